//! Numbers, month names and the few words a chart writes by itself.

/// The language of a picture: of its numbers, months and own words.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    clap::ValueEnum,
)]
pub enum Language {
    /// English: 12,000.5, Jan, Feb.
    #[default]
    #[value(name = "en")]
    #[serde(rename = "en")]
    English,
    /// French: 12 000,5, janv., févr.
    #[value(name = "fr")]
    #[serde(rename = "fr")]
    French,
    /// German: 12.000,5, Jan., Feb.
    #[value(name = "de")]
    #[serde(rename = "de")]
    German,
    /// Spanish: 12.000,5, ene, feb.
    #[value(name = "es")]
    #[serde(rename = "es")]
    Spanish,
    /// Arabic, with western digits: 12,000.5, يناير, فبراير.
    #[value(name = "ar")]
    #[serde(rename = "ar")]
    Arabic,
}

/// Words of a language; `{…}` are filled in.
#[derive(Debug)]
pub(crate) struct Words {
    months: [&'static str; 12],
    thousands: char,
    point: char,
    pub(crate) unknown: &'static str,
    pub(crate) incomplete: &'static str,
    pub(crate) range: &'static str,
    pub(crate) to: &'static str,
    from: &'static str,
    until: &'static str,
    pub(crate) no_data: &'static str,
    pub(crate) all_zero: &'static str,
    pub(crate) more_places: &'static str,
    pub(crate) left_out: &'static str,
    pub(crate) left_out_one: &'static str,
    pub(crate) without_toll: &'static str,
    pub(crate) week: &'static str,
    pub(crate) quarter: &'static str,
    pub(crate) timeline: &'static str,
    pub(crate) timeline_one: &'static str,
    pub(crate) compare: &'static str,
    pub(crate) heatmap: &'static str,
    pub(crate) highest: &'static str,
    pub(crate) others: &'static str,
    pub(crate) best: &'static str,
    pub(crate) gap: &'static str,
    pub(crate) so_far: &'static str,
}

const ENGLISH: Words = Words {
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    thousands: ',',
    point: '.',
    unknown: "unknown",
    incomplete: "incomplete period",
    range: "lowest to highest estimate",
    to: "to",
    from: "from",
    until: "to",
    no_data: "No incidents in this selection",
    all_zero: "Zero in every period",
    more_places: "… and {n} more, not shown",
    left_out: "Not counted in the bars: {n} incidents of unknown toll",
    left_out_one: "Not counted in the bars: 1 incident of unknown toll",
    without_toll: "incidents of unknown toll: {n}",
    week: "W",
    quarter: "Q",
    timeline: "Bar chart of {n} periods, {first} to {last}.",
    timeline_one: "Bar chart of 1 period: {first}.",
    compare: "Dumbbell chart of {n} places, {first} against {last}.",
    heatmap: "Grid of {n} places by period, {first} to {last}.",
    highest: "Highest: {label}, {value}.",
    others: "other years",
    best: "best estimate",
    gap: "{n} days without one",
    so_far: "so far",
};

const FRENCH: Words = Words {
    months: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    thousands: '\u{202f}',
    point: ',',
    unknown: "inconnu",
    incomplete: "période incomplète",
    range: "de la plus basse à la plus haute estimation",
    to: "à",
    from: "dès le",
    until: "au",
    no_data: "Aucun incident dans cette sélection",
    all_zero: "Zéro à chaque période",
    more_places: "… et {n} autres, non montrés",
    left_out: "Non comptés dans les barres : {n} incidents au bilan inconnu",
    left_out_one: "Non compté dans les barres : 1 incident au bilan inconnu",
    without_toll: "incidents au bilan inconnu : {n}",
    week: "S",
    quarter: "T",
    timeline: "Diagramme en barres de {n} périodes, de {first} à {last}.",
    timeline_one: "Diagramme en barres d’une période : {first}.",
    compare: "Comparaison de {n} lieux, {first} et {last}.",
    heatmap: "Grille de {n} lieux par période, de {first} à {last}.",
    highest: "Maximum : {label}, {value}.",
    others: "autres années",
    best: "meilleure estimation",
    gap: "{n} jours sans incident",
    so_far: "à ce jour",
};

const GERMAN: Words = Words {
    months: [
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
        "Dez.",
    ],
    thousands: '.',
    point: ',',
    unknown: "unbekannt",
    incomplete: "unvollständiger Zeitraum",
    range: "niedrigste bis höchste Schätzung",
    to: "bis",
    from: "ab",
    until: "bis",
    no_data: "Keine Vorfälle in dieser Auswahl",
    all_zero: "Null in jedem Zeitraum",
    more_places: "… und {n} weitere, nicht gezeigt",
    left_out: "Nicht in den Balken: {n} Vorfälle mit unbekannter Zahl",
    left_out_one: "Nicht in den Balken: 1 Vorfall mit unbekannter Zahl",
    without_toll: "Vorfälle mit unbekannter Zahl: {n}",
    week: "KW",
    quarter: "Q",
    timeline: "Balkendiagramm von {n} Zeiträumen, {first} bis {last}.",
    timeline_one: "Balkendiagramm eines Zeitraums: {first}.",
    compare: "Vergleich von {n} Orten, {first} und {last}.",
    heatmap: "Raster von {n} Orten nach Zeitraum, {first} bis {last}.",
    highest: "Höchster Wert: {label}, {value}.",
    others: "andere Jahre",
    best: "beste Schätzung",
    gap: "{n} Tage ohne Vorfall",
    so_far: "bisher",
};

const SPANISH: Words = Words {
    months: [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ],
    thousands: '.',
    point: ',',
    unknown: "desconocido",
    incomplete: "periodo incompleto",
    range: "de la estimación más baja a la más alta",
    to: "a",
    from: "desde el",
    until: "hasta el",
    no_data: "Ningún incidente en esta selección",
    all_zero: "Cero en cada periodo",
    more_places: "… y {n} más, no mostrados",
    left_out: "No contados en las barras: {n} incidentes de cifra desconocida",
    left_out_one: "No contado en las barras: 1 incidente de cifra desconocida",
    without_toll: "incidentes de cifra desconocida: {n}",
    week: "S",
    quarter: "T",
    timeline: "Gráfico de barras de {n} periodos, de {first} a {last}.",
    timeline_one: "Gráfico de barras de un periodo: {first}.",
    compare: "Comparación de {n} lugares, {first} y {last}.",
    heatmap: "Cuadrícula de {n} lugares por periodo, de {first} a {last}.",
    highest: "Máximo: {label}, {value}.",
    others: "otros años",
    best: "mejor estimación",
    gap: "{n} días sin incidentes",
    so_far: "hasta ahora",
};

const ARABIC: Words = Words {
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    thousands: ',',
    point: '.',
    unknown: "غير معروف",
    incomplete: "فترة غير مكتملة",
    range: "من أدنى إلى أعلى تقدير",
    to: "إلى",
    from: "من",
    until: "حتى",
    no_data: "لا حوادث في هذا الاختيار",
    all_zero: "صفر في كل فترة",
    more_places: "… و{n} أخرى غير معروضة",
    left_out: "غير محسوبة في الأعمدة: {n} من الحوادث غير معروفة الحصيلة",
    left_out_one: "غير محسوب في الأعمدة: حادث واحد غير معروف الحصيلة",
    without_toll: "حوادث غير معروفة الحصيلة: {n}",
    week: "أ",
    quarter: "ر",
    timeline: "رسم أعمدة لعدد {n} من الفترات، من {first} إلى {last}.",
    timeline_one: "رسم أعمدة لفترة واحدة: {first}.",
    compare: "مقارنة {n} من الأماكن، {first} و{last}.",
    heatmap: "شبكة {n} من الأماكن حسب الفترة، من {first} إلى {last}.",
    highest: "الأعلى: {label}، {value}.",
    others: "سنوات أخرى",
    best: "أفضل تقدير",
    gap: "{n} يومًا بلا حادث",
    so_far: "حتى الآن",
};

impl Language {
    /// A day and month: "21 Jan".
    #[must_use]
    pub fn day(self, day: chrono::NaiveDate) -> String {
        use chrono::Datelike;
        let month = u8::try_from(day.month()).unwrap_or(1);
        format!("{} {}", day.day(), self.month(month))
    }

