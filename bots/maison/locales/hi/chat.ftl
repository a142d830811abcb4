damaged-ask-order = हमें खेद है कि सामान आप तक इस हालत में पहुँचा। कृपया अपना ऑर्डर नंबर बताएँ। वह ML से शुरू होता है और उसमें आठ अंक होते हैं।{ $place ->
        [public] { " " }{ part-keep-private }
       *[private] { "" }
    }
damaged-ask-damage = कृपया बताएँ कि ठीक-ठीक क्या टूटा या खराब हुआ है।
damaged-ask-wish = आपको दूसरा सामान चाहिए या अपने पैसे वापस?
damaged-wish-replacement = दूसरा सामान
damaged-wish-refund = पैसे वापस
damaged-done = धन्यवाद। ऑर्डर { $order } के बारे में सारी ज़रूरी जानकारी मिल गई है।
