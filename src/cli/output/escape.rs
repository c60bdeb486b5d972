//! Names and links inside Markdown, HTML and BBCode. What is escaped must be sanitized already.

/// Text inside Markdown's `[…]`: every character that could end it or begin something else gets a backslash.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>()#!|~&$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A link inside Markdown's `(…)`.
pub(super) fn markdown_url(url: &str) -> String {
    percent(url, "()<>\\ ")
}

/// Text or an attribute's value in HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text in BBCode, which knows no escapes: brackets become round ones.
pub(super) fn bbcode(text: &str) -> String {
    text.replace('[', "(").replace(']', ")")
}

/// A link in BBCode.
pub(super) fn bbcode_url(url: &str) -> String {
    percent(url, "[]\"' ")
}

fn percent(url: &str, reserved: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if reserved.contains(c) {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}
