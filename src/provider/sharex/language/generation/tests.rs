use super::*;
use proptest::prelude::*;

#[test]
fn the_version_decides_and_texts_where_it_cannot() {
    use Generation::{Literal, One, Two};
    for (version, texts, patterns, expected, guessed) in [
        ("13.7.2", &["{json:url}"][..], false, Two, false),
        ("14.0", &["plain"], false, Two, false),
        ("14.1.0.0", &["$5 for you"], false, Two, false),
        ("13.7.1", &["$json:url$"], false, One, false),
        ("13.7.1.1", &["a"], false, Two, false),
        ("12.4.1", &["plain"], false, One, false),
        ("12.4.1", &["{\"a\":\"$input$\"}"], false, One, false),
        ("13.1.0", &["{json:url}"], false, Two, true),
        ("13.1.0", &["{json:url}", "$input$"], false, One, false),
        ("12.3.1", &["$json:url$"], false, One, true),
        ("", &["$json:url$"], false, One, true),
        ("", &["{json:url}"], false, Two, true),
        ("", &["{Input}"], false, Two, true),
        ("", &["https://a/b|c", "Bearer {x}"], false, Literal, true),
        ("", &["$1,url$"], true, One, true),
        ("", &["plain"], true, One, true),
        ("1.0.0", &["{json:url}"], false, Two, true),
        ("0.9", &["plain"], false, Two, true),
        ("14", &["$json:url$"], false, One, true),
        ("v14.1", &["{json:url}"], false, Two, true),
        ("14.1.0", &["$json:url$"], true, One, true),
        ("14.1.0", &["$json:url$"], false, Two, false),
        ("14.1.0", &[r"\$json:url$"], true, Two, false),
        ("13.1.0", &[r"\{json:url}", "a"], false, One, false),
    ] {
        let decision = decide(version, texts, patterns);
        let found = (decision.generation, decision.guessed.is_some());
        assert_eq!(found, (expected, guessed), "{version} {texts:?}");
        assert!(!decision.references);
    }
}

#[test]
fn numbers_of_patterns_are_references_in_newer_files_with_a_list() {
    let decision = decide("14.1.0", &["{json:a}", "x{Regex:1|url}"], true);
    assert_eq!(decision.generation, Generation::Two);
    assert!(decision.references && decision.guessed.is_some());
    assert!(!decide("14.1.0", &["{regex:1}"], false).references);
    assert!(!decide("14.1.0", &["{regex:1a}"], true).references);
}

proptest! {
    #[test]
    fn no_version_and_no_text_makes_the_decision_panic(version in "[v0-9. ]{0,30}", text in "[a$:{},|0-9é]{0,20}json", list in any::<bool>()) {
        let _ = decide(&version, &[&text], list);
    }
}
