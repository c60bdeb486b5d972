//! Files arrive whole, once, and under their name.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hoist::error::Kind;
use hoist::model::{Resize, Upload};
use hoist::progress::{Meter, Silent};
use hoist::provider::Stored as Known;

use super::{Sentence, Verdict, done, ensure, refused};
use crate::conformance::matrix::Ability::{Description, Fetcher, Network, Title};
use crate::conformance::stage::{Stage, file, file_of_length, picture, upload, upload_one};

pub const SENTENCES: &[Sentence] = &[
    Sentence {
        says: "an upload arrives byte for byte under its name and type",
        needs: &[],
        hold: |stage| Box::pin(arrives(stage, "cat.png", 300_000)),
    },
    Sentence {
        says: "a name with blanks and other scripts arrives as it is",
        needs: &[],
        hold: |stage| Box::pin(arrives(stage, "Größe 5 猫 100%; a=b'.png", 0)),
    },
    Sentence {
        says: "an awkward name arrives as browsers would send it, or as it is where it stands in no header",
        needs: &[],
        hold: |stage| Box::pin(awkward_names(stage)),
    },
    Sentence {
        says: "uploads at the same time are kept apart",
        needs: &[],
        hold: |stage| Box::pin(at_the_same_time(stage)),
    },
    Sentence {
        says: "the meter sees every byte of the file and nothing else",
        needs: &[Network],
        hold: |stage| Box::pin(metered(stage)),
    },
    Sentence {
        says: "a file that ends early is an error of this machine and stores nothing",
        needs: &[],
        hold: |stage| Box::pin(ends_early(stage)),
    },
    Sentence {
        says: "title and description of an upload arrive",
        needs: &[Title, Description],
        hold: |stage| Box::pin(described(stage)),
    },
    Sentence {
        says: "an upload without title and description sends neither",
        needs: &[Title, Description],
        hold: |stage| Box::pin(undescribed(stage)),
    },
    Sentence {
        says: "an upload's direct link brings back the same bytes",
        needs: &[Fetcher],
        hold: |stage| Box::pin(fetched(stage)),
    },
];

async fn arrives(stage: &Stage<'_>, name: &str, length: usize) -> Verdict {
    let bytes = picture(1, length);
    let provider = stage.provider();
    let media = done("upload", upload(&*provider, &file(name, &bytes)).await)?;
    let stored = stage.bench.stored();
    ensure!(stored.len() == 1, "{} files are stored", stored.len());
    let stored = &stored[0];
    ensure!(stored.bytes == bytes, "the bytes differ");
    ensure!(stored.name == name, "the name arrived as {:?}", stored.name);
    ensure!(
        stored.mime == "image/png",
        "the type arrived as {}",
        stored.mime
    );
    ensure!(
        stored.id == media.id,
        "the id is {}, not {}",
        stored.id,
        media.id
    );
    Ok(())
}

const AWKWARD: [&str; 10] = [
    "she said \"hi\".png",
    "two\nlines\r\n.png",
    "back\\slash.png",
    "..\\..\\up.png",
    "  blanks  around  .png",
    "%22 and %0A stay.png",
    "e\u{301} is not \u{e9} 猫 🐈 עברית.png",
    "semi;colon, comma & name='x'.png",
    "-o=.png",
    "~$HOME `x` <b>.png",
];

async fn awkward_names(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    for (number, name) in (0..).zip(AWKWARD) {
        let media = done(
            name,
            upload(&*provider, &file(name, &picture(number, 0))).await,
        )?;
        let in_header = stage.bench.network().is_some_and(|network| {
            let sent = network.uploads().pop();
            sent.is_some_and(|sent| sent.parts.iter().any(|part| part.file_name.is_some()))
        });
        let expected = if in_header {
            name.replace('"', "%22")
                .replace('\r', "%0D")
                .replace('\n', "%0A")
        } else {
            name.to_owned()
        };
        let stored = stage.bench.stored();
        let Some(stored) = stored.iter().find(|stored| stored.id == media.id) else {
            return Err(format!("{name:?} is not stored"));
        };
        ensure!(
            stored.name == expected,
            "{name:?} arrived as {:?}",
            stored.name
        );
    }
    Ok(())
}

