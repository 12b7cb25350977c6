//! Columns of the outputs that are named after a measure.

/// How columns of the outputs are named after measures: what stands behind the
/// measure's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MeasureColumns {
    /// Behind each toll: killed, injured, casualties.
    pub of_tolls: &'static [&'static str],
    /// Behind each other measure but the number of incidents, which has names of
    /// its own.
    pub of_others: &'static [&'static str],
}

impl MeasureColumns {
    /// None.
    pub(super) const NONE: Self = Self {
        of_tolls: &[],
        of_others: &[],
    };

    /// The names, for every measure that there is.
    #[cfg(feature = "frames")]
    pub(super) fn names(self) -> Vec<String> {
        use crate::query::Measure;

        let endings = |measure: Measure| match measure {
            Measure::Incidents => &[],
            toll if toll.is_toll() => self.of_tolls,
            _ => self.of_others,
        };
        Measure::ALL
            .into_iter()
            .flat_map(|measure| {
                let ending = endings(measure).iter();
                ending.map(move |ending| format!("{}{ending}", measure.name()))
            })
            .collect()
    }

    /// Without records there are no measures.
    #[cfg(not(feature = "frames"))]
    pub(super) fn names(self) -> Vec<String> {
        Vec::new()
    }
}
