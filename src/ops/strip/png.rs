use std::io::{self, BufRead, Seek};

use super::scan::{broken, ends_early};
use super::{Carrier, Survey, exif};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture, its colours, its density and its animation.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV",
    b"cLLI", b"sBIT", b"pHYs", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

/// Keeps what a decoder needs, up to the end of the picture.
pub(super) fn survey<R: BufRead + Seek>(survey: &mut Survey<'_, R>) -> io::Result<()> {
    survey.keep(0, SIGNATURE.len() as u64)?;
    loop {
        let start = survey.scan.at();
        let len = u32::from_be_bytes(survey.scan.array()?);
        let kind: [u8; 4] = survey.scan.array()?;
        // The format's own limit.
        if len > i32::MAX as u32 || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(broken("it has bytes where a chunk belongs"));
        }
        let content = survey.scan.at();
        let end = content + u64::from(len) + 4;
        if end > survey.scan.len() {
            return Err(ends_early());
        }
        match &kind {
            b"IEND" if len == 0 => {
                survey.keep(start, end)?;
                survey.ends_at(end);
                return Ok(());
            }
            kept if KEPT.contains(&kept) => survey.keep(start, end)?,
            b"eXIf" => {
                if let Some(orientation) = survey.exif(content, end - 4)? {
                    survey.cut.put(written(b"eXIf", &exif::only(orientation)))?;
                }
            }
            b"tEXt" | b"zTXt" | b"iTXt" => text(survey, content, end - 4)?,
            // Without a chunk whose name begins so, the picture can't be decoded.
            [b'A'..=b'Z', ..] => {
                let kind = String::from_utf8_lossy(&kind);
                return Err(broken(format!(
                    "it has a chunk that hoist does not know ({kind})"
                )));
            }
            _ => {
                survey.found.insert(Carrier::Other);
            }
        }
        survey.scan.seek(end)?;
    }
}

/// Says what a text is by its keyword. ImageMagick keeps whole profiles as text.
fn text<R: BufRead + Seek>(survey: &mut Survey<'_, R>, start: u64, end: u64) -> io::Result<()> {
    let head = survey.scan.head(end, 80)?;
    let keyword = head.split(|byte| *byte == 0).next().unwrap_or_default();
    if keyword == b"XML:com.adobe.xmp" {
        return survey.xmp(start, end);
    }
    let carrier = match &*keyword.to_ascii_lowercase() {
        b"raw profile type exif" | b"raw profile type app1" => Carrier::Exif,
        b"raw profile type iptc" => Carrier::Iptc,
        b"raw profile type xmp" => Carrier::Xmp,
        _ => Carrier::Comments,
    };
    survey.found.insert(carrier);
    Ok(())
}

/// A chunk with this content, which is short.
fn written(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [kind, content].concat();
    let len = content.len() as u32;
    [
        &len.to_be_bytes()[..],
        &named,
        &checksum(&named).to_be_bytes(),
    ]
    .concat()
}

/// CRC-32 as PNG has it, for a few bytes.
fn checksum(bytes: &[u8]) -> u32 {
    let byte = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(!0, byte)
}
