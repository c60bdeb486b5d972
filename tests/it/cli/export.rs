//! `hoist export`: profiles become custom uploaders, which send the same.

use std::fs;

use super::import::{NEW, stored};
use super::place::Place;
use crate::fakes::Fake;
use crate::fakes::chevereto::{Chevereto, Dialect, GUEST_KEY};
use crate::fakes::imgpile::ALICE_TOKEN;
use crate::fakes::imperial::{self, Imperial};
use crate::fakes::slink::{self, Slink};

/// Exports a profile of the configuration, imports the file with its token, and uploads by it.
fn goes_round(profile: &str, token: &str) -> Vec<String> {
    let mut place = Place::bare();
    place.secret(token);
    place.config(profile);
    place.picture("cat.png");
    let written = place.run(&["export", "one"]).ends(0);
    let document = written.json();
    assert_eq!(document["Version"], "17.0.0");
    assert!(written.out.contains("YOUR_"), "{written}");
    place.file("one.sxcu", &written.out);
    place.run(&["import", "--name", "two", "one.sxcu"]).ends(0);
    place.env("HOIST_TOKEN_TWO", token);
    place.env("HOIST_TOKEN_TWO_API_KEY", token);
    place.env("HOIST_TOKEN_ONE", token);
    place.run(&["upload", "-p", "one", "cat.png"]).ends(0);
    place.picture("dog.png");
    let ran = place
        .run(&["upload", "-p", "two", "dog.png", "--json"])
        .ends(0);
    let document = ran.json();
    assert_eq!(document[0]["provider"], "sharex");
    let url = document[0]["url"].as_str().unwrap();
    let thumbnail = document[0]["thumbnail_url"].as_str().unwrap_or_default();
    let delete = document[0]["delete_url"].as_str().unwrap_or_default();
    assert!(url.starts_with("http"), "{ran}");

    // With its secrets the file needs nothing else.
    let ran = place
        .run(&["export", "one", "--with-secrets", "-o", "full.sxcu"])
        .fails(2, "Write the secrets of one in plain text?", "-y");
    assert_eq!(ran.out, "");
    place
        .run(&["export", "one", "--with-secrets", "-y", "-o", "full.sxcu"])
        .ends(0);
    let full = fs::read_to_string(place.work().join("full.sxcu")).unwrap();
    assert!(full.contains(token), "{full}");
    place.picture("owl.png");
    place
        .run(&["upload", "-p", "./full.sxcu", "owl.png"])
        .ends(0);
    [url, thumbnail, delete].map(str::to_owned).to_vec()
}

#[test]
fn imgpile_goes_to_a_file_and_back() {
    let fake = Place::bare().pile;
    let profile = format!(
        "[profiles.one]\nprovider = \"imgpile\"\nurl = \"{}\"\nupload_url = \"{}\"\n",
        fake.url("api"),
        fake.url("upload")
    );
    goes_round(&profile, ALICE_TOKEN);
    assert_eq!(fake.host().media.len(), 3);
}

#[test]
fn imperial_goes_to_a_file_and_back() {
    let fake = Fake::<Imperial>::start();
    let base = fake.bases().next().unwrap().1;
    let profile = format!("[profiles.one]\nprovider = \"imperial\"\nurl = \"{base}\"\n");
    goes_round(&profile, imperial::ALICE_KEY);
    assert_eq!(fake.host().media.len(), 3);
}

#[test]
fn slink_goes_to_a_file_and_back() {
    let fake = Fake::<Slink>::start();
    let base = fake.bases().next().unwrap().1;
    let profile = format!("[profiles.one]\nprovider = \"slink\"\nurl = \"{base}\"\n");
    let links = goes_round(&profile, slink::ALICE_KEY);
    assert!(links[0].starts_with(base.as_str()), "{links:?}");
    assert!(links[1].starts_with(base.as_str()), "{links:?}");
    assert_eq!(fake.host().images.len(), 3);
}

#[test]
fn every_chevereto_goes_to_a_file_and_back() {
    for (dialect, flavour) in [
        (Dialect::V4, "v4"),
        (Dialect::Free, "v3"),
        (Dialect::Imgbb, "imgbb"),
    ] {
        let fake = Fake::<Chevereto>::start();
        fake.host().dialect = dialect;
        let base = fake.bases().next().unwrap().1;
        let profile = format!(
            "[profiles.one]\nprovider = \"chevereto\"\nurl = \"{base}\"\nflavour = \"{flavour}\"\n"
        );
        let links = goes_round(&profile, GUEST_KEY);
        assert_ne!(links[1], "", "{flavour}");
        assert_eq!(links[2].is_empty(), flavour == "v3", "{flavour}");
        assert_eq!(fake.host().images.len(), 3);
    }
}

#[test]
fn an_imported_uploader_is_exported_again_without_its_secrets() {
    let place = Place::bare();
    place.secret("hunter2|hunter2");
    place.secret("hunter2\\\\|hunter2");
    place.file("host.sxcu", NEW);
    place
        .run(&["import", "host.sxcu", "--insecure-storage"])
        .ends(0);
    let ran = place
        .run(&["export", "my-host"])
        .ends(0)
        .says("its secrets are left out");
    let document = ran.json();
    assert_eq!(document["Headers"]["Authorization"], "Bearer YOUR_TOKEN");
    assert_eq!(document["URL"], "{json:url}");
    place
        .run(&["export", "my-host", "-o", "out.sxcu"])
        .ends(0)
        .says("the profile my-host is in out.sxcu");
    place
        .run(&["export", "my-host", "-o", "out.sxcu"])
        .fails(2, "Replace out.sxcu?", "-y");
    let mode = || {
        use std::os::unix::fs::PermissionsExt;
        let metadata = std::fs::metadata(place.work().join("out.sxcu")).unwrap();
        metadata.permissions().mode() & 0o777
    };
    let secrets = ["export", "my-host", "-y", "--with-secrets", "-o"];
    std::fs::set_permissions(
        place.work().join("out.sxcu"),
        std::os::unix::fs::PermissionsExt::from_mode(0o644),
    )
    .unwrap();
    place
        .run(&["export", "my-host", "-y", "-o", "out.sxcu"])
        .ends(0);
    assert_eq!(mode(), 0o644, "what holds no secret keeps its mode");
    place.run(&[&secrets[..], &["out.sxcu"]].concat()).ends(0);
    assert_eq!(mode(), 0o600);
    let text = std::fs::read_to_string(place.work().join("out.sxcu")).unwrap();
    assert!(text.contains("hunter2"), "{text}");
    place
        .run(&["export", "my-host", "-y", "-o", "out.sxcu"])
        .ends(0);
    place
        .run(&["import", "--name", "again", "out.sxcu"])
        .ends(0);
    assert_eq!(stored(&place, "again"), stored(&place, "my-host"));
}

#[test]
fn what_no_uploader_can_describe_is_not_exported() {
    let place = Place::bare();
    for profile in ["local", "posteverywhere"] {
        place
            .run(&["export", profile])
            .fails(5, "can't do 'export'", "imgpile");
    }
    place
        .run(&["export", "nobody"])
        .fails(2, "there is no profile 'nobody'", "imgpile");
}
