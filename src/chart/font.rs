//! The bundled typeface, and how wide its words are.

use ab_glyph::{Font, FontRef};
use unicode_width::UnicodeWidthChar;

use crate::error::{Error, Result};

/// What the SVG asks for. The first is bundled and measured; Arial is
/// narrower, so words keep inside their room where the first is missing.
pub(crate) const FAMILY: &str = "DejaVu Sans, Arial, sans-serif";

/// DejaVu Sans 2.37, regular and bold; see `fonts/LICENSE`.
pub(crate) const REGULAR: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");
/// The bold face.
pub(crate) const BOLD: &[u8] = include_bytes!("fonts/DejaVuSans-Bold.ttf");

/// How far letters with accents rise above the baseline, in sizes.
pub(crate) const ASCENT: f64 = 0.94;
/// How far letters reach below the baseline, in sizes.
pub(crate) const DESCENT: f64 = 0.24;
/// Height of a capital letter, in sizes.
pub(crate) const CAPITAL: f64 = 0.73;
/// From one baseline to the next, in sizes.
pub(crate) const LINE: f64 = 1.3;

/// Room for a character the typeface lacks, by columns of a terminal.
const STRANGE: f64 = 0.65;

/// Regular or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For nearly everything.
    Regular,
    /// For headlines.
    Bold,
}

/// Size and weight of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Size in pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
}

impl Type {
    pub(crate) fn regular(size: f64) -> Self {
        let weight = Weight::Regular;
        Self { size, weight }
    }

    pub(crate) fn bold(size: f64) -> Self {
        let weight = Weight::Bold;
        Self { size, weight }
    }

    /// From one line to the next, in pixels.
    pub(crate) fn line(&self) -> f64 {
        self.size * LINE
    }
}

/// The bundled faces, ready to be measured.
#[derive(Debug)]
pub(crate) struct Faces {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Faces {
    pub(crate) fn load() -> Result<Self> {
        let face = |bytes| {
            FontRef::try_from_slice(bytes)
                .map_err(|error| Error::engine(format!("the bundled font is broken: {error}")))
        };
        Ok(Self {
            regular: face(REGULAR)?,
            bold: face(BOLD)?,
        })
    }

    /// Width of one line of text, in pixels: the sum of its advances, which
    /// for joined scripts is a little more than what is drawn.
    pub(crate) fn width(&self, text: &str, face: Type) -> f64 {
        let font = match face.weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let per_em = f64::from(font.units_per_em().unwrap_or(2048.0));
        let sizes: f64 = text
            .chars()
            .map(|c| {
                let columns = c.width().unwrap_or(0);
                let glyph = font.glyph_id(c);
                if columns == 0 {
                    0.0
                } else if glyph.0 == 0 {
                    STRANGE * super::scale::real(columns)
                } else {
                    f64::from(font.h_advance_unscaled(glyph)) / per_em
                }
            })
            .sum();
        sizes * face.size
    }
}

#[cfg(test)]
mod tests {
    use super::{Faces, Type};

    #[test]
    fn bold_is_wider_and_marks_take_no_room() {
        let faces = Faces::load().expect("bundled");
        let width = |text, face| faces.width(text, face);
        let regular = Type::regular(10.0);
        assert!(width("Baghdad", Type::bold(10.0)) > width("Baghdad", regular));
        assert!((width("e\u{301}", regular) - width("e", regular)).abs() < 1e-9);
        assert!(width("バグダッド", regular) > 50.0);
    }
}
