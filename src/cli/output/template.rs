//! `-f`: named formats and templates. Parsed before anything is sent, rendered once the links are known.

use super::units::rfc3339;
use super::views::UploadView;
use super::{escape, sanitize};
use crate::error::{Error, Result};

/// A word between braces, and the value it stands for.
type Word = (&'static str, fn(&UploadView) -> String);

fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Every word, the JSON's names and the short ones.
const WORDS: &[Word] = &[
    ("url", url),
    ("page", |view| or_empty(&view.file.page_url)),
    ("thumbnail", |view| or_empty(&view.file.thumbnail_url)),
    ("delete", |view| or_empty(&view.file.delete_url)),
    ("id", |view| or_empty(&view.file.id)),
    ("name", |view| or_empty(&view.file.name)),
    ("title", |view| or_empty(&view.title)),
    ("mime", |view| or_empty(&view.file.mime)),
    ("size", |view| number(view.file.size)),
    ("width", |view| number(view.file.width)),
    ("height", |view| number(view.file.height)),
    ("blake3", |view| or_empty(&view.file.blake3)),
    ("input", |view| view.input.clone()),
    ("profile", |view| view.profile.clone()),
    ("provider", |view| view.provider.clone()),
    ("outcome", |view| view.outcome.name().to_owned()),
    ("page_url", |view| or_empty(&view.file.page_url)),
    ("thumbnail_url", |view| or_empty(&view.file.thumbnail_url)),
    ("delete_url", |view| or_empty(&view.file.delete_url)),
    ("created_at", |view| {
        view.file.created_at.map(rfc3339).unwrap_or_default()
    }),
    ("expires_at", |view| {
        view.file.expires_at.map(rfc3339).unwrap_or_default()
    }),
    ("post_id", |view| or_empty(&view.file.post_id)),
    ("attempts", |view| view.attempts.to_string()),
    ("error", |view| {
        view.error
            .as_ref()
            .map(|error| error.message.clone())
            .unwrap_or_default()
    }),
];

/// The direct link, or the id where the host gives none.
fn url(view: &UploadView) -> String {
    or_empty(if view.file.url.is_some() {
        &view.file.url
    } else {
        &view.file.id
    })
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Word(fn(&UploadView) -> String),
}

#[derive(Clone, Debug)]
enum Form {
    Pieces(Vec<Piece>),
    Markdown,
    Html,
    BbCode,
}

/// A checked `--format`.
#[derive(Clone, Debug)]
pub struct Template(Form);

impl Default for Template {
    /// `url`
    fn default() -> Self {
        Template(Form::Pieces(vec![Piece::Word(url)]))
    }
}

impl Template {
    /// The named formats, in the order of the help.
    pub const NAMES: [&'static str; 8] = [
        "url",
        "page",
        "thumbnail",
        "delete",
        "id",
        "markdown",
        "html",
        "bbcode",
    ];

    /// Every word that a template may hold between braces.
    pub fn vocabulary() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(name, _)| *name)
    }

    /// Reads a format's name, or a template: `{word}` is replaced, `{{` and `}}` are braces, `\n` `\t` `\\` are what they
    /// are in most languages.
    ///
    /// # Errors
    /// `Usage` for a name or a word that isn't known, or a brace without its other half.
    pub fn parse(text: &str) -> Result<Self> {
        let form = match text {
            "markdown" => Form::Markdown,
            "html" => Form::Html,
            "bbcode" => Form::BbCode,
            name if Self::NAMES.contains(&name) => Form::Pieces(vec![Piece::Word(word(name)?)]),
            template if template.contains('{') => Form::Pieces(pieces(template)?),
            other => {
                let message = format!(
                    "'{other}' is neither a format ({}) nor a template with a {{word}} in it",
                    Self::NAMES.join(", ")
                );
                return Err(Error::usage(message).advice(words()));
            }
        };
        Ok(Template(form))
    }

    /// A template, also where it has no word in it.
    ///
    /// # Errors
    /// As [`Template::parse`].
    pub fn words(text: &str) -> Result<Self> {
        Ok(Template(Form::Pieces(pieces(text)?)))
    }

    /// The line or lines of one upload, without a final line break. Values hold no line breaks and nothing that a terminal
    /// would obey; unknown ones are empty.
    pub fn render(&self, view: &UploadView) -> String {
        match &self.0 {
            Form::Pieces(pieces) => pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.clone(),
                    Piece::Word(value) => sanitize::line(&value(view)),
                })
                .collect(),
            Form::Markdown => markdown(view),
            Form::Html => html(view),
            Form::BbCode => bbcode(view),
        }
    }
}

