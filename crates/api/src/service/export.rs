//! Clients as a file: the rows of the list, read as its reader page by page, so that a right that ends meanwhile ends the file, too.

mod columns;
mod sheet;

use super::clients::client_query;
use super::{Caller, Error, Result, Services, csv};
use crate::query::{ExportClients, ExportFormat};
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use std::collections::HashMap;
use vitrine_domain::ClientId;
use vitrine_store::{Client, ClientQuery, FieldValue};
use vitrine_texts::Texts;

/// As many clients as are read at once.
const PAGE: u64 = 500;

/// A file on its way to somebody.
pub struct Export {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: BoxStream<'static, Result<Bytes>>,
}

impl std::fmt::Debug for Export {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Export").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Everybody whom the list with the same parameters has. Refusals come before the first byte.
pub async fn export_clients(services: &Services, caller: &Caller, query: ExportClients) -> Result<Export> {
    let mut pages = Pages {
        services: services.clone(),
        caller: caller.clone(),
        query: ClientQuery { limit: PAGE, ..client_query(query.filter(), query.sort) },
        fields: None,
        is_over: false,
    };
    // the first page before all else: it says whether there is anything for this reader
    let first = pages.next().await?.unwrap_or_default();
    let heads = pages.heads(Texts::of(caller.locale));
    let day = services.clock.now().date_naive();
    Ok(match query.format {
        ExportFormat::Csv => Export {
            name: format!("clients-{day}.csv"),
            media_type: "text/csv; charset=utf-8",
            bytes: lines(pages, heads, first)?.boxed(),
        },
        ExportFormat::Xlsx => Export {
            name: format!("clients-{day}.xlsx"),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: stream::once(whole_sheet(pages, heads, first, columns::title(Texts::of(caller.locale)))).boxed(),
        },
    })
}

type Rows = Vec<Vec<String>>;

/// What is still to be read.
struct Pages {
    services: Services,
    caller: Caller,
    query: ClientQuery,
    /// The custom fields that have a column, once the first page was read.
    fields: Option<Vec<FieldValue>>,
    is_over: bool,
}

impl Pages {
    async fn next(&mut self) -> Result<Option<Rows>> {
        if self.is_over {
            return Ok(None);
        }
        let viewer = self.services.viewer(&self.caller);
        let eyes = self.services.store.seen_by(&viewer);
        let (clients, _) = eyes.clients(&self.query).await?;
        self.is_over = u64::try_from(clients.len()).is_ok_and(|count| count < PAGE);
        self.query.after = clients.last().map(|last| (last.sort_key(self.query.order), last.id.0));
        let fields = match self.fields.take() {
            Some(fields) => fields,
            None => eyes.client_fields().await?,
        };
        let ids: Vec<ClientId> = clients.iter().map(|client| client.id).collect();
        let values = if fields.is_empty() { HashMap::new() } else { eyes.client_values(&ids).await? };
        let texts = Texts::of(self.caller.locale);
        let cell = |client: &Client, field: &FieldValue| {
            let stored = values.get(&(client.id, field.shape.id)).and_then(|text| field.shape.from_stored(text));
            stored.map(|value| field.shape.cell(&value)).unwrap_or_default()
        };
        let row = |client: &Client| {
            let custom = fields.iter().map(|field| cell(client, field));
            columns::cells(client, texts).into_iter().chain(custom).collect()
        };
        let rows = clients.iter().map(|client| row(client)).collect();
        self.fields = Some(fields);
        Ok(Some(rows))
    }

    fn heads(&self, texts: Texts) -> Vec<String> {
        let custom = self.fields.iter().flatten().map(|field| field.name.clone());
        columns::heads(texts).into_iter().chain(custom).collect()
    }
}

fn lines(pages: Pages, heads: Vec<String>, first: Rows) -> Result<impl futures_util::Stream<Item = Result<Bytes>>> {
    let start = Bytes::from([csv::MARK.as_bytes(), &csv::rows([heads])?, &csv::rows(first)?].concat());
    let rest = stream::try_unfold(pages, |mut pages| async move {
        let Some(rows) = pages.next().await? else { return Ok(None) };
        Ok(Some((csv::rows(rows)?, pages)))
    });
    Ok(stream::once(async { Ok(start) }).chain(rest))
}

async fn whole_sheet(mut pages: Pages, heads: Vec<String>, mut rows: Rows, title: String) -> Result<Bytes> {
    while let Some(more) = pages.next().await? {
        rows.extend(more);
    }
    let made_at = pages.services.clock.now();
    let made = tokio::task::spawn_blocking(move || sheet::made(&title, &heads, &rows, made_at)).await;
    Ok(made.map_err(bug)?.map_err(bug)?.into())
}

fn bug(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Bug(error.into())
}
