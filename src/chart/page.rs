//! The sheet every chart is drawn on: title and subtitle above, remarks and
//! source line below, and the room between them for the kind.

use super::colour::Colour;
use super::font::{ASCENT, Type};
use super::scene::Scene;
use super::setter::Setter;
use super::text::Anchor;
use super::titles::Titles;
use crate::error::{Error, Result};
use crate::outside::Outside;

/// Blank edge on all sides.
const MARGIN: f64 = 18.0;
/// Between head, body and foot.
const GAP: f64 = 14.0;
/// Most lines of one title or remark; the whole text is in the description.
const MOST_LINES: usize = 5;
/// Above the line that says how many rows did not fit.
const REMARK: f64 = 5.0;
/// Less room than this is not worth drawing in.
const LEAST_ROOM: f64 = 140.0;

/// A sheet being drawn.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) scene: Scene,
    /// Left edge of the body.
    pub(crate) left: f64,
    /// Right edge of the body.
    pub(crate) right: f64,
    /// Upper edge of the body.
    pub(crate) top: f64,
    /// Height of the body when the height of the picture is given.
    pub(crate) room: Option<f64>,
    foot: Vec<Block>,
}

/// Lines of one face and colour, with the room above them.
#[derive(Debug)]
struct Block {
    lines: Vec<String>,
    face: Type,
    colour: Colour,
    gap: f64,
}

impl Block {
    fn height(&self) -> f64 {
        self.gap + self.face.line() * super::scale::real(self.lines.len())
    }
}

/// Room to say how many rows did not fit.
pub(crate) fn remark(setter: &Setter) -> f64 {
    REMARK + setter.label().line()
}

/// Rows made higher, up to twice and a half, where a given height leaves room.
pub(crate) fn stretch(mut heights: Vec<f64>, room: Option<f64>) -> Vec<f64> {
    const MOST: f64 = 2.5;
    let needed: f64 = heights.iter().sum();
    if let Some(room) = room.filter(|room| needed > 0.0 && *room > needed) {
        // A hair less, so that all of them still fit.
        let times = (room / needed * (1.0 - 1e-9)).min(MOST);
        for height in &mut heights {
            *height *= times;
        }
    }
    heights
}

/// How many rows of these heights fit into `room`, leaving `remark` to say
/// how many did not.
pub(crate) fn fitting(heights: &[f64], room: Option<f64>, remark: f64) -> usize {
    let Some(room) = room else {
        return heights.len();
    };
    if heights.iter().sum::<f64>() <= room {
        return heights.len();
    }
    let mut left = room - remark;
    heights
        .iter()
        .take_while(|height| {
            left -= **height;
            left >= 0.0
        })
        .count()
}

impl Page {
    /// Draws the head and sets the foot aside.
    pub(crate) fn open(
        setter: &Setter,
        (width, height): (u32, Option<u32>),
        titles: &Titles,
        remarks: &[String],
    ) -> Result<Self> {
        let (theme, sizes) = (setter.theme, setter.theme.sizes);
        let width = f64::from(width);
        let block = |text: &str, face, colour, gap| {
            let lines = setter.balance(text, face, width - 2.0 * MARGIN, MOST_LINES);
            (!lines.is_empty()).then_some(Block {
                lines,
                face,
                colour,
                gap,
            })
        };
        let subtitle = Type::regular(sizes.subtitle);
        let head: Vec<Block> = [
            block(&titles.title, Type::bold(sizes.title), theme.ink, 0.0),
            block(&titles.subtitle, subtitle, theme.muted, 4.0),
        ]
        .into_iter()
        .flatten()
        .collect();
        let foot: Vec<Block> = remarks
            .iter()
            .map(|remark| block(remark, setter.small(), theme.muted, 2.0))
            .chain([block(&titles.source_line, setter.small(), theme.muted, 6.0)])
            .flatten()
            .collect();
        let mut page = Self {
            scene: Scene {
                width,
                height: 0.0,
                title: Outside(&titles.title).on_one_line(),
                description: String::new(),
                background: theme.background,
                marks: Vec::new(),
            },
            left: MARGIN,
            right: width - MARGIN,
            top: MARGIN,
            room: None,
            foot,
        };
        if !head.is_empty() {
            page.top = page.write(setter, &head, MARGIN) + GAP;
        }
        if let Some(height) = height.map(f64::from) {
            let room = height - page.top - page.foot_height();
            if room < LEAST_ROOM {
                return Err(
                    Error::setting("the picture is too low for its titles and a chart")
                        .value(format!("{height} pixels"))
                        .hint(format!(
                            "make it at least {:.0} pixels high, or shorten the titles",
                            (height + LEAST_ROOM - room).ceil()
                        )),
                );
            }
            page.room = Some(room);
            page.scene.height = height;
        }
        Ok(page)
    }

    /// Draws the foot under a body that ends at `bottom`, and is done.
    pub(crate) fn close(mut self, setter: &Setter, bottom: f64, description: &str) -> Scene {
        let foot = std::mem::take(&mut self.foot);
        let height: f64 = foot.iter().map(Block::height).sum();
        if self.room.is_none() {
            let gap = if foot.is_empty() { 0.0 } else { GAP };
            self.scene.height = (bottom + gap + height + MARGIN).ceil();
        }
        let top = self.scene.height - MARGIN - height;
        self.write(setter, &foot, top);
        self.scene.description = Outside(description).on_one_line();
        self.scene
    }

    /// Writes one line into the body and returns where it ends.
    pub(crate) fn say(&mut self, setter: &Setter, words: &str, top: f64) -> f64 {
        let face = setter.label();
        let words = setter.shorten(words, face, self.right - self.left);
        let at = (self.left, top + face.size * ASCENT);
        let text = setter.text(&words, at, Anchor::Start, face);
        self.scene.text(text.coloured(setter.theme.muted));
        top + face.line()
    }

    /// Says how many rows had no room, if any, and returns where that ends.
    pub(crate) fn say_left_out(&mut self, setter: &Setter, rows: usize, top: f64) -> f64 {
        if rows == 0 {
            return top;
        }
        let words = setter.language.words().more_places;
        let words = words.replace("{n}", &rows.to_string());
        self.say(setter, &words, top + REMARK)
    }

    fn foot_height(&self) -> f64 {
        let height: f64 = self.foot.iter().map(Block::height).sum();
        height + MARGIN + if self.foot.is_empty() { 0.0 } else { GAP }
    }

    fn write(&mut self, setter: &Setter, blocks: &[Block], top: f64) -> f64 {
        let mut y = top;
        for block in blocks {
            y += block.gap;
            for line in &block.lines {
                let at = (self.left, y + block.face.size * ASCENT);
                let text = setter.text(line, at, Anchor::Start, block.face);
                self.scene.text(text.coloured(block.colour));
                y += block.face.line();
            }
        }
        y
    }
}
