mod run;

use super::columns::Columns;
use super::file::{self, Table};
use super::known::Known;
use super::plan::plan;
use super::report;
use super::row::{Login, Row};
use crate::query::WithoutCredentials;
use std::fmt::Write;
use uuid::Uuid;
use vitrine_contract::{ImportField, ImportReport, ImportTarget, ImportVerdict};
use vitrine_domain::client::ClientKind;
use vitrine_domain::preference::Preferences;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::{AccountId, ClientId, PermissionSetId};
use vitrine_store::{Client, ClientRef};
use vitrine_texts::{Locale, Texts};

/// What is there already: Acme with two branches, and a Pierre who signs in.
fn there() -> Vec<Client> {
    let acme = client(1, "Acme", &[], None);
    let (france, india) = (client(2, "Acme (France)", &[&acme], None), client(3, "Acme (India)", &[&acme], None));
    let pierre = client(4, "Pierre", &[&acme, &france], Some("pierre"));
    let namesake = client(5, "Sales", &[&acme, &india], None);
    let other = client(6, "Sales", &[&acme, &france], None);
    vec![acme, france, india, pierre, namesake, other]
}

fn id(number: u128) -> ClientId {
    ClientId(Uuid::from_u128(number))
}

fn client(number: u128, name: &str, above: &[&Client], username: Option<&str>) -> Client {
    let now = chrono::DateTime::UNIX_EPOCH;
    Client {
        id: id(number),
        parent: above.last().map(|client| client.id),
        path: above
            .iter()
            .map(|client| ClientRef { id: client.id, name: client.name.clone(), kind: client.kind })
            .collect(),
        name: name.to_owned(),
        kind: ClientKind::Unit,
        email: Some("old@example.org".into()),
        phone: None,
        account: AccountId(Uuid::nil()),
        username: username.map(str::to_owned),
        must_change_password: false,
        has_second_factor: false,
        invitation: None,
        last_seen_at: None,
        permission_set: PermissionSetId(Uuid::nil()),
        permission_set_name: "Client".into(),
        privileges: Privileges::default(),
        preferences: Preferences::default(),
        child_count: 0,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

struct Dry {
    report: ImportReport,
    logins: Vec<Login>,
    kinds: Vec<ClientKind>,
}

fn read(text: &str) -> Table {
    file::read(text.as_bytes()).unwrap()
}

fn dry_run(text: &str, without: WithoutCredentials, chosen: Option<&[Option<ImportTarget>]>) -> Dry {
    let table = read(text);
    let columns = Columns::of(&table.headers, chosen, &[]).unwrap();
    let rows: Vec<Row> = table.records.iter().map(|record| Row::of(record, &columns, &[])).collect();
    let usernames = [("pierre".to_owned(), Some(id(4))), ("nora".to_owned(), None)];
    let plan = plan(&rows, &columns, without, &Known::of(there(), usernames));
    Dry {
        report: report::report(&table, &columns, &plan, Texts::of(Locale::En)),
        logins: plan.rows.iter().map(|row| row.login).collect(),
        kinds: plan.rows.iter().map(|row| row.kind).collect(),
    }
}

/// Each row as `<number> <verdict>` with its problems.
fn verdicts(text: &str) -> Vec<String> {
    lines(&dry_run(text, WithoutCredentials::Problem, None).report)
}

fn lines(report: &ImportReport) -> Vec<String> {
    let line = |row: &vitrine_contract::ImportRow| {
        let mut line = format!("{} {:?}", row.row, row.verdict);
        for problem in &row.problems {
            assert!(!problem.detail.is_empty(), "{} has no words", problem.code);
            let _ = write!(line, " {}:{}", problem.column.as_deref().unwrap_or("-"), problem.code);
        }
        line
    };
    report.rows.iter().map(line).collect()
}

#[test]
fn a_list_from_a_french_excel_is_understood() {
    let text = "\u{FEFF}Nom;Société parente;Courriel;Téléphone;Nom d’utilisateur;Mot de passe;Virtuel\r\n\
                Müller & Fils;;;;;;vrai\r\n\
                \"Müller\r\n(Lyon)\";Müller & Fils;;+33 4 00;;;VRAI\r\n\
                \r\n\
                Chloé;Müller (Lyon);chloe@muller.fr;;chloé;correct horse battery;faux\r\n";
    let chosen = [
        Some(ImportField::Name),
        Some(ImportField::Parent),
        Some(ImportField::Email),
        Some(ImportField::Phone),
        Some(ImportField::Username),
        Some(ImportField::Password),
        Some(ImportField::Virtual),
    ];
    let recognised: Vec<_> = Columns::of(&read(text).headers, None, &[])
        .unwrap()
        .describe(&read(text))
        .into_iter()
        .map(|c| c.field)
        .collect();
    assert_eq!(recognised[0], Some(ImportField::Name));
    assert_eq!(recognised[1], None, "to be chosen by hand");
    assert_eq!(recognised[2..], chosen[2..]);

    let dry = dry_run(text, WithoutCredentials::Problem, Some(&chosen.map(|field| field.map(ImportTarget::Field))));
    assert_eq!(lines(&dry.report), ["2 Create", "3 Create", "5 Create"]);
    assert_eq!((dry.report.created, dry.report.logins, dry.report.with_problems), (3, 1, 0));
    assert_eq!(dry.report.rows[1].name, "Müller (Lyon)");
    assert_eq!(dry.kinds, [ClientKind::Organisation, ClientKind::Unit, ClientKind::Person]);
    let json = serde_json::to_string(&dry.report).unwrap();
    assert!(!json.contains("battery") && json.contains("••••"), "{json}");
}

#[test]
fn what_is_no_table_is_named() {
    let wide = ["x"; 101].join(",");
    let long = format!("name\n{}", "a\n".repeat(20_001));
    for (bytes, code) in [
        (&b""[..], "empty_file"),
        (b"\xEF\xBB\xBF", "empty_file"),
        (b"\n\n\r\n", "empty_file"),
        (b"name,email\n", "empty_file"),
        (b"name\n,\n\n", "empty_file"),
        (b"\xFF\xFEn\0a\0m\0e\0", "not_utf8"),
        (b"nom\nChlo\xE9\n", "not_utf8"),
        (b"PK\x03\x04 and so on", "not_text"),
        (b"name\nA\0B\n", "not_text"),
        (b"name\nAcme\n\"IBM\nJohn\nAlisha\n", "unclosed_quote"),
        (wide.as_bytes(), "too_many_columns"),
        (long.as_bytes(), "too_many_rows"),
    ] {
        assert_eq!(file::read(bytes).err(), Some(code), "{:?}", String::from_utf8_lossy(bytes).get(..20));
    }
}

#[test]
fn dividers_quotes_and_row_numbers_are_those_of_a_spreadsheet() {
    let table = read("\"a,b;\"\tc\n1\t2\n\n,\t;\n \t \n\"x \"\"y\"\"\nz\"\t9\textra\n");
    assert_eq!(table.headers, ["a,b;", "c"]);
    let rows: Vec<_> =
        table.records.iter().map(|record| (record.row, record.cells.join("|"), record.has_more)).collect();
    assert_eq!(rows, [(2, "1|2".into(), false), (4, ",|;".into(), false), (6, "x \"y\" z|9".into(), true)]);
    for (text, cells) in
        [("name,a\nA;1,2\n", ["A;1", "2"]), ("name;a\r\nA,1;2\r\n", ["A,1", "2"]), ("name,a\rA,2\r", ["A", "2"])]
    {
        assert_eq!(read(text).records[0].cells, cells, "{text:?}");
    }
}

#[test]
fn logins_follow_the_virtual_column() {
    let text = "Name,Virtual,Username,Password\n\
                A,true,,\n\
                B,TRUE,b,correct horse battery\n\
                C,yes,,correct horse battery\n\
                D,false,d,correct horse battery\n\
                E,,e,correct horse battery\n\
                F,false,,\n\
                G,,,\n\
                H,no,h,\n\
                I,0,,correct horse battery\n\
                J,maybe,,\n";
    assert_eq!(
        verdicts(text),
        [
            "2 Create",
            "3 Problem Username:must_be_empty",
            "4 Problem Password:must_be_empty",
            "5 Create",
            "6 Create",
            "7 Problem Username:credentials_incomplete",
            "8 Problem Username:credentials_incomplete",
            "9 Problem Password:credentials_incomplete",
            "10 Problem Username:credentials_incomplete",
            "11 Problem Virtual:unknown_value Username:credentials_incomplete",
        ]
    );
    let later = dry_run(text, WithoutCredentials::Later, None);
    assert_eq!([later.logins[5], later.logins[6]], [Login::Later, Login::Later]);
    assert!(!later.report.rows[5].is_virtual && later.report.rows[0].is_virtual);
    assert_eq!(later.report.rows[7].verdict, ImportVerdict::Problem, "half of the credentials is a mistake either way");

    let without_column =
        dry_run("Name,Username,Password\nA,,\nB,b,correct horse battery\nC,c,\n", WithoutCredentials::Problem, None);
    assert_eq!(lines(&without_column.report), ["2 Create", "3 Create", "4 Problem Password:credentials_incomplete"]);
    assert_eq!(without_column.logins[..2], [Login::Virtual, Login::Given]);
}

#[test]
fn usernames_are_free_and_passwords_good() {
    let text = "Name,Username,Password\n\
                A,Anna,correct horse battery\n\
                B,ＡＮＮＡ,correct horse battery\n\
                C,PIÉRRE,correct horse battery\n\
                D,nora,correct horse battery\n\
                E,eve,short\n\
                F,freddie12345,freddie12345\n\
                G,with space,correct horse battery\n";
    assert_eq!(
        verdicts(text),
        [
            "2 Create",
            "3 Problem Username:taken",
            "4 Problem Username:taken",
            "5 Problem Username:taken",
            "6 Problem Password:too_short_password",
            "7 Problem Password:common_password",
            "8 Problem Username:unknown_value",
        ]
    );
}

/// Usernames and addresses are typed into one field: nobody is called by somebody else's address.
#[test]
fn usernames_and_addresses_do_not_stand_in_each_others_place() {
    let text = "Name,Email,Username,Password\n\
                A,anna@acme.fr,Anna@acme.fr,correct horse battery\n\
                B,anna@acme.fr,bea,correct horse battery\n\
                C,carl@acme.fr,boss@acme.fr,correct horse battery\n\
                D,,dora@acme.fr,correct horse battery\n\
                E,carl@acme.fr,eve,correct horse battery\n";
    assert_eq!(
        verdicts(text),
        [
            "2 Create",
            "3 Problem Email:address_unavailable",
            "4 Problem Username:not_own_address",
            "5 Problem Username:not_own_address",
            "6 Create",
        ]
    );
}

#[test]
fn texts_follow_the_rules_of_the_forms() {
    let long = "x".repeat(10_240);
    let text = format!("Name,Email\n,a@b.fr\n=HYPERLINK(\"http://x\"),\n{long},\nA\u{7},\nB,nonsense\n");
    let dry = dry_run(&text, WithoutCredentials::Problem, None);
    assert_eq!(
        lines(&dry.report),
        [
            "2 Problem Name:required",
            "3 Create",
            "4 Problem Name:too_long",
            "5 Problem Name:control_characters",
            "6 Problem Email:invalid_email"
        ]
    );
    assert_eq!(dry.report.rows[1].name, "=HYPERLINK(\"http://x\")");
    assert!(dry.report.rows[2].name.chars().count() < 200);
}

#[test]
fn parents_are_found_by_name_and_path() {
    let text = "Name,Parent\n\
                Later child,New root\n\
                New root,\n\
                Lea,acme (FRANCE)\n\
                Sam,Sales\n\
                Sue,Acme > Acme (India) > Sales\n\
                Sid,Acme (France) > Sales\n\
                Ann,Acme > Sales\n\
                Bob,Nobody\n\
                Below Bob,Bob\n\
                Narcissus,Narcissus\n\
                Egg,Hen\n\
                Hen,Egg\n\
                Twin,New root\n\
                Twin,Acme\n\
                Of twin,Acme > Twin\n\
                Of none,Twin\n\
                Chick,Hen\n";
    assert_eq!(
        verdicts(text),
        [
            "2 Create",
            "3 Create",
            "4 Create",
            "5 Problem Parent:ambiguous",
            "6 Create",
            "7 Create",
            "8 Problem Parent:not_found",
            "9 Problem Parent:not_found",
            "10 Problem Parent:parent_row",
            "11 Problem Parent:cycle",
            "12 Problem Parent:cycle",
            "13 Problem Parent:cycle",
            "14 Create",
            "15 Create",
            "16 Create",
            "17 Problem Parent:ambiguous",
            "18 Problem Parent:cycle",
        ]
    );
}

#[test]
fn the_tree_has_a_bottom() {
    let mut text = String::from("Name,Parent\nLevel 1,\n");
    for level in 2..=40 {
        let _ = writeln!(text, "Level {level},Level {}", level - 1);
    }
    let verdicts = verdicts(&text);
    assert_eq!(verdicts[31], "33 Create");
    assert_eq!(verdicts[32], "34 Problem Parent:out_of_range");
}

#[test]
fn hostile_parents_take_no_time() {
    let mut text = String::from("Name,Parent\n");
    for row in 0..20_000 {
        let _ = writeln!(text, "{},{}", if row % 2 == 0 { "x" } else { "y" }, "x > y > x > y > ".repeat(4) + "x");
    }
    let verdicts = verdicts(&text);
    assert!(verdicts.iter().all(|verdict| verdict.contains("ambiguous")));
    let mut chain = String::from("Name,Parent\n");
    for row in (0..20_000).rev() {
        let _ = writeln!(chain, "n{row},n{} > n{}", row + 2, row + 1);
    }
    assert_eq!(self::verdicts(&chain).len(), 20_000);
}

#[test]
fn an_id_changes_what_is_there_and_blanks_leave_it() {
    let (pierre, india, stranger) = (id(4).0, id(3).0, id(99).0);
    let text = format!(
        "Id,Name,Parent,Email,Username,Password,Virtual\n\
         {pierre},Pierre Dupont,Acme (India),,,,\n\
         {india},Acme (India),Pierre Dupont,,,,\n\
         {stranger},Nobody,,,,,\n\
         {pierre},Pierre again,,,,,\n\
         17,Bad id,,,,,true\n"
    );
    assert_eq!(
        verdicts(&text),
        [
            "2 Problem Parent:cycle",
            "3 Problem Parent:cycle",
            "4 Problem Id:not_found Username:credentials_incomplete",
            "5 Problem Id:taken",
            "6 Problem Id:unknown_value",
        ]
    );
    let login = |cells: &str| {
        let dry = dry_run(&format!("Id,Name,Username,Password,Virtual\n{cells}\n"), WithoutCredentials::Problem, None);
        (lines(&dry.report).remove(0), dry.logins[0], dry.report.logins)
    };
    let update = || "2 Update".to_owned();
    assert_eq!(login(&format!("{pierre},P,,,")), (update(), Login::Kept, 0));
    assert_eq!(login(&format!("{pierre},P,,,false")), (update(), Login::Kept, 0));
    assert_eq!(login(&format!("{pierre},P,,,true")), (update(), Login::Virtual, 0));
    assert_eq!(login(&format!("{pierre},P,pierre2,,")), (update(), Login::Given, 0));
    assert_eq!(login(&format!("{pierre},P,,correct horse battery,")), (update(), Login::Given, 0));
    assert_eq!(login(&format!("{india},I,india,correct horse battery,")), (update(), Login::Given, 1));
    assert_eq!(login(&format!("{india},I,india,,")).0, "2 Problem Password:credentials_incomplete");
    assert_eq!(login(&format!("{india},I,,,false")).0, "2 Problem Username:credentials_incomplete");
}

#[test]
fn unknown_columns_are_a_problem_where_something_would_be_lost() {
    let text = "Name,Budget,\nA,100,\nB,,\nC,,stray\n";
    assert_eq!(verdicts(text), ["2 Problem Budget:unknown_field", "3 Create", "4 Problem :unknown_field"]);
    let name = Some(ImportTarget::Field(ImportField::Name));
    let ignored = dry_run(text, WithoutCredentials::Problem, Some(&[name, None, None]));
    assert_eq!(ignored.report.with_problems, 0);
    assert_eq!(verdicts("Budget\n1\n"), ["2 Problem -:no_name_column Budget:unknown_field"]);
    assert_eq!(verdicts("Name\nA,B\n"), ["2 Problem -:extra_cells"]);

    let headers = read(text).headers;
    assert!(Columns::of(&headers, Some(&[name]), &[]).is_err(), "one choice for three columns");
    assert!(Columns::of(&headers, Some(&[name, name, None]), &[]).is_err(), "one field twice");
    assert_eq!(verdicts("Email,Courriel,Name\na@b.fr,c@d.fr,A\n"), ["2 Problem Courriel:unknown_field"]);
}
