//! Who reads what is on the board, in words. The server says who; nothing here decides it.

use super::marks::is_shown;
use crate::board::{BoardState, use_board};
use crate::i18n::name_list;
use crate::live::use_live;
use crate::resource::read;
use crate::ui::*;
use vitrine_client::ReadProjectAudience;
use vitrine_contract::{AudiencePerson, AudienceSight, EventKind, Level, ProjectAct, ProjectAudience};

/// Those who reach the project; absent where they are not known.
#[derive(Clone, Copy)]
pub(super) struct Readers(Memo<Option<Known>>);

#[derive(Clone, Debug, PartialEq)]
struct Known {
    /// The names of those who see the board.
    readers: Vec<String>,
    /// And of those who are asked for approval.
    approvers: Vec<String>,
}

pub(super) fn use_readers() -> Readers {
    expect_context()
}

impl Readers {
    pub(super) fn provide(board: BoardState) {
        let may = Memo::new(move |_| board.may(ProjectAct::ViewAudience));
        let source = read(move |client| {
            let may = may.get();
            async move {
                let query = ReadProjectAudience { project_id: Some(board.project), ..ReadProjectAudience::default() };
                if may { client.read_project_audience(&query).await.map(Some) } else { Ok(None) }
            }
        });
        use_live().on(move |event| {
            if matches!(event.kind, EventKind::ProjectChanged | EventKind::ClientChanged | EventKind::Reset) {
                source.refetch();
            }
        });
        provide_context(Self(Memo::new(move |_| match &*source.read() {
            Some(Ok(Some(audience))) => Some(known(audience)),
            _ => None,
        })));
    }

    /// A sentence on who sees a task; and whether any client does.
    pub(super) fn sentence(self, is_team_only: bool, level: Level) -> (String, bool) {
        let known = self.0.read();
        match (is_team_only, level, known.as_ref().map(|known| &known.readers)) {
            (true, ..) => (t!("board-sees-team"), false),
            (_, Level::NotVisible, _) => (t!("board-sees-hidden"), false),
            (_, level, _) if !is_shown(level) => (t!("board-sees-overview"), false),
            (_, _, Some(names)) if names.is_empty() => (t!("board-sees-nobody"), false),
            (_, _, Some(names)) => (t!("board-sees", names = name_list(names), count = names.len()), true),
            (_, _, None) => (t!("board-sees-clients"), true),
        }
    }

    /// The names of those who may give their OK.
    pub(super) fn approvers(self) -> Option<Vec<String>> {
        self.0.get().map(|known| known.approvers)
    }
}

fn known(audience: &ProjectAudience) -> Known {
    let names = |is_meant: fn(&AudiencePerson) -> bool| {
        audience.people.iter().filter(|person| is_meant(person)).map(|person| person.client.name.clone()).collect()
    };
    Known {
        readers: names(|person| matches!(person.sees, AudienceSight::Board | AudienceSight::BoardEdit)),
        approvers: names(|person| person.approves),
    }
}

/// Who will see a task, with the switch that decides it.
#[component]
pub(super) fn TeamOnlySwitch(is_team_only: RwSignal<bool>) -> impl IntoView {
    let (board, readers) = (use_board(), use_readers());
    let sentence = move || readers.sentence(is_team_only.get(), board.level.get());
    let material = move || match (is_team_only.get(), sentence().1) {
        (true, _) => "wall",
        (_, true) => "glass",
        (_, false) => "plain",
    };
    view! {
        <div class="team-only" data-material=material>
            <Switch label=t!("audience-team-only") checked=is_team_only on_change=move |on| is_team_only.set(on)/>
            <p class="team-only-words" aria-live="polite">{move || sentence().0}</p>
        </div>
    }
    .into_any()
}
