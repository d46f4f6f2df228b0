//! What must hold of the rows and objects that a killed server leaves behind.

use super::ledger::Ledger;
use super::server::Place;
use crate::harness::{Rows, Smtp};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use uuid::Uuid;
use vitrine_api::clock::{RandomIds, SystemClock};
use vitrine_api::service::Services;

/// Each finds what was done by halves. One statement each: nothing may come between what it compares.
const HALVES: [(&str, &str); 11] = [
    ("a task that was made twice", "select title from tasks group by title having count(*) > 1"),
    (
        "a task without its beginning",
        "select t.title from tasks t where 1 <> \
         (select count(*) from task_history h where h.task_id = t.id and h.action = 'task.created')",
    ),
    (
        "history that the log does not have, or not as often",
        "select h.action from (select task_id, action, count(*) as n from task_history group by task_id, action) h where h.n <> \
         (select count(*) from audit_entries a where a.subject_id = h.task_id and a.action = h.action)",
    ),
    (
        "entries about tasks without history",
        "select a.action from audit_entries a where a.subject_kind = 'task' and a.action in ('task.created', 'task.moved') \
         and not exists (select 1 from task_history h where h.task_id = a.subject_id and h.action = a.action)",
    ),
    (
        "history that no event told of",
        "select 'task' from (select task_id, count(*) as n from task_history where action in ('task.created', 'task.moved') \
         group by task_id) h where h.n > \
         (select count(*) from events e where e.object_id = h.task_id and e.kind = 'task_changed')",
    ),
    (
        "comments without their entry or event, or the other way round",
        "select 'comments' where (select count(*) from comments) <> (select count(*) from audit_entries where action = 'comment.added') \
         or (select count(*) from comments) <> (select count(*) from events where kind = 'comment_changed')",
    ),
    (
        "files without their entry, or the other way round",
        "select 'files' where (select count(*) from files) <> (select count(*) from audit_entries where action = 'file.attached')",
    ),
    (
        "tasks before clients whom nobody asks",
        "select t.title from tasks t join board_columns c on c.id = t.column_id where c.asks_approval and not exists \
         (select 1 from approval_rounds r where r.task_id = t.id and r.column_id = c.id and r.state = 'open')",
    ),
    (
        "clients who are asked about a task that is elsewhere",
        "select r.title from approval_rounds r join tasks t on t.id = r.task_id where r.state = 'open' and r.column_id <> t.column_id",
    ),
    (
        "decisions without their receipt, their OK or their entry, or the other way round",
        "select 'rounds' where (select count(*) from approval_rounds where state = 'approved') <> (select count(*) from approval_receipts) \
         or (select count(*) from approval_receipts) <> (select count(*) from approval_oks) \
         or (select count(*) from approval_receipts) <> (select count(*) from audit_entries where action = 'approval.given') \
         or (select count(*) from approval_rounds) <> (select count(*) from audit_entries where action = 'approval.requested')",
    ),
    (
        "gaps between events or between entries of the log",
        "select 'gap' where (select count(*) from events) <> (select max(sequence) from events) \
         or (select count(*) from audit_entries) <> (select max(sequence) from audit_entries)",
    ),
];

