//! Reading a board only where it has changed.

use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error};
use vitrine_contract::Board;

/// The last board that was read, with its revision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known(StoredValue<Option<(Board, String)>>);

impl Known {
    pub(super) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The board, and whether it is as of now. An open board outlasts a lost connection and a server that is restarting; a
    /// refusal ends it.
    pub(super) async fn fetch(self, client: Client, project: Uuid) -> Result<(Board, bool), Error> {
        let revision = self.0.try_with_value(|known| known.as_ref().map(|(_, revision)| revision.clone())).flatten();
        match client.read_board(project, revision.as_deref()).await {
            Ok(Some((board, revision))) => {
                self.0.try_update_value(|known| *known = Some((board.clone(), revision)));
                Ok((board, true))
            }
            Ok(None) => match self.board() {
                Some(board) => Ok((board, true)),
                None => Err(Error::Unexpected { status: 304, reason: "nothing was known".to_owned() }),
            },
            Err(error) if is_passing(&error) => self.board().map(|board| (board, false)).ok_or(error),
            Err(error) => {
                self.0.try_update_value(|known| *known = None);
                Err(error)
            }
        }
    }

    fn board(self) -> Option<Board> {
        self.0.try_with_value(|known| known.as_ref().map(|(board, _)| board.clone())).flatten()
    }
}

fn is_passing(error: &Error) -> bool {
    error.status().is_none_or(|status| status >= 500)
}
