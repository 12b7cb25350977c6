//! Incidents as circles on land, borders and coasts; in a city, where no base
//! map reaches, their places are named instead.

use serde::{Deserialize, Serialize};

use super::drawing::Drawing;
use super::estimate::drawable;
use super::extent::Extent;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::map_ground::{base, sea};
use super::map_names::names;
use super::map_scale::corners;
use super::map_sheet::{Sheet, around, sheet};
use super::page::Page;
use super::preview::{self, Preview, PreviewGraph, PreviewMarks};
use super::scene::Shape;
use super::setter::Setter;
use super::spot::{Spot, by_size, largest, radius};
use crate::error::{Error, Result};

/// Incidents as circles on borders and coasts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapChart {
    /// What the area of a circle means ("Killed").
    pub value_label: String,
    /// The circles.
    pub spots: Vec<Spot>,
    /// What is shown; the spots when left out.
    pub extent: Option<Extent>,
    /// What [vague](Spot::vague) circles are called in the key.
    pub vague_label: String,
    /// Sentences for the foot.
    pub remarks: Vec<String>,
}

impl Drawing for MapChart {
    fn check(&self) -> Result<()> {
        for spot in &self.spots {
            let on_globe = spot.latitude.abs() <= 90.0 && spot.longitude.abs() <= 180.0;
            if !on_globe {
                return Err(Error::setting("a point is not on the globe").value(&spot.place));
            }
            drawable(&spot.place, spot.value.into_iter())?;
        }
        match self.extent {
            Some(extent) => extent.check(),
            None => Ok(()),
        }
    }

    fn remarks(&self, _setter: &Setter) -> Vec<String> {
        self.remarks.clone()
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme) = (setter.language.words(), setter.theme);
        let mut entries = vec![Entry(Swatch::Heading, self.value_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        if self.spots.iter().any(|spot| spot.value.is_none()) {
            entries.push(Entry(Swatch::Ring(theme.muted), words.unknown.to_owned()));
        }
        if self.spots.iter().any(|spot| spot.vague) && !self.vague_label.is_empty() {
            entries.push(Entry(
                Swatch::Ring(theme.baseline),
                self.vague_label.clone(),
            ));
        }
        let top = key::draw(page, setter, &entries) + 8.0;
        let Some(extent) = self.extent.or_else(|| around(&self.spots)) else {
            return Ok(page.say(setter, words.no_data, top));
        };
        let sheet = sheet(extent, page, top)?;
        let frame = sheet.frame;
        page.scene.add(Shape::fill(frame, sea(setter)));
        base(page, setter, &sheet);
        let mut taken = corners(&self.spots, page, setter, &sheet);
        circles(&self.spots, page, setter, &sheet);
        names(&self.spots, page, setter, &sheet, &mut taken);
        page.scene.add(Shape::frame(frame, 1.0, theme.grid));
        Ok(frame.y1)
    }

    fn describe(&self, setter: &Setter) -> String {
        let mut spots: Vec<&Spot> = self
            .spots
            .iter()
            .filter(|spot| spot.value.is_some())
            .collect();
        if spots.is_empty() {
            return setter.language.words().no_data.to_owned();
        }
        spots.sort_by(|a, b| {
            b.value
                .partial_cmp(&a.value)
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let list: Vec<String> = spots
            .iter()
            .take(10)
            .map(|spot| {
                let value = setter.language.number(spot.value.unwrap_or(0.0));
                format!("{}: {value}", spot.place)
            })
            .collect();
        format!("{}. {}.", self.value_label, list.join("; "))
    }

    fn preview(&self, _language: Language) -> Preview {
        let points: Vec<(f64, f64)> = self
            .spots
            .iter()
            .map(|spot| (spot.longitude, spot.latitude))
            .collect();
        let ends = preview::ends(&points, |degrees| format!("{degrees:.1}°"));
        Preview::Graph(PreviewGraph::of(points, PreviewMarks::Points, ends))
    }
}

/// The largest first, so that none hides a smaller one.
fn circles(spots: &[Spot], page: &mut Page, setter: &Setter, sheet: &Sheet) {
    let theme = setter.theme;
    let most = largest(spots);
    for spot in by_size(spots) {
        let at = sheet.at((spot.longitude, spot.latitude));
        let inside = |(x, y): (f64, f64)| {
            (sheet.frame.x0..=sheet.frame.x1).contains(&x)
                && (sheet.frame.y0..=sheet.frame.y1).contains(&y)
        };
        // A circle at the edge would run over it.
        if !inside(at) {
            continue;
        }
        let shapes = match spot.value {
            Some(value) if value > 0.0 => {
                let radius = radius(value, most, sheet.frame);
                if spot.vague {
                    page.scene
                        .mark(Some(tip(spot, setter)), vec![circle(at, radius, setter)]);
                    continue;
                }
                vec![
                    Shape::disc(at, radius + 0.75, theme.background),
                    Shape::disc(at, radius, theme.bar),
                ]
            }
            // A known zero is a dot, an unknown toll a ring.
            Some(_) => vec![Shape::disc(at, 1.5, theme.muted)],
            None => Shape::ring(at, 3.5, theme.muted, theme.background).to_vec(),
        };
        page.scene.mark(Some(tip(spot, setter)), shapes);
    }
}

fn tip(spot: &Spot, setter: &Setter) -> String {
    let figure = spot.value.map_or_else(
        || setter.language.words().unknown.to_owned(),
        |value| setter.language.number(value),
    );
    let count = setter.language.count(spot.incidents);
    format!("{}: {figure} ({count})", spot.place)
}

/// An open circle: a point that stands for a province or country.
fn circle((x, y): (f64, f64), radius: f64, setter: &Setter) -> Shape {
    let points = (0..=48)
        .map(|step| {
            let angle = f64::from(step) / 48.0 * std::f64::consts::TAU;
            (x + radius * angle.cos(), y + radius * angle.sin())
        })
        .collect();
    Shape::Stroke {
        points,
        width: 1.25,
        colour: setter.theme.baseline,
    }
}
