//! What an account may send in a span of time.

use std::fs;
use std::path::Path;
use std::time::Duration;

use futures_util::future::join_all;
use hoist::error::{Kind, Reason};
use hoist::http::{Account, Auth, Call, Holder, Quota, RateLimit, Repeat};
use hoist::secret::Secret;

use super::kit::*;

/// Three requests a minute and four files a day for a token, two requests without one.
const QUOTAS: &[Quota] = &[
    Quota {
        holder: Holder::Token("key_"),
        limits: &[
            RateLimit::requests_per_minute(3),
            RateLimit::files_per_day(4),
        ],
    },
    Quota {
        holder: Holder::Guest,
        limits: &[RateLimit::requests_per_minute(2)],
    },
];

fn account(server: &Server) -> Account {
    Account {
        provider: "imgpile",
        profile: "pile".to_owned(),
        bases: vec![server.url("/api/")],
        quotas: QUOTAS,
        per_minute: None,
        files_per_day: None,
    }
}

/// Answers everything with yes.
fn willing() -> Server {
    Server::new((0..100).map(|_| ok("{}")))
}

fn bench(server: &Server, folder: Option<&Path>) -> Bench {
    let bench = Bench::with(|policy| policy.quota_dir = folder.map(Path::to_owned));
    bench.transport.hold_to(account(server));
    bench
}

fn bearer(call: Call, token: &str) -> Call {
    call.auth(Auth::Bearer(Secret::new(token.to_owned())))
}

fn get(server: &Server) -> Call {
    bearer(Call::get("ls", server.url("/api/x")), "key_a")
}

fn file(server: &Server) -> Call {
    let picture = source(Some(3), 3);
    bearer(upload(server.url("/api/media"), picture), "key_a")
}

#[test]
fn what_a_minute_allows_goes_at_once_and_the_next_waits_for_its_end() {
    let server = willing();
    let bench = bench(&server, None);
    for _ in 0..3 {
        bench.send(get(&server)).unwrap();
    }
    assert_eq!(bench.slept(), [0.0; 0]);
    bench.send(get(&server).meter(bench.ear.clone())).unwrap();
    assert_eq!(bench.slept(), [60.0]);
    let time = time_of_day(60);
    assert_eq!(
        bench.notes(),
        [format!(
            "imgpile allows 3 requests a minute; waiting until {time}"
        )]
    );
    assert_eq!(
        bench.meter()[..2],
        [format!("held {time}"), "restart".to_owned()]
    );
}

#[test]
fn several_that_wait_are_told_once() {
    let server = willing();
    let bench = bench(&server, None);
    let calls = (0..6).map(|_| bench.transport.send(get(&server), |_| None));
    for done in bench.run(join_all(calls)) {
        done.unwrap();
    }
    assert_eq!(server.count(), 6);
    assert_eq!(bench.notes().len(), 1, "{:?}", bench.notes());
}

#[test]
fn without_patience_a_used_up_limit_is_an_error_that_says_when_it_ends() {
    let server = willing();
    let folder = tempfile::tempdir().unwrap();
    let patient = bench(&server, Some(folder.path()));
    for _ in 0..3 {
        patient.send(get(&server)).unwrap();
    }
    for patience in [0, 59] {
        let bench = Bench::with(|policy| {
            policy.quota_dir = Some(folder.path().to_owned());
            policy.max_wait = Duration::from_secs(patience);
        });
        bench.transport.hold_to(account(&server));
        let error = bench.send(get(&server)).unwrap_err();
        assert_eq!(error.kind, Kind::RateLimited);
        assert_eq!(error.retry_after, Some(Duration::from_secs(60)));
        assert_eq!(
            error.message,
            format!(
                "imgpile allows 3 requests a minute; the next one can go at {}",
                time_of_day(60)
            )
        );
        assert_eq!(bench.slept(), [0.0; 0]);
    }
    assert_eq!(server.count(), 3);
}

#[test]
fn the_file_after_the_last_of_a_day_is_not_sent() {
    let server = willing();
    let bench = bench(&server, None);
    for _ in 0..4 {
        bench.send(file(&server)).unwrap();
    }
    // The day began with the first one, before the minute's wait.
    let error = bench.send(file(&server)).unwrap_err();
    assert_eq!(error.kind, Kind::RateLimited);
    assert_eq!(error.retry_after, Some(Duration::from_secs(86_400 - 60)));
    assert!(
        error
            .message
            .starts_with("imgpile allows 4 files a day; the next one can go at 2023-11-1"),
        "{error}"
    );
    let Reason::Advice(advice) = &error.reason else {
        panic!("no advice: {error:?}");
    };
    assert!(advice.contains("--max-wait 86340"), "{advice}");
    assert_eq!(server.count(), 4);
    // What carries no file still goes.
    bench.send(get(&server)).unwrap();
}

