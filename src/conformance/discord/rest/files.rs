//! Where files lie, for as long as their address says.

use super::super::Id;
use super::super::id::now_ms;
use super::super::reply::{Problem, Reply};
use super::super::shape::signature;
use super::super::wire::Request;
use super::super::world::State;
use super::Answer;

impl State {
    pub(super) fn attachment(&self, request: &Request, channel: Id, id: Id) -> Answer {
        let file = self.files.get(&id).filter(|_| self.channels.contains_key(&channel)).ok_or(Problem::NOT_FOUND)?;
        let query = |name: &str| request.query.get(name).map_or("", String::as_str);
        let expires = u64::from_str_radix(query("ex"), 16).unwrap_or(0);
        if expires < now_ms() / 1000 || query("hm") != signature(&request.path, query("ex")) {
            let body = b"This content is no longer available.".to_vec();
            return Ok(Reply { status: 404, mime: "text/plain".to_owned(), headers: Vec::new(), body });
        }
        Ok(Reply { status: 200, mime: file.mime.clone(), headers: Vec::new(), body: file.bytes.to_vec() })
    }
}
