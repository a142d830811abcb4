damaged-ask-order = ご不便をおかけし、誠に申し訳ございません。恐れ入りますが、「ML」で始まる8桁のご注文番号をお知らせいただけますでしょうか。{ part-private-note }
damaged-ask-damage = どの部分が破損しているか、お聞かせください。
damaged-ask-wish = 交換と返金のどちらをご希望でしょうか。
damaged-wish-replacement = 交換
damaged-wish-refund = 返金
damaged-done = ありがとうございます。ご注文 { $order } について、必要な内容をすべて伺いました。
