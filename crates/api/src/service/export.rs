//! Clients as a file: the rows of the list, read as its reader page by page, so that a right that ends meanwhile ends the file, too.

mod cell;
mod columns;
mod sheet;

use super::clients::client_query;
use super::{Caller, Error, Result, Services};
use crate::query::{ExportClients, ExportFormat};
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream::{self, LocalBoxStream};
use vitrine_store::{Client, ClientQuery, Seen};
use vitrine_texts::Texts;

pub(super) use cell::unguarded;

/// As many clients as are read at once.
const PAGE: u64 = 500;

/// A file on its way to somebody.
pub struct Export {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: LocalBoxStream<'static, Result<Bytes>>,
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
        is_over: false,
    };
    let first = pages.next().await?.unwrap_or_default();
    let texts = Texts::of(caller.locale);
    let day = services.clock.now().date_naive();
    Ok(match query.format {
        ExportFormat::Csv => Export {
            name: format!("clients-{day}.csv"),
            media_type: "text/csv; charset=utf-8",
            bytes: lines(pages, &first, texts)?.boxed_local(),
        },
        ExportFormat::Xlsx => Export {
            name: format!("clients-{day}.xlsx"),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: stream::once(whole_sheet(pages, first, texts)).boxed_local(),
        },
    })
}

/// What is still to be read.
struct Pages {
    services: Services,
    caller: Caller,
    query: ClientQuery,
    is_over: bool,
}

impl Pages {
    async fn next(&mut self) -> Result<Option<Vec<Seen<Client>>>> {
        if self.is_over {
            return Ok(None);
        }
        let viewer = self.services.viewer(&self.caller);
        let (clients, _) = self.services.store.seen_by(&viewer).clients(&self.query).await?;
        self.is_over = u64::try_from(clients.len()).is_ok_and(|count| count < PAGE);
        self.query.after = clients.last().map(|last| (last.sort_key(self.query.order), last.id.0));
        Ok(Some(clients))
    }
}

fn lines(
    pages: Pages,
    first: &[Seen<Client>],
    texts: Texts,
) -> Result<impl futures_util::Stream<Item = Result<Bytes>>> {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let head = csv_of(std::iter::once(columns::heads(texts)))?;
    let start = Bytes::from([MARK, &head, &csv_of(first.iter().map(|client| columns::cells(client)))?].concat());
    let rest = stream::try_unfold(pages, async |mut pages| {
        let Some(clients) = pages.next().await? else { return Ok(None) };
        let bytes = csv_of(clients.iter().map(|client| columns::cells(client)))?;
        Ok(Some((Bytes::from(bytes), pages)))
    });
    Ok(stream::once(async { Ok(start) }).chain(rest))
}

fn csv_of(rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|cell| cell::guarded(cell).into_owned())).map_err(bug)?;
    }
    writer.into_inner().map_err(|error| Error::Bug(error.into_error().into()))
}

async fn whole_sheet(mut pages: Pages, first: Vec<Seen<Client>>, texts: Texts) -> Result<Bytes> {
    let mut rows: Vec<Vec<String>> = first.iter().map(|client| columns::cells(client)).collect();
    while let Some(clients) = pages.next().await? {
        rows.extend(clients.iter().map(|client| columns::cells(client)));
    }
    let (title, heads, made_at) = (columns::title(texts), columns::heads(texts), pages.services.clock.now());
    let made = tokio::task::spawn_blocking(move || sheet::made(&title, &heads, &rows, made_at)).await;
    Ok(made.map_err(bug)?.map_err(bug)?.into())
}

fn bug(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Bug(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_spreadsheets_want_and_formulas_are_text() {
        let row = ["=1+1", "a,b", "two\nlines", "\"quoted\"", "plain"].map(str::to_owned).to_vec();
        let text = String::from_utf8(csv_of(std::iter::once(row)).unwrap()).unwrap();
        assert_eq!(text, "'=1+1,\"a,b\",\"two\nlines\",\"\"\"quoted\"\"\",plain\r\n");
    }
}
