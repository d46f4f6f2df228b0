//! Lists that grow page by page, and stay in step with the server while they do.

use crate::ui::*;
use std::future::Future;
use vitrine_client::Error;

/// What has been read of a list, and whether there is more.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages<T> {
    pub items: Vec<T>,
    pub has_more: bool,
}

/// The first `count` pages as one. They are read anew together, so that nothing stands twice or is lost in between.
pub async fn first_pages<T, F>(count: usize, fetch: impl Fn(Option<String>) -> F) -> Result<Pages<T>, Error>
where
    F: Future<Output = Result<(Vec<T>, Option<String>), Error>>,
{
    let (mut items, mut cursor) = (Vec::new(), None);
    for _ in 0..count {
        let (page, next) = fetch(cursor).await?;
        items.extend(page);
        cursor = next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(Pages { items, has_more: cursor.is_some() })
}

#[component]
pub fn ShowMore(#[prop(into)] when: Signal<bool>, #[prop(into)] on_click: Callback<()>) -> impl IntoView {
    move || when.get().then(|| view! { <p class="show-more"><Button label=t!("act-show-more") on_click=on_click/></p> })
}
