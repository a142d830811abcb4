### 简体中文：以“您”相称，礼貌、简洁、清楚。

## 开始

greeting = 您好，欢迎咨询{ $brand }！
disclosure = 现在由{ $brand }的自动客服助手为您服务。

## 命令

help = 您可以随时使用以下命令：
help-command =
    { $what ->
        [start] { $command }：开始对话
        [language] { $command }：选择语言
        [human] { $command }：联系人工客服
        [privacy] { $command }：了解我们保存哪些信息
        [reset] { $command }：重新开始
        [cancel] { $command }：退出当前的提问
       *[help] { $command }：查看此列表
    }
error-command = 抱歉，没有 { $command } 这个命令。发送 /帮助 即可查看可用的命令。

## 回答

answer-frame = 为您找到以下内容：
answer-other-language = 抱歉，以下内容目前只有其他语言（{ $language }）的版本：
answer-sources = 来源：{ $titles }
nothing-found = 抱歉，没有找到相关内容。请您换一种说法，或补充一些细节。
answer-withheld = 抱歉，这个问题我暂时无法给出准确的答复，为免误导您，请您换一种方式提问。
late = 抱歉，让您久等了。

## 出现问题时

error-model = 抱歉，暂时无法为您作答，请您过几分钟再试。
error-internal = 抱歉，我们的系统出现了问题。您的消息已保存，请您稍后再试。
error-media = 抱歉，目前还无法查看图片、语音或文件。请您用文字说明您的需求。
error-empty = 您的消息中没有文字内容。请问有什么可以帮您？
error-choice = 抱歉，该选项已失效。请您用文字告诉我您的需求。

## 人工客服

handover-waiting = 您的问题已转交给我们的客服团队，工单号为 { $ticket }。在客服人员回复您之前，工单会一直保留；在此期间，我会继续为您解答。
handover-still-waiting = 您的工单 { $ticket } 仍在等待客服人员处理，感谢您的耐心等待。在此期间，我会继续为您服务。
handover-joined = 现在由客服人员 { $agent } 为您服务。
handover-returned = 现在重新由自动客服助手为您服务。请问还有什么可以帮您？
handover-unavailable = 抱歉，目前无法通过此对话联系到客服人员。我会继续尽力为您解答。
out-of-hours = 现在不是人工客服的服务时间，下次服务开始时间为 { $opens }（{ $zone }）。您的工单 { $ticket } 会保留到那时；在此期间，我会继续为您解答。
closed = 本次对话已结束。如果您还有其他需要，欢迎随时再联系我们。

## 语言

language-switched = 接下来将使用以下语言为您服务：{ $language }。
language-which = 请问您希望使用哪种语言？
language-unknown = 抱歉，暂不支持“{ $language }”。请您从以下语言中选择：

## 隐私与重新开始

privacy = 为了答复您，{ $brand }会加密保存您的消息和联系方式标识。如果您希望删除这些信息，只需告诉我们，{ $brand }便会为您删除。
reset-done = 好的，我们重新开始。请问有什么可以帮您？

## 评价

survey-ask = 您对我们的服务满意吗？请用 1（非常不满意）到 5（非常满意）的数字评价。
survey-thanks = 感谢您的评价！

## 依次提问

flow-cancelled = 好的，已为您停止提问。请问还有什么可以帮您？
flow-invalid = 抱歉，这项内容似乎不符合要求。请您核对后重新发送。
flow-gone = 抱歉，这些问题已有变更，因此已停止提问。请您重新说明您的需求。
flow-changed = 抱歉，这些问题已有变更。我们从这里继续。
