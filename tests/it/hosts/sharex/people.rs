//! Questions to the person: once a run, before anything is sent.

use futures_util::future::join;
use hoist::error::Kind;
use hoist::provider::Wanted;

use super::*;
use crate::http::kit::ok;

const ASKS: &str = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/{inputbox:Folder|pics}", "Body": "MultipartFormData", "FileFormName": "f",
    "Parameters": {"a": "{prompt}", "b": "{inputbox}"}, "Headers": {"X-Pass": "{inputbox:Upload password}"},
    "Arguments": {"s": "{select:one|two|}"}, "URL": "https://i.example/{response}"}"#;

#[test]
fn each_question_is_asked_once_in_the_order_of_the_fields() {
    let server = Server::new([ok("1"), ok("2")]);
    let desk = Desk::new().answers(&["x/y", "A", "B", "one", "hunter2"]);
    let provider = desk.provider(&server, ASKS);
    run(async {
        provider.prepare().await.unwrap();
        let (one, two) = (ten("1.png"), ten("2.png"));
        let upload = Upload::default();
        let (one, two) = join(
            provider.upload(&one, &upload, Arc::new(Silent)),
            provider.upload(&two, &upload, Arc::new(Silent)),
        )
        .await;
        one.unwrap();
        two.unwrap();
    });
    let asked = desk.person.asked.borrow();
    let titles: Vec<(&str, usize)> = asked.iter().map(|one| (&*one.title, one.nth)).collect();
    let expected = [
        ("Folder", 0),
        ("Input", 0),
        ("Input", 1),
        ("Select", 0),
        ("Upload password", 0),
    ];
    assert_eq!(titles, expected);
    let text = |default: Option<&str>, hidden| Wanted::Text {
        default: default.map(str::to_owned),
        hidden,
    };
    assert_eq!(asked[0].answer, text(Some("pics"), false));
    assert_eq!(asked[4].answer, text(None, true));
    for request in server.requests() {
        assert_eq!(request.line, "POST /x/y?a=A&b=B HTTP/1.1");
        assert_eq!(request.header("x-pass"), Some("hunter2"));
        let body = with_plain_boundary(&request);
        assert!(body.contains("name=\"s\"\r\n\r\none\r\n"), "{body}");
    }
    assert_eq!(server.count(), 2);
}

#[test]
fn without_an_answer_nothing_is_sent() {
    let server = Server::new([ok("1")]);
    let desk = Desk::new();
    let provider = desk.provider(&server, ASKS);
    let error = run(provider.prepare()).unwrap_err();
    assert_eq!(error.kind, Kind::Usage);
    assert!(error.message.contains("Folder"), "{error}");
    let error = upload(&*provider, &ten("1.png")).unwrap_err();
    assert_eq!(error.kind, Kind::Usage);
    assert_eq!(server.count(), 0);
}

#[test]
fn a_choice_that_depends_on_the_file_is_asked_for_each() {
    let server = Server::new([ok("1"), ok("2")]);
    let desk = Desk::new().answers(&["1.png", "2.png"]);
    let provider = desk.provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", "Parameters": {"n": "{select:other|{filename}}"}, "URL": "https://i.example/{response}"}"#,
    );
    for name in ["1.png", "2.png"] {
        upload(&*provider, &ten(name)).unwrap();
    }
    let lines: Vec<String> = server.requests().into_iter().map(|one| one.line).collect();
    assert_eq!(
        lines,
        ["POST /?n=1.png HTTP/1.1", "POST /?n=2.png HTTP/1.1"]
    );
}

#[test]
fn a_question_about_the_answer_never_loses_it() {
    let file = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", "URL": "{select:https://a.example/{response}|https://b.example/{response}}"}"#;
    let server = Server::new([ok("xyz")]);
    let desk = Desk::new().answers(&["https://b.example/xyz"]);
    let done = upload(&*desk.provider(&server, file), &ten("1.png")).unwrap();
    assert_eq!(direct(&done), "https://b.example/xyz");
    let choices = ["https://a.example/xyz", "https://b.example/xyz"];
    let expected = Wanted::OneOf(choices.map(str::to_owned).to_vec());
    assert_eq!(desk.person.asked.borrow()[0].answer, expected);

    let server = Server::new([ok("xyz")]);
    let error = upload(&*Desk::new().provider(&server, file), &ten("1.png")).unwrap_err();
    assert_eq!(error.kind, Kind::Protocol);
    assert!(error.message.ends_with(": xyz"), "{error}");
}

#[test]
fn what_a_file_shows_is_shown_and_is_no_link() {
    let server = Server::new([ok(r#"{"id": 7}"#)]);
    let desk = Desk::new();
    let provider = desk.provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", "URL": "{outputbox:Your number|{json:id}}"}"#,
    );
    let done = upload(&*provider, &ten("1.png")).unwrap();
    assert_eq!(done.media.links.direct, None);
    let shown = desk.person.shown.borrow();
    assert_eq!(*shown, [("Your number".to_owned(), "7".to_owned())]);
}
