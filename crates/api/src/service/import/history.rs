//! Imports that run or were run.

use super::super::present::client_ref;
use super::super::{Caller, Result, Services};
use super::report::problem;
use crate::query::ListClientImports;
use vitrine_contract as contract;
use vitrine_contract::{ClientImport, ClientImportPage, ClientImportReport, ImportStatus, ImportVerdict, ImportedRow};
use vitrine_domain::ImportId;
use vitrine_store::{ImportFailure, ImportRun, ImportState, OutcomeKind};
use vitrine_texts::Texts;

const LIST: &str = "client-imports";

pub async fn list_client_imports(
    services: &Services,
    caller: &Caller,
    query: ListClientImports,
) -> Result<ClientImportPage> {
    let size = query.limit.get();
    let after = services.cursor_of(LIST, query.cursor.as_deref())?.map(|(_, id)| id);
    let mut runs = services.store.seen_by(&services.viewer(caller)).imports(after, u64::from(size) + 1).await?;
    let has_more = runs.len() > usize::try_from(size).unwrap_or(usize::MAX);
    runs.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    let next_cursor = runs.last().filter(|_| has_more).map(|run| services.cursor(LIST, "", run.id.0));
    Ok(ClientImportPage { data: runs.into_iter().map(present).collect(), next_cursor, total: None })
}

pub async fn read_client_import(services: &Services, caller: &Caller, id: ImportId) -> Result<ClientImportReport> {
    let (run, outcomes) = services.store.seen_by(&services.viewer(caller)).import(id).await?;
    let texts = Texts::of(caller.locale);
    let rows = outcomes.into_iter().map(|outcome| ImportedRow {
        row: outcome.row,
        verdict: match outcome.kind {
            OutcomeKind::Created => ImportVerdict::Create,
            OutcomeKind::Updated => ImportVerdict::Update,
            OutcomeKind::LeftOut => ImportVerdict::Problem,
        },
        client: outcome.client.as_ref().map(client_ref),
        problems: outcome.problems.into_iter().map(|(column, code)| problem(column, &code, texts)).collect(),
    });
    Ok(ClientImportReport { rows: rows.collect(), import: present(run) })
}

fn present(run: ImportRun) -> ClientImport {
    let (status, failure) = match run.state {
        ImportState::Running => (ImportStatus::Running, None),
        ImportState::Finished => (ImportStatus::Finished, None),
        ImportState::Failed(failure) => (ImportStatus::Failed, Some(reason(failure))),
        ImportState::Interrupted => (ImportStatus::Interrupted, None),
    };
    ClientImport {
        id: run.id.0,
        at: run.at,
        by: run.by,
        file_name: run.file_name,
        status,
        failure,
        passwords: run.passwords,
        hashed: run.hashed,
        created: run.created,
        updated: run.updated,
        left_out: run.left_out,
    }
}

fn reason(failure: ImportFailure) -> contract::ImportFailure {
    match failure {
        ImportFailure::WorldChanged => contract::ImportFailure::WorldChanged,
        ImportFailure::Problems => contract::ImportFailure::Problems,
        ImportFailure::NotPermitted => contract::ImportFailure::NotPermitted,
        ImportFailure::SignedOut => contract::ImportFailure::SignedOut,
        ImportFailure::Unavailable => contract::ImportFailure::Unavailable,
    }
}
