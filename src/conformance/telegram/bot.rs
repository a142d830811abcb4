//! One bot on the server, as the test sees it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use super::fault::{Disorder, Fault, When};
use super::methods::{self, Done};
use super::params::Params;
use super::state::{Command, Counts, Kind, Press, State};
use super::{Call, Customer, Group, Limits, Message, Refusal, User, Watch};

/// A bot: its token, what customers say to it, what it showed. Cheap to clone.
#[derive(Clone)]
pub struct Bot(Arc<Inner>);

struct Inner {
    token: String,
    state: Mutex<State>,
    changed: watch::Sender<u64>,
}

impl Bot {
    pub(super) fn new(token: &str, username: &str) -> Self {
        let id = token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(1);
        let me = User { id, ..User::new(username).known_as(username) };
        Self(Arc::new(Inner { token: token.to_owned(), state: Mutex::new(State::new(me)), changed: watch::Sender::new(0) }))
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.0.changed.subscribe()
    }

    pub(super) fn changed(&self) {
        self.0.changed.send_modify(|n| *n += 1);
    }

    /// Its token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.0.token
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.state().me.id
    }

    /// A customer of this name in a private chat.
    #[must_use]
    pub fn customer(&self, name: &str) -> Customer {
        self.customer_as(User::new(name))
    }

    /// This customer in a private chat; one without an id gets one.
    #[must_use]
    pub fn customer_as(&self, mut user: User) -> Customer {
        let mut state = self.state();
        if user.id == 0 {
            user.id = state.id();
        }
        let id = user.id;
        state.add_chat(id, Kind::Private, &user.name, vec![user.clone()]);
        drop(state);
        Customer::new(self.clone(), id, user)
    }

    /// A small group, which can become a supergroup by [`Group::migrate`].
    #[must_use]
    pub fn group(&self, title: &str) -> Group {
        Group::new(self, Kind::Group, title)
    }

    /// A supergroup, which can have topics.
    #[must_use]
    pub fn supergroup(&self, title: &str) -> Group {
        Group::new(self, Kind::Supergroup, title)
    }

    /// Sends the bot an update of this kind with whatever body, as from a newer Telegram or a broken one; `None` when it
    /// does not want to be told of that kind.
    pub fn update(&self, kind: &str, body: &Value) -> Option<i64> {
        let id = self.state().updates.push(0, kind, body);
        self.changed();
        id
    }

    /// How often it asked for updates.
    #[must_use]
    pub fn polls(&self) -> u64 {
        self.state().poll
    }

    /// How many updates wait to be acknowledged.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.state().updates.waiting()
    }

    /// Gives updates out of order and more than once from now on.
    pub fn disorder(&self, disorder: Option<Disorder>) {
        self.state().updates.disorder(disorder);
    }

    /// Other limits than the documented ones.
    pub fn limit(&self, limits: Limits) {
        self.state().limits = limits;
    }

    /// Whether group messages that are not for the bot are kept from it, as BotFather's privacy mode does.
    pub fn privacy(&self, on: bool) {
        self.state().privacy = on;
    }

    /// Whether files are named by absolute paths of the server's disk, as a server of one's own with `--local` does.
    pub fn local_files(&self, on: bool) {
        self.state().local_files = on;
    }

    /// What the next of these requests meet, one each; `None` is fine weather.
    pub fn meet(&self, when: &When, faults: impl IntoIterator<Item = Option<Fault>>) {
        self.state().faults.queue(when, faults);
    }

    /// What all of these requests meet until [`Bot::fine`].
    pub fn always(&self, when: When, fault: Fault) {
        self.state().faults.always(when, fault);
    }

    /// Nothing goes wrong any more.
    pub fn fine(&self) {
        self.state().faults.clear();
    }

    /// Everything that is shown from now on is noted under this name ([`Message::label`]).
    pub fn label(&self, label: &str) {
        label.clone_into(&mut self.state().label);
    }

    /// Tells this one of each request.
    pub fn watch(&self, watch: Watch) {
        self.state().watch = Some(watch);
    }

    /// Keeps neither requests nor more than a few messages per chat, for long benchmarks; [`Bot::watch`] still sees all.
    pub fn keep_little(&self) {
        let mut state = self.state();
        state.keeps = false;
        state.calls.clear();
    }

    /// Every request but those for updates that brought none, in the order in which they were dealt with.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// The requests of this method.
    #[must_use]
    pub fn calls_of(&self, method: &str) -> Vec<Call> {
        self.state().calls.iter().filter(|call| call.method.eq_ignore_ascii_case(method)).cloned().collect()
    }

    /// What was counted.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.state().counts
    }

    /// Everything that the bot shows in all its chats, in the order in which it was shown.
    #[must_use]
    pub fn shown(&self) -> Vec<Message> {
        let state = self.state();
        let all = state.chats.values().flat_map(|chat| &chat.messages);
        let mut shown: Vec<_> = all.filter(|message| message.by_bot && !message.deleted).cloned().collect();
        shown.sort_by_key(|message| message.nth);
        shown
    }

    /// The presses on its buttons, by id.
    #[must_use]
    pub fn press(&self, id: &str) -> Option<Press> {
        self.state().presses.get(id).cloned()
    }

    /// The commands it offers in a language (`""` for all others).
    #[must_use]
    pub fn commands(&self, language: &str) -> Vec<Command> {
        let state = self.state();
        let fits = |((scope, tag), _): &(&(String, String), &Vec<Command>)| tag == language && scope.contains("\"default\"");
        state.commands.iter().find(fits).map(|(_, commands)| commands.clone()).unwrap_or_default()
    }

    /// Where its updates are posted to.
    #[must_use]
    pub fn webhook(&self) -> Option<String> {
        self.state().webhook.as_ref().map(|webhook| webhook.url.clone())
    }

    /// Waits until `done` holds of it; `false` when it does not within that time.
    pub async fn until(&self, within: Duration, done: impl Fn(&Self) -> bool) -> bool {
        let mut changes = self.changes();
        let waiting = async {
            loop {
                changes.borrow_and_update();
                if done(self) || changes.changed().await.is_err() {
                    return;
                }
            }
        };
        timeout(within, waiting).await.is_ok()
    }

    pub(super) fn faces(&self, method: &str) -> Option<Fault> {
        let mut state = self.state();
        state.counts.requests += 1;
        state.faults.meet(method)
    }

    /// Does what a method says.
    pub(super) fn call(&self, method: &str, params: &Result<Params, Refusal>) -> Result<Done, Refusal> {
        let mut state = self.state();
        let outcome = match params {
            Ok(params) => methods::call(&mut state, method, params),
            Err(refusal) => Err(refusal.clone()),
        };
        if outcome.as_ref().is_err_and(malformed) {
            state.counts.malformed += 1;
        }
        outcome
    }

    /// Notes what became of a request.
    pub(super) fn note(
        &self,
        at: Instant,
        method: &str,
        params: &Result<Params, Refusal>,
        outcome: &Result<Done, Refusal>,
        fault: Option<Fault>,
    ) {
        let idle = method == "getupdates" && outcome.as_ref().is_ok_and(|done| done.result.as_array().is_some_and(Vec::is_empty));
        let fields = params.as_ref().map(|params| params.fields.clone()).unwrap_or_default();
        let chat = params.as_ref().ok().and_then(|params| params.int("chat_id"));
        let done = outcome.as_ref().ok();
        let call = Call {
            at,
            method: method.to_owned(),
            chat,
            message: done.and_then(|done| done.message),
            text: done.and_then(|done| done.text.clone()),
            sent: Value::Object(fields),
            code: outcome.as_ref().err().map_or(200, |refusal| refusal.code),
            description: outcome.as_ref().err().map(|refusal| refusal.description.clone()).unwrap_or_default(),
            fault,
        };
        let watch = {
            let mut state = self.state();
            if state.keeps && !idle {
                state.calls.push(call.clone());
            }
            state.watch.clone()
        };
        if let Some(watch) = watch {
            watch(&call);
        }
        if method != "getupdates" {
            self.changed();
        }
    }
}

/// Whether a refusal says that the request itself was wrong, whatever the state of the chat.
fn malformed(refusal: &Refusal) -> bool {
    const STATE: [&str; 8] =
        ["not found", "not modified", "upgraded", "query is too old", "can't be", "Logged out", "wrong file", "too big"];
    let of_state = refusal.code == 400 && STATE.iter().any(|part| refusal.description.contains(part));
    matches!(refusal.code, 400 | 404 | 413) && !of_state
}