#[test]
fn a_file_that_the_host_refused_is_none_of_the_day() {
    let refusal = || answer("422 Unprocessable Content", "", "{}");
    let mut steps: Vec<Step> = (0..5).map(|_| refusal()).collect();
    steps.push(ok("{}"));
    let server = Server::new(steps);
    let bench = bench(&server, None);
    for _ in 0..5 {
        let error = bench.send(file(&server)).unwrap_err();
        assert_eq!(error.kind, Kind::Rejected);
    }
    bench.send(file(&server)).unwrap();
}

#[test]
fn a_call_that_never_left_does_not_count() {
    let server = willing();
    let gone = closed_port();
    let bench = Bench::with(|policy| policy.retries = 0);
    let account = Account {
        bases: vec![gone.clone(), server.url("/")],
        ..account(&server)
    };
    bench.transport.hold_to(account);
    for _ in 0..9 {
        let call = bearer(Call::get("ls", gone.clone()), "key_a");
        assert_eq!(bench.send(call).unwrap_err().kind, Kind::Network);
    }
    for _ in 0..3 {
        bench.send(get(&server)).unwrap();
    }
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn other_accounts_links_and_hosts_are_not_held_back() {
    let server = willing();
    let other = willing();
    let bench = bench(&server, None);
    for _ in 0..3 {
        bench.send(get(&server)).unwrap();
    }
    // Somebody else's token, no token, another host, a link that opens for everybody.
    let call = |token| bearer(Call::get("ls", server.url("/api/x")), token);
    bench.send(call("key_b")).unwrap();
    bench.send(Call::get("ls", server.url("/api/x"))).unwrap();
    for _ in 0..9 {
        bench.send(call("other")).unwrap();
        bench
            .send(bearer(Call::get("ls", other.url("/")), "key_a"))
            .unwrap();
    }
    let link = Call::get("get", server.url("/cat.png"));
    for _ in 0..9 {
        let link = link.clone();
        bench.run(bench.transport.download(link, |_| None)).unwrap();
    }
    assert_eq!(bench.slept(), [0.0; 0]);
    // Guests have a limit of their own.
    bench.send(Call::get("ls", server.url("/api/x"))).unwrap();
    bench.send(Call::get("ls", server.url("/api/x"))).unwrap();
    assert_eq!(bench.slept(), [60.0]);
}

#[test]
fn what_the_host_announces_wins_over_the_documents() {
    for (limit, goes) in [(5, 5), (2, 2)] {
        let headers = format!("X-RateLimit-Limit: {limit}\r\n");
        let server = Server::new((0..9).map(|_| answer("200 OK", &headers, "{}")));
        let bench = bench(&server, None);
        for _ in 0..goes {
            bench.send(get(&server)).unwrap();
        }
        assert_eq!(bench.slept(), [0.0; 0], "{limit}");
        bench.send(get(&server)).unwrap();
        assert_eq!(bench.slept(), [60.0], "{limit}");
    }
}

#[test]
fn the_profiles_own_limit_is_never_lifted_and_zero_is_none() {
    let server = Server::new((0..99).map(|_| answer("200 OK", "X-RateLimit-Limit: 90\r\n", "{}")));
    let bench = Bench::new();
    bench.transport.hold_to(Account {
        per_minute: Some(2),
        files_per_day: Some(0),
        ..account(&server)
    });
    bench.send(get(&server)).unwrap();
    bench.send(get(&server)).unwrap();
    bench.send(get(&server)).unwrap();
    assert_eq!(bench.slept(), [60.0]);

    let bench = Bench::new();
    bench.transport.hold_to(Account {
        per_minute: Some(0),
        files_per_day: Some(0),
        ..account(&server)
    });
    for _ in 0..40 {
        bench.send(file(&server)).unwrap();
    }
    assert_eq!(bench.slept(), [0.0; 0]);
}

#[test]
fn two_processes_count_together_and_hear_of_each_others_pauses() {
    let folder = tempfile::tempdir().unwrap();
    let server = willing();
    let (one, two) = (
        bench(&server, Some(folder.path())),
        bench(&server, Some(folder.path())),
    );
    one.send(get(&server)).unwrap();
    two.send(get(&server)).unwrap();
    one.send(get(&server)).unwrap();
    two.send(get(&server)).unwrap();
    assert_eq!((one.slept(), two.slept()), (vec![], vec![60.0]));

    let folder = tempfile::tempdir().unwrap();
    let refusal = answer("429 Too Many Requests", "Retry-After: 3600\r\n", "");
    let server = Server::new([refusal]);
    let (one, two) = (
        bench(&server, Some(folder.path())),
        bench(&server, Some(folder.path())),
    );
    one.send(get(&server)).unwrap_err();
    let error = two.send(file(&server)).unwrap_err();
    assert_eq!(error.retry_after, Some(Duration::from_secs(3600)));
    assert!(
        error.message.contains("imgpile asks to wait 3600 s"),
        "{error}"
    );
    assert_eq!(server.count(), 1);
}

#[cfg(unix)]
#[test]
fn the_folder_is_its_owners_alone_holds_no_token_and_cleans_itself_up() {
    use std::os::unix::fs::PermissionsExt;
    let server = willing();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("quota");
    bench(&server, Some(&folder)).send(get(&server)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files = || -> Vec<_> {
        let entries = fs::read_dir(&folder).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    assert_eq!(files().len(), 3, "the lock, and two copies of the state");
    for file in files() {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("key_a"), "{text}");
        assert!(!file.to_string_lossy().contains("key_a"));
    }
    // Old ones go, whoever comes next; young ones stay.
    let old = folder.join("0123.json");
    fs::write(&old, "{}").unwrap();
    let days = Duration::from_secs(3 * 86_400);
    let time = std::time::SystemTime::now() - days;
    fs::File::options()
        .write(true)
        .open(&old)
        .unwrap()
        .set_modified(time)
        .unwrap();
    bench(&server, Some(&folder)).send(get(&server)).unwrap();
    assert!(!old.exists());
    assert_eq!(files().len(), 3);
}

#[test]
fn a_copy_that_was_not_written_to_its_end_leaves_the_other() {
    for copy in ["a", "b"] {
        let server = willing();
        let folder = tempfile::tempdir().unwrap();
        let one = bench(&server, Some(folder.path()));
        for _ in 0..3 {
            one.send(get(&server)).unwrap();
        }
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut copies = entries.map(|entry| entry.unwrap().path());
        let torn = copies
            .find(|path| path.extension().is_some_and(|name| name == copy))
            .unwrap();
        let bytes = fs::read(&torn).unwrap();
        fs::write(&torn, &bytes[..bytes.len() - 1]).unwrap();
        let two = bench(&server, Some(folder.path()));
        two.send(get(&server)).unwrap();
        assert_eq!(two.slept(), [60.0], "{copy}");
    }
}

#[test]
fn a_broken_state_is_none_and_a_folder_that_cannot_be_used_is_told_with_v() {
    let server = willing();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("quota");
    bench(&server, Some(&folder)).send(get(&server)).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        fs::write(entry.unwrap().path(), "{\"requests\":[17").unwrap();
    }
    let again = bench(&server, Some(&folder));
    for _ in 0..3 {
        again.send(get(&server)).unwrap();
    }
    assert_eq!(again.slept(), [0.0; 0]);

    // A file where the folder should be: as good as a read-only directory, for root too.
    let taken = dir.path().join("taken");
    fs::write(&taken, "").unwrap();
    let alone = bench(&server, Some(&taken));
    for _ in 0..4 {
        alone.send(get(&server)).unwrap();
    }
    assert_eq!(alone.slept(), [60.0], "it still counts its own");
    let trace = alone.trace();
    assert_eq!(trace.matches("not counted together").count(), 1, "{trace}");
    assert_eq!(alone.notes().len(), 1, "only the wait: {:?}", alone.notes());
}

#[test]
fn a_host_without_limits_costs_no_file() {
    let server = willing();
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("quota");
    let bench = Bench::with(|policy| policy.quota_dir = Some(folder.clone()));
    bench.transport.hold_to(Account {
        quotas: &[],
        ..account(&server)
    });
    for _ in 0..9 {
        bench.send(file(&server)).unwrap();
    }
    bench
        .send(small(server.url("/api/x"), Repeat::Once))
        .unwrap();
    assert!(!folder.exists());
}

#[test]
fn what_is_left_can_be_seen_without_the_token() {
    let server = willing();
    let folder = tempfile::tempdir().unwrap();
    let told = |bench: &Bench, token: Secret<String>| -> Vec<String> {
        let dry = bench.transport.dry();
        dry.hold_to(account(&server));
        let call = Call::get("ls", server.url("/api/x")).auth(Auth::Bearer(token));
        let error = bench.run(dry.send(call, |_| None)).unwrap_err();
        let Reason::Rehearsed(outline) = &error.reason else {
            panic!("{error:?}");
        };
        outline.allowances.iter().map(ToString::to_string).collect()
    };
    let fresh = bench(&server, Some(folder.path()));
    assert_eq!(
        told(&fresh, Secret::stand_in("key_")),
        ["3 requests a minute", "4 files a day"]
    );
    let one = bench(&server, Some(folder.path()));
    one.send(file(&server)).unwrap();
    let two = bench(&server, Some(folder.path()));
    let left = ["3 requests a minute (2 left)", "4 files a day (3 left)"];
    assert_eq!(told(&two, Secret::stand_in("key_")), left);
    assert_eq!(told(&two, Secret::new("key_a".to_owned())), left);
    assert_eq!(
        told(&two, Secret::new("key_b".to_owned())),
        ["3 requests a minute", "4 files a day"]
    );
    assert_eq!(server.count(), 1);
}
