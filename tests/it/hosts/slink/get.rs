use hoist::error::{Kind, Result};
use hoist::model::{MediaId, Resize};
use hoist::provider::{Provider, Stored};
use url::Url;

use super::{NEWEST, OLD, Scene, advice};
use crate::conformance::stage::picture;
use crate::fakes::slink::{ALICE, ALICE_JWT, BOB};

const SMALL: Resize = Resize {
    width: Some(80),
    height: Some(60),
    crop: true,
};

async fn get(
    provider: &dyn Provider,
    id: &str,
    direct: Option<Url>,
    resize: Resize,
) -> Result<(String, Vec<u8>)> {
    let stored = Stored {
        id: MediaId::new(id),
        direct,
    };
    let mut download = provider
        .fetcher()
        .expect("a fetcher")
        .fetch(&stored, resize)
        .await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = download.body.next().await? {
        bytes.extend_from_slice(&chunk);
    }
    Ok((download.name.unwrap_or_default(), bytes))
}

#[tokio::test]
async fn the_owner_gets_and_resizes_what_is_not_published() {
    // The page reads w and h, servers width and height.
    for (version, as_page) in [(OLD, true), (OLD, false), (NEWEST, false)] {
        let scene = Scene::with_session(version);
        scene.fake.host().as_page = as_page;
        let provider = scene.provider();
        let id = scene.fake.host().plant(ALICE, picture(1, 0));
        let (name, bytes) = get(&*provider, &id, None, Resize::default()).await.unwrap();
        assert_eq!((name, bytes), (format!("{id}.png"), picture(1, 0).to_vec()));
        let (_, bytes) = get(&*provider, &id, None, SMALL).await.unwrap();
        assert_eq!(bytes, b"80x60 crop=true", "{version:?} {as_page}");
        let seen = scene.last("GET", "/api/image/");
        assert_eq!(seen.path, format!("/api/image/{id}.png"));
        assert_eq!(seen.bearer(), Some(ALICE_JWT));
        let query = "width=80 w=80 height=60 h=60 crop=true";
        assert!(seen.to_string().ends_with(query), "{seen}");
        let wide = Resize {
            width: Some(80),
            ..Resize::default()
        };
        get(&*provider, &id, None, wide).await.unwrap();
        let seen = scene.last("GET", "/api/image/").to_string();
        assert!(seen.ends_with(".png width=80 w=80"), "{seen}");
    }
}

#[tokio::test]
async fn a_session_that_ends_on_the_way_is_renewed() {
    let scene = Scene::new(NEWEST, &[]);
    let pair = scene.fake.host().new_pair(ALICE);
    let stored = format!(
        "{{\"access\":{},\"refresh\":{}}}",
        pair["access_token"], pair["refresh_token"]
    );
    scene
        .pocket
        .tokens
        .borrow_mut()
        .insert(hoist::secret::TokenKind::Jwt, stored);
    let id = scene.fake.host().plant(ALICE, picture(1, 0));
    scene.fake.host().revoke_access();
    let (_, bytes) = get(&*scene.provider(), &id, None, Resize::default())
        .await
        .unwrap();
    assert_eq!(bytes, picture(1, 0));
}

#[tokio::test]
async fn without_a_session_the_link_decides() {
    let old = Scene::with_key(OLD);
    let id = old.fake.host().plant(ALICE, picture(1, 0));
    let link = old
        .fake
        .url("api")
        .join(&format!("/image/{id}.png"))
        .unwrap();
    let (_, bytes) = get(&*old.provider(), &id, Some(link.clone()), SMALL)
        .await
        .unwrap();
    assert_eq!(bytes, b"80x60 crop=true");
    assert!(
        old.fake
            .journal
            .all()
            .iter()
            .all(|seen| seen.header("authorization").is_none())
    );

    let newest = Scene::with_key(NEWEST);
    let id = newest.fake.host().plant(ALICE, picture(1, 0));
    let link = newest
        .fake
        .url("api")
        .join(&format!("/image/{id}.png"))
        .unwrap();
    let shut = get(&*newest.provider(), &id, Some(link), Resize::default())
        .await
        .unwrap_err();
    assert_eq!(shut.kind, Kind::NotFound, "a page is no image");
    let short = newest.fake.url("api").join("/i/abc").unwrap();
    for (direct, resize) in [(None, Resize::default()), (Some(short), SMALL)] {
        let error = get(&*newest.provider(), &id, direct, resize)
            .await
            .unwrap_err();
        assert_eq!(error.kind, Kind::Auth);
        assert!(advice(&error).contains("--kind jwt"));
    }
}

#[tokio::test]
async fn somebody_elses_image_comes_by_its_link() {
    let scene = Scene::with_session(OLD);
    let id = scene.fake.host().plant(BOB, picture(1, 0));
    let link = scene
        .fake
        .url("api")
        .join(&format!("/image/{id}.png"))
        .unwrap();
    let (_, bytes) = get(&*scene.provider(), &id, Some(link), Resize::default())
        .await
        .unwrap();
    assert_eq!(bytes, picture(1, 0));
    let error = get(&*scene.provider(), &id, None, Resize::default())
        .await
        .unwrap_err();
    assert_eq!(error.status, Some(403));
}
