//! The page of a post: one HTML file that needs nothing but the stored files beside it.

use std::fmt::{self, Write};

use super::gallery::{MediaCard, PostCard, Stored};
use super::name::Key;

const STYLE: &str = "\
:root{color-scheme:light dark;font-family:system-ui,sans-serif;line-height:1.5}\
main{max-width:60rem;margin:0 auto;padding:1rem}\
figure{margin:1.5rem 0}\
img,video{display:block;max-width:100%;height:auto}\
p{white-space:pre-line;overflow-wrap:anywhere}";

/// Pictures that browsers show; others (TIFF, HEIC, raw) become links.
const SHOWN: [&str; 8] = [
    "image/apng",
    "image/avif",
    "image/bmp",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/svg+xml",
    "image/webp",
];

/// The page. It asks search engines to stay away, because its address is meant to be known only to those who got it.
pub(super) fn render(key: &Key, post: &PostCard, media: &[Stored<MediaCard>]) -> String {
    let title = filled(&post.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        Escaped(title.unwrap_or(key.as_str()))
    );
    if let Some(title) = title {
        page.push_str(&format!("<h1>{}</h1>\n", Escaped(title)));
    }
    if let Some(description) = filled(&post.description) {
        page.push_str(&format!("<p>{}</p>\n", Escaped(description)));
    }
    for item in media {
        page.push_str(&figure(item));
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn figure(item: &Stored<MediaCard>) -> String {
    let card = &item.card;
    let file = item.file();
    let file = Escaped(&file);
    let title = filled(&card.title);
    let description = filled(&card.description);
    let words = Escaped(title.or(description).unwrap_or(&card.name));
    let thing = if SHOWN.contains(&card.mime.as_str()) {
        let size = match (card.width, card.height) {
            (Some(width), Some(height)) => format!(" width=\"{width}\" height=\"{height}\""),
            _ => String::new(),
        };
        format!(
            "<a href=\"{file}\"><img src=\"{file}\" alt=\"{words}\"{size} loading=\"lazy\"></a>"
        )
    } else if card.mime.starts_with("video/") {
        format!(
            "<video src=\"{file}\" aria-label=\"{words}\" controls preload=\"metadata\"></video>"
        )
    } else {
        let name = Escaped(&card.name);
        format!("<a href=\"{file}\" download=\"{name}\">{name}</a>")
    };
    let mut caption = String::new();
    if let Some(title) = title {
        caption.push_str(&format!("<strong>{}</strong>", Escaped(title)));
    }
    if let Some(description) = description {
        caption.push_str(&format!("<p>{}</p>", Escaped(description)));
    }
    if !caption.is_empty() {
        caption = format!("\n<figcaption>{caption}</figcaption>");
    }
    format!("<figure>\n{thing}{caption}\n</figure>\n")
}

fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// Text that means only itself, between tags and in quoted attributes. Control characters, which HTML forbids, become �.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' | '\t' => f.write_char(character)?,
                control if control.is_control() => f.write_char('\u{FFFD}')?,
                plain => f.write_char(plain)?,
            }
        }
        Ok(())
    }
}
