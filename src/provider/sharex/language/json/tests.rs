use super::*;
use proptest::prelude::*;

fn value(text: &str) -> Value {
    parse(text)
        .unwrap_or_else(|error| panic!("{error}: {text}"))
        .value
}

fn shown(text: &str) -> String {
    value(text)
        .scalar_text()
        .unwrap_or_else(|| panic!("{text}"))
}

fn refused(text: &str) -> String {
    match parse(text) {
        Ok(document) => panic!("{text}: {document:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn liberties_of_the_reader_are_taken() {
    let text = "\u{feff}// first\r\n{ 'a': \"x\", /* c */ b: [1, 2,], $c_1: 'it\\'s \"so\"', é: null, }\n/* end */ // done";
    let document = parse(text).unwrap();
    let object = document.value.as_object().unwrap();
    let names: Vec<&str> = object.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "b", "$c_1", "é"]);
    assert_eq!(
        object.get("$c_1"),
        Some(&Value::String("it's \"so\"".into()))
    );
    assert!(matches!(object.get("b"), Some(Value::Array(values)) if values.len() == 2));
    assert!(document.duplicates.is_empty());
}

#[test]
fn numbers_keep_whole_digits_and_shorten_floats() {
    for (text, expected) in [
        ("12", "12"),
        ("-0", "0"),
        (
            "123456789012345678901234567890",
            "123456789012345678901234567890",
        ),
        ("1.0", "1"),
        ("1.50", "1.5"),
        ("-2.5e-1", "-0.25"),
        ("1e2", "100"),
        ("1e14", "100000000000000"),
        ("1e15", "1E+15"),
        ("1.25e20", "1.25E+20"),
        ("0.0001", "0.0001"),
        ("0.00001", "1E-05"),
        (".5", "0.5"),
        ("0x1F", "31"),
        ("017", "15"),
        ("00", "0"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("true", "true"),
        ("null", ""),
        ("undefined", ""),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn escapes_in_strings_are_resolved() {
    assert_eq!(shown(r#""\b\t\n\f\r\\\/\"\'""#), "\u{8}\t\n\u{c}\r\\/\"'");
    assert_eq!(shown(r#""\u00e9\ud83d\ude00""#), "é😀");
    assert_eq!(shown(r#""\ud83d""#), "\u{fffd}");
}

#[test]
fn the_last_of_equal_names_wins_in_the_place_of_the_first() {
    let document = parse("{\"a\":1,\"b\":2,\"a\":3}").unwrap();
    let object = document.value.as_object().unwrap();
    let members: Vec<String> = object
        .iter()
        .map(|(name, value)| format!("{name}={}", value.scalar_text().unwrap()))
        .collect();
    assert_eq!(members, ["a=3", "b=2"]);
    assert_eq!(
        document.duplicates,
        [Duplicate {
            name: "a".into(),
            at: 14
        }]
    );
    let object = value("{\"name\":1,\"NAME\":2}");
    let object = object.as_object().unwrap();
    assert_eq!(
        object
            .get_ignoring_case("Name")
            .unwrap()
            .scalar_text()
            .unwrap(),
        "2"
    );
    assert_eq!(object.get("Name"), None);
}

#[test]
fn of_many_members_the_last_of_a_name_counts_too() {
    for size in 1..40 {
        let members: Vec<String> = (0..size).map(|n| format!("m{n}: {n}")).collect();
        let twice = size - 1;
        let text = format!("{{{}, m0: 'x', m{twice}: 'y', z: 'z'}}", members.join(", "));
        let document = parse(&text).unwrap();
        let object = document.value.as_object().unwrap();
        assert_eq!(object.len(), size + 1, "{text}");
        assert_eq!(document.duplicates.len(), 2);
        let last = if twice == 0 { "y" } else { "x" };
        assert_eq!(
            object.iter().next(),
            Some(("m0", &Value::String(last.into())))
        );
        assert_eq!(
            object.get(&format!("m{twice}")),
            Some(&Value::String("y".into()))
        );
        assert!(
            object
                .iter()
                .next_back()
                .is_some_and(|(name, _)| name == "z")
        );
    }
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    for (text, expected) in [
        ("", "unexpected end of the text at line 1, column 1"),
        (
            "{\n \"a\" 1}",
            "expected ':' after \"a\" at line 2, column 6",
        ),
        (
            "[1 2]",
            "expected ',' or ']', found '2' at line 1, column 4",
        ),
        ("<html>", "unexpected '<' at line 1, column 1"),
        ("{} x", "unexpected 'x' at line 1, column 4"),
        ("\"a", "string without an end at line 1, column 1"),
        ("/* a", "comment without an end at line 1, column 1"),
        (
            "[tru]",
            "\"tru\" is neither a number nor a value at line 1, column 2",
        ),
        ("\"\\q\"", "unknown escape '\\q' at line 1, column 3"),
        (
            "\"\\u12\"",
            "'\\u' needs four hexadecimal digits at line 1, column 3",
        ),
        ("{\"a\":1,,}", "unexpected ',' at line 1, column 8"),
    ] {
        assert_eq!(refused(text), expected, "{text}");
    }
}

#[test]
fn deep_nesting_is_refused_rather_than_exhausting_the_stack() {
    assert!(parse(&format!("{}{}", "[".repeat(128), "]".repeat(128))).is_ok());
    assert!(refused(&"[".repeat(100_000)).starts_with("nested deeper than 128 levels"));
    assert!(refused(&"{a:".repeat(100_000)).starts_with("nested deeper"));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}:,\"'/*\\\\a-e0-9.+\\-\\nu ]{0,40}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_serde_writes_is_read(text in "\\PC{0,20}", number in any::<i64>(), flag in any::<bool>()) {
        let json = serde_json::json!({ "text": text, "list": [number, flag, null_of(())] }).to_string();
        let value = value(&json);
        let object = value.as_object().unwrap();
        prop_assert_eq!(object.get("text"), Some(&Value::String(text)));
        let Some(Value::Array(list)) = object.get("list") else { panic!("{json}") };
        prop_assert_eq!(list[0].scalar_text(), Some(number.to_string()));
        prop_assert_eq!(&list[1..], &[Value::Bool(flag), Value::Null][..]);
    }
}

fn null_of((): ()) -> Option<u8> {
    None
}
