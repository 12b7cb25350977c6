//! Sentences on an incident that is not where they say.

use crate::verify::{claim, judged, only};
use crate::workdir::{Workdir, real};

const SINCE: &str = "kind = \"deadliest-since\"\nincident = \"BGD-2021-01-21-1\"\nsince = 2018\n";

#[test]
fn of_a_place_that_no_record_names_nothing_is_told() {
    for kind in [
        SINCE,
        "kind = \"rank\"\nincident = \"BGD-2021-01-21-1\"\nrank = 1\n",
        "kind = \"first-since\"\nincident = \"BGD-2021-01-21-1\"\nsince = 2018\n",
        "kind = \"last-at-place\"\nincident = \"BGD-2021-01-21-1\"\ndate = 2018\n",
        "kind = \"change\"\nbaseline = 2013\nagainst = 2016\ndirection = \"fell\"\n",
        "kind = \"count\"\nperiod = 2016\ncomparison = \"exactly\"\nvalue = 5\n",
        "kind = \"total\"\nperiod = 2016\ncomparison = \"exactly\"\nvalue = 5\n",
        "kind = \"none-between\"\nperiod = 2019\n",
        "kind = \"rare-since\"\nsince = 2017\n",
    ] {
        let judgement = judged(&format!("{kind}place = \"Bagdhad\""));
        assert_eq!(judgement["verdict"], "undecidable", "{judgement:#}");
        assert_eq!(
            judgement["explanation"],
            "No record names the place \"Bagdhad\" (did you mean \"Baghdad\"?), so the records \
             cannot tell.",
            "{judgement:#}"
        );
    }
}

#[test]
fn an_incident_elsewhere_is_said_to_be() {
    for kind in [
        SINCE,
        "kind = \"rank\"\nincident = \"BGD-2021-01-21-1\"\nrank = 1\n",
        "kind = \"first-since\"\nincident = \"BGD-2021-01-21-1\"\nsince = 2018\n",
    ] {
        let judgement = judged(&format!("{kind}place = \"Kadhimiya\""));
        assert_eq!(judgement["verdict"], "contradicted", "{judgement:#}");
        assert_eq!(
            judgement["explanation"],
            "The incident of 21 January 2021 (32 killed, Tayaran Square) was not in Kadhimiya.",
            "{judgement:#}"
        );
        assert_eq!(judgement["readings"], serde_json::json!([]));
    }
}

#[test]
fn the_bomb_of_karrada_was_not_in_basrah_on_real_data() {
    let Some(file) = real("ucdp-ged-iraq.csv") else {
        return;
    };
    let dir = Workdir::new();
    let fields =
        "kind = \"deadliest-since\"\nincident = \"225797\"\nplace = \"Al Başrah\"\nsince = 2010";
    dir.write("c.toml", claim(fields));
    let judgement = only(
        &dir.run(&["verify", "c.toml", &file, "--format", "json"]),
        fields,
    );
    assert_eq!(judgement["verdict"], "contradicted", "{judgement:#}");
    let why = judgement["explanation"].as_str().unwrap();
    assert!(why.contains("was not in Al Başrah."), "{why}");
}

#[test]
fn without_coordinates_nothing_is_within_a_radius() {
    let dir = Workdir::with(
        "x.csv",
        "event_id,date,city,killed\na,2018-01-15,Baghdad,38\nb,2018-02-15,Baghdad,3\n",
    );
    dir.write(
        "c.toml",
        "inputs = [\"x.csv\"]\nas-of = 2018-03-01\n[[claim]]\nid = \"c\"\nsentence = \"S\"\n\
         kind = \"rank\"\nincident = \"a\"\nrank = 1\nradius-km = 5\n",
    );
    dir.run(&["verify", "c.toml"])
        .exits(2)
        .says(&["radius-km: the incident has no coordinates"]);
}
