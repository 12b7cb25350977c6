//! The output formats, a row each: a new one is a file and a row here.

use serde::{Deserialize, Serialize};

use super::render::{Answer, Render};
use super::{csv_writer, html, json, markdown, parquet, terminal};
use crate::error::Result;

macro_rules! formats {
    ($($(#[$meta:meta])* $variant:ident $name:literal $renderer:expr;)*) => {
        /// How a result is written.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
        pub enum Format {
            $($(#[$meta])* #[serde(rename = $name)] $variant,)*
        }

        impl Format {
            /// All formats, in order of presentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name, as options and files have it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            fn renderer(self) -> &'static dyn Render {
                match self { $(Self::$variant => &$renderer,)* }
            }
        }
    };
}

formats! {
    /// Sentences and columns for a terminal.
    #[default]
    #[cfg_attr(feature = "cli", value(alias = "text"))]
    Table "table" terminal::Terminal;
    /// Comma-separated values, one column a number.
    Csv "csv" csv_writer::Csv;
    /// An object with everything known; of a table its rows, notes and account.
    Json "json" json::Json;
    /// A Markdown table.
    Markdown "markdown" markdown::Markdown;
    /// An HTML page with the table.
    Html "html" html::Html;
    /// An Apache Parquet file.
    Parquet "parquet" parquet::Parquet;
}

impl Format {
    /// The format that the ending of a file's name means, in lower case and without
    /// the dot: `md` is Markdown.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.renderer().endings().contains(&ending))
    }

    /// Whether it holds rows for programs, so that notes are to be said apart.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        self.renderer().is_for_programs()
    }

    /// The result in this format; `width` is that of the terminal in columns,
    /// and `None` breaks no lines.
    ///
    /// ```
    /// use casualty::table::{Cell, Format, Row, Table, TableColumn};
    ///
    /// let place = TableColumn::text("place", "Place");
    /// let table = Table::new("", vec![place], vec![Row::of(vec![Cell::Text("Basra".into())])])?;
    /// assert_eq!(Format::Csv.write(&table, None)?, b"place\nBasra\n");
    /// # Ok::<(), casualty::error::Error>(())
    /// ```
    ///
    /// # Errors
    /// `Engine` when the result makes no table, or the Parquet file cannot be built.
    pub fn write(self, answer: &dyn Answer, width: Option<u16>) -> Result<Vec<u8>> {
        self.renderer().render(answer, width)
    }
}
