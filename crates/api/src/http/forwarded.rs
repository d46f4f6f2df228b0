//! Whose address counts. A header is believed only from a configured proxy, and read from its near end.

use actix_web::dev::RequestHead;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

pub fn address(head: &RequestHead, trusted: &[IpNet]) -> IpAddr {
    let peer = head.peer_addr.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip().to_canonical());
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let hops: Vec<&str> = head
        .headers
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut nearest = peer;
    for hop in hops.into_iter().rev() {
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { return nearest };
        nearest = hop.to_canonical();
        if !is_trusted(&nearest) {
            return nearest;
        }
    }
    nearest
}

/// What one household or office has: an IPv4 address, or an IPv6 network of 64 bits.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) & (u128::MAX << 64)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn seen(peer: &str, forwarded: &str) -> String {
        let request = TestRequest::default()
            .peer_addr(format!("{peer}:1234").parse().unwrap())
            .insert_header(("x-forwarded-for", forwarded))
            .to_http_request();
        address(request.head(), &["10.0.0.0/8".parse().unwrap()]).to_string()
    }

    #[test]
    fn a_stranger_cannot_say_who_it_is() {
        assert_eq!(seen("192.0.2.7", "203.0.113.1"), "192.0.2.7");
    }

    #[test]
    fn a_proxy_says_who_asked_and_what_the_asker_claims_is_ignored() {
        assert_eq!(seen("10.0.0.1", "203.0.113.1"), "203.0.113.1");
        assert_eq!(seen("10.0.0.1", "198.51.100.9, 203.0.113.1, 10.0.0.2"), "203.0.113.1");
        assert_eq!(seen("10.0.0.1", "203.0.113.1, nonsense"), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", ""), "10.0.0.1");
    }

    #[test]
    fn addresses_of_one_network_count_as_one() {
        let one = network("2001:db8:1:2:3::1".parse().unwrap());
        assert_eq!(one, network("2001:db8:1:2:ffff::9".parse().unwrap()));
        assert_ne!(one, network("2001:db8:1:3::1".parse().unwrap()));
    }
}
