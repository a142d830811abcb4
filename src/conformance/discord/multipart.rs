//! Bodies: JSON alone, or as `payload_json` beside files.

use serde_json::Value;

use super::reply::Problem;
use super::wire::Request;

/// A file that came with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Upload {
    /// The `n` of `files[n]`.
    pub(super) n: u64,
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: Vec<u8>,
}

/// What a request says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Form {
    pub(super) json: Value,
    pub(super) files: Vec<Upload>,
}

impl Form {
    pub(super) fn read(request: &Request) -> Result<Self, Problem> {
        let kind = request.header("content-type");
        if request.body.is_empty() {
            return Ok(Self::default());
        }
        if let Some(boundary) = kind.strip_prefix("multipart/form-data").and_then(|rest| rest.split_once("boundary=")) {
            return Self::parts(&request.body, boundary.1.trim_matches('"'));
        }
        if !kind.starts_with("application/json") {
            return Err(Problem::NO_JSON);
        }
        let json = serde_json::from_slice(&request.body).map_err(|_| Problem::NO_JSON)?;
        Ok(Self { json, files: Vec::new() })
    }

    fn parts(body: &[u8], boundary: &str) -> Result<Self, Problem> {
        let mut form = Self::default();
        let mut rest = body;
        let delimiter = format!("--{boundary}");
        // What stands before the first delimiter is no part.
        while let Some(start) = find(rest, delimiter.as_bytes()) {
            rest = rest.get(start + delimiter.len()..).unwrap_or_default();
            let Some(end) = find(rest, format!("\r\n{delimiter}").as_bytes()) else { break };
            let part = rest.get(..end).and_then(|part| part.strip_prefix(b"\r\n")).ok_or(Problem::NO_JSON)?;
            form.part(part)?;
            rest = rest.get(end + 2..).unwrap_or_default();
        }
        Ok(form)
    }

    fn part(&mut self, part: &[u8]) -> Result<(), Problem> {
        let blank = find(part, b"\r\n\r\n").ok_or(Problem::NO_JSON)?;
        let head = String::from_utf8_lossy(part.get(..blank).unwrap_or_default()).into_owned();
        let bytes = part.get(blank + 4..).unwrap_or_default();
        let name = quoted(&head, " name=").unwrap_or_default();
        if name == "payload_json" {
            self.json = serde_json::from_slice(bytes).map_err(|_| Problem::NO_JSON)?;
            return Ok(());
        }
        let n = name.strip_prefix("files[").and_then(|n| n.strip_suffix(']')).and_then(|n| n.parse().ok());
        let (Some(n), Some(name)) = (n, quoted(&head, " filename=")) else {
            return Err(Problem::form(&name, "UNKNOWN_FIELD", "Only payload_json and files[n] are known here"));
        };
        let mime = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-type:").map(|mime| mime.trim().to_owned()));
        self.files.push(Upload { n, name, mime: mime.unwrap_or_else(|| "application/octet-stream".to_owned()), bytes: bytes.to_vec() });
        Ok(())
    }
}

/// The value of a parameter of a header. `\"` and the percent signs that browsers write are read as what they stand for.
fn quoted(head: &str, name: &str) -> Option<String> {
    let (_, rest) = head.split_once(name)?;
    let Some(rest) = rest.strip_prefix('"') else { return rest.split([';', '\r', '\n']).next().map(str::to_owned) };
    let mut value = String::new();
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => value.extend(chars.next()),
            c => value.push(c),
        }
    }
    Some(value.replace("%22", "\"").replace("%0D%0A", "\n"))
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn request(kind: &str, body: &str) -> Request {
        let headers = [("content-type".to_owned(), kind.to_owned())].into();
        Request { headers, body: body.as_bytes().to_vec(), ..Request::default() }
    }

    #[test]
    fn json_stands_alone_or_beside_files() {
        let alone = Form::read(&request("application/json; charset=utf-8", r#"{"content":"a"}"#)).unwrap();
        assert_eq!(alone, Form { json: json!({"content": "a"}), files: Vec::new() });
        let body = "--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{\"content\":\"a\"}\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"files[3]\"; filename=\"a \\\"b\\\".png\"\r\nContent-Type: image/png\r\n\r\n\r\n--y\r\n\r\n--x--\r\n";
        let beside = Form::read(&request("multipart/form-data; boundary=x", body)).unwrap();
        assert_eq!(beside.json, json!({"content": "a"}));
        let bytes = b"\r\n--y\r\n".to_vec();
        assert_eq!(beside.files, [Upload { n: 3, name: "a \"b\".png".into(), mime: "image/png".into(), bytes }]);
        for (kind, body) in [("application/json", "{"), ("text/plain", "{}"), ("multipart/form-data; boundary=x", "--x\r\nno\r\n--x--")] {
            assert_eq!(Form::read(&request(kind, body)), Err(Problem::NO_JSON), "{kind}");
        }
    }
}
