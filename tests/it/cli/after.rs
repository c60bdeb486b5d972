//! What happens with the links: QR code, notification, the command of the configuration.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};

use zbus::blocking::connection::{Builder, Connection};
use zbus::zvariant::OwnedValue;

use super::place::{Place, Running};
use crate::fakes::fault::Fault;
use crate::pty::within;

const LIMIT: std::time::Duration = std::time::Duration::from_secs(60);

/// Nothing is started on demand: this machine may have a desktop of its own.
const CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session bus of this test's own.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("bus.conf");
        std::fs::write(&config, CONFIG).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address", "--config-file"])
            .arg(&config)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("dbus-daemon: {error}; apt-get install dbus"));
        let stdout = daemon.stdout.take().unwrap();
        let address = within(LIMIT, move || {
            let mut line = String::new();
            BufReader::new(stdout).read_line(&mut line).unwrap();
            line.trim().to_owned()
        });
        Bus { daemon, address }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A desktop that shows notifications, as the specification wants it.
struct Desktop {
    shown: Sender<(String, String, String)>,
    markup: bool,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    fn get_capabilities(&self) -> Vec<&str> {
        match self.markup {
            true => vec!["body", "body-markup"],
            false => vec!["body"],
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the specification's own")]
    fn notify(
        &self,
        app_name: &str,
        _replaces_id: u32,
        _app_icon: &str,
        summary: &str,
        body: &str,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let shown = [app_name, summary, body].map(str::to_owned);
        self.shown.send(shown.into()).unwrap();
        7
    }
}

fn desktop(bus: &Bus, markup: bool) -> (Connection, Receiver<(String, String, String)>) {
    let (shown, seen) = channel();
    let connection = Builder::address(bus.address.as_str())
        .unwrap()
        .name("org.freedesktop.Notifications")
        .unwrap()
        .serve_at("/org/freedesktop/Notifications", Desktop { shown, markup })
        .unwrap()
        .build()
        .unwrap();
    (connection, seen)
}

#[test]
fn the_desktop_is_told_what_was_uploaded_and_what_was_not() {
    let bus = Bus::start();
    let (_desktop, seen) = desktop(&bus, false);
    let mut place = Place::new();
    place.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    place.picture("a.png");
    let ran = place.run(&["upload", "a.png", "--notify"]).ends(0);
    assert_eq!(ran.err, "");
    let shown = seen.try_recv().unwrap();
    let expected = (
        "hoist".into(),
        "1 file uploaded".into(),
        ran.lines()[0].to_owned(),
    );
    assert_eq!(shown, expected);

    place.picture("b.png");
    let ran = place
        .run(&["upload", "gone.png", "a.png", "b.png", "--notify"])
        .ends(3);
    let (_, summary, body) = seen.try_recv().unwrap();
    assert_eq!(summary, "2 files uploaded, 1 failed");
    let lines = ran.lines();
    assert_eq!(
        body.lines().collect::<Vec<_>>(),
        ["gone.png: No such file or directory", lines[0], lines[1]]
    );

    place.run(&["upload", "gone.png", "--notify"]).ends(1);
    assert_eq!(seen.try_recv().unwrap().1, "Upload failed");
    place
        .run(&["upload", "a.png", "--notify", "-p", "nobody"])
        .ends(2);
    let (_, summary, body) = seen.try_recv().unwrap();
    assert_eq!(
        (summary.as_str(), body.as_str()),
        ("Upload failed", "there is no profile 'nobody'")
    );
    place
        .run(&["upload", "a.png", "--notify", "--dry-run"])
        .ends(0);
    place.run(&["upload", "a.png"]).ends(0);
    assert!(seen.try_recv().is_err(), "nobody asked for it");
}

#[test]
fn a_desktop_that_reads_markup_gets_none_that_a_host_made() {
    let bus = Bus::start();
    let (_desktop, seen) = desktop(&bus, true);
    let mut place = Place::new();
    place.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    place.picture("<b>&.png");
    place
        .run(&["upload", "<b>&.png", "--notify", "-f", "{input}"])
        .ends(0);
    assert_eq!(seen.try_recv().unwrap().2, "&lt;b&gt;&amp;.png");
}

#[test]
fn without_a_desktop_there_is_a_note_and_the_link() {
    let bus = Bus::start();
    let mut place = Place::new();
    place.picture("a.png");
    place.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    let ran = place.run(&["upload", "a.png", "--notify"]).ends(0);
    assert_eq!(ran.lines().len(), 1);
    assert!(ran.err.starts_with("note: no notification: "), "{ran}");
    place.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let ran = place.run(&["upload", "a.png", "--notify"]).ends(0);
    assert!(ran.err.starts_with("note: no notification: "), "{ran}");
}

#[test]
fn a_code_of_each_link_is_drawn_beside_the_data() {
    let place = Place::new();
    place.picture("a.png");
    let ran = place.run(&["upload", "a.png", "--qr"]).ends(0);
    assert_eq!(ran.lines().len(), 1);
    let drawn: Vec<&str> = ran.err.lines().collect();
    assert!(drawn.len() > 10, "{ran}");
    assert!(drawn[0].chars().all(|c| c == '█'), "light around it: {ran}");
    let width = drawn[0].chars().count();
    assert!(
        drawn.iter().all(|line| line.chars().count() == width),
        "{ran}"
    );
    assert!(!ran.err.contains('\x1b'), "{ran}");

    let seen = place.on_terminal(60, &["upload", "a.png", "--qr"]);
    assert!(seen.contains("\x1b[97;40m█"), "{seen}");
    let seen = place.on_terminal(20, &["upload", "a.png", "--qr"]);
    assert!(seen.contains("no QR code: it needs "), "{seen}");
}

/// A place whose configuration runs this after an upload.
fn with_after(after: &str) -> Place {
    let place = Place::new();
    let profile = place.profile("pile");
    place.config(&format!("[upload]\nafter = {after}\n\n{profile}"));
    place.picture("a b.png");
    place
}

#[test]
fn the_command_after_an_upload_gets_each_word_as_it_is() {
    let place = with_after(
        r#"["sh", "-c", 'printf "%s\n" "$@" "$(printenv HOIST_TOKEN_PILE || echo none)" >> told', "sh", "{url}", "{name}", "$(id) {{x}}"]"#,
    );
    place.picture("c.png");
    let ran = place.run(&["upload", "a b.png", "c.png"]).ends(0);
    let told = std::fs::read_to_string(place.work().join("told")).unwrap();
    let links = ran.lines();
    let expected = [
        [links[0], "a b.png", "$(id) {x}", "none"],
        [links[1], "c.png", "$(id) {x}", "none"],
    ];
    assert_eq!(told.lines().collect::<Vec<_>>(), expected.concat());
    place.run(&["upload", "a b.png", "--dry-run"]).ends(0);
    place.run(&["upload", "gone.png"]).ends(1);
    let again = std::fs::read_to_string(place.work().join("told")).unwrap();
    assert_eq!(told, again, "only for what is there");
}

#[test]
fn what_the_command_says_is_talk() {
    let place = with_after(r#""sh -c 'echo out; echo err >&2'""#);
    let ran = place.run(&["upload", "a b.png"]).ends(0);
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(ran.err, "out\nerr\n");
    let ran = place.run(&["upload", "a b.png", "-q"]).ends(0);
    assert_eq!(ran.err, "");
    let ran = place.run(&["upload", "a b.png", "--json"]).ends(0);
    assert_eq!(ran.json()[0]["outcome"], "uploaded");
}

#[test]
fn a_command_that_fails_costs_neither_link_nor_exit_code() {
    for (after, words) in [
        (r#"["false"]"#, "false: exit status: 1"),
        (
            r#"["no-such-tool", "{url}"]"#,
            "no-such-tool: No such file or directory",
        ),
    ] {
        let place = with_after(after);
        let ran = place.run(&["upload", "a b.png"]).ends(0);
        assert_eq!(ran.lines().len(), 1);
        assert_eq!(
            ran.err,
            format!("note: the command after the upload: {words}\n")
        );
    }
}

#[test]
fn a_command_with_a_wrong_word_is_refused_before_anything_is_sent() {
    let place = with_after(r#"["echo", "{link}"]"#);
    place
        .run(&["upload", "a b.png"])
        .fails(2, "{link}", "{url}");
    assert_eq!(place.uploads(), 0);
    let place = with_after("[]");
    let ran = place.run(&["upload", "a b.png"]).ends(1);
    assert!(ran.err.contains("'after' in [upload] is empty"), "{ran}");
}

#[test]
fn a_watched_file_is_told_too() {
    let bus = Bus::start();
    let (_desktop, seen) = desktop(&bus, false);
    let mut place = Place::new();
    place.env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    std::fs::create_dir(place.work().join("in")).unwrap();
    place
        .pile
        .faults
        .next(1, "POST", "/api/v1/media", Fault::Unauthorized);
    let mut running: Running = place.start(&["watch", "in", "--notify"]);
    running.hears("watching");
    place.picture("in/a.png");
    let (_, summary, body) = seen.recv_timeout(LIMIT).unwrap();
    assert_eq!(summary, "Upload failed");
    assert!(body.starts_with("in/a.png: imgpile answered 401"), "{body}");
    running.signal(libc::SIGINT);
    running.end(&place).ends(130);
}
