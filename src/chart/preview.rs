//! What a terminal can show of a chart, as plain rows and points.

/// A chart for a terminal: each kind chooses the form that says most in letters.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview {
    /// A lying bar a row.
    Bars(Vec<PreviewBar>),
    /// A row a place or year, each period a block as high as its number.
    Rows(Vec<PreviewRow>),
    /// Lines or points on two axes.
    Graph(PreviewGraph),
}

/// One lying bar.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewBar {
    /// Its name.
    pub name: String,
    /// Its length; `None` is unknown.
    pub value: Option<f64>,
}

/// One row of blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewRow {
    /// Its name.
    pub name: String,
    /// Its numbers, in order of time; `None` is unknown.
    pub cells: Vec<Option<f64>>,
}

/// Lines or points on two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewGraph {
    /// The lines, each with its name, which may be empty.
    pub lines: Vec<(String, Vec<(f64, f64)>)>,
    /// How they are drawn.
    pub marks: PreviewMarks,
    /// What stands at the left, the middle and the right of the lower axis.
    pub ends: [String; 3],
}

/// What a graph draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreviewMarks {
    /// Lines from point to point, over an axis that begins at zero.
    Joined,
    /// Points.
    Points,
    /// Points whose heights are logarithms (base 10) of shares.
    Logarithms,
}

impl Preview {
    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Bars(bars) => bars.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
            Self::Graph(graph) => graph.lines.iter().all(|(_, points)| points.is_empty()),
        }
    }
}

impl PreviewGraph {
    /// Points alone, without a name.
    pub(super) fn of(points: Vec<(f64, f64)>, marks: PreviewMarks, ends: [String; 3]) -> Self {
        Self {
            lines: vec![(String::new(), points)],
            marks,
            ends,
        }
    }
}

/// What stands under the left, the middle and the right of these points.
pub(super) fn ends(points: &[(f64, f64)], name: impl Fn(f64) -> String) -> [String; 3] {
    let (low, high) = bounds(points.iter().map(|(x, _)| *x));
    [name(low), name(f64::midpoint(low, high)), name(high)]
}

/// The least and the largest of the values, never the same number.
pub(super) fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    match (low.is_finite(), low < high) {
        (false, _) => (0.0, 1.0),
        (true, false) => (low - 0.5, high + 0.5),
        (true, true) => (low, high),
    }
}
