### Türkçe. formal: “siz” hitabı, nazik ve açık. casual: “sen” hitabı, samimi ve sade.
### Adlara, numaralara ve saatlere ek getirilmez; cümleler buna göre kurulur.

## Başlangıç

greeting =
    { $formality ->
        [casual] { part-hello } { $brand } müşteri hizmetlerine hoş geldin.
       *[formal] { part-hello } { $brand } müşteri hizmetlerine hoş geldiniz.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Selam, günaydın!
                [evening] Selam, iyi akşamlar!
               *[unknown] Selam!
            }
       *[formal]
            { $daypart ->
                [morning] Günaydın,
                [afternoon] İyi günler,
                [evening] İyi akşamlar,
               *[unknown] Merhaba,
            }
    }
greeting-named =
    { $formality ->
        [casual] Selam { $name }! { $brand } müşteri hizmetlerine hoş geldin.
       *[formal] Merhaba { $name }, { $brand } müşteri hizmetlerine hoş geldiniz.
    }
disclosure =
    { $formality ->
        [casual] Sana { $brand } otomatik asistanı yanıt veriyor.
       *[formal] Size { $brand } otomatik asistanı yanıt veriyor.
    }

## Komutlar

help =
    { $formality ->
        [casual] Şu komutları istediğin zaman kullanabilirsin:
       *[formal] Aşağıdaki komutları dilediğiniz zaman kullanabilirsiniz:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] görüşme başlatma
        [language] dil seçimi
        [human] müşteri temsilcisiyle görüşme
        [privacy] saklanan bilgileri öğrenme
        [reset] baştan başlama
        [cancel] devam eden soruları sonlandırma
       *[help] bu listeyi görüntüleme
    }
error-command =
    { $formality ->
        [casual] { $command } diye bir komut yok. Neler yapabileceğini görmek için { $help } yaz.
       *[formal] { $command } adlı bir komut bulunmuyor. Kullanabileceğiniz komutları görmek için lütfen { $help } yazınız.
    }

## Yanıtlar

answer-frame =
    { $formality ->
        [casual] Bak, bununla ilgili şunları buldum:
       *[formal] Bu konuda bulduğum bilgiler şöyle:
    }
answer-other-language =
    { $formality ->
        [casual] Bu bilgi bende yalnızca başka bir dilde var ({ $language }):
       *[formal] Bu bilgi yalnızca başka bir dilde mevcut ({ $language }):
    }
answer-sources = Kaynak: { $titles }
nothing-found =
    { $audience ->
        [senior]
            { $formality ->
                [casual] Bununla ilgili bir şey bulamadım, kusura bakma. Sorunu başka sözcüklerle yazabilirsin.
               *[formal] Üzgünüm, bu konuda bir bilgi bulamadım. Sorunuzu başka sözcüklerle yazabilirsiniz.
            }
        [b2b]
            { $formality ->
                [casual] Bununla ilgili bir şey bulamadım. Hangi ürünü ya da sipariş türünü sorduğunu yazar mısın?
               *[formal] Bu konuda bir bilgi bulamadım. Hangi ürün veya sipariş türüyle ilgilendiğinizi belirtebilir misiniz?
            }
       *[general]
            { $formality ->
                [casual] Bununla ilgili bir şey bulamadım, kusura bakma. Başka türlü sorar mısın ya da biraz daha ayrıntı verir misin?
               *[formal] Üzgünüm, bu konuda bir bilgi bulamadım. Sorunuzu başka bir şekilde sorabilir veya biraz daha ayrıntı verebilir misiniz?
            }
    }
answer-withheld =
    { $place ->
        [public] { part-not-certain } { part-ask-in-private }
       *[private] { part-not-certain } { part-ask-otherwise }
    }
part-not-certain =
    { $formality ->
        [casual] Bunun yanıtından emin değilim, tahminde bulunup seni yanıltmak istemem.
       *[formal] Üzgünüm, bu soruya kesin bir yanıt veremiyorum ve sizi yanlış bilgilendirmek istemem.
    }
part-ask-otherwise =
    { $formality ->
        [casual] Başka türlü sorar mısın?
       *[formal] Sorunuzu başka bir şekilde sorabilir misiniz?
    }
