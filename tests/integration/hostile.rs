//! Names from strangers are text, in every medium.

use std::io::Read;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::browser::browser;
use crate::workdir::{Workdir, skipped};

/// Names that are markup, links, formulas or control sequences somewhere; a request
/// goes to `address`.
fn names(address: &str) -> Vec<String> {
    vec![
        "<script>document.title='owned'</script>".into(),
        "\"'><img src=x onerror=document.title='owned'>".into(),
        "]]><svg onload=document.title='owned'>".into(),
        "</style></title><b>bold</b>".into(),
        format!("![x](http://{address}/i.png)"),
        format!("<img src=http://{address}/j.png>"),
        format!("http://{address}/bare and www.{address}"),
        "[x](javascript:document.title='owned')".into(),
        "{{ 7*7 }} {% set x = 1 %} ${7*7}".into(),
        "`a` | *b* | _c_ ~~d~~ &lt;e&gt; \\".into(),
        "\u{1b}[31mred\u{1b}[0m \u{9b}31m \u{7}".into(),
        "turned \u{202e}gpj.exe \u{200b}\u{feff}".into(),
        "=HYPERLINK(\"http://x\")".into(),
        "# head".into(),
        "two\nerror: lines".into(),
    ]
}

fn folder(address: &str) -> Workdir {
    let columns = [
        "event_id",
        "country",
        "admin1",
        "city",
        "district",
        "site",
        "attack_type",
        "weapon",
        "target",
        "actor",
        "source",
        "source_reference",
        "notes",
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut rows = format!(
        "date,latitude,longitude,killed,injured,{}\n",
        columns.join(",")
    );
    let names = names(address);
    for (number, name) in names.iter().cycle().take(3 * names.len()).enumerate() {
        let (year, month) = (2010 + number % 4, 1 + number % 12);
        let cells: Vec<String> = columns
            .iter()
            .map(|column| match *column {
                "event_id" => quoted(&format!("{name}#{number}")),
                _ => quoted(name),
            })
            .collect();
        rows += &format!(
            "{year}-{month:02}-15,33.{number:02},44.1,{number},2,{}\n",
            cells.join(",")
        );
    }
    let dir = Workdir::with("x.csv", rows);
    let toml = |text: &str| serde_json::to_string(text).unwrap().replace('\u{7f}', "");
    let all: String = names.join(" ; ");
    let mut claims = format!(
        "title = {}\ninputs = [\"x.csv\"]\nas-of = 2020-01-01\n",
        toml(&all)
    );
    for (number, name) in names.iter().enumerate() {
        claims += &format!(
            "[[claim]]\nid = \"c{number}\"\nsentence = {0}\nsource = {0}\nkind = \"toll\"\n\
             incident = {1}\ncomparison = \"exactly\"\nvalue = {2}\n",
            toml(name),
            toml(&format!("{name}#{number}")),
            number + number % 2,
        );
    }
    dir.write("claims.toml", claims);
    let card = format!(
        "title = {0}\nversion = {0}\nsources = [{{ title = {0} }}]\n",
        toml(&all)
    );
    dir.write("dataset.toml", card);
    let plain = all.replace("{{ 7*7 }} {% set x = 1 %}", "");
    let charts: String = [
        "timeline",
        "heatmap",
        "rank",
        "map",
        "multiples",
        "severity",
    ]
    .iter()
    .map(|kind| {
        let by = if ["heatmap", "rank", "multiples"].contains(kind) {
            "by = \"district\"\n"
        } else {
            ""
        };
        format!(
            "[[section]]\nheading = {0}\n[section.chart]\nid = \"{kind}\"\nkind = \"{kind}\"\n\
                 title = {0}\n{by}",
            toml(&plain)
        )
    })
    .collect();
    let text = "{% for row in tables.t.rows %}\n- {{ row.district }}\n{% endfor %}\n\
                <script>document.title='owned'</script> <img src=http://ADDRESS/k.png>\n\
                ![x](http://ADDRESS/l.png) [x](javascript:document.title='owned')\n\
                [x][y]\n\n[y]: javascript:document.title='owned'\n"
        .replace("ADDRESS", address);
    dir.write(
        "r/report.toml",
        format!(
            "title = {0}\nsummary = '''{text}'''\ninputs = [\"../x.csv\"]\ncard = \"../dataset.toml\"\n\
             [[section]]\nheading = {0}\ntext = '''{text}'''\n[section.table]\nid = \"t\"\n\
             by = [\"district\", \"attack_type\"]\nmeasures = [\"incidents\", \"killed\"]\ntitle = {0}\n\
             [[section]]\nheading = \"Claims\"\n[section.claims]\nid = \"claims\"\n\
             file = \"../claims.toml\"\nfail-on = \"never\"\n{charts}",
            toml(&plain),
        ),
    );
    dir
}

/// What a terminal would obey, or a reader would not see.
fn unseen(text: &str) -> Vec<char> {
    let is_unseen = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(*c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(is_unseen).collect()
}

const COMMANDS: [&[&str]; 8] = [
    &["table", "x.csv", "--by", "district"],
    &[
        "compare",
        "x.csv",
        "--baseline",
        "2010",
        "--against",
        "2011",
        "--by",
        "district",
    ],
    &[
        "context",
        "x.csv",
        "--incident",
        "\u{1b}[31mred\u{1b}[0m \u{9b}31m \u{7}#10",
    ],
    &["verify", "claims.toml"],
    &["check", "x.csv", "--limit", "last-year=2011"],
    &["severity", "x.csv"],
    &[
        "claims",
        "new",
        "x.csv",
        "--incident",
        "\u{1b}[31mred\u{1b}[0m \u{9b}31m \u{7}#10",
    ],
    &["context", "x.csv", "--incident", "\u{1b}[2J\u{202e}"],
];

#[test]
fn nothing_unseen_reaches_a_terminal() {
    let dir = folder("e.example");
    for args in COMMANDS {
        let said = dir.run(args);
        assert!(
            said.code < 2 || args.contains(&"\u{1b}[2J\u{202e}"),
            "{said:?}"
        );
        assert!(said.out.len() + said.err.len() > 20, "{said:?}");
        assert_eq!(unseen(&said.out), [], "{args:?}");
        assert_eq!(unseen(&said.err), [], "{args:?}");
        let forged = said.out.lines().chain(said.err.lines());
        let forged: Vec<&str> = forged
            .filter(|line| line.starts_with("error: lines"))
            .collect();
        assert!(forged.is_empty(), "{args:?}: {forged:?}");
    }
}

#[test]
fn markdown_and_pages_have_no_markup_of_names() {
    let dir = folder("e.example");
    for args in &COMMANDS[..6] {
        let written = |format: &str| dir.run(&[args, &["--format", format][..]].concat()).out;
        let markdown = written("markdown");
        assert_eq!(unseen(&markdown), [], "{args:?}");
        for live in [
            "<script",
            "<img",
            "![x]",
            "](javascript",
            "http://e.example",
            "www.e.",
        ] {
            let is_escaped = |(at, _): (usize, &str)| markdown[..at].ends_with('\\');
            assert!(
                markdown.match_indices(live).all(is_escaped),
                "{live} of {args:?}: {markdown}"
            );
        }
        let page = written("html");
        assert!(page.len() > 500, "{args:?}");
        assert_eq!(unseen(&page), [], "{args:?}");
        for live in ["<script", "<img", "<svg", "<b>", "</title><"] {
            assert!(!page.contains(live), "{live} of {args:?}");
        }
        assert!(page.contains("Content-Security-Policy"));
    }
}

#[test]
fn cells_stay_as_they_are_for_programs_and_are_harmless_on_request() {
    let dir = folder("e.example");
    let args = ["table", "x.csv", "--by", "district", "--format", "csv"];
    let plain = dir.run(&args).exits(0).out;
    assert!(
        plain.contains("\n\"=HYPERLINK(\"\"http://x\"\")\","),
        "{plain}"
    );
    let safe = dir.run(&[&args[..], &["--excel"]].concat()).exits(0).out;
    assert!(
        safe.contains("\n\"'=HYPERLINK(\"\"http://x\"\")\","),
        "{safe}"
    );
    assert_eq!(plain.lines().count(), safe.lines().count());
    dir.run(&["table", "x.csv", "--excel"]).exits(2).says(&[
        "--excel: only CSV is written for a spreadsheet",
        "--format csv",
    ]);
}

#[test]
fn a_page_in_a_browser_runs_nothing_and_asks_nobody() {
    let Some(browser) = browser() else {
        skipped("no browser is at hand");
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let asked = Arc::new(AtomicUsize::new(0));
    std::thread::spawn({
        let asked = Arc::clone(&asked);
        move || {
            for stream in listener.incoming().flatten() {
                asked.fetch_add(1, Ordering::SeqCst);
                let _ = { stream }.read(&mut [0; 64]);
            }
        }
    });
    let dir = folder(&address);
    dir.run(&["report", "build", "r"]).exits(0);
    dir.run(&["gallery", "g", "x.csv"]).exits(0);
    let table = ["table", "x.csv", "--by", "district", "-o", "t.html"];
    dir.run(&table).exits(0);
    for page in [
        "r/index.html",
        "g/index.html",
        "t.html",
        "r/charts/rank.svg",
    ] {
        let output = Command::new(&browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
            .args([
                "--virtual-time-budget=3000",
                "--disable-background-networking",
            ])
            .arg(format!("file://{}", dir.path().join(page).display()))
            .output()
            .unwrap();
        let seen = String::from_utf8_lossy(&output.stdout);
        assert!(seen.len() > 1000, "{page}: {output:?}");
        assert!(!seen.contains("<title>owned"), "{page} ran a script");
        assert!(!seen.contains("<script"), "{page} has a script");
        assert!(
            !seen.contains("onerror=\"") && !seen.contains("onload=\""),
            "{page}"
        );
        for link in ["href=\"http", "href=\"javascript", "src=\"http", "src=\"//"] {
            assert!(!seen.contains(link), "{page} has {link}");
        }
        assert_eq!(asked.load(Ordering::SeqCst), 0, "{page} sent a request");
    }
}
