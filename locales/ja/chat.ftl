### 日本語：お客様には尊敬語、自分の側には謙譲語を用いる。一つの返信の中で文体を混ぜない。
### casual は親しみのある常体、polite は「です・ます」、honorific は敬語。

## 部品

# ほかの人にも見える場所でだけ添える一文。
part-private-note =
    { $place ->
        [public]
            { $formality ->
                [casual] ここはほかの人にも見えるから、名前や注文番号は書かないで、1対1のチャットで教えてね。
                [polite] ここはほかの方にも見える場所です。お名前や注文番号などは書き込まず、1対1のチャットでお知らせください。
               *[honorific] なお、こちらはほかの方もご覧になる場所でございます。お名前やご注文番号などはお書きにならず、1対1のチャットでお知らせくださいますようお願いいたします。
            }
       *[private] { "" }
    }

## はじめ

greeting =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] おはよう！{ $brand }へようこそ！
                [afternoon] こんにちは！{ $brand }へようこそ！
                [evening] こんばんは！{ $brand }へようこそ！
                [night] こんばんは！遅くまでおつかれさま。{ $brand }へようこそ！
               *[unknown] { $brand }へようこそ！
            }
        [polite]
            { $daypart ->
                [morning] おはようございます。{ $brand }にご連絡いただき、ありがとうございます。
                [afternoon] こんにちは。{ $brand }にご連絡いただき、ありがとうございます。
                [evening] こんばんは。{ $brand }にご連絡いただき、ありがとうございます。
               *[unknown] { $brand }にご連絡いただき、ありがとうございます。
            }
       *[honorific]
            { $audience ->
                [b2b] いつもお世話になっております。{ $brand }でございます。お問い合わせいただき、ありがとうございます。
               *[general]
                    { $daypart ->
                        [morning] おはようございます。{ $brand }へお問い合わせいただき、ありがとうございます。
                       *[unknown] { $brand }へお問い合わせいただき、ありがとうございます。
                    }
            }
    }
greeting-named =
    { $formality ->
        [casual] { $name }、{ $brand }へようこそ！
        [polite] { $name }、{ $brand }にご連絡いただき、ありがとうございます。
       *[honorific] { $name }、{ $brand }へお問い合わせいただき、誠にありがとうございます。
    }
disclosure =
    { $formality ->
        [casual] ここでは、{ $brand }の自動応答アシスタントが答えるよ。
        [polite] こちらでは、{ $brand }の自動応答アシスタントがお答えします。
       *[honorific]
            { $audience ->
                [senior] こちらでは、{ $brand }の自動応答アシスタントがご案内しております。人ではなく、コンピューターがお返事を差し上げる仕組みでございます。
                [learner_a] ここでは、{ $brand }のコンピューターが答えます。人ではありません。
               *[general] こちらでは、{ $brand }の自動応答アシスタントがご案内しております。
            }
    }

## コマンド

help =
    { $formality ->
        [casual] このコマンドは、いつでも使えるよ。
        [polite] 次のコマンドを、いつでも使えます。
       *[honorific] 次のコマンドを、いつでもご利用いただけます。
    }
help-command = { $command }：{ command-about }
command-about =
    { $what ->
        [start] 会話の開始
        [language] 言語の選択
        [human] 担当者への相談
        [privacy] 保存される情報の確認
        [reset] 会話の最初からのやり直し
        [cancel] 入力の中止
       *[help] この一覧の表示
    }
error-command =
    { $formality ->
        [casual] { $command } というコマンドはないんだ。使えるコマンドは { $help } で見られるよ。
        [polite] { $command } というコマンドはありません。使えるコマンドは { $help } で確認できます。
       *[honorific] 恐れ入りますが、{ $command } というコマンドはございません。ご利用いただけるコマンドは { $help } でご確認ください。
    }

## 回答

answer-frame =
    { $formality ->
        [casual] こんな情報があったよ。
        [polite] お問い合わせの件をご案内します。
       *[honorific] お問い合わせの件について、ご案内いたします。
    }
