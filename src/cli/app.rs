//! The composition root: puts settings, tokens, history, network and providers together, each only when it is needed.

use std::cell::OnceCell;
use std::future::Future;
use std::io::IsTerminal;
use std::rc::Rc;
use std::sync::Arc;

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::global::Global;
use super::leftover;
use super::person::{Answers, Terminal};
use super::profiles::{self, Selected};
use super::progress;
use super::signals;
use super::streams::Streams;
use crate::error::{Error, Kind, Reason, Result};
use crate::history::History;
use crate::http::Transport;
use crate::model::Allowance;
use crate::ops::{Host, Interrupt, Ledger, Target, resolve};
use crate::progress::Progress;
use crate::provider::{Connection, SitePolicy, Web};
use crate::secret::{Secret, Tokens};
use crate::settings::{Paths, Settings};
use crate::tokens::{StandIn, Vault};

/// Everything a command works with.
pub struct App {
    /// Options of every command.
    pub global: Global,
    /// Where output goes.
    pub streams: Streams,
    /// Where things are kept.
    pub paths: Paths,
    /// The configuration file.
    pub settings: Settings,
    /// Bars and notes.
    pub progress: Arc<dyn Progress>,
    /// Set when the person wants to stop.
    pub stop: Arc<Interrupt>,
    /// The parsed command line, for those who need the order of its words.
    pub matches: ArgMatches,
    /// What the command line answers beforehand.
    pub answers: Rc<Answers>,
    history: OnceCell<Option<History>>,
    transport: OnceCell<Transport>,
}

impl App {
    /// Reads the configuration; nothing else is touched yet.
    ///
    /// # Errors
    /// `Config` or `Io`.
    pub fn new(mut global: Global, streams: Streams, matches: ArgMatches) -> Result<Self> {
        // A variable that is set to nothing is as good as not set.
        let from_env = |option| matches.value_source(option) == Some(ValueSource::EnvVariable);
        if from_env("profile") {
            global.profile.retain(|name| !name.is_empty());
        }
        if from_env("config") {
            global.config.take_if(|file| file.as_os_str().is_empty());
        }
        let paths = Paths::find(global.config.as_deref())?;
        let settings = Settings::load(&paths.config_file)?;
        // A misspelt name must not send files elsewhere without a word.
        if global.config.is_some() && !from_env("config") && !paths.config_file.exists() {
            let file = paths.config_file.display();
            streams.note(&format!("{file} does not exist, so nothing is configured"));
        }
        Ok(App {
            progress: progress::of(&streams, !global.json),
            global,
            streams,
            paths,
            settings,
            stop: Arc::default(),
            answers: Rc::new(Answers::of(&matches)?),
            matches,
            history: OnceCell::new(),
            transport: OnceCell::new(),
        })
    }

