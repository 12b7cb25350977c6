//! Ten things people do with the library. Each example is compiled and run.
//!
//! # 1. Compare 2018 with the present by province, and draw it
//!
//! A file of the UCDP Georeferenced Event Dataset, as it is downloaded:
//!
//! ```
//! use casualty::prelude::*;
//! # let ged = "tests/fixtures/sources/ucdp-ged-23.csv";
//! # let folder = tempfile::tempdir().unwrap();
//! # let picture = folder.path().join("provinces.svg");
//!
//! let incidents = Incidents::read([ged])?;
//! let chart = Figure::from(CompareFigure {
//!     baseline: Some("2018".into()),
//!     by: Some(Dimension::ADMIN1),
//!     ..CompareFigure::default()
//! });
//! let (all, source) = (Filter::default(), source_name(&incidents.account)?);
//! let drawn = chart.draw(&OwnTitles::default(), &FigureData::new(&incidents.frame, &all, &source))?;
//! let svg = drawn.chart.to_svg(&Style::default())?;
//! std::fs::write(&picture, svg).map_err(|error| Error::io(&picture, "write the chart", error))?;
//! # assert!(picture.exists());
//! # Ok::<(), Error>(())
//! ```
//!
//! # 2. Count by year, with unknown tolls and true zeros
//!
//! ```
//! use casualty::prelude::*;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let by_year = Plan::new()
//!     .by(Dimension::YEAR)
//!     .measure(Measure::Killed)
//!     .run(&incidents.frame)?;
//! let of = |year: &str| by_year.groups.iter().find(|group| group.keys[0].label() == year);
//! let killed = of("2016").and_then(|group| group.sums.toll(Measure::Killed)).unwrap();
//! assert_eq!((killed.best(), killed.unknown()), (Some(501.0), 1.0));
//! // No attack is recorded in 2019, which the records cover: a true zero.
//! assert_eq!(of("2019").map(|group| group.sums.incidents), Some(0.0));
//! # Ok::<(), Error>(())
//! ```
//!
//! # 3. Account for every row of a file
//!
//! ```
//! use casualty::prelude::*;
//! use casualty::words;
//!
//! let account = Incidents::read(["tests/fixtures/dirty.csv"])?.account;
//! let used = account.accepted + account.duplicates + account.blank;
//! assert_eq!(account.rows, used + account.rejected);
//! for finding in &account.findings {
//!     println!("line {}: {}", finding.line, words::account::reason(finding.reason));
//! }
//! # assert!(!account.findings.is_empty());
//! # Ok::<(), Error>(())
//! ```
//!
//! # 4. Look at some incidents only, and know what was left out
//!
//! ```
//! use casualty::prelude::*;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let filter = Filter {
//!     place: vec!["Sadr City".into()],
//!     min_killed: Some(50),
//!     ..Filter::default()
//! };
//! let found = Plan::new().filter(filter).run(&incidents.frame)?;
//! assert_eq!(found.total.incidents, 8.0);
//! // Attacks without a district, or without a best estimate, cannot be judged.
//! assert!(!found.left_out.is_empty());
//! # Ok::<(), Error>(())
//! ```
//!
//! # 5. Say whether a rate changed, and what chance allows to conclude
//!
//! ```
//! use casualty::prelude::*;
//! use casualty::words;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let options = CompareOptions::new("2013..2016", "2017..2020");
//! let comparison = compare(&incidents.frame, &options)?;
//! let sentence = words::conclusion(&comparison.total).unwrap();
//! assert!(sentence.starts_with("3 against 36: the rate fell"), "{sentence}");
//! # Ok::<(), Error>(())
//! ```
//!
//! # 6. Find when a rate changed
//!
//! ```
//! use casualty::prelude::*;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let trend = trend(&incidents.frame, &TrendOptions::by(Unit::Quarter))?;
//! for change in &trend.changes {
//!     println!("from {} to {} a quarter", change.before, change.after);
//! }
//! # assert!(!trend.changes.is_empty());
//! # Ok::<(), Error>(())
//! ```
//!
//! # 7. Ask how likely an attack of a given size is
//!
//! ```
//! use casualty::prelude::*;
//! use casualty::words;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let options = SeverityOptions::of(Measure::Killed).threshold(100, 5.0 * 365.25);
//! let severity = severity(&incidents.frame, &options)?;
//! println!("{}", words::severity::sentences(&severity).join("\n"));
//! # Ok::<(), Error>(())
//! ```
//!
//! # 8. Put an interval on a count, without any frame
//!
//! This part compiles without polars, with the crate's default features off.
//!
//! ```
//! use casualty::estimate::{Level, poisson};
//!
//! let three_a_year = poisson::rate(3, 1.0, Level::P95).unwrap();
//! assert!((three_a_year.exact.lower - 0.618_672_122_896).abs() < 1e-9);
//! assert!((three_a_year.exact.upper - 8.767_273_069_74).abs() < 1e-9);
//! ```
//!
//! # 9. Check a printed sentence
//!
//! ```
//! use std::path::Path;
//!
//! use casualty::analysis::claim::Verdict;
//! use casualty::evidence::Records;
//! use casualty::prelude::*;
//!
//! let incidents = Incidents::read(["data/baghdad-attacks.csv"])?;
//! let claims = r#"
//!     as-of = 2021-01-22
//!     [[claim]]
//!     id = "toll"
//!     sentence = "at least 32 people were killed"
//!     kind = "toll"
//!     incident = "BGD-2021-01-21-1"
//!     comparison = "at-least"
//!     value = 32
//! "#;
//! let claims = ClaimsFile::parse(claims, Path::new("claims.toml"))?;
//! let places = PlaceNames::default();
//! let records = Records::read(&incidents.frame, &places)?;
//! let judged = verify(&claims, &records, &["baghdad-attacks.csv".into()], None)?;
//! assert_eq!(judged.judgements[0].verdicts.verdict, Verdict::Supported);
//! # Ok::<(), Error>(())
//! ```
//!
//! # 10. Handle an error by its kind
//!
//! ```
//! use casualty::prelude::*;
//!
//! let error = Incidents::read(["no-such-file.csv"]).unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Io(std::io::ErrorKind::NotFound));
//! assert!(error.place().path.is_some());
//! let error = parse_range("2018..2017").unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Setting);
//! assert_eq!(error.place().value.as_deref(), Some("2018..2017"));
//! # Ok::<(), Error>(())
//! ```
