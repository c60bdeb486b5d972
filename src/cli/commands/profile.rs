use crate::cli::app::App;
use crate::cli::output::columns;
use crate::cli::output::details::Details;
use crate::cli::output::views::ProfileView;
use crate::cli::profiles::{self, Selected};
use crate::error::{Error, Result};
use crate::provider::SitePolicy;
use crate::settings::{self, Profile};

/// Manage accounts and sites
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  hoist profile ls\n  hoist profile show pics\n  hoist profile add pics slink url=https://pics.example.org\n  hoist profile default pics\n  hoist profile rm pics"
)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Debug)]
enum Action {
    /// List profiles, configured and built in
    Ls,
    /// Show one profile
    Show {
        /// Profile; the chosen one, if not given
        profile: Option<String>,
    },
    /// Add a profile, or replace one
    #[command(
        after_help = "Examples:\n  hoist profile add www local path=/srv/www/i base_url=https://i.example.org\n  hoist profile add pile imgpile username=alice"
    )]
    Add {
        /// Name
        name: String,
        /// Provider
        provider: String,
        /// Settings of the provider, as KEY=VALUE
        #[arg(value_name = "KEY=VALUE")]
        settings: Vec<String>,
        /// A command whose first line of output is the token
        #[arg(long, value_name = "COMMAND")]
        token_command: Option<String>,
        /// Accept plain http to hosts other than this machine
        #[arg(long)]
        allow_http: bool,
        /// Make it the default
        #[arg(long)]
        default: bool,
    },
    /// Remove a profile from the configuration
    Rm {
        /// Profile
        profile: String,
    },
    /// Use this profile when none is named
    Default {
        /// Profile; shows the default, if not given
        profile: Option<String>,
        /// No default any more
        #[arg(long, conflicts_with = "profile")]
        unset: bool,
    },
}

/// Profiles.
///
/// # Errors
/// `Usage` for an unknown name, `Config` for settings that don't fit, `Io` when the file can't be written.
pub fn run(app: &App, args: &Args) -> Result<u8> {
    match &args.action {
        Action::Ls => ls(app)?,
        Action::Show { profile } => show(app, profile.as_deref())?,
        Action::Add {
            name,
            provider,
            settings,
            token_command,
            allow_http,
            default,
        } => {
            let profile = Profile {
                provider: provider.clone(),
                allow_http: *allow_http,
                token_command: token_command.as_deref().map(words).transpose()?,
                keys: settings
                    .iter()
                    .map(|text| key_value(text))
                    .collect::<Result<_>>()?,
                ..Profile::default()
            };
            add(app, name, profile, *default)?;
        }
        Action::Rm { profile } => rm(app, profile)?,
        Action::Default { profile, unset } => default(app, profile.as_deref(), *unset)?,
    }
    Ok(0)
}

fn words(command: &str) -> Result<Vec<String>> {
    shell_words::split(command)
        .ok()
        .filter(|words| !words.is_empty())
        .ok_or_else(|| {
            Error::usage(format!(
                "'{command}' is not a command: a quote is not closed, or it is empty"
            ))
        })
}

fn key_value(text: &str) -> Result<(String, String)> {
    text.split_once('=')
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .ok_or_else(|| Error::usage(format!("'{text}' is not KEY=VALUE")))
}

fn view(app: &App, selected: &Selected) -> ProfileView {
    let default =
        profiles::default(&app.settings).is_ok_and(|default| default.name == selected.name);
    let place = match selected.site() {
        Ok(_) if selected.descriptor.site.bases().is_empty() => {
            let key = match selected.descriptor.site {
                SitePolicy::File(key) => key,
                _ => "path",
            };
            selected.profile.keys.get(key).cloned()
        }
        Ok(site) => Some(
            site.base(selected.descriptor.site.bases()[0].name)
                .to_string(),
        ),
        Err(_) => None,
    };
    ProfileView {
        name: selected.name.clone(),
        provider: selected.descriptor.name.to_owned(),
        place,
        default,
        built_in: !app.settings.profiles.contains_key(&selected.name),
        token: None,
    }
}

