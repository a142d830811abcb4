### हिन्दी। formal: “आप” के साथ, विनम्र और सरल। casual: “तुम” के साथ, अपनेपन से; “तू” कहीं नहीं।
### ग्राहक का लिंग कहीं नहीं दिखता; सहायक का केवल तब, जब व्यवसाय ने $persona चुना हो।

## आरंभ

greeting =
    { $formality ->
        [casual] { part-hello } { $brand } में तुम्हारा स्वागत है।
       *[formal] { part-hello } { $brand } में आपका स्वागत है।
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] हैलो, गुड मॉर्निंग!
                [evening] हैलो, गुड ईवनिंग!
               *[unknown] हैलो!
            }
       *[formal]
            { $daypart ->
                [morning] सुप्रभात,
                [evening] शुभ संध्या,
               *[unknown] नमस्ते,
            }
    }
greeting-named =
    { $formality ->
        [casual] हैलो { $name }! { $brand } में तुम्हारा स्वागत है।
       *[formal] नमस्ते { $name }, { $brand } में आपका स्वागत है।
    }
disclosure =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] यहाँ { $brand } की स्वचालित सहायिका तुम्हारे सवालों के जवाब देती है।
                [masculine] यहाँ { $brand } का स्वचालित सहायक तुम्हारे सवालों के जवाब देता है।
               *[unknown] यहाँ तुम्हें { $brand } के स्वचालित सहायक से जवाब मिलते हैं।
            }
       *[formal]
            { $persona ->
                [feminine] यहाँ { $brand } की स्वचालित सहायिका आपके प्रश्नों के उत्तर देती है।
                [masculine] यहाँ { $brand } का स्वचालित सहायक आपके प्रश्नों के उत्तर देता है।
               *[unknown] यहाँ आपको { $brand } के स्वचालित सहायक से उत्तर मिलते हैं।
            }
    }

# सहायता का प्रस्ताव, कई संदेशों में।
part-how-to-help =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] बताओ, मैं क्या मदद कर सकती हूँ?
                [masculine] बताओ, मैं क्या मदद कर सकता हूँ?
               *[unknown] बताओ, क्या मदद चाहिए?
            }
       *[formal]
            { $persona ->
                [feminine] मैं आपकी क्या सहायता कर सकती हूँ?
                [masculine] मैं आपकी क्या सहायता कर सकता हूँ?
               *[unknown] आपकी क्या सहायता की जा सकती है?
            }
    }
part-what-else =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] मैं और क्या मदद कर सकती हूँ?
                [masculine] मैं और क्या मदद कर सकता हूँ?
               *[unknown] और क्या मदद चाहिए?
            }
       *[formal]
            { $persona ->
                [feminine] मैं आपकी और क्या सहायता कर सकती हूँ?
                [masculine] मैं आपकी और क्या सहायता कर सकता हूँ?
               *[unknown] आपकी और क्या सहायता की जा सकती है?
            }
    }

## कमांड

help =
    { $formality ->
        [casual] ये कमांड कभी भी भेजे जा सकते हैं, बस लिखो और भेजो:
       *[formal] इन कमांड का उपयोग कभी भी किया जा सकता है:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] बातचीत शुरू करना
        [language] भाषा चुनना
        [human] हमारे प्रतिनिधि से बात करना
        [privacy] यह जानना कि कौन-सी जानकारी सहेजी जाती है
        [reset] नए सिरे से शुरू करना
        [cancel] चल रहे प्रश्नों को रोकना
       *[help] यह सूची देखना
    }
error-command =
    { $formality ->
        [casual] { $command } नाम का कोई कमांड नहीं है। कौन-कौन से हैं, यह देखने के लिए { $help } भेजो।
       *[formal] क्षमा करें, { $command } नाम का कोई कमांड नहीं है। उपलब्ध कमांड देखने के लिए कृपया { $help } भेजें।
    }

## उत्तर

answer-frame =
    { $formality ->
        [casual] देखो, इस बारे में यह मिला:
       *[formal] इस बारे में यह जानकारी मिली है:
    }
answer-other-language =
    { $formality ->
        [casual] यह बात बस दूसरी भाषा में लिखी हुई है ({ $language }):
       *[formal] यह जानकारी केवल दूसरी भाषा ({ $language }) में उपलब्ध है:
    }
