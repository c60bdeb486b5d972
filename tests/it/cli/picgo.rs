//! `hoist serve --picgo`, asked as plug-ins ask, and as those must not that are none.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::place::{Place, Ran, Running, picture, until};
use crate::fakes::fault::Fault;

struct Server {
    running: Running,
    port: u16,
}

/// Serves on a free port, and is listening when this returns.
fn serve(place: &Place, options: &[&str]) -> Server {
    let args = [&["serve", "--picgo", "--port", "0"], options].concat();
    let mut running = place.start(&args);
    let line = running.hears("note: listening on http://127.0.0.1:");
    let port = line.rsplit(':').find_map(|part| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    Server {
        running,
        port: port.unwrap_or_else(|| panic!("no port in {line}")),
    }
}

impl Server {
    /// Sends a request as it stands, with `HOST` and `LENGTH` filled in; gives status and body.
    fn ask(&self, head: &str, body: &[u8]) -> (u16, Value) {
        let (status, _, body) = self.ask_for_all(head, body);
        let body = serde_json::from_slice(&body).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&body));
        });
        (status, body)
    }

    fn ask_for_all(&self, head: &str, body: &[u8]) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = head
            .replace("HOST", &format!("127.0.0.1:{}", self.port))
            .replace("LENGTH", &body.len().to_string())
            .replace('\n', "\r\n");
        stream
            .write_all(format!("{head}\r\n\r\n").as_bytes())
            .unwrap();
        // A server that refuses by the head alone may have hung up.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head, answer[end + 4..].to_vec())
    }

    /// The least that a plug-in sends.
    fn list(&self, list: &Value, headers: &str) -> (u16, Value) {
        let head = format!(
            "POST /upload HTTP/1.1\nHost: HOST\nContent-Type: application/json\nContent-Length: LENGTH{headers}"
        );
        self.ask(&head, json!({ "list": list }).to_string().as_bytes())
    }

    #[track_caller]
    fn stop(self, place: &Place) -> Ran {
        self.running.signal(libc::SIGINT);
        self.running.end(place).ends(130)
    }
}

