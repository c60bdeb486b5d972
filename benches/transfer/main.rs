//! hoist against curl, in one run: the same bytes, the same sink, in turn. `cargo bench` prints the table of `benches/README.md`.
//!
//! curl missing is an error: a comparison without its peer proves nothing.

mod measure;
mod sink;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use measure::{Cost, in_turn, median, run};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// The build that is measured: cargo's own for benches, or the one that the variable names.
static HOIST: LazyLock<String> = LazyLock::new(|| {
    std::env::var("HOIST").unwrap_or_else(|_| env!("CARGO_BIN_EXE_hoist").to_owned())
});
const MIB: u64 = 1024 * 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Where files, configuration and certificates of one bench are.
struct Bench {
    dir: tempfile::TempDir,
    plain: u16,
    slow: u16,
    encrypted: u16,
}

impl Bench {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let certified =
            rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(dir.path().join("ca.pem"), certified.cert.pem()).expect("a file");
        let _ = rustls::crypto::ring::default_provider().install_default();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(
            certified.signing_key.serialize_der(),
        ));
        let config = ServerConfig::builder_with_protocol_versions(&[&rustls::version::TLS13])
            .with_no_client_auth()
            .with_single_cert(vec![certified.cert.der().clone()], key)
            .expect("a server configuration");
        let bench = Bench {
            dir,
            plain: sink::start(Duration::ZERO, None),
            slow: sink::start(Duration::from_millis(500), None),
            encrypted: sink::start(Duration::ZERO, Some(Arc::new(config))),
        };
        // A custom uploader: no limit of a vendor stands between the program and the wire.
        let mut config = String::new();
        for (name, port) in [
            ("plain", bench.plain),
            ("slow", bench.slow),
            ("encrypted", bench.encrypted),
        ] {
            config.push_str(&format!(
                "[profiles.{name}]\nprovider = \"sharex\"\nfile = \"{name}.sxcu\"\n"
            ));
            let uploader = format!(
                r#"{{"Version": "17.0.0", "DestinationType": "FileUploader", "RequestMethod": "POST", "RequestURL": "{}",
                "Headers": {{"X-API-Key": "bench"}}, "Body": "MultipartFormData", "FileFormName": "source", "URL": "{{json:url}}"}}"#,
                bench.url(port)
            );
            std::fs::write(bench.path(&format!("{name}.sxcu")), uploader).expect("a file");
        }
        std::fs::write(bench.path("config.toml"), config).expect("a file");
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A file of bytes that no layer can make smaller, behind the signature of a PNG: the host takes pictures.
    fn file(&self, name: &str, size: u64) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        let mut file = std::fs::File::create(&path).expect("a file");
        let mut block = vec![0; 1 << 20];
        file.write_all(PNG).expect("space on the disk");
        let mut left = size - PNG.len() as u64;
        while left > 0 {
            fastrand::fill(&mut block);
            let part = left.min(block.len() as u64);
            file.write_all(&block[..part as usize])
                .expect("space on the disk");
            left -= part;
        }
        path
    }

    /// The way everybody uses it: hashing, history and progress are on.
    fn hoist(&self, profile: &str, args: &[&str]) -> Command {
        let mut command = Command::new(&*HOIST);
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("HOIST_CONFIG", self.path("config.toml"))
            .env("HOIST_DATA_DIR", self.path("data"))
            .env("SSL_CERT_FILE", self.path("ca.pem"))
            .args(["upload", "-p", profile])
            .args(args);
        command
    }

    fn curl(&self) -> Command {
        let mut command = Command::new("curl");
        command
            .env_clear()
            .args([
                "--silent",
                "--show-error",
                "--fail",
                "--output",
                "/dev/null",
            ])
            .arg("--cacert")
            .arg(self.path("ca.pem"))
            .args(["-H", "X-API-Key: bench"]);
        command
    }

    fn curl_one(&self, file: &Path, url: &str) -> Command {
        let mut command = self.curl();
        command
            .arg("-F")
            .arg(format!("source=@{}", file.display()))
            .arg(url);
        command
    }

    fn url(&self, port: u16) -> String {
        if port == self.encrypted {
            format!("https://localhost:{port}/upload")
        } else {
            format!("http://127.0.0.1:{port}/upload")
        }
    }

    /// One curl process for all files, with the same number in flight.
    fn curl_many(&self, files: &[PathBuf], port: u16) -> Command {
        let mut list = String::from("parallel\nparallel-max = 4\n");
        for (number, file) in files.iter().enumerate() {
            if number > 0 {
                list.push_str("next\n");
            }
            list.push_str(&format!(
                "silent\nfail\noutput = /dev/null\nheader = \"X-API-Key: bench\"\nform = \"source=@{}\"\nurl = \"{}\"\n",
                file.display(),
                self.url(port)
            ));
        }
        std::fs::write(self.path("curl.txt"), list).expect("a file");
        let mut command = Command::new("curl");
        command
            .env_clear()
            .arg("--config")
            .arg(self.path("curl.txt"));
        command
    }
}

