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
    /// How the app speaks and writes dates for a person. What is absent follows their device.
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
    }
}
