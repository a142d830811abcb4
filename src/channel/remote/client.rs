//! The client of one account.

use std::path::Path;
use std::time::Duration;

use reqwest12::{Certificate, Client, Proxy, redirect};

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);

/// What stands between us and the platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// The proxy that leads there; without it the one that the environment names.
    pub(crate) proxy: Option<String>,
    /// A file with further certificates (PEM) that are believed, relative to the bot's folder.
    pub(crate) ca_file: Option<String>,
}

/// A client that follows no redirect and has no deadline for a whole request: who asks sets one. `local`: the platform is on
/// this machine, where no proxy of the environment leads.
///
/// # Errors
/// A lower-case fragment that fits after "cannot", with what to do.
pub(crate) fn client(way: &Way, dir: &Path, local: bool) -> Result<Client, String> {
    let mut builder = Client::builder().redirect(redirect::Policy::none()).connect_timeout(CONNECT);
    if let Some(proxy) = &way.proxy {
        builder = builder.proxy(Proxy::all(proxy).map_err(|_| format!("use `{proxy}` as a proxy: write it as http://host:port"))?);
    } else if local {
        builder = builder.no_proxy();
    }
    for certificate in certificates(way, dir)? {
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|_| "set up the HTTP client: check `ca_file` and `proxy`".to_owned())
}

fn certificates(way: &Way, dir: &Path) -> Result<Vec<Certificate>, String> {
    let Some(file) = &way.ca_file else { return Ok(Vec::new()) };
    let file = dir.join(file);
    let help = "`ca_file` is a PEM file with certificates, relative to the bot's folder";
    let pem = std::fs::read(&file).map_err(|error| format!("read {}: {error}\n  help: {help}", file.display()))?;
    let found = Certificate::from_pem_bundle(&pem).ok().filter(|found| !found.is_empty());
    found.ok_or_else(|| format!("find a certificate in {}\n  help: {help}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_is_told_by_name() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("empty.pem"), "no certificate").unwrap();
        let way = |proxy: Option<&str>, ca_file: Option<&str>| Way { proxy: proxy.map(Into::into), ca_file: ca_file.map(Into::into) };
        for (way, expect) in [
            (way(None, None), None),
            (way(Some("http://127.0.0.1:3128"), None), None),
            (way(Some("::"), None), Some("use `::` as a proxy")),
            (way(None, Some("none.pem")), Some("none.pem: No such file")),
            (way(None, Some("empty.pem")), Some("find a certificate in")),
        ] {
            let made = client(&way, dir.path(), true);
            match expect {
                None => assert!(made.is_ok(), "{way:?}"),
                Some(expect) => assert!(made.is_err_and(|error| error.contains(expect)), "{way:?}"),
            }
        }
    }
}
