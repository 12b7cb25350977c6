//! `casualty verify`: sentences checked against records.

use serde_json::Value;

use crate::workdir::{Said, Workdir, project, real, sample};

pub(crate) fn bundled() -> String {
    project()
        .join("data/claims/baghdad-2021.toml")
        .display()
        .to_string()
}

const HEAD: &str = "as-of = 2021-01-22\ncoverage = \"2003-10-01..2021-01-22\"\n";

/// A claims file of one claim.
pub(crate) fn claim(fields: &str) -> String {
    format!("{HEAD}[[claim]]\nid = \"c\"\nsentence = \"S\"\n{fields}\n")
}

/// Checks one claim against the sample.
pub(crate) fn check(fields: &str) -> Said {
    Workdir::with("c.toml", claim(fields)).run(&["verify", "c.toml", &sample(), "--format", "json"])
}

pub(crate) fn judged(fields: &str) -> Value {
    only(&check(fields), fields)
}

pub(crate) fn only(said: &Said, fields: &str) -> Value {
    assert!(said.code < 2, "{fields}: {said:?}");
    said.json()["judgements"][0].clone()
}

/// The same, of a list with that card.
pub(crate) fn judged_by(card: &str, fields: &str) -> Value {
    let dir = Workdir::with("c.toml", claim(fields));
    dir.write("card.toml", card);
    let args = [
        "verify",
        "c.toml",
        &sample(),
        "--card",
        "card.toml",
        "--format",
        "json",
    ];
    only(&dir.run(&args), fields)
}

pub(crate) fn verdicts(judgement: &Value) -> [&str; 4] {
    ["verdict", "low", "best", "high"].map(|name| judgement[name].as_str().unwrap())
}

pub(crate) const S: &str = "supported";
pub(crate) const C: &str = "contradicted";
pub(crate) const U: &str = "undecidable";
pub(crate) const L: &str = "supported-by-this-list";

/// A card that closes the sample for all incidents in Baghdad.
pub(crate) const CLOSED: &str = "complete = \"by-rule\"\n\
                      temporal = \"2003-10-01..2021-01-22\"\n\
                      spatial = { names = [\"Baghdad\"], level = \"city\" }\n";

