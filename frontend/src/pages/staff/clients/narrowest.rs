//! Which layer narrows most on which projects (R6), so that nobody widens one in vain.

use crate::i18n::name_list;
use crate::ui::*;
use vitrine_contract::{ClientProject, Layer};

/// What people can set elsewhere, in the order in which it is told.
const TOLD: [(Layer, &str); 5] = [
    (Layer::Narrowing, "client-narrowest-narrowing"),
    (Layer::Level, "client-narrowest-level"),
    (Layer::Grant, "client-narrowest-grant"),
    (Layer::Privileges, "client-narrowest-privileges"),
    (Layer::Reach, "client-narrowest-reach"),
];

#[component]
pub(super) fn Narrowest(projects: Vec<ClientProject>) -> impl IntoView {
    let lines = lines(&projects);
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! { <Note kind=NoteKind::Wait>{lines}</Note> }
    })
}

fn lines(projects: &[ClientProject]) -> Vec<String> {
    let line = |(layer, key): (Layer, &str)| {
        let of_it = |project: &&ClientProject| match layer {
            // said of each project that takes anything, also where another layer takes more
            Layer::Narrowing => project.limited_by == Some(layer) || project.narrowest == Some(layer),
            _ => project.narrowest == Some(layer) && project.limited_by != Some(Layer::Narrowing),
        };
        let names: Vec<_> = projects.iter().filter(of_it).map(|project| project.project.name.clone()).collect();
        (!names.is_empty()).then(|| texts().get(key, &[("projects", name_list(&names).into())]))
    };
    TOLD.into_iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vitrine_contract::{AudienceSight, ClientKind, ClientRef, Level, ProjectRef};

    fn project(name: &str, narrowest: Option<Layer>, limited_by: Option<Layer>) -> ClientProject {
        ClientProject {
            project: ProjectRef { id: Uuid::nil(), name: name.into() },
            level: Level::ReadOnly,
            via: ClientRef { id: Uuid::nil(), name: "Acme".into(), kind: ClientKind::Unit },
            sees: AudienceSight::Board,
            task_count: 0,
            sees_time: false,
            may: Vec::new(),
            limited_by,
            narrowest,
        }
    }

    #[test]
    fn projects_are_told_by_what_narrows_them_r6() {
        let told = lines(&[
            project("Site", Some(Layer::Level), None),
            project("Shop", Some(Layer::Level), None),
            project("Brand", Some(Layer::Level), Some(Layer::Narrowing)),
            project("Open", None, None),
        ]);
        assert_eq!(
            told,
            [
                "On Brand, the project itself leaves less of these privileges: see its access.",
                "On Site and Shop the level narrows most: wider privileges or a wider set would open no more than it allows.",
            ]
        );
    }
}
