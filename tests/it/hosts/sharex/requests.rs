//! Method, address, headers and body, byte for byte.

use hoist::error::Kind;

use super::*;
use crate::http::kit::ok;

fn linked() -> Server {
    Server::new([ok("https://i.example/x")])
}

#[test]
fn a_multipart_upload_sends_arguments_in_order_and_the_file_last() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestMethod": "POST", "RequestURL": "http://HOST/up", "Body": "MultipartFormData",
            "Arguments": {"z": "é {filename}", "": "no", "a": "", "b\"\r\nc": "1"}, "FileFormName": "fi\"le"}"#,
    );
    let done = upload(&*provider, &ten("a \"b\".png")).unwrap();
    assert_eq!(direct(&done), "https://i.example/x");
    let request = only(&server);
    assert_eq!(request.line, "POST /up HTTP/1.1");
    let body = "--B\r\nContent-Disposition: form-data; name=\"z\"\r\n\r\né a \"b\".png\r\n\
        --B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n\
        --B\r\nContent-Disposition: form-data; name=\"b%22%0D%0Ac\"\r\n\r\n1\r\n\
        --B\r\nContent-Disposition: form-data; name=\"fi%22le\"; filename=\"a %22b%22.png\"\r\n\
        Content-Type: image/png\r\n\r\n0123456789\r\n--B--\r\n";
    assert_eq!(with_plain_boundary(&request), body);
    assert_eq!(request.header("accept"), Some("*/*"));
    let agent = request.header("user-agent").unwrap();
    assert!(agent.starts_with("hoist/"), "{agent}");
}

#[test]
fn a_binary_upload_is_the_files_bytes_and_type() {
    for (method, extra, mime) in [
        ("POST", "", "image/png"),
        ("PUT", "", "image/png"),
        ("PATCH", "", "image/png"),
        ("DELETE", "", "image/png"),
        (
            "put",
            r#", "Headers": {"content-type": "application/x-mine"}"#,
            "application/x-mine",
        ),
    ] {
        let server = linked();
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestMethod": "{method}", "RequestURL": "http://HOST/f/{{filename}}", "Body": "Binary"{extra}}}"#
        );
        upload(&*Desk::new().provider(&server, &text), &ten("ä/b c.png")).unwrap();
        let request = only(&server);
        let method = method.to_uppercase();
        assert_eq!(
            request.line,
            format!("{method} /f/%C3%A4%2Fb%20c.png HTTP/1.1")
        );
        assert_eq!(request.header("content-type"), Some(mime));
        assert_eq!(request.header("content-length"), Some("10"));
        assert_eq!(request.body, b"0123456789");
    }
}

#[test]
fn parameters_are_encoded_as_a_form_and_follow_the_address() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/up?old=a+b&k=1&old=c", "Body": "Binary",
            "Parameters": {"k": "x y+é~", "empty": "", "n": null, "name": "{filename}", "yes": true, "twelve": 12}}"#,
    );
    upload(&*provider, &ten("a b.png")).unwrap();
    assert_eq!(
        only(&server).line,
        "POST /up?k=x+y%2b%c3%a9%7e&empty&n&name=a+b.png&yes=true&twelve=12&old=a+b%2cc HTTP/1.1"
    );
}

#[test]
fn a_question_mark_within_a_function_is_no_query() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/{regex:a?b|b|0}?q=1", "Body": "Binary"}"#,
    );
    upload(&*provider, &ten("a.png")).unwrap();
    assert_eq!(only(&server).line, "POST /b?q=1 HTTP/1.1");
}

#[test]
fn a_form_holds_the_arguments_and_the_text() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestURL": "http://HOST/", "Body": "FormUrlEncoded",
            "Arguments": {"content": "{input}", "name": "{filename}", "lang": ""}}"#,
    );
    upload(&*provider, &words("a.txt", "\u{feff}1 + 1 = {2}|ü\n")).unwrap();
    let request = only(&server);
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        String::from_utf8(request.body).unwrap(),
        "content=1+%2b+1+%3d+%7b2%7d%7c%c3%bc%0a&name=a.txt&lang"
    );
}

