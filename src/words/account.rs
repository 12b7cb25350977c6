//! The account of a load: what became of every row, and what to do about it.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

use super::card::card_line;
use super::selection::killed_bracket;
use super::{Noun, ROW, all_of};
use crate::error::Result;
use crate::outside::Outside;
use crate::read::{Account, FindingLevel, ListCard, Reason};
use crate::schema::DatasetCard;
use crate::table::{Answer, Beside, Cell, CellKind, Row, Table, TableColumn, grouped, json_beside};

/// A line of a file.
const LINE: Noun = Noun::new("line", "lines");

/// What is wrong with a row.
#[must_use]
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Ragged => "the row has another number of cells than the header",
        Reason::TrailingCells => "blank cells after the last column",
        Reason::StrayQuote => "a quotation mark inside a cell that is not quoted",
        Reason::MissingDate => "no date",
        Reason::BadDate => "not a date of the profile's formats, or no such day",
        Reason::ImplausibleYear => "a year that can hardly be meant",
        Reason::EndBeforeStart => "the end lies before the start",
        Reason::BadCoordinate => "not a coordinate in range",
        Reason::BadToll => "not a whole number of people",
        Reason::NegativeToll => "a toll below zero",
        Reason::LowAboveBest => "the low estimate is above the best",
        Reason::BestAboveHigh => "the best estimate is above the high",
        Reason::LowAboveHigh => "the low estimate is above the high",
        Reason::UnknownCode => "a precision that the profile does not know",
        Reason::Undecodable => "bytes that are not of the file's encoding",
        Reason::DuplicateRow => "the same as an earlier row in every cell; one is kept",
        Reason::IdenticalRow => {
            "the same as an earlier row in every cell, without an id to tell them apart"
        }
        Reason::RowOfEarlierFile => {
            "without an id, and the same in every cell as a row of an earlier file: left out"
        }
        Reason::DuplicateId => "the same id as an earlier row, with other content",
    }
}

/// What to do about it; `name` makes what the reader knows a setting by of its
/// field, as in [`Error::shown`](crate::error::Error::shown).
#[must_use]
pub fn hint(reason: Reason, name: &dyn Fn(&str) -> String) -> String {
    let plain = match reason {
        Reason::Ragged => "look for an unquoted delimiter or line break in the row",
        Reason::TrailingCells => "harmless; remove the extra delimiters",
        Reason::StrayQuote => "the cell was read as it stands; quote it and double the mark inside",
        Reason::MissingDate => "give at least the year, as YYYY",
        Reason::BadDate => "correct the date, or add its format to date_formats of a profile",
        Reason::ImplausibleYear => {
            return format!(
                "correct the year, or set {} last-year or first-year",
                name("limit")
            );
        }
        Reason::EndBeforeStart => "swap or correct the two dates",
        Reason::BadCoordinate => {
            "use decimal degrees with a point: latitude -90 to 90, longitude -180 to 180"
        }
        Reason::BadToll => {
            "write digits only, leave it blank when unknown; for grouped thousands set \
             `thousands` in a profile"
        }
        Reason::NegativeToll => "a code for unknown? list it under `missing` in a profile",
        Reason::LowAboveBest | Reason::BestAboveHigh | Reason::LowAboveHigh => {
            "the figures stay as published; check them at the source"
        }
        Reason::UnknownCode => "the precision counts as unknown; add the code to a profile",
        Reason::Undecodable => {
            return format!(
                "undecodable bytes stand as \u{fffd}; pass {} windows-1252 or macintosh",
                name("encoding")
            );
        }
        Reason::DuplicateRow => "remove it at the source",
        Reason::IdenticalRow => {
            return format!(
                "two victims of one day, or one row twice? Decide with {} keep or drop",
                name("identical-rows")
            );
        }
        Reason::RowOfEarlierFile => {
            "is a file given twice, or does one hold the other? If they are other incidents, put \
             both lists into one file"
        }
        Reason::DuplicateId => {
            return format!(
                "decide with {} keep, first, last or reject",
                name("duplicate-ids")
            );
        }
    };
    plain.to_owned()
}

