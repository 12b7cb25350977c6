//! Two pictures laid over each other: what is the same is faded, what differs is
//! red.

use std::path::Path;

use casualty::chart::raster;
use resvg::tiny_skia::{ColorU8, Pixmap, PremultipliedColorU8};

/// Compares two SVG documents as pictures, leaves a picture of the difference
/// under `target/tmp` by `name`, and says where it is and how much differs.
pub(crate) fn describe_difference(name: &str, expected: &str, drawn: &str) -> String {
    let [expected, drawn] = [expected, drawn].map(|svg| {
        let png = raster::png(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        Pixmap::decode_png(&png).unwrap()
    });
    let (picture, differing) = laid_over(&expected, &drawn);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("picture-differences");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.png"));
    picture.save_png(&path).unwrap();
    message(&path, (&expected, &drawn), differing)
}

fn message(path: &Path, (expected, drawn): (&Pixmap, &Pixmap), differing: usize) -> String {
    let size = |picture: &Pixmap| format!("{} x {}", picture.width(), picture.height());
    let sizes = if size(expected) == size(drawn) {
        String::new()
    } else {
        format!(" ({} before, {} now)", size(expected), size(drawn))
    };
    match differing {
        0 => "the pictures are the same, only their text differs".to_owned(),
        count => format!("{count} pixels differ{sizes}: see {}", path.display()),
    }
}

/// Both pictures in one, and how many pixels differ.
fn laid_over(expected: &Pixmap, drawn: &Pixmap) -> (Pixmap, usize) {
    let width = expected.width().max(drawn.width());
    let height = expected.height().max(drawn.height());
    let mut picture = Pixmap::new(width, height).unwrap();
    let mut differing = 0;
    for y in 0..height {
        for x in 0..width {
            let (before, now) = (expected.pixel(x, y), drawn.pixel(x, y));
            let pixel = if before == now {
                faded(now)
            } else {
                differing += 1;
                ColorU8::from_rgba(214, 0, 0, 255).premultiply()
            };
            picture.pixels_mut()[(y * width + x) as usize] = pixel;
        }
    }
    (picture, differing)
}

fn faded(pixel: Option<PremultipliedColorU8>) -> PremultipliedColorU8 {
    let pixel = pixel.map_or(ColorU8::from_rgba(255, 255, 255, 255), |pixel| {
        pixel.demultiply()
    });
    let light = |part: u8| 255 - (255 - part) / 4;
    ColorU8::from_rgba(
        light(pixel.red()),
        light(pixel.green()),
        light(pixel.blue()),
        255,
    )
    .premultiply()
}

#[test]
fn a_difference_is_counted_and_shown() {
    let square = |x: u32, width: u32| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"10\">\
             <rect x=\"{x}\" y=\"2\" width=\"3\" height=\"3\"/></svg>"
        )
    };
    let same = describe_difference("same", &square(1, 20), &square(1, 20));
    assert!(same.contains("the same"), "{same}");
    // Pictures have two pixels for each of the SVG: 6 x 6 here and there.
    let moved = describe_difference("moved", &square(1, 20), &square(10, 20));
    assert!(moved.starts_with("72 pixels differ: see "), "{moved}");
    let path = moved.split("see ").nth(1).unwrap();
    let shown = Pixmap::load_png(path).unwrap();
    let red = |pixel: &&PremultipliedColorU8| (pixel.red(), pixel.green()) == (214, 0);
    assert_eq!(shown.pixels().iter().filter(red).count(), 72);
    let wider = describe_difference("wider", &square(1, 20), &square(1, 30));
    assert!(wider.contains("40 x 20 before, 60 x 20 now"), "{wider}");
}
