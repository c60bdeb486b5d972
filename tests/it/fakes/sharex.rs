//! A host as somebody's own script is one: one address to upload to, a file and a `.sxcu` that describes it. It is strict: whatever
//! the file does not say is refused.

use axum::body::Bytes;
use serde_json::json;

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// The token of its one user.
pub const TOKEN: &str = "own-7d1f0c9a4be24e0d9d3b";

/// What it has.
pub struct Own {
    origins: Origins,
    pub files: Vec<Stored>,
    next: u64,
}

#[derive(Clone)]
pub struct Stored {
    pub id: String,
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
}

impl Stored {
    fn secret(&self) -> String {
        blake3::hash(self.id.as_bytes()).to_hex()[..24].to_owned()
    }
}

/// The file that describes a host of this origin, as a person has it whose token is stored elsewhere.
pub fn file(origin: &str) -> String {
    let origin = origin.trim_end_matches('/');
    json!({
        "Version": "17.0.0",
        "Name": "own",
        "DestinationType": "ImageUploader, FileUploader",
        "RequestMethod": "POST",
        "RequestURL": format!("{origin}/api/upload"),
        "Parameters": { "v": "2" },
        "Headers": { "Authorization": "Bearer {secret:token}" },
        "Body": "MultipartFormData",
        "Arguments": { "source": "sharex" },
        "FileFormName": "file",
        "URL": format!("{origin}{{json:data.path}}"),
        "ThumbnailURL": "{json:data.thumb}",
        "DeletionURL": "{json:data.delete}",
        "ErrorMessage": "{json:error}",
    })
    .to_string()
}

impl Host for Own {
    const BASES: &'static [Base] = &[("site", "/")];

    fn new(origins: Origins) -> Self {
        Own {
            origins,
            files: Vec::new(),
            next: 1,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let path: Vec<&str> = seen.path.split('/').skip(1).collect();
        match (&*seen.method, &path[..]) {
            ("HEAD" | "GET", [""]) => Reply::page(200, "own"),
            ("POST", ["api", "upload"]) => self.upload(seen),
            ("HEAD" | "GET", ["f", name]) => {
                let id = name.split('.').next().unwrap_or_default();
                match self.files.iter().find(|stored| stored.id == id) {
                    Some(stored) => Reply::file(&stored.mime, stored.bytes.clone()),
                    None => Reply::page(404, "Not found"),
                }
            }
            ("GET", ["d", id, secret]) => {
                let before = self.files.len();
                self.files
                    .retain(|stored| stored.id != *id || stored.secret() != *secret);
                match self.files.len() == before {
                    true => self.failure(404, "no such file"),
                    false => Reply::json(200, &json!({ "deleted": true })),
                }
            }
            _ => self.failure(404, "no such route"),
        }
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        Reply::json(status, &json!({ "error": text }))
    }
}

impl Own {
    fn upload(&mut self, seen: &Seen) -> Reply {
        if seen.bearer() != Some(TOKEN) {
            return self.failure(401, "who are you");
        }
        if seen.query != [("v".to_owned(), "2".to_owned())] {
            return self.failure(400, "no such version");
        }
        let [source, file] = &seen.parts[..] else {
            return self.failure(400, "two parts, please");
        };
        if (&*source.name, &*source.text(), &source.file_name) != ("source", "sharex", &None) {
            return self.failure(400, "no source");
        }
        let (Some(name), Some(mime), "file") = (&file.file_name, &file.mime, &*file.name) else {
            return self.failure(400, "no file");
        };
        let stored = Stored {
            id: format!("o{:04}", self.next),
            name: name.clone(),
            mime: mime.clone(),
            bytes: file.bytes.clone(),
        };
        self.next += 1;
        let (id, secret, origin) = (&stored.id, stored.secret(), &self.origins["site"]);
        let answer = json!({ "data": {
            "path": format!("/f/{id}.png"),
            "thumb": format!("{origin}/t/{id}.png"),
            "delete": format!("{origin}/d/{id}/{secret}"),
        } });
        self.files.push(stored);
        Reply::json(200, &answer)
    }

    /// Puts a file on the host behind everybody's back, and gives its id.
    pub fn plant(&mut self, name: &str, bytes: Bytes) -> String {
        let id = format!("o{:04}", self.next);
        self.next += 1;
        self.files.push(Stored {
            id: id.clone(),
            name: name.to_owned(),
            mime: "image/png".to_owned(),
            bytes,
        });
        id
    }

    /// The link to a file.
    pub fn link(&self, id: &str) -> String {
        format!("{}/f/{id}.png", self.origins["site"])
    }
}
