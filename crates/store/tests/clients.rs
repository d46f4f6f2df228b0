//! Clients in the store: the tree and its closure, logins, and the recycle bin.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[path = "support/postgres.rs"]
mod postgres;
#[path = "clients/world.rs"]
mod world;

use vitrine_domain::ClientId;
use vitrine_domain::board::Stage;
use vitrine_domain::client::{Forest, TreeError};
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::Level;
use vitrine_domain::task::Schedule;
use vitrine_domain::text::{Name, Title, Username};
use vitrine_store::accounts::{Login, NewSession, SecondFactor};
use vitrine_store::act::{AddClient, DeleteClient, EditClient, ImportClients, MoveClient, RestoreClient};
use vitrine_store::{
    AuditQuery, Beginning, ClientFilter, ClientOrder, ClientQuery, Conflict, CredentialChange, Error, Hit, HitKind,
    NewClient, NewProject, NewTask, ParentFilter, SubtreeCounts, Viewer,
};
use world::{TREE, World, fields, new_id, on_both};

fn of(filter: ClientFilter, limit: u64) -> ClientQuery {
    ClientQuery { filter, limit, ..Default::default() }
}

impl World {
    async fn list(&self, query: ClientQuery) -> Vec<String> {
        let (page, _) = self.store.seen_by(&self.admin).clients(&query).await.unwrap();
        page.iter().map(|client| client.name.clone()).collect()
    }

    async fn move_to(&self, node: ClientId, parent: Option<ClientId>) -> Result<(), Error> {
        let tx = self.write().await;
        let client = tx.seen().client(node).await?;
        let parent = match parent {
            Some(parent) => Some(tx.seen().client(parent).await?),
            None => None,
        };
        tx.move_client(client.grant::<MoveClient>()?, parent.as_ref()).await?;
        tx.commit().await
    }

    async fn delete(&self, node: ClientId) -> Result<(), Error> {
        let tx = self.write().await;
        let client = tx.seen().client(node).await?;
        tx.delete_client(client.grant::<DeleteClient>()?).await?;
        tx.commit().await
    }

    async fn restore(&self, node: ClientId) -> Result<(), Error> {
        let tx = self.write().await;
        let deletion = tx.seen().deletion_of(node).await?;
        tx.restore_client(deletion.grant::<RestoreClient>()?, None).await?;
        tx.commit().await
    }

    async fn restore_under(&self, node: ClientId, parent: Option<ClientId>) -> Result<(), Error> {
        let tx = self.write().await;
        let deletion = tx.seen().deletion_of(node).await?;
        let parent = match parent {
            Some(parent) => Some(tx.seen().client(parent).await?),
            None => None,
        };
        tx.restore_client(deletion.grant::<RestoreClient>()?, Some(parent.as_ref())).await?;
        tx.commit().await
    }

    async fn set_credentials(&self, node: ClientId, credentials: CredentialChange) -> Result<(), Error> {
        let tx = self.write().await;
        let client = tx.seen().client(node).await?;
        let mut change = fields(&tx, &client.name, None).await;
        change.account.credentials = credentials;
        tx.edit_client(client.grant::<EditClient>()?, change).await?;
        tx.commit().await
    }

    async fn is_signed_in(&self, viewer: &Viewer) -> bool {
        match self.store.seen_by(viewer).profile().await {
            Ok(_) => true,
            Err(Error::NotSignedIn) => false,
            Err(error) => panic!("{error}"),
        }
    }
}

fn set(username: &str, password_hash: Option<&str>) -> CredentialChange {
    let username = Username::parse(username).unwrap();
    CredentialChange::Set { username, password_hash: password_hash.map(Into::into), must_change: true }
}

