//! Which column of the file fills which field.

use super::super::csv::meant;
use super::super::{Error, Result};
use super::file::{Record, Table};
use uuid::Uuid;
use vitrine_contract::{ImportColumn, ImportField, ImportTarget};
use vitrine_domain::text::fold;
use vitrine_store::FieldValue;

const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 40;
const MASKED: &str = "••••••••";

#[derive(Debug)]
pub(super) struct Columns {
    headers: Vec<String>,
    fields: Vec<Option<ImportTarget>>,
    /// Whoever chose the fields said so of each column that is left out.
    is_chosen: bool,
}

impl Columns {
    /// As chosen, column by column; otherwise recognised by the headers, each field once. `custom`: the fields that the reader may fill.
    pub(super) fn of(
        headers: &[String],
        chosen: Option<&[Option<ImportTarget>]>,
        custom: &[FieldValue],
    ) -> Result<Self> {
        let mut fields: Vec<Option<ImportTarget>> = Vec::with_capacity(headers.len());
        if let Some(chosen) = chosen {
            if chosen.len() != headers.len() {
                return Err(Error::invalid("?columns", "out_of_range"));
            }
            for field in chosen {
                if field.is_some() && fields.contains(field) {
                    return Err(Error::invalid("?columns", "taken"));
                }
                if matches!(field, Some(ImportTarget::Custom(id)) if custom.iter().all(|own| own.shape.id.0 != *id)) {
                    return Err(Error::invalid("?columns", "unknown_value"));
                }
                fields.push(*field);
            }
        } else {
            for header in headers {
                let field = recognised(header).map(ImportTarget::Field).or_else(|| named(header, custom));
                fields.push(field.filter(|_| !fields.contains(&field)));
            }
        }
        Ok(Self { headers: headers.to_vec(), fields, is_chosen: chosen.is_some() })
    }

    fn position(&self, field: ImportField) -> Option<usize> {
        self.fields.iter().position(|is| *is == Some(ImportTarget::Field(field)))
    }

    pub(super) fn has(&self, field: ImportField) -> bool {
        self.position(field).is_some()
    }

    /// What stands above the column of a field.
    pub(super) fn header(&self, field: ImportField) -> Option<&str> {
        self.headers.get(self.position(field)?).map(String::as_str)
    }

    /// What a record says of a field, if it says something.
    pub(super) fn cell<'a>(&self, record: &'a Record, field: ImportField) -> Option<&'a str> {
        let cell = record.cells.get(self.position(field)?)?.trim();
        // what an export guarded is as it was; a password is as it is
        let cell = if field == ImportField::Password { cell } else { meant(cell) };
        (!cell.is_empty()).then_some(cell)
    }

    /// What a record says of custom fields: field, header and cell of each that says something.
    pub(super) fn custom<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = (Uuid, &'a str, &'a str)> {
        let columns = self.fields.iter().zip(&self.headers).zip(&record.cells);
        columns.filter_map(|((field, header), cell)| match (field, meant(cell.trim())) {
            (Some(ImportTarget::Custom(id)), cell) if !cell.is_empty() => Some((*id, header.as_str(), cell)),
            _ => None,
        })
    }

    /// The columns of a record that would be lost without anybody having said so.
    pub(super) fn lost<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a str> {
        let columns = self.headers.iter().zip(&self.fields).zip(&record.cells);
        let is_lost =
            |field: &Option<ImportTarget>, cell: &String| !self.is_chosen && field.is_none() && !cell.trim().is_empty();
        columns.filter(move |((_, field), cell)| is_lost(field, cell)).map(|((header, _), _)| header.as_str())
    }

    pub(super) fn describe(&self, table: &Table) -> Vec<ImportColumn> {
        let column = |(position, (header, target)): (usize, (&String, &Option<ImportTarget>))| {
            let cells =
                table.records.iter().filter_map(|record| record.cells.get(position)).filter(|cell| !cell.is_empty());
            let (field, custom_field_id) = match *target {
                Some(ImportTarget::Field(field)) => (Some(field), None),
                Some(ImportTarget::Custom(id)) => (None, Some(id)),
                None => (None, None),
            };
            let is_secret = field == Some(ImportField::Password);
            let sample = |cell: &String| if is_secret { MASKED.to_owned() } else { shortened(cell, SAMPLE_CHARS) };
            let samples = cells.take(SAMPLES).map(sample).collect();
            ImportColumn { header: header.clone(), field, custom_field_id, samples }
        };
        self.headers.iter().zip(&self.fields).enumerate().map(column).collect()
    }
}

pub(super) fn shortened(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}

/// The custom field that is called so; none where two are.
fn named(header: &str, custom: &[FieldValue]) -> Option<ImportTarget> {
    let key = fold(header.trim());
    let mut fields = custom.iter().filter(|field| fold(&field.name) == key);
    let field = fields.next()?;
    fields.next().is_none().then_some(ImportTarget::Custom(field.shape.id.0))
}

/// In English and French, whatever the case, accents, spaces and hyphens.
fn recognised(header: &str) -> Option<ImportField> {
    let key: String = fold(header).chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match key.as_str() {
        "id" | "clientid" | "idclient" => ImportField::Id,
        "name" | "nom" | "clientname" | "nomduclient" | "nomclient" => ImportField::Name,
        "email" | "mail" | "courriel" | "emailaddress" | "adresseemail" | "adressemail" | "adresseelectronique" => {
            ImportField::Email
        }
        "phone" | "phonenumber" | "telephone" | "tel" | "numerodetelephone" => ImportField::Phone,
        "parent" | "parentclient" | "clientparent" => ImportField::Parent,
        "kind" | "type" => ImportField::Kind,
        "username" | "login" | "identifiant" | "nomdutilisateur" | "nomutilisateur" => ImportField::Username,
        "password" | "pwd" | "motdepasse" | "mdp" => ImportField::Password,
        "virtual" | "virtuel" => ImportField::Virtual,
        _ => return None,
    })
}
