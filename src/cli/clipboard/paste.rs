//! Reads what was copied elsewhere: an image, files, or text.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use jiff::Zoned;

use crate::error::{Error, Kind, Result};
use crate::ops::{Inputs, Spool};

/// How long whoever copied may take to hand it over.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// An image, as the bytes of a file.
    Image {
        /// The file.
        bytes: Vec<u8>,
        /// The end of its name, such as `png`.
        extension: &'static str,
    },
    /// Copied files.
    Files(Vec<PathBuf>),
    /// Text.
    Text(String),
}

/// Takes files, or else where `text` wants it text, or else an image from the clipboard.
///
/// # Errors
/// `Io` when there is no clipboard, or nothing of these on it.
pub fn paste(text: bool) -> Result<Pasted> {
    let (tell, heard) = mpsc::channel();
    // Whoever copied answers, or does not: nothing here can end such a wait.
    thread::spawn(move || tell.send(system::read(text)));
    match heard.recv_timeout(PATIENCE) {
        Ok(read) => read,
        Err(_) => Err(unreadable(&format!(
            "no answer within {} s",
            PATIENCE.as_secs()
        ))),
    }
}

/// What is on the clipboard as inputs of an upload: the files, or the image or text under a name made of the time.
///
/// # Errors
/// As [`paste`].
pub fn inputs(text: bool) -> Result<Inputs> {
    let (bytes, extension) = match paste(text)? {
        Pasted::Files(files) => {
            let files = files.into_iter().map(PathBuf::into_os_string);
            return Ok(Inputs::new(files, false));
        }
        Pasted::Image { bytes, extension } => (bytes, extension),
        Pasted::Text(words) => (words.into_bytes(), "txt"),
    };
    let time = Zoned::now().strftime("%Y%m%d-%H%M%S");
    let name = format!("clipboard-{time}.{extension}");
    let mut spool = Spool::new("the clipboard")?;
    spool.write(&bytes)?;
    Ok(Inputs::new([], false).and("clipboard", spool.finish(Some(&name), None)))
}

fn unreadable(why: &str) -> Error {
    Error::new(Kind::Io, format!("can't read the clipboard: {why}"))
        .advice("'hoist doctor' tells which clipboards there are")
}

