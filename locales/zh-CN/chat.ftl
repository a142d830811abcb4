### 简体中文：礼貌、简洁、清楚。formal 以“您”相称，casual 以“你”相称，同一条消息中不混用。

## 片段

# 只在旁人也能看到的地方附上的一句。
part-private-note =
    { $place ->
        [public]
            { $formality ->
                [casual] 这里别人也能看到，姓名、订单号这些信息先别发，私聊告诉我就好。
               *[formal] 这里的内容其他人也能看到，请您不要在此发送姓名、订单号等个人信息，如需提供，请您通过私聊联系我们。
            }
       *[private] { "" }
    }

## 开始

greeting =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] 早上好，欢迎来到{ $brand }～
                [afternoon] 下午好，欢迎来到{ $brand }～
                [evening] 晚上好，欢迎来到{ $brand }～
                [night] 这么晚还没休息呀，欢迎来到{ $brand }～
               *[unknown] 你好，欢迎来到{ $brand }～
            }
       *[formal]
            { $audience ->
                [b2b] 您好，这里是{ $brand }，感谢贵公司的咨询。
               *[general]
                    { $daypart ->
                        [morning] 早上好，欢迎咨询{ $brand }！
                        [afternoon] 下午好，欢迎咨询{ $brand }！
                        [evening] 晚上好，欢迎咨询{ $brand }！
                       *[unknown] 您好，欢迎咨询{ $brand }！
                    }
            }
    }
greeting-named =
    { $formality ->
        [casual] { $name }，你好，欢迎来到{ $brand }～
       *[formal] { $name }，您好！欢迎咨询{ $brand }。
    }
disclosure =
    { $formality ->
        [casual] 现在和你聊天的是{ $brand }的自动客服助手。
       *[formal]
            { $audience ->
                [senior] 现在由{ $brand }的自动客服助手为您服务。它是电脑程序，不是真人。
                [learner_a] 我是{ $brand }的电脑客服，不是真人。
               *[general] 现在由{ $brand }的自动客服助手为您服务。
            }
    }

## 命令

help =
    { $formality ->
        [casual] 下面这些命令随时都能用：
       *[formal] 您可以随时使用以下命令：
    }
help-command = { $command }：{ command-about }
command-about =
    { $what ->
        [start] 开始对话
        [language] 选择语言
        [human] 联系人工客服
        [privacy] 了解我们保存哪些信息
        [reset] 重新开始
        [cancel] 退出当前的提问
       *[help] 查看此列表
    }
error-command =
    { $formality ->
        [casual] 没有 { $command } 这个命令哦，发 { $help } 就能看到有哪些命令。
       *[formal] 抱歉，没有 { $command } 这个命令。发送 { $help } 即可查看可用的命令。
    }

## 回答

answer-frame =
    { $formality ->
        [casual] 帮你找到这些：
       *[formal] 为您找到以下内容：
    }
answer-other-language =
    { $formality ->
        [casual] 不好意思，这部分内容暂时只有其他语言（{ $language }）的：
       *[formal] 抱歉，以下内容目前只有其他语言（{ $language }）的版本：
    }
answer-sources = 来源：{ $titles }
nothing-found =
    { $formality ->
        [casual] 不好意思，没找到相关内容。换个说法，或者再说具体一点试试？
       *[formal]
            { $audience ->
                [learner_a] 对不起，我没有找到答案。请您用简单的话再问一次。
               *[general] 抱歉，没有找到相关内容。请您换一种说法，或补充一些细节。
            }
    }
answer-withheld =
    { $formality ->
        [casual] 不好意思，这个问题我没把握答准，怕误导你，就先不乱说了。换个问法试试？
       *[formal] 抱歉，这个问题我暂时无法给出准确的答复，为免误导您，请您换一种方式提问。
    }{ part-private-note }
late =
    { $formality ->
        [casual] 不好意思，让你久等啦。
       *[formal] 抱歉，让您久等了。
    }

## 出现问题时

