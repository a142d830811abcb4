damaged-ask-order = Нам очень жаль, что так получилось. Пожалуйста, сообщите номер заказа: он начинается с ML и состоит из восьми цифр.{ $place ->
        [public] { " " }{ part-keep-private }
       *[private] { "" }
    }
damaged-ask-damage = Что именно повреждено?
damaged-ask-wish = Что для Вас удобнее: замена товара или возврат денег?
damaged-wish-replacement = Замена
damaged-wish-refund = Возврат денег
damaged-done = Благодарим Вас. Теперь у нас есть все сведения о заказе { $order }.
