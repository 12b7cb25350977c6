//! How pictures look: size, theme, language.

use clap::{Args, ValueEnum};

use crate::chart::{Language, Style, Theme};
use crate::error::{Error, Result};

/// How a picture looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Look")]
pub(super) struct PictureStyle {
    /// web (800 wide), print (1000 wide), slide (1280x720), square (1000x1000), or WxH in pixels
    #[arg(long, value_name = "SIZE", default_value = "web", value_parser = size)]
    size: Size,

    /// Colours
    #[arg(long, value_enum, default_value_t, value_name = "THEME")]
    theme: ThemeName,

    /// Language of numbers, months and the words a chart writes by itself
    #[arg(long, value_enum, default_value_t, value_name = "LANGUAGE")]
    pub lang: Language,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum ThemeName {
    /// Dark ink on white
    #[default]
    Light,
    /// Light ink on near-black
    Dark,
    /// Black, greys and one dark blue, for paper
    Print,
}

/// A size and how large type is in it.
#[derive(Debug, Clone, Copy)]
struct Size {
    width: u32,
    height: Option<u32>,
    /// Times the usual size of type.
    type_times: f64,
}

fn size(text: &str) -> Result<Size> {
    let named = |width, height, type_times| {
        Ok(Size {
            width,
            height,
            type_times,
        })
    };
    match text.trim() {
        "web" => named(800, None, 1.0),
        "print" => named(1000, None, 1.1),
        "slide" => named(1280, Some(720), 1.5),
        "square" => named(1000, Some(1000), 1.25),
        other => {
            let sides = other.split_once(['x', 'X', '×']);
            let sides = sides.and_then(|(width, height)| {
                Some((
                    width.trim().parse::<u32>().ok()?,
                    height.trim().parse::<u32>().ok()?,
                ))
            });
            let (width, height) = sides.ok_or_else(|| {
                Error::setting("not a size")
                    .value(text)
                    .hint("write web, print, slide, square, or WIDTHxHEIGHT in pixels: 1200x800")
            })?;
            // Type grows with the picture.
            let smaller = f64::from(width.min(height.saturating_mul(4) / 3));
            named(width, Some(height), (smaller / 800.0).clamp(1.0, 4.0))
        }
    }
}

impl PictureStyle {
    /// The style that is meant.
    pub(super) fn style(&self) -> Style {
        let theme = match self.theme {
            ThemeName::Light => Theme::light(),
            ThemeName::Dark => Theme::dark(),
            ThemeName::Print => Theme::print(),
        };
        Style {
            width: self.size.width,
            height: self.size.height,
            theme: theme.scaled(self.size.type_times),
            language: self.lang,
        }
    }
}
