//! Files that carry everything there is, with the piece that each test looks for: [`SECRET`] in all that must go.

/// Stands in every carrier of metadata.
pub const SECRET: &[u8] = b"48.2082N";
/// Stands in the colour profile.
pub const PROFILE: &[u8] = b"linear, with everything kept";

/// EXIF with an orientation, a maker's note and a position.
pub fn exif(big: bool, orientation: u16, gps: bool) -> Vec<u8> {
    let short = |value: u16| {
        if big {
            value.to_be_bytes()
        } else {
            value.to_le_bytes()
        }
    };
    let long = |value: u32| {
        if big {
            value.to_be_bytes()
        } else {
            value.to_le_bytes()
        }
    };
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&short(tag)[..], &short(kind), &long(count), &value].concat()
    };
    let [a, b] = short(orientation);
    let after = 8 + 2 + 3 * 12 + 4;
    let tag = if gps { 2 } else { 0 };
    [
        if big { &b"MM\0*"[..] } else { b"II*\0" },
        &long(8),
        &short(3),
        &entry(0x010F, 2, 8, long(after + 18)),
        &entry(0x0112, 3, 1, [a, b, 0, 0]),
        &entry(0x8825, 4, 1, long(after)),
        &long(0),
        &short(1),
        &entry(tag, 5, 3, long(after + 18)),
        &long(0),
        SECRET,
    ]
    .concat()
}

/// A JPEG segment.
pub fn segment(code: u8, content: &[u8]) -> Vec<u8> {
    let len = u16::try_from(content.len() + 2).unwrap();
    [&[0xFF, code], &len.to_be_bytes()[..], content].concat()
}

/// Coded pixels with everything in them that is no marker, in two scans.
pub fn scan(fill: u8) -> Vec<u8> {
    let pixels = [
        fill, 0xFF, 0, 0xFF, 0xD0, fill, 0xFF, 0xFF, 0, 0xFF, 0xD7, 0xD9, 0xE1,
    ];
    [segment(0xDA, b"\x01\x01\0\0\x3f\0"), pixels.to_vec()].concat()
}

/// What must be left of [`jpeg`], piece by piece. The second is the orientation's place.
pub fn jpeg_kept() -> Vec<Vec<u8>> {
    vec![
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x02\x01\0\x48\0\x48\0\0"),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x02", PROFILE].concat()),
        segment(0xE2, &[b"ICC_PROFILE\0\x02\x02", PROFILE].concat()),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01"),
        segment(0xDB, &[7; 65]),
        segment(0xC2, &[8; 15]),
        segment(0xDD, b"\0\x02"),
        segment(0xC4, &[9; 20]),
        scan(1),
        segment(0xC4, &[10; 20]),
        scan(2),
        vec![0xFF, 0xD9],
    ]
}

/// A JPEG with all metadata that phones, cameras and editors write.
pub fn jpeg(exif: &[u8]) -> Vec<u8> {
    let secret = |head: &[u8]| [head, SECRET].concat();
    let kept = jpeg_kept();
    let mut file = [kept[0].clone(), kept[1].clone()].concat();
    file.extend(segment(0xE0, &secret(b"JFXX\0\x10")));
    file.extend(segment(0xE1, &[b"Exif\0\0", exif].concat()));
    file.extend(segment(0xE1, &secret(b"Exif\0\0MM\0*\0\0\0\x08\0\0")));
    file.extend(segment(
        0xE1,
        &secret(b"http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>"),
    ));
    file.extend(segment(
        0xE1,
        &secret(b"http://ns.adobe.com/xmp/extension/\0"),
    ));
    file.extend(segment(0xE1, &secret(b"unheard of")));
    file.extend(segment(0xE2, &secret(b"MPF\0")));
    file.extend(segment(0xE2, &secret(b"FPXR\0")));
    for code in [
        0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xEF,
    ] {
        file.extend(segment(code, &secret(b"maker")));
    }
    file.extend(segment(0xED, &secret(b"Photoshop 3.0\x008BIM\x04\x04")));
    file.extend(segment(0xEE, &secret(b"Ducky")));
    file.extend(segment(0xFE, SECRET));
    file.extend([0xFF; 5]);
    file.extend(kept[2..10].concat());
    file.extend(segment(0xFE, &secret(b"between the scans")));
    file.extend(kept[10..].concat());
    // A second picture and a video, as phones append them.
    file.extend(
        [
            &kept[0][..],
            &segment(0xE1, &secret(b"Exif\0\0")),
            b"\xff\xd9",
        ]
        .concat(),
    );
    file.extend(secret(b"\0\0\0\x18ftypmp42"));
    file
}

