//! `casualty chart`: pictures, the same bytes every time.
//!
//! The charts in `tests/golden` are compared byte for byte. When one differs, the
//! test leaves a picture of the difference under `target/tmp/picture-differences`
//! and names it. `CASUALTY_BLESS=1 cargo test --release --test integration
//! charts_are_as_they_were` writes them anew: look at them then.

use resvg::usvg::roxmltree::{Document, Node};

use crate::picture_difference::describe_difference;
use crate::workdir::{Workdir, project, sample};

/// Charts of the sample that are kept, byte for byte, in `tests/golden`.
const GOLDEN: [(&str, &[&str]); 14] = [
    ("timeline", &["timeline", "--as-of", "2021-01-22"]),
    (
        "compare",
        &[
            "compare",
            "--by",
            "district",
            "--baseline",
            "2013..2016",
            "--against",
            "2017..2020",
        ],
    ),
    (
        "heatmap",
        &["heatmap", "--by", "district", "--measure", "incidents"],
    ),
    (
        "trend",
        &["trend", "--per", "quarter", "--as-of", "2021-01-22"],
    ),
    ("severity", &["severity"]),
    (
        "range",
        &["range", "--as-of", "2021-01-22", "--theme", "dark"],
    ),
    (
        "season",
        &["season", "--as-of", "2021-01-22", "--baseline", "2018"],
    ),
    (
        "calendar",
        &["calendar", "--from", "2013", "--to", "2018", "--lang", "fr"],
    ),
    ("gaps", &["gaps", "--as-of", "2021-01-22"]),
    ("rank", &["rank", "--by", "district", "--size", "square"]),
    (
        "slope",
        &[
            "slope",
            "--by",
            "district",
            "--baseline",
            "2007",
            "--against",
            "2013",
            "--theme",
            "print",
        ],
    ),
    (
        "multiples",
        &[
            "multiples",
            "--by",
            "district",
            "--measure",
            "incidents",
            "--lang",
            "ar",
        ],
    ),
    ("map", &["map", "--theme", "dark"]),
    (
        "stack",
        &[
            "timeline",
            "--stack",
            "attack_type",
            "--measure",
            "incidents",
            "--annotate",
            "2014-06-10=Mosul falls",
            "--annotate",
            "2017-12-09=Victory declared",
        ],
    ),
];

fn draw(dir: &Workdir, args: &[&str], file: &str, variable: (&str, &str)) -> Vec<u8> {
    let sample = sample();
    let mut all = vec!["chart", args[0], sample.as_str(), "-o", file];
    all.extend(&args[1..]);
    dir.run_with(variable, &all).exits(0);
    dir.read(file)
}

#[test]
fn charts_are_as_they_were() {
    let dir = Workdir::new();
    let bless = std::env::var_os("CASUALTY_BLESS").is_some();
    let mut differing = Vec::new();
    for (name, args) in GOLDEN {
        let drawn = draw(&dir, args, "x.svg", ("POLARS_MAX_THREADS", "2"));
        let drawn = String::from_utf8(drawn).unwrap();
        let path = project().join("tests/golden").join(format!("{name}.svg"));
        if bless {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap();
        if drawn != golden {
            let difference = describe_difference(name, &golden, &drawn);
            differing.push(format!("tests/golden/{name}.svg: {difference}"));
        }
    }
    assert!(
        differing.is_empty(),
        "look at each, then bless with CASUALTY_BLESS=1:\n{}",
        differing.join("\n")
    );
}

#[test]
fn pictures_are_the_same_with_one_thread_or_two_and_describe_themselves() {
    let dir = Workdir::new();
    for (name, args) in GOLDEN {
        for ending in ["svg", "png"] {
            let file = format!("{name}.{ending}");
            let one = draw(&dir, args, &file, ("RAYON_NUM_THREADS", "1"));
            let two = draw(&dir, args, &file, ("POLARS_MAX_THREADS", "1"));
            assert_eq!(one, two, "{file}");
            if ending == "png" {
                assert!(one.starts_with(b"\x89PNG\r\n\x1a\n"));
            } else {
                let svg = String::from_utf8(one).unwrap();
                for part in ["role=\"img\"", "<title>", "<desc>", "DejaVu Sans"] {
                    assert!(svg.contains(part), "{file}: {part}");
                }
            }
        }
    }
}

/// The chart's title, after a check that it is XML, with a title and a
/// description first, that all text lies on the page and that nothing is drawn
/// at no number.
fn described(svg: &str) -> String {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    let mut parts = root.children().filter(Node::is_element);
    let (title, description) = (parts.next().unwrap(), parts.next().unwrap());
    assert_eq!(
        (title.tag_name().name(), description.tag_name().name()),
        ("title", "desc")
    );
    assert!(description.text().is_some_and(|text| text.len() > 10));
    let page: Vec<f64> = root
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let value = attribute.value();
            assert!(!value.contains("NaN") && !value.contains("inf"), "{value}");
        }
        if node.tag_name().name() == "text" {
            for (name, most) in [("x", page[2]), ("y", page[3])] {
                let at: f64 = node.attribute(name).unwrap().parse().unwrap();
                assert!((0.0..=most).contains(&at), "{name} {at}: {:?}", node.text());
            }
        }
    }
    title.text().unwrap().to_owned()
}

