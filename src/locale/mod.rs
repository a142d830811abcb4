//! Locale packs, the Fluent wrapper and typed values. It must not know channels or the runtime.
pub struct Packs;
pub struct Rendered {
    pub text: String,
    pub locale: crate::core::key::LocaleTag,
    pub fallback: bool,
}
impl Packs {
    pub fn format(&self, _l: &crate::core::key::LocaleTag, _t: &crate::core::text::Text) -> Rendered {
        todo!()
    }
}
