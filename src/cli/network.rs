//! How the network is used, from the options of the command line.

use std::sync::Arc;
use std::time::Duration;

use super::app::App;
use crate::http::{Policy, Trace};

/// The policy for this run.
pub fn policy(app: &App) -> Policy {
    let idle = Duration::from_secs(app.global.timeout);
    let defaults = Policy::default();
    let max_wait = if app.global.no_wait {
        0
    } else {
        app.global.max_wait
    };
    Policy {
        idle,
        // A host may work on a file for a while once it has it.
        answer: idle * 2,
        retries: app.global.retries,
        max_wait: Duration::from_secs(max_wait),
        progress: Arc::clone(&app.progress),
        quota_dir: Some(app.paths.data_dir.join("quota")),
        trace: trace(app),
        ..defaults
    }
}

/// `-v`: each request on stderr; `-vv`: with headers.
fn trace(app: &App) -> Option<Trace> {
    let streams = app.streams.clone();
    (app.global.verbose > 0).then(|| Trace {
        headers: app.global.verbose > 1,
        sink: Arc::new(move |line: &str| streams.say(line)),
    })
}