error-model =
    { $formality ->
        [casual] 不好意思，我现在答不上来，过几分钟再试试吧。
       *[formal] 抱歉，暂时无法为您作答，请您过几分钟再试。
    }
error-internal =
    { $formality ->
        [casual] 不好意思，我们这边的系统出了点问题。你的消息已经保存好了，稍后再试试吧。
       *[formal] 抱歉，我们的系统出现了问题。您的消息已保存，请您稍后再试。
    }
error-media =
    { $formality ->
        [casual] 不好意思，图片、语音和文件我还看不了，打字告诉我就行。
       *[formal] 抱歉，目前还无法查看图片、语音或文件。请您用文字说明您的需求。
    }
error-empty =
    { $formality ->
        [casual] 你发的消息里好像没有文字，有什么可以帮你的吗？
       *[formal] 您的消息中没有文字内容。请问有什么可以帮您？
    }
error-choice =
    { $formality ->
        [casual] 不好意思，这个选项已经失效了，打字告诉我你想怎么处理吧。
       *[formal] 抱歉，该选项已失效。请您用文字告诉我您的需求。
    }

## 人工客服

handover-waiting =
    { $formality ->
        [casual] 已经帮你转给客服团队了，工单号是 { $ticket }。客服回复之前，工单会一直保留，这期间有问题也可以继续问我。
       *[formal] 您的问题已转交给我们的客服团队，工单号为 { $ticket }。在客服人员回复您之前，工单会一直保留；在此期间，我会继续为您解答。
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
        [casual] 工单 { $ticket } 还在等客服处理，谢谢你的耐心。这期间有问题也可以继续问我。
       *[formal] 您的工单 { $ticket } 仍在等待客服人员处理，感谢您的耐心等待。在此期间，我会继续为您服务。
    }
handover-joined =
    { $formality ->
        [casual] 客服 { $agent } 来啦，接下来就由人工来帮你。
       *[formal] 现在由客服人员 { $agent } 为您服务。
    }
handover-returned =
    { $formality ->
        [casual] 现在又是我，自动客服助手。还有什么可以帮你的吗？
       *[formal] 现在重新由自动客服助手为您服务。请问还有什么可以帮您？
    }
handover-unavailable =
    { $formality ->
        [casual] 不好意思，现在在这里联系不上人工客服。我会尽力继续帮你。
       *[formal] 抱歉，目前无法通过此对话联系到客服人员。我会继续尽力为您解答。
    }
out-of-hours =
    { $formality ->
        [casual] 现在不是人工客服的上班时间，下次上班时间是 { $opens }（{ $zone }）。工单 { $ticket } 会帮你留着，这期间有问题也可以继续问我。
       *[formal] 现在不是人工客服的服务时间，下次服务开始时间为 { $opens }（{ $zone }）。您的工单 { $ticket } 会保留到那时；在此期间，我会继续为您解答。
    }{ part-private-note }
holiday-today = 今天是节假日（{ $holiday }）。
holiday-expected = 今天预计是节假日（{ $holiday }），日期尚未最终确定。
closed =
    { $formality ->
        [casual] 这次对话就到这里，有需要随时再来找我们。
       *[formal] 本次对话已结束。如果您还有其他需要，欢迎随时再联系我们。
    }

## 语言

language-switched =
    { $formality ->
        [casual] 好的，接下来用这种语言跟你聊：{ $language }。
       *[formal] 接下来将使用以下语言为您服务：{ $language }。
    }
language-which =
    { $formality ->
        [casual] 你想用哪种语言？
       *[formal] 请问您希望使用哪种语言？
    }
language-unknown =
    { $formality ->
        [casual] 不好意思，还不支持“{ $language }”，从下面选一种吧：
       *[formal] 抱歉，暂不支持“{ $language }”。请您从以下语言中选择：
    }

## 隐私与重新开始

privacy =
    { $formality ->
        [casual] 为了回复你，{ $brand }会加密保存你的消息和联系方式标识。想删除的话，跟客服团队说一声，{ $brand }会帮你删掉。
       *[formal] 为了答复您，{ $brand }会加密保存您的消息和联系方式标识。如果您希望删除这些信息，请您联系我们的客服团队，{ $brand }会为您删除。
    }{ part-private-note }
