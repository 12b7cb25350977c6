//! What was read, selected, left out, or not found.

use super::Page;
use super::samples::{NUMBERS, day, evidence, span};
use crate::error::Error;
use crate::evidence::{IncidentRef, NotOneIncident};
use crate::files::ReadFile;
use crate::query::{Criterion, Filter, LeftOut, Near, parse_range};
use crate::read::{
    Account, FileAccount, FindingLevel, KilledLeftOut, ListCard, Reason, RowFinding,
};
use crate::schema::Column;
use crate::schema::DatasetCard;
use crate::table::Answer;
use crate::words::account::{ShownAccount, hint, in_one_line, reason};
use crate::words::{card_line, citation};
use crate::words::{left_out, selection};

pub(super) fn write(page: &mut Page) {
    page.group("why a name is not one incident");
    page.plain(
        unfound()
            .into_iter()
            .map(|why| Error::from(why).to_string()),
    );
    page.file("selection.rs");
    selections(page);
    page.file("account.rs");
    accounts(page);
    page.file("card.rs");
    cards(page);
}

fn unfound() -> Vec<NotOneIncident> {
    let id = || "BGD-1".to_owned();
    let place = |place: &str| Some(place.to_owned());
    let one = || evidence("2018-01-15", "/1/", "//");
    let none_then = |that_day, nearest| NotOneIncident::NoneThen {
        on: span("2018-01-15"),
        place: place("Karada"),
        that_day,
        nearest,
    };
    let several = |named, first, count| NotOneIncident::Several {
        named,
        first,
        count,
    };
    let at = |place| IncidentRef::At {
        on: span("2018-01"),
        place,
    };
    every![
        NotOneIncident::NoSuchId { .. } => [
            NotOneIncident::NoSuchId { id: id(), nearest: None },
            NotOneIncident::NoSuchId { id: id(), nearest: place("BGD-2") },
        ],
        NotOneIncident::Later { .. } => [
            NotOneIncident::Later { id: id(), as_of: day("2018-01-01") },
        ],
        NotOneIncident::NoneThen { .. } => [
            none_then(vec![], None),
            none_then(vec![], place("Karrada")),
            none_then(vec![one()], None),
            none_then(vec![one(), one()], None),
        ],
        NotOneIncident::Summary(_) => [NotOneIncident::Summary(Box::new(one()))],
        NotOneIncident::Several { .. } => [
            several(IncidentRef::Id(id()), vec![one(), one()], 2),
            several(at(place("Karrada")), vec![one(), one()], 1000),
            several(at(None), vec![one(), one()], 1000),
        ],
    ]
}

fn criteria() -> Vec<Criterion> {
    every![
        Criterion::AsOf => [Criterion::AsOf],
        Criterion::Country => [Criterion::Country],
        Criterion::Place => [Criterion::Place],
        Criterion::Near => [Criterion::Near],
        Criterion::AttackType => [Criterion::AttackType],
        Criterion::Actor => [Criterion::Actor],
        Criterion::MinKilled => [Criterion::MinKilled],
        Criterion::MinLocationPrecision => [Criterion::MinLocationPrecision],
        Criterion::MinDatePrecision => [Criterion::MinDatePrecision],
        Criterion::Condition(_) => [
            Criterion::Condition(Column::AttackType),
            Criterion::Condition(Column::KilledHigh),
        ],
    ]
}

