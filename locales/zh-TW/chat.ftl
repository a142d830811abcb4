### 繁體中文：用臺灣慣用的詞語，親切、客氣、不囉嗦。formal 以「您」相稱，casual 以「你」相稱，同一則訊息不混用。

## 片段

# 只在旁人也看得到的地方加上的一句。
part-private-note =
    { $place ->
        [public]
            { $formality ->
                [casual] 這裡別人也看得到，姓名、訂單編號這些先不要貼，私訊跟我說就好。
               *[formal] 這裡的內容其他人也看得到，麻煩您不要在此留下姓名、訂單編號等個人資料，如需提供，請以私訊與我們聯絡。
            }
       *[private] { "" }
    }

## 開始

greeting =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] 早安，歡迎來到{ $brand }！
                [afternoon] 午安，歡迎來到{ $brand }！
                [evening] 晚安，歡迎來到{ $brand }！
                [night] 這麼晚還沒睡呀，歡迎來到{ $brand }！
               *[unknown] 嗨，歡迎來到{ $brand }！
            }
       *[formal]
            { $audience ->
                [b2b] 您好，這裡是{ $brand }，感謝貴公司來訊洽詢。
               *[general]
                    { $daypart ->
                        [morning] 早安，感謝您與{ $brand }聯絡。
                        [afternoon] 午安，感謝您與{ $brand }聯絡。
                       *[unknown] 您好，感謝您與{ $brand }聯絡。
                    }
            }
    }
greeting-named =
    { $formality ->
        [casual] { $name }你好，歡迎來到{ $brand }！
       *[formal] { $name }您好，感謝您與{ $brand }聯絡。
    }
disclosure =
    { $formality ->
        [casual] 現在陪你聊的是{ $brand }的自動客服小幫手。
       *[formal]
            { $audience ->
                [senior] 目前由{ $brand }的自動客服為您服務。這是電腦程式，不是真人。
                [learner_a] 我是{ $brand }的電腦客服，不是真人。
               *[general] 目前由{ $brand }的自動客服為您服務。
            }
    }

## 指令

help =
    { $formality ->
        [casual] 這些指令隨時都可以用：
       *[formal] 您可以隨時使用下列指令：
    }
help-command = { $command }：{ command-about }
command-about =
    { $what ->
        [start] 開始對話
        [language] 選擇語言
        [human] 請專人協助
        [privacy] 查看我們儲存哪些資料
        [reset] 重新開始
        [cancel] 結束目前的提問
       *[help] 顯示這份清單
    }
error-command =
    { $formality ->
        [casual] 沒有 { $command } 這個指令耶，傳 { $help } 就能看到有哪些可以用。
       *[formal] 不好意思，沒有 { $command } 這個指令。請傳送 { $help } 查看可使用的指令。
    }

## 回答

answer-frame =
    { $formality ->
        [casual] 幫你找到這些：
       *[formal] 為您找到以下內容：
    }
answer-other-language =
    { $formality ->
        [casual] 不好意思，這部分目前只有其他語言（{ $language }）的：
       *[formal] 很抱歉，以下內容目前僅有其他語言（{ $language }）的版本：
    }
answer-sources = 資料來源：{ $titles }
nothing-found =
    { $formality ->
        [casual] 不好意思，找不到相關的內容。要不要換個說法，或再說詳細一點？
       *[formal]
            { $audience ->
                [learner_a] 對不起，我找不到答案。麻煩您用簡單的話再問一次。
               *[general] 很抱歉，找不到相關的內容。麻煩您換個方式說明，或補充一些細節。
            }
    }
answer-withheld =
    { $formality ->
        [casual] 不好意思，這題我沒把握答對，怕誤導你，就先不亂講了。換個方式問問看？
       *[formal] 很抱歉，這個問題我無法給您確切的答覆，為避免誤導您，麻煩您換個方式詢問。
    }{ part-private-note }
late =
    { $formality ->
        [casual] 不好意思，讓你久等了！
       *[formal] 很抱歉，讓您久等了。
    }

## 出現問題時

error-model =
    { $formality ->
        [casual] 不好意思，我現在沒辦法回答，過幾分鐘再試試看。
       *[formal] 很抱歉，目前無法回覆您的問題，請您過幾分鐘再試一次。
    }