#[test]
fn data_is_filled_in_for_json_and_xml() {
    for (body, data, mime, expected) in [
        (
            "JSON",
            r#"{\"text\": \"{input}\", \"name\": \"{FileName}\", \"x\": \"a|b{json:y}\"}"#,
            "application/json",
            r#"{"text": "\"q\" \\ <ü>\u2028", "name": "a.txt", "x": "a|b{json:y}"}"#,
        ),
        (
            "XML",
            "<t n='{filename}'>{input}</t>",
            "application/xml",
            "<t n='a.txt'>&quot;q&quot; \\ &lt;ü&gt;\u{2028}</t>",
        ),
    ] {
        let server = linked();
        let text = format!(
            r#"{{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestURL": "http://HOST/", "Body": "{body}",
                "Arguments": {{"not": "sent"}}, "Data": "{data}"}}"#
        );
        let provider = Desk::new().provider(&server, &text);
        upload_text(&*provider, &words("a.txt", "\"q\" \\ <ü>\u{2028}")).unwrap();
        let request = only(&server);
        assert_eq!(request.header("content-type"), Some(mime));
        assert_eq!(String::from_utf8(request.body).unwrap(), expected);
    }
}

#[test]
fn a_text_is_a_part_where_the_file_has_a_name_for_it() {
    for (name, expected) in [
        (
            "file",
            "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nhi\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--B--\r\n",
        ),
        (
            "",
            "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nhi\r\n--B--\r\n",
        ),
    ] {
        let server = linked();
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "MultipartFormData", "Arguments": {{"t": "{{input}}"}}, "FileFormName": "{name}"}}"#
        );
        upload_text(
            &*Desk::new().provider(&server, &text),
            &words("a.txt", "hi"),
        )
        .unwrap();
        assert_eq!(with_plain_boundary(&only(&server)), expected);
    }
}

#[test]
fn a_text_without_a_body_is_in_the_address() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestMethod": "GET", "RequestURL": "http://HOST/{input}",
            "Parameters": {"t": "{input}"}}"#,
    );
    upload(&*provider, &words("a.txt", "a/b ü")).unwrap();
    let request = only(&server);
    assert_eq!(request.line, "GET /a%2Fb%20%C3%BC?t=a%2fb+%c3%bc HTTP/1.1");
    assert_eq!(request.header("content-length"), None);
}

