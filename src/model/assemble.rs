//! From `[model]` with its fallbacks to the model that answers.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Chain, Extractive, Rules, kind};
use crate::config::{ModelSettings, Settings};
use crate::ports::Model;

/// How failures are dealt with where a kind does not say: a scripted model with fallbacks.
const RULES: Rules = Rules { total: Duration::from_secs(20), cooldown: Duration::from_secs(30) };

/// The model of a bot, and what of it is off.
pub struct Assembled {
    /// Who answers.
    pub model: Arc<dyn Model>,
    /// What cannot be asked: its place (`model`, `fallback 1`) and what it needs.
    pub off: Vec<(String, String)>,
}

/// Makes the model that `[model]` describes. What lacks a variable is left out; when nobody else is left, the knowledge
/// itself answers. `dir` is the bot's folder.
///
/// # Errors
/// What is wrong, and what to do.
pub fn assemble(settings: &ModelSettings, dir: &Path, secrets: &dyn Fn(&str) -> Option<String>) -> Result<Assembled, String> {
    let first: (&str, &Settings) = (settings.kind, &settings.settings);
    let all = std::iter::once(first).chain(settings.fallbacks.iter().map(|fallback| (fallback.kind, &fallback.settings)));
    let (mut links, mut off, mut total) = (Vec::new(), Vec::new(), None);
    for (n, (name, settings)) in all.enumerate() {
        let kind = kind(name).ok_or_else(|| format!("there is no model of kind {name}"))?;
        let rules = kind.rules(settings.as_ref());
        if n == 0 {
            total = rules.map(|rules| rules.total);
        }
        match kind.missing(settings.as_ref(), secrets) {
            Some(needs) => off.push((if n == 0 { "model".to_owned() } else { format!("fallback {n}") }, needs)),
            None => links.push((kind.build(settings.as_ref(), dir, secrets)?, rules.unwrap_or(RULES).cooldown)),
        }
    }
    let is_alone = total.is_none() && settings.fallbacks.is_empty();
    let model: Arc<dyn Model> = match links.pop() {
        None => Arc::new(Extractive::default()),
        // A kind that cannot fail, or is to be seen failing.
        Some((model, _)) if is_alone => model,
        Some(last) => {
            links.push(last);
            Arc::new(Chain::new(links, total.unwrap_or(RULES.total)))
        }
    };
    Ok(Assembled { model, off })
}

/// The same without the network: a model that can fail is left out, and the knowledge itself answers. For scenarios,
/// whose answers are to be the same every time.
///
/// # Errors
/// What is wrong, and what to do.
pub fn offline(settings: &ModelSettings, dir: &Path) -> Result<Arc<dyn Model>, String> {
    match kind(settings.kind).filter(|kind| kind.rules(settings.settings.as_ref()).is_none()) {
        Some(kind) => kind.build(settings.settings.as_ref(), dir, &|_| None),
        None => Ok(Arc::new(Extractive::default())),
    }
}
