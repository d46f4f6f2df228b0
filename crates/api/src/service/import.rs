use super::{Caller, Error, Result, Services};
use crate::query::ImportClients;
use bytes::Bytes;
use vitrine_contract::ImportReport;

pub async fn import_clients(
    _services: &Services,
    _caller: &Caller,
    _query: ImportClients,
    _file: Bytes,
) -> Result<ImportReport> {
    Err(Error::NotFound)
}
