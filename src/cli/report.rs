//! How a command ends: exit codes, hints, and the wording of errors. The only place that knows them.

use std::fmt::Write;

use super::output::style::Style;
use super::output::views::ErrorView;
use super::output::{json as documents, sanitize};
use crate::error::{Error, Kind, Reason};
use crate::ops::Verdict;

/// Some inputs done, others failed.
pub const PARTLY: u8 = 3;

/// The person stopped it.
pub const INTERRUPTED: u8 = 130;

/// Ended by SIGHUP: the terminal was closed.
pub const HUNG_UP: u8 = 129;

/// Ended by SIGTERM.
pub const TERMINATED: u8 = 143;

/// What each exit code means, for `hoist help exit-codes` and the man page: code, meaning, `error.kind`.
pub const EXIT_CODES: &[(u8, &str, &str)] = &[
    (0, "all done", ""),
    (
        1,
        "failed for a reason of this machine (file unreadable, disk full, broken configuration file)",
        "io, config",
    ),
    (2, "usage", "usage"),
    (
        PARTLY,
        "some inputs done, others failed",
        "of the first error; per input in JSON",
    ),
    (4, "no token, token refused, or not permitted", "auth"),
    (5, "the provider can't do this", "unsupported"),
    (
        6,
        "outcome unknown: sent, but the answer was lost",
        "unknown_outcome",
    ),
    (7, "not found", "not_found"),
    (
        8,
        "refused by the host: too large, wrong type, banned, invalid field, duplicate, quota",
        "rejected",
    ),
    (9, "rate limited, gave up", "rate_limited"),
    (
        10,
        "network: could not connect, name not resolved, TLS, timed out before anything was accepted",
        "network",
    ),
    (
        11,
        "the host failed: 5xx, or an answer that is not what its API promises",
        "server, protocol",
    ),
    (
        INTERRUPTED,
        "interrupted (129 on SIGHUP, 143 on SIGTERM)",
        "interrupted",
    ),
];

/// The exit code of an error.
pub fn exit_code(kind: Kind) -> u8 {
    match kind {
        Kind::Io | Kind::Config => 1,
        Kind::Usage => 2,
        Kind::Auth => 4,
        Kind::Unsupported => 5,
        Kind::UnknownOutcome => 6,
        Kind::NotFound => 7,
        Kind::Rejected => 8,
        Kind::RateLimited => 9,
        Kind::Network => 10,
        Kind::Server | Kind::Protocol => 11,
        Kind::Interrupted => INTERRUPTED,
    }
}

/// The code of a command that did several things.
pub fn verdict(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Done => 0,
        Verdict::Partly => PARTLY,
        Verdict::Failed(kind) => exit_code(kind),
    }
}

/// The way out of an error, where there is one.
pub fn hint(error: &Error) -> Option<String> {
    let of_reason = match &error.reason {
        Reason::NoToken { profile } => Some(format!(
            "run 'hoist auth login {profile}', or set {}",
            token_variable(profile)
        )),
        Reason::TokenRefused { profile } => Some(format!(
            "look with 'hoist auth status {profile}'; 'hoist auth login {profile}' stores a new token"
        )),
        Reason::NoKeyring => Some(
            "add --insecure-storage to keep the token in a file that only you can read, or set HOIST_TOKEN_<PROFILE> instead"
                .to_owned(),
        ),
        Reason::NoName => Some(
            "check the profile's address for a typing mistake, and whether this machine is online and resolves names"
                .to_owned(),
        ),
        Reason::NotTrusted => Some(
            "check this machine's clock; for a CA of your own set SSL_CERT_FILE to its certificate"
                .to_owned(),
        ),
        Reason::NotEncrypted => {
            Some("use https://, or set allow_http = true in the profile".to_owned())
        }
        Reason::NotRecursive => Some("add -r to upload what is in it".to_owned()),
        Reason::Duplicate(text) | Reason::Advice(text) => Some(text.clone()),
        Reason::Rehearsed(_) | Reason::Plain => None,
    };
    of_reason.or_else(|| of_kind(error))
}

