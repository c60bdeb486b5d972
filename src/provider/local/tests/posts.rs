use super::*;
use crate::model::{Post, PostEdit};

fn page_path(post: &Post) -> PathBuf {
    post.page.as_ref().unwrap().to_file_path().unwrap()
}

fn page_text(post: &Post) -> String {
    fs::read_to_string(page_path(post)).unwrap()
}

async fn create(local: &Local, post: &NewPost) -> Post {
    local.create(post).await.unwrap().post
}

/// The names of the tags that are open at the end, or the first that closes another than the last opened.
fn unbalanced(html: &str) -> Vec<String> {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let name = tag.split(' ').next().unwrap().to_owned();
        match name.strip_prefix('/') {
            Some(closed) if open.last().map(String::as_str) == Some(closed) => {
                open.pop();
            }
            Some(_) => return vec![name],
            None if ["!DOCTYPE", "meta", "img"].contains(&name.as_str()) => {}
            None => open.push(name),
        }
    }
    open
}

#[tokio::test]
async fn a_page_shows_pictures_and_videos_and_links_the_rest() {
    let (dir, local) = gallery();
    let picture = put(&local, "cat.png", "image/png", PNG).await;
    let video = put(&local, "clip.mp4", "video/mp4", b"v").await;
    let raw = put(&local, "raw.tiff", "image/tiff", b"r").await;
    let edit = edited(|edit| edit.title = Some("My cat".to_owned()));
    Editor::edit(&local, &picture.id, &edit).await.unwrap();
    let post = NewPost {
        title: Some("Holiday".to_owned()),
        description: Some("two\nlines".to_owned()),
        ..new_post(&[&video, &picture, &raw])
    };
    let post = create(&local, &post).await;
    let file = format!("{}.html", post.id);
    assert_eq!(page_path(&post), dir.path().join("gallery").join(file));
    let page = page_text(&post);
    assert!(page.starts_with("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">"));
    let things = [
        "<title>Holiday</title>".to_owned(),
        "<h1>Holiday</h1>\n<p>two\nlines</p>".to_owned(),
        format!(
            "<video src=\"{}.mp4\" aria-label=\"clip.mp4\" controls",
            video.id
        ),
        format!(
            "<a href=\"{0}.png\"><img src=\"{0}.png\" alt=\"My cat\" width=\"3\" height=\"2\"",
            picture.id
        ),
        "<figcaption><strong>My cat</strong></figcaption>".to_owned(),
        format!(
            "<a href=\"{}.tiff\" download=\"raw.tiff\">raw.tiff</a>",
            raw.id
        ),
    ];
    let mut rest = page.as_str();
    for thing in things {
        let (_, after) = rest
            .split_once(&thing)
            .unwrap_or_else(|| panic!("{thing}\nnot in\n{rest}"));
        rest = after;
    }
    assert_eq!(unbalanced(&page), Vec::<String>::new());
    assert!(
        !page.contains("http"),
        "the page needs nothing from elsewhere"
    );
    assert_eq!(post.media_count, Some(3));
    assert_eq!(post.media[0].id, video.id);
}

#[tokio::test]
async fn text_on_a_page_means_only_itself() {
    let (_dir, local) = gallery();
    let evil = "</title><script>alert(\"1\")</script>&amp;'\0\x1b";
    let safe = "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;\u{FFFD}\u{FFFD}";
    let name = "\" onerror=\"alert(1).png";
    let picture = put(&local, name, "image/png", b"").await;
    let other = put(&local, evil, "application/x-any", b"").await;
    let video = put(&local, evil, "video/mp4", b"").await;
    let edit = edited(|edit| edit.description = Some(evil.to_owned()));
    Editor::edit(&local, &video.id, &edit).await.unwrap();
    let post = NewPost {
        title: Some(evil.to_owned()),
        description: Some(evil.to_owned()),
        ..new_post(&[&picture, &other, &video])
    };
    let page = page_text(&create(&local, &post).await);
    assert_eq!(page.matches(safe).count(), 7, "{page}");
    assert!(
        page.contains("alt=\"&quot; onerror=&quot;alert(1).png\""),
        "{page}"
    );
    assert!(!page.contains("<script") && !page.contains('\0') && !page.contains('\x1b'));
    assert_eq!(unbalanced(&page), Vec::<String>::new());
}

#[tokio::test]
async fn a_post_of_a_media_that_is_not_there_is_not_made() {
    let (dir, local) = gallery();
    let media = put(&local, "a.txt", "text/plain", b"a").await;
    let before = files(dir.path());
    let gone = Media::new("abcdefghijklmnopqrstuvwx");
    let error = local.create(&new_post(&[&media, &gone])).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    assert_eq!(files(dir.path()), before);
}

#[tokio::test]
async fn posts_are_listed_and_removed() {
    let (_dir, local) = gallery();
    let media = put(&local, "1.png", "image/png", PNG).await;
    let first = create(&local, &new_post(&[&media])).await;
    let second = NewPost {
        title: Some("Second".to_owned()),
        ..new_post(&[&media])
    };
    let second = create(&local, &second).await;
    let ids = async |query: Query| {
        let posts = Posts::list(&local, &query).await.unwrap().items;
        posts.into_iter().map(|post| post.id).collect::<Vec<_>>()
    };
    let only = std::slice::from_ref;
    assert_eq!(
        ids(Query::default()).await,
        [second.id.clone(), first.id.clone()]
    );
    let search = query(|q| q.search = Some("sec".to_owned()));
    assert_eq!(ids(search).await, only(&second.id));
    let until = query(|q| q.until = second.created_at);
    assert_eq!(ids(until).await, only(&first.id));
    let page = query(|q| (q.limit, q.page) = (Some(1), Some(2)));
    assert_eq!(ids(page).await, only(&first.id));
    assert_eq!(
        listed(&local, &Query::default()).await,
        ["1.png"],
        "posts are no media"
    );

    let as_media = Removal::of(MediaId::new(first.id.as_str()));
    let error = Remover::remove(&local, &as_media).await.unwrap_err();
    assert_eq!(error.kind, Kind::NotFound);
    for outcome in [Removed::Deleted, Removed::AlreadyGone] {
        assert_eq!(Posts::remove(&local, &first.id).await.unwrap(), outcome);
    }
    assert!(!page_path(&first).exists());
    assert_eq!(ids(Query::default()).await, [second.id]);
    assert_eq!(
        listed(&local, &Query::default()).await,
        ["1.png"],
        "its media stay"
    );
}

#[tokio::test]
async fn an_edited_post_keeps_its_address() {
    let (_dir, local) = gallery();
    let one = put(&local, "1.png", "image/png", PNG).await;
    let two = put(&local, "2.png", "image/png", PNG).await;
    let post = create(&local, &new_post(&[&one, &two])).await;
    let edit = PostEdit {
        title: Some("Sea".to_owned()),
        order: Some(vec![two.id.clone(), one.id.clone()]),
        ..PostEdit::default()
    };
    let edited = Posts::edit(&local, &post.id, &edit).await.unwrap().unwrap();
    let shown = Posts::show(&local, &post.id, None).await.unwrap();
    for now in [edited, shown] {
        assert_eq!(now.title.as_deref(), Some("Sea"));
        assert_eq!(now.page, post.page);
        let order: Vec<_> = now.media.iter().map(|media| &media.id).collect();
        assert_eq!(order, [&two.id, &one.id]);
    }
    let text = page_text(&post);
    assert!(text.contains("<h1>Sea</h1>"));
    assert!(text.find(two.id.as_str()) < text.find(one.id.as_str()));
}

#[tokio::test]
async fn an_order_names_every_media_of_the_post_and_no_other() {
    let (_dir, local) = gallery();
    let one = put(&local, "1.png", "image/png", PNG).await;
    let two = put(&local, "2.png", "image/png", PNG).await;
    let other = put(&local, "3.png", "image/png", PNG).await;
    let post = create(&local, &new_post(&[&one, &two])).await;
    for order in [
        vec![&one],
        vec![&one, &one],
        vec![&one, &other],
        vec![&one, &two, &other],
        vec![],
    ] {
        let order = order.into_iter().map(|media| media.id.clone()).collect();
        let edit = PostEdit {
            order: Some(order),
            ..PostEdit::default()
        };
        let error = Posts::edit(&local, &post.id, &edit).await.unwrap_err();
        assert_eq!(error.kind, Kind::Usage);
    }
}

#[tokio::test]
async fn pages_follow_their_media() {
    let (_dir, local) = gallery();
    let one = put(&local, "1.png", "image/png", PNG).await;
    let two = put(&local, "2.png", "image/png", PNG).await;
    let post = create(&local, &new_post(&[&one, &two])).await;
    let edit = edited(|edit| edit.title = Some("Sunset".to_owned()));
    Editor::edit(&local, &one.id, &edit).await.unwrap();
    assert!(page_text(&post).contains("<strong>Sunset</strong>"));

    let full_name = MediaId::new(format!("{}.png", one.id));
    Remover::remove(&local, &Removal::of(full_name))
        .await
        .unwrap();
    let page = page_text(&post);
    assert!(
        !page.contains(one.id.as_str()) && page.contains(two.id.as_str()),
        "{page}"
    );
    let shown = Posts::show(&local, &post.id, None).await.unwrap();
    assert_eq!(shown.media_count, Some(1));
}

#[tokio::test]
async fn a_page_that_cannot_be_written_keeps_the_post() {
    let (_dir, local) = gallery();
    let media = put(&local, "1.png", "image/png", PNG).await;
    let post = create(&local, &new_post(&[&media])).await;
    let page = page_path(&post);
    let stored: Stored<gallery::PostCard> = local.gallery.find(post.id.as_str()).unwrap();
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    let draft = local.gallery.draft_of(b"new").unwrap();
    let error = local
        .gallery
        .put(&stored.key, &stored.card, draft)
        .unwrap_err();
    assert!(
        error.to_string().starts_with(page.to_str().unwrap()),
        "{error}"
    );
    fs::remove_dir(&page).unwrap();
    fs::write(&page, "old").unwrap();
    Posts::show(&local, &post.id, None).await.unwrap();
}
