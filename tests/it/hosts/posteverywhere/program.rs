//! The program itself, with PostEverywhere behind it.

use std::process::{Command, Output};

use super::*;
use crate::fakes::posteverywhere::KEY;

/// Runs hoist with a profile for this host and nothing else.
fn hoist(scene: &Scene, args: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config.toml");
    let url = scene.bench.url("api");
    let text = format!("[profiles.work]\nprovider = \"posteverywhere\"\nurl = \"{url}\"\n");
    std::fs::write(&config, text).unwrap();
    std::fs::write(home.path().join("cat.png"), picture(1, 0)).unwrap();
    std::fs::write(home.path().join("clip.mp4"), "not really a video").unwrap();
    Command::new(env!("CARGO_BIN_EXE_hoist"))
        .args(args)
        .env_clear()
        .env("HOME", home.path())
        .env("HOIST_CONFIG", &config)
        .env("HOIST_DATA_DIR", home.path().join("data"))
        .env("HOIST_TOKEN_WORK", KEY)
        .current_dir(home.path())
        .output()
        .unwrap()
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn an_upload_prints_the_media_id_and_shows_neither_key_nor_signature() {
    let scene = scene();
    let output = hoist(&scene, &["upload", "cat.png", "-p", "work", "-v", "-v"]);
    let (out, err) = said(&output);
    assert!(output.status.success(), "{err}");
    assert_eq!(out.trim_end(), scene.bench.host().media[0].id);
    assert!(err.contains("POST http://127.0.0.1"), "{err}");
    for secret in [KEY, "c0ffee", "/uploads/"] {
        assert!(!err.contains(secret), "{secret} in {err}");
    }
}

#[test]
fn a_link_goes_to_the_host_that_can_fetch_it() {
    let scene = scene();
    let link = "https://example.com/hero.webp";
    let output = hoist(&scene, &["upload", link, "-p", "work"]);
    let (out, err) = said(&output);
    assert!(output.status.success(), "{err}");
    assert_eq!(out.trim_end(), scene.bench.host().media[0].id);
    assert_eq!(scene.bench.host().media[0].filename, "hero.webp");

    let output = hoist(&scene, &["upload", link, "-p", "work", "--dry-run"]);
    assert!(output.status.success());
    assert_eq!(scene.bench.host().media.len(), 1);
}

/// Nobody else could strip it, so the host is not asked to fetch it.
#[test]
fn a_link_that_is_to_be_stripped_is_not_left_to_the_host() {
    let scene = scene();
    let link = "http://127.0.0.1:1/hero.webp";
    let output = hoist(&scene, &["upload", link, "--strip", "-p", "work"]);
    let (_, err) = said(&output);
    assert_eq!(output.status.code(), Some(10), "{err}");
    assert!(requests(&scene).is_empty());
}

#[test]
fn an_upload_that_does_not_get_ready_prints_its_id_and_is_partly_done() {
    let scene = scene();
    scene.bench.host().looks = 3;
    let args = ["upload", "clip.mp4", "--wait", "--no-wait", "-p", "work"];
    let output = hoist(&scene, &args);
    let (out, err) = said(&output);
    assert_eq!(output.status.code(), Some(3), "{err}");
    let id = scene.bench.host().media[0].id.clone();
    assert_eq!(out.trim_end(), id);
    let told = format!("uploaded, but posteverywhere is still processing media {id}");
    assert!(err.contains(&told), "{err}");
}

#[test]
fn a_post_is_refused_before_its_files_are_sent() {
    let scene = scene();
    let output = hoist(
        &scene,
        &["post", "create", "cat.png", "--content", "a", "-p", "work"],
    );
    assert_eq!(output.status.code(), Some(2), "{:?}", said(&output));
    assert!(requests(&scene).is_empty());
    let output = hoist(&scene, &["upload", "cat.png", "--title", "a", "-p", "work"]);
    assert_eq!(output.status.code(), Some(2), "{:?}", said(&output));
    assert!(requests(&scene).is_empty());
}

#[test]
fn a_post_is_made_of_files_in_order_and_prints_its_id_last() {
    let scene = scene();
    let stored = scene
        .bench
        .host()
        .plant("b.png", "image/png", picture(2, 0));
    let output = hoist(
        &scene,
        &[
            "post",
            "create",
            "--media",
            &stored,
            "cat.png",
            "--account",
            "2280",
            "--network-content",
            "x=short",
            "--wait",
            "-p",
            "work",
        ],
    );
    let (out, err) = said(&output);
    assert!(output.status.success(), "{err}");
    let host = scene.bench.host();
    let (cat, post) = (&host.media[1].id, &host.posts[0]);
    assert_eq!(out, format!("{cat}\n{}\n", post.id));
    assert_eq!(post.media_ids, [stored.as_str(), cat]);
}

#[test]
fn a_time_is_converted_and_shown_in_both_zones() {
    let scene = scene();
    let output = hoist(
        &scene,
        &[
            "post",
            "create",
            "--content",
            "a",
            "--account",
            "2280",
            "--at",
            "2099-07-01 09:00",
            "--tz",
            "Europe/Vienna",
            "-p",
            "work",
        ],
    );
    let (_, err) = said(&output);
    assert!(output.status.success(), "{err}");
    assert!(err.contains("09:00") && err.contains("07:00:00Z"), "{err}");
    let at = scene.bench.host().posts[0].scheduled_for.clone();
    assert_eq!(at.as_deref(), Some("2099-07-01T07:00:00Z"));
}

#[test]
fn quota_is_a_part_of_the_remote_status() {
    let scene = scene();
    let output = hoist(&scene, &["auth", "status", "work", "--remote"]);
    let (out, err) = said(&output);
    assert!(output.status.success(), "{err}");
    assert!(
        out.contains("quota storage bytes limit\t10737418240"),
        "{out}"
    );
    assert!(!out.contains("pe_live_"), "{out}");
}

#[test]
fn media_in_use_exits_with_rejected_and_names_the_post() {
    let scene = scene();
    let id = scene
        .bench
        .host()
        .plant("a.png", "image/png", picture(1, 0));
    let post = scene.bench.host().plant_post("scheduled", "soon", 2280);
    scene.bench.host().posts[0].media_ids.push(id.clone());
    let output = hoist(&scene, &["rm", &id, "-y", "-p", "work"]);
    let (_, err) = said(&output);
    assert_eq!(output.status.code(), Some(8), "{err}");
    assert!(err.contains(&post) && err.contains("--force"), "{err}");
    assert!(err.contains("(request req_"), "{err}");
    let output = hoist(&scene, &["rm", &id, "-y", "--force", "-p", "work"]);
    assert!(output.status.success(), "{:?}", said(&output));
}
