//! A well-formed request for each operation: whatever is refused is refused for who asks.

use super::operations::Operation;
use super::stage::Things;
use crate::harness::{Caller, PASSWORD, Reply, nobody};
use serde_json::{Value, json};

pub(super) struct Request {
    path: String,
    body: Body,
}

enum Body {
    None,
    Json(Value),
    Csv(&'static str),
    Bytes(&'static [u8]),
}

use Body::{Bytes, Csv, Json, None};

impl Request {
    pub(super) fn of(operation: &Operation, things: &Things) -> Self {
        let Things {
            project,
            column,
            other_column,
            task,
            client,
            permission_set,
            session,
            account,
            staff_set,
            field,
            mail,
            contact,
            preview,
            import,
            approval,
            comment,
            progress_update,
            file,
            file_version,
            time_entry,
            template,
        } = things;
        let path = operation
            .path
            .replace("{project_id}", &project.to_string())
            .replace("{column_id}", &column.to_string())
            .replace("{task_id}", &task.to_string())
            .replace("{client_id}", &client.to_string())
            .replace("{permission_set_id}", &permission_set.to_string())
            .replace("{session_id}", &session.to_string())
            .replace("{account_id}", &account.to_string())
            .replace("{custom_field_id}", &field.to_string())
            .replace("{mail_id}", &mail.to_string())
            .replace("{preview_id}", &preview.to_string())
            .replace("{template_id}", &template.to_string())
            .replace("{time_entry_id}", &time_entry.to_string())
            .replace("{import_id}", &import.to_string())
            .replace("{approval_id}", &approval.to_string())
            .replace("{comment_id}", &comment.to_string())
            .replace("{progress_update_id}", &progress_update.to_string())
            .replace("{file_id}", &file.to_string())
            .replace("{version_id}", &file_version.to_string());
        let (query, body) = match operation.id.as_str() {
            "sign_in" => ("", Json(json!({"login": "john", "password": PASSWORD, "delivery": "bearer"}))),
            "refresh_session" => ("", Json(json!({"refresh_token": "not a token"}))),
            "set_up_workspace" => ("", Json(founder())),
            "read_invitation" | "sign_in_by_link" => ("", Json(json!({"token": "not a token"}))),
            "accept_invitation" => {
                ("", Json(json!({"token": "not a token", "username": "mallory", "password": PASSWORD})))
            }
            "invite_staff" => ("", Json(json!({"name": "Another", "permission_set_id": staff_set}))),
            "change_password" => {
                ("", Json(json!({"current_password": PASSWORD, "new_password": "staple battery horse"})))
            }
            "request_password_reset" | "request_sign_in_link" => ("", Json(json!({"login": "john"}))),
            "reset_password" => ("", Json(json!({"token": "not a token", "new_password": "staple battery horse"}))),
            "rehearse_new_client_projects" => ("", Json(json!({"has_login": true}))),
            "set_client_defaults" => ("", Json(json!({"template": "observer"}))),
            "set_sign_in_options" => ("", Json(json!({"client_links": true}))),
            "begin_second_factor" | "turn_off_second_factor" | "renew_recovery_codes" => {
                ("", Json(json!({"current_password": PASSWORD})))
            }
            "demand_second_factor" => ("", Json(json!({"permission_set_id": project, "is_required": true}))),
            "confirm_second_factor" => ("", Json(json!({"code": "123456"}))),
            "update_profile" => {
                let address = format!("{}@example.com", nobody());
                ("", Json(json!({"email": address, "current_password": PASSWORD})))
            }
            "create_client" => ("", Json(json!({"name": "Somebody else", "kind": "person"}))),
            "move_client" => ("", Json(json!({"parent_id": null}))),
            "purge_client" => ("", Json(json!({"name": "Somebody"}))),
            "restore_client" | "start_timer" => ("", Json(json!({}))),
            "import_clients" => ("?dry_run=true", Csv("name,virtual\nImported,true\n")),
            "create_project" => ("", Json(json!({"name": "Another", "level": "full"}))),
            "create_project_template" => ("", Json(json!({"name": nobody(), "with_tasks": true}))),
            "create_permission_set" => {
                ("", Json(json!({"name": format!("Another {project}"), "base": "client", "grants": ["task.view"]})))
            }
            "start_preview" => ("", Json(json!({"client_id": contact, "permission_set_id": permission_set}))),
            "update_permission_set" => ("", Json(json!({"grants": ["task.view"]}))),
            "rehearse_client_projects" | "update_client" | "update_project" | "update_column" | "update_staff" => {
                ("", Json(json!({"name": "Renamed"})))
            }
            "set_project_clients" => ("", Json(json!({"client_ids": []}))),
            "update_project_access" => ("", Json(json!({"is_invited_only": true}))),
            "bulk_update_projects" => ("", Json(json!({"project_ids": [project], "level": "overview"}))),
            "bulk_update_tasks" => ("", Json(json!({"tasks": [{"task_id": task, "column_id": column}]}))),
            "rehearse_change" => {
                let input = json!({"project_ids": [project], "level": "overview"});
                ("", Json(json!({"change": "bulk_update_projects", "input": input})))
            }
            "create_column" => ("", Json(json!({"name": "Another", "stage": "active"}))),
            "move_column" => ("", Json(json!({"after_column_id": other_column}))),
            "create_task" => ("", Json(json!({"title": "Another", "column_id": column}))),
            "update_task" => ("", Json(json!({"title": "Renamed"}))),
            "move_task" => ("", Json(json!({"column_id": column, "after_task_id": null}))),
            "verify_receipt" => ("", Json(json!({"body": "{}", "signature": "AA", "public_key": "AA"}))),
            "upload_project_file" | "upload_task_file" | "upload_approval_file" => {
                ("?name=notes.txt", Bytes(b"something"))
            }
            "upload_file_version" => ("", Bytes(b"something else")),
            "update_file" => ("", Json(json!({"name": "renamed.txt"}))),
            "set_column_approval" => ("", Json(json!({"rule": "one", "due_days": 5}))),
            "set_project_approvers" => ("", Json(json!({"approver_ids": []}))),
            "decide_approval" => ("", Json(json!({"verdict": "ok"}))),
            "change_assignees" => ("", Json(json!({"add": [], "remove": [nobody()]}))),
            "change_checklist" => ("", Json(json!({"add": ["Another step"]}))),
            "create_time_entry" => ("", Json(json!({"day": "2026-01-05", "minutes": 60}))),
            "update_time_entry" => ("", Json(json!({"minutes": 30}))),
            "stop_timer" => ("", Json(json!({"day": "2026-01-05"}))),
            "check_task" => ("", Json(json!({"item_id": nobody(), "is_done": true}))),
            "set_notification_settings" | "set_project_notification_settings" => {
                let telling = json!({"mail": "daily", "in_app": true});
                ("", Json(json!({"settings": [{"kind": "assigned", "telling": telling}]})))
            }
            "offer_to_unsubscribe" | "unsubscribe_from_mails" => ("?token=nothing", None),
            "change_dependencies" => ("", Json(json!({"remove": [nobody()]}))),
            "mark_notifications_read" | "mark_notifications_unread" => ("", Json(json!({"ids": [nobody()]}))),
            "create_progress_update" => ("", Json(json!({"percent": 60}))),
            "create_comment" | "update_comment" | "create_approval_comment" => {
                ("", Json(json!({"text": "Said again"})))
            }
            "list_custom_fields" => ("?subject=task", None),
            "create_custom_field" => ("", Json(json!({"subject": "task", "name": nobody(), "kind": "text"}))),
            "update_custom_field" | "update_project_template" => ("", Json(json!({"name": nobody()}))),
            "move_custom_field" => ("", Json(json!({"after_field_id": null}))),
            "set_project_values"
            | "set_task_values"
            | "set_client_finance"
            | "set_project_finance"
            | "set_task_finance" => ("", Json(json!({"values": []}))),
            "export_clients" => ("?format=csv", None),
            "search" => ("?q=something", None),
            "explain_access" => {
                let query = format!("client_id={client}&action=view_project&project_id={project}");
                return Self { path: format!("{path}?{query}"), body: None };
            }
            "read_project_audience" => return Self { path: format!("{path}?project_id={project}"), body: None },
            "sign_out"
            | "restore_project"
            | "restore_task"
            | "delete_client"
            | "list_client_imports"
            | "list_task_fields"
            | "read_client_import"
            | "delete_project"
            | "delete_column"
            | "delete_task"
            | "delete_custom_field"
            | "read_custom_field"
            | "read_project_values"
            | "read_task_values"
            | "read_client_finance"
            | "read_project_finance"
            | "read_task_finance"
            | "read_session"
            | "read_profile"
            | "reset_staff_second_factor"
            | "preview_client_invitation"
            | "invite_client"
            | "withdraw_client_invitation"
            | "read_second_factor"
            | "list_second_factor_demands"
            | "reset_second_factor"
            | "read_sign_in_options"
            | "read_client_defaults"
            | "list_mails"
            | "hand_over_mail"
            | "retry_mail"
            | "list_sessions"
            | "revoke_session"
            | "revoke_other_sessions"
            | "list_staff"
            | "read_staff_member"
            | "deactivate_staff"
            | "reactivate_staff"
            | "invite_staff_again"
            | "withdraw_staff_invitation"
            | "list_clients"
            | "read_client"
            | "list_client_projects"
            | "list_deleted_clients"
            | "list_permission_sets"
            | "read_permission_set"
            | "delete_permission_set"
            | "list_permission_set_versions"
            | "end_preview"
            | "list_projects"
            | "list_project_templates"
            | "read_project_template"
            | "delete_project_template"
            | "read_project"
            | "read_project_time"
            | "list_time_entries"
            | "read_time_entry"
            | "delete_time_entry"
            | "read_timer"
            | "discard_timer"
            | "read_project_access"
            | "read_board"
            | "list_tasks"
            | "read_task"
            | "list_possible_assignees"
            | "list_approvals"
            | "read_approval"
            | "read_approval_receipt"
            | "export_approval_receipt"
            | "read_column_approval"
            | "read_project_approvers"
            | "list_approval_comments"
            | "list_approval_files"
            | "read_approval_file_content"
            | "list_task_approvals"
            | "list_project_files"
            | "list_task_files"
            | "read_file"
            | "read_file_content"
            | "delete_file"
            | "restore_file"
            | "list_deleted_files"
            | "purge_file"
            | "list_file_versions"
            | "read_file_version_content"
            | "restore_file_version"
            | "purge_file_version"
            | "list_notifications"
            | "list_own_tasks"
            | "read_notification_settings"
            | "read_project_notification_settings"
            | "list_comments"
            | "list_task_history"
            | "list_progress_updates"
            | "read_progress_update"
            | "list_comment_readers"
            | "read_comment"
            | "remove_comment"
            | "stream_events"
            | "list_audit_entries"
            | "export_audit_entries" => ("", None),
            unknown => panic!("say here, in coverage/requests.rs, what a well-formed `{unknown}` is"),
        };
        Self { path: format!("{path}{query}"), body }
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(super) async fn send(self, operation: &Operation, caller: &Caller<'_>, etag: Option<&str>) -> Reply {
        if operation.id == "stream_events" {
            return match caller.open_stream(Option::None).await {
                Ok(_) => Reply::of_status(200),
                Err(reply) => reply,
            };
        }
        let mut ask = caller.ask(operation.method.clone(), self.path);
        if let Some(etag) = etag {
            ask = ask.header("if-match", etag);
        }
        ask = match self.body {
            None => ask,
            Json(value) => ask.json(value),
            Bytes(bytes) => ask.body("application/octet-stream", bytes),
            Csv(text) => ask.body("text/csv", text),
        };
        ask.send().await
    }
}

fn founder() -> Value {
    json!({
        "token": "not the token",
        "workspace_name": "Mine",
        "name": "Mallory",
        "username": "mallory",
        "password": PASSWORD,
    })
}
