//! Boards and their columns.

use super::parse::{self, Faults};
use super::{Caller, Created, Error, Idempotency, Result, Services, present};
use bytes::Bytes;
use moka::policy::EvictionPolicy;
use moka::sync::Cache;
use vitrine_contract as contract;
use vitrine_contract::{CreateColumn, MoveColumn, UpdateColumn};
use vitrine_domain::board::CardLimit;
use vitrine_domain::text::Name;
use vitrine_domain::{ColumnId, ProjectId};
use vitrine_store::{Board, BoardKey, Card, Column, NewColumn, Now, Seen, Tx, act};

/// A board as it is sent.
#[derive(Debug)]
pub struct BoardRead {
    pub revision: String,
    /// The board as JSON. Absent: still as the caller knows it.
    pub body: Option<Bytes>,
}

/// Rendered boards, each under everything that it depends on. A key says what was read on this very request, so that what is found
/// here is what would be rendered.
#[derive(Clone, Debug)]
pub(super) struct Bodies(Cache<BoardKey, Rendered>);

#[derive(Clone, Debug)]
struct Rendered {
    body: Bytes,
    /// Of the body and of nothing else, so that it stands still while what its reader does not see changes (R44, T-044).
    revision: String,
}

impl Default for Bodies {
    fn default() -> Self {
        let weigh = |_: &BoardKey, board: &Rendered| u32::try_from(board.body.len()).unwrap_or(u32::MAX);
        // the newest is what is asked for: to ask first how often it was would leave it out, and render it for each reader
        let newest = EvictionPolicy::lru();
        Self(Cache::builder().weigher(weigh).eviction_policy(newest).max_capacity(4 * 1024 * 1024).build())
    }
}

pub async fn read_board(services: &Services, caller: &Caller, id: ProjectId, known: Option<&str>) -> Result<BoardRead> {
    let board = services.store.seen_by(&services.viewer(caller)).board(id).await?;
    let Rendered { body, revision } = match services.bodies.0.get(&board.key) {
        Some(rendered) => rendered,
        None => {
            let rendered = services.rendered(&board)?;
            services.bodies.0.insert(board.key, rendered.clone());
            // else what it takes the place of stays in memory for a while
            services.bodies.0.run_pending_tasks();
            rendered
        }
    };
    let body = (known != Some(&revision)).then_some(body);
    Ok(BoardRead { revision, body })
}

impl Services {
    fn rendered(&self, board: &Board) -> Result<Rendered> {
        let body = serde_json::to_vec(&self.board(board)?).map_err(|error| Error::Bug(error.into()))?;
        Ok(Rendered { revision: self.tokens.revision(board.key.project.0, &body), body: Bytes::from(body) })
    }

    fn board(&self, board: &Board) -> Result<contract::Board> {
        let is_for_team = board.key.is_for_team;
        let links = board.predecessors();
        let columns = board.columns().map(|(column, cards)| {
            let before = |card: &Card| links.get(&card.id).map_or(&[][..], Vec::as_slice);
            let tasks = cards.map(|card| self.card(card, board, before(card))).collect();
            Ok(contract::Column { tasks, ..self.column(column, is_for_team)? })
        });
        Ok(contract::Board {
            project: contract::ProjectRef { id: board.key.project.0, name: board.name.clone() },
            level: present::level(board.level),
            columns: columns.collect::<Result<_>>()?,
            archived_columns: board
                .archived_columns()
                .map(|column| self.column(column, is_for_team))
                .collect::<Result<_>>()?,
            may: present::may(board.key.acts),
        })
    }

    pub(super) fn check_column(&self, column: &Column, revision: &str) -> Result<()> {
        if self.revision(column.id.0, column.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.column(column, true)?).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    async fn column_now(&self, tx: &Tx, id: ColumnId) -> Result<contract::Column> {
        let column = tx.seen().column(id).await?;
        self.column(&column, column.facts().is_staff())
    }
}

pub async fn create_column(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    input: CreateColumn,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::Column>> {
    let new = new_column(&input)?;
    let tx = services.store.write(&services.viewer(caller)).await?;
    let (id, is_replay) = match services.made_before(&tx, "create_column", idempotency.as_ref()).await? {
        Some(id) => (ColumnId(id), true),
        None => {
            let grant = tx.seen().project(project).await?.grant::<act::AddColumn>()?;
            let id = tx.add_column(grant, new).await?;
            services.remember(&tx, "create_column", idempotency.as_ref(), id.0).await?;
            (id, false)
        }
    };
    let value = services.column_now(&tx, id).await?;
    tx.commit().await?;
    Ok(Created { value, is_replay })
}

pub async fn update_column(
    services: &Services,
    caller: &Caller,
    id: ColumnId,
    revision: &str,
    input: UpdateColumn,
) -> Result<contract::Column> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let column = tx.seen().column(id).await?;
    let grant = column.grant::<act::EditColumn>()?;
    services.check_column(&column, revision)?;
    let changed = CreateColumn {
        name: input.name.unwrap_or_else(|| column.name.clone()),
        client_name: input.client_name.unwrap_or_else(|| column.client_name.clone()),
        stage: input.stage.unwrap_or_else(|| present::stage(column.stage)),
        asks_approval: input.asks_approval.unwrap_or(column.asks_approval),
        colour: input.colour.unwrap_or_else(|| column.colour.map(present::colour)),
        card_limit: input.card_limit.unwrap_or_else(|| column.card_limit.map(CardLimit::get)),
    };
    tx.edit_column(grant, new_column(&changed)?, input.is_archived.unwrap_or(column.is_archived)).await?;
    let value = services.column_now(&tx, id).await?;
    tx.commit().await?;
    Ok(value)
}

pub async fn move_column(
    services: &Services,
    caller: &Caller,
    id: ColumnId,
    input: MoveColumn,
) -> Result<contract::Column> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let column = tx.seen().column(id).await?;
    let grant = column.grant::<act::EditColumn>()?;
    let after: Option<Seen<Column, Now>> = match input.after_column_id {
        Some(after) => Some(tx.seen().column(after.into()).await?),
        None => None,
    };
    tx.move_column(grant, after.as_ref()).await?;
    let value = services.column_now(&tx, id).await?;
    tx.commit().await?;
    Ok(value)
}

pub async fn delete_column(services: &Services, caller: &Caller, id: ColumnId, revision: &str) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let column = tx.seen().column(id).await?;
    let grant = column.grant::<act::DeleteColumn>()?;
    services.check_column(&column, revision)?;
    tx.delete_column(grant).await?;
    Ok(tx.commit().await?)
}

fn new_column(input: &CreateColumn) -> Result<NewColumn> {
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(&input.name));
    let client_name = faults.take_optional("/client_name", input.client_name.as_deref(), Name::parse);
    let card_limit = input.card_limit.and_then(|cards| faults.take("/card_limit", CardLimit::new(cards)));
    let (stage, colour) = (parse::stage(input.stage), input.colour.map(parse::colour));
    let asks_approval = input.asks_approval;
    faults.check(name.map(|name| NewColumn { name, client_name, stage, asks_approval, colour, card_limit }))
}
