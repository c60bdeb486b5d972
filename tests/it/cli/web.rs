//! A host that the test itself plays, byte by byte: for answers and pauses that no vendor promises.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use url::Url;

/// A request's head, and the connection it came by.
pub struct Visit {
    /// The line and the headers, as they came.
    pub head: String,
    /// How many came before it, to any path.
    pub number: usize,
    stream: BufReader<TcpStream>,
}

impl Visit {
    /// What follows the method.
    pub fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    /// `Content-Length`.
    pub fn length(&self) -> usize {
        let line = self.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse().unwrap())
        });
        line.unwrap_or_default()
    }

    /// At most so many bytes of the body; fewer where it ends before.
    pub fn read(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A connection that is reset is one that ends.
        let _ = (&mut self.stream)
            .take(count as u64)
            .read_to_end(&mut bytes);
        bytes
    }

    /// Writes as it is.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) {
        // The other side may have hung up already, which is for the test to see there.
        let _ = self.stream.get_mut().write_all(bytes.as_ref());
        let _ = self.stream.get_mut().flush();
    }

    /// A whole answer.
    pub fn answer(&mut self, status: &str, headers: &str, body: &[u8]) {
        let length = body.len();
        self.write(format!(
            "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n"
        ));
        self.write(body);
    }

    /// A whole answer whose length nobody knows before its end.
    pub fn answer_in_chunks(&mut self, headers: &str, pieces: &[&[u8]]) {
        self.write(format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n{headers}\r\n"
        ));
        for piece in pieces {
            self.write(format!("{:x}\r\n", piece.len()));
            self.write(piece);
            self.write("\r\n");
        }
        self.write("0\r\n\r\n");
    }
}

/// Runs until the process ends; each connection brings one visit.
pub struct Web {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Web {
    pub fn start(serve: impl Fn(&mut Visit) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (seen, serve) = (Arc::clone(&heads), Arc::new(serve));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, serve) = (Arc::clone(&seen), Arc::clone(&serve));
                std::thread::spawn(move || visit(stream.unwrap(), &seen, &*serve));
            }
        });
        Web { port, heads }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// As a profile of imgpile would name it.
    pub fn profile(&self, name: &str) -> String {
        let url = Url::parse(&self.url("/api/v1")).unwrap();
        format!(
            "[profiles.{name}]\nprovider = \"imgpile\"\nurl = \"{url}\"\nupload_url = \"{url}/media\"\n"
        )
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn visit(stream: TcpStream, heads: &Mutex<Vec<String>>, serve: &dyn Fn(&mut Visit)) {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let number = {
        let mut heads = heads.lock().unwrap();
        heads.push(head.clone());
        heads.len() - 1
    };
    let mut visit = Visit {
        head,
        number,
        stream,
    };
    serve(&mut visit);
    let _ = visit.stream.get_mut().shutdown(Shutdown::Write);
}
