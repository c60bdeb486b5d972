//! The person at the terminal: arguments, output, progress, clipboard, exit codes.

pub mod clipboard;
pub mod output;
pub mod progress;
pub mod report;
pub mod streams;