fn words() -> String {
    let words: Vec<String> = WORDS
        .iter()
        .map(|(word, _)| format!("{{{word}}}"))
        .collect();
    format!("words: {}", words.join(" "))
}

fn word(name: &str) -> Result<fn(&UploadView) -> String> {
    WORDS
        .iter()
        .find(|(word, _)| *word == name)
        .map(|(_, value)| *value)
        .ok_or_else(|| Error::usage(format!("a template knows no {{{name}}}")).advice(words()))
}

fn pieces(template: &str) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = template.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.next_if_eq(&c).is_some() => text.push(c),
            '{' => {
                let mut name = String::new();
                loop {
                    match rest.next() {
                        Some('}') => break,
                        Some(c) => name.push(c),
                        None => {
                            let message =
                                format!("the template '{template}' has a '{{' without its '}}'");
                            return Err(Error::usage(message).advice("write {{ for a brace itself"));
                        }
                    }
                }
                let value = word(name.trim())?;
                pieces.push(Piece::Text(std::mem::take(&mut text)));
                pieces.push(Piece::Word(value));
            }
            '}' => {
                let message = format!("the template '{template}' has a '}}' without its '{{'");
                return Err(Error::usage(message).advice("write }} for a brace itself"));
            }
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('\\') | None => text.push('\\'),
                Some(other) => {
                    text.push('\\');
                    text.push(other);
                }
            },
            _ => text.push(c),
        }
    }
    pieces.push(Piece::Text(text));
    Ok(pieces)
}

/// What a format with a link in it shows: the link, whether it is a picture, and what to call it.
struct Shown {
    link: Option<String>,
    picture: bool,
    name: String,
}

/// The direct link where there is one, else the page, which is no picture.
fn shown(view: &UploadView) -> Shown {
    let file = &view.file;
    let name = [&file.name, &file.id]
        .into_iter()
        .find_map(|name| name.as_deref())
        .unwrap_or(&view.input);
    let link = file.url.as_ref().or(file.page_url.as_ref());
    Shown {
        link: link.map(|link| sanitize::line(link)),
        picture: file.url.is_some()
            && file
                .mime
                .as_deref()
                .is_some_and(|mime| mime.starts_with("image/")),
        name: sanitize::line(name),
    }
}

fn markdown(view: &UploadView) -> String {
    let Shown {
        link,
        picture,
        name,
    } = shown(view);
    let name = escape::markdown(&name);
    match link {
        Some(link) => {
            let mark = if picture { "!" } else { "" };
            format!("{mark}[{name}]({})", escape::markdown_url(&link))
        }
        None => name,
    }
}

