//! The transport against scripted servers on loopback.

mod answers;
mod bodies;
mod downloads;
mod early;
mod environment;
mod gate;
pub mod kit;
mod limits;
mod names;
mod quota;
mod redirects;
mod retries;
mod secrets;
pub mod sources;
