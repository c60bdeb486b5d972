//! Screenshots, by the tool that the desktop has or by a command of the configuration.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Kind, Result};

/// What of the screen is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What the person selects.
    Region,
    /// One window.
    Window,
    /// Everything.
    Full,
}

impl Mode {
    /// The word for `{mode}`, and the option without its dashes.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Region => "region",
            Mode::Window => "window",
            Mode::Full => "full",
        }
    }
}

/// Tools, those first that a desktop brings itself: their names are looked for on the `PATH`.
const WAYLAND: [&str; 4] = ["grim", "spectacle", "gnome-screenshot", "flameshot"];
const X11: [&str; 5] = [
    "spectacle",
    "gnome-screenshot",
    "flameshot",
    "maim",
    "scrot",
];

/// A command line, and whether the picture comes on its standard output instead of in the file.
struct Call {
    words: Vec<String>,
    piped: bool,
}

/// Takes a picture into a file that is not there yet. `own` is the command of the configuration. Gives `false` when the person
/// thought better of it.
///
/// # Errors
/// `Io` when there is no tool for it, or the tool fails.
pub fn take(mode: Mode, file: &Path, own: Option<&[String]>) -> Result<bool> {
    let call = match own {
        Some(words) => own_call(words, mode, file),
        None => {
            let Some(call) = tool_call(mode, file)? else {
                return Ok(false);
            };
            call
        }
    };
    let output = run(&call, file)?;
    if call.piped && !output.stdout.is_empty() {
        fs::write(file, &output.stdout)
            .map_err(|error| Error::io(file.display().to_string(), error))?;
    }
    if fs::metadata(file).is_ok_and(|metadata| metadata.len() > 0) {
        return Ok(true);
    }
    let _ = fs::remove_file(file);
    match was_cancelled(&output, mode) {
        true => Ok(false),
        false => Err(failed(&call.words[0], &output)),
    }
}

/// `{file}` and `{mode}` stand for what they say.
fn own_call(words: &[String], mode: Mode, file: &Path) -> Call {
    let file = file.to_string_lossy();
    let piped = !words.iter().any(|word| word.contains("{file}"));
    let words = words
        .iter()
        .map(|word| word.replace("{file}", &file).replace("{mode}", mode.name()));
    Call {
        words: words.collect(),
        piped,
    }
}

/// The first tool that is there and can take this; `None` when the person thought better of it while selecting.
fn tool_call(mode: Mode, file: &Path) -> Result<Option<Call>> {
    let tools = tools(|name| std::env::var(name).ok())?;
    let there: Vec<&str> = tools.into_iter().filter(|tool| is_there(tool)).collect();
    let file = file.to_string_lossy();
    for tool in &there {
        let needs_geometry = *tool == "grim" && mode == Mode::Region;
        if needs_geometry && !is_there("slurp") {
            continue;
        }
        let Some((words, piped)) = arguments(tool, mode, &file) else {
            continue;
        };
        let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        if needs_geometry {
            let Some(geometry) = select()? else {
                return Ok(None);
            };
            words.splice(..0, ["-g".to_owned(), geometry]);
        }
        words.insert(0, (*tool).to_owned());
        return Ok(Some(Call { words, piped }));
    }
    let error = match there.as_slice() {
        [] => Error::new(Kind::Io, "no screenshot tool was found"),
        there => Error::new(
            Kind::Io,
            format!("{} can't take --{}", there.join(", "), mode.name()),
        ),
    };
    Err(error.advice(ADVICE))
}

const ADVICE: &str = if cfg!(windows) {
    "press Win+Shift+S and then run 'hoist upload --clipboard', or set shot = [\"my-tool\", \"{file}\"] under [upload]"
} else if cfg!(target_os = "macos") {
    "set shot = [\"my-tool\", \"{file}\"] under [upload]"
} else {
    "install grim and slurp (Wayland), maim or scrot (X11), or set shot = [\"my-tool\", \"{file}\"] under [upload]"
};

/// The tools of this kind of desktop, its own before others.
fn tools(env: impl Fn(&str) -> Option<String>) -> Result<Vec<&'static str>> {
    let is_set = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    let mut tools = if cfg!(target_os = "macos") {
        vec!["screencapture"]
    } else if cfg!(windows) {
        vec!["powershell"]
    } else if is_set("WAYLAND_DISPLAY") {
        WAYLAND.to_vec()
    } else if is_set("DISPLAY") {
        X11.to_vec()
    } else {
        return Err(Error::new(
            Kind::Io,
            "there is no screen here: DISPLAY and WAYLAND_DISPLAY are not set",
        )
        .advice("'hoist upload --clipboard' sends a picture that was copied elsewhere"));
    };
    let desktop = env("XDG_CURRENT_DESKTOP")
        .unwrap_or_default()
        .to_uppercase();
    let own = match () {
        () if desktop.contains("KDE") => "spectacle",
        () if desktop.contains("GNOME") => "gnome-screenshot",
        () => "",
    };
    tools.sort_by_key(|tool| *tool != own);
    Ok(tools)
}

