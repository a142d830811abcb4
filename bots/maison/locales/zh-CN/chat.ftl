damaged-ask-order =
    { $formality ->
        [casual] 收到这样的东西，真的不好意思。订单号是多少？是 ML 开头、后面 8 位数字的那个。
       *[formal] 非常抱歉给您带来了不便。请您提供一下订单号，以 ML 开头，后面是 8 位数字。
    }{ part-private-note }
damaged-ask-damage =
    { $formality ->
        [casual] 具体是哪里坏了？
       *[formal] 请您描述一下具体是哪里损坏了。
    }
damaged-ask-wish =
    { $formality ->
        [casual] 你想换新还是退款？
       *[formal] 请问您希望换货还是退款？
    }
damaged-wish-replacement = 换货
damaged-wish-refund = 退款
damaged-done =
    { $formality ->
        [casual] 谢谢，订单 { $order } 需要的信息都齐了。
       *[formal] 谢谢您，订单 { $order } 所需的信息已经齐全。
    }
