//! XPath 1.0 over an answer in XML. No name spaces are bound, and no entity or DTD is ever loaded.

use std::fmt;

use sxd_document::Package;
use sxd_document::dom::{ChildOfElement, ChildOfRoot, Element};
use sxd_document::parser;
use sxd_xpath::{Context, Factory, Value, XPath};

use super::bounded;

/// Most characters of an expression.
const LONGEST: usize = 2048;
/// How deep an expression's brackets may be nested.
const DEEPEST: usize = 32;
/// How deep elements may be nested.
const DEEPEST_ELEMENT: usize = 256;
/// Most bytes of XML.
const LARGEST: usize = 4 << 20;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XpathError {
    /// The expression can't be read.
    Expression(String),
    /// The text is no XML.
    NotXml(String),
    /// The expression can't be evaluated.
    Evaluation(String),
    /// The text is over 4 MiB.
    TooLarge,
    /// Takes too long.
    TooLong,
}

impl fmt::Display for XpathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            XpathError::Expression(problem) => write!(f, "XPath: {problem}"),
            XpathError::NotXml(problem) => write!(f, "the text is not XML: {problem}"),
            XpathError::Evaluation(problem) => write!(f, "XPath: {problem}"),
            XpathError::TooLarge => f.write_str("the XML is over 4 MiB"),
            XpathError::TooLong => f.write_str("the XPath takes too long"),
        }
    }
}

impl std::error::Error for XpathError {}

/// Whether the expression can be read.
///
/// # Errors
/// `Expression`.
pub fn check(expression: &str) -> Result<(), XpathError> {
    let expression = expression.to_owned();
    bounded::within(bounded::PATIENCE, move || compile(&expression).map(|_| ()))
        .ok_or(XpathError::TooLong)?
}

/// The text of the first node that is found, or of a number, text or truth; empty where nothing is found.
///
/// # Errors
/// See [`XpathError`].
pub fn find(xml: &str, expression: &str) -> Result<String, XpathError> {
    if xml.is_empty() || expression.is_empty() {
        return Ok(String::new());
    }
    if xml.len() > LARGEST {
        return Err(XpathError::TooLarge);
    }
    if too_deep(xml) {
        return Err(XpathError::NotXml(format!(
            "elements nested deeper than {DEEPEST_ELEMENT}"
        )));
    }
    let (xml, expression) = (xml.to_owned(), expression.to_owned());
    bounded::within(bounded::PATIENCE, move || {
        let xpath = compile(&expression)?;
        let xml = xml.trim_start_matches('\u{feff}');
        let package = parser::parse(xml).map_err(|error| XpathError::NotXml(error.to_string()))?;
        evaluate(&package, &xpath)
    })
    .ok_or(XpathError::TooLong)?
}

fn compile(expression: &str) -> Result<XPath, XpathError> {
    let refuse = |problem: String| Err(XpathError::Expression(problem));
    if expression.chars().count() > LONGEST {
        return refuse(format!("longer than {LONGEST} characters"));
    }
    let mut depth = 0usize;
    for c in expression.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return refuse("brackets nested too deep".to_owned());
        }
    }
    if has_prefix(expression) {
        return refuse("prefixes are not bound; use *[local-name()='…']".to_owned());
    }
    match Factory::new().build(expression) {
        Ok(Some(xpath)) => Ok(xpath),
        Ok(None) => refuse("the expression is empty".to_owned()),
        Err(error) => refuse(error.to_string()),
    }
}

fn evaluate(package: &Package, xpath: &XPath) -> Result<String, XpathError> {
    let document = package.as_document();
    for child in document.root().children() {
        if let ChildOfRoot::Element(element) = child {
            prune(element);
        }
    }
    let value = xpath
        .evaluate(&Context::new(), document.root())
        .map_err(|error| XpathError::Evaluation(error.to_string()))?;
    Ok(match value {
        Value::Nodeset(nodes) => nodes
            .document_order_first()
            .map_or_else(String::new, |node| node.string_value()),
        value => value.string(),
    })
}

/// Takes out texts of white space alone, as .NET's reader does.
fn prune(root: Element<'_>) {
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        let children = element.children();
        let blank = |child: &ChildOfElement<'_>| match child {
            ChildOfElement::Text(text) => text.text().trim().is_empty(),
            _ => false,
        };
        if children.iter().any(blank) {
            element.replace_children(children.iter().copied().filter(|child| !blank(child)));
        }
        open.extend(children.into_iter().filter_map(|child| child.element()));
    }
}

/// Whether a name in the expression has a prefix, outside of its texts. The evaluator panics at one that is not bound, and none is.
fn has_prefix(expression: &str) -> bool {
    let mut quote = None;
    let mut chars = expression.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), _) => quote = quote.filter(|_| c != open),
            (None, '"' | '\'') => quote = Some(c),
            (None, ':') if chars.next_if_eq(&':').is_none() => return true,
            _ => {}
        }
    }
    false
}

/// Whether elements are nested too deep. The parser takes time and the evaluator takes stack for each level.
fn too_deep(xml: &str) -> bool {
    let mut depth = 0usize;
    let mut rest = xml;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let skipped = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")]
            .iter()
            .find(|(begin, _)| rest.starts_with(begin));
        if let Some((_, end)) = skipped {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let mut quote = None;
        let end = rest.find(|c| match quote {
            Some(open) => {
                quote = quote.filter(|_| c != open);
                false
            }
            None => {
                quote = Some(c).filter(|c| matches!(c, '"' | '\''));
                c == '>'
            }
        });
        let tag = &rest[..end.unwrap_or(rest.len())];
        if !tag.ends_with('/') && !tag.starts_with('!') {
            depth += 1;
        }
        if depth > DEEPEST_ELEMENT {
            return true;
        }
        rest = &rest[tag.len()..];
    }
    false
}

#[cfg(test)]
mod tests;
