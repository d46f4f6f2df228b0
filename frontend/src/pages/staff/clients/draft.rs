//! What someone has typed about a client and not saved yet.

use crate::fields::{Cells, Entry, changes, rebased};
use crate::pages::PreferenceFields;
use crate::ui::*;
use vitrine_contract::{Client, ClientKind, Credentials, Preferences, Privileges, UpdateClient, UpdateProgress};

/// The fields of a client as people fill them in.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    pub name: String,
    pub kind: ClientKind,
    pub email: String,
    pub phone: String,
    pub username: String,
    /// Only ever what was typed: nobody is told a password.
    pub password: String,
    /// The id of the permission set; empty for the built-in one.
    pub set: String,
    pub privileges: Privileges,
    pub preferences: Preferences,
    /// Custom fields, in order.
    pub custom: Vec<Entry>,
}

impl Values {
    /// A new client: a person without any access.
    pub fn blank() -> Self {
        Self {
            name: String::new(),
            kind: ClientKind::Person,
            email: String::new(),
            phone: String::new(),
            username: String::new(),
            password: String::new(),
            set: String::new(),
            privileges: Privileges::default(),
            preferences: Preferences::default(),
            custom: Vec::new(),
        }
    }

    pub fn of(client: &Client) -> Self {
        Self {
            name: client.name.clone(),
            kind: client.kind,
            email: client.email.clone().unwrap_or_default(),
            phone: client.phone.clone().unwrap_or_default(),
            username: client.username.clone().unwrap_or_default(),
            password: String::new(),
            set: client.permission_set.id.to_string(),
            privileges: client.privileges,
            preferences: client.preferences.clone(),
            custom: client.custom_values.iter().map(Entry::of).collect(),
        }
    }

    /// Whether saving these over `old` takes the login away.
    pub fn withdraws(&self, old: &Self) -> bool {
        !old.username.is_empty() && self.username.trim().is_empty() && self.password.is_empty()
    }

    pub fn patch(&self, old: &Self) -> UpdateClient {
        let text = |new: &str, old: &str| (new != old).then(|| given(new));
        UpdateClient {
            name: (self.name != old.name).then(|| self.name.clone()),
            kind: (self.kind != old.kind).then_some(self.kind),
            email: text(&self.email, &old.email),
            phone: text(&self.phone, &old.phone),
            credentials: self.new_credentials(old),
            privileges: (self.privileges != old.privileges).then_some(self.privileges),
            permission_set_id: (self.set != old.set).then(|| self.set.parse().ok()).flatten(),
            preferences: (self.preferences != old.preferences).then(|| self.preferences.clone()),
            custom_values: changes(&self.custom, &old.custom),
        }
    }

    fn new_credentials(&self, old: &Self) -> Option<Option<Credentials>> {
        if self.username == old.username && self.password.is_empty() {
            return None;
        }
        Some(self.credentials())
    }

    /// None where both are blank.
    pub fn credentials(&self) -> Option<Credentials> {
        let is_blank = self.username.trim().is_empty() && self.password.is_empty();
        let password = (!self.password.is_empty()).then(|| self.password.clone());
        (!is_blank).then(|| Credentials { username: self.username.clone(), password })
    }

    /// What was typed over `old`, now that `new` stands there: fields that were not touched follow.
    fn rebased(self, old: &Self, new: &Self) -> Self {
        fn pick<T: PartialEq + Clone>(mine: T, old: &T, new: &T) -> T {
            if mine == *old { new.clone() } else { mine }
        }
        Self {
            name: pick(self.name, &old.name, &new.name),
            kind: pick(self.kind, &old.kind, &new.kind),
            email: pick(self.email, &old.email, &new.email),
            phone: pick(self.phone, &old.phone, &new.phone),
            username: pick(self.username, &old.username, &new.username),
            password: self.password,
            set: pick(self.set, &old.set, &new.set),
            privileges: pick(self.privileges, &old.privileges, &new.privileges),
            preferences: pick(self.preferences, &old.preferences, &new.preferences),
            custom: rebased(&self.custom, &old.custom, &new.custom),
        }
    }
}

/// Empty is nothing.
pub fn given(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// The same as what the fields of a form are bound to.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    pub name: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub email: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub username: RwSignal<String>,
    pub password: RwSignal<String>,
    pub set: RwSignal<String>,
    pub view_tasks: RwSignal<bool>,
    pub view_progress: RwSignal<bool>,
    pub update_progress: RwSignal<String>,
    pub preferences: PreferenceFields,
    pub custom: Cells,
}

