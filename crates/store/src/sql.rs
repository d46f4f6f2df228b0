//! Statements as text with numbered values, alike for both databases.

use crate::Error;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, TryGetable, Value};
use std::fmt::Write as _;
use uuid::Uuid;

/// A statement in the making. Values are only ever bound, never written into the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sql {
    text: String,
    /// Each with its place in the text.
    values: Vec<(usize, Value)>,
}

impl Sql {
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), values: Vec::new() }
    }

    /// Adds text that this crate wrote.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        let value = match value.into() {
            Value::String(Some(text)) => Value::from(storable(text)),
            value => value,
        };
        self.values.push((self.text.len(), value));
        self
    }

    /// Adds values divided by commas. Of none: a value that equals nothing.
    pub(crate) fn bind_all<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        let mut is_first = true;
        for value in values {
            if !std::mem::take(&mut is_first) {
                self.push(", ");
            }
            self.bind(value);
        }
        if is_first { self.push("null") } else { self }
    }

    /// Adds ` limit <rows>`. A bare parameter as a limit makes SQLite plan the statement anew each time that it is bound.
    pub(crate) fn limit(&mut self, rows: i64) -> &mut Self {
        self.push(" limit 0 + ").bind(rows)
    }

    /// Adds ` like <pattern>`, where `!` takes the meaning of a sign away; as an expression for the reason of [`Self::limit`].
    pub(crate) fn like(&mut self, pattern: impl Into<Value>) -> &mut Self {
        self.push(" like '' || ").bind(pattern).push(" escape '!'")
    }

    fn statement(self, backend: DbBackend) -> Statement {
        let mut text = String::with_capacity(self.text.len() + 4 * self.values.len());
        let mut written = 0;
        for (number, (place, _)) in (1..).zip(&self.values) {
            text.push_str(self.text.get(written..*place).unwrap_or_default());
            let _never_fails = write!(text, "${number}");
            written = *place;
        }
        text.push_str(self.text.get(written..).unwrap_or_default());
        Statement::from_sql_and_values(backend, text, self.values.into_iter().map(|(_, value)| value))
    }

    pub(crate) async fn all(self, conn: &impl ConnectionTrait) -> Result<Vec<QueryResult>, Error> {
        Ok(conn.query_all_raw(self.statement(conn.get_database_backend())).await?)
    }

    pub(crate) async fn one(self, conn: &impl ConnectionTrait) -> Result<Option<QueryResult>, Error> {
        Ok(conn.query_one_raw(self.statement(conn.get_database_backend())).await?)
    }

    /// Runs it and gives the number of rows it changed.
    pub(crate) async fn run(self, conn: &impl ConnectionTrait) -> Result<u64, Error> {
        Ok(conn.execute_raw(self.statement(conn.get_database_backend())).await?.rows_affected())
    }

    /// This one, then another.
    fn then(mut self, next: Self) -> Self {
        self.push("; ");
        let start = self.text.len();
        self.values.extend(next.values.into_iter().map(|(place, value)| (start + place, value)));
        self.text.push_str(&next.text);
        self
    }
}

/// Runs statements in their order, of which each must change one row. SQLite gets them in one piece: the way to the thread that speaks
/// with it, and back, costs as much as a small statement itself.
pub(crate) async fn run_each(
    statements: impl IntoIterator<Item = Sql>,
    conn: &impl ConnectionTrait,
) -> Result<(), Error> {
    let statements: Vec<Sql> = statements.into_iter().collect();
    let expected = u64::try_from(statements.len()).unwrap_or(u64::MAX);
    let mut rows = 0;
    if conn.get_database_backend() == DbBackend::Sqlite {
        if let Some(all) = statements.into_iter().reduce(Sql::then) {
            rows = all.run(conn).await?;
        }
    } else {
        for statement in statements {
            rows += statement.run(conn).await?;
        }
    }
    if rows == expected { Ok(()) } else { Err(Error::NotFound) }
}

/// So many values go into one statement, far from the limits of both databases.
const MAX_VALUES: usize = 5000;

/// Inserts rows of equal length, many with one statement. `into`: such as `insert into t (a, b) values `.
pub(crate) async fn insert_all(into: &str, rows: &[Vec<Value>], conn: &impl ConnectionTrait) -> Result<(), Error> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    for chunk in rows.chunks((MAX_VALUES / width).max(1)) {
        let mut sql = Sql::new(into);
        for (n, row) in chunk.iter().enumerate() {
            sql.push(if n == 0 { "(" } else { ", (" }).bind_all(row.iter().cloned()).push(")");
        }
        sql.run(conn).await?;
    }
    Ok(())
}

