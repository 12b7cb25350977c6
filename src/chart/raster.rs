//! From SVG to PNG, with nothing but the bundled typeface.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::font::{BOLD, REGULAR};
use crate::error::{Error, Result};
use crate::limits::PIXELS;

/// Pixels of the PNG for each pixel of the SVG.
const SCALE: f32 = 2.0;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for bytes in [REGULAR, BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(bytes)));
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    Arc::new(fonts)
});

/// Draws an SVG of [`svg`](super::svg) as a PNG, twice its size for sharp screens
/// and for print.
///
/// # Errors
/// `Engine` when the SVG is broken, `TooLarge` when the picture would have too many
/// pixels.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let tree = parse(svg)?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(SCALE)
        .ok_or_else(|| Error::engine("the picture has no size"))?;
    // Each takes four bytes of memory.
    let number = u64::from(size.width()) * u64::from(size.height());
    PIXELS.allow(
        number,
        "the picture has too many pixels for a PNG; write an SVG, or set a height",
    )?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| Error::engine("there is no room for the picture"))?;
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| Error::engine(format!("cannot encode the PNG: {error}")))
}

fn parse(svg: &str) -> Result<Tree> {
    let options = Options {
        font_family: "DejaVu Sans".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    Tree::from_str(svg, &options)
        .map_err(|error| Error::engine(format!("cannot read the SVG: {error}")))
}
