use super::{Caller, Error, Result, Services};
use crate::query::Search;
use vitrine_contract::{Hit, HitKind, ProjectRef, SearchResults};

/// The longest search that makes sense, in characters.
const MAX_WORDS: usize = 100;

/// What the caller may see that contains the words, newest first.
pub async fn search(services: &Services, caller: &Caller, query: Search) -> Result<SearchResults> {
    let words = query.q.trim();
    if words.is_empty() {
        return Err(Error::invalid("?q", "required"));
    }
    if words.chars().count() > MAX_WORDS {
        return Err(Error::invalid("?q", "too_long"));
    }
    let hits = services.store.seen_by(&services.viewer(caller)).search(words, query.limit.get().into()).await?;
    let present = |hit: vitrine_store::Hit| Hit {
        kind: match hit.kind {
            vitrine_store::HitKind::Client => HitKind::Client,
            vitrine_store::HitKind::Project => HitKind::Project,
            vitrine_store::HitKind::Task => HitKind::Task,
        },
        id: hit.id,
        title: hit.title,
        project: hit.project.map(|(id, name)| ProjectRef { id: id.0, name }),
        path: hit.path,
    };
    Ok(SearchResults { data: hits.into_iter().map(present).collect() })
}