answer-sources = स्रोत: { $titles }
nothing-found =
    { $audience ->
        [senior]
            { $formality ->
                [casual] { part-not-found } अपना सवाल दूसरे शब्दों में लिखो।
               *[formal] { part-not-found } कृपया अपना प्रश्न दूसरे शब्दों में लिखें।
            }
        [b2b]
            { $formality ->
                [casual] { part-not-found } यह भी बताओ कि बात किस उत्पाद या किस तरह के ऑर्डर की है।
               *[formal] { part-not-found } कृपया बताएँ कि आपका प्रश्न किस उत्पाद या किस प्रकार के ऑर्डर के बारे में है।
            }
       *[general]
            { $formality ->
                [casual] { part-not-found } ज़रा दूसरे शब्दों में पूछो या थोड़ा और बताओ।
               *[formal] { part-not-found } कृपया अपना प्रश्न दूसरे शब्दों में पूछें या थोड़ी और जानकारी दें।
            }
    }
part-not-found =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] माफ़ करना, मैं इस बारे में कुछ ढूँढ नहीं पाई।
                [masculine] माफ़ करना, मैं इस बारे में कुछ ढूँढ नहीं पाया।
               *[unknown] माफ़ करना, इस बारे में कुछ नहीं मिला।
            }
       *[formal]
            { $persona ->
                [feminine] क्षमा करें, मैं इस बारे में कोई जानकारी नहीं ढूँढ पाई।
                [masculine] क्षमा करें, मैं इस बारे में कोई जानकारी नहीं ढूँढ पाया।
               *[unknown] क्षमा करें, इस बारे में कोई जानकारी नहीं मिली।
            }
    }
answer-withheld =
    { $place ->
        [public] { part-not-certain } { part-ask-in-private }
       *[private] { part-not-certain } { part-ask-otherwise }
    }
part-not-certain =
    { $formality ->
        [casual] इसका पक्का जवाब अभी नहीं है, और अंदाज़े से कुछ कहना ठीक नहीं होगा।
       *[formal] क्षमा करें, इस प्रश्न का पक्का उत्तर देना अभी संभव नहीं है, और आपको गलत जानकारी देना उचित नहीं होगा।
    }
part-ask-otherwise =
    { $formality ->
        [casual] इसे दूसरे शब्दों में पूछकर देखो।
       *[formal] कृपया इसे दूसरे शब्दों में पूछें।
    }
part-ask-in-private =
    { $formality ->
        [casual] बात तुम्हारे ऑर्डर की हो, तो हमें निजी संदेश भेजो और अपनी जानकारी यहाँ मत लिखो।
       *[formal] यदि प्रश्न आपके ऑर्डर के बारे में है, तो कृपया हमें निजी संदेश भेजें और अपनी जानकारी यहाँ न लिखें।
    }
late =
    { $formality ->
        [casual] जवाब में देर हो गई, माफ़ करना।
       *[formal] उत्तर में हुई देरी के लिए हमें खेद है।
    }

## जब कुछ काम न करे

error-model =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] माफ़ करना, मैं अभी जवाब तैयार नहीं कर पा रही हूँ। कुछ मिनट बाद फिर से पूछो।
                [masculine] माफ़ करना, मैं अभी जवाब तैयार नहीं कर पा रहा हूँ। कुछ मिनट बाद फिर से पूछो।
               *[unknown] माफ़ करना, अभी जवाब तैयार नहीं हो पा रहा। कुछ मिनट बाद फिर से पूछो।
            }
       *[formal]
            { $persona ->
                [feminine] क्षमा करें, मैं अभी उत्तर तैयार नहीं कर पा रही हूँ। कृपया कुछ मिनट बाद फिर से प्रयास करें।
                [masculine] क्षमा करें, मैं अभी उत्तर तैयार नहीं कर पा रहा हूँ। कृपया कुछ मिनट बाद फिर से प्रयास करें।
               *[unknown] क्षमा करें, अभी उत्तर तैयार नहीं हो पा रहा है। कृपया कुछ मिनट बाद फिर से प्रयास करें।
            }
    }
error-internal =
    { $formality ->
        [casual] माफ़ करना, हमारी तरफ़ से कुछ गड़बड़ हो गई। तुम्हारा संदेश सुरक्षित है; थोड़ी देर में फिर से भेजो।
       *[formal] क्षमा करें, हमारी ओर से कोई गड़बड़ी हुई है। आपका संदेश हमारे पास सुरक्षित है; कृपया थोड़ी देर बाद फिर से प्रयास करें।
    }
error-media =
    { $formality ->
        [casual] फ़ोटो, वॉइस मैसेज और फ़ाइलें अभी यहाँ नहीं खुलतीं। जो भी चाहिए, वह लिखकर बताओ।
       *[formal] क्षमा करें, तस्वीरें, वॉइस संदेश और फ़ाइलें खोलने की सुविधा अभी उपलब्ध नहीं है। कृपया अपनी ज़रूरत लिखकर बताएँ।
    }
