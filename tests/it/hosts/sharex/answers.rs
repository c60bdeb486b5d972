//! What becomes of the host's answer.

use hoist::error::Kind;

use super::*;
use crate::http::kit::{answer, ok};

/// An uploader with these fields for the answer.
fn file(fields: &str) -> String {
    format!(
        r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/up", "Body": "Binary", "Headers": {{"Authorization": "Bearer hunter2-hunter2"}}{fields}}}"#
    )
}

fn sent(answer: &str, fields: &str) -> Result<Uploaded> {
    let server = Server::new([ok(answer)]);
    let done = upload(
        &*Desk::new().provider(&server, &file(fields)),
        &ten("a.png"),
    );
    assert_eq!(server.count(), 1);
    done
}

#[test]
fn the_whole_answer_is_the_link_where_the_file_names_none() {
    let done = sent("\u{feff} https://i.example/ü \r\n", "").unwrap();
    assert_eq!(direct(&done), "https://i.example/%C3%BC");
    assert_eq!(done.media.id.as_str(), "https://i.example/%C3%BC");
}

#[test]
fn links_are_read_out_of_the_answer() {
    let done = sent(
        r#"{"url": "/f/1.png", "t": "https://i.example/t", "d": "https://i.example/d/1"}"#,
        r#", "URL": "{json:url}", "ThumbnailURL": "{json:t}", "DeletionURL": "{json:d}?f={filename}""#,
    )
    .unwrap();
    let links = &done.media.links;
    assert!(direct(&done).ends_with("/f/1.png") && direct(&done).starts_with("http://127.0.0.1:"));
    assert_eq!(
        links.thumbnail.as_ref().unwrap().as_str(),
        "https://i.example/t"
    );
    let delete = links.delete.as_ref().unwrap().expose();
    assert_eq!(delete.as_str(), "https://i.example/d/1?f=a.png");
    assert_eq!(done.notes, Vec::<String>::new());
}

