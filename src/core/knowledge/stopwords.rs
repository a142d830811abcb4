//! Words that carry a question but not its subject: articles, pronouns, auxiliaries, question words, greetings.
//!
//! Each list is in the form [`super::tokens`] folds words to, before stemming.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The lists by language subtag.
const LISTS: &[(&str, &str)] = &[
    (
        "en",
        "a about after again all also am an and another any anyone anything are as at be because been before being but by can cannot \
         could couldn d did didn do does doesn doing don either else ever every for from get gets getting give go going got had has hasn \
         have haven having he hello help her here hers hey hi him his how i if in instead into is isn it its just kindly know let like ll m \
         may maybe me might mine more most much must my need needs no not now of off oh ok okay on one only or other our out please \
         possible re s shall she should so some someone something still such t tell than thank thanks that the their them then there these \
         they thing this those to too us ve very want wanted was wasn way we well were weren what when where whether which while who whom \
         whose why will with won would wouldn yes yet you your yours come comes coming",
    ),
    (
        "de",
        "ab aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim bekomme bekommen \
         bekommt bin bis bist bitte da dabei dadurch dafür damit danach danke dann daran darauf daraus darf dass davon dazu dein deine dem \
         den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen ein eine einem einen einer eines \
         einige er es etwa etwas euch euer eure für gab geben geht gern gerne gibt ging guten habe haben hallo hat hatte hatten hätte ich ihm \
         ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner \
         kommt konnte können könnte könnten lassen lässt lieber machen man mehr mein meine meinem meinen meiner mich mir mit möchte \
         möchten möglich muss müssen nach nein nicht nichts noch nun nur ob oder ohne sagen schon sehr sei sein seine seit sich sie sind so soll \
         sollen sollte sondern sonst tag tun über um und uns unser unsere unserem unseren unserer unter vom von vor wann war waren warum \
         was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wie wieder wieso wieviel will wir wird wirst wo \
         wofür woher wohin wollen worden wurde wurden würde würden zu zum zur zwischen",
    ),
    (
        "fr",
        "a ai ait alors après as au aucun aujourd auquel aura aussi autre autres aux avant avec avez avoir avons bien bonjour c car ce \
         ceci cela ces cet cette chez ci combien comme comment d dans de déjà depuis des dois doit donc du elle elles en encore entre est \
         et été être eu eux fait faire faut hui il ils j je jusqu l la là laquelle le lequel les leur leurs lui m ma mais me même merci mes \
         moi moins mon n ne ni non nos notre nous on ont ou où par pas pendant peu peut peuvent peux plaît plus pour pourquoi pouvez puis \
         puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera serait ses si soit son sont souhaite sous suis sur ta te \
         tes toi ton tous tout toute toutes très tu un une va vers veut veux voici voilà voudrais vos votre vous y",
    ),
    (
        "es",
        "a al algo alguien algún alguna algunas alguno algunos ante antes aquel aquella aquí así aún buenas buenos cada como cómo con \
         cual cuál cuáles cuando cuándo cuánta cuántas cuánto cuántos de debe debo del desde donde dónde dos durante e el él ella ellas \
         ellos en entre era eran es esa esas ese eso esos esta está están estas este esto estos estoy fue fueron gracias ha había hace hacer \
         han hasta hay he hola la las le les lo los más me mi mí mis mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro \
         otros para pero poco podemos poder podría por porque puede pueden puedo que qué quien quién quiero quisiera se sea según ser será si \
         sí sin sobre sois solo son soy su sus también tan tanto te tener tengo ti tiene tienen todo todos tu tú tus un una unas uno unos \
         usted ustedes vosotros y ya yo",
    ),
    (
        "it",
        "a abbia agli ai al alla alle allo anche ancora avere aveva avete c che chi ci ciao ciò col come con cosa così cui d da dagli dai \
         dal dalla dalle dallo degli dei del dell della delle dello deve devo di dopo dove dove dov e è ed essere fa fare fino fra gli grazie \
         ha hai hanno ho i il in invece io l la le lei li lo loro lui ma me mentre mi mia mie miei mio molto ne negli nei nel nella nelle nello \
         nessun no noi non nostra nostro o ogni oppure per perché però più poi posso possibile possono può qual quale quali quando quanta \
         quante quanti quanto quella quelle quelli quello questa queste questi questo qui s sarà se sei senza si sì siamo siete solo sono \
         sta stato su sua sue sugli sui sul sulla sulle suo suoi te ti tra tu tua tue tuo tutti tutto un una uno v vi voglio voi vorrei \
         vostra vostro",
    ),
    (
        "pt",
        "a à ainda algo alguém algum alguma ao aos aonde apenas aquela aquele aquilo as às até bom cada com como da dá das de dela dele \
         deles depois desde deve devo do dos e é ela elas ele eles em entre era essa esse esta está estão estas este estes estou eu faz fazer \
         foi gostaria há isso isto já lá lhe lhes mais mas me mesmo meu meus minha minhas muito na não nas nem no nos nós nossa nosso num \
         numa o obrigado olá onde os ou outra outro para pela pelas pelo pelos pode podem podemos poderia por porque posso pouco pra qual \
         quais quando quanta quantas quanto quantos que quem quero se sem ser será seu seus si sim só sobre sou sua suas também tão te tem \
         têm tenho ter teu tinha toda todas todo todos tu tua tudo um uma umas uns você vocês",
    ),
    (
        "nl",
        "aan af al alle alleen alles als altijd ander andere ben bij binnen bent d daar dan dat de deze die dit doe doen door dus een eens \
         en er geen gaan graag haar had hallo hebben hebt heeft hem hen het hier hij hoe hoeveel hun ik in is ja je jij jou jouw jullie kan \
         krijg krijgen krijgt kun kunnen kunt maar mag me meer men met mij mijn moet moeten mogelijk na naar nee niet niets nog nu of om \
         omdat onder ons onze ook op over s t te tegen toch toe tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel \
         welk welke werd wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo zonder zou",
    ),
    (
        "ru",
        "а без бы был была были было быть в вам вас ваш ваша ваше ваши вдруг во вот все всё всего вы где да для до должен его ее её если \
         есть еще ещё же за здравствуйте и из или им их к как какая какие какой какую когда кого ко который которая которые кто куда ли либо \
         лучше меня мне может можете можно мой моя моё мои мы на надо нам нас наш не него нее неё нет ни них но ну нужно о об однако он она \
         они оно от очень по под пожалуйста получить после потом потому почему при про привет с сам свой своя себя сейчас со спасибо так \
         также там тебя тем теперь то тогда того тоже той только том тот ту ты у уже хотел хочу чего чем через что чтобы эта эти это этот я",
    ),
    (
        "tr",
        "acaba ama ancak artık aslında az bana bazı belki ben bende beni benim bir biraz biri birkaç biz bize bizim bu bunu bunun burada \
         böyle çok çünkü da daha de değil diye dolayı edebilir eden eder edilir etmek evet gibi göre hala hangi hangisi hani hatta hayır hem \
         hep her hiç için ile ise istiyorum kaç kadar kendi ki kim kime lütfen merhaba mı mi mu mü musunuz mısınız misiniz nasıl ne neden \
         nedir nereden nereye niçin niye o olan olarak oldu olduğu olmak olur olursa on ona onlar onu onun orada oysa öyle sadece \
         sanki sen senin siz sizin sonra şey şimdi şu tüm üzere var varsa ve veya ya yani yapabilir yapılır yine yok yoksa",
    ),
    (
        "ar",
        "اذا الا الان التي الذي الذين الي ام اما امام ان انا انت انتم انه انها او اي ايضا ايه بان بعد بعض بل به بها بين تكون تلك تم ثم \
         جدا حتي حسب حول حيث خلال دون ذا ذلك شكرا شيء ضمن عبر عدم علي عليه عليها عن عند عندما عندي غير فان فقط في فيه فيها قبل قد كان كانت كذلك كل \
         كم كما كنت كيف لا لان لدي لدينا لديكم لك لكل لكم لكن لم لماذا لن لنا له لها لي ليس ليست ما ماذا ماهو مثل مرحبا مع مما من منذ منه منها \
         نحن نعم هذا هذه هل هم هنا هناك هو هي والتي والذي وان وقد ولا ولكن وما ومن وهل وهو وهي يا يتم يجب يرجي يكون يمكن يمكنك يمكنني \
         يمكنكم اريد ارغب احتاج استطيع اود عايز عاوز ابغي ابي ايش شو ليش ليه ازاي السلام عليكم فضلك فضلكم \
         وش شنو شلون لو سمحت سمحتو سمحتوا سمحتم ممكن اقدر تقدر نقدر قدر ابغا بغيت بدي ودي حاب حابب محتاج بتاع بتاعي بتاعتي حقي اللي دي دا ده \
         مش مو عشان علشان عندكم لسه الحين دلوقتي هلا طيب اهلا يعني جزيلا رجاء برجاء كمان كده هيك فيني",
    ),
    (
        "hi",
        "अगर अपना अपनी अपने अब अभी आप आपका आपकी आपके इस इसका इसकी इसके इसे इन उस उसका उसकी उसके उसे एक ऐसा और कब कभी कर करना करनी करने करें करूँ करूं करो का कि किस \
         किसी की कुछ के कैसा कैसी कैसे को कोई कौन कौनसा कौनसी क्या क्यों गया गई गए चाहता चाहती चाहिए चाहते जब जा जाए जी जो तक तब तो था थी थे दिया दी दे दें दो \
         धन्यवाद नमस्ते नहीं ना ने पर प्लीज फिर बहुत बताइए बताएँ बताएं भी मुझे मेरा मेरी मेरे में मैं मैंने यदि यह ये या रहा रही रहे लिए ले वह वे सकता सकती सकते सा \
         सी से हम हमारा हमारी हमारे हुआ हुई हुए हूँ हूं है हैं हो होगा होगी होता होती कृपया कहाँ कहां कितना कितनी कितने",
    ),
    (
        "ja",
        "何 方 時 事 物 私 為 場合 教 願 致 思 知 下 頂 言 申 出来 様 有 無い 我々 今 御座 存 よう こと もの ため とき どう いつ どこ だれ なに なぜ いくら",
    ),
    (
        "zh",
        "的 了 是 我 你 您 他 她 它 们 我们 你们 您们 他们 在 有 和 与 與 或 吗 嗎 呢 吧 啊 么 麼 什么 什麼 怎么 怎麼 怎样 怎樣 如何 为什么 為什麼 哪 哪里 哪裡 \
         哪些 哪个 哪個 几 幾 多少 多久 谁 誰 请 請 请问 請問 可以 能 能够 能夠 可 会 會 要 想 想要 需要 把 被 给 給 对 對 从 從 到 就 也 都 还 還 很 这 這 那 这个 這個 \
         那个 那個 一个 一個 不 没 沒 没有 沒有 吗 之 其 及 并 並 个 個 谢谢 謝謝 你好 您好 知道 如果 是否 怎么办 怎麼辦 什么时候 什麼時候 好的 帮 幫 帮我 幫我 办 說 说 一下 已经 已經 \
         东西 東西 等",
    ),
    (
        "ko",
        "나 저 제 내 우리 저희 당신 그 이 저것 이것 그것 것 거 건 게 수 때 등 및 또는 그리고 하지만 그런데 그럼 무엇 무슨 뭐 뭘 어떻게 어떤 어때 어떻 \
         어느 언제 언제쯤 어디 어디서 누구 왜 얼마 얼마나 몇 말고 좀 꼭 더 또 잘 다 안 못 네 아니 있 없 하 해 했 할 한 합 되 돼 된 될 됩 됐 싶 주 줄 \
         주시 주실 않 같 말 알 알려 알려주 드리 드려 가능 부탁 하고 하는 해야 하나요 합니까 합니다 할까요 했는데 하는데 하려고 해요 할게요 한가요 되는 되나요 \
         되요 되고 돼요 되는지 될까요 됩니까 됩니다 있는 없는 안녕 안녕하 안녕하세요 감사 감사합니다 고맙 주세요 알려주세요 여기 저기 거기 혹시 궁금 \
         모르겠 지금 그냥 정말 아주 많이 제발 저는 제가",
    ),
    (
        "th",
        "ที่ และ หรือ ของ ใน จะ ได้ ไม่ มี เป็น ให้ ว่า กับ ไป มา แล้ว ก็ คือ จาก โดย นี้ นั้น อยู่ อย่างไร ยังไง อะไร เมื่อไหร่ เมื่อไร ที่ไหน ทำไม เท่าไหร่ เท่าไร ไหน กี่ ไหม ครับ ค่ะ คะ ผม ฉัน ดิฉัน \
         คุณ เรา ต้อง ต้องการ อยาก ขอ ช่วย หน่อย สามารถ การ ความ สวัสดี ขอบคุณ ถ้า หาก",
    ),
];

static SETS: LazyLock<Vec<(&'static str, HashSet<&'static str>)>> =
    LazyLock::new(|| LISTS.iter().map(|(language, words)| (*language, words.split_whitespace().collect())).collect());

/// The stop words of a language; none where there is no list.
pub(super) fn of(language: &str) -> Option<&'static HashSet<&'static str>> {
    SETS.iter().find(|(name, _)| *name == language).map(|(_, words)| words)
}
