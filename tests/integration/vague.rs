//! Dates that are not days, rows that are no single event, and places that are not
//! known: no figure and no sentence takes them for more than they are.

use crate::workdir::{Said, Workdir};

const HEAD: &str = "event_id,date,date_end,date_precision,record_unit,country,city,\
                    killed_low,killed,killed_high\n";

/// Two days, a month, some day of two months, a battle, and a sum of several events.
const ROWS: &str = "\
    a,2016-01-10,,day,event,X,A,5,5,5\n\
    b,2016-02-01,2016-02-29,month,event,X,A,7,7,7\n\
    c,2016-03-30,2016-04-02,range,event,X,B,40,40,50\n\
    d,2016-05-30,2016-06-03,day,event,X,B,9,9,9\n\
    e,2016-08-01,2016-09-30,range,summary,X,,300,300,400\n\
    f,2016-12-20,,day,event,X,A,6,6,6\n";

fn folder(rows: &str) -> Workdir {
    Workdir::with("x.csv", format!("{HEAD}{rows}"))
}

fn run(args: &[&str]) -> Said {
    folder(ROWS).run(args).exits(0)
}

#[test]
fn a_vague_date_stands_in_a_row_of_its_own() {
    let rows = run(&[
        "table",
        "x.csv",
        "--by",
        "month",
        "--nonzero",
        "--format",
        "csv",
    ])
    .csv();
    let found = rows.iter().map(|row| {
        ["month", "incidents", "killed"]
            .map(|name| row[name].as_str())
            .join(" ")
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "2016-01 1 5",
            "2016-02 1 7",
            "2016-05 1 9",
            "2016-12 1 6",
            "2016, month unknown 2 340"
        ]
    );
    run(&["table", "x.csv", "--by", "month"]).prints(&[
        "2 incidents (340 killed) are dated too vaguely for one period, and stand in a row of \
         their own.",
        "Of these rows 1 (300 killed) is the sum of several events.",
    ]);
    // In the year all of them are.
    let year = run(&["table", "x.csv", "--by", "year", "--format", "csv"]).csv();
    assert_eq!((year.len(), year[0]["killed"].as_str()), (1, "367"));
}

#[test]
fn a_rule_places_vague_dates_and_says_so() {
    let said = run(&[
        "table",
        "x.csv",
        "--by",
        "month",
        "--allocate",
        "start",
        "--nonzero",
    ]);
    said.prints(&[
        "2016-03",
        "2016-08",
        "3 (347 killed) of vague date are placed by the rule",
    ])
    .hides("month unknown");
}

#[test]
fn a_filter_does_not_cut_a_vague_date_in_two() {
    let args = [
        "table", "x.csv", "--by", "month", "--from", "2016-04", "--to", "2016-12",
    ];
    folder(ROWS)
        .run(&args)
        .exits(0)
        .prints(&["1 more (40 killed) may lie in these days and is not counted."])
        .hides("2016-03");
}

#[test]
fn nothing_is_covered_because_of_a_vague_date() {
    let rows = format!("{ROWS}g,2018-01-01,2018-12-31,year,event,X,A,1,1,1\n");
    let said = folder(&rows)
        .run(&["table", "x.csv", "--by", "year"])
        .exits(0);
    said.prints(&["2016 is covered from 2016-01-10 to 2016-12-20 only"])
        .hides("2017 ");
}

#[test]
fn gaps_and_worst_days_are_told_only_when_they_are_certain() {
    let chart = |kind: &str, rows: &str| {
        let dir = folder(rows);
        dir.run(&["chart", kind, "x.csv", "-o", "x.svg"]).exits(0);
        dir.text("x.svg")
    };
    // The sum, and the range, may lie in the longest gap; the sum may be of any day.
    let gaps = chart("gaps", ROWS);
    assert!(!gaps.contains("The longest time without"), "{gaps}");
    assert!(
        gaps.contains("2, dated too vaguely, are not drawn"),
        "{gaps}"
    );
    let calendar = chart("calendar", ROWS);
    assert!(!calendar.contains("The worst day"), "{calendar}");
    let certain: String = ROWS
        .lines()
        .filter(|row| !["b", "c", "e"].contains(&&row[..1]))
        .map(|row| format!("{row}\n"))
        .collect();
    assert!(chart("gaps", &certain).contains("The longest time without an incident was"));
    assert!(chart("calendar", &certain).contains("The worst day was 30 May 2016: 9 killed"));
}

