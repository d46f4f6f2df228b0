//! What a project's access says besides its level: invitations, narrowed privileges, co-clients, the team.

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{AudienceSight, EventKind, Layer, Level, ProjectAccess, ProjectAudience};

const MEMBER: &str = "project.view_overview project.view_audience project.edit project.create task.view audit.view";

async fn set_access(w: &World, project: &str, change: Value) -> Reply {
    change_access(&w.administrator(), project, change).await
}

async fn change_access(caller: &Caller<'_>, project: &str, change: Value) -> Reply {
    let etag = caller.read_project(project).await.etag();
    caller.patch(access_of(caller.world, project), &etag, change).await
}

fn access_of(w: &World, project: &str) -> String {
    format!("{}/access", w.project(project))
}

async fn read_access(w: &World, project: &str) -> ProjectAccess {
    w.administrator().get(access_of(w, project)).await.good()
}

async fn set_clients(w: &World, project: &str, clients: &[&str]) {
    let etag = w.administrator().read_project(project).await.etag();
    let ask = w.administrator().ask(Method::PUT, format!("{}/clients", w.project(project)));
    ask.header("if-match", &etag).json(json!({"client_ids": w.ids(clients)})).send().await.is(200);
}

/// Of each person, what they see and what limits it.
async fn audience(w: &World, query: &str) -> Vec<(String, AudienceSight, Option<Layer>)> {
    let audience: ProjectAudience = w.administrator().get(format!("/project-audience?{query}")).await.good();
    audience.people.into_iter().map(|person| (person.client.name, person.sees, person.limited_by)).collect()
}

/// The account of somebody who was hired.
async fn account(w: &World, project: &str, name: &str) -> Uuid {
    let access = read_access(w, project).await;
    access.possible_members.into_iter().find(|member| member.name == name).unwrap().id
}

fn narrowed(client: Uuid, view_tasks: bool) -> Value {
    let privileges = json!({"view_tasks": view_tasks, "view_progress": false, "update_progress": "off"});
    json!({"narrowings": [{"client_id": client, "narrowed_to": privileges}]})
}

#[actix_web::test]
async fn invited_people_only_b176_b178_b180_b181_r29() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        set_access(&w, "Site", json!({"is_invited_only": true})).await.is(200);
        for person in ["pierre", "chloe", "france"] {
            w.as_(person).read_project("Site").await.is_problem(404, "not-found");
        }
        let invite = json!({"invited_client_ids": w.ids(&["Pierre"])});
        let access: ProjectAccess = set_access(&w, "Site", invite).await.good();
        assert_eq!(access.invited.iter().map(|client| client.name.as_str()).collect::<Vec<_>>(), ["Pierre"]);
        w.as_("pierre").read_board("Site").await.is(200);
        assert_eq!(w.as_("pierre").project_names().await, ["Site"]);
        for person in ["chloe", "france", "acme"] {
            w.as_(person).read_project("Site").await.is_problem(404, "not-found");
            assert!(w.as_(person).found("site").await.is_empty());
        }
        let project = w.id("Site");
        let expected = |chloe, gate| {
            vec![
                ("Acme (France)".to_owned(), chloe, gate),
                ("Chloe".to_owned(), chloe, gate),
                ("Pierre".to_owned(), AudienceSight::BoardEdit, None),
            ]
        };
        let of = format!("project_id={project}");
        assert_eq!(audience(&w, &of).await, expected(AudienceSight::Nothing, Some(Layer::Reach)));
        let open = format!("{of}&is_invited_only=false");
        assert_eq!(audience(&w, &open).await, expected(AudienceSight::BoardEdit, None), "as it would be");
        let nobody = audience(&w, &format!("{of}&invited_client_ids=")).await;
        assert!(nobody.iter().all(|(_, sees, _)| *sees == AudienceSight::Nothing), "{nobody:?}");
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_withdrawn_is_gone_at_the_next_request_and_on_the_stream() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let invited = json!({"is_invited_only": true, "invited_client_ids": w.ids(&["Pierre", "Chloe"])});
        set_access(&w, "Site", invited).await.is(200);
        let pierre = w.as_("pierre");
        pierre.read_board("Site").await.is(200);
        let mut stream = pierre.listen().await;
        set_access(&w, "Site", json!({"invited_client_ids": w.ids(&["Chloe"])})).await.is(200);
        pierre.read_board("Site").await.is_problem(404, "not-found");
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.project_id), (EventKind::ProjectGone, Some(w.id("Site"))));
        w.as_("chloe").read_board("Site").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn of_two_paths_the_widest_wins_and_one_less_never_widens_r11_r57() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme", "Acme (France)"], "full").await;
        let pierre = w.as_("pierre");
        set_access(&w, "Site", narrowed(w.id("Acme (France)"), false)).await.is(200);
        pierre.read_board("Site").await.is(200);
        set_clients(&w, "Site", &["Acme (France)"]).await;
        pierre.read_board("Site").await.is_problem(404, "not-found");
        pierre.read_project("Site").await.is(200);
        let limited = audience(&w, &format!("project_id={}", w.id("Site"))).await;
        assert!(
            limited.contains(&("Pierre".to_owned(), AudienceSight::Overview, Some(Layer::Narrowing))),
            "{limited:?}"
        );

        set_clients(&w, "Site", &["Acme", "Acme (France)"]).await;
        pierre.read_board("Site").await.is(200);
        set_access(&w, "Site", narrowed(w.id("Acme"), false)).await.is(200);
        pierre.read_board("Site").await.is(200);
        w.as_("ravi").read_board("Site").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn a_new_order_of_clients_keeps_what_is_narrowed_b065() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)", "Acme (India)"], "full").await;
        set_access(&w, "Site", narrowed(w.id("Acme (India)"), true)).await.is(200);
        set_clients(&w, "Site", &["Acme (India)", "Acme (France)"]).await;
        let access = read_access(&w, "Site").await;
        let clients: Vec<_> =
            access.clients.iter().map(|linked| (linked.client.name.as_str(), linked.narrowed_to.is_some())).collect();
        assert_eq!(clients, [("Acme (India)", true), ("Acme (France)", false)]);
        assert_eq!(access.clients[0].root.as_ref().unwrap().name, "Acme");
    })
    .await;
}

