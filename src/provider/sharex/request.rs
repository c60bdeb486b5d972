//! From a file and an input to the request, rule by rule as ShareX builds it.

use bytes::Bytes;
use url::Url;

use super::enums::{Body, Method};
use super::names::{is_credential, is_of_connection};
use super::recipe::{Field, Recipe};
use super::world::{Memory, Text, World};
use crate::error::{Error, Kind, Result};
use crate::http::{self, Call, Follow, HeaderName, HeaderValue, Part, Repeat};
use crate::model::FileSource;
use crate::secret::Secret;

/// What is sent.
pub enum Material<'a> {
    /// A file's bytes.
    File(&'a FileSource),
    /// A text, and the file that it comes from.
    Text(&'a str, &'a FileSource),
    /// A link.
    Link(&'a Url),
}

impl Material<'_> {
    /// `{input}`
    pub fn input(&self) -> &str {
        match self {
            Material::File(_) => "",
            Material::Text(text, _) => text,
            Material::Link(url) => url.as_str(),
        }
    }

    /// `{filename}`
    pub fn filename(&self) -> &str {
        match self {
            Material::File(source) | Material::Text(_, source) => &source.name,
            Material::Link(_) => "",
        }
    }

    fn operation(&self) -> &'static str {
        match self {
            Material::File(_) | Material::Text(..) => "upload",
            Material::Link(_) => "shorten",
        }
    }
}

/// Builds requests by one recipe.
pub struct Builder<'a> {
    /// What to do.
    pub recipe: &'a Recipe,
    /// The file's name, for messages.
    pub file: &'a str,
    /// What is known from the uploads before.
    pub memory: &'a Memory,
}

