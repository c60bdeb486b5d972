//! What goes along when a media moves from one host to another.

use crate::model::{Field, Media, Upload, Visibility};
use crate::ops::Host;

/// The media's own title, description, tags, visibility and mark of adult content, as far as the host has fields for them and the
/// command did not say otherwise, and what has to be told about the rest.
pub(super) fn carry(
    media: &Media,
    wanted: &Upload,
    defaults: &Upload,
    host: &Host,
    label: &str,
) -> (Upload, Vec<String>) {
    let known = host.provider.descriptor().upload_fields;
    let has = |field| known.contains(&field);
    let mut upload = wanted.clone();
    let mut lost = Vec::new();
    let mut notes = Vec::new();
    let to = &host.profile;

    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let (title, description) = (text(&media.title), text(&media.description));
    if upload.title.is_none() && title.is_some() {
        match has(Field::Title) {
            true => upload.title = title,
            false => lost.push("title"),
        }
    }
    if upload.description.is_none() && description.is_some() {
        match has(Field::Description) {
            true => upload.description = description,
            false => lost.push("description"),
        }
    }
    if upload.tags.is_empty() && !media.tags.is_empty() {
        match has(Field::Tags) {
            true => upload.tags.clone_from(&media.tags),
            false => lost.push("tags"),
        }
    }
    if upload.nsfw.is_none() && media.nsfw == Some(true) {
        match has(Field::Nsfw) {
            true => upload.nsfw = Some(true),
            false => lost.push("mark of adult content"),
        }
    }
    if !lost.is_empty() {
        let lost = lost.join(", ");
        notes.push(format!("{label}: {to} has no field for its {lost}"));
    }
    if upload.visibility.is_none() {
        match (media.visibility, has(Field::Visibility)) {
            (own, true) => upload.visibility = own.or(defaults.visibility),
            (Some(own @ (Visibility::Hidden | Visibility::Private)), false) => notes.push(format!(
                "{label} is {} where it comes from; {to} has no field for that, so there it is as visible as every upload",
                own.name()
            )),
            _ => {}
        }
    }
    if upload.expire.is_none() {
        upload.expire = defaults.expire;
        if let (Some(end), None) = (media.expires_at, upload.expire) {
            notes.push(format!(
                "{label} expires at {end} where it comes from; the copy stays, without --expire"
            ));
        }
    }
    (upload, notes)
}
