//! The real program, as a person or a script meets it: section by section of the command contract.

mod accounts;
#[cfg(target_os = "linux")]
mod after;
mod batches;
mod changes;
mod doctor;
mod export;
mod help;
mod import;
mod interrupts;
mod links;
mod lost;
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
#[cfg(target_os = "linux")]
mod shot;
mod streams;
mod terminal;
mod together;
mod turns;
mod undo;
mod upload;
mod watch;
mod web;
