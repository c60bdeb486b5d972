//! Slink as its servers behave, front included, in the era of [`Slink::version`]: <https://github.com/andrii-kryvoiaz/slink>.
//!
//! [`Slink::as_page`] answers in the shapes of the published page where those differ from every server's.

mod auth;
mod chunked;
mod images;
mod lists;
mod names;
mod settings;
mod shares;
mod uploads;

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;
use serde_json::{Value, json};

use super::journal::Seen;
use super::{Base, Host, Origins, Reply};

/// The user whose credentials tests and the sandbox use.
pub const ALICE: &str = "alice";
pub const ALICE_PASSWORD: &str = "correct horse battery staple";
pub const ALICE_KEY: &str = "sk_5e1d0c9b8a7f6e5d4c3b2a19085f6e7d8c9b0a1f2e3d4c5b6a79880f1e2d3c4b";
/// A session that lives long: its claims are `{"exp":4102444800}`.
pub const ALICE_JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.YWxpY2Utc2lnbmF0dXJl";
/// Somebody else.
pub const BOB: &str = "bob";
const BOB_KEY: &str = "sk_0b0b0c9b8a7f6e5d4c3b2a19085f6e7d8c9b0a1f2e3d4c5b6a79880f1e2d3c4b";
const BOB_JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.Ym9iLXNpZ25hdHVyZQ";

/// Who owns what guests upload.
pub const GUEST: &str = "guest";

/// All that a server remembers, and its switches.
pub struct Slink {
    /// Its own address.
    address: String,
    pub version: (u8, u8, u8),
    pub as_page: bool,
    /// The setting ORIGIN; its own address where it is `None`.
    pub origin: Option<String>,
    pub duplicates: bool,
    pub guests: bool,
    /// The preference that publishes what a key uploads.
    pub auto_publish: bool,
    pub short_urls: bool,
    /// Whether strangers see the public feed.
    pub anonymous_viewing: bool,
    /// Whether the list of shares looks at `shareableId`.
    pub filters_shares: bool,
    /// Whether published shares want a login all the same.
    pub auth_for_shares: bool,
    pub only_public: bool,
    /// The preference for `isPublic`.
    pub default_visibility: Option<bool>,
    pub demo: bool,
    /// Most bytes of a file, as the settings write it in whole megabytes.
    pub max_megabytes: usize,
    /// Most bytes of a request, PHP's own limit.
    pub max_request: usize,
    pub chunk_size: usize,
    /// Chunks that are answered and lost, once each.
    pub lose_chunks: Vec<usize>,
    /// Seconds that an access token lives from now on.
    pub token_life: i64,
    pub images: Vec<Image>,
    /// Ids of deleted images.
    pub deleted: BTreeSet<String>,
    /// Deletions that were to leave the file on the disk.
    pub preserved: Vec<String>,
    pub tags: Vec<Tag>,
    pub collections: Vec<Collection>,
    pub shares: Vec<Share>,
    pub chunked: BTreeMap<String, chunked::Transfer>,
    tokens: auth::Tokens,
    next: u64,
}

#[derive(Clone)]
pub struct Image {
    pub id: String,
    pub owner: &'static str,
    pub ext: &'static str,
    pub mime: &'static str,
    pub bytes: Bytes,
    pub description: String,
    pub public: bool,
    pub created: i64,
    pub tags: Vec<String>,
    pub collections: Vec<String>,
    /// The name that came with the file. Slink never shows it again.
    pub received_name: String,
}

impl Image {
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.id, self.ext)
    }
}

#[derive(Clone)]
pub struct Tag {
    pub id: String,
    pub owner: &'static str,
    pub name: String,
    pub path: String,
    pub parent: Option<String>,
}

#[derive(Clone)]
pub struct Collection {
    pub id: String,
    pub owner: &'static str,
    pub name: String,
}

#[derive(Clone)]
pub struct Share {
    pub id: String,
    pub image: String,
    pub code: String,
    /// Parameters of the transformed image, sorted.
    pub variant: Vec<(String, String)>,
    pub published: bool,
}

impl Host for Slink {
    const BASES: &'static [Base] = &[("api", "")];