fn ls(app: &App) -> Result<()> {
    let selected = profiles::names(&app.settings)
        .iter()
        .map(|name| profiles::find(&app.settings, name))
        .collect::<Result<Vec<_>>>()?;
    let views: Vec<_> = selected.iter().map(|one| view(app, one)).collect();
    app.table(&columns::PROFILES, &views, &[])
}

fn show(app: &App, name: Option<&str>) -> Result<()> {
    let selected = app.named_or_chosen(name)?;
    let view = view(app, &selected);
    if app.global.json {
        let mut document = serde_json::json!(view);
        document["settings"] = serde_json::json!(selected.settings()?);
        return app.streams.json(&document);
    }
    let mut details = Details::new();
    details.add("profile", Some(&view.name));
    details.add("provider", Some(&view.provider));
    details.add("default", view.default.then_some("yes"));
    details.add(
        "from",
        Some(if view.built_in {
            "built-in"
        } else {
            "configuration"
        }),
    );
    details.add("place", view.place.as_ref());
    for (key, value) in selected.settings()? {
        details.add(&key, Some(value));
    }
    let command = selected.profile.token_command.as_ref();
    details.add("token_command", command.map(|words| words.join(" ")));
    app.streams.rendered(&details.render(&app.look()))
}

fn add(app: &App, name: &str, profile: Profile, default: bool) -> Result<()> {
    // Looked at as if it were configured already, so that nothing is written that would not work.
    let selected = profiles::candidate(&app.settings, name, profile.clone())?;
    app.host(&selected)?;
    let file = &app.paths.config_file;
    settings::write_profile(file, name, &profile)?;
    if default {
        settings::write_default(file, Some(name))?;
    }
    app.done(
        &format!("profile {name} is in {}", file.display()),
        &serde_json::json!({ "profile": name, "file": file }),
    )?;
    if !selected.descriptor.tokens.is_empty() && profile.token_command.is_none() {
        app.streams
            .note(&format!("'hoist auth login {name}' stores its token"));
    }
    Ok(())
}

fn rm(app: &App, name: &str) -> Result<()> {
    if !app.settings.profiles.contains_key(name) {
        profiles::find(&app.settings, name)?;
        return Err(
            Error::usage(format!("{name} is built in, there is nothing to remove"))
                .advice("'hoist profile ls' tells which ones are configured"),
        );
    }
    app.confirm(&format!(
        "Remove the profile {name} from the configuration?"
    ))?;
    let file = app.settings.profiles[name].keys.get("file");
    let file = file.map(|file| app.paths.config_dir.join(file));
    settings::remove_profile(&app.paths.config_file, name)?;
    app.done(
        &format!("removed {name}"),
        &serde_json::json!({ "profile": name, "removed": true }),
    )?;
    app.streams.note(
        "its tokens stay where they are; 'hoist auth logout' forgets them before the profile goes",
    );
    if let Some(file) = file.filter(|file| file.exists()) {
        app.streams
            .note(&format!("its uploader stays as well: {}", file.display()));
    }
    Ok(())
}

fn default(app: &App, name: Option<&str>, unset: bool) -> Result<()> {
    let file = &app.paths.config_file;
    match name {
        Some(name) => {
            profiles::find(&app.settings, name)?;
            settings::write_default(file, Some(name))?;
            app.done(
                &format!("the default is {name}"),
                &serde_json::json!({ "default": name }),
            )
        }
        None if unset => {
            settings::write_default(file, None)?;
            app.done(
                "there is no default any more",
                &serde_json::json!({ "default": null }),
            )
        }
        None => {
            let default = profiles::default(&app.settings)?;
            if app.global.json {
                return app
                    .streams
                    .json(&serde_json::json!({ "default": default.name }));
            }
            app.streams.line(&default.name)
        }
    }
}
