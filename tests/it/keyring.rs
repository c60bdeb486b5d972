//! Tokens in a real Secret Service: gnome-keyring on a private D-Bus session, with `secret-tool` as the other side.
//!
//! A vault reads its process's environment, so each test starts the test binary again inside the session it needs: the
//! outer half builds the session, the inner half does what the test is about.
#![cfg(target_os = "linux")]

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use hoist::error::{Error, Kind, Reason};
use hoist::secret::{Secret, TokenKind};
use hoist::settings::{Profile, TokenStore};
use hoist::tokens::{Origin, Vault};

/// Set in the inner half: the temporary home.
const HOME: &str = "KEYRING_TEST_HOME";

/// A session bus that starts nothing by itself, so that nothing outlives it.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=HOME</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Where the inner half runs.
enum Session<'a> {
    /// In a bus of its own.
    Bus,
    /// With this address of a bus, or none.
    Address(Option<&'a str>),
}

/// Runs a test again as its inner half and passes on its failure.
#[track_caller]
fn inside(test: &str, home: &Path, session: &Session<'_>) {
    let this = std::env::current_exe().unwrap();
    let mut command = match session {
        Session::Bus => {
            let config = home.join("bus.conf");
            std::fs::write(&config, BUS.replace("HOME", &home.display().to_string())).unwrap();
            let mut command = Command::new("dbus-run-session");
            command.arg("--config-file").arg(config).arg("--").arg(this);
            command
        }
        Session::Address(_) => Command::new(this),
    };
    command.args(["--exact", &format!("keyring::{test}"), "--nocapture"]);
    homely(&mut command, home);
    if let Session::Address(Some(address)) = session {
        command.env("DBUS_SESSION_BUS_ADDRESS", address);
    }
    let output = run(&mut command);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A home of its own for a command, and nothing of the person's session.
fn homely(command: &mut Command, home: &Path) {
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        let ours = name_text.starts_with("HOIST_") || name_text.starts_with("XDG_");
        if ours || name_text.contains("DISPLAY") {
            command.env_remove(&name);
        }
    }
    command
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env(HOME, home);
}

/// Runs a program of the test's surroundings. A missing one is a failure that says what to install.
#[track_caller]
fn run(command: &mut Command) -> Output {
    command
        .output()
        .unwrap_or_else(|error| missing(command, &error))
}

#[track_caller]
fn missing(command: &Command, error: &std::io::Error) -> ! {
    panic!(
        "{}: {error}; these tests need: apt-get install gnome-keyring dbus libsecret-tools",
        command.get_program().display()
    )
}

/// gnome-keyring, killed with the test.
struct Daemon(Child);