error-internal =
    { $formality ->
        [casual] 不好意思，我們的系統出了點狀況。你的訊息已經存好了，等一下再試試看。
       *[formal] 很抱歉，我們的系統發生問題。您的訊息已經儲存，請您稍後再試一次。
    }
error-media =
    { $formality ->
        [casual] 不好意思，圖片、語音和檔案我還沒辦法看，用打字的跟我說就好。
       *[formal] 很抱歉，目前還無法讀取圖片、語音訊息或檔案。麻煩您以文字說明您的需求。
    }
error-empty =
    { $formality ->
        [casual] 你的訊息裡好像沒有文字，有什麼可以幫你的嗎？
       *[formal] 您的訊息中沒有文字內容。請問有什麼可以為您服務的嗎？
    }
error-choice =
    { $formality ->
        [casual] 不好意思，這個選項已經不能選了，打字跟我說你想怎麼做吧。
       *[formal] 很抱歉，這個選項已經無法使用。麻煩您以文字說明您的需求。
    }

## 專人

handover-waiting =
    { $formality ->
        [casual] 已經幫你轉給客服團隊了，案件編號是 { $ticket }。客服回覆之前案件都會留著，這段時間有問題也可以繼續問我。
       *[formal] 您的問題已轉交給我們的客服團隊，案件編號為 { $ticket }。在專人回覆您之前，案件都會保留；這段期間，我會繼續為您解答。
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [casual] 案件 { $ticket } 還在等客服處理，謝謝你耐心等候。這段時間有問題也可以繼續問我。
       *[formal] 您的案件 { $ticket } 仍在等候專人處理，感謝您的耐心。這段期間，我會繼續為您服務。
    }
handover-joined =
    { $formality ->
        [casual] { $agent } 來了，接下來由專人幫你處理。
       *[formal] 接下來由客服專員 { $agent } 為您服務。
    }
handover-returned =
    { $formality ->
        [casual] 又是我，自動客服小幫手。還有什麼可以幫你的嗎？
       *[formal] 目前重新由自動客服為您服務。請問還有什麼可以協助您的嗎？
    }
handover-unavailable =
    { $formality ->
        [casual] 不好意思，現在從這裡聯絡不到客服人員。我會盡量繼續幫你。
       *[formal] 很抱歉，目前無法透過此對話聯絡客服人員。我會盡力繼續為您解答。
    }
out-of-hours =
    { $formality ->
        [casual] 現在客服下班了，下次上線的時間是 { $opens }（{ $zone }）。案件 { $ticket } 會幫你留著，這段時間有問題也可以繼續問我。
       *[formal] 目前非客服專員的服務時間，下次開始服務的時間為 { $opens }（{ $zone }）。您的案件 { $ticket } 會保留到那時；這段期間，我會繼續為您解答。
    }{ part-private-note }
holiday-today = 今天是國定假日（{ $holiday }）。
holiday-expected = 今天預計是國定假日（{ $holiday }），日期尚未確定。
closed =
    { $formality ->
        [casual] 這次就先聊到這裡，有需要隨時再找我們。
       *[formal] 本次對話已結束。如果您還有其他需要，歡迎隨時與我們聯絡。
    }

## 語言

language-switched =
    { $formality ->
        [casual] 好，接下來用這個語言跟你聊：{ $language }。
       *[formal] 好的，接下來將以這個語言為您服務：{ $language }。
    }
language-which =
    { $formality ->
        [casual] 你想用哪一種語言？
       *[formal] 請問您希望使用哪一種語言？
    }
language-unknown =
    { $formality ->
        [casual] 不好意思，我還不會「{ $language }」，從下面選一種吧：
       *[formal] 很抱歉，目前還不支援「{ $language }」。請您從下列語言中選擇：
    }

## 隱私與重新開始

privacy =
    { $formality ->
        [casual] 為了回覆你，{ $brand }會把你的訊息和聯絡識別碼加密後儲存。想刪除的話，跟客服團隊說一聲，{ $brand }就會幫你刪掉。
       *[formal] 為了回覆您，{ $brand }會將您的訊息與聯絡識別碼加密後儲存。如果您希望刪除這些資料，請向我們的客服團隊提出，{ $brand }會為您刪除。
    }{ part-private-note }
