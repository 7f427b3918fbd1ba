//! Typed positions in the lists of a service, so that a question can never be taken for a rule.

use serde::{Deserialize, Serialize};

/// Defines a typed position in one of the lists of a [`Service`].
macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);
    };
}

position!(/// A question of the service, in the fixed order of asking.
    QuestionIx);
position!(/// A fact that answers make met, not met or not known.
    FactIx);
position!(/// A rule of the municipality.
    RuleIx);
position!(/// A conclusion: a headline with its class.
    ConclusionIx);
position!(/// A statement that something rests on.
    StatementIx);
position!(/// A page that statements are taken from.
    SourceIx);
