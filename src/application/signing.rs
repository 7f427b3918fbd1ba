//! Who signs (domain.md N14–N17). Nobody is ever declared unable to sign: then the office is asked first.

use super::Draft;
use crate::content::{Role, Voice};

/// Who has foreldreansvaret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custody {
    /// Two parents; also when nothing was said.
    Both,
    /// One parent alone.
    Alone,
    /// Barneverntjenesten has taken over the care.
    ChildWelfare,
    /// Someone else, such as a verge.
    Other,
}

/// Who signs for an adult.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The person it concerns; also when someone helped to fill it in, and when nothing was said.
    Person,
    /// Someone with a written fullmakt.
    Authorised,
    /// Someone with a fremtidsfullmakt that has come into force.
    LastingAuthorised,
    /// A verge.
    Guardian,
    /// Not settled: the office is asked first.
    AskOffice,
}

/// A child's age, as far as it bears on who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildAge {
    /// Parents sign.
    Under16,
    /// The youth and the parents sign.
    From16,
    /// Not said.
    Unknown,
}

/// Who signs an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// For an adult.
    Adult(Signer),
    /// For a child.
    Child {
        /// How old.
        age: ChildAge,
        /// Who has foreldreansvaret.
        custody: Custody,
        /// Whether a person with foreldreansvar says so, and not the child.
        said_by_parent: bool,
    },
}

impl Draft<'_> {
    /// Who signs this application: for a child always as a child, whatever its age was said to be.
    pub fn signing(&self) -> Signing {
        // The option positions are those of `Role::options`; the content checker sees to it.
        let age = match self.chosen(Role::Age) {
            Some(0) => Some(ChildAge::Under16),
            Some(1) => Some(ChildAge::From16),
            _ => None,
        };
        let child = |age, said_by_parent| Signing::Child { age, custody: self.custody(), said_by_parent };
        match (self.voice(), age) {
            (Voice::Barn, age) => child(age.unwrap_or(ChildAge::Unknown), true),
            (Voice::Du, Some(age)) => child(age, false),
            (Voice::Du, None) | (Voice::Voksen, _) => Signing::Adult(self.signer()),
        }
    }

    fn custody(&self) -> Custody {
        match self.chosen(Role::Custody) {
            Some(1) => Custody::Alone,
            Some(2) => Custody::ChildWelfare,
            Some(3) => Custody::Other,
            _ => Custody::Both,
        }
    }

    fn signer(&self) -> Signer {
        match self.chosen(Role::Signer) {
            Some(1) => Signer::Authorised,
            Some(2) => Signer::LastingAuthorised,
            Some(3) => Signer::Guardian,
            Some(4) => Signer::AskOffice,
            _ => Signer::Person,
        }
    }
}