reset-done =
    { $formality ->
        [casual] 好，我們重新開始。有什麼可以幫你的嗎？
       *[formal] 好的，我們重新開始。請問有什麼可以為您服務的嗎？
    }

## 評分

survey-ask =
    { $formality ->
        [casual] 這次的服務你滿意嗎？用 1（很不滿意）到 5（很滿意）的數字打個分數吧。
       *[formal] 請問您對這次的服務滿意嗎？請以 1（非常不滿意）到 5（非常滿意）的數字評分。
    }
survey-thanks =
    { $formality ->
        [casual] 謝謝你的評分！
       *[formal] 謝謝您的評分。
    }

## 依序提問

flow-cancelled =
    { $formality ->
        [casual] 好，先問到這裡。還有什麼可以幫你的嗎？
       *[formal] 好的，已為您停止提問。請問還有什麼可以協助您的嗎？
    }
flow-invalid =
    { $formality ->
        [casual] 這個好像不太對，確認一下再傳一次吧。
       *[formal] 很抱歉，這項內容似乎不符合格式。麻煩您確認後再傳送一次。
    }{ part-private-note }
flow-gone =
    { $formality ->
        [casual] 不好意思，這些問題剛剛改過，就先問到這裡。再跟我說一次你需要什麼吧。
       *[formal] 很抱歉，這些問題已有變動，因此已停止提問。麻煩您再次說明您的需求。
    }
flow-changed =
    { $formality ->
        [casual] 不好意思，這些問題剛剛改過，我們從這裡繼續吧。
       *[formal] 很抱歉，這些問題已有變動。接下來從這裡繼續。
    }
private-invite =
    { $formality ->
        [casual] 這個問題私下聊比較方便，到那邊再好好回答。
       *[formal] 這個問題較適合私下說明，我們很樂意在私訊中為您詳細解答。
    }
private-open = 改用私訊繼續
private-opened =
    { $formality ->
        [casual] 這裡別人看不到，來說說剛才的問題吧。
       *[formal] 這裡其他人看不到。現在為您解答剛才的問題。
    }
private-unreachable =
    { $formality ->
        [casual] 不好意思，從這裡開不了私訊，直接傳訊息給我們就好，到那邊再回答。
       *[formal] 抱歉，無法從這裡開啟私訊。請您直接傳送訊息給我們，我們會在那裡為您解答。
    }
note-health = 以上為一般資訊，不能取代醫師的建議。

## 聊天頁面

web-title = 與 { $brand } 對話
web-no-script =
    { $formality ->
        [casual] 這個聊天室需要 JavaScript，在瀏覽器打開它再重新整理頁面吧。
       *[formal] 此聊天室需要 JavaScript。請您在瀏覽器中啟用後，重新整理頁面。
    }
web-skip = 跳到訊息輸入欄
web-log-label = 對話紀錄
web-placeholder = 輸入訊息
web-send = 傳送
web-attach = 附加檔案
web-drop = 將檔案拖放到這裡
web-you =
    { $formality ->
        [casual] 你
       *[formal] 您
    }
web-assistant = 自動客服
web-person = 客服團隊
web-typing = 正在輸入回覆
web-sources = 資料來源
web-download = 下載
web-offline =
    { $formality ->
        [casual] 網路斷線了，恢復後會自動傳送你的訊息。
       *[formal] 網路連線已中斷，恢復後會自動傳送您的訊息。
    }
web-online = 網路已恢復連線。
web-waiting = 等待連線
web-sending = 傳送中
web-sent = 已傳送
web-failed = 未傳送
web-retry = 再試一次
web-remove = 移除
web-file-too-large = 檔案太大，上限為 { $megabytes } MB。
web-file-type = 這裡無法傳送這類檔案。
web-too-many = 每則訊息最多可附加的檔案數：{ $count }
web-too-long =
    { $formality ->
        [casual] 訊息太長了，縮短一點吧。
       *[formal] 訊息過長，麻煩您縮短一些。
    }
web-file-unavailable = 無法載入這個檔案。
web-new-messages = 新訊息
web-open = 開啟對話
web-close = 關閉對話
