//! A chart with its words, its numbers and what was left out.

use super::figure_data::FigureData;
use super::own_titles::OwnTitles;
use crate::chart::{Body, Chart, Titles};
use crate::query::{LeftOut, Span};
use crate::table::Table;
use crate::words::account::in_one_line;
use crate::words::{ChartFoot, ChartSubject, Headline, NotDrawn, chart_subtitle};

/// A chart, its numbers and what was left out.
#[derive(Debug, Clone)]
pub struct DrawnFigure {
    /// What to draw.
    pub chart: Chart,
    /// The numbers behind it, one row for what is drawn as one.
    pub table: Table,
    /// Incidents that the filter left out because something is unknown.
    pub left_out: Vec<LeftOut>,
}

/// What a kind of chart found in the records, before it is put in words.
pub(super) struct FigureFinding {
    /// What it tells above all; its subject when there is nothing to tell.
    pub headline: Option<Headline>,
    /// What it shows.
    pub subject: ChartSubject,
    /// The days looked at.
    pub window: Option<Span>,
    /// Incidents that it is of.
    pub incidents: f64,
    /// What of them is not drawn.
    pub not_drawn: Vec<NotDrawn>,
    /// The picture.
    pub body: Body,
    /// The numbers behind it.
    pub table: Table,
    /// Incidents left out because something is unknown.
    pub left_out: Vec<LeftOut>,
}

impl FigureFinding {
    /// With the caller's own words, and words for those that he leaves out.
    pub(super) fn titled(self, own: &OwnTitles, data: &FigureData<'_>) -> DrawnFigure {
        let subtitle = chart_subtitle(data.filter, &self.subject, self.window);
        // An incident of which nobody can say whether it passes may turn what is found.
        let open = |left: &LeftOut| matches!(left, LeftOut::Unknown { .. });
        let found = self.headline.filter(|_| !self.left_out.iter().any(open));
        let headline = found.unwrap_or(Headline::Subject(self.subject));
        let foot = ChartFoot {
            source: data.source.to_owned(),
            own_source: own.source.clone(),
            as_of: data.filter.as_of,
            incidents: self.incidents,
            not_drawn: self.not_drawn,
            left_out: self.left_out.clone(),
            rows: data.account.and_then(in_one_line),
            reach: data.reach(),
        };
        DrawnFigure {
            chart: Chart {
                titles: Titles {
                    title: own.title.clone().unwrap_or_else(|| headline.text()),
                    subtitle: own.subtitle.clone().unwrap_or(subtitle),
                    source_line: foot.line(),
                },
                body: self.body,
            },
            table: self.table,
            left_out: self.left_out,
        }
    }
}
