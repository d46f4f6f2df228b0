use crate::wire;

wire! {
    /// A language that the app speaks.
    pub enum Language { En, Fr }
}

wire! {
    /// The order of a date that is written in figures.
    pub enum DateFormat { DayMonthYear, MonthDayYear, YearMonthDay }
}

wire! {
    /// A section of the portal's landing page: the next dates, the projects, what happened of late.
    pub enum DashboardTab { Next, Projects, Recent }
}

wire! {
    /// How the app speaks and writes dates for a person, and what their landing page shows. What is absent follows their device.
    #[derive(Default, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Preferences {
        /// Of the IANA database, such as `Europe/Paris`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_zone: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Language>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date_format: Option<DateFormat>,
        /// The sections of the portal's landing page, in their order; absent: all. What waits for the person is shown in any case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dashboard_tabs: Option<Vec<DashboardTab>>,
    }
}
