//! The sections that a person's landing page shows, in their order; none: all of them.

crate::schema::migration!(
    r"
alter table accounts add column dashboard_tabs text;
",
    r"
alter table accounts drop column dashboard_tabs;
"
);
