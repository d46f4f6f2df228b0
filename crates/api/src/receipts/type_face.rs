//! A typeface, as far as setting lines needs it.

use anyhow::anyhow;
use std::fmt;
use ttf_parser::cmap::Subtable;
use ttf_parser::{Face, GlyphId};

/// Widths and heights are told in thousandths of the size.
pub(super) struct TypeFace {
    face: Face<'static>,
    scale: f32,
}

impl fmt::Debug for TypeFace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TypeFace(…)")
    }
}

impl TypeFace {
    pub(super) fn parse(bytes: &'static [u8]) -> anyhow::Result<Self> {
        let face = Face::parse(bytes, 0).map_err(|fault| anyhow!("a typeface is broken: {fault}"))?;
        let scale = 1000.0 / f32::from(face.units_per_em());
        Ok(Self { face, scale })
    }

    /// What the typeface does not have is printed as its sign for that.
    fn glyph(&self, character: char) -> GlyphId {
        // French has a narrow space that this one lacks
        let character = if character == '\u{202f}' { '\u{a0}' } else { character };
        self.face.glyph_index(character).unwrap_or(GlyphId(0))
    }

    /// Two bytes a glyph.
    pub(super) fn encoded(&self, text: &str) -> Vec<u8> {
        text.chars().flat_map(|character| self.glyph(character).0.to_be_bytes()).collect()
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        f32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0)) * self.scale
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|character| self.advance(self.glyph(character))).sum::<f32>() * size / 1000.0
    }

    /// Of every glyph, in their order.
    pub(super) fn widths(&self) -> impl Iterator<Item = f32> {
        (0..self.face.number_of_glyphs()).map(|glyph| self.advance(GlyphId(glyph)))
    }

    /// Which glyph stands for which character.
    pub(super) fn characters(&self) -> Vec<(u16, char)> {
        let mut found = Vec::new();
        for table in self.face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(Subtable::is_unicode) {
            table.codepoints(|code| {
                let glyph = table.glyph_index(code).map(|glyph| glyph.0);
                found.extend(glyph.zip(char::from_u32(code)));
            });
        }
        found.sort_unstable();
        found.dedup_by_key(|(glyph, _)| *glyph);
        found
    }

    pub(super) fn bounds(&self) -> [f32; 4] {
        let bounds = self.face.global_bounding_box();
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| f32::from(edge) * self.scale)
    }

    pub(super) fn ascent(&self) -> f32 {
        f32::from(self.face.ascender()) * self.scale
    }

    pub(super) fn descent(&self) -> f32 {
        f32::from(self.face.descender()) * self.scale
    }

    pub(super) fn cap_height(&self) -> f32 {
        self.face.capital_height().map_or_else(|| self.ascent(), |height| f32::from(height) * self.scale)
    }

    /// Lines no wider than this. A word that is wider is divided.
    pub(super) fn wrapped(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        // not at spaces that do not break
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for character in word.chars() {
                line.push(character);
                if self.width(&line, size) > width {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, character.to_string()));
                }
            }
        }
        lines.push(line);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face() -> TypeFace {
        TypeFace::parse(include_bytes!("../../assets/fonts/vitrine-sans-regular.ttf")).unwrap()
    }

    #[test]
    fn the_letters_of_europe_are_there() {
        let face = face();
        for character in "AZaz09éèêàçœŒ’«»…—łŁŠžğİñßøåæ€\u{202f}".chars() {
            assert_ne!(face.glyph(character), GlyphId(0), "{character:?}");
        }
        assert!(face.characters().iter().any(|(_, character)| *character == 'é'));
    }

    #[test]
    fn lines_are_as_long_as_there_is_room() {
        let face = face();
        let text = "one two three four five six seven eight nine ten";
        let lines = face.wrapped(text, 10.0, 80.0);
        assert!(lines.len() > 2 && lines.join(" ") == text);
        assert!(lines.iter().all(|line| face.width(line, 10.0) <= 80.0));
        let hash = "f00d".repeat(16);
        let lines = face.wrapped(&hash, 10.0, 80.0);
        assert!(lines.len() > 2 && lines.concat() == hash);
        assert!(lines.iter().all(|line| face.width(line, 10.0) <= 80.0));
        assert_eq!(face.wrapped("", 10.0, 80.0), [""]);
    }
}
