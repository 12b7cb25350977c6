//! `casualty context`: what can truthfully be said of one incident.

use chrono::NaiveDate;
use serde_json::Value;

use crate::workdir::{Said, Workdir, project, real, sample};

fn context(file: &str, args: &[&str]) -> Said {
    let mut all = vec!["context", file];
    all.extend(args);
    Workdir::new().run(&all)
}

fn json(file: &str, args: &[&str]) -> Value {
    let mut all = args.to_vec();
    all.extend(["--format", "json"]);
    context(file, &all).exits(0).json()
}

/// The statements of a kind, finest scope first.
fn of_kind<'j>(context: &'j Value, kind: &str) -> Vec<&'j Value> {
    let statements = context["statements"].as_array().unwrap().iter();
    statements
        .filter(|statement| statement["kind"] == kind)
        .collect()
}

/// A statement of a kind at a scope, or of a wider one with the same records.
fn at<'j>(context: &'j Value, kind: &str, scope: &str) -> &'j Value {
    of_kind(context, kind)
        .into_iter()
        .find(|statement| {
            let also = statement["also"].as_array();
            statement["scope"] == scope
                || also.is_some_and(|also| also.iter().any(|wider| wider == scope))
        })
        .unwrap_or_else(|| panic!("no {kind} at {scope}"))
}

const TAYARAN: &str = "BGD-2021-01-21-1";

#[test]
fn the_attack_of_2021_as_a_fact_checker_would_say_it() {
    let said = context(&sample(), &["--incident", TAYARAN, "--min-killed", "50"]).exits(0);
    for sentence in [
        "On 21 January 2021, Tayaran Square, Bab al-Sharqi: 32 killed, 110 injured.",
        "By the best estimates the deadliest at Tayaran Square since 15 January 2018 (38 killed, estimates 27–38, Tayaran \
         Square), 1,102 days before.",
        "By the low estimates: since 16 February 2017 (59 killed, estimates 45–59, Car market).",
        "Number 80 of 94 by the number killed, in Baghdad in all the records, with 5 others of the same \
         number; within all estimates number 71 to 86.",
        "The previous one in Bab al-Sharqi was 1,102 days earlier",
        "within 1 km was 1,102 days earlier",
        "The last incident with at least 50 killed in Baghdad before it was 1,435 days earlier, that \
         of 16 February 2017",
        "of type suicide bombing in Baghdad before it was 1,102 days earlier",
        "2021 had 1 incident in Baghdad with 32 killed",
        "Before it the records had 93 incidents in Baghdad in 17.3 years, by the best estimates 81 of \
         them with at least 32 killed.",
        "data/baghdad-attacks.csv:94",
    ] {
        assert!(
            said.out.contains(sentence),
            "no {sentence:?} in {}",
            said.out
        );
    }
}

/// The rows of the sample: id, day, low, best and high estimate of the killed.
fn rows() -> Vec<(String, NaiveDate, [Option<u64>; 3])> {
    let mut reader = csv::Reader::from_path(sample()).unwrap();
    reader
        .deserialize()
        .map(|row| {
            let row: std::collections::BTreeMap<String, String> = row.unwrap();
            let toll = |name: &str| row[name].parse().ok();
            (
                row["event_id"].clone(),
                row["date"].parse().unwrap(),
                [toll("killed_low"), toll("killed"), toll("killed_high")],
            )
        })
        .collect()
}

