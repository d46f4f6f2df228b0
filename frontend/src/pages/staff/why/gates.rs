use crate::ui::*;
use vitrine_contract::{ExplainedGate, Gate, GateVerdict, Layer};

/// The seven gates, with the beam that stops at the first no. The beam is decoration: each gate says its verdict in words.
#[component]
pub(super) fn Gates(gates: Vec<ExplainedGate>) -> impl IntoView {
    let panes = (1..).zip(gates).map(|(number, gate): (u32, _)| pane(number, gate)).collect::<Vec<_>>();
    view! { <ol class="why-gates" aria-label=t!("why-gates")>{panes}</ol> }.into_any()
}

fn pane(number: u32, gate: ExplainedGate) -> AnyView {
    let (verdict, glyph, said) = match gate.verdict {
        GateVerdict::Passed => ("passed", Glyph::Check, t!("why-passed")),
        GateVerdict::Stopped => ("stopped", Glyph::X, t!("why-stopped")),
        GateVerdict::NotReached => ("not-reached", Glyph::Minus, t!("why-not-reached")),
    };
    let is_reached = gate.verdict != GateVerdict::NotReached;
    view! {
        <li class="why-gate" data-verdict=verdict>
            <span class="why-pane" aria-hidden="true"></span>
            <span class="why-mark"><Icon glyph/></span>
            <div class="why-words">
                <span class="detail">{t!("why-gate", number = number)}</span>
                <h3 class="why-name">{gate_name(gate.gate)}</h3>
                <span class="sr-only">{is_reached.then_some(said)}</span>
                <span class="why-value">{gate.value}</span>
                <p class="why-sentence">{gate.words}</p>
            </div>
        </li>
    }
    .into_any()
}

pub(super) fn gate_name(gate: Gate) -> String {
    match gate {
        Gate::Account => t!("why-gate-account"),
        Gate::Reach => t!("why-gate-reach"),
        Gate::Level => t!("why-gate-level"),
        Gate::Grant => t!("why-gate-grant"),
        Gate::Privileges => t!("why-gate-privileges"),
        Gate::ShareFlag => t!("why-gate-share_flag"),
        Gate::HardDeny => t!("why-gate-hard_deny"),
    }
}

pub(super) fn layer_name(layer: Layer) -> String {
    gate_name(match layer {
        Layer::Account => Gate::Account,
        Layer::Reach => Gate::Reach,
        Layer::Level => Gate::Level,
        Layer::Grant => Gate::Grant,
        Layer::Privileges => Gate::Privileges,
        Layer::ShareFlag => Gate::ShareFlag,
        Layer::HardDeny => Gate::HardDeny,
        Layer::Narrowing => return t!("why-layer-narrowing"),
    })
}
