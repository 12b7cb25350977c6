//! Pictures look the same in a browser as in the PNG.

use std::process::Command;

use resvg::tiny_skia::Pixmap;

use crate::workdir::{Workdir, sample, skipped};

/// The browser, when it and the typeface are at hand.
pub(crate) fn browser() -> Option<String> {
    let works = |name: &&&str| {
        let version = Command::new(name).arg("--version").output();
        version.is_ok_and(|output| output.status.success())
    };
    let name = ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find(|name| works(name))?;
    let fonts = Command::new("fc-list").output().ok()?;
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    fonts.contains("DejaVu Sans").then(|| (*name).to_owned())
}

/// Grey of blocks of 8 x 8 pixels: letters are drawn a little differently.
fn blocks(picture: &Pixmap) -> Vec<f64> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut blocks = Vec::new();
    for top in (0..height - 7).step_by(8) {
        for left in (0..width - 7).step_by(8) {
            let mut sum = 0.0;
            for y in top..top + 8 {
                for x in left..left + 8 {
                    let pixel = picture.pixels()[y * width + x];
                    let parts = [pixel.red(), pixel.green(), pixel.blue()];
                    sum += parts.iter().map(|part| f64::from(*part)).sum::<f64>() / 3.0;
                }
            }
            blocks.push(sum / 64.0);
        }
    }
    blocks
}

#[test]
fn a_browser_draws_what_the_png_shows() {
    let Some(browser) = browser() else {
        skipped("no browser with DejaVu Sans is at hand");
        return;
    };
    let dir = Workdir::new();
    let file = sample();
    for (kind, args) in [
        ("timeline", &["--theme", "dark", "--size", "800x500"][..]),
        ("map", &["--size", "800x700"]),
        ("season", &["--size", "800x500", "--lang", "ar"]),
    ] {
        for ending in ["svg", "png"] {
            let target = format!("x.{ending}");
            let mut all = vec!["chart", kind, file.as_str(), "-o", target.as_str()];
            all.extend(args);
            dir.run(&all).exits(0);
        }
        let own = Pixmap::decode_png(&dir.read("x.png")).unwrap();
        let size = format!("--window-size={},{}", own.width() / 2, own.height() / 2);
        let output = Command::new(&browser)
            .current_dir(dir.path())
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=2",
                "--screenshot=shot.png",
            ])
            .arg(size)
            .arg(format!("file://{}", dir.path().join("x.svg").display()))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let shot = Pixmap::decode_png(&dir.read("shot.png")).unwrap();
        assert_eq!(
            (shot.width(), shot.height()),
            (own.width(), own.height()),
            "{kind}"
        );
        let pairs: Vec<(f64, f64)> = blocks(&own).into_iter().zip(blocks(&shot)).collect();
        let apart = |pair: &(f64, f64)| (pair.0 - pair.1).abs();
        let mean = pairs.iter().map(apart).sum::<f64>() / pairs.len() as f64;
        let far = pairs.iter().filter(|pair| apart(pair) > 64.0).count();
        assert!(mean < 2.0, "{kind}: {mean} of 255 apart on average");
        assert!(
            far * 200 < pairs.len(),
            "{kind}: {far} of {} blocks differ",
            pairs.len()
        );
    }
}
