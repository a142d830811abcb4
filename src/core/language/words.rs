//! The most frequent function and greeting words, as a first vote on short messages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::denoise::Word;

/// How much a capitalised word inside a sentence tells.
const IN_A_NAME: f64 = 0.3;

/// Words by language. A word of several languages counts for each, with less weight.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "hello hi hey please thanks thank you your yours the and is are was were where when what which who why how my me we our us \
         they it this that these those there here have has had do does did don't doesn't can can't could would should will with \
         for from of to in on at not no yes yeah but if or any some i i'm it's i'd need want help good morning evening great sorry \
         order received sure okay still been an be a lot much very any about just got get",
    ),
    (
        "de",
        "hallo guten tag morgen abend moin servus grüezi danke dankeschön bitte ja nein nicht kein keine ich du er sie es wir ihr \
         mich mir mein meine meinen meiner ihre ihren ihnen sind ist war habe hat haben wird werden kann können könnte möchte \
         wo wann wie was wer warum wieso welche welcher der die das den dem des ein eine einen einem einer und oder aber auch noch \
         schon mit für von vom zu zum zur auf aus bei nach im am an um als wenn dass hilfe bestellung paket viel vielen gerne mal liebe gibt gut sehr tschüss",
    ),
    (
        "fr",
        "bonjour bonsoir salut merci oui non je tu il elle nous vous ils mon ma mes votre vos notre nos le la les un une des du de \
         et ou où est sont était suis avez ai avoir être que qui quoi quand comment pourquoi combien quel quelle ne pas plus \
         avec pour dans sur sous par chez ce cette ces cela ça mais si svp plaît aide commande voudrais veux peux pouvez au aux \
         s'il c'est j'ai n'est d'accord l'ai très bien encore toujours",
    ),
    (
        "es",
        "hola buenos buenas días tardes noches gracias por favor sí no yo tú él ella nosotros usted ustedes mi mis su sus tu el la \
         los las un una unos unas de del al y o pero que qué quien quién cuando cuándo donde dónde como cómo cuanto cuánto cuesta \
         es está están son soy era fue ha he han hay tengo tiene tienen quiero quisiera puedo puede pueden con para en sin sobre \
         este esta esto ese esa muy más gusta mañana ahora ayuda pedido todavía llegó ya le me se lo adiós",
    ),
    (
        "it",
        "ciao buongiorno buonasera salve grazie prego per favore sì no io tu lui lei noi voi loro mio mia miei vostro suo il lo la \
         i gli le un uno una di del della dei delle e ed o ma che chi cosa come quando dove dov'è perché quanto costa quale è sono \
         era ho hai ha abbiamo avete hanno vorrei voglio posso può potete con da in su non più questo questa quello ancora molto \
         aiuto ordine arrivato mi ci si vi nel nella alla al",
    ),
    (
        "pt",
        "olá oi bom boa dia tarde noite obrigado obrigada por favor sim não eu ele ela nós você vocês meu minha meus minhas seu \
         sua o a os as um uma uns de do da dos das em no na nos nas e ou mas que quem quando onde como quanto custa qual por que é \
         são está estão foi era tenho tem têm há quero gostaria posso pode podem com para pra sem sobre este esta isso isto muito \
         mais ajuda pedido ainda chegou já me se lhe ao à tchau",
    ),
    (
        "nl",
        "hallo hoi goedemorgen goedemiddag goedenavond dag dank bedankt dankjewel alstublieft alsjeblieft ja nee niet geen ik jij \
         je u hij zij ze wij we mijn uw jouw onze ons het de een en of maar ook nog al met voor van naar op uit bij om als dat dit \
         die deze is zijn was heb hebt heeft hebben wordt worden kan kunt kunnen wil graag waar wanneer wat wie waarom hoe welke \
         hulp bestelling er te aan zeer goed veel",
    ),
    (
        "tr",
        "merhaba selam günaydın iyi günler akşamlar geceler teşekkürler teşekkür ederim sağol sağolun lütfen evet hayır ben sen \
         biz siz onlar benim bana sizin bizim bu şu o bir ve veya ama ile için gibi çok daha ne nerede nereye nasıl neden niçin \
         zaman kim kaç hangi var yok mı mi mu mü değil değilim istiyorum istiyoruz olarak kadar sonra önce yardım siparişim sipariş \
         kargo tamam acaba hala hâlâ gelmedi geldi",
    ),
    (
        "ru",
        "привет здравствуйте здравствуй добрый день доброе утро вечер спасибо пожалуйста да нет не я ты он она мы вы они мой моя мое \
         моё мои мне меня вас вам ваш ваша наш это этот эта эти что кто где когда как почему зачем сколько какой какая и или а но \
         если то в на с со у к от до по из за для о об есть был была было быть можно нужно нужна хочу могу помогите помощь заказ ещё \
         еще уже очень",
    ),
];

/// How much a letter tells that no other language has; a word tells 1.
const OWN_LETTER: f64 = 1.0;
/// How much `¿` and `¡` tell: nobody writes them by habit from another language.
const OWN_MARK: f64 = 3.0;

