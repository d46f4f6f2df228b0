//! The rows, and which columns they have on this device.

use crate::format;
use crate::prefs;
use crate::routes::{ClientTab, Route};
use crate::session::use_session;
use crate::ui::*;
use vitrine_contract::Client;

const KEPT: &str = "client-columns";

/// A column that can be left out. Names come first and always.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Optional {
    name: &'static str,
    label: &'static str,
    sort: Option<&'static str>,
    is_on_at_first: bool,
}

const COLUMNS: [Optional; 7] = [
    Optional { name: "path", label: "clients-column-path", sort: None, is_on_at_first: true },
    Optional { name: "email", label: "clients-column-email", sort: None, is_on_at_first: true },
    Optional { name: "phone", label: "clients-column-phone", sort: None, is_on_at_first: false },
    Optional { name: "login", label: "clients-column-login", sort: None, is_on_at_first: true },
    Optional { name: "set", label: "clients-column-set", sort: None, is_on_at_first: true },
    Optional { name: "seen", label: "clients-column-seen", sort: Some("last_seen_at"), is_on_at_first: true },
    Optional { name: "updated", label: "clients-column-updated", sort: Some("updated_at"), is_on_at_first: false },
];

/// The names of the columns that are shown.
#[derive(Clone, Copy)]
pub struct Columns(RwSignal<Vec<&'static str>>);

pub fn use_columns() -> Columns {
    let kept = prefs::read(KEPT);
    let is_on = |column: &Optional| match &kept {
        Some(kept) => kept.split(' ').any(|name| name == column.name),
        None => column.is_on_at_first,
    };
    Columns(RwSignal::new(COLUMNS.iter().filter(|column| is_on(column)).map(|column| column.name).collect()))
}

impl Columns {
    fn shown(self) -> Vec<Optional> {
        let shown = self.0.read();
        COLUMNS.into_iter().filter(|column| shown.contains(&column.name)).collect()
    }

    fn toggle(self, name: &'static str) {
        self.0.update(|shown| {
            if shown.contains(&name) {
                shown.retain(|own| *own != name);
            } else {
                shown.push(name);
            }
        });
        prefs::write(KEPT, &self.0.read_untracked().join(" "));
    }
}

#[component]
pub fn ColumnsMenu(columns: Columns) -> impl IntoView {
    let items = move || {
        let shown = columns.shown();
        let item = |column: Optional| {
            MenuItem::act(t!(column.label), move || columns.toggle(column.name)).checked(shown.contains(&column))
        };
        COLUMNS.into_iter().map(item).collect::<Vec<_>>()
    };
    view! { <Menu label=t!("clients-columns") items face=MenuFace::Button(None) align_end=true/> }.into_any()
}

#[component]
pub fn Rows(
    clients: Signal<Vec<Client>>,
    columns: Columns,
    sort: Signal<String>,
    #[prop(into)] on_sort: Callback<String>,
) -> impl IntoView {
    let may_edit = use_session().may("client.edit");
    let heads = move || {
        let name = Column::new(t!("clients-column-name")).sorted_by("name");
        let others = columns.shown().into_iter().map(|column| {
            let head = Column::new(t!(column.label));
            column.sort.map_or(head.clone(), |key| head.sorted_by(key))
        });
        let acts = may_edit.then(|| Column::new(t!("act-more")).bare());
        std::iter::once(name).chain(others).chain(acts).collect::<Vec<_>>()
    };
    let rows = move || {
        let shown = columns.shown();
        clients.get().into_iter().map(|client| row(&client, &shown, may_edit)).collect_view()
    };
    view! { <Table caption=t!("nav-clients") columns=Signal::derive(heads) sort on_sort>{rows}</Table> }.into_any()
}

fn row(client: &Client, shown: &[Optional], may_edit: bool) -> AnyView {
    let href = Route::Client { id: client.id, tab: ClientTab::default() }.path();
    let cells = shown
        .iter()
        .map(|column| view! { <td data-label=t!(column.label)>{cell(client, column.name)}</td> })
        .collect_view();
    view! {
        <tr>
            <td data-lead="">
                <a class="client-row-name" href=href>
                    <Avatar name=client.name.clone() kind=client.kind.into() size=AvatarSize::Small/>
                    <span>{client.name.clone()}</span>
                </a>
            </td>
            {cells}
            {may_edit.then(|| view! { <td class="client-row-acts">{acts(client)}</td> })}
        </tr>
    }
    .into_any()
}

/// B016: whoever looks for the form of a client finds it in its row.
fn acts(client: &Client) -> AnyView {
    let of = |tab| Route::Client { id: client.id, tab }.path();
    let (basic, access) = (of(ClientTab::Basic), of(ClientTab::Access));
    let items = move || {
        vec![
            MenuItem::link(t!("act-edit"), basic.clone()).icon(Glyph::Pencil),
            MenuItem::link(t!("client-edit-permissions"), access.clone()).icon(Glyph::ShieldCheck),
        ]
    };
    view! { <Menu label=t!("act-actions", name = client.name.as_str()) items align_end=true/> }.into_any()
}

fn cell(client: &Client, column: &str) -> AnyView {
    match column {
        "path" => client.path.iter().map(|above| above.name.as_str()).collect::<Vec<_>>().join(" › ").into_any(),
        "email" => client.email.clone().unwrap_or_default().into_any(),
        "phone" => client.phone.clone().unwrap_or_default().into_any(),
        "login" => match &client.username {
            Some(username) => {
                view! { <span class="client-row-login"><Icon glyph=Glyph::KeyRound/>{username.clone()}</span> }
                    .into_any()
            }
            None => view! { <Chip label=t!("clients-virtual")/> }.into_any(),
        },
        "set" => texts().permission_set(&client.permission_set.name).into_any(),
        "seen" => match (client.has_login, client.last_seen_at) {
            (true, Some(at)) => format::ago(at).into_any(),
            (true, None) => view! { <span class="detail">{t!("clients-never-seen")}</span> }.into_any(),
            (false, _) => ().into_any(),
        },
        _ => format::ago(client.updated_at).into_any(),
    }
}
