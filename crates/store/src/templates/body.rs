//! A template as its row holds it: JSON with a version of its own, apart from what crosses the wire, so that neither binds the other.

use crate::Error;
use serde::{Deserialize, Serialize};
use vitrine_domain::approval::OkRule;
use vitrine_domain::board::{CardLimit, Colour, Stage};
use vitrine_domain::template::{Days, Template, TemplateApproval, TemplateColumn, TemplateTask};
use vitrine_domain::text::{Fault, Name, Prose, Title};

const VERSION: u32 = 1;
const UNREADABLE: Error = Error::Unreadable("template");

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Body {
    version: u32,
    columns: Vec<Column>,
    tasks: Vec<Task>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Column {
    name: String,
    client_name: Option<String>,
    stage: String,
    asks_approval: bool,
    approval: Option<Approval>,
    colour: Option<String>,
    card_limit: Option<u16>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Approval {
    rule: String,
    needed: Option<u8>,
    due_days: Option<u16>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Task {
    column: usize,
    title: String,
    description: Option<String>,
    steps: Vec<String>,
    starts: Option<i64>,
    due: Option<i64>,
    is_milestone: bool,
    is_team_only: bool,
    predecessors: Vec<usize>,
}

pub(super) fn to_text(template: &Template) -> Result<String, Error> {
    let body = Body {
        version: VERSION,
        columns: template.columns.iter().map(column_of).collect(),
        tasks: template.tasks.iter().map(task_of).collect(),
    };
    serde_json::to_string(&body).map_err(|_error| UNREADABLE)
}

/// What an older or newer version wrote otherwise, or what nobody could have saved, is no template.
pub(super) fn read(text: &str) -> Result<Template, Error> {
    let body: Body = serde_json::from_str(text).map_err(|_other_shape| UNREADABLE)?;
    let (columns, tasks) = (body.columns.len(), body.tasks.len());
    let fits = |task: &Task| task.column < columns && task.predecessors.iter().all(|before| *before < tasks);
    if body.version != VERSION || !body.tasks.iter().all(fits) {
        return Err(UNREADABLE);
    }
    Ok(Template {
        columns: body.columns.into_iter().map(column).collect::<Result<_, _>>()?,
        tasks: body.tasks.into_iter().map(task).collect::<Result<_, _>>()?,
    })
}

fn column_of(column: &TemplateColumn) -> Column {
    Column {
        name: column.name.as_str().to_owned(),
        client_name: column.client_name.as_ref().map(|name| name.as_str().to_owned()),
        stage: column.stage.name().to_owned(),
        asks_approval: column.asks_approval,
        approval: column.approval.map(|approval| Approval {
            rule: approval.rule.name().to_owned(),
            needed: if let OkRule::Some(needed) = approval.rule { Some(needed) } else { None },
            due_days: approval.due_days,
        }),
        colour: column.colour.map(|colour| colour.name().to_owned()),
        card_limit: column.card_limit.map(CardLimit::get),
    }
}

fn task_of(task: &TemplateTask) -> Task {
    Task {
        column: task.column,
        title: task.title.as_str().to_owned(),
        description: task.description.as_ref().map(|text| text.as_str().to_owned()),
        steps: task.steps.iter().map(|step| step.as_str().to_owned()).collect(),
        starts: task.days.starts,
        due: task.days.due,
        is_milestone: task.is_milestone,
        is_team_only: task.is_team_only,
        predecessors: task.predecessors.clone(),
    }
}

fn column(column: Column) -> Result<TemplateColumn, Error> {
    Ok(TemplateColumn {
        name: parsed(&column.name, Name::parse)?,
        client_name: column.client_name.map(|name| parsed(&name, Name::parse)).transpose()?,
        stage: Stage::from_name(&column.stage).ok_or(UNREADABLE)?,
        asks_approval: column.asks_approval,
        approval: column.approval.map(|approval| TemplateApproval {
            rule: OkRule::from_name(&approval.rule, approval.needed),
            due_days: approval.due_days,
        }),
        // one that this version does not know is none
        colour: column.colour.and_then(|name| Colour::from_name(&name)),
        card_limit: column.card_limit.and_then(|cards| CardLimit::new(cards).ok()),
    })
}

fn task(task: Task) -> Result<TemplateTask, Error> {
    Ok(TemplateTask {
        column: task.column,
        title: parsed(&task.title, Title::parse)?,
        description: task.description.map(|text| parsed(&text, Prose::parse)).transpose()?,
        steps: task.steps.iter().map(|step| parsed(step, Title::parse)).collect::<Result<_, _>>()?,
        days: Days { starts: task.starts, due: task.due },
        is_milestone: task.is_milestone,
        is_team_only: task.is_team_only,
        predecessors: task.predecessors,
    })
}

fn parsed<T>(text: &str, parse: impl Fn(&str) -> Result<T, Fault>) -> Result<T, Error> {
    parse(text).map_err(|_fault| UNREADABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Template {
        let name = |text| Name::parse(text).unwrap();
        let title = |text| Title::parse(text).unwrap();
        let plain = TemplateColumn {
            name: name("To do"),
            client_name: None,
            stage: Stage::Planned,
            asks_approval: false,
            approval: None,
            colour: None,
            card_limit: None,
        };
        let asking = TemplateColumn {
            name: name("Before the client"),
            client_name: Some(name("Your turn")),
            stage: Stage::Review,
            asks_approval: true,
            approval: Some(TemplateApproval { rule: OkRule::Some(2), due_days: Some(5) }),
            colour: Some(Colour::Amber),
            card_limit: CardLimit::new(3).ok(),
        };
        let first = TemplateTask {
            column: 0,
            title: title("Kick-off"),
            description: Prose::parse("“Quoted” \"text\"\nand more").ok(),
            steps: vec![title("Invite"), title("Meet")],
            days: Days { starts: Some(-2), due: Some(0) },
            is_milestone: true,
            is_team_only: true,
            predecessors: Vec::new(),
        };
        let second = TemplateTask {
            column: 1,
            title: title("Draft"),
            description: None,
            steps: Vec::new(),
            days: Days::default(),
            is_milestone: false,
            is_team_only: false,
            predecessors: vec![0],
        };
        Template { columns: vec![plain, asking], tasks: vec![first, second] }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for template in [template(), Template::default()] {
            assert_eq!(read(&to_text(&template).unwrap()).unwrap(), template);
        }
    }

    #[test]
    fn what_nobody_could_have_saved_is_no_template() {
        let text = to_text(&template()).unwrap();
        for (good, bad) in [
            ("\"version\":1", "\"version\":2"),
            ("\"column\":1", "\"column\":2"),
            ("\"predecessors\":[0]", "\"predecessors\":[2]"),
            ("\"title\":\"Draft\"", "\"title\":\"\""),
            ("\"stage\":\"review\"", "\"stage\":\"limbo\""),
            ("\"due_days\":5", "\"due_days\":5,\"approver_ids\":[]"),
        ] {
            assert!(text.contains(good), "{good}");
            let changed = text.replacen(good, bad, 1);
            assert!(matches!(read(&changed), Err(Error::Unreadable("template"))), "{bad}");
        }
    }
}