#[test]
fn headers_and_the_address_of_the_answer_can_be_read() {
    let server = Server::new([answer(
        "201 Created",
        "Location: https://i.example/1\r\n",
        "",
    )]);
    let text = file(r#", "URL": "{header:location}", "ThumbnailURL": "{responseurl}/t""#);
    let done = upload(&*Desk::new().provider(&server, &text), &ten("a.png")).unwrap();
    assert_eq!(direct(&done), "https://i.example/1");
    let thumbnail = done.media.links.thumbnail.unwrap();
    assert_eq!(
        thumbnail.as_str(),
        format!("http://{}/up/t", server.address)
    );
}

#[test]
fn a_failing_thumbnail_or_deletion_link_costs_nothing_else() {
    let done = sent(
        r#"{"url": "https://i.example/1", "d": "https://i.example/d"}"#,
        r#", "URL": "{json:url}", "ThumbnailURL": "{xml:/a}", "DeletionURL": "{json:d}""#,
    )
    .unwrap();
    assert_eq!(direct(&done), "https://i.example/1");
    assert_eq!(done.media.links.thumbnail, None);
    assert!(done.media.links.delete.is_some());
    assert_eq!(done.notes.len(), 1);
    assert!(done.notes[0].contains("ThumbnailURL"), "{:?}", done.notes);

    // Also where the template itself is wrong.
    let done = sent("https://i.example/1", r#", "DeletionURL": "{nothing}""#).unwrap();
    assert_eq!(direct(&done), "https://i.example/1");
    assert!(done.notes[0].contains("DeletionURL"), "{:?}", done.notes);
}

#[test]
fn an_answer_without_a_link_is_shown_and_leaves_the_outcome_open() {
    for (body, fields, why) in [
        (
            "{\"id\": 5}",
            r#", "URL": "{json:url}""#,
            "the result is empty",
        ),
        ("{\"id\": 5", r#", "URL": "{json:id}""#, "json"),
        ("<html>{\"id\": 5</html>", "", "no link"),
        ("see {\"id\": 5", "", "no link"),
        (
            "{\"id\": 5, \"a\": [1, 2]}",
            r#", "URL": "{json:a[*]}""#,
            "json",
        ),
    ] {
        let error = sent(body, fields).unwrap_err();
        assert_eq!(error.kind, Kind::Protocol, "{body}");
        assert!(error.leaves_outcome_open());
        assert!(error.message.contains(why), "{error}");
        assert!(error.message.contains("\"id\": 5"), "{error}");
        assert_eq!(error.status, Some(200));
    }
    let error = sent("", r#", "URL": "{json:url}""#).unwrap_err();
    assert!(error.message.contains("nothing"), "{error}");
}

#[test]
fn a_long_answer_without_a_link_is_kept_in_a_file() {
    let body = format!("{}\nthe link is far behind", "x y\n".repeat(2000));
    let server = Server::new([ok(&body)]);
    let desk = Desk::new();
    let text = file(r#", "URL": "{json:url}""#);
    let error = upload(&*desk.provider(&server, &text), &ten("a.png")).unwrap_err();
    assert!(error.message.len() < 1000, "{error}");
    let kept = std::fs::read_dir(desk.folder().join("answers")).unwrap();
    let kept: Vec<_> = kept.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 1);
    assert!(
        advice(&error).contains(kept[0].to_str().unwrap()),
        "{error:?}"
    );
    assert_eq!(std::fs::read_to_string(&kept[0]).unwrap(), body);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&kept[0]).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn an_error_in_a_success_is_the_hosts_refusal() {
    let error = sent(
        r#"{"error": "file is banned"}"#,
        r#", "URL": "{json:url}", "ErrorMessage": "{json:error}""#,
    )
    .unwrap_err();
    assert_eq!(error.kind, Kind::Rejected);
    assert_eq!(error.message, "file is banned");

    // One that repeats everything does not tell a refusal from a yes.
    let error = sent(
        "{\"id\": 5}",
        r#", "URL": "{json:url}", "ErrorMessage": "{response}""#,
    );
    assert_eq!(error.unwrap_err().kind, Kind::Protocol);
}

#[test]
fn a_refusal_is_told_in_the_words_of_the_host() {
    let refused = |status: &str, body: &str, fields: &str| {
        let server = Server::new([answer(status, "", body)]);
        upload(
            &*Desk::new().provider(&server, &file(fields)),
            &ten("a.png"),
        )
        .unwrap_err()
    };
    let error = refused(
        "413 Payload Too Large",
        r#"{"error": {"message": "over 5 MB"}}"#,
        r#", "ErrorMessage": "{json:error.message}""#,
    );
    assert_eq!(error.kind, Kind::Rejected);
    assert_eq!((&*error.message, error.status), ("over 5 MB", Some(413)));
    assert_eq!(error.provider.as_deref(), Some("sharex"));

    let error = refused("400 Bad Request", "no\r\n file", "");
    assert_eq!(error.message, "no file");
    let error = refused("404 Not Found", "", "");
    assert_eq!(error.message, "the host answered 404 Not Found");
    let error = refused(
        "400 Bad Request",
        "plain",
        r#", "ErrorMessage": "{json:e}""#,
    );
    assert!(
        error.message.starts_with("plain (ErrorMessage: "),
        "{error}"
    );
    let error = refused("500 Oops", "plain", "");
    assert_eq!(error.kind, Kind::Server);
    assert!(error.leaves_outcome_open());
}

#[test]
fn credentials_that_the_host_repeats_are_never_shown() {
    for (status, body) in [
        ("200 OK", "what is hunter2-hunter2?"),
        ("200 OK", "what is Bearer hunter2-hunter2?"),
        ("400 Bad Request", "no hunter2-hunter2"),
        ("401 Unauthorized", "no hunter2-hunter2"),
    ] {
        let server = Server::new([answer(status, "", body)]);
        let provider = Desk::new().provider(&server, &file(""));
        let error = upload(&*provider, &ten("a.png")).unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(!told.contains("hunter2"), "{told}");
        assert!(told.contains("[token]"), "{told}");
    }
}

#[test]
fn a_link_that_holds_a_parameter_stays_whole() {
    let server = Server::new([ok("https://s.example/hello-world")]);
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestMethod": "GET", "RequestURL": "http://HOST/", "Parameters": {"key": "hello-world", "url": "{input}"}}"#,
    );
    let done = shorten(&*provider, "https://example.org/").unwrap();
    assert_eq!(direct(&done), "https://s.example/hello-world");
}

#[test]
fn a_refused_token_names_where_it_is() {
    let server = Server::new([answer("401 Unauthorized", "", "")]);
    let error = upload(&*Desk::new().provider(&server, &file("")), &ten("a.png")).unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(advice(&error).contains("test.sxcu"), "{error:?}");

    let server = Server::new([answer("401 Unauthorized", "", "")]);
    let text = file("").replace("hunter2-hunter2", "{secret:token}");
    let desk = Desk::new().secret("token", "abcdef");
    let error = upload(&*desk.provider(&server, &text), &ten("a.png")).unwrap_err();
    let expected = Reason::TokenRefused {
        profile: PROFILE.to_owned(),
    };
    assert_eq!(error.reason, expected);
}

#[test]
fn a_link_that_is_shared_needs_no_answer() {
    let server = Server::new([answer("204 No Content", "", "")]);
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "DestinationType": "URLSharingService", "RequestURL": "http://HOST/", "Body": "JSON", "Data": "{\"content\": \"{input}\"}"}"#,
    );
    let done = shorten(&*provider, "https://example.org/").unwrap();
    assert_eq!(done.media.links.direct, None);
    assert_eq!(
        only(&server).body,
        br#"{"content": "https://example.org/"}"#
    );
}
