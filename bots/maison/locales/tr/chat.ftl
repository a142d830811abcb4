damaged-ask-order = Ürünün size bu şekilde ulaşmasına çok üzüldük. Sipariş numaranızı paylaşır mısınız? Numara ML ile başlar ve sekiz rakamdan oluşur.{ $place ->
        [public] { " " }{ part-keep-private }
       *[private] { "" }
    }
damaged-ask-damage = Tam olarak neresi hasarlı, anlatır mısınız?
damaged-ask-wish = Yenisini göndermemizi mi, ücretinizi iade etmemizi mi istersiniz?
damaged-wish-replacement = Yenisini gönderin
damaged-wish-refund = Ücretimi iade edin
damaged-done = Teşekkür ederiz. { $order } numaralı sipariş için gereken bütün bilgileri aldık.
