//! The parts of one municipality's service: questions, facts, rules, and the sentences they rest on.

use super::{Form, Language, Paper, Voiced};
use crate::diagram::Diagram;
use crate::rules::Condition;
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

/// The four soft classes, best first. There is no «nei».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// «trolig ja»
    Likely,
    /// «kommunen må vurdere»
    Assessed,
    /// «dekkes på annen måte»
    Elsewhere,
    /// «trolig ikke dette tilbudet»
    Unlikely,
}

impl Class {
    /// All classes, best first.
    pub const ALL: [Class; 4] = [Class::Likely, Class::Assessed, Class::Elsewhere, Class::Unlikely];

    /// The name in content files and in `data-outcome`.
    pub fn id(self) -> &'static str {
        match self {
            Class::Likely => "likely",
            Class::Assessed => "assessed",
            Class::Elsewhere => "elsewhere",
            Class::Unlikely => "unlikely",
        }
    }
}

/// Everything the app needs for one municipality in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// The language of the interface and of the shared texts.
    pub language: Language,
    /// Interface texts, in the order of [`super::Key`].
    pub texts: Vec<Voiced>,
    /// Who and where the municipality is.
    pub place: Place,
    /// What it says about the service.
    pub service: Service,
    /// The fields of the application.
    pub form: Form,
    /// The bokmål words of the printed application.
    pub paper: Paper,
}

impl Bundle {
    /// An interface text in one voice.
    pub fn text(&self, key: super::Key, voice: super::Voice) -> &str {
        self.texts.get(key as usize).map_or("", |text| text.get(voice))
    }
}

/// A municipality: name, offices and ways to reach them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Folder name and address part, such as `lorenskog`.
    pub id: String,
    /// «Lørenskog»
    pub name: String,
    /// «Lørenskogs»
    pub genitive: String,
    /// «Lørenskog kommune»
    pub full_name: String,
    /// Language of the municipality's own page, as a tag.
    pub page_language: String,
    /// The office a complaint goes on to.
    pub statsforvalter: String,
    /// Who in the municipality has approved the rules, and when; `None` when nobody has.
    pub review: Option<Review>,
    /// The office that decides.
    pub office: Office,
    /// The office that runs the service, when it is another.
    pub running_office: Option<String>,
    /// The page to start an application from.
    pub apply_page: Option<String>,
    /// Whether an electronic application is known to exist.
    pub apply_online: bool,
    /// The municipality's page on ledsagerbevis.
    pub ledsagerbevis_page: Option<String>,
}

/// Someone in the municipality has read the rules and stands by them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Name or role.
    pub by: String,
    /// ISO date of the approval.
    pub date: String,
    /// ISO date of the next one.
    pub next: String,
}

/// An office and how to reach it. What is not known is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The office's name.
    pub name: String,
    /// Phone number as the municipality writes it.
    pub phone: Option<String>,
    /// For contact only: never for a filled-in application.
    pub email: Option<String>,
    /// Phone hours.
    pub hours: Option<String>,
    /// Postal address, one line an entry; empty when not known.
    pub address: Vec<String>,
    /// Where to meet up.
    pub visit: Option<String>,
}

/// The service's questions, rules and texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Questions in the fixed order of asking.
    pub questions: Vec<Question>,
    /// The question whose answer chooses the voice.
    pub voice_question: Option<QuestionIx>,
    /// Facts; a composite one comes after the facts it is made of.
    pub facts: Vec<Fact>,
    /// Conclusions that rules can draw.
    pub conclusions: Vec<Conclusion>,
    /// Per class, best first, the conclusion whose text stands in when there is no single one.
    pub fallbacks: Vec<ConclusionIx>,
    /// Rules of the goal that decides the class.
    pub rules: Vec<Rule>,
    /// Which question can still matter, and where each path ends.
    pub interview: Diagram,
    /// Pages quoted.
    pub sources: Vec<Source>,
    /// Every sentence, silence, law and reading, by rule id.
    pub statements: Vec<Statement>,
    /// Quoted criteria and the facts they turn on.
    pub criteria: Vec<Criterion>,
    /// What else the page says that bears on the result.
    pub remarks: Vec<Remark>,
    /// What the municipality says about each kind of help asked for.
    pub wishes: Vec<Wish>,
    /// National law on complaints.
    pub complaint_law: Vec<StatementIx>,
    /// Topics and what is said of them.
    pub topics: Vec<TopicEntry>,
    /// Shared questions these rules do not need, and why.
    pub unasked: Vec<Unasked>,
    /// A question asked on request, from the section on ledsagerbevis.
    pub follow_up: Option<FollowUp>,
}

