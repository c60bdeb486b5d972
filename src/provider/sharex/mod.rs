//! Custom uploaders of ShareX: `.sxcu` files.

pub mod language;