/// Nothing that was asked for.
fn nothing(holds_text: bool) -> Error {
    match holds_text {
        true => Error::new(Kind::Io, "the clipboard holds text, no image and no files")
            .advice("'hoist upload --clipboard --text' sends text"),
        false => Error::new(Kind::Io, "the clipboard holds nothing that can be sent")
            .advice("copy an image or files first"),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod system {
    use url::Url;

    use super::super::boards::{self, Board};
    use super::{Pasted, nothing, unreadable};
    use crate::error::Result;

    /// Image types that programs offer, the one that everybody takes first, and the ends of their names.
    const IMAGES: [(&str, &str); 8] = [
        ("image/png", "png"),
        ("image/jpeg", "jpg"),
        ("image/webp", "webp"),
        ("image/gif", "gif"),
        ("image/avif", "avif"),
        ("image/svg+xml", "svg"),
        ("image/tiff", "tiff"),
        ("image/bmp", "bmp"),
    ];

    /// Types of plain text, UTF-8 first.
    const TEXTS: [&str; 3] = ["text/plain;charset=utf-8", "UTF8_STRING", "text/plain"];

    pub(super) fn read(text: bool) -> Result<Pasted> {
        let board = boards::open().map_err(|why| unreadable(&why))?;
        from(board.as_ref(), text)
    }

    /// Files come first: a file manager may offer a picture of their icon beside them.
    fn from(board: &dyn Board, text: bool) -> Result<Pasted> {
        let types = board.types().map_err(|why| unreadable(&why))?;
        let offers = |kind: &str| types.iter().any(|one| one == kind);
        let data = |kind: &str| board.data(kind).map_err(|why| unreadable(&why));
        if offers("text/uri-list") {
            let files = files(&String::from_utf8_lossy(&data("text/uri-list")?));
            if !files.is_empty() {
                return Ok(Pasted::Files(files));
            }
        }
        let words = TEXTS.into_iter().find(|kind| offers(kind));
        if let (true, Some(kind)) = (text, words) {
            let words = String::from_utf8_lossy(&data(kind)?).into_owned();
            return Ok(Pasted::Text(words));
        }
        if let Some((kind, extension)) = IMAGES.into_iter().find(|(kind, _)| offers(kind)) {
            let bytes = data(kind)?;
            if !bytes.is_empty() {
                return Ok(Pasted::Image { bytes, extension });
            }
        }
        Err(nothing(words.is_some()))
    }

    /// The files of this machine in a list of addresses (RFC 2483).
    fn files(list: &str) -> Vec<std::path::PathBuf> {
        list.lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Url::parse(line.trim()).ok()?.to_file_path().ok())
            .collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        struct Offered(&'static [(&'static str, &'static [u8])]);

        impl Board for Offered {
            fn types(&self) -> Result<Vec<String>, String> {
                Ok(self.0.iter().map(|(kind, _)| (*kind).to_owned()).collect())
            }

            fn data(&self, kind: &str) -> Result<Vec<u8>, String> {
                let found = self.0.iter().find(|(one, _)| *one == kind);
                found
                    .map(|(_, data)| data.to_vec())
                    .ok_or_else(|| "not offered".to_owned())
            }
        }

        #[test]
        fn files_come_first_and_text_before_an_image_where_it_is_wanted() {
            let all: &[(&str, &[u8])] = &[
                ("text/plain", b"a"),
                ("image/jpeg", b"j"),
                ("image/png", b"p"),
                (
                    "text/uri-list",
                    b"#x\r\nfile:///tmp/a%20b.png\r\nfile:///c\r\nhttps://h/d",
                ),
            ];
            assert_eq!(
                from(&Offered(all), false).unwrap(),
                Pasted::Files(vec!["/tmp/a b.png".into(), "/c".into()])
            );
            let image = Pasted::Image {
                bytes: b"p".to_vec(),
                extension: "png",
            };
            assert_eq!(from(&Offered(all.split_at(3).0), false).unwrap(), image);
            assert_eq!(
                from(&Offered(all.split_at(3).0), true).unwrap(),
                Pasted::Text("a".to_owned())
            );
            let text = Offered(all.split_at(1).0);
            let error = from(&text, false).unwrap_err();
            assert!(error.message.contains("holds text"), "{error}");
        }

        #[test]
        fn a_link_alone_is_no_file() {
            let board = Offered(&[("text/uri-list", b"https://h.example/a.png")]);
            let error = from(&board, false).unwrap_err();
            assert!(
                error.message.contains("nothing that can be sent"),
                "{error}"
            );
        }
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
mod system {
    use arboard::{Clipboard, Error as Refusal};

    use super::{Pasted, nothing, unreadable};
    use crate::error::Result;

    pub(super) fn read(text: bool) -> Result<Pasted> {
        let failed = |error: Refusal| unreadable(&error.to_string());
        let mut clipboard = Clipboard::new().map_err(failed)?;
        match clipboard.get().file_list() {
            Ok(files) if !files.is_empty() => return Ok(Pasted::Files(files)),
            Ok(_) | Err(Refusal::ContentNotAvailable) => {}
            Err(error) => return Err(failed(error)),
        }
        let words = clipboard.get_text();
        if let (true, Ok(words)) = (text, &words) {
            return Ok(Pasted::Text(words.clone()));
        }
        match clipboard.get_image() {
            Ok(image) => return png(&image),
            Err(Refusal::ContentNotAvailable) => {}
            Err(error) => return Err(failed(error)),
        }
        Err(nothing(words.is_ok()))
    }

    /// The system hands over pixels; this makes a file of them.
    fn png(image: &arboard::ImageData<'_>) -> Result<Pasted> {
        let failed = |error: png::EncodingError| unreadable(&error.to_string());
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side(image.width), side(image.height));
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&image.bytes).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(Pasted::Image {
            bytes,
            extension: "png",
        })
    }
}
