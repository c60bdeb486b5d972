//! A host that takes everything, as fast as it can be taken: threads, blocking reads, bytes thrown away. It runs on the cores of what is
//! measured, so encrypted bodies are counted and not opened: that is the work of another machine.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::server::UnbufferedServerConnection;
use rustls::unbuffered::{ConnectionState, UnbufferedStatus};

const ANSWER: &str = r#"{"url":"http://127.0.0.1/f/bench.png"}"#;

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

fn serve(mut stream: TcpStream, delay: Duration) -> io::Result<()> {
    let mut buffer = vec![0; 256 * 1024];
    let mut intake = Intake::default();
    loop {
        match stream.read(&mut buffer)? {
            0 => return Ok(()),
            read => {
                if let Some(reply) = intake.take(&buffer[..read], delay)? {
                    stream.write_all(&reply)?;
                }
            }
        }
    }
}

/// Takes one request. Its head is opened; of its body only the heads of the records are looked at.
fn encrypted(mut stream: TcpStream, config: Arc<ServerConfig>, delay: Duration) -> io::Result<()> {
    let mut connection = UnbufferedServerConnection::new(config).map_err(io::Error::other)?;
    let mut buffer = vec![0; 256 * 1024];
    let mut out = vec![0; 64 * 1024];
    let (mut used, mut encoded) = (0, 0);
    let mut intake = Intake::default();
    let mut reply: Option<Vec<u8>> = None;
    loop {
        let in_body = intake.left.is_some_and(|left| left > 0);
        let to_open = if in_body { 0 } else { used };
        let UnbufferedStatus { mut discard, state } =
            connection.process_tls_records(&mut buffer[..to_open]);
        let mut wants_more = false;
        match state.map_err(io::Error::other)? {
            ConnectionState::ReadTraffic(mut traffic) => {
                if let Some(record) = traffic.next_record() {
                    let record = record.map_err(io::Error::other)?;
                    discard += record.discard;
                    reply = intake.take(record.payload, delay)?.or(reply);
                }
            }
            ConnectionState::EncodeTlsData(mut data) => {
                encoded += data.encode(&mut out[encoded..]).map_err(io::Error::other)?;
            }
            ConnectionState::TransmitTlsData(data) => {
                stream.write_all(&out[..std::mem::take(&mut encoded)])?;
                data.done();
            }
            ConnectionState::WriteTraffic(mut traffic) => match reply.take() {
                Some(reply) => {
                    let sealed = traffic
                        .encrypt(&reply, &mut out)
                        .map_err(io::Error::other)?;
                    stream.write_all(&out[..sealed])?;
                }
                None => wants_more = true,
            },
            ConnectionState::BlockedHandshake => wants_more = true,
            _ => return Ok(()),
        }
        buffer.copy_within(discard..used, 0);
        used -= discard;
        if wants_more && in_body {
            reply = Some(intake.take_records(&mut stream, &mut buffer, used, delay)?);
            used = 0;
        } else if wants_more {
            match stream.read(&mut buffer[used..])? {
                0 => return Ok(()),
                read => used += read,
            }
        }
    }
}

/// Where in a request a connection is. Clients wait for the answer before they send the next one.
#[derive(Default)]
struct Intake {
    head: Vec<u8>,
    /// Bytes of the body still to come, once the head is known.
    left: Option<u64>,
}

impl Intake {
    /// Takes bytes as they came; gives what is to be answered to them.
    fn take(&mut self, bytes: &[u8], delay: Duration) -> io::Result<Option<Vec<u8>>> {
        let mut reply = None;
        let mut held = bytes.len() as u64;
        if self.left.is_none() {
            self.head.extend_from_slice(bytes);
            let Some(end) = self.head.windows(4).position(|four| four == b"\r\n\r\n") else {
                return Ok(None);
            };
            let head = String::from_utf8_lossy(&self.head[..end]).to_lowercase();
            held = (self.head.len() - end - 4) as u64;
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            self.left = Some(length.ok_or(io::ErrorKind::InvalidData)?);
            if head.contains("expect: 100-continue") {
                reply = Some(b"HTTP/1.1 100 Continue\r\n\r\n".to_vec());
            }
        }
        Ok(self.count(held, delay)?.or(reply))
    }

    /// Takes what is left of a body as TLS records that begin in `buffer`, and gives what is to be answered. In TLS 1.3 a record has five
    /// bytes before its content, and seventeen after it.
    fn take_records(
        &mut self,
        stream: &mut TcpStream,
        buffer: &mut [u8],
        mut used: usize,
        delay: Duration,
    ) -> io::Result<Vec<u8>> {
        // Where the next record begins, beyond what has come where its predecessor is not complete.
        let mut next = 0;
        loop {
            while next + 5 <= used {
                let content =
                    u16::from_be_bytes([buffer[next + 3], buffer[next + 4]]).checked_sub(17);
                let content = content.filter(|_| buffer[next] == 23);
                let content = content.ok_or(io::ErrorKind::InvalidData)?;
                next += 5 + usize::from(content) + 17;
                if let Some(reply) = self.count(content.into(), delay)? {
                    stream.read_exact(&mut buffer[..next.saturating_sub(used)])?;
                    return Ok(reply);
                }
            }
            let past = next.min(used);
            buffer.copy_within(past..used, 0);
            used -= past;
            next -= past;
            match stream.read(&mut buffer[used..])? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => used += read,
            }
        }
    }

    /// Counts bytes of the body; gives what is to be answered at its end.
    fn count(&mut self, held: u64, delay: Duration) -> io::Result<Option<Vec<u8>>> {
        let left = self.left.unwrap_or_default();
        let left = left.checked_sub(held).ok_or(io::ErrorKind::InvalidData)?;
        self.left = Some(left);
        if left > 0 {
            return Ok(None);
        }
        *self = Intake::default();
        thread::sleep(delay);
        let length = ANSWER.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{ANSWER}"
        );
        Ok(Some(answer.into_bytes()))
    }
}