part-ask-in-private =
    { $formality ->
        [casual] Siparişinle ilgiliyse bize özel mesaj at, bilgilerini buraya yazma.
       *[formal] Sorunuz siparişinizle ilgiliyse lütfen bize özel mesaj gönderiniz ve bilgilerinizi burada paylaşmayınız.
    }
late =
    { $formality ->
        [casual] Biraz beklettim, kusura bakma.
       *[formal] Yanıtımız geciktiği için özür dileriz.
    }

## Bir sorun olduğunda

error-model =
    { $formality ->
        [casual] Şu an yanıt hazırlayamıyorum, kusura bakma. Birkaç dakika sonra tekrar dener misin?
       *[formal] Üzgünüm, şu anda yanıt hazırlayamıyorum. Lütfen birkaç dakika sonra tekrar deneyiniz.
    }
error-internal =
    { $formality ->
        [casual] Bizim tarafta bir hata oldu, kusura bakma. Mesajın duruyor; birazdan tekrar dener misin?
       *[formal] Sistemimizde bir hata oluştu, özür dileriz. Mesajınız kaydedildi; lütfen biraz sonra tekrar deneyiniz.
    }
error-media =
    { $formality ->
        [casual] Fotoğrafları, sesli mesajları ve dosyaları henüz açamıyorum. Neye ihtiyacın olduğunu yazar mısın?
       *[formal] Üzgünüm, görselleri, sesli mesajları ve dosyaları henüz açamıyorum. Talebinizi yazılı olarak iletebilir misiniz?
    }
error-empty =
    { $formality ->
        [casual] Mesajında bir yazı göremedim. Nasıl yardımcı olabilirim?
       *[formal] Mesajınızda bir metin bulamadım. Size nasıl yardımcı olabilirim?
    }
error-choice =
    { $formality ->
        [casual] Bu seçenek artık yok. Ne istediğini yazar mısın?
       *[formal] Bu seçenek artık geçerli değil. Lütfen talebinizi yazılı olarak iletiniz.
    }

## Ekibimiz

handover-waiting =
    { $place ->
        [public] { part-passed-on } { part-keep-private }
       *[private] { part-passed-on } { part-meanwhile }
    }
part-passed-on =
    { $formality ->
        [casual] Talebini ekibimize ilettim, talep numaran: { $ticket }. Sana dönüş yapılana kadar açık kalacak.
       *[formal] Talebinizi ekibimize ilettim; talep numaranız: { $ticket }. Talebiniz, size dönüş yapılana kadar açık kalacaktır.
    }
part-meanwhile =
    { $formality ->
        [casual] Bu arada başka soruların varsa buradayım.
       *[formal] Bu sırada sorularınızı yanıtlamaya devam edeceğim.
    }
part-keep-private =
    { $formality ->
        [casual] Burayı başkaları da görüyor, o yüzden kişisel bilgilerini yazma; gerekirse bize özel mesaj at.
       *[formal] Bu sohbeti başkaları da görebildiği için lütfen kişisel bilgilerinizi burada paylaşmayınız; gerektiğinde bize özel mesaj gönderebilirsiniz.
    }
handover-still-waiting =
    { $formality ->
        [casual] { $ticket } numaralı talebin hâlâ sırada. Beklediğin için teşekkürler, bu arada ben buradayım.
       *[formal] { $ticket } numaralı talebiniz hâlâ ekibimizin yanıtını bekliyor. Sabrınız için teşekkür ederiz; bu sırada size yardımcı olmaya devam edeceğim.
    }
handover-joined =
    { $formality ->
        [casual] Bundan sonra seninle { $agent } ilgilenecek.
       *[formal] Bundan sonra sizinle { $agent } ilgilenecek.
    }
handover-returned =
    { $formality ->
        [casual] Yine ben, otomatik asistan. Başka nasıl yardımcı olabilirim?
       *[formal] Size yeniden otomatik asistan yanıt veriyor. Başka nasıl yardımcı olabilirim?
    }
handover-unavailable =
    { $formality ->
        [casual] Şu an bu sohbetten ekibimize ulaşamıyorum, kusura bakma. Ama buradayım, elimden geldiğince yardımcı olurum.
       *[formal] Üzgünüm, şu anda bu sohbet üzerinden ekibimize ulaşılamıyor. Elimden geldiğince size yardımcı olmaya devam edeceğim.
    }
