//! The clipboards of a free desktop, read as they are: each type that the owner offers, byte for byte.

use std::io::Read;

use wl_clipboard_rs::paste::{self, ClipboardType, MimeType, Seat};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt, CreateWindowAux, EventMask, GetPropertyReply, Property, Window,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME, NONE};

/// Why nothing can be read.
type Refusal = String;

/// A clipboard that somebody has put something on.
pub(super) trait Board {
    /// The types that it can be had in.
    fn types(&self) -> Result<Vec<String>, Refusal>;

    /// It, in one of them.
    fn data(&self, kind: &str) -> Result<Vec<u8>, Refusal>;
}

/// The Wayland clipboard, or where that can't be read the one of X11, which most compositors keep in step.
pub(super) fn open() -> Result<Box<dyn Board>, Refusal> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut refusals = Vec::new();
    if is_set("WAYLAND_DISPLAY") {
        match Wayland.types() {
            Ok(_) => return Ok(Box::new(Wayland)),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if is_set("DISPLAY") {
        match X11::open() {
            Ok(x11) => return Ok(Box::new(x11)),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() {
        refusals.push("DISPLAY and WAYLAND_DISPLAY are not set".to_owned());
    }
    Err(refusals.join("; "))
}

struct Wayland;

impl Board for Wayland {
    fn types(&self) -> Result<Vec<String>, Refusal> {
        match paste::get_mime_types_ordered(ClipboardType::Regular, Seat::Unspecified) {
            Ok(types) => Ok(types),
            Err(paste::Error::ClipboardEmpty) => Ok(Vec::new()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn data(&self, kind: &str) -> Result<Vec<u8>, Refusal> {
        let wanted = MimeType::Specific(kind);
        let (mut pipe, _) = paste::get_contents(ClipboardType::Regular, Seat::Unspecified, wanted)
            .map_err(|error| error.to_string())?;
        let mut data = Vec::new();
        pipe.read_to_end(&mut data)
            .map_err(|error| error.to_string())?;
        Ok(data)
    }
}

/// A connection to the X server, and a window of our own that whoever owns the clipboard writes to (ICCCM, section 2).
struct X11 {
    server: RustConnection,
    window: Window,
    clipboard: Atom,
    property: Atom,
    incremental: Atom,
}

impl X11 {
    fn open() -> Result<Self, Refusal> {
        let (server, screen) = x11rb::connect(None).map_err(words)?;
        let root = server.setup().roots[screen].root;
        let window = server.generate_id().map_err(words)?;
        let heed = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        server
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                root,
                0,
                0,
                1,
                1,
                0,
                WindowClass::INPUT_OUTPUT,
                COPY_FROM_PARENT,
                &heed,
            )
            .map_err(words)?;
        let atom = |name: &str| atom(&server, name);
        let (clipboard, property, incremental) =
            (atom("CLIPBOARD")?, atom("HOIST_PASTE")?, atom("INCR")?);
        Ok(X11 {
            server,
            window,
            clipboard,
            property,
            incremental,
        })
    }

    /// Has the owner write it to our window, in one piece or in several.
    fn convert(&self, target: Atom) -> Result<Option<Vec<u8>>, Refusal> {
        self.server
            .convert_selection(
                self.window,
                self.clipboard,
                target,
                self.property,
                CURRENT_TIME,
            )
            .map_err(words)?;
        self.server.flush().map_err(words)?;
        loop {
            match self.server.wait_for_event().map_err(words)? {
                Event::SelectionNotify(answer) if answer.property == NONE => return Ok(None),
                Event::SelectionNotify(_) => break,
                _ => {}
            }
        }
        let first = self.take()?;
        if first.type_ != self.incremental {
            return Ok(Some(first.value));
        }
        let mut data = Vec::new();
        loop {
            match self.server.wait_for_event().map_err(words)? {
                Event::PropertyNotify(news)
                    if news.atom == self.property && news.state == Property::NEW_VALUE => {}
                _ => continue,
            }
            let piece = self.take()?;
            if piece.value.is_empty() {
                return Ok(Some(data));
            }
            data.extend_from_slice(&piece.value);
        }
    }

    /// Reads the property and deletes it, which asks for the next piece.
    fn take(&self) -> Result<GetPropertyReply, Refusal> {
        self.server
            .get_property(
                true,
                self.window,
                self.property,
                AtomEnum::ANY,
                0,
                u32::MAX / 4,
            )
            .map_err(words)?
            .reply()
            .map_err(words)
    }
}

impl Board for X11 {
    fn types(&self) -> Result<Vec<String>, Refusal> {
        let Some(list) = self.convert(atom(&self.server, "TARGETS")?)? else {
            return Ok(Vec::new());
        };
        list.as_chunks::<4>()
            .0
            .iter()
            .map(|bytes| {
                let name = self.server.get_atom_name(Atom::from_ne_bytes(*bytes));
                let name = name.map_err(words)?.reply().map_err(words)?.name;
                Ok(String::from_utf8_lossy(&name).into_owned())
            })
            .collect()
    }

    fn data(&self, kind: &str) -> Result<Vec<u8>, Refusal> {
        let data = self.convert(atom(&self.server, kind)?)?;
        data.ok_or_else(|| format!("its owner gives no {kind}"))
    }
}

fn atom(server: &RustConnection, name: &str) -> Result<Atom, Refusal> {
    let atom = server.intern_atom(false, name.as_bytes()).map_err(words)?;
    Ok(atom.reply().map_err(words)?.atom)
}

fn words(error: impl ToString) -> Refusal {
    error.to_string()
}