fn row(what: &str, bytes: u64, hoist: Cost, curl: Cost) {
    let rate = |cost: Cost| match bytes {
        0 => String::new(),
        bytes => format!(
            ", {:.0} MiB/s",
            bytes as f64 / MIB as f64 / cost.wall.as_secs_f64()
        ),
    };
    let show = |cost: Cost| {
        format!(
            "{:.1} ms{}, {:.2} s CPU, {:.1} MiB",
            cost.wall.as_secs_f64() * 1e3,
            rate(cost),
            cost.cpu.as_secs_f64(),
            cost.memory as f64 / MIB as f64
        )
    };
    println!(
        "| {what} | {} | {} | {:.2} × | {:.2} |",
        show(hoist),
        show(curl),
        curl.wall.as_secs_f64() / hoist.wall.as_secs_f64(),
        hoist.cpu.as_secs_f64() / curl.cpu.as_secs_f64().max(1e-6),
    );
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is UTF-8")
}

/// A row of a table: its name on the command line, and what measures it.
type Row = (&'static str, fn(&Bench));

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` only wants to know that this builds.
    if args.iter().any(|arg| arg == "--test") {
        return;
    }
    run(Command::new("curl").arg("--version"));
    let bench = Bench::new();
    let wanted: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let compared: [Row; 4] = [
        ("giant", giant),
        ("many", many),
        ("delay", delay),
        ("short", short),
    ];
    let alone: [Row; 2] = [("four", four), ("crowd", crowd)];
    for (head, rows) in [
        (
            "| what | hoist | curl | speed | CPU |\n| --- | --- | --- | --: | --: |",
            &compared[..],
        ),
        (
            "\n| what | time | peak memory |\n| --- | --: | --: |",
            &alone[..],
        ),
    ] {
        println!("{head}");
        for (name, row) in rows {
            if wanted.is_empty() || wanted.iter().any(|it| it == name) {
                row(&bench);
            }
        }
    }
}

fn giant(bench: &Bench) {
    let giant = bench.file("giant.png", 1024 * MIB);
    for (what, profile, port) in [
        ("1 GiB, http", "plain", bench.plain),
        ("1 GiB, https", "encrypted", bench.encrypted),
    ] {
        let (hoist, curl) = in_turn(
            7,
            || bench.hoist(profile, &[text(&giant)]),
            || bench.curl_one(&giant, &bench.url(port)),
        );
        row(what, 1024 * MIB, hoist, curl);
    }
}

fn many(bench: &Bench) {
    let many: Vec<PathBuf> = (0..200)
        .map(|n| bench.file(&format!("many/{n:03}.png"), 200 * 1024))
        .collect();
    let folder = bench.path("many");
    let (hoist, curl) = in_turn(
        9,
        || bench.hoist("plain", &["-r", text(&folder), "-j", "4"]),
        || bench.curl_many(&many, bench.plain),
    );
    row("200 × 200 KiB, 4 in flight", 200 * 200 * 1024, hoist, curl);
}

fn delay(bench: &Bench) {
    let folder = bench.path("eight");
    let eight: Vec<PathBuf> = (0..8)
        .map(|n| bench.file(&format!("eight/{n}.png"), 1024))
        .collect();
    let (hoist, curl) = in_turn(
        3,
        || bench.hoist("slow", &["-r", text(&folder), "-j", "4"]),
        || bench.curl_many(&eight, bench.slow),
    );
    row("8 × 0.5 s of server, 4 in flight", 0, hoist, curl);
}

fn short(bench: &Bench) {
    let small = bench.file("small.png", 50 * 1000);
    let (hoist, curl) = in_turn(
        31,
        || bench.hoist("encrypted", &[text(&small)]),
        || bench.curl_one(&small, &bench.url(bench.encrypted)),
    );
    row("50 KB, https, whole process", 0, hoist, curl);

    let version = |program: &str| {
        let program = program.to_owned();
        move || {
            let mut command = Command::new(&program);
            command.arg("--version");
            command
        }
    };
    let (hoist, curl) = in_turn(31, version(&HOIST), version("curl"));
    row("--version", 0, hoist, curl);
}

/// What only hoist is asked for: memory that does not grow with size or count.
fn alone(what: &str, cost: Cost) {
    println!(
        "| {what} | {:.2} s | {:.1} MiB |",
        cost.wall.as_secs_f64(),
        cost.memory as f64 / MIB as f64
    );
}

fn four(bench: &Bench) {
    for number in 0..4 {
        bench.file(&format!("four/{number}.png"), 512 * MIB);
    }
    let folder = bench.path("four");
    let costs = (0..3).map(|_| run(&mut bench.hoist("plain", &["-r", text(&folder), "-j", "4"])));
    alone("4 × 512 MiB in flight", median(costs.collect()));
}

fn crowd(bench: &Bench) {
    for number in 0..100_000 {
        let name = format!("crowd/{number:06}.png");
        bench.file(&name, 64);
    }
    let folder = bench.path("crowd");
    alone(
        "a directory of 100,000 files",
        run(&mut bench.hoist("plain", &["-r", text(&folder), "-q"])),
    );
}
