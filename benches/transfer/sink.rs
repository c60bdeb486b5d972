//! A host that takes everything, as fast as it can be taken: threads, blocking reads, bytes thrown away. It answers as a Chevereto
//! site does.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

const ANSWER: &str = r#"{"status_code":200,"success":{"message":"file uploaded","code":200},"image":{"id_encoded":"bench","url":"http://127.0.0.1/bench.bin","url_viewer":"http://127.0.0.1/bench","size":1},"status_txt":"OK"}"#;

/// Starts a sink; gives its port.
pub fn start(delay: Duration, tls: Option<Arc<ServerConfig>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port on loopback");
    let port = listener.local_addr().expect("a bound listener").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let tls = tls.clone();
            thread::spawn(move || {
                let _ = stream.set_nodelay(true);
                // A client that leaves ends its connection with an error.
                let _ = match tls {
                    None => serve(stream, delay),
                    Some(config) => encrypted(stream, config, delay),
                };
            });
        }
    });
    port
}

fn encrypted(stream: TcpStream, config: Arc<ServerConfig>, delay: Duration) -> io::Result<()> {
    let connection = ServerConnection::new(config).map_err(io::Error::other)?;
    serve(StreamOwned::new(connection, stream), delay)
}

fn serve(mut stream: impl Read + Write, delay: Duration) -> io::Result<()> {
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let Some((head, mut held)) = head(&mut stream, &mut buffer)? else {
            return Ok(());
        };
        if head.contains("expect: 100-continue") {
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let length: u64 = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok())
            .ok_or(io::ErrorKind::InvalidData)?;
        while held < length {
            match stream.read(&mut buffer)? {
                0 => return Ok(()),
                read => held += read as u64,
            }
        }
        thread::sleep(delay);
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{ANSWER}",
            ANSWER.len()
        )?;
        stream.flush()?;
    }
}

/// A request's head in lower case, and how many bytes of its body came with it.
fn head(stream: &mut impl Read, buffer: &mut [u8]) -> io::Result<Option<(String, u64)>> {
    let mut seen = Vec::new();
    loop {
        let read = stream.read(buffer)?;
        if read == 0 {
            return Ok(None);
        }
        seen.extend_from_slice(&buffer[..read]);
        if let Some(end) = seen.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&seen[..end]).to_lowercase();
            return Ok(Some((head, (seen.len() - end - 4) as u64)));
        }
    }
}
