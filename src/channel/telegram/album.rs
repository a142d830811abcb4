//! Updates as they came, before they are read: which ones are an album, and whether all of it is here.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::Instant;

use super::decode::MAX_ALBUM;

/// How long the rest of an album is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);
/// How often it is looked for meanwhile.
const LOOK: Duration = Duration::from_millis(250);

/// The chat of an album, and its id.
pub(super) type Group = (i64, String);

/// An update as it came, with what has to be known before it is read.
#[derive(Debug)]
pub(super) struct Glance {
    pub(super) id: i64,
    /// What it is about: `message`.
    pub(super) kind: String,
    /// The album that it is a part of.
    pub(super) album: Option<Group>,
    /// The button press that wants to be acknowledged.
    pub(super) pressed: Option<String>,
    pub(super) body: Box<RawValue>,
}

#[derive(Deserialize)]
struct InAlbum {
    media_group_id: Option<String>,
    chat: InChat,
}

#[derive(Deserialize)]
struct InChat {
    id: i64,
}

#[derive(Deserialize)]
struct Pressed {
    id: String,
}

/// What can be told of an update at a glance; `None` where it has no id.
pub(super) fn glance(body: Box<RawValue>) -> Option<Glance> {
    let parts: BTreeMap<String, &RawValue> = serde_json::from_str(body.get()).ok()?;
    let id = serde_json::from_str(parts.get("update_id")?.get()).ok()?;
    let kind = parts.keys().find(|key| *key != "update_id").cloned().unwrap_or_default();
    let message = parts.get("message").and_then(|message| serde_json::from_str::<InAlbum>(message.get()).ok());
    let album = message.and_then(|message| Some((message.chat.id, message.media_group_id?)));
    let pressed = parts.get("callback_query").and_then(|pressed| serde_json::from_str::<Pressed>(pressed.get()).ok());
    Some(Glance { id, kind, album, pressed: pressed.map(|pressed| pressed.id), body })
}

/// The body of several updates of one album, as it is read.
pub(super) fn together(parts: &[Glance]) -> Vec<u8> {
    let parts: Vec<&str> = parts.iter().map(|part| part.body.get()).collect();
    format!("[{}]", parts.join(",")).into_bytes()
}

/// How far a poll has come: which updates of those that the platform still holds were dealt with, and for how long each
/// album was waited for.
#[derive(Default)]
pub(super) struct Progress {
    done: BTreeSet<i64>,
    since: BTreeMap<Group, Instant>,
}

/// What is to be done with a batch.
pub(super) struct Plan {
    /// Updates to be read now, each alone or all of one album.
    pub(super) units: Vec<Vec<Glance>>,
    /// The first update that is not read yet, because the rest of its album may be on its way.
    pub(super) open: Option<i64>,
    /// The last update of the batch.
    pub(super) last: Option<i64>,
}

impl Progress {
    /// What of a batch is to be read now. Where the batch is `full`, what follows an album is not in it, and neither is the
    /// album waited for.
    pub(super) fn plan(&mut self, mut batch: Vec<Glance>, full: bool, now: Instant) -> Plan {
        batch.sort_by_key(|glance| glance.id);
        batch.dedup_by_key(|glance| glance.id);
        let last = batch.last().map(|glance| glance.id);
        let mut units: Vec<Vec<Glance>> = Vec::new();
        let mut albums: BTreeMap<Group, usize> = BTreeMap::new();
        for glance in batch.into_iter().filter(|glance| !self.done.contains(&glance.id)) {
            let at = glance.album.as_ref().and_then(|album| albums.get(album)).and_then(|at| units.get_mut(*at));
            match at.filter(|unit| unit.len() < MAX_ALBUM) {
                Some(unit) => unit.push(glance),
                None => {
                    if let Some(album) = &glance.album {
                        albums.insert(album.clone(), units.len());
                    }
                    units.push(vec![glance]);
                }
            }
        }
        self.since.retain(|album, _| albums.contains_key(album));
        let (open, units): (Vec<_>, Vec<_>) = units.into_iter().partition(|unit| self.is_open(unit, full, now));
        let open = open.iter().flatten().map(|glance| glance.id).min();
        Plan { units, open, last }
    }

