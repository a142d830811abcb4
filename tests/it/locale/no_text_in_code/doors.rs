//! By which text leaves for customers.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use super::origin::{Origins, arguments};
use super::{Source, is_test};

/// Functions whose arguments customers read: markup, values of texts, labels.
const CALLS: [&str; 7] = ["Markup::text", "Inline::text", "parse", "Value::Name", "Value::Code", "Value::Url", "ReplyLabel::Name"];
/// What names a text: no words, only its id.
const IDS: [&str; 1] = ["Text::new"];
/// Fields of values that customers read.
const FIELDS: [&str; 6] =
    ["Choice.label", "Door.label", "Inline::Text.text", "Inline::Code.text", "Block::CodeBlock.text", "SourceRef.title"];
/// Methods of platforms' libraries that take what their customers read.
const METHODS: [&str; 3] = ["content", "label", "description"];
/// Fields of platforms' requests that their customers read. Elsewhere JSON is no request to one.
const KEYS: [&str; 9] = ["text", "content", "caption", "label", "title", "description", "placeholder", "alt", "name"];
const PLATFORMS: &str = "src/channel/";

/// Sources whose words stay, and why nobody reads them.
const EXCEPT: [(&str, &str); 1] = [("src/locale/check/trial.rs", "values that texts are tried with when they are loaded")];

/// What leaves, exceptions that are none any more, and doors that nothing uses any more: behind them words would leave by
/// another.
pub(super) fn leaving(sources: &[Source]) -> Vec<String> {
    let origins = Origins::of(sources);
    let (mut told, mut used) = (Vec::new(), BTreeSet::new());
    for source in sources {
        let watch = watched(source, &origins);
        used.extend(watch.used);
        match EXCEPT.iter().any(|(path, _)| *path == source.path) {
            true if watch.found.is_empty() => told.push(format!("{} is no exception any more", source.path)),
            true => {}
            false => told.extend(watch.found),
        }
    }
    let doors = CALLS.iter().chain(&IDS).chain(&FIELDS).map(|name| (*name).to_owned());
    let doors = doors.chain(METHODS.iter().map(|name| format!(".{name}")));
    told.extend(doors.filter(|door| !used.contains(door)).map(|door| format!("nothing leaves by {door} any more")));
    told
}

/// What is written out in a source and leaves by a door.
pub(super) fn literals(source: &Source, origins: &Origins) -> Vec<String> {
    watched(source, origins).found
}

fn watched<'s>(source: &'s Source, origins: &'s Origins) -> Watch<'s> {
    let mut watch = Watch { path: &source.path, origins, locals: BTreeMap::new(), found: Vec::new(), used: BTreeSet::new() };
    watch.visit_file(&source.syntax);
    watch
}

struct Watch<'s> {
    path: &'s str,
    origins: &'s Origins,
    /// Locals of the function that are bound to words.
    locals: BTreeMap<String, String>,
    found: Vec<String>,
    used: BTreeSet<String>,
}

impl Watch<'_> {
    fn pass(&mut self, door: &str, expr: &Expr) {
        self.used.insert(door.to_owned());
        let Some(words) = self.origins.words(expr, &self.locals) else { return };
        let is_id = IDS.contains(&door) && words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
        if !is_id {
            self.tell(door, expr.span(), &words);
        }
    }

    fn tell(&mut self, door: &str, span: proc_macro2::Span, words: &str) {
        self.found.push(format!("{}:{}: {words:?} leaves by {door}", self.path, span.start().line));
    }

    /// A function's locals are its own.
    fn within(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::take(&mut self.locals);
        visit(self);
        self.locals = outer;
    }

    /// Pairs of key and value of a JSON object.
    fn object(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            if let TokenTree::Group(group) = token {
                if group.delimiter() != Delimiter::Parenthesis {
                    self.object(group.stream());
                }
                continue;
            }
            let (TokenTree::Literal(key), Some(TokenTree::Punct(colon))) = (token, tokens.get(at + 1)) else { continue };
            let key = key.to_string();
            let Some(key) = KEYS.iter().find(|known| key.trim_matches('"') == **known).filter(|_| colon.as_char() == ':') else { continue };
            let value: TokenStream = tokens[at + 2..]
                .iter()
                .take_while(|token| !matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
                .cloned()
                .collect();
            if let Ok(value) = syn::parse2::<Expr>(value) {
                self.pass(&format!("json {key}"), &value);
            }
        }
    }
}

/// The last two segments of a path: `Markup::text`.
fn called(path: &syn::Path) -> (String, String) {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let last = names.last().cloned().unwrap_or_default();
    (names[names.len().saturating_sub(2)..].join("::"), last)
}

impl<'a> Visit<'a> for Watch<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !is_test(&item.attrs) {
            self.within(|watch| visit::visit_item_fn(watch, item));
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !is_test(&item.attrs) {
            self.within(|watch| visit::visit_impl_item_fn(watch, item));
        }
    }

    fn visit_local(&mut self, local: &'a syn::Local) {
        visit::visit_local(self, local);
        let pattern = if let Pat::Type(typed) = &local.pat { &*typed.pat } else { &local.pat };
        if let (Pat::Ident(name), Some(value)) = (pattern, &local.init) {
            match self.origins.words(&value.expr, &self.locals) {
                Some(words) => drop(self.locals.insert(name.ident.to_string(), words)),
                None => drop(self.locals.remove(&name.ident.to_string())),
            }
        }
    }

    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        visit::visit_expr_call(self, call);
        let Expr::Path(path) = &*call.func else { return };
        let (two, one) = called(&path.path);
        let is_alone = path.path.segments.len() == 1;
        let is = |door: &&&str| **door == two || is_alone && **door == one;
        if let Some(door) = CALLS.iter().chain(&IDS).find(is) {
            call.args.iter().for_each(|given| self.pass(door, given));
        }
    }

    fn visit_expr_struct(&mut self, value: &'a syn::ExprStruct) {
        visit::visit_expr_struct(self, value);
        let (two, one) = called(&value.path);
        for field in &value.fields {
            let syn::Member::Named(name) = &field.member else { continue };
            let names = [format!("{two}.{name}"), format!("{one}.{name}")];
            if let Some(door) = FIELDS.iter().find(|door| names.iter().any(|name| name == *door)) {
                self.pass(door, &field.expr);
            }
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let name = call.method.to_string();
        if METHODS.contains(&name.as_str()) {
            call.args.iter().for_each(|given| self.pass(&format!(".{name}"), given));
        }
        // A field that is put into a request.
        let mut given = call.args.iter();
        if let ("insert", Some(key), Some(value)) = (name.as_str(), given.next(), given.next())
            && self.path.starts_with(PLATFORMS)
            && let Some(key) = self.origins.words(key, &BTreeMap::new()).filter(|key| KEYS.contains(&key.as_str()))
        {
            self.pass(&format!("json {key}"), value);
        }
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        if self.path.starts_with(PLATFORMS) && called.path.segments.last().is_some_and(|last| last.ident == "json") {
            self.object(called.tokens.clone());
        }
        arguments(called).iter().for_each(|given| self.visit_expr(given));
    }
}