answer-other-language =
    { $formality ->
        [casual] ごめんね、これは別の言語（{ $language }）でしか用意していないんだ。
        [polite] 申し訳ありませんが、この内容は別の言語（{ $language }）でのみ用意しています。
       *[honorific] 恐れ入りますが、こちらの内容は別の言語（{ $language }）でのみご用意しております。
    }
answer-sources = 参照元：{ $titles }
nothing-found =
    { $formality ->
        [casual] ごめんね、答えが見つからなかった。別の言い方で聞くか、もう少し詳しく教えてくれる？
        [polite] 申し訳ありません。該当する情報が見つかりませんでした。別の言い方でお尋ねいただくか、もう少し詳しく教えてください。
       *[honorific]
            { $audience ->
                [learner_a] 申し訳ありません。答えが見つかりませんでした。ほかの言葉で、もう一度聞いてください。
               *[general] 申し訳ございません。該当するご案内が見つかりませんでした。恐れ入りますが、別の表現でお尋ねいただくか、もう少し詳しくお聞かせいただけますでしょうか。
            }
    }
answer-withheld =
    { $formality ->
        [casual] ごめんね、確実なことが言えないから、答えるのはやめておくね。別の言い方で聞いてくれる？
        [polite] 申し訳ありません。正確にお答えできる確証がないため、回答を控えています。別の言い方で、もう一度お尋ねください。
       *[honorific] 申し訳ございません。正確なご案内ができる確証がないため、回答を控えております。恐れ入りますが、別の表現でもう一度お尋ねいただけますでしょうか。
    }{ part-private-note }
late =
    { $formality ->
        [casual] 返事が遅くなってごめんね。
        [polite] お返事が遅くなり、申し訳ありません。
       *[honorific] お返事が遅くなり、申し訳ございません。
    }

## うまくいかないとき

error-model =
    { $formality ->
        [casual] ごめんね、いまは答えを用意できないんだ。何分かしてから、もう一度送ってみて。
        [polite] 申し訳ありません。ただいま回答を用意できません。数分後に、もう一度お試しください。
       *[honorific] 申し訳ございません。ただいま回答をご用意できません。恐れ入りますが、数分後にもう一度お試しください。
    }
error-internal =
    { $formality ->
        [casual] ごめんね、こちらのシステムで問題が起きたんだ。メッセージはちゃんと残っているから、少ししてからもう一度試してね。
        [polite] 申し訳ありません。こちらのシステムで問題が発生しました。メッセージは保存していますので、しばらくしてからもう一度お試しください。
       *[honorific] 申し訳ございません。こちらのシステムで問題が発生いたしました。お送りいただいたメッセージは保存しております。恐れ入りますが、しばらくしてからもう一度お試しください。
    }
error-media =
    { $formality ->
        [casual] ごめんね、画像や音声、ファイルはまだ見られないんだ。用件を文字で教えてね。
        [polite] 申し訳ありません。画像、音声、ファイルの内容はまだ確認できません。ご用件を文章でお知らせください。
       *[honorific] 申し訳ございません。画像、音声、ファイルの内容はまだ確認できません。恐れ入りますが、ご用件を文章でお知らせください。
    }
error-empty =
    { $formality ->
        [casual] メッセージに文字がなかったみたい。どうしたの？
        [polite] メッセージに文章が見当たりませんでした。どのようなご用件ですか。
       *[honorific] メッセージに文章が見当たりませんでした。どのようなご用件でしょうか。
    }
error-choice =
    { $formality ->
        [casual] ごめんね、その選択肢はもう使えないんだ。どうしたいか、文字で教えてね。
        [polite] 申し訳ありません。その選択肢は現在ご利用いただけません。ご希望を文章でお知らせください。
       *[honorific] 申し訳ございません。その選択肢は現在ご利用いただけません。恐れ入りますが、ご希望を文章でお知らせください。
    }

## 担当者

