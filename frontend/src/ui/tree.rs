use super::menu::typeahead;
use super::*;
use leptos::html;
use std::collections::BTreeSet;
use web_sys::KeyboardEvent;

/// One node, given in the order of reading: a parent stands before its children.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeNode {
    pub id: String,
    pub depth: usize,
    pub label: String,
    pub lead: Lead,
    pub has_children: bool,
    /// A short word at the end of the row.
    pub note: String,
    /// What the icon at the end means, in words, and the icon.
    pub mark: Option<(Glyph, String)>,
}

/// A tree that is walked with arrows and first letters; Enter or a press selects, other keys go to `on_key`.
#[component]
pub fn Tree(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] nodes: Signal<Vec<TreeNode>>,
    #[prop(into)] selected: Signal<Option<String>>,
    #[prop(into)] on_select: Callback<String>,
    /// The ids of closed nodes. While `nodes` is the result of a search, pass a set of its own that stays empty.
    closed: RwSignal<BTreeSet<String>>,
    #[prop(optional, into)] on_key: Option<Callback<(String, String)>>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let active = RwSignal::new(None::<String>);
    let visible = Memo::new(move |_| visible(&nodes.read(), &closed.read()));
    // One node is in the tab order: the one last walked to, else the selected, else the first.
    let current = Memo::new(move |_| {
        let visible = visible.read();
        let is_there = |id: &String| visible.iter().any(|node| node.id == *id);
        active
            .get()
            .filter(is_there)
            .or_else(|| selected.get().filter(is_there))
            .or_else(|| visible.first().map(|node| node.id.clone()))
    });
    let go = move |id: String| {
        active.set(Some(id.clone()));
        request_animation_frame(move || {
            if let Some(list) = list.get_untracked() {
                focus_first(&format!("[data-id='{id}']"), Some(&list));
            }
        });
    };
    let toggle = move |id: &str| {
        closed.update(|closed| {
            if !closed.remove(id) {
                closed.insert(id.to_owned());
            }
        });
    };
    let on_keydown = move |event: KeyboardEvent| {
        let visible = visible.get_untracked();
        let Some(at) = current.get_untracked().and_then(|id| visible.iter().position(|node| node.id == id)) else {
            return;
        };
        let Some(node) = visible.get(at) else { return };
        let is_closed = closed.read_untracked().contains(&node.id);
        let key = event.key();
        let target = match key.as_str() {
            "ArrowDown" => Some(at + 1),
            "ArrowUp" => at.checked_sub(1),
            "Home" => Some(0),
            "End" => visible.len().checked_sub(1),
            "ArrowRight" if node.has_children && !is_closed => Some(at + 1),
            "ArrowLeft" if !node.has_children || is_closed => {
                visible.iter().take(at).rposition(|above| above.depth < node.depth)
            }
            "ArrowRight" | "ArrowLeft" => {
                if node.has_children {
                    toggle(&node.id);
                }
                None
            }
            "Enter" | " " => {
                on_select.run(node.id.clone());
                None
            }
            _ if event.ctrl_key() || event.meta_key() || event.alt_key() => return,
            _ => {
                let labels: Vec<_> = visible.iter().map(|node| node.label.clone()).collect();
                let found = (key.chars().count() == 1).then(|| typeahead(&labels, &key, Some(at))).flatten();
                if let Some(on_key) = on_key {
                    on_key.run((node.id.clone(), key.clone()));
                }
                match found {
                    Some(found) => Some(found),
                    None => return,
                }
            }
        };
        event.prevent_default();
        if let Some(node) = target.and_then(|at| visible.get(at)) {
            go(node.id.clone());
        }
    };
    view! {
        <ul class="tree" role="tree" node_ref=list aria-label=move || label.get() on:keydown=on_keydown>
            <For each=move || visible.get() key=|node| (node.id.clone(), node.depth, node.label.clone(), node.has_children, node.note.clone()) let:node>
                <TreeRow node selected closed current
                    on_press=move |id: String| { active.set(Some(id.clone())); on_select.run(id) }
                    on_toggle=move |id: String| toggle(&id)/>
            </For>
        </ul>
    }
    .into_any()
}

#[component]
fn TreeRow(
    node: TreeNode,
    selected: Signal<Option<String>>,
    closed: RwSignal<BTreeSet<String>>,
    current: Memo<Option<String>>,
    #[prop(into)] on_press: Callback<String>,
    #[prop(into)] on_toggle: Callback<String>,
) -> impl IntoView {
    let id = StoredValue::new(node.id.clone());
    let is_selected = move || id.with_value(|id| selected.read().as_ref() == Some(id));
    let is_closed = move || id.with_value(|id| closed.read().contains(id));
    let has_children = node.has_children;
    let arrow = move || {
        has_children.then(|| {
            view! {
                <span class="tree-arrow" aria-hidden="true" on:click=move |event| {
                    event.stop_propagation();
                    on_toggle.run(id.get_value());
                }>
                    <Icon glyph=if is_closed() { Glyph::ChevronRight } else { Glyph::ChevronDown }/>
                </span>
            }
        })
    };
    view! {
        <li
            class="tree-row"
            role="treeitem"
            data-id=node.id
            attr:aria-level=(node.depth + 1).to_string()
            aria-selected=move || if is_selected() { "true" } else { "false" }
            aria-expanded=move || has_children.then(|| if is_closed() { "false" } else { "true" })
            tabindex=move || if id.with_value(|id| current.read().as_ref() == Some(id)) { "0" } else { "-1" }
            style:--depth=node.depth.to_string()
            on:click=move |_| on_press.run(id.get_value())
        >
            <span class="tree-gap">{arrow}</span>
            {node.lead.view()}
            <span class="tree-label">{node.label}</span>
            {(!node.note.is_empty()).then(|| view! { <Chip label=node.note/> })}
            {node.mark.map(|(glyph, words)| {
                let tip = words.clone();
                view! { <span class="tree-mark" data-tip=tip><Icon glyph/><span class="sr-only">{words}</span></span> }
            })}
        </li>
    }
    .into_any()
}

/// The nodes of which no ancestor is closed.
fn visible(nodes: &[TreeNode], closed: &BTreeSet<String>) -> Vec<TreeNode> {
    let mut hidden_below = None;
    let mut shown = Vec::with_capacity(nodes.len());
    for node in nodes {
        if hidden_below.is_some_and(|depth| node.depth > depth) {
            continue;
        }
        hidden_below = (node.has_children && closed.contains(&node.id)).then_some(node.depth);
        shown.push(node.clone());
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, depth: usize, has_children: bool) -> TreeNode {
        TreeNode {
            id: id.into(),
            depth,
            label: id.into(),
            lead: Lead::None,
            has_children,
            note: String::new(),
            mark: None,
        }
    }

    #[test]
    fn closed_nodes_hide_what_is_below_them_and_no_more() {
        let nodes =
            [node("a", 0, true), node("b", 1, true), node("c", 2, false), node("d", 1, false), node("e", 0, false)];
        let shown = |closed: &[&str]| -> String {
            let closed = closed.iter().map(|id| (*id).to_owned()).collect();
            visible(&nodes, &closed).into_iter().map(|node| node.id).collect()
        };
        assert_eq!(shown(&[]), "abcde");
        assert_eq!(shown(&["b"]), "abde");
        assert_eq!(shown(&["a", "b"]), "ae");
    }
}
