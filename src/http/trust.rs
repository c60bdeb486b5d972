//! Whose certificates are trusted: the system's, or those that `SSL_CERT_FILE` and `SSL_CERT_DIR` name instead.

use reqwest::ClientBuilder;

use crate::error::Result;

/// The variable with the path of a file.
#[cfg(all(unix, not(target_vendor = "apple")))]
const FILE: &str = "SSL_CERT_FILE";

/// The variable with the paths of directories.
#[cfg(all(unix, not(target_vendor = "apple")))]
const DIRS: &str = "SSL_CERT_DIR";

/// Elsewhere the system is asked about each host, which reqwest does by itself.
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
pub(super) fn settle(builder: ClientBuilder) -> Result<ClientBuilder> {
    Ok(builder)
}

/// A system has its certificates in one file, and most have them once more, one by one, in a directory. That takes ten times as long
/// to read as the file and is read only where there is none.
///
/// # Errors
/// `Config` where there are none.
#[cfg(all(unix, not(target_vendor = "apple")))]
pub(super) fn settle(builder: ClientBuilder) -> Result<ClientBuilder> {
    use rustls::{ClientConfig, RootCertStore};

    use crate::error::{Error, Kind};

    let mut roots = RootCertStore::empty();
    let (trusted, _) = roots.add_parsable_certificates(certificates());
    if trusted == 0 {
        let advice = match set(FILE).or(set(DIRS)).is_some() {
            true => "SSL_CERT_FILE or SSL_CERT_DIR is set and names none",
            false => "install ca-certificates or set SSL_CERT_FILE",
        };
        return Err(Error::new(Kind::Config, "no CA certificates found").advice(advice));
    }
    let mut config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(builder.tls_backend_preconfigured(config))
}

#[cfg(all(unix, not(target_vendor = "apple")))]
fn set(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(all(unix, not(target_vendor = "apple")))]
fn certificates() -> Vec<rustls::pki_types::CertificateDer<'static>> {
    use std::path::Path;

    use rustls_native_certs::{load_certs_from_paths, load_native_certs};

    let (file, dirs) = (set(FILE), set(DIRS));
    if file.is_some() || dirs.is_some() {
        let of_file = file.map(|file| load_certs_from_paths(Some(Path::new(&file)), None));
        let dirs = dirs.iter().flat_map(std::env::split_paths);
        let of_dirs = dirs.map(|dir| load_certs_from_paths(None, Some(&dir)));
        let named = of_file.into_iter().chain(of_dirs);
        return named.flat_map(|found| found.certs).collect();
    }
    let bundle = openssl_probe::probe().cert_file;
    match bundle.map(|bundle| load_certs_from_paths(Some(&bundle), None).certs) {
        Some(certificates) if !certificates.is_empty() => certificates,
        _ => load_native_certs().certs,
    }
}
