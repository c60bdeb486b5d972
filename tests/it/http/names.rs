//! Names that mean this machine.

use hoist::error::{Kind, Reason};
use hoist::http::Call;
use url::Url;

use super::kit::*;

#[test]
fn a_server_on_either_address_of_this_machine_is_reached_by_name() {
    for address in ["127.0.0.1", "::1"] {
        for name in ["localhost", "LocalHost.", "pics.localhost"] {
            let server = Server::on(address, [ok("{}")]);
            let place = format!("{name}:{}", server.address.port());
            let url = Url::parse(&format!("http://{place}/api")).unwrap();
            let bench = Bench::new();
            bench.send(Call::get("ls", url)).unwrap();
            let hosts: Vec<_> = server.requests();
            let hosts: Vec<_> = hosts.iter().map(|one| one.header("host")).collect();
            assert_eq!(hosts, [Some(place.to_lowercase().as_str())], "{address}");
        }
    }
}

#[test]
fn a_server_that_is_not_there_is_no_unknown_name() {
    let port = closed_port().port().unwrap();
    let url = Url::parse(&format!("http://pics.localhost:{port}/")).unwrap();
    let error = Bench::new().send(Call::get("ls", url)).unwrap_err();
    assert_eq!((error.kind, &error.reason), (Kind::Network, &Reason::Plain));
    let message = format!("could not connect to pics.localhost:{port}: Connection refused");
    assert_eq!(error.message, message);
}
