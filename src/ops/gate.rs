//! What can be refused before any request: options without a field, files over a limit.

use super::Host;
use crate::error::{Error, Kind, Result};
use crate::model::{Field, FileSource, MediaEdit, NewPost, PostEdit, Query, Upload};
use crate::provider::Capability;

/// Checks the options of an upload, and the file once it is known.
///
/// # Errors
/// `Usage` for an option that the provider has no field for or whose value is wrong, `Rejected` for a file that it does not take.
pub fn check_upload(host: &Host, upload: &Upload, file: Option<&FileSource>) -> Result<()> {
    let descriptor = host.provider.descriptor();
    let mut given = upload.given();
    if host.is_swept(upload) {
        given.retain(|field| *field != Field::Expire);
    }
    host.refuse_unknown(&given, descriptor.upload_fields, "upload")?;
    check_title(host, upload.title.as_deref())?;
    host.provider.accepts(upload)?;
    let Some(file) = file else { return Ok(()) };
    let elsewhere = "choose another profile with -p; 'hoist providers' shows what each takes";
    let most = descriptor
        .limit_for(&file.mime)
        .map_err(|error| error.advice(elsewhere))?;
    match (most, file.len) {
        (Some(most), Some(len)) if len > most => Err(Error::new(
            Kind::Rejected,
            format!(
                "{} has {len} bytes, and {} takes at most {most}",
                file.name, descriptor.name
            ),
        )
        .of(descriptor.name)
        .advice(format!("make it smaller, or {elsewhere}"))),
        _ => Ok(()),
    }
}

/// Checks an edit of a media.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a foreign option or none at all.
pub fn check_edit(host: &Host, edit: &MediaEdit) -> Result<()> {
    let editor = host.need(host.provider.editor(), Capability::Edit, "edit")?;
    nothing(&edit.given(), "edit")?;
    host.refuse_unknown(&edit.given(), editor.fields(), "edit")?;
    check_title(host, edit.title.as_deref())
}

/// Checks the filters of a listing that the host answers.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a foreign option.
pub fn check_list(host: &Host, query: &Query) -> Result<()> {
    let library = host.need(host.provider.library(), Capability::List, "ls")?;
    host.refuse_unknown(&query.given(), library.fields(), "ls")
}

/// Checks the filters of a listing of posts.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a foreign option.
pub fn check_post_list(host: &Host, query: &Query) -> Result<()> {
    let posts = host.need(host.provider.posts(), Capability::Posts, "post ls")?;
    host.refuse_unknown(&query.given(), posts.list_fields(), "post ls")
}

/// Checks a new post before anything is uploaded for it.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a foreign option, `Rejected` for too many media.
pub fn check_post(host: &Host, post: &NewPost, media: usize) -> Result<()> {
    let posts = host.need(host.provider.posts(), Capability::Posts, "post create")?;
    host.refuse_unknown(&post.given(), posts.create_fields(), "post create")?;
    check_title(host, post.title.as_deref())?;
    let name = host.provider_name();
    if media == 0 && !posts.text_alone() {
        return Err(Error::usage(format!(
            "a post of {name} needs at least one file or --media"
        ))
        .during("post create"));
    }
    let silent = post.content.as_deref().is_none_or(str::is_empty);
    if media == 0 && silent && post.network_content.is_empty() {
        return Err(Error::usage("the post has neither files nor --content").during("post create"));
    }
    posts.check_new(post)?;
    match posts.max_media() {
        Some(most) if media > most => Err(Error::new(
            Kind::Rejected,
            format!("a post of {name} takes at most {most} media, not {media}"),
        )
        .of(name)
        .advice("make two posts, or more")),
        _ => Ok(()),
    }
}

/// Checks an edit of a post.
///
/// # Errors
/// `Unsupported` without the facet, `Usage` for a foreign option or none at all.
pub fn check_post_edit(host: &Host, edit: &PostEdit) -> Result<()> {
    let posts = host.need(host.provider.posts(), Capability::Posts, "post edit")?;
    nothing(&edit.given(), "post edit")?;
    host.refuse_unknown(&edit.given(), posts.edit_fields(), "post edit")?;
    check_title(host, edit.title.as_deref())
}

fn nothing<F>(given: &[F], operation: &'static str) -> Result<()> {
    if given.is_empty() {
        return Err(
            Error::usage(format!("'{operation}' was given nothing to change")).during(operation),
        );
    }
    Ok(())
}

fn check_title(host: &Host, title: Option<&str>) -> Result<()> {
    let descriptor = host.provider.descriptor();
    let (Some(title), Some(most)) = (title, descriptor.max_title) else {
        return Ok(());
    };
    let length = title.chars().count();
    if length <= most {
        return Ok(());
    }
    let message = format!(
        "the title has {length} characters, and {} takes at most {most}",
        descriptor.name
    );
    Err(Error::new(Kind::Rejected, message).of(descriptor.name))
}
