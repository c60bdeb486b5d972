//! What hoist does. Every operation takes what it needs, returns a typed report and prints nothing.

mod file;
mod gate;
mod get;
mod host;
mod identity;
mod input;
mod kind;
mod ledger;
mod media;
mod post;
mod remove;
mod shared;
mod spool;
mod stream;
mod strip;
mod target;
mod upload;
mod vote;
mod watch;
mod wildcard;

pub use file::{Prepared, unreadable};
pub use gate::{
    check_edit, check_list, check_post, check_post_edit, check_post_list, check_upload,
};
pub use get::{Got, Place, get};
pub use host::Host;
pub use input::{Given, Input, Inputs, Origin, read_list};
pub use ledger::Ledger;
pub use media::{edit, list, private_link, show};
pub use post::{Piece, create_post};
pub use remove::{RemoveOptions, remove};
pub use spool::Spool;
pub use strip::{Carrier, Found};
pub use target::{Target, entry_of, resolve};
pub use upload::{
    Interrupt, Manner, Outcome, Plan, Report, Source, Tally, Trickle, Verdict, begin, retry, upload,
};
pub use vote::{VoteReport, Wish, subject, toggle, vote};
pub use watch::{Arrivals, Before, Known, watch};
pub use wildcard::words;
