//! `casualty verify`: what a list can tell of more than it holds.

use crate::verify::{C, CLOSED, L, S, U, judged, judged_by, only, verdicts};
use crate::workdir::{Workdir, real, sample};

/// More records can only bear out "at least", or refute "none": all else hangs on
/// what the list's card says.
#[test]
fn a_list_bears_out_what_its_card_says() {
    let undercount = CLOSED.replace("by-rule", "undercount");
    let sample = CLOSED.replace("by-rule", "sample");
    let cards = [CLOSED, &undercount, "", &sample];
    let incident = "incident = \"BGD-2021-01-21-1\"\n";
    let count = |comparison: &str, value: u32| {
        format!(
            "kind = \"count\"\nplace = \"Baghdad\"\nperiod = 2015\n\
             comparison = \"{comparison}\"\nvalue = {value}"
        )
    };
    let none =
        |period: &str| format!("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = {period}");
    let change = |direction: &str| {
        format!(
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2016\n\
             direction = \"{direction}\""
        )
    };
    let city =
        |kind: &str, rest: &str| format!("kind = \"{kind}\"\n{incident}scope = \"city\"\n{rest}");
    let last = |rest: &str| format!("kind = \"last-at-place\"\n{incident}scope = \"site\"\n{rest}");
    for (fields, expected) in [
        // 2015 has two.
        (count("at-least", 2), [S, S, S, S]),
        (count("at-least", 3), [C, U, U, U]),
        (count("more-than", 1), [S, S, S, S]),
        (count("more-than", 2), [C, U, U, U]),
        (count("at-most", 2), [S, L, L, U]),
        (count("at-most", 1), [C, C, C, C]),
        (count("fewer-than", 3), [S, L, L, U]),
        (count("fewer-than", 2), [C, C, C, C]),
        (count("exactly", 2), [S, L, L, U]),
        (count("exactly", 1), [C, C, C, C]),
        (count("exactly", 3), [C, U, U, U]),
        (count("about", 2), [S, L, L, U]),
        (count("about", 1), [C, C, C, C]),
        (count("about", 4), [C, U, U, U]),
        (count("as-many-as", 2), [S, L, L, U]),
        (count("as-many-as", 1), [C, C, C, C]),
        (count("as-many-as", 3), [C, U, U, U]),
        (none("2019"), [S, L, L, U]),
        (none("2018"), [C, C, C, C]),
        (change("fell"), [S, L, L, U]),
        (change("rose"), [C, U, U, U]),
        (
            "kind = \"rare-since\"\nplace = \"Baghdad\"\nsince = \"2017-Q4\"".to_owned(),
            [S, L, L, U],
        ),
        (
            "kind = \"rare-since\"\nplace = \"Baghdad\"\nsince = 2009".to_owned(),
            [C, U, U, U],
        ),
        (city("deadliest-since", "since = 2018"), [S, L, L, U]),
        (city("deadliest-since", "since = 2013"), [C, C, C, C]),
        (
            city("first-since", "since = \"2018-01-15\"\nreading = \"after\""),
            [S, L, L, U],
        ),
        // None in the list is of 2019: another may have been.
        (
            city("deadliest-since", "since = 2019\nreading = \"within\""),
            [C, U, U, U],
        ),
        (
            city("rank", "rank = 1\nperiod = \"2018-02..2021-01-22\""),
            [S, L, L, U],
        ),
        (
            city("rank", "rank = 2\nperiod = \"2018-02..2021-01-22\""),
            [C, U, U, U],
        ),
        (
            city(
                "rank",
                "rank = 9\namong = true\nperiod = \"2003-10..2021-01-22\"",
            ),
            [C, C, C, C],
        ),
        // A rank of all times: no list begins there.
        (city("rank", "rank = 86\namong = true"), [L, L, L, U]),
        (last("date = \"2018-01\""), [S, L, L, U]),
        (last("date = \"2017\""), [C, C, C, C]),
        (last("date = \"2019\""), [C, U, U, U]),
        (last("value = 60\ncomparison = \"at-least\""), [C, U, U, U]),
        (last("value = 20\ncomparison = \"at-least\""), [S, L, L, U]),
        (last(""), [S, S, S, S]),
        (last("among = \"city\""), [S, L, L, U]),
    ] {
        let found = cards.map(|card| judged_by(card, &fields)["verdict"].clone());
        assert_eq!(found, expected, "{fields}");
    }
}

