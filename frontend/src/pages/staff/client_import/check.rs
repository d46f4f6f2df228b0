use super::super::review::{DiffPanel, Moved};
use super::upload::Nobody;
use super::{Refusal, Runs, Step, Wizard};
use crate::routes::{ClientTab, Route};
use crate::ui::*;
use vitrine_contract::{ImportReport, ImportRow, ImportVerdict};

/// Rows shown at once; a file may have many thousands.
const SHOWN: usize = 100;

#[component]
pub fn CheckStep(wizard: Wizard, runs: Runs) -> impl IntoView {
    let plan = Signal::derive(move || wizard.plan.get().unwrap_or_else(nothing));
    let is_skipping = Memo::new(move |_| *wizard.on_problem.read() == "skip");
    let count = move || {
        let plan = plan.read();
        plan.created + plan.updated
    };
    let problems = move || plan.read().with_problems;
    let obstacle = Signal::derive(move || match (count(), problems(), is_skipping.get()) {
        (_, problems, false) if problems > 0 => Some(t!("import-fix", count = problems)),
        (0, ..) => Some(t!("import-nothing")),
        _ => None,
    });
    let on_problem = vec![Choice::new("stop", t!("import-stop")), Choice::new("skip", t!("import-skip"))];
    let import = move || {
        if let Some(file) = wizard.file.get_untracked() {
            wizard.go(Step::Import);
            runs.import.send(file);
        }
    };
    view! {
        <h2 class="import-title" id="import-step" tabindex="-1">{t!("import-step-check")}</h2>
        <div class="import-counts">
            <Tally glyph=Glyph::FileSpreadsheet tone=Tone::Plain words="import-rows" count=Signal::derive(move || count_of(plan.read().rows.len()))/>
            <Tally glyph=Glyph::Plus tone=Tone::Ok words="import-created" count=Signal::derive(move || plan.read().created)/>
            <Tally glyph=Glyph::Pencil tone=Tone::New words="import-updated" count=Signal::derive(move || plan.read().updated)/>
            <Tally glyph=Glyph::CircleX tone=Tone::Bad words="import-problems" count=Signal::derive(problems)/>
            <Nobody/>
        </div>
        {move || wizard.has_moved.get().then(|| view! { <Moved/> })}
        {move || wizard.review().map(|rehearsal| view! {
            <section class="import-review" aria-label=t!("review-title")><DiffPanel rehearsal/></section>
        })}
        <Rows report=plan/>
        <Refusal errors=wizard.errors/>
        <div class="import-foot">
            <p>{move || obstacle.get().unwrap_or_else(|| t!("import-ready"))}</p>
            {move || (problems() > 0).then(|| view! {
                <div class="import-on-problem"><RadioGroup label=t!("import-on-problem") value=wizard.on_problem options=on_problem.clone() inline=true/></div>
            })}
            <Button label=t!("import-step-match") icon=Glyph::ArrowLeft on_click=move || wizard.go(Step::Match)/>
            <Button label=t!("import-again") on_click=move || wizard.start_over()/>
            <Button label=Signal::derive(move || t!("import-act", count = count())) kind=ButtonKind::Primary disabled=obstacle on_click=import/>
        </div>
    }
    .into_any()
}

fn nothing() -> ImportReport {
    ImportReport {
        columns: Vec::new(),
        rows: Vec::new(),
        created: 0,
        updated: 0,
        with_problems: 0,
        review: None,
        logins: 0,
    }
}