#[actix_web::test]
async fn all_of_it_is_changed_at_once_or_nothing_b065_b176() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "overview").await;
        let mut change = json!({
            "client_ids": w.ids(&["Acme (India)", "Acme (France)"]),
            "level": "read_only",
            "time_shown": true,
            "is_invited_only": true,
            "invited_client_ids": w.ids(&["Ravi"]),
        });
        change["narrowings"] = narrowed(w.id("Acme (India)"), true)["narrowings"].clone();
        let access: ProjectAccess = set_access(&w, "Site", change).await.good();
        assert_eq!((access.level, access.time_shown, access.is_invited_only), (Level::ReadOnly, true, true));
        let clients = |access: &ProjectAccess| -> Vec<_> {
            access.clients.iter().map(|linked| (linked.client.name.clone(), linked.narrowed_to.is_some())).collect()
        };
        assert_eq!(clients(&access), [("Acme (India)".to_owned(), true), ("Acme (France)".to_owned(), false)]);
        assert_eq!(access, read_access(&w, "Site").await);
        w.as_("ravi").read_board("Site").await.is(200);
        w.as_("pierre").read_project("Site").await.is_problem(404, "not-found");

        let before = w.digest().await;
        let level = json!({"level": "full"});
        for (mut wrong, pointer) in [
            (json!({"invited_client_ids": w.ids(&["John"])}), "/invited_client_ids/0"),
            (narrowed(w.id("IBM"), true), "/narrowings/0/client_id"),
            (json!({"member_ids": [nobody()]}), "/member_ids/0"),
        ] {
            wrong["level"] = level["level"].clone();
            wrong["client_ids"] = json!(w.ids(&["Acme (India)"]));
            let problem = set_access(&w, "Site", wrong).await.is_problem(422, "invalid");
            assert_eq!(problem.errors[0].pointer, pointer);
        }
        set_access(&w, "Site", json!({"level": "full", "client_ids": [nobody()]})).await.is_problem(404, "not-found");
        let hidden = json!({"level": "not_visible", "time_shown": true, "is_invited_only": false});
        set_access(&w, "Site", hidden).await.is_invalid("/time_shown", "time_needs_visible");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_client_of_another_root_is_confirmed_here_too_r10() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.hire("editor", &format!("{MEMBER} project.view_all client.view_info")).await;
        let before = w.digest().await;
        let ids = w.ids(&["Acme (France)", "IBM"]);
        let asked = json!({"client_ids": ids, "is_invited_only": true});
        set_access(&w, "Site", asked).await.is_problem(409, "foreign-root-unconfirmed");
        let confirmed = json!({"client_ids": ids, "confirm_foreign_root": true});
        change_access(&w.as_("editor"), "Site", confirmed.clone()).await.is_problem(403, "not-permitted");
        // no roots are named to who could not confirm them
        change_access(&w.as_("editor"), "Site", json!({"client_ids": ids})).await.is_problem(403, "not-permitted");
        let new = json!({"name": "New", "client_ids": ids});
        w.as_("editor").post("/projects", new).await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
        set_access(&w, "Site", confirmed).await.is(200);
        w.as_("john").read_board("Site").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn clients_of_other_roots_are_named_only_where_the_project_shows_them_t_027_r44_r58() {
    everywhere(async |w| {
        w.add_project("Fair", &["Acme (France)", "Acme (India)", "IBM"], "full").await;
        let (pierre, john) = (w.as_("pierre"), w.as_("john"));
        let names = async |caller: &Caller<'_>| {
            let project: vitrine_contract::Project = caller.read_project("Fair").await.good();
            project.clients.into_iter().map(|client| client.name).collect::<Vec<_>>()
        };
        let of_ibm = format!("/projects?include_total=true&client_id={}", w.id("IBM"));
        assert_eq!(names(&pierre).await, ["Acme (France)", "Acme (India)"]);
        assert_eq!(names(&john).await, ["IBM"]);
        assert_eq!(pierre.get(&of_ibm).await.good::<Value>()["total"], 0, "R51: a filter tells no more than a list");
        assert_eq!(john.get(&of_ibm).await.good::<Value>()["total"], 1);

        set_access(&w, "Fair", json!({"co_clients_visible": true})).await.is(200);
        assert_eq!(names(&john).await, ["Acme (France)", "Acme (India)", "IBM"]);
        assert_eq!(pierre.get(&of_ibm).await.good::<Value>()["total"], 1);
        set_access(&w, "Fair", json!({"co_clients_visible": false})).await.is(200);
        assert_eq!(names(&john).await, ["IBM"]);
    })
    .await;
}

