use super::*;

/// One column head. With a `sort` key it is a button that sorts by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub label: String,
    pub sort: Option<&'static str>,
    /// Only heard: for columns of check boxes and actions.
    pub is_bare: bool,
    pub is_number: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), sort: None, is_bare: false, is_number: false }
    }

    #[must_use]
    pub fn sorted_by(mut self, key: &'static str) -> Self {
        self.sort = Some(key);
        self
    }

    #[must_use]
    pub fn bare(mut self) -> Self {
        self.is_bare = true;
        self
    }

    #[must_use]
    pub fn number(mut self) -> Self {
        self.is_number = true;
        self
    }
}

/// A table with a heading row that stays. Its children are the `<tr>`s; give each `<td>` a `data-label` (the column's label),
/// which is shown where the rows become cards, under 720 px. Sorting is told as on the wire: `name`, or `-name` for downwards.
#[component]
pub fn Table(
    #[prop(into)] caption: Signal<String>,
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(optional, into)] sort: Signal<String>,
    #[prop(optional, into)] on_sort: Option<Callback<String>>,
    children: Children,
) -> impl IntoView {
    let heads = move || columns.get().into_iter().map(|column| head(column, sort, on_sort)).collect_view();
    view! {
        <div class="table-frame">
            <table class="table">
                <caption class="sr-only">{move || caption.get()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(column: Column, sort: Signal<String>, on_sort: Option<Callback<String>>) -> AnyView {
    let number = column.is_number.then_some("");
    let Some((key, on_sort)) = column.sort.zip(on_sort) else {
        return view! { <th scope="col" data-number=number><span class:sr-only=column.is_bare>{column.label}</span></th> }.into_any();
    };
    let direction = move || {
        let sort = sort.read();
        match sort.strip_prefix('-') {
            Some(rest) if rest == key => Some("descending"),
            None if *sort == key => Some("ascending"),
            _ => None,
        }
    };
    view! {
        <th scope="col" data-number=number aria-sort=direction>
            <button class="table-sort" type="button" on:click=move |_| {
                on_sort.run(if sort.read_untracked().as_str() == key { format!("-{key}") } else { key.to_owned() });
            }>
                {column.label}
                {move || direction().map(|direction| view! {
                    <Icon glyph=if direction == "ascending" { Glyph::ArrowUp } else { Glyph::ArrowDown }/>
                })}
            </button>
        </th>
    }
    .into_any()
}
