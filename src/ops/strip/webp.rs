use std::io::{self, BufRead, Seek};

use super::scan::{broken, ends_early};
use super::{Carrier, Survey, exif};

/// Bits of the first byte of `VP8X`.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const RESERVED: u8 = 0xC1;

/// Keeps what a decoder needs, up to the length that the file's head gives, and writes the head anew.
pub(super) fn survey<R: BufRead + Seek>(survey: &mut Survey<'_, R>) -> io::Result<()> {
    let [_, _, _, _, a, b, c, d, _, _, _, _] = survey.scan.array()?;
    let end = 8 + u64::from(u32::from_le_bytes([a, b, c, d]));
    if end > survey.scan.len() {
        return Err(ends_early());
    }
    let end = (end + end % 2).min(survey.scan.len());
    let first = chunk(survey, end)?;
    match &first.kind {
        b"VP8X" if first.len >= 10 => extended(survey, &first, end)?,
        // A simple file is one chunk; no reader looks at others.
        b"VP8 " | b"VP8L" => {
            keep(survey, &first)?;
            if first.end < end {
                survey.found.insert(Carrier::Other);
            }
        }
        _ => return Err(broken("it does not begin as a WebP does")),
    }
    survey.ends_at(end);
    let body = std::mem::take(&mut survey.cut);
    let len = u32::try_from(body.len() + 4).map_err(|_| broken("it is too long for a WebP"))?;
    survey
        .cut
        .put([b"RIFF", &len.to_le_bytes()[..], b"WEBP"].concat())?;
    survey.cut.append(body)
}

/// Where a chunk is. Its content is followed by a byte where its length is odd.
struct Chunk {
    kind: [u8; 4],
    start: u64,
    content: u64,
    len: u32,
    /// With the byte that pads it.
    end: u64,
    /// The byte that pads it is not there, because the file ends.
    unpadded: bool,
}

/// Reads a chunk's head; the scan stands at its content.
fn chunk<R: BufRead + Seek>(survey: &mut Survey<'_, R>, limit: u64) -> io::Result<Chunk> {
    let start = survey.scan.at();
    if start + 8 > limit {
        return Err(ends_early());
    }
    let kind = survey.scan.array()?;
    let len = u32::from_le_bytes(survey.scan.array()?);
    let content = survey.scan.at();
    let end = content + u64::from(len);
    let padded = end + u64::from(len % 2);
    if end > limit {
        return Err(ends_early());
    }
    Ok(Chunk {
        kind,
        start,
        content,
        len,
        end: padded.min(limit),
        unpadded: padded > limit,
    })
}

fn keep<R: BufRead + Seek>(survey: &mut Survey<'_, R>, chunk: &Chunk) -> io::Result<()> {
    survey.keep(chunk.start, chunk.end)?;
    if chunk.unpadded {
        survey.cut.put(vec![0])?;
    }
    Ok(())
}

/// A file whose first chunk says what follows.
fn extended<R: BufRead + Seek>(
    survey: &mut Survey<'_, R>,
    first: &Chunk,
    end: u64,
) -> io::Result<()> {
    let mut about: [u8; 10] = survey.scan.array()?;
    let mut at = first.end;
    let mut turned = false;
    while at < end {
        survey.scan.seek(at)?;
        let chunk = chunk(survey, end)?;
        at = chunk.end;
        let content_end = chunk.content + u64::from(chunk.len);
        match &chunk.kind {
            b"ICCP" | b"ANIM" | b"ALPH" | b"VP8 " | b"VP8L" => keep(survey, &chunk)?,
            b"ANMF" => frame(survey, &chunk)?,
            b"EXIF" => {
                if let Some(orientation) = survey.exif(chunk.content, content_end)? {
                    turned = true;
                    survey.cut.put(written(b"EXIF", &exif::only(orientation)))?;
                }
            }
            // ImageMagick 6 wrote the second.
            b"XMP " | b"XMP\0" => survey.xmp(chunk.content, content_end)?,
            _ => {
                survey.found.insert(Carrier::Other);
            }
        }
    }
    about[0] &= !(HAS_EXIF | HAS_XMP | RESERVED);
    if turned {
        about[0] |= HAS_EXIF;
    }
    about[1..4].fill(0);
    let body = std::mem::take(&mut survey.cut);
    survey.cut.put(written(b"VP8X", &about))?;
    survey.cut.append(body)
}

/// Keeps a frame of an animation without the chunks in it that are not its picture.
fn frame<R: BufRead + Seek>(survey: &mut Survey<'_, R>, frame: &Chunk) -> io::Result<()> {
    let end = frame.content + u64::from(frame.len);
    let before = std::mem::take(&mut survey.cut);
    let mut at = frame.content + 16;
    if at > end {
        return Err(broken("it has a frame without a head"));
    }
    survey.keep(frame.content, at)?;
    while at < end {
        survey.scan.seek(at)?;
        let chunk = chunk(survey, end)?;
        at = chunk.end;
        match &chunk.kind {
            b"ALPH" | b"VP8 " | b"VP8L" => keep(survey, &chunk)?,
            _ => {
                survey.found.insert(Carrier::Other);
            }
        }
    }
    let body = std::mem::replace(&mut survey.cut, before);
    if body.len() == u64::from(frame.len) {
        return keep(survey, frame);
    }
    let len = u32::try_from(body.len()).map_err(|_| ends_early())?;
    survey.cut.put([b"ANMF", &len.to_le_bytes()[..]].concat())?;
    survey.cut.append(body)
}

/// A chunk with this content, which is short and of even length.
fn written(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let len = (content.len() as u32).to_le_bytes();
    [kind, &len, content].concat()
}
