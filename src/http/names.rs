//! From a host's name to its addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::model::is_local;

/// This machine, in the order in which systems give it. Where both addresses refuse, it is told why the second did: without IPv6
/// the first has a reason that says nothing of the server.
const OWN: [IpAddr; 2] = [
    IpAddr::V6(Ipv6Addr::LOCALHOST),
    IpAddr::V4(Ipv4Addr::LOCALHOST),
];

/// Asks the system, and nobody where the name means this machine: the system may ask a server far away. Browsers and curl do the
/// same.
pub(super) struct Names;

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        // In place of port 0 reqwest puts the right one.
        if is_local(name.as_str()) {
            let own: Addrs = Box::new(OWN.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            return Box::pin(std::future::ready(Ok(own)));
        }
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str().to_owned(), 0)).await?;
            Ok(Box::new(found) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn nobody_is_asked_for_this_machine() {
        let expected = ["[::1]:0", "127.0.0.1:0"].map(|address| address.parse().unwrap());
        for name in ["localhost", "pics.localhost", "LOCALHOST."] {
            // Without a runtime nobody can be asked.
            let resolving = Names.resolve(name.parse().unwrap());
            let found = resolving.now_or_never().unwrap().unwrap();
            assert_eq!(found.collect::<Vec<SocketAddr>>(), expected, "{name}");
        }
    }
}
