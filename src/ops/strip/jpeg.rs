use std::io::{self, BufRead, Seek};

use super::scan::{Scan, broken, ends_early};
use super::{Carrier, Survey, exif};

/// A byte that fills up follows.
const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const ICC: &[u8] = b"ICC_PROFILE\0";
const JFIF: &[u8] = b"JFIF\0";
const ADOBE: &[u8] = b"Adobe";

/// Keeps what a decoder needs, up to the end of the first picture.
pub(super) fn survey<R: BufRead + Seek>(survey: &mut Survey<'_, R>) -> io::Result<()> {
    survey.keep(0, 2)?;
    loop {
        let (start, code) = marker(&mut survey.scan)?;
        match code {
            // End of the picture.
            0xD9 => {
                let end = survey.scan.at();
                survey.keep(start, end)?;
                survey.ends_at(end);
                return Ok(());
            }
            0x01 | 0xD0..=0xD7 => survey.keep(start, survey.scan.at())?,
            0xE0..=0xEF | 0xFE => {
                let end = segment(&mut survey.scan)?;
                application(survey, code, start, end)?;
                survey.scan.seek(end)?;
            }
            0xC0..=0xC7 | 0xC9..=0xCF | 0xDA..=0xDF => {
                let end = segment(&mut survey.scan)?;
                survey.keep(start, end)?;
                if code == 0xDA {
                    pixels(survey)?;
                }
            }
            _ => {
                return Err(broken(format!(
                    "it has a marker that hoist does not know (FF{code:02X})"
                )));
            }
        }
    }
}

/// The next marker: where its last FF stands, because any number of them may fill up, and its code.
fn marker<R: BufRead + Seek>(scan: &mut Scan<R>) -> io::Result<(u64, u8)> {
    if scan.array()? != [0xFF] {
        return Err(broken("it has bytes where a marker belongs"));
    }
    loop {
        let [code] = scan.array()?;
        if code != 0xFF {
            return Ok((scan.at() - 2, code));
        }
    }
}

/// Reads a segment's length and gives where it ends.
fn segment<R: BufRead + Seek>(scan: &mut Scan<R>) -> io::Result<u64> {
    let start = scan.at();
    let end = start + u64::from(u16::from_be_bytes(scan.array()?));
    if end < scan.at() {
        return Err(broken("it has a segment without a length"));
    }
    if end > scan.len() {
        return Err(ends_early());
    }
    Ok(end)
}

/// Decides on an application's segment or a comment. `start` is its marker; the scan stands at its content.
fn application<R: BufRead + Seek>(
    survey: &mut Survey<'_, R>,
    code: u8,
    start: u64,
    end: u64,
) -> io::Result<()> {
    let content = survey.scan.at();
    let head = survey.scan.head(end, MORE_XMP.len())?;
    let carrier = match code {
        // Version and density; a small copy of the picture may follow.
        0xE0 if head.starts_with(JFIF) && head.len() >= 14 => {
            return only_head(survey, start, end, &head[..12], &[0, 0]);
        }
        // The colour transform.
        0xEE if head.starts_with(ADOBE) && head.len() >= 12 => {
            return only_head(survey, start, end, &head[..12], &[]);
        }
        0xE2 if head.starts_with(ICC) => return survey.keep(start, end),
        0xE1 if head.starts_with(EXIF) => {
            if let Some(orientation) = survey.exif(content + 6, end)? {
                let content = [EXIF, b"\0", &exif::only(orientation)].concat();
                survey.cut.put(written(code, &content))?;
            }
            return Ok(());
        }
        0xE1 if head.starts_with(XMP) || head.starts_with(MORE_XMP) => {
            return survey.xmp(content, end);
        }
        0xED => Carrier::Iptc,
        0xFE => Carrier::Comments,
        _ => Carrier::Other,
    };
    survey.found.insert(carrier);
    Ok(())
}

/// Keeps a segment whose content is `head` and `tail`, and shortens any other to that.
fn only_head<R: BufRead + Seek>(
    survey: &mut Survey<'_, R>,
    start: u64,
    end: u64,
    head: &[u8],
    tail: &[u8],
) -> io::Result<()> {
    survey.scan.seek(start)?;
    let code = survey.scan.array::<2>()?[1];
    let wanted = written(code, &[head, tail].concat());
    survey.scan.seek(start)?;
    if survey.scan.head(end, wanted.len() + 1)? == wanted {
        return survey.keep(start, end);
    }
    survey.found.insert(Carrier::Other);
    survey.cut.put(wanted)
}

/// A segment with this content, which is short.
fn written(code: u8, content: &[u8]) -> Vec<u8> {
    let len = (content.len() as u16 + 2).to_be_bytes();
    [&[0xFF, code], &len, content].concat()
}

/// Keeps a scan's coded pixels. In them FF is followed by 00, or it is a restart marker, or it ends them.
fn pixels<R: BufRead + Seek>(survey: &mut Survey<'_, R>) -> io::Result<()> {
    let start = survey.scan.at();
    // Whether the byte before was FF.
    let mut escape = false;
    loop {
        let piece = survey.scan.piece()?;
        let mut at = 0;
        while let Some(&byte) = piece.get(at) {
            if escape && !matches!(byte, 0x00 | 0xD0..=0xD7 | 0xFF) {
                let end = survey.scan.at() + at as u64 - 1;
                survey.scan.seek(end)?;
                return survey.keep(start, end);
            }
            escape = byte == 0xFF;
            at += 1;
            if !escape {
                let rest = &piece[at..];
                at += rest
                    .iter()
                    .position(|byte| *byte == 0xFF)
                    .unwrap_or(rest.len());
            }
        }
        survey.scan.consume(at);
    }
}