/// Nothing is half there, all that was acknowledged is.
pub(super) async fn check(place: &Place, ledger: &Ledger) {
    // opened anew each time: a database that somebody holds open is not recovered
    let rows = Rows::of(&place.database_url()).await;
    for (what, query) in HALVES {
        let found = rows.texts(query).await;
        assert!(found.is_empty(), "{what}: {found:?}");
    }
    let kept: HashSet<Uuid> = rows.ids("select id from comments").await.into_iter().collect();
    assert!(ledger.comments.borrow().is_subset(&kept), "an acknowledged comment is lost");
    let kept: HashSet<Uuid> = rows.ids("select task_id from approval_rounds").await.into_iter().collect();
    assert!(ledger.asked.borrow().is_subset(&kept), "what was put before clients is lost");
    let kept: HashMap<Uuid, String> = rows
        .ids("select id from files order by id")
        .await
        .into_iter()
        .zip(rows.texts("select sha256 from files order by id").await)
        .collect();
    for (file, hash) in &*ledger.files.borrow() {
        assert_eq!(kept.get(file), Some(hash), "an acknowledged file is lost, or another");
    }
    let kept: HashSet<Uuid> = rows.ids("select round_id from approval_receipts").await.into_iter().collect();
    assert!(ledger.decided.borrow().is_subset(&kept), "an acknowledged OK is lost");
    let tasks = rows.ids("select id from tasks order by id").await;
    let columns = rows.ids("select column_id from tasks order by id").await;
    let kept: HashMap<Uuid, Uuid> = tasks.into_iter().zip(columns).collect();
    for (task, possible) in &*ledger.tasks.borrow() {
        let column = kept.get(task).unwrap_or_else(|| panic!("the acknowledged task {task} is lost"));
        assert!(possible.is_empty() || possible.contains(column), "task {task} is not where it was moved to");
    }
    let mut moves: HashMap<Uuid, usize> = HashMap::new();
    for task in rows.ids("select task_id from task_history where action = 'task.moved'").await {
        *moves.entry(task).or_default() += 1;
    }
    for (task, acknowledged) in &*ledger.moves.borrow() {
        assert!(moves.get(task) >= Some(acknowledged), "a move of task {task} is lost");
    }
    let objects = objects(place);
    for (key, size) in named_objects(&rows).await {
        assert_eq!(objects.get(&key), Some(&size), "the object {key} is not what its file says");
    }
}

/// What takes longer: the chain of the log, what was left behind, and the mails.
pub(super) async fn check_to_the_end(place: &Place, ledger: &Ledger, smtp: &Smtp) {
    let verified = place.command(&["audit", "verify"]).output().await.unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));

    let long_ago = SystemTime::now() - Duration::from_hours(48);
    for path in objects(place).keys() {
        let object = fs::File::options().write(true).open(files(place).join(path)).unwrap();
        object.set_modified(long_ago).unwrap();
    }
    let services = Services::open(place.settings(), Arc::new(SystemClock), Arc::new(RandomIds)).await.unwrap();
    services.sweep().await.unwrap();
    vitrine_api::service::mails::send_due_mails(&services).await.unwrap();
    let rows = Rows::of(&place.database_url()).await;
    let named: HashMap<String, u64> = named_objects(&rows).await.into_iter().collect();
    assert_eq!(objects(place), named, "an object is left behind, or gone");

    let keys = rows.texts("select object_key from files order by id").await;
    for (key, sha256) in keys.iter().zip(rows.texts("select sha256 from files order by id").await) {
        assert_eq!(hash(&fs::read(files(place).join(key)).unwrap()), sha256, "the object {key} holds something else");
    }

    let mut told = HashSet::new();
    for message in smtp.taken() {
        let text = message.plain();
        let (_, round) = text.split_once("approve=").unwrap_or_else(|| panic!("another mail: {text}"));
        let round: Uuid = round.get(..36).unwrap().parse().unwrap();
        assert!(told.insert((message.recipients.clone(), round)), "{:?} was told twice of {round}", message.recipients);
    }
    let sent = rows.ids("select id from mails where state = 'sent'").await.len();
    assert!(told.len() >= sent, "{sent} mails are said to be sent, {} came", told.len());

    // else all of this held for having happened to nothing
    assert!(!ledger.files.borrow().is_empty() && !ledger.moves.borrow().is_empty() && !told.is_empty());
    assert!(!ledger.asked.borrow().is_empty());
    assert!(!ledger.decided.borrow().is_empty() && !ledger.comments.borrow().is_empty());
}

/// As files say it of their bytes.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// Keys and sizes of the objects that files name.
async fn named_objects(rows: &Rows) -> Vec<(String, u64)> {
    let keys = rows.texts("select object_key from files order by id").await;
    let sizes = rows.texts("select cast(size as text) from files order by id").await;
    keys.into_iter().zip(sizes.iter().map(|size| size.parse().unwrap())).collect()
}

fn files(place: &Place) -> PathBuf {
    place.data.path().join("files")
}

/// The objects there are, remains of uploads included, with their sizes.
fn objects(place: &Place) -> HashMap<String, u64> {
    let mut all = HashMap::new();
    for share in fs::read_dir(files(place)).unwrap() {
        for object in fs::read_dir(share.unwrap().path()).unwrap() {
            let object = object.unwrap();
            all.insert(below(&files(place), &object.path()), object.metadata().unwrap().len());
        }
    }
    all
}

fn below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()
}
