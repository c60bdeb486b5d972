//! Writing a file as ShareX's export does: two blanks of indentation, its order of fields, nothing that is empty or that the body has
//! no use for.

use serde_json::{Map as Object, Value};

use super::enums::Body;
use super::file::{Map, Uploader};
use super::language::legacy::ResponseType;

impl Uploader {
    /// The file's text.
    pub fn write(&self) -> String {
        let mut page = Page(Object::new());
        // A file that names no body may be of a time that knew none: what it sends must stay.
        let fits = |takes: fn(Body) -> bool| self.body.is_none_or(takes);
        page.text("Version", &self.version);
        if self.name != self.host_name() {
            page.text("Name", &self.name);
        }
        page.text("DestinationType", &self.destinations.names());
        page.text("RequestMethod", self.method().name());
        page.text("RequestURL", &self.request_url);
        page.map("Parameters", &self.parameters);
        page.map("Headers", &self.headers);
        page.text("Body", self.body.map_or("", Body::name));
        if fits(Body::takes_arguments) {
            page.map("Arguments", &self.arguments);
        }
        if fits(|body| body == Body::MultipartFormData) {
            page.text("FileFormName", &self.file_form_name);
        }
        if fits(Body::takes_data) {
            page.text("Data", &self.data);
        }
        page.text("URL", &self.url);
        page.text("ThumbnailURL", &self.thumbnail_url);
        page.text("DeletionURL", &self.deletion_url);
        page.text("ErrorMessage", &self.error_message);
        page.text("ResponseType", old_word(self.response_type));
        if !self.regex_list.is_empty() {
            let patterns = self.regex_list.iter().map(String::as_str);
            page.put("RegexList", patterns.map(Value::from).collect());
        }
        page.finish()
    }

    /// What the uploader is called where it has no name: the host of its address without `www.`, else the address.
    pub fn host_name(&self) -> String {
        let address = self.request_url.trim();
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        match host.strip_prefix("www.").unwrap_or(host) {
            "" => address.to_owned(),
            host => host.to_owned(),
        }
    }
}

struct Page(Object<String, Value>);

impl Page {
    fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, text.into());
        }
    }

    fn map(&mut self, name: &str, map: &Map) {
        if !map.is_empty() {
            let members = map.iter();
            let members = members.map(|(key, value)| (key.clone(), value.as_str().into()));
            self.put(name, Value::Object(members.collect()));
        }
    }

    fn finish(self) -> String {
        let mut text = serde_json::to_string_pretty(&Value::Object(self.0)).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The word of an old file; nothing where it is the usual one.
fn old_word(answer: ResponseType) -> &'static str {
    match answer {
        ResponseType::Text => "",
        ResponseType::RedirectionUrl => "RedirectionURL",
        ResponseType::Headers => "Headers",
        ResponseType::LocationHeader => "LocationHeader",
    }
}
