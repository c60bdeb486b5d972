//! What a file must not do.

use hoist::error::Kind;

use super::*;
use crate::http::kit::ok;

fn refused(desk: &Desk, text: &str) -> Error {
    let server = Server::new([ok("https://i.example/x")]);
    let error = match desk.try_provider(&server, text) {
        Ok(provider) => upload(&*provider, &ten("a.png")).unwrap_err(),
        Err(error) => error,
    };
    assert_eq!(server.count(), 0, "{error}");
    error
}

fn with(fields: &str) -> String {
    format!(r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", {fields}}}"#)
}

#[test]
fn local_files_are_read_only_where_the_profile_allows_it() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.txt");
    std::fs::write(&list, "only\n\n").unwrap();
    let path = list.to_str().unwrap();
    let token = serde_json::to_string(&format!("%rf{{{path}}}")).unwrap();
    let text = with(&format!(r#""Parameters": {{"r": {token}}}"#));
    for desk in [Desk::new(), Desk::new().set("allow_files", "false")] {
        let error = refused(&desk, &text);
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.contains(path), "{error}");
        assert!(advice(&error).contains("allow_files = true"), "{error:?}");
    }
    let server = Server::new([ok("https://i.example/x")]);
    let desk = Desk::new().set("allow_files", "true");
    upload(&*desk.provider(&server, &text), &ten("a.png")).unwrap();
    assert_eq!(only(&server).line, "POST /?r=only HTTP/1.1");
}

#[test]
fn names_of_user_and_machine_are_told_only_where_the_profile_allows_it() {
    for token in ["%un", "%uln", "%cn"] {
        let text = with(&format!(r#""Headers": {{"X": "{token}"}}"#));
        let error = refused(&Desk::new(), &text);
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.contains(token), "{error}");
        assert!(
            advice(&error).contains("allow_identity = true"),
            "{error:?}"
        );
        let server = Server::new([ok("https://i.example/x")]);
        let desk = Desk::new().set("allow_identity", "true");
        upload(&*desk.provider(&server, &text), &ten("a.png")).unwrap();
    }
}

#[test]
fn only_the_web_is_sent_to() {
    for scheme in ["ftp", "file", "FTPS"] {
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestURL": "{scheme}://HOST/", "Body": "Binary"}}"#
        );
        let error = refused(&Desk::new(), &text);
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.contains("RequestURL"), "{error}");
    }
    let text = r#"{"Version": "17.0.0", "RequestURL": "http://i.example/", "Body": "Binary"}"#;
    let error = refused(&Desk::new(), text);
    assert_eq!(error.kind, Kind::Config);
    assert!(error.message.contains("not encrypted"), "{error}");
}

#[test]
fn no_header_holds_a_line_break_or_the_connections_own_name() {
    for (fields, word) in [
        (r#""Headers": {"X": "a\r\nEvil: 1"}"#, "line break"),
        (r#""Headers": {"X": "a%nEvil: 1"}"#, "line break"),
        (r#""Headers": {"X\r\nEvil": "a"}"#, "no header's name"),
        (
            r#""Headers": {"Host": "elsewhere.example"}"#,
            "the connection's",
        ),
        (
            r#""Headers": {"transfer-encoding": "chunked"}"#,
            "the connection's",
        ),
        (r#""Headers": {"Connection": "close"}"#, "the connection's"),
    ] {
        let error = refused(&Desk::new(), &with(fields));
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.contains(word), "{error}");
        assert!(!error.message.contains('\n'), "{error}");
    }
    let text = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "DestinationType": "TextUploader", "Headers": {"X": "{input}"}}"#;
    let server = Server::new([]);
    let provider = Desk::new().provider(&server, text);
    let error = upload(&*provider, &words("a.txt", "a\nEvil: 1")).unwrap_err();
    assert!(error.message.contains("line break"), "{error}");
    assert_eq!(server.count(), 0);
}

#[test]
fn an_upload_is_sent_once_whatever_the_method_says() {
    for method in ["PUT", "DELETE", "GET"] {
        let server = Server::new([crate::http::kit::swallow()]);
        let (body, kind) = match method {
            "GET" => (r#""DestinationType": "TextUploader""#, "text"),
            _ => (r#""Body": "Binary""#, "file"),
        };
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestMethod": "{method}", "RequestURL": "http://HOST/", {body}}}"#
        );
        let provider = Desk::new().provider(&server, &text);
        let error = match kind {
            "text" => upload_text(&*provider, &words("a.txt", "x")).unwrap_err(),
            _ => upload(&*provider, &ten("a.png")).unwrap_err(),
        };
        assert_eq!(error.kind, Kind::UnknownOutcome, "{method}: {error}");
        assert_eq!(server.count(), 1);
    }
}
