//! Only the store says that something was seen.

use vitrine_store::{Now, Seen, Workspace};

fn main() {
    let _seen: Seen<Workspace, Now> = Seen { value: Workspace };
}
