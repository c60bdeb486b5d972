//! What hoist shows: JSON views, tables, details, templates. Everything here turns values into text; nothing writes.

pub mod checks;
pub mod columns;
pub mod details;
mod escape;
pub mod hyperlink;
pub mod json;
pub mod qr;
pub mod sanitize;
pub mod style;
pub mod table;
pub mod template;
pub mod units;
pub mod uploaders;
pub mod views;
pub mod wrap;
