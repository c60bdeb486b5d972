use std::cell::Cell;
use std::collections::BTreeMap;

use super::keyring::Answer;
use super::*;

/// A keyring in memory, or one with a trouble.
#[derive(Default)]
struct Memory {
    tokens: RefCell<BTreeMap<String, String>>,
    trouble: RefCell<Option<Trouble>>,
    asked: Cell<usize>,
}

impl Memory {
    fn answer(&self) -> Answer<()> {
        self.asked.set(self.asked.get() + 1);
        self.trouble.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Keyring for Rc<Memory> {
    fn read(&self, account: &str) -> Answer<Option<Secret<String>>> {
        self.answer()?;
        Ok(self.tokens.borrow().get(account).cloned().map(Secret::new))
    }

    fn write(&self, account: &str, token: &Secret<String>) -> Answer<()> {
        self.answer()?;
        let mut tokens = self.tokens.borrow_mut();
        tokens.insert(account.to_owned(), token.expose().clone());
        Ok(())
    }

    fn remove(&self, account: &str) -> Answer<bool> {
        self.answer()?;
        Ok(self.tokens.borrow_mut().remove(account).is_some())
    }
}

struct Bench {
    keyring: Rc<Memory>,
    dir: tempfile::TempDir,
    profile: Profile,
    chosen: bool,
    kinds: Vec<(TokenKind, &'static str)>,
    variable: fn(&str) -> Option<OsString>,
}

const ONE: &[(TokenKind, &str)] = &[(TokenKind::Token, "")];
const SLINK: &[(TokenKind, &str)] = &[(TokenKind::ApiKey, "sk_"), (TokenKind::Jwt, "eyJ")];

impl Bench {
    fn new(kinds: &[(TokenKind, &'static str)]) -> Self {
        Bench {
            keyring: Rc::default(),
            dir: tempfile::tempdir().unwrap(),
            profile: Profile::default(),
            chosen: true,
            kinds: kinds.to_vec(),
            variable: |_| None,
        }
    }

    fn vault(&self) -> Vault {
        let mut vault = Vault::with_keyring(
            "my-pics",
            &self.profile,
            self.chosen,
            self.dir.path().to_owned(),
            &self.kinds,
            Box::new(self.keyring.clone()),
        );
        vault.variable = self.variable;
        vault
    }

    fn in_keyring(&self, account: &str, token: &str) {
        let mut tokens = self.keyring.tokens.borrow_mut();
        tokens.insert(account.to_owned(), token.to_owned());
    }

    fn fails(&self, trouble: fn(String) -> Trouble) {
        let trouble = trouble("no bus".to_owned());
        self.keyring.trouble.replace(Some(trouble));
    }

    fn file(&self) -> TokenFile {
        TokenFile::new(self.dir.path().to_owned())
    }
}

fn secret(token: &str) -> Secret<String> {
    Secret::new(token.to_owned())
}

#[track_caller]
fn found(vault: &Vault, kind: TokenKind) -> (String, Origin) {
    let (token, origin) = vault.look_up(kind).unwrap().unwrap();
    (token.expose().clone(), origin)
}

fn environment(name: &str) -> Origin {
    Origin::Environment(name.to_owned())
}

/// A command that prints a word.
fn printing(word: &str) -> Vec<String> {
    let words: &[&str] = match cfg!(windows) {
        true => &["cmd", "/c", "echo", word],
        false => &["echo", word],
    };
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn each_place_wins_over_those_behind_it() {
    let mut bench = Bench::new(ONE);
    let kind = TokenKind::Token;
    assert_eq!(bench.vault().look_up(kind).unwrap(), None);

    bench.file().write("my-pics", &secret("filed")).unwrap();
    let path = bench.file().path().to_owned();
    assert_eq!(
        found(&bench.vault(), kind),
        ("filed".to_owned(), Origin::File(path))
    );

    bench.in_keyring("my-pics", "ringed");
    assert_eq!(
        found(&bench.vault(), kind),
        ("ringed".to_owned(), Origin::Keyring)
    );

    bench.profile.token_command = Some(printing("printed"));
    let asked = bench.keyring.asked.get();
    assert_eq!(
        found(&bench.vault(), kind),
        ("printed".to_owned(), Origin::Command)
    );

    bench.variable = |name| (name == "HOIST_TOKEN").then(|| " common\n".into());
    assert_eq!(
        found(&bench.vault(), kind),
        ("common".to_owned(), environment("HOIST_TOKEN"))
    );
    bench.chosen = false;
    assert_eq!(found(&bench.vault(), kind).1, Origin::Command);
    bench.chosen = true;

    bench.variable = |name| match name {
        "HOIST_TOKEN" => Some("common".into()),
        "HOIST_TOKEN_MY_PICS" => Some("own".into()),
        _ => None,
    };
    assert_eq!(
        found(&bench.vault(), kind),
        ("own".to_owned(), environment("HOIST_TOKEN_MY_PICS"))
    );
    assert_eq!(bench.keyring.asked.get(), asked, "no keyring for nothing");
}

#[test]
fn the_profile_says_which_store_is_asked() {
    let mut bench = Bench::new(ONE);
    bench.in_keyring("my-pics", "ringed");
    bench.file().write("my-pics", &secret("filed")).unwrap();

    bench.profile.token_store = Some(TokenStore::File);
    assert_eq!(found(&bench.vault(), TokenKind::Token).0, "filed");
    assert_eq!(bench.keyring.asked.get(), 0);

    bench.profile.token_store = Some(TokenStore::Keyring);
    assert_eq!(found(&bench.vault(), TokenKind::Token).0, "ringed");
    bench.keyring.tokens.borrow_mut().clear();
    assert_eq!(bench.vault().look_up(TokenKind::Token).unwrap(), None);
}

#[test]
fn a_system_without_a_keyring_is_remembered_and_is_an_error_only_where_the_token_is_in_it() {
    let mut bench = Bench::new(ONE);
    bench.fails(Trouble::Missing);
    let vault = bench.vault();
    assert_eq!(vault.keyring_problem(), None);
    assert_eq!(vault.look_up(TokenKind::Token).unwrap(), None);
    assert_eq!(vault.keyring_problem().as_deref(), Some("no bus"));
    bench.file().write("my-pics", &secret("filed")).unwrap();
    assert_eq!(found(&vault, TokenKind::Token).0, "filed");

    bench.profile.token_store = Some(TokenStore::Keyring);
    let error = bench.vault().look_up(TokenKind::Token).unwrap_err();
    assert_eq!(
        (error.kind, &error.reason),
        (Kind::Auth, &Reason::NoKeyring)
    );
    assert_eq!(
        error.to_string(),
        "there is no keyring for profile 'my-pics': no bus"
    );
}

#[test]
fn a_keyring_that_fails_is_an_error() {
    let bench = Bench::new(ONE);
    bench.fails(Trouble::Failed);
    bench.file().write("my-pics", &secret("filed")).unwrap();
    let error = bench.vault().look_up(TokenKind::Token).unwrap_err();
    assert_eq!(
        (error.kind, &error.reason),
        (Kind::Auth, &Reason::NoKeyring)
    );
    assert_eq!(
        error.to_string(),
        "the keyring failed for profile 'my-pics': no bus"
    );
    let error = bench
        .vault()
        .store(TokenKind::Token, &secret("x"), TokenStore::Keyring)
        .unwrap_err();
    assert_eq!((error.kind, &error.reason), (Kind::Io, &Reason::NoKeyring));
    assert_eq!(bench.file().read("my-pics").unwrap(), Some(secret("filed")));
}

#[test]
fn several_kinds_are_told_apart_by_their_form() {
    let mut bench = Bench::new(SLINK);
    bench.in_keyring("my-pics/jwt", "{\"access\":\"a\"}");
    bench.in_keyring("my-pics/api-key", "sk_ringed");
    assert_eq!(found(&bench.vault(), TokenKind::ApiKey).0, "sk_ringed");

    bench.variable = |name| (name == "HOIST_TOKEN").then(|| "sk_env".into());
    assert_eq!(found(&bench.vault(), TokenKind::ApiKey).0, "sk_env");
    assert_eq!(
        found(&bench.vault(), TokenKind::Jwt),
        ("{\"access\":\"a\"}".to_owned(), Origin::Keyring)
    );

    bench.variable = |name| (name == "HOIST_TOKEN").then(|| "hunter2".into());
    let error = bench.vault().look_up(TokenKind::Jwt).unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert_eq!(
        error.to_string(),
        "the token in HOIST_TOKEN is of no known kind"
    );
    let advice = "api-key begins with sk_, jwt begins with eyJ".to_owned();
    assert_eq!(error.reason, Reason::Advice(advice));

    bench.variable = |_| None;
    bench.profile.token_command = Some(printing("eyJprinted"));
    assert_eq!(found(&bench.vault(), TokenKind::Jwt).0, "eyJprinted");
    assert_eq!(found(&bench.vault(), TokenKind::ApiKey).0, "sk_ringed");
}

#[cfg(unix)]
#[test]
fn the_command_is_run_once() {
    let mut bench = Bench::new(SLINK);
    let log = bench.dir.path().join("log");
    let script = format!("echo run >> '{}'; echo sk_x", log.display());
    bench.profile.token_command = Some(vec!["sh".to_owned(), "-c".to_owned(), script]);
    let vault = bench.vault();
    assert_eq!(vault.look_up(TokenKind::Jwt).unwrap(), None);
    assert_eq!(found(&vault, TokenKind::ApiKey).0, "sk_x");
    assert_eq!(std::fs::read_to_string(&log).unwrap(), "run\n");
}

#[test]
fn a_token_that_would_break_a_header_is_refused_wherever_it_comes_from() {
    let mut bench = Bench::new(ONE);
    let kind = TokenKind::Token;
    for store in TokenStore::ALL {
        let error = bench
            .vault()
            .store(kind, &secret("hunter2\r\nX: y"), store)
            .unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    assert!(bench.keyring.tokens.borrow().is_empty());
    assert!(!bench.file().path().exists());

    bench.in_keyring("my-pics", "hunter2\nX: y");
    let error = bench.vault().look_up(kind).unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(!error.to_string().contains("hunter2"), "{error}");

    bench.variable = |name| (name == "HOIST_TOKEN").then(|| "hunter2\nX: y".into());
    let error = bench.vault().look_up(kind).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the token in HOIST_TOKEN holds a line break or another control character"
    );
}

#[test]
fn a_token_kept_in_the_keyring_leaves_no_copy_in_the_file() {
    let bench = Bench::new(SLINK);
    let vault = bench.vault();
    let kind = TokenKind::ApiKey;
    let origin = vault.store(kind, &secret(" sk_1\n"), TokenStore::File);
    assert_eq!(
        origin.unwrap(),
        Origin::File(bench.file().path().to_owned())
    );
    assert_eq!(
        bench.file().read("my-pics/api-key").unwrap(),
        Some(secret("sk_1"))
    );
    let origin = vault.store(kind, &secret("sk_2"), TokenStore::Keyring);
    assert_eq!(origin.unwrap(), Origin::Keyring);
    assert_eq!(bench.file().read("my-pics/api-key").unwrap(), None);
    assert_eq!(found(&vault, kind), ("sk_2".to_owned(), Origin::Keyring));
}

#[test]
fn a_token_is_replaced_where_it_is() {
    let mut bench = Bench::new(SLINK);
    let kind = TokenKind::Jwt;
    let error = bench.vault().replace(kind, &secret("eyJ2")).unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(matches!(error.reason, Reason::NoToken { .. }));

    bench.file().write("my-pics/jwt", &secret("eyJ1")).unwrap();
    bench.vault().replace(kind, &secret("eyJ2")).unwrap();
    let filed = bench.file().read("my-pics/jwt").unwrap();
    assert_eq!(filed, Some(secret("eyJ2")));
    assert!(bench.keyring.tokens.borrow().is_empty());

    bench.in_keyring("my-pics/jwt", "eyJ3");
    bench.vault().replace(kind, &secret("eyJ4")).unwrap();
    assert_eq!(bench.keyring.tokens.borrow()["my-pics/jwt"], "eyJ4");

    bench.variable = |name| (name == "HOIST_TOKEN").then(|| "eyJ5".into());
    let error = bench.vault().replace(kind, &secret("eyJ6")).unwrap_err();
    assert_eq!(error.kind, Kind::Auth);
    assert!(error.to_string().contains("comes from HOIST_TOKEN"));
    assert_eq!(bench.keyring.tokens.borrow()["my-pics/jwt"], "eyJ4");
}

#[test]
fn forgetting_tells_where_it_was() {
    let mut bench = Bench::new(ONE);
    let kind = TokenKind::Token;
    assert_eq!(bench.vault().forget(kind).unwrap(), []);
    bench.in_keyring("my-pics", "ringed");
    bench.file().write("my-pics", &secret("filed")).unwrap();
    let file = Origin::File(bench.file().path().to_owned());
    assert_eq!(
        bench.vault().forget(kind).unwrap(),
        [file.clone(), Origin::Keyring]
    );
    assert_eq!(bench.vault().look_up(kind).unwrap(), None);

    bench.fails(Trouble::Missing);
    bench.file().write("my-pics", &secret("filed")).unwrap();
    assert_eq!(
        bench.vault().forget(kind).unwrap(),
        std::slice::from_ref(&file)
    );
    bench.fails(Trouble::Failed);
    let error = bench.vault().forget(kind).unwrap_err();
    assert_eq!(
        (error.kind, &error.reason),
        (Kind::Auth, &Reason::NoKeyring)
    );
    bench.profile.token_store = Some(TokenStore::File);
    bench.file().write("my-pics", &secret("filed")).unwrap();
    assert_eq!(bench.vault().forget(kind).unwrap(), [file]);
}

#[test]
fn the_lock_keeps_others_off_until_its_last_holder_lets_go() {
    let bench = Bench::new(ONE);
    let vault = bench.vault();
    let path = || {
        let mut locks = std::fs::read_dir(bench.dir.path().join("locks")).unwrap();
        locks.next().unwrap().unwrap().path()
    };
    let first = vault.lock().unwrap();
    let second = vault.lock().unwrap();
    // What another process sees: a handle of its own.
    let other = File::options().write(true).open(path()).unwrap();
    assert!(other.try_lock().is_err());
    drop(first);
    assert!(other.try_lock().is_err());
    drop(second);
    other.try_lock().unwrap();
    drop(other);
    drop(vault.lock().unwrap());
}

#[test]
fn the_keyring_is_asked_once_for_a_token_and_each_time_for_a_session() {
    let bench = Bench::new(SLINK);
    let vault = bench.vault();
    let key = Secret::new("sk_1".to_owned());
    vault
        .store(TokenKind::ApiKey, &key, TokenStore::Keyring)
        .unwrap();
    let asked = || bench.keyring.asked.get();

    let before = asked();
    assert_eq!(vault.get(TokenKind::ApiKey).unwrap(), Some(key.clone()));
    assert_eq!(vault.get(TokenKind::ApiKey).unwrap(), Some(key));
    assert_eq!(asked(), before + 1);

    let session = Secret::new("{}".to_owned());
    vault
        .store(TokenKind::Jwt, &session, TokenStore::Keyring)
        .unwrap();
    let before = asked();
    vault.get(TokenKind::Jwt).unwrap();
    vault.get(TokenKind::Jwt).unwrap();
    assert_eq!(asked(), before + 2);

    vault.forget(TokenKind::ApiKey).unwrap();
    assert_eq!(vault.get(TokenKind::ApiKey).unwrap(), None);
}