fn of_kind(error: &Error) -> Option<String> {
    let wait = error
        .retry_after
        .map(|wait| wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
    let hint = match (error.kind, wait) {
        (Kind::UnknownOutcome, _) => match error.operation {
            Some("vote") => {
                "look at the post before pressing again; without --toggle, the same vote again is safe"
            }
            Some("comment" | "comment add") => {
                "look with 'hoist comment ls --user NAME' before writing it again"
            }
            Some("post create") => "look with 'hoist post ls' before making it again",
            Some("upload") => {
                "'hoist retry --unknown' asks the host where it can be asked; else look there (hoist ls) before sending it again"
            }
            _ => "look on the host (hoist ls) before sending it again",
        },
        (Kind::RateLimited, Some(seconds)) => {
            return Some(format!(
                "the host asks to wait {seconds} s; --max-wait {seconds} lets hoist wait that long"
            ));
        }
        (Kind::RateLimited, None) => {
            "try again later, or let hoist wait longer with --max-wait SECS"
        }
        (Kind::Unsupported, _) => "'hoist providers' shows what each one can do",
        (Kind::Server | Kind::Protocol, _) if error.operation == Some("upload") => {
            "the host may have it all the same: look (hoist ls) before sending it again"
        }
        (Kind::Server, _) => "the host has a problem of its own: try again later",
        (Kind::Protocol, _) => {
            "the profile's address may be wrong, or something in between answers: see 'hoist doctor'"
        }
        (Kind::Network, _) => {
            "check the connection and the profile's address: 'hoist doctor' tries both"
        }
        (Kind::Auth, _) if error.status == Some(403) => {
            "the token may lack the permission, or this belongs to somebody else"
        }
        (Kind::NotFound, _) if error.status.is_some() => {
            "look at the id, and at the profile that was chosen (-p)"
        }
        (Kind::Usage, _) => {
            return Some(match error.operation {
                Some(command) => format!("'hoist {command} --help' shows what it takes"),
                None => "the same command with --help shows what it takes".to_owned(),
            });
        }
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The message, with who said it in front where it is the host's own and does not say so.
pub fn worded(error: &Error) -> String {
    match (&error.provider, error.status) {
        (Some(provider), Some(status))
            if status >= 400 && !error.message.contains(provider.as_str()) =>
        {
            format!("{provider} answered {status}: {}", error.message)
        }
        _ => error.message.clone(),
    }
}

/// The environment variable that holds a profile's token.
fn token_variable(profile: &str) -> String {
    let name: String = profile
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_uppercase()
            } else {
                '_'
            }
        })
        .collect();
    format!("HOIST_TOKEN_{name}")
}

/// An error for people: `error: …` and, where there is something to do, `hint: …`. Each is one line with its end.
pub fn text(error: &Error, color: bool) -> String {
    let mut text = format!(
        "{} {}",
        Style::Red.paint("error:", color),
        sanitize::line(&worded(error))
    );
    if let Some(id) = &error.request_id {
        let _ = write!(text, " (request {})", sanitize::line(id));
    }
    text.push('\n');
    if let Some(hint) = hint(error) {
        let label = Style::Yellow.paint("hint:", color);
        let _ = writeln!(text, "{label} {}", sanitize::line(&hint));
    }
    text
}