/// Letters and marks that only one of the languages of the lists (or a neighbour of theirs) uses.
const LETTERS: &[(char, &str)] = &[
    ('ß', "de"),
    ('œ', "fr"),
    ('ñ', "es"),
    ('¿', "es"),
    ('¡', "es"),
    ('ã', "pt"),
    ('õ', "pt"),
    ('ğ', "tr"),
    ('ı', "tr"),
    ('ł', "pl"),
    ('ż', "pl"),
    ('ę', "pl"),
    ('ő', "hu"),
    ('ű', "hu"),
    ('ř', "cs"),
    ('ě', "cs"),
    ('ø', "nb"),
    ('ț', "ro"),
    ('ђ', "sr"),
    ('љ', "sr"),
    ('њ', "sr"),
    ('і', "uk"),
    ('ї', "uk"),
    ('є', "uk"),
    ('ґ', "uk"),
    ('ў', "be"),
    ('ы', "ru"),
    ('э', "ru"),
    ('ё', "ru"),
];

static INDEX: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut index: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (language, words) in WORDS {
        for word in words.split_whitespace() {
            let languages = index.entry(word).or_default();
            if !languages.contains(language) {
                languages.push(language);
            }
        }
    }
    index
});

/// Votes by language.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Votes(Vec<(&'static str, f64)>);

impl Votes {
    /// What the words of a message say; `listed` tells which languages the bot speaks.
    pub(super) fn count<'a>(words: impl Iterator<Item = &'a Word>, listed: impl Fn(&str) -> bool) -> Self {
        let mut votes = Self::default();
        let mut inside = false;
        for word in words {
            // Function words with a capital inside a sentence mostly belong to a foreign title or name, except
            // in German, where every noun has one.
            let is_title = inside && word.is_capitalised() && word.text.chars().any(char::is_lowercase);
            let trust = |language: &str| if is_title && language != "de" { IN_A_NAME } else { 1.0 };
            inside |= word.letters > 0;
            let lower = word.text.to_lowercase();
            let known = INDEX.get(lower.as_str()).or_else(|| shorten(&lower).and_then(|short| INDEX.get(short.as_str())));
            if let Some(languages) = known {
                // A word that languages share tells each of them only a share of a share; those the bot speaks
                // only share with each other.
                let rivals = languages.iter().filter(|l| listed(l)).count();
                for language in languages {
                    let others = if listed(language) { rivals } else { languages.len() };
                    votes.add(language, trust(language) / (languages.len() * others) as f64);
                }
            }
            if !lower.is_ascii()
                && let Some((_, language)) = LETTERS.iter().find(|(letter, _)| lower.contains(*letter))
            {
                votes.add(language, if word.letters == 0 { OWN_MARK } else { OWN_LETTER });
            }
        }
        votes
    }

    /// The votes for one language.
    pub(super) fn of(&self, language: &str) -> f64 {
        self.0.iter().find(|(l, _)| *l == language).map_or(0.0, |(_, votes)| *votes)
    }

    /// The most votes that any language got for which `wanted` holds.
    pub(super) fn best(&self, wanted: impl Fn(&str) -> bool) -> f64 {
        self.0.iter().filter(|(l, _)| wanted(l)).map(|(_, votes)| *votes).fold(0.0, f64::max)
    }

    fn add(&mut self, language: &'static str, weight: f64) {
        match self.0.iter_mut().find(|(l, _)| *l == language) {
            Some((_, votes)) => *votes += weight,
            None => self.0.push((language, weight)),
        }
    }
}

/// `hellooo` as `hello`: a letter that stands three times or more in a row stands once. `None` without one.
fn shorten(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let runs = letters.chunk_by(|a, b| a == b);
    let stretched = runs.clone().any(|run| run.len() > 2);
    let kept = |run: &'_ [char]| if run.len() > 2 { 1 } else { run.len() };
    stretched.then(|| runs.flat_map(|run| run.iter().take(kept(run))).collect())
}

#[cfg(test)]
mod tests {
    use super::super::denoise;
    use super::*;

    #[test]
    fn stretched_words_are_shortened() {
        for (word, short) in [("hellooo", Some("hello")), ("dankeeee", Some("danke")), ("hello", None), ("pleeease", Some("please"))] {
            assert_eq!(shorten(word).as_deref(), short, "{word}");
        }
    }

    #[test]
    fn shared_words_tell_less() {
        let count = |text: &str, listed: &[&str]| Votes::count(denoise::words(text).iter(), |l| listed.contains(&l));
        let both = count("hallo", &["de", "nl"]);
        assert!((both.of("de") - 0.25).abs() < 1e-9);
        assert!((both.of("de") - both.of("nl")).abs() < 1e-9);
        let german = count("hallo", &["de", "en"]);
        assert!(german.of("de") > german.of("nl"));
        assert!(count("bonjour", &[]).of("fr") > 0.9);
    }
}
