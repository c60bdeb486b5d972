//! The two things in EXIF that matter here. <https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E>

use std::io::{self, BufRead, ErrorKind, Seek};
use std::ops::Range;

use super::scan::{Scan, ends_early};

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;
const GPS_LATITUDE: u16 = 2;
const GPS_LONGITUDE: u16 = 4;

/// What EXIF says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// 2 to 8: how the picture must be turned to be upright.
    pub orientation: Option<u8>,
    /// Whether it holds a position.
    pub gps: bool,
}

/// Reads EXIF, from its byte order on, as far as it makes sense. Two directories are read, each once, so no loop in it matters.
///
/// # Errors
/// When the file can't be read.
pub(super) fn look<R: BufRead + Seek>(scan: &mut Scan<R>, block: Range<u64>) -> io::Result<Seen> {
    let mut seen = Seen::default();
    match read(scan, block, &mut seen) {
        Err(error) if error.kind() != ErrorKind::InvalidData => Err(error),
        _ => Ok(seen),
    }
}

fn read<R: BufRead + Seek>(
    scan: &mut Scan<R>,
    mut block: Range<u64>,
    seen: &mut Seen,
) -> io::Result<()> {
    scan.seek(block.start)?;
    // WebP's is sometimes written with the prefix that JPEG's has.
    if scan.head(block.end, 6)? == b"Exif\0\0" {
        block.start += 6;
    }
    scan.seek(block.start)?;
    let order = match &scan.array()? {
        b"II*\0" => Order::Little,
        b"MM\0*" => Order::Big,
        _ => return Ok(()),
    };
    let first = order.long(scan.array()?);
    let mut gps = None;
    directory(scan, &block, order, first, |entry| match entry.tag {
        // A long's value is where a short's is, or two bytes behind it.
        ORIENTATION if entry.kind == 3 => seen.orientation = turned(entry.short),
        ORIENTATION if entry.kind == 4 => seen.orientation = turned(entry.long),
        GPS => gps = Some(entry.long),
        _ => {}
    })?;
    if let Some(gps) = gps {
        directory(scan, &block, order, gps, |entry| {
            seen.gps |= matches!(entry.tag, GPS_LATITUDE | GPS_LONGITUDE);
        })?;
    }
    Ok(())
}

fn turned(value: u32) -> Option<u8> {
    u8::try_from(value)
        .ok()
        .filter(|value| (2..=8).contains(value))
}

struct Entry {
    tag: u16,
    kind: u16,
    short: u32,
    long: u32,
}

fn directory<R: BufRead + Seek>(
    scan: &mut Scan<R>,
    block: &Range<u64>,
    order: Order,
    offset: u32,
    mut each: impl FnMut(Entry),
) -> io::Result<()> {
    scan.seek(block.start + u64::from(offset))?;
    inside(scan, block, 2)?;
    for _ in 0..order.short(scan.array()?) {
        inside(scan, block, 12)?;
        let [a, b, c, d, _, _, _, _, w, x, y, z] = scan.array()?;
        each(Entry {
            tag: order.short([a, b]),
            kind: order.short([c, d]),
            short: u32::from(order.short([w, x])),
            long: order.long([w, x, y, z]),
        });
    }
    Ok(())
}

/// Fails where the next bytes are not all in the block.
fn inside<R: BufRead + Seek>(scan: &Scan<R>, block: &Range<u64>, bytes: u64) -> io::Result<()> {
    match scan.at() + bytes <= block.end {
        true => Ok(()),
        false => Err(ends_early()),
    }
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn short(self, bytes: [u8; 2]) -> u16 {
        match self {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        }
    }

    fn long(self, bytes: [u8; 4]) -> u32 {
        match self {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        }
    }
}

/// EXIF that holds an orientation and nothing else.
pub(super) fn only(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}