out-of-hours =
    { $place ->
        [public] { part-closed-now } { part-keep-private }
       *[private] { part-closed-now } { part-meanwhile }
    }
part-closed-now =
    { $formality ->
        [casual] Ekibimiz şu an burada değil. Yeniden başlama zamanı: { $opens } ({ $zone }). { $ticket } numaralı talebin o zamana kadar bizde duruyor.
       *[formal] Ekibimiz şu anda hizmet veremiyor. Hizmetin yeniden başlayacağı zaman: { $opens } ({ $zone }). { $ticket } numaralı talebiniz o zamana kadar saklanacaktır.
    }
holiday-today = Bugün resmî tatil ({ $holiday }).
holiday-expected = Bugünün resmî tatil olması bekleniyor ({ $holiday }); tarih henüz kesinleşmedi.
closed =
    { $formality ->
        [casual] Görüşmemiz burada bitti. Başka bir şey olursa yine yaz!
       *[formal] Bu görüşme sona ermiştir. Başka bir konuda yardıma ihtiyaç duyarsanız bize yeniden yazabilirsiniz.
    }

## Dil

language-switched =
    { $formality ->
        [casual] Tamam, bundan sonra şu dilde yazıyorum: { $language }.
       *[formal] Bundan sonra size şu dilde yanıt vereceğim: { $language }.
    }
language-which =
    { $formality ->
        [casual] Hangi dilde konuşalım?
       *[formal] Hangi dili tercih edersiniz?
    }
language-unknown =
    { $formality ->
        [casual] “{ $language }” dilini henüz bilmiyorum. Şunlardan birini seç:
       *[formal] Üzgünüm, “{ $language }” dilinde henüz hizmet veremiyorum. Lütfen şu dillerden birini seçiniz:
    }

## Gizlilik ve yeniden başlama

privacy =
    { $place ->
        [public] { part-stored } { part-erase-in-private }
       *[private] { part-stored } { part-erase }
    }
part-stored =
    { $formality ->
        [casual] { $brand }, sana yanıt verebilmek için mesajlarını ve iletişim kimliğini şifreli olarak saklar.
       *[formal] { $brand }, size yanıt verebilmek için mesajlarınızı ve iletişim kimliğinizi şifreli olarak saklar.
    }
part-erase =
    { $formality ->
        [casual] Silinmesini istersen ekibimize başvurabilirsin; { $brand } bu bilgileri siler.
       *[formal] Bu bilgilerin silinmesini isterseniz lütfen ekibimize başvurunuz; { $brand } bu bilgileri siler.
    }
part-erase-in-private =
    { $formality ->
        [casual] Silinmesini istersen ekibimize özel olarak başvur, çünkü burayı başkaları da görüyor; { $brand } bu bilgileri siler.
       *[formal] Bu sohbeti başkaları da görebildiği için, bilgilerinizin silinmesini isterseniz lütfen ekibimize özel olarak başvurunuz; { $brand } bu bilgileri siler.
    }
reset-done =
    { $formality ->
        [casual] Tamam, baştan başlıyoruz. Sana nasıl yardımcı olabilirim?
       *[formal] Baştan başlıyoruz. Size nasıl yardımcı olabilirim?
    }

## Değerlendirme

survey-ask =
    { $formality ->
        [casual] Yardımımızdan ne kadar memnun kaldın? 1 (hiç) ile 5 (çok) arasında bir puan verir misin?
       *[formal] Verdiğimiz destekten ne kadar memnun kaldınız? Lütfen 1 (hiç memnun kalmadım) ile 5 (çok memnun kaldım) arasında bir puan veriniz.
    }
survey-thanks =
    { $formality ->
        [casual] Puanın için teşekkürler!
       *[formal] Değerlendirmeniz için teşekkür ederiz.
    }

## Sırayla sorulan sorular

flow-cancelled =
    { $formality ->
        [casual] Tamam, burada bırakalım. Başka bir şey lazım mı?
       *[formal] Tamam, burada bırakıyoruz. Başka nasıl yardımcı olabilirim?
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
                [casual] Bu yanıt henüz uymadı.
               *[formal] Bu yanıt henüz uygun görünmüyor.
            }
       *[general]
            { $formality ->
                [casual] Bu pek uymadı.
               *[formal] Bu yanıt uygun görünmüyor.
            }
    }
