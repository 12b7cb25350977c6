//! The incidents of one of two compared periods: sums and single tolls by place.

use std::collections::HashMap;

use super::ComparedPeriod;
use crate::error::Result;
use crate::estimate::toll::Toll;
use crate::query::{Allocate, Group, Key, Measure, Plan, PreparedPlan, Span, Sums};

/// A compared period.
pub(super) struct PeriodIncidents {
    /// Days compared.
    pub(super) days: Span,
    /// The places that have incidents, in order of their keys.
    pub(super) places: Vec<PlaceIncidents>,
    numbers: HashMap<Vec<Key>, usize>,
    /// All places.
    pub(super) total: PlaceIncidents,
    /// Incidents that may lie in the days compared, and may not.
    pub(super) at_edge: Sums,
    /// Those of the days compared that are sums of several events.
    pub(super) of_summaries: Sums,
    /// All its days that the data cover, when fewer are compared.
    pub(super) full: Option<FullSums>,
}

/// The incidents of a place, or all, on the days compared.
#[derive(Default)]
pub(super) struct PlaceIncidents {
    pub(super) keys: Vec<Key>,
    pub(super) sums: Sums,
    tolls: Vec<(Measure, Vec<Toll>)>,
}

/// Sums of all covered days of a period.
pub(super) struct FullSums {
    /// In order of their keys.
    pub(super) groups: Vec<Group>,
    numbers: HashMap<Vec<Key>, usize>,
    pub(super) total: Sums,
}

impl PeriodIncidents {
    /// Reads them; tolls only of whole incidents, which alone can be
    /// resampled.
    pub(super) fn read(
        prepared: &PreparedPlan<'_>,
        plan: &Plan,
        period: &ComparedPeriod,
    ) -> Result<Self> {
        let whole = plan.allocate != Allocate::Spread;
        let allotted = prepared.over(Some(period.days))?;
        let mut places: Vec<PlaceIncidents> = Vec::new();
        let mut total = PlaceIncidents::default();
        for Group { keys, sums } in allotted.groups(&plan.dimensions, &plan.measures)? {
            total.sums = total.sums.plus(sums);
            places.push(PlaceIncidents {
                keys,
                sums,
                tolls: Vec::new(),
            });
        }
        let numbers: HashMap<Vec<Key>, usize> = places
            .iter()
            .enumerate()
            .map(|(number, place)| (place.keys.clone(), number))
            .collect();
        for measure in plan.measures.iter().filter(|_| whole).copied() {
            if !measure.is_toll() {
                continue;
            }
            let mut all = Vec::new();
            for group in allotted.tolls(&plan.dimensions, measure)? {
                let tolls: Vec<Toll> = group.tolls.iter().map(Toll::from).collect();
                all.extend(&tolls);
                if let Some(place) = numbers.get(&group.keys) {
                    places[*place].tolls.push((measure, tolls));
                }
            }
            total.tolls.push((measure, all));
        }
        Ok(Self {
            at_edge: allotted.at_edge(&plan.measures)?,
            of_summaries: allotted.of_summaries(&plan.measures)?,
            days: period.days,
            places,
            numbers,
            total,
            full: period
                .full
                .map(|days| FullSums::read(prepared, plan, days))
                .transpose()?,
        })
    }

    /// The incidents of a place; the total of no keys.
    pub(super) fn place(&self, keys: &[Key]) -> Option<&PlaceIncidents> {
        if keys.is_empty() {
            return Some(&self.total);
        }
        self.numbers.get(keys).map(|number| &self.places[*number])
    }
}

impl PlaceIncidents {
    /// Known tolls, one an incident.
    pub(super) fn tolls(&self, measure: Measure) -> &[Toll] {
        let tolls = self.tolls.iter().find(|(of, _)| *of == measure);
        tolls.map_or(&[], |(_, tolls)| tolls)
    }
}

impl FullSums {
    fn read(prepared: &PreparedPlan<'_>, plan: &Plan, days: Span) -> Result<Self> {
        let groups = prepared
            .over(Some(days))?
            .groups(&plan.dimensions, &plan.measures)?;
        Ok(Self {
            total: groups
                .iter()
                .fold(Sums::default(), |total, group| total.plus(group.sums)),
            numbers: groups
                .iter()
                .enumerate()
                .map(|(number, group)| (group.keys.clone(), number))
                .collect(),
            groups,
        })
    }

    /// The sums of a place; the total of no keys.
    pub(super) fn place(&self, keys: &[Key]) -> Sums {
        if keys.is_empty() {
            return self.total;
        }
        self.numbers
            .get(keys)
            .map_or_else(Sums::default, |number| self.groups[*number].sums)
    }
}
