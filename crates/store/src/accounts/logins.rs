//! Whom a typed login means. Usernames and addresses share one field at sign-in, so nobody may be called by another's address, nor take
//! an address that another is called by: they would stand in each other's place.

use super::{is_live, key};
use crate::sql::{Row, Sql, sql};
use crate::{Conflict, Error};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;
use vitrine_domain::AccountId;
use vitrine_domain::text::{Email, Username};

/// More accounts of one address than that are a mailing list's, and it means nobody.
const MOST: usize = 10;

/// The live accounts that a login means: that of its username or, where there is none, all those of the address. `select` writes which
/// columns of accounts `a`, `username_key` and `email_key` among them, and ends in their condition.
///
/// An address is stronger than a username of somebody who has another address: such names were allowed once.
pub(crate) async fn meant(
    conn: &impl ConnectionTrait,
    login: &str,
    select: impl FnOnce(&mut Sql),
) -> Result<Vec<QueryResult>, Error> {
    let key = key(login);
    let mut sql = Sql::default();
    select(&mut sql);
    is_live(&mut sql).push(" and (a.username_key = ").bind(key.as_str());
    sql.push(" or a.email_key = ").bind(key.as_str());
    sql.push(") order by case when a.username_key = ").bind(key.as_str()).push(" then 0 else 1 end, a.id limit 12");
    let (mut own, mut addressed, mut called) = (Vec::new(), Vec::new(), Vec::new());
    for row in sql.all(conn).await? {
        let is_key = |column: &str| Ok::<_, Error>(row.get::<Option<String>>(column)?.as_deref() == Some(key.as_str()));
        match (is_key("username_key")?, is_key("email_key")?) {
            (true, true) => own.push(row),
            (false, true) => addressed.push(row),
            _ => called.push(row),
        }
    }
    let mut meant = [own, addressed, called].into_iter().find(|rows| !rows.is_empty()).unwrap_or_default();
    if meant.len() > MOST {
        meant.clear();
    }
    Ok(meant)
}

/// That somebody with this address may be called so. `account`: their own, if they have one already.
pub(crate) async fn check_username(
    conn: &impl ConnectionTrait,
    username: &Username,
    own: Option<&Email>,
    account: Option<AccountId>,
) -> Result<(), Error> {
    if !username.suits(own) {
        return Err(Conflict::UsernameNotOwn.into());
    }
    if is_username(conn, &username.key(), account).await? { Err(Conflict::UsernameTaken.into()) } else { Ok(()) }
}

/// That nobody else is called by this address.
pub(crate) async fn check_address(conn: &impl ConnectionTrait, email: &Email, account: AccountId) -> Result<(), Error> {
    if is_username(conn, &email.key(), Some(account)).await? { Err(Conflict::AddressTaken.into()) } else { Ok(()) }
}

/// Whether another account has this address.
pub(crate) async fn is_address_of_another(
    conn: &impl ConnectionTrait,
    email: &Email,
    account: AccountId,
) -> Result<bool, Error> {
    let found =
        sql!("select 1 as one from accounts where email_key = ", email.key(), " and id <> ", account.0, " limit 1");
    Ok(found.one(conn).await?.is_some())
}

async fn is_username(conn: &impl ConnectionTrait, key: &str, except: Option<AccountId>) -> Result<bool, Error> {
    let except = except.map_or(Uuid::nil(), |account| account.0);
    let found = sql!("select 1 as one from accounts where username_key = ", key, " and id <> ", except);
    Ok(found.one(conn).await?.is_some())
}
