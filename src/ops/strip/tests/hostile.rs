//! Files that are broken, or built to do harm.

use proptest::prelude::*;

use super::build::{self, SECRET};
use super::*;

fn error(file: &[u8]) -> String {
    stripped(file).expect_err("a broken file").to_string()
}

#[test]
fn a_file_that_breaks_off_anywhere_is_an_error() {
    for (_, kept) in SAMPLES {
        let file = kept(Some(6));
        for len in 12..file.len() {
            assert_eq!(
                error(&file[..len]),
                "it ends before its picture does",
                "{len}"
            );
        }
    }
}

#[test]
fn what_was_found_before_the_break_is_told() {
    for full in [build::jpeg, build::png] {
        let file = full(&build::exif(true, 6, true));
        let mut found = Found::new();
        let half = Cursor::new(&file[..file.len() * 3 / 4]);
        assert!(super::super::survey(half, &mut found).is_err());
        assert!(found.contains(&Carrier::Gps));
    }
}

#[test]
fn lengths_beyond_the_end_and_unknown_parts_are_errors() {
    let png = |chunk: &[u8]| [build::png_kept()[..2].concat(), chunk.to_vec()].concat();
    let webp = |chunks: &[u8]| build::webp_of(chunks);
    for (file, words) in [
        (b"\xff\xd8\xff\xe1\xff\xffExif".to_vec(), "ends before"),
        (
            b"\xff\xd8\xff\xe1\0\x01\xff\xd9".to_vec(),
            "without a length",
        ),
        (b"\xff\xd8\xff\xf7\0\x02\xff\xd9".to_vec(), "(FFF7)"),
        (b"\xff\xd8\xff\xd8\xff\xd9".to_vec(), "(FFD8)"),
        (
            b"\xff\xd8\xff\x01\0\0\xff\xd9".to_vec(),
            "where a marker belongs",
        ),
        (png(b"\x7f\xff\xff\xfftEXt"), "ends before"),
        (png(b"\xff\xff\xff\xfftEXt"), "where a chunk belongs"),
        (png(&build::chunk(b"t\x1b[m", b"")), "where a chunk belongs"),
        (png(&build::chunk(b"CgBI", b"1234")), "(CgBI)"),
        (png(&build::chunk(b"IEND", SECRET)), "(IEND)"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 ".to_vec(), "ends before"),
        (webp(b"VP8 \xff\xff\xff\xff"), "ends before"),
        (webp(&build::riff(b"VP8X", b"short")), "does not begin"),
        (webp(&build::riff(b"JUNK", b"")), "does not begin"),
        (
            webp(&[build::riff(b"VP8X", &[0; 10]), build::riff(b"ANMF", b"")].concat()),
            "without a head",
        ),
        (
            webp(
                &[
                    build::riff(b"VP8X", &[0; 10]),
                    build::riff(b"ANMF", &[0; 20]),
                ]
                .concat(),
            ),
            "ends before",
        ),
    ] {
        let error = error(&file);
        assert!(error.contains(words), "{error}: {}", file.escape_ascii());
    }
}

#[test]
fn exif_that_makes_no_sense_goes_like_any_other() {
    let first_at_itself = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\0";
    let far_away = b"II*\0\xff\xff\xff\xff";
    let very_many = b"MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    for (exif, turned) in [
        (&first_at_itself[..], None),
        (far_away, None),
        (very_many, Some(6)),
        (b"", None),
    ] {
        for (full, kept) in SAMPLES {
            assert!(
                stripped(&full(exif)).unwrap().0 == kept(turned),
                "{}",
                exif.escape_ascii()
            );
        }
    }
}

#[test]
fn a_directory_does_not_read_what_follows_its_block() {
    // Two entries are announced, and the second would be found in the comment that follows.
    let exif = build::segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x02");
    let comment = build::segment(0xFE, b"12345678\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    let file = [b"\xff\xd8", &exif[..], &comment, b"\xff\xd9"].concat();
    assert_eq!(stripped(&file).unwrap().0, b"\xff\xd8\xff\xd9");
}

#[test]
fn a_file_in_a_thousand_pieces_does_not_fill_the_memory() {
    let mut file = build::png_kept()[..2].concat();
    for _ in 0..20_000 {
        file.extend(build::chunk(b"IDAT", b""));
        file.extend(build::chunk(b"tEXt", b""));
    }
    assert!(error(&file).contains("more parts"));
}

/// The beginnings of files, so that arbitrary bytes get past them.
const HEADS: [&[u8]; 8] = [
    b"",
    b"\xff\xd8\xff",
    b"\xff\xd8\xff\xe1\0\x40Exif\0\0MM\0*\0\0\0\x08",
    b"\xff\xd8\xff\xda\0\x02",
    b"\x89PNG\r\n\x1a\n",
    b"\x89PNG\r\n\x1a\n\0\0\0\x30eXIfII*\0\x08\0\0\0",
    b"RIFF\x60\0\0\0WEBP",
    b"RIFF\x60\0\0\0WEBPVP8X\x0a\0\0\0",
];

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(head in 0..HEADS.len(), tail in prop::collection::vec(any::<u8>(), 0..300)) {
        let file = [HEADS[head], &tail].concat();
        let mut found = Found::new();
        if let Ok(Some(cut)) = super::super::survey(Cursor::new(&file), &mut found) {
            let mut left = Vec::new();
            Kept::new(Cursor::new(&file), Arc::new(cut)).read_to_end(&mut left).unwrap();
            prop_assert_eq!(stripped(&left).unwrap().0, left);
        }
    }

    #[test]
    fn a_damaged_file_is_stripped_or_refused(
        sample in 0..SAMPLES.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut file = SAMPLES[sample].0(&build::exif(true, 6, true));
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let mut found = Found::new();
        if let Ok(Some(cut)) = super::super::survey(Cursor::new(&file), &mut found) {
            let mut left = Vec::new();
            Kept::new(Cursor::new(&file), Arc::new(cut)).read_to_end(&mut left).unwrap();
            prop_assert_eq!(stripped(&left).unwrap().0, left);
        }
    }

    #[test]
    fn pixels_of_any_kind_stay(pixels in prop::collection::vec(prop_oneof![Just(0xFF), any::<u8>()], 0..200)) {
        // Stuffed as an encoder does it.
        let coded: Vec<u8> = pixels
            .iter()
            .flat_map(|byte| if *byte == 0xFF { vec![0xFF, 0] } else { vec![*byte] })
            .collect();
        let plain = [b"\xff\xd8", &build::segment(0xDA, b"head")[..], &coded, b"\xff\xd9"].concat();
        let comment = build::segment(0xFE, SECRET);
        let full = [&plain[..2], &comment, &plain[2..plain.len() - 2], &comment, &plain[plain.len() - 2..]].concat();
        prop_assert_eq!(stripped(&full).unwrap().0, plain);
    }
}
