//! Importing clients from a CSV file: all or nothing, or all rows but those with problems. Nobody is notified (R13).

mod apply;
mod columns;
mod file;
mod history;
mod known;
mod plan;
mod report;
mod row;
mod tree;

pub use history::{list_client_imports, read_client_import};

use super::rehearsal::{reviewed, told};
use super::{Caller, Error, Refusal, Result, Services};
use crate::query::{ImportClients, OnProblem};
use apply::Hashes;
use bytes::Bytes;
use columns::Columns;
use file::Table;
use known::Known;
use plan::{Plan, plan};
use row::Row;
use secrecy::SecretString;
use vitrine_contract::{ImportReport, Rehearsal};
use vitrine_domain::permission::Permission;
use vitrine_domain::text::Name;
use vitrine_store::{FieldValue, Seen, Tx, Viewer, Workspace, act};
use vitrine_texts::Texts;

/// Each one is hashed before the answer, and others who sign in meanwhile wait for their turn.
const MAX_PASSWORDS: usize = 1000;

pub async fn import_clients(
    services: &Services,
    caller: &Caller,
    query: ImportClients,
    file: Bytes,
    review: Option<&str>,
) -> Result<ImportReport> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let workspace = eyes.workspace().await?;
    check_permitted(&workspace, Permission::ClientImport)?;
    let table = file::read(&file).map_err(|code| Error::invalid("", code))?;
    drop(file);
    let (columns, rows) = rows_of(&table, &query, &eyes.client_fields().await?)?;

    let known = Known::read(&eyes, &rows).await?;
    let planned = plan(&rows, &columns, query.without_credentials, &known);
    if planned.has_updates() {
        check_permitted(&workspace, Permission::ClientEdit)?;
    }
    if planned.passwords().count() > MAX_PASSWORDS {
        return Err(Error::invalid("", "too_many_passwords"));
    }
    let texts = Texts::of(caller.locale);
    if query.dry_run {
        let review = if planned.has_updates() { Some(rehearse(services, &viewer, &planned).await?) } else { None };
        return Ok(ImportReport { review, ..report::report(&table, &columns, &planned, None, texts) });
    }
    check_problems(&planned, query.on_problem)?;
    check_file_name(query.file_name.as_deref())?;
    let hashes = hash(services, &planned).await?;

    // planned anew where nobody else can change anything: what was free may be taken by now
    let tx = services.store.write(&viewer).await?;
    let (columns, rows) = rows_of(&table, &query, &tx.seen().client_fields().await?)?;
    let known = Known::read(&tx.seen(), &rows).await?;
    let planned = plan(&rows, &columns, query.without_credentials, &known);
    check_problems(&planned, query.on_problem)?;
    let ids = apply::clients(&tx, &planned);
    let import = async |tx: &Tx| apply::apply(tx, &planned, &ids, &hashes).await;
    reviewed(&tx, review, apply::affected(&planned, &ids), import).await?;
    let grant = tx.workspace().grant::<act::ImportClients>()?;
    tx.keep_import(grant, query.file_name.as_deref(), &report::outcomes(&planned, &ids)).await?;
    tx.commit().await?;
    Ok(report::report(&table, &columns, &planned, Some(&ids), texts))
}

/// What the rows that change clients do to anybody's access. Nobody signs in with what stands for the hashes: the transaction is dropped.
async fn rehearse(services: &Services, viewer: &Viewer, plan: &Plan<'_>) -> Result<Rehearsal> {
    let tx = services.store.write(viewer).await?;
    let (ids, hashes) = (apply::clients(&tx, plan), plan.passwords().map(|(at, _)| (at, String::new())).collect());
    let import = async |tx: &Tx| apply::apply(tx, plan, &ids, &hashes).await;
    told(&tx, &apply::affected(plan, &ids), import).await.map(|(rehearsal, _)| rehearsal)
}

/// `custom`: the fields that there are for the reader now.
fn rows_of(table: &Table, query: &ImportClients, custom: &[FieldValue]) -> Result<(Columns, Vec<Row>)> {
    let columns = Columns::of(&table.headers, query.columns.as_deref(), custom)?;
    let rows = table.records.iter().map(|record| Row::of(record, &columns, custom)).collect();
    Ok((columns, rows))
}

fn check_permitted(workspace: &Seen<Workspace>, permission: Permission) -> Result<()> {
    if workspace.holds(permission) { Ok(()) } else { Err(Error::NotPermitted) }
}

/// It is a name for people, and no path.
fn check_file_name(name: Option<&str>) -> Result<()> {
    name.map_or(Ok(()), |name| Name::parse(name).map(drop).map_err(|fault| Error::invalid("?file_name", fault.code())))
}

fn check_problems(plan: &Plan<'_>, on_problem: OnProblem) -> Result<()> {
    match on_problem {
        OnProblem::Stop if plan.has_problems() => Err(Error::Refused(Refusal::ImportProblems(report::faults(plan)))),
        OnProblem::Stop | OnProblem::Skip => Ok(()),
    }
}

/// One after the other, so that people who sign in wait for one hash at most.
async fn hash(services: &Services, plan: &Plan<'_>) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    for (at, password) in plan.passwords() {
        hashes.insert(at, services.passwords.hash(SecretString::from(password)).await?);
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests;
