//! Small inputs that would take all time or memory: each ends soon, and says why.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::workdir::{Said, Workdir, sample};

/// Runs the program; what takes this long on any machine has no limit.
fn soon(dir: &Workdir, args: &[&str]) -> Said {
    let begin = Instant::now();
    let said = dir.run(args);
    assert!(begin.elapsed() < Duration::from_secs(30), "{said:?}");
    said
}

fn sample_and(row: &str) -> Workdir {
    let rows = std::fs::read_to_string(sample()).unwrap();
    let header = rows.lines().next().unwrap().split(',').count();
    let cells = row.split(',').count();
    let row = format!("{row}{}\n", ",".repeat(header - cells));
    Workdir::with("x.csv", rows + &row)
}

#[test]
fn a_date_of_a_year_that_is_not_meant_is_a_finding() {
    for year in ["9999", "1018", "2151"] {
        let dir = sample_and(&format!("TYPO-1,{year}-12-31"));
        soon(&dir, &["check", "x.csv"]).exits(1).prints(&[
            "a year that can hardly be meant",
            &format!("{year}-12-31"),
            "--limit last-year or first-year",
        ]);
        soon(&dir, &["trend", "x.csv"])
            .exits(0)
            .prints(&["94 incidents"]);
        soon(&dir, &["chart", "trend", "x.csv", "-o", "x.svg"]).exits(0);
        soon(&dir, &["gallery", "g", "x.csv"]).exits(0);
    }
    let dir = Workdir::with("x.csv", "date,killed\n1258-02-10,1\n1914-06-28,2\n");
    dir.run(&["table", "x.csv"])
        .exits(0)
        .prints(&["1 rejected"]);
    dir.run(&[
        "table",
        "x.csv",
        "--format",
        "csv",
        "--limit",
        "first-year=1200",
    ])
    .exits(0)
    .prints(&["2,3,"]);
}

#[test]
fn days_covered_may_be_many_and_periods_may_not() {
    let dir = Workdir::new();
    let file = sample();
    let whole = ["--coverage", "2003..9999"];
    for command in [
        &["trend"][..],
        &["compare", "--baseline", "2018", "--against", "present"],
        &["rank", "--by", "city"],
    ] {
        let chart: &[&str] = if command[0] == "rank" {
            &["chart"]
        } else {
            &[]
        };
        let args = [chart, &command[..1], &[&file], &command[1..], &whole].concat();
        let args = if chart.is_empty() {
            args
        } else {
            [&args[..], &["-o", "x.svg"]].concat()
        };
        soon(&dir, &args).exits(0);
    }
    for args in [
        &["table", &file, "--by", "day"][..],
        &["chart", "timeline", &file, "--per", "day", "-o", "x.svg"],
        &["trend", &file, "--period", "day"],
    ] {
        let args = [args, &whole].concat();
        soon(&dir, &args).exits(2).says(&[
            "too many periods",
            "the limit is 100000",
            "--limit periods=",
        ]);
    }
    soon(
        &dir,
        &[
            "chart",
            "calendar",
            &file,
            "-o",
            "x.svg",
            "--coverage",
            "2003..9999",
        ],
    )
    .exits(2)
    .says(&["too many shapes", "--limit shapes="]);
    assert!(dir.names().len() <= 1, "{:?}", dir.names());
}

#[test]
fn claims_on_thousands_of_years_end() {
    let dir = Workdir::with("x.csv", std::fs::read(sample()).unwrap());
    let claims = |per: &str| {
        format!(
            "inputs = [\"x.csv\"]\nas-of = 9999-12-31\ncoverage = \"2003-10-01..9999-12-31\"\n\
             [[claim]]\nid = \"c\"\nsentence = \"rare since 2017\"\nkind = \"rare-since\"\n\
             place = \"Baghdad\"\nsince = 2017\nfrom = 2003\nper = \"{per}\"\n"
        )
    };
    dir.write("month.toml", claims("month"));
    soon(&dir, &["verify", "month.toml"]).prints(&["1 claim: "]);
    dir.write("day.toml", claims("day"));
    soon(&dir, &["verify", "day.toml"])
        .exits(2)
        .says(&["too many periods", "--limit periods="]);
}

