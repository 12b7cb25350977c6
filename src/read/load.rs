//! Loads files into one frame: blocks are shared among the cores, their rows
//! put back in file order, and repeats taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use polars::prelude::{BooleanChunked, DataFrame, NewChunkedArray};
use xxhash_rust::xxh3::xxh3_64;

use super::block_rows::{BlockRows, RowReader};
use super::card_file::ListCard;
use super::duplicates::{self, DuplicateIds, IdenticalRows, RowKey};
use super::header::{self, Header};
use super::record_blocks::{Buffers, RecordBlock, RecordBlocks};
use super::{Account, FileAccount, Reason, RowFinding, frame_error, source};
use crate::error::{Error, Result};
use crate::files::Fingerprint;
use crate::limits::FINDINGS;
use crate::schema::{Column, Encoding, Profile, Registry};

/// Frame column: number of the file, from 0, in the order given.
pub const FILE: &str = "file";

/// Frame column: line on which the row begins, from 1.
pub const LINE: &str = "line";

/// Columns that every frame has beside its dates: without them nobody can say how
/// exactly a day is known, and whether a row is an incident.
pub const ALWAYS: [Column; 2] = [Column::DatePrecision, Column::RecordUnit];

/// How the profile is found.
#[derive(Debug, Clone, Default)]
pub enum ProfileChoice {
    /// From each file's header.
    #[default]
    Recognise,
    /// This one for all files.
    Profile(Box<Profile>),
}

/// How to load.
///
/// ```no_run
/// use casualty::read::{DuplicateIds, ReadOptions, load, named_profile};
///
/// let options = ReadOptions::default()
///     .profile(named_profile("ucdp-ged", None)?)
///     .duplicate_ids(DuplicateIds::Last);
/// let incidents = load(&["ged.csv".into(), "update.csv".into()], &options)?;
/// println!("{} of {} rows", incidents.account.accepted, incidents.account.rows);
/// # Ok::<(), casualty::error::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// How the profile is found.
    pub profile: ProfileChoice,
    /// Encoding, when it is not the profile's.
    pub encoding: Option<Encoding>,
    /// Canonical columns that the frame has, beside the dates, [`ALWAYS`], [`FILE`] and
    /// [`LINE`]. Which rows are rejected does not depend on it.
    pub columns: BTreeSet<Column>,
    /// What to do with rows that share an id.
    pub duplicate_ids: DuplicateIds,
    /// What to do with rows of one file that are the same in every cell and have no
    /// id.
    pub identical_rows: IdenticalRows,
    /// Whether to keep rejected rows as they stood, in [`Account::rejects`].
    pub keep_rejects: bool,
    /// Whether to take the SHA-256 of each file while it is read, into
    /// [`FileAccount::sha256`].
    pub fingerprints: bool,
    /// The dataset card; else `x.dataset.toml` and `dataset.toml` beside each file
    /// `x.csv`, when all have the same.
    pub card: Option<PathBuf>,
    /// Bytes of a file that a core takes at a time, 4 MiB. They decide memory and speed,
    /// never what becomes of a row.
    pub block_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            profile: ProfileChoice::default(),
            encoding: None,
            columns: Column::ALL.iter().copied().collect(),
            duplicate_ids: DuplicateIds::default(),
            identical_rows: IdenticalRows::default(),
            keep_rejects: false,
            fingerprints: false,
            card: None,
            block_bytes: 4 << 20,
        }
    }
}

impl ReadOptions {
    /// With this profile for all files, instead of the one that each header fits.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = ProfileChoice::Profile(Box::new(profile));
        self
    }

    /// With text in this encoding, whatever the profile says.
    #[must_use]
    pub fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// With these canonical columns only, beside dates, [`FILE`] and [`LINE`].
    #[must_use]
    pub fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns = columns.into_iter().collect();
        self
    }

    /// With this rule for rows that share an id.
    #[must_use]
    pub fn duplicate_ids(mut self, rule: DuplicateIds) -> Self {
        self.duplicate_ids = rule;
        self
    }

    /// With this rule for rows of one file that are the same in every cell and have
    /// no id.
    #[must_use]
    pub fn identical_rows(mut self, rule: IdenticalRows) -> Self {
        self.identical_rows = rule;
        self
    }

    /// With this dataset card, instead of those beside the files.
    #[must_use]
    pub fn card(mut self, path: impl Into<PathBuf>) -> Self {
        self.card = Some(path.into());
        self
    }

    /// With the SHA-256 of each file.
    #[must_use]
    pub fn fingerprints(mut self) -> Self {
        self.fingerprints = true;
        self
    }

    /// With the rejected rows kept as they stood.
    #[must_use]
    pub fn keep_rejects(mut self) -> Self {
        self.keep_rejects = true;
        self
    }
}

