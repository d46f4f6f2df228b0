//! Texts that people type, parsed once into values that cannot be wrong.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why a typed value was refused. [`Fault::code`] is stable and public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("must not be empty")]
    Required,
    #[error("is longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("contains control characters")]
    ControlCharacters,
    #[error("is not an e-mail address")]
    InvalidEmail,
    #[error("is not a value of this field")]
    UnknownValue,
    #[error("is before the start")]
    BeforeStart,
    #[error("would wait for itself")]
    DependencyCycle,
    #[error("is outside the allowed range")]
    OutOfRange,
    #[error("is there already")]
    Repeated,
}

impl Fault {
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacters => "control_characters",
            Self::InvalidEmail => "invalid_email",
            Self::UnknownValue => "unknown_value",
            Self::BeforeStart => "before_start",
            Self::DependencyCycle => "dependency_cycle",
            Self::OutOfRange => "out_of_range",
            Self::Repeated => "repeated",
        }
    }
}

/// Characters that would hide, reorder or break the text around them: C0 and C1 controls, line and paragraph separators,
/// bidirectional overrides and isolates, zero-width marks other than the joiners that scripts need.
fn is_disruptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}')
}

fn line(input: &str, limit: usize) -> Result<String, Fault> {
    let text: String = input.trim().nfc().collect();
    if text.chars().any(is_disruptive) {
        return Err(Fault::ControlCharacters);
    }
    if text.is_empty() {
        return Err(Fault::Required);
    }
    if text.chars().count() > limit {
        return Err(Fault::TooLong { limit });
    }
    Ok(text)
}

fn lines(input: &str, limit: usize) -> Result<String, Fault> {
    let text: String = input.replace("\r\n", "\n").trim().nfc().collect();
    match text {
        t if t.is_empty() => Err(Fault::Required),
        t if t.chars().any(|c| is_disruptive(c) && c != '\n' && c != '\t') => Err(Fault::ControlCharacters),
        t if t.chars().count() > limit => Err(Fault::TooLong { limit }),
        t => Ok(t),
    }
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident = $parse:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            pub fn parse(input: &str) -> Result<Self, Fault> {
                let parse: fn(&str) -> Result<String, Fault> = $parse;
                parse(input).map(Self)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// The name of a client, project, column, workspace or person: one line of 1 to 120 characters.
    Name = |input| line(input, 120);
    /// The title of a task: one line of 1 to 250 characters.
    Title = |input| line(input, 250);
    /// A description: up to 20 000 characters, line breaks and tabs allowed.
    Prose = |input| lines(input, 20_000);
    /// A comment: up to 10 000 characters, line breaks and tabs allowed.
    CommentText = |input| lines(input, 10_000);
    /// Why something was done: one line of 1 to 250 characters.
    Note = |input| line(input, 250);
    /// The name of a file: one line of 1 to 200 characters. Of a path, the last part; what no file system takes becomes an underscore.
    FileName = |input| {
        let last = input.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_unfit = |c: char| is_disruptive(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
        let name: String = last.chars().map(|c| if is_unfit(c) { '_' } else { c }).collect();
        line(name.trim_end_matches(['.', ' ']), 200)
    };
    /// A phone number as people write it: one line of 1 to 40 characters.
    Phone = |input| line(input, 40);
    /// An address with one `@`, something before it and a dot-separated host behind it, at most 254 characters (RFC 5321).
    Email = |input| {
        let text = line(input, 254)?;
        let is_address = text.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !host.contains('@') && host.contains('.') && host.split('.').all(|part| !part.is_empty())
        });
        if is_address && !text.contains(char::is_whitespace) { Ok(text) } else { Err(Fault::InvalidEmail) }
    };
    /// A name to sign in with: one line of 1 to 64 characters without spaces. Kept as typed, compared by [`Username::key`].
    Username = |input| {
        let text = line(input, 64)?;
        if text.contains(char::is_whitespace) || fold(&text).is_empty() { Err(Fault::UnknownValue) } else { Ok(text) }
    };
}

impl Username {
    /// Equal for usernames that people take for the same: in another case, width or accent form, or with marks that
    /// nobody sees.
    pub fn key(&self) -> String {
        fold(&self.0)
    }