/// What the list of attacks in Baghdad with 30 or more dead can tell of others.
#[test]
fn the_reach_of_a_list_is_named() {
    let rule = "includes = { least-killed = 30, by = \"high\" }\n";
    let large = format!("{CLOSED}{rule}");
    let none = |rest: &str| format!("kind = \"none-between\"\nperiod = 2019\n{rest}");
    let of_baghdad = "place = \"Baghdad\"";
    let two =
        "kind = \"count\"\nplace = \"Baghdad\"\nperiod = 2015\ncomparison = \"exactly\"\nvalue = 2";
    let big = "attacks with 30 or more dead, in this list";
    let there = "attacks in Baghdad with 30 or more dead, in this list";
    let deadliest = "kind = \"deadliest-since\"\nincident = \"BGD-2021-01-21-1\"\nsince = 2019\n";
    for (fields, verdict, reach) in [
        (none(of_baghdad), L, Some(big)),
        (none(&format!("{of_baghdad}\nmin-killed = 30")), S, None),
        (
            none(&format!("{of_baghdad}\nmin-killed = 29")),
            L,
            Some(big),
        ),
        (two.to_owned(), L, Some(big)),
        (none("place = \"Iraq\""), L, Some(there)),
        (none("place = \"Iraq\"\nmin-killed = 30"), L, Some(there)),
        (none(""), L, Some(there)),
        (none("place = \"Sadr City\"\nmin-killed = 30"), S, None),
        // It had 32 dead: all that were as deadly would be in the list.
        (format!("{deadliest}scope = \"city\""), S, None),
        (format!("{deadliest}scope = \"country\""), L, Some(there)),
        (
            format!("{deadliest}scope = \"city\"\nmeasure = \"injured\""),
            L,
            Some(big),
        ),
        // More records cannot change this.
        (two.replace("exactly", "at-least"), S, None),
        (two.replace("value = 2", "value = 1"), C, None),
    ] {
        let judgement = judged_by(&large, &fields);
        assert_eq!(judgement["verdict"], verdict, "{fields}\n{judgement:#}");
        assert_eq!(
            judgement["reach"].as_str(),
            reach,
            "{fields}\n{judgement:#}"
        );
    }
    // A rule by the best estimate leaves out some that may have been as deadly.
    let best = large.replace("high", "best");
    let judgement = judged_by(&best, &format!("{deadliest}scope = \"city\""));
    assert_eq!(verdicts(&judgement), [L, S, S, L]);
    assert_eq!(
        judgement["reach"],
        "attacks with 30 or more dead by the best estimate, in this list"
    );
}

#[test]
fn what_is_not_covered_is_left_open_and_said() {
    let judgement =
        judged("kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = \"2021-01-22..2021-06\"");
    assert_eq!(judgement["verdict"], U);
    let why = judgement["explanation"].as_str().unwrap();
    assert!(
        why.contains("cover 1 October 2003 to 22 January 2021 only"),
        "{why}"
    );
    let judgement = judged("kind = \"none-between\"\nplace = \"Bagdhad\"\nperiod = 2019");
    let why = judgement["explanation"].as_str().unwrap();
    assert!(
        why.contains("No record names the place") && why.contains("\"Baghdad\""),
        "{why}"
    );
    // Without a word on coverage the records cover their own days only.
    let text = "as-of = 2021-03-01\n[[claim]]\nid = \"c\"\nsentence = \"S\"\n\
                kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = \"2021-01-22..2021-02\"\n";
    let dir = Workdir::with("c.toml", text);
    dir.run(&["verify", "c.toml", &sample()])
        .exits(0)
        .prints(&["UNDECIDABLE", "say so with coverage"]);
    dir.run(&[
        "verify",
        "c.toml",
        &sample(),
        "--coverage",
        "2003-10..2021-02",
    ])
    .exits(0)
    .prints(&["SUPPORTED BY THIS LIST", "attacks with 30 or more dead"]);
}

/// Days after those that the list covers may have been any way.
#[test]
fn nothing_is_supported_of_days_that_are_not_covered() {
    let verdict = |as_of: &str, coverage: &str, fields: &str| {
        let text = format!(
            "as-of = {as_of}\n{coverage}\n[[claim]]\nid = \"c\"\nsentence = \"S\"\n\
             incident = \"BGD-2021-01-21-1\"\n{fields}\n"
        );
        let dir = Workdir::with("c.toml", text);
        dir.write("card.toml", CLOSED);
        let args = [
            "verify",
            "c.toml",
            &sample(),
            "--card",
            "card.toml",
            "--format",
            "json",
        ];
        let judgement = only(&dir.run(&args), fields);
        judgement["verdict"].as_str().unwrap().to_owned()
    };
    let last = "kind = \"last-at-place\"\nscope = \"site\"\ndate = \"2018-01\"";
    assert_eq!(verdict("2021-01-22", "", last), S);
    let early = "coverage = \"2003-10..2018-06\"";
    assert_eq!(verdict("2021-01-22", early, last), U);
    let wider = format!("{last}\namong = \"city\"");
    assert_eq!(verdict("2021-01-22", early, &wider), U);
    let earlier = last.replace("2018-01", "2017");
    assert_eq!(verdict("2021-01-22", early, &earlier), C);
    let deadliest = "kind = \"deadliest-since\"\nscope = \"city\"\nsince = 2019";
    assert_eq!(verdict("2021-01-22", "", deadliest), S);
    // One as bad may have been between 2021 and 2026.
    assert_eq!(verdict("2026-01-01", "", deadliest), U);
    let first = "kind = \"first-since\"\nscope = \"city\"\nsince = 2019";
    assert_eq!(verdict("2026-01-01", "", first), S);
}

