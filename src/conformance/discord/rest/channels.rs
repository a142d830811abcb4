//! Routes of channels, threads, guilds and users.

use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::Id;
use super::super::draft::{number, text};
use super::super::multipart::Form;
use super::super::reply::{Problem, Reply};
use super::super::wire::Request;
use super::super::world::{Channel, Kind, State};
use super::{Answer, known};

const NAME_CHARS: usize = 100;

impl State {
    pub(super) fn of_one_channel(&mut self, request: &Request, id: Id, rest: &[&str]) -> Answer {
        match (request.method.as_str(), rest) {
            ("GET", []) => Ok(Reply::ok(&self.channel(self.visible(id)?))),
            ("POST", ["typing"]) => {
                self.writable(id)?;
                if let Some(channel) = self.channels.get_mut(&id) {
                    channel.typing.push(Instant::now());
                }
                Ok(Reply::done())
            }
            ("POST", ["threads"]) => self.begin_thread(request, id, None),
            ("POST", ["messages", message, "threads"]) => self.begin_thread(request, id, Some(known(message, Problem::UNKNOWN_MESSAGE)?)),
            ("PUT" | "DELETE", ["thread-members", user]) => self.thread_member(request, id, user),
            (_, ["messages", rest @ ..]) => self.of_messages(request, id, rest),
            _ => Err(Problem::NOT_FOUND),
        }
    }

    fn begin_thread(&mut self, request: &Request, parent: Id, from: Option<Id>) -> Answer {
        let form = Form::read(request)?;
        let channel = self.visible(parent)?.clone();
        let name =
            text(&form.json, "name", "name", NAME_CHARS)?.filter(|name| !name.is_empty()).ok_or_else(|| Problem::required("name"))?;
        let kind = form.json.get("type").and_then(Value::as_u64).unwrap_or(12);
        if channel.kind != Kind::Text && !(channel.kind == Kind::Forum && from.is_none()) {
            return Err(Problem::new(400, 50024, "Cannot execute action on this channel type"));
        }
        if !channel.writable {
            return Err(Problem::MISSING_PERMISSIONS);
        }
        let id = match from {
            Some(message) => self.thread_from(parent, message, &name)?,
            None if channel.kind == Kind::Forum => {
                let first = form.json.get("message").cloned().ok_or_else(|| Problem::required("message"))?;
                let draft = super::Draft::read(Form { json: first, files: form.files }, self.setup.upload_bytes)?;
                let id = self.thread(parent, self.me, false, &name);
                self.post(id, &draft)?;
                id
            }
            None if kind == 12 || kind == 11 => self.thread(parent, self.me, kind == 12, &name),
            None => return Err(Problem::form("type", "BASE_TYPE_CHOICES", "Value must be one of (10, 11, 12).")),
        };
        let thread = self.channels.get(&id).ok_or(Problem::UNKNOWN_CHANNEL)?;
        Ok(Reply::json(201, &self.channel(thread)))
    }

    /// A thread of a message has the message's id.
    fn thread_from(&mut self, parent: Id, message: Id, name: &str) -> Result<Id, Problem> {
        self.message(parent, message)?;
        if self.channels.contains_key(&message) {
            return Err(Problem::new(400, 160_004, "A thread has already been created for this message"));
        }
        let guild = self.channels.get(&parent).and_then(|parent| parent.guild);
        self.put_channel(message, Kind::PublicThread, guild, Some(parent), name);
        let me = self.me;
        if let Some(thread) = self.channels.get_mut(&message) {
            thread.owner = Some(me);
            thread.members.insert(me);
        }
        self.tell_channel("CREATE", message);
        Ok(message)
    }

    fn thread_member(&mut self, request: &Request, id: Id, user: &str) -> Answer {
        let user = if user == "@me" { self.me } else { known(user, Problem::UNKNOWN_USER)? };
        if !self.users.contains_key(&user) {
            return Err(Problem::UNKNOWN_USER);
        }
        if !self.visible(id)?.kind.is_thread() {
            return Err(Problem::new(400, 50024, "Cannot execute action on this channel type"));
        }
        let Some(thread) = self.channels.get_mut(&id) else { return Err(Problem::UNKNOWN_CHANNEL) };
        if request.method == "PUT" {
            thread.members.insert(user);
        } else {
            thread.members.remove(&user);
        }
        Ok(Reply::done())
    }

    pub(super) fn open_direct(&mut self, request: &Request) -> Answer {
        if request.method == "GET" {
            // Bots are not told which direct channels they have.
            return Ok(Reply::ok(&json!([])));
        }
        let form = Form::read(request)?;
        let user = form.json.get("recipient_id").and_then(number).map(Id).ok_or_else(|| Problem::required("recipient_id"))?;
        if self.users.get(&user).is_none_or(|user| user.bot) {
            return Err(Problem::INVALID_RECIPIENT);
        }
        let id = self.direct(user);
        let channel = self.channels.get(&id).ok_or(Problem::UNKNOWN_CHANNEL)?;
        Ok(Reply::ok(&self.channel(channel)))
    }

    pub(super) fn my_guilds(&self) -> Answer {
        let guilds = self.guilds.values();
        let shape = |id: Id, name: &str| json!({"id": id, "name": name, "icon": null, "owner": false, "permissions": "309237763136", "features": []});
        Ok(Reply::ok(&guilds.map(|guild| shape(guild.id, &guild.name)).collect()))
    }

    pub(super) fn get_user(&self, id: Id) -> Answer {
        if self.users.contains_key(&id) { Ok(Reply::ok(&self.user(id))) } else { Err(Problem::UNKNOWN_USER) }
    }

    pub(super) fn of_guild(&self, id: Id, rest: &[&str]) -> Answer {
        if !self.guilds.contains_key(&id) {
            return Err(Problem::UNKNOWN_GUILD);
        }
        let shapes = |wanted: &dyn Fn(&Channel) -> bool| -> Vec<Value> {
            let here = self.channels.values().filter(|channel| channel.guild == Some(id) && self.sees(self.me, channel));
            here.filter(|channel| wanted(channel)).map(|channel| self.channel(channel)).collect()
        };
        match rest {
            [] => Ok(Reply::ok(&self.guild(id))),
            ["channels"] => Ok(Reply::ok(&json!(shapes(&|channel| !channel.kind.is_thread())))),
            ["threads", "active"] => {
                let threads = shapes(&|channel| channel.kind.is_thread() && !channel.archived);
                Ok(Reply::ok(&json!({"threads": threads, "members": []})))
            }
            ["members", user] => {
                let user = if *user == "@me" { self.me } else { known(user, Problem::UNKNOWN_USER)? };
                if !self.users.contains_key(&user) {
                    return Err(Problem::new(404, 10007, "Unknown Member"));
                }
                Ok(Reply::ok(&self.member_with_user(user)))
            }
            _ => Err(Problem::NOT_FOUND),
        }
    }
}
