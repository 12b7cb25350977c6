//! What a dataset card says of the days covered, in every command.

use crate::workdir::{Workdir, sample};

const ROWS: &str = "date,site,killed,country\n2016-05-01,A,3,X\n2017-01-01,A,1,X\n\
                    2018-02-01,A,2,X\n2020-03-01,A,40,X\n2020-04-02,A,,X\n";

#[test]
fn the_days_on_the_card_are_those_that_are_covered() {
    let dir = Workdir::with("x.csv", ROWS);
    dir.write("x.dataset.toml", "temporal = \"2017..2019\"\n");
    let by_year = |more: &[&str]| {
        let args = ["table", "x.csv", "--by", "year", "--format", "csv"];
        let said = dir.run(&[&args, more].concat()).exits(0);
        let years: Vec<String> = said.csv().iter().map(|row| row["year"].clone()).collect();
        (years, said)
    };
    let (years, said) = by_year(&[]);
    assert_eq!(years, ["2017", "2018", "2019"]);
    said.says(&[
        "3 incidents (43 killed, and 1 of unknown toll) are outside the days covered and left out: \
         2017-01-01 to 2019-12-31",
    ]);
    // What the filter asks not to see is not lost.
    let (_, said) = by_year(&["--to", "2018-12-31"]);
    said.says(&["1 incident (3 killed) is outside the days covered and left out"]);
    let (years, said) = by_year(&["--coverage", "2016..2020"]);
    assert_eq!(years, ["2016", "2017", "2018", "2019", "2020"]);
    assert!(!said.err.contains("outside the days"), "{said:?}");

    dir.write(
        "x.dataset.toml",
        "temporal = \"2017..2019\"\nprovisional-days = 365\n",
    );
    assert_eq!(by_year(&[]).0, ["2017", "2018"]);
    // A card that does not say the last day says nothing of the days.
    dir.write("x.dataset.toml", "temporal = \"2010..\"\n");
    assert_eq!(by_year(&[]).0.len(), 5);
}

#[test]
fn every_figure_says_what_is_outside_the_days_on_the_card() {
    let dir = Workdir::with("x.csv", ROWS);
    dir.write("x.dataset.toml", "temporal = \"2017..2019\"\n");
    dir.write(
        "p.csv",
        "country,year,population\nX,2017,1000\nX,2018,1000\nX,2019,1000\n",
    );
    for args in [
        &["compare", "--baseline", "2017", "--against", "2018"][..],
        &["trend"],
        &["rate", "--population", "p.csv", "--by", "country"],
        &["severity"],
        &["chart", "timeline", "-o", "x.svg"],
    ] {
        // In the foot of a table, and beside the picture.
        let said = dir.run(&[args, &["x.csv"]].concat()).exits(0);
        let all = said.out.clone() + &said.err;
        for words in ["3 incidents", "are outside the days covered and left out"] {
            assert!(all.contains(words), "{said:#?}");
        }
    }
}

#[test]
fn the_context_of_an_incident_says_of_what_the_list_is() {
    let dir = Workdir::new();
    let context = |file: &str, format: &str| {
        let args = [
            "context",
            file,
            "--incident",
            "BGD-2021-01-21-1",
            "--format",
            format,
        ];
        dir.run(&args).exits(0)
    };
    let reach = "attacks in Baghdad with 30 or more dead, in this list, which is known to miss \
                 some";
    context(&sample(), "table").prints(&[&format!("All that follows is of {reach}.")]);
    assert_eq!(context(&sample(), "json").json()["reach"], reach);
    let bare = std::fs::read(sample()).unwrap();
    dir.write("bare.csv", bare);
    context("bare.csv", "table").prints(&[
        "All that follows is of this list; nothing says which days it covers, which places it \
         covers or whether it is complete.",
    ]);
}

/// What one file's card says is not said of the other's records.
#[test]
fn a_card_of_one_file_is_none_of_two() {
    let dir = Workdir::with("x.csv", ROWS);
    dir.write("y.csv", "date,site,killed\n2021-05-01,A,3\n");
    dir.write("x.dataset.toml", "temporal = \"2017..2019\"\n");
    let said = dir.run(&["table", "x.csv", "y.csv", "--by", "year", "--format", "csv"]);
    assert_eq!(said.exits(0).csv().len(), 6);
    dir.run(&["check", "x.csv", "y.csv"])
        .prints(&["card: the files do not have the same one, so that none is of all"]);
}
