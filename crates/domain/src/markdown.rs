//! Markdown as what may be shown: a tree of known elements. HTML in the source is text like any other, a link leads to a web page or a
//! mail address or is no link, and a picture, which would tell its server who reads, is a link.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag};

/// Elements inside more than so many others are left out, and what they hold stands in the one above.
const MAX_DEPTH: usize = 16;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Text(String),
    Code(String),
    Break,
    Rule,
    Element(Element, Vec<Node>),
}

/// What other pieces stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    Paragraph,
    /// Of the first level, or below it.
    Heading {
        is_first: bool,
    },
    Quote,
    CodeBlock,
    List,
    /// With the number of its first item.
    NumberedList(u64),
    Item,
    Emphasis,
    Strong,
    Struck,
    /// To an address that is safe to follow.
    Link(String),
}

/// An element that is not closed yet. Without a kind, it will not be one.
struct Open {
    element: Option<Element>,
    nodes: Vec<Node>,
}

/// Reads a source. Whatever it is, it can be read.
pub fn parse(source: &str) -> Vec<Node> {
    let mut open = vec![Open { element: None, nodes: Vec::new() }];
    for event in Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH) {
        let node = match event {
            Event::Start(tag) => {
                let element = if open.len() > MAX_DEPTH { None } else { element(tag) };
                open.push(Open { element, nodes: Vec::new() });
                continue;
            }
            Event::End(_) => {
                close(&mut open);
                continue;
            }
            Event::Code(code) => Node::Code(code.into_string()),
            // somebody who pressed Enter meant it
            Event::SoftBreak | Event::HardBreak => Node::Break,
            Event::Rule => Node::Rule,
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => Node::Text(text.into_string()),
            Event::TaskListMarker(_) => continue,
        };
        if let Some(top) = open.last_mut() {
            top.nodes.push(node);
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.nodes).unwrap_or_default()
}

fn close(open: &mut Vec<Open>) {
    let Some(Open { element, nodes }) = open.pop() else { return };
    let Some(above) = open.last_mut() else { return };
    match element {
        Some(element) => above.nodes.push(Node::Element(element, nodes)),
        None => above.nodes.extend(nodes),
    }
}

fn element(tag: Tag<'_>) -> Option<Element> {
    Some(match tag {
        Tag::Paragraph | Tag::HtmlBlock => Element::Paragraph,
        Tag::Heading { level, .. } => Element::Heading { is_first: level == HeadingLevel::H1 },
        Tag::BlockQuote(_) => Element::Quote,
        Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => Element::CodeBlock,
        Tag::List(None) => Element::List,
        Tag::List(Some(first)) => Element::NumberedList(first),
        Tag::Item => Element::Item,
        Tag::Emphasis => Element::Emphasis,
        Tag::Strong => Element::Strong,
        Tag::Strikethrough => Element::Struck,
        Tag::Link { link_type: LinkType::Email, dest_url, .. } => Element::Link(format!("mailto:{dest_url}")),
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => Element::Link(safe(&dest_url)?),
        _ => return None,
    })
}

/// The address, if it is one of a web page or a mail address.
fn safe(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let is_known = ["https", "http", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (is_known && !rest.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests;