/// An error for scripts: `{"error": {…}}` on one line, with its end.
pub fn json(error: &Error) -> String {
    let value = serde_json::json!({ "error": ErrorView::from(error) });
    let text = documents::document(&value, false).unwrap_or_default();
    format!("{text}\n")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_kind_has_the_code_of_the_table() {
        for kind in Kind::ALL {
            let row = EXIT_CODES
                .iter()
                .find(|(_, _, kinds)| kinds.split(", ").any(|name| name == kind.name()))
                .unwrap_or_else(|| panic!("{kind:?} is in no row"));
            assert_eq!(row.0, exit_code(kind), "{kind:?}");
        }
    }

    #[test]
    fn several_inputs() {
        assert_eq!(verdict(Verdict::Done), 0);
        assert_eq!(verdict(Verdict::Partly), 3);
        assert_eq!(verdict(Verdict::Failed(Kind::Auth)), 4);
    }

    #[test]
    fn a_missing_token_names_profile_and_variable() {
        let error = Error::new(Kind::Auth, "no token for 'my-pics'").reason(Reason::NoToken {
            profile: "my-pics".to_owned(),
        });
        assert_eq!(
            hint(&error).unwrap(),
            "run 'hoist auth login my-pics', or set HOIST_TOKEN_MY_PICS"
        );
    }

    #[test]
    fn hints_tell_the_way_out() {
        let plain = |kind| Error::new(kind, "x");
        for (error, word) in [
            (plain(Kind::Usage).reason(Reason::NotRecursive), "-r"),
            (
                plain(Kind::Io).reason(Reason::NoKeyring),
                "--insecure-storage",
            ),
            (plain(Kind::UnknownOutcome), "hoist ls"),
            (plain(Kind::RateLimited), "--max-wait"),
            (plain(Kind::Unsupported), "hoist providers"),
            (plain(Kind::Server).during("upload"), "hoist ls"),
            (plain(Kind::Server), "later"),
            (plain(Kind::Protocol), "hoist doctor"),
            (plain(Kind::Network), "hoist doctor"),
            (
                plain(Kind::Network).reason(Reason::NoName),
                "resolves names",
            ),
            (
                plain(Kind::Network).reason(Reason::NotTrusted),
                "SSL_CERT_FILE",
            ),
            (
                plain(Kind::Config).reason(Reason::NotEncrypted),
                "allow_http = true",
            ),
            (plain(Kind::Network).advice("do this"), "do this"),
        ] {
            let hint = hint(&error).unwrap_or_default();
            assert!(hint.contains(word), "{error:?}: {hint}");
        }
        assert_eq!(hint(&plain(Kind::Interrupted)), None);
        let mut limited = plain(Kind::RateLimited);
        limited.retry_after = Some(Duration::from_millis(90_500));
        assert!(hint(&limited).unwrap().contains("--max-wait 91"));
    }

    #[test]
    fn a_hosts_own_words_are_told_as_such() {
        let said =
            |message: &str| worded(&Error::new(Kind::Server, message).of("imgpile").status(500));
        assert_eq!(said("Server Error"), "imgpile answered 500: Server Error");
        assert_eq!(said("imgpile knows no post"), "imgpile knows no post");
        assert_eq!(
            worded(&Error::new(Kind::Io, "disk full").of("local")),
            "disk full"
        );
    }

    #[test]
    fn errors_are_a_line_each_whatever_the_host_wrote() {
        let mut error =
            Error::new(Kind::Rejected, "too\nlarge\x1b[0m").advice("make it\r\nsmaller");
        error.request_id = Some("r\n1".to_owned());
        assert_eq!(
            text(&error, false),
            "error: too large [0m (request r 1)\nhint: make it  smaller\n"
        );
        assert!(text(&error, true).starts_with("\x1b[1;31merror:\x1b[0m too"));
    }

    #[test]
    fn json_has_every_field() {
        let mut error = Error::new(Kind::RateLimited, "slow down\u{9b}").status(429);
        error.retry_after = Some(Duration::from_secs(7));
        let text = json(&error);
        assert_eq!(
            text,
            "{\"error\":{\"kind\":\"rate_limited\",\"message\":\"slow down\\u009b\",\"hint\":\"the host asks to wait 7 s; \
             --max-wait 7 lets hoist wait that long\",\"status\":429,\"request_id\":null,\"retry_after\":7}}\n"
        );
    }
}
