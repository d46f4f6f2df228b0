//! An explanation in the words of its reader.

use crate::service::present;
use vitrine_contract::{ExplainedGate, GateVerdict};
use vitrine_domain::access::{Action, Decision, Explanation, Fix, Gate, Reason, Verdict};
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::ProjectState;
use vitrine_store::Asked;
use vitrine_texts::{Texts, Value};

pub(super) struct Telling<'a> {
    pub(super) texts: Texts,
    pub(super) asked: &'a Asked,
    pub(super) action: Action,
    pub(super) explanation: &'a Explanation,
}

/// A word or two, and a sentence.
type Words = (String, String);

impl Telling<'_> {
    pub(super) fn answer(&self) -> String {
        match self.explanation.decision {
            Decision::Allowed => self.say("why-yes", &[]),
            Decision::Refused(_, reason) => {
                let (_, why) = self.stopped(reason);
                self.say("why-no", &[("why", why.into())])
            }
        }
    }

    pub(super) fn gates(&self) -> Vec<ExplainedGate> {
        self.explanation
            .verdicts
            .iter()
            .map(|(gate, verdict)| {
                let (value, words) = self.said(*gate, *verdict);
                let verdict = match verdict {
                    Verdict::Passed => GateVerdict::Passed,
                    Verdict::Stopped => GateVerdict::Stopped,
                    Verdict::NotReached => GateVerdict::NotReached,
                };
                ExplainedGate { gate: present::gate(*gate), verdict, value, words }
            })
            .collect()
    }

    /// None where more than the one setting stands in the way after all: an account can be closed in several ways at once.
    pub(super) fn fix(&self, fix: Fix) -> Option<String> {
        let project_is_deleted = self.asked.target.state == ProjectState::Deleted;
        let say = |key: &str, args: &[(&str, Value<'_>)]| Some(self.say(&format!("why-fix-{key}"), args));
        match fix {
            Fix::Share if self.action.is_of_time() => say("time", &[]),
            Fix::Share => say("share", &[]),
            Fix::Privilege { number } => say("privilege", &[("privilege", self.privilege(number).into())]),
            Fix::Widen { path, number } => {
                let client = self.way(Some(path));
                say("widen", &[("privilege", self.privilege(number).into()), ("client", client.into())])
            }
            Fix::Grant(permission) => say("grant", &[("grant", self.grant(permission).into())]),
            Fix::Invite => say("invite", &[]),
            Fix::JoinTeam => say("join", &[]),
            Fix::Level(level) => say("level", &[("level", self.level(level.name()).into())]),
            Fix::Activate if project_is_deleted => say("undelete", &[]),
            Fix::Activate => say("unarchive", &[]),
            Fix::AddClient => say("client", &[]),
            Fix::OpenAccount => {
                let person = &self.asked.person;
                match (person.deletions, &person.deleted, person.has_login, person.is_deactivated) {
                    (0, _, false, false) => say("login", &[]),
                    (0, _, true, true) => say("reactivate", &[]),
                    (1, Some(deleted), true, false) => say("restore", &[("deleted", deleted.name.as_str().into())]),
                    _ => None,
                }
            }
        }
    }

    fn said(&self, gate: Gate, verdict: Verdict) -> Words {
        match (verdict, self.explanation.decision) {
            (Verdict::NotReached, _) => (self.say("why-not-reached", &[]), self.say("why-not-reached-words", &[])),
            (Verdict::Passed, _) => self.passed(gate),
            (Verdict::Stopped, Decision::Refused(deciding, reason)) if deciding == gate => self.stopped(reason),
            // the grant's gate before a hard deny, which only the team passes
            (Verdict::Stopped, _) => self.stopped(Reason::StaffOnly),
        }
    }

    fn passed(&self, gate: Gate) -> Words {
        let is_staff = self.asked.facts.is_staff();
        match gate {
            Gate::Account => self.both("why-account-active", &[]),
            Gate::Reach if is_staff && self.asked.facts.holds(Permission::ProjectViewAll) => {
                (self.set(), self.say("why-reach-all-words", &[("set", self.set().into())]))
            }
            Gate::Reach if is_staff => self.both("why-reach-member", &[]),
            Gate::Reach => {
                let client = self.way(self.explanation.path);
                let key = if client == self.asked.person.name { "why-reach-own-words" } else { "why-reach-words" };
                let words = self.say(key, &[("client", client.as_str().into())]);
                (client, words)
            }
            Gate::Level if is_staff => self.both("why-level-staff", &[]),
            Gate::Level => {
                let level = self.level(self.asked.target.level.name());
                let words = self.say("why-level-words", &[("level", level.as_str().into())]);
                (level, words)
            }
            Gate::Grant => (self.set(), self.say("why-grant-words", &[("set", self.set().into())])),
            Gate::Privileges if is_staff => self.both("why-privileges-staff", &[]),
            Gate::Privileges if self.action.is_capped_by_privileges() => self.both("why-privileges-on", &[]),
            Gate::Privileges => self.both("why-privileges-none", &[]),
            Gate::ShareFlag if is_staff => self.both("why-share-staff", &[]),
            Gate::ShareFlag if self.action.heeds_share_flag() => self.both("why-share-on", &[]),
            Gate::ShareFlag => self.both("why-share-none", &[]),
            Gate::HardDeny => self.both("why-hard-none", &[]),
        }
    }

    fn stopped(&self, reason: Reason) -> Words {
        match reason {
            Reason::CannotSignIn => self.cannot_sign_in(),
            Reason::NoClientOfTheProject => self.both("why-no-client", &[]),
            Reason::NotInvited => self.both("why-not-invited", &[]),
            Reason::NotAMember => self.both("why-not-member", &[]),
            Reason::NotActive if self.asked.target.state == ProjectState::Deleted => self.both("why-deleted", &[]),
            Reason::NotActive => self.both("why-archived", &[]),
            Reason::LevelTooLow { is, needs } => {
                let (is, needs) = (self.level(is.name()), self.level(needs.name()));
                let words = self.say("why-level-low-words", &[("level", is.as_str().into()), ("needs", needs.into())]);
                (is, words)
            }
            Reason::StaffOnly => self.both("why-staff-only", &[]),
            Reason::GrantMissing(permission) => {
                let grant = self.grant(permission);
                (
                    self.set(),
                    self.say("why-grant-missing-words", &[("set", self.set().into()), ("grant", grant.into())]),
                )
            }
            Reason::PrivilegeOff { number } => {
                let privilege = self.privilege(number);
                (self.say("why-off", &[]), self.say("why-privilege-off-words", &[("privilege", privilege.into())]))
            }
            Reason::PrivilegeNarrowed { number } => {
                let client = self.way(self.explanation.path);
                let args = [("privilege", self.privilege(number).into()), ("client", client.into())];
                (self.say("why-narrowed", &[]), self.say("why-narrowed-words", &args))
            }
            Reason::NotShared if self.action.is_of_time() => self.both("why-time-hidden", &[]),
            Reason::NotShared => self.both("why-team-only", &[]),
            Reason::InternalFinance => self.both("why-finance", &[]),
        }
    }

    fn cannot_sign_in(&self) -> Words {
        let person = &self.asked.person;
        match (&person.deleted, person.is_deactivated, &person.client) {
            (Some(deleted), ..) if deleted.name != person.name => {
                let words = self.say("why-account-above-words", &[("deleted", deleted.name.as_str().into())]);
                (self.say("why-account-deleted", &[]), words)
            }
            (Some(_), ..) => self.both("why-account-deleted", &[]),
            (None, true, _) => self.both("why-account-left", &[]),
            (None, false, Some(_)) => self.both("why-account-virtual", &[]),
            (None, false, None) => self.both("why-account-invited", &[]),
        }
    }

    /// The nearest client of the project on this way.
    fn way(&self, path: Option<Privileges>) -> String {
        let deciding = |cap: &Privileges| path.is_none_or(|path| path == *cap);
        let way = self.asked.ways.iter().find(|(_, cap)| deciding(cap));
        way.map(|(client, _)| client.name.clone()).unwrap_or_default()
    }

    fn set(&self) -> String {
        self.texts.permission_set(&self.asked.person.permission_set.1)
    }

    fn privilege(&self, number: u8) -> String {
        self.say(&format!("why-privilege-{number}"), &[])
    }

    fn level(&self, name: &str) -> String {
        self.say(&format!("level-{name}"), &[])
    }

    fn grant(&self, permission: Permission) -> String {
        let key = format!("grant-{}", permission.name().replace('.', "-"));
        self.texts.find(&key, &[]).unwrap_or_else(|| permission.name().to_owned())
    }

    /// A key and the same with `-words`.
    fn both(&self, key: &str, args: &[(&str, Value<'_>)]) -> Words {
        (self.say(key, args), self.say(&format!("{key}-words"), args))
    }

    fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let known =
            [("name", self.asked.person.name.as_str().into()), ("project", self.asked.project.1.as_str().into())];
        let args: Vec<_> = known.into_iter().chain(args.iter().cloned()).collect();
        self.texts.get(key, &args)
    }
}
