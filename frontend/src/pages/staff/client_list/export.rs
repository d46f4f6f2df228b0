use crate::format;
use crate::resource::write;
use crate::session::use_session;
use crate::ui::*;
use js_sys::{Array, Uint8Array};
use std::time::Duration;
use vitrine_client::{ClientFilter, Error, ExportClients, ExportFormat};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the browser may take to begin saving the file.
const BEGINS_WITHIN: Duration = Duration::from_mins(1);

/// Takes along, as a file, whom the filter has.
#[component]
pub fn ExportMenu(#[prop(into)] filter: Callback<(), ClientFilter>) -> impl IntoView {
    if !use_session().may("client.view_info") {
        return ().into_any();
    }
    let (toasts, announcer) = (use_toasts(), use_announcer());
    let done = move |answer: Result<(ExportFormat, Vec<u8>), Error>| match answer {
        Ok((format, bytes)) => {
            save(&bytes, &format!("clients-{}.{}", format::today(), ending(format)));
            announcer.say(t!("export-done"));
        }
        Err(error) => toasts.say(problem_words(&error).0),
    };
    let export = write(
        |api, query: ExportClients| async move { api.export_clients(&query).await.map(|bytes| (query.format, bytes)) },
        done,
    );
    let items = move || {
        let item = |label, format, glyph| {
            MenuItem::act(label, move || export.send(ExportClients { filter: filter.run(()), format })).icon(glyph)
        };
        vec![
            item(t!("export-csv"), ExportFormat::Csv, Glyph::FileText),
            item(t!("export-xlsx"), ExportFormat::Xlsx, Glyph::FileSpreadsheet),
        ]
    };
    view! { <Menu label=t!("export-act") items face=MenuFace::Button(Some(Glyph::Download)) align_end=true/> }
        .into_any()
}

const fn ending(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "csv",
        ExportFormat::Xlsx => "xlsx",
    }
}

/// Offers bytes to be saved, as a link with them would.
fn save(bytes: &[u8], name: &str) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(address) = Blob::new_with_u8_array_sequence(&parts).and_then(|blob| Url::create_object_url_with_blob(&blob))
    else {
        return;
    };
    if let Ok(Ok(link)) = document().create_element("a").map(JsCast::dyn_into::<HtmlAnchorElement>) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    set_timeout(move || drop(Url::revoke_object_url(&address)), BEGINS_WITHIN);
}