#[tokio::test]
async fn the_tree_of_fixture_a_is_read_as_it_was_made() {
    on_both(async |world| {
        let pierre = world.client(world.ids["Pierre"]).await;
        let path: Vec<&str> = pierre.path.iter().map(|node| node.name.as_str()).collect();
        assert_eq!(path, ["Acme", "Acme (France)"]);
        assert_eq!((pierre.username.as_deref(), pierre.child_count), (Some("pierre"), 0));
        let acme = world.client(world.ids["Acme"]).await;
        assert_eq!((acme.path.len(), acme.has_login(), acme.child_count), (0, false, 2));

        let eyes = world.store.seen_by(&world.admin);
        let counts = eyes.subtree_counts(acme.id).await.unwrap();
        assert_eq!(counts, SubtreeCounts { clients: 7, logins: 4, projects: 0 });
        let (_, counts) = eyes.clients(&ClientQuery { limit: 1, ..Default::default() }).await.unwrap();
        assert_eq!((counts.clients, counts.logins, counts.deleted), (11, 7, 0));
        let (none, counts) =
            eyes.clients(&of(ClientFilter { words: Some("nobody".into()), ..Default::default() }, 9)).await.unwrap();
        assert_eq!((none.len(), counts.clients), (0, 11));
    })
    .await;
}

#[tokio::test]
async fn lists_are_filtered_and_read_on_page_by_page() {
    on_both(async |world| {
        let query = |parent, words: Option<&str>| {
            of(ClientFilter { parent, words: words.map(Into::into), ..Default::default() }, 50)
        };
        assert_eq!(world.list(query(ParentFilter::Root, None)).await, ["Acme", "IBM", "Peter Parker"]);
        let france = ParentFilter::Of(world.ids["Acme (France)"]);
        assert_eq!(world.list(query(france, None)).await, ["Chloé", "Pierre"]);
        assert_eq!(world.list(query(ParentFilter::Any, Some("CHLOE"))).await, ["Chloé"]);
        assert_eq!(world.list(query(ParentFilter::Any, Some("ravi@example"))).await, ["Ravi"]);
        assert_eq!(world.list(query(ParentFilter::Any, Some("%"))).await, [""; 0]);
        assert_eq!(world.list(query(ParentFilter::Any, Some("e_"))).await, [""; 0]);

        let mut all = Vec::new();
        let mut after = None;
        loop {
            let query = ClientQuery { after: after.take(), limit: 4, ..Default::default() };
            let (page, _) = world.store.seen_by(&world.admin).clients(&query).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some((last.sort_key(ClientOrder::Name), last.id.0));
            all.extend(page.iter().map(|client| client.name.clone()));
        }
        let mut expected: Vec<&str> = TREE.iter().map(|(name, ..)| *name).collect();
        expected.sort_unstable();
        assert_eq!(all, expected);
    })
    .await;
}

#[tokio::test]
async fn a_client_cannot_stand_below_itself_or_too_deep() {
    on_both(async |world| {
        let refused = |result: Result<(), Error>| match result {
            Err(Error::Conflict(conflict)) => conflict,
            other => panic!("{other:?}"),
        };
        let (acme, pierre) = (world.ids["Acme"], world.ids["Pierre"]);
        assert_eq!(refused(world.move_to(acme, Some(pierre)).await), Conflict::Cycle);
        assert_eq!(refused(world.move_to(acme, Some(acme)).await), Conflict::Cycle);
        let mut lowest = pierre;
        for level in 4..=32 {
            lowest = world.add(&format!("Level {level}"), Some(lowest), None).await.unwrap();
        }
        assert_eq!(refused(world.add("Level 33", Some(lowest), None).await.map(drop)), Conflict::TooDeep);
        assert_eq!(refused(world.move_to(acme, Some(world.ids["IBM"])).await), Conflict::TooDeep);
        assert!(matches!(world.add("Nowhere", Some(ClientId(new_id())), None).await, Err(Error::NotFound)));
        assert_eq!(world.client(lowest).await.path.len(), 31);
    })
    .await;
}

