use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::env;
use crate::error::{Error, Kind, Result};

/// Where hoist keeps things.
#[derive(Clone, Debug)]
pub struct Paths {
    /// `config.toml`
    pub config_file: PathBuf,
    /// The folder of the configuration file; relative paths in profiles start here.
    pub config_dir: PathBuf,
    /// History, gallery, token file, locks.
    pub data_dir: PathBuf,
}

impl Paths {
    /// From the option, the environment and the platform. All absolute.
    ///
    /// # Errors
    /// `Config` when there is no home directory.
    pub fn find(config: Option<&Path>) -> Result<Self> {
        let platform = ProjectDirs::from("", "", "hoist");
        Self::choose(config, env::read, platform.as_ref())
    }

    fn choose(
        option: Option<&Path>,
        variable: impl Fn(&str) -> Option<OsString>,
        platform: Option<&ProjectDirs>,
    ) -> Result<Self> {
        let homeless = |variable| {
            Error::new(Kind::Config, "there is no home directory")
                .advice(format!("set HOME, or {variable}"))
        };
        let config_file = match (option, variable(env::CONFIG)) {
            (Some(path), _) => path.to_owned(),
            (None, Some(path)) => PathBuf::from(path),
            (None, None) => platform
                .ok_or_else(|| homeless(env::CONFIG))?
                .config_dir()
                .join("config.toml"),
        };
        let data_dir = match variable(env::DATA_DIR) {
            Some(path) => PathBuf::from(path),
            // Local, because a Windows profile that roams would carry a database in use.
            None => platform
                .ok_or_else(|| homeless(env::DATA_DIR))?
                .data_local_dir()
                .to_owned(),
        };
        let absolute = |path: PathBuf| {
            std::path::absolute(&path).map_err(|error| Error::io(path.display().to_string(), error))
        };
        let config_file = absolute(config_file)?;
        let config_dir = match config_file.parent() {
            Some(parent) => parent.to_owned(),
            None => config_file.clone(),
        };
        Ok(Paths {
            config_file,
            config_dir,
            data_dir: absolute(data_dir)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none(_: &str) -> Option<OsString> {
        None
    }

    #[test]
    fn the_option_wins_over_the_variable_over_the_platform() {
        let platform = ProjectDirs::from_path("hoist".into()).unwrap();
        let set = |name: &str| match name {
            env::CONFIG => Some("/env/c.toml".into()),
            env::DATA_DIR => Some("/env/data".into()),
            _ => None,
        };
        let root = std::path::absolute("/").unwrap();
        let option = root.join("option").join("c.toml");

        let paths = Paths::choose(Some(&option), set, Some(&platform)).unwrap();
        assert_eq!(paths.config_file, option);
        assert_eq!(paths.config_dir, root.join("option"));
        assert_eq!(paths.data_dir, root.join("env").join("data"));

        let paths = Paths::choose(None, set, Some(&platform)).unwrap();
        assert_eq!(paths.config_file, root.join("env").join("c.toml"));

        let paths = Paths::choose(None, none, Some(&platform)).unwrap();
        assert_eq!(paths.config_file, platform.config_dir().join("config.toml"));
        assert_eq!(paths.data_dir, platform.data_local_dir());
    }

    #[test]
    fn a_relative_file_is_made_absolute_with_its_folder() {
        let paths =
            Paths::choose(Some(Path::new("c.toml")), |_| Some("data".into()), None).unwrap();
        let here = std::env::current_dir().unwrap();
        assert_eq!(paths.config_file, here.join("c.toml"));
        assert_eq!(paths.config_dir, here);
        assert_eq!(paths.data_dir, here.join("data"));
    }

    #[test]
    fn without_a_home_the_error_names_the_variable() {
        let error = Paths::choose(None, none, None).unwrap_err();
        assert_eq!(error.kind, Kind::Config);
        assert_eq!(error.to_string(), "there is no home directory");
        assert!(format!("{:?}", error.reason).contains("HOIST_CONFIG"));
    }
}
