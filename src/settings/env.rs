//! Every environment variable that hoist reads. Help texts, the manual and `doctor` print [`VARIABLES`].

use std::ffi::{OsStr, OsString};

/// The configuration file.
pub const CONFIG: &str = "HOIST_CONFIG";
/// The data directory.
pub const DATA_DIR: &str = "HOIST_DATA_DIR";
/// The profile.
pub const PROFILE: &str = "HOIST_PROFILE";
/// The chosen profile's token.
pub const TOKEN: &str = "HOIST_TOKEN";
/// The key of `hoist serve`.
pub const SERVE_KEY: &str = "HOIST_SERVE_KEY";

/// A variable and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name; `<PROFILE>` stands for a profile's name as [`token_variable`] writes it.
    pub name: &'static str,
    /// What it does, in one line.
    pub meaning: &'static str,
}

/// Every variable, hoist's own first. An empty one counts as unset.
pub const VARIABLES: &[Variable] = &[
    Variable {
        name: CONFIG,
        meaning: "the configuration file, as --config",
    },
    Variable {
        name: DATA_DIR,
        meaning: "the directory of history, gallery and token file",
    },
    Variable {
        name: PROFILE,
        meaning: "the profile, as --profile",
    },
    Variable {
        name: TOKEN,
        meaning: "the token of the chosen profile",
    },
    Variable {
        name: "HOIST_TOKEN_<PROFILE>",
        meaning: "the token of that profile; wins over HOIST_TOKEN",
    },
    Variable {
        name: "HOIST_TOKEN_<PROFILE>_<NAME>",
        meaning: "a further secret of a custom uploader",
    },
    Variable {
        name: SERVE_KEY,
        meaning: "the key that uploads through 'hoist serve' need, as its --key",
    },
    Variable {
        name: "HTTPS_PROXY",
        meaning: "the proxy for https addresses",
    },
    Variable {
        name: "HTTP_PROXY",
        meaning: "the proxy for http addresses",
    },
    Variable {
        name: "ALL_PROXY",
        meaning: "the proxy for both",
    },
    Variable {
        name: "NO_PROXY",
        meaning: "hosts that are reached without a proxy",
    },
    Variable {
        name: "SSL_CERT_FILE",
        meaning: "a file of CA certificates to trust instead of the system's",
    },
    Variable {
        name: "SSL_CERT_DIR",
        meaning: "directories of CA certificates, one or more to a file, to trust instead of the system's",
    },
    Variable {
        name: "NO_COLOR",
        meaning: "no colours",
    },
    Variable {
        name: "CLICOLOR_FORCE",
        meaning: "colours even where the output is not a terminal",
    },
    Variable {
        name: "FORCE_HYPERLINK",
        meaning: "links that can be clicked, on any terminal; 0: on none",
    },
    Variable {
        name: "COLUMNS",
        meaning: "the width of tables, in place of the window's",
    },
    Variable {
        name: "XDG_CONFIG_HOME",
        meaning: "where hoist's configuration directory is (Linux)",
    },
    Variable {
        name: "XDG_DATA_HOME",
        meaning: "where hoist's data directory is (Linux)",
    },
    Variable {
        name: "DBUS_SESSION_BUS_ADDRESS",
        meaning: "how the keyring and notifications are reached (Linux)",
    },
    Variable {
        name: "DISPLAY",
        meaning: "the clipboard's and the keyring prompt's X server",
    },
    Variable {
        name: "WAYLAND_DISPLAY",
        meaning: "the clipboard's and the keyring prompt's Wayland compositor",
    },
    Variable {
        name: "SSH_CONNECTION",
        meaning: "copy through the terminal, because the clipboard is elsewhere",
    },
    Variable {
        name: "TMUX",
        meaning: "copy through tmux",
    },
    Variable {
        name: "STY",
        meaning: "copy through GNU screen to the terminal",
    },
];

/// The variable of a profile's own token: upper case, everything but ASCII letters and digits becomes `_`.
pub fn token_variable(profile: &str) -> String {
    let name = profile
        .chars()
        .map(|char| match char.to_ascii_uppercase() {
            char if char.is_ascii_alphanumeric() => char,
            _ => '_',
        })
        .collect::<String>();
    format!("{TOKEN}_{name}")
}

/// Whether a variable's value is for hoist alone: its tokens and its key.
pub fn is_secret(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_uppercase();
    name.starts_with(TOKEN) || name == SERVE_KEY
}

/// A variable's value, where it is set and not empty.
pub fn read(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profiles_variable_is_upper_case_with_underscores() {
        assert_eq!(token_variable("pics"), "HOIST_TOKEN_PICS");
        assert_eq!(token_variable("my-pics.2"), "HOIST_TOKEN_MY_PICS_2");
        assert_eq!(token_variable("büro"), "HOIST_TOKEN_B_RO");
    }

    #[test]
    fn the_table_names_every_variable_once() {
        let names: std::collections::BTreeSet<_> = VARIABLES.iter().map(|v| v.name).collect();
        assert_eq!(names.len(), VARIABLES.len());
        for name in [CONFIG, DATA_DIR, PROFILE, TOKEN] {
            assert!(names.contains(name), "{name}");
        }
    }
}
