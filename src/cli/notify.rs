//! Desktop notifications: over the session's D-Bus on a free desktop, through the tools that macOS and Windows come with.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::error::{Error, Kind, Result};

/// How long the desktop may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Shows a notification: one line, and some more text below it.
///
/// # Errors
/// `Io` when there is no desktop that shows it.
pub fn notify(summary: &str, body: &str) -> Result<()> {
    let (tell, heard) = mpsc::channel();
    let (summary, body) = (summary.to_owned(), body.to_owned());
    // A bus that accepts and never answers can only be left alone.
    thread::spawn(move || tell.send(system::show(&summary, &body)));
    let shown = heard
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(format!("no answer within {} s", PATIENCE.as_secs())));
    shown.map_err(|why| Error::new(Kind::Io, why))
}

/// The freedesktop protocol (Desktop Notifications Specification 1.2).
#[cfg(all(unix, not(target_os = "macos")))]
mod system {
    use std::collections::HashMap;

    use zbus::blocking::Connection;
    use zbus::zvariant::Value;

    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";

    pub(super) fn show(summary: &str, body: &str) -> Result<(), String> {
        talk(summary, body).map_err(|error| match error {
            zbus::Error::MethodError(_, Some(words), _) => words,
            other => other.to_string(),
        })
    }

    fn talk(summary: &str, body: &str) -> zbus::Result<()> {
        let bus = Connection::session()?;
        let call = |method| (Some(NAME), PATH, Some(NAME), method);
        let (name, path, interface, method) = call("GetCapabilities");
        let answer = bus.call_method(name, path, interface, method, &())?;
        let can: Vec<String> = answer.body().deserialize()?;
        // Some take the body for a kind of HTML, where a link's & would break it.
        let body = match can.iter().any(|one| one == "body-markup") {
            true => escaped(body),
            false => body.to_owned(),
        };
        let (id, icon, expires) = (0_u32, "", -1_i32);
        let actions: Vec<&str> = Vec::new();
        let hints: HashMap<&str, Value<'_>> = HashMap::new();
        let shown = ("hoist", id, icon, summary, &body, actions, hints, expires);
        let (name, path, interface, method) = call("Notify");
        bus.call_method(name, path, interface, method, &shown)?;
        Ok(())
    }

    fn escaped(text: &str) -> String {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
mod system {
    use std::process::{Command, Stdio};

    /// The texts are handed over beside the script, so that nothing in them is run.
    pub(super) fn show(summary: &str, body: &str) -> Result<(), String> {
        let status = command(summary, body)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(status.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// AppleScript takes an environment variable for MacRoman, an argument for UTF-8.
    #[cfg(target_os = "macos")]
    fn command(summary: &str, body: &str) -> Command {
        let mut command = Command::new("osascript");
        for line in [
            "on run argv",
            "display notification (item 2 of argv) with title (item 1 of argv)",
            "end run",
        ] {
            command.args(["-e", line]);
        }
        command.args(["--", summary, body]);
        command
    }

    #[cfg(not(target_os = "macos"))]
    fn command(summary: &str, body: &str) -> Command {
        const SCRIPT: &str = "
$null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02')
$texts = $xml.GetElementsByTagName('text')
$null = $texts[0].AppendChild($xml.CreateTextNode($env:HOIST_SUMMARY))
$null = $texts[1].AppendChild($xml.CreateTextNode($env:HOIST_BODY))
$app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($app).Show([Windows.UI.Notifications.ToastNotification]::new($xml))
";
        let mut command = Command::new("powershell");
        command
            .args(["-NoProfile", "-NonInteractive", "-Command", SCRIPT])
            .env("HOIST_SUMMARY", summary)
            .env("HOIST_BODY", body);
        command
    }
}