/// What the VS Code plug-ins send, by axios, and what the Obsidian plug-in sends for files of the vault.
#[test]
fn a_list_of_paths_is_answered_with_links_in_its_order() {
    let place = Place::new();
    let list = json!([place.picture("b.png"), place.picture("a.png")]);
    let mut server = serve(&place, &[]);
    let body = json!({ "list": list }).to_string();
    for head in [
        "POST /upload HTTP/1.1\nAccept: application/json, text/plain, */*\nContent-Type: application/json\nUser-Agent: axios/0.27.2\nContent-Length: LENGTH\nHost: HOST\nConnection: close",
        "POST /upload HTTP/1.1\nHost: HOST\nConnection: keep-alive\nContent-Length: LENGTH\nContent-Type: application/json\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) obsidian/1.7.7 Chrome/130.0.6723.191 Electron/33.3.2 Safari/537.36\nSec-Fetch-Site: none\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: empty\nAccept-Encoding: gzip, deflate, br, zstd\nAccept-Language: en-US",
    ] {
        let (status, answer) = server.ask(head, body.as_bytes());
        assert_eq!(
            (status, &answer["success"]),
            (200, &json!(true)),
            "{answer}"
        );
        let links: Vec<&str> = answer["result"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        assert_eq!(links, [server.running.line(), server.running.line()]);
        assert_eq!(answer["items"][0]["imgUrl"], links[0]);
        assert_eq!(answer["items"][1]["fileName"], "a.png");
        assert_eq!(answer["items"][1]["origin"], list[1]);
    }
    server.stop(&place);
    assert_eq!(place.uploads(), 4);
}

/// The form of the Obsidian plug-in for remote servers, with a whole path as the name; then PicGo's own field.
#[test]
fn a_path_that_obsidian_took_the_front_slash_from_is_that_file() {
    let place = Place::new();
    let vault = place.picture("vault/sub dir/a.png");
    let server = serve(&place, &[]);
    let sent = vault.to_str().unwrap().trim_start_matches('/');
    let (status, answer) = server.list(&json!([sent]), "");
    assert_eq!((status, &answer["success"]), (200, &json!(true)));
    assert_eq!(answer["items"][0]["fileName"], "a.png");
    // What is there only from where hoist was started.
    let (status, _) = server.list(&json!(["vault/sub dir/a.png"]), "");
    assert_eq!(status, 400);
    server.stop(&place);
    assert_eq!(place.uploads(), 1);
}

#[test]
fn files_can_be_sent_themselves() {
    let place = Place::new();
    let server = serve(&place, &["-f", "{input} {name} {size}"]);
    let png = picture("sent");
    for (field, name, expected) in [
        ("list", "/home/me/vault/pic.png", "pic.png"),
        ("files", "C:\\\\me\\\\ä.png", "ä.png"),
    ] {
        let boundary = "----ObsidianBoundaryXYZ";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nwords\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(&png);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let head = format!(
            "POST /upload HTTP/1.1\nHost: HOST\nContent-Type: multipart/form-data; boundary={boundary}\nContent-Length: LENGTH"
        );
        let (status, answer) = server.ask(&head, &body);
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["items"][0]["fileName"], expected);
        assert_eq!(answer["items"][0]["size"], png.len());
    }
    let empty = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
    let head = "POST /upload HTTP/1.1\nHost: HOST\nContent-Type: multipart/form-data; boundary=b\nContent-Length: LENGTH";
    let (status, answer) = server.ask(head, empty.as_bytes());
    assert_eq!(
        (status, &answer["message"]),
        (400, &json!("the form has no file"))
    );
    let (status, _) = server.ask(head, b"nonsense");
    assert_eq!(status, 400);
    let ran = server.stop(&place);
    let line = format!("pic.png pic.png {}", png.len());
    assert_eq!(ran.lines()[0], line);
    assert_eq!(place.uploads(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_list_the_clipboard_is_uploaded() {
    use std::process::{Command, Stdio};

    let x = crate::clipboard::X::start();
    let mut place = Place::new();
    place.env("DISPLAY", &x.display);
    let server = serve(&place, &[]);
    // What the Obsidian plug-in sends when a picture is pasted.
    let nothing = "POST /upload HTTP/1.1\nHost: HOST\nContent-Length: 0";
    let (status, answer) = server.ask(nothing, b"");
    assert_eq!(status, 500, "{answer}");
    assert_eq!(answer["success"], false);
    assert_eq!(
        answer["message"],
        "the clipboard holds nothing that can be sent"
    );

    let copied = Command::new("xclip")
        .args(["-in", "-selection", "clipboard", "-target", "image/png"])
        .env("DISPLAY", &x.display)
        .stdin(std::fs::File::open(place.picture("a.png")).unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(copied.success());
    let (status, answer) = server.ask(nothing, b"");
    assert_eq!(
        (status, &answer["success"]),
        (200, &json!(true)),
        "{answer}"
    );
    let (status, _) = server.list(&json!([]), "");
    assert_eq!(status, 200);
    server.stop(&place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn a_file_that_fails_is_missing_from_the_links_and_told_when_it_is_the_only_one() {
    let place = Place::new();
    let good = place.picture("good.png");
    let server = serve(&place, &[]);
    let (status, answer) = server.list(&json!(["/gone.png", good]), "");
    assert_eq!((status, &answer["success"]), (200, &json!(true)));
    assert_eq!(answer["result"].as_array().unwrap().len(), 1);
    assert_eq!(answer["items"][0]["fileName"], "good.png");

    let (status, answer) = server.list(&json!(["/gone.png"]), "");
    assert_eq!((status, &answer["success"]), (500, &json!(false)));
    assert_eq!(answer["result"], json!([]));
    assert_eq!(answer["message"], "/gone.png: No such file or directory");

    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    let (_, answer) = server.list(&json!([good]), "");
    let message = answer["message"].as_str().unwrap();
    assert!(message.starts_with("imgpile answered 401"), "{message}");
    let ran = server.stop(&place);
    assert_eq!(ran.err.matches("error: ").count(), 3, "{ran}");
}

#[test]
fn wrong_requests_are_told_what_is_wrong() {
    let place = Place::new();
    place.picture("a.png");
    let server = serve(&place, &[]);
    for list in [
        json!(["a.png"]),
        json!(["-"]),
        json!(["../a.png"]),
        json!([1]),
        json!("x"),
    ] {
        let (status, answer) = server.list(&list, "");
        assert_eq!((status, &answer["success"]), (400, &json!(false)), "{list}");
    }
    let head =
        "POST /upload HTTP/1.1\nHost: HOST\nContent-Type: application/json\nContent-Length: LENGTH";
    assert_eq!(server.ask(head, b"{").0, 400);
    let long = vec![b' '; 1 << 21];
    assert_eq!(server.ask(head, &long).0, 413);
    assert_eq!(server.ask("GET /upload HTTP/1.1\nHost: HOST", b"").0, 405);
    assert_eq!(
        server
            .ask("POST / HTTP/1.1\nHost: HOST\nContent-Length: 0", b"")
            .0,
        404
    );
    for method in ["POST", "GET"] {
        let head = format!("{method} /heartbeat HTTP/1.1\nHost: HOST\nContent-Length: 0");
        let answer = server.ask(&head, b"");
        assert_eq!(answer, (200, json!({ "success": true, "result": "alive" })));
    }
    server.stop(&place);
    assert_eq!(place.uploads(), 0);
}

#[test]
fn pages_of_the_web_get_nothing() {
    let place = Place::new();
    let list = json!([place.picture("a.png")]);
    let server = serve(&place, &["--allow-origin", "https://notes.example.org"]);
    for origin in [
        "https://evil.example",
        "http://localhost:3000",
        "null",
        "chrome-extension://abc",
    ] {
        let (status, answer) = server.list(&list, &format!("\nOrigin: {origin}"));
        assert_eq!(
            (status, &answer["success"]),
            (403, &json!(false)),
            "{origin}"
        );
    }
    // A name of the page's own that leads here.
    let body = json!({ "list": list }).to_string();
    let head = "POST /upload HTTP/1.1\nHost: evil.example:36677\nContent-Length: LENGTH";
    assert_eq!(server.ask(head, body.as_bytes()).0, 403);
    assert_eq!(
        server
            .ask(
                "POST /upload HTTP/1.0\nContent-Length: LENGTH",
                body.as_bytes()
            )
            .0,
        403
    );
    // A form that a page sends without being asked where it comes from.
    let head = "POST /upload HTTP/1.1\nHost: HOST\nOrigin: https://evil.example\nContent-Type: text/plain\nContent-Length: LENGTH";
    assert_eq!(server.ask(head, body.as_bytes()).0, 403);
    assert_eq!(place.uploads(), 0);

    let preflight = "OPTIONS /upload HTTP/1.1\nHost: HOST\nOrigin: https://notes.example.org\nAccess-Control-Request-Method: POST";
    let (status, head, _) = server.ask_for_all(preflight, b"");
    assert_eq!(status, 200);
    assert!(
        head.contains("access-control-allow-origin: https://notes.example.org"),
        "{head}"
    );
    assert_eq!(
        server.list(&list, "\nOrigin: https://notes.example.org").0,
        200
    );
    assert_eq!(server.list(&list, "\nOrigin: app://obsidian.md").0, 200);
    server.stop(&place);
}

#[test]
fn a_key_is_needed_where_there_is_one_and_never_shown() {
    let mut place = Place::new();
    place.secret("sesame-7");
    place.env("HOIST_SERVE_KEY", "sesame-7");
    let list = json!([place.picture("a.png")]);
    let server = serve(&place, &["-vv"]);
    for headers in [
        "",
        "\nAuthorization: Bearer wrong",
        "\nX-PicGo-Secret: wrong",
    ] {
        let (status, answer) = server.list(&list, headers);
        assert_eq!(
            (status, &answer["message"]),
            (401, &json!("Unauthorized")),
            "{headers}"
        );
    }
    assert_eq!(
        server.list(&list, "\nAuthorization: Bearer sesame-7").0,
        200
    );
    let body = json!({ "list": list }).to_string();
    let head = "POST /upload?key=sesame-7 HTTP/1.1\nHost: HOST\nContent-Length: LENGTH";
    assert_eq!(server.ask(head, body.as_bytes()).0, 200);
    assert_eq!(
        server
            .ask(
                "POST /heartbeat HTTP/1.1\nHost: HOST\nContent-Length: 0",
                b""
            )
            .0,
        200
    );
    server.stop(&place);
    assert_eq!(place.uploads(), 2);
}

#[test]
fn an_upload_in_flight_ends_with_an_answer() {
    let place = Place::new();
    let list = json!([place.picture("a.png")]);
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Silence);
    let server = serve(&place, &[]);
    let (status, answer) = std::thread::scope(|scope| {
        let asked = scope.spawn(|| server.list(&list, ""));
        until("the upload", || place.uploads() == 1);
        server.running.signal(libc::SIGTERM);
        asked.join().unwrap()
    });
    assert_eq!(status, 500);
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("interrupted after it was sent"),
        "{message}"
    );
    server.running.end(&place).ends(143);
    assert_eq!(place.history()[0]["outcome"], "unknown");
}

#[test]
fn several_requests_are_served_at_once() {
    let place = Place::new();
    let (a, b) = (
        json!([place.picture("a.png")]),
        json!([place.picture("b.png")]),
    );
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Silence);
    let server = serve(&place, &[]);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| server.list(&a, ""));
        until("the first", || place.uploads() == 1);
        assert_eq!(server.list(&b, "").0, 200);
        server.running.signal(libc::SIGINT);
        assert_eq!(first.join().unwrap().0, 500);
    });
    server.running.end(&place).ends(130);
}

#[test]
fn what_can_not_be_served_is_refused() {
    let place = Place::new();
    place.run(&["serve"]).fails(2, "--picgo", "usage");
    place
        .run(&["serve", "--picgo", "--host", "0.0.0.0"])
        .fails(2, "--host", "");
    place.run(&["serve", "--picgo", "--album", "x"]).fails(
        2,
        "imgpile has no field for --album",
        "",
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    place.run(&["serve", "--picgo", "--port", &port]).fails(
        1,
        &format!("127.0.0.1:{port}: Address already in use"),
        "is PicGo running?",
    );
}
