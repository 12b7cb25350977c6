//! A disk that fails or stops at any step.

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::path::Path;

use super::disk::{Disk, RealDisk};

/// What happens at the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It alone fails: a full disk.
    Error,
    /// Nothing is done from then on: the program is killed.
    Stop,
}

/// A real disk up to some step.
#[derive(Debug)]
pub(super) struct FaultyDisk {
    at: usize,
    fault: Fault,
    done: Cell<usize>,
    /// Whether two folders can change their places.
    exchanges: bool,
}

impl FaultyDisk {
    pub(super) fn new(at: usize, fault: Fault) -> Self {
        Self {
            at,
            fault,
            done: Cell::new(0),
            exchanges: true,
        }
    }

    /// One that cannot let two folders change their places.
    pub(super) fn without_exchange(at: usize, fault: Fault) -> Self {
        Self {
            exchanges: false,
            ..Self::new(at, fault)
        }
    }

    /// Whether the step was come to.
    pub(super) fn has_failed(&self) -> bool {
        self.done.get() > self.at
    }

    fn step<T>(&self, step: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let number = self.done.replace(self.done.get() + 1);
        let fails = match self.fault {
            Fault::Error => number == self.at,
            Fault::Stop => number >= self.at,
        };
        if fails {
            return Err(io::ErrorKind::StorageFull.into());
        }
        step()
    }
}

impl Disk for FaultyDisk {
    fn create(&self, path: &Path) -> io::Result<File> {
        self.step(|| RealDisk.create(path))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        // A part of it is written before it fails.
        let half = &bytes[..bytes.len() / 2];
        match self.step(|| Ok(())) {
            Ok(()) => RealDisk.write(file, bytes),
            Err(error) => RealDisk.write(file, half).and(Err(error)),
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step(|| RealDisk.sync(file))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.sync_folder(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.make_folder(path))
    }

    fn link(&self, target: &Path, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.link(target, path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| RealDisk.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(|| RealDisk.exchange(one, other))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|| RealDisk.remove_folder(path))
    }
}
