use super::*;
use crate::access::Side;
use crate::permission::{Base, Permissions};
use crate::privilege::Privileges;
use crate::{AccountId, ClientId};

fn shape(kind: FieldKind) -> FieldShape {
    let option = |number, name: &str| FieldOption { id: Uuid::from_u128(number), name: name.into() };
    FieldShape { id: FieldId(Uuid::nil()), kind, options: vec![option(1, "Gold"), option(2, "Silver")] }
}

#[test]
fn values_are_of_their_kind_and_are_stored_without_loss() {
    let text = |text: &str| Given::Text(text.into());
    let money = |minor, currency: &str| Given::Money { minor, currency: currency.into() };
    for (kind, given) in [
        (FieldKind::Text, text("EU")),
        (FieldKind::LongText, text("two\nlines")),
        (FieldKind::Number, Given::Number(12.5)),
        (FieldKind::Number, Given::Number(-0.1)),
        (FieldKind::Date, text("2026-02-28")),
        (FieldKind::Choice, text(&Uuid::from_u128(1).to_string())),
        (FieldKind::MultiChoice, Given::Choices(vec![Uuid::from_u128(2), Uuid::from_u128(1)])),
        (FieldKind::YesNo, Given::Flag(false)),
        (FieldKind::Link, text("https://acme.example/a?b#c")),
        (FieldKind::Money, money(-12_500, "EUR")),
    ] {
        let shape = shape(kind);
        let value = shape.value(given).unwrap();
        assert_eq!(shape.from_stored(&value.to_stored()), Some(value.clone()), "{kind:?}");
        if kind != FieldKind::Money {
            assert_eq!(shape.value_of_cell(&shape.cell(&value)), Ok(value), "{kind:?} in a file");
        }
    }
    for (kind, given) in [
        (FieldKind::Text, Given::Number(1.0)),
        (FieldKind::Text, text("two\nlines")),
        (FieldKind::Number, text("12")),
        (FieldKind::Number, Given::Number(f64::NAN)),
        (FieldKind::Number, Given::Number(1e300)),
        (FieldKind::Date, text("2026-02-30")),
        (FieldKind::Choice, text(&Uuid::from_u128(3).to_string())),
        (FieldKind::MultiChoice, Given::Choices(vec![])),
        (FieldKind::MultiChoice, Given::Choices(vec![Uuid::from_u128(1), Uuid::from_u128(3)])),
        (FieldKind::YesNo, text("yes")),
        (FieldKind::Link, text("javascript:alert(1)")),
        (FieldKind::Link, text("https://")),
        (FieldKind::Money, money(1, "euro")),
        (FieldKind::Money, Given::Number(1.0)),
    ] {
        assert!(shape(kind).value(given.clone()).is_err(), "{kind:?} {given:?}");
    }
}

#[test]
fn a_kind_changes_only_where_every_value_stays_one() {
    for from in FieldKind::ALL {
        for to in FieldKind::ALL {
            let samples = [
                Value::Text("https://a.example".into()),
                Value::Number(1.5),
                Value::YesNo(true),
                Value::Choices(vec![Uuid::from_u128(1)]),
            ];
            let of_kind = |value: &Value| shape(*from).from_stored(&value.to_stored()).as_ref() == Some(value);
            for value in samples.iter().filter(|value| from.becomes(*to) && of_kind(value)) {
                assert!(shape(*to).from_stored(&value.to_stored()).is_some(), "{from:?} to {to:?}: {value:?}");
            }
        }
    }
    assert!(!FieldKind::MultiChoice.becomes(FieldKind::Choice), "one of several would be lost");
    assert!(!FieldKind::LongText.becomes(FieldKind::Text), "lines would be lost");
    assert!(!FieldKind::ALL.iter().any(|kind| *kind != FieldKind::Money && kind.becomes(FieldKind::Money)));
}

/// T-033, R1: the whole table of who sees which field.
#[test]
fn financial_fields_are_for_finance_alone() {
    let facts = |side, permissions| Facts::new(AccountId(Uuid::nil()), true, side, permissions);
    let node = ClientId(Uuid::nil());
    let client = facts(Side::Client { node, privileges: Privileges::ALL }, Permissions::of_base(Base::Staff));
    let all = Permissions::of_base(Base::Staff);
    let (finance, team) = (
        facts(Side::Staff, all),
        facts(Side::Staff, all.iter().filter(|permission| *permission != Permission::FinanceView).collect()),
    );
    let table = |facts: &Facts| {
        let scopes = [FieldScope::of_values(facts), FieldScope::of_definitions(facts), FieldScope::of_finance(facts)];
        scopes.map(|scope| {
            Visibility::ALL
                .iter()
                .map(|visibility| if scope.admits(*visibility) { '+' } else { '-' })
                .collect::<String>()
        })
    };
    // team only, client sees, client edits, financial
    assert_eq!(table(&client), ["-++-", "----", "----"]);
    assert_eq!(table(&team), ["+++-", "+++-", "----"]);
    assert_eq!(table(&finance), ["+++-", "++++", "---+"]);
    assert_eq!(Visibility::from_name_or_least("public"), Visibility::Financial, "unknown means deny");
}