/// The account as one sentence, when rows were left out or may count twice.
#[must_use]
pub fn in_one_line(account: &Account) -> Option<String> {
    let shared = account.counts.get(&Reason::DuplicateId).copied();
    let shared = shared
        .filter(|_| account.duplicates == 0)
        .unwrap_or_default();
    let parts: Vec<String> = [
        (shared, KEPT, None),
        (account.identical_kept, IDENTICAL_KEPT, None),
        (account.rejected, REJECTED, Some(account.rejected_killed)),
        (
            account.duplicates,
            LEFT_OUT,
            Some(account.duplicates_killed),
        ),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, became, killed)| became.count(number as f64) + &killed_bracket(killed, number))
    .collect();
    (!parts.is_empty()).then(|| {
        format!(
            "{} read, {}; casualty check says which.",
            ROW.count(account.rows as f64),
            parts.join(", ")
        )
    })
}

/// What became of so many rows.
const KEPT: Noun = Noun::new(
    "kept that shares an id with an earlier one",
    "kept that share an id with an earlier one",
);
const IDENTICAL_KEPT: Noun = Noun::new(
    "kept though the same as an earlier one in every cell",
    "kept though the same as an earlier one in every cell",
);
const REJECTED: Noun = Noun::new("rejected", "rejected");
const LEFT_OUT: Noun = Noun::new("left out as a duplicate", "left out as duplicates");

/// An account to be shown.
pub struct ShownAccount<'a> {
    /// The account.
    pub account: &'a Account,
    /// What the records say of themselves as a list.
    pub list: &'a ListCard,
    /// Findings that are shown in full for each reason.
    pub findings: usize,
    /// Makes what the reader knows a setting by of its field.
    pub name: &'a dyn Fn(&str) -> String,
}

impl Answer for ShownAccount<'_> {
    /// A row a reason.
    fn reading(&self) -> Result<Cow<'_, Table>> {
        let columns = vec![
            TableColumn::text("severity", "Severity"),
            TableColumn::text("reason", "What is wrong"),
            TableColumn::new("rows", "Rows", CellKind::Number { decimals: 0 }),
            TableColumn::text("hint", "What to do"),
        ];
        let rows = LEVELS.into_iter().flat_map(|(level, _)| {
            of_level(self.account, level).map(move |(why, rows)| {
                Row::of(vec![
                    Cell::Text(level_name(level).to_owned()),
                    Cell::Text(reason(why).to_owned()),
                    Cell::Number(rows as f64),
                    Cell::Text(hint(why, self.name)),
                ])
            })
        });
        let table = Table::new("What is wrong with rows", columns, rows.collect())?;
        let card = format!("Dataset card: {}", card_line(self.list));
        Ok(Cow::Owned(table.with_notes(vec![sums(self.account), card])))
    }

    /// A row a finding, the first ten thousand of them.
    fn rows(&self) -> Result<Cow<'_, Table>> {
        let columns = ["file", "column", "value", "severity", "reason", "detail"];
        let mut columns = columns.map(|name| TableColumn::text(name, name)).to_vec();
        let line = TableColumn::new("line", "line", CellKind::Number { decimals: 0 });
        columns.insert(1, line);
        let text = |text: &Option<String>| text.clone().map_or(Cell::Blank, Cell::Text);
        let rows = self.account.findings.iter().map(|finding| {
            Row::of(vec![
                Cell::Text(finding.file.clone()),
                Cell::Number(finding.line as f64),
                text(&finding.column),
                text(&finding.value),
                Cell::Text(level_name(finding.level).to_owned()),
                Cell::Text(reason(finding.reason).to_owned()),
                text(&finding.detail),
            ])
        });
        Table::new("", columns, rows.collect()).map(Cow::Owned)
    }

    fn text(&self, _width: Option<u16>) -> Result<String> {
        Ok(text(self))
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        let ListCard {
            card,
            files,
            differ,
        } = self.list;
        let view = AccountView {
            account: self.account,
            card,
            card_files: files
                .iter()
                .map(|file| file.path.display().to_string())
                .collect(),
            cards_differ: *differ,
            card_lacks: card.lacks(),
        };
        json_beside(&view, beside)
    }
}

/// An account and a card for programs.
#[derive(Serialize)]
struct AccountView<'a> {
    #[serde(flatten)]
    account: &'a Account,
    card: &'a DatasetCard,
    card_files: Vec<String>,
    /// Whether each file has another, so that none is of all.
    cards_differ: bool,
    card_lacks: Vec<&'static str>,
}

/// Levels in the order in which they are shown, with their headings.
const LEVELS: [(FindingLevel, &str); 2] = [
    (FindingLevel::Rejected, "Rejected"),
    (FindingLevel::Warning, "Warnings"),
];

fn level_name(level: FindingLevel) -> &'static str {
    match level {
        FindingLevel::Rejected => "rejected",
        FindingLevel::Warning => "warning",
    }
}

