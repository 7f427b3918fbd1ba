//! A small municipality made by hand, for the tests of the application and of its paper.

use crate::answers::{Answers, Chosen};
use crate::application::{Value, Values};
use crate::content::*;
use crate::diagram::{Conclusions, Diagram, Next, Node};

/// Everyone who fills in, as the option of the first question.
pub const ME: usize = 0;
pub const CHILD: usize = 1;
pub const ADULT: usize = 2;

/// What the outcome says, which no paper for the office may.
pub const OUTCOME: &str = "UTFALL";

pub fn bundle() -> Bundle {
    let questions = vec![
        question("hvem", &["meg", "barn", "voksen"], false),
        question("onsker", &["samvaer", "ut"], true),
        question("annet", &["lekser", "skyss"], true),
        question("ute", &["greit", "ofte"], false),
        question("form", &["to", "gruppe"], false),
    ];
    let paper = paper(&questions);
    Bundle {
        language: Language::Nb,
        texts: KEY_NAMES.iter().map(|name| Voiced::same(*name)).collect(),
        place: Place {
            name: "Fjord".into(),
            full_name: "Fjord kommune".into(),
            office: Office { name: "Tildeling".into(), ..Office::default() },
            ..Place::default()
        },
        service: Service {
            interview: asks_everything(&questions),
            voice_question: Some(QuestionIx(0)),
            questions,
            conclusions: vec![outcome()],
            ..Service::default()
        },
        form: form(),
        paper,
    }
}

fn question(id: &str, options: &[&str], wishes: bool) -> Question {
    let state = wishes.then_some(WishState::ForThis);
    let choosable =
        |id: &&str| Choosable { id: (*id).into(), kind: Choice::Plain, label: format!("valg {id}"), wish: state };
    Question {
        id: id.into(),
        many: wishes,
        options: options.iter().map(choosable).collect(),
        title: Voiced::same(format!("spørsmål {id}")),
        short: id.into(),
        patterns: if wishes { vec![WishState::ForThis.bit()] } else { Vec::new() },
        ..Question::default()
    }
}

fn outcome() -> Conclusion {
    Conclusion {
        id: OUTCOME.into(),
        class: Class::Likely,
        first: FirstStep::default(),
        title: Voiced::same(OUTCOME),
        text: Voiced::same(OUTCOME),
        extra: Some(Voiced::same(OUTCOME)),
        extra_lang: None,
        foreign: false,
    }
}

/// Every question in its turn, and then the outcome.
fn asks_everything(questions: &[Question]) -> Diagram {
    let count = questions.len() as u16;
    let end = Next::End(Conclusions::one(ConclusionIx(0)));
    let next = |at: u16| if at + 1 < count { Next::Ask(u32::from(at) + 1) } else { end };
    let node = |at: u16| Node { question: QuestionIx(at), branches: vec![next(at)], at_most: 1 };
    Diagram { nodes: (0..count).map(node).collect(), root: Next::Ask(0) }
}