    /// Part of a period: "to 21 Jan", "from 27 Oct".
    #[must_use]
    pub fn part(self, first: Option<chrono::NaiveDate>, last: Option<chrono::NaiveDate>) -> String {
        let words = self.words();
        match (first, last) {
            (Some(first), Some(last)) => {
                format!("{} {} {}", self.day(first), words.until, self.day(last))
            }
            (Some(first), None) => format!("{} {}", words.from, self.day(first)),
            (None, Some(last)) => format!("{} {}", words.until, self.day(last)),
            (None, None) => String::new(),
        }
    }

    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::German => &GERMAN,
            Self::Spanish => &SPANISH,
            Self::Arabic => &ARABIC,
        }
    }

    /// The short name of month 1 to 12.
    pub(crate) fn month(self, month: u8) -> &'static str {
        let index = usize::from(month.clamp(1, 12)) - 1;
        self.words().months[index]
    }

    /// A figure with grouped thousands and as many decimals as it deserves.
    pub(crate) fn number(self, figure: f64) -> String {
        let decimals = match figure.abs() {
            _ if figure.fract() == 0.0 => 0,
            size if size >= 100.0 => 0,
            size if size >= 1.0 => 1,
            size if size >= 0.1 => 2,
            _ => 3,
        };
        self.decimals(figure, decimals)
    }

    /// A figure of a chart whose figures have so many decimals; one that would
    /// round to zero is not written as zero.
    pub(crate) fn figure(self, figure: f64, decimals: usize) -> String {
        let least = (0..decimals).fold(1.0, |unit, _| unit / 10.0);
        if figure > 0.0 && figure < least / 2.0 {
            return format!("<{}", self.decimals(least, decimals));
        }
        self.decimals(figure, decimals)
    }

    /// A count with grouped thousands.
    #[expect(clippy::cast_precision_loss, reason = "a number of incidents")]
    pub(crate) fn count(self, count: u64) -> String {
        self.decimals(count as f64, 0)
    }

    /// A figure with grouped thousands and exactly so many decimals.
    pub(crate) fn decimals(self, figure: f64, decimals: usize) -> String {
        let words = self.words();
        let plain = format!("{figure:.decimals$}");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) && !text.ends_with('-') {
                text.push(words.thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(words.point);
            text.push_str(fraction);
        }
        text
    }
}

