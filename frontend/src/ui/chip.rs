use super::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    New,
    Wait,
    Ok,
    Bad,
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::New => "new",
            Self::Wait => "wait",
            Self::Ok => "ok",
            Self::Bad => "bad",
        }
    }
}

/// A short fact about a thing: an icon and words.
#[component]
pub fn Chip(
    #[prop(into)] label: String,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
) -> impl IntoView {
    view! {
        <span class="chip" data-tone=tone.name()>
            {icon.map(|glyph| view! { <Icon glyph size=IconSize::Small/> })}
            {label}
        </span>
    }
    .into_any()
}

/// A count, capped at 99+.
#[component]
pub fn Counter(#[prop(into)] count: Signal<u32>, #[prop(optional)] tone: Tone) -> impl IntoView {
    let text = move || match count.get() {
        100.. => "99+".to_owned(),
        count => count.to_string(),
    };
    view! { <span class="counter" data-tone=tone.name()>{text}</span> }.into_any()
}
