//! What a report shows, computed: tables, charts and the values for its text.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::claims::{Checked, check_claims};
use super::shown_table::ShownTable;
use super::spec::{ChartItem, CompareItem, ReportSpec, TableItem, ValueSpec};
use crate::analysis::{CompareOptions, SortOrder, TabulateOptions, compare, tabulate};
use crate::chart::{Chart, Language, Style, raster};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::evidence::RECORD_COLUMNS;
use crate::figure::{FigureData, source_name};
use crate::files::ReadFile;
use crate::query::{Filter, Measure, Plan, Span};
use crate::read::{Account, Incidents, ListCard, NamedProfile, ProfileChoice, ReadOptions, load};
use crate::schema::Column;
use crate::table::{Answer, Flat, FlatValues, Table, flatten};
use crate::words::account::in_one_line;
use crate::words::claim::explanation;
use crate::words::{Accounted, citation, long_day};

/// A drawn chart.
pub(super) struct Picture {
    pub id: String,
    pub chart: Chart,
    pub svg: String,
    pub png: Vec<u8>,
    pub numbers: Table,
}

/// What one section shows beside its text.
#[derive(Default)]
pub(super) struct SectionContent {
    pub picture: Option<Picture>,
    pub tables: Vec<ShownTable>,
    /// Claims and what became of them.
    pub claims: Option<Checked>,
}

/// All that a report shows.
pub(super) struct Content {
    pub account: Account,
    /// What the records say of themselves as a list.
    pub list: ListCard,
    /// The profile, when it is not built in.
    pub profile: Option<ReadFile>,
    pub sections: Vec<SectionContent>,
    /// Variables of the text.
    pub variables: Value,
}

struct Builder<'a> {
    spec: &'a ReportSpec,
    incidents: &'a Incidents,
    coverage: Option<Span>,
    source: String,
}

/// Loads the inputs and computes everything that `spec` asks for.
pub(super) fn compute(spec: &ReportSpec, folder: &Path) -> Result<Content> {
    let paths: Vec<_> = spec.inputs.iter().map(|path| folder.join(path)).collect();
    let mut of_profile = None;
    let profile = match &spec.profile {
        None => ProfileChoice::Recognise,
        Some(name) => {
            let named = NamedProfile::find(name, Some(folder))?;
            of_profile = named.file;
            ProfileChoice::Profile(Box::new(named.profile))
        }
    };
    let incidents = load(
        &paths,
        &ReadOptions {
            profile,
            columns: columns(spec),
            duplicate_ids: spec.duplicate_ids,
            identical_rows: spec.identical_rows,
            card: spec.card.as_ref().map(|path| folder.join(path)),
            fingerprints: true,
            ..ReadOptions::default()
        },
    )?
    .require_rows()?;
    let builder = Builder {
        spec,
        incidents: &incidents,
        coverage: Span::told_or_on_card(spec.coverage()?, &incidents.list.card),
        source: source_name(&incidents.account)?,
    };
    let sections = spec
        .sections
        .iter()
        .enumerate()
        .map(|(position, section)| {
            let mut content = SectionContent::default();
            let within = |error: Error| {
                error.within(format!("section {} \"{}\"", position + 1, section.heading))
            };
            if let Some(item) = &section.chart {
                builder.chart(item, &mut content).map_err(within)?;
            }
            if let Some(item) = &section.table {
                builder.table(item, &mut content).map_err(within)?;
            }
            if let Some(item) = &section.compare {
                builder.compare(item, &mut content).map_err(within)?;
            }
            if let Some(item) = &section.claims {
                let checked = check_claims(item, folder, &incidents, spec.coverage()?)?;
                content.tables.push(checked.table(&item.id)?);
                content.claims = Some(checked);
            }
            Ok(content)
        })
        .collect::<Result<Vec<_>>>()?;
    let variables = builder.variables(&sections)?;
    Ok(Content {
        account: incidents.account.clone(),
        list: incidents.list.clone(),
        profile: of_profile,
        sections,
        variables,
    })
}

/// The columns that any part of the report looks at.
fn columns(spec: &ReportSpec) -> BTreeSet<Column> {
    let mut columns = spec.filter.columns();
    let mut add = |filter: &Filter, measures: &[Measure], more: &[crate::query::Dimension]| {
        let plan = Plan {
            filter: filter.clone(),
            measures: measures.to_vec(),
            dimensions: more.to_vec(),
            ..Plan::default()
        };
        columns.extend(plan.columns());
    };
    for value in spec.values.values() {
        add(&value.filter, &[value.measure], &[]);
    }
    for section in &spec.sections {
        if let Some(item) = &section.table {
            let by: Vec<_> = item.by.iter().copied().chain(item.pivot).collect();
            let mut measures = item.measures.clone();
            if let Some(SortOrder::Largest(measure)) = item.sort {
                measures.push(measure);
            }
            add(&item.filter, &measures, &by);
        }
        if let Some(item) = &section.compare {
            add(&item.filter, &item.measures, &item.by);
        }
        if let Some(item) = &section.chart {
            add(&item.filter, &[], &[]);
        }
    }
    for section in &spec.sections {
        if let Some(item) = &section.chart {
            columns.extend(item.figure.columns());
        }
        if section.claims.is_some() {
            columns.extend(RECORD_COLUMNS);
        }
    }
    columns
}

