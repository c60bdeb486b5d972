use std::fmt;

/// What a dry run tells of an upload that was not made: the host's limits, and the request that would be sent. Holds no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Kinds of metadata that the bytes to be sent carry.
    pub metadata: Vec<&'static str>,
    /// MIME types that the host takes, `image/*` for a class; empty: any, or not known beforehand.
    pub types: Vec<String>,
    /// Most bytes of a file of this type, where known beforehand.
    pub max_bytes: Option<u64>,
    /// How much the account may send in a span of time.
    pub allowances: Vec<Allowance>,
    /// The first request; `None` where there is no host, or where its request depends on what it would have to be asked.
    pub request: Option<Request>,
    /// What follows it, a line each.
    pub then: Vec<String>,
}

/// What an account may send in a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What is counted: `requests`, `files`.
    pub counted: &'static str,
    /// How many.
    pub most: u32,
    /// In how many seconds.
    pub seconds: u64,
    /// All of it in words: `120 requests a minute`.
    pub words: String,
    /// How many more may be sent right away, where that is known.
    pub left: Option<u32>,
}

/// A request as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Method.
    pub method: String,
    /// Address, without secrets.
    pub url: String,
    /// `multipart`, `json`, `form`, `file`, `bytes`; `None` without a body.
    pub body: Option<&'static str>,
    /// The body's fields in their order; of a bare file its one part, without a name.
    pub fields: Vec<RequestField>,
    /// How the request shows whose it is: `bearer`, the name of a header, `field NAME`; `None`: not at all.
    pub auth: Option<String>,
    /// Other headers; `…` stands for a value that may be a secret.
    pub headers: Vec<(String, String)>,
}

/// A field of a request's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestField {
    /// Its name.
    pub name: String,
    /// The file in it; other values are not shown.
    pub file: Option<RequestFile>,
}

/// A file in a request's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFile {
    /// The name that is sent.
    pub name: String,
    /// The type that is sent.
    pub mime: String,
    /// Bytes, where known.
    pub size: Option<u64>,
}

/// `120 requests a minute (118 left)`
impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)?;
        match self.left {
            Some(left) => write!(f, " ({left} left)"),
            None => Ok(()),
        }
    }
}

/// `POST https://… multipart: title, media=<cat.png, image/png, 245678 bytes>, auth: bearer`
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)?;
        if let Some(body) = self.body {
            write!(f, " {body}")?;
            for (index, field) in self.fields.iter().enumerate() {
                f.write_str(if index == 0 { ": " } else { ", " })?;
                field.fmt(f)?;
            }
        }
        match &self.auth {
            Some(auth) => write!(f, ", auth: {auth}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for RequestField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        let Some(file) = &self.file else {
            return Ok(());
        };
        if !self.name.is_empty() {
            f.write_str("=")?;
        }
        write!(f, "<{}, {}", file.name, file.mime)?;
        match file.size {
            Some(size) => write!(f, ", {size} bytes>"),
            None => f.write_str(">"),
        }
    }
}