error-empty =
    { $formality ->
        [casual] तुम्हारे संदेश में कुछ लिखा हुआ नहीं मिला। { part-how-to-help }
       *[formal] आपके संदेश में कोई शब्द नहीं मिला। { part-how-to-help }
    }
error-choice =
    { $formality ->
        [casual] यह विकल्प अब नहीं है। लिखकर बताओ कि तुम्हें क्या चाहिए।
       *[formal] यह विकल्प अब उपलब्ध नहीं है। कृपया लिखकर बताएँ कि आपको क्या चाहिए।
    }

## हमारी टीम

handover-waiting =
    { $place ->
        [public] { part-passed-on } { part-keep-private }
       *[private] { part-passed-on } { part-meanwhile }
    }
part-passed-on =
    { $formality ->
        [casual] तुम्हारी बात हमारी टीम तक पहुँचा दी है; अनुरोध संख्या { $ticket } है। टीम का जवाब आने तक यह खुला रहेगा।
       *[formal] आपका अनुरोध हमारी टीम को भेज दिया गया है; आपकी अनुरोध संख्या { $ticket } है। टीम से उत्तर मिलने तक यह अनुरोध खुला रहेगा।
    }
part-meanwhile =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] तब तक मैं तुम्हारे सवालों के जवाब देती रहूँगी।
                [masculine] तब तक मैं तुम्हारे सवालों के जवाब देता रहूँगा।
               *[unknown] तब तक तुम्हारे सवालों के जवाब यहाँ मिलते रहेंगे।
            }
       *[formal]
            { $persona ->
                [feminine] तब तक मैं आपके प्रश्नों के उत्तर देती रहूँगी।
                [masculine] तब तक मैं आपके प्रश्नों के उत्तर देता रहूँगा।
               *[unknown] तब तक आपके प्रश्नों के उत्तर यहाँ मिलते रहेंगे।
            }
    }
part-keep-private =
    { $formality ->
        [casual] यहाँ की बातें दूसरे लोग भी देखते हैं, इसलिए अपनी निजी जानकारी यहाँ मत लिखो; ज़रूरत हो, तो हमें निजी संदेश भेजो।
       *[formal] यह बातचीत दूसरे लोग भी देख पाते हैं, इसलिए कृपया अपनी निजी जानकारी यहाँ न लिखें; आवश्यकता हो, तो हमें निजी संदेश भेजें।
    }
handover-still-waiting =
    { $formality ->
        [casual] तुम्हारे अनुरोध { $ticket } पर टीम का जवाब अभी आना बाकी है। इंतज़ार के लिए शुक्रिया! { part-meanwhile }
       *[formal] आपका अनुरोध { $ticket } अभी हमारी टीम के उत्तर की प्रतीक्षा में है। आपके धैर्य के लिए धन्यवाद। { part-meanwhile }
    }
handover-joined =
    { $formality ->
        [casual] अब तुम्हारी मदद के लिए { $agent } यहाँ हैं।
       *[formal] अब आपकी सहायता के लिए { $agent } उपलब्ध हैं।
    }
handover-returned =
    { $formality ->
        [casual] अब फिर से स्वचालित सहायक से जवाब मिलेंगे। { part-what-else }
       *[formal] अब आपको फिर से स्वचालित सहायक से उत्तर मिलेंगे। { part-what-else }
    }
handover-unavailable =
    { $formality ->
        [casual] माफ़ करना, इस समय इस चैट से हमारी टीम तक बात नहीं पहुँच सकती। लेकिन जितनी हो सके, उतनी मदद यहाँ मिलती रहेगी।
       *[formal] क्षमा करें, इस समय इस चैट से हमारी टीम से संपर्क नहीं हो सकता। यहाँ आपकी यथासंभव सहायता जारी रहेगी।
    }
out-of-hours =
    { $place ->
        [public] { part-closed-now } { part-keep-private }
       *[private] { part-closed-now } { part-meanwhile }
    }
part-closed-now =
    { $formality ->
        [casual] हमारी टीम अभी यहाँ नहीं है। काम फिर शुरू होने का समय: { $opens } ({ $zone })। तुम्हारा अनुरोध { $ticket } सँभालकर रखा है।
       *[formal] हमारी टीम इस समय उपलब्ध नहीं है। सेवा फिर शुरू होने का समय: { $opens } ({ $zone })। आपका अनुरोध { $ticket } सुरक्षित रखा गया है।
    }