reset-done =
    { $formality ->
        [casual] 好的，我们重新开始。有什么可以帮你的吗？
       *[formal] 好的，我们重新开始。请问有什么可以帮您？
    }

## 评价

survey-ask =
    { $formality ->
        [casual] 这次的服务你满意吗？用 1（非常不满意）到 5（非常满意）的数字打个分吧。
       *[formal] 您对我们的服务满意吗？请用 1（非常不满意）到 5（非常满意）的数字评价。
    }
survey-thanks =
    { $formality ->
        [casual] 谢谢你的评价～
       *[formal] 感谢您的评价！
    }

## 依次提问

flow-cancelled =
    { $formality ->
        [casual] 好的，先问到这里。还有什么可以帮你的吗？
       *[formal] 好的，已为您停止提问。请问还有什么可以帮您？
    }
flow-invalid =
    { $formality ->
        [casual] 这个好像不太对，检查一下再发一次吧。
       *[formal] 抱歉，这项内容似乎不符合要求。请您核对后重新发送。
    }{ part-private-note }
flow-gone =
    { $formality ->
        [casual] 不好意思，这些问题刚刚改过，就先不问了。再说一下你需要什么吧。
       *[formal] 抱歉，这些问题已有变更，因此已停止提问。请您重新说明您的需求。
    }
flow-changed =
    { $formality ->
        [casual] 不好意思，这些问题刚刚改过，咱们接着往下说吧。
       *[formal] 抱歉，这些问题已有变更。我们从这里继续。
    }

## 转到私聊

private-invite =
    { $formality ->
        [casual] 这个问题咱们私聊说更合适，到那边我会好好回答的。
       *[formal] 这个问题更适合私下沟通，我们很乐意在私聊中为您详细解答。
    }
private-open = 转到私聊
private-opened =
    { $formality ->
        [casual] 这里别人看不到，来说说刚才那个问题吧。
       *[formal] 这里其他人看不到。现在为您解答刚才的问题。
    }
private-unreachable =
    { $formality ->
        [casual] 不好意思，从这里打不开私聊，直接给我们发消息就行，到那边再回答。
       *[formal] 抱歉，无法从这里打开私聊。请您直接给我们发送消息，我们会在那里为您解答。
    }
note-health = 以上为一般性信息，不能代替医生的建议。

## 聊天页面

web-title = 与 { $brand } 聊天
web-no-script =
    { $formality ->
        [casual] 这个聊天需要 JavaScript，在浏览器里打开它再刷新页面吧。
       *[formal] 此聊天需要 JavaScript。请您在浏览器中启用后刷新页面。
    }
web-skip = 跳到消息输入框
web-log-label = 聊天记录
web-placeholder = 输入消息
web-send = 发送
web-attach = 添加文件
web-drop = 将文件拖放到此处
web-you =
    { $formality ->
        [casual] 你
       *[formal] 您
    }
web-assistant = 自动助手
web-person = 我们的团队
web-typing = 正在输入回复
web-sources = 来源
web-download = 下载
web-offline =
    { $formality ->
        [casual] 网络断开了，恢复后会自动发送你的消息。
       *[formal] 网络连接已断开，恢复后将自动发送您的消息。
    }
web-online = 网络已恢复。
web-waiting = 等待网络
web-sending = 发送中
web-sent = 已发送
web-failed = 未发送
web-retry = 重试
web-remove = 移除
web-file-too-large = 文件过大，上限为 { $megabytes } MB。
web-file-type = 此处无法发送这类文件。
web-too-many = 每条消息的文件数量上限：{ $count }
web-too-long =
    { $formality ->
        [casual] 消息太长了，缩短一点吧。
       *[formal] 消息过长，请您适当缩短。
    }
web-file-unavailable = 无法加载此文件。
web-new-messages = 新消息
web-open = 打开聊天
web-close = 关闭聊天
