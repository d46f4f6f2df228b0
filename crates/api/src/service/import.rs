//! Importing clients from a CSV file: all or nothing, or all rows but those with problems. Nobody is notified (R13).
//!
//! A file without passwords is imported before the answer. Where there are some, the answer is that the import runs: a job hashes
//! them, and only then everything is written, in one transaction.

mod apply;
mod columns;
mod file;
mod history;
mod job;
mod known;
mod plan;
mod report;
mod row;
mod tree;

pub use history::{list_client_imports, read_client_import};
pub use job::{Imports, run_begun_imports, run_imports};

use super::rehearsal::{reviewed, told};
use super::{Caller, Error, Refusal, Result, Services};
use crate::query::{ImportClients, OnProblem};
use apply::Hashes;
use bytes::Bytes;
use columns::Columns;
use file::Table;
use job::Begun;
use known::Known;
use plan::{Plan, plan};
use row::Row;
use secrecy::SecretString;
use secrecy::zeroize::Zeroize;
use vitrine_contract::{ClientImportReport, ImportReport, Rehearsal};
use vitrine_domain::permission::Permission;
use vitrine_domain::text::Name;
use vitrine_domain::{ClientId, ImportId};
use vitrine_store::{Eyes, Moment, RowOutcome, Tx, Viewer, act};
use vitrine_texts::Texts;

/// What an import would do.
pub async fn check_import(
    services: &Services,
    caller: &Caller,
    query: ImportClients,
    file: Bytes,
) -> Result<ImportReport> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    check_permitted(&eyes, Permission::ClientImport).await?;
    let upload = Upload::read(query, file)?;
    let parsed = upload.parsed(&eyes).await?;
    let plan = parsed.plan(&upload.query);
    let review = if plan.has_updates() {
        check_permitted(&eyes, Permission::ClientEdit).await?;
        Some(rehearse(services, &viewer, &plan).await?)
    } else {
        None
    };
    Ok(ImportReport { review, ..report::report(&upload.table, &parsed.columns, &plan, Texts::of(caller.locale)) })
}

/// Imports, or begins to, for the job to end it. Whatever can be refused now is.
pub async fn import_clients(
    services: &Services,
    caller: &Caller,
    query: ImportClients,
    file: Bytes,
    review: Option<String>,
) -> Result<ClientImportReport> {
    check_file_name(query.file_name.as_deref())?;
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    check_permitted(&eyes, Permission::ClientImport).await?;
    let import = Import { caller: caller.clone(), upload: Upload::read(query, file)?, review };
    let passwords: Vec<(usize, SecretString)> = {
        let parsed = import.upload.parsed(&eyes).await?;
        let plan = parsed.plan(&import.upload.query);
        if plan.has_updates() {
            check_permitted(&eyes, Permission::ClientEdit).await?;
        }
        check_problems(&plan, import.upload.query.on_problem)?;
        plan.passwords().map(|(at, password)| (at, password.clone())).collect()
    };
    let id = if passwords.is_empty() {
        import.finish(services, None, &Hashes::new()).await?
    } else {
        let unhashed = passwords.iter().map(|(at, _)| (*at, String::new())).collect();
        drop(import.make(services, &unhashed).await?);
        let id = begin(services, &viewer, &import, passwords.len()).await?;
        services.imports.begin(Begun { id, import, passwords });
        id
    };
    read_client_import(services, caller, id).await
}

async fn begin(services: &Services, viewer: &Viewer, import: &Import, passwords: usize) -> Result<ImportId> {
    let tx = services.store.write(viewer).await?;
    let grant = tx.workspace().grant::<act::ImportClients>()?;
    let passwords = u32::try_from(passwords).unwrap_or(u32::MAX);
    let id = tx.begin_import(grant, import.upload.query.file_name.as_deref(), passwords).await?;
    tx.commit().await?;
    Ok(id)
}

/// What was sent. Passwords stand in it: it is kept in memory, and blanked there.
#[derive(Debug)]
struct Upload {
    query: ImportClients,
    table: Table,
}

/// What was sent, read beside what there is.
struct Parsed {
    columns: Columns,
    rows: Vec<Row>,
    known: Known,
}

impl Upload {
    fn read(query: ImportClients, file: Bytes) -> Result<Self> {
        let table = file::read(&file);
        if let Ok(mut file) = file.try_into_mut() {
            file.as_mut().zeroize();
        }
        Ok(Self { query, table: table.map_err(|code| Error::invalid("", code))? })
    }

    async fn parsed<C: Moment>(&self, eyes: &Eyes<'_, C>) -> Result<Parsed> {
        let custom = eyes.client_fields().await?;
        let columns = Columns::of(&self.table.headers, self.query.columns.as_deref(), &custom)?;
        let rows: Vec<Row> = self.table.records.iter().map(|record| Row::of(record, &columns, &custom)).collect();
        let known = Known::read(eyes, &rows).await?;
        Ok(Parsed { columns, rows, known })
    }
}

impl Parsed {
    fn plan(&self, query: &ImportClients) -> Plan<'_> {
        plan(&self.rows, &self.columns, query.without_credentials, &self.known)
    }
}

/// What is to be imported, by whom, and as what it was reviewed.
#[derive(Debug)]
struct Import {
    caller: Caller,
    upload: Upload,
    review: Option<String>,
}

impl Import {
    /// Makes it, in a transaction that is not committed yet. Everything is planned anew there, where nobody else can change anything:
    /// what was free may be taken by now, and rights may be gone.
    async fn make(&self, services: &Services, hashes: &Hashes) -> Result<(Tx, Vec<RowOutcome<ClientId>>)> {
        let tx = services.store.write(&services.viewer(&self.caller)).await?;
        let parsed = self.upload.parsed(&tx.seen()).await?;
        let plan = parsed.plan(&self.upload.query);
        check_problems(&plan, self.upload.query.on_problem)?;
        let ids = apply::clients(&tx, &plan);
        let change = async |tx: &Tx| apply::apply(tx, &plan, &ids, hashes).await;
        reviewed(&tx, self.review.as_deref(), apply::affected(&plan, &ids), change).await?;
        Ok((tx, report::outcomes(&plan, &ids)))
    }

    /// `begun`: the import that runs, if it does.
    async fn finish(&self, services: &Services, begun: Option<ImportId>, hashes: &Hashes) -> Result<ImportId> {
        let (tx, outcomes) = self.make(services, hashes).await?;
        let grant = || tx.workspace().grant::<act::ImportClients>();
        let id = match begun {
            Some(id) => id,
            None => tx.begin_import(grant()?, self.upload.query.file_name.as_deref(), 0).await?,
        };
        tx.finish_import(grant()?, id, &outcomes).await?;
        tx.commit().await?;
        Ok(id)
    }
}

/// What the rows that change clients do to anybody's access. Nobody signs in with what stands for the hashes: the transaction is dropped.
async fn rehearse(services: &Services, viewer: &Viewer, plan: &Plan<'_>) -> Result<Rehearsal> {
    let tx = services.store.write(viewer).await?;
    let (ids, hashes) = (apply::clients(&tx, plan), plan.passwords().map(|(at, _)| (at, String::new())).collect());
    let import = async |tx: &Tx| apply::apply(tx, plan, &ids, &hashes).await;
    told(&tx, &apply::affected(plan, &ids), import).await.map(|(rehearsal, _)| rehearsal)
}

async fn check_permitted<C: Moment>(eyes: &Eyes<'_, C>, permission: Permission) -> Result<()> {
    if eyes.workspace().await?.holds(permission) { Ok(()) } else { Err(Error::NotPermitted) }
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

#[cfg(test)]
mod tests;
