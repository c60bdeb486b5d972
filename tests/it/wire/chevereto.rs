//! The stand-in answers in the shape of the vendors' samples. That the provider reads them is tried beside its wire types.

use axum::http::Request;
use serde_json::Value;

use super::{same_shape, sample};
use crate::conformance::stage::picture;
use crate::fakes::Host;
use crate::fakes::chevereto::{Chevereto, Dialect, GUEST_KEY, USER_KEY};
use crate::fakes::journal::Seen;

/// What the stand-in answers to a file.
async fn answer(dialect: Dialect, key: &str, mime: &str, file: &[u8]) -> (u16, Value) {
    let origins = [("site", "http://localhost".to_owned())];
    let mut host = Chevereto::new(origins.into());
    host.dialect = dialect;
    let (path, name) = match dialect {
        Dialect::Imgbb => ("/1/upload", "image"),
        Dialect::V4 | Dialect::Free => ("/api/1/upload", "source"),
    };
    let mut body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.x\"\r\nContent-Type: {mime}\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let request = Request::post(path).header("content-type", "multipart/form-data; boundary=b");
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let seen = Seen::new("site", &parts, body.into(), true).await;
    let reply = host.answer(&seen);
    (reply.status, serde_json::from_slice(&reply.body).unwrap())
}

#[tokio::test]
async fn uploads_are_answered_like_the_samples() {
    let film: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
    let pixel = picture(1, 0);
    for (name, dialect, key, mime, file) in [
        ("v1.1-upload", Dialect::V4, USER_KEY, "video/mp4", film),
        ("v1-upload", Dialect::Free, GUEST_KEY, "image/png", &pixel),
        (
            "imgbb-upload",
            Dialect::Imgbb,
            GUEST_KEY,
            "image/png",
            &pixel,
        ),
    ] {
        let (status, answer) = answer(dialect, key, mime, file).await;
        assert_eq!(status, 200, "{name}: {answer}");
        same_shape(
            &sample(&format!("chevereto/{name}.json")),
            &answer,
            &[],
            name,
        );
    }
}

#[tokio::test]
async fn refusals_are_answered_like_the_samples() {
    let pixel = picture(1, 0);
    for (name, dialect) in [("v1.1-error", Dialect::V4), ("v1-error", Dialect::Free)] {
        let (status, answer) = answer(dialect, "wrong", "image/png", &pixel).await;
        assert_eq!(status, 400, "{name}");
        same_shape(
            &sample(&format!("chevereto/{name}.json")),
            &answer,
            &[],
            name,
        );
    }
}
