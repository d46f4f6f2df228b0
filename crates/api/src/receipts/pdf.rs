//! A receipt on paper: what it vouches for in words, how to check it, and the receipt itself attached.
//!
//! A small flow of lines on A4; nothing of it depends on when or where it is written, so that the same receipt is the same document.

use super::type_face::TypeFace;
use anyhow::Context;
use pdf_writer::types::{AssociationKind, CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

/// In points, as everything here.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 56.0;
/// Where what is said of a fact begins.
const COLUMN: f32 = 170.0;
const LEADING: f32 = 1.45;

const FACES: [(&[u8], &str); 2] = [
    (include_bytes!("../../assets/fonts/vitrine-sans-regular.ttf"), "VitrineSans-Regular"),
    (include_bytes!("../../assets/fonts/vitrine-sans-semibold.ttf"), "VitrineSans-SemiBold"),
];

/// What is printed, from top to bottom.
#[derive(Clone, Debug)]
pub struct Document {
    /// BCP 47.
    pub language: &'static str,
    pub title: String,
    /// Names, and what is said.
    pub facts: Vec<(String, String)>,
    pub notes: Vec<String>,
    /// A name, and the bytes.
    pub attachment: (String, Vec<u8>),
}

#[derive(Clone, Copy)]
enum Weight {
    Regular,
    SemiBold,
}

/// Lines that were set, page by page.
struct Sheets<'a> {
    faces: &'a [TypeFace; 2],
    pages: Vec<Content>,
    /// Of the last line, from the bottom of the page.
    y: f32,
}

impl Sheets<'_> {
    /// Room for a line of this size; on another page if need be.
    fn advance(&mut self, size: f32) {
        self.y -= size * LEADING;
        if self.pages.is_empty() || self.y < MARGIN {
            self.pages.push(Content::new());
            self.y = PAGE.1 - MARGIN - size;
        }
    }

    fn print(&mut self, weight: Weight, size: f32, x: f32, text: &str) {
        let (face, name): (_, &[u8]) = match weight {
            Weight::Regular => (&self.faces[0], b"F0"),
            Weight::SemiBold => (&self.faces[1], b"F1"),
        };
        let encoded = face.encoded(text);
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.begin_text().set_font(Name(name), size).next_line(x, y).show(Str(&encoded)).end_text();
        }
    }

    fn paragraph(&mut self, weight: Weight, size: f32, text: &str) {
        let face = match weight {
            Weight::Regular => &self.faces[0],
            Weight::SemiBold => &self.faces[1],
        };
        for line in face.wrapped(text, size, PAGE.0 - 2.0 * MARGIN) {
            self.advance(size);
            self.print(weight, size, MARGIN, &line);
        }
        self.y -= size * 0.6;
    }

    fn fact(&mut self, name: &str, said: &str) {
        const SIZE: f32 = 10.0;
        let lines = self.faces[0].wrapped(said, SIZE, PAGE.0 - MARGIN - COLUMN);
        for (at, line) in lines.iter().enumerate() {
            self.advance(SIZE);
            if at == 0 {
                self.print(Weight::SemiBold, SIZE, MARGIN, name);
            }
            self.print(Weight::Regular, SIZE, COLUMN, line);
        }
        self.y -= SIZE * 0.35;
    }
}

/// Gives numbers to the parts of a document.
struct Numbers(Ref);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0.bump()
    }
}

impl Document {
    pub fn to_pdf(&self) -> anyhow::Result<Vec<u8>> {
        let [regular, semibold] = FACES;
        let faces = [TypeFace::parse(regular.0)?, TypeFace::parse(semibold.0)?];
        let mut sheets = Sheets { faces: &faces, pages: Vec::new(), y: 0.0 };
        sheets.paragraph(Weight::SemiBold, 20.0, &self.title);
        for (name, said) in &self.facts {
            sheets.fact(name, said);
        }
        sheets.y -= 12.0;
        for note in &self.notes {
            sheets.paragraph(Weight::Regular, 9.5, note);
        }
        self.written(&faces, sheets.pages)
    }

