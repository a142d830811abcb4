//! How a tree is written as the HTML that the Bot API takes, and that HTML without its tags.

use crate::core::message::{Block, Inline, Markup, Syntax, render};

/// The tree as HTML that is always understood: quotes stand in no quote, and code in no other emphasis.
pub(super) fn html(markup: &Markup) -> String {
    render(&Markup { blocks: blocks(&markup.blocks, false) }, Syntax::Html)
}

fn blocks(list: &[Block], quoted: bool) -> Vec<Block> {
    list.iter().flat_map(|block| simple(block, quoted)).collect()
}

fn simple(block: &Block, quoted: bool) -> Vec<Block> {
    match block {
        Block::Paragraph { inlines } => vec![Block::Paragraph { inlines: apart(inlines) }],
        Block::List { start, items } => {
            vec![Block::List { start: *start, items: items.iter().map(|item| blocks(item, quoted)).collect() }]
        }
        Block::Quote { blocks: inner } if quoted => blocks(inner, true),
        Block::Quote { blocks: inner } => vec![Block::Quote { blocks: blocks(inner, true) }],
        Block::CodeBlock { .. } => vec![block.clone()],
    }
}

/// Code taken out of the emphasis around it.
fn apart(inlines: &[Inline]) -> Vec<Inline> {
    inlines
        .iter()
        .flat_map(|inline| match inline {
            Inline::Bold { inlines } => around(apart(inlines), |inlines| Inline::Bold { inlines }),
            Inline::Italic { inlines } => around(apart(inlines), |inlines| Inline::Italic { inlines }),
            Inline::Link { url, inlines } => vec![Inline::Link { url: url.clone(), inlines: inlines.iter().map(uncoded).collect() }],
            Inline::Text { .. } | Inline::Code { .. } | Inline::Break => vec![inline.clone()],
        })
        .collect()
}

/// `wrap` around each run that is no code.
fn around(inlines: Vec<Inline>, wrap: fn(Vec<Inline>) -> Inline) -> Vec<Inline> {
    let (mut out, mut run) = (Vec::new(), Vec::new());
    for inline in inlines {
        if matches!(inline, Inline::Code { .. }) {
            if !run.is_empty() {
                out.push(wrap(std::mem::take(&mut run)));
            }
            out.push(inline);
        } else {
            run.push(inline);
        }
    }
    if !run.is_empty() {
        out.push(wrap(run));
    }
    out
}

/// Code as its characters.
fn uncoded(inline: &Inline) -> Inline {
    match inline {
        Inline::Code { text } => Inline::Text { text: text.clone() },
        Inline::Bold { inlines } => Inline::Bold { inlines: inlines.iter().map(uncoded).collect() },
        Inline::Italic { inlines } => Inline::Italic { inlines: inlines.iter().map(uncoded).collect() },
        other => other.clone(),
    }
}

/// HTML of ours without its tags; where a link led is said behind it.
pub(super) fn bare(html: &str) -> String {
    let (mut text, mut link) = (String::with_capacity(html.len()), None::<(usize, String)>);
    let mut rest = html;
    while let Some((before, tagged)) = rest.split_once('<') {
        text.push_str(&unescaped(before));
        let (tag, after) = tagged.split_once('>').unwrap_or((tagged, ""));
        if let Some(url) = tag.strip_prefix("a href=\"") {
            link = Some((text.len(), unescaped(url.trim_end_matches('"'))));
        } else if tag == "/a"
            && let Some((from, url)) = link.take()
            && text.get(from..) != Some(url.as_str())
        {
            text.push_str(&format!(" ({url})"));
        }
        rest = after;
    }
    text.push_str(&unescaped(rest));
    text
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::message::parse;

    #[test]
    fn what_the_dialect_cannot_nest_is_not_nested() {
        for (markdown, expect) in [
            ("> a\n> > b\n> > > c", "<blockquote>a\n\nb\n\nc</blockquote>"),
            ("**a `b` c**", "<b>a </b><code>b</code><b> c</b>"),
            ("**a *x `b`* c**", "<b>a <i>x </i></b><code>b</code><b> c</b>"),
            ("[see `b`](https://e.example)", "<a href=\"https://e.example\">see b</a>"),
        ] {
            assert_eq!(html(&parse(markdown)), expect, "{markdown}");
        }
    }

    #[test]
    fn tags_are_taken_away_and_words_stay() {
        for (html, expect) in [
            ("<b>a</b> &lt;b&gt; &amp;lt; \"&quot;", "a <b> &lt; \"\""),
            ("<a href=\"https://e.example?a=1&amp;b=2\">here</a>!", "here (https://e.example?a=1&b=2)!"),
            ("<a href=\"https://e.example\">https://e.example</a>", "https://e.example"),
            ("<pre><code class=\"language-rs\">a\n  b</code></pre>", "a\n  b"),
            ("no tag", "no tag"),
        ] {
            assert_eq!(bare(html), expect);
        }
    }
}
