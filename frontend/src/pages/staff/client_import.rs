//! A list of clients out of a file, in four steps: upload, match the columns, check, import.

mod check;
mod file;
mod matching;
mod outcome;
mod upload;

use super::review::has_effect;
use super::{Crumb, StaffPage};
use crate::resource::{Writing, write};
use crate::routes::Route;
use crate::ui::*;
use check::CheckStep;
pub(super) use check::outcome_chip;
use file::Upload;
use matching::{Match, MatchStep};
use outcome::OutcomeStep;
use upload::UploadStep;
use uuid::Uuid;
use vitrine_client::{Error, ImportClients, OnProblem, WithoutCredentials};
use vitrine_contract::{ClientImportReport, ImportReport, Rehearsal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Upload,
    Match,
    Check,
    Import,
}

/// What the steps share. The file itself never leaves the memory of this page but for the server.
#[derive(Clone, Copy)]
struct Wizard {
    step: RwSignal<Step>,
    file: RwSignal<Option<Upload>>,
    matches: RwSignal<Vec<Match>>,
    /// Rows without credentials: `problem` or `later`.
    without: RwSignal<String>,
    /// Rows with problems: `stop` or `skip`.
    on_problem: RwSignal<String>,
    /// What an import would do, by the newest dry run.
    plan: RwSignal<Option<ImportReport>>,
    /// The check shown is not the one before: somebody changed something meanwhile.
    has_moved: RwSignal<bool>,
    /// The import, once the server has begun it.
    begun: RwSignal<Option<Uuid>>,
    errors: FormErrors,
}

#[derive(Clone, Copy)]
struct Runs {
    /// Reads the file for the first time and guesses its columns.
    recognise: Writing<Upload>,
    check: Writing<Upload>,
    import: Writing<Upload>,
}

impl Wizard {
    fn new() -> Self {
        Self {
            step: RwSignal::new(Step::Upload),
            file: RwSignal::new(None),
            matches: RwSignal::default(),
            without: RwSignal::new("problem".into()),
            on_problem: RwSignal::new("stop".into()),
            plan: RwSignal::new(None),
            has_moved: RwSignal::new(false),
            begun: RwSignal::new(None),
            errors: FormErrors::new(),
        }
    }

    fn start_over(self) {
        self.errors.clear();
        self.file.set(None);
        self.matches.set(Vec::new());
        self.plan.set(None);
        self.begun.set(None);
        self.on_problem.set("stop".into());
        self.step.set(Step::Upload);
    }

    /// Who gains and who loses by the import, where anybody does.
    fn review(self) -> Option<Rehearsal> {
        self.plan.get().and_then(|plan| plan.review).filter(has_effect)
    }

    /// How many clients the import would create or change.
    fn expected(self) -> u32 {
        self.plan.read_untracked().as_ref().map(|plan| plan.created + plan.updated).unwrap_or_default()
    }

    fn query(self) -> ImportClients {
        let columns = self.matches.read_untracked().iter().map(Match::target).collect::<Vec<_>>();
        ImportClients {
            dry_run: false,
            on_problem: match self.on_problem.read_untracked().as_str() {
                "skip" => OnProblem::Skip,
                _ => OnProblem::Stop,
            },
            without_credentials: match self.without.read_untracked().as_str() {
                "later" => WithoutCredentials::Later,
                _ => WithoutCredentials::Problem,
            },
            columns: (!columns.is_empty()).then_some(columns),
            file_name: self.file.get_untracked().map(|file| file.name),
        }
    }

