//! The result on a page or two, to bring to a conversation: the same [`Explanation`] as the result page shows.
//!
//! The other papers are the office's and always in bokmål. This one is the person's own, so it is in the language of
//! the interview, with quotations as they were written.

use super::costs::costs;
use super::frame::newest_read;
use super::{Block, Document, Entry, Row, Text, Words};
use crate::answers::Answers;
use crate::application::{Draft, Values};
use crate::calendar::Date;
use crate::content::{
    Bundle, FirstStep, Ground, Key, QuestionIx, Role, Service, Shown, SourceIx, Statement, StatementIx, Topic, Voice,
    Voiced, fill,
};
use crate::explain::{Explanation, WishOutcome, explain};

/// The result summed up; `None` while the answers do not lead to one. `date` is the day it was made.
pub fn summary(bundle: &Bundle, answers: &Answers, values: &Values, date: Option<Date>) -> Option<Document> {
    let found = explain(&bundle.service, answers)?;
    let page = Page { bundle, answers, voice: bundle.service.voice(answers), found };
    let mut blocks = page.head(date);
    blocks.extend(page.decided());
    blocks.extend(page.open());
    blocks.extend(page.wishes());
    blocks.extend(page.rest(&Draft { bundle, answers, values }));
    blocks.extend(page.office());
    Some(Document {
        title: page.t(Key::SummaryTitle).to_owned(),
        lang: bundle.language.tag().to_owned(),
        date: date.or_else(|| newest_read(&bundle.service)),
        footer: String::new(),
        words: Words {
            page: page.t(Key::SummaryPage).to_owned(),
            of: page.t(Key::SummaryOf).to_owned(),
            ..Words::default()
        },
        blocks,
    })
}

/// What the page is made from.
struct Page<'a> {
    bundle: &'a Bundle,
    answers: &'a Answers,
    voice: Voice,
    found: Explanation,
}

