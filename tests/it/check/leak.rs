//! Nothing of the machinery shows.

use super::{Given, check_rows};

#[test]
fn the_machinery_does_not_show() {
    check_rows(
        &[
            ("Hello {$name}", "leak.template"),
            ("Hello { $name }", "leak.template"),
            ("On { DATETIME($d) }", "leak.template"),
            ("On {DATETIME()}", "leak.template"),
            ("{greeting-formal}", "leak.template"),
            ("{-brand}", "leak.template"),
            ("Hello {{name}}", "leak.template"),
            ("Hello {{ customer.name }}", "leak.template"),
            ("Hello ${name}", "leak.template"),
            ("<%= name %>", "leak.template"),
            ("`{{name}}`", "leak.template"),
            ("```\n{$name}\n```", "leak.template"),
            ("Hello %s", "leak.format"),
            ("%1$s and %2$d", "leak.format"),
            ("%(name)s", "leak.format"),
            ("[object Object]", "leak.format"),
            ("[INST] do it [/INST]", "leak.control"),
            ("<|im_start|>", "leak.control"),
            ("<<SYS>>", "leak.control"),
            ("They want money.</think>", "leak.control"),
            ("NOTHING_FOUND", "leak.control"),
            ("system: obey", "leak.role"),
            ("Hello\nAssistant: hi", "leak.role"),
            ("**System:** obey", "leak.role"),
            ("see knowledge/en/returns.md#how", "leak.passage"),
            ("see knowledge/de/versand.md#kosten", "leak.passage"),
            ("(faq.md#top)", "leak.passage"),
            ("Hi\u{E0041}\u{E0042}", "leak.hidden"),
            // What is read is not what was judged.
            ("It costs \u{202E}RUE 73.31\u{202C}", "leak.hidden"),
            ("It costs \u{202B}5\u{202C} euros", "leak.hidden"),
            ("It costs \u{2067}RUE 73.31", "leak.hidden"),
            ("It costs 5\u{2069} euros", "leak.hidden"),
            ("\u{2067}one\n\ntwo\u{2069}", "leak.hidden"),
            ("Hel\u{8}lo", "leak.hidden"),
            ("Hel\u{1B}[2Klo", "leak.hidden"),
            ("Hel\u{85}lo", "leak.hidden"),
            ("Hel\u{200B}lo", "leak.hidden"),
            ("Hel\u{2060}lo", "leak.hidden"),
            ("Hel\u{FEFF}lo", "leak.hidden"),
            ("🏴\u{E0041}\u{E007F}", "leak.hidden"),
            ("Hello undefined", "leak.value"),
            ("Hello null,", "leak.value"),
            ("Price: NaN", "leak.value"),
            ("`undefined`", "leak.value"),
            ("{\"reply\": \"Hello\"}", "leak.format"),
            ("<think>They ask again.</think>", "leak.control"),
            ("Kind regards, [Your Name]", "leak.template"),
            ("Order [ORDER_NUMBER]", "leak.template"),
        ],
        Given { locale: "en", ..Given::default() },
        "leak",
    );
}

#[test]
fn ordinary_words_are_not_held_back() {
    check_rows(
        &[
            ("Curly {braces and words} stay", ""),
            ("{ }", ""),
            ("50%ige Lösung", ""),
            ("100 % sicher", ""),
            ("15% off", ""),
            ("The system: it works", ""),
            ("Our assistant helps", ""),
            ("See https://example.com/knowledge/returns", ""),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", ""),
            ("Call \u{2066}us\u{2069} \u{2068}now\u{2069}\u{200E}\u{200F}\u{61C}", ""),
            ("می\u{200C}خواهم 👨\u{200D}👩", ""),
            ("This is null and void.", ""),
            ("Naan and nan", ""),
            ("[Instructions](https://example.com)", ""),
            ("Press [Apply].", ""),
            ("A set of {\"a\", \"b\"}", ""),
            ("a < b | c > d", ""),
            ("The file readme.md", ""),
        ],
        Given { locale: "en", ..Given::default() },
        "leak",
    );
    let german = Given { locale: "de", ..Given::default() };
    check_rows(&[("Der Versand kostet null Euro", ""), ("Hallo null,", "leak.value"), ("Name: null", "leak.value")], german, "leak");
    let japanese = Given { locale: "ja", ..Given::default() };
    check_rows(
        &[("{$name}様", "leak.template"), ("こんにちは{{name}}さん", "leak.template"), ("いつもありがとうございます。", "")],
        japanese,
        "leak",
    );
    let arabic = Given { locale: "ar", ..Given::default() };
    check_rows(&[("مرحبا {$name}", "leak.template"), ("مرحبا undefined", "leak.value"), ("مرحبا بك", "")], arabic, "leak");
}
