//! Financial custom fields of a client, a project or a task: read and saved apart from everything else.

use crate::fields::{Cells, Entry, FieldControls, content_of, raw_of};
use crate::resource::{Loaded, read, write};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Error, FinanceOwner};
use vitrine_contract::{
    FieldContent, FieldKind, FinanceContent, FinanceValue, FinanceValues, Money, SetFinanceValue, SetFinanceValues,
};

/// Nothing for who may not view finance, and nothing where there is none.
#[component]
pub(super) fn FinancePanel(owner: Signal<FinanceOwner>) -> impl IntoView {
    use_session()
        .may("finance.view")
        .then(|| {
            let values = read(move |api| {
                let owner = owner.get();
                async move { api.read_finance(owner).await }
            });
            let is_empty = |values: &FinanceValues| values.data.is_empty();
            let ready = move |values: Signal<FinanceValues>| view! { <Panel owner values/> }.into_any();
            view! { <Loaded source=values skeleton=|| () is_empty ready/> }
        })
        .into_any()
}

#[component]
fn Panel(owner: Signal<FinanceOwner>, values: Signal<FinanceValues>) -> impl IntoView {
    let may_edit = use_session().may("finance.edit");
    let (toasts, errors, cells) = (use_toasts(), FormErrors::new(), Cells::default());
    let base = RwSignal::new(values.get_untracked());
    let before = move || base.read().data.iter().map(entry).collect::<Vec<_>>();
    cells.set(&untrack(before));
    let sent = StoredValue::new(Vec::<Uuid>::new());
    let changed = Memo::new(move |_| changes(&cells.get(), &before()));
    Effect::new(move || {
        let now = values.get();
        if untrack(|| changed.read().is_empty()) && now != *base.read_untracked() {
            base.set(now);
            cells.set(&untrack(before));
        }
    });
    let save = write(
        |api, (owner, revision, values): (FinanceOwner, String, Vec<SetFinanceValue>)| async move {
            api.set_finance(owner, &revision, &SetFinanceValues { values }).await
        },
        move |answer: Result<FinanceValues, Error>| match answer {
            Ok(now) => {
                base.set(now);
                cells.set(&untrack(before));
                toasts.say(t!("act-saved"));
            }
            Err(error) => {
                if !cells.take(&error, "/values", &sent.get_value()) {
                    errors.take(&error);
                }
            }
        },
    );
    let send = move || {
        errors.clear();
        let values = changed.get_untracked();
        sent.set_value(values.iter().map(|set| set.field_id).collect());
        save.send((owner.get_untracked(), base.read_untracked().revision.clone(), values));
    };
    let is_dirty = Memo::new(move |_| !changed.read().is_empty());
    let has_money = Memo::new(move |_| base.read().data.iter().any(|value| value.kind == FieldKind::Money));
    view! {
        <section class="finance-panel form" aria-label=t!("fields-finance")>
            <h2><Icon glyph=Glyph::Lock/>{t!("fields-finance")}</h2>
            <p class="field-help">{t!("fields-finance-lead")}</p>
            <FieldControls cells disabled=!may_edit/>
            {move || has_money.get().then(|| view! { <p class="field-help">{t!("fields-money-help")}</p> })}
            <FormProblem errors/>
            {move || is_dirty.get().then(|| view! {
                <div class="fields-acts">
                    <Button label=t!("act-discard") on_click=move || cells.set(&untrack(before))/>
                    <Button label=t!("act-save") kind=ButtonKind::Primary busy=save.busy on_click=send/>
                </div>
            })}
        </section>
    }
    .into_any()
}

fn entry(value: &FinanceValue) -> Entry {
    Entry {
        id: value.field_id,
        name: value.name.clone(),
        kind: value.kind,
        options: value.options.clone(),
        visibility: None,
        may_edit: true,
        raw: value.value.as_ref().map(raw).unwrap_or_default(),
    }
}

fn raw(content: &FinanceContent) -> String {
    match content {
        FinanceContent::Flag(flag) => raw_of(&FieldContent::Flag(*flag)),
        FinanceContent::Number(number) => raw_of(&FieldContent::Number(*number)),
        FinanceContent::Text(text) => text.clone(),
        FinanceContent::Choices(ids) => raw_of(&FieldContent::Choices(ids.clone())),
        FinanceContent::Money(money) => amount(money),
    }
}

fn changes(now: &[Entry], before: &[Entry]) -> Vec<SetFinanceValue> {
    let changed = now.iter().filter(|entry| before.iter().any(|old| old.id == entry.id && old.raw != entry.raw));
    changed.map(|entry| SetFinanceValue { field_id: entry.id, value: finance_content(entry) }).collect()
}

fn finance_content(entry: &Entry) -> Option<FinanceContent> {
    if entry.kind == FieldKind::Money {
        let text = entry.raw.trim();
        // What is no amount is sent as it stands: the server says so.
        let money = || money_of(text).map_or_else(|| FinanceContent::Text(text.to_owned()), FinanceContent::Money);
        return (!text.is_empty()).then(money);
    }
    Some(match content_of(entry.kind, &entry.raw)? {
        FieldContent::Flag(flag) => FinanceContent::Flag(flag),
        FieldContent::Number(number) => FinanceContent::Number(number),
        FieldContent::Text(text) => FinanceContent::Text(text),
        FieldContent::Choices(ids) => FinanceContent::Choices(ids),
    })
}

/// How many digits the smallest unit of a currency has behind the point.
fn digits(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// `1250.00 EUR`
fn amount(money: &Money) -> String {
    let digits = digits(&money.currency);
    let unit = 10_i64.pow(digits);
    let sign = if money.minor < 0 { "-" } else { "" };
    let (whole, rest) =
        (money.minor.unsigned_abs() / unit.unsigned_abs(), money.minor.unsigned_abs() % unit.unsigned_abs());
    let width = usize::try_from(digits).unwrap_or_default();
    let rest = if digits == 0 { String::new() } else { format!(".{rest:0width$}") };
    format!("{sign}{whole}{rest} {}", money.currency)
}

/// Reads what [`amount`] writes, with a comma or a point and with spaces between thousands; none for anything else.
fn money_of(text: &str) -> Option<Money> {
    let (number, currency) = text.rsplit_once(char::is_whitespace)?;
    let currency = currency.to_uppercase();
    let digits = usize::try_from(digits(&currency)).ok()?;
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(',', ".");
    let (whole, rest) = number.split_once('.').unwrap_or((&number, ""));
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !is_number(unsigned) || !is_number(rest) || rest.len() > digits {
        return None;
    }
    let minor = format!("{whole}{rest:0<digits$}").parse().ok()?;
    Some(Money { minor, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_lead_back() {
        let money = |minor, currency: &str| Money { minor, currency: currency.into() };
        for (text, expected) in [
            ("1250.00 EUR", money(125_000, "EUR")),
            ("-0.05 USD", money(-5, "USD")),
            ("1250 JPY", money(1250, "JPY")),
            ("1.250 KWD", money(1250, "KWD")),
        ] {
            assert_eq!(money_of(text), Some(expected.clone()), "{text}");
            assert_eq!(amount(&expected), text);
        }
        assert_eq!(money_of("1 250,5 eur"), Some(money(125_050, "EUR")));
        for bad in ["1250", "EUR", "1.234 EUR", "1-2 EUR", "- EUR", "1e3 EUR"] {
            assert_eq!(money_of(bad), None, "{bad}");
        }
    }
}