holiday-today = आज सार्वजनिक अवकाश है ({ $holiday })।
holiday-expected = आज सार्वजनिक अवकाश होने की संभावना है ({ $holiday }); तारीख अभी पक्की नहीं है।
closed =
    { $formality ->
        [casual] यह बातचीत यहीं पूरी हुई। कुछ और चाहिए, तो फिर से लिखो!
       *[formal] यह बातचीत अब समाप्त हो गई है। किसी और सहायता के लिए कृपया हमें फिर से लिखें।
    }

## भाषा

language-switched =
    { $formality ->
        [casual] ठीक है, अब से तुम्हें इस भाषा में जवाब मिलेंगे: { $language }।
       *[formal] अब से आपको इस भाषा में उत्तर मिलेंगे: { $language }।
    }
language-which =
    { $formality ->
        [casual] किस भाषा में बात करें?
       *[formal] आपके लिए कौन-सी भाषा सुविधाजनक रहेगी?
    }
language-unknown =
    { $formality ->
        [casual] “{ $language }” भाषा अभी यहाँ नहीं है। इनमें से कोई एक चुनो:
       *[formal] क्षमा करें, “{ $language }” भाषा अभी उपलब्ध नहीं है। कृपया इनमें से कोई एक भाषा चुनें:
    }

## गोपनीयता और नई शुरुआत

privacy =
    { $place ->
        [public] { part-stored } { part-erase-in-private }
       *[private] { part-stored } { part-erase }
    }
part-stored =
    { $formality ->
        [casual] तुम्हें जवाब देने के लिए { $brand } की ओर से तुम्हारे संदेश और तुम्हारी संपर्क पहचान एन्क्रिप्ट करके रखे जाते हैं।
       *[formal] आपको उत्तर देने के लिए { $brand } की ओर से आपके संदेश और आपकी संपर्क पहचान एन्क्रिप्ट करके सुरक्षित रखे जाते हैं।
    }
part-erase =
    { $formality ->
        [casual] इन्हें मिटवाना हो, तो हमारी टीम से कहो; { $brand } की ओर से इन्हें मिटा दिया जाएगा।
       *[formal] यदि यह जानकारी मिटवानी हो, तो कृपया हमारी टीम से अनुरोध करें; { $brand } की ओर से इसे मिटा दिया जाएगा।
    }
part-erase-in-private =
    { $formality ->
        [casual] इन्हें मिटवाना हो, तो यहाँ सबके सामने नहीं, निजी तौर पर हमारी टीम से कहो; { $brand } की ओर से इन्हें मिटा दिया जाएगा।
       *[formal] यदि यह जानकारी मिटवानी हो, तो कृपया यहाँ सबके सामने नहीं, निजी तौर पर हमारी टीम से अनुरोध करें; { $brand } की ओर से इसे मिटा दिया जाएगा।
    }
reset-done =
    { $formality ->
        [casual] चलो, नए सिरे से शुरू करते हैं। { part-how-to-help }
       *[formal] चलिए, नए सिरे से शुरू करते हैं। { part-how-to-help }
    }

## मूल्यांकन

survey-ask =
    { $formality ->
        [casual] हमारी मदद कैसी लगी? 1 (बिल्कुल नहीं जमी) से 5 (बहुत बढ़िया) के बीच अंक दो।
       *[formal] हमारी सहायता आपको कितनी संतोषजनक लगी? कृपया 1 (बिल्कुल नहीं) से 5 (बहुत अधिक) के बीच अंक दें।
    }
survey-thanks =
    { $formality ->
        [casual] अंक देने के लिए शुक्रिया!
       *[formal] आपके मूल्यांकन के लिए धन्यवाद।
    }

## क्रम से पूछे गए प्रश्न

flow-cancelled =
    { $formality ->
        [casual] ठीक है, यहीं रुकते हैं। { part-what-else }
       *[formal] ठीक है, प्रश्न यहीं रोक दिए गए हैं। { part-what-else }
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-keep-private }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $audience ->
        [senior]
            { $formality ->
                [casual] यह जवाब अभी ठीक नहीं बैठा।
               *[formal] यह उत्तर अभी ठीक नहीं लग रहा है।
            }
       *[general]
            { $formality ->
                [casual] यह जवाब ठीक नहीं लग रहा।
               *[formal] क्षमा करें, यह उत्तर सही नहीं लग रहा है।
            }
    }