/// Decimals for all figures of one chart.
pub(crate) fn decimals(figures: impl Iterator<Item = f64>) -> usize {
    let (whole, top) = figures.fold((true, 0.0), |(whole, top), figure| {
        (whole && figure.fract() == 0.0, f64::max(top, figure))
    });
    match top {
        _ if whole => 0,
        top if top < 10.0 => 2,
        top if top < 1000.0 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, decimals};

    #[test]
    fn small_figures_are_not_written_as_zero() {
        assert_eq!(decimals([0.5, 3.0].into_iter()), 2);
        assert_eq!(decimals([0.5, 300.0].into_iter()), 1);
        assert_eq!(decimals([3.0, 300.0].into_iter()), 0);
        assert_eq!(Language::English.figure(0.001, 2), "<0.01");
        assert_eq!(Language::English.figure(0.0, 2), "0.00");
        assert_eq!(Language::English.figure(1.256, 2), "1.26");
    }

    #[test]
    fn thousands_are_grouped() {
        let number = |figure| Language::English.number(figure);
        assert_eq!(number(0.0), "0");
        assert_eq!(number(999.0), "999");
        assert_eq!(number(12_000.0), "12,000");
        assert_eq!(number(3_000_000.0), "3,000,000");
        assert_eq!(number(-120.0), "-120");
        assert_eq!(number(1.25), "1.2");
        assert_eq!(Language::English.decimals(1234.0, 1), "1,234.0");
    }
}
