use super::*;
use proptest::prelude::*;

#[test]
fn the_first_node_in_document_order_is_the_result() {
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE r><r a=\"1\">\n <b>one</b>\n <b id='2'>two <i>deep</i></b>\n <c/>\n</r>";
    for (expression, expected) in [
        ("/r/b", "one"),
        ("//b[2]", "two deep"),
        ("/r/b[@id='2']/i", "deep"),
        ("/r/@a", "1"),
        ("//none", ""),
        ("string(/r/b[1])", "one"),
        ("count(//b)", "2"),
        ("count(/r/node())", "3"),
        ("/r/c | /r/b", "one"),
        ("//*[local-name()='i']", "deep"),
        ("/r", "onetwo deep"),
        ("boolean(/r)", "true"),
        ("/r/child::b[contains(\":'\", ':')]", "one"),
    ] {
        assert_eq!(
            find(xml, expression),
            Ok(expected.to_owned()),
            "{expression}"
        );
    }
    let xml = "\u{feff}<r xmlns=\"urn:x\"><b>n</b></r>";
    assert_eq!(find(xml, "//b"), Ok(String::new()));
    assert_eq!(find(xml, "//*[local-name()='b']"), Ok("n".to_owned()));
    assert_eq!(find("", "/a"), Ok(String::new()));
}

#[test]
fn what_is_neither_xml_nor_xpath_is_refused() {
    for (xml, expression) in [
        ("<a>", "/a"),
        ("<a/>", "/a["),
        ("<a/>", "/x:a"),
        ("<a/>", "//a[@x:*]"),
        ("<a/>", "/xml:a"),
        ("<a/>", "nofunction()"),
        ("<a>&x;</a>", "/a"),
        ("not xml", "/a"),
    ] {
        find(xml, expression).expect_err(expression);
    }
    assert!(check("/a[").is_err());
    assert!(check("/a").is_ok());
}

#[test]
fn deep_and_long_things_are_refused_rather_than_tried() {
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    assert!(matches!(find(&deep, "/a"), Err(XpathError::NotXml(_))));
    let flat = format!(
        "<r>{}</r>",
        "<a b='>'/><c></c><!-- <d> --><![CDATA[<e>]]><?f <g>?>".repeat(300)
    );
    assert_eq!(find(&flat, "count(//c)"), Ok("300".to_owned()));
    let deep = "<a>".repeat(100_000);
    assert!(matches!(find(&deep, "/a"), Err(XpathError::NotXml(_))));
    assert!(check(&"(".repeat(33)).is_err());
    assert!(check(&"/a".repeat(2000)).is_err());
    let minus = format!("{}1", "-".repeat(2000));
    assert_eq!(find("<a/>", &minus), Ok("1".to_owned()));
    assert_eq!(
        find(&" ".repeat(LARGEST + 1), "/a"),
        Err(XpathError::TooLarge)
    );
}

proptest! {
    #[test]
    fn no_expression_panics_or_runs_on(
        expression in "(/|//|a|b|\\*|@|\\[|\\]|\\(|\\)|::|\\.\\.|last|position|string|text|node|1|'|=|:|\\||and|-| ){0,12}",
        xml in "(<a>|</a>|<b c='1'>|</b>|<a/>|x| |&amp;|<!--|-->|<!\\[CDATA\\[|\\]\\]>){0,10}",
    ) {
        let _ = find(&xml, &expression);
        let _ = find("<a><b c='1'>x</b> <a/></a>", &expression);
    }
}
