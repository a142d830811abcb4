//! A TOML file as it is parsed once: with the place of every key and value, and with its secrets found and blanked.

use toml::de::DeTable;

use super::reader::Problems;
use super::secret::{self, Secrets};
use super::{Code, Diagnostic, KeyDoc, Reader, Report, shown, syntax};

/// Parses `text`, lets `read` read the document, reports what is wrong with both and keeps the text for the report.
pub(super) fn read<T>(
    report: &mut Report,
    file: &str,
    text: &str,
    keys: &'static [KeyDoc],
    read: impl FnOnce(&mut Reader<'_>) -> T,
) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    let Secrets { found, mut hidden } = Secrets::of(document.get_ref(), keys);
    if !errors.is_empty() {
        hidden.extend(secret::in_lines(text));
    }
    let spans = || found.iter().map(|(_, span)| span.clone());
    let shown = secret::blanked(text, spans().chain(hidden));
    report.sources.insert(file.to_owned(), shown.as_str().into());
    if !errors.is_empty() {
        report.diagnostics.extend(syntax::problems(file, &shown, &errors));
        return None;
    }
    let mut problems = Problems::new(spans());
    problems.list.extend(found.into_iter().map(|(key, span)| Diagnostic {
        code: Code::SECRET_IN_FILE,
        file: file.to_owned(),
        span: Some(span),
        message: format!("`{key}` holds a secret"),
        help: secret_help(&key),
    }));
    let result = Reader::over(file, document.get_ref(), keys, &mut problems, read);
    report.diagnostics.append(&mut problems.list);
    Some(result)
}

fn secret_help(key: &str) -> String {
    let key = shown::escaped(key.trim_end_matches("_env")).replace('-', "_");
    format!(
        "put the secret into an environment variable and name that here: `{key}_env = \"{}\"`; change the secret, since files are copied and shared",
        key.to_uppercase()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_shown_even_beside_a_syntax_error() {
        for text in [
            "a = \"whsec_abc",
            "token = \"ключ\"\n[",
            "x = [\"whsec_a\", 'whsec_b']",
            "b_secret = '''a\nb'''",
            "a_token = ключ whsec_x",
            "password: ключ",
            "x = 1\nx = \"\nmy_secret = ключ",
        ] {
            let mut report = Report::new("bots/a");
            read(&mut report, "bot.toml", text, &[], |_| ());
            let shown = &report.sources["bot.toml"];
            assert_eq!(shown.len(), text.len());
            assert!(!shown.contains("whsec_") && !shown.contains("ключ") && !shown.contains("\nb"), "{shown}");
            assert!(!report.render(false).contains("whsec_"));
        }
    }
}