fn form() -> Form {
    let fields = vec![
        Field {
            options: only(options(Role::Age.options()), "18_eller_mer", Voice::Du),
            role: Some(Role::Age),
            voices: Voices::of(&[Voice::Du, Voice::Barn]),
            ..field("alder", Kind::Choice, Part::Ikke)
        },
        Field { role: Some(Role::Name), pen: 1, ..field("navn", Kind::Line, Part::Soker) },
        Field { role: Some(Role::BirthDate), pen: 1, ..field("fodselsdato", Kind::Date, Part::Soker) },
        Field { pen: 1, ..field("fnr", Kind::Fnr, Part::Soker) },
        field("telefon", Kind::Phone, Part::Kontakt),
        Field {
            options: only(options(&["selv", "sammen", "fullmektig"]), "fullmektig", Voice::Voksen),
            ..field("fyller_ut", Kind::Choice, Part::UtfyltAv)
        },
        Field {
            when: vec![When { given: Given::Field(FieldIx(5)), options: 0b110, voices: Voices::ALL }],
            ..field("hjelper", Kind::Line, Part::UtfyltAv)
        },
        Field { pen: 3, ..field("viktig", Kind::Text, Part::Viktig) },
        Field {
            prefill: Some(QuestionIx(1)),
            options: options(&["ut", "samvaer"]),
            ..field("onsker", Kind::Several, Part::Onsker)
        },
        Field {
            prefill: Some(QuestionIx(4)),
            options: options(&["to", "gruppe"]),
            ..field("form", Kind::Choice, Part::Onsker)
        },
        Field {
            role: Some(Role::Custody),
            options: options(Role::Custody.options()),
            ..field("foreldreansvar", Kind::Choice, Part::Underskrift)
        },
        Field {
            role: Some(Role::Signer),
            options: options(Role::Signer.options()),
            ..field("signerer", Kind::Choice, Part::Underskrift)
        },
        Field {
            role: Some(Role::WrittenIn),
            options: options(Role::WrittenIn.options()),
            ..field("sprak", Kind::Choice, Part::Ikke)
        },
    ];
    let all = (0..fields.len() as u16).map(FieldIx).collect();
    Form { sections: vec![Section { id: "alt".into(), fields: all, ..Section::default() }], fields }
}

fn field(id: &str, kind: Kind, part: Part) -> Field {
    Field {
        id: id.into(),
        kind,
        role: None,
        autofill: None,
        offered: true,
        voices: Voices::ALL,
        when: Vec::new(),
        prefill: None,
        options: Vec::new(),
        label: Voiced::same(id),
        help: None,
        part,
        pen: 0,
    }
}

fn options(ids: &[&str]) -> Vec<FieldOption> {
    let option =
        |id: &&str| FieldOption { id: (*id).into(), voices: Voices::ALL, excludes: 0, label: Voiced::same(*id) };
    ids.iter().map(option).collect()
}

/// The options, one of them for this voice alone.
fn only(mut options: Vec<FieldOption>, id: &str, voice: Voice) -> Vec<FieldOption> {
    options.iter_mut().filter(|option| option.id == id).for_each(|option| option.voices = Voices::of(&[voice]));
    options
}

/// The paper says its keys' names, with the placeholders that some of them have.
fn paper(questions: &[Question]) -> Paper {
    let text = |name: &&str| match *name {
        "slutt.laget" => Voiced::same("laget {versjon} {lest}"),
        "slutt.lest" => Voiced::same("lest {dato}"),
        "hode.sprak" => Voiced::same("skrevet på {sprak}"),
        // This office has no door that is known.
        "slutt.besok" => Voiced::default(),
        name => Voiced::same(name),
    };
    let question = |question: &Question| PaperQuestion {
        title: question.title.clone(),
        options: question.options.iter().map(|option| option.label.clone()).collect(),
        lang: None,
    };
    let field = |field: &Field| PaperField {
        label: field.id.clone(),
        options: field.options.iter().map(|option| option.id.clone()).collect(),
    };
    Paper {
        texts: PAPER_KEY_NAMES.iter().map(text).collect(),
        questions: questions.iter().map(question).collect(),
        fields: form().fields.iter().map(field).collect(),
    }
}

/// Every question answered with its first option, about this person.
pub fn answers(who: usize) -> Answers {
    let mut answers = Answers::default();
    answers.set(QuestionIx(0), Chosen::one(who));
    for question in 1..5 {
        answers.set(QuestionIx(question), Chosen::one(0));
    }
    answers
}

/// Values by field id: an option's id, or words.
pub fn values(bundle: &Bundle, filled: &[(&str, &str)]) -> Values {
    let mut values = Values::default();
    for (id, value) in filled {
        let (position, field) = bundle.form.field_by_id(id).unwrap();
        let option = field.options.iter().position(|option| option.id == *value);
        values.set(
            &bundle.form,
            position,
            option.map_or_else(|| Value::Text((*value).into()), |option| Value::Options(1 << option)),
        );
    }
    values
}