impl Fields {
    pub fn new() -> Self {
        let fields = Self {
            name: RwSignal::default(),
            kind: RwSignal::default(),
            email: RwSignal::default(),
            phone: RwSignal::default(),
            username: RwSignal::default(),
            password: RwSignal::default(),
            set: RwSignal::default(),
            view_tasks: RwSignal::default(),
            view_progress: RwSignal::default(),
            update_progress: RwSignal::default(),
            preferences: PreferenceFields::default(),
            custom: Cells::default(),
        };
        fields.set(Values::blank());
        fields
    }

    pub fn get(self) -> Values {
        Values {
            name: self.name.get(),
            kind: kind_of(&self.kind.read()),
            email: self.email.get(),
            phone: self.phone.get(),
            username: self.username.get(),
            password: self.password.get(),
            set: self.set.get(),
            privileges: Privileges {
                view_tasks: self.view_tasks.get(),
                view_progress: self.view_progress.get(),
                update_progress: update_of(&self.update_progress.read()),
            },
            preferences: self.preferences.get(),
            custom: self.custom.get(),
        }
    }

    pub fn set(self, values: Values) {
        self.name.set(values.name);
        self.kind.set(kind_name(values.kind).to_owned());
        self.email.set(values.email);
        self.phone.set(values.phone);
        self.username.set(values.username);
        self.password.set(values.password);
        self.set.set(values.set);
        self.set_privileges(values.privileges);
        self.preferences.set(values.preferences);
        self.custom.set(&values.custom);
    }

    pub fn set_privileges(self, privileges: Privileges) {
        self.view_tasks.set(privileges.view_tasks);
        self.view_progress.set(privileges.view_progress);
        self.update_progress.set(update_name(privileges.update_progress).to_owned());
    }
}

/// The edit of an existing client. It outlives the form, so that going back to the list loses nothing.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    pub fields: Fields,
    base: RwSignal<Option<Client>>,
    /// Someone else saved meanwhile, and this draft holds changes.
    pub is_stale: RwSignal<bool>,
}

impl Draft {
    pub fn new() -> Self {
        Self { fields: Fields::new(), base: RwSignal::new(None), is_stale: RwSignal::new(false) }
    }

    /// The client that is being edited, as it was last read.
    pub fn base(self) -> Signal<Option<Client>> {
        self.base.into()
    }

    pub fn old(self) -> Option<Values> {
        self.base.read().as_ref().map(Values::of)
    }

    /// What saving would send.
    pub fn patch(self) -> UpdateClient {
        let new = self.fields.get();
        self.old().map(|old| new.patch(&old)).unwrap_or_default()
    }

    pub fn is_dirty(self) -> bool {
        self.patch() != UpdateClient::default()
    }

    pub fn load(self, client: &Client) {
        self.fields.set(Values::of(client));
        self.is_stale.set(false);
        self.base.set(Some(client.clone()));
    }

    pub fn discard(self) {
        if let Some(client) = self.base.get_untracked() {
            self.load(&client);
        }
    }

    /// Takes what has just been read; what was typed stays.
    pub fn receive(self, client: &Client) {
        let base = self.base.get_untracked();
        match base.filter(|base| base.id == client.id && untrack(|| self.is_dirty())) {
            None => self.load(client),
            Some(base) => {
                let old = Values::of(&base);
                let mine = untrack(|| self.fields.get());
                self.fields.set(mine.rebased(&old, &Values::of(client)));
                self.is_stale.update(|stale| *stale |= base.revision != client.revision);
                self.base.set(Some(client.clone()));
            }
        }
    }
}

/// Whether a change can give or take anything.
pub fn touches_access(patch: &UpdateClient) -> bool {
    patch.credentials.is_some() || patch.permission_set_id.is_some() || patch.privileges.is_some()
}

/// Of a change, what can make a difference to what is seen: who has a login already sees no more by another name or password.
pub fn access_part(patch: &UpdateClient, has_login: bool) -> UpdateClient {
    let credentials = patch.credentials.clone().filter(|given| given.is_none() || !has_login);
    UpdateClient {
        credentials,
        privileges: patch.privileges,
        permission_set_id: patch.permission_set_id,
        ..UpdateClient::default()
    }
}

