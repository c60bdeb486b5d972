//! The columns of every table. Piped media, history entries and posts all have the six fields that the contract promises:
//! id, time, size, type, name, link.

use jiff::Timestamp;

use super::table::{Column, Kind, Look, Squeeze};
use super::units::{self, rfc3339};
use super::views::{
    AccountView, BatchView, CommentView, FactsView, FileView, HistoryView, MediaView, PersonView,
    PostView, ProfileView, ProviderView, ResultView,
};

fn known(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn number<N: ToString>(number: Option<N>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn when(time: Option<Timestamp>, look: &Look) -> String {
    time.map(|time| units::ago(time, look.now))
        .unwrap_or_default()
}

fn stamp(time: Option<Timestamp>) -> String {
    time.map(rfc3339).unwrap_or_default()
}

fn size(file: &FileView, facts: &FactsView) -> String {
    match file.size {
        Some(bytes) => units::size(bytes),
        None => known(&facts.size_text),
    }
}

fn name(file: &FileView, facts: &FactsView) -> String {
    known(if file.name.is_some() {
        &file.name
    } else {
        &facts.title
    })
}

fn link(file: &FileView) -> String {
    known(if file.url.is_some() {
        &file.url
    } else {
        &file.page_url
    })
}

fn yes_or_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

/// `ls`
pub const MEDIA: Kind<MediaView> = Kind {
    columns: &[
        Column::new("ID", Squeeze::Never, |row, _| known(&row.file.id)),
        Column::linked(
            "NAME",
            Squeeze::CutThenDrop(8, 1),
            |row, _| name(&row.file, &row.facts),
            |row| link(&row.file),
        ),
        Column::number("SIZE", Squeeze::Drop(2), |row, _| {
            size(&row.file, &row.facts)
        }),
        Column::new("CREATED", Squeeze::Drop(3), |row, look| {
            when(row.file.created_at, look)
        }),
        Column::new("TYPE", Squeeze::Drop(5), |row, _| known(&row.file.mime)),
        Column::linked(
            "LINK",
            Squeeze::Drop(4),
            |row, _| link(&row.file),
            |row| link(&row.file),
        ),
    ],
    fields: &[
        |row| known(&row.file.id),
        |row| stamp(row.file.created_at),
        |row| number(row.file.size),
        |row| known(&row.file.mime),
        |row| known(&row.file.name),
        |row| known(&row.file.url),
    ],
};

/// `history`
pub const HISTORY: Kind<HistoryView> = Kind {
    columns: &[
        Column::new("@", Squeeze::Never, |row, _| {
            row.number
                .map(|number| format!("@{number}"))
                .unwrap_or_default()
        }),
        Column::linked(
            "NAME",
            Squeeze::Cut(8),
            |row, _| row.file.name.clone().unwrap_or_else(|| row.input.clone()),
            |row| link(&row.file),
        ),
        Column::new("OUTCOME", Squeeze::Drop(1), |row, _| match row.deleted_at {
            Some(_) => "deleted".to_owned(),
            None => row.outcome.name().to_owned(),
        }),
        Column::number("SIZE", Squeeze::Drop(5), |row, _| {
            size(&row.file, &row.facts)
        }),
        Column::new("WHEN", Squeeze::Drop(2), |row, look| {
            when(row.started_at, look)
        }),
        Column::new("PROFILE", Squeeze::CutThenDrop(8, 3), |row, _| {
            row.profile.clone()
        }),
        Column::linked(
            "LINK",
            Squeeze::Drop(4),
            |row, _| match link(&row.file) {
                link if link.is_empty() => known(&row.file.id),
                link => link,
            },
            |row| link(&row.file),
        ),
        Column::new("ERROR", Squeeze::CutThenDrop(20, 6), |row, _| {
            row.error
                .as_ref()
                .map(|error| error.message.clone())
                .unwrap_or_default()
        }),
    ],
    fields: &[
        |row| known(&row.file.id),
        |row| stamp(row.started_at),
        |row| number(row.file.size),
        |row| known(&row.file.mime),
        |row| known(&row.file.name),
        |row| known(&row.file.url),
    ],
};

/// `history --links`: whole links, the delete link among them.
pub const HISTORY_LINKS: Kind<HistoryView> = Kind {
    columns: &[
        Column::new("@", Squeeze::Never, |row, _| {
            row.number
                .map(|number| format!("@{number}"))
                .unwrap_or_default()
        }),
        Column::new("NAME", Squeeze::CutThenDrop(8, 3), |row, _| {
            known(&row.file.name)
        }),
        Column::linked(
            "LINK",
            Squeeze::Drop(1),
            |row, _| link(&row.file),
            |row| link(&row.file),
        ),
        Column::new("DELETE LINK", Squeeze::Drop(2), |row, _| {
            known(&row.file.delete_url)
        }),
    ],
    fields: &[
        |row| known(&row.file.id),
        |row| known(&row.file.name),
        |row| known(&row.file.url),
        |row| known(&row.file.page_url),
        |row| known(&row.file.thumbnail_url),
        |row| known(&row.file.delete_url),
    ],
};

/// `history --batches`
pub const BATCHES: Kind<BatchView> = Kind {
    columns: &[
        Column::new("BATCH", Squeeze::Never, |row, _| row.batch.to_string()),
        Column::new("STATE", Squeeze::Never, |row, _| row.state().to_owned()),
        Column::number("DELIVERED", Squeeze::Drop(2), |row, _| {
            row.delivered.to_string()
        }),
        Column::number("FAILED", Squeeze::Drop(1), |row, _| row.failed.to_string()),
        Column::number("UNKNOWN", Squeeze::Drop(1), |row, _| {
            row.unknown.to_string()
        }),
        Column::number("QUEUED", Squeeze::Drop(1), |row, _| row.queued.to_string()),
        Column::new("WHEN", Squeeze::Drop(3), |row, look| {
            when(row.started_at, look)
        }),
        Column::new("COMMAND", Squeeze::Drop(5), |row, _| row.command.clone()),
        Column::new("PROFILES", Squeeze::CutThenDrop(8, 4), |row, _| {
            row.profiles.join(", ")
        }),
    ],
    fields: &[
        |row| row.batch.to_string(),
        |row| stamp(row.started_at),
        |row| row.delivered.to_string(),
        |row| row.failed.to_string(),
        |row| row.unknown.to_string(),
        |row| row.queued.to_string(),
    ],
};

/// `post ls`. In a pipe the size is the number of media and the type the host's word for the state.
pub const POSTS: Kind<PostView> = Kind {
    columns: &[
        Column::new("ID", Squeeze::Never, |row, _| row.id.clone()),
        Column::linked(
            "TITLE",
            Squeeze::CutThenDrop(8, 1),
            |row, _| {
                known(if row.title.is_some() {
                    &row.title
                } else {
                    &row.description
                })
            },
            |row| known(&row.page_url),
        ),
        Column::number("MEDIA", Squeeze::Drop(4), |row, _| number(row.media_count)),
        Column::number("SCORE", Squeeze::Drop(6), |row, _| number(row.score)),
        Column::number("VIEWS", Squeeze::Drop(7), |row, _| number(row.views)),
        Column::new("STATE", Squeeze::Drop(3), |row, _| known(&row.state)),
        Column::new("CREATED", Squeeze::Drop(2), |row, look| {
            when(row.created_at, look)
        }),
        Column::new("SCHEDULED", Squeeze::Drop(4), |row, look| {
            when(row.scheduled_for, look)
        }),
        Column::linked(
            "PAGE",
            Squeeze::Drop(5),
            |row, _| known(&row.page_url),
            |row| known(&row.page_url),
        ),
    ],
    fields: &[
        |row| row.id.clone(),
        |row| stamp(row.created_at),
        |row| number(row.media_count),
        |row| known(&row.state),
        |row| known(&row.title),
        |row| known(&row.page_url),
    ],
};

/// `comment ls`
pub const COMMENTS: Kind<CommentView> = Kind {
    columns: &[
        Column::new("ID", Squeeze::Never, |row, _| row.id.clone()),
        Column::new("COMMENT", Squeeze::Cut(12), |row, _| known(&row.content)),
        Column::new("ON", Squeeze::Drop(2), |row, _| known(&row.post)),
        Column::new("WRITTEN", Squeeze::Drop(1), |row, look| {
            when(row.created_at, look)
        }),
    ],
    fields: &[
        |row| row.id.clone(),
        |row| stamp(row.created_at),
        |row| known(&row.post),
        |row| known(&row.content),
    ],
};

/// `user followers`, `user following`
pub const PEOPLE: Kind<PersonView> = Kind {
    columns: &[Column::new("NAME", Squeeze::Never, |row, _| {
        row.name.clone()
    })],
    fields: &[|row| row.name.clone()],
};

/// `post results`
pub const RESULTS: Kind<ResultView> = Kind {
    columns: &[
        Column::new("ACCOUNT", Squeeze::Never, |row, _| row.account.clone()),
        Column::new("NAME", Squeeze::CutThenDrop(8, 3), |row, _| {
            known(&row.account_name)
        }),
        Column::new("NETWORK", Squeeze::Drop(2), |row, _| known(&row.network)),
        Column::new("STATE", Squeeze::Never, |row, _| row.state.clone()),
        Column::new("PUBLISHED", Squeeze::Drop(5), |row, look| {
            when(row.published_at, look)
        }),
        Column::linked(
            "LINK",
            Squeeze::Drop(4),
            |row, _| known(&row.url),
            |row| known(&row.url),
        ),
        Column::new("ERROR", Squeeze::CutThenDrop(16, 1), |row, _| {
            known(&row.error)
        }),
    ],
    fields: &[
        |row| row.account.clone(),
        |row| known(&row.network),
        |row| row.state.clone(),
        |row| stamp(row.published_at),
        |row| known(&row.url),
        |row| known(&row.error),
    ],
};

/// `post accounts`
pub const ACCOUNTS: Kind<AccountView> = Kind {
    columns: &[
        Column::new("ID", Squeeze::Never, |row, _| row.id.clone()),
        Column::new("NETWORK", Squeeze::Drop(2), |row, _| known(&row.network)),
        Column::new("NAME", Squeeze::CutThenDrop(8, 1), |row, _| {
            known(&row.name)
        }),
        Column::new("CAN POST", Squeeze::Drop(3), |row, _| {
            row.can_post.map(yes_or_no).unwrap_or_default()
        }),
        Column::new("HEALTH", Squeeze::Drop(4), |row, _| known(&row.health)),
    ],
    fields: &[
        |row| row.id.clone(),
        |row| known(&row.network),
        |row| known(&row.name),
        |row| row.can_post.map(yes_or_no).unwrap_or_default(),
        |row| known(&row.health),
    ],
};

/// `providers`
pub const PROVIDERS: Kind<ProviderView> = Kind {
    columns: &[
        Column::linked(
            "PROVIDER",
            Squeeze::Never,
            |row, _| row.name.clone(),
            |row| row.docs.clone(),
        ),
        Column::new("CAN", Squeeze::Cut(20), |row, _| row.can.join(" ")),
        Column::number("MOST", Squeeze::Drop(1), |row, _| {
            row.max_bytes.map(units::size).unwrap_or_default()
        }),
        Column::new("WHAT", Squeeze::CutThenDrop(20, 2), |row, _| {
            row.summary.clone()
        }),
    ],
    fields: &[
        |row| row.name.clone(),
        |row| row.can.join(","),
        |row| row.upload_options.join(","),
        |row| number(row.max_bytes),
        |row| row.summary.clone(),
        |row| row.docs.clone(),
    ],
};

/// `profile ls`
pub const PROFILES: Kind<ProfileView> = Kind {
    columns: &[
        Column::new("", Squeeze::Drop(2), |row, _| {
            if row.default { "*" } else { "" }.to_owned()
        }),
        Column::new("PROFILE", Squeeze::Never, |row, _| row.name.clone()),
        Column::new("PROVIDER", Squeeze::Drop(1), |row, _| row.provider.clone()),
        Column::new("TOKEN", Squeeze::Drop(3), |row, _| known(&row.token)),
        Column::new("FROM", Squeeze::Drop(5), |row, _| {
            if row.built_in { "built-in" } else { "config" }.to_owned()
        }),
        Column::new("PLACE", Squeeze::CutThenDrop(20, 4), |row, _| {
            known(&row.place)
        }),
    ],
    fields: &[
        |row| row.name.clone(),
        |row| row.provider.clone(),
        |row| known(&row.place),
        |row| yes_or_no(row.default),
        |row| yes_or_no(row.built_in),
        |row| known(&row.token),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Media, Person, UserName};

    fn look(terminal: bool, width: usize) -> Look {
        Look {
            terminal,
            color: false,
            links: false,
            width,
            now: "2026-01-07T12:00:00Z".parse().unwrap(),
        }
    }

    fn media() -> Vec<MediaView> {
        let mut cat = Media::new("abc1234");
        cat.name = Some("a rather long name of a holiday picture.png".to_owned());
        cat.mime = Some("image/png".to_owned());
        cat.size = Some(1_258_291);
        cat.created_at = Some("2026-01-07T11:57:00Z".parse().unwrap());
        cat.links.direct = Some("https://i.example.org/abc1234.png".parse().unwrap());
        let mut unknown = Media::new("z");
        unknown.title = Some("no\tname".to_owned());
        unknown.size_text = Some("240.1KB".to_owned());
        [cat, unknown]
            .iter()
            .map(|media| MediaView::new("p", "slink", media))
            .collect()
    }

    #[test]
    fn media_at_three_widths() {
        assert_eq!(
            MEDIA.render(&media(), &look(true, 200)),
            "\
ID       NAME                                            SIZE  CREATED    TYPE       LINK
abc1234  a rather long name of a holiday picture.png  1.2 MiB  3 min ago  image/png  https://i.example.org/abc1234.png
z        no name                                      240.1KB
"
        );
        assert_eq!(
            MEDIA.render(&media(), &look(true, 80)),
            "\
ID       NAME                 SIZE  CREATED    LINK
abc1234  a rather long n…  1.2 MiB  3 min ago  https://i.example.org/abc1234.png
z        no name           240.1KB
"
        );
        assert_eq!(
            MEDIA.render(&media(), &look(true, 40)),
            "\
ID       NAME            SIZE  CREATED
abc1234  a rather l…  1.2 MiB  3 min ago
z        no name      240.1KB
"
        );
    }

    #[test]
    fn piped_media_are_six_fields_with_unknown_ones_empty() {
        assert_eq!(
            MEDIA.render(&media(), &look(false, 80)),
            "abc1234\t2026-01-07T11:57:00Z\t1258291\timage/png\ta rather long name of a holiday picture.png\t\
             https://i.example.org/abc1234.png\nz\t\t\t\t\t\n"
        );
        for fields in [MEDIA.fields.len(), HISTORY.fields.len(), POSTS.fields.len()] {
            assert_eq!(fields, 6);
        }
    }

    #[test]
    fn an_id_is_whole_in_any_window_that_has_room_for_it() {
        let id = "0190b5c4-7d1e-7c2a-9f00-0123456789ab";
        let rows = [MediaView::new("p", "slink", &Media::new(id))];
        assert!(MEDIA.render(&rows, &look(true, 40)).contains(id));
    }

    #[test]
    fn people_are_a_name_each() {
        let person = PersonView::from(&Person {
            name: UserName::new("alice\x1b[0m"),
        });
        assert_eq!(PEOPLE.render(&[person], &look(false, 80)), "alice [0m\n");
    }
}