    /// Whether somebody with this address may be called that. One signs in with a username or an address alike, so a name with an `@`
    /// would stand in the place of whoever has that address.
    pub fn suits(&self, own: Option<&Email>) -> bool {
        let key = self.key();
        !key.contains('@') || own.is_some_and(|email| email.key() == key)
    }

    /// The address that this is, if it is one.
    pub fn as_email(&self) -> Option<Email> {
        Email::parse(&self.0).ok()
    }
}

impl Email {
    /// Equal for addresses that mean the same person when they sign in: see [`Username::key`].
    pub fn key(&self) -> String {
        fold(&self.0)
    }
}

/// The form in which texts are searched and compared: compatibility-decomposed, without combining and invisible marks, in
/// lower case by way of upper case, so that `ς`, `ß`, `ẞ` and `ı` meet their capitals.
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Soft hyphen, joiners, direction marks, word joiner and its kin.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_refuse_what_disturbs() {
        assert_eq!(Name::parse("  Chloé ").map(Name::into_string), Ok("Chloé".to_owned()));
        assert_eq!(Name::parse("e\u{301}").map(Name::into_string), Ok("é".to_owned()));
        assert_eq!(Name::parse(" \t "), Err(Fault::Required));
        assert_eq!(Name::parse(&"x".repeat(10_240)), Err(Fault::TooLong { limit: 120 }));
        for bad in ["a\0b", "a\nb", "a\u{202E}b", "a\u{1b}[31m", "a\u{2028}b", "a\u{FEFF}b"] {
            assert_eq!(Name::parse(bad), Err(Fault::ControlCharacters), "{bad:?}");
        }
    }

    #[test]
    fn names_of_files_lead_nowhere() {
        // T-090
        for (input, name) in [
            ("Plan v2.pdf", "Plan v2.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\Logo.ai", "Logo.ai"),
            ("a\0b\r\nc\u{202E}d.txt", "a_b__c_d.txt"),
            ("what? \"this\".doc. ", "what_ _this_.doc"),
        ] {
            assert_eq!(FileName::parse(input).map(FileName::into_string), Ok(name.to_owned()), "{input:?}");
        }
        for nothing in ["", " ", "..", "folder/", "../.."] {
            assert_eq!(FileName::parse(nothing), Err(Fault::Required), "{nothing:?}");
        }
        assert_eq!(FileName::parse(&"x".repeat(10_240)), Err(Fault::TooLong { limit: 200 }));
    }

    #[test]
    fn usernames_that_look_alike_have_one_key() {
        let key = |s| Username::parse(s).map(|u| u.key());
        for same in ["PIERRE", "pierre", "Ｐｉｅｒｒｅ", "piérre", "pie\u{301}rre", "pier\u{200D}re\u{AD}"] {
            assert_eq!(key(same), Ok("pierre".to_owned()), "{same}");
        }
        assert_ne!(key("pierre2"), key("pierre"));
        assert_eq!(key("ΟΔΥΣΣΕΥΣ"), key("Οδυσσεύς"));
        assert_eq!(key("STRASSE"), key("straße"));
        for bad in ["a b", "\u{200D}", "\u{301}"] {
            assert_eq!(key(bad), Err(Fault::UnknownValue), "{bad:?}");
        }
    }

    #[test]
    fn a_username_like_an_address_suits_only_whose_address_it_is() {
        let suits = |username: &str, own: Option<&str>| {
            Username::parse(username).unwrap().suits(own.map(|own| Email::parse(own).unwrap()).as_ref())
        };
        for own in [None, Some("chloe@acme.fr")] {
            assert!(suits("pierre", own));
            for foreign in ["pierre@acme.fr", "ＰＩＥＲＲＥ＠acme.fr", "pierre﹫acme.fr", "@pierre", "a@b@c"] {
                assert!(!suits(foreign, own), "{foreign}");
            }
        }
        assert!(suits("Pierre@ACME.fr", Some("pierre@acme.fr")));
    }

    #[test]
    fn addresses_have_a_host() {
        for good in ["pierre@acme.fr", "a+b@x.example", "PIERRE@Acme.fr"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in ["pierre", "@acme.fr", "a@b", "a@b@c.fr", "a b@c.fr", "a@.fr", "a@c..fr"] {
            assert_eq!(Email::parse(bad), Err(Fault::InvalidEmail), "{bad}");
        }
    }
}