handover-waiting =
    { $formality ->
        [casual] 担当の人に伝えたよ。受付番号は { $ticket } だよ。返事が来るまで受付はそのまま残しておくね。そのあいだも、ここで何でも聞いてね。
        [polite] ご用件を担当者に伝えました。受付番号は { $ticket } です。担当者がお返事するまで、受付内容は保管します。その間も、引き続きこちらでご質問にお答えします。
       *[honorific] ご用件を担当者に申し伝えました。受付番号は { $ticket } でございます。担当者がお返事するまで受付内容は保管いたします。その間も、引き続きこちらでご質問にお答えいたします。
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [casual] 受付番号 { $ticket } は、まだ担当の人の返事待ちだよ。待たせてごめんね。そのあいだも、ここで何でも聞いてね。
        [polite] 受付番号 { $ticket } の件は、まだ担当者がお返事できていません。お待たせして申し訳ありません。その間も、こちらでご質問にお答えします。
       *[honorific] 受付番号 { $ticket } の件は、まだ担当者よりお返事を差し上げられておりません。お待たせしており、誠に申し訳ございません。その間も、こちらでご質問にお答えいたします。
    }
handover-joined =
    { $formality ->
        [casual] ここからは、担当の{ $agent }が話を聞くね。
        [polite] ここからは、担当の{ $agent }が対応します。
       *[honorific] ここからは、担当の{ $agent }が対応いたします。
    }
handover-returned =
    { $formality ->
        [casual] ここからは、また自動応答アシスタントが答えるよ。ほかに聞きたいことはある？
        [polite] ここからは、再び自動応答アシスタントがお答えします。ほかにお手伝いできることはありますか。
       *[honorific] ここからは、再び自動応答アシスタントがご案内いたします。ほかにお手伝いできることはございますか。
    }
handover-unavailable =
    { $formality ->
        [casual] ごめんね、いまはこのチャットから担当の人につなげないんだ。わかることは、このまま答えるね。
        [polite] 申し訳ありません。ただいま、こちらのチャットから担当者におつなぎできません。引き続き、私ができる限りお手伝いします。
       *[honorific] 申し訳ございません。ただいま、こちらのチャットから担当者におつなぎすることができません。引き続き、私ができる限りお手伝いいたします。
    }
out-of-hours =
    { $formality ->
        [casual] いまは担当の人の受付時間外なんだ。次の受付開始は { $opens }（{ $zone }）だよ。受付番号 { $ticket } はそれまで残しておくね。そのあいだも、ここで何でも聞いてね。
        [polite] ただいま担当者の対応時間外です。次の対応開始は { $opens }（{ $zone }）です。受付番号 { $ticket } の内容はそれまで保管します。その間も、引き続きこちらでご質問にお答えします。
       *[honorific] ただいま担当者の対応時間外でございます。次の対応開始は { $opens }（{ $zone }）でございます。受付番号 { $ticket } の内容はそれまで保管いたします。その間も、引き続きこちらでご質問にお答えいたします。
    }{ part-private-note }
holiday-today =
    { $formality ->
        [casual] 今日は祝日（{ $holiday }）だよ。
        [polite] 今日は祝日（{ $holiday }）です。
       *[honorific] 本日は祝日（{ $holiday }）でございます。
    }
holiday-expected =
    { $formality ->
        [casual] 今日は祝日（{ $holiday }）になりそうだけど、日付はまだ決まっていないよ。
        [polite] 今日は祝日（{ $holiday }）の見込みです。日付はまだ確定していません。
       *[honorific] 本日は祝日（{ $holiday }）の見込みでございます。日付はまだ確定しておりません。
    }
closed =
    { $formality ->
        [casual] この会話はここで終わりだよ。また何かあったら、いつでも連絡してね。
        [polite] こちらの会話は終了しました。ほかにご用件がありましたら、いつでもご連絡ください。
       *[honorific] こちらの会話は終了いたしました。ほかにご用件がございましたら、いつでもご連絡ください。
    }

## 言語

language-switched =
    { $formality ->
        [casual] ここからは{ $language }で答えるね。
        [polite] ここからは{ $language }でご案内します。
       *[honorific] これより{ $language }でご案内いたします。
    }