/// Incident records: a typed frame and the account of how it came about.
///
/// The frame has a row an incident, in file order: [`FILE`] (`UInt32`),
/// [`LINE`] (`Int64`), `date` and `date_end` (`Date`, never null), and the
/// columns asked for: tolls `Int64`, degrees `Float64`, all else `String`;
/// null is unknown.
#[derive(Debug, Clone)]
pub struct Incidents {
    /// The records.
    pub frame: DataFrame,
    /// What became of every row.
    pub account: Account,
    /// The canonical columns that at least one file has, or its profile sets.
    pub present: BTreeSet<Column>,
    /// What the records say of themselves as a list.
    pub list: ListCard,
}

/// Loads `paths` (`-` is standard input) into one frame.
///
/// # Errors
/// `Io` when a file or the dataset card cannot be opened or read; `Syntax` when a
/// file is not CSV, fits no profile, is cut off, or holds no rows, or the card is
/// none; `Setting` when no file is named, or a folder is. That rows were rejected is
/// no error: see [`Incidents::require_rows`].
pub fn load(paths: &[PathBuf], options: &ReadOptions) -> Result<Incidents> {
    let registry = Registry::built_in()?;
    let mut frames = Vec::new();
    let mut keys = Vec::new();
    let mut account = Account::default();
    let mut present = BTreeSet::new();
    let mut cards = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let number = u32::try_from(number)
            .map_err(|_| Error::too_large("there are too many files for one load"))?;
        let fingerprint = options.fingerprints.then(Fingerprint::default);
        let (found, blocks) = load_file(path, number, &registry, options, fingerprint.as_ref())?;
        present.extend(
            Column::ALL
                .iter()
                .copied()
                .filter(|column| found.mapping.has(*column)),
        );
        cards.push(found.mapping.dataset.clone());
        let file = FileAccount {
            file: path.display().to_string(),
            sha256: fingerprint.map(|fingerprint| fingerprint.sha256()),
            profile: found.mapping.profile.clone(),
            header_line: found.line,
            header: found.mapping.header.clone(),
            skipped_lines: found.skipped_lines.clone(),
            rows: blocks.iter().map(|block| block.rows + block.blank).sum(),
            unused_columns: found
                .mapping
                .unused()
                .into_iter()
                .map(str::to_owned)
                .collect(),
        };
        if blocks.iter().all(|block| block.rows == 0) {
            return Err(Error::syntax("the file has a header but no rows").path(path));
        }
        account.rows += file.rows;
        account.files.push(file);
        for mut block in blocks {
            account.rejected += block.rejected;
            account.rejected_killed.add_all(block.rejected_killed);
            account.blank += block.blank;
            block
                .findings
                .drain(..)
                .for_each(|finding| account.add(finding));
            account.add_counts(block.more_findings);
            account.rejects.append(&mut block.rejects);
            keys.extend(block.keys);
            frames.push(block.frame);
        }
    }
    let frame = take_out_repeats(stack(frames)?, &keys, paths, options, &mut account)?;
    account.accepted = frame.height() as u64;
    Ok(Incidents {
        frame,
        account,
        present,
        list: ListCard::find(options.card.as_deref(), paths, &cards)?,
    })
}

