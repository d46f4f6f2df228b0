//! Options as lines of text.

use vitrine_contract::{FieldOption, SetFieldOption};

/// What the lines mean for the options before: a line with a known name is that option; where as many lines are new as options are
/// missing, they are renamed in their order; all other lines are new options.
pub fn meant(lines: &str, before: &[FieldOption]) -> Vec<SetFieldOption> {
    let names: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut gone = before.iter().filter(|option| !names.contains(&option.name.as_str()));
    let new = names.iter().filter(|name| !before.iter().any(|option| option.name == **name)).count();
    let is_renaming = gone.clone().count() == new;
    let id = |name: &str, gone: &mut dyn Iterator<Item = &FieldOption>| {
        let known = before.iter().find(|option| option.name == name);
        known.or_else(|| if is_renaming { gone.next() } else { None }).map(|option| option.id)
    };
    names.iter().map(|name| SetFieldOption { id: id(name, &mut gone), name: (*name).to_owned() }).collect()
}

pub fn lines(options: &[FieldOption]) -> String {
    options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn lines_keep_rename_and_add_options() {
        let option = |id, name: &str| FieldOption { id: Uuid::from_u128(id), name: name.into() };
        let before = [option(1, "Gold"), option(2, "Silver")];
        let shape = |lines: &str| {
            let meant = meant(lines, &before);
            meant.into_iter().map(|set| (set.id.map(|id| id.as_u128()), set.name)).collect::<Vec<_>>()
        };
        let name = |name: &str| name.to_owned();
        assert_eq!(shape("Silver\n Gold \n\n"), [(Some(2), name("Silver")), (Some(1), name("Gold"))]);
        assert_eq!(shape("Gold\nPlatinum"), [(Some(1), name("Gold")), (Some(2), name("Platinum"))]);
        assert_eq!(shape("Gold\nSilver\nBronze")[2], (None, name("Bronze")));
        assert_eq!(shape("Silver"), [(Some(2), name("Silver"))]);
        assert_eq!(shape("A\nB\nC"), [(None, name("A")), (None, name("B")), (None, name("C"))]);
    }
}
