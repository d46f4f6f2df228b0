//! Which column of the file fills which field.

use super::super::csv::meant;
use super::super::{Error, Result};
use super::file::{Record, Table};
use vitrine_contract::{ImportColumn, ImportField};
use vitrine_domain::text::fold;

const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 40;
const MASKED: &str = "••••••••";

#[derive(Debug)]
pub(super) struct Columns {
    headers: Vec<String>,
    fields: Vec<Option<ImportField>>,
    /// Whoever chose the fields said so of each column that is left out.
    is_chosen: bool,
}

impl Columns {
    /// As chosen, column by column; otherwise recognised by the headers, each field once.
    pub(super) fn of(headers: &[String], chosen: Option<&[Option<ImportField>]>) -> Result<Self> {
        let mut fields: Vec<Option<ImportField>> = Vec::with_capacity(headers.len());
        if let Some(chosen) = chosen {
            if chosen.len() != headers.len() {
                return Err(Error::invalid("?columns", "out_of_range"));
            }
            for field in chosen {
                if field.is_some() && fields.contains(field) {
                    return Err(Error::invalid("?columns", "taken"));
                }
                fields.push(*field);
            }
        } else {
            for header in headers {
                let field = recognised(header);
                fields.push(field.filter(|_| !fields.contains(&field)));
            }
        }
        Ok(Self { headers: headers.to_vec(), fields, is_chosen: chosen.is_some() })
    }

    fn position(&self, field: ImportField) -> Option<usize> {
        self.fields.iter().position(|is| *is == Some(field))
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

    /// The columns of a record that would be lost without anybody having said so.
    pub(super) fn lost<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a str> {
        let columns = self.headers.iter().zip(&self.fields).zip(&record.cells);
        let is_lost =
            |field: &Option<ImportField>, cell: &String| !self.is_chosen && field.is_none() && !cell.trim().is_empty();
        columns.filter(move |((_, field), cell)| is_lost(field, cell)).map(|((header, _), _)| header.as_str())
    }

    pub(super) fn describe(&self, table: &Table) -> Vec<ImportColumn> {
        let column = |(position, (header, field)): (usize, (&String, &Option<ImportField>))| {
            let cells =
                table.records.iter().filter_map(|record| record.cells.get(position)).filter(|cell| !cell.is_empty());
            let is_secret = *field == Some(ImportField::Password);
            let sample = |cell: &String| if is_secret { MASKED.to_owned() } else { shortened(cell, SAMPLE_CHARS) };
            ImportColumn { header: header.clone(), field: *field, samples: cells.take(SAMPLES).map(sample).collect() }
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
