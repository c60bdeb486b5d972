//! The fake would be no proof if it took anything.

use super::scene;
use crate::fakes::imgpile::ALICE_TOKEN;

#[tokio::test]
async fn the_fake_refuses_what_imgpile_would() {
    let scene = scene();
    let (api, upload) = (scene.bench.url("api"), scene.bench.url("upload"));
    let client = |authorization: Option<String>| Plain { authorization };
    let alice = client(Some(format!("Bearer {ALICE_TOKEN}")));
    let nobody = client(None);
    let odd = client(Some(ALICE_TOKEN.to_owned()));
    let media = format!("{api}/media");
    let posts = format!("{api}/posts");
    let json = "application/json";
    let form = "multipart/form-data; boundary=x";
    let part = |name: &str, mime: &str| {
        format!(
            "--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a\"\r\ncontent-type: {mime}\r\n\r\nhi\r\n--x--\r\n"
        )
    };
    let file = part("file", "image/png");
    let cases = [
        (&alice, "POST", upload.as_str(), form, file.as_str(), 201),
        (&alice, "POST", &media, form, &file, 405),
        (&nobody, "POST", upload.as_str(), form, &file, 401),
        (&odd, "POST", upload.as_str(), form, &file, 401),
        (&alice, "POST", upload.as_str(), json, &file, 422),
        (
            &alice,
            "POST",
            upload.as_str(),
            form,
            &part("image", "image/png"),
            422,
        ),
        (
            &alice,
            "POST",
            upload.as_str(),
            form,
            &part("file", "text/plain"),
            422,
        ),
        (&alice, "PUT", upload.as_str(), form, &file, 404),
        (&alice, "GET", &format!("{media}?limit=251"), "", "", 422),
        (&alice, "GET", &format!("{media}?sort=best"), "", "", 422),
        (&alice, "GET", &format!("{media}/zzz9999"), "", "", 404),
        (&alice, "GET", &format!("{api}/medias"), "", "", 404),
        (&nobody, "POST", &posts, json, "{\"media_ids\":[1]}", 401),
        (&alice, "POST", &posts, json, "{\"media\":[1]}", 422),
        (
            &alice,
            "POST",
            &posts,
            json,
            "{\"media_ids\":[\"abc1234\"]}",
            422,
        ),
        (
            &alice,
            "POST",
            &posts,
            "text/plain",
            "{\"media_ids\":[1]}",
            400,
        ),
        (&alice, "POST", &posts, json, "{", 400),
    ];
    for (client, method, url, mime, body, status) in cases {
        let got = client.send(method, url, mime, body).await;
        assert_eq!(got, status, "{method} {url} {mime} {body}");
    }
}

/// A client that sends anything.
struct Plain {
    authorization: Option<String>,
}

impl Plain {
    async fn send(&self, method: &str, url: &str, mime: &str, body: &str) -> u16 {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let url: url::Url = url.parse().unwrap();
        let address = (url.host_str().unwrap(), url.port().unwrap());
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let place = &url[url::Position::BeforePath..];
        let mut head = format!(
            "{method} {place} HTTP/1.1\r\nhost: x\r\nconnection: close\r\naccept: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        if let Some(authorization) = &self.authorization {
            head.push_str(&format!("authorization: {authorization}\r\n"));
        }
        if !mime.is_empty() {
            head.push_str(&format!("content-type: {mime}\r\n"));
        }
        let request = format!("{head}\r\n{body}");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }
}
