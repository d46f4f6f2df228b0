use super::*;
use leptos::html;

/// One tab: a route. `keys` of the arrows move the focus, Enter opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub is_current: bool,
    pub count: Option<u32>,
}

impl Tab {
    pub fn new(label: impl Into<String>, href: impl Into<String>, is_current: bool) -> Self {
        Self { label: label.into(), href: href.into(), is_current, count: None }
    }
}

/// Tabs are routes, so they are links in a named navigation.
#[component]
pub fn Tabs(#[prop(into)] label: Signal<String>, #[prop(into)] tabs: Signal<Vec<Tab>>) -> impl IntoView {
    let links = move || {
        tabs.get()
            .into_iter()
            .map(|tab| {
                view! {
                    <a class="tab" href=tab.href aria-current=tab.is_current.then_some("page")>
                        {tab.label}
                        {tab.count.map(|count| view! { <Counter count/> })}
                    </a>
                }
            })
            .collect_view()
    };
    let node = NodeRef::<html::Nav>::new();
    // on a narrow screen the current one may lie beyond the edge
    Effect::new(move || {
        tabs.track();
        let Some(nav) = node.get() else { return };
        request_animation_frame(move || {
            if let Some(current) = elements(&nav, "[aria-current]").first() {
                nav.set_scroll_left(current.offset_left() - nav.offset_left() - 16);
            }
        });
    });
    view! {
        <nav class="tabs" node_ref=node aria-label=move || label.get() on:keydown=move |event| {
            let forward = match event.key().as_str() {
                "ArrowRight" => true,
                "ArrowLeft" => false,
                _ => return,
            };
            let Some(tabs) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
            let links = elements(&tabs, "a");
            let active = document().active_element();
            if let Some(at) = links.iter().position(|link| active.as_ref() == Some(link.as_ref()))
                && let Some(link) = links.get(step(at, links.len(), forward))
            {
                event.prevent_default();
                let _ = link.focus();
            }
        }>
            {links}
        </nav>
    }
    .into_any()
}