/// What an option is to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// An ordinary answer.
    Plain,
    /// A definite answer that excludes the others («ikke noe av dette»).
    Alone,
    /// «Vet ikke», «vil ikke svare»: stands for any other option.
    Unsure,
}

/// A question with its closed list of options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As in content files, addresses and `data-question`.
    pub id: String,
    /// 0 to 3; 3 is asked last and has a neutral title.
    pub sensitivity: u8,
    /// Whether several options may be chosen.
    pub many: bool,
    /// Asked only when the person asks for it, outside the interview.
    pub on_request: bool,
    /// The options in display order.
    pub options: Vec<Choosable>,
    /// The question itself.
    pub title: Voiced,
    /// A neutral noun phrase for lists and page titles.
    pub short: String,
    /// Why it is asked, naming no criterion.
    pub why: Voiced,
    /// A line of help.
    pub help: Option<Voiced>,
    /// What this municipality's page says about it.
    pub why_basis: Vec<StatementIx>,
    /// For a question of wishes: the sets of wish states that answers can show, in branch order.
    pub patterns: Vec<u8>,
}

impl Question {
    /// The options of one kind, as a set of bits.
    pub fn mask(&self, kind: Choice) -> u32 {
        let bits = self.options.iter().enumerate().filter(|(_, option)| option.kind == kind);
        bits.fold(0, |mask, (position, _)| mask | 1 << (position & 31))
    }

    /// Position of the option with this id.
    pub fn option(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|option| option.id == id)
    }
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choosable {
    /// As in content files and `data-option`.
    pub id: String,
    /// Plain, alone or unsure.
    pub kind: Choice,
    /// The words to choose by, without pronouns.
    pub label: String,
    /// For a wish: what this municipality says of it.
    pub wish: Option<WishState>,
}

/// What a municipality's page says about a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WishState {
    /// Within what the page says the service is for.
    ForThis,
    /// The page does not mention it.
    NotMentioned,
    /// A scheme of its own, such as ledsagerbevis.
    OtherScheme,
    /// Outside what the page says the service is for, though not excluded.
    Outside,
    /// Excluded in the page's own words.
    NotHere,
}

impl WishState {
    /// The state as one bit of a pattern.
    pub fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// Something answers make met, not met, or leave open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// As in content files.
    pub id: String,
    /// How it follows from the answers.
    pub from: FactFrom,
    /// Statement when met.
    pub met: Voiced,
    /// Statement when not met.
    pub not: Voiced,
    /// Statement when not known.
    pub open: Voiced,
}

/// How a fact follows from answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FactFrom {
    /// From the options of one question: those that meet it, those that leave it open; all others do not.
    Options {
        /// The question.
        question: QuestionIx,
        /// Options that meet the fact, as bits.
        met: u32,
        /// Options that leave it open, as bits.
        open: u32,
    },
    /// Met when any chosen wish is in one of these states (bits of [`WishState::bit`]).
    Wishes(u8),
    /// From other facts.
    Composite(Condition),
}

/// A headline and the class it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conclusion {
    /// As in content files.
    pub id: String,
    /// Its class.
    pub class: Class,
    /// The headline.
    pub title: Voiced,
    /// The sentence under it.
    pub text: Voiced,
    /// One more line under the guidance, such as a reservation of the municipality's.
    pub extra: Option<Voiced>,
    /// Whether `title` and `text` are in the page's language for lack of a translation.
    pub foreign: bool,
}