/// Columns without a meaning that are named; all are in JSON.
const MOST_UNUSED: usize = 60;

fn of_level(account: &Account, level: FindingLevel) -> impl Iterator<Item = (Reason, u64)> {
    let counts = account.counts.iter();
    counts
        .map(|(reason, rows)| (*reason, *rows))
        .filter(move |(reason, _)| reason.level() == level)
}

fn count(number: u64) -> String {
    grouped(number as f64)
}

fn sums(account: &Account) -> String {
    format!(
        "{}: {} accepted ({} with a warning), {}, {}, {} blank",
        ROW.count(account.rows as f64),
        count(account.accepted),
        count(account.accepted_with_warning),
        REJECTED.count(account.rejected as f64),
        LEFT_OUT.count(account.duplicates as f64),
        count(account.blank),
    )
}

fn text(shown: &ShownAccount<'_>) -> String {
    let account = shown.account;
    let mut text = String::new();
    for file in &account.files {
        text += &Outside(&file.file).line();
        text += &Outside(&format!("  profile    {}", file.profile)).line();
        let _ = writeln!(text, "  rows       {}", count(file.rows));
        if !file.skipped_lines.is_empty() {
            let lines: Vec<String> = file.skipped_lines.iter().map(u64::to_string).collect();
            let _ = writeln!(
                text,
                "  skipped    {} {} (before the header, or tags)",
                LINE.form(lines.len() as f64),
                all_of(&lines)
            );
        }
        if !file.unused_columns.is_empty() {
            let names = &file.unused_columns;
            let more = match names.len().saturating_sub(MOST_UNUSED) {
                0 => String::new(),
                more => format!(" and {} more", grouped(more as f64)),
            };
            let first = names[..names.len().min(MOST_UNUSED)].join(", ");
            text += &Outside(&format!("  not used   {first}{more}")).line();
        }
    }
    text += &Outside(&format!("card: {}", card_line(shown.list))).line();
    let _ = writeln!(text, "{}", sums(account));
    for (level, heading) in LEVELS {
        let mut reasons = of_level(account, level).peekable();
        if reasons.peek().is_some() {
            let _ = writeln!(text, "\n{heading}");
        }
        for (why, rows) in reasons {
            let _ = writeln!(text, "{:>8}  {}", count(rows), reason(why));
            for finding in account
                .findings
                .iter()
                .filter(|finding| finding.reason == why)
                .take(shown.findings)
            {
                let mut line = format!("{}:{}", finding.file, finding.line);
                if let Some(column) = &finding.column {
                    let _ = write!(line, ": {column}");
                }
                if let Some(value) = &finding.value {
                    let _ = write!(line, " \"{value}\"");
                }
                if let Some(detail) = &finding.detail {
                    let _ = write!(line, " ({detail})");
                }
                text += &Outside(&format!("          {line}")).line();
            }
            let _ = writeln!(text, "          hint: {}", hint(why, shown.name));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::KilledLeftOut;

    #[test]
    fn rows_are_counted_in_words() {
        let of = |number| Account {
            rows: number,
            accepted: number,
            rejected: number,
            rejected_killed: KilledLeftOut {
                known: 35,
                unknown: 0,
            },
            duplicates: number,
            duplicates_killed: KilledLeftOut {
                known: 0,
                unknown: number,
            },
            ..Account::default()
        };
        assert_eq!(in_one_line(&of(0)), None);
        for (number, line, all) in [
            (
                1,
                "1 row read, 1 rejected (35 killed), 1 left out as a duplicate (of unknown toll); \
                 casualty check says which.",
                "1 row: 1 accepted (0 with a warning), 1 rejected, 1 left out as a duplicate, 0 blank",
            ),
            (
                1000,
                "1,000 rows read, 1,000 rejected (35 killed), 1,000 left out as duplicates (of \
                 unknown toll); casualty check says which.",
                "1,000 rows: 1,000 accepted (0 with a warning), 1,000 rejected, 1,000 left out as \
                 duplicates, 0 blank",
            ),
        ] {
            assert_eq!(in_one_line(&of(number)).as_deref(), Some(line));
            assert_eq!(sums(&of(number)), all);
        }
        let shared = Account {
            rows: 2,
            counts: [(Reason::DuplicateId, 1)].into(),
            ..Account::default()
        };
        assert_eq!(
            in_one_line(&shared).as_deref(),
            Some(
                "2 rows read, 1 kept that shares an id with an earlier one; casualty check says which."
            )
        );
    }
}