    fn new(origins: Origins) -> Self {
        Slink {
            address: origins["api"].clone(),
            version: (1, 13, 0),
            as_page: false,
            origin: None,
            duplicates: true,
            guests: false,
            auto_publish: false,
            short_urls: true,
            anonymous_viewing: true,
            filters_shares: true,
            auth_for_shares: false,
            only_public: false,
            default_visibility: None,
            demo: false,
            max_megabytes: 100,
            max_request: 50 * 1024 * 1024,
            chunk_size: 2 * 1024 * 1024,
            lose_chunks: Vec::new(),
            token_life: 3600,
            images: Vec::new(),
            deleted: BTreeSet::new(),
            preserved: Vec::new(),
            tags: Vec::new(),
            collections: Vec::new(),
            shares: Vec::new(),
            chunked: BTreeMap::new(),
            tokens: auth::Tokens::new(),
            next: 0,
        }
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        self.at_front(seen).unwrap_or_else(|refusal| refusal)
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        problem(
            status,
            "Symfony.Component.HttpKernel.Exception.HttpException",
            text,
        )
    }

    /// PHP escapes the slash.
    fn dress(&mut self, _seen: &Seen, reply: &mut Reply) {
        let json = reply
            .headers
            .iter()
            .any(|(name, value)| name == "content-type" && value.ends_with("json"));
        if json {
            let text = String::from_utf8_lossy(&reply.body).replace('/', "\\/");
            reply.body = text.into();
        }
    }
}

/// A refusal instead of an answer.
type Answer = Result<Reply, Reply>;

fn problem(status: u16, title: &str, text: &str) -> Reply {
    as_error(
        status,
        &json!({ "error": { "title": title, "message": text } }),
    )
}

/// Errors have a content type of their own.
fn as_error(status: u16, body: &Value) -> Reply {
    let mut reply = Reply::json(status, body);
    reply.headers = vec![(
        "content-type".to_owned(),
        "application/vnd.api+json".to_owned(),
    )];
    reply
}

fn violations(status: u16, message: &str, violations: Value) -> Reply {
    let title = "Symfony.Component.HttpKernel.Exception.HttpException";
    let body = json!({ "title": title, "message": message, "violations": violations });
    as_error(status, &json!({ "error": body }))
}

fn invalid(property: &str, message: &str) -> Reply {
    let one = json!([{ "property": property, "message": message }]);
    violations(422, "Validation Error", one)
}

fn broken_rule(property: &str, message: &str) -> Reply {
    let one = json!([{ "property": property, "message": message }]);
    violations(400, "Specification Error", one)
}

fn not_found() -> Reply {
    problem(
        404,
        "Slink.Shared.Infrastructure.Exception.NotFoundException",
        "Not Found",
    )
}

fn no_route() -> Reply {
    problem(
        404,
        "Symfony.Component.HttpKernel.Exception.NotFoundHttpException",
        "No route found",
    )
}

fn forbidden() -> Reply {
    problem(
        403,
        "Slink.Shared.Domain.Exception.ForbiddenException",
        "Access denied",
    )
}

fn empty(status: u16) -> Reply {
    Reply {
        status,
        headers: Vec::new(),
        body: Bytes::new(),
    }
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
}

