//! What things may rest on: a quotation carries anything, a silence or a reading of ours never a no, an example nothing.

use super::diagnostic::Diagnostics;
use super::index::Place;
use super::raw;
use super::statements::Statements;
use crate::calendar::Date;
use crate::content::{Class, FactFrom, Ground, QuestionIx, RemarkKind, Rule, Service, StatementIx, WishState};
use crate::rules::Condition;

/// Checks that a date is written year-month-day and is in the calendar.
pub fn check_date(key: &str, date: &str, or: &str, place: &Place, problems: &mut Diagnostics) {
    if date.is_empty() {
        return place.tell_key(key, format!("a date is missing: write it as \"2026-01-31\"{or}"), problems);
    }
    let iso = date.len() == 10 && date.get(4..5) == Some("-") && Date::parse(date).is_some();
    if !iso {
        place.tell(date, format!("\"{date}\" is no date; write it as \"2026-01-31\"{or}"), problems);
    }
}

/// Tells an editor to fill in what is empty. `such_as` shows how it may look.
pub fn check_filled(key: &str, value: &str, such_as: &str, place: &Place, problems: &mut Diagnostics) {
    if value.trim().is_empty() {
        place.tell_key(key, format!("`{key}` is empty: write {such_as}"), problems);
    }
}

/// The statements a basis is made of, by kind.
struct Kinds<'a> {
    of: Vec<(&'a Ground, &'a str, StatementIx)>,
}

impl<'a> Kinds<'a> {
    fn new(basis: &[StatementIx], statements: &'a Statements) -> Self {
        let found = |at: &StatementIx| {
            let statement = statements.list.get(usize::from(at.0))?;
            Some((&statement.kind, statement.text.du.as_str(), *at))
        };
        Kinds { of: basis.iter().filter_map(found).collect() }
    }

    fn has(&self, is: impl Fn(&Ground) -> bool) -> bool {
        self.of.iter().any(|(kind, ..)| is(kind))
    }

    fn quote(&self) -> bool {
        self.has(|kind| matches!(kind, Ground::Quote(_)))
    }

    /// Something said: by the page, by another page, or by law.
    fn said(&self) -> bool {
        self.has(|kind| matches!(kind, Ground::Quote(_) | Ground::Outside(_) | Ground::Law { .. }))
    }

    fn silence(&self) -> bool {
        self.has(|kind| matches!(kind, Ground::Silence(_)))
    }
}

/// What the rules of a municipality are checked against.
pub struct Grounds<'a> {
    /// Facts and conclusions.
    pub service: &'a Service,
    /// Everything with a rule id.
    pub statements: &'a Statements,
    /// National law.
    pub laws: &'a raw::Laws,
    /// The questions of ages.
    pub ages: &'a [QuestionIx],
}