/// Reads one file on all cores; the blocks come back in file order.
fn load_file(
    path: &Path,
    file_number: u32,
    registry: &Registry,
    options: &ReadOptions,
    fingerprint: Option<&Fingerprint>,
) -> Result<(Header, Vec<BlockRows>)> {
    let chosen = match &options.profile {
        ProfileChoice::Recognise => None,
        ProfileChoice::Profile(profile) => Some(&**profile),
    };
    let buffers = Buffers::default();
    let source = source::open(path, fingerprint)?;
    let mut blocks = RecordBlocks::new(source, path, &buffers, options.block_bytes);
    let empty = || {
        Error::syntax("the file is empty")
            .path(path)
            .hint("it must hold a header and rows")
    };
    let begin = blocks.begin()?;
    if begin.is_empty() {
        return Err(empty());
    }
    let found = header::read(begin, path, registry, chosen, options.encoding)?;
    blocks.rows_begin(found.length, found.record_shape());
    let first = blocks.next()?.ok_or_else(empty)?;
    let name = path.display().to_string();
    let mut wanted = options.columns.clone();
    wanted.extend(ALWAYS);
    let reader = RowReader {
        file: &name,
        file_number,
        header: &found,
        fingerprint: xxh3_64(found.mapping.header.join("\u{1f}").as_bytes()),
        wanted: &wanted,
        keep_rejects: options.keep_rejects,
    };
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (send, receive) = mpsc::sync_channel::<(usize, RecordBlock)>(workers);
    let receive = Mutex::new(receive);
    let done = Mutex::new(DoneBlocks::default());
    let mut stopped = Ok(());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let job = receive
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .recv();
                    let Ok((number, block)) = job else { break };
                    let skip = if number == 0 { found.length } else { 0 };
                    let rows = reader.read(&block, skip);
                    buffers.give(block.bytes);
                    done.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(number, rows);
                }
            });
        }
        let mut next = Ok(Some(first));
        for number in 0.. {
            match next {
                Ok(Some(block)) => {
                    if send.send((number, block)).is_err() {
                        break;
                    }
                }
                Ok(None) => break,
                Err(error) => {
                    stopped = Err(error);
                    break;
                }
            }
            next = blocks.next();
        }
        drop(send);
    });
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    let rows: Result<Vec<BlockRows>> = done.blocks.into_values().collect();
    let rows = rows?;
    stopped?;
    Ok((found, rows))
}

/// Blocks that are read, in whatever order.
#[derive(Default)]
struct DoneBlocks {
    blocks: BTreeMap<usize, Result<BlockRows>>,
    /// So many blocks from the first on are done, without a gap.
    first: usize,
    /// Findings that are kept of these.
    findings: usize,
}

impl DoneBlocks {
    /// Takes a block. Its findings are only counted when those before are enough.
    fn push(&mut self, number: usize, mut rows: Result<BlockRows>) {
        if self.findings >= FINDINGS.size()
            && let Ok(rows) = &mut rows
        {
            rows.count_findings();
        }
        self.blocks.insert(number, rows);
        while let Some(rows) = self.blocks.get(&self.first) {
            self.findings += rows.as_ref().map_or(0, |rows| rows.findings.len());
            self.first += 1;
        }
    }
}

fn stack(frames: Vec<DataFrame>) -> Result<DataFrame> {
    let mut frames = frames.into_iter();
    let Some(mut whole) = frames.next() else {
        return Err(Error::setting("name at least one CSV file"));
    };
    for frame in frames {
        whole.vstack_mut(&frame).map_err(frame_error)?;
    }
    Ok(whole)
}

fn take_out_repeats(
    frame: DataFrame,
    keys: &[RowKey],
    paths: &[PathBuf],
    options: &ReadOptions,
    account: &mut Account,
) -> Result<DataFrame> {
    let repeats = duplicates::find(keys, options.duplicate_ids, options.identical_rows);
    let name = |key: &RowKey| paths[key.file as usize].display().to_string();
    for repeat in &repeats.found {
        let (key, earlier) = (&keys[repeat.row], &keys[repeat.earlier]);
        account.add(RowFinding {
            file: name(key),
            line: key.line,
            column: None,
            value: None,
            reason: repeat.reason,
            level: repeat.reason.level(),
            detail: Some(format!("{}:{}", name(earlier), earlier.line)),
        });
    }
    let mut warned: Vec<bool> = keys.iter().map(|key| key.warned).collect();
    for repeat in &repeats.found {
        warned[repeat.row] = true;
    }
    account.accepted_with_warning = warned
        .iter()
        .zip(&repeats.keep)
        .filter(|(warned, keep)| **warned && **keep)
        .count() as u64;
    account.identical_kept = repeats
        .found
        .iter()
        .filter(|repeat| repeat.reason == Reason::IdenticalRow && repeats.keep[repeat.row])
        .count() as u64;
    for (key, _) in keys.iter().zip(&repeats.keep).filter(|(_, keep)| !**keep) {
        account.duplicates += 1;
        account.duplicates_killed.add(key.killed);
    }
    if account.duplicates == 0 {
        return Ok(frame);
    }
    frame
        .filter(&BooleanChunked::from_slice("keep".into(), &repeats.keep))
        .map_err(frame_error)
}

impl Incidents {
    /// Refuses records of which none could be used.
    ///
    /// # Errors
    /// `Records` when no row was accepted.
    pub fn require_rows(self) -> Result<Self> {
        if self.account.accepted > 0 {
            return Ok(self);
        }
        Err(Error::records(format!(
            "no row can be used: {} of {} were rejected",
            self.account.rejected, self.account.rows
        ))
        .hint("`casualty check` says why"))
    }
}
