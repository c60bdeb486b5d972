mod build;
mod hostile;

use std::io::{Cursor, Read};
use std::sync::Arc;

use build::{PROFILE, SECRET};

use super::*;

/// The stripped file and what was found in it.
fn stripped(file: &[u8]) -> io::Result<(Vec<u8>, Found)> {
    let mut found = Found::new();
    let cut = super::survey(Cursor::new(file), &mut found)?.expect("a format that is known");
    let len = cut.len();
    let mut left = Vec::new();
    Kept::new(Cursor::new(file), Arc::new(cut)).read_to_end(&mut left)?;
    assert_eq!(left.len() as u64, len, "the announced length");
    Ok((left, found))
}

fn holds(file: &[u8], part: &[u8]) -> bool {
    file.windows(part.len()).any(|window| window == part)
}

/// A kind of file: with all metadata around this EXIF, and what must be left of it where that is upright, or turned by this.
type Sample = (fn(&[u8]) -> Vec<u8>, fn(Option<u8>) -> Vec<u8>);

const SAMPLES: [Sample; 3] = [
    (build::jpeg, |turned| {
        let mut kept = build::jpeg_kept();
        if let Some(turned) = turned {
            let content = [b"Exif\0\0", &exif::only(turned)[..]].concat();
            kept.insert(2, build::segment(0xE1, &content));
        }
        kept.concat()
    }),
    (build::png, |turned| {
        let mut kept = build::png_kept();
        if let Some(turned) = turned {
            let mut chunk = build::chunk(b"eXIf", &exif::only(turned));
            let at = chunk.len() - 4;
            let sum = checksum(&chunk[4..at]).to_be_bytes();
            chunk[at..].copy_from_slice(&sum);
            kept.insert(10, chunk);
        }
        kept.concat()
    }),
    (build::webp, |turned| match turned {
        None => build::webp_kept(0x32, b""),
        Some(turned) => build::webp_kept(0x3A, &build::riff(b"EXIF", &exif::only(turned))),
    }),
];

/// CRC-32 from its definition, a bit at a time over the whole message.
fn checksum(bytes: &[u8]) -> u32 {
    let mut register = u32::MAX;
    for bit in bytes
        .iter()
        .flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1))
    {
        let out = (register & 1) ^ u32::from(bit);
        register >>= 1;
        if out == 1 {
            register ^= 0xEDB8_8320;
        }
    }
    !register
}

#[test]
fn the_checksum_of_this_test_is_that_of_every_png() {
    assert_eq!(checksum(b"IEND"), 0xAE42_6082);
}

#[test]
fn what_is_left_is_the_picture_byte_for_byte() {
    for (full, kept) in SAMPLES {
        for (orientation, turned) in [(1, None), (6, Some(6)), (8, Some(8)), (9, None), (0, None)] {
            for big in [true, false] {
                let file = full(&build::exif(big, orientation, true));
                let (left, _) = stripped(&file).unwrap();
                assert!(
                    left == kept(turned),
                    "orientation {orientation}: {}",
                    left.escape_ascii()
                );
            }
        }
    }
}

#[test]
fn nothing_that_was_planted_is_left() {
    for (full, _) in SAMPLES {
        let file = full(&build::exif(true, 6, true));
        let planted = file
            .windows(SECRET.len())
            .filter(|part| *part == SECRET)
            .count();
        assert!(planted > 5, "{planted}");
        let (left, _) = stripped(&file).unwrap();
        assert!(!holds(&left, SECRET), "{}", left.escape_ascii());
        assert!(holds(&left, PROFILE));
    }
}

#[test]
fn stripping_twice_is_stripping_once() {
    for (full, _) in SAMPLES {
        let (once, _) = stripped(&full(&build::exif(true, 3, true))).unwrap();
        let (twice, found) = stripped(&once).unwrap();
        assert_eq!(twice, once);
        assert_eq!(found, Found::from([Carrier::Exif]), "the orientation");
    }
}

#[test]
fn what_a_file_carries_is_told() {
    use Carrier::{Comments, Exif, Gps, Iptc, Other, Trailer, Xmp};
    let everything = Found::from([Exif, Gps, Xmp, Iptc, Comments, Other, Trailer]);
    let of_webp = Found::from([Exif, Gps, Xmp, Other, Trailer]);
    for ((full, kept), expected) in SAMPLES
        .into_iter()
        .zip([&everything, &everything, &of_webp])
    {
        assert_eq!(
            stripped(&full(&build::exif(true, 6, true))).unwrap().1,
            *expected
        );
        assert_eq!(stripped(&kept(None)).unwrap().1, Found::new());
    }
}

