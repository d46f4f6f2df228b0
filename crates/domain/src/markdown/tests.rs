use super::*;

/// The tree as one line: elements by name, texts in quotes.
fn told(source: &str) -> String {
    fn line(nodes: &[Node]) -> String {
        nodes.iter().map(node).collect::<Vec<_>>().join(" ")
    }
    fn node(node: &Node) -> String {
        match node {
            Node::Text(text) => format!("{text:?}"),
            Node::Code(code) => format!("code {code:?}"),
            Node::Break => "break".into(),
            Node::Rule => "rule".into(),
            Node::Element(element, nodes) => format!("{element:?}({})", line(nodes)),
        }
    }
    line(&parse(source))
}

#[test]
fn what_people_write_becomes_elements() {
    for (source, tree) in [
        ("", ""),
        ("One\ntwo", "Paragraph(\"One\" break \"two\")"),
        ("One\n\ntwo", "Paragraph(\"One\") Paragraph(\"two\")"),
        ("# Top\n### Third", "Heading { is_first: true }(\"Top\") Heading { is_first: false }(\"Third\")"),
        ("*a* **b** ~~c~~ `d`", "Paragraph(Emphasis(\"a\") \" \" Strong(\"b\") \" \" Struck(\"c\") \" \" code \"d\")"),
        ("- a\n- b", "List(Item(\"a\") Item(\"b\"))"),
        ("3. a", "NumberedList(3)(Item(\"a\"))"),
        ("> a", "Quote(Paragraph(\"a\"))"),
        ("```rust\nlet a;\n```", "CodeBlock(\"let a;\\n\")"),
        ("a\n\n---\n\nb", "Paragraph(\"a\") rule Paragraph(\"b\")"),
        ("[a](https://example.com/?b=c)", "Paragraph(Link(\"https://example.com/?b=c\")(\"a\"))"),
        ("<ada@example.com>", "Paragraph(Link(\"mailto:ada@example.com\")(\"ada@example.com\"))"),
    ] {
        assert_eq!(told(source), tree, "{source}");
    }
}

#[test]
fn html_is_text_and_no_address_runs_a_script() {
    // T-145
    for (source, tree) in [
        ("<script>alert(1)</script>", "Paragraph(\"<script>alert(1)</script>\")"),
        ("a <b onclick=x>b</b>", "Paragraph(\"a \" \"<b onclick=x>\" \"b\" \"</b>\")"),
        ("[a](javascript:alert(1))", "Paragraph(\"a\")"),
        ("[a](JavaScript:alert)", "Paragraph(\"a\")"),
        ("[a](data:text/html;base64,AAAA)", "Paragraph(\"a\")"),
        ("[a](vbscript:x)", "Paragraph(\"a\")"),
        ("[a](/sessions)", "Paragraph(\"a\")"),
        ("[a](//evil.example)", "Paragraph(\"a\")"),
        ("[a](&#106;avascript:alert(1))", "Paragraph(\"a\")"),
        ("![seen](https://example.com/p.png)", "Paragraph(Link(\"https://example.com/p.png\")(\"seen\"))"),
    ] {
        assert_eq!(told(source), tree, "{source}");
    }
}

#[test]
fn nothing_nests_deeper_than_a_page_can_bear() {
    fn depth(nodes: &[Node]) -> usize {
        let below = nodes.iter().map(|node| match node {
            Node::Element(_, nodes) => 1 + depth(nodes),
            _ => 0,
        });
        below.max().unwrap_or(0)
    }
    for source in [">".repeat(5000), "- ".repeat(5000), "*a _b ".repeat(2000), "[".repeat(5000)] {
        let nodes = parse(&format!("{source} end"));
        assert!(depth(&nodes) <= MAX_DEPTH);
        assert!(format!("{nodes:?}").contains("end"));
    }
}
