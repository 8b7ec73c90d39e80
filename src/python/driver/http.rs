//! Plain HTTP/1.1 over a socket of the operating system's, enough for programs of documentation: one
//! request for each connection, redirects, no encryption.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use super::super::host::{FetchError, Request, Response};

/// So many redirects are followed.
const REDIRECTS: usize = 10;
/// No answer is longer than this, in bytes.
const LONGEST: u64 = 1 << 27;

type Fetch<T> = Result<T, FetchError>;

/// Asks a server and waits for its answer.
///
/// # Errors
/// See [`FetchError`].
pub fn fetch(mut request: Request) -> Fetch<Response> {
    for _ in 0..REDIRECTS {
        let response = ask(&request)?;
        let location = header(&response.headers, "location");
        match (response.status, location) {
            (301 | 302 | 303 | 307 | 308, Some(location)) => {
                request.url = join(&request.url, location);
                let keeps = matches!(response.status, 307 | 308);
                if !keeps && request.method != "HEAD" {
                    request.method = "GET".to_owned();
                    request.body = None;
                }
            }
            _ => return Ok(response),
        }
    }
    Err(failed("too many redirects"))
}

fn failed(reason: impl Into<String>) -> FetchError {
    FetchError::Failed(reason.into())
}

/// An error of the operating system's, in Python's words.
fn of_system(error: &std::io::Error) -> FetchError {
    if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) {
        return FetchError::TimedOut;
    }
    let text = error.to_string();
    let plain = text.split(" (os error").next().unwrap_or(&text);
    match (error.raw_os_error(), plain.split_once(": ")) {
        (Some(number), _) => failed(format!("[Errno {number}] {plain}")),
        (None, Some((_, reason))) => failed(format!("[Errno -2] {reason}")),
        (None, None) => failed(plain),
    }
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = headers
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

/// Server with port, and path with query.
fn parts(url: &str) -> Fetch<(&str, &str)> {
    let Some(rest) = url.strip_prefix("http://") else {
        return Err(failed(
            "only addresses that begin with http:// can be fetched here",
        ));
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    Ok(rest.split_at(end))
}

/// Where a redirect leads.
fn join(url: &str, location: &str) -> String {
    let Ok((server, path)) = parts(url) else {
        return location.to_owned();
    };
    if location.contains("://") {
        return location.to_owned();
    }
    if location.starts_with('/') {
        return format!("http://{server}{location}");
    }
    let folder = path.split('?').next().unwrap_or_default();
    let folder = &folder[..folder.rfind('/').map_or(0, |place| place + 1)];
    let slash = if folder.is_empty() { "/" } else { "" };
    format!("http://{server}{slash}{folder}{location}")
}

fn ask(request: &Request) -> Fetch<Response> {
    let (server, path) = parts(&request.url)?;
    let host = server.rsplit('@').next().unwrap_or(server);
    let address = if host.rsplit(']').next().is_some_and(|end| end.contains(':')) {
        host.to_owned()
    } else {
        format!("{host}:80")
    };
    let timeout = request
        .timeout
        .map(|milliseconds| Duration::from_secs_f64((milliseconds / 1e3).clamp(1e-3, 1e6)));
    let stream = connect(&address, timeout)?;
    stream
        .set_read_timeout(timeout)
        .map_err(|e| of_system(&e))?;
    stream
        .set_write_timeout(timeout)
        .map_err(|e| of_system(&e))?;
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut head = format!(
        "{} {slash}{path} HTTP/1.1\r\nHost: {host}\r\n",
        request.method
    );
    for (name, value) in &request.headers {
        let own = ["host", "connection", "content-length", "accept-encoding"];
        if !own.contains(&name.to_ascii_lowercase().as_str()) {
            head += &format!("{name}: {value}\r\n");
        }
    }
    if let Some(body) = &request.body {
        head += &format!("Content-Length: {}\r\n", body.len());
    }
    head += "Connection: close\r\n\r\n";
    let mut bytes = head.into_bytes();
    bytes.extend(request.body.iter().flatten());
    (&stream).write_all(&bytes).map_err(|e| of_system(&e))?;
    read(request, BufReader::new(stream))
}

fn connect(address: &str, timeout: Option<Duration>) -> Fetch<TcpStream> {
    let mut last = failed(format!("no such server: {address}"));
    for place in address.to_socket_addrs().map_err(|e| of_system(&e))? {
        let stream = match timeout {
            Some(timeout) => TcpStream::connect_timeout(&place, timeout),
            None => TcpStream::connect(place),
        };
        match stream {
            Ok(stream) => return Ok(stream),
            Err(error) => last = of_system(&error),
        }
    }
    Err(last)
}

fn line(from: &mut impl BufRead) -> Fetch<String> {
    let mut bytes = Vec::new();
    from.take(1 << 16)
        .read_until(b'\n', &mut bytes)
        .map_err(|e| of_system(&e))?;
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn read(request: &Request, mut from: BufReader<TcpStream>) -> Fetch<Response> {
    let (status, reason, headers) = loop {
        let first = line(&mut from)?;
        let mut words = first.splitn(3, ' ');
        let is_http = words.next().is_some_and(|word| word.starts_with("HTTP/"));
        let status = words.next().and_then(|word| word.parse().ok());
        let (true, Some(status)) = (is_http, status) else {
            return Err(failed("Remote end closed connection without response"));
        };
        let reason = words.next().unwrap_or_default().to_owned();
        let mut headers = Vec::new();
        loop {
            let next = line(&mut from)?;
            match next.split_once(':') {
                _ if next.is_empty() => break,
                Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
                None => {}
            }
        }
        // What only says that more is coming is not the answer.
        if status >= 200 {
            break (status, reason, headers);
        }
    };
    let body = if request.method == "HEAD" || matches!(status, 204 | 304) {
        Vec::new()
    } else {
        body(&headers, from)?
    };
    let url = request.url.clone();
    Ok(Response {
        status,
        reason,
        headers,
        body,
        url,
    })
}

fn body(headers: &[(String, String)], mut from: BufReader<TcpStream>) -> Fetch<Vec<u8>> {
    let mut body = Vec::new();
    let mut read = |from: &mut BufReader<TcpStream>, count: u64| {
        let read = from.take(count.min(LONGEST)).read_to_end(&mut body);
        read.map_err(|e| of_system(&e))
    };
    if header(headers, "transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked")) {
        loop {
            let size = line(&mut from)?;
            let digits = size.split(';').next().unwrap_or_default().trim();
            match u64::from_str_radix(digits, 16) {
                Ok(0) => break,
                Ok(size) => read(&mut from, size)?,
                Err(_) => return Err(failed("an answer in pieces that have no size")),
            };
            line(&mut from)?;
        }
        return Ok(body);
    }
    let length = header(headers, "content-length").and_then(|length| length.parse().ok());
    read(&mut from, length.unwrap_or(LONGEST))?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::{join, parts};

    #[test]
    fn addresses() {
        assert_eq!(parts("http://h:80/a?b#c"), Ok(("h:80", "/a?b")));
        assert_eq!(parts("http://h?q"), Ok(("h", "?q")));
        assert!(parts("https://h").is_err());
        for (location, whole) in [
            ("http://k/x", "http://k/x"),
            ("/x", "http://h/x"),
            ("x?y", "http://h/a/x?y"),
        ] {
            assert_eq!(join("http://h/a/b?c", location), whole);
        }
        assert_eq!(join("http://h", "x"), "http://h/x");
    }
}
