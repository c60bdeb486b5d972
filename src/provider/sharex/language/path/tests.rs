use super::*;
use crate::provider::sharex::language::json;
use proptest::prelude::*;

const DOCUMENT: &str = r#"{
  "data": { "url": "u", "image-url": "i", "0": "zero", "$id": "id", "été": "e", "a b": "ab" },
  "files": [ { "url": "f0", "size": 3 }, { "url": "f1", "size": 12.50 }, { "url": "f2", "size": "7", "ok": true } ],
  "n": 12345678901234567890123, "f": 1.0, "t": true, "no": null, "date": "2024-01-02T03:04:05Z",
  "deep": { "x": { "only": "here", "twice": 1 }, "y": [ { "twice": 2 } ] }
}"#;

fn find(path: &str, document: &str) -> Result<String, PathError> {
    let document = json::parse(document).unwrap();
    Path::parse(path)?.text(&document.value)
}

#[test]
fn paths_find_what_newtonsoft_finds() {
    for (path, expected) in [
        ("data.url", "u"),
        ("$.data.url", "u"),
        ("$['data'].url", "u"),
        ("['data']['url']", "u"),
        ("data['url']", "u"),
        ("data.['url']", "u"),
        ("data('url')", "u"),
        ("data.image-url", "i"),
        ("data.0", "zero"),
        ("data.$id", "id"),
        ("data.été", "e"),
        ("data['a b']", "ab"),
        ("data.URL", ""),
        ("data.url  ", "u"),
        ("files[0].url", "f0"),
        ("files[ 1 ].url", "f1"),
        ("files(1).url", "f1"),
        ("files[-1:].url", "f2"),
        ("files[2:0:-2].url", "f2"),
        ("files[:1].url", "f0"),
        ("files[9].url", ""),
        ("files.url", ""),
        ("data[0]", ""),
        ("n", "12345678901234567890123"),
        ("f", "1"),
        ("t", "True"),
        ("no", ""),
        ("date", "2024-01-02T03:04:05Z"),
        ("..only", "here"),
        (".only", "here"),
        ("$..only", "here"),
        ("deep..only", "here"),
        ("..['only']", "here"),
        ("..['only','none']", "here"),
        ("deep.x['only','none']", "here"),
        ("files[0,9].url", "f0"),
        ("files[?(@.url == 'f1')].size", "12.5"),
        ("files[?(@.size > 5 && @.url != 'f2')].url", "f1"),
        ("files[?(@.size=='7')].url", "f2"),
        ("files[?(@.size==3.0)].url", "f0"),
        ("files[?(@.size===3)].url", "f0"),
        ("files[?(@.ok)].url", "f2"),
        ("files[?(@.ok == true)].url", "f2"),
        ("files[?(@.url =~ /^F2$/i)].size", "7"),
        ("files[?(@.url == $.deep.x.only || @.size < 4)].url", "f0"),
        ("files[?(@.url=='f9'||@.url=='f0')].url", "f0"),
        ("..[?(@.ok)].url", "f2"),
        ("deep[?(@.only)].twice", "1"),
        ("t.x.y", ""),
    ] {
        assert_eq!(find(path, DOCUMENT), Ok(expected.to_owned()), "{path}");
    }
    for (path, document, expected) in [
        ("[0].code", "[{\"code\":\"c\"}]", "c"),
        ("[0]['src']", "[{\"src\":\"s\"}]", "s"),
        ("$[0].x", "[{\"x\":5}]", "5"),
        ("[*]", "['only']", "only"),
        ("*", "{a:1}", "1"),
        ("..*", "7", "7"),
        ("$", "7", "7"),
        ("a[1:][0]", "{a:[[1],[2]]}", "2"),
        ("[?(@ == 2)]", "[1,2,3]", "2"),
        ("x", "[1]", ""),
        ("['it\\'s']", "{\"it's\":1}", "1"),
    ] {
        assert_eq!(find(path, document), Ok(expected.to_owned()), "{path}");
    }
}