language-which =
    { $formality ->
        [casual] どの言語がいい？
        [polite] どの言語をご希望ですか。
       *[honorific] どの言語をご希望でしょうか。
    }
language-unknown =
    { $formality ->
        [casual] ごめんね、「{ $language }」はまだ使えないんだ。この中から選んでね。
        [polite] 申し訳ありません。「{ $language }」にはまだ対応していません。次の言語から選んでください。
       *[honorific] 申し訳ございません。「{ $language }」にはまだ対応しておりません。恐れ入りますが、次の言語からお選びください。
    }

## プライバシーと再開

privacy =
    { $formality ->
        [casual] { $brand }は、質問に答えるために、メッセージと連絡先の識別子を暗号化して保存しているよ。消してほしいときは、担当の人に伝えてね。{ $brand }が削除するよ。
        [polite] { $brand }は、お問い合わせにお答えするため、メッセージと連絡先の識別子を暗号化して保存しています。削除をご希望の場合は、担当者にお申し出ください。{ $brand }が削除します。
       *[honorific] { $brand }は、お問い合わせにお答えするため、お客様のメッセージと連絡先の識別子を暗号化して保存しております。削除をご希望の場合は、お手数ですが、担当者までお申し出ください。{ $brand }が削除いたします。
    }{ part-private-note }
reset-done =
    { $formality ->
        [casual] じゃあ、最初から始めよう。どうしたの？
        [polite] 会話を最初から始めます。どのようなご用件ですか。
       *[honorific] 会話を最初から始めます。どのようなご用件でしょうか。
    }

## 評価

survey-ask =
    { $formality ->
        [casual] 今回の対応はどうだった？1（不満）から5（満足）までの数字で教えてね。
        [polite] 今回の対応はいかがでしたか。1（不満）から5（満足）までの数字で教えてください。
       *[honorific] 今回の対応はいかがでしたでしょうか。1（不満）から5（満足）までの数字でお聞かせください。
    }
survey-thanks =
    { $formality ->
        [casual] 評価してくれて、ありがとう！
        [polite] ご評価いただき、ありがとうございます。
       *[honorific] ご評価いただき、誠にありがとうございます。
    }

## 順番の質問

flow-cancelled =
    { $formality ->
        [casual] わかった、ここでやめておくね。ほかに聞きたいことはある？
        [polite] 承知しました。入力を中止しました。ほかにお手伝いできることはありますか。
       *[honorific] かしこまりました。入力を中止いたしました。ほかにお手伝いできることはございますか。
    }
flow-invalid =
    { $formality ->
        [casual] ごめんね、うまく読み取れなかった。確かめて、もう一度送ってね。
        [polite] 申し訳ありません。入力内容を確認できませんでした。お確かめのうえ、もう一度お送りください。
       *[honorific] 申し訳ございません。ご入力の内容を確認できませんでした。恐れ入りますが、お確かめのうえ、もう一度お送りください。
    }{ part-private-note }
flow-gone =
    { $formality ->
        [casual] ごめんね、途中で質問の内容が変わったから、ここで終わりにするね。どうしたいか、もう一度教えてくれる？
        [polite] 申し訳ありません。質問の内容が変わったため、入力を終了しました。ご用件をもう一度お知らせください。
       *[honorific] 申し訳ございません。お伺いする内容に変更があったため、入力を終了いたしました。恐れ入りますが、ご用件をもう一度お知らせください。
    }
flow-changed =
    { $formality ->
        [casual] ごめんね、途中で質問の内容が変わったんだ。ここから続けるね。
        [polite] 申し訳ありません。質問の内容が変わりました。ここから続けてお伺いします。
       *[honorific] 申し訳ございません。お伺いする内容に変更がございました。ここから続けてお伺いいたします。
    }

## 個別のチャットで

private-invite =
    { $formality ->
        [casual] その話は、ほかの人に見えないチャットでしようね。そこでちゃんと答えるよ。
        [polite] こちらのご質問は、個別のチャットでお答えします。お手数ですが、下からお進みください。
       *[honorific] 恐れ入りますが、こちらのご質問につきましては、個別のチャットにて詳しくご案内いたします。
    }
