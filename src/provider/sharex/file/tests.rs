use super::*;

fn read(text: &str) -> Read {
    Uploader::read(text.as_bytes(), "x.sxcu").unwrap()
}

fn map(pairs: &[(&str, &str)]) -> Map {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// Field and oddity of each warning.
fn odd(warnings: &[Warning]) -> Vec<(&str, &'static str)> {
    let odd = warnings.iter();
    odd.map(|warning| (&*warning.field, warning.oddity.name()))
        .collect()
}

#[test]
fn names_and_words_are_known_in_any_letter_case_and_by_number() {
    let (uploader, warnings) = read(
        r#"{"VERSION": "17.0.0", "requestmethod": "put", "requesturl": "https://i.example/", "body": "FormUrlEncoded", "destinationtype": "imageuploader, FILEUPLOADER"}"#,
    );
    assert_eq!(uploader.method, Some(Method::Put));
    assert_eq!(uploader.body, Some(Body::FormUrlEncoded));
    assert_eq!(uploader.destinations.names(), "ImageUploader, FileUploader");
    assert_eq!(warnings, []);
    let (uploader, _) = read(r#"{"RequestMethod": 4, "Body": 5, "DestinationType": 24}"#);
    assert_eq!(uploader.method, Some(Method::Delete));
    assert_eq!(uploader.body, Some(Body::Binary));
    assert_eq!(
        uploader.destinations.names(),
        "URLShortener, URLSharingService"
    );
}

#[test]
fn what_cannot_be_used_is_passed_over_and_told() {
    let (uploader, warnings) = read(
        r#"{"Body": "Formdata", "RequestMethod": 9, "URL": ["a"], "Headers": "x", "Arguments": {"a": {}, "b": null, "c": false, "d": 1.0},
            "DestinationType": ["TextUploader", "Other"], "FileForm": 1, "Data": "a", "data": "b"}"#,
    );
    assert_eq!((uploader.body, uploader.method), (None, None));
    assert_eq!(
        uploader.arguments,
        map(&[("b", ""), ("c", "false"), ("d", "1")])
    );
    assert_eq!(uploader.destinations, Destinations::TEXT);
    assert_eq!(uploader.data, "b");
    let expected = [
        ("Body", "unknown-word"),
        ("RequestMethod", "unknown-word"),
        ("URL", "wrong-type"),
        ("Headers", "wrong-type"),
        ("Arguments.a", "wrong-type"),
        ("DestinationType", "list-of-destinations"),
        ("DestinationType", "unknown-word"),
        ("FileForm", "unknown-field"),
    ];
    assert_eq!(odd(&warnings), expected);
    let (_, warnings) = read(r#"{"URL": "a", "URL": "b"}"#);
    assert_eq!(odd(&warnings), [("URL", "duplicate")]);
    assert_eq!(warnings[0].at, Some(14));
}

#[test]
fn the_query_of_the_address_becomes_parameters() {
    let (uploader, warnings) = read(
        r#"{"RequestURL": "https://i.example/up?a=1&b=x+y%26&a=2&c&k=no", "Parameters": {"k": "v"}}"#,
    );
    assert_eq!(uploader.request_url, "https://i.example/up");
    let expected = map(&[("k", "v"), ("a", "1,2"), ("b", "x y&"), ("c", "")]);
    assert_eq!(uploader.parameters, expected);
    assert_eq!(odd(&warnings), [("RequestURL", "query-in-address")]);
    for whole in [
        "https://i.example/{regex:{filename}|a?|0}",
        "https://i.example/$prompt:what?$/",
        "https://i.example/\\?",
    ] {
        assert_eq!(question_mark(whole), None, "{whole}");
    }
    assert_eq!(question_mark("https://i.example/$?a"), Some(19));
}

#[test]
fn old_words_count_where_no_new_one_stands() {
    let (uploader, _) = read(
        r#"{"RequestType": "GET", "RequestFormat": "JSON", "ResponseType": "redirectionurl", "RegexList": ["a", null]}"#,
    );
    assert_eq!(uploader.method, Some(Method::Get));
    assert_eq!(uploader.body, Some(Body::Json));
    assert_eq!(uploader.response_type, ResponseType::RedirectionUrl);
    assert_eq!(uploader.regex_list, ["a", ""]);
    let (uploader, warnings) = read(r#"{"RequestMethod": "PUT", "RequestType": "GET"}"#);
    assert_eq!(uploader.method, Some(Method::Put));
    assert_eq!(odd(&warnings), [("RequestType", "superseded-field")]);
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let (uploader, _) = read(
        r#"{"Version": "17.0.0", "Name": "é\"", "DestinationType": "FileUploader", "RequestMethod": "PUT", "RequestURL": "https://i.example/up",
            "Parameters": {"z": "1", "a": "{filename}"}, "Headers": {"X": "a\\|b"}, "Body": "MultipartFormData", "Arguments": {"k": ""},
            "FileFormName": "f", "Data": "gone", "URL": "{json:url}", "ThumbnailURL": "t", "DeletionURL": "d", "ErrorMessage": "e",
            "ResponseType": "LocationHeader", "RegexList": ["x"]}"#,
    );
    let text = uploader.write();
    let order: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    let expected = FIELDS
        .iter()
        .filter(|name| !matches!(**name, "Data" | "RequestType" | "RequestFormat"));
    assert_eq!(order, expected.copied().collect::<Vec<_>>());
    let (again, warnings) = read(&text);
    let mut wanted = uploader;
    wanted.data.clear();
    assert_eq!(again, wanted);
    assert_eq!(warnings, []);
    assert!(
        text.starts_with("{\n  \"Version\": \"17.0.0\",\n"),
        "{text}"
    );
}

#[test]
fn an_export_leaves_out_what_says_nothing() {
    let uploader = Uploader {
        name: "i.example".to_owned(),
        request_url: "https://www.i.example:81/up".to_owned(),
        body: Some(Body::Json),
        arguments: map(&[("a", "b")]),
        file_form_name: "f".to_owned(),
        data: "{}".to_owned(),
        ..Uploader::default()
    };
    let expected = "{\n  \"RequestMethod\": \"POST\",\n  \"RequestURL\": \"https://www.i.example:81/up\",\n  \"Body\": \"JSON\",\n  \"Data\": \"{}\"\n}\n";
    assert_eq!(uploader.write(), expected);
}

#[test]
fn what_is_no_text_is_refused_with_its_name() {
    for bytes in [&b"\xff\xfe\0"[..], b"\x89PNG\xff", b"{", b"null"] {
        let error = Uploader::read(bytes, "x.sxcu").unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert!(error.message.starts_with("x.sxcu "), "{error}");
    }
    let large = vec![b' '; LARGEST + 1];
    assert!(Uploader::read(&large, "x").is_err());
}