#[test]
fn conditions_bind_from_the_right_whatever_joins_them() {
    // As (a && (b || c)), not ((a && b) || c).
    let document = "[{c:1,v:'C'},{a:1,b:1,v:'AB'}]";
    assert_eq!(find("[?(@.a && @.b || @.c)].v", document), Ok("AB".into()));
}

#[test]
fn more_than_one_match_and_containers_are_errors() {
    for path in [
        "files[*].url",
        "..twice",
        "files[0,1].url",
        "data.*",
        "..url",
    ] {
        assert_eq!(find(path, DOCUMENT), Err(PathError::Several), "{path}");
    }
    assert_eq!(
        find("data", DOCUMENT),
        Err(PathError::NoScalar("an object"))
    );
    assert_eq!(
        find("files", DOCUMENT),
        Err(PathError::NoScalar("an array"))
    );
}

#[test]
fn paths_that_cannot_be_read_are_refused_with_their_place() {
    for (path, expected) in [
        ("a.", "a name is missing after '.' at its character 3"),
        ("a[", "a bracket is not closed at its character 3"),
        ("a[]", "unexpected ']' at its character 3"),
        ("a[0", "a bracket is not closed at its character 4"),
        ("a[0]b", "unexpected 'b' after a bracket at its character 5"),
        (
            "a[-1]",
            "a single index can't be negative at its character 5",
        ),
        ("a[\"x\"]", "unexpected '\"' at its character 3"),
        ("a b", "unexpected 'b' at its character 3"),
        ("a]", "unexpected ']' at its character 2"),
        (
            "a[::0]",
            "a slice can't go in steps of 0 at its character 7",
        ),
        ("a['x", "a quote is not closed at its character 5"),
        ("a['\\q']", "unknown escape '\\q' at its character 5"),
        ("a[?(@.x]", "unexpected ']' at its character 8"),
        ("a[?(@.x = 1)]", "unexpected '=' at its character 9"),
        ("a[?(@.x =~ /(/)]", "regular expression: "),
        ("a[?(@.x == )]", "unexpected ')' at its character 12"),
    ] {
        match find(path, "{}") {
            Ok(found) => panic!("{path}: {found:?}"),
            Err(error) => assert!(error.to_string().contains(expected), "{path}: {error}"),
        }
    }
}

#[test]
fn searches_that_would_not_end_are_given_up() {
    let document = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    let path = "..*".repeat(20) + "..none";
    assert_eq!(find(&path, &document), Err(PathError::TooLong));
    let path = format!("a{}", "[?(@.a".repeat(40));
    assert!(find(&path, "{}").is_err());
    assert!(find(&"a.".repeat(3000), "{}").is_err());
    assert_eq!(find(&"..*".repeat(128), "7"), Ok("7".to_owned()));
    let error = find(&"..*".repeat(1000), "7").unwrap_err().to_string();
    assert!(error.contains("too many steps"), "{error}");
    let texts = format!("[{}]", "'text',".repeat(20_000));
    assert_eq!(find("[?(@ =~ /y$/)]", &texts), Err(PathError::TooLong));
}

proptest! {
    #[test]
    fn no_path_panics_or_runs_on(path in "[a-c.\\[\\]()'*?@$=<>&|~/:, 0-2\\-\\\\]{0,24}") {
        if let Ok(path) = Path::parse(&path) {
            let _ = path.text(&json::parse(DOCUMENT).unwrap().value);
            let _ = path.text(&json::parse("{a:[[1,{b:2}],{c:[3]}],b:{a:null}}").unwrap().value);
        }
    }

    #[test]
    fn any_name_is_found_in_quotes(name in "\\PC{0,10}", other in "\\PC{0,10}") {
        let quoted = name.replace('\\', "\\\\").replace('\'', "\\'");
        let document = serde_json::json!({ "outer": { other: 1, name: "found" } }).to_string();
        prop_assert_eq!(find(&format!("outer['{quoted}']"), &document), Ok("found".to_owned()));
    }
}