/// Every superlative and rank is true by a look at the rows, worked out here
/// again and otherwise.
#[test]
fn superlatives_and_ranks_of_every_incident_are_true() {
    let rows = rows();
    let mut checked = 0;
    for (id, day, [_, best, _]) in rows.iter().step_by(7).chain(rows.last()) {
        let Some(best) = best else { continue };
        let found = json(&sample(), &["--incident", id]);
        assert_eq!(found["as_of"], day.to_string());
        // Without a best estimate the low one decides when it is high enough.
        let surely = |[low, toll, _]: &[Option<u64>; 3], least: u64| {
            toll.or(*low).is_some_and(|toll| toll >= least)
        };
        let last = rows
            .iter()
            .filter(|(other, date, toll)| other != id && date <= day && surely(toll, *best))
            .max_by_key(|(_, date, _)| *date);
        let since = at(&found, "deadliest-since", "city");
        match last {
            Some((other, date, _)) => {
                assert_eq!(since["facts"]["days"], (*day - *date).num_days(), "{id}");
                assert_eq!(since["evidence"][0]["id"], other.as_str(), "{id}");
            }
            None => assert_eq!(since["facts"]["days"], Value::Null, "{id}"),
        }
        let before = || rows.iter().filter(|(_, date, _)| date <= day);
        let sure = before().filter(|(.., toll)| surely(toll, *best + 1));
        let rank = of_kind(&found, "rank")
            .into_iter()
            .rfind(|rank| rank["facts"]["span"] == "all")
            .unwrap();
        let facts = &rank["facts"];
        assert_eq!(facts["best"]["lower"], 1 + sure.count() as u64, "{id}");
        assert_eq!(
            facts["of"].as_u64().unwrap() + facts["perhaps"].as_u64().unwrap(),
            before().count() as u64,
            "{id}"
        );
        checked += 1;
    }
    assert!(checked > 10, "{checked}");
}