/// A rule: a condition, the conclusion it draws, and what that rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// As in content files.
    pub id: String,
    /// The conclusion when `when` is met and no rule stands over it.
    pub conclusion: ConclusionIx,
    /// The condition.
    pub when: Condition,
    /// Rules this one wins over when both are met.
    pub over: Vec<RuleIx>,
    /// What it rests on; never empty.
    pub basis: Vec<StatementIx>,
    /// What makes the result uncertain, for the `{ting}` of its conclusion.
    pub reservation: Option<Voiced>,
}

/// A page statements are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// Whose page it is.
    pub publisher: String,
    /// Its address.
    pub url: String,
    /// ISO date it was last changed; `None` when not known.
    pub changed: Option<String>,
    /// ISO date it was read; `None` when the copy has no date.
    pub read: Option<String>,
    /// Whether it had not been changed for two years when the content was last gone through.
    pub old: bool,
}

/// What something rests on, by rule id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The rule id, such as `L07`.
    pub id: String,
    /// What kind of ground it is.
    pub kind: Ground,
    /// The quotation, or our words.
    pub text: Voiced,
    /// Set when `text` is in another language than the interface.
    pub lang: Option<String>,
}

/// What kind of ground a statement is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// The municipality's own sentence.
    Quote(SourceIx),
    /// Another page of the municipality, restated.
    Outside(SourceIx),
    /// National law, restated, with its citation and the ISO date it was checked.
    Law {
        /// Act and section.
        citation: String,
        /// ISO date.
        checked: String,
        /// Whether it is national guidance rather than an act.
        guidance: bool,
    },
    /// The page says nothing; national law may stand beside it.
    Silence(Vec<StatementIx>),
    /// Our reading, beside a quotation.
    Reading(StatementIx),
}

/// A quoted criterion with the facts it turns on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// The quotation.
    pub quote: StatementIx,
    /// The facts it turns on.
    pub facts: Vec<FactIx>,
}

/// Something else the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What it says.
    pub basis: StatementIx,
    /// What kind of remark it is. An example never decides.
    pub kind: RemarkKind,
}

/// What kind of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// What the municipality weighs besides the criteria.
    Discretion,
    /// What the service is for.
    Purpose,
    /// Examples, in an open list.
    Example,
    /// Everything else.
    Background,
}

/// One wish and what this municipality says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    /// The question it is an option of.
    pub question: QuestionIx,
    /// The option.
    pub option: u16,
    /// What the page says of it.
    pub state: WishState,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
    /// Where to turn instead.
    pub instead: Option<Voiced>,
}

/// A topic a resident may ask about; every municipality covers each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Topic {
    Kostnad,
    Ledsagerbevis,
    Klage,
    Alternativer,
    Alder,
    Form,
    Kontakt,
    Soknad,
    BliStottekontakt,
    Saksbehandlingstid,
    Omfang,
    Heldogns,
    IkkeTil,
    Opphold,
    PaVegne,
    Utgifter,
    Skyss,
    Dato,
    Lov,
    Malgruppe,
    Hjemmebesok,
}

impl Topic {
    /// Topics with a section of their own on the result page.
    pub const SECTIONS: [Topic; 7] = [
        Topic::Heldogns,
        Topic::Alternativer,
        Topic::Form,
        Topic::Kostnad,
        Topic::Ledsagerbevis,
        Topic::Saksbehandlingstid,
        Topic::Klage,
    ];

    /// All topics.
    pub const ALL: [Topic; 21] = [
        Topic::Kostnad,
        Topic::Ledsagerbevis,
        Topic::Klage,
        Topic::Alternativer,
        Topic::Alder,
        Topic::Form,
        Topic::Kontakt,
        Topic::Soknad,
        Topic::BliStottekontakt,
        Topic::Saksbehandlingstid,
        Topic::Omfang,
        Topic::Heldogns,
        Topic::IkkeTil,
        Topic::Opphold,
        Topic::PaVegne,
        Topic::Utgifter,
        Topic::Skyss,
        Topic::Dato,
        Topic::Lov,
        Topic::Malgruppe,
        Topic::Hjemmebesok,
    ];
}

