use super::*;

fn found(words: &[(&str, &str)], text: &str, language: &str) -> Vec<String> {
    let mut builder = LexiconBuilder::default();
    for (language, word) in words {
        assert!(builder.add(ListId(0), language, word), "{word}");
    }
    let is_latin = !matches!(language, "ar" | "ja" | "ko" | "hi" | "zh" | "ru" | "he" | "th");
    let hits = builder.build().find(text, language, is_latin);
    let mut words: Vec<_> = hits.into_iter().map(|hit| text[hit.span].to_owned()).collect();
    words.dedup();
    words
}

const WORDS: &[(&str, &str)] = &[
    ("en", "bikini"),
    ("en", "bra"),
    ("en", "beer"),
    ("en", "lingerie"),
    ("en", "tree"),
    ("en", "underwear"),
    ("en", "swim suit"),
    ("en", "👙"),
    ("ar", "بيكيني"),
    ("ar", "ملابس سباحة"),
    ("ar", "ملابس داخلية"),
    ("ar", "خمر"),
    ("ar", "لانجري"),
    ("ar", "لا يحتوي على لحم خنزير"),
    ("ar", "حمالة صدر"),
    ("de", "Unterwäsche"),
    ("ru", "бикини"),
    ("ru", "купальник"),
    ("tr", "bikini"),
    ("tr", "şarap"),
    ("ja", "ビキニ"),
    ("ja", "ブラ"),
    ("ko", "속옷"),
    ("ko", "술"),
    ("zh", "比基尼"),
    ("zh", "啤酒"),
    ("hi", "बिकिनी"),
    ("he", "ביקיני"),
    ("fr", "alcool"),
    ("th", "บิกินี่"),
];

#[test]
fn words_are_found_however_they_are_spelt() {
    for (text, language, expect) in [
        ("a bikini, please", "en", "bikini"),
        ("BIKINIS!", "en", "BIKINI"),
        ("ＢＩＫＩＮＩ", "en", "ＢＩＫＩＮＩ"),
        ("b i k i n i", "en", "b i k i n i"),
        ("b.i.k.i.n.i", "en", "b.i.k.i.n.i"),
        ("bi-ki-ni", "en", "bi-ki-ni"),
        ("bi ki ni", "en", "bi ki ni"),
        ("under wear", "en", "under wear"),
        ("swimsuit", "en", "swimsuit"),
        ("swim suits", "en", "swim suit"),
        ("b1k1n1", "en", "b1k1n1"),
        ("1ingerie", "en", "1ingerie"),
        ("b*kini", "en", "b*kini"),
        ("b**ini", "en", "b**ini"),
        ("biiikiniii", "en", "biiikiniii"),
        ("bіkіnі", "en", "bіkіnі"),
        ("b e e r", "en", "b e e r"),
        ("be-er", "en", "be-er"),
        ("beer run", "en", "beer r"),
        ("a tree every year", "en", "tree e"),
        ("web bra", "en", "b bra"),
        ("ملابس سباحة", "ar", "ملابس سباحة"),
        ("م ل ا ب س  س ب ا ح ة", "ar", "م ل ا ب س  س ب ا ح ة"),
        ("be*r", "en", "be*r"),
        ("はい、ぶら、です", "ja", "ぶら"),
        ("bik\u{200B}ini", "en", "bik\u{200B}ini"),
        ("nice 👙", "en", "👙"),
        ("Damenunterwäsche", "de", "unterwäsche"),
        ("البيكيني", "ar", "بيكيني"),
        ("وبالبيكيني؟", "ar", "بيكيني"),
        ("للبيكيني", "ar", "بيكيني"),
        ("بيـكـيـني", "ar", "بيـكـيـني"),
        ("ب.ي.ك.ي.ن.ي", "ar", "ب.ي.ك.ي.ن.ي"),
        ("ب ي ك ي ن ي", "ar", "ب ي ك ي ن ي"),
        ("پیکینی", "ar", "پیکینی"),
        ("بيكينيات", "ar", "بيكيني"),
        ("ملابس السباحة", "ar", "ملابس السباحة"),
        ("والملابس الداخلية", "ar", "ملابس الداخلية"),
        ("ملابس سباحه", "ar", "ملابس سباحه"),
        ("مقاسات اللانجري", "ar", "للانجري"),
        ("لا يحتوي على لحم خنزير.", "ar", "لا يحتوي على لحم خنزير"),
        ("ملابس للسباحة", "ar", "ملابس للسباحة"),
        ("حمالة صدرها", "ar", "حمالة صدر"),
        ("الخمر", "ar", "خمر"),
        ("купальники", "ru", "купальник"),
        ("в бикини", "ru", "бикини"),
        ("bikinilerimi", "tr", "bikini"),
        ("şarapları", "tr", "şarap"),
        ("sarap", "tr", "sarap"),
        ("ビキニを返品", "ja", "ビキニ"),
        ("びきに", "ja", "びきに"),
        ("ﾋﾞｷﾆ", "ja", "ﾋﾞｷﾆ"),
        ("ブラを", "ja", "ブラ"),
        ("여성속옷을", "ko", "속옷"),
        ("속 옷", "ko", "속 옷"),
        ("술을", "ko", "술"),
        ("买比基尼吗", "zh", "比基尼"),
        ("比 基 尼", "zh", "比 基 尼"),
        ("啤.酒", "zh", "啤.酒"),
        ("बिकिनियों", "hi", ""),
        ("बिकिनी", "hi", "बिकिनी"),
        ("הביקיני", "he", "ביקיני"),
        ("l'alcool", "fr", "alcool"),
        ("บิกินี่สวย", "th", "บิกินี่"),
        ("bikiniを", "ja", "bikini"),
    ] {
        assert_eq!(found(WORDS, text, language).first().map_or("", String::as_str), expect, "{text}");
    }
}

#[test]
fn words_that_only_look_alike_are_left() {
    for (text, language) in [
        ("a library of brass", "en"),
        ("Bob ran, zebra", "en"),
        ("ber", "en"),
        ("a brass shop", "en"),
        ("ぶらぶら歩く", "ja"),
        ("a brra", "en"),
        ("bikinx and kini", "en"),
        ("das ist bra", "de"),
        ("تخمر العجين", "ar"),
        ("ملابس الأطفال", "ar"),
        ("سباحة", "ar"),
        ("ブラウスとブラシ", "ja"),
        ("기술과 예술", "ko"),
        ("b2b 34 and 5*4", "en"),
        ("snake_case and **bold**", "en"),
    ] {
        assert_eq!(found(WORDS, text, language), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    let text = "b i k i n i بيكيني b*k*n* ".repeat(2_000);
    let hits = found(WORDS, &text, "en");
    assert!(!hits.is_empty());
}
