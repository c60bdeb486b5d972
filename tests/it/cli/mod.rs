//! The real program, as a person or a script meets it: section by section of the command contract.

mod accounts;
mod batches;
mod changes;
mod interrupts;
mod links;
mod media;
mod mirror;
#[cfg(target_os = "linux")]
mod paste;
mod picgo;
mod place;
mod posts;
mod quota;
mod refusals;
mod sharex;
mod streams;
mod together;
mod upload;
mod watch;
mod web;