part-send-again =
    { $audience ->
        [senior]
            { $formality ->
                [casual] Acelesi yok; bir daha bakıp yeniden gönderir misin?
               *[formal] Acele etmenize gerek yok; kontrol edip yeniden gönderebilirsiniz.
            }
       *[general]
            { $formality ->
                [casual] Kontrol edip yeniden gönderir misin?
               *[formal] Kontrol edip yeniden gönderebilir misiniz?
            }
    }
flow-gone =
    { $formality ->
        [casual] Bu sorular bu arada değişti, o yüzden burada bıraktım, kusura bakma. Neye ihtiyacın olduğunu yeniden yazar mısın?
       *[formal] Üzgünüm, bu sorular bu arada değiştiği için işlemi sonlandırdım. Lütfen talebinizi yeniden iletiniz.
    }
flow-changed =
    { $formality ->
        [casual] Bu sorular bu arada değişti, kusura bakma. Buradan devam edelim.
       *[formal] Üzgünüm, bu sorular bu arada değişti. Buradan devam ediyoruz.
    }

## Özel sohbette devam

private-invite =
    { $formality ->
        [casual] Bunu özel sohbette konuşalım. Orada seve seve yanıtlarım.
       *[formal] Bu konuyu özel bir sohbette görüşmemiz daha uygun olur. Orada sorunuzu memnuniyetle ayrıntılı olarak yanıtlarız.
    }
private-open = Özel sohbette devam
private-opened =
    { $formality ->
        [casual] Burayı başka kimse görmüyor. Sorduğun konuya gelelim.
       *[formal] Burada yazılanları başka kimse görmez. Sorunuzun yanıtı şöyledir:
    }
private-unreachable =
    { $formality ->
        [casual] Buradan özel sohbet açamıyorum, kusura bakma. Bize doğrudan yazarsan orada yanıtlarım.
       *[formal] Üzgünüm, buradan özel sohbet açılamıyor. Lütfen bize doğrudan yazınız; sorunuzu orada yanıtlarız.
    }
note-health = Bu bilgiler geneldir ve hekim önerisinin yerini tutmaz.

## Sohbet sayfası

web-title = { $brand } ile sohbet
web-no-script =
    { $formality ->
        [casual] Bu sohbet için JavaScript gerekiyor. Tarayıcında açıp sayfayı yeniler misin?
       *[formal] Bu sohbet için JavaScript gereklidir. Lütfen tarayıcınızda etkinleştirip sayfayı yenileyiniz.
    }
web-skip = Mesaj alanına geç
web-log-label = Sohbet
web-placeholder =
    { $formality ->
        [casual] Mesaj yaz
       *[formal] Mesajınızı yazın
    }
web-send = Gönder
web-attach = Dosya ekle
web-drop =
    { $formality ->
        [casual] Dosyaları buraya bırak
       *[formal] Dosyaları buraya bırakın
    }
web-you =
    { $formality ->
        [casual] Sen
       *[formal] Siz
    }
web-assistant = Otomatik asistan
web-person = Ekibimiz
web-typing = Yanıt yazılıyor
web-sources = Kaynaklar
web-download = İndir
web-offline =
    { $formality ->
        [casual] Bağlantı yok. Mesajların bağlantı gelince gönderilecek.
       *[formal] Bağlantı yok. Mesajlarınız bağlantı kurulunca gönderilecektir.
    }
web-online = Bağlantı yeniden kuruldu.
web-waiting = Bağlantı bekleniyor
web-sending = Gönderiliyor
web-sent = Gönderildi
web-failed = Gönderilemedi
web-retry = Yeniden dene
web-remove = Kaldır
web-file-too-large = Bu dosya çok büyük. Üst sınır: { $megabytes } MB.
web-file-type = Bu türdeki dosyalar burada gönderilemiyor.
web-too-many = Bir mesajdaki dosya sayısı: en fazla { $count }.
web-too-long =
    { $formality ->
        [casual] Mesaj çok uzun oldu. Biraz kısaltır mısın?
       *[formal] Mesajınız çok uzun. Lütfen kısaltınız.
    }
web-file-unavailable = Bu dosya yüklenemiyor.
web-new-messages = Yeni mesajlar
web-open = Sohbeti aç
web-close = Sohbeti kapat
