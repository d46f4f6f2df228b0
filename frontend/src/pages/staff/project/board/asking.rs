//! What a column asks for: how many OKs, whose, and by when (R19).

use crate::board::use_board;
use crate::i18n::name_list;
use crate::resource::{Loaded, read, write};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{ApprovalRule, ApproverChoice, Column, ColumnApproval, SetColumnApproval};

/// The column whose rule is being set.
#[derive(Clone, Copy)]
pub(super) struct Asking(RwSignal<Option<Column>>);

impl Asking {
    pub(super) fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// For a column that asks.
    pub(super) fn item(self, column: &Column) -> Option<MenuItem> {
        let Self(open) = self;
        let column = column.clone();
        column.asks_approval.then(|| {
            MenuItem::act(t!("approval-rule"), move || open.set(Some(column.clone()))).icon(Glyph::UserRoundCheck)
        })
    }
}

pub(super) fn use_asking() -> Asking {
    expect_context()
}

#[component]
pub(super) fn AskingDialog() -> impl IntoView {
    let Asking(column) = use_asking();
    let open = RwSignal::new(false);
    Effect::new(move || open.set(column.read().is_some()));
    let title = move || {
        let name = column.read().as_ref().map(|column| column.name.clone()).unwrap_or_default();
        t!("approval-rule-title", name = name)
    };
    view! {
        <Dialog open title=Signal::derive(title) on_close=move || column.set(None)>
            {move || column.get().map(|own| view! { <Rule id=own.id close=move || column.set(None)/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Rule(id: Uuid, #[prop(into)] close: Callback<()>) -> impl IntoView {
    let source = read(move |client| async move { client.read_column_approval(id).await });
    view! { <Loaded source ready=move |approval| view! { <Form id approval=approval.get_untracked() close/> }.into_any()/> }
        .into_any()
}

#[component]
fn Form(id: Uuid, approval: ColumnApproval, close: Callback<()>) -> impl IntoView {
    let (board, announcer) = (use_board(), use_announcer());
    let errors = FormErrors::new();
    let rule = RwSignal::new(rule_name(approval.rule).to_owned());
    let number = |number: Option<u16>| RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default());
    let needed = number(Some(approval.needed.map_or(2, u16::from)));
    let due_days = number(approval.due_days);
    let named = RwSignal::new(approval.approvers.iter().map(choice).collect::<Vec<_>>());
    let options = StoredValue::new(approval.possible_approvers.iter().map(choice).collect::<Vec<_>>());
    let unfit: Vec<String> = approval.approvers.iter().filter(|one| !one.may_approve).map(name).collect();
    let set = write(
        move |client, (revision, input): (String, SetColumnApproval)| async move {
            client.set_column_approval(id, &revision, &input).await
        },
        move |answer: Result<ColumnApproval, Error>| match answer {
            Ok(_) => {
                announcer.say(t!("approval-rule-saved"));
                board.refetch();
                close.run(());
            }
            Err(error) => errors.take(&error),
        },
    );
    let revision = approval.revision;
    let send = move || {
        errors.clear();
        let rule = rule_of(&rule.read_untracked());
        let days = due_days.get_untracked();
        let due_days = Some(days.trim()).filter(|days| !days.is_empty()).map(|days| days.parse().ok());
        let count = (rule == ApprovalRule::Some).then(|| needed.read_untracked().trim().parse().ok());
        if count == Some(None) {
            return errors.set("/needed", "out_of_range");
        }
        if due_days == Some(None) {
            return errors.set("/due_days", "out_of_range");
        }
        let approver_ids = named.read_untracked().iter().filter_map(|choice| choice.value.parse().ok()).collect();
        let input = SetColumnApproval { rule, needed: count.flatten(), approver_ids, due_days: due_days.flatten() };
        set.send((revision.clone(), input));
    };
    let rules = Signal::derive(|| {
        RULES.iter().map(|(rule, label)| Choice::new(rule_name(*rule), t!(label))).collect::<Vec<_>>()
    });
    let is_some = Memo::new(move |_| rule_of(&rule.read()) == ApprovalRule::Some);
    let approver_error = Signal::derive(move || errors.messages_but(&["/needed", "/due_days"]).into_iter().next());
    view! {
        <form class="form" novalidate=true on:submit=move |event| { event.prevent_default(); send() }>
            {(!unfit.is_empty()).then(|| view! {
                <Note kind=NoteKind::Wait><p>{t!("approval-rule-unfit", names = name_list(&unfit))}</p></Note>
            })}
            <Combobox
                label=t!("approval-rule-approvers")
                options=Signal::derive(move || options.get_value())
                selected=named
                multiple=true
                optional=true
                help=t!("approval-rule-approvers-help")
                error=approver_error
            />
            <RadioGroup label=t!("approval-rule-how-many") value=rule options=rules/>
            {move || is_some.get().then(|| view! {
                <TextField label=t!("approval-rule-needed") value=needed error=errors.at("/needed")/>
            })}
            <TextField
                label=t!("approval-rule-due")
                value=due_days
                help=t!("approval-rule-due-help")
                error=errors.at("/due_days")
                optional=true
            />
            <p class="detail">{t!("approval-rule-open")}</p>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || close.run(())/>
                <Button label=t!("act-save") kind=ButtonKind::Primary submit=true busy=set.busy/>
            </DialogActions>
        </form>
    }
    .into_any()
}

fn name(one: &ApproverChoice) -> String {
    one.name.clone().unwrap_or_else(|| t!("approval-rule-somebody"))
}

fn choice(one: &ApproverChoice) -> Choice {
    Choice::new(one.account_id.to_string(), name(one))
}

const RULES: [(ApprovalRule, &str); 3] = [
    (ApprovalRule::One, "approval-rule-one"),
    (ApprovalRule::Some, "approval-rule-some"),
    (ApprovalRule::All, "approval-rule-all"),
];

const fn rule_name(rule: ApprovalRule) -> &'static str {
    match rule {
        ApprovalRule::One => "one",
        ApprovalRule::Some => "some",
        ApprovalRule::All => "all",
    }
}

fn rule_of(name: &str) -> ApprovalRule {
    RULES.into_iter().map(|(rule, _)| rule).find(|rule| rule_name(*rule) == name).unwrap_or(ApprovalRule::All)
}