/// A word for a type is decided by the vocabulary of the list; without one, only
/// by the words of the type itself.
#[test]
fn a_type_is_decided_by_the_vocabulary() {
    let none = |kind: &str| {
        format!(
            "kind = \"none-between\"\nplace = \"Baghdad\"\nattack-type = \"{kind}\"\n\
             period = \"2013-10-21..2013-12-31\""
        )
    };
    let vocabulary = "[vocabulary]\nbombing = [\"coordinated bombings\", \"vehicle bombing\"]\n\
                      shooting = [\"gunfire\"]\n";
    let known = format!("{CLOSED}{vocabulary}");
    for (card, kind, verdict) in [
        (&known[..], "bombing", C),
        (&known[..], "shooting", S),
        (&known[..], "siege", U),
        (CLOSED, "siege", U),
        (CLOSED, "coordinated bombings", C),
    ] {
        let judgement = judged_by(card, &none(kind));
        assert_eq!(judgement["verdict"], verdict, "{kind}\n{judgement:#}");
        let why = judgement["explanation"].as_str().unwrap();
        let said = why.contains("vocabulary does not have \"siege\"");
        assert_eq!(said, verdict == U, "{why}");
    }
    // The sample's own card.
    assert_eq!(judged(&none("bombing"))["verdict"], C);
    assert_eq!(judged(&none("car bomb"))["verdict"], U);
}

/// Rows that are victims, or actors' parts of incidents, are not counted as such.
#[test]
fn rows_that_are_no_incidents_are_not_taken_for_them() {
    let incident = "incident = \"BGD-2021-01-21-1\"\n";
    let number = "period = 2013\ncomparison = \"at-least\"\nvalue = 2";
    let count = format!("kind = \"count\"\nplace = \"Baghdad\"\n{number}");
    let total = count.replace("count", "total");
    let last = format!("kind = \"last-at-place\"\n{incident}scope = \"site\"\ndate = \"2018-01\"");
    for (fields, by_person, by_actor) in [
        (count, U, U),
        (total, S, U),
        (
            "kind = \"none-between\"\nplace = \"Baghdad\"\nperiod = 2018".to_owned(),
            C,
            C,
        ),
        (format!("{last}\nvalue = 38"), U, U),
        (last, S, S),
        (
            format!("kind = \"toll\"\n{incident}value = 32\ncomparison = \"at-least\""),
            U,
            U,
        ),
    ] {
        for (unit, verdict) in [("person", by_person), ("actor-row", by_actor)] {
            let judgement = judged_by(&format!("{CLOSED}unit = \"{unit}\"\n"), &fields);
            assert_eq!(judgement["verdict"], verdict, "{unit} {judgement:#}");
            let why = judgement["explanation"].as_str().unwrap();
            assert_eq!(
                why.contains("cannot be taken for incidents"),
                verdict == U,
                "{why}"
            );
        }
    }
}

/// A party to a fight is not who killed.
#[test]
fn only_a_perpetrator_did_it() {
    let count = |comparison: &str| {
        format!(
            "kind = \"count\"\nplace = \"Baghdad\"\nactor = \"Islamic State\"\n\
             period = \"2003-10..2020\"\ncomparison = \"{comparison}\"\nvalue = 1"
        )
    };
    let party = format!("{CLOSED}actor-role = \"party\"\n");
    let did_it = format!("{CLOSED}actor-role = \"perpetrator\"\n");
    for (card, comparison, verdict) in [
        (&did_it, "at-least", S),
        (&party, "at-least", U),
        (&did_it, "fewer-than", C),
        (&party, "fewer-than", U),
    ] {
        let judgement = judged_by(card, &count(comparison));
        assert_eq!(judgement["verdict"], verdict, "{judgement:#}");
        let why = judgement["explanation"].as_str().unwrap();
        assert_eq!(
            why.contains("not known to name who did it"),
            verdict == U,
            "{why}"
        );
    }
    let unheard = count("at-least")
        .replace("Islamic State", "Jaysh")
        .replace("at-least", "fewer-than");
    assert_eq!(judged_by(&did_it, &unheard)["verdict"], U);
}

#[test]
fn the_parties_to_a_fight_did_not_all_kill_on_real_data() {
    let Some(ged) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let text = "as-of = 2018-12-31\n[[claim]]\nid = \"c\"\nsentence = \"S\"\nkind = \"total\"\n\
                place = \"Iraq\"\nactor = \"IS\"\nperiod = 2014\ncomparison = \"at-least\"\n\
                value = 11_000\n";
    let dir = Workdir::with("c.toml", text);
    let said = dir
        .run(&["verify", "c.toml", &ged, "--format", "json"])
        .exits(0)
        .json();
    let judgement = &said["judgements"][0];
    assert_eq!(judgement["verdict"], U);
    let why = judgement["explanation"].as_str().unwrap();
    assert!(why.contains("not known to name who did it"), "{why}");
}