#[tokio::test]
async fn after_random_moves_the_closure_is_that_of_the_forest() {
    on_both(async |world| {
        let mut forest = Forest::default();
        for (name, parent, _) in TREE {
            forest.place(world.ids[name], parent.map(|parent| world.ids[parent])).unwrap();
        }
        let nodes: Vec<ClientId> = TREE.iter().map(|(name, ..)| world.ids[name]).collect();
        // a small generator with a fixed start: the same moves each time
        let mut state = 42_u64;
        let mut pick = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for _ in 0..60 {
            let node = nodes[pick(nodes.len())];
            let parent = nodes.get(pick(nodes.len() + 2)).copied();
            match (forest.place(node, parent), world.move_to(node, parent).await) {
                (Ok(()), Ok(())) | (Err(TreeError::Cycle), Err(Error::Conflict(Conflict::Cycle))) => {}
                (expected, is) => panic!("{expected:?}, but {is:?}"),
            }
        }
        let lineages =
            nodes.iter().flat_map(|node| forest.lineage(*node).zip(0..).map(|(above, depth)| (*node, above, depth)));
        assert_eq!(world.closure().await, lineages.collect());
        for node in &nodes {
            let path: Vec<ClientId> = world.client(*node).await.path.iter().rev().map(|above| above.id).collect();
            assert_eq!(path, forest.lineage(*node).skip(1).collect::<Vec<_>>());
            let below = nodes.iter().filter(|lower| forest.is_at_or_above(*node, **lower)).count();
            let counts = world.store.seen_by(&world.admin).subtree_counts(*node).await.unwrap();
            assert_eq!(usize::try_from(counts.clients), Ok(below));
        }
    })
    .await;
}

