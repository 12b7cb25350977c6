//! The statements that are most worth printing.

use std::cmp::Reverse;

use super::{About, DeadliestSince, LastOf, LastOfWhat, Previous, RankAmong, Statement};

/// Most of them.
const MOST: usize = 5;

/// Days from which it is news that an incident is the deadliest since, or the first
/// since: a month; and from which it is more so, a year.
const LEAST_DAYS: i64 = 30;
const MANY_DAYS: i64 = 365;

/// The last rank that is news, and the fewest incidents among which it is.
const LAST_RANK: u64 = 10;
const LEAST_RANKED: usize = 5;

/// The positions of the up to five statements most worth printing, the toll
/// first: since when it is the deadliest, in the widest place where that is long,
/// the one before it at the same place, its rank, the last of its kind, and the
/// year so far. Fewer where there is no more to say.
pub(super) fn opening(statements: &[Statement]) -> Vec<usize> {
    let finest = |score: &dyn Fn(&About) -> Option<i64>| {
        let scored = scored(statements, score);
        scored.max_by_key(|(score, at)| (*score, Reverse(*at)))
    };
    let widest = |score: &dyn Fn(&About) -> Option<i64>| scored(statements, score).max();
    let chosen = [
        finest(&|about| matches!(about, About::Toll(_)).then_some(0)),
        widest(&|about| match about {
            About::DeadliestSince(since) => since_news(since),
            _ => None,
        }),
        finest(&|about| match about {
            About::Previous(Previous {
                last: Some(_), at, ..
            }) if at.scope().is_some() => Some(0),
            _ => None,
        }),
        widest(&|about| match about {
            About::Rank(rank) => rank_news(rank),
            _ => None,
        }),
        finest(&|about| match about {
            About::LastOf(last) => last_news(last),
            _ => None,
        }),
        finest(&|about| matches!(about, About::YearSoFar(_)).then_some(0)),
    ];
    let positions = chosen.into_iter().flatten().map(|(_, at)| at);
    positions.take(MOST).collect()
}

/// The statements that have a score, with it; finer places stand first.
fn scored<'s>(
    statements: &'s [Statement],
    score: &'s dyn Fn(&About) -> Option<i64>,
) -> impl Iterator<Item = (i64, usize)> + 's {
    let all = statements.iter().enumerate();
    all.filter_map(move |(at, statement)| Some((score(&statement.about)?, at)))
}

/// Whether there was none as bad for a month, or a year; none in all the records is
/// as good as a year.
fn since_news(since: &DeadliestSince) -> Option<i64> {
    let found = since.found.as_ref()?;
    match found.last.as_ref().map(|last| last.days.least) {
        None | Some(MANY_DAYS..) => Some(2),
        Some(LEAST_DAYS..) => Some(1),
        Some(_) => None,
    }
}

/// The lower the rank, the more it is news.
fn rank_news(rank: &RankAmong) -> Option<i64> {
    let last = rank.any.upper?;
    let news = rank.year.is_none() && last <= LAST_RANK && rank.of >= LEAST_RANKED;
    news.then(|| -i64::try_from(last).unwrap_or(i64::MAX))
}

/// The last one as severe before the last of its type, that before the last of any.
fn last_news(last: &LastOf) -> Option<i64> {
    let days = last.last.as_ref()?.days.least;
    let what = match last.what {
        LastOfWhat::AtLeast(..) => 2,
        LastOfWhat::Type(_) => 1,
        LastOfWhat::Any => 0,
    };
    (days >= LEAST_DAYS).then_some(what)
}
