//! A PDF, shown in the browser's own viewer. Its bytes are always served to be saved; here they become an object of this page alone.

use crate::resource::{Loaded, read};
use crate::ui::*;
use vitrine_client::FilesOwner;
use vitrine_contract::ProjectFile;
use web_sys::{Blob, BlobPropertyBag, Url};

pub(super) const PDF: &str = "application/pdf";
/// Larger documents are saved and not shown.
const MOST_SHOWN: u64 = 25_000_000;

pub(super) fn can_be_shown(file: &ProjectFile) -> bool {
    file.media_type == PDF && file.size <= MOST_SHOWN
}

#[component]
pub(super) fn Document(of: FilesOwner, showing: RwSignal<Option<ProjectFile>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(showing.read().is_some()));
    let title = Signal::derive(move || showing.read().as_ref().map(|file| file.name.clone()).unwrap_or_default());
    let inside = move || showing.get().map(|file| view! { <Shown of file/> });
    view! { <Dialog open title size=DialogSize::Drawer on_close=move || showing.set(None)>{inside}</Dialog> }.into_any()
}

#[component]
fn Shown(of: FilesOwner, file: ProjectFile) -> impl IntoView {
    let (id, name) = (file.id, StoredValue::new(file.name));
    let bytes = read(move |client| async move { client.read_file_content(of, id).await });
    let ready = move |bytes: Signal<Vec<u8>>| match bytes.with_untracked(|bytes| address(bytes)) {
        Some(address) => {
            let made = address.clone();
            on_cleanup(move || drop(Url::revoke_object_url(&made)));
            let title = t!("files-document", name = name.get_value());
            view! { <iframe class="files-document" src=address title=title></iframe> }.into_any()
        }
        None => view! { <p class="muted">{t!("problem-internal")}</p> }.into_any(),
    };
    view! { <Loaded source=bytes ready/> }.into_any()
}

fn address(bytes: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type(PDF);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}
