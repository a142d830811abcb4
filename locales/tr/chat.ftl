### Türkçe: “siz” hitabı, nazik ve açık; adlara ek getirilmez.

## Başlangıç

greeting = Merhaba, { $brand } müşteri hizmetlerine hoş geldiniz.
disclosure = Size { $brand } otomatik asistanı yanıt veriyor.

## Komutlar

help = Aşağıdaki komutları dilediğiniz zaman kullanabilirsiniz:
help-command =
    { $what ->
        [start] { $command }: görüşme başlatma
        [language] { $command }: dil seçimi
        [human] { $command }: müşteri temsilcisiyle görüşme
        [privacy] { $command }: saklanan bilgileri öğrenme
        [reset] { $command }: baştan başlama
        [cancel] { $command }: devam eden soruları sonlandırma
       *[help] { $command }: bu listeyi görüntüleme
    }
error-command = { $command } adlı bir komut bulunmuyor. Kullanabileceğiniz komutları görmek için lütfen /yardım yazınız.

## Yanıtlar

answer-frame = Bu konuda bulduğum bilgiler şöyle:
answer-other-language = Bu bilgi yalnızca başka bir dilde mevcut ({ $language }):
answer-sources = Kaynak: { $titles }
nothing-found = Üzgünüm, bu konuda bir bilgi bulamadım. Sorunuzu başka bir şekilde sorabilir veya biraz daha ayrıntı verebilir misiniz?
answer-withheld = Üzgünüm, bu soruya kesin bir yanıt veremiyorum ve sizi yanlış bilgilendirmek istemem. Sorunuzu başka bir şekilde sorabilir misiniz?
late = Yanıtımız geciktiği için özür dileriz.

## Bir sorun olduğunda

error-model = Üzgünüm, şu anda yanıt hazırlayamıyorum. Lütfen birkaç dakika sonra tekrar deneyiniz.
error-internal = Sistemimizde bir hata oluştu, özür dileriz. Mesajınız kaydedildi; lütfen biraz sonra tekrar deneyiniz.
error-media = Üzgünüm, görselleri, sesli mesajları ve dosyaları henüz açamıyorum. Talebinizi yazılı olarak iletebilir misiniz?
error-empty = Mesajınızda bir metin bulamadım. Size nasıl yardımcı olabilirim?
error-choice = Bu seçenek artık geçerli değil. Lütfen talebinizi yazılı olarak iletiniz.

## Ekibimiz

handover-waiting = Talebinizi ekibimize ilettim; talep numaranız: { $ticket }. Talebiniz size dönüş yapılana kadar açık kalacaktır. Bu sırada sorularınızı yanıtlamaya devam edeceğim.
handover-still-waiting = { $ticket } numaralı talebiniz hâlâ ekibimizin yanıtını bekliyor. Sabrınız için teşekkür ederiz; bu sırada size yardımcı olmaya devam edeceğim.
handover-joined = Bundan sonra sizinle { $agent } ilgilenecek.
handover-returned = Size yeniden otomatik asistan yanıt veriyor. Başka nasıl yardımcı olabilirim?
handover-unavailable = Üzgünüm, şu anda bu sohbet üzerinden ekibimize ulaşılamıyor. Elimden geldiğince size yardımcı olmaya devam edeceğim.
out-of-hours = Ekibimiz şu anda hizmet veremiyor. Hizmetin yeniden başlayacağı zaman: { $opens } ({ $zone }). { $ticket } numaralı talebiniz o zamana kadar saklanacaktır. Bu sırada sorularınızı yanıtlamaya devam edeceğim.
closed = Bu görüşme sona ermiştir. Başka bir konuda yardıma ihtiyaç duyarsanız bize yeniden yazabilirsiniz.

## Dil

language-switched = Bundan sonra size şu dilde yanıt vereceğim: { $language }.
language-which = Hangi dili tercih edersiniz?
language-unknown = Üzgünüm, “{ $language }” dilinde henüz hizmet veremiyorum. Lütfen şu dillerden birini seçiniz:

## Gizlilik ve yeniden başlama

privacy = { $brand }, size yanıt verebilmek için mesajlarınızı ve iletişim kimliğinizi şifreli olarak saklar. Bu bilgilerin silinmesini isterseniz bize yazmanız yeterlidir; { $brand } bu bilgileri siler.
reset-done = Baştan başlıyoruz. Size nasıl yardımcı olabilirim?

## Değerlendirme

survey-ask = Verdiğimiz destekten ne kadar memnun kaldınız? Lütfen 1 (hiç memnun kalmadım) ile 5 (çok memnun kaldım) arasında bir puan veriniz.
survey-thanks = Değerlendirmeniz için teşekkür ederiz.

## Sırayla sorulan sorular

flow-cancelled = Tamam, burada bırakıyoruz. Başka nasıl yardımcı olabilirim?
flow-invalid = Bu yanıt uygun görünmüyor. Kontrol edip yeniden gönderebilir misiniz?
flow-gone = Üzgünüm, bu sorular bu arada değiştiği için işlemi sonlandırdım. Lütfen talebinizi yeniden iletiniz.
flow-changed = Üzgünüm, bu sorular bu arada değişti. Buradan devam ediyoruz.