#[test]
fn nothing_later_than_the_as_of_date_is_used() {
    let text = std::fs::read_to_string(sample()).unwrap();
    let (id, day) = ("BGD-2013-03-19-1", "2013-03-19");
    let earlier: String = text
        .lines()
        .filter(|line| {
            let date = line.split(',').nth(1).unwrap();
            date == "date" || date <= day
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let dir = Workdir::with("x.csv", text);
    let args = ["context", "x.csv", "--incident", id, "--format", "json"];
    // But for the account of the rows that the file has.
    let said = |args: &[&str]| {
        let mut said = dir.run(args).exits(0).json();
        let account = said.as_object_mut().unwrap().remove("account");
        assert_eq!(account.unwrap()["rejected"], 0);
        said
    };
    let whole = said(&args);
    dir.write("x.csv", earlier);
    assert_eq!(said(&args), whole);
    // As of a later day the ranks see more.
    let later = [&args[..], &["--as-of", "2013-03-19"]].concat();
    assert_eq!(said(&later), whole);
    dir.run(&[
        "context",
        "x.csv",
        "--incident",
        id,
        "--as-of",
        "2013-03-18",
    ])
    .exits(2)
    .says(&["--as-of", "2013-03-18", "2013-03-19"]);
}

/// Karrada 2016: a look at the rows says that only the shelter of 1991 was as
/// deadly in Baghdad, and that records of all Iraq leave it open.
#[test]
fn records_are_read_truly_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let karrada = json(&ged, &["--incident", "225797"]);
    let since = at(&karrada, "deadliest-since", "city");
    assert_eq!(since["evidence"][0]["id"], "145065");
    assert_eq!(since["evidence"][0]["date"], "1991-01-13");
    assert_eq!(since["facts"]["days"], 9303);
    let open: Vec<&str> = since["open"]
        .as_array()
        .unwrap()
        .iter()
        .map(|evidence| evidence["id"].as_str().unwrap())
        .collect();
    assert!(
        open.contains(&"145114") && open.contains(&"137301"),
        "{open:?}"
    );
    let iraq = at(&karrada, "deadliest-since", "country");
    assert_eq!(iraq["evidence"][0]["id"], "120710");
    // A sum of several events may hold one as deadly, and is none.
    let open = iraq["open"].as_array().unwrap();
    assert!(open.iter().any(|one| one["id"] == "206827"), "{open:?}");
    assert_eq!(iraq["also"], serde_json::json!(["everywhere"]));
    assert!(
        iraq["sentence"]
            .as_str()
            .unwrap()
            .contains("since 16 August 2014 (400 killed")
    );
    let tayaran = json(&ged, &["--on", "2018-01-15", "--place", "baghdad city"]);
    assert_eq!(tayaran["incident"]["id"], "258862");
    assert_eq!(tayaran["incident"]["line"], 7261);
    let since = at(&tayaran, "deadliest-since", "city");
    assert_eq!(since["evidence"][0]["id"], "238437");
    // An event that may have been on any day of January is no earlier one.
    let iraq = at(&tayaran, "deadliest-since", "country");
    assert_eq!(iraq["evidence"][0]["id"], "248897");
    let open = iraq["open"].as_array().unwrap();
    let ids: Vec<&str> = open.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(
        ids.contains(&"258864") && ids.contains(&"249987"),
        "{ids:?}"
    );
    let sentence = iraq["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("unless that of 1 October 2017 to 25 December 2017 (304 killed"),
        "{sentence}"
    );
}

#[test]
fn a_place_is_found_by_folding_alias_and_words() {
    let dir = Workdir::with("x.csv", std::fs::read(sample()).unwrap());
    let found = |place: &str, more: &[&str]| {
        let mut args = vec!["context", "x.csv", "--on", "2021-01-21", "--place", place];
        args.extend(more);
        dir.run(&args)
    };
    for place in [
        "Tayaran Sq.",
        "al-Tayaran Square",
        "SQUARE, TAYARĀN",
        "Tayaran Square, Baghdad",
        "baghdad",
    ] {
        found(place, &[]).exits(0).prints(&[TAYARAN]);
    }
    found("Sahat al-Tayaran", &[]).exits(2).says(&[
        "no incident matches",
        "on that day there are",
        TAYARAN,
    ]);
    let places = project().join("data/places.toml").display().to_string();
    found("ساحة الطيران", &["--places", &places])
        .exits(0)
        .prints(&[TAYARAN]);
    // The list beside the input needs no option.
    dir.write("places.toml", std::fs::read(places).unwrap());
    found("Aviation square", &[]).exits(0).prints(&[TAYARAN]);
}

#[test]
fn one_site_written_in_two_ways_is_one_and_it_is_said() {
    let rows = "event_id,date,city,district,site,latitude,longitude,killed\n\
                a,2018-01-15,B,Bab al-Sharqi,Tayaran Sq.,33.3300,44.4200,38\n\
                b,2019-01-15,B,Bab ash-Sharqi,Aviation Square,33.3301,44.4200,9\n\
                c,2021-01-21,B,Bab al-Sharqi,al-Tayaran Square,33.3300,44.4200,32\n";
    let dir = Workdir::with("x.csv", rows);
    let said = dir
        .run(&["context", "x.csv", "--incident", "c"])
        .exits(0)
        .out;
    assert!(
        // Another square of the district may be the same under another name.
        said.contains(
            "The last before it that was surely at al-Tayaran Square was 1,102 days earlier"
        ) && said.contains("; 1 other may have been there later."),
        "{said}"
    );
    assert!(said.contains("(place matched by like spelling)"), "{said}");
    assert!(said.contains("place matched by distance (0 km)"), "{said}");
    dir.write(
        "places.toml",
        "[[place]]\nname = \"Tayaran Square\"\naliases = [\"Aviation Square\"]\n",
    );
    let said = dir
        .run(&["context", "x.csv", "--incident", "c"])
        .exits(0)
        .out;
    assert!(
        said.contains("The previous one at al-Tayaran Square was 737 days earlier"),
        "{said}"
    );
    assert!(said.contains("(place matched by an alias)"), "{said}");
}

#[test]
fn an_incident_that_is_not_one_is_refused_with_what_is_near() {
    let file = sample();
    context(&file, &["--incident", "BGD-2021-01-21-2"])
        .exits(2)
        .says(&[
            "no incident matches",
            "BGD-2021-01-21-2",
            "\"BGD-2021-01-21-1\"",
        ]);
    context(&file, &["--on", "2007-04-18"]).exits(2).says(&[
        "2 incidents match",
        "BGD-2007-04-18-1",
        "BGD-2007-04-18-2",
        "baghdad-attacks.csv:28",
    ]);
    context(&file, &["--on", "2007-04-19", "--place", "Sadriya"])
        .exits(2)
        .says(&["no incident matches", "2007-04-19"]);
    context(&file, &[]).exits(2).says(&["--incident"]);
    context(&file, &["--incident", "x", "--on", "2018"])
        .exits(2)
        .says(&["--on"]);
    context(&file, &["--incident", TAYARAN, "--coverage", "2003..2020"])
        .exits(2)
        .says(&["outside the days", "2021-01-21"]);
    context(&file, &["--incident", TAYARAN, "--measure", "incidents"])
        .exits(2)
        .says(&["no toll"]);
}

#[test]
fn a_toll_that_is_not_known_has_no_superlative() {
    let said = context(&sample(), &["--incident", "BGD-2016-05-17-1"]).exits(0);
    assert!(
        said.out.contains("an unknown number (69–101) killed"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("Without a best estimate of the number killed it cannot be said"),
        "{}",
        said.out
    );
}

#[test]
fn statements_are_written_in_every_format() {
    let dir = Workdir::new();
    // An early one, with few before it to resample.
    let ask = ["context", &sample(), "--incident", "BGD-2003-10-27-1"];
    let run = |more: &[&str]| dir.run(&[&ask[..], more].concat()).exits(0);
    let text = run(&[]).out;
    assert_eq!(run(&["--format", "text"]).out, text);
    assert_eq!(run(&["--format", "table"]).out, text);
    run(&["-o", "x.json"]);
    let json: Value = serde_json::from_str(&dir.text("x.json")).unwrap();
    run(&["-o", "x.csv"]).says(&["As of 27 October 2003"]);
    assert!(dir.text("x.csv").starts_with("kind,scope,sentence,"));
    let rows = run(&["--format", "csv"]).csv();
    let statements = json["statements"].as_array().unwrap();
    assert_eq!(rows.len(), statements.len());
    for (row, statement) in rows.iter().zip(statements) {
        assert_eq!(row["sentence"], statement["sentence"].as_str().unwrap());
        assert_eq!(row["kind"], statement["kind"].as_str().unwrap());
        let evidence = statement["evidence"].as_array().unwrap().iter();
        let ids: Vec<&str> = evidence.map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(row["evidence"], ids.join("; "));
    }
    run(&["--format", "markdown"]).prints(&["| About | Place | Sentence |", "As of 27 October"]);
    run(&["--format", "html"]).prints(&["<th scope=\"col\">Sentence</th>"]);
    run(&["-o", "x.parquet"]);
    assert!(dir.read("x.parquet").starts_with(b"PAR1"));
}

/// The sentences most worth printing come first, the toll before all others.
#[test]
fn context_opens_with_what_is_most_worth_printing() {
    let said = context(&sample(), &["--incident", TAYARAN, "--min-killed", "30"]).exits(0);
    let (head, rest) = said.out.split_once("All that can be said").unwrap();
    let sentences: Vec<&str> = head
        .lines()
        .filter_map(|line| line.strip_prefix("  - "))
        .collect();
    assert!((3..=5).contains(&sentences.len()), "{head}");
    for (sentence, start) in sentences.iter().zip([
        "On 21 January 2021, Tayaran Square",
        "By the best estimates the deadliest in Baghdad since 15 January 2018",
        "The previous one at Tayaran Square was 1,102 days earlier",
        "The last incident with at least 30 killed in Baghdad",
        "Up to 21 January, 2021 had",
    ]) {
        assert!(sentence.starts_with(start), "{sentence}");
        assert!(rest.contains(sentence), "{sentence}");
    }
    let opening = json(&sample(), &["--incident", TAYARAN])["opening"].clone();
    assert_eq!(opening[0], 0);
}