#[test]
fn incidents_are_spread_over_so_many_days_only() {
    let rows: String = (0..300).map(|row| format!("{row},1500,2150,1\n")).collect();
    let dir = Workdir::with("x.csv", format!("event_id,date,date_end,killed\n{rows}"));
    let args = ["table", "x.csv", "--by", "year", "--allocate", "spread"];
    soon(&dir, &args).exits(2).says(&[
        "--allocate: incidents would be spread over too many days",
        "--limit shares=",
    ]);
}

#[test]
fn a_profile_that_skips_everything_ends() {
    let dir = Workdir::with("x.csv", "date,killed\n2018-01-15,3\n");
    let profile = dir.run(&["profiles", "show", "casualty"]).exits(0).out;
    dir.write(
        "p.toml",
        format!("skip_lines = 9223372036854775807\n{profile}"),
    );
    soon(&dir, &["check", "x.csv", "--profile", "p.toml"]).exits(2);
}

#[test]
fn a_text_of_a_report_ends_and_stays_small() {
    let long = "x".repeat(9_000);
    let rows: String = (0..100)
        .map(|row| format!("2018-01-15,3,{row}{long}\n"))
        .collect();
    let dir = Workdir::with("x.csv", format!("date,killed,city\n{rows}"));
    let build = |text: &str| {
        let spec = format!(
            "title = \"T\"\ninputs = [\"../x.csv\"]\n[[section]]\nheading = \"H\"\ntext = \"{text}\"\n\
             [section.table]\nid = \"t\"\nby = [\"city\"]\nmeasures = [\"killed\"]\n"
        );
        dir.write("r/report.toml", spec);
        soon(&dir, &["report", "build", "r"])
    };
    for (text, part) in [
        (
            "{% for a in tables.t.rows %}{% for b in tables.t.rows %}{% for c in tables.t.rows %}\
             {% endfor %}{% endfor %}{% endfor %}",
            "too many steps",
        ),
        ("{% for a in [1]*99999999 %}{% endfor %}", "multiplies"),
        ("{{ 'x'*99999999 }}", "multiplies"),
        ("{{ '}}' ~ 'x' }}", "joins"),
        ("{% set a = 'x' %}", "this statement is not one"),
        (
            "{%- macro m() %}{% endmacro %}",
            "this statement is not one",
        ),
        ("{% include 'x' %}", "this statement is not one"),
        ("{{ range(9) }}", "range"),
    ] {
        build(text).exits(2).says(&["section 1 \"H\"", part]);
    }
    // Long values take steps too; what is allowed many ends by its bytes.
    let long = "{{ a.city }}".repeat(25);
    let long = format!("{{% for a in tables.t.rows %}}{long}{{% endfor %}}");
    build(&long).exits(2).says(&["too many steps"]);
    let many = "template-steps=9999999";
    soon(&dir, &["report", "build", "r", "--limit", many])
        .exits(2)
        .says(&[
            "section 1 \"H\"",
            "too many bytes",
            "--limit template-bytes=",
        ]);
    build("{% if records.rows > 0 %}{{ 2+4 }} {{ title | upper }}{% else %}none{% endif %}")
        .exits(0);
    assert!(
        dir.text("r/report.md").contains("6 T"),
        "{}",
        dir.text("r/report.md")
    );
}

#[test]
fn a_gzip_file_out_of_all_proportion_is_refused() {
    let dir = Workdir::new();
    let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    zip.write_all(b"date,killed\n2018-01-15,3\n").unwrap();
    for _ in 0..80 {
        zip.write_all(&vec![b'\n'; 1 << 20]).unwrap();
    }
    dir.write("x.csv.gz", zip.finish().unwrap());
    soon(&dir, &["check", "x.csv.gz"])
        .exits(2)
        .says(&["unpacks to too many", "unzipped-ratio"]);
    soon(
        &dir,
        &["check", "x.csv.gz", "--limit", "unzipped-ratio=2000"],
    )
    .exits(0);
}

#[test]
fn limits_are_listed_and_named() {
    let dir = Workdir::new();
    dir.run(&["explain", "limits"]).exits(0).prints(&[
        "first-year            1500",
        "unzipped-ratio",
        "--limit NAME=NUMBER",
    ]);
    dir.run(&["profiles", "--limit", "period=1"])
        .exits(2)
        .says(&["there is no limit of that name", "periods"]);
}