/// What the municipality says on a topic, quoted or silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicEntry {
    /// The topic.
    pub topic: Topic,
    /// Quotations, outside facts or silences.
    pub basis: Vec<StatementIx>,
    /// For a topic with a section of its own: a heading that tells the answer.
    pub heading: Option<Voiced>,
}

/// A shared question these rules do not need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unasked {
    /// The question.
    pub question: QuestionIx,
    /// Why not.
    pub text: Voiced,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
}

/// A question asked on request, with what each answer means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The question.
    pub question: QuestionIx,
    /// Per option, what to say.
    pub replies: Vec<Voiced>,
    /// What that rests on.
    pub basis: Vec<StatementIx>,
}

impl Question {
    /// The set of wish states an answer shows.
    pub fn pattern(&self, chosen: crate::answers::Chosen) -> u8 {
        let states = chosen.options().filter_map(|option| self.options.get(option)?.wish);
        states.fold(0, |pattern, state| pattern | state.bit())
    }

    /// Whether its options are wishes.
    pub fn of_wishes(&self) -> bool {
        !self.patterns.is_empty()
    }
}

impl Service {
    /// The question at this position.
    pub fn question(&self, question: QuestionIx) -> Option<&Question> {
        self.questions.get(usize::from(question.0))
    }

    /// The question with this id, and its position.
    pub fn question_by_id(&self, id: &str) -> Option<(QuestionIx, &Question)> {
        self.questions().find(|(_, question)| question.id == id)
    }

    /// Questions with their positions, in the fixed order.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        (0..).map(QuestionIx).zip(&self.questions)
    }

    /// The questions whose options are wishes.
    pub fn wish_questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.questions().filter(|(_, question)| question.of_wishes())
    }

    /// Rules with their positions.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        (0..).map(RuleIx).zip(&self.rules)
    }

    /// The statement at this position.
    pub fn statement(&self, statement: StatementIx) -> Option<&Statement> {
        self.statements.get(usize::from(statement.0))
    }

    /// The conclusion at this position.
    pub fn conclusion(&self, conclusion: ConclusionIx) -> Option<&Conclusion> {
        self.conclusions.get(usize::from(conclusion.0))
    }

    /// The source at this position.
    pub fn source(&self, source: SourceIx) -> Option<&Source> {
        self.sources.get(usize::from(source.0))
    }

    /// The heading of a topic's section, which tells the answer.
    pub fn topic_heading(&self, topic: Topic) -> Option<&Voiced> {
        self.topics.iter().filter(|entry| entry.topic == topic).find_map(|entry| entry.heading.as_ref())
    }

    /// What the municipality says on a topic.
    pub fn topic(&self, topic: Topic) -> impl Iterator<Item = StatementIx> {
        self.topics.iter().filter(move |entry| entry.topic == topic).flat_map(|entry| entry.basis.iter().copied())
    }
}

impl Service {
    /// The class shown for a set of conclusions: theirs when they agree, otherwise «kommunen må vurdere».
    pub fn shown_class(&self, conclusions: crate::diagram::Conclusions) -> Class {
        let mut classes = conclusions.iter().filter_map(|conclusion| self.conclusion(conclusion)).map(|found| found.class);
        match classes.next() {
            Some(first) if classes.all(|class| class == first) => first,
            _ => Class::Assessed,
        }
    }

    /// Marks in `found` the questions that `condition` turns on.
    pub fn mark_questions(&self, condition: &Condition, found: &mut [bool]) {
        let mut mark = |question: QuestionIx| {
            if let Some(slot) = found.get_mut(usize::from(question.0)) {
                *slot = true;
            }
        };
        let mut nested = Vec::new();
        condition.each_fact(&mut |fact| match self.facts.get(usize::from(fact.0)).map(|fact| &fact.from) {
            Some(FactFrom::Options { question, .. }) => mark(*question),
            Some(FactFrom::Wishes(_)) => self.wish_questions().for_each(|(question, _)| mark(question)),
            Some(FactFrom::Composite(inner)) => nested.push(inner),
            None => {}
        });
        nested.into_iter().for_each(|inner| self.mark_questions(inner, found));
    }
}