#[test]
fn a_sum_of_events_is_no_incident() {
    let dir = folder(ROWS);
    dir.run(&["context", "x.csv", "--incident", "e"])
        .exits(2)
        .says(&[
            "a sum of several events, not one incident",
            "nothing can be said of it as an incident",
        ]);
    dir.run(&["severity", "x.csv"])
        .exits(0)
        .prints(&["The largest: 40 killed"])
        .prints(&["1 row (300 killed) is the sum of several events and takes no part"]);
    // It may hold an incident as bad, and may not.
    dir.run(&["context", "x.csv", "--incident", "f"])
        .exits(0)
        .prints(&[
            "By the best estimates the deadliest in A since February 2016 (7 killed, A), 295 to 323 \
             days before, unless one of those of 1 August 2016 to 30 September 2016 (several \
             incidents, 300 killed, estimates 300–400, X) came in between and was as bad",
        ]);
}

#[test]
fn days_between_are_a_range_when_days_are() {
    let dir = folder(
        "a,2016-03-01,2016-03-31,month,event,X,A,50,50,50\n\
                      b,2016-06-29,,day,event,X,A,6,6,6\n",
    );
    dir.run(&["context", "x.csv", "--incident", "b"])
        .exits(0)
        .prints(&["90 to 120 days before", "90 to 120 days earlier"]);
}

#[test]
fn unknown_places_are_never_cut_and_may_have_had_most() {
    let dir = folder(
        "a,2016-01-01,,day,event,X,A,50,50,50\n\
                      b,2016-01-02,,day,event,X,B,30,30,30\n\
                      c,2016-01-03,,day,event,X,,25,25,25\n",
    );
    let rank = [
        "chart", "rank", "x.csv", "--by", "city", "--top", "1", "-o", "x.svg",
    ];
    dir.run(&rank).exits(0);
    let drawn = dir.text("x.svg");
    assert!(
        drawn.contains("(unknown)") && !drawn.contains("had most"),
        "{drawn}"
    );
    dir.run(&[
        "table", "x.csv", "--by", "city", "--sort", "killed", "--top", "1",
    ])
    .exits(0)
    .prints(&["(unknown)"]);
    let dir = folder(
        "a,2016-01-01,,day,event,X,A,90,90,90\n\
                      b,2016-01-02,,day,event,X,B,30,30,30\n\
                      c,2016-01-03,,day,event,X,,25,25,25\n",
    );
    dir.run(&rank).exits(0);
    assert!(dir.text("x.svg").contains("A had most: at least 90 killed"));
}

#[test]
fn a_claim_on_an_incident_of_another_place_is_not_borne_out() {
    let dir = folder(ROWS);
    let claims = "inputs = [\"x.csv\"]\nas-of = 2016-12-31\ncoverage = \"2016\"\n\
                  [[claim]]\nid = \"elsewhere\"\nsentence = \"the deadliest in B\"\n\
                  kind = \"deadliest-since\"\nincident = \"f\"\nplace = \"B\"\nsince = \"2016-12-01\"\n";
    std::fs::write(dir.path().join("c.toml"), claims).unwrap();
    dir.run(&["verify", "c.toml"])
        .exits(1)
        .prints(&["CONTRADICTED  elsewhere"]);
}

