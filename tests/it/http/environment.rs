//! What comes from the environment: proxies, certificates. The environment belongs to the whole process, so each case runs in one of
//! its own.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use hoist::error::Kind;
use hoist::http::{Call, Policy, Transport};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use url::Url;

use super::kit::*;
use super::limits::socks;

/// What the child prints before its result.
const MARK: &str = "child says: ";

/// Gets an address in a process with this environment and tells what came of it.
fn elsewhere(url: &Url, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "http::environment::child",
        "--ignored",
        "--nocapture",
    ]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command
            .env_remove(name)
            .env_remove(name.to_ascii_lowercase());
    }
    command
        .env_remove("SSL_CERT_DIR")
        .env_remove("SSL_CERT_FILE");
    command.envs(variables.iter().copied());
    command.env("HOIST_TEST_URL", url.as_str());
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.split_once(MARK));
    line.unwrap_or_else(|| panic!("no result in {text}"))
        .1
        .to_owned()
}

#[test]
#[ignore = "run by the other tests of this module, in a process of its own"]
fn child() {
    let url = std::env::var("HOIST_TEST_URL").unwrap();
    let transport = Transport::new(Policy {
        retries: 0,
        ..Policy::default()
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let call = Call::get("test", Url::parse(&url).unwrap());
    match runtime.block_on(transport.exchange(call)) {
        Ok(answer) => println!("{MARK}{}", answer.status),
        Err(error) => println!("{MARK}{} | {error} | {:?}", error.kind.name(), error.reason),
    }
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/http")
        .join(name)
}

/// A server that speaks TLS under the test's certificate and answers every request.
fn tls_server() -> SocketAddr {
    let chain = vec![CertificateDer::from_pem_file(fixture("leaf.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_file(fixture("leaf.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            let mut tls = BufReader::new(rustls::StreamOwned::new(connection, stream));
            let mut line = String::new();
            while tls.read_line(&mut line).is_ok_and(|got| got > 2) {
                line.clear();
            }
            let _ = tls.get_mut().write_all(raw("200 OK", "", "{}").as_bytes());
        }
    });
    address
}

#[test]
fn proxies_are_taken_from_the_environment() {
    let server = Server::new([ok("{}")]);
    let (proxy, asked) = socks(server.address);
    let url = Url::parse("http://localhost:81/api").unwrap();
    let said = elsewhere(&url, &[("ALL_PROXY", proxy.as_str())]);
    assert_eq!(said, "200 OK");
    assert_eq!(asked.recv().unwrap(), ("localhost".to_owned(), 81));
    assert_eq!(server.requests()[0].line, "GET /api HTTP/1.1");

    let proxy = Server::new([ok("{}")]);
    let address = proxy.url("/").to_string();
    assert_eq!(
        elsewhere(&url, &[("HTTP_PROXY", address.as_str())]),
        "200 OK"
    );
    let line = "GET http://localhost:81/api HTTP/1.1";
    assert_eq!(proxy.requests()[0].line, line);

    let server = Server::new([ok("{}")]);
    let variables = [("HTTP_PROXY", address.as_str()), ("NO_PROXY", "127.0.0.1")];
    assert_eq!(elsewhere(&server.url("/direct"), &variables), "200 OK");
    assert_eq!(server.requests()[0].line, "GET /direct HTTP/1.1");
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused_at_once() {
    let url = Url::parse(&format!("https://{}/", tls_server())).unwrap();
    let bench = Bench::new();
    let error = bench.send(Call::get("ls", url)).unwrap_err();
    assert_eq!(error.kind, Kind::Network);
    assert!(
        error.message.starts_with("could not trust 127.0.0.1:"),
        "{error}"
    );
    assert_eq!(bench.slept(), [0.0; 0], "sent again");
}

#[cfg(target_os = "linux")]
#[test]
fn certificates_can_be_named_by_the_environment() {
    let url = Url::parse(&format!("https://{}/", tls_server())).unwrap();
    let ca = fixture("ca.pem");
    let said = elsewhere(&url, &[("SSL_CERT_FILE", ca.to_str().unwrap())]);
    assert_eq!(said, "200 OK");
}

#[cfg(target_os = "linux")]
#[test]
fn certificates_of_a_directory_can_be_named_too() {
    let url = Url::parse(&format!("https://{}/", tls_server())).unwrap();
    let (empty, full) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::copy(fixture("ca.pem"), full.path().join("ours.pem")).unwrap();
    let dirs = std::env::join_paths([empty.path(), full.path()]).unwrap();
    let said = elsewhere(&url, &[("SSL_CERT_DIR", dirs.to_str().unwrap())]);
    assert_eq!(said, "200 OK");
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_certificates_is_told_what_to_do() {
    let empty = tempfile::NamedTempFile::new().unwrap();
    let path = empty.path().to_str().unwrap();
    let url = Url::parse("https://127.0.0.1:1/").unwrap();
    let said = elsewhere(&url, &[("SSL_CERT_FILE", path)]);
    assert!(
        said.starts_with("config | no CA certificates found | "),
        "{said}"
    );
    assert!(
        said.contains("SSL_CERT_FILE or SSL_CERT_DIR is set"),
        "{said}"
    );
}
