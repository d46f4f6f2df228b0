use super::*;
use std::collections::BTreeMap;

fn operations(document: &Value) -> BTreeMap<String, Value> {
    let mut operations = BTreeMap::new();
    each_path(&mut document.clone(), |_, methods| {
        for operation in methods.values() {
            operations.insert(operation["operationId"].as_str().unwrap().to_owned(), operation.clone());
        }
    });
    operations
}

#[test]
fn every_operation_is_there() {
    let names: Vec<String> = operations(&document().unwrap()).into_keys().collect();
    let mut expected: Vec<&str> = "sign_in sign_out refresh_session set_up_workspace read_session change_password \
        read_profile update_profile list_sessions revoke_session revoke_other_sessions \
        read_sign_in_options set_sign_in_options read_client_defaults set_client_defaults request_password_reset reset_password request_sign_in_link sign_in_by_link \
        list_mails hand_over_mail retry_mail read_second_factor begin_second_factor confirm_second_factor \
        turn_off_second_factor renew_recovery_codes reset_second_factor list_second_factor_demands demand_second_factor \
        preview_client_invitation invite_client withdraw_client_invitation reset_staff_second_factor \
        list_clients create_client read_client list_client_projects rehearse_client_projects rehearse_new_client_projects update_client move_client delete_client list_deleted_clients restore_client \
        import_clients list_staff invite_staff read_staff_member update_staff deactivate_staff reactivate_staff invite_staff_again \
        withdraw_staff_invitation read_invitation accept_invitation list_permission_sets create_permission_set read_permission_set update_permission_set \
        delete_permission_set list_permission_set_versions start_preview end_preview list_projects create_project read_project update_project set_project_clients \
        read_project_access update_project_access bulk_update_projects delete_project restore_project read_project_audience read_board create_column update_column \
        move_column delete_column create_task read_task update_task move_task delete_task restore_task list_tasks search \
        stream_events create_custom_field delete_custom_field export_clients list_custom_fields move_custom_field purge_client \
        read_client_finance read_custom_field read_project_finance read_project_values read_task_finance read_task_values \
        set_client_finance set_project_finance set_project_values set_task_finance set_task_values update_custom_field \
        explain_access list_audit_entries export_audit_entries rehearse_change change_assignees list_possible_assignees \
        list_client_imports read_client_import list_approvals read_approval decide_approval list_task_approvals \
        change_checklist check_task change_dependencies list_task_fields read_approval_receipt verify_receipt \
        list_approval_comments create_approval_comment list_approval_files upload_approval_file read_approval_file_content \
        read_column_approval set_column_approval read_project_approvers set_project_approvers export_approval_receipt \
        list_comments list_comment_readers create_comment read_comment update_comment remove_comment \
        list_notifications mark_notifications_read mark_notifications_unread read_notification_settings set_notification_settings \
        read_project_notification_settings set_project_notification_settings offer_to_unsubscribe unsubscribe_from_mails list_own_tasks \
        list_progress_updates create_progress_update read_progress_update \
        list_project_files upload_project_file list_task_files upload_task_file read_file update_file delete_file restore_file \
        read_file_content list_file_versions upload_file_version read_file_version_content restore_file_version purge_file_version list_deleted_files purge_file \
        list_time_entries read_project_time create_time_entry read_time_entry update_time_entry \
        delete_time_entry list_project_templates create_project_template read_project_template update_project_template delete_project_template \
        read_timer start_timer stop_timer discard_timer list_task_history bulk_update_tasks"
        .split_whitespace()
        .collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn every_operation_says_who_may_call_it() {
    for (name, operation) in operations(&document().unwrap()) {
        let audience = operation["x-audience"].as_str().unwrap_or_default();
        assert!(["staff", "both", "public"].contains(&audience), "{name}: {audience}");
        let permission = &operation["x-permission"];
        let is_known =
            permission.as_str().is_some_and(|name| vitrine_domain::permission::Permission::from_name(name).is_some());
        assert!(is_known || permission.is_null(), "{name}: {permission}");
        assert!(operation["summary"].is_string(), "{name} has no summary");
    }
}

#[test]
fn every_response_has_a_description_and_every_failure_is_a_problem() {
    let document = document().unwrap();
    for (name, operation) in operations(&document) {
        for (status, response) in operation["responses"].as_object().unwrap() {
            let response = match response["$ref"].as_str() {
                Some(target) => document.pointer(target.trim_start_matches('#')).unwrap(),
                None => response,
            };
            assert!(!response["description"].as_str().unwrap_or_default().is_empty(), "{name} {status}");
            let is_problem = response["content"].get("application/problem+json").is_some();
            assert_eq!(is_problem, status.starts_with(['4', '5']), "{name} {status}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document().unwrap();
    let mut found = Vec::new();
    references(&document, &mut found);
    for name in found {
        assert!(document["components"]["schemas"].get(&name).is_some(), "{name}");
    }
}

#[test]
fn the_portal_document_knows_nothing_of_staff() {
    let document = document().unwrap();
    let portal = portal(&document);
    let names = operations(&portal);
    assert!(names.contains_key("read_board") && names.contains_key("sign_in"));
    assert!(names.values().all(|operation| operation["x-audience"] != "staff"));
    let schemas = portal["components"]["schemas"].as_object().unwrap();
    assert!(schemas.contains_key("Board") && schemas.contains_key("Problem"));
    for foreign in ["Client", "CreateClient", "ImportReport", "AuditEntry", "PermissionSet", "ProjectAudience"] {
        assert!(!schemas.contains_key(foreign), "{foreign}");
    }
    assert!(!portal["tags"].to_string().contains("Audit"));
}

#[test]
fn the_document_is_always_the_same() {
    assert_eq!(document().unwrap().to_string(), document().unwrap().to_string());
}

#[test]
fn what_lists_can_be_asked_for_is_written_down() {
    let operations = operations(&document().unwrap());
    let parameters = |name: &str| operations[name]["parameters"].to_string();
    for (operation, parameter) in [
        ("list_clients", "parent_id"),
        ("list_projects", "include_total"),
        ("import_clients", "dry_run"),
        ("list_tasks", "project_id"),
        ("read_project_audience", "client_ids"),
        ("search", "limit"),
        ("update_task", "If-Match"),
        ("create_task", "Idempotency-Key"),
        ("read_board", "If-None-Match"),
        ("move_client", "Access-Review"),
        ("update_project", "Client-Assignees"),
    ] {
        assert!(parameters(operation).contains(&format!("\"{parameter}\"")), "{operation}: {}", parameters(operation));
    }
}