impl Builder<'_> {
    /// The request. Its credentials are marked, its answer is wanted as it comes.
    ///
    /// # Errors
    /// `Config` for what can't be sent, naming file and field; whatever the world refuses.
    pub async fn call(&self, world: &mut World<'_>, material: &Material<'_>) -> Result<Call> {
        self.check(material)?;
        let mut secrets = Vec::new();
        let url = self.url(world).await?;
        let parameters = self
            .values(world, &self.recipe.parameters, &mut secrets)
            .await?;
        let url = with_query(url, &parameters);
        let body = self.body(world, material, &mut secrets).await?;
        let headers = self
            .values(world, &self.recipe.headers, &mut secrets)
            .await?;
        let method = match self.recipe.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Put => http::Method::PUT,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
        };
        // Whatever the method says, this puts something on a host.
        let mut call = Call::new(material.operation(), method, url, Repeat::Once)
            .body(body)
            .follow(Follow::Browser);
        call.headers = self.headers(&headers)?;
        call.verbatim = true;
        secrets.extend(world.secrets().iter().cloned());
        call.secrets = secrets;
        Ok(call)
    }

    /// Whether this material goes with this body at all.
    fn check(&self, material: &Material<'_>) -> Result<()> {
        let (body, name) = (self.recipe.body, self.recipe.body.name());
        let refused = |what: &str, advice: &str| {
            let message = format!("{}: {what}", self.file);
            Err(Error::new(Kind::Unsupported, message).advice(advice))
        };
        if self.recipe.method == Method::Get && body != Body::None {
            let what = format!("a GET can't carry a body of {name}");
            return refused(&what, "RequestMethod in the file wants to be POST or PUT");
        }
        let others = "'hoist shorten' sends links, 'hoist upload --text' texts";
        match material {
            Material::File(_) if body == Body::MultipartFormData => {
                match self.recipe.file_form_name.is_empty() {
                    true => refused("FileFormName is missing, so no file can be sent", others),
                    false => Ok(()),
                }
            }
            Material::File(_) if body != Body::Binary => {
                refused(&format!("a body of {name} carries no file"), others)
            }
            Material::Link(_) if body == Body::Binary => {
                let files = "'hoist upload' sends files";
                refused("a body of Binary carries files, not links", files)
            }
            _ => Ok(()),
        }
    }

    /// The address, without the parameters.
    pub async fn url(&self, world: &mut World<'_>) -> Result<Url> {
        let text = self
            .value(world, "RequestURL", Text::Template(&self.recipe.url))
            .await?;
        self.memory.address(text).map_err(|why| {
            let message = format!("{}: RequestURL: {why}", self.file);
            Error::new(Kind::Config, message)
        })
    }

    async fn body(
        &self,
        world: &mut World<'_>,
        material: &Material<'_>,
        secrets: &mut Vec<Secret<String>>,
    ) -> Result<http::Body> {
        let recipe = self.recipe;
        let arguments = self.values(world, &recipe.arguments, secrets).await?;
        Ok(match recipe.body {
            Body::None => http::Body::Empty,
            Body::MultipartFormData => {
                let named = arguments.into_iter().filter(|(name, _)| !name.is_empty());
                let mut parts: Vec<Part> =
                    named.map(|(name, value)| Part::Text(name, value)).collect();
                let name = recipe.file_form_name.clone();
                match material {
                    Material::File(source) => parts.push(Part::File(name, (*source).clone())),
                    Material::Text(text, source) if !name.is_empty() => {
                        parts.push(Part::File(name, of_text(text, source)));
                    }
                    Material::Text(..) | Material::Link(_) => {}
                }
                http::Body::Multipart(parts)
            }
            Body::FormUrlEncoded => http::Body::Bytes(
                query(&arguments).into(),
                "application/x-www-form-urlencoded".to_owned(),
            ),
            Body::Json | Body::Xml => {
                let text = self.value(world, "Data", Text::Data(&recipe.data)).await?;
                match recipe.body {
                    Body::Json => http::Body::Json(text),
                    _ => http::Body::Bytes(text.into(), "application/xml".to_owned()),
                }
            }
            Body::Binary => match material {
                Material::File(source) => http::Body::File((*source).clone()),
                Material::Text(text, source) => http::Body::File(of_text(text, source)),
                Material::Link(_) => http::Body::Empty,
            },
        })
    }

    /// Headers that can be sent. Those of one name are joined.
    fn headers(&self, pairs: &[(String, String)]) -> Result<Vec<(HeaderName, HeaderValue)>> {
        let mut joined: Vec<(HeaderName, String)> = Vec::new();
        for (name, value) in pairs {
            let wrong = |what: &str| {
                let name = name.escape_debug();
                let message = format!("{}: Headers.{name}: {what}", self.file);
                Err(Error::new(Kind::Config, message))
            };
            if is_of_connection(name) {
                return wrong("this header is the connection's, and no file can set it");
            }
            let Ok(header) = HeaderName::from_bytes(name.trim().as_bytes()) else {
                return wrong("that is no header's name");
            };
            if value.contains(['\r', '\n', '\0']) {
                return wrong("a header can't hold a line break");
            }
            let of_multipart =
                header == "content-type" && self.recipe.body == Body::MultipartFormData;
            // The length is counted, and the boundary is the body's own.
            if header == "content-length" || of_multipart {
                continue;
            }
            match joined.iter_mut().find(|(known, _)| *known == header) {
                Some((_, values)) => {
                    values.push(',');
                    values.push_str(value);
                }
                None => joined.push((header, value.clone())),
            }
        }
        // As curl does; hoist's own wish for JSON would make hosts answer otherwise than they answer ShareX.
        if !joined.iter().any(|(name, _)| name == "accept") {
            let accept = HeaderName::from_static("accept");
            joined.push((accept, "*/*".to_owned()));
        }
        let headers = joined.into_iter().map(|(name, value)| {
            let mut sent = HeaderValue::from_bytes(value.trim().as_bytes()).map_err(|_| {
                let message = format!("{}: Headers.{name}: holds a control character", self.file);
                Error::new(Kind::Config, message)
            })?;
            sent.set_sensitive(is_credential(name.as_str()));
            Ok((name, sent))
        });
        headers.collect()
    }

    async fn values(
        &self,
        world: &mut World<'_>,
        fields: &[Field],
        secrets: &mut Vec<Secret<String>>,
    ) -> Result<Vec<(String, String)>> {
        let mut values = Vec::with_capacity(fields.len());
        for field in fields {
            let value = self
                .value(world, &field.place, Text::Template(&field.value))
                .await?;
            if field.is_credential {
                secrets.extend(credentials(&value));
            }
            values.push((field.name.clone(), value));
        }
        Ok(values)
    }

    async fn value(&self, world: &mut World<'_>, place: &str, text: Text<'_>) -> Result<String> {
        self.memory
            .evaluate(world, place, text)
            .await
            .map_err(|fault| fault.of_field(self.file, place))
    }
}

