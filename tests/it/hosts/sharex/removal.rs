//! Deleting by the link that the upload told.

use hoist::error::Kind;
use hoist::model::{MediaId, Removal, Removed};

use super::*;
use crate::http::kit::{Step, answer, ok};

const FILE: &str = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/up", "Body": "Binary"}"#;

fn removal(server: &Server, direct: bool) -> Removal {
    Removal {
        delete_link: Some(Secret::new(server.url("/del/secret-abc?x=1"))),
        direct: direct.then(|| server.url("/f/1.png")),
        ..Removal::of(MediaId::new("1"))
    }
}

fn remove(desk: &Desk, server: &Server, direct: bool) -> Result<Removed> {
    let provider = desk.provider(server, FILE);
    run(provider.remover().unwrap().remove(&removal(server, direct)))
}

fn missing() -> Step {
    answer("404 Not Found", "", "")
}

fn page() -> Step {
    answer("200 OK", "Content-Type: text/html\r\n", "<form>")
}

#[test]
fn the_link_is_opened_with_get() {
    let server = Server::new([ok("{\"ok\": true}")]);
    assert_eq!(
        remove(&Desk::new(), &server, true).unwrap(),
        Removed::Deleted
    );
    let request = only(&server);
    assert_eq!(request.line, "GET /del/secret-abc?x=1 HTTP/1.1");
    assert_eq!(request.header("authorization"), None);
}

#[test]
fn the_profile_can_name_method_and_headers() {
    let server = Server::new([answer("204 No Content", "", "")]);
    let desk = Desk::new()
        .set("delete_method", "delete")
        .set(
            "delete_headers",
            "Authorization: Bearer {secret:token}\n X-A: b: c \n",
        )
        .secret("token", "hunter2-hunter2");
    assert_eq!(remove(&desk, &server, true).unwrap(), Removed::Deleted);
    let request = only(&server);
    assert_eq!(request.line, "DELETE /del/secret-abc?x=1 HTTP/1.1");
    assert_eq!(
        request.header("authorization"),
        Some("Bearer hunter2-hunter2")
    );
    assert_eq!(request.header("x-a"), Some("b: c"));
}

#[test]
fn wrong_settings_are_refused() {
    let server = Server::new([]);
    for (key, value) in [
        ("delete_method", "BREW"),
        ("delete_headers", "no colon"),
        ("delete_headers", "a b: c"),
        ("delete_headers", "A: {nothing}"),
    ] {
        let error = Desk::new()
            .set(key, value)
            .try_provider(&server, FILE)
            .err();
        let error = error.unwrap();
        assert_eq!(error.kind, Kind::Config);
        assert!(
            error.message.contains(key) && error.message.contains(PROFILE),
            "{error}"
        );
    }
}

#[test]
fn what_is_gone_is_told_from_a_wrong_link() {
    let server = Server::new([missing(), missing()]);
    assert_eq!(
        remove(&Desk::new(), &server, true).unwrap(),
        Removed::AlreadyGone
    );
    assert_eq!(server.requests()[1].line, "HEAD /f/1.png HTTP/1.1");

    let server = Server::new([missing(), ok("")]);
    let error = remove(&Desk::new(), &server, true).unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message.contains("still there"), "{error}");

    let server = Server::new([missing()]);
    let error = remove(&Desk::new(), &server, false).unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert!(!format!("{error:?}").contains("secret-abc"), "{error:?}");
}

#[test]
fn a_page_is_believed_when_the_file_is_gone() {
    let server = Server::new([page(), missing()]);
    assert_eq!(
        remove(&Desk::new(), &server, true).unwrap(),
        Removed::Deleted
    );
    let server = Server::new([page(), ok("")]);
    let error = remove(&Desk::new(), &server, true).unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert!(advice(&error).contains("click"), "{error:?}");
    let server = Server::new([page()]);
    assert_eq!(
        remove(&Desk::new(), &server, false).unwrap(),
        Removed::Deleted
    );
}

#[test]
fn without_the_link_nothing_can_be_deleted() {
    let server = Server::new([]);
    let provider = Desk::new().provider(&server, FILE);
    let removal = Removal::of(MediaId::new("1"));
    let error = run(provider.remover().unwrap().remove(&removal)).unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported);
    assert_eq!(server.count(), 0);
}
