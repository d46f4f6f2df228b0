//! Markdown as elements of the page: nothing is written into it as HTML.

use crate::ui::*;
use vitrine_domain::markdown::{Element, Node, parse};

#[component]
pub fn Markdown(#[prop(into)] source: Signal<String>) -> impl IntoView {
    view! { <div class="task-text">{move || all_shown(parse(&source.read()))}</div> }.into_any()
}

fn all_shown(nodes: Vec<Node>) -> Vec<AnyView> {
    nodes.into_iter().map(shown).collect()
}

fn shown(node: Node) -> AnyView {
    match node {
        Node::Text(text) => text.into_any(),
        Node::Code(code) => view! { <code>{code}</code> }.into_any(),
        Node::Break => view! { <br/> }.into_any(),
        Node::Rule => view! { <hr/> }.into_any(),
        Node::Element(element, nodes) => wrapped(element, all_shown(nodes)),
    }
}

/// Headings start below that of the task.
fn wrapped(element: Element, inside: Vec<AnyView>) -> AnyView {
    match element {
        Element::Paragraph => view! { <p>{inside}</p> }.into_any(),
        Element::Heading { is_first: true } => view! { <h3>{inside}</h3> }.into_any(),
        Element::Heading { is_first: false } => view! { <h4>{inside}</h4> }.into_any(),
        Element::Quote => view! { <blockquote>{inside}</blockquote> }.into_any(),
        Element::CodeBlock => view! { <pre><code>{inside}</code></pre> }.into_any(),
        Element::List => view! { <ul>{inside}</ul> }.into_any(),
        Element::NumberedList(first) => view! { <ol start=first.to_string()>{inside}</ol> }.into_any(),
        Element::Item => view! { <li>{inside}</li> }.into_any(),
        Element::Emphasis => view! { <em>{inside}</em> }.into_any(),
        Element::Strong => view! { <strong>{inside}</strong> }.into_any(),
        Element::Struck => view! { <s>{inside}</s> }.into_any(),
        Element::Link(address) => {
            view! { <a href=address target="_blank" rel="noopener noreferrer nofollow">{inside}</a> }.into_any()
        }
    }
}
