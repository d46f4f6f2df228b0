//! How the app writes dates and speaks to a person; none: as their device does.

crate::schema::migration!(
    r"
alter table accounts add column time_zone text;
alter table accounts add column language text constraint accounts_language_check check (language in ('en', 'fr'));
alter table accounts add column date_format text constraint accounts_date_format_check check (date_format in ('day_month_year', 'month_day_year', 'year_month_day'));
",
    r"
alter table accounts drop column date_format;
alter table accounts drop column language;
alter table accounts drop column time_zone;
"
);