#[test]
fn every_chart_is_well_formed_and_says_what_it_shows() {
    let dir = Workdir::new();
    for (_, args) in GOLDEN {
        let titled = [args, &["--title", "5 < 6 & \"so\" <b>on</b>"]].concat();
        let svg = draw(&dir, &titled, "x.svg", ("TZ", "UTC"));
        let svg = String::from_utf8(svg).unwrap();
        assert_eq!(described(&svg), "5 < 6 & \"so\" <b>on</b>");
    }
}

/// Names of every script, and with what XML may not hold.
#[test]
fn strange_names_are_drawn() {
    let text = "date,city,killed\n2018-01-01,<A&B>,3\n2018-01-02,بغداد,4\n2019-01-02,Αθήνα \u{1b}[31m\u{7},5\n\
                2019-02-02,\"a\n\"\"b\"\"\",1\n2019-03-02,日本,2\n";
    let dir = Workdir::with("x.csv", text);
    for args in [
        &["heatmap", "x.csv", "--by", "city"][..],
        &[
            "compare",
            "x.csv",
            "--by",
            "city",
            "--baseline",
            "2018",
            "--against",
            "2019",
        ],
    ] {
        for file in ["x.svg", "x.png"] {
            dir.run(&[&["chart"], args, &["-o", file]].concat())
                .exits(0)
                .says(&[]);
        }
        let svg = dir.text("x.svg");
        described(&svg);
        assert!(
            svg.contains("&lt;A&amp;B&gt;") && svg.contains("بغداد"),
            "{svg}"
        );
    }
}

#[test]
fn little_or_nothing_can_be_drawn() {
    for rows in [
        "2018-01-01,A,3\n",
        "2018-01-01,A,\n",
        "2018-01-01,A,0\n",
        "2018-01-01,A,100000000\n2018-01-01,B,1\n",
        "2018-01-01,A,\n2019-01-01,A,\n",
    ] {
        let dir = Workdir::with("x.csv", format!("date,city,killed\n{rows}"));
        for args in [
            &["timeline", "x.csv"][..],
            &["timeline", "x.csv", "--per", "day"],
            &["heatmap", "x.csv", "--by", "city"],
            &[
                "compare",
                "x.csv",
                "--by",
                "city",
                "--baseline",
                "2018",
                "--against",
                "2019",
            ],
            &["trend", "x.csv"],
            &["severity", "x.csv"],
            &["timeline", "x.csv", "--place", "nowhere"],
            &["heatmap", "x.csv", "--by", "city", "--place", "nowhere"],
        ] {
            let _ = std::fs::remove_file(dir.path().join("x.svg"));
            let said = dir
                .run(&[&["chart"], args, &["-o", "x.svg"]].concat())
                .says(&[]);
            match said.code {
                0 => drop(described(&dir.text("x.svg"))),
                2 => assert!(said.err.contains("error: ") && dir.names() == ["x.csv"]),
                _ => panic!("{said:?}"),
            }
        }
    }
}