/// The texts of the fields that a change touches.
pub fn changed_fields(patch: &UpdateClient) -> Vec<String> {
    let fields = [
        (patch.name.is_some(), "client-field-name"),
        (patch.kind.is_some(), "client-field-kind"),
        (patch.email.is_some(), "client-field-email"),
        (patch.phone.is_some(), "client-field-phone"),
        (patch.credentials.is_some(), "client-field-credentials"),
        (patch.permission_set_id.is_some(), "client-field-set"),
        (patch.privileges.is_some(), "client-field-privileges"),
        (patch.preferences.is_some(), "client-field-preferences"),
        (!patch.custom_values.is_empty(), "client-field-custom"),
    ];
    fields.into_iter().filter(|(is_changed, _)| *is_changed).map(|(_, key)| texts().get(key, &[])).collect()
}

fn kind_of(name: &str) -> ClientKind {
    match name {
        "organisation" => ClientKind::Organisation,
        "unit" => ClientKind::Unit,
        _ => ClientKind::Person,
    }
}

pub const fn kind_name(kind: ClientKind) -> &'static str {
    match kind {
        ClientKind::Organisation => "organisation",
        ClientKind::Unit => "unit",
        ClientKind::Person => "person",
    }
}

pub fn update_of(name: &str) -> UpdateProgress {
    match name {
        "comment" => UpdateProgress::Comment,
        "full" => UpdateProgress::Full,
        _ => UpdateProgress::Off,
    }
}

pub const fn update_name(update: UpdateProgress) -> &'static str {
    match update {
        UpdateProgress::Off => "off",
        UpdateProgress::Comment => "comment",
        UpdateProgress::Full => "full",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::client;
    use super::*;

    #[test]
    fn nothing_typed_changes_nothing() {
        let old = Values::of(&client(1, None, "Pierre"));
        assert_eq!(old.clone().patch(&old), UpdateClient::default());
    }

    #[test]
    fn credentials_are_kept_changed_or_withdrawn() {
        let old = Values { username: "pierre".into(), ..Values::blank() };
        let patch = |username: &str, password: &str| {
            let new = Values { username: username.into(), password: password.into(), ..old.clone() };
            (new.patch(&old).credentials, new.withdraws(&old))
        };
        let given = |username: &str, password: Option<&str>| {
            Some(Some(Credentials { username: username.into(), password: password.map(Into::into) }))
        };
        assert_eq!(patch("pierre", ""), (None, false));
        assert_eq!(patch("", ""), (Some(None), true));
        assert_eq!(patch("pierre2", ""), (given("pierre2", None), false));
        assert_eq!(patch("pierre", "a new password"), (given("pierre", Some("a new password")), false));
        assert_eq!(patch("", "a new password"), (given("", Some("a new password")), false));
    }

    #[test]
    fn only_what_changes_sight_is_tried_out() {
        let given = Credentials { username: "pierre".into(), password: None };
        let patch = UpdateClient {
            name: Some("Pierre M.".into()),
            credentials: Some(Some(given)),
            privileges: Some(Privileges::default()),
            ..UpdateClient::default()
        };
        let privileges = UpdateClient { privileges: patch.privileges, ..UpdateClient::default() };
        assert_eq!(access_part(&patch, true), privileges);
        assert_eq!(access_part(&patch, false), UpdateClient { credentials: patch.credentials.clone(), ..privileges });
        let withdrawn = UpdateClient { credentials: Some(None), ..UpdateClient::default() };
        assert_eq!(access_part(&withdrawn, true), withdrawn);
    }

    #[test]
    fn untouched_fields_follow_the_newest_version() {
        let old = Values { name: "Pierre".into(), phone: "1".into(), ..Values::blank() };
        let mine = Values { phone: "2".into(), ..old.clone() };
        let new = Values { name: "Pierre M.".into(), phone: "3".into(), ..Values::blank() };
        let both = mine.rebased(&old, &new);
        assert_eq!((both.name.as_str(), both.phone.as_str()), ("Pierre M.", "2"));
        assert_eq!(both.patch(&new), UpdateClient { phone: Some(Some("2".into())), ..UpdateClient::default() });
    }

    #[test]
    fn an_emptied_field_is_sent_as_nothing() {
        let old = Values { email: "a@b.example".into(), ..Values::blank() };
        assert_eq!(Values::blank().patch(&old).email, Some(None));
    }
}