/// A PNG chunk. Its checksum is that of nobody: hoist does not look at it.
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let len = u32::try_from(content.len()).unwrap();
    [&len.to_be_bytes()[..], kind, content, b"\x01\x02\x03\x04"].concat()
}

pub fn png_kept() -> Vec<Vec<u8>> {
    vec![
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[1; 13]),
        chunk(b"iCCP", PROFILE),
        chunk(b"gAMA", &[2; 4]),
        chunk(b"cHRM", &[3; 32]),
        chunk(b"sRGB", &[4]),
        chunk(b"cICP", &[5; 4]),
        chunk(b"sBIT", &[6; 4]),
        chunk(b"pHYs", &[7; 9]),
        chunk(b"PLTE", &[8; 12]),
        chunk(b"tRNS", &[9; 4]),
        chunk(b"bKGD", &[10]),
        chunk(b"acTL", &[11; 8]),
        chunk(b"fcTL", &[12; 26]),
        chunk(b"IDAT", &[13; 70]),
        chunk(b"IDAT", &[14; 70]),
        chunk(b"fcTL", &[15; 26]),
        chunk(b"fdAT", &[16; 70]),
        b"\0\0\0\0IEND\xaeB`\x82".to_vec(),
    ]
}

/// A PNG with all metadata that there is.
pub fn png(exif: &[u8]) -> Vec<u8> {
    let secret = |head: &[u8]| [head, SECRET].concat();
    let kept = png_kept();
    let mut file = kept[..10].concat();
    file.extend(chunk(b"zTXt", &secret(b"Raw profile type exif\0\0")));
    file.extend(chunk(b"eXIf", exif));
    file.extend(chunk(b"tEXt", &secret(b"Comment\0")));
    file.extend(chunk(b"tEXt", &secret(b"Raw profile type iptc\0")));
    file.extend(chunk(
        b"iTXt",
        &secret(b"XML:com.adobe.xmp\0\0\0\0\0GPSLatitude="),
    ));
    file.extend(chunk(b"tIME", SECRET));
    file.extend(chunk(b"sPLT", SECRET));
    file.extend(chunk(b"prVt", SECRET));
    file.extend(kept[10..18].concat());
    file.extend(chunk(b"iTXt", &secret(b"Author\0")));
    file.extend(&kept[18]);
    file.extend(secret(b"PK\x03\x04"));
    file
}

/// A chunk of a WebP, padded.
pub fn riff(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let len = u32::try_from(content.len()).unwrap();
    let mut chunk = [kind, &len.to_le_bytes()[..], content].concat();
    chunk.extend(vec![0; content.len() % 2]);
    chunk
}

/// A whole WebP.
pub fn webp_of(chunks: &[u8]) -> Vec<u8> {
    riff(b"RIFF", &[b"WEBP", chunks].concat())
}

fn frame(extra: &[u8]) -> Vec<u8> {
    let picture = riff(b"VP8 ", &[3; 31]);
    riff(
        b"ANMF",
        &[&[9; 16], &riff(b"ALPH", &[4; 5])[..], extra, &picture].concat(),
    )
}

/// What must be left of [`webp`] with these flags and this EXIF.
pub fn webp_kept(flags: u8, exif: &[u8]) -> Vec<u8> {
    let head = [&[flags, 0, 0, 0], &b"\x07\0\0\x05\0\0"[..]].concat();
    let chunks = [
        riff(b"VP8X", &head),
        riff(b"ICCP", PROFILE),
        riff(b"ANIM", &[1; 6]),
    ]
    .concat();
    let pictures = [frame(b""), frame(b""), riff(b"VP8L", &[2; 9])].concat();
    webp_of(&[chunks, pictures, exif.to_vec()].concat())
}

/// A WebP with all metadata that there is.
pub fn webp(exif: &[u8]) -> Vec<u8> {
    let secret = |head: &[u8]| [head, SECRET].concat();
    let head = [&[0xFF, 1, 2, 3], &b"\x07\0\0\x05\0\0"[..], SECRET].concat();
    let chunks = [
        riff(b"VP8X", &head),
        riff(b"ICCP", PROFILE),
        riff(b"what", SECRET),
        riff(b"ANIM", &[1; 6]),
        frame(b""),
        frame(&riff(b"EXIF", &secret(b"x"))),
        riff(b"VP8L", &[2; 9]),
        riff(b"EXIF", exif),
        riff(b"XMP ", &secret(b"exif:GPSLatitude='")),
        riff(b"EXIF", &secret(b"II*\0\x08\0\0\0\0\0")),
    ];
    secret(&webp_of(&chunks.concat()))
}
