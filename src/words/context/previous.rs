//! The previous incident at a place.

use super::basis::basis;
use crate::analysis::context::{Previous, PreviousWhere};
use crate::table::{decimal, grouped};
use crate::words::{in_area, mention};

pub(super) fn sentence(previous: &Previous) -> String {
    let earlier = previous.last.as_ref().map(|(last, by)| {
        format!(
            "{} days earlier, that of {}{}",
            grouped(last.days as f64),
            mention(&last.mention),
            basis(*by)
        )
    });
    match (&previous.at, earlier) {
        (PreviousWhere::Site(area) | PreviousWhere::District(area), Some(earlier)) => {
            format!("The previous one {} was {earlier}.", in_area(area))
        }
        (PreviousWhere::Site(area) | PreviousWhere::District(area), None) => format!(
            "The records have none before it that was surely {}.",
            in_area(area)
        ),
        (PreviousWhere::Within { radius_km, vague }, earlier) => {
            let km = decimal(*radius_km, 1);
            let caution = if *vague {
                "; these are places known to the city or worse, so they may have been farther apart"
            } else {
                ""
            };
            match earlier {
                Some(earlier) => format!(
                    "By the published coordinates the previous one within {km} km was \
                     {earlier}{caution}."
                ),
                None => format!(
                    "By the published coordinates the records have none within {km} km before \
                     it{caution}."
                ),
            }
        }
    }
}