async fn at_the_same_time(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let (one, two) = (picture(1, 50_000), picture(2, 70_000));
    let (one_file, two_file) = (file("one.png", &one), file("two.png", &two));
    let (first, second) =
        futures_util::future::join(upload(&*provider, &one_file), upload(&*provider, &two_file))
            .await;
    let (first, second) = (done("one", first)?, done("two", second)?);
    let stored = stage.bench.stored();
    ensure!(stored.len() == 2, "{} files are stored", stored.len());
    for (media, name, bytes) in [(first, "one.png", one), (second, "two.png", two)] {
        ensure!(
            stored.iter().any(|stored| stored.id == media.id
                && stored.name == name
                && stored.bytes == bytes),
            "{name} is not stored as {}",
            media.id
        );
    }
    Ok(())
}

#[derive(Default)]
struct Count(AtomicU64);

impl Meter for Count {
    fn advance(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::SeqCst);
    }
    fn restart(&self) {
        self.0.store(0, Ordering::SeqCst);
    }
    fn waiting(&self) {}
    fn finish(&self) {}
}

async fn metered(stage: &Stage<'_>) -> Verdict {
    let bytes = picture(1, 600_000);
    let count = Arc::new(Count::default());
    let provider = stage.provider();
    let file = file("cat.png", &bytes);
    let sent = provider
        .upload(&file, &Upload::default(), count.clone())
        .await;
    done("upload", sent)?;
    let counted = count.0.load(Ordering::SeqCst);
    ensure!(
        counted == bytes.len() as u64,
        "{counted} bytes were counted"
    );
    Ok(())
}

async fn ends_early(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let bytes = picture(1, 1000);
    let short = file_of_length("cat.png", &bytes, 2000);
    refused("upload", upload(&*provider, &short).await, &[Kind::Io])?;
    let stored = stage.bench.stored().len();
    ensure!(stored == 0, "{stored} files are stored");
    Ok(())
}

async fn described(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let wanted = Upload {
        title: Some("Sunset & \"more\"".to_owned()),
        description: Some("two\nlines".to_owned()),
        ..Upload::default()
    };
    let file = file("cat.png", &picture(1, 0));
    let sent = provider.upload(&file, &wanted, Arc::new(Silent)).await;
    let sent = done("upload", sent)?;
    ensure!(sent.incomplete.is_none(), "something is missing");
    let stored = stage.bench.stored();
    ensure!(stored.len() == 1, "{} files are stored", stored.len());
    ensure!(
        stored[0].title == wanted.title,
        "the title arrived as {:?}",
        stored[0].title
    );
    ensure!(
        stored[0].description == wanted.description,
        "the description arrived as {:?}",
        stored[0].description
    );
    ensure!(
        sent.media.title == wanted.title && sent.media.description == wanted.description,
        "the answer does not show them"
    );
    Ok(())
}

async fn undescribed(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    done("upload", upload_one(&*provider, 1).await)?;
    let stored = stage.bench.stored();
    ensure!(stored.len() == 1, "{} files are stored", stored.len());
    let texts = (&stored[0].title, &stored[0].description);
    ensure!(texts == (&None, &None), "{texts:?} arrived");
    Ok(())
}

async fn fetched(stage: &Stage<'_>) -> Verdict {
    let provider = stage.provider();
    let bytes = picture(1, 200_000);
    let media = done("upload", upload(&*provider, &file("cat.png", &bytes)).await)?;
    let Some(fetcher) = provider.fetcher() else {
        return Err("there is no fetcher".to_owned());
    };
    for direct in [media.links.direct.clone(), None] {
        let known = Known {
            id: media.id.clone(),
            direct,
        };
        let fetch = fetcher.fetch(&known, Resize::default()).await;
        if known.direct.is_none() && provider.library().is_none() {
            refused("get", fetch, &[Kind::Unsupported])?;
            continue;
        }
        let mut download = done("get", fetch)?;
        let mut got = Vec::new();
        while let Some(chunk) = done("get", download.body.next().await)? {
            got.extend_from_slice(&chunk);
        }
        ensure!(got == bytes, "{} other bytes came back", got.len());
    }
    Ok(())
}
