use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Host, Target};
use crate::error::{Error, Kind, Result};
use crate::model::{Download, Resize};
use crate::progress::Progress;
use crate::provider::Capability;

/// Where a download goes.
pub enum Place<'a> {
    /// A new file in this directory, under the media's own name.
    Directory(PathBuf),
    /// A new file with this path.
    File(PathBuf),
    /// A stream.
    Stream(&'a mut dyn Write),
}

/// A download that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Got {
    /// The file, unless it went to a stream.
    pub path: Option<PathBuf>,
    /// Bytes.
    pub size: u64,
}

/// Downloads one media. A file appears under its name only when it is complete, and never over another.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a resize that the host can't do, `Io` when it can't be written, the host's refusal.
pub async fn get(
    host: &Host,
    target: &Target,
    resize: Resize,
    place: Place<'_>,
    progress: &dyn Progress,
) -> Result<Got> {
    let fetcher = host.need(host.provider.fetcher(), Capability::Get, "get")?;
    if !resize.is_empty() && !fetcher.resizes() {
        let name = host.provider_name();
        return Err(Error::usage(format!(
            "{name} has no field for --width, --height or --crop in 'get'"
        ))
        .of(name));
    }
    if let Place::File(path) = &place {
        refuse_existing(path)?;
    }
    let download = fetcher.fetch(&target.stored(), resize).await?;
    let name = target
        .entry
        .as_ref()
        .and_then(|entry| entry.media.name.clone())
        .or_else(|| download.name.clone())
        .unwrap_or_else(|| target.id.as_str().to_owned());
    match place {
        Place::Stream(stream) => {
            let size = pour(download, stream, "standard output", &name, progress).await?;
            Ok(Got { path: None, size })
        }
        Place::File(path) => store(download, path, &name, progress).await,
        Place::Directory(directory) => {
            let path = directory.join(safe_name(&name));
            refuse_existing(&path)?;
            store(download, path, &name, progress).await
        }
    }
}

async fn store(
    download: Download,
    path: PathBuf,
    name: &str,
    progress: &dyn Progress,
) -> Result<Got> {
    let failed = |error| Error::io(path.display().to_string(), error);
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut file = new_file(directory).map_err(failed)?;
    let size = pour(
        download,
        &mut file,
        &path.display().to_string(),
        name,
        progress,
    )
    .await?;
    file.persist_noclobber(&path)
        .map_err(|error| failed(error.error))?;
    Ok(Got {
        path: Some(path),
        size,
    })
}

/// A temporary file whose mode is that of any new file; left to itself it would be 0600.
fn new_file(directory: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".hoist-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(directory)
}

async fn pour(
    mut download: Download,
    into: &mut (impl Write + ?Sized),
    place: &str,
    name: &str,
    progress: &dyn Progress,
) -> Result<u64> {
    let meter = progress.start(name, download.size);
    let mut size = 0;
    let result = async {
        while let Some(chunk) = download.body.next().await? {
            into.write_all(&chunk)
                .map_err(|error| Error::io(place, error))?;
            size += chunk.len() as u64;
            meter.advance(chunk.len() as u64);
        }
        into.flush().map_err(|error| Error::io(place, error))
    }
    .await;
    meter.finish();
    result.map(|()| size)
}

fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(
            Error::new(Kind::Io, format!("{} exists already", path.display()))
                .advice("choose another name with -o FILE"),
        );
    }
    Ok(())
}

/// A name that stays in its directory on every system: the last segment, without what shells and terminals stumble over.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|c| {
            if c.is_control() || "<>:\"|?*".contains(c) {
                '_'
            } else {
                c
            }
        })
        .collect();
    let clean = clean
        .trim_start_matches(['.', '-', ' '])
        .trim_end_matches(['.', ' ']);
    let mut end = clean.len().min(200);
    while !clean.is_char_boundary(end) {
        end -= 1;
    }
    let clean = clean[..end].trim_end_matches(['.', ' ']);
    let stem = clean.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_uppercase();
    // The number may be a superscript.
    let numbered =
        stem.chars().count() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT"));
    let device = numbered
        || matches!(
            stem.as_str(),
            "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
        );
    match clean {
        "" => "download".to_owned(),
        clean if device => format!("_{clean}"),
        clean => clean.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_directory() {
        let cases = [
            ("cat.png", "cat.png"),
            ("../../etc/passwd", "passwd"),
            ("..\\evil.exe", "evil.exe"),
            ("..", "download"),
            ("", "download"),
            (".bashrc", "bashrc"),
            ("-rf", "rf"),
            ("a\u{1b}[31m\nb", "a_[31m_b"),
            ("nul.txt", "_nul.txt"),
            ("nul .txt", "_nul .txt"),
            ("com¹.png", "_com¹.png"),
            ("C:a.png:b", "C_a.png_b"),
            ("žlutý kůň.png", "žlutý kůň.png"),
        ];
        for (name, expected) in cases {
            assert_eq!(safe_name(name), expected, "{name:?}");
        }
        let cut = format!("{}. x", "a".repeat(198));
        assert_eq!(safe_name(&cut), "a".repeat(198), "no dot where it is cut");
        assert!(safe_name(&"é".repeat(300)).len() <= 200);
    }
}
