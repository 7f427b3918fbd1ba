//! The fields of the papers one can fill in, as data, and the bokmål words they have on paper.

use super::{PaperKey, QuestionIx, Topic, Voice, Voiced};
use serde::{Deserialize, Serialize};

/// A field, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldIx(pub u16);

/// A paper with fields of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paperwork {
    /// The application for a støttekontakt.
    #[default]
    Application,
    /// The complaint of an answer.
    Complaint,
    /// What the check said, on a page or two to bring to a conversation.
    Summary,
}

/// The fields of all papers, section by section. Nothing in it is demanded of anyone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Sections, each a page of the form; those of one paper follow one another.
    pub sections: Vec<Section>,
    /// All fields.
    pub fields: Vec<Field>,
}

/// A section of the form: one short screen on a phone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// As in content files and addresses.
    pub id: String,
    /// The paper it belongs to.
    pub paperwork: Paperwork,
    /// Heading.
    pub title: Voiced,
    /// A line under the heading.
    pub intro: Option<Voiced>,
    /// What the municipality says on these topics comes first.
    pub topics: Vec<Topic>,
    /// Its fields; some may stand in a section of another paper too, so that nothing is written twice.
    pub fields: Vec<FieldIx>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// As in content files and `data-field`.
    pub id: String,
    /// What is filled in.
    pub kind: Kind,
    /// What the program itself must know about it.
    pub role: Option<Role>,
    /// What a browser may fill in, for a person who writes about themselves.
    pub autofill: Option<Autofill>,
    /// Whether the form has it in this bundle's language before anything is filled in there.
    pub offered: bool,
    /// The voices it is shown for.
    pub voices: Voices,
    /// Conditions that must all hold for it to be shown.
    pub when: Vec<When>,
    /// The interview question whose answer it starts with.
    pub prefill: Option<QuestionIx>,
    /// Options of a choice, in display order; at most 32.
    pub options: Vec<FieldOption>,
    /// Its label; for a note, the whole note.
    pub label: Voiced,
    /// A line of help.
    pub help: Option<Voiced>,
    /// Where it stands on paper.
    pub part: Part,
    /// Lines left open for the pen when nothing is filled in; 0: then it is left out.
    pub pen: u8,
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldOption {
    /// As in content files and `data-option`.
    pub id: String,
    /// The voices it is offered to.
    pub voices: Voices,
    /// Options that cannot stand together with it, as bits.
    pub excludes: u32,
    /// The words to choose by.
    pub label: Voiced,
}

/// What is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines, in own words.
    Text,
    /// One of the options.
    Choice,
    /// Any of the options.
    Several,
    /// A date, written dd.mm.åååå.
    Date,
    /// A fødselsnummer or D-nummer; never stored.
    Fnr,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Four digits.
    Postcode,
    /// What one does, in own words or as one of the interests chosen; its numbers follow it.
    Activity,
    /// How many times in a month.
    Times,
    /// Whole kroner.
    Kroner,
    /// Nothing: words to read.
    Note,
    /// Nothing: the last day to complain, computed from the day the answer came.
    Deadline,
    /// Nothing: what a month costs, computed from the activities.
    Costs,
}

/// What the program itself must know about a field, to draw signature lines and the footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The name of the person it concerns.
    Name,
    /// That person's birth date.
    BirthDate,
    /// Age band: decides who signs.
    Age,
    /// Who has foreldreansvaret.
    Custody,
    /// Who signs for an adult.
    Signer,
    /// The language the free text is written in.
    WrittenIn,
    /// The day the answer came, from which the time to complain runs.
    Received,
    /// What the person likes to do.
    Interests,
    /// Whether what a month costs goes into the summary.
    WithCosts,
    /// Whether the questions on ledsagerbevis go into the summary.
    WithCard,
}

impl Role {
    /// The options a field of this role must have, in this order; none when it is no choice.
    pub fn options(self) -> &'static [&'static str] {
        match self {
            Role::Name | Role::BirthDate | Role::Received | Role::Interests => &[],
            Role::WithCosts | Role::WithCard => &["ja"],
            Role::Age => &["under_16", "16_17", "18_eller_mer"],
            Role::Custody => &["begge", "bare_jeg", "barnevernet", "annet"],
            Role::Signer => &["selv", "fullmakt", "fremtidsfullmakt", "verge", "avklares"],
            Role::WrittenIn => &["norsk", "engelsk", "annet"],
        }
    }
}

/// What a browser may fill in by itself (WCAG 1.3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Autofill {
    Name,
    Bday,
    Tel,
    Email,
    StreetAddress,
    PostalCode,
    AddressLevel2,
}

impl Autofill {
    /// The value of the `autocomplete` attribute.
    pub fn token(self) -> &'static str {
        match self {
            Autofill::Name => "name",
            Autofill::Bday => "bday",
            Autofill::Tel => "tel",
            Autofill::Email => "email",
            Autofill::StreetAddress => "street-address",
            Autofill::PostalCode => "postal-code",
            Autofill::AddressLevel2 => "address-level2",
        }
    }
}

