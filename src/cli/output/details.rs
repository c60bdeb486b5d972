//! One thing, a line for each of its facts: `show`, `post show`, `auth status`.

use unicode_width::UnicodeWidthStr;

use super::style::Style;
use super::table::Look;
use super::units::{ago, rfc3339, size};
use super::views::{MediaView, PostView};
use super::{hyperlink, sanitize};

/// Labels and values in order. Unknown values are left out by whoever adds them.
#[derive(Clone, Debug, Default)]
pub struct Details(Vec<(String, String)>);

impl Details {
    /// No facts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact, where it is known.
    pub fn add(&mut self, label: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.0.push((label.to_owned(), value.to_string()));
        }
    }

    /// One line a fact: labels in a column on a terminal, label, tab and value in a pipe. Values of several lines go on
    /// under themselves on a terminal and are one line in a pipe.
    pub fn render(&self, look: &Look) -> String {
        let width = self
            .0
            .iter()
            .map(|(label, _)| sanitize::line(label).width())
            .max()
            .unwrap_or(0);
        let mut out = String::new();
        for (label, value) in &self.0 {
            let label = sanitize::line(label);
            if look.terminal {
                let gap = " ".repeat(width - label.width() + 2);
                let indent = format!("\n{}", " ".repeat(width + 2));
                let value = sanitize::block(value).trim_end().replace('\n', &indent);
                let value = if look.links {
                    hyperlink::to(&value.clone(), value)
                } else {
                    value
                };
                let label = Style::Bold.paint(&label, look.color);
                out.push_str(&format!("{label}{gap}{value}\n"));
            } else {
                out.push_str(&format!("{label}\t{}\n", sanitize::line(value)));
            }
        }
        out
    }
}

fn time(time: Option<jiff::Timestamp>, look: &Look) -> Option<String> {
    let time = time?;
    Some(if look.terminal {
        format!("{} ({})", rfc3339(time), ago(time, look.now))
    } else {
        rfc3339(time)
    })
}

/// Everything known of one media.
pub fn media(view: &MediaView, look: &Look) -> Details {
    let (file, facts) = (&view.file, &view.facts);
    let mut details = Details::new();
    details.add("id", file.id.as_ref());
    details.add("profile", Some(&view.profile));
    details.add("name", file.name.as_ref());
    details.add("title", facts.title.as_ref());
    details.add("description", facts.description.as_ref());
    details.add("type", file.mime.as_ref());
    let bytes = file.size.map(|bytes| match (look.terminal, bytes < 1024) {
        (true, false) => format!("{} ({bytes} bytes)", size(bytes)),
        (true, true) => size(bytes),
        (false, _) => bytes.to_string(),
    });
    details.add("size", bytes.or_else(|| facts.size_text.clone()));
    let pixels = file.width.zip(file.height);
    details.add(
        "pixels",
        pixels.map(|(width, height)| format!("{width}x{height}")),
    );
    details.add(
        "tags",
        (!facts.tags.is_empty()).then(|| facts.tags.join(", ")),
    );
    details.add("visibility", facts.visibility);
    details.add(
        "nsfw",
        facts.nsfw.map(|nsfw| if nsfw { "yes" } else { "no" }),
    );
    details.add("state", facts.state.as_ref());
    details.add("owner", facts.owner.as_ref());
    details.add("created", time(file.created_at, look));
    details.add("expires", time(file.expires_at, look));
    details.add("post", file.post_id.as_ref());
    details.add("blake3", file.blake3.as_ref());
    details.add("url", file.url.as_ref());
    details.add("page", file.page_url.as_ref());
    details.add("thumbnail", file.thumbnail_url.as_ref());
    details
}

/// Everything known of one post; its media are a table of their own.
pub fn post(view: &PostView, look: &Look) -> Details {
    let mut details = Details::new();
    details.add("id", Some(&view.id));
    details.add("profile", Some(&view.profile));
    details.add("title", view.title.as_ref());
    details.add("description", view.description.as_ref());
    details.add("visibility", view.visibility);
    details.add(
        "nsfw",
        view.nsfw.map(|nsfw| if nsfw { "yes" } else { "no" }),
    );
    details.add("state", view.state.as_ref());
    details.add("score", view.score);
    details.add("vote", view.vote);
    details.add("views", view.views);
    details.add("media", view.media_count);
    details.add("owner", view.owner.as_ref());
    details.add(
        "accounts",
        (!view.accounts.is_empty()).then(|| view.accounts.join(", ")),
    );
    details.add("created", time(view.created_at, look));
    details.add("scheduled", time(view.scheduled_for, look));
    details.add("page", view.page_url.as_ref());
    details
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Media;

    fn look(terminal: bool) -> Look {
        Look {
            terminal,
            color: false,
            links: false,
            width: 80,
            now: "2026-01-07T12:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn known_facts_only_and_in_columns() {
        let mut media = Media::new("abc");
        media.description = Some("two\nlines\x1b[2J".to_owned());
        media.size = Some(2048);
        media.created_at = Some("2026-01-07T11:00:00Z".parse().unwrap());
        let view = MediaView::new("p", "slink", &media);
        let terminal = super::media(&view, &look(true)).render(&look(true));
        assert_eq!(
            terminal,
            "id           abc\nprofile      p\ndescription  two\n             lines [2J\nsize         2.0 KiB (2048 bytes)\n\
             created      2026-01-07T11:00:00Z (1 h ago)\n"
        );
        let piped = super::media(&view, &look(false)).render(&look(false));
        assert_eq!(
            piped,
            "id\tabc\nprofile\tp\ndescription\ttwo lines [2J\nsize\t2048\ncreated\t2026-01-07T11:00:00Z\n"
        );
    }

    #[test]
    fn a_hidden_delete_link_stays_hidden() {
        let mut media = Media::new("abc");
        media.links.delete = Some(crate::secret::Secret::new(
            "https://h.example/d/k".parse().unwrap(),
        ));
        let view = MediaView::new("p", "slink", &media);
        assert!(
            !super::media(&view, &look(true))
                .render(&look(true))
                .contains("/d/k")
        );
    }
}
