use super::*;
use crate::provider::sharex::language::tests::World;
use proptest::prelude::*;

fn patterns() -> Vec<String> {
    ["id=(?<id>\\d{2})", "(a|b)$"].map(str::to_owned).to_vec()
}

fn names(findings: &[Finding]) -> Vec<(usize, &'static str)> {
    findings
        .iter()
        .map(|finding| (finding.at.unwrap(), finding.what.name()))
        .collect()
}

#[test]
fn the_older_syntax_is_translated_with_its_meaning() {
    let patterns = patterns();
    let legacy = Legacy {
        patterns: &patterns,
        ..Legacy::default()
    };
    for (old, new) in [
        ("$json:url$", "{json:url}"),
        (
            "https://a/$json:data.id$/{x}|y",
            r"https://a/{json:data.id}/\{x\}\|y",
        ),
        ("$JSON:a|b$", r"{json:a\|b}"),
        (r"a\$b\\c\|", r"a$b\\c\|"),
        (r"\$json:url\$", "$json:url$"),
        ("$random:a|b{$", r"{random:a|b\{}"),
        (r"$select:a\|b|c$", r"{select:a\|b|c}"),
        ("$prompt:Title|x|y$", r"{inputbox:Title|x\|y}"),
        ("$prompt$", "{inputbox}"),
        ("$header:X|Y$", r"{header:X\|Y}"),
        ("$base64:a:b$", "{base64:a:b}"),
        ("$secret:a$", "{secret:a}"),
        ("$response$$responseurl$", "{response}{responseurl}"),
        ("$regex:1|id$", r"{regex:id=(?<id>\\d\{2\})|id}"),
        ("$regex:1,1$", r"{regex:id=(?<id>\\d\{2\})|1}"),
        ("$regex:2$", r"{regex:(a\|b)$}"),
        ("$2$", r"{regex:(a\|b)$}"),
        ("$2,1$", r"{regex:(a\|b)$|1}"),
        ("%y", "%y"),
    ] {
        let translated = legacy.translate(old, Place::Response);
        assert_eq!(translated.text, new, "{old}");
        assert_eq!(translated.findings, [], "{old}");
        Template::parse(new, Place::Response).unwrap();
    }
}

#[test]
fn what_the_older_syntax_loses_is_kept_and_told() {
    let patterns = patterns();
    let legacy = Legacy {
        patterns: &patterns,
        ..Legacy::default()
    };
    for (old, new, found) in [
        ("costs $5", "costs $5", vec![(7, "unpaired-dollar")]),
        ("$foo$ bar", "$foo$ bar", vec![(1, "unknown-name")]),
        ("$foo$json:a$", "$foo{json:a}", vec![(1, "unknown-name")]),
        ("a$$b", "ab", vec![(2, "empty-name")]),
        ("$regex:3$", "", vec![(1, "no-such-regex")]),
        ("$3,x$", "", vec![(1, "no-such-regex")]),
        ("$1 and $", "$1 and $", vec![(1, "unknown-name")]),
    ] {
        let translated = legacy.translate(old, Place::Response);
        assert_eq!(translated.text, new, "{old}");
        assert_eq!(names(&translated.findings), found, "{old}");
    }
    let translated = Legacy::default().translate("$5,00$", Place::Response);
    assert_eq!(translated.text, "$5,00$");
}

#[test]
fn tokens_stay_alive_in_fields_alone() {
    let legacy = Legacy {
        unversioned: true,
        ..Legacy::default()
    };
    for (old, place, new) in [
        ("%ra{5}|%y", Place::Field, r"%ra{5}\|%y"),
        ("%ra{5}", Place::Url, r"%ra\{5\}"),
        (r"\%y", Place::Field, r"\%y"),
        (r"%mo\n", Place::Field, r"%mo\n"),
        (r"%\y", Place::Field, r"\%y"),
        ("a=%input", Place::Field, "a={input}"),
        ("%input", Place::Url, "%input"),
        ("$base64:%y$", Place::Field, "{base64:%y}"),
    ] {
        assert_eq!(legacy.translate(old, place).text, new, "{old}");
        let literal = literal(old, place);
        Template::parse(&literal, place).unwrap();
    }
    assert_eq!(literal(r"a\b|{c}%y$x$", Place::Field), r"a\\b\|\{c\}%y$x$");
    let versioned = Legacy::default();
    assert_eq!(versioned.translate("%input", Place::Field).text, "%input");
}

#[test]
fn the_response_type_stands_for_the_response() {
    let patterns = patterns();
    for (answer, old, new) in [
        (ResponseType::RedirectionUrl, "$response$", "{responseurl}"),
        (
            ResponseType::RedirectionUrl,
            "$2$",
            r"{regex:{responseurl}|(a\|b)$|0}",
        ),
        (
            ResponseType::LocationHeader,
            "$response$",
            "{header:Location}",
        ),
        (
            ResponseType::LocationHeader,
            "$regex:2|1$",
            r"{regex:{header:Location}|(a\|b)$|1}",
        ),
        (ResponseType::Headers, "$response$", "{response}"),
    ] {
        let legacy = Legacy {
            patterns: &patterns,
            answer,
            unversioned: true,
        };
        assert_eq!(legacy.translate(old, Place::Response).text, new, "{old}");
    }
    for (text, expected) in [
        ("Text", Some(ResponseType::Text)),
        ("redirectionurl", Some(ResponseType::RedirectionUrl)),
        ("3", Some(ResponseType::LocationHeader)),
        ("x", None),
    ] {
        assert_eq!(ResponseType::named(text), expected);
    }
}

