//! Where the words of an expression come from.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Block, Expr, Lit, Stmt};

use super::{Source, is_test};

/// Methods that give back the text they are called on.
const SAME: [&str; 19] = [
    "to_owned",
    "to_string",
    "into",
    "clone",
    "cloned",
    "copied",
    "as_str",
    "as_ref",
    "trim",
    "into_owned",
    "into_string",
    "to_lowercase",
    "to_uppercase",
    "into_iter",
    "iter",
    "collect",
    "concat",
    "repeat",
    "chain",
];
/// Methods that give back what they are given, or the text they are called on.
const EITHER: [&str; 9] = ["unwrap_or", "unwrap_or_else", "unwrap_or_default", "map_or", "map_or_else", "or", "or_else", "join", "map"];
/// Functions that give back what they are given.
const GIVEN: [&str; 9] = ["from", "Some", "Ok", "Borrowed", "Owned", "new", "once", "from_iter", "escaped"];

/// Words that are written out: two letters in a row, or one of another alphabet than ours.
pub(super) fn is_words(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| pair.iter().all(char::is_ascii_alphabetic)) || letters.iter().any(|c| !c.is_ascii() && c.is_alphabetic())
}

/// Two words with a space between them: no key and no name.
pub(super) fn is_prose(text: &str) -> bool {
    text.split(' ').collect::<Vec<_>>().windows(2).any(|pair| pair.iter().all(|word| is_words(word)))
}

/// What a format string writes out beside its values.
pub(super) fn fixed(format: &str) -> String {
    let mut depth = 0_usize;
    let mut fixed = String::new();
    for c in format.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => fixed.push(c),
            _ => {}
        }
    }
    fixed
}

/// The constants of the program with words, and its functions that give back prose.
#[derive(Default)]
pub(super) struct Origins {
    constants: BTreeMap<String, String>,
    functions: BTreeMap<String, String>,
}

impl Origins {
    pub(super) fn of(sources: &[Source]) -> Self {
        let mut gathering = Gathering { origins: Self::default() };
        sources.iter().for_each(|source| gathering.visit_file(&source.syntax));
        gathering.origins
    }

    /// The words written out that an expression gives back, where locals stand for what they were bound to.
    pub(super) fn words(&self, expr: &Expr, locals: &BTreeMap<String, String>) -> Option<String> {
        let within = |expr: &Expr| self.words(expr, locals);
        match expr {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()).filter(|text| is_words(text)),
                Lit::Char(c) => Some(c.value().to_string()).filter(|text| is_words(text)),
                _ => None,
            },
            Expr::Path(path) => {
                let name = path.path.segments.last()?.ident.to_string();
                let local = path.path.get_ident().and_then(|_| locals.get(&name));
                local.or_else(|| self.constants.get(&name)).cloned()
            }
            Expr::Reference(inner) => within(&inner.expr),
            Expr::Paren(inner) => within(&inner.expr),
            Expr::Group(inner) => within(&inner.expr),
            Expr::Try(inner) => within(&inner.expr),
            Expr::Cast(inner) => within(&inner.expr),
            Expr::Return(inner) => inner.expr.as_deref().and_then(within),
            Expr::Closure(inner) => within(&inner.body),
            Expr::Binary(both) => within(&both.left).filter(|_| matches!(both.op, syn::BinOp::Add(_))).or_else(|| match both.op {
                syn::BinOp::Add(_) => within(&both.right),
                _ => None,
            }),
            Expr::Block(block) => self.tail(&block.block, locals),
            Expr::If(branch) => self.tail(&branch.then_branch, locals).or_else(|| within(&branch.else_branch.as_ref()?.1)),
            Expr::Match(cases) => cases.arms.iter().find_map(|arm| within(&arm.body)),
            Expr::Array(items) => items.elems.iter().find_map(within),
            Expr::Tuple(items) => items.elems.iter().find_map(within),
            Expr::MethodCall(call) => {
                let name = call.method.to_string();
                let given = || call.args.iter().find_map(within);
                match name.as_str() {
                    name if SAME.contains(&name) => within(&call.receiver).or_else(given),
                    name if EITHER.contains(&name) => given().or_else(|| within(&call.receiver)),
                    "replace" => call.args.iter().nth(1).and_then(within).or_else(|| within(&call.receiver)),
                    _ => self.functions.get(&name).cloned(),
                }
            }
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let name = path.path.segments.last()?.ident.to_string();
                if GIVEN.contains(&name.as_str()) { call.args.iter().find_map(within) } else { self.functions.get(&name).cloned() }
            }
            Expr::Macro(called) => self.written(&called.mac, locals),
            _ => None,
        }
    }

    fn tail(&self, block: &Block, locals: &BTreeMap<String, String>) -> Option<String> {
        match block.stmts.last()? {
            Stmt::Expr(expr, None) => self.words(expr, locals),
            Stmt::Macro(called) => self.written(&called.mac, locals),
            _ => None,
        }
    }

    /// The words of `format!`, `concat!`, `vec!` and their like.
    fn written(&self, called: &syn::Macro, locals: &BTreeMap<String, String>) -> Option<String> {
        let name = called.path.segments.last()?.ident.to_string();
        let items = arguments(called);
        match name.as_str() {
            "format" | "format_args" => {
                let words = |expr: &Expr| self.words(expr, locals);
                let format = items.first().and_then(words).map(|format| fixed(&format)).filter(|format| is_words(format));
                format.or_else(|| items.iter().skip(1).find_map(words))
            }
            "concat" | "vec" | "json" => items.iter().find_map(|expr| self.words(expr, locals)),
            _ => None,
        }
    }
}

/// The arguments of a macro that takes expressions.
pub(super) fn arguments(called: &syn::Macro) -> Vec<Expr> {
    let list = called.parse_body_with(syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated);
    list.map(|list| list.into_iter().collect()).unwrap_or_default()
}

struct Gathering {
    origins: Origins,
}

impl Gathering {
    fn constant(&mut self, name: &syn::Ident, value: &Expr) {
        if let Some(words) = self.origins.words(value, &BTreeMap::new()) {
            self.origins.constants.insert(name.to_string(), words);
        }
    }

    fn function(&mut self, signature: &syn::Signature, block: &Block) {
        let gives_text = matches!(&signature.output, syn::ReturnType::Type(_, kind) if is_text(kind));
        if gives_text && let Some(words) = self.origins.tail(block, &BTreeMap::new()).filter(|words| is_prose(words)) {
            self.origins.functions.insert(signature.ident.to_string(), words);
        }
    }
}

fn is_text(kind: &syn::Type) -> bool {
    match kind {
        syn::Type::Reference(inner) => is_text(&inner.elem),
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "str" || last.ident == "String"),
        _ => false,
    }
}

impl<'a> Visit<'a> for Gathering {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'a syn::ItemConst) {
        self.constant(&item.ident, &item.expr);
    }

    fn visit_impl_item_const(&mut self, item: &'a syn::ImplItemConst) {
        self.constant(&item.ident, &item.expr);
    }

    fn visit_item_static(&mut self, item: &'a syn::ItemStatic) {
        self.constant(&item.ident, &item.expr);
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_test(&item.attrs) {
            self.function(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[test]
fn words_are_told_from_signs() {
    for (text, words, prose) in [
        ("Yes", true, false),
        ("お", true, false),
        ("Try again", true, true),
        ("order-id", true, false),
        ("[x] ", false, false),
        ("— 1.", false, false),
        ("", false, false),
    ] {
        assert_eq!((is_words(text), is_prose(text)), (words, prose), "{text}");
    }
    assert_eq!(fixed("{name} says {n:>3}: "), " says : ");
}
