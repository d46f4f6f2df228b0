//! Columns and the order of things on a board.

use crate::text::Fault;

/// Where a column stands in the flow of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Planned,
    Active,
    Review,
    Done,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Planned, Self::Active, Self::Review, Self::Done];

    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Active => "active",
            Self::Review => "review",
            Self::Done => "done",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// The colour of a column's head: a help to the eye, of no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Colour {
    Blue,
    Green,
    Amber,
    Purple,
    Red,
    Grey,
    Sky,
}

impl Colour {
    pub const ALL: [Self; 7] = [Self::Blue, Self::Green, Self::Amber, Self::Purple, Self::Red, Self::Grey, Self::Sky];

    pub fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Purple => "purple",
            Self::Red => "red",
            Self::Grey => "grey",
            Self::Sky => "sky",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// How many cards are meant to stand in a column at once, 1 to 999. It keeps none out (R20, R48): boards show where it is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardLimit(u16);

impl CardLimit {
    pub fn new(cards: u16) -> Result<Self, Fault> {
        if (1..=999).contains(&cards) { Ok(Self(cards)) } else { Err(Fault::OutOfRange) }
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const HEAD: usize = 6;
const HEADS: u64 = 62_u64.pow(6);

/// A place in an order: a text that compares bytewise, with room before, behind and between any two.
///
/// Six digits of base 62 that count, then a fraction that never ends in zero. Adding at either end counts on; only putting
/// something between neighbours lengthens the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(String);

impl Position {
    /// Reads back what [`Position::as_str`] gave. None for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_position = text.len() >= HEAD
            && text.bytes().all(|b| DIGITS.contains(&b))
            && (text.len() == HEAD || !text.ends_with('0'))
            && text != "000000"; // INVARIANT: there is room ahead of every position
        is_position.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A place behind `before` and ahead of `after`. With both absent, the middle of everything. Neighbours the wrong way
    /// round count as if `after` were absent.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        match (before, after.filter(|after| before.is_none_or(|before| before < *after))) {
            (None, None) => Self::whole(HEADS / 2),
            (Some(before), None) => match before.head() + 1 {
                HEADS => Self::joined(HEADS - 1, &midpoint(&before.fraction(), None)),
                head => Self::whole(head),
            },
            (None, Some(after)) => match after.head() {
                0 => Self::joined(0, &midpoint(&[], Some(&after.fraction()))),
                1 => Self::joined(0, &midpoint(&[], None)),
                head => Self::whole(head - 1),
            },
            (Some(before), Some(after)) => {
                let (low, high) = (before.head(), after.head());
                if high - low > 1 {
                    Self::whole(low + (high - low) / 2)
                } else {
                    let bound = (high == low).then(|| after.fraction());
                    Self::joined(low, &midpoint(&before.fraction(), bound.as_deref()))
                }
            }
        }
    }

    /// `count` places in order, from the middle on.
    pub fn sequence(count: usize) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(Self::between(None, None)), |last| Some(Self::between(Some(last), None))).take(count)
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        // every byte is a digit of base 62, so its place is below 62
        self.0
            .bytes()
            .map(|b| DIGITS.iter().position(|d| *d == b).and_then(|at| u8::try_from(at).ok()).unwrap_or_default())
    }

    fn head(&self) -> u64 {
        self.digits().take(HEAD).fold(0, |sum, digit| sum * 62 + u64::from(digit))
    }

    fn fraction(&self) -> Vec<u8> {
        self.digits().skip(HEAD).collect()
    }

    fn whole(head: u64) -> Self {
        Self::joined(head, &[])
    }

    fn joined(head: u64, fraction: &[u8]) -> Self {
        let mut digits = [0_u8; HEAD];
        let mut rest = head;
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 62).unwrap_or_default();
            rest /= 62;
        }
        let all = digits.iter().chain(fraction);
        Self(all.filter_map(|digit| DIGITS.get(usize::from(*digit))).map(|b| char::from(*b)).collect())
    }
}

/// A fraction above `low` and below `high`, where absent means one. Neither ends in zero, nor does the result.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let mut result = Vec::new();
    let mut high = high;
    for at in 0.. {
        let below = low.get(at).copied().unwrap_or(0);
        let above = high.map_or(62, |h| h.get(at).copied().unwrap_or(0));
        if above > below + 1 {
            result.push(below + (above - below) / 2);
            break;
        }
        result.push(below);
        if above > below {
            high = None; // already smaller at this digit: what follows is bounded by one
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_of_one_to_999_cards() {
        for (cards, is_fine) in [(0, false), (1, true), (999, true), (1000, false), (u16::MAX, false)] {
            assert_eq!(CardLimit::new(cards).map(CardLimit::get).ok(), is_fine.then_some(cards), "{cards}");
        }
    }

    #[test]
    fn colours_are_read_back() {
        for colour in Colour::ALL {
            assert_eq!(Colour::from_name(colour.name()), Some(colour));
        }
        assert_eq!(Colour::from_name("mauve"), None);
    }
}
