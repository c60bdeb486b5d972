//! What names of fields tell: which hold credentials, and which headers a file may not set.

/// Words that speak of credentials.
const CREDENTIALS: &[&str] = &[
    "apikey",
    "auth",
    "authorization",
    "bearer",
    "clientid",
    "cookie",
    "credential",
    "credentials",
    "key",
    "pass",
    "passphrase",
    "passwd",
    "password",
    "pwd",
    "secret",
    "session",
    "sig",
    "signature",
    "token",
    "userhash",
];

/// Whether a header, a parameter or an argument of this name holds a credential: one of its words says so (`X-Api-Key`, `authToken`,
/// `api_key`, not `keyword`), or ends in one (`accesstoken`).
pub fn is_credential(name: &str) -> bool {
    let speaks = |word: &[u8]| {
        let same = |known: &&str| known.as_bytes().eq_ignore_ascii_case(word);
        CREDENTIALS.iter().any(same)
    };
    let whole: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    words(name).any(speaks)
        || speaks(whole.as_bytes())
        || ["token", "password", "secret", "apikey"]
            .iter()
            .any(|word| whole.ends_with(word))
}

/// The words of a name: parted by what is no letter or digit, and by capitals.
fn words(name: &str) -> impl Iterator<Item = &[u8]> {
    let runs = name.split(|c: char| !c.is_ascii_alphanumeric());
    let whole = |one: &u8, next: &u8| !(one.is_ascii_lowercase() && next.is_ascii_uppercase());
    runs.flat_map(move |run| run.as_bytes().chunk_by(whole))
}

/// Whether a text can be a header's name.
pub fn is_header(name: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(token)
}

/// Whether a header belongs to the connection, so that no file can set it.
pub fn is_of_connection(header: &str) -> bool {
    [
        "connection",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ]
    .iter()
    .any(|name| name.eq_ignore_ascii_case(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_known_by_the_words_of_their_names() {
        for name in [
            "Authorization",
            "X-Api-Key",
            "x-auth-token",
            "apiKey",
            "authToken",
            "api_key",
            "key",
            "accesstoken",
            "APIKEY",
            "Cookie",
            "upload_password",
        ] {
            assert!(is_credential(name), "{name}");
        }
        for name in [
            "keyword",
            "monkey",
            "author",
            "title",
            "passage",
            "Content-Type",
            "",
        ] {
            assert!(!is_credential(name), "{name}");
        }
    }
}
