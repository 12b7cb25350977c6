//! The year so far against the same days of former years.

use chrono::Datelike;

use super::Subject;
use super::scopes::ScopeView;
use super::statement::{Facts, Statement, YearCount};
use crate::evidence::Truth;
use crate::query::{Offset, Span, Unit};
use crate::table::{decimal, grouped};

pub(super) fn year_so_far(subject: &Subject<'_, '_>, scope: &ScopeView) -> Option<Statement> {
    let view = subject.view;
    let last = view.record(subject.row).recorded.last.min(view.as_of);
    let (first, _) = Unit::Year.days(i64::from(last.year()))?;
    let offset = Offset::between(first, last);
    let years: Vec<YearCount> = (view.coverage.first.year()..=last.year())
        .filter_map(|year| {
            let (start, _) = Unit::Year.days(i64::from(year))?;
            let span = Span::new(start, offset.from(start))?;
            // Only years of which the same days are covered.
            (view.covers(span) == Truth::Yes || year == last.year())
                .then(|| count(subject, scope, i64::from(year), span))
        })
        .collect();
    let (own, former) = years.split_last()?;
    if former.is_empty() {
        return None;
    }
    let mean = former.iter().map(|year| year.incidents).sum::<usize>() as f64 / former.len() as f64;
    let most = former.iter().rev().max_by_key(|year| year.incidents)?;
    let day = crate::words::short_day(last);
    let toll = |year: &YearCount| {
        let unknown = match year.unknown {
            0 => String::new(),
            unknown => format!(" + {unknown} unknown"),
        };
        format!("{}{unknown}", grouped(year.toll as f64))
    };
    let sentence = format!(
        "Up to {day}, {} had {} {} with {} {}; the same days of {} to {} had {} on average, most \
         in {} ({}).",
        own.year,
        incidents(own.incidents),
        scope.words,
        toll(own),
        subject.noun(),
        former[0].year,
        former[former.len() - 1].year,
        decimal(mean, 1),
        most.year,
        most.incidents
    );
    Some(Statement {
        scope: Some(scope.scope),
        also: scope.also.clone(),
        ..Statement::new("year-so-far", sentence, Facts::YearSoFar { years })
    })
}

fn incidents(count: usize) -> String {
    let noun = if count == 1 { "incident" } else { "incidents" };
    format!("{} {noun}", grouped(count as f64))
}

fn count(subject: &Subject<'_, '_>, scope: &ScopeView, year: i64, span: Span) -> YearCount {
    let rows = scope
        .members
        .iter()
        .filter(|member| member.truth == Truth::Yes)
        .map(|member| member.row)
        .chain([subject.row])
        .filter(|row| span.contains(subject.view.record(*row).recorded.first));
    let mut found = YearCount {
        year,
        incidents: 0,
        toll: 0,
        unknown: 0,
    };
    for row in rows {
        found.incidents += 1;
        match subject.toll(row).best {
            Some(best) => found.toll += best,
            None => found.unknown += 1,
        }
    }
    found
}
