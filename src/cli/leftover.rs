//! What is told, once, of a command that was cut off.

use crate::history::{Batch, History, Outcome};

/// What became of a batch that was cut off, and what goes on with it. `None` where nothing of it is open.
pub fn words(history: &History, batch: &Batch) -> Option<String> {
    let mut parts = Vec::new();
    if batch.unknown > 0 {
        let unknown = history.following(batch.id, &[Outcome::Unknown], None, 3);
        let names: Vec<String> = unknown
            .into_iter()
            .flatten()
            .map(|entry| entry.input)
            .collect();
        let more = batch.unknown.saturating_sub(names.len() as u64);
        let more = match more {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        parts.push(format!("{}{more} may have arrived", names.join(", ")));
    }
    if batch.queued > 0 {
        parts.push(format!("{} not begun", batch.queued));
    }
    if !batch.read_all {
        parts.push("some inputs not looked at".to_owned());
    }
    let number = batch.id.0;
    let advice = match (batch.queued, batch.unknown) {
        (0, 0) if parts.is_empty() => {
            let (open, advice) = of_post(history, batch)?;
            parts.push(open.to_owned());
            advice
        }
        (0, 0) => format!("the same command with {} goes on with it", again(batch)),
        (0, _) => format!("'hoist retry {number} --unknown' asks the host first"),
        (_, 0) => format!("'hoist retry {number}' sends what is missing"),
        _ => format!(
            "'hoist retry {number}' sends what is missing, 'hoist retry {number} --unknown' also asks the host about the rest"
        ),
    };
    Some(format!(
        "an earlier {} (batch {number}) was cut off: {}; {advice}",
        batch.command,
        parts.join(", ")
    ))
}

/// The option with which a command that is given again sends what is missing.
pub fn again(batch: &Batch) -> &'static str {
    match batch.makes_post() {
        true => "--reuse",
        false => "--resume",
    }
}

/// What is open of a post whose files are all there, and what makes it.
fn of_post(history: &History, batch: &Batch) -> Option<(&'static str, String)> {
    if !batch.makes_post() || batch.failed > 0 {
        return None;
    }
    let advice = "the same command with --reuse makes it and sends no file twice";
    match history.post_of(batch.id).ok()? {
        None => Some(("its post was not made", advice.to_owned())),
        Some(post) if post.is_open() => Some((
            "its post may have been made",
            format!(
                "where 'hoist post ls -p {}' does not show it, {advice}",
                post.profile
            ),
        )),
        Some(_) => None,
    }
}