fn selections(page: &mut Page) {
    let unknown = |criterion, number: u16| LeftOut::Unknown {
        criterion,
        incidents: u64::from(number),
    };
    let killed = |known, unknown| Some(KilledLeftOut { known, unknown });
    let summaries = |rows, killed| LeftOut::Summaries { rows, killed };
    let not_covered = |incidents, killed| LeftOut::NotCovered {
        days: parse_range("2003-10..2018-06").unwrap(),
        incidents,
        killed,
    };
    let no_such = |criterion, names: &[&str], nearest: Option<&str>| LeftOut::NoSuchName {
        criterion,
        names: names.iter().map(|&name| name.to_owned()).collect(),
        nearest: nearest.map(str::to_owned),
    };
    let notes = every![
        LeftOut::Unknown { .. } => [unknown(Criterion::MinKilled, 0)],
        LeftOut::Summaries { .. } => [summaries(1, None), summaries(2, killed(1000, 0))],
        LeftOut::NotCovered { .. } => [
            not_covered(1, None),
            not_covered(2, killed(0, 0)),
            not_covered(1000, killed(1000, 1)),
            not_covered(1, killed(0, 1)),
        ],
        LeftOut::NoSuchName { .. } => [
            no_such(Criterion::Place, &["Tayran"], None),
            no_such(Criterion::Place, &["Tayran"], Some("Tayaran Square")),
            no_such(Criterion::Country, &["Irak", "Siria"], Some("Iraq")),
        ],
    ];
    page.plain(notes.iter().map(left_out));
    for number in [1, 2, 1000] {
        page.plain([left_out(&unknown(Criterion::MinKilled, number))]);
    }
    page.plain(criteria().into_iter().map(|one| left_out(&unknown(one, 2))));
    let list = |items: &[&str]| {
        items
            .iter()
            .map(|&one| one.to_owned())
            .collect::<Vec<String>>()
    };
    page.group("under a headline");
    for filter in [
        Filter {
            country: list(&["Iraq"]),
            ..Filter::default()
        },
        Filter {
            place: list(&["baghdad", "basra"]),
            ..Filter::default()
        },
        Filter {
            attack_type: list(&["bombing", "bombings"]),
            ..Filter::default()
        },
        Filter {
            actor: list(&["IS", "AQI"]),
            ..Filter::default()
        },
        Filter {
            min_killed: Some(0),
            ..Filter::default()
        },
        Filter {
            min_killed: Some(1),
            ..Filter::default()
        },
        Filter {
            min_killed: Some(1000),
            ..Filter::default()
        },
        Filter {
            min_location_precision: Some("city".to_owned()),
            ..Filter::default()
        },
        Filter {
            min_date_precision: Some("month".to_owned()),
            ..Filter::default()
        },
        Filter {
            conditions: vec!["site ~ market".parse().unwrap()],
            ..Filter::default()
        },
    ] {
        page.plain([selection(&filter)]);
    }
    for radius_km in [0.5, 1.0, 2.0, 1000.0] {
        let near = Some(Near {
            latitude: 33.34,
            longitude: 44.4,
            radius_km,
        });
        page.plain([selection(&Filter {
            near,
            ..Filter::default()
        })]);
    }
}

fn reasons() -> Vec<Reason> {
    every![
        Reason::Ragged => [Reason::Ragged],
        Reason::TrailingCells => [Reason::TrailingCells],
        Reason::StrayQuote => [Reason::StrayQuote],
        Reason::MissingDate => [Reason::MissingDate],
        Reason::BadDate => [Reason::BadDate],
        Reason::ImplausibleYear => [Reason::ImplausibleYear],
        Reason::EndBeforeStart => [Reason::EndBeforeStart],
        Reason::BadCoordinate => [Reason::BadCoordinate],
        Reason::BadToll => [Reason::BadToll],
        Reason::NegativeToll => [Reason::NegativeToll],
        Reason::LowAboveBest => [Reason::LowAboveBest],
        Reason::BestAboveHigh => [Reason::BestAboveHigh],
        Reason::LowAboveHigh => [Reason::LowAboveHigh],
        Reason::UnknownCode => [Reason::UnknownCode],
        Reason::Undecodable => [Reason::Undecodable],
        Reason::DuplicateRow => [Reason::DuplicateRow],
        Reason::IdenticalRow => [Reason::IdenticalRow],
        Reason::RowOfEarlierFile => [Reason::RowOfEarlierFile],
        Reason::DuplicateId => [Reason::DuplicateId],
    ]
}

