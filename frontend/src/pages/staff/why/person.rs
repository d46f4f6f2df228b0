use crate::pages::staff::client_picker::{choice_of_client, choice_of_ref};
use crate::palette::paused;
use crate::resource::read;
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{ClientFilter, ListClients};
use vitrine_contract::{ExplainedPerson, StaffMember};

const AT_MOST: u32 = 20;

/// Who is asked about, as the address has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Client(Uuid),
    Account(Uuid),
}

impl Who {
    pub(super) fn text(self) -> String {
        match self {
            Self::Client(id) => id.to_string(),
            Self::Account(id) => format!("account-{id}"),
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("account-") {
            Some(id) => Some(Self::Account(id.parse().ok()?)),
            None => Some(Self::Client(text.parse().ok()?)),
        }
    }
}

/// Clients, and the team for who may manage it: found by their names.
#[component]
pub(super) fn PersonPicker(selected: RwSignal<Vec<Choice>>) -> impl IntoView {
    let sees_team = use_session().may("staff.manage");
    let query = RwSignal::new(String::new());
    let asked = paused(query);
    let found = read(move |client| {
        let words = asked.get().trim().to_owned();
        async move {
            let q = (!words.is_empty()).then(|| words.clone());
            let filter = ClientFilter { q, ..ClientFilter::default() };
            let wanted = ListClients { filter, limit: Some(AT_MOST), ..ListClients::default() };
            let clients = client.list_clients(&wanted).await?.data;
            let team = if sees_team { client.list_staff().await?.data } else { Vec::new() };
            let named = team.iter().filter(|member| folded(&member.name).contains(&folded(&words)));
            Ok(clients.iter().map(choice_of_client).chain(named.map(choice_of_member)).collect::<Vec<_>>())
        }
    });
    // What was found last stays until there is something newer.
    let options = Memo::new(move |last: Option<&Vec<Choice>>| match &*found.read() {
        Some(Ok(choices)) => choices.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    view! { <Combobox label=t!("why-who") options selected query placeholder=t!("why-who-placeholder")/> }.into_any()
}

fn choice_of_member(member: &StaffMember) -> Choice {
    Choice::new(Who::Account(member.id).text(), &*member.name).avatar(AvatarKind::Team).hint(t!("why-team"))
}

pub(super) fn choice_of_person(person: &ExplainedPerson) -> Choice {
    match &person.client {
        Some(client) => choice_of_ref(client),
        None => Choice::new(Who::Account(person.account_id).text(), &*person.name).avatar(AvatarKind::Team),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_read_back_from_their_address() {
        for who in [Who::Client(Uuid::from_u128(7)), Who::Account(Uuid::from_u128(7))] {
            assert_eq!(Who::parse(&who.text()), Some(who));
        }
        for text in ["", "7", "account-", "staff-00000000-0000-0000-0000-000000000007"] {
            assert_eq!(Who::parse(text), None, "{text}");
        }
    }
}