/// A quiet month may be that of a vague date, and a rate that of another time.
#[test]
fn a_trend_is_of_what_is_dated_and_says_so() {
    let days = (0..48).map(|month| {
        let (year, month) = (2015 + month / 12, month % 12 + 1);
        format!("e{year}{month},{year}-{month:02}-05,,day,event,X,A,1,1,1\n")
    });
    let series = |more: &str| {
        let dir = folder(&(days.clone().collect::<String>() + more));
        let args = ["x.csv", "--coverage", "2015..2019"];
        let said = dir.run(&[&["trend"], &args[..]].concat()).exits(0);
        dir.run(&[&["chart", "trend", "-o", "t.svg"], &args[..]].concat())
            .exits(0);
        (said, dir.text("t.svg"))
    };
    let (said, picture) = series("");
    said.prints(&["up to December 2019, had no incident. At"]);
    assert!(picture.contains("<title>Incidents fell from "), "{picture}");
    let (said, picture) = series("v,2019,,year,event,X,A,1,1,1\n");
    said.prints(&[
        "1 more is dated too vaguely for any one month; what follows is without it.",
        "up to December 2019, had no incident that is dated to the month. At",
    ]);
    assert!(!picture.contains("<title>Incidents fell"), "{picture}");
}

/// No title has a sum of which a part is unknown, nor one estimate as the figure.
#[test]
fn a_year_so_far_is_told_when_its_tolls_are() {
    let title = |rows: &str| {
        let dir = folder(&format!(
            "a,2018-01-05,,day,event,X,A,3,3,3\nb,2019-03-01,,day,event,X,A,,,\n\
             c,2020-01-06,,day,event,X,A,2,2,2\n{rows}"
        ));
        let args = ["chart", "season", "x.csv", "-o", "s.svg", "--coverage"];
        dir.run(&[&args[..], &["2018-01-01..2020-02-01"]].concat())
            .exits(0);
        let svg = dir.text("s.svg");
        let title = svg.split_once("<title>").unwrap().1;
        title.split_once("</title>").unwrap().0.to_owned()
    };
    let had = "were killed in 2020 up to 1 February; the years before had";
    // The unknown one is of March.
    assert_eq!(title(""), format!("2 {had} 1.5 by then on average"));
    assert_eq!(
        title("d,2019-01-05,,day,event,X,A,1,2,3\n"),
        format!("By the best estimates 2 {had} 2.5 by then on average")
    );
    for open in [
        "d,2019-01-05,,day,event,X,A,,,\n",
        "d,2020-01-20,,day,event,X,A,1,,\n",
        "d,2019,,year,event,X,A,1,1,1\n",
    ] {
        assert!(!title(open).contains("killed in 2020"), "{open}");
    }
}

#[test]
fn a_comparison_says_of_how_many_the_toll_is_unknown() {
    let dir = folder(
        "a,2018-01-05,,day,event,X,A,3,3,3\nb,2018-01-06,,day,event,X,A,1,,\n\
         c,2019-01-06,,day,event,X,A,2,2,2\n",
    );
    let args = ["chart", "compare", "x.csv", "--by", "city", "-o", "c.svg"];
    dir.run(&[&args[..], &["--baseline", "2018", "--against", "2019"]].concat())
        .exits(0);
    let svg = dir.text("c.svg");
    assert!(svg.contains("1 of unknown toll is not summed"), "{svg}");
}

/// One of unknown toll that a filter cannot judge may turn what is found; and sums of
/// events of other days are no loss.
#[test]
fn what_is_left_out_is_of_the_days_asked_and_leaves_titles_open() {
    let rows = "a,2016-01-01,,day,event,X,A,90,90,90\n\
                b,2016-01-02,,day,event,X,B,30,30,30\n\
                c,2016-01-03,,day,event,X,B,,,\n\
                d,2014-01-03,,day,summary,X,B,500,500,500\n";
    let dir = folder(rows);
    let title = |more: &[&str]| {
        let rank = [
            "chart", "rank", "x.csv", "--by", "city", "-o", "x.svg", "--from", "2016",
        ];
        dir.run(&[&rank[..], more].concat()).exits(0);
        dir.text("x.svg")
    };
    assert!(title(&["--where", "killed is known"]).contains("A had most"));
    assert!(!title(&["--min-killed", "10"]).contains("had most"));
    let calendar = ["chart", "calendar", "x.csv", "-o", "x.svg"];
    dir.run(&[&calendar[..], &["--from", "2016"]].concat())
        .exits(0);
    assert!(!dir.text("x.svg").contains("sum of several events"));
    dir.run(&calendar).exits(0);
    assert!(
        dir.text("x.svg")
            .contains("1 row (500 killed) is the sum of several events")
    );
}