private-open = 個別のチャットへ
private-opened =
    { $formality ->
        [casual] ここはほかの人には見えないよ。さっきの質問だね。
        [polite] こちらはほかの方には見えません。先ほどのご質問にお答えします。
       *[honorific] こちらはほかの方からはご覧いただけません。先ほどのご質問にお答えいたします。
    }
private-unreachable =
    { $formality ->
        [casual] ごめんね、ここからは個別のチャットを開けないんだ。直接メッセージを送ってくれたら、そこで答えるね。
        [polite] 申し訳ありません。こちらからは個別のチャットを開けません。直接メッセージをお送りください。そちらでお答えします。
       *[honorific] 申し訳ございません。こちらからは個別のチャットを開くことができません。恐れ入りますが、直接メッセージをお送りいただけましたら、そちらでご案内いたします。
    }
note-health =
    { $formality ->
        [casual] これは一般的な説明だから、お医者さんの診断の代わりにはならないよ。
        [polite] 一般的なご案内ですので、医師の診断に代わるものではありません。
       *[honorific] 一般的なご案内でございますので、医師の診断に代わるものではございません。
    }

## チャットのページ

web-title = { $brand } とのチャット
web-no-script =
    { $formality ->
        [casual] このチャットにはJavaScriptが必要だよ。ブラウザーで有効にして、ページを読み込み直してね。
        [polite] このチャットにはJavaScriptが必要です。ブラウザーで有効にして、ページを再読み込みしてください。
       *[honorific] このチャットのご利用にはJavaScriptが必要です。お手数ですが、ブラウザーで有効にし、ページを再度お読み込みください。
    }
web-skip = メッセージ欄へ移動
web-log-label = やりとり
web-placeholder = メッセージを入力
web-send = 送信
web-attach = ファイルを添付
web-drop = ここにファイルをドロップ
web-you =
    { $formality ->
        [casual] あなた
        [polite] お客さま
       *[honorific] お客様
    }
web-assistant = 自動応答アシスタント
web-person = スタッフ
web-typing = 回答を入力中
web-sources = 参照元
web-download = ダウンロード
web-offline =
    { $formality ->
        [casual] 接続が切れてるよ。つながったら、メッセージを送るね。
        [polite] 接続がありません。再接続しだい、メッセージを送信します。
       *[honorific] 接続が切れております。再接続しだい、メッセージを送信いたします。
    }
web-online =
    { $formality ->
        [casual] またつながったよ。
        [polite] 接続が回復しました。
       *[honorific] 接続が回復いたしました。
    }
web-waiting = 接続待ち
web-sending = 送信中
web-sent = 送信済み
web-failed = 未送信
web-retry = 再試行
web-remove = 削除
web-file-too-large =
    { $formality ->
        [casual] ファイルが大きすぎるよ。{ $megabytes } MBまで送れるよ。
        [polite] ファイルが大きすぎます。上限は{ $megabytes } MBです。
       *[honorific] ファイルが大きすぎます。恐れ入りますが、{ $megabytes } MB以内のものをお送りください。
    }
web-file-type =
    { $formality ->
        [casual] この種類のファイルは送れないんだ。
        [polite] この種類のファイルは送信できません。
       *[honorific] 恐れ入りますが、この種類のファイルはお送りいただけません。
    }
web-too-many = 1回に送信できるファイル数：最大{ $count }件
web-too-long =
    { $formality ->
        [casual] メッセージが長すぎるみたい。少し短くしてね。
        [polite] メッセージが長すぎます。短くしてください。
       *[honorific] メッセージが長すぎるため、お手数ですが短くしてお送りください。
    }
web-file-unavailable =
    { $formality ->
        [casual] このファイルは開けないみたい。
        [polite] ファイルを読み込めません。
       *[honorific] ファイルを読み込むことができません。
    }
web-new-messages = 新着メッセージ
web-open = チャットを開く
web-close = チャットを閉じる
