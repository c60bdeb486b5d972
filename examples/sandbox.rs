//! Hosts to play with: `cargo run --example sandbox`, then paste what it prints into another terminal.
//!
//! It starts the tests' stand-ins on loopback with a user each, writes a configuration that points at them, and prints every
//! request. Nothing leaves this machine, no account is needed, and all is forgotten at Ctrl-C.

use std::error::Error;
use std::fs;
use std::path::Path;

#[path = "../tests/it/fakes/mod.rs"]
#[expect(
    dead_code,
    reason = "the tests use more of the stand-ins than this does"
)]
mod fakes;

use fakes::chevereto::{Chevereto, USER_KEY};
use fakes::imgpile::{ALICE, ALICE_TOKEN, Imgpile};
use fakes::imperial::{ALICE_KEY, Imperial};
use fakes::journal::Seen;
use fakes::posteverywhere::{KEY, Posteverywhere};
use fakes::sharex::{self, Own};
use fakes::slink::{ALICE_JWT, Slink};
use fakes::{Base, Fake, Host, Origins, Reply};

/// The first port of imgpile's stand-in, whose second address follows it. The same at every start, unless something else has it.
const IMGPILE_PORT: u16 = 47_110;

/// The same of imperial's.
const IMPERIAL_PORT: u16 = 47_112;

/// The same of PostEverywhere's, whose storage host follows it.
const POSTEVERYWHERE_PORT: u16 = 47_114;

/// The port of Chevereto's stand-in.
const CHEVERETO_PORT: u16 = 47_150;

/// The port of Slink's stand-in.
const SLINK_PORT: u16 = 47_120;

/// The port of the host that a ShareX file describes.
const OWN_PORT: u16 = 47_160;

/// That file, beside the configuration.
const OWN_FILE: &str = "own.sxcu";

/// A picture of one pixel.
const PIXEL: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

/// A host that prints what it is asked and what it answers.
struct Aloud<H>(H);

impl<H: Host> Host for Aloud<H> {
    const BASES: &'static [Base] = H::BASES;

    fn new(origins: Origins) -> Self {
        Aloud(H::new(origins))
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let reply = self.0.answer(seen);
        println!("  {seen} -> {}", reply.status);
        reply
    }

    fn failure(&self, status: u16, text: &str) -> Reply {
        self.0.failure(status, text)
    }

    fn dress(&mut self, seen: &Seen, reply: &mut Reply) {
        self.0.dress(seen, reply);
    }
}

/// A profile of the configuration, and the token that goes with it.
struct Account {
    profile: &'static str,
    toml: String,
    token: &'static str,
}

fn imgpile(fake: &Fake<Aloud<Imgpile>>) -> Account {
    let (api, upload) = (fake.url("api"), fake.url("upload"));
    Account {
        profile: "pile",
        toml: format!(
            "provider = \"imgpile\"\nurl = \"{api}\"\nupload_url = \"{upload}\"\nusername = \"{ALICE}\"\n"
        ),
        token: ALICE_TOKEN,
    }
}

fn imperial(fake: &Fake<Aloud<Imperial>>) -> Account {
    let api = fake.url("api");
    Account {
        profile: "crown",
        toml: format!("provider = \"imperial\"\nurl = \"{api}\"\n"),
        token: ALICE_KEY,
    }
}

fn posteverywhere(fake: &Fake<Aloud<Posteverywhere>>) -> Account {
    let api = fake.url("api");
    Account {
        profile: "everywhere",
        toml: format!("provider = \"posteverywhere\"\nurl = \"{api}\"\n"),
        token: KEY,
    }
}

fn chevereto(fake: &Fake<Aloud<Chevereto>>) -> Account {
    Account {
        profile: "chev",
        toml: format!("provider = \"chevereto\"\nurl = \"{}\"\n", fake.url("site")),
        token: USER_KEY,
    }
}

fn slink(fake: &Fake<Aloud<Slink>>) -> Account {
    let url = fake.url("api");
    Account {
        profile: "pics",
        toml: format!("provider = \"slink\"\nurl = \"{url}\"\n"),
        token: ALICE_JWT,
    }
}

fn own() -> Account {
    Account {
        profile: "own",
        toml: format!("provider = \"sharex\"\nfile = \"{OWN_FILE}\"\n"),
        token: sharex::TOKEN,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let pile = Fake::<Aloud<Imgpile>>::start_at(IMGPILE_PORT);
    let crown = Fake::<Aloud<Imperial>>::start_at(IMPERIAL_PORT);
    let everywhere = Fake::<Aloud<Posteverywhere>>::start_at(POSTEVERYWHERE_PORT);
    let chev = Fake::<Aloud<Chevereto>>::start_at(CHEVERETO_PORT);
    let pics = Fake::<Aloud<Slink>>::start_at(SLINK_PORT);
    let script = Fake::<Aloud<Own>>::start_at(OWN_PORT);
    let accounts = [
        imgpile(&pile),
        imperial(&crown),
        slink(&pics),
        posteverywhere(&everywhere),
        chevereto(&chev),
        own(),
    ];
    let folder = tempfile::Builder::new()
        .prefix("hoist-sandbox-")
        .tempdir()?;
    write(folder.path(), &accounts)?;
    let file = sharex::file(script.url("site").as_str());
    fs::write(folder.path().join(OWN_FILE), file)?;
    introduce(folder.path(), &accounts);
    tokio::signal::ctrl_c().await?;
    println!();
    Ok(())
}

/// Writes the configuration and a picture to upload.
fn write(folder: &Path, accounts: &[Account]) -> Result<(), Box<dyn Error>> {
    let mut config = String::new();
    if let [first, ..] = accounts {
        config = format!("default_profile = \"{}\"\n", first.profile);
    }
    for account in accounts {
        config.push_str(&format!(
            "\n[profiles.{}]\n{}",
            account.profile, account.toml
        ));
    }
    fs::write(folder.join("config.toml"), config)?;
    fs::write(folder.join("cat.png"), PIXEL)?;
    fs::create_dir(folder.join("data"))?;
    Ok(())
}

fn introduce(folder: &Path, accounts: &[Account]) {
    let path = |name: &str| {
        let path = folder.join(name);
        shell_words::quote(&path.to_string_lossy()).into_owned()
    };
    println!("Paste this into another terminal:\n");
    println!("  export HOIST_CONFIG={}", path("config.toml"));
    println!("  export HOIST_DATA_DIR={}", path("data"));
    for account in accounts {
        let variable = account.profile.to_uppercase();
        println!("  export HOIST_TOKEN_{variable}={}", account.token);
    }
    println!("\nThen try:\n");
    println!("  hoist upload {} --title 'My cat'", path("cat.png"));
    println!("  hoist ls");
    println!(
        "  hoist post create {0} {0} --title 'Two cats' --visibility private",
        path("cat.png")
    );
    println!("  hoist post ls");
    println!("  hoist vote up POST");
    println!("  hoist get @1");
    println!("  hoist rm @1");
    println!("  hoist upload {} -p crown --tag cat", path("cat.png"));
    println!("  hoist ls -p crown");
    let everywhere: Vec<_> = accounts.iter().map(|account| account.profile).collect();
    println!(
        "  hoist upload {} -p {}",
        path("cat.png"),
        everywhere.join(",")
    );
    println!("  hoist post accounts -p everywhere");
    println!(
        "  hoist post create {} --content Hello --account 2280 --wait -p everywhere",
        path("cat.png")
    );
    println!("\nCtrl-C ends it. Requests as they come:\n");
}
