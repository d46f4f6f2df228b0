//! Images as they are kept: without where, when and by which device they were taken. Which way is up stays.

use bytes::{Bytes, BytesMut};
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{ImageEXIF, ImageICC};

const EXIF: &[u8] = b"Exif\0\0";
/// Of texts, times and Exif.
const PNG_METADATA: [[u8; 4]; 5] = [*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"tIME"];
const WEBP_METADATA: [[u8; 4]; 2] = [*b"EXIF", *b"XMP "];
const ORIENTATION: u16 = 0x0112;
const MOST_PARTS: usize = 16_384;

pub(super) fn is_cleaned(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "image/webp")
}

/// None of what is no such image after all.
pub(super) fn without_metadata(media_type: &str, image: Bytes) -> Option<Bytes> {
    let is_modest = match media_type {
        "image/jpeg" => has_few_segments(&image),
        "image/png" => {
            has_few_chunks(&image, 8, |head| 12 + u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])))
        }
        _ => has_few_chunks(&image, 12, |head| {
            let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
            8 + length + length % 2
        }),
    };
    match media_type {
        _ if !is_modest => None,
        "image/jpeg" => jpeg(image),
        "image/png" => png(image),
        _ => webp(image),
    }
}

/// Whether a JPEG has no more segments before its picture than a camera writes: each takes many times the memory that it takes here.
fn has_few_segments(jpeg: &[u8]) -> bool {
    let mut at = 2;
    for _ in 0..MOST_PARTS {
        // fill bytes may stand between segments, and more than one 0xFF before a marker
        let Some(mark) = jpeg.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF)) else {
            return true;
        };
        let Some(more) = jpeg.get(at + mark..).and_then(|rest| rest.iter().position(|byte| *byte != 0xFF)) else {
            return true;
        };
        let marker = at + mark + more;
        at = match jpeg.get(marker..) {
            None | Some([] | [0xD9 | 0xDA, ..]) => return true,
            Some([0xC0..=0xCF | 0xDB..=0xFE, high, low, ..]) => {
                marker + 1 + usize::from(u16::from_be_bytes([*high, *low]))
            }
            Some([_, ..]) => marker + 1,
        };
    }
    false
}

/// The same of the chunks from `at` on; `length` tells how long one is in all from its first eight bytes.
fn has_few_chunks(image: &[u8], at: usize, length: impl Fn([u8; 8]) -> u64) -> bool {
    let mut at = at;
    for _ in 0..MOST_PARTS {
        let Some(head) = image.get(at..).and_then(|rest| rest.first_chunk()) else { return true };
        // lists of chunks within chunks are parsed too, and stand in no image
        if matches!(&head[..4], b"RIFF" | b"LIST" | b"seqt") {
            return false;
        }
        at = at.saturating_add(usize::try_from(length(*head)).unwrap_or(usize::MAX));
    }
    false
}

fn jpeg(image: Bytes) -> Option<Bytes> {
    let mut jpeg = Jpeg::from_bytes(image).ok()?;
    let (orientation, profile) = (jpeg.exif().and_then(|exif| orientation(&exif)), jpeg.icc_profile());
    // applications' segments but those of JFIF and of Adobe, which colours depend on, and comments
    jpeg.segments_mut().retain(|segment| !matches!(segment.marker(), 0xE1..=0xED | 0xEF | 0xFE));
    jpeg.set_icc_profile(profile);
    jpeg.set_exif(orientation.map(exif_of));
    let mut bytes = jpeg.encoder().bytes();
    // cameras append more images, each with metadata of its own
    if let Some(end) = end(&bytes) {
        bytes.truncate(end);
    }
    Some(bytes)
}

/// Where the first image of a JPEG file ends.
fn end(jpeg: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        match (jpeg.get(at)?, jpeg.get(at + 1)?) {
            (0xFF, 0xD9) => return Some(at + 2),
            (0xFF, 0x00 | 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, marker) if *marker != 0xFF => {
                let length = [*jpeg.get(at + 2)?, *jpeg.get(at + 3)?];
                at += 2 + usize::from(u16::from_be_bytes(length));
            }
            _ => at += 1,
        }
    }
}

fn png(image: Bytes) -> Option<Bytes> {
    let mut png = Png::from_bytes(image).ok()?;
    png.chunks_mut().retain(|chunk| !PNG_METADATA.contains(&chunk.kind()));
    Some(png.encoder().bytes())
}