/// What of a credential's value may be echoed alone: all of it, the part behind a scheme, each value of a cookie.
fn credentials(value: &str) -> Vec<Secret<String>> {
    let behind_scheme = value.rsplit_once(' ').map(|(_, bare)| bare);
    let cookies = value.split(';').filter_map(|pair| pair.split_once('='));
    let all = std::iter::once(value)
        .chain(behind_scheme)
        .chain(cookies.map(|(_, value)| value.trim()));
    all.map(|text| Secret::new(text.to_owned())).collect()
}

/// A text as the file that it is sent as.
fn of_text(text: &str, source: &FileSource) -> FileSource {
    let bytes = Bytes::copy_from_slice(text.as_bytes());
    FileSource::of_bytes(source.name.clone(), source.mime.clone(), bytes)
}

/// The address of a text that may lack its scheme.
pub fn address(text: &str) -> Result<Url, String> {
    let text = text.trim();
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(with))
    };
    let schemes = ["http://", "https://", "ftp://", "ftps://", "file://"];
    let whole = if begins("//") {
        format!("https:{text}")
    } else if schemes.iter().any(|scheme| begins(scheme)) {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let url = Url::parse(&whole).map_err(|error| format!("not an address: {error}"))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(format!(
            "{other} addresses can't be used, only https and http"
        )),
    }
}

fn with_query(mut url: Url, pairs: &[(String, String)]) -> Url {
    if !pairs.is_empty() {
        let added = query(pairs);
        let all = match url.query() {
            Some(query) => format!("{query}&{added}"),
            None => added,
        };
        url.set_query(Some(&all));
    }
    url
}

/// Pairs as ShareX writes them: names as they are, values form-encoded, an empty value without `=`.
pub fn query(pairs: &[(String, String)]) -> String {
    let pairs = pairs.iter().map(|(name, value)| match value.is_empty() {
        true => name.clone(),
        false => format!("{name}={}", form_encode(value)),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// As .NET encodes a form's value: blanks as `+`, `-_.!*()` as they are, everything else in small hexadecimal digits.
fn form_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            byte if byte.is_ascii_alphanumeric() || b"-_.!*()".contains(&byte) => {
                encoded.push(char::from(byte));
            }
            byte => encoded.push_str(&format!("%{byte:02x}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_encoded_as_dotnet_does() {
        let pairs = [("a b", "x y+é~'/(!)*"), ("empty", ""), ("k", "v")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(query(&pairs), "a b=x+y%2b%c3%a9%7e%27%2f(!)*&empty&k=v");
    }

    #[test]
    fn an_address_without_a_scheme_is_encrypted() {
        let address = |text: &str| address(text).map(|url| url.to_string());
        assert_eq!(
            address("i.example/up").as_deref(),
            Ok("https://i.example/up")
        );
        assert_eq!(address("//i.example").as_deref(), Ok("https://i.example/"));
        assert_eq!(
            address("HTTP://i.example").as_deref(),
            Ok("http://i.example/")
        );
        assert_eq!(
            address("127.0.0.1:8080/up").as_deref(),
            Ok("https://127.0.0.1:8080/up")
        );
        for text in [
            "ftp://i.example/",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
        ] {
            assert!(
                address(text).unwrap_err().contains("can't be used"),
                "{text}"
            );
        }
        assert!(address("").is_err());
    }

    #[test]
    fn parameters_follow_a_query_that_is_there() {
        let url = |text: &str| Url::parse(text).unwrap();
        let pairs = [("a".to_owned(), "ü".to_owned())];
        let made = with_query(url("https://i.example/up?x=1#f"), &pairs);
        assert_eq!(made.as_str(), "https://i.example/up?x=1&a=%c3%bc#f");
        assert_eq!(
            with_query(url("https://i.example/"), &[]).as_str(),
            "https://i.example/"
        );
    }
}