fn accounts(page: &mut Page) {
    let name = |field: &str| format!("`{field}`");
    for why in reasons() {
        page.plain([format!("{}: {}", reason(why), hint(why, &name))]);
    }
    page.group("in one line");
    for number in NUMBERS.map(u64::from) {
        let account = Account {
            rows: number,
            rejected: number,
            duplicates: number,
            ..Account::default()
        };
        let said = in_one_line(&account);
        page.line(&number.to_string(), said.as_deref().unwrap_or("nothing"));
        let account = Account {
            rows: number.max(2),
            counts: [(Reason::DuplicateId, number)].into(),
            ..Account::default()
        };
        let said = in_one_line(&account);
        page.line(&number.to_string(), said.as_deref().unwrap_or("nothing"));
        let account = Account {
            rows: number.max(2),
            identical_kept: number,
            ..Account::default()
        };
        let said = in_one_line(&account);
        page.line(&number.to_string(), said.as_deref().unwrap_or("nothing"));
    }
    page.group("in full");
    for number in NUMBERS.map(u64::from) {
        let finding = RowFinding {
            file: "data.csv".to_owned(),
            line: 2,
            column: Some("date".to_owned()),
            value: Some("2018-02-30".to_owned()),
            reason: Reason::BadDate,
            level: FindingLevel::Rejected,
            detail: Some("row 1".to_owned()),
        };
        let file = FileAccount {
            sha256: None,
            file: "data.csv".to_owned(),
            profile: "sample".to_owned(),
            header_line: 1,
            header: Vec::new(),
            skipped_lines: (1..=number.min(2)).collect(),
            rows: number,
            unused_columns: vec!["colour".to_owned()],
        };
        let account = Account {
            files: vec![file],
            rows: number,
            accepted: number,
            accepted_with_warning: number,
            rejected: number,
            rejected_killed: KilledLeftOut {
                known: 35,
                unknown: number / 2,
            },
            identical_kept: number,
            duplicates: number,
            duplicates_killed: KilledLeftOut {
                known: 0,
                unknown: number,
            },
            blank: number,
            counts: [(Reason::BadDate, number)].into(),
            findings: vec![finding],
            rejects: Vec::new(),
        };
        let shown = ShownAccount {
            account: &account,
            list: &ListCard::default(),
            findings: 1,
            name: &name,
        };
        page.line(&number.to_string(), &shown.text(None).unwrap());
        page.plain(in_one_line(&account));
        let table = shown.reading().unwrap();
        page.plain(table.notes.iter());
    }
}

fn cards(page: &mut Page) {
    const TITLE: &str = "title = \"Attacks\"\n";
    const VERSION: &str = "version = \"1\"\n";
    const SOURCES: &str = "sources = [\"press\", { title = \"GED\", path = \"https://a.org\" }]\n";
    const LICENSES: &str = "licenses = [\"CC0\", { name = \"X\", title = \"A licence\" }]\n";
    page.line("none", &card_line(&ListCard::default()));
    let of_profile = ListCard {
        card: DatasetCard::from_toml(TITLE).unwrap(),
        ..ListCard::default()
    };
    let differ = ListCard {
        differ: true,
        ..ListCard::default()
    };
    page.line("of other files each", &card_line(&differ));
    page.line("of the profile", &card_line(&of_profile));
    for text in [
        String::new(),
        TITLE.to_owned(),
        VERSION.to_owned(),
        format!("{TITLE}{VERSION}{SOURCES}{LICENSES}"),
        include_str!("../../../data/dataset.toml").to_owned(),
    ] {
        let list = ListCard {
            card: DatasetCard::from_toml(&text).unwrap(),
            files: vec![ReadFile {
                path: "dataset.toml".into(),
                sha256: String::new(),
            }],
            differ: false,
        };
        page.plain([card_line(&list), citation(&list.card)]);
    }
}
