//! The schema, change by change. Each file is one named change and can be undone; see `README.md` beside this crate.

mod schema;

mod m0001_workspace;
mod m0002_clients;
mod m0003_accounts;
mod m0004_projects;
mod m0005_boards;
mod m0006_finance;
mod m0007_records;
mod m0010_permission_set_versions;
mod m0011_previews;
mod m0020_invitations;
mod m0021_deactivated_accounts;
mod m0030_project_access;
mod m0040_account_email;
mod m0041_mails;
mod m0042_links;
mod m0043_sign_in_options;
mod m0044_second_factors;
mod m0050_custom_fields;
mod m0051_preferences;
mod m0052_custom_finance;
mod m0053_purged_clients;
mod m0060_audit_chain;
mod m0061_client_imports;
mod m0062_running_imports;
mod m0070_task_start;
mod m0071_task_assignees;
mod m0072_checklists;
mod m0073_milestones;
mod m0074_task_dependencies;
mod m0075_column_looks;
mod m0080_comments;
mod m0081_progress_updates;
mod m0090_files;
mod m0091_file_versions;
mod m0100_time_entries;
mod m0101_timers;
mod m0102_task_history_audience;
mod m0110_approval_columns;
mod m0111_approval_rounds;
mod m0112_approval_mails;
mod m0113_approval_receipts;
mod m0114_project_client_since;
mod m0115_column_approvals;
mod m0116_round_oks;
mod m0117_approval_reminders;
mod m0120_notifications;
mod m0121_notification_mails;
mod m0122_notification_settings;
mod m0123_approval_notifications;
mod m0124_old_mails;
mod m0140_project_approvers;
mod m0150_dashboard_tabs;
mod m0155_comment_files;
mod m0160_archived_columns;
mod m0161_project_templates;
mod m0170_client_template;

use sea_orm_migration::prelude::*;

#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_workspace::Migration),
            Box::new(m0002_clients::Migration),
            Box::new(m0003_accounts::Migration),
            Box::new(m0004_projects::Migration),
            Box::new(m0005_boards::Migration),
            Box::new(m0006_finance::Migration),
            Box::new(m0007_records::Migration),
            Box::new(m0010_permission_set_versions::Migration),
            Box::new(m0011_previews::Migration),
            Box::new(m0020_invitations::Migration),
            Box::new(m0021_deactivated_accounts::Migration),
            Box::new(m0030_project_access::Migration),
            Box::new(m0040_account_email::Migration),
            Box::new(m0041_mails::Migration),
            Box::new(m0042_links::Migration),
            Box::new(m0043_sign_in_options::Migration),
            Box::new(m0044_second_factors::Migration),
            Box::new(m0050_custom_fields::Migration),
            Box::new(m0051_preferences::Migration),
            Box::new(m0052_custom_finance::Migration),
            Box::new(m0053_purged_clients::Migration),
            Box::new(m0060_audit_chain::Migration),
            Box::new(m0061_client_imports::Migration),
            Box::new(m0062_running_imports::Migration),
            Box::new(m0070_task_start::Migration),
            Box::new(m0071_task_assignees::Migration),
            Box::new(m0072_checklists::Migration),
            Box::new(m0080_comments::Migration),
            Box::new(m0081_progress_updates::Migration),
            Box::new(m0090_files::Migration),
            Box::new(m0100_time_entries::Migration),
            Box::new(m0101_timers::Migration),
            Box::new(m0102_task_history_audience::Migration),
            Box::new(m0110_approval_columns::Migration),
            Box::new(m0111_approval_rounds::Migration),
            Box::new(m0112_approval_mails::Migration),
            Box::new(m0113_approval_receipts::Migration),
            Box::new(m0120_notifications::Migration),
            Box::new(m0121_notification_mails::Migration),
            Box::new(m0122_notification_settings::Migration),
            Box::new(m0123_approval_notifications::Migration),
            Box::new(m0073_milestones::Migration),
            Box::new(m0074_task_dependencies::Migration),
            Box::new(m0114_project_client_since::Migration),
            Box::new(m0115_column_approvals::Migration),
            Box::new(m0116_round_oks::Migration),
            Box::new(m0117_approval_reminders::Migration),
            Box::new(m0091_file_versions::Migration),
            Box::new(m0075_column_looks::Migration),
            Box::new(m0124_old_mails::Migration),
            Box::new(m0140_project_approvers::Migration),
            Box::new(m0150_dashboard_tabs::Migration),
            Box::new(m0160_archived_columns::Migration),
            Box::new(m0161_project_templates::Migration),
            Box::new(m0155_comment_files::Migration),
            Box::new(m0170_client_template::Migration),
        ]
    }
}