#[test]
fn the_news_report_of_2021_is_judged() {
    let said = Workdir::new()
        .run(&["verify", &bundled(), "--format", "json"])
        .exits(0)
        .json();
    let all = said["judgements"].as_array().unwrap();
    let by_id: Vec<(&str, &str)> = all
        .iter()
        .map(|one| {
            (
                one["id"].as_str().unwrap(),
                one["verdict"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        by_id,
        [
            ("killed", S),
            ("injured", S),
            ("biggest_since_2018", L),
            ("same_location", L),
            ("claiming_35_lives", U),
            ("rare_since_late_2017", L),
        ]
    );
    // "Since 2018" in its three readings.
    let readings: Vec<(&str, &str)> = all[2]["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["name"].as_str().unwrap(),
                one["verdict"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(readings, [("after", L), ("within", U), ("from-start", U)]);
    for one in [&all[2], &all[3], &all[5]] {
        let reach = "attacks with 30 or more dead, in this list, which is known to miss some";
        assert_eq!(one["reach"], reach, "{one:#}");
        let why = one["explanation"].as_str().unwrap();
        assert!(why.ends_with(&format!("That is of {reach}.")), "{why}");
    }
    assert!(all[0]["reach"].is_null() && all[4]["reach"].is_null());
    // What the range means for "35".
    let why = all[4]["explanation"].as_str().unwrap();
    assert!(
        why.contains("35 lies within the range of estimates from 27 to 38")
            && why.contains("the best estimate is 38"),
        "{why}"
    );
    assert_eq!(all[4]["comparator"]["id"], "BGD-2018-01-15-1");
    assert_eq!(all[4]["comparator"]["line"], 94);
    Workdir::new()
        .run(&["verify", &bundled(), "--strict"])
        .exits(1)
        .prints(&[
            "6 claims: 2 supported, 3 supported by this list, 0 contradicted, 1 undecidable",
        ]);
}

/// An incident that breaks a claim turns its verdict and the exit code.
#[test]
fn a_new_incident_turns_the_verdict() {
    let rows = std::fs::read_to_string(sample()).unwrap();
    let dir = Workdir::with("c.toml", std::fs::read(bundled()).unwrap());
    dir.write("baghdad-attacks.csv", &rows);
    let verdict = |more: &str, id: &str| {
        dir.write("x.csv", format!("{rows}{more}\n"));
        let places = project().join("data/places.toml").display().to_string();
        let args = [
            "verify", "c.toml", "x.csv", "--places", &places, "--format", "json",
        ];
        let said = dir.run(&args);
        let judged = said.json();
        let one = judged["judgements"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == id)
            .unwrap()
            .clone();
        (said.code, one["verdict"].as_str().unwrap().to_owned())
    };
    let row = |day: &str, district: &str, low: u32, best: u32, high: u32| {
        format!(
            "NEW,{day},day,Iraq,Baghdad,Baghdad,{district},Somewhere,33.3,44.4,district,\
             vehicle bombing,,{low},{best},{high},,,,press,"
        )
    };
    let id = "biggest_since_2018";
    assert_eq!(verdict("", id), (0, L.to_owned()));
    assert_eq!(
        verdict(&row("2019-05-01", "Dora", 40, 50, 60), id),
        (1, C.to_owned())
    );
    assert_eq!(
        verdict(&row("2019-05-01", "Dora", 20, 25, 40), id),
        (1, U.to_owned())
    );
    assert_eq!(
        verdict(&row("2019-05-01", "Dora", 20, 25, 31), id),
        (1, L.to_owned())
    );
    // Any new one is the last such attack now, and not there: that claim fails.
    // After the sentence was printed it does not matter.
    assert_eq!(
        verdict(&row("2021-02-01", "Dora", 90, 90, 90), id),
        (0, L.to_owned())
    );
    assert_eq!(
        verdict(&row("2020-05-01", "Dora", 30, 30, 30), "same_location").1,
        C
    );
}

#[test]
fn every_kind_is_judged_on_the_sample() {
    let incident = "incident = \"BGD-2021-01-21-1\"\n";
    let january = "incident = \"BGD-2018-01-15-1\"\n";
    for (fields, expected) in [
        // Tolls, with the estimates 27, 38 and 38.
        (format!("kind = \"toll\"\n{january}comparison = \"at-least\"\nvalue = 27"), [S, S, S, S]),
        (format!("kind = \"toll\"\n{january}comparison = \"at-least\"\nvalue = 35"), [U, C, S, S]),
        (format!("kind = \"toll\"\n{january}comparison = \"at-least\"\nvalue = 40"), [C, C, C, C]),
        (format!("kind = \"toll\"\n{january}comparison = \"exactly\"\nvalue = 38"), [U, C, S, S]),
        (format!("kind = \"toll\"\n{january}comparison = \"as-many-as\"\nvalue = 38"), [S, S, S, S]),
        (format!("kind = \"toll\"\n{january}comparison = \"as-many-as\"\nvalue = 50"), [C, S, S, C]),
        (
            format!("kind = \"toll\"\n{january}comparison = \"about\"\ntolerance = 20\nvalue = 33"),
            [S, S, S, S],
        ),
        // 62 to 105 injured, with no best estimate.
        (
            format!("kind = \"toll\"\n{january}measure = \"injured\"\ncomparison = \"more-than\"\nvalue = 100"),
            [U, C, U, S],
        ),
        // Superlatives.
        (
            format!("kind = \"deadliest-since\"\n{incident}scope = \"city\"\nsince = 2018\nreading = \"from-start\""),
            [U, S, C, C],
        ),
        (
            format!("kind = \"deadliest-since\"\n{incident}place = \"Baghdad\"\nsince = 2017"),
            [U, S, C, C],
        ),
        (
            format!("kind = \"deadliest-since\"\n{incident}scope = \"city\"\nsince-incident = \"BGD-2018-01-15-1\""),
            [S, S, S, S],
        ),
        (
            format!("kind = \"deadliest-since\"\n{incident}scope = \"city\"\nsince = 2013"),
            [C, C, C, C],
        ),
        // There is no record before October 2003.
        (
            "kind = \"deadliest-since\"\nincident = \"BGD-2016-07-03-1\"\nscope = \"city\"\nsince = 1991".to_owned(),
            [U, U, U, U],
        ),
        (
            format!("kind = \"first-since\"\n{incident}scope = \"site\"\nsince = \"2018-01-15\""),
            [S, S, S, S],
        ),
        (
            format!("kind = \"first-since\"\n{incident}scope = \"city\"\nsince = \"2018\"\nreading = \"from-start\""),
            [C, C, C, C],
        ),
        // Ranks, of all times: no list covers these.
        (
            "kind = \"rank\"\nincident = \"BGD-2016-07-03-1\"\nscope = \"city\"\nrank = 1".to_owned(),
            [L, L, L, L],
        ),
        (format!("kind = \"rank\"\n{incident}scope = \"city\"\nrank = 80"), [U, U, L, C]),
        (format!("kind = \"rank\"\n{incident}scope = \"city\"\nrank = 50"), [C, C, C, C]),
        (
            format!("kind = \"rank\"\n{incident}scope = \"city\"\nrank = 86\namong = true"),
            [L, L, L, L],
        ),
        (
            format!("kind = \"rank\"\n{incident}scope = \"city\"\nrank = 1\nperiod = 2021"),
            // The year is not covered to its end.
            [U, U, U, U],
        ),
        // The last at a place.
        (
            format!("kind = \"last-at-place\"\n{incident}scope = \"site\"\ndate = \"2018-01\""),
            [S, S, S, S],
        ),
        // A circle may reach beyond the place that the list covers.
        (
            format!("kind = \"last-at-place\"\n{incident}radius-km = 1\ndate = \"2018-01-15\"\nvalue = 38\ncomparison = \"at-most\""),
            [L, L, L, L],
        ),
        (
            format!("kind = \"last-at-place\"\n{incident}place = \"al-Tayaran Sq.\"\ndate = \"2017\""),
            [C, C, C, C],
        ),
        // Counts and totals.
        ("kind = \"count\"\nplace = \"Baghdad\"\nperiod = 2013\ncomparison = \"exactly\"\nvalue = 20".into(), [S, S, S, S]),
        ("kind = \"count\"\nplace = \"Sadr City\"\nperiod = \"2003-10..2020\"\ncomparison = \"at-least\"\nvalue = 16".into(), [S, S, S, S]),
        // Some attacks name no district and may have been there.
        ("kind = \"count\"\nplace = \"Sadr City\"\nperiod = \"2003-10..2020\"\ncomparison = \"exactly\"\nvalue = 17".into(), [U, U, U, U]),
        ("kind = \"total\"\nplace = \"Baghdad\"\nperiod = 2013\ncomparison = \"more-than\"\nvalue = 900".into(), [U, C, C, S]),
        ("kind = \"total\"\nplace = \"Baghdad\"\nperiod = 2013\ncomparison = \"fewer-than\"\nvalue = 1000".into(), [S, S, S, S]),
        ("kind = \"total\"\nplace = \"Baghdad\"\nperiod = 2016\ncomparison = \"at-least\"\nvalue = 540".into(), [U, C, S, S]),
        ("kind = \"count\"\nplace = \"Baghdad\"\nperiod = 2022\ncomparison = \"exactly\"\nvalue = 0".into(), [U, U, U, U]),
        // Coordinates tell no tenth of a kilometre.
        ("kind = \"last-at-place\"\nincident = \"BGD-2021-01-21-1\"\nradius-km = 0.1\ndate = \"2018-01-15\"".into(), [U, U, U, U]),
        // Rarer, and none at all.
        ("kind = \"rare-since\"\nplace = \"Baghdad\"\nsince = \"2017-Q4\"".into(), [S, S, S, S]),
        ("kind = \"rare-since\"\nplace = \"Baghdad\"\nsince = 2009".into(), [C, C, C, C]),
        ("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = \"2018-01-16..2021-01-20\"".into(), [S, S, S, S]),
        ("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = \"2018..2020\"".into(), [C, C, C, C]),
        ("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = \"2018..2020\"\nmin-killed = 35".into(), [U, S, C, C]),
        ("kind = \"none-between\"\nplace = \"Basra\"\nperiod = \"2018..2020\"".into(), [U, U, U, U]),
    ] {
        let judgement = judged_by(CLOSED, &fields);
        assert_eq!(verdicts(&judgement), expected, "{fields}\n{judgement:#}");
    }
}

/// The incidents are counted, not their type.
#[test]
fn a_type_is_named_as_the_claim_names_it() {
    let judgement = judged(
        "kind = \"change\"\nplace = \"Baghdad\"\nattack-type = \"vehicle bombing\"\n\
         baseline = 2013\nagainst = 2016\ndirection = \"fell\"",
    );
    let why = judgement["explanation"].as_str().unwrap();
    assert!(
        why.starts_with("Incidents of type vehicle bombing in Baghdad: "),
        "{why}"
    );
}

#[test]
fn vague_dates_leave_it_open() {
    let rows = "event_id,date,date_precision,city,killed\n\
                a,2018-05-01,month,B,50\nb,2018-05-20,day,B,40\nc,2018-01-01,day,B,1\n\
                d,2018-12-01,day,B,1\n";
    let dir = Workdir::with("x.csv", rows);
    let verdict = |fields: &str| {
        let text =
            format!("as-of = 2018-12-31\n[[claim]]\nid = \"c\"\nsentence = \"S\"\n{fields}\n");
        dir.write("c.toml", text);
        let said = dir
            .run(&["verify", "c.toml", "x.csv", "--format", "json"])
            .json();
        said["judgements"][0]["verdict"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let none = |period: &str| {
        verdict(&format!(
            "kind = \"none-between\"\nplace = \"B\"\nmin-killed = 45\nperiod = \"{period}\""
        ))
    };
    assert_eq!(none("2018-05-10..2018-05-12"), U);
    assert_eq!(none("2018-05"), C);
    assert_eq!(none("2018-06"), L);
    let since = |day: &str| {
        verdict(&format!(
            "kind = \"deadliest-since\"\nincident = \"b\"\nscope = \"city\"\nsince = \"{day}\""
        ))
    };
    // The one of some day of May may have been before it or after.
    assert_eq!(since("2018-05-01"), U);
}

/// "The last that did" is never one whose toll nobody knows, and the worst is so
/// by the measure of the claim.
#[test]
fn what_is_compared_is_known_to_be_as_bad() {
    let rows = "event_id,date,city,killed,injured\n\
                a,2017-01-01,B,50,9\nb,2017-06-01,B,,9\nc,2018-05-01,B,40,60\n\
                d,2018-06-01,B,45,55\ne,2018-09-01,B,40,50\n";
    let dir = Workdir::with("x.csv", rows);
    let comparator = |fields: &str| {
        let text = format!(
            "as-of = 2018-12-31\n[[claim]]\nid = \"c\"\nsentence = \"S\"\n\
             kind = \"deadliest-since\"\nincident = \"e\"\nscope = \"city\"\n{fields}\n"
        );
        dir.write("c.toml", text);
        let said = dir.run(&["verify", "c.toml", "x.csv", "--format", "json"]);
        said.json()["judgements"][0]["comparator"]["id"].clone()
    };
    assert_eq!(comparator("since = \"2018-07\""), "d");
    assert_eq!(
        comparator("since = \"2017-12\"\nmeasure = \"injured\""),
        "c"
    );
    dir.write(
        "x.csv",
        rows.replace("c,2018-05-01,B,40", "c,2018-05-01,B,4")
            .replace("B,45,", "B,4,"),
    );
    assert_eq!(comparator("since = \"2018-01\""), "a");
}

#[test]
fn ten_thousand_claims_are_judged_in_their_order() {
    let kinds = [
        "kind = \"toll\"\nincident = \"BGD-2021-01-21-1\"\ncomparison = \"at-least\"\nvalue = 32",
        "kind = \"deadliest-since\"\nincident = \"BGD-2021-01-21-1\"\nscope = \"city\"\nsince = 2018",
        "kind = \"rare-since\"\nplace = \"Baghdad\"\nsince = \"2017-Q4\"",
        "kind = \"count\"\nplace = \"Baghdad\"\nperiod = 2013\ncomparison = \"exactly\"\nvalue = 20",
    ];
    let claims: String = (0..10_000)
        .map(|number| {
            format!(
                "[[claim]]\nid = \"c{number}\"\nsentence = \"S\"\n{}\n",
                kinds[number % kinds.len()]
            )
        })
        .collect();
    let dir = Workdir::with("c.toml", format!("{HEAD}{claims}"));
    let said = dir
        .run(&["verify", "c.toml", &sample(), "--format", "json"])
        .exits(0)
        .json();
    let judged = said["judgements"].as_array().unwrap();
    assert_eq!(judged.len(), 10_000);
    for (number, one) in judged.iter().enumerate() {
        assert_eq!(one["id"], format!("c{number}"));
        // The toll hangs on nothing else that happened.
        let expected = if number % kinds.len() == 0 { S } else { L };
        assert_eq!(one["verdict"], expected);
    }
}

/// UCDP: the bombing of Karrada, with records of all Iraq that may be of
/// Baghdad.
#[test]
fn records_bear_sentences_out_or_not_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let text = "as-of = 2018-12-31\ncoverage = \"1989..2018\"\n\
        [[claim]]\nid = \"a\"\nsentence = \"S\"\nkind = \"deadliest-since\"\n\
        incident = \"225797\"\nscope = \"city\"\nsince = 2009\n\
        [[claim]]\nid = \"b\"\nsentence = \"S\"\nkind = \"deadliest-since\"\n\
        incident = \"225797\"\nscope = \"city\"\nsince = 2007\n\
        [[claim]]\nid = \"c\"\nsentence = \"S\"\nkind = \"rank\"\n\
        incident = \"225797\"\nscope = \"country\"\nrank = 1\n\
        [[claim]]\nid = \"d\"\nsentence = \"S\"\nkind = \"total\"\nplace = \"Baghdad province\"\n\
        period = 2014\ncomparison = \"at-least\"\nvalue = 1900\n";
    let dir = Workdir::with("c.toml", text);
    let said = dir
        .run(&["verify", "c.toml", &ged, "--format", "json"])
        .exits(1)
        .json();
    let verdict = |at: usize| {
        said["judgements"][at]["verdict"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!([0, 1, 2, 3].map(verdict), [L, U, C, S].map(str::to_owned));
    // February 2008: from 29 to 340 killed somewhere in Iraq.
    let open = said["judgements"][1]["open"].to_string();
    assert!(open.contains("158271"), "{open}");
    let matched = said["judgements"][3]["place_matches"].to_string();
    assert!(
        matched.contains("Baghdād province") && matched.contains("folding"),
        "{matched}"
    );
}
