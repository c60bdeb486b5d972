//! What stands in the body of an upload. As with PicGo, a list is JSON whatever its content type says: some plug-ins give none. It is the
//! guard that keeps pages of the web out.

use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::{Request, StatusCode, header};
use multer::{Constraints, Multipart, SizeLimit};

use super::{Refusal, Wanted};
use crate::ops::Spool;

/// The longest list, in bytes.
const LONGEST_LIST: usize = 1 << 20;

/// The most bytes of files in one request; what is larger is given by its path.
const LARGEST_FORM: u64 = 1 << 30;

/// Reads it.
pub(super) async fn read(request: Request<Incoming>) -> Result<Wanted, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    if kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        return form(request.into_body(), &kind).await;
    }
    let body = Limited::new(request.into_body(), LONGEST_LIST)
        .collect()
        .await;
    let body = body.map_err(|_| {
        Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the list has more than {LONGEST_LIST} bytes, or did not arrive"),
        )
    })?;
    let body = body.to_bytes();
    if body.trim_ascii().is_empty() {
        return Ok(Wanted::Clipboard);
    }
    list(&body)
}

/// `{"list": […]}`. Without a list, or with an empty one, the clipboard is meant.
fn list(body: &[u8]) -> Result<Wanted, Refusal> {
    let wrong = |why: &str| Refusal::new(StatusCode::BAD_REQUEST, why);
    let body: serde_json::Value =
        serde_json::from_slice(body).map_err(|_| wrong("the body is no JSON"))?;
    let unlisted = || wrong("the body must be {\"list\":[\"/path/of/a/file\"]}");
    let body = body.as_object().ok_or_else(unlisted)?;
    let Some(list) = body.get("list") else {
        return Ok(Wanted::Clipboard);
    };
    let list = list.as_array().ok_or_else(unlisted)?;
    if list.is_empty() {
        return Ok(Wanted::Clipboard);
    }
    let paths = list.iter().map(|path| {
        let path = path.as_str().filter(|path| !path.trim().is_empty());
        let path = path.ok_or_else(unlisted)?;
        absolute(path)
            .ok_or_else(|| wrong(&format!("{path} is neither an absolute path nor a link")))
    });
    Ok(Wanted::List(paths.collect::<Result<_, _>>()?))
}

/// A path without the slash at its front stands for what is there with it: Obsidian takes it away (its `normalizePath`), and its plug-in
/// sends the files of a vault so. Nothing is ever looked for where this program was started.
fn absolute(path: &str) -> Option<String> {
    if is_absolute(path) {
        return Some(path.to_owned());
    }
    let rooted = format!("/{path}");
    (cfg!(unix) && std::path::Path::new(&rooted).is_file()).then_some(rooted)
}

/// A path that does not depend on where this program was started, or a link.
fn is_absolute(path: &str) -> bool {
    std::path::Path::new(path).is_absolute()
        || path.starts_with("http://")
        || path.starts_with("https://")
}

/// Every file of a form, whatever its field is called.
async fn form(body: Incoming, kind: &str) -> Result<Wanted, Refusal> {
    let broken = |error: multer::Error| {
        let large = matches!(error, multer::Error::StreamSizeExceeded { .. });
        let status = match large {
            true => StatusCode::PAYLOAD_TOO_LARGE,
            false => StatusCode::BAD_REQUEST,
        };
        Refusal::new(status, format!("the form can't be read: {error}"))
    };
    let boundary = multer::parse_boundary(kind).map_err(broken)?;
    let limit = SizeLimit::new().whole_stream(LARGEST_FORM);
    let limits = Constraints::new().size_limit(limit);
    let mut form = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let mut files = Vec::new();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let Some(name) = field.file_name().map(base_name) else {
            continue;
        };
        let mut spool = Spool::new(&name)?;
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            spool.write(&chunk)?;
        }
        let file = spool.finish(Some(&name), None);
        files.push((name, file));
    }
    match files.is_empty() {
        true => Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            "the form has no file",
        )),
        false => Ok(Wanted::Files(files)),
    }
}

/// The last part of a name, which may be a whole path; the Obsidian plug-in sends one.
fn base_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).collect();
    match clean.trim() {
        "" | "." | ".." => "image".to_owned(),
        clean => clean.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(body: &str) -> String {
        match list(body.as_bytes()) {
            Ok(Wanted::List(paths)) => paths.join(" "),
            Ok(Wanted::Clipboard) => "clipboard".to_owned(),
            Ok(Wanted::Files(_)) => "files".to_owned(),
            Err(refusal) => refusal.status.as_str().to_owned(),
        }
    }

    /// A path that is absolute on this system.
    const THERE: &str = if cfg!(windows) { "C:/a.png" } else { "/a.png" };

    #[test]
    fn a_list_is_read_as_picgo_reads_it() {
        for (body, expected) in [
            (
                r#"{"list":["/a.png","https://h/b.png"]}"#,
                "/a.png https://h/b.png",
            ),
            (r#"{"list":[]}"#, "clipboard"),
            ("{}", "clipboard"),
            (r#"{"list":"/a.png"}"#, "400"),
            (r#"{"list":[1]}"#, "400"),
            (r#"{"list":[" "]}"#, "400"),
            (r#"["/a.png"]"#, "400"),
            ("null", "400"),
            ("{", "400"),
        ] {
            let [body, expected] = [body, expected].map(|text| text.replace("/a.png", THERE));
            assert_eq!(wanted(&body), expected, "{body}");
        }
    }

    #[test]
    fn what_depends_on_where_hoist_was_started_is_refused() {
        for path in ["a.png", "-", "./a.png", "~/a.png", "file:///a.png"] {
            let body = serde_json::json!({ "list": [THERE, path] }).to_string();
            assert_eq!(wanted(&body), "400", "{path}");
        }
    }

    #[test]
    fn a_name_is_never_a_path() {
        for (name, expected) in [
            ("a.png", "a.png"),
            ("/home/me/a.png", "a.png"),
            ("C:\\Users\\me\\a.png", "a.png"),
            ("../..", "image"),
            ("a/", "image"),
            ("a\n.png", "a.png"),
        ] {
            assert_eq!(base_name(name), expected);
        }
    }
}
