//! Wildcards, where the shell leaves them to the program: `*` is any characters, `?` one, both only within a part of a path.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The words of a command line as a shell hands them over. Windows' shells don't replace `*.png` by the files that match, so it is done
/// here; no name there can hold these characters. What matches nothing stays as it is.
pub fn words(given: &[impl AsRef<OsStr>]) -> Vec<OsString> {
    let expanded = given.iter().flat_map(|word| {
        let word = word.as_ref();
        let found = match cfg!(windows) && !word.to_string_lossy().contains("://") {
            true => matches(Path::new(word)),
            false => Vec::new(),
        };
        match found.is_empty() {
            true => vec![word.to_owned()],
            false => found.into_iter().map(PathBuf::into_os_string).collect(),
        }
    });
    expanded.collect()
}

/// What is there that matches a path with wildcards, by name; nothing for a path without.
fn matches(pattern: &Path) -> Vec<PathBuf> {
    let is_pattern = |part: &Component<'_>| matches!(part, Component::Normal(name) if name.to_string_lossy().contains(['*', '?']));
    if !pattern.components().any(|part| is_pattern(&part)) {
        return Vec::new();
    }
    let mut found = vec![PathBuf::new()];
    for part in pattern.components() {
        found = match is_pattern(&part) {
            true => {
                let name = part.as_os_str().to_string_lossy();
                found
                    .iter()
                    .flat_map(|folder| within(folder, &name))
                    .collect()
            }
            false => found.iter().map(|folder| folder.join(part)).collect(),
        };
    }
    found.retain(|path| path.symlink_metadata().is_ok());
    found
}

/// The entries of a folder that match. As in a shell, hidden ones don't unless the pattern begins with a dot as well.
fn within(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let place = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let Ok(entries) = fs::read_dir(place) else {
        return Vec::new();
    };
    let pattern: Vec<char> = pattern.chars().flat_map(char::to_lowercase).collect();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| !name.starts_with('.') || pattern.first() == Some(&'.'))
        .filter(|name| {
            let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
            fits(&pattern, &name)
        })
        .collect();
    names.sort();
    names.into_iter().map(|name| folder.join(name)).collect()
}

/// Whether a name fits a pattern. A later `*` never has to give back what an earlier one took, so only the last is tried again.
fn fits(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut last: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                last = Some((p, n));
                p += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((star, taken)) = last else {
                    return false;
                };
                last = Some((star, taken + 1));
                p = star + 1;
                n = taken + 1;
            }
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_fit_what_they_stand_for() {
        for (pattern, name, expected) in [
            ("*.png", "a.png", true),
            ("*.png", ".png", true),
            ("*.png", "a.png.txt", false),
            ("*", "a", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a?c", "aXbc", false),
            ("*a*b*", "xaybz", true),
            ("*a*b", "abab", true),
            ("*ab", "aab", true),
            ("a*b*c", "acb", false),
            ("?*", "", false),
            ("čau?.*", "čau1.png", true),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(
                fits(&chars(pattern), &chars(name)),
                expected,
                "{pattern} {name}"
            );
        }
    }

    #[test]
    fn a_pattern_stands_for_the_paths_that_match_in_their_order() {
        let dir = tempfile::tempdir().unwrap();
        for file in ["b/2.PNG", "b/1.png", "b/.x.png", "c/1.png", "c/n.txt"] {
            let file = dir.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "x").unwrap();
        }
        let found = |pattern: &str| -> Vec<String> {
            let found = matches(&dir.path().join(pattern));
            let below = |path: &PathBuf| {
                let below = path.strip_prefix(dir.path()).unwrap();
                below.to_str().unwrap().replace('\\', "/")
            };
            found.iter().map(below).collect()
        };
        assert_eq!(found("b/*.png"), ["b/1.png", "b/2.PNG"]);
        assert_eq!(found("?/1.*"), ["b/1.png", "c/1.png"]);
        assert_eq!(
            found("*/n.txt"),
            ["c/n.txt"],
            "what is not there is left out"
        );
        assert_eq!(found("b/.*"), ["b/.x.png"]);
        assert!(found("b/1.png").is_empty(), "no pattern");
        assert!(found("d/*").is_empty() && found("*.gif").is_empty());
    }
}