#[actix_web::test]
async fn staff_without_all_projects_see_those_of_their_teams_t_132() {
    everywhere(async |w| {
        w.hire("nina", MEMBER).await;
        w.add_project("Site", &["Acme"], "full").await;
        w.add_project("Other site", &["Acme"], "full").await;
        w.add_task("Site", "A shared task").await;
        let nina = w.as_("nina");
        let mut stream = nina.listen().await;
        let unseen = nina.read_project("Site").await;
        unseen.is_indistinguishable_from(&nina.get(format!("/projects/{}", nobody())).await);
        assert!(nina.project_names().await.is_empty() && nina.found("s").await.is_empty());
        assert!(!nina.get("/audit-entries").await.text().contains("Site"));

        let id = account(&w, "Site", "nina").await;
        let marion = read_access(&w, "Site").await.members.remove(0);
        assert_eq!(marion.name, "Marion Leroy", "who begins a project is on its team");
        set_access(&w, "Site", json!({"member_ids": [marion.id, id]})).await.is(200);
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.project_id), (EventKind::ProjectChanged, Some(w.id("Site"))));
        assert_eq!(nina.project_names().await, ["Site"]);
        assert_eq!(nina.get("/projects?include_total=true").await.good::<Value>()["total"], 1);
        nina.read_board("Site").await.is(200);
        nina.read_task("A shared task").await.is(200);
        assert_eq!(nina.found("s").await.len(), 2);
        let audit = nina.get("/audit-entries").await;
        assert!(audit.text().contains("project.access_set") && !audit.text().contains("Other site"));

        change_access(&nina, "Site", json!({"member_ids": [marion.id]})).await.is_invalid("/member_ids", "own_access");
        let mut stream = nina.listen().await;
        set_access(&w, "Site", json!({"member_ids": []})).await.is(200);
        nina.read_project("Site").await.is_problem(404, "not-found");
        nina.read_board("Site").await.is_problem(404, "not-found");
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.project_id), (EventKind::ProjectGone, Some(w.id("Site"))));

        let own = nina.post("/projects", json!({"name": "Own"})).await.id();
        nina.get(format!("/projects/{own}")).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn who_sees_all_projects_no_more_reads_everything_anew() {
    everywhere(async |w| {
        w.hire("nina", &format!("{MEMBER} project.view_all")).await;
        w.add_project("Site", &["Acme"], "full").await;
        let nina = w.as_("nina");
        nina.read_project("Site").await.is(200);
        let mut stream = nina.listen().await;
        w.grant_only("nina", &["project.view_overview"]).await;
        // writes that others make wake the streams
        w.administrator().edit_client("John", json!({"phone": "1"})).await.is(200);
        assert_eq!(stream.next().await.unwrap().kind, EventKind::Reset);
        nina.read_project("Site").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn staff_without_client_info_know_the_clients_of_their_projects_by_name_r40() {
    everywhere(async |w| {
        w.hire("nina", MEMBER).await;
        w.add_project("Site", &["Acme (France)"], "full").await;
        let id = account(&w, "Site", "nina").await;
        set_access(&w, "Site", json!({"member_ids": [id]})).await.is(200);
        let nina = w.as_("nina");
        assert!(nina.read_project("Site").await.text().contains("Acme (France)"));
        let access: ProjectAccess = nina.get(access_of(&w, "Site")).await.good();
        assert_eq!(access.clients[0].root, None, "no tree");
        let of_site = nina.get(format!("/project-audience?project_id={}", w.id("Site"))).await;
        assert!(of_site.text().contains("Pierre") && !of_site.text().contains(&w.id("Acme").to_string()));
        let of_others = nina.get(format!("/project-audience?client_ids={}", w.id("IBM"))).await;
        assert!(of_others.good::<ProjectAudience>().people.is_empty());
        set_access(&w, "Site", narrowed(w.id("Acme (France)"), true)).await.is(200);
        let narrowed_for = async |username: &str| {
            let access: ProjectAccess = w.as_(username).get(access_of(&w, "Site")).await.good();
            access.clients[0].narrowed_to.is_some()
        };
        w.hire("reader", "project.view_overview project.view_all task.view").await;
        assert!(!narrowed_for("reader").await, "no privileges");
        assert!(narrowed_for("nina").await, "but to who sets them on the project");
        let new = |client: &str| json!({"name": "New", "client_ids": w.ids(&[client])});
        nina.post("/projects", new("IBM")).await.is_problem(404, "not-found");
        nina.post("/projects", new("Acme (France)")).await.is(201);
    })
    .await;
}

#[actix_web::test]
async fn access_that_cannot_be_is_refused_and_changes_nothing() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let before = w.digest().await;
        let refused = async |change: Value, pointer: &str, code: &str| {
            set_access(&w, "Site", change).await.is_invalid(pointer, code);
        };
        let alisha = w.id("Alisha");
        refused(json!({"invited_client_ids": [w.id("Pierre"), alisha]}), "/invited_client_ids/1", "not_reached").await;
        refused(json!({"invited_client_ids": [nobody()]}), "/invited_client_ids/0", "not_reached").await;
        refused(json!({"member_ids": [nobody()]}), "/member_ids/0", "unknown_value").await;
        refused(narrowed(w.id("Acme"), true), "/narrowings/0/client_id", "unknown_value").await;
        let invite = json!({"is_invited_only": true});
        let path = access_of(&w, "Site");
        w.as_("pierre").patch(path.clone(), "\"0\"", &invite).await.is_problem(404, "not-found");
        w.administrator().patch(path, "\"0\"", &invite).await.is_problem(412, "stale-version");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn who_was_given_and_denied_access_is_recorded() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let change = json!({"is_invited_only": true, "invited_client_ids": w.ids(&["Pierre"]), "member_ids": []});
        set_access(&w, "Site", change).await.is(200);
        let entries: Value = w.administrator().get("/audit-entries?action=project.access_set").await.good();
        let changes = &entries["data"][0]["changes"];
        assert_eq!(changes["is_invited_only"], json!([false, true]));
        assert_eq!(changes["invited_client_ids"], json!(["", w.id("Pierre").to_string()]));
        assert_eq!(changes["member_ids"][1], "");
        assert!(changes.get("narrowed_privileges").is_none(), "{changes}");
    })
    .await;
}
