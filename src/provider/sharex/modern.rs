//! A file of any age, said in the words of today: current syntax, explicit body, no RegexList.

use super::enums::{Body, Method};
use super::file::{Map, Uploader};
use super::language::generation::{self, Decision, Generation};
use super::language::legacy::{self, Legacy, Translated};
use super::language::{Finding, Place};

/// An uploader that needs no older words, and what was found on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Modern {
    /// The same uploader: templates of the current syntax, a body, no RegexList, no ResponseType. Its version is the file's own.
    pub uploader: Uploader,
    /// Which syntax the file speaks, and why.
    pub decision: Decision,
    /// What was found in a field while it was translated; places are those of the file's own text.
    pub findings: Vec<(String, Finding)>,
}

/// A field's text, its name and its place.
pub(super) type Visit<'a> = dyn FnMut(&str, Place, &mut String) + 'a;

impl Uploader {
    /// Says the same in the words of today.
    pub fn modern(&self) -> Modern {
        let mut uploader = self.clone();
        let decision = self.decision();
        let legacy = Legacy {
            patterns: &self.regex_list,
            answer: self.response_type,
            unversioned: is_unversioned(&self.version),
        };
        let mut findings = Vec::new();
        uploader.visit(&mut |field, place, text| {
            let translated = match decision.generation {
                Generation::One => legacy.translate(text, place),
                Generation::Literal => Translated {
                    text: legacy::literal(text, place),
                    findings: Vec::new(),
                },
                Generation::Two if decision.references => legacy.resolve(text, place),
                Generation::Two => return,
            };
            let found = translated.findings.into_iter();
            findings.extend(found.map(|finding| (field.to_owned(), finding)));
            *text = translated.text;
        });
        if decision.generation == Generation::One {
            uploader.data = legacy.translate_data(&uploader.data);
        }
        if let (true, Some(whole)) = (uploader.url.is_empty(), self.response_type.whole()) {
            whole.clone_into(&mut uploader.url);
        }
        uploader.settle_body();
        uploader.regex_list.clear();
        uploader.response_type = legacy::ResponseType::Text;
        Modern {
            uploader,
            decision,
            findings,
        }
    }

    /// Which syntax the file speaks.
    fn decision(&self) -> Decision {
        let mut texts = Vec::new();
        let mut own = self.clone();
        own.visit(&mut |_, _, text| texts.push(text.clone()));
        texts.push(self.data.clone());
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        generation::decide(&self.version, &texts, !self.regex_list.is_empty())
    }

    /// Every text that can hold templates, in the order of evaluation.
    pub(super) fn visit(&mut self, with: &mut Visit<'_>) {
        with("RequestURL", Place::Url, &mut self.request_url);
        let maps: [(&str, &mut Map); 3] = [
            ("Parameters", &mut self.parameters),
            ("Arguments", &mut self.arguments),
            ("Headers", &mut self.headers),
        ];
        for (name, map) in maps {
            for (key, text) in map {
                with(&format!("{name}.{key}"), Place::Field, text);
            }
        }
        for (name, text) in [
            ("URL", &mut self.url),
            ("ThumbnailURL", &mut self.thumbnail_url),
            ("DeletionURL", &mut self.deletion_url),
            ("ErrorMessage", &mut self.error_message),
        ] {
            with(name, Place::Response, text);
        }
    }

    /// A file from before there were bodies sends a form where it posts, and a query where it does not.
    fn settle_body(&mut self) {
        if self.body.is_some() {
            return;
        }
        if !is_unversioned(&self.version) {
            // Only one kind of body has a use for the name of the file's part. ShareX sends nothing.
            let named = !self.file_form_name.is_empty() && self.method() != Method::Get;
            self.body = Some(match named {
                true => Body::MultipartFormData,
                false => Body::None,
            });
        } else if self.method() == Method::Post {
            self.body = Some(Body::MultipartFormData);
        } else {
            self.body = Some(Body::None);
            for (name, value) in std::mem::take(&mut self.arguments) {
                if !self.parameters.iter().any(|(known, _)| *known == name) {
                    self.parameters.push((name, value));
                }
            }
        }
    }
}

/// Whether a version is missing, or older than any that was ever written into a file.
fn is_unversioned(version: &str) -> bool {
    let mut numbers = version.trim().split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) < (12, 4),
        _ => true,
    }
}