impl Grounds<'_> {
    /// Checks what a rule rests on.
    pub fn check_rule(&self, raw: &raw::Rule, rule: &Rule, place: &Place, problems: &mut Diagnostics) {
        let kinds = Kinds::new(&rule.basis, self.statements);
        let id = &raw.id;
        if raw.basis.is_empty() {
            return place.tell(id, format!("the rule \"{id}\" rests on nothing; give it a basis"), problems);
        }
        for (basis, _) in raw.basis.iter().zip(&rule.basis).filter(|(_, at)| self.is_example(**at)) {
            let message = format!("\"{basis}\" is an example, and examples never decide; name another basis");
            place.tell(basis, message, problems);
        }
        if !kinds.said() && !kinds.silence() {
            let message = format!("the rule \"{id}\" rests on a reading of ours alone; name the sentence it reads too");
            place.tell(id, message, problems);
        }
        let class = self.service.conclusion(rule.conclusion).map(|conclusion| conclusion.class);
        if matches!(class, Some(Class::Elsewhere | Class::Unlikely)) {
            self.check_negative(raw, rule, &kinds, place, problems);
        }
    }

    /// A class that turns people away rests on something said, which leaves no room, and never on age without the law.
    fn check_negative(&self, raw: &raw::Rule, rule: &Rule, kinds: &Kinds, place: &Place, problems: &mut Diagnostics) {
        let id = &raw.id;
        if !kinds.said() {
            let message = format!(
                "the rule \"{id}\" turns people away where the page is silent; a silence alone may only lead to the class \"assessed\""
            );
            place.tell(id, message, problems);
        }
        let ages = self.turns_on_age(&rule.when);
        let quotes = kinds.of.iter().filter(|(kind, ..)| matches!(kind, Ground::Quote(_)));
        for (_, text, _) in quotes.filter(|_| ages) {
            if let Some(room) = leaves_room(self.laws, text) {
                let message = format!(
                    "the rule \"{id}\" turns people away because of age, but its sentence leaves room («{room}»); draw a conclusion of the class \"assessed\""
                );
                place.tell(id, message, problems);
            }
        }
        if ages && !raw.basis.contains(&self.laws.age) {
            let message =
                format!("the rule \"{id}\" turns people away because of age; add \"{}\" to its basis", self.laws.age);
            place.tell(id, message, problems);
        }
    }

    fn is_example(&self, statement: StatementIx) -> bool {
        let remarks = &self.service.remarks;
        remarks.iter().any(|remark| remark.basis == statement && remark.kind == RemarkKind::Example)
    }

    /// Whether a condition looks at the question of ages.
    fn turns_on_age(&self, condition: &Condition) -> bool {
        let mut found = false;
        condition.each_fact(&mut |fact| {
            found |= match self.service.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
                Some(FactFrom::Options { question, .. }) => self.ages.contains(question),
                Some(FactFrom::Composite(inner)) => self.turns_on_age(inner),
                _ => false,
            }
        });
        found
    }
}

/// The part of a word by which a sentence leaves room, such as «hovedregel».
pub fn leaves_room<'l>(laws: &'l raw::Laws, sentence: &str) -> Option<&'l str> {
    let words = sentence.to_lowercase();
    laws.leaving_room.iter().map(String::as_str).find(|part| words.contains(part))
}

/// The one scheme of its own: its id among the places to turn instead.
const CARD: &str = "ledsagerbevis";

/// Checks what the state of a wish rests on, and that only the ledsagerbevis is shown as a scheme of its own: the
/// conclusion drawn from that state names it.
pub fn check_wish(
    raw: &raw::Wish,
    basis: &[StatementIx],
    said: &Statements,
    place: &Place,
    problems: &mut Diagnostics,
) {
    let kinds = Kinds::new(basis, said);
    let (enough, wanted) = match raw.state {
        WishState::ForThis => (kinds.quote(), "a quote that says so"),
        WishState::NotHere => (kinds.quote(), "the quote that excludes it"),
        WishState::Outside => (kinds.quote() && kinds.silence(), "the quotes of what the page is for, and a silence"),
        WishState::NotMentioned => (kinds.silence(), "the silence"),
        WishState::OtherScheme => (!basis.is_empty(), "a quote, a silence or law"),
    };
    if !enough {
        let message = format!("the wish \"{}\" needs {wanted} as its basis", raw.id);
        place.tell(&raw.id, message, problems);
    }
    if matches!(raw.state, WishState::Outside | WishState::NotHere) && raw.instead.is_none() {
        let message = format!(
            "people who wish for \"{}\" are promised a place to ask: add `instead`, such as `instead = \"kontoret\"`",
            raw.id
        );
        place.tell(&raw.id, message, problems);
    }
    if raw.state == WishState::OtherScheme && raw.instead.as_deref() != Some(CARD) {
        let message = format!(
            "the state \"other-scheme\" tells people that what they wish is a ledsagerbevis: the wish \"{}\" needs \
             another state, unless it is one and has `instead = \"{CARD}\"`",
            raw.id
        );
        place.tell(&raw.id, message, problems);
    }
}