    fn is_open(&mut self, unit: &[Glance], full: bool, now: Instant) -> bool {
        let Some(album) = unit.first().and_then(|glance| glance.album.clone()) else { return false };
        let since = *self.since.entry(album).or_insert(now);
        !full && unit.len() < MAX_ALBUM && now.duration_since(since) < PATIENCE
    }

    /// These were dealt with; answers from where on the platform is asked next.
    pub(super) fn settle(&mut self, plan: &Plan) -> Option<i64> {
        self.done.extend(plan.units.iter().flatten().map(|glance| glance.id));
        let next = plan.open.or_else(|| plan.last.map(|last| last.saturating_add(1)));
        self.done = next.map(|next| self.done.split_off(&next)).unwrap_or_default();
        next
    }

    /// How long until the rest of an album is looked for.
    pub(super) fn look(&self, now: Instant) -> Duration {
        let left = self.since.values().map(|since| (*since + PATIENCE).saturating_duration_since(now)).min();
        left.unwrap_or_default().min(LOOK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn update(id: i64, album: Option<&str>) -> Glance {
        let body = json!({"update_id": id, "message": {"message_id": id, "chat": {"id": 7}, "media_group_id": album}});
        glance(RawValue::from_string(body.to_string()).unwrap()).unwrap()
    }

    fn ids(plan: &Plan) -> Vec<Vec<i64>> {
        plan.units.iter().map(|unit| unit.iter().map(|glance| glance.id).collect()).collect()
    }

    #[test]
    fn an_album_waits_for_its_rest_and_others_do_not() {
        let (mut progress, begun) = (Progress::default(), Instant::now());
        let batch = || vec![update(4, None), update(1, None), update(2, Some("a")), update(3, None)];
        let plan = progress.plan(batch(), false, begun);
        assert_eq!((ids(&plan), plan.open), (vec![vec![1], vec![3], vec![4]], Some(2)));
        assert_eq!(progress.settle(&plan), Some(2));
        // What was dealt with comes again, since the platform is asked from the album on.
        let mut again = batch();
        again.extend([update(5, Some("a")), update(6, Some("b"))]);
        let plan = progress.plan(again, false, begun + PATIENCE / 2);
        assert_eq!((ids(&plan), plan.open), (vec![vec![1]], Some(2)));
        let plan =
            progress.plan(vec![update(2, Some("a")), update(3, None), update(5, Some("a")), update(6, Some("b"))], false, begun + PATIENCE);
        assert_eq!((ids(&plan), plan.open), (vec![vec![2, 5]], Some(6)));
        assert_eq!(progress.settle(&plan), Some(6));
    }

    #[test]
    fn a_whole_album_is_not_waited_for() {
        let mut progress = Progress::default();
        let whole: Vec<Glance> = (1..=10).map(|id| update(id, Some("a"))).collect();
        let plan = progress.plan(whole, false, Instant::now());
        assert_eq!((plan.units.len(), plan.open, progress.settle(&plan)), (1, None, Some(11)));
        let plan = progress.plan(vec![update(11, Some("b")), update(12, None)], true, Instant::now());
        assert_eq!((ids(&plan), plan.open), (vec![vec![11], vec![12]], None));
        let plan = progress.plan(Vec::new(), false, Instant::now());
        assert_eq!((plan.units.len(), progress.settle(&plan)), (0, None));
    }

    #[test]
    fn a_glance_needs_no_more_than_an_id() {
        let deep = format!("{{\"update_id\":9,\"message\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
        for (body, expect) in [
            (r#"{"update_id": 1, "poll": {"x": []}}"#, Some((1, "poll", None))),
            (r#"{"update_id": 2, "callback_query": {"id": "q1"}}"#, Some((2, "callback_query", Some("q1")))),
            (r#"{"update_id": 3}"#, Some((3, "", None))),
            (deep.as_str(), Some((9, "message", None))),
            (r#"{"message": {}}"#, None),
            (r#"{"update_id": "4"}"#, None),
            ("[]", None),
        ] {
            let found = glance(RawValue::from_string(body.to_owned()).unwrap());
            let found = found.as_ref().map(|glance| (glance.id, glance.kind.as_str(), glance.pressed.as_deref()));
            assert_eq!(found, expect, "{body:.60}");
        }
    }
}
