//! A plan as its reader sees it, and what is kept of it once it is carried out.

use super::super::FieldFault;
use super::columns::{Columns, shortened};
use super::file::Table;
use super::plan::{Plan, Planned};
use super::row::{Login, Problem};
use vitrine_contract::{ImportProblem, ImportReport, ImportRow, ImportVerdict};
use vitrine_domain::ClientId;
use vitrine_store::{OutcomeKind, RowOutcome};
use vitrine_texts::Texts;

/// Longer cells than any field may be are shown by their beginning.
const CELL_CHARS: usize = 120;
/// Nobody corrects more than this at once.
const MAX_FAULTS: usize = 200;

pub(super) fn report(table: &Table, columns: &Columns, plan: &Plan<'_>, texts: Texts) -> ImportReport {
    let rows: Vec<ImportRow> = plan.rows.iter().map(|planned| row(planned, texts)).collect();
    let count = |is: ImportVerdict| count(rows.iter().filter(|row| row.verdict == is));
    ImportReport {
        columns: columns.describe(table),
        created: count(ImportVerdict::Create),
        updated: count(ImportVerdict::Update),
        with_problems: count(ImportVerdict::Problem),
        review: None,
        logins: self::count(plan.rows.iter().filter(|planned| planned.is_good() && planned.gets_login)),
        rows,
    }
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

fn row(planned: &Planned<'_>, texts: Texts) -> ImportRow {
    let row = planned.row;
    let short = |cell: &Option<String>| cell.as_deref().map(|cell| shortened(cell, CELL_CHARS));
    ImportRow {
        row: row.number,
        verdict: match (planned.is_good(), planned.target) {
            (false, _) => ImportVerdict::Problem,
            (true, None) => ImportVerdict::Create,
            (true, Some(_)) => ImportVerdict::Update,
        },
        name: short(&row.name).unwrap_or_default(),
        parent: short(&row.parent),
        email: short(&row.email),
        username: short(&row.username),
        is_virtual: row.is_virtual.unwrap_or(planned.login == Login::Virtual),
        client_id: planned.target.map(|id| id.0),
        problems: planned.problems.iter().map(|fault| problem(fault.column.clone(), fault.code, texts)).collect(),
    }
}

pub(super) fn problem(column: Option<String>, code: &str, texts: Texts) -> ImportProblem {
    let detail = texts.find(&format!("field-{code}"), &[]).unwrap_or_default();
    ImportProblem { column, code: code.to_owned(), detail }
}

/// What is kept of a run: no more of the file than the headers at fault.
pub(super) fn outcomes(plan: &Plan<'_>, done: &[Option<ClientId>]) -> Vec<RowOutcome<ClientId>> {
    let outcome = |(planned, client): (&Planned<'_>, &Option<ClientId>)| RowOutcome {
        row: planned.row.number,
        client: *client,
        kind: match (client, planned.target) {
            (None, _) => OutcomeKind::LeftOut,
            (Some(_), None) => OutcomeKind::Created,
            (Some(_), Some(_)) => OutcomeKind::Updated,
        },
        problems: planned.problems.iter().map(|fault| (fault.column.clone(), fault.code.to_owned())).collect(),
    };
    plan.rows.iter().zip(done).map(outcome).collect()
}

/// The problems as faults of the file, at `/rows/<row>/<header>`.
pub(super) fn faults(plan: &Plan<'_>) -> Vec<FieldFault> {
    let rows =
        plan.rows.iter().flat_map(|planned| planned.problems.iter().map(|problem| (planned.row.number, problem)));
    let fault = |(row, problem): (u32, &Problem)| {
        let column =
            problem.column.as_deref().map(|header| format!("/{}", header.replace('~', "~0").replace('/', "~1")));
        FieldFault::new(format!("/rows/{row}{}", column.unwrap_or_default()), problem.code)
    };
    rows.take(MAX_FAULTS).map(fault).collect()
}