    /// Runs what waits for the network. Ctrl-C ends it: at once, or where `graceful` at the next step, with a second one at once. What
    /// was graceful stays so, until its results are written: see [`App::hurry`].
    pub fn block_on<T>(&self, graceful: bool, work: impl Future<Output = Result<T>>) -> Result<T> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::io("the runtime", error))?;
        signals::listen(&self.stop, graceful);
        let done = runtime.block_on(work);
        // A read of standard input that nobody waits for any more would hold the runtime up.
        runtime.shutdown_background();
        done
    }

    /// Ends what has to be ended. To take the rest apart takes longer than the end of the process, which does it as well.
    pub fn leave(self) {
        if let Some(Some(history)) = self.history.get() {
            history.leave();
        }
        std::mem::forget(self);
    }

    /// Says that every result is written: from here on Ctrl-C ends the process at once.
    pub fn hurry(&self) {
        signals::listen(&self.stop, false);
    }

    /// The profiles that the command line, the environment or the configuration chose. A command that takes one uses [`App::chosen`].
    ///
    /// # Errors
    /// `Usage` when none or several could be meant, or for an unknown name.
    pub fn selected(&self) -> Result<Vec<Selected>> {
        let names = &self.global.profile;
        if !names.is_empty() {
            let mut selected: Vec<Selected> = Vec::new();
            for name in names {
                if selected.iter().any(|one| one.name == *name) {
                    let note =
                        format!("the profile {name} was given more than once; it is used once");
                    self.streams.note(&note);
                    continue;
                }
                selected.push(profiles::find(&self.settings, name)?);
            }
            return Ok(selected);
        }
        let default = profiles::default(&self.settings)?;
        if default.embedded {
            self.streams.note(
                "no profile is configured, so this uses the gallery on this machine; 'hoist auth login' adds a host",
            );
        }
        Ok(vec![default])
    }

    /// The one profile that was chosen.
    ///
    /// # Errors
    /// `Usage` when it is not exactly one.
    pub fn chosen(&self) -> Result<Selected> {
        let mut selected = self.selected()?;
        match (selected.pop(), selected.is_empty()) {
            (Some(one), true) => Ok(one),
            _ => Err(
                Error::usage("this command works on one profile, not on several")
                    .advice("choose one with -p NAME"),
            ),
        }
    }

    /// A profile that a target or an argument names, or else the chosen one.
    ///
    /// # Errors
    /// As [`App::chosen`].
    pub fn named_or_chosen(&self, name: Option<&str>) -> Result<Selected> {
        match name {
            Some(name) => profiles::find(&self.settings, name),
            None => self.chosen(),
        }
    }

    /// The name of the profile that the command line chose, for commands that otherwise work on all of them.
    ///
    /// # Errors
    /// As [`App::chosen`].
    pub fn profile_filter(&self) -> Result<Option<String>> {
        match self.global.profile.as_slice() {
            [] => Ok(None),
            _ => Ok(Some(self.chosen()?.name)),
        }
    }

    /// Makes a profile ready to be talked to.
    ///
    /// # Errors
    /// `Config` when it lacks what its provider needs.
    pub fn host(&self, selected: &Selected) -> Result<Host> {
        self.host_with(selected, Rc::new(self.vault(selected)))
    }

    /// What a profile's host allows this token, and what is left of it as far as that was counted here.
    ///
    /// # Errors
    /// As [`App::host`].
    pub fn allowances(
        &self,
        selected: &Selected,
        token: Option<&Secret<String>>,
    ) -> Result<Vec<Allowance>> {
        let connection = self.connection(selected, Rc::new(self.vault(selected)))?;
        let transport = Rc::clone(&connection.transport);
        selected.descriptor.open(connection)?;
        Ok(transport.allowances(token))
    }

    /// As [`App::host`], for a dry run: nobody is contacted, and tokens are looked for in the environment alone.
    ///
    /// # Errors
    /// As [`App::host`].
    pub fn dry_host(&self, selected: &Selected) -> Result<Host> {
        let tokens = Rc::new(StandIn::new(self.vault(selected)));
        let mut connection = self.connection(selected, tokens)?;
        connection.person = Rc::new(Terminal::rehearsing(self));
        Ok(Host {
            profile: selected.name.clone(),
            provider: selected.descriptor.open_dry(connection)?,
        })
    }

    /// As [`App::host`], with tokens that are not the stored ones.
    ///
    /// # Errors
    /// As [`App::host`].
    pub fn host_with(&self, selected: &Selected, tokens: Rc<dyn Tokens>) -> Result<Host> {
        Ok(Host {
            profile: selected.name.clone(),
            provider: selected
                .descriptor
                .open(self.connection(selected, tokens)?)?,
        })
    }

    fn connection(&self, selected: &Selected, tokens: Rc<dyn Tokens>) -> Result<Connection> {
        let descriptor = selected.descriptor;
        let (site, transport) = (
            selected.site()?,
            self.transport().with(selected.profile.allow_http),
        );
        for base in descriptor.site.bases() {
            transport.accepts(site.base(base.name))?;
        }
        let mut settings = selected.settings()?;
        if let SitePolicy::File(key) = descriptor.site
            && let Some(file) = settings.get_mut(key)
        {
            let path = self.paths.config_dir.join(&*file);
            *file = path.to_string_lossy().into_owned();
        }
        Ok(Connection {
            profile: selected.name.clone(),
            site,
            tokens,
            transport: Rc::new(transport),
            settings,
            data_dir: self.paths.data_dir.clone(),
            person: Rc::new(Terminal::new(self)),
        })
    }

    /// The way to files on the web, for uploads to these hosts. Plain http is for this machine, unless one of their profiles allows it.
    pub fn web(&self, hosts: &[Host]) -> Rc<Web> {
        let allows = |host: &Host| {
            let found = profiles::find(&self.settings, &host.profile);
            found.is_ok_and(|one| one.profile.allow_http)
        };
        let allow_http = hosts.iter().any(allows);
        Rc::new(Web::new(self.transport().with(allow_http)))
    }

    /// The selected profiles, ready.
    ///
    /// # Errors
    /// As [`App::selected`] and [`App::host`].
    pub fn hosts(&self) -> Result<Vec<Host>> {
        self.hosts_for(false)
    }

    /// As [`App::hosts`]; for a dry run those that contact nobody.
    ///
    /// # Errors
    /// As [`App::hosts`].
    pub fn hosts_for(&self, dry_run: bool) -> Result<Vec<Host>> {
        let selected = self.selected()?;
        let ready = |one| match dry_run {
            true => self.dry_host(one),
            false => self.host(one),
        };
        selected.iter().map(ready).collect()
    }

    /// The chosen profile, ready.
    ///
    /// # Errors
    /// As [`App::chosen`] and [`App::host`].
    pub fn chosen_host(&self) -> Result<Host> {
        self.host(&self.chosen()?)
    }

    /// The tokens of a profile.
    pub fn vault(&self, selected: &Selected) -> Vault {
        let kinds: Vec<_> = selected
            .descriptor
            .tokens
            .iter()
            .map(|token| (token.kind, token.prefix))
            .collect();
        let progress = Arc::clone(&self.progress);
        Vault::new(
            &selected.name,
            &selected.profile,
            self.is_chosen(&selected.name),
            self.paths.data_dir.clone(),
            &kinds,
            Box::new(move |note| progress.note(note)),
        )
    }

    /// Whether `HOIST_TOKEN` means this profile.
    fn is_chosen(&self, name: &str) -> bool {
        match self.global.profile.as_slice() {
            [] => profiles::default(&self.settings).is_ok_and(|default| default.name == name),
            [one] => {
                one == name
                    || profiles::find(&self.settings, one).is_ok_and(|found| found.name == name)
            }
            _ => false,
        }
    }

    fn transport(&self) -> &Transport {
        self.transport
            .get_or_init(|| Transport::new(super::network::policy(self)))
    }

    /// The history, where it can be opened. That it can't is told once.
    pub fn history(&self) -> Option<&History> {
        self.history
            .get_or_init(|| match self.open_history() {
                Ok(history) => Some(history),
                Err(error) => {
                    self.progress.note(&format!(
                        "the history can't be used, so that 'hoist retry' and 'hoist undo' won't know what this does: {error}"
                    ));
                    None
                }
            })
            .as_ref()
    }

    /// The history, for commands that are nothing without it.
    ///
    /// # Errors
    /// `Io` when it can't be opened.
    pub fn need_history(&self) -> Result<&History> {
        self.try_history().map_err(|error| match error.reason {
            Reason::Plain => error.advice("'hoist doctor' tells what is wrong with it"),
            _ => error,
        })
    }

    /// The history, or what is wrong with it.
    ///
    /// # Errors
    /// As [`App::need_history`], without a way out.
    pub fn try_history(&self) -> Result<&History> {
        if self.history.get().is_none() {
            let _ = self.history.set(Some(self.open_history()?));
        }
        self.history
            .get()
            .and_then(Option::as_ref)
            .ok_or_else(|| Error::new(Kind::Io, "the history can't be used"))
    }

    fn open_history(&self) -> Result<History> {
        let mut history = History::open(&self.paths.data_dir.join("history.db"))?;
        let progress = Arc::clone(&self.progress);
        history.tell_waits(move |words| progress.note(words))?;
        // Who can't be told now is told by the next run.
        if let Ok(batches) = history.cut_off() {
            let left = batches
                .iter()
                .filter_map(|batch| leftover::words(&history, batch));
            left.for_each(|words| self.progress.note(&words));
        }
        Ok(history)
    }

    /// The history as operations use it.
    pub fn ledger(&self) -> Ledger<'_> {
        Ledger::new(self.history(), Arc::clone(&self.progress))
    }

    /// What a target means, and its host.
    ///
    /// # Errors
    /// As [`resolve`] and [`App::host`].
    pub fn target(&self, text: &str) -> Result<(Host, Target)> {
        let chosen = match self.global.profile.as_slice() {
            [] => None,
            _ => Some(self.chosen()?),
        };
        let name = chosen.as_ref().map(|chosen| chosen.name.as_str());
        let target = resolve(text, name, self.history())?;
        let selected = match chosen {
            Some(chosen) => chosen,
            None => self.named_or_chosen(target.profile.as_deref())?,
        };
        let host = self.host(&selected)?;
        let target = target.with_history(&host.profile, self.history())?;
        Ok((host, target))
    }

    /// Asks before something that can't be undone.
    ///
    /// # Errors
    /// `Usage` where nobody can be asked and `--yes` was not given, `Interrupted` when the answer is no.
    pub fn confirm(&self, question: &str) -> Result<()> {
        if self.global.yes {
            return Ok(());
        }
        if !self.can_ask() {
            return Err(
                Error::usage(format!("{question} Nobody is there to answer"))
                    .advice("add -y to say yes beforehand"),
            );
        }
        let answer = super::prompt::ask(&self.streams, &format!("{question} [y/N]"))?;
        if matches!(answer.to_lowercase().as_str(), "y" | "yes") {
            Ok(())
        } else {
            Err(Error::new(Kind::Interrupted, "nothing was done"))
        }
    }

    /// Whether a person is there to answer questions.
    pub fn can_ask(&self) -> bool {
        !self.global.no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }
}