part-send-again =
    { $audience ->
        [senior]
            { $formality ->
                [casual] कोई जल्दी नहीं; आराम से देखकर फिर से भेजो।
               *[formal] कोई जल्दी नहीं है; कृपया आराम से देखकर फिर से भेजें।
            }
       *[general]
            { $formality ->
                [casual] एक बार देखकर फिर से भेजो।
               *[formal] कृपया इसे जाँचकर फिर से भेजें।
            }
    }
flow-gone =
    { $formality ->
        [casual] माफ़ करना, ये सवाल इस बीच बदल गए, इसलिए यहीं रोक दिए गए। फिर से बताओ कि तुम्हें क्या चाहिए।
       *[formal] क्षमा करें, इस बीच ये प्रश्न बदल गए हैं, इसलिए इन्हें रोक दिया गया है। कृपया फिर से बताएँ कि आपको क्या चाहिए।
    }
flow-changed =
    { $formality ->
        [casual] माफ़ करना, ये सवाल इस बीच बदल गए। चलो, यहीं से आगे बढ़ते हैं।
       *[formal] क्षमा करें, इस बीच ये प्रश्न बदल गए हैं। आइए, यहीं से आगे बढ़ते हैं।
    }

## निजी चैट में आगे

private-invite =
    { $formality ->
        [casual] इस बारे में निजी चैट में बात करते हैं। वहाँ पूरा जवाब मिलेगा।
       *[formal] इस बारे में निजी चैट में बात करना बेहतर होगा। वहाँ हम आपको पूरा उत्तर सहर्ष देंगे।
    }
private-open = निजी चैट में जारी रखें
private-opened = यहाँ की बातचीत और कोई नहीं पढ़ता। पूछे गए प्रश्न का उत्तर:
private-unreachable =
    { $formality ->
        [casual] माफ़ करना, यहाँ से निजी चैट नहीं खुल सकती। हमें सीधे संदेश भेजो, जवाब वहीं मिलेगा।
       *[formal] क्षमा करें, यहाँ से निजी चैट नहीं खुल सकती। कृपया हमें सीधे संदेश भेजें, हम आपको वहीं उत्तर देंगे।
    }
note-health = यह सामान्य जानकारी है और डॉक्टर की सलाह का विकल्प नहीं है।

## चैट का पेज

web-title = { $brand } के साथ चैट
web-no-script =
    { $formality ->
        [casual] इस चैट के लिए JavaScript चाहिए। ब्राउज़र में उसे चालू करके पेज फिर से खोलो।
       *[formal] इस चैट के लिए JavaScript आवश्यक है। कृपया उसे ब्राउज़र में चालू करके पेज फिर से खोलें।
    }
web-skip = संदेश लिखने की जगह पर जाएँ
web-log-label = बातचीत
web-placeholder =
    { $formality ->
        [casual] संदेश लिखो
       *[formal] संदेश लिखें
    }
web-send =
    { $formality ->
        [casual] भेजो
       *[formal] भेजें
    }
web-attach = फ़ाइलें जोड़ें
web-drop = फ़ाइलें यहाँ छोड़ें
web-you =
    { $formality ->
        [casual] तुम
       *[formal] आप
    }
web-assistant = स्वचालित सहायक
web-person = हमारी टीम
web-typing = जवाब लिखा जा रहा है
web-sources = स्रोत
web-download = डाउनलोड करें
web-offline =
    { $formality ->
        [casual] कनेक्शन नहीं है। वापस आते ही तुम्हारे संदेश भेज दिए जाएँगे।
       *[formal] कनेक्शन नहीं है। वापस आते ही आपके संदेश भेज दिए जाएँगे।
    }
web-online = कनेक्शन वापस आ गया है।
web-waiting = कनेक्शन का इंतज़ार
web-sending = भेजा जा रहा है
web-sent = भेजा गया
web-failed = नहीं भेजा गया
web-retry = फिर से कोशिश करें
web-remove = हटाएँ
web-file-too-large = यह फ़ाइल बहुत बड़ी है। सीमा { $megabytes } MB है।
web-file-type = इस तरह की फ़ाइल यहाँ नहीं भेजी जा सकती।
web-too-many = एक संदेश में फ़ाइलें: अधिकतम { $count }।
web-too-long =
    { $formality ->
        [casual] संदेश बहुत लंबा है। इसे थोड़ा छोटा करो।
       *[formal] संदेश बहुत लंबा है। कृपया इसे छोटा करें।
    }
web-file-unavailable = यह फ़ाइल नहीं खुल पा रही है।
web-new-messages = नए संदेश
web-open = चैट खोलें
web-close = चैट बंद करें
