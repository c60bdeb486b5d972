//! Other words in place of a template's plain ones.

use super::{Argument, Call, Item, Template};
use crate::provider::sharex::language::function::Function;

/// What takes the place of a plain text, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// A stored secret, by name.
    Secret(String),
    /// A question with this title.
    Ask(String),
}

impl Template {
    /// The same template with other pieces in place of each plain text. Texts that are patterns, paths or titles stay. `with` is also told
    /// whether the text is all there is of the template, or of the argument that it stands in.
    pub fn rewrite(&self, with: &mut dyn FnMut(&str, bool) -> Vec<Piece>) -> Template {
        Template {
            items: rewritten(&self.items, with),
            ..self.clone()
        }
    }
}

fn rewritten(items: &[Item], with: &mut dyn FnMut(&str, bool) -> Vec<Piece>) -> Vec<Item> {
    let alone = items.len() == 1;
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Text(text) => out.extend(with(text, alone).into_iter().filter_map(of_piece)),
            Item::Call(call) if holds_values(call.function) => {
                let arguments = call.arguments.iter().map(|argument| Argument {
                    items: rewritten(&argument.items, with),
                    ..argument.clone()
                });
                out.push(Item::Call(Call {
                    arguments: arguments.collect(),
                    ..call.clone()
                }));
            }
            other => out.push(other.clone()),
        }
    }
    merged(out)
}

fn of_piece(piece: Piece) -> Option<Item> {
    match piece {
        Piece::Text(text) => (!text.is_empty()).then_some(Item::Text(text)),
        Piece::Secret(name) => Some(call(Function::Secret, name)),
        Piece::Ask(title) => Some(call(Function::Inputbox, title)),
    }
}

fn call(function: Function, text: String) -> Item {
    Item::Call(Call {
        function,
        arguments: vec![Argument {
            items: vec![Item::Text(text)],
            ..Argument::default()
        }],
        at: 0,
    })
}

/// Whether the arguments of a function are values like those around it.
fn holds_values(function: Function) -> bool {
    matches!(
        function,
        Function::Base64 | Function::Random | Function::Select
    )
}

/// Texts that stand side by side are one.
fn merged(items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        match (out.last_mut(), item) {
            (Some(Item::Text(before)), Item::Text(text)) => before.push_str(&text),
            (_, item) => out.push(item),
        }
    }
    out
}

impl Template {
    /// The same template with texts in place of its secrets, by name.
    pub fn without_secrets(&self, with: &mut dyn FnMut(&str) -> String) -> Template {
        Template {
            items: told(&self.items, with),
            ..self.clone()
        }
    }
}

fn told(items: &[Item], with: &mut dyn FnMut(&str) -> String) -> Vec<Item> {
    let told = items.iter().map(|item| match item {
        Item::Call(call) => {
            let name = call.arguments.first().and_then(Argument::literal);
            match name {
                Some(name) if call.function == Function::Secret => Item::Text(with(&name)),
                _ => {
                    let arguments = call.arguments.iter().map(|argument| Argument {
                        items: told(&argument.items, with),
                        ..argument.clone()
                    });
                    Item::Call(Call {
                        arguments: arguments.collect(),
                        ..call.clone()
                    })
                }
            }
        }
        other => other.clone(),
    });
    merged(told.collect())
}
