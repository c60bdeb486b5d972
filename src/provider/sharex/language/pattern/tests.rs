use super::*;
use proptest::prelude::*;

fn find(pattern: &str, text: &str, group: &str) -> String {
    Pattern::parse(pattern)
        .unwrap_or_else(|error| panic!("{pattern}: {error}"))
        .find(text, group)
        .unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

#[test]
fn groups_are_counted_as_dotnet_counts_them() {
    for (pattern, text, group, expected) in [
        ("(?<a>x)(y)", "xy", "1", "y"),
        ("(?<a>x)(y)", "xy", "2", "x"),
        ("(?<a>x)(y)", "xy", "a", "x"),
        ("(?'a'x)(y)", "xy", "a", "x"),
        ("(x)(y)", "xy", "2", "y"),
        ("(x)(y)", "xy", "", "xy"),
        ("(x)(y)", "xy", "0", "xy"),
        ("(x)(y)", "xy", "3", ""),
        ("(x)(y)", "xy", "n", ""),
        ("(x)|(y)", "y", "1", ""),
        ("(?<n>x)|(?<n>y)", "y", "n", "y"),
        ("(?<n>x)(?<n>y)", "xy", "n", "y"),
        ("(?<b>1)(?<a>2)(3)", "123", "3", "2"),
        ("(?<2>x)(y)", "xy", "2", "x"),
        ("(?<2>x)(y)", "xy", "1", "y"),
        (r"(?<a>x)(y)\1", "xyxyy", "0", "xyy"),
        (r"(?<a>.)\k<a>", "abb", "0", "bb"),
        (r"(?<a>.)(.)\k'a'", "abxyx", "2", "x"),
        (r"(a)?(?(1)b|c)", "ab", "0", "ab"),
        (r"(?<q>a)?(?(q)b|c)", "xc", "0", "c"),
    ] {
        assert_eq!(find(pattern, text, group), expected, "{pattern} {group}");
    }
}

#[test]
fn dialect_of_dotnet_is_understood() {
    for (pattern, text, expected) in [
        ("b$", "a b\n", "b"),
        ("b$", "b\nx", ""),
        (r"b\Z", "b\n", "b"),
        (r"b\z", "b\n", ""),
        ("(?m)^b$", "a\nb\nc", "b"),
        ("(?m:^b$)", "a\nb\nc", "b"),
        ("^b", "a\nb", ""),
        ("a.+", "ab\r\n", "ab\r"),
        ("(?s)a.+", "a\nb", "a\nb"),
        ("[a-z-[aeiou]]+", "aeixyz", "xyz"),
        ("[^a-z-[A]]+", "aABC", "BC"),
        ("[]a]+", "x]a", "]a"),
        ("[^]a]+", "]xa", "x"),
        ("[[a]+", "[a", "[a"),
        ("[-a&&b~~c]+", "&&~-", "&&~-"),
        (r"[\w-.]+", "a-b.c d", "a-b.c"),
        (r"[\]\\]+", r"a]\", r"]\"),
        (r"[\b]", "\u{8}", "\u{8}"),
        ("a{2}", "aaa", "aa"),
        ("a{,2}", "a{,2}", "a{,2}"),
        ("{a}", "{a}", "{a}"),
        ("a{1,2}?", "aa", "a"),
        ("(?i)ABC", "abc", "abc"),
        ("(?i:A)B", "aB", "aB"),
        ("(?x) a b # c (\n c", "abc", "abc"),
        ("a(?#comment)b", "ab", "ab"),
        ("(?<=,)(.+?)(?=,)", "a,b,c", "b"),
        (r"(?<=a+)b", "aab", "b"),
        ("(?>a+)b", "aab", "aab"),
        (r"\d+", "x٣4", "٣4"),
        (r"\p{Lu}\P{Lu}", "aBc", "Bc"),
        (r"\u00e9\x41\101\e?\cA?", "éAA", "éAA"),
        (r"\.\/\-\<\&", "./-<&", "./-<&"),
        (
            "https?://[^\"<> ]+",
            "x \"https://a.b/c?d=e#f\"",
            "https://a.b/c?d=e#f",
        ),
        ("&~#-", "&~#-", "&~#-"),
        ("", "abc", ""),
        ("(a|b)*c", "abc", "abc"),
    ] {
        assert_eq!(find(pattern, text, ""), expected, "{pattern}");
    }
}

#[test]
fn wrong_and_missing_features_are_named_with_their_place() {
    for (pattern, expected) in [
        (
            "(?<a-b>x)",
            "a balancing group at its character 1: not supported",
        ),
        (
            "x(?n)(a)",
            "the option 'n' at its character 2: not supported",
        ),
        (
            r"\p{IsBasicLatin}",
            "a named block of characters at its character 1: not supported",
        ),
        (
            r"[a\p{IsGreek}]",
            "a named block of characters at its character 3: not supported",
        ),
        (r"\Ga", "'\\G' at its character 1: not supported"),
        (
            "(?(?=a)b|c)",
            "a condition on an expression at its character 1: not supported",
        ),
        ("(", "a group is not closed at its character 2"),
        ("a)", "')' without '(' at its character 2"),
        ("[a", "a character class is not closed at its character 1"),
        ("[z-a]", "a range in the wrong order at its character 2"),
        (
            "*a",
            "a quantifier follows nothing that it could repeat at its character 1",
        ),
        (
            "a**",
            "a quantifier follows nothing that it could repeat at its character 3",
        ),
        (
            "a++",
            "a quantifier follows nothing that it could repeat at its character 3",
        ),
        (r"a\", "'\\' at the end at its character 2"),
        (r"\y", "unknown escape at its character 1"),
        (r"\k<n>", "there is no group \"n\" at its character 1"),
        (r"(a)\2", "there is no group \"2\" at its character 4"),
        (
            "(?<1a>x)",
            "a group can't have this name at its character 1",
        ),
        ("(?@a)", "unknown kind of group at its character 1"),
        ("a{99999}", "more than 10000 repetitions at its character 2"),
    ] {
        match Pattern::parse(pattern) {
            Ok(found) => panic!("{pattern}: {found:?}"),
            Err(error) => assert_eq!(
                error.to_string(),
                format!("regular expression: {expected}"),
                "{pattern}"
            ),
        }
    }
}

#[test]
fn explosive_patterns_end_with_an_error() {
    let pattern = Pattern::parse(r"(?=x)x(x+x+)+(?!x)y").unwrap();
    assert_eq!(
        pattern.find(&"x".repeat(200), ""),
        Err(PatternError::TooLong)
    );
    assert!(Pattern::parse(&"(".repeat(100_000)).is_err());
    assert!(Pattern::parse(&format!("{}a{}", "(".repeat(60), ")".repeat(60))).is_ok());
    assert!(Pattern::parse(&format!("{}a{}", "(?:".repeat(60), "{500})".repeat(60))).is_err());
}

proptest! {
    #[test]
    fn no_pattern_panics_or_runs_on(pattern in "[a-c()\\[\\]{}?*+|^$.\\\\<>=!:#imsx'k0-3,\\-]{0,20}", text in "[a-c\\n]{0,10}") {
        if let Ok(pattern) = Pattern::parse(&pattern) {
            let _ = pattern.find(&text, "1");
            let _ = pattern.find(&text, "a");
        }
    }

    #[test]
    fn an_escaped_text_matches_itself_alone(text in "\\PC{1,12}") {
        let mut pattern = String::from("^");
        for c in text.chars() {
            if c.is_alphanumeric() {
                pattern.push(c);
            } else {
                pattern.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
            }
        }
        pattern.push('$');
        if let Ok(parsed) = Pattern::parse(&pattern) {
            prop_assert_eq!(parsed.find(&text, ""), Ok(text.clone()));
            prop_assert_eq!(parsed.find(&format!("{text}x"), ""), Ok(String::new()));
        } else {
            prop_assert!(text.chars().any(|c| c as u32 > 0xffff), "{}", pattern);
        }
    }
}