    fn runs(self) -> Runs {
        let recognised = move |answer: Result<ImportReport, Error>| match answer {
            Ok(report) => {
                self.matches.set(report.columns.iter().map(Match::new).collect());
                self.plan.set(Some(report));
                self.has_moved.set(false);
                self.go(Step::Match);
            }
            Err(error) => {
                self.file.set(None);
                self.errors.take(&error);
            }
        };
        let checked = move |answer: Result<ImportReport, Error>| match answer {
            Ok(report) => {
                self.plan.set(Some(report));
                self.go(Step::Check);
            }
            Err(error) => self.errors.take(&error),
        };
        let try_out = move |api: vitrine_client::Client, upload: Upload| {
            let query = untrack(|| self.query());
            async move { api.check_import(&query, upload.bytes.to_vec()).await }
        };
        let run = move |api: vitrine_client::Client, upload: Upload| {
            let query = untrack(|| self.query());
            let reviewed = untrack(|| self.plan.get()).and_then(|plan| plan.review);
            let api = reviewed.map_or_else(|| api.clone(), |review| api.with_review(&review.fingerprint));
            async move { api.import_clients(&query, upload.bytes.to_vec()).await }
        };
        let check = write(try_out, checked);
        let imported = move |answer: Result<ClientImportReport, Error>| match answer {
            Ok(report) => {
                // Passwords were in there.
                self.file.set(None);
                self.begun.set(Some(report.import.id));
            }
            // What was free at the check is taken by now, or somebody else sees something: the newest check says so.
            Err(error) if matches!(error.slug(), Some("import-problems" | "world-changed")) => {
                self.has_moved.set(true);
                self.file.get_untracked().into_iter().for_each(|file| check.send(file));
            }
            Err(error) => {
                self.step.set(Step::Check);
                self.errors.take(&error);
            }
        };
        Runs { recognise: write(try_out, recognised), check, import: write(run, imported) }
    }

    /// To a step, with the focus on its heading.
    fn go(self, step: Step) {
        self.errors.clear();
        self.step.set(step);
        request_animation_frame(|| {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_id("import-step");
        });
    }
}

#[component]
pub(super) fn ClientImportPage() -> impl IntoView {
    let wizard = Wizard::new();
    let runs = wizard.runs();
    let step = Memo::new(move |_| wizard.step.get());
    let content = move || match step.get() {
        Step::Upload => view! { <UploadStep wizard runs/> }.into_any(),
        Step::Match => view! { <MatchStep wizard runs/> }.into_any(),
        Step::Check => view! { <CheckStep wizard runs/> }.into_any(),
        Step::Import => view! { <OutcomeStep wizard/> }.into_any(),
    };
    view! {
        <StaffPage title=t!("nav-import") crumbs=vec![Crumb::new(t!("nav-clients"), &Route::Clients)] own_heading=true>
            <div class="import">
                <header class="import-head">
                    <h1>{t!("import-title")}</h1>
                    <Steps step/>
                </header>
                {move || (step.get() == Step::Upload).then(|| view! {
                    <p><a href=Route::ClientImports.path()>{t!("imports-title")}</a></p>
                })}
                {content}
            </div>
        </StaffPage>
    }
    .into_any()
}

#[component]
fn Steps(step: Memo<Step>) -> impl IntoView {
    let steps = [
        (Step::Upload, "import-step-upload"),
        (Step::Match, "import-step-match"),
        (Step::Check, "import-step-check"),
        (Step::Import, "import-step-import"),
    ];
    let item = |(number, (own, key)): (usize, (Step, &'static str))| {
        let is_done = move || step.get() > own;
        view! {
            <li class="import-step" aria-current=move || (step.get() == own).then_some("step") data-done=move || is_done().then_some("")>
                <span class="import-number" aria-hidden="true">
                    {move || if is_done() { view! { <Icon glyph=Glyph::Check/> }.into_any() } else { (number + 1).to_string().into_any() }}
                </span>
                <span class="import-name">{texts().get(key, &[])}</span>
                {move || is_done().then(|| view! { <span class="sr-only">{t!("import-step-done")}</span> })}
            </li>
        }
    };
    view! { <ol class="import-steps" aria-label=t!("import-steps")>{steps.into_iter().enumerate().map(item).collect::<Vec<_>>()}</ol> }
        .into_any()
}

/// What the server refused as a whole, with what it says about the file's parts.
#[component]
fn Refusal(errors: FormErrors) -> impl IntoView {
    move || {
        let faults = errors.messages();
        view! {
            <FormProblem errors/>
            {(!faults.is_empty()).then(|| view! {
                <Note kind=NoteKind::Bad alert=true>
                    {faults.into_iter().map(|message| view! { <p>{message}</p> }).collect::<Vec<_>>()}
                </Note>
            })}
        }
    }
}
