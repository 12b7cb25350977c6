//! Makes a large CSV in the layout of UCDP GED, the same bytes every time. All
//! content is invented.

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::Path;

const HEADER: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,\
conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,\
side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,\
source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,\
adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,\
date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";

const COUNTRIES: usize = 120;

/// A linear congruential generator (Knuth's MMIX constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Writes `rows` events of 1989 to 2023.
pub(crate) fn write(path: &Path, rows: u64) -> std::io::Result<()> {
    let mut file = BufWriter::new(std::fs::File::create(path)?);
    writeln!(file, "{HEADER}")?;
    let mut numbers = Numbers(1989);
    let mut line = String::new();
    for id in 0..rows {
        line.clear();
        event(&mut line, id, &mut numbers);
        writeln!(file, "{line}")?;
    }
    file.flush()
}

fn event(line: &mut String, id: u64, numbers: &mut Numbers) {
    let country = numbers.below(COUNTRIES as u64);
    let year = 1989 + numbers.below(35);
    let (month, day) = (1 + numbers.below(12), 1 + numbers.below(28));
    let side = numbers.below(9);
    let best = numbers.below(12) * numbers.below(8);
    let (low, high) = (best - best.min(numbers.below(4)), best + numbers.below(6));
    let (lat, lon) = (numbers.below(60), numbers.below(120));
    let date = format!("{year}-{month:02}-{day:02}");
    // One headline in sixteen breaks its line, as real ones do.
    let gap = if id.is_multiple_of(16) { "\n" } else { " " };
    let _ = write!(
        line,
        "{id},XXX-{year}-{side}-{id},{year},1,Clear,{},{side},{},Countryland {country}: \
         Government,{side},{},Government of Countryland {country} - Front \u{1e24} {side},{side},{},\
         Government of Countryland {country},{side},{},Front \u{1e24} {side},2,\
         \"\"\"Example Wire,{date},Clashes near the town, {best} said to be dead\"\";\"\"Sample \
         Post,{date},Officials speak of an \u{2018}incident\u{2019} in the north\"\"\",Example \
         Wire;Sample Post,{date};{date},\"Clashes near the town, {best} said to be \
         dead;{gap}Officials speak of an incident\",\"police, a hospital and two residents\",{},\
         Townville {side} town,\"in the market of Townville {side}, near the bridge\",Qa\u{1e11}\u{101} \
         {} province,District {},{lat}.{:06},{lon}.{:06},POINT ({lon}.{:06} {lat}.{:06}),{},\
         Countryland {country},{},Region {},1,1,{date},{date},{},{},{},0,{best},{high},{low},{},",
        1 + side % 3,
        side + 100,
        side + 1000,
        side + 10_000,
        side + 20_000,
        1 + numbers.below(5),
        country % 18,
        country % 70,
        numbers.below(1_000_000),
        numbers.below(1_000_000),
        numbers.below(1_000_000),
        numbers.below(1_000_000),
        100_000 + numbers.below(90_000),
        country + 2,
        country % 5,
        best / 3,
        best / 3,
        best - 2 * (best / 3),
        country + 2,
    );
}
