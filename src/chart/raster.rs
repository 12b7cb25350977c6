//! From SVG to PNG, with nothing but the bundled typeface.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use super::font::{BOLD, REGULAR};
use crate::error::{Error, Result};

/// Pixels of the PNG for each pixel of the SVG.
const SCALE: f32 = 2.0;

/// Most pixels of a PNG; each takes four bytes of memory.
const MOST_PIXELS: u64 = 100_000_000;

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
    let too_large = || {
        Error::too_large("the picture is too large for a PNG")
            .value(format!("{} x {} pixels", size.width(), size.height()))
            .hint("write an SVG, set a height, or select fewer places")
    };
    if u64::from(size.width()) * u64::from(size.height()) > MOST_PIXELS {
        return Err(too_large());
    }
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(too_large)?;
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
