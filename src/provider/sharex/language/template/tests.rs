use super::*;
use crate::provider::sharex::language::scope::Answer;
use crate::provider::sharex::language::tests::World;
use proptest::prelude::*;

fn template(text: &str, place: Place) -> Template {
    Template::parse(text, place).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn yields(text: &str, place: Place, world: &mut World) -> String {
    template(text, place)
        .evaluate(world)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn fails(text: &str, place: Place, world: &mut World) -> String {
    match template(text, place).evaluate(world) {
        Ok(value) => panic!("{text}: {value:?}"),
        Err(error) => error.to_string(),
    }
}

fn findings(text: &str, place: Place) -> Vec<(Option<usize>, &'static str)> {
    let findings = template(text, place).findings();
    findings
        .iter()
        .map(|finding| (finding.at, finding.what.name()))
        .collect()
}

const ANSWER: &str = r#"{"url":"https://i.test/1","files":[{"url":"u0"}],"f":[{"a":1,"u":"x"},{"b":3,"u":"y"}],"x":"X"}"#;

#[test]
fn every_row_of_the_grammar_yields_its_value() {
    for (text, expected) in [
        (r"a\|b", "a|b"),
        ("a|b", "a"),
        ("x}y", "x"),
        (r"a\\b", r"a\b"),
        (r"end\", "end"),
        ("{json:url", "https://i.test/1"),
        ("{json:url}", "https://i.test/1"),
        ("{JSON:url}", "https://i.test/1"),
        ("{json:{response}|files[0].url}", "u0"),
        (r"{json:f[?(@.a==1 \|\| @.b==2)].u}", "x"),
        ("{base64:user:p|x}", "dXNlcjpw"),
        ("{json:x}}tail", "X"),
        ("{random:a|}", "a"),
        ("{regex:\"x\":\"(.)\"|1}", "X"),
        (r#"{regex:\\d\{1\}|0}"#, "1"),
        ("", ""),
        ("a:b", "a:b"),
        ("{json:x}-{json:x}", "X-X"),
        (r"{base64:\{\}\|}", "e318"),
        ("{header:set-cookie}", "a=1,b=2"),
        ("{header:none}", ""),
        ("{responseurl}", "https://host.test/done?a=b"),
        ("{filename}", "a%20b.png"),
        ("{input}", ""),
        ("{input:surplus}", ""),
        ("%y", "%y"),
        ("{secret:key}", "s {3} of key"),
        ("{xml:<a><b>t</b></a>|/a/b}", "t"),
    ] {
        let mut world = World::answered(ANSWER);
        world.filename = "a b.png".into();
        world.input = "text".into();
        assert_eq!(
            yields(text, Place::Response, &mut world),
            expected,
            "{text}"
        );
    }
    let mut world = World {
        dice: [1].into(),
        ..World::default()
    };
    assert_eq!(yields("{random:a|}", Place::Url, &mut world), "");
}

#[test]
fn syntax_errors_name_what_is_wrong_and_where() {
    for (text, expected) in [
        ("{ json:url}", "unknown function \" json\" at character 1"),
        (
            "{response}{",
            "'{' without a function's name at character 11",
        ),
        ("é{}", "'{' without a function's name at character 2"),
        ("{:x}", "'{' without a function's name at character 1"),
        (
            "a {\"content\":1}",
            "unknown function \"\\\"content\\\"\" at character 3 (a brace that is meant as text is written '\\{')",
        ),
        (
            "{json{x}:y}",
            "a function inside of a function's name at character 6",
        ),
        ("{foo|a}", "unknown function \"foo\" at character 1"),
    ] {
        match Template::parse(text, Place::Response) {
            Ok(template) => panic!("{text}: {template:?}"),
            Err(error) => assert!(error.to_string().starts_with(expected), "{text}: {error}"),
        }
    }
    let deep = "{base64:".repeat(100_000);
    let error = Template::parse(&deep, Place::Url).unwrap_err();
    assert_eq!(error.problem, SyntaxProblem::TooDeep);
    let many = "{input}".repeat(257);
    let error = Template::parse(&many, Place::Url).unwrap_err();
    assert_eq!((error.at, error.problem), (1793, SyntaxProblem::TooMany));
}

#[test]
fn values_are_encoded_for_their_place() {
    let mut world = World {
        input: "a/é {x}".into(),
        filename: "b c".into(),
        ..World::default()
    };
    for (text, place, expected) in [
        ("{input}", Place::Url, "a%2F%C3%A9%20%7Bx%7D"),
        ("{input}|{filename}", Place::Url, "a%2F%C3%A9%20%7Bx%7D"),
        ("{input}", Place::Field, "a/é {x}"),
        ("{base64:{filename}}", Place::Url, "YiUyMGM="),
        ("{base64:{filename}}", Place::Field, "YiBj"),
        ("{secret:k}", Place::Url, "s%20%7B3%7D%20of%20k"),
        ("{secret:k}", Place::Field, "s {3} of k"),
    ] {
        assert_eq!(yields(text, place, &mut world), expected, "{text}");
    }
}

#[test]
fn failing_functions_are_named_with_their_place() {
    let mut world = World::answered("<html>");
    for (text, place, expected) in [
        (
            "a{response}",
            Place::Url,
            "response at character 2: there is no answer to read here",
        ),
        (
            "{json:url}",
            Place::Field,
            "json at character 1: there is no answer to read here",
        ),
        (
            "{regex:a|b}",
            Place::Field,
            "regex at character 1: there is no answer to read here",
        ),
        (
            "{json}",
            Place::Field,
            "json at character 1: too few arguments",
        ),
        (
            "{random|a|b}",
            Place::Url,
            "random at character 1: too few arguments",
        ),
        (
            "{random:a}",
            Place::Url,
            "random at character 1: too few arguments",
        ),
        (
            "{base64}",
            Place::Url,
            "base64 at character 1: too few arguments",
        ),
        (
            "é{json:url}",
            Place::Response,
            "json at character 2: the text is not JSON: unexpected '<' at line 1, column 1",
        ),
        (
            "{json:[1,2]|[*]}",
            Place::Response,
            "json at character 1: the JSON path finds more than one value",
        ),
        (
            "{json:a[-1]}",
            Place::Response,
            "json at character 1: JSON path: a single index can't be negative at its character 5",
        ),
        (
            "{regex:(}",
            Place::Response,
            "regex at character 1: regular expression: a group is not closed at its character 2",
        ),
        (
            "{xml:/a}",
            Place::Response,
            "xml at character 1: the text is not XML: ",
        ),
        (
            "{inputbox}",
            Place::Response,
            "inputbox at character 1: stopped",
        ),
        ("%un", Place::Field, "%un: %un is not told"),
    ] {
        let found = fails(text, place, &mut world);
        assert!(found.starts_with(expected), "{text}: {found}");
    }
    let error = template("{inputbox}", Place::Url)
        .evaluate(&mut world)
        .unwrap_err();
    let own = error.into_scope().expect("the scope's own error");
    assert_eq!(own.kind, crate::error::Kind::Interrupted);
}

#[test]
fn nothing_is_found_in_empty_texts_without_an_error() {
    let mut world = World::answered("");
    for text in [
        "{json:url}",
        "{json:}",
        "{xml:/a}",
        "{regex:x}",
        "{response}",
    ] {
        assert_eq!(yields(text, Place::Response, &mut world), "", "{text}");
    }
    world.answer = Some(Answer {
        text: "{\"a\":null}".into(),
        ..Answer::default()
    });
    for text in ["{json:a}", "{json:b}", "{json:a.b[2]}", "{json:}"] {
        assert_eq!(yields(text, Place::Response, &mut world), "", "{text}");
    }
}

#[test]
fn people_are_asked_and_shown() {
    let mut world = World::answered("");
    world.typed = ["one".into(), "{response}".into()].into();
    let text = r"{inputbox:User\|name|me|x}/{PROMPT}/{select:a||b{input}}/{select:|}/{select:only}{outputbox:T|text}{output:alone}{outputbox:|t}";
    assert_eq!(
        yields(text, Place::Url, &mut world),
        "one/{response}/b//only"
    );
    assert_eq!(
        world.log,
        [
            "ask Question { title: \"User|name\", default: Some(\"me\") }",
            "ask Question { title: \"Input\", default: None }",
            "select a/b",
            "show T: text",
            "show Output: alone",
            "show Output: t",
        ]
    );
    let template = template(text, Place::Url);
    let titles: Vec<String> = template.questions().into_iter().map(|q| q.title).collect();
    assert_eq!(titles, ["User|name", "Input"]);
    assert!(!template.only_shows());
}

#[test]
fn questions_know_what_must_not_be_seen() {
    for (title, secret) in [
        ("API Key", true),
        ("Your password:", true),
        ("Title", false),
    ] {
        let question = Question {
            title: title.into(),
            default: None,
        };
        assert_eq!(question.is_secret(), secret, "{title}");
    }
}

#[test]
fn tokens_live_in_fields_alone_and_before_everything_else() {
    let mut world = World {
        hour: 15,
        ..World::default()
    };
    for (text, expected) in [
        ("%y-%mo-%d %h:%mi:%s.%ms", "2026-03-07 15:04:05.006"),
        ("100%sure", "10005ure"),
        (r"100\%sure", "100%sure"),
        (r"\\%y", r"\2026"),
        (
            "%yy %mon %mon2 %w %w2 %wy",
            "26 March March Saturday Saturday 10",
        ),
        ("%h %pm", "03 PM"),
        ("{base64:%d}", "MDc="),
        ("%unix", "1772895845"),
        ("%rn{3}%rx%ra{2}", "000000"),
        ("%ia-%i{3}-%ib{16,2}-%iX", "1-001-01-1"),
        ("[%width%height]%n.", "[]\n."),
        ("%rf{C:\\a}!", "{line|of} C:\\a!"),
        ("%t %pn %q 100%", "%t %pn %q 100%"),
        ("%guid", "00000000-0000-4000-8000-000000000000"),
        (
            "%GUID%radjective%ranimal%remoji",
            "00000000-0000-4000-8000-000000000000AbleAlpaca😀",
        ),
        ("%i{base64:a}%rn", "1YQ==0"),
        ("%ib{base64:a,2}", "1YSwy"),
        (r"%mo\n", "03n"),
        ("%h|%pm", "03"),
        ("%Y", "%Y"),
    ] {
        assert_eq!(yields(text, Place::Field, &mut world), expected, "{text}");
    }
    world.hour = 0;
    assert_eq!(yields("%h %pm", Place::Field, &mut world), "12 AM");
    assert_eq!(yields("%y", Place::Url, &mut world), "%y");
}

#[test]
fn findings_tell_what_cannot_work_and_what_may_not_be_meant() {
    for (text, place, expected) in [
        ("{json:a}", Place::Response, vec![]),
        (
            "Bearer 5|abc",
            Place::Field,
            vec![(Some(9), "dropped-text")],
        ),
        ("{response}", Place::Url, vec![(Some(1), "needs-answer")]),
        (
            "{json:a}{header:b}",
            Place::Field,
            vec![(Some(1), "needs-answer"), (Some(9), "needs-answer")],
        ),
        (
            "{random}",
            Place::Field,
            vec![(Some(1), "too-few-arguments")],
        ),
        (
            "{json:a|b|c}",
            Place::Response,
            vec![(Some(11), "surplus-arguments")],
        ),
        (
            "{regex:(a)|2}",
            Place::Response,
            vec![(Some(12), "no-such-group")],
        ),
        ("{regex:(?<n>a)|n}{regex:(a)|1}", Place::Response, vec![]),
        ("{regex:(|1}", Place::Response, vec![(Some(8), "bad-regex")]),
        (
            r"{regex:(?n)a|0}",
            Place::Response,
            vec![(Some(8), "bad-regex")],
        ),
        (
            r"{regex:\d+}",
            Place::Response,
            vec![(Some(8), "lost-backslash")],
        ),
        (r"{regex:\\d+}", Place::Response, vec![]),
        (
            "{json:a[}",
            Place::Response,
            vec![(Some(7), "bad-json-path")],
        ),
        (
            "{json:.a}",
            Place::Response,
            vec![(Some(7), "recursive-descent")],
        ),
        ("{xml:/a[}", Place::Response, vec![(Some(6), "bad-xpath")]),
        ("%d0%bf", Place::Field, vec![(None, "damaged-encoding")]),
        ("%d %d-", Place::Field, vec![]),
        ("a$json:b$", Place::Response, vec![(None, "older-syntax")]),
        ("$5 and $", Place::Response, vec![]),
        (
            "{base64:%rf{x}%un}",
            Place::Field,
            vec![(None, "reads-file"), (None, "reveals-identity")],
        ),
    ] {
        assert_eq!(findings(text, place), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_parses_to_the_same(text in template_text(), place in places()) {
        if let Ok(template) = Template::parse(&text, place) {
            let printed = template.to_string();
            let again = Template::parse(&printed, place);
            prop_assert_eq!(again.as_ref(), Ok(&template), "{}", printed);
            prop_assert_eq!(again.unwrap().to_string(), printed);
        }
    }

    #[test]
    fn no_template_panics_or_runs_on(text in template_text(), place in places(), answer in "\\PC{0,20}") {
        if let Ok(template) = Template::parse(&text, place) {
            let _ = template.findings();
            let _ = template.questions();
            let _ = template.evaluate(&mut World::answered(&answer));
        }
    }

    #[test]
    fn an_escaped_text_yields_itself(text in template_text(), place in places()) {
        let template = template(&escape(&text, place), place);
        prop_assert_eq!(template.dropped(), None);
        prop_assert_eq!(template.evaluate(&mut World::default()).unwrap(), text);
    }

    #[test]
    fn input_is_never_read_as_a_template(input in template_text(), place in places()) {
        let mut world = World::answered(&input);
        world.input = input.clone();
        let base64 = yields("{base64:{input}{filename}}", Place::Field, &mut world);
        prop_assert_eq!(base64, crate::provider::sharex::language::encode::base64(&input));
        let text = if place.has_answer() { "{response}" } else { "{input}" };
        let found = yields(text, place, &mut world);
        let expected = match place {
            Place::Url => crate::provider::sharex::language::encode::percent(&input),
            Place::Field | Place::Response => input,
        };
        prop_assert_eq!(found, expected);
    }
}

fn places() -> impl Strategy<Value = Place> {
    prop_oneof![Just(Place::Url), Just(Place::Field), Just(Place::Response)]
}

/// Texts in which what is special to a template is not rare.
fn template_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé{}|:\\\\%$,.0-9]",
        prop::sample::select(vec![
            "{json:",
            "{input}",
            "{random:",
            "{select:a|",
            "{base64:",
            "{regex:(.)|",
            "{filename}",
            "{xml:",
            "{header:",
            "%y",
            "%rn{3}",
            "%rf{x}",
            "%rf",
            "%mo",
            "%pm",
            "%h",
            "%i",
            "%ib{16,2}",
            "\\{",
            "\\|",
            "\\%",
            "$input$",
            "$1$",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