    fn written(&self, faces: &[TypeFace; 2], sheets: Vec<Content>) -> anyhow::Result<Vec<u8>> {
        let mut numbers = Numbers(Ref::new(1));
        let [catalog, tree, info, file, spec] = [(); 5].map(|()| numbers.next());
        let mut pdf = Pdf::new();
        pdf.set_version(1, 7);
        let mut fonts = Vec::new();
        for (face, (bytes, name)) in faces.iter().zip(FACES) {
            fonts.push(write_font(&mut pdf, &mut numbers, face, bytes, name.as_bytes()));
        }
        let mut pages = Vec::new();
        for sheet in sheets {
            let (page, content) = (numbers.next(), numbers.next());
            pages.push(page);
            let mut writer = pdf.page(page);
            writer.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(tree).contents(content);
            let mut resources = writer.resources();
            let mut named = resources.fonts();
            for (name, font) in [b"F0", b"F1"].into_iter().zip(&fonts) {
                named.pair(Name(name), *font);
            }
            named.finish();
            resources.finish();
            writer.finish();
            pdf.stream(content, sheet.finish().as_slice());
        }
        let count = i32::try_from(pages.len()).context("too many pages")?;
        pdf.pages(tree).kids(pages).count(count);
        pdf.document_info(info).title(TextStr(&self.title)).producer(TextStr("Vitrine"));
        let (name, bytes) = &self.attachment;
        let size = i32::try_from(bytes.len()).context("too large an attachment")?;
        let mut attached = pdf.embedded_file(file, bytes);
        attached.subtype(Name(b"application/json"));
        attached.params().size(size);
        attached.finish();
        let mut described = pdf.file_spec(spec);
        described.path(Str(name.as_bytes())).unic_file(TextStr(name)).embedded_file(file);
        described.association_kind(AssociationKind::Data);
        described.finish();
        let mut root = pdf.catalog(catalog);
        root.pages(tree).lang(TextStr(self.language));
        root.viewer_preferences().display_doc_title(true);
        root.names().embedded_files().names().insert(Str(name.as_bytes()), spec);
        root.finish();
        Ok(pdf.finish())
    }
}

fn write_font(pdf: &mut Pdf, numbers: &mut Numbers, face: &TypeFace, bytes: &[u8], name: &[u8]) -> Ref {
    const IDENTITY: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    let [font, cid, descriptor, cmap, data] = [(); 5].map(|()| numbers.next());
    pdf.type0_font(font)
        .base_font(Name(name))
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap);
    let mut writer = pdf.cid_font(cid);
    writer.subtype(CidFontType::Type2).base_font(Name(name)).system_info(IDENTITY).font_descriptor(descriptor);
    writer.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
    writer.widths().consecutive(0, face.widths());
    writer.finish();
    let [left, bottom, right, top] = face.bounds();
    pdf.font_descriptor(descriptor)
        .name(Name(name))
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(face.ascent())
        .descent(face.descent())
        .cap_height(face.cap_height())
        .stem_v(90.0)
        .font_file2(data);
    let mut map = UnicodeCmap::<u16>::new(Name(b"Characters"), IDENTITY);
    for (glyph, character) in face.characters() {
        map.pair(glyph, character);
    }
    pdf.cmap(cmap, map.finish().as_slice()).finish();
    pdf.stream(data, bytes).finish();
    font
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(facts: usize) -> Document {
        Document {
            language: "fr",
            title: "Reçu d’approbation".to_owned(),
            facts: (0..facts).map(|at| (format!("Élément {at}"), "f00d".repeat(16))).collect(),
            notes: vec!["À vérifier sur https://example.com/verify".to_owned()],
            attachment: ("receipt.json".to_owned(), br#"{"body":"{}"}"#.to_vec()),
        }
    }

    #[test]
    fn a_document_is_whole_and_the_same_each_time() {
        let pdf = document(3).to_pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
        let has = |words: &[u8]| pdf.windows(words.len()).any(|window| window == words);
        assert!(has(br#"{"body":"{}"}"#) && has(b"receipt.json") && has(b"/Lang"));
        assert_eq!(pdf, document(3).to_pdf().unwrap());
    }

    #[test]
    fn many_facts_take_more_pages() {
        let pages = |facts: usize| {
            let pdf = document(facts).to_pdf().unwrap();
            pdf.windows(11).filter(|window| window == b"/Type /Page").count()
        };
        // the tree of pages is one more
        assert_eq!(pages(3), 2);
        assert!(pages(200) > 4);
    }
}
