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
    let whole: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    words(name)
        .iter()
        .any(|word| CREDENTIALS.contains(&&**word))
        || CREDENTIALS.contains(&&*whole)
        || ["token", "password", "secret", "apikey"]
            .iter()
            .any(|word| whole.ends_with(word))
}

/// The words of a name: parted by what is no letter, and by capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && small) {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
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