/// What each tool is told.
fn arguments<'a>(tool: &str, mode: Mode, file: &'a str) -> Option<(Vec<&'a str>, bool)> {
    use Mode::{Full, Region, Window};
    let into_file = match (tool, mode) {
        ("grim", Full | Region) | ("maim" | "scrot", Full) => vec![file],
        ("maim" | "scrot", Region) => vec!["-s", file],
        // However far the mouse is dragged, it is a click on a window.
        ("maim", Window) => vec!["-s", "-t", "9999999", file],
        ("scrot", Window) => vec!["-u", file],
        // With -i it is a process of its own; else a Spectacle that is open is sent the order, and this one ends at once.
        ("spectacle", Region) => vec!["-i", "-b", "-n", "-r", "-o", file],
        ("spectacle", Window) => vec!["-i", "-b", "-n", "-a", "-o", file],
        ("spectacle", Full) => vec!["-i", "-b", "-n", "-f", "-o", file],
        ("gnome-screenshot", Region) => vec!["-a", "-f", file],
        ("gnome-screenshot", Window) => vec!["-w", "-f", file],
        ("gnome-screenshot", Full) => vec!["-f", file],
        ("screencapture", Region) => vec!["-x", "-i", file],
        ("screencapture", Window) => vec!["-x", "-i", "-W", file],
        ("screencapture", Full) => vec!["-x", file],
        ("flameshot", Region) => return Some((vec!["gui", "--raw"], true)),
        ("flameshot", Full) => return Some((vec!["full", "--raw"], true)),
        ("powershell", Full) => vec!["-NoProfile", "-NonInteractive", "-Command", POWERSHELL],
        _ => return None,
    };
    Some((into_file, false))
}

/// The variable that holds the file for tools that take it from nowhere else.
const FILE: &str = "HOIST_FILE";

/// The whole screen of Windows. PowerShell would read an argument after the command as more of the command.
const POWERSHELL: &str = "$file = $env:HOIST_FILE
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$screen = [System.Windows.Forms.SystemInformation]::VirtualScreen
$image = New-Object System.Drawing.Bitmap $screen.Width, $screen.Height
[System.Drawing.Graphics]::FromImage($image).CopyFromScreen($screen.Location, [System.Drawing.Point]::Empty, $screen.Size)
$image.Save($file)";

/// Has a region selected; gives it in grim's words.
fn select() -> Result<Option<String>> {
    let call = Call {
        words: vec!["slurp".to_owned()],
        piped: true,
    };
    let output = run(&call, Path::new(""))?;
    let geometry = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match (geometry.is_empty(), was_cancelled(&output, Mode::Region)) {
        (false, _) => Ok(Some(geometry)),
        (true, true) => Ok(None),
        (true, false) => Err(failed("slurp", &output)),
    }
}

fn run(call: &Call, file: &Path) -> Result<Output> {
    Command::new(&call.words[0])
        .args(&call.words[1..])
        .env(FILE, file)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Error::io(&*call.words[0], error))
}

/// Tools agree on nothing here: some end well and leave no file, some fail without a word, some say it.
fn was_cancelled(output: &Output, mode: Mode) -> bool {
    let words = String::from_utf8_lossy(&output.stderr).to_lowercase();
    let said = ["cancel", "abort"].iter().any(|word| words.contains(word));
    let silent = words.trim().is_empty() && mode != Mode::Full;
    said || silent || (output.status.success() && mode != Mode::Full)
}

fn failed(program: &str, output: &Output) -> Error {
    let words = String::from_utf8_lossy(&output.stderr);
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    // maim remarks on the compositor before anything else.
    let line = match program {
        "maim" => lines.next_back(),
        _ => lines.next(),
    };
    let why = line.map_or_else(|| output.status.to_string(), str::to_owned);
    Error::new(Kind::Io, format!("{program}: {why}"))
        .advice("set shot = [\"my-tool\", \"{file}\"] under [upload] to use another tool")
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(AsRef::<OsStr>::as_ref(&path)).any(|dir| {
        dir.join(program).is_file()
            || (cfg!(windows) && dir.join(format!("{program}.exe")).is_file())
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn first(env: &[(&str, &str)]) -> Vec<&'static str> {
        tools(|name| {
            let found = env.iter().find(|(one, _)| *one == name);
            found.map(|(_, value)| (*value).to_owned())
        })
        .unwrap()
    }

    #[test]
    fn a_desktops_own_tool_comes_first() {
        let wayland = ("WAYLAND_DISPLAY", "wayland-1");
        assert_eq!(first(&[wayland])[0], "grim");
        assert_eq!(
            first(&[wayland, ("XDG_CURRENT_DESKTOP", "KDE")])[0],
            "spectacle"
        );
        let gnome = ("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
        assert_eq!(first(&[wayland, gnome])[0], "gnome-screenshot");
        assert!(!first(&[("DISPLAY", ":0")]).contains(&"grim"));
        assert!(tools(|_| None).is_err());
    }

    #[test]
    fn the_reason_is_the_tools_own() {
        let said = |stderr: &str| Output {
            status: std::os::unix::process::ExitStatusExt::from_raw(256),
            stdout: Vec::new(),
            stderr: stderr.into(),
        };
        let maim = "Failed to detect a compositor, no acceleration...\nCouldn't grab the mouse.\n";
        let error = failed("maim", &said(maim));
        assert_eq!(error.message, "maim: Couldn't grab the mouse.");
        let qt = "\nqt.qpa.xcb: could not connect to display\nAvailable plug-ins: xcb\n";
        let error = failed("spectacle", &said(qt));
        assert_eq!(
            error.message,
            "spectacle: qt.qpa.xcb: could not connect to display"
        );
        assert_eq!(failed("scrot", &said("")).message, "scrot: exit status: 1");
    }

    #[test]
    fn every_tool_can_take_something() {
        for tool in WAYLAND.iter().chain(&X11) {
            let modes = [Mode::Region, Mode::Window, Mode::Full];
            let can = modes.map(|mode| arguments(tool, mode, "f").is_some());
            assert!(can[0] && can[2], "{tool}: {can:?}");
        }
    }
}