#[test]
fn bodies_know_two_names_alone() {
    let legacy = Legacy::default();
    assert_eq!(
        legacy.translate_data("{\"a\":\"$INPUT$ é$filename$\",\"b\":\"$json:x$ \\n 5$\"}"),
        "{\"a\":\"{input} é{filename}\",\"b\":\"$json:x$ \\n 5$\"}"
    );
}

#[test]
fn numbers_in_newer_texts_are_replaced_by_their_patterns() {
    let patterns = patterns();
    let legacy = Legacy {
        patterns: &patterns,
        ..Legacy::default()
    };
    let resolved = legacy.resolve("x{regex:1|id}{base64:{regex:2}}", Place::Response);
    assert_eq!(
        resolved.text,
        r"x{regex:id=(?<id>\\d\{2\})|id}{base64:{regex:(a\|b)$}}"
    );
    let value = Template::parse(&resolved.text, Place::Response).unwrap();
    let value = value.evaluate(&mut World::answered("id=42 ab")).unwrap();
    assert_eq!(value, "x42Yg==");
    let resolved = legacy.resolve("{regex:7}", Place::Response);
    assert_eq!(names(&resolved.findings), [(8, "no-such-regex")]);
    assert_eq!(legacy.resolve("{", Place::Response).text, "{");
}

/// The older syntax evaluated as it stands, without a translation: what its own parser did, and literal text where that lost some.
fn reference(text: &str, patterns: &[String], answer: &str) -> String {
    let mut chars = text.chars();
    let mut parts: Vec<(char, bool)> = Vec::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' => parts.extend(chars.next().map(|c| (c, true))),
            c => parts.push((c, false)),
        }
    }
    let mut out = String::new();
    let mut rest = parts.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let end = after.iter().position(|part| *part == ('$', false));
        if *first != ('$', false) || end.is_none() {
            out.push(first.0);
            rest = after;
            continue;
        }
        let (inner, tail) = after.split_at(end.unwrap());
        match reference_call(inner, patterns, answer) {
            Some(value) => {
                out.push_str(&value);
                rest = &tail[1..];
            }
            None => {
                out.push('$');
                out.extend(inner.iter().map(|(c, _)| c));
                rest = tail;
            }
        }
    }
    out
}

fn reference_call(inner: &[(char, bool)], patterns: &[String], answer: &str) -> Option<String> {
    let text = |parts: &[(char, bool)]| parts.iter().map(|(c, _)| c).collect::<String>();
    if inner.is_empty() {
        return Some(String::new());
    }
    let colon = inner.iter().position(|part| *part == (':', false));
    let argument = &inner[colon.map_or(inner.len(), |colon| colon + 1)..];
    let matched = |index: &str, group: &str| {
        let pattern = &patterns[index.parse::<usize>().unwrap() - 1];
        super::super::pattern::Pattern::parse(pattern)
            .unwrap()
            .find(answer, group)
            .unwrap()
    };
    Some(
        match text(&inner[..colon.unwrap_or(inner.len())]).as_str() {
            "response" => answer.to_owned(),
            "input" => String::new(),
            "filename" => "f".to_owned(),
            "base64" => super::super::encode::base64(&text(argument)),
            "random" => text(argument.split(|part| *part == ('|', false)).next().unwrap()),
            "regex" => match text(argument).split_once(|c: char| !c.is_ascii_digit()) {
                Some((index, group)) => matched(index, group),
                None => matched(&text(argument), ""),
            },
            "1" if colon.is_none() => matched("1", ""),
            "2,1" if colon.is_none() => matched("2", "1"),
            _ => return None,
        },
    )
}

proptest! {
    #[test]
    fn translated_texts_mean_what_the_older_ones_meant(pieces in prop::collection::vec(old_piece(), 0..10)) {
        let old = pieces.concat();
        let patterns = patterns();
        let answer = "id=42 {x|a";
        let legacy = Legacy { patterns: &patterns, ..Legacy::default() };
        let new = legacy.translate(&old, Place::Response).text;
        let template = Template::parse(&new, Place::Response).unwrap();
        prop_assert_eq!(template.dropped(), None);
        let mut world = World::answered(answer);
        world.filename = "f".into();
        let value = template.evaluate(&mut world);
        prop_assert_eq!(value.unwrap(), reference(&old, &patterns, answer), "{} became {}", old, new);
    }
}

fn old_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c{}|:$%\\\\é]",
        prop::sample::select(vec![
            "$response$",
            "$input$",
            "$filename$",
            "$base64:a|{b}:$",
            "$random:a\\|b|c$",
            "$regex:1|id$",
            "$regex:2$",
            "$1$",
            "$2,1$",
            "$unknown$",
            "\\$",
            "\\\\",
            "$base64:\\$$",
            "$regex:1,1$",
        ])
        .prop_map(str::to_owned),
    ]
}
