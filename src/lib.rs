//! hoist puts files on image and file hosts and keeps track of what it put there.
//!
//! # Floors
//!
//! Modules are grouped by floor and import downward only. A test reads the sources and fails on an upward import.
//!
//! | Floor | Modules | What lives there |
//! | --- | --- | --- |
//! | 4 | [`cli`] | the person at the terminal: arguments, output, progress, clipboard, exit codes |
//! | 3 | [`ops`] | what hoist does; returns typed reports and never prints |
//! | 2 | [`provider`] | the hosts, each behind the same traits |
//! | 1 | [`http`], [`settings`], [`tokens`], [`history`], on [`private`] and [`pages`] | the outside world, one door each |
//! | 0 | [`model`], [`error`], [`secret`], [`progress`] | words, no I/O |

pub mod error;
pub mod model;
pub mod progress;
pub mod secret;

pub mod pages;
pub mod private;

pub mod history;
pub mod http;
pub mod settings;
pub mod tokens;

pub mod provider;

pub mod ops;

pub mod cli;
