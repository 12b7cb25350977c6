//! Names of places beside their rows.

use super::font::CAPITAL;
use super::page::Page;
use super::scale::real;
use super::setter::Setter;
use super::text::Anchor;

/// Writes a place's name right-aligned at `x`, in the middle of its row.
pub(crate) fn write_name(
    page: &mut Page,
    setter: &Setter,
    name: &[String],
    (x, top, bottom): (f64, f64, f64),
) {
    let face = setter.label();
    let used = face.line() * real(name.len());
    let lift = f64::midpoint(face.line(), face.size * CAPITAL);
    let mut y = f64::midpoint(top, bottom) - used / 2.0;
    for line in name {
        let text = setter.text(line, (x, y + lift), Anchor::End, face);
        page.scene.text(text);
        y += face.line();
    }
}
