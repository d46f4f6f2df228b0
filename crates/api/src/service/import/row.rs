//! One row of the file, as far as it can be judged without the clients that are there.

use super::columns::Columns;
use super::file::Record;
use crate::query::WithoutCredentials;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;
use vitrine_contract::{Credentials, ImportField};
use vitrine_domain::FieldId;
use vitrine_domain::client::ClientKind;
use vitrine_domain::text::fold;
use vitrine_store::{FieldChange, FieldValue};

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The header of the column at fault; none for the whole row.
    pub(super) column: Option<String>,
    /// The text of a code is `field-<code>`.
    pub(super) code: &'static str,
}

/// The cells of a row by their fields; none where there is nothing.
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) id: Option<Uuid>,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) kind: Option<ClientKind>,
    pub(super) username: Option<String>,
    pub(super) password: Option<SecretString>,
    pub(super) is_virtual: Option<bool>,
    /// Of custom fields that the row says something of.
    pub(super) values: Vec<FieldChange>,
    pub(super) problems: Vec<Problem>,
}

/// What becomes of the login of a row's client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Login {
    /// It has none, on purpose.
    Virtual,
    /// It has none yet.
    Later,
    /// It has what it had.
    Kept,
    /// It has the credentials of the row.
    Given,
}

impl Row {
    pub(super) fn of(record: &Record, columns: &Columns, custom: &[FieldValue]) -> Self {
        let text = |field| columns.cell(record, field).map(str::to_owned);
        let mut row = Self {
            number: record.row,
            id: None,
            name: text(ImportField::Name),
            email: text(ImportField::Email),
            phone: text(ImportField::Phone),
            parent: text(ImportField::Parent),
            kind: None,
            username: text(ImportField::Username),
            password: text(ImportField::Password).map(SecretString::from),
            is_virtual: None,
            values: Vec::new(),
            problems: Vec::new(),
        };
        row.id = row.choice(columns, record, ImportField::Id, |cell| Uuid::try_parse(cell).ok());
        row.kind = row.choice(columns, record, ImportField::Kind, kind);
        row.is_virtual = row.choice(columns, record, ImportField::Virtual, yes_or_no);
        for (id, header, cell) in columns.custom(record) {
            let shape = custom.iter().map(|field| &field.shape).find(|shape| shape.id.0 == id);
            match shape.map(|shape| shape.value_of_cell(cell)) {
                Some(Ok(value)) => row.values.push(FieldChange { field: FieldId(id), value: Some(value) }),
                Some(Err(fault)) => row.fault(Some(header), fault.code()),
                None => row.fault(Some(header), "unknown_field"),
            }
        }
        if !columns.has(ImportField::Name) {
            row.fault(None, "no_name_column");
        }
        for header in columns.lost(record) {
            row.fault(Some(header), "unknown_field");
        }
        if record.has_more {
            row.fault(None, "extra_cells");
        }
        row
    }

    fn choice<T>(
        &mut self,
        columns: &Columns,
        record: &Record,
        field: ImportField,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = columns.cell(record, field)?;
        let value = read(cell);
        if value.is_none() {
            self.fault(columns.header(field), "unknown_value");
        }
        value
    }

    pub(super) fn fault(&mut self, column: Option<&str>, code: &'static str) {
        self.problems.push(Problem { column: column.map(str::to_owned), code });
    }

    /// Whether the client can sign in afterwards (R12, R15, R76), or the field at fault. `had_login`: an existing client had one.
    pub(super) fn login(
        &self,
        had_login: Option<bool>,
        columns: &Columns,
        without: WithoutCredentials,
    ) -> Result<Login, (ImportField, &'static str)> {
        let incomplete = |field| Err((field, "credentials_incomplete"));
        match (self.is_virtual, &self.username, &self.password) {
            (Some(true), Some(_), _) => Err((ImportField::Username, "must_be_empty")),
            (Some(true), None, Some(_)) => Err((ImportField::Password, "must_be_empty")),
            (Some(true), None, None) => Ok(Login::Virtual),
            (_, Some(_), Some(_)) => Ok(Login::Given),
            (_, Some(_), None) | (_, None, Some(_)) if had_login == Some(true) => Ok(Login::Given),
            (_, Some(_), None) => incomplete(ImportField::Password),
            (_, None, Some(_)) => incomplete(ImportField::Username),
            // a blank cell of a known client leaves it alone
            (None, None, None) if had_login.is_some() => Ok(Login::Kept),
            (Some(false), None, None) if had_login == Some(true) => Ok(Login::Kept),
            (None, None, None) if !columns.has(ImportField::Virtual) => Ok(Login::Virtual),
            _ if without == WithoutCredentials::Later => Ok(Login::Later),
            _ => incomplete(ImportField::Username),
        }
    }

    /// The credentials of a row whose login is given. An existing login keeps what the row leaves out.
    pub(super) fn credentials(&self, old_username: Option<&str>) -> Credentials {
        let username = self.username.as_deref().or(old_username).unwrap_or_default().to_owned();
        let password = self.password.as_ref().map(|password| password.expose_secret().to_owned());
        Credentials { username, password }
    }
}

fn yes_or_no(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "true" | "yes" | "y" | "1" | "vrai" | "oui" | "o" | "x" => Some(true),
        "false" | "no" | "n" | "0" | "faux" | "non" => Some(false),
        _ => None,
    }
}

fn kind(cell: &str) -> Option<ClientKind> {
    match fold(cell).as_str() {
        "organisation" | "organization" | "company" | "societe" | "entreprise" => Some(ClientKind::Organisation),
        "unit" | "department" | "branch" | "unite" | "entite" | "service" | "departement" | "filiale" => {
            Some(ClientKind::Unit)
        }
        "person" | "contact" | "personne" => Some(ClientKind::Person),
        _ => None,
    }
}
