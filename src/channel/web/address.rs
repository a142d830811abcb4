//! Who connected: the other end of the connection, or whom a trusted proxy names.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use crate::channel::HttpRequest;

/// The header in which proxies say for whom they ask, each adding whom it sees.
const FORWARDED: &str = "x-forwarded-for";
/// A customer of a network provider has at least this much of the IPv6 addresses.
const V6_PREFIX: u32 = 64;

/// A range of addresses: `10.0.0.0/8`, `::1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    prefix: u32,
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (base, prefix) = text.split_once('/').map_or((text, None), |(base, prefix)| (base, Some(prefix)));
        let base: IpAddr = base.parse().map_err(drop)?;
        let longest = if base.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => longest,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().map_err(drop)?,
            Some(_) => return Err(()),
        };
        if prefix <= longest { Ok(Self { base, prefix }) } else { Err(()) }
    }
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let shift = 32 - self.prefix;
                u64::from(base.to_bits()) >> shift == u64::from(address.to_bits()) >> shift
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => same_prefix(base, address, self.prefix),
            _ => false,
        }
    }
}

fn same_prefix(a: Ipv6Addr, b: Ipv6Addr, prefix: u32) -> bool {
    prefix == 0 || (a.to_bits() ^ b.to_bits()).leading_zeros() >= prefix
}

/// The address that limits count by: the whole of IPv4, the network of IPv6. What a header says counts only as far as
/// trusted proxies wrote it.
pub(super) fn client(request: &HttpRequest, trusted: &[Network]) -> Option<IpAddr> {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = request.remote?.ip();
    let named = request.headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let named: Vec<&str> = named.collect();
    for name in named.into_iter().rev() {
        if !is_trusted(nearest) {
            break;
        }
        let Some(before) = parse(name) else { break };
        nearest = before;
    }
    Some(match nearest.to_canonical() {
        IpAddr::V6(address) => {
            let network = address.to_bits() >> (128 - V6_PREFIX) << (128 - V6_PREFIX);
            IpAddr::V6(Ipv6Addr::from_bits(network))
        }
        address @ IpAddr::V4(_) => address,
    })
}

/// An address, with or without a port.
fn parse(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.trim_start_matches('[').split(']').next().unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn networks_are_read_and_hold_what_they_should() {
        for (network, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("192.0.2.7", "192.0.2.7", "192.0.2.8"),
            ("0.0.0.0/0", "203.0.113.1", "2001:db8::1"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"),
            ("::/0", "2001:db8::1", "192.0.2.7"),
            ("127.0.0.1/32", "::ffff:127.0.0.1", "127.0.0.2"),
        ] {
            let network: Network = network.parse().expect("a network");
            assert!(network.contains(inside.parse().expect("an address")), "{network:?}");
            assert!(!network.contains(outside.parse().expect("an address")), "{network:?}");
        }
        for bad in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "10.0.0.0/+8", "example.com", "10.0.0.0/8/8"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted = ["127.0.0.1".parse().expect("a network"), "10.0.0.0/8".parse().expect("a network")];
        for (remote, forwarded, expect) in [
            ("203.0.113.9:1", None, "203.0.113.9"),
            ("203.0.113.9:1", Some("198.51.100.1"), "203.0.113.9"),
            ("127.0.0.1:1", Some("198.51.100.1"), "198.51.100.1"),
            ("127.0.0.1:1", Some("1.1.1.1, 198.51.100.1, 10.1.1.1"), "198.51.100.1"),
            ("127.0.0.1:1", Some("198.51.100.1:4711"), "198.51.100.1"),
            ("127.0.0.1:1", Some("[2001:db8:1:2:3::9]:4711"), "2001:db8:1:2::"),
            ("127.0.0.1:1", Some("nonsense"), "127.0.0.1"),
            ("127.0.0.1:1", Some(""), "127.0.0.1"),
            ("[::ffff:203.0.113.9]:1", None, "203.0.113.9"),
            ("[2001:db8::1]:1", None, "2001:db8::"),
        ] {
            let mut headers = http::HeaderMap::new();
            if let Some(value) = forwarded {
                headers.insert(FORWARDED, value.parse().expect("a header"));
            }
            let request = HttpRequest {
                path: BTreeMap::new(),
                query: BTreeMap::new(),
                headers,
                body: bytes::Bytes::new(),
                upload: None,
                remote: remote.parse().ok(),
            };
            assert_eq!(client(&request, &trusted), expect.parse().ok(), "{remote} {forwarded:?}");
        }
    }
}
