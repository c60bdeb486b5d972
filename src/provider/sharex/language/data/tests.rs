use super::*;
use crate::provider::sharex::language::tests::World;
use proptest::prelude::*;

fn world() -> World {
    World {
        input: "a \"b\" {filename} <é>".into(),
        filename: "f&.txt".into(),
        ..World::default()
    }
}

#[test]
fn input_and_file_name_are_escaped_for_the_body() {
    for (text, format, expected) in [
        (
            "{\"t\":\"{input}\",\"n\":\"{FileName}\",\"y\":%y}",
            Format::Json,
            "{\"t\":\"a \\\"b\\\" {filename} <é>\",\"n\":\"f&.txt\",\"y\":2026}",
        ),
        (
            "<a n='{filename}'>{INPUT}</a>",
            Format::Xml,
            "<a n='f&amp;.txt'>a &quot;b&quot; {filename} &lt;é&gt;</a>",
        ),
        (
            "\\{input | } { input} \\%y",
            Format::Json,
            "\\{input | } { input} \\2026",
        ),
        ("{json:x}", Format::Json, "{json:x}"),
        ("{secret:a.b}", Format::Json, "s {3} of a.b"),
    ] {
        let data = Data::parse(text, format);
        assert_eq!(data.evaluate(&mut world()).unwrap(), expected, "{text}");
    }
}

#[test]
fn findings_name_functions_that_stay_text() {
    let data = Data::parse("{\"a\":\"{json:x}{base64:{input}}%d0\"}", Format::Json);
    let found: Vec<_> = data
        .findings()
        .iter()
        .map(|finding| (finding.at, finding.what.name()))
        .collect();
    assert_eq!(
        found,
        [
            (Some(7), "function-in-data"),
            (Some(15), "function-in-data"),
            (Some(31), "damaged-encoding"),
        ]
    );
    assert!(data.has_input());
    assert!(Data::parse("{secret:x}{SECRET:y", Format::Xml).secrets() == ["x"]);
    let error = Data::parse("%un", Format::Json).evaluate(&mut world());
    assert_eq!(error.unwrap_err().to_string(), "%un: %un is not told");
}

proptest! {
    #[test]
    fn what_is_put_into_a_body_reads_back_as_it_was(input in "\\PC{0,20}[\"\\\\<&\\n]?") {
        let mut world = World { input: input.clone(), ..World::default() };
        let json = Data::parse("{\"t\":\"{input}\"}", Format::Json).evaluate(&mut world).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(json["t"].as_str(), Some(input.as_str()));
        let xml = Data::parse("<t a='{input}'/>", Format::Xml).evaluate(&mut world).unwrap();
        if input.chars().all(|c| c != '\n') {
            let read = crate::provider::sharex::language::xpath::find(&xml, "/t/@a");
            prop_assert_eq!(read, Ok(input));
        }
    }
}
