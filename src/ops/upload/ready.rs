//! Inputs made ready to be sent, before their turn where that costs nobody anything.

use std::path::PathBuf;

use futures_util::future::join;
use tokio::sync::{SemaphorePermit, oneshot};

use super::disk::look;
use super::remote::Remote;
use super::stripping::Stripping;
use super::task::{Task, stopped};
use crate::error::{Error, Kind, Result};
use crate::model::Run;
use crate::ops::{Given, Prepared};

/// What one input turned out to hold.
pub(super) enum Load {
    /// A file of this machine.
    File(Box<Prepared>),
    /// A file on the web or on another host.
    Remote(Box<Remote>),
}

/// A look at the file with this path.
pub(super) type Look = (PathBuf, Box<dyn FnOnce() + Send>);

fn one_look((path, look): Look) {
    match std::fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() => drop(tokio::task::spawn_blocking(look)),
        _ => look(),
    }
}

/// The error of a look that ended without a word.
fn silent<T>(label: &str, error: impl std::error::Error + Send + Sync + 'static) -> Result<T> {
    Err(Error::new(Kind::Io, format!("{label}: could not be read")).because(error))
}

impl Load {
    /// Whether it is still what was looked at.
    fn is_current(&self) -> bool {
        match self {
            Load::File(prepared) => prepared.is_current(),
            Load::Remote(_) => true,
        }
    }
}

impl Task<'_> {
    /// Makes an input ready and waits for a place among those that are sent, unless stopping is asked for before. A file is looked at
    /// already while it waits, and again where it has changed meanwhile. Places are given in the order of the inputs, however long
    /// each look takes.
    pub(super) async fn ready(
        &self,
        given: Result<Given>,
        label: &str,
    ) -> Option<(SemaphorePermit<'_>, Result<(Load, Vec<String>)>)> {
        let look = async {
            match &given {
                Ok(Given::Path(path)) => Some(self.prepare(Given::Path(path.clone()), label).await),
                _ => None,
            }
        };
        let (place, early) = tokio::select! {
            biased;
            () = self.stop.wait() => return None,
            both = join(self.places.acquire(), look) => both,
        };
        let place = place.ok()?;
        let load = match (early, given) {
            (Some(Ok((load, _))), Ok(given)) if !load.is_current() => {
                self.prepare(given, label).await
            }
            // What could not be read is not read again: a pipe would wait for another writer.
            (Some(early), _) => early,
            (None, Ok(given)) => self.prepare(given, label).await,
            (None, Err(error)) => Err(error),
        };
        Some((place, load))
    }

    /// Makes an input ready. Gives what is worth a note about it.
    async fn prepare(&self, given: Given, label: &str) -> Result<(Load, Vec<String>)> {
        let name = self.plan.name.clone();
        let stripping = Stripping::of(self.plan, label);
        let prepared = match given {
            Given::Path(path) => {
                let budget = self.budget.clone();
                let regular = path.clone();
                let read = move || look(&path, name.as_deref(), stripping, budget.as_ref());
                self.together(label, regular, read).await
            }
            Given::Stdin => {
                let text = (self.plan.upload.run == Run::Text).then(|| "text.txt".to_owned());
                let name = name.or(text);
                let (stdin, what) = (std::io::stdin(), "standard input");
                let read = move || stripping.run(Prepared::stream(stdin, what, name.as_deref())?);
                self.apart(what, read).await
            }
            Given::Made(made) => {
                self.apart(label, move || stripping.run(made.named(name)))
                    .await
            }
            // Large, and boxed so that what every input takes along stays small.
            Given::Url(url) => {
                let read = Box::pin(self.of_web(url, label));
                return self.unless_stopped(label, read).await;
            }
            Given::Media(origin) => {
                let read = Box::pin(self.of_host(origin, label));
                return self.unless_stopped(label, read).await;
            }
        };
        prepared.map(|(prepared, notes)| (Load::File(Box::new(prepared)), notes))
    }

    /// Reading may wait for a pipe or a disk: it is done off the thread that everything else runs on, and stopping ends the wait.
    pub(super) async fn apart<T: Send + 'static>(
        &self,
        label: &str,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let work = async {
            let done = tokio::task::spawn_blocking(work).await;
            done.unwrap_or_else(|error| silent(label, error))
        };
        self.unless_stopped(label, work).await
    }

    /// The same for files of a disk. One turn of a thread, or two at the beginning, is for all that begin at this moment: to wake one
    /// takes about as long as to read a small file. What is no file may wait for somebody, and has its own.
    async fn together<T: Send + 'static>(
        &self,
        label: &str,
        path: PathBuf,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (tell, told) = oneshot::channel();
        let look = move || {
            // Where nobody listens, it was stopped.
            let _ = tell.send(work());
        };
        self.looks.borrow_mut().push((path, Box::new(look)));
        let work = async {
            tokio::task::yield_now().await;
            let looks = self.looks.take();
            // So many begin only where nothing is in flight: everything waits for them, and a second thread is free.
            let threads = 1 + usize::from(looks.len() > 2 * self.plan.in_flight());
            let mut parts: Vec<Vec<Look>> =
                std::iter::repeat_with(Vec::new).take(threads).collect();
            for (index, look) in looks.into_iter().enumerate() {
                parts[index % threads].push(look);
            }
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                tokio::task::spawn_blocking(move || part.into_iter().for_each(one_look));
            }
            told.await.unwrap_or_else(|error| silent(label, error))
        };
        self.unless_stopped(label, work).await
    }

    /// Does what comes before sending, unless stopping is asked for meanwhile.
    async fn unless_stopped<T>(
        &self,
        label: &str,
        work: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        tokio::select! {
            done = work => done,
            () = self.stop.wait() => Err(stopped(label)),
        }
    }
}