#[tokio::test]
async fn a_deletion_takes_the_subtree_and_its_sessions_and_is_restored_as_one() {
    on_both(async |world| {
        let (france, pierre) = (world.ids["Acme (France)"], world.ids["Pierre"]);
        let (chloe, ravi) = (world.viewer("chloe").await, world.viewer("ravi").await);
        let before = world.client(france).await;
        world.delete(pierre).await.unwrap();
        world.delete(france).await.unwrap();

        assert!(!world.is_signed_in(&chloe).await && world.is_signed_in(&ravi).await);
        assert!(world.store.login("chloe").await.unwrap().is_none());
        let eyes = world.store.seen_by(&world.admin);
        assert!(matches!(eyes.client(world.ids["Chloé"]).await, Err(Error::NotFound)));
        assert!(matches!(world.delete(france).await, Err(Error::NotFound)));
        let (_, counts) = eyes.clients(&ClientQuery::default()).await.unwrap();
        assert_eq!((counts.clients, counts.logins, counts.deleted), (8, 5, 2));
        let deletions = eyes.deletions(None, 10).await.unwrap();
        let shown: Vec<_> =
            deletions.iter().map(|d| (d.client.name.as_str(), d.counts.clients, d.parent_deleted)).collect();
        assert_eq!(shown, [("Acme (France)", 2, false), ("Pierre", 1, true)]);
        assert_eq!(deletions[0].deleted_by.as_deref(), Some("Nora"));
        assert_eq!(eyes.deletions(Some(deletions[0].id), 10).await.unwrap().len(), 1);
        assert_eq!(
            deletions[1].path.iter().map(|node| node.name.as_str()).collect::<Vec<_>>(),
            ["Acme", "Acme (France)"]
        );

        // usernames stay reserved
        let taken = world.add("Another Chloé", None, Some("CHLOÉ")).await;
        assert!(matches!(taken, Err(Error::Conflict(Conflict::UsernameTaken))));

        let refused = world.restore(pierre).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::ParentDeleted))), "{refused:?}");
        assert!(matches!(world.restore(world.ids["Chloé"]).await, Err(Error::NotFound)));
        world.restore(france).await.unwrap();
        let after = world.client(france).await;
        assert_eq!((after.version, after.updated_at, after.child_count), (before.version, before.updated_at, 1));
        assert!(!world.is_signed_in(&chloe).await, "an old session stays dead");
        assert!(world.is_signed_in(&world.viewer("chloe").await).await);
        world.restore(pierre).await.unwrap();
        assert_eq!(world.client(france).await.child_count, 2);
        assert!(world.store.seen_by(&world.admin).deletions(None, 10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_lost_its_parent_is_restored_elsewhere() {
    on_both(async |world| {
        let (france, pierre, ibm) = (world.ids["Acme (France)"], world.ids["Pierre"], world.ids["IBM"]);
        world.delete(pierre).await.unwrap();
        world.delete(france).await.unwrap();
        assert!(matches!(world.restore_under(pierre, Some(france)).await, Err(Error::NotFound)));
        world.restore_under(pierre, Some(ibm)).await.unwrap();
        assert_eq!(world.client(pierre).await.path.iter().map(|node| node.id).collect::<Vec<_>>(), [ibm]);
        assert_eq!(world.client(ibm).await.child_count, 3);
        assert!(world.is_signed_in(&world.viewer("pierre").await).await);
        world.restore_under(france, None).await.unwrap();
        let restored = world.client(france).await;
        assert_eq!((restored.parent, restored.child_count), (None, 1));
    })
    .await;
}

#[tokio::test]
async fn changed_credentials_end_the_sessions_of_that_account() {
    on_both(async |world| {
        let (pierre, chloe) = (world.ids["Pierre"], world.ids["Chloé"]);
        let sessions = [world.viewer("pierre").await, world.viewer("chloe").await];
        world.set_credentials(pierre, set("pierre", None)).await.unwrap();
        assert!(world.is_signed_in(&sessions[0]).await, "nothing of the login changed");
        world.set_credentials(pierre, set("pierre.dupont", None)).await.unwrap();
        assert!(!world.is_signed_in(&sessions[0]).await);
        assert!(world.is_signed_in(&sessions[1]).await);
        let taken = world.set_credentials(pierre, set("ＣＨＬＯＥ", None)).await;
        assert!(matches!(taken, Err(Error::Conflict(Conflict::UsernameTaken))));
        assert!(world.store.login("pierre").await.unwrap().is_none());

        world.set_credentials(chloe, CredentialChange::Withdraw).await.unwrap();
        assert!(!world.is_signed_in(&sessions[1]).await);
        let virtual_chloe = world.client(chloe).await;
        assert!(!virtual_chloe.has_login() && virtual_chloe.version == 2);
        world.set_credentials(chloe, set("chloe", Some("secret hash"))).await.unwrap();
        assert!(world.client(chloe).await.must_change_password);

        let query = AuditQuery { subject: Some(chloe.0), limit: 10, ..Default::default() };
        let entries = world.store.seen_by(&world.admin).audit_entries(&query).await.unwrap();
        let actions: Vec<&str> = entries.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["client.updated", "client.updated", "client.created"]);
        assert_eq!(entries[0].changes["password_set"], serde_json::json!([false, true]));
        assert!(!format!("{entries:?}").contains("secret hash"));
        assert_eq!(entries[0].actor.as_ref().map(|(_, name, _)| name.as_str()), Some("Nora"));
    })
    .await;
}

#[tokio::test]
async fn clients_see_no_client() {
    on_both(async |world| {
        let pierre = world.viewer("pierre").await;
        let eyes = world.store.seen_by(&pierre);
        assert!(matches!(eyes.clients(&ClientQuery::default()).await, Err(Error::NotFound)));
        assert!(matches!(eyes.client(world.ids["Pierre"]).await, Err(Error::NotFound)));
        assert!(matches!(eyes.subtree_counts(world.ids["Acme"]).await, Err(Error::NotFound)));
        assert!(matches!(eyes.deletions(None, 10).await, Err(Error::NotFound)));
        assert!(matches!(eyes.permission_sets().await, Err(Error::NotFound)));
        assert!(matches!(eyes.audit_entries(&AuditQuery::default()).await, Err(Error::NotFound)));
        assert!(eyes.search("acme", 10).await.unwrap().is_empty());
        let tx = world.store.write(&pierre).await.unwrap();
        assert!(matches!(tx.workspace().grant::<AddClient>(), Err(Error::Denied(_))));
    })
    .await;
}

#[tokio::test]
async fn search_finds_clients_with_their_path() {
    on_both(async |world| {
        world.delete(world.ids["Acme (India)"]).await.unwrap();
        let hits = world.store.seen_by(&world.admin).search("ÉR", 10).await.unwrap();
        let found: Vec<_> = hits.iter().map(|hit| (hit.kind, hit.title.as_str(), hit.path.as_deref())).collect();
        assert_eq!(
            found,
            [(HitKind::Client, "Pierre", Some("Acme > Acme (France)")), (HitKind::Client, "Peter Parker", Some(""))]
        );
        assert_eq!(world.store.seen_by(&world.admin).search("acme (", 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn search_stays_within_what_its_reader_sees() {
    on_both(async |world| {
        let tx = world.write().await;
        for (login, client) in [("pierre", "Pierre"), ("alisha", "Alisha")] {
            let client = tx.seen().client(world.ids[client]).await.unwrap();
            let mut change = fields(&tx, &client.name, Some(login)).await;
            change.account.credentials = CredentialChange::Keep;
            change.account.privileges = Privileges::ALL;
            tx.edit_client(client.grant::<EditClient>().unwrap(), change).await.unwrap();
        }
        for (name, level) in [("Site", Level::ReadOnly), ("Site of tomorrow", Level::NotVisible)] {
            let new = project(name, level, &world);
            let columns = Beginning::Columns(vec![(Name::parse("To do").unwrap(), Stage::Planned)]);
            let project = tx.create_project(tx.workspace().grant().unwrap(), new, columns).await.unwrap();
            for (title, is_team_only) in [("Draft", false), ("Draft for us", true), ("Draft for the bin", false)] {
                let project = tx.seen().project(project).await.unwrap();
                let task = NewTask {
                    title: Title::parse(title).unwrap(),
                    description: None,
                    schedule: Schedule::default(),
                    is_milestone: false,
                    is_team_only,
                };
                let task = tx.create_task(project.grant().unwrap(), None, task).await.unwrap();
                let task = tx.seen().task(task).await.unwrap();
                if task.title.ends_with("bin") {
                    tx.delete_task(task.grant().unwrap(), &task).await.unwrap();
                }
            }
        }
        tx.commit().await.unwrap();

        let found = async |viewer: &Viewer, words: &str| {
            let hits = world.store.seen_by(viewer).search(words, 10).await.unwrap();
            let hit = |hit: Hit| (hit.kind, hit.title, hit.project.map(|(_, name)| name));
            hits.into_iter().map(hit).collect::<Vec<_>>()
        };
        assert_eq!(found(&world.admin, "draft").await.len(), 4);
        assert_eq!(found(&world.admin, "SITE").await.len(), 2);
        let (pierre, alisha) = (world.viewer("pierre").await, world.viewer("alisha").await);
        assert_eq!(found(&pierre, "draft").await, [(HitKind::Task, "Draft".into(), Some("Site".into()))]);
        assert_eq!(found(&pierre, "site").await, [(HitKind::Project, "Site".into(), None)]);
        assert!(found(&alisha, "draft").await.is_empty() && found(&alisha, "site").await.is_empty());
    })
    .await;
}

fn project(name: &str, level: Level, world: &World) -> NewProject {
    NewProject {
        name: Name::parse(name).unwrap(),
        description: None,
        level,
        time_wish: false,
        starts_on: None,
        due_on: None,
        clients: vec![world.ids["Acme (France)"]],
    }
}

#[tokio::test]
async fn the_built_in_sets_are_listed() {
    on_both(async |world| {
        let eyes = world.store.seen_by(&world.admin);
        let sets = eyes.permission_sets().await.unwrap();
        let shown: Vec<_> = sets.iter().map(|set| (set.name.as_str(), set.used_by)).collect();
        assert_eq!(
            shown,
            [("Client", 11), ("Client reviewer", 0), ("Administrator", 1), ("Project manager", 0), ("Team member", 0)]
        );
        assert!(eyes.client_permission_set(Some(sets[1].id)).await.is_ok());
        assert!(
            matches!(eyes.client_permission_set(Some(sets[2].id)).await, Err(Error::NotFound)),
            "no staff set for a client"
        );
    })
    .await;
}

#[tokio::test]
async fn thousands_are_added_in_one_go_in_any_order() {
    on_both(async |world| {
        let tx = world.write().await;
        let template = fields(&tx, "Branch", None).await;
        let ids: Vec<ClientId> = (0..5000).map(|_| tx.new_client_id()).collect();
        let mut new: Vec<NewClient> = (0..ids.len())
            .map(|n| {
                let parent = if n == 0 { world.ids["IBM"] } else { ids[n / 10] };
                NewClient { id: ids[n], parent: Some(parent), fields: template.clone() }
            })
            .collect();
        new[0].fields.account.credentials = set("one", Some("hash"));
        new.reverse();
        tx.import_clients(tx.workspace().grant::<ImportClients>().unwrap(), &new).await.unwrap();
        tx.commit().await.unwrap();
        let eyes = world.store.seen_by(&world.admin);
        assert_eq!(eyes.subtree_counts(world.ids["IBM"]).await.unwrap().clients, 5003);
        assert_eq!(eyes.clients_named(&["branch", "IBM", "nobody"]).await.unwrap().len(), 5001);
        assert_eq!(eyes.clients_by_id(&ids).await.unwrap().len(), 5000);
        let used = eyes.usernames_in_use(&["one".to_owned(), "two".to_owned()]).await.unwrap();
        assert_eq!(used, [("one".to_owned(), Some(ids[0]))]);

        let tx = world.write().await;
        let [a, b] = [tx.new_client_id(), tx.new_client_id()];
        let circle =
            [(a, b), (b, a)].map(|(id, parent)| NewClient { id, parent: Some(parent), fields: template.clone() });
        let refused = tx.import_clients(tx.workspace().grant::<ImportClients>().unwrap(), &circle).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::Cycle))));
    })
    .await;
}

/// T-118, T-158, R41: checking a password takes time, and what is taken back meanwhile is taken back.
#[tokio::test]
async fn a_sign_in_under_way_ends_with_the_password_and_the_second_step_it_was_for() {
    on_both(async |world| {
        let begin = async |login: &Login, second: Option<&SecondFactor>| {
            let new = NewSession {
                refresh_hash: new_id().as_bytes().to_vec(),
                user_agent: None,
                expires_at: world::now() + chrono::TimeDelta::days(7),
            };
            world.store.start_session("pierre", login, second, new, world::now()).await.unwrap()
        };
        let login = async || world.store.login("pierre").await.unwrap().unwrap();
        let old = login().await;
        assert!(begin(&old, None).await.is_some());
        let username = Username::parse("pierre").unwrap();
        let anew = CredentialChange::Set { username, password_hash: Some("another".into()), must_change: false };
        world.set_credentials(world.ids["Pierre"], anew).await.unwrap();
        assert!(begin(&old, None).await.is_none(), "the password is another");
        let now = login().await;
        let pierre = Viewer::new(begin(&now, None).await.unwrap(), world::now(), None);

        let tx = world.store.write(&pierre).await.unwrap();
        let profile = tx.seen().profile().await.unwrap();
        tx.begin_second_factor(profile.grant().unwrap(), vec![1]).await.unwrap();
        tx.confirm_second_factor(profile.grant().unwrap(), 1, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(begin(&now, None).await.is_none(), "a second step was switched on");
        let factor = world.store.second_factor(now.account).await.unwrap().unwrap();
        assert!(begin(&now, Some(&factor)).await.is_some());

        let tx = world.store.write(&pierre).await.unwrap();
        let profile = tx.seen().profile().await.unwrap();
        tx.turn_off_second_factor(profile.grant().unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(begin(&now, Some(&factor)).await.is_none(), "the device that was shown counts no more");
    })
    .await;
}