impl<'a> Page<'a> {
    fn service(&self) -> &'a Service {
        &self.bundle.service
    }

    fn t(&self, key: Key) -> &'a str {
        self.bundle.text(key, self.voice)
    }

    fn say<'t>(&self, text: &'t Voiced) -> &'t str {
        text.get(self.voice)
    }

    fn heading(&self, key: Key) -> Block {
        Block::heading(2, self.t(key))
    }

    /// What this is, and what came out of it.
    fn head(&self, date: Option<Date>) -> Vec<Block> {
        let service = self.service();
        let made = match date {
            Some(date) => fill(self.t(Key::SummaryMade), "dato", &date.to_string()),
            None => self.t(Key::SummaryMadeUndated).to_owned(),
        };
        let (title, text) = self.found.headline_words(service, self.voice, self.t(Key::ListAnd));
        let conclusion = service.conclusion(self.found.headline);
        let lang = conclusion.filter(|found| found.foreign).map(|_| self.bundle.place.page_language.clone());
        let extra = conclusion.and_then(|found| Some((self.say(found.extra.as_ref()?), found.extra_lang.clone())));
        let text = Text { words: text, lang: lang.clone() };
        let mut blocks = vec![
            Block::heading(1, self.t(Key::SummaryTitle)),
            Block::Note(fill(&made, "versjon", env!("CARGO_PKG_VERSION"))),
            Block::Heading { level: 2, text: Text { words: title, lang } },
        ];
        blocks.extend(joined(text, extra).map(Block::Paragraph));
        blocks.push(Block::Note(self.t(Key::ResultGuidance).to_owned()));
        blocks
    }

    /// The answers that decided, then what the municipality says of them.
    fn decided(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading(Key::ResultDeciding)];
        blocks.extend(self.found.deciding.iter().filter_map(|question| self.answered(*question)));
        let reasons = self.found.reasons.iter().filter(|reason| reason.deciding);
        blocks.extend(self.grounds(&reasons.map(|reason| reason.statement).collect::<Vec<_>>()));
        blocks
    }

    fn answered(&self, question: QuestionIx) -> Option<Block> {
        let found = self.service().question(question)?;
        let asked = self.say(&found.title).to_owned();
        Some(Block::Question { asked, answer: self.given(question), lang: found.lang.clone() })
    }

    /// The labels of the options chosen.
    fn given(&self, question: QuestionIx) -> Vec<String> {
        let Some((found, chosen)) = self.service().question(question).zip(self.answers.get(question)) else {
            return Vec::new();
        };
        chosen.options().filter_map(|option| found.options.get(option)).map(|option| option.label.clone()).collect()
    }

    /// What it rests on: the municipality's sentences and silences, then where the rest stands, each once. One page has no
    /// room for the law in words; the app tells it.
    fn grounds(&self, basis: &[StatementIx]) -> Vec<Block> {
        let mut shown = self.service().shown(basis);
        attribute_once(&mut shown);
        let mut blocks: Vec<Block> = shown.into_iter().flat_map(|shown| self.ground(shown)).collect();
        let cited = self.cited(basis);
        for (guidance, label) in [(false, Key::StatementLaw), (true, Key::StatementGuidance)] {
            let mut citations: Vec<&str> = Vec::new();
            for (_, citation) in cited.iter().filter(|(is_guidance, _)| *is_guidance == guidance) {
                if !citations.contains(citation) {
                    citations.push(citation);
                }
            }
            if !citations.is_empty() {
                blocks.push(Block::Note([self.t(label), ": ", &citations.join("; "), "."].concat()));
            }
        }
        blocks
    }

    /// The law and the guidance among these, and what stands beside a silence; whether it is guidance, and where.
    fn cited(&self, basis: &[StatementIx]) -> Vec<(bool, &'a str)> {
        let found = basis.iter().filter_map(|at| self.service().statement(*at));
        let cited = |statement: &'a Statement| match &statement.kind {
            Ground::Law { citation, guidance, .. } => vec![(*guidance, citation.as_str())],
            Ground::Silence(law) => self.cited(law),
            _ => Vec::new(),
        };
        found.flat_map(cited).collect()
    }

    /// A statement with its ground: quoted, or in our words with a label that says whose they are.
    fn ground(&self, Shown { statement, attributed, .. }: Shown) -> Vec<Block> {
        let words = self.say(&statement.text);
        let text = |words: String| Text { words, lang: statement.lang.clone() };
        let labelled = |label: Key| text([self.t(label), ": ", words].concat());
        match &statement.kind {
            Ground::Quote(page) => {
                let from = if attributed { self.attribution(*page) } else { String::new() };
                let sentence = self.say(&self.service().whole(statement).text);
                vec![Block::Quote { text: text(["«", sentence, "»"].concat()), from }]
            }
            Ground::Outside(page) => {
                vec![Block::Paragraph(text(words.to_owned())), Block::Note(self.attribution(*page))]
            }
            Ground::Law { .. } => Vec::new(),
            Ground::Silence(_) => vec![Block::Paragraph(text(words.to_owned()))],
            Ground::Reading(_) => vec![Block::Paragraph(labelled(Key::StatementReading))],
        }
    }

    fn attribution(&self, page: SourceIx) -> String {
        self.service().source(page).map(|source| self.bundle.attribution(source).join(" ")).unwrap_or_default()
    }

    /// Answers left open that could change the result, running on: there can be many, and the page is one.
    fn open(&self) -> Vec<Block> {
        let mut told: Vec<Text> = Vec::new();
        for position in self.found.open.iter().map(|open| open.question) {
            let Some(question) = self.service().question(position) else { continue };
            let words = [self.say(&question.title), " ", &self.given(position).join("; "), "."].concat();
            match told.last_mut().filter(|last| last.lang == question.lang) {
                Some(last) => last.words = [&last.words, " ", &words].concat(),
                None => told.push(Text { words, lang: question.lang.clone() }),
            }
        }
        let heading = (!told.is_empty()).then(|| self.heading(Key::ResultOpen));
        heading.into_iter().chain(told.into_iter().map(Block::Paragraph)).collect()
    }

    /// Each wish with its own class, and where to turn instead.
    fn wishes(&self) -> Vec<Block> {
        let one = |outcome: &WishOutcome| {
            let wish = self.service().wishes.get(outcome.wish)?;
            let option = self.service().question(wish.question)?.options.get(usize::from(wish.option))?;
            let instead = wish.instead.as_ref().map_or("", |instead| self.say(instead));
            let words = [&*option.label, ": ", self.t(outcome.class.key()), ". ", instead].concat();
            Some(Text::from(words.trim_end()))
        };
        let wishes = &self.found.wishes;
        let split = wishes.iter().any(|wish| wish.class != self.found.class);
        let heading = self.heading(if split { Key::ResultWishesSplit } else { Key::ResultWishes });
        match wishes.is_empty() {
            true => Vec::new(),
            false => vec![heading, Block::List(wishes.iter().filter_map(one).collect())],
        }
    }

    /// What it costs, and the ledsagerbevis: the headings of their sections, which tell the answer. Then what the
    /// person has ticked to take along.
    fn rest(&self, draft: &Draft) -> Vec<Block> {
        let told = [Topic::Kostnad, Topic::Ledsagerbevis].into_iter().filter_map(|topic| {
            let (heading, lang) = self.service().topic_heading(topic)?;
            Some(Text { words: self.say(heading).to_owned(), lang })
        });
        let mut blocks = vec![self.heading(Key::SummaryRest), Block::List(told.collect())];
        if draft.chosen(Role::WithCosts).is_some() {
            blocks.extend(costs(draft));
        }
        let asked: Vec<Text> = self.questions(Topic::Ledsagerbevis).collect();
        if draft.chosen(Role::WithCard).is_some() && !asked.is_empty() {
            blocks.extend([self.heading(Key::SummaryAskCard), Block::List(asked)]);
        }
        blocks
    }

    fn questions(&self, topic: Topic) -> impl Iterator<Item = Text> {
        self.service().unsaid(topic).map(|question| Text::from(self.say(question)))
    }

    /// What to ask, and whom. Another municipality's office is not known here.
    fn office(&self) -> Vec<Block> {
        let elsewhere = self.service().conclusion(self.found.headline);
        if elsewhere.is_some_and(|conclusion| conclusion.first == FirstStep::AnnenKommune) {
            return vec![Block::Paragraph(Text::from(self.t(Key::InsteadOtherPlace)))];
        }
        let asked = Topic::ALL.into_iter().filter(|topic| *topic != Topic::Ledsagerbevis);
        let asked: Vec<Text> = asked.flat_map(|topic| self.questions(topic)).collect();
        let mut blocks = Vec::new();
        if !asked.is_empty() {
            blocks.extend([self.heading(Key::SummaryAsk), Block::List(asked)]);
        }
        let place = &self.bundle.place;
        let office = &place.office;
        let row = |key: Key, value: &Option<String>| {
            let entry = Entry::Filled(Text::from(value.as_deref()?));
            Some(Row { label: self.t(key).to_owned(), entry })
        };
        let rows = [
            row(Key::ResultPhone, &office.phone),
            row(Key::ResultHours, &office.hours),
            row(Key::ResultVisit, &office.visit),
        ];
        let name = [&*office.name, ", ", &place.full_name].concat();
        blocks.extend([self.heading(Key::ResultOffice), Block::Paragraph(Text::from(&*name))]);
        blocks.push(Block::Fields(rows.into_iter().flatten().collect()));
        blocks
    }
}

/// The words with those that follow them, in one paragraph where both are in the same language.
fn joined(text: Text, more: Option<(&str, Option<String>)>) -> impl Iterator<Item = Text> {
    let (first, second) = match more {
        Some((words, lang)) if lang == text.lang => (Text { words: [&text.words, " ", words].concat(), lang }, None),
        more => (text, more.map(|(words, lang)| Text { words: words.to_owned(), lang })),
    };
    [Some(first), second].into_iter().flatten()
}

/// Where all sentences are from one page, the last of them says so for all.
fn attribute_once(shown: &mut [Shown]) {
    let pages: Vec<_> = shown.iter().filter_map(|shown| shown.statement.page()).collect();
    if pages.iter().any(|page| Some(page) != pages.first()) {
        return;
    }
    let quoted = shown.iter_mut().filter(|shown| shown.attributed);
    quoted.rev().skip(1).for_each(|shown| shown.attributed = false);
}