fn webp(image: Bytes) -> Option<Bytes> {
    let mut webp = WebP::from_bytes(image).ok()?;
    for kind in WEBP_METADATA {
        webp.remove_chunks_by_id(kind);
    }
    let mut bytes = BytesMut::from(&*webp.encoder().bytes());
    // what an extended image says of what is in it: no Exif, no XMP
    if bytes.get(12..16) == Some(b"VP8X")
        && let Some(flags) = bytes.get_mut(20)
    {
        *flags &= !0b0000_1100;
    }
    Some(bytes.freeze())
}

/// Of a TIFF header with its first directory.
fn orientation(exif: &[u8]) -> Option<u16> {
    let tiff = exif.strip_prefix(EXIF).unwrap_or(exif);
    let is_big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| -> Option<u32> {
        let bytes = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entry = |number: u16| directory.checked_add(2)?.checked_add(usize::from(number).checked_mul(12)?);
    let found = (0..short(directory)?).map_while(entry).find(|at| short(*at) == Some(ORIENTATION))?;
    short(found.checked_add(8)?).filter(|way| (2..=8).contains(way))
}

/// A TIFF header with one directory of one entry.
fn exif_of(orientation: u16) -> Bytes {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(orientation.to_be_bytes());
    tiff.extend([0; 6]);
    tiff.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest that parses: one segment of metadata, one of a comment, one of Adobe, and a scan.
    fn photo(exif: &[u8]) -> Bytes {
        let mut bytes = vec![0xFF, 0xD8];
        let mut segment = |marker: u8, contents: &[u8]| {
            bytes.extend([0xFF, marker]);
            bytes.extend(u16::try_from(contents.len() + 2).unwrap().to_be_bytes());
            bytes.extend(contents);
        };
        segment(0xE1, &[EXIF, exif].concat());
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<GPSLatitude>48.85</GPSLatitude>");
        segment(0xFE, b"taken at home");
        segment(0xEE, b"Adobe");
        segment(0xDA, &[0; 10]);
        bytes.extend([0x12, 0x34, 0xFF, 0xD9]);
        bytes.extend(b"another image with GPS");
        bytes.into()
    }

    fn holds(image: &[u8], words: &[u8]) -> bool {
        image.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_photo_loses_its_place_and_keeps_its_way_up() {
        // T-089
        for way in [3, 6, 8] {
            let with_place = [&exif_of(way)[..], b"GPS 48.85 N"].concat();
            let clean = without_metadata("image/jpeg", photo(&with_place)).unwrap();
            for words in [&b"GPS"[..], b"xap", b"home"] {
                assert!(!holds(&clean, words), "{}", String::from_utf8_lossy(words));
            }
            assert!(holds(&clean, b"Adobe") && clean.ends_with(&[0x12, 0x34, 0xFF, 0xD9]));
            assert_eq!(orientation(&Jpeg::from_bytes(clean).unwrap().exif().unwrap()), Some(way));
        }
        let clean = without_metadata("image/jpeg", photo(b"nonsense")).unwrap();
        assert!(Jpeg::from_bytes(clean).unwrap().exif().is_none());
    }

    #[test]
    fn an_image_of_a_million_parts_is_not_taken_apart() {
        // T-090: each part would take some seventy bytes of memory
        let many = |head: &[u8], part: &[u8]| Bytes::from([head, &part.repeat(1_000_000)].concat());
        let jpeg = many(b"\xFF\xD8", b"\xFF\xE1\x00\x02");
        let png = many(b"\x89PNG\r\n\x1a\n", b"\0\0\0\0tEXt\0\0\0\0");
        let webp = many(b"RIFF\x00\x12\x7a\x00WEBP", b"ABCD\0\0\0\0");
        for (media_type, image) in [("image/jpeg", jpeg), ("image/png", png), ("image/webp", webp)] {
            assert_eq!(without_metadata(media_type, image), None, "{media_type}");
        }
        assert!(has_few_segments(&photo(b"nonsense")));
    }

    #[test]
    fn nonsense_is_no_image_and_has_no_way_up() {
        for media_type in ["image/jpeg", "image/png", "image/webp"] {
            assert_eq!(without_metadata(media_type, Bytes::from_static(b"\xFF\xD8\xFF\xE1\xFF")), None, "{media_type}");
        }
        for exif in [&b""[..], b"MM", b"II\x2a\0\xff\xff\xff\xff", b"MM\0\x2a\0\0\0\x08\xff\xff"] {
            assert_eq!(orientation(exif), None, "{exif:?}");
        }
    }
}
