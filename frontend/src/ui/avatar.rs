use super::*;
use vitrine_contract::{AssigneeKind, ClientKind};

/// The shape code: team people are round, client people rounded squares, organisations squares with a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvatarKind {
    Team,
    Client,
    Organisation,
}

impl From<ClientKind> for AvatarKind {
    fn from(kind: ClientKind) -> Self {
        match kind {
            ClientKind::Person => Self::Client,
            ClientKind::Organisation | ClientKind::Unit => Self::Organisation,
        }
    }
}

impl From<AssigneeKind> for AvatarKind {
    fn from(kind: AssigneeKind) -> Self {
        match kind {
            AssigneeKind::Team => Self::Team,
            AssigneeKind::Client => Self::Client,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    Small,
    #[default]
    Normal,
    Large,
}

/// Initials on a colour that stays with the name. Decoration wherever the name stands beside it; else set `tip`.
#[component]
pub fn Avatar(
    #[prop(into)] name: String,
    kind: AvatarKind,
    #[prop(optional)] size: AvatarSize,
    /// Says the name to those who see or hear only the picture.
    #[prop(optional)]
    tip: bool,
) -> impl IntoView {
    let shape = match kind {
        AvatarKind::Team => "team",
        AvatarKind::Client => "client",
        AvatarKind::Organisation => "organisation",
    };
    let size = match size {
        AvatarSize::Small => "small",
        AvatarSize::Normal => "normal",
        AvatarSize::Large => "large",
    };
    let is_organisation = kind == AvatarKind::Organisation;
    view! {
        <span
            class="avatar"
            data-shape=shape
            data-size=size
            data-colour=colour(&name).to_string()
            data-initials=(!is_organisation).then(|| initials(&name, kind))
            role=tip.then_some("img")
            aria-hidden=(!tip).then_some("true")
            aria-label=tip.then(|| name.clone())
            data-tip=tip.then(|| name.clone())
        >
            {is_organisation.then(|| view! { <Icon glyph=Glyph::Building2/> })}
        </span>
    }
    .into_any()
}

/// Two capitals for the team; for clients two capitals, or the first two letters of a single name.
fn initials(name: &str, kind: AvatarKind) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let mut letters = first.chars().filter(|letter| letter.is_alphanumeric());
    let Some(one) = letters.next() else { return String::new() };
    let two = words.next_back().and_then(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let upper = one.to_uppercase().to_string();
    match two {
        Some(two) => upper + &two.to_uppercase().to_string(),
        None if kind == AvatarKind::Client => upper + &letters.next().map(String::from).unwrap_or_default(),
        None => upper,
    }
}

fn colour(name: &str) -> u32 {
    // FNV-1a: stable over builds, as a colour that people learn has to be.
    name.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619)) % 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_follow_the_shape_code() {
        for (name, kind, expected) in [
            ("Maya Lind", AvatarKind::Team, "ML"),
            ("Maya", AvatarKind::Team, "M"),
            ("Pierre", AvatarKind::Client, "Pi"),
            ("Peter van Parker", AvatarKind::Client, "PP"),
            ("élan", AvatarKind::Client, "Él"),
            ("  ", AvatarKind::Client, ""),
        ] {
            assert_eq!(initials(name, kind), expected, "{name}");
        }
    }
}
