//! The previous incident at a place.

use super::basis::basis;
use super::earlier::{days_earlier, others_may};
use crate::analysis::context::{Previous, PreviousWhere};
use crate::table::decimal;
use crate::words::{in_area, mention};

pub(super) fn sentence(previous: &Previous) -> String {
    let earlier = previous.last.as_ref().map(|(last, by)| {
        format!(
            "{}, that of {}{}",
            days_earlier(last.days),
            mention(&last.mention),
            basis(*by)
        )
    });
    let open = previous.open;
    match (&previous.at, earlier) {
        (PreviousWhere::Site(area) | PreviousWhere::District(area), earlier) => {
            let place = in_area(area);
            match (earlier, open) {
                (Some(earlier), 0) => format!("The previous one {place} was {earlier}."),
                (Some(earlier), open) => format!(
                    "The last before it that was surely {place} was {earlier}; {} there later.",
                    others_may(open)
                ),
                (None, 0) => format!("The records have none before it {place}."),
                (None, open) => format!(
                    "The records have none before it that was surely {place}; {} there.",
                    others_may(open)
                ),
            }
        }
        (PreviousWhere::Within { radius_km, vague }, earlier) => {
            let km = decimal(*radius_km, 1);
            let caution = if *vague {
                "; these are places known to the city or worse, so they may have been farther apart"
            } else {
                ""
            };
            match earlier {
                Some(earlier) => {
                    let later = match open {
                        0 => String::new(),
                        open => format!("; {} later", others_may(open)),
                    };
                    format!(
                        "By the published coordinates the previous one within {km} km was \
                         {earlier}{later}{caution}."
                    )
                }
                None => format!(
                    "By the published coordinates the records have none within {km} km before \
                     it{caution}."
                ),
            }
        }
    }
}
