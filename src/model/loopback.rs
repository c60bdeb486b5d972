/// Whether a host's name means this machine on every machine: `localhost` and what is below it (RFC 6761, section 6.3).
pub fn is_local(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    last.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localhost_and_what_is_below_it_is_this_machine() {
        let own = [
            "localhost",
            "LocalHost",
            "localhost.",
            "a.localhost",
            "a.b.LOCALHOST.",
        ];
        for name in own {
            assert!(is_local(name), "{name}");
        }
        let others = [
            "",
            ".",
            "localhost..",
            "localhost.example.org",
            "mylocalhost",
            "a.localhost4",
        ];
        for name in others {
            assert!(!is_local(name), "{name}");
        }
    }
}