#[test]
fn a_position_is_seen_in_exif_and_in_xmp_each_alone() {
    let carries = |segments: &[u8]| {
        let file = [b"\xff\xd8", segments, b"\xff\xd9"].concat();
        stripped(&file).unwrap().1.contains(&Carrier::Gps)
    };
    for big in [true, false] {
        let exif = |gps| [b"Exif\0\0", &build::exif(big, 1, gps)[..]].concat();
        assert!(carries(&build::segment(0xE1, &exif(true))));
        assert!(
            !carries(&build::segment(0xE1, &exif(false))),
            "a GPS directory without a position"
        );
    }
    let xmp = |text: &str| {
        build::segment(
            0xE1,
            format!("http://ns.adobe.com/xap/1.0/\0{text}").as_bytes(),
        )
    };
    assert!(carries(&xmp("exif:GPSLatitude=\"48,12N\"")));
    assert!(!carries(&xmp("exif:PixelXDimension=\"3\"")));
}

#[test]
fn profiles_that_imagemagick_keeps_as_text_are_known() {
    for (keyword, carrier) in [
        ("exif", Carrier::Exif),
        ("app1", Carrier::Exif),
        ("APP1", Carrier::Exif),
        ("iptc", Carrier::Iptc),
        ("xmp", Carrier::Xmp),
        ("8bim", Carrier::Comments),
    ] {
        let mut file = build::png_kept();
        let text = format!("Raw profile type {keyword}\0\0");
        file.insert(2, build::chunk(b"zTXt", text.as_bytes()));
        assert_eq!(stripped(&file.concat()).unwrap().1, Found::from([carrier]));
    }
}

#[test]
fn a_position_is_found_across_two_reads() {
    let mut text = b"XML:com.adobe.xmp\0\0\0\0\0".to_vec();
    // The word lies across every place where a read of 64 KiB can end.
    text.resize(64 * 1024 - 50, b' ');
    text.extend_from_slice(b"GPSLatitude=");
    text.extend(vec![b' '; 100_000]);
    for shift in 0..20 {
        let mut file = build::png_kept();
        file.insert(
            2,
            build::chunk(
                b"iTXt",
                &[&text[..24], &vec![b' '; shift], &text[24..]].concat(),
            ),
        );
        assert!(
            stripped(&file.concat()).unwrap().1.contains(&Carrier::Gps),
            "{shift}"
        );
    }
}

#[test]
fn exif_in_webp_may_have_the_prefix_of_jpeg() {
    let file = build::webp(&[b"Exif\0\0", &build::exif(false, 5, true)[..]].concat());
    let orientation = build::riff(b"EXIF", &exif::only(5));
    assert_eq!(
        stripped(&file).unwrap().0,
        build::webp_kept(0x3A, &orientation)
    );
}

#[test]
fn only_the_first_exif_says_how_a_picture_is_turned() {
    let of = |orientation| {
        let exif = build::exif(true, orientation, false);
        build::segment(0xE1, &[b"Exif\0\0", &exif[..]].concat())
    };
    let file = [b"\xff\xd8", &of(1)[..], &of(6), b"\xff\xd9"].concat();
    assert_eq!(stripped(&file).unwrap().0, b"\xff\xd8\xff\xd9");
}

#[test]
fn small_pictures_inside_the_first_segment_go() {
    let thumbnail = [&b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01"[..], b"RGB"].concat();
    let adobe = [b"Adobe\0\x64\0\0\0\0\x01", SECRET].concat();
    let file = [
        &b"\xff\xd8"[..],
        &build::segment(0xE0, &thumbnail),
        &build::segment(0xEE, &adobe),
        b"\xff\xd9",
    ];
    let kept = build::jpeg_kept();
    assert_eq!(
        stripped(&file.concat()).unwrap().0,
        [&kept[0][..], &kept[1], &kept[4], b"\xff\xd9"].concat()
    );
}

#[test]
fn a_simple_webp_is_its_one_chunk() {
    for kind in [b"VP8 ", b"VP8L"] {
        let picture = build::riff(kind, &[7; 33]);
        let file = build::webp_of(&[&picture[..], &build::riff(b"EXIF", SECRET)].concat());
        let (left, found) = stripped(&file).unwrap();
        assert_eq!(left, build::webp_of(&picture));
        assert_eq!(found, Found::from([Carrier::Other]));
    }
}

#[test]
fn a_webp_without_its_last_padding_gets_it() {
    let whole = build::webp_of(&build::riff(b"VP8L", &[7; 33]));
    let mut short = whole.clone();
    short.pop();
    short[4] -= 1;
    assert_eq!(stripped(&short).unwrap().0, whole);
    // A length that forgets the padding, which is there.
    short.push(0);
    assert_eq!(stripped(&short).unwrap(), (whole, Found::new()));
}

#[test]
fn other_formats_are_none_of_ours() {
    for file in [
        &b"GIF89a"[..],
        b"\0\0\0\x18ftypmp42",
        b"RIFF\x04\0\0\0WAVE",
        b"",
        b"\xff\xd8",
    ] {
        assert!(
            super::survey(Cursor::new(file), &mut Found::new())
                .unwrap()
                .is_none()
        );
    }
}