impl Slink {
    fn at_front(&mut self, seen: &Seen) -> Answer {
        let changes = matches!(&*seen.method, "POST" | "PUT" | "PATCH" | "DELETE");
        let forms = [
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "text/plain",
        ];
        let form = forms.iter().any(|mime| seen.is(mime));
        if changes && form && seen.header("origin") != Some(&self.public_origin()) {
            return Err(self.cross_site(seen));
        }
        let path: Vec<String> = seen.below("/").unwrap_or_else(|| {
            let rest = seen.path.trim_start_matches('/');
            Seen {
                path: format!("/x/{rest}"),
                ..seen.clone()
            }
            .below("/x")
            .unwrap_or_default()
        });
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["api", rest @ ..] => self.at_api(seen, rest),
            ["image", file] => self.page_or_image(seen, file),
            ["i", code] => self.short_link(code),
            _ => Ok(Reply::page(404, "Not found")),
        }
    }

    fn cross_site(&self, seen: &Seen) -> Reply {
        let text = format!("Cross-site {} form submissions are forbidden", seen.method);
        if seen.header("accept") == Some("application/json") {
            return Reply::json(403, &json!({ "message": text }));
        }
        Reply {
            status: 403,
            headers: Vec::new(),
            body: text.into(),
        }
        .with("content-type", "text/plain")
    }

    fn at_api(&mut self, seen: &Seen, path: &[&str]) -> Answer {
        let method = &*seen.method;
        if self.demo && method != "GET" && path != ["auth", "login"] {
            return Err(problem(403, "…", "This action is not allowed in demo mode"));
        }
        match path {
            ["external", "upload"] => return self.external_upload(seen),
            ["external", ..] => return Err(no_route()),
            ["auth", action] => return self.auth(seen, action),
            ["guest", "upload"] => return self.guest_upload(seen),
            ["settings", "public"] if method == "GET" => {
                self.user(seen)?;
                return Ok(self.public_settings());
            }
            _ => {}
        }
        let user = self.user(seen)?;
        match (method, path) {
            ("GET", ["health"]) => Ok(Reply::file("text/plain", "OK".into())),
            ("GET", ["user"]) => self.who(signed(user)?),
            ("POST" | "PUT", ["upload"]) => self.upload(seen, user),
            (_, ["upload", "chunked", rest @ ..]) => self.chunked(seen, user, rest),
            ("GET", ["image", "public", file]) => self.public_view(file),
            ("GET", ["image", id, "detail"]) => self.detail(signed(user)?, id),
            ("POST", ["image", id, "share"]) => self.share(seen, signed(user)?, id),
            ("PATCH", ["image", id]) => self.patch(seen, signed(user)?, id),
            ("DELETE", ["image", id]) => self.delete(seen, signed(user)?, id),
            ("GET", ["image", file]) => self.view(seen, user, file),
            ("PUT", ["share", id, action]) => self.publish(signed(user)?, id, action),
            ("GET", ["shares"]) => self.list_shares(seen, signed(user)?),
            (_, ["images", rest @ ..]) if rest.len() > 1 && rest[1] == "tags" => {
                self.image_tags(seen, signed(user)?, rest)
            }
            ("GET", ["images", rest @ ..]) => self.lists(seen, user, rest),
            (_, ["tags"]) => self.all_tags(seen, signed(user)?),
            ("GET", ["collections"]) => self.all_collections(seen, signed(user)?),
            ("POST", ["collection", id, "items", image]) => self.collect(signed(user)?, id, image),
            _ => Err(no_route()),
        }
    }

    fn public_origin(&self) -> String {
        self.origin.clone().unwrap_or_else(|| self.address.clone())
    }

    fn since(&self, major: u8, minor: u8, patch: u8) -> bool {
        self.version >= (major, minor, patch)
    }

    fn next(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn next_id(&mut self) -> String {
        let next = self.next();
        format!("{next:08x}-5c1b-4d2e-8f3a-{next:012x}")
    }

    /// In `data`, or bare as the page shows it.
    fn object(&self, object: Value) -> Value {
        match self.as_page {
            true => object,
            false => json!({ "data": object }),
        }
    }

    /// An image that the user owns.
    fn own(&self, user: &'static str, id: &str) -> Result<usize, Reply> {
        let place = self.images.iter().position(|image| image.id == id);
        let place = place.ok_or_else(not_found)?;
        match self.images[place].owner == user {
            true => Ok(place),
            false => Err(forbidden()),
        }
    }

    /// Puts an image there as if `owner` had uploaded it. Gives its id.
    pub fn plant(&mut self, owner: &'static str, bytes: Bytes) -> String {
        let id = self.next_id();
        self.images.push(Image {
            id: id.clone(),
            owner,
            ext: "png",
            mime: "image/png",
            bytes,
            description: String::new(),
            public: false,
            created: 1_795_197_331,
            tags: Vec::new(),
            collections: Vec::new(),
            received_name: "planted.png".to_owned(),
        });
        id
    }

    /// Puts a collection there. Gives its id.
    pub fn plant_collection(&mut self, owner: &'static str, name: &str) -> String {
        let id = self.next_id();
        self.collections.push(Collection {
            id: id.clone(),
            owner,
            name: name.to_owned(),
        });
        id
    }
}

fn signed(user: Option<&'static str>) -> Result<&'static str, Reply> {
    user.ok_or_else(|| auth::jwt_refused("JWT Token not found"))
}