#[test]
fn a_link_is_shortened_by_every_body_that_can_hold_one() {
    let link = "https://example.org/a?b=c&d=é";
    let raw = "https://example.org/a?b=c&d=%C3%A9";
    let encoded = "https%3a%2f%2fexample.org%2fa%3fb%3dc%26d%3d%25C3%25A9";
    for (rest, line, body) in [
        (
            r#""RequestMethod": "GET", "Parameters": {"url": "{input}"}"#,
            format!("GET /s?url={encoded} HTTP/1.1"),
            String::new(),
        ),
        (
            r#""Body": "FormURLEncoded", "Arguments": {"url": "{input}", "f": "{filename}"}"#,
            "POST /s HTTP/1.1".to_owned(),
            format!("url={encoded}&f"),
        ),
        (
            r#""Body": "JSON", "Data": "{\"url\": \"{input}\"}""#,
            "POST /s HTTP/1.1".to_owned(),
            format!(r#"{{"url": "{raw}"}}"#),
        ),
    ] {
        let server = Server::new([ok(r#"{"short": "https://s.example/1"}"#)]);
        let text = format!(
            r#"{{"Version": "17.0.0", "DestinationType": "URLShortener", "RequestURL": "http://HOST/s", {rest}, "URL": "{{json:short}}"}}"#
        );
        let done = shorten(&*Desk::new().provider(&server, &text), link).unwrap();
        assert_eq!(direct(&done), "https://s.example/1");
        let request = only(&server);
        assert_eq!(request.line, line);
        assert_eq!(String::from_utf8(request.body).unwrap(), body);
    }
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/s", "Body": "MultipartFormData", "Arguments": {"url": "{input}"}, "FileFormName": "f"}"#,
    );
    shorten(&*provider, link).unwrap();
    assert_eq!(
        with_plain_boundary(&only(&server)),
        format!("--B\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\n{raw}\r\n--B--\r\n")
    );
}

#[test]
fn headers_are_sent_as_the_file_has_them() {
    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "MultipartFormData", "FileFormName": "f",
            "Headers": {"Authorization": "Basic {base64:u:p\\|x}", "X-One": "a", "x-one": "ü", "Content-Length": "1",
                "Content-Type": "multipart/form-data", "Cookie": "a=b=c; d=e", "User-Agent": "ShareX/17.0.0", "Accept": "application/json", "X-Name": " {filename} "}}"#,
    );
    upload(&*provider, &ten("a.png")).unwrap();
    let request = only(&server);
    let header = |name| request.header(name);
    assert_eq!(header("authorization"), Some("Basic dTpwfHg="));
    assert_eq!(header("x-one"), Some("a,ü"));
    assert_eq!(header("cookie"), Some("a=b=c; d=e"));
    assert_eq!(header("user-agent"), Some("ShareX/17.0.0"));
    assert_eq!(header("accept"), Some("application/json"));
    assert_eq!(header("x-name"), Some("a.png"));
    // The boundary and the length are those of the body.
    assert!(with_plain_boundary(&request).ends_with("--B--\r\n"));
    assert_eq!(
        header("content-length"),
        Some(&*request.body.len().to_string())
    );
}

#[test]
fn a_secret_comes_from_the_store_and_is_escaped_for_its_place() {
    let server = linked();
    let desk = Desk::new().secret("token", "a|b\"c").secret("user", "me");
    let provider = desk.provider(
        &server,
        r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestURL": "http://HOST/{secret:user}/{secret:token}", "Body": "JSON",
            "Headers": {"Authorization": "Bearer {secret:token}"}, "Data": "{\"k\": \"{secret:token}\"}"}"#,
    );
    let kinds: Vec<&str> = provider
        .tokens()
        .iter()
        .map(|spec| spec.kind.name())
        .collect();
    assert_eq!(kinds, ["token", "user"]);
    upload(&*provider, &words("a.txt", "x")).unwrap();
    let request = only(&server);
    assert_eq!(request.line, "POST /me/a%7Cb%22c HTTP/1.1");
    assert_eq!(request.header("authorization"), Some("Bearer a|b\"c"));
    assert_eq!(request.body, br#"{"k": "a|b\"c"}"#);
}

#[test]
fn a_missing_secret_is_told_before_anything_is_sent() {
    for (name, hint) in [("token", ""), ("user", "hoist auth login work --kind user")] {
        let server = linked();
        let text = format!(
            r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary", "Headers": {{"X": "{{secret:{name}}}"}}}}"#
        );
        let error = upload(&*Desk::new().provider(&server, &text), &ten("a.png")).unwrap_err();
        assert_eq!(error.kind, Kind::Auth);
        if !hint.is_empty() {
            assert!(advice(&error).contains(hint), "{error:?}");
        }
        assert_eq!(server.count(), 0);
    }
}

#[test]
fn old_files_send_what_they_sent_when_they_were_new() {
    // Before there were bodies: a POST is a form, and anything else a query.
    let server = Server::new([ok(r#"{"files": [{"url": "https:\/\/i.example\/1"}]}"#)]);
    let provider = Desk::new().provider(
        &server,
        r#"{"Name": "pomf", "RequestType": "POST", "RequestURL": "http://HOST/upload.php", "FileFormName": "files[]",
            "Arguments": {"name": "$filename$", "raw": "{x}|y"}, "ResponseType": "Text", "RegexList": ["\"url\": \"(.+?)\""],
            "URL": "https://front.example/$json:files[0].url$", "ThumbnailURL": "$regex:1|1$"}"#,
    );
    let done = upload(&*provider, &ten("a.png")).unwrap();
    assert_eq!(direct(&done), "https://front.example/https://i.example/1");
    let body = with_plain_boundary(&only(&server));
    let begin = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na.png\r\n\
        --B\r\nContent-Disposition: form-data; name=\"raw\"\r\n\r\n{x}|y\r\n\
        --B\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"a.png\"\r\n";
    assert!(body.starts_with(begin), "{body}");

    let server = linked();
    let provider = Desk::new().provider(
        &server,
        r#"{"Name": "short", "RequestType": "GET", "RequestURL": "http://HOST/api?a=1", "Arguments": {"url": "$input$", "a": "2"}, "ResponseType": "Text"}"#,
    );
    shorten(&*provider, "https://example.org/").unwrap();
    assert_eq!(
        only(&server).line,
        "GET /api?a=1&url=https%3a%2f%2fexample.org%2f HTTP/1.1"
    );
}

#[test]
fn a_file_of_any_encoding_is_read() {
    let server = Server::new([0; 4].map(|_| ok("https://i.example/x")));
    let text = format!(
        "// ShareX\r\n{{'version': '17.0.0', requesturl: 'http://{}/ü', Body: 5, RequestMethod: 2,}}",
        server.address
    );
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        text.clone().into_bytes(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        [b"\xff\xfe", &wide[..]].concat(),
        [b"\xfe\xff", &big[..]].concat(),
    ] {
        let provider = Desk::new().of_bytes(&bytes).unwrap();
        upload(&*provider, &ten("a.png")).unwrap();
    }
    for request in server.requests() {
        assert_eq!(request.line, "PUT /%C3%BC HTTP/1.1");
        assert_eq!(request.body, b"0123456789");
    }
    assert_eq!(server.count(), 4);
}

#[test]
fn what_cannot_be_sent_is_refused_before_anything_is() {
    let server = linked();
    for (text, word) in [
        (r#""Body": "MultipartFormData""#, "FileFormName is missing"),
        (
            r#""Body": "JSON", "Data": "{}""#,
            "a body of JSON carries no file",
        ),
        (r#""Body": "None""#, "a body of None carries no file"),
        (
            r#""RequestMethod": "GET", "Body": "Binary""#,
            "a GET can't carry a body",
        ),
    ] {
        let text = format!(r#"{{"Version": "17.0.0", "RequestURL": "http://HOST/", {text}}}"#);
        let error = upload(&*Desk::new().provider(&server, &text), &ten("a.png")).unwrap_err();
        assert_eq!(error.kind, Kind::Unsupported, "{error}");
        assert!(error.message.contains(word), "{error}");
        assert!(error.message.contains("test.sxcu"), "{error}");
        let get = word.starts_with("a GET");
        let hint = if get {
            "POST or PUT"
        } else {
            "'hoist shorten'"
        };
        assert!(format!("{:?}", error.reason).contains(hint), "{error:?}");
    }
    let text = r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Body": "Binary"}"#;
    let provider = Desk::new().provider(&server, text);
    let error = shorten(&*provider, "https://example.org/").unwrap_err();
    assert_eq!(error.kind, Kind::Unsupported, "{error}");
    let text = r#"{"Version": "17.0.0", "DestinationType": "TextUploader", "RequestURL": "http://HOST/", "Body": "Binary"}"#;
    let provider = Desk::new().provider(&server, text);
    let bytes = FileSource::of_bytes("a.png", "image/png", Bytes::from_static(b"\x89PNG"));
    let error = upload(&*provider, &bytes).unwrap_err();
    assert_eq!(error.kind, Kind::Rejected, "{error}");
    assert!(error.message.contains("not UTF-8 text"), "{error}");
    assert_eq!(server.count(), 0);
}

#[test]
fn a_mistake_in_the_file_names_file_field_and_place() {
    let server = linked();
    for (text, words) in [
        ("", "is not JSON"),
        ("[]", "holds an array"),
        ("{}", "RequestURL: is missing"),
        (
            r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "Arguments": {"j": "{\"a\":1}"}, "Body": "MultipartFormData"}"#,
            "Arguments.j",
        ),
        (
            r#"{"Version": "17.0.0", "RequestURL": "http://HOST/{response}"}"#,
            "RequestURL, character ",
        ),
        (
            r#"{"Version": "17.0.0", "RequestURL": "http://HOST/", "URL": "{nothing}"}"#,
            "URL: unknown function",
        ),
    ] {
        let error = Desk::new().try_provider(&server, text).err().unwrap();
        assert_eq!(error.kind, Kind::Config, "{text}");
        assert!(error.message.contains(words), "{text}: {error}");
        assert!(error.message.contains("test.sxcu"), "{text}: {error}");
    }
}
