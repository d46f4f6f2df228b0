//! Imports that run or were run, and what became of each of their rows.

mod status;

use super::client_import::outcome_chip;
use super::{Crumb, StaffPage};
use crate::format;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::routes::{ClientTab, Route, use_query_value};
use crate::ui::*;
use status::status_chip;
pub(super) use status::{Progress, follow};
use uuid::Uuid;
use vitrine_client::ListClientImports;
use vitrine_contract::{ClientImport, ClientImportReport, ImportStatus, ImportVerdict, ImportedRow};

/// Rows shown at once; an import may have many thousands.
const SHOWN: usize = 200;

#[component]
pub(super) fn ClientImportsPage() -> impl IntoView {
    let count = RwSignal::new(1_usize);
    let imports = read(move |api| {
        let count = count.get();
        async move {
            first_pages(count, |cursor| {
                let api = api.clone();
                async move {
                    let page = api.list_client_imports(&ListClientImports { limit: None, cursor }).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    let shown = use_query_value("import");
    let chosen = Memo::new(move |_| shown.get().parse::<Uuid>().ok());
    let ready = move |imports: Signal<Pages<ClientImport>>| {
        view! {
            <Imports imports chosen/>
            <ShowMore when=Signal::derive(move || imports.read().has_more) on_click=move || count.update(|count| *count += 1)/>
        }
        .into_any()
    };
    let empty = || {
        view! { <EmptyState glyph=Glyph::FileSpreadsheet title=t!("imports-empty") text=t!("imports-empty-detail")/> }
            .into_any()
    };
    let crumbs =
        vec![Crumb::new(t!("nav-clients"), &Route::Clients), Crumb::new(t!("nav-import"), &Route::ClientImport)];
    view! {
        <StaffPage title=t!("imports-title") crumbs>
            <div class="imports">
                <p class="imports-lead">{t!("imports-lead")}</p>
                <Loaded source=imports is_empty=is_empty empty ready/>
                {move || chosen.get().map(|id| view! { <Report id ended=move || imports.refetch()/> })}
            </div>
        </StaffPage>
    }
    .into_any()
}

fn is_empty(imports: &Pages<ClientImport>) -> bool {
    imports.items.is_empty()
}

#[component]
fn Imports(imports: Signal<Pages<ClientImport>>, chosen: Memo<Option<Uuid>>) -> impl IntoView {
    let columns = vec![
        Column::new(t!("imports-file")),
        Column::new(t!("imports-by")),
        Column::new(t!("imports-when")),
        Column::new(t!("imports-status")),
        Column::new(t!("imports-created")).number(),
        Column::new(t!("imports-updated")).number(),
        Column::new(t!("imports-left-out")).number(),
    ];
    let row = move |import: ClientImport| {
        let id = import.id;
        let name = import.file_name.unwrap_or_else(|| t!("imports-unnamed"));
        view! {
            <tr data-tone=move || (chosen.get() == Some(id)).then_some("chosen")>
                <td data-lead="">
                    <a href=format!("{}?import={id}", Route::ClientImports.path()) aria-current=move || (chosen.get() == Some(id)).then_some("true")>{name}</a>
                </td>
                <td data-label=t!("imports-by")>{import.by}</td>
                <td data-label=t!("imports-when")><span data-tip=format::moment(import.at)>{format::ago(import.at)}</span></td>
                <td data-label=t!("imports-status")>{status_chip(import.status)}</td>
                <td data-label=t!("imports-created") data-number="">{import.created}</td>
                <td data-label=t!("imports-updated") data-number="">{import.updated}</td>
                <td data-label=t!("imports-left-out") data-number="">{import.left_out}</td>
            </tr>
        }
    };
    view! {
        <Table caption=t!("imports-title") columns>
            <For each=move || imports.get().items key=|import| (import.id, import.status) children=row/>
        </Table>
    }
    .into_any()
}

/// One import, row by row.
#[component]
fn Report(id: Uuid, ended: impl Fn() + 'static) -> impl IntoView {
    let ready = |report: Signal<ClientImportReport>| {
        let has_rows = Memo::new(move |_| report.read().import.status == ImportStatus::Finished);
        view! {
            <div class="imports-progress"><Progress import=Signal::derive(move || report.read().import.clone())/></div>
            {move || has_rows.get().then(|| view! { <ImportedRows report/> })}
        }
        .into_any()
    };
    view! {
        <section class="imports-report" aria-label=t!("imports-rows")>
            <h2 class="imports-title">{t!("imports-rows")}</h2>
            <Loaded source=follow(id, ended) ready/>
        </section>
    }
    .into_any()
}

#[component]
pub(super) fn ImportedRows(report: Signal<ClientImportReport>) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let columns = vec![
        Column::new(t!("import-row")).number(),
        Column::new(t!("import-verdict")),
        Column::new(t!("import-field-name")),
        Column::new(t!("import-found")),
    ];
    let rows = move || report.read().rows.iter().take(shown.get()).cloned().collect::<Vec<_>>();
    view! {
        <Table caption=t!("imports-rows") columns>
            <For each=rows key=|row| row.row children=row/>
        </Table>
        <ShowMore when=Signal::derive(move || report.read().rows.len() > shown.get()) on_click=move || shown.update(|shown| *shown += SHOWN)/>
    }
    .into_any()
}

fn row(row: ImportedRow) -> impl IntoView {
    let name = match (row.client, row.verdict) {
        (Some(client), _) => {
            let href = Route::Client { id: client.id, tab: ClientTab::Basic }.path();
            view! { <a href=href>{client.name}</a> }.into_any()
        }
        (None, ImportVerdict::Problem) => ().into_any(),
        (None, _) => view! { <span class="detail">{t!("imports-gone")}</span> }.into_any(),
    };
    let words = |problem: &vitrine_contract::ImportProblem| match &problem.column {
        Some(column) => t!("import-problem-in", column = column.as_str(), detail = problem.detail.as_str()),
        None => problem.detail.clone(),
    };
    let found = row.problems.iter().map(|problem| view! { <li>{words(problem)}</li> }).collect_view();
    view! {
        <tr>
            <td data-label=t!("import-row") data-number="">{row.row}</td>
            <td data-label=t!("import-verdict")>{outcome_chip(row.verdict)}</td>
            <td data-label=t!("import-field-name")>{name}</td>
            <td data-label=t!("import-found")><ul>{found}</ul></td>
        </tr>
    }
    .into_any()
}
