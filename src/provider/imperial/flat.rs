//! JSON of no known shape, for people.

use serde_json::Value;

/// Most facts of one answer.
const MOST: usize = 200;
/// Most characters of a label and of a value.
const LONGEST: usize = 200;

/// Every value with its path as the label (`storage.used`), in the host's order. At most 200.
pub(super) fn facts(value: &Value) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    flatten("", value, &mut facts);
    facts
}

/// A text as it is, an object's own `message` or `error`, else every value with its label.
pub(super) fn sentence(value: &Value) -> String {
    if let Value::String(text) = value {
        return text.clone();
    }
    let own = ["message", "error"]
        .iter()
        .find_map(|key| value.get(key)?.as_str());
    if let Some(text) = own {
        return text.to_owned();
    }
    let texts: Vec<String> = facts(value)
        .into_iter()
        .map(|(label, text)| {
            if label.is_empty() {
                text
            } else {
                format!("{label}: {text}")
            }
        })
        .collect();
    texts.join("; ")
}

fn flatten(label: &str, value: &Value, facts: &mut Vec<(String, String)>) {
    if facts.len() >= MOST {
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                flatten(&below(label, name), value, facts);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                flatten(&below(label, &(index + 1).to_string()), value, facts);
            }
        }
        Value::Null => {}
        Value::String(text) => facts.push((label.to_owned(), short(text))),
        Value::Bool(_) | Value::Number(_) => facts.push((label.to_owned(), value.to_string())),
    }
}

fn below(label: &str, name: &str) -> String {
    if label.is_empty() {
        short(name)
    } else {
        short(&format!("{label}.{name}"))
    }
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_value_is_a_fact_under_its_path() {
        let value = json!({
            "storage": { "used": 1.5, "limit": "5 GB", "trend": [] },
            "plan": null,
            "keys": [{ "name": "ci" }, true],
        });
        let facts = facts(&value);
        let facts: Vec<(&str, &str)> = facts
            .iter()
            .map(|(label, value)| (label.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            facts,
            [
                ("storage.used", "1.5"),
                ("storage.limit", "5 GB"),
                ("keys.1.name", "ci"),
                ("keys.2", "true"),
            ]
        );
    }

    #[test]
    fn a_flood_is_cut() {
        let value = json!({ "n": vec![1; 5000], "x".repeat(5000): "y".repeat(5000) });
        let facts = facts(&value);
        assert_eq!(facts.len(), MOST);
        let value = json!({ "x".repeat(5000): "y".repeat(5000) });
        let (label, text) = &super::facts(&value)[0];
        assert_eq!((label.len(), text.len()), (LONGEST, LONGEST));
    }

    #[test]
    fn a_sentence_is_found_wherever_it_is() {
        for (value, text) in [
            (json!("No."), "No."),
            (json!({ "message": "No.", "code": 7 }), "No."),
            (
                json!({ "file": "File is required", "n": 1 }),
                "file: File is required; n: 1",
            ),
            (json!(["one", "two"]), "1: one; 2: two"),
            (json!(7), "7"),
            (json!(null), ""),
        ] {
            assert_eq!(sentence(&value), text, "{value}");
        }
    }
}