/// The parts of the paper, in the order they stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Part {
    Hode,
    Soker,
    Kontakt,
    UtfyltAv,
    Viktig,
    Onsker,
    Situasjon,
    HjelpIDag,
    Trygghet,
    Underskrift,
    Interesser,
    Person,
    Parorende,
    EgenMening,
    Svaret,
    Klagen,
    /// Not on paper.
    Ikke,
}

/// A set of voices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voices(pub u8);

impl Voices {
    /// Every voice.
    pub const ALL: Voices = Voices(0b111);

    /// These voices.
    pub fn of(voices: &[Voice]) -> Self {
        Voices(voices.iter().fold(0, |bits, voice| bits | 1 << (*voice as u8)))
    }

    /// Whether `voice` is among them.
    pub fn has(self, voice: Voice) -> bool {
        self.0 >> (voice as u8) & 1 == 1
    }
}

/// A condition: something earlier has been given one of some options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// What must have been given.
    pub given: Given,
    /// The options of which one must have been chosen, as bits.
    pub options: u32,
    /// The voices the condition is for; it holds for all others.
    pub voices: Voices,
}

/// What a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// An earlier field.
    Field(FieldIx),
    /// A question of the interview.
    Question(QuestionIx),
}

impl Field {
    /// Whether its value must never be written to storage.
    pub fn never_stored(&self) -> bool {
        self.kind == Kind::Fnr
    }

    /// Whether there is nothing to fill in.
    pub fn only_tells(&self) -> bool {
        matches!(self.kind, Kind::Note | Kind::Deadline | Kind::Costs)
    }

    /// Whether it is filled in by choosing.
    pub fn of_options(&self) -> bool {
        matches!(self.kind, Kind::Choice | Kind::Several)
    }

    /// Options offered to `voice`, with their positions.
    pub fn options_for(&self, voice: Voice) -> impl Iterator<Item = (usize, &FieldOption)> {
        self.options.iter().enumerate().filter(move |(_, option)| option.voices.has(voice))
    }

    /// The options chosen once `option` has been pressed: a choice takes it, a set takes it in or out, and what
    /// cannot stand beside it gives way.
    pub fn pressed(&self, chosen: u32, option: usize) -> u32 {
        let bit = 1 << (option & 31);
        match self.kind {
            Kind::Several if chosen & bit != 0 => chosen & !bit,
            Kind::Several => (chosen & !self.options.get(option).map_or(0, |pressed| pressed.excludes)) | bit,
            _ => bit,
        }
    }
}

impl Form {
    /// The field at this position.
    pub fn field(&self, field: FieldIx) -> Option<&Field> {
        self.fields.get(usize::from(field.0))
    }

    /// Fields with their positions.
    pub fn fields(&self) -> impl Iterator<Item = (FieldIx, &Field)> {
        (0..).map(FieldIx).zip(&self.fields)
    }

    /// The field with this id, and its position.
    pub fn field_by_id(&self, id: &str) -> Option<(FieldIx, &Field)> {
        self.fields().find(|(_, field)| field.id == id)
    }

    /// The field with this role.
    pub fn with_role(&self, role: Role) -> Option<FieldIx> {
        self.fields().find(|(_, field)| field.role == Some(role)).map(|(position, _)| position)
    }

    /// The positions of a paper's sections, in order.
    pub fn steps(&self, paperwork: Paperwork) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.sections.len()).filter(move |at| self.sections.get(*at).is_some_and(|it| it.paperwork == paperwork))
    }

    /// The fields of a paper, in order.
    pub fn fields_of(&self, paperwork: Paperwork) -> impl Iterator<Item = (FieldIx, &Field)> {
        let sections = self.sections.iter().filter(move |section| section.paperwork == paperwork);
        sections.flat_map(|section| &section.fields).filter_map(|field| Some((*field, self.field(*field)?)))
    }

    /// The section that begins with what the municipality says on a topic, and its position.
    pub fn section_on(&self, topic: Topic) -> Option<(usize, &Section)> {
        self.sections.iter().enumerate().find(|(_, section)| section.topics.contains(&topic))
    }

    /// The section with this id.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// What the paper says, always in bokmål, whatever language the interview was in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Fixed words, in the order of [`PaperKey`].
    pub texts: Vec<Voiced>,
    /// Per question of the service: as it is printed.
    pub questions: Vec<PaperQuestion>,
    /// Per field of the form: as it is printed.
    pub fields: Vec<PaperField>,
}

/// A question as printed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// The question as it was asked.
    pub title: Voiced,
    /// Its options.
    pub options: Vec<String>,
    /// Set when its words are not in bokmål.
    pub lang: Option<String>,
}

/// A field as printed: without pronouns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperField {
    /// Its label.
    pub label: String,
    /// Its options.
    pub options: Vec<String>,
}

impl Paper {
    /// The words of a key in a voice.
    pub fn text(&self, key: PaperKey, voice: Voice) -> &str {
        self.texts.get(key as usize).map_or("", |text| text.get(voice))
    }

    /// A question as printed.
    pub fn question(&self, question: QuestionIx) -> Option<&PaperQuestion> {
        self.questions.get(usize::from(question.0))
    }

    /// A field as printed.
    pub fn field(&self, field: FieldIx) -> Option<&PaperField> {
        self.fields.get(usize::from(field.0))
    }
}