impl Builder<'_> {
    fn plan(&self, filter: &Filter, measures: Vec<Measure>) -> Plan {
        Plan {
            filter: self.spec.filter.with(filter),
            dimensions: Vec::new(),
            measures,
            allocate: self.spec.allocate,
            coverage: self.coverage,
        }
    }

    fn chart(&self, item: &ChartItem, content: &mut SectionContent) -> Result<()> {
        let filter = self.spec.filter.with(&item.filter);
        let figure = item.figure.draw(
            &item.titles,
            &FigureData {
                frame: &self.incidents.frame,
                filter: &filter,
                allocate: self.spec.allocate,
                coverage: self.coverage,
                source: &self.source,
                account: Some(&self.incidents.account),
                card: Some(&self.incidents.list.card),
                language: Language::default(),
            },
        )?;
        let svg = figure.chart.to_svg(&Style::default())?;
        content.picture = Some(Picture {
            id: item.id.clone(),
            chart: figure.chart,
            png: raster::png(&svg)?,
            svg,
            numbers: figure.table,
        });
        Ok(())
    }

    /// The table that people read, with what became of the rows.
    fn accounted(&self, answer: &dyn Answer) -> Result<Table> {
        let account = &self.incidents.account;
        Ok(Accounted { answer, account }.reading()?.into_owned())
    }

    fn table(&self, item: &TableItem, content: &mut SectionContent) -> Result<()> {
        let mut plan = self.plan(&item.filter, item.measures.clone());
        plan.dimensions.clone_from(&item.by);
        let sort = match (item.sort, item.top, item.measures.first()) {
            (Some(order), _, _) => order,
            (None, Some(_), Some(measure)) => SortOrder::Largest(*measure),
            _ => SortOrder::Dimensions,
        };
        let options = TabulateOptions {
            pivot: item.pivot,
            totals: item.totals,
            nonzero: item.nonzero,
            sort,
            top: item.top,
        };
        let tabulation = tabulate(&plan, &self.incidents.frame, &options)?;
        let mut table = self.accounted(&tabulation)?;
        if let Some(title) = &item.title {
            table.title.clone_from(title);
        }
        content.tables.push(ShownTable {
            id: item.id.clone(),
            reading: table.clone(),
            full: table,
        });
        Ok(())
    }

    fn compare(&self, item: &CompareItem, content: &mut SectionContent) -> Result<()> {
        let comparison = compare(
            &self.incidents.frame,
            &CompareOptions {
                filter: self.spec.filter.with(&item.filter),
                dimensions: item.by.clone(),
                measures: item.measures.clone(),
                baseline: item.baseline.clone(),
                against: item.against.clone(),
                align: item.align,
                allocate: self.spec.allocate,
                coverage: self.coverage,
                level: Level::P95,
                top: item.top,
            },
        )?;
        let mut reading = self.accounted(&comparison)?;
        if let Some(title) = &item.title {
            reading.title.clone_from(title);
        }
        content.tables.push(ShownTable {
            id: item.id.clone(),
            full: comparison.table()?,
            reading,
        });
        Ok(())
    }

    fn variables(&self, sections: &[SectionContent]) -> Result<Value> {
        let coverage = self
            .plan(&Filter::default(), Vec::new())
            .coverage_of(&self.incidents.frame)?;
        let mut values = Map::new();
        for (name, value) in &self.spec.values {
            let computed = self
                .value(value)
                .map_err(|error| error.within(format!("values.{name}")))?;
            values.insert(name.clone(), computed);
        }
        let mut tables = Map::new();
        for table in sections.iter().flat_map(|section| &section.tables) {
            tables.insert(table.id.clone(), table_value(&table.full));
        }
        let mut claims = Map::new();
        for judgement in sections
            .iter()
            .filter_map(|section| section.claims.as_ref())
            .flat_map(|checked| &checked.verification.judgements)
        {
            claims.insert(
                judgement.id.clone(),
                json!({
                    "verdict": judgement.verdicts.verdict.name(),
                    "explanation": explanation(judgement),
                }),
            );
        }
        let account = &self.incidents.account;
        Ok(json!({
            "title": self.spec.title,
            "as_of": long_day(coverage.last),
            "coverage": {
                "first": long_day(coverage.first),
                "last": long_day(coverage.last),
            },
            "records": {
                "rows": account.rows,
                "accepted": account.accepted,
                "rejected": account.rejected,
                "identical_kept": account.identical_kept,
                "duplicates": account.duplicates,
                "note": in_one_line(account),
            },
            "source": self.source,
            "citation": citation(&self.incidents.list.card),
            "values": values,
            "tables": tables,
            "claims": claims,
        }))
    }

    /// A number, or for tolls `{low, best, high, unknown}`.
    fn value(&self, value: &ValueSpec) -> Result<Value> {
        let summary = self
            .plan(&value.filter, vec![value.measure])
            .run(&self.incidents.frame)?;
        Ok(match summary.total.toll(value.measure) {
            Some(toll) => json!({
                "low": toll.low(),
                "best": toll.best(),
                "high": toll.high(),
                "unknown": toll.unknown(),
            }),
            None => json!(summary.total.value(value.measure)),
        })
    }
}

/// A table for the text: its rows and its total as objects.
fn table_value(table: &Table) -> Value {
    let flat = flatten(table);
    let object = |row: usize| row_value(&flat, row);
    let rows: Vec<Value> = (0..flat.height)
        .filter(|row| !table.rows()[*row].total)
        .map(object)
        .collect();
    let total = (0..flat.height)
        .find(|row| table.rows()[*row].total)
        .map(object);
    json!({ "rows": rows, "total": total })
}

fn row_value(flat: &Flat, row: usize) -> Value {
    let mut object = Map::new();
    for column in &flat.columns {
        let value = match &column.values {
            FlatValues::Texts(texts) => json!(texts[row]),
            FlatValues::Numbers(numbers) => json!(numbers[row]),
        };
        object.insert(column.name.clone(), value);
    }
    Value::Object(object)
}