fn html(view: &UploadView) -> String {
    let Shown {
        link,
        picture,
        name,
    } = shown(view);
    let name = escape::html(&name);
    match link.map(|link| escape::html(&link)) {
        Some(link) if picture => format!(r#"<img src="{link}" alt="{name}">"#),
        Some(link) => format!(r#"<a href="{link}">{name}</a>"#),
        None => name,
    }
}

fn bbcode(view: &UploadView) -> String {
    let Shown {
        link,
        picture,
        name,
    } = shown(view);
    let name = escape::bbcode(&name);
    match link.map(|link| escape::bbcode_url(&link)) {
        Some(link) if picture => format!("[img]{link}[/img]"),
        Some(link) => format!("[url={link}]{name}[/url]"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cli::output::views::Outcome;
    use crate::error::Kind;

    fn view() -> UploadView {
        let mut view = UploadView::new("cat.png", "pics", "slink", Outcome::Uploaded);
        view.file.id = Some("abc".to_owned());
        view.file.url = Some("https://h.example/a(1).png".to_owned());
        view.file.name = Some("c[a]t <1>.png".to_owned());
        view.file.mime = Some("image/png".to_owned());
        view.file.size = Some(1234);
        view
    }

    fn rendered(format: &str, view: &UploadView) -> String {
        Template::parse(format).unwrap().render(view)
    }

    #[test]
    fn every_name_is_a_format() {
        for name in Template::NAMES {
            Template::parse(name).unwrap();
        }
        assert_eq!(rendered("url", &view()), "https://h.example/a(1).png");
        assert_eq!(rendered("id", &view()), "abc");
        assert_eq!(rendered("page", &view()), "");
    }

    #[test]
    fn without_a_link_the_id_is_printed() {
        let mut view = view();
        view.file.url = None;
        assert_eq!(rendered("url", &view), "abc");
        assert_eq!(Template::default().render(&view), "abc");
        assert_eq!(rendered("markdown", &view), r"c\[a\]t \<1\>.png");
    }

    #[test]
    fn words_braces_and_escapes() {
        assert_eq!(
            rendered(r"{{{name}}}\t{ size }\n{outcome}\\{width}|\d", &view()),
            "{c[a]t <1>.png}\t1234\nuploaded\\|\\d"
        );
    }

    #[test]
    fn every_field_of_the_json_is_a_word() {
        let json = serde_json::to_value(view()).unwrap();
        for field in json.as_object().unwrap().keys() {
            Template::parse(&format!("{{{field}}}")).unwrap();
        }
    }

    #[test]
    fn mistakes_are_usage_errors_that_list_the_words() {
        for (template, word) in [
            ("{nmae}", "{nmae}"),
            ("{}", "{}"),
            ("{name", "without its '}'"),
            ("{name} }", "without its '{'"),
            ("jsno", "markdown"),
            ("", "markdown"),
        ] {
            let error = Template::parse(template).unwrap_err();
            assert_eq!(error.kind, Kind::Usage, "{template}");
            assert!(error.message.contains(word), "{template}: {error}");
        }
        let crate::error::Reason::Advice(hint) = &Template::parse("{nmae}").unwrap_err().reason
        else {
            panic!("no hint");
        };
        assert!(
            hint.contains("{thumbnail}") && hint.contains("{blake3}"),
            "{hint}"
        );
    }

    #[test]
    fn pictures_and_other_files_for_forums_and_pages() {
        let mut view = view();
        assert_eq!(
            rendered("markdown", &view),
            r"![c\[a\]t \<1\>.png](https://h.example/a%281%29.png)"
        );
        assert_eq!(
            rendered("html", &view),
            r#"<img src="https://h.example/a(1).png" alt="c[a]t &lt;1&gt;.png">"#
        );
        assert_eq!(
            rendered("bbcode", &view),
            "[img]https://h.example/a(1).png[/img]"
        );
        view.file.mime = Some("video/mp4".to_owned());
        assert_eq!(
            rendered("markdown", &view),
            r"[c\[a\]t \<1\>.png](https://h.example/a%281%29.png)"
        );
        assert_eq!(
            rendered("html", &view),
            r#"<a href="https://h.example/a(1).png">c[a]t &lt;1&gt;.png</a>"#
        );
        assert_eq!(
            rendered("bbcode", &view),
            "[url=https://h.example/a(1).png]c(a)t <1>.png[/url]"
        );
    }

    proptest! {
        #[test]
        fn a_name_cannot_leave_its_place(name: String) {
            let mut view = view();
            view.file.name = Some(name);
            for format in ["html", "markdown", "{name}"] {
                let line = rendered(format, &view);
                prop_assert!(!line.contains(['\n', '\r', '\x1b']), "{line:?}");
            }
            let html = rendered("html", &view);
            prop_assert_eq!(html.matches('"').count(), 4);
            prop_assert_eq!(html.matches(['<', '>']).count(), 2);
        }

        #[test]
        fn parsing_never_panics(text: String) {
            let _ = Template::parse(&text);
        }
    }
}