impl Daemon {
    /// Starts it and waits until it is on the bus. With a password its keyring is made or unlocked, else it stays locked.
    fn start(password: Option<&str>) -> Self {
        let mut command = Command::new("gnome-keyring-daemon");
        command
            .args(["--foreground", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if password.is_some() {
            command.arg("--unlock");
        }
        let child = command
            .spawn()
            .unwrap_or_else(|error| missing(&command, &error));
        let mut daemon = Daemon(child);
        let mut stdin = daemon.0.stdin.take().unwrap();
        stdin
            .write_all(password.unwrap_or_default().as_bytes())
            .unwrap();
        drop(stdin);
        while !Self::on_the_bus() {
            assert_eq!(daemon.0.try_wait().unwrap(), None, "gnome-keyring ended");
        }
        daemon
    }

    fn on_the_bus() -> bool {
        let mut question = Command::new("dbus-send");
        question.args([
            "--session",
            "--print-reply=literal",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.freedesktop.secrets",
        ]);
        let output = run(&mut question);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).contains("true")
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn vault(store: Option<TokenStore>, kinds: &[(TokenKind, &'static str)]) -> Vault {
    let profile = Profile {
        token_store: store,
        ..Profile::default()
    };
    let home = std::env::var_os(HOME).unwrap();
    // Ample for one that answers on a busy machine.
    let limit = Duration::from_secs(60);
    Vault::with_keyring_limit("pics", &profile, home.into(), kinds, limit)
}

fn one() -> Vault {
    vault(None, &[(TokenKind::Token, "")])
}

fn secret(token: &str) -> Secret<String> {
    Secret::new(token.to_owned())
}

#[track_caller]
fn found(vault: &Vault, kind: TokenKind) -> Option<String> {
    vault.look_up(kind).unwrap().map(|(token, origin)| {
        assert_eq!(origin, Origin::Keyring);
        token.expose().clone()
    })
}

/// What `secret-tool` finds under an account.
#[track_caller]
fn secret_tool(account: &str) -> Option<String> {
    let output =
        run(Command::new("secret-tool").args(["lookup", "service", "hoist", "username", account]));
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).unwrap())
}

/// Files a token as another program would, with an attribute of its own.
#[track_caller]
fn secret_tool_store(account: &str, token: &str) {
    let mut command = Command::new("secret-tool");
    command
        .args(["store", "--label=test", "service", "hoist"])
        .args(["username", account, "by", "another"])
        .stdin(Stdio::piped());
    let mut child = command
        .spawn()
        .unwrap_or_else(|error| missing(&command, &error));
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(token.as_bytes()).unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[track_caller]
fn refused(error: &Error, kind: Kind) {
    assert_eq!(error.kind, kind, "{error}");
    assert_eq!(error.reason, Reason::NoKeyring, "{error}");
    assert!(error.to_string().contains("'pics'"), "{error}");
}

#[test]
fn a_token_is_kept_seen_by_others_and_forgotten() {
    let test = "a_token_is_kept_seen_by_others_and_forgotten";
    if std::env::var_os(HOME).is_none() {
        let home = tempfile::tempdir().unwrap();
        return inside(test, home.path(), &Session::Bus);
    }
    let _daemon = Daemon::start(Some("password"));
    let token = TokenKind::Token;
    let vault = one();
    assert_eq!(found(&vault, token), None);
    assert_eq!(vault.keyring_problem(), None);
    assert_eq!(vault.forget(token).unwrap(), []);

    let long = format!("sk_{}é", "x".repeat(5000));
    for value in ["first", &long] {
        let origin = vault.store(token, &secret(value), TokenStore::Keyring);
        assert_eq!(origin.unwrap(), Origin::Keyring);
        assert_eq!(secret_tool("pics").as_deref(), Some(value));
        assert_eq!(found(&one(), token).as_deref(), Some(value));
    }

    let slink = vault_of_slink();
    slink
        .store(TokenKind::Jwt, &secret("{\"a\":1}"), TokenStore::Keyring)
        .unwrap();
    assert_eq!(secret_tool("pics/jwt").as_deref(), Some("{\"a\":1}"));
    assert_eq!(found(&slink, TokenKind::ApiKey), None);

    assert_eq!(vault.forget(token).unwrap(), [Origin::Keyring]);
    assert_eq!(secret_tool("pics"), None);
    assert_eq!(found(&vault, token), None);
    assert_eq!(found(&slink, TokenKind::Jwt).as_deref(), Some("{\"a\":1}"));
}

fn vault_of_slink() -> Vault {
    vault(
        Some(TokenStore::Keyring),
        &[(TokenKind::ApiKey, "sk_"), (TokenKind::Jwt, "eyJ")],
    )
}

#[test]
fn a_second_entry_of_another_program_is_no_obstacle() {
    let test = "a_second_entry_of_another_program_is_no_obstacle";
    if std::env::var_os(HOME).is_none() {
        let home = tempfile::tempdir().unwrap();
        return inside(test, home.path(), &Session::Bus);
    }
    let _daemon = Daemon::start(Some("password"));
    let token = TokenKind::Token;
    let vault = one();
    vault
        .store(token, &secret("same"), TokenStore::Keyring)
        .unwrap();
    secret_tool_store("pics", "same");
    assert_eq!(found(&vault, token).as_deref(), Some("same"));

    vault
        .store(token, &secret("new"), TokenStore::Keyring)
        .unwrap();
    assert_eq!(found(&vault, token).as_deref(), Some("new"));

    secret_tool_store("pics", "theirs");
    assert_eq!(vault.forget(token).unwrap(), [Origin::Keyring]);
    assert_eq!(secret_tool("pics"), None);
}

#[test]
fn a_locked_keyring_is_a_clear_error() {
    let test = "a_locked_keyring_is_a_clear_error";
    if std::env::var_os(HOME).is_none() {
        let home = tempfile::tempdir().unwrap();
        return inside(test, home.path(), &Session::Bus);
    }
    let daemon = Daemon::start(Some("password"));
    secret_tool_store("pics", "hunter2");
    drop(daemon);
    // Wait for the name to be free again.
    while Daemon::on_the_bus() {}
    let _daemon = Daemon::start(None);
    let vault = one();
    let error = vault.look_up(TokenKind::Token).unwrap_err();
    refused(&error, Kind::Auth);
    assert!(error.to_string().contains("locked"), "{error}");
    let error = vault
        .store(TokenKind::Token, &secret("x"), TokenStore::Keyring)
        .unwrap_err();
    refused(&error, Kind::Io);
    let error = vault.forget(TokenKind::Token).unwrap_err();
    refused(&error, Kind::Auth);
}

/// What a vault does where there is no keyring.
fn without_a_keyring(problem: &str) {
    let vault = one();
    assert!(vault.look_up(TokenKind::Token).unwrap().is_none());
    let told = vault.keyring_problem().unwrap();
    assert!(told.contains(problem), "{told}");

    let error = vault
        .store(TokenKind::Token, &secret("hunter2"), TokenStore::Keyring)
        .unwrap_err();
    refused(&error, Kind::Io);
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    assert_eq!(vault.forget(TokenKind::Token).unwrap(), []);

    let error = vault_of_slink().look_up(TokenKind::Jwt).unwrap_err();
    refused(&error, Kind::Auth);
}

#[test]
fn a_bus_without_a_keyring_is_told() {
    let test = "a_bus_without_a_keyring_is_told";
    if std::env::var_os(HOME).is_none() {
        let home = tempfile::tempdir().unwrap();
        return inside(test, home.path(), &Session::Bus);
    }
    without_a_keyring("org.freedesktop.secrets");
}

#[test]
fn a_system_without_a_bus_is_told() {
    let test = "a_system_without_a_bus_is_told";
    if std::env::var_os(HOME).is_none() {
        let home = tempfile::tempdir().unwrap();
        return inside(test, home.path(), &Session::Address(None));
    }
    without_a_keyring("Failed to connect");
}

/// The address of a socket that accepts and never says a word.
fn silent_bus(home: &Path) -> String {
    let socket = home.join("bus");
    let listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for connection in listener.incoming() {
            held.push(connection);
        }
    });
    format!("unix:path={}", socket.display())
}

#[test]
fn a_keyring_that_never_answers_is_given_up() {
    let test = "a_keyring_that_never_answers_is_given_up";
    let Some(home) = std::env::var_os(HOME) else {
        let home = tempfile::tempdir().unwrap();
        let address = silent_bus(home.path());
        return inside(test, home.path(), &Session::Address(Some(&address)));
    };
    let kinds = [(TokenKind::Token, "")];
    let limit = Duration::from_millis(200);
    let vault = Vault::with_keyring_limit("pics", &Profile::default(), home.into(), &kinds, limit);
    for _ in 0..2 {
        let error = vault.look_up(TokenKind::Token).unwrap_err();
        refused(&error, Kind::Auth);
        assert!(error.to_string().contains("does not answer"), "{error}");
    }
    let error = vault
        .store(TokenKind::Token, &secret("x"), TokenStore::Keyring)
        .unwrap_err();
    refused(&error, Kind::Io);
}

#[test]
fn whoever_may_be_typing_the_password_is_told_what_is_waited_for() {
    if let Some(home) = std::env::var_os(HOME) {
        let note = Box::new(|note: &str| eprintln!("note: {note}"));
        let kinds = [(TokenKind::Token, "")];
        let vault = Vault::new("pics", &Profile::default(), true, home.into(), &kinds, note);
        let found = vault.look_up(TokenKind::Token);
        panic!("it was waited for, and then: {:?}", found.err());
    }
    let home = tempfile::tempdir().unwrap();
    let test = "whoever_may_be_typing_the_password_is_told_what_is_waited_for";
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("keyring::{test}"), "--nocapture"]);
    homely(&mut command, home.path());
    command
        .env("DBUS_SESSION_BUS_ADDRESS", silent_bus(home.path()))
        .env("DISPLAY", ":9");
    crate::pty::heed_signals(&mut command);
    let mut terminal = rexpect::session::spawn_command(command, Some(30_000)).unwrap();
    terminal
        .exp_string(
            "note: waiting for the keyring to be unlocked (Ctrl-C to stop, or set HOIST_TOKEN_PICS)",
        )
        .unwrap();
    // It still waits: Ctrl-C ends it.
    terminal.send_control('c').unwrap();
    let before_the_end = terminal.exp_eof().unwrap();
    assert!(!before_the_end.contains("and then"), "{before_the_end}");
}