fn count_of(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[component]
fn Tally(glyph: Glyph, tone: Tone, words: &'static str, count: Signal<u32>) -> impl IntoView {
    let name = match tone {
        Tone::Ok => "ok",
        Tone::New => "new",
        Tone::Bad => "bad",
        Tone::Plain | Tone::Wait => "plain",
    };
    view! {
        <p class="import-count" data-tone=move || if count.get() == 0 { "plain" } else { name }>
            <span class="import-number-line"><Icon glyph/><strong>{move || count.get()}</strong></span>
            <span class="detail">{texts().get(words, &[])}</span>
        </p>
    }
    .into_any()
}

/// The rows of a report with what becomes of each, to be narrowed by verdict.
#[component]
pub fn Rows(report: Signal<ImportReport>) -> impl IntoView {
    let filter = RwSignal::new(String::new());
    let shown = RwSignal::new(SHOWN);
    let of = move |verdict: ImportVerdict| report.read().rows.iter().filter(|row| row.verdict == verdict).count();
    let filters = Signal::derive(move || {
        let all = Choice::new("", t!("import-filter-all")).hint(report.read().rows.len().to_string());
        let verdicts = VERDICTS
            .iter()
            .map(|(verdict, name, key)| Choice::new(*name, texts().get(key, &[])).hint(of(*verdict).to_string()));
        std::iter::once(all).chain(verdicts).collect::<Vec<_>>()
    });
    let rows = Memo::new(move |_| {
        let wanted = VERDICTS.iter().find(|(_, name, _)| *name == filter.read().as_str()).map(|(verdict, ..)| *verdict);
        report
            .read()
            .rows
            .iter()
            .filter(|row| wanted.is_none_or(|wanted| row.verdict == wanted))
            .cloned()
            .collect::<Vec<_>>()
    });
    let visible = move || rows.read().iter().take(shown.get()).cloned().collect::<Vec<_>>();
    let columns = vec![
        Column::new(t!("import-row")).number(),
        Column::new(t!("import-verdict")),
        Column::new(t!("import-field-name")),
        Column::new(t!("import-field-parent")),
        Column::new(t!("import-field-email")),
        Column::new(t!("import-field-username")),
        Column::new(t!("import-found")),
    ];
    view! {
        <div class="import-filter"><Segmented label=t!("import-filter") value=filter options=filters/></div>
        <div class="import-table">
            <Table caption=t!("import-step-check") columns>
                <For each=visible key=|row| (row.row, row.verdict, row.client_id) let:row><ReportRow row/></For>
            </Table>
            {move || rows.read().is_empty().then(|| view! { <p class="import-none">{t!("import-no-rows")}</p> })}
            {move || (rows.read().len() > shown.get()).then(|| view! {
                <p class="show-more"><Button label=t!("act-show-more") on_click=move || shown.update(|shown| *shown += SHOWN * 5)/></p>
            })}
        </div>
    }
    .into_any()
}

const VERDICTS: [(ImportVerdict, &str, &str); 3] = [
    (ImportVerdict::Create, "create", "import-verdict-create"),
    (ImportVerdict::Update, "update", "import-verdict-update"),
    (ImportVerdict::Problem, "problem", "import-verdict-problem"),
];

/// What becomes of a row.
pub fn outcome_chip(verdict: ImportVerdict) -> AnyView {
    let (label, tone, glyph) = match verdict {
        ImportVerdict::Create => (t!("import-verdict-create"), Tone::Ok, Glyph::Plus),
        ImportVerdict::Update => (t!("import-verdict-update"), Tone::New, Glyph::Pencil),
        ImportVerdict::Problem => (t!("import-verdict-problem"), Tone::Bad, Glyph::CircleX),
    };
    view! { <Chip label tone icon=glyph/> }.into_any()
}

#[component]
fn ReportRow(row: ImportRow) -> impl IntoView {
    let is_bad = row.verdict == ImportVerdict::Problem;
    let found = found(&row);
    let name = match row.client_id {
        Some(id) => view! { <a href=Route::Client { id, tab: ClientTab::Basic }.path()>{row.name}</a> }.into_any(),
        None => row.name.into_any(),
    };
    view! {
        <tr data-tone=is_bad.then_some("bad")>
            <td data-label=t!("import-row") data-number="">{row.row}</td>
            <td data-label=t!("import-verdict")>{outcome_chip(row.verdict)}</td>
            <td data-label=t!("import-field-name")><span class="import-client">{name}</span></td>
            <td data-label=t!("import-field-parent")>{row.parent}</td>
            <td data-label=t!("import-field-email")>{row.email}</td>
            <td data-label=t!("import-field-username")>{row.username}</td>
            <td data-label=t!("import-found")>
                <ul class="import-found" data-tone=is_bad.then_some("bad")>
                    {found.into_iter().map(|words| view! { <li>{words}</li> }).collect::<Vec<_>>()}
                </ul>
            </td>
        </tr>
    }
    .into_any()
}

fn found(row: &ImportRow) -> Vec<String> {
    if !row.problems.is_empty() {
        let words = |problem: &vitrine_contract::ImportProblem| match &problem.column {
            Some(column) => t!("import-problem-in", column = column.as_str(), detail = problem.detail.as_str()),
            None => problem.detail.clone(),
        };
        return row.problems.iter().map(words).collect();
    }
    vec![match (row.is_virtual, &row.username) {
        (true, _) => t!("import-cannot-log-in"),
        (false, Some(_)) => t!("import-gets-login"),
        (false, None) => t!("import-invite-later"),
    }]
}