/// Runs queries, each of which says in a column `part` which one it is, and gives the rows of each. SQLite gets them in one piece, as in
/// [`run_each`].
pub(crate) async fn all_each(queries: Vec<Sql>, conn: &impl ConnectionTrait) -> Result<Vec<Vec<QueryResult>>, Error> {
    let mut parts = Vec::with_capacity(queries.len());
    if conn.get_database_backend() == DbBackend::Sqlite {
        parts.resize_with(queries.len(), Vec::new);
        if let Some(all) = queries.into_iter().reduce(Sql::then) {
            for row in all.all(conn).await? {
                let part = usize::try_from(row.get::<i32>("part")?).unwrap_or(usize::MAX);
                parts.get_mut(part).ok_or(Error::Unreadable("part"))?.push(row);
            }
        }
    } else {
        for query in queries {
            parts.push(query.all(conn).await?);
        }
    }
    Ok(parts)
}

/// A text as it is stored. PostgreSQL has none with a NUL in it, and no text that is stored has one: as another mark it finds nothing.
pub(crate) fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
}

/// Writes a statement with its values in place: `sql!("update t set a = ", a, " where id = ", id)`. Texts and values take turns.
macro_rules! sql {
    (@ $sql:ident $value:expr $(,)?) => {
        $sql.bind($value);
    };
    (@ $sql:ident $value:expr, $text:literal $(, $($rest:tt)*)?) => {
        $sql.bind($value).push($text);
        $($crate::sql::sql!(@ $sql $($rest)*);)?
    };
    ($text:literal) => { $crate::sql::Sql::new($text) };
    ($text:literal, $($rest:tt)+) => {{
        let mut sql = $crate::sql::Sql::new($text);
        $crate::sql::sql!(@ sql $($rest)+);
        sql
    }};
}
pub(crate) use sql;

/// Typed access to a row, with the name of the column in the error.
pub(crate) trait Row {
    fn get<T: TryGetable>(&self, column: &str) -> Result<T, Error>;

    fn id<T: From<Uuid>>(&self, column: &str) -> Result<T, Error> {
        self.get::<Uuid>(column).map(T::from)
    }

    /// Milliseconds since 1970 as a time.
    fn time(&self, column: &str) -> Result<chrono::DateTime<chrono::Utc>, Error> {
        chrono::DateTime::from_timestamp_millis(self.get(column)?).ok_or(Error::Unreadable("time"))
    }

    fn time_or_none(&self, column: &str) -> Result<Option<chrono::DateTime<chrono::Utc>>, Error> {
        Ok(self.get::<Option<i64>>(column)?.and_then(chrono::DateTime::from_timestamp_millis))
    }

    fn date(&self, column: &str) -> Result<Option<chrono::NaiveDate>, Error> {
        Ok(self.get::<Option<String>>(column)?.and_then(|text| text.parse().ok()))
    }

    /// A count, which a database gives as a signed number of its own width.
    fn count(&self, column: &str) -> Result<u32, Error>;
}

impl Row for QueryResult {
    fn get<T: TryGetable>(&self, column: &str) -> Result<T, Error> {
        Ok(self.try_get("", column)?)
    }

    fn count(&self, column: &str) -> Result<u32, Error> {
        let wide = match self.try_get::<Option<i64>>("", column) {
            Ok(wide) => wide,
            Err(_) => self.try_get::<Option<i32>>("", column)?.map(i64::from),
        };
        u32::try_from(wide.unwrap_or(0)).map_err(|_too_many| Error::Unreadable("count"))
    }
}

/// An id as 32 hexadecimal digits.
pub(crate) fn id_text(backend: DbBackend, column: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("replace({column}::text, '-', '')"),
        // hex makes an empty text of null
        _ => format!("nullif(lower(hex({column})), '')"),
    }
}

/// The rows of an inner query as one JSON array; each row must be one expression called `item`.
pub(crate) fn json_list(backend: DbBackend, inner: &str) -> String {
    match backend {
        DbBackend::Postgres => format!("(select coalesce(json_agg(q.item), '[]'::json)::text from ({inner}) q)"),
        _ => format!("(select json_group_array(json(q.item)) from ({inner}) q)"),
    }
}

/// A JSON array of expressions.
pub(crate) fn json_row(backend: DbBackend, items: &[&str]) -> String {
    let items = items.join(", ");
    match backend {
        DbBackend::Postgres => format!("json_build_array({items})"),
        _ => format!("json_array({items})"),
    }
}
