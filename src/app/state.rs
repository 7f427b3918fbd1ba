//! The app's one state, and how actions change it. Pure: what comes in is the old state, what goes out the new.

use super::address;
use super::keeping::{Due, Keeping, due};
use crate::answers::Answers;
use crate::application::Values;
use crate::content::{Bundle, FieldIx, Paperwork, QuestionIx, Service};
use crate::interview::{Step, left_at, standing};
use std::rc::Rc;

pub use super::action::Action;
pub use super::screen::{Making, Notice, Screen};

/// The whole state of the app.
#[derive(Clone, PartialEq)]
pub struct State {
    /// What the municipality says.
    pub bundle: Rc<Bundle>,
    /// What has been answered.
    pub answers: Answers,
    /// What has been filled in on papers.
    pub values: Rc<Values>,
    /// The screen shown.
    pub screen: Screen,
    /// Counts screens shown, so that each is built anew and announced.
    pub visit: u32,
    /// Whether the address bar led here.
    pub arrived: bool,
    /// Whether a single answer is being changed from the result.
    pub changing: bool,
    /// Whether «Neste» was pressed without an answer.
    pub missing: bool,
    /// Something to tell.
    pub notice: Option<Notice>,
    /// Fields of the section shown that the person has left: their warnings are due.
    pub left_fields: Vec<FieldIx>,
    /// Fields of the section shown that something was taken out of, which cannot be printed.
    pub cleaned: Vec<FieldIx>,
    /// The PDF of the paper shown.
    pub making: Making,
    /// The field to take the focus instead of the screen's heading.
    pub field: Option<FieldIx>,
    /// Whether a question asked on request was just answered: its reply is told first.
    pub follow_up: bool,
    /// Where the person was before the question whether to erase.
    pub came_from: Option<Screen>,
    /// Where the answers are kept.
    pub keeping: Keeping,
    /// Whether the page is covered, because nobody has touched it for long.
    pub covered: bool,
}

impl State {
    /// The state at the start: with what was kept, at the screen asked for as far as the answers reach.
    pub fn new(bundle: Rc<Bundle>, answers: Answers, values: Values, wanted: Option<Screen>) -> Self {
        let mut state = State {
            bundle,
            answers,
            values: Rc::new(values),
            screen: Screen::Unknown,
            visit: 0,
            arrived: false,
            changing: false,
            missing: false,
            notice: None,
            left_fields: Vec::new(),
            cleaned: Vec::new(),
            making: Making::NotAsked,
            field: None,
            follow_up: false,
            came_from: None,
            keeping: Keeping::Tab,
            covered: false,
        };
        state.screen = wanted.map_or_else(|| state.onward(), |wanted| state.within_reach(wanted));
        state.left_fields = state.filled_fields();
        state
    }

    /// Whether anything has been answered or filled in.
    pub fn holds_anything(&self) -> bool {
        !self.answers.is_empty() || self.values.iter().next().is_some()
    }

    /// What is due after so many minutes without a touch.
    pub fn due(&self, minutes: u32) -> Option<Due> {
        due(self.covered, self.keeping, minutes).filter(|_| self.holds_anything())
    }

    fn service(&self) -> &Service {
        &self.bundle.service
    }

    /// The next question that needs an answer, or the result.
    fn onward(&self) -> Screen {
        match standing(self.service(), &self.answers).step {
            Step::Ask { question, .. } => Screen::Question(question),
            Step::Done(_) => Screen::Result,
        }
    }

    /// Whether the answers lead to the result.
    pub fn finished(&self) -> bool {
        standing(self.service(), &self.answers).finished()
    }

    /// `wanted`, unless the answers do not lead there yet, or what it says would not be true.
    fn within_reach(&self, wanted: Screen) -> Screen {
        let stands = standing(self.service(), &self.answers);
        let (finished, form) = (stands.finished(), &self.bundle.form);
        let on_request = |question| self.service().question(question).is_some_and(|asked| asked.on_request);
        match wanted {
            Screen::Question(question) if stands.reaches(question) || (finished && on_request(question)) => wanted,
            Screen::Question(_) => self.onward(),
            Screen::Result | Screen::Copy | Screen::Paper(Paperwork::Summary) if !finished => self.onward(),
            Screen::Form(section) if section >= form.sections.len() && self.bundle.whole() => self.onward(),
            Screen::Fill(paperwork) if self.bundle.whole() => {
                form.steps(paperwork).next().map_or_else(|| self.onward(), Screen::Form)
            }
            Screen::Erased if self.holds_anything() => Screen::Erase,
            other => other,
        }
    }

    /// The paper being filled in.
    pub fn paperwork(&self) -> Paperwork {
        match self.screen {
            Screen::Paper(paperwork) | Screen::Fill(paperwork) => paperwork,
            Screen::Form(section) => {
                self.bundle.form.sections.get(section).map_or(Paperwork::Application, |it| it.paperwork)
            }
            _ => Paperwork::Application,
        }
    }

    /// Whether the screen shown needs what arrives later, or may: an address unknown until then can be of a paper.
    fn of_papers(&self) -> bool {
        matches!(self.screen, Screen::Form(_) | Screen::Fill(_) | Screen::Paper(_) | Screen::Copy | Screen::Unknown)
    }

    /// Whether the screen shown has to wait for what arrives later.
    pub fn waits(&self) -> bool {
        self.of_papers() && !self.bundle.whole()
    }

    /// Goes where the address bar leads: to the first question when it is empty.
    fn follow(&mut self, fragment: &str) {
        let first = self.service().voice_question.map(Screen::Question).filter(|_| fragment.len() < 2);
        let Some(screen) = first.or_else(|| address::screen(&self.bundle, fragment)) else { return };
        let screen = self.within_reach(screen);
        if screen != self.screen {
            self.changing = false;
            self.notice = None;
            self.show(screen);
            self.arrived = true;
        }
    }

    /// Fields that something stands in: the person has been there before.
    fn filled_fields(&self) -> Vec<FieldIx> {
        self.values.iter().map(|(field, _)| field).collect()
    }

    fn show(&mut self, screen: Screen) {
        self.came_from = Some(self.screen).filter(|_| screen == Screen::Erase);
        self.field = None;
        self.follow_up = false;
        self.left_fields = self.filled_fields();
        self.cleaned.clear();
        self.making = Making::NotAsked;
        self.screen = screen;
        self.visit += 1;
        self.missing = false;
        self.arrived = false;
        self.covered = false;
    }

    /// Goes on from a question: to the next on the path, or, after a change, to the first that needs an answer.
    fn next(&mut self) {
        let Screen::Question(question) = self.screen else { return };
        if self.answers.get(question).is_none() {
            self.missing = true;
            self.visit += 1;
            return;
        }
        let stands = standing(self.service(), &self.answers);
        let following = stands.asked.iter().skip_while(|asked| **asked != question).nth(1).copied();
        let next = match following {
            Some(asked) if !self.changing => Screen::Question(asked),
            _ => self.onward(),
        };
        self.notice = (self.changing && matches!(next, Screen::Question(_))).then_some(Notice::Grew);
        if next == Screen::Result {
            self.changing = false;
        }
        self.show(next);
        let on_request = self.service().question(question).is_some_and(|asked| asked.on_request);
        self.follow_up = on_request && next == Screen::Result;
    }

    /// Goes back: from an answer that is being changed to the result, if it is as far as that.
    fn back(&mut self) {
        let stands = standing(self.service(), &self.answers);
        let before = match self.screen {
            _ if self.changing && stands.finished() => None,
            Screen::Question(question) => stands.before(question),
            _ => stands.asked.last().copied(),
        };
        self.notice = None;
        match before {
            Some(question) => self.show(Screen::Question(question)),
            None => self.show(self.onward()),
        }
        self.changing = self.changing && self.screen != Screen::Result;
    }

    fn erase(&mut self) {
        let (visit, keeping) = (self.visit + 1, self.keeping);
        let bundle = Rc::clone(&self.bundle);
        *self = State::new(bundle, Answers::default(), Values::default(), Some(Screen::Erased));
        self.visit = visit;
        // Nobody is to come back to the place where something was.
        self.arrived = true;
        // What is answered next on this machine is as shared as what was; nothing goes to the device unasked.
        self.keeping = if keeping == Keeping::Shared { keeping } else { Keeping::Tab };
    }

    /// Covers the screen, or shows it again as it was.
    fn cover(&mut self, covered: bool) {
        self.covered = covered;
        self.making = Making::NotAsked;
        self.visit += 1;
    }

    /// The most questions left at `question`; `None` when it is not on the path.
    pub fn left(&self, question: QuestionIx) -> Option<u8> {
        left_at(self.service(), &self.answers, question)
    }

    /// Does what `action` says.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Choose(question, Some(chosen)) => self.answers.set(question, chosen),
            Action::Choose(question, None) => self.answers.remove(question),
            Action::Next => self.next(),
            Action::Back => self.back(),
            Action::Onward => self.show(self.onward()),
            Action::Change(question) => {
                self.changing = true;
                self.notice = None;
                self.show(Screen::Question(question));
            }
            Action::Go(screen) => {
                // That the device keeps nothing may have been told out of sight.
                self.notice = self.notice.filter(|notice| *notice == Notice::NotOnDevice);
                self.show(self.within_reach(screen));
            }
            Action::GoToField(field) => {
                let form = &self.bundle.form;
                let holds = |at: &usize| form.sections.get(*at).is_some_and(|section| section.fields.contains(&field));
                let section = form.steps(self.paperwork()).find(holds);
                self.show(Screen::Form(section.unwrap_or_default()));
                self.field = Some(field);
            }
            Action::Follow(fragment) => self.follow(&fragment),
            Action::Complete(bundle) => {
                self.bundle = bundle;
                // A screen that waited for it is made anew, at the same place.
                if self.of_papers() {
                    self.screen = self.within_reach(self.screen);
                    self.visit += 1;
                    self.arrived = true;
                }
            }
            Action::Leave(field) if self.left_fields.contains(&field) => {}
            Action::Leave(field) => self.left_fields.push(field),
            Action::Fill(field, value) => {
                if Rc::make_mut(&mut self.values).set(&self.bundle.form, field, value) {
                    self.cleaned.push(field);
                }
            }
            Action::MakePdf(making) => self.making = making,
            Action::Keep => {
                let still_true = |screen: &Screen| self.within_reach(*screen) == *screen;
                self.show(self.came_from.filter(still_true).unwrap_or_else(|| self.onward()));
            }
            Action::Erase => self.erase(),
            Action::KeepIn(keeping) => {
                self.notice = None;
                self.keeping = keeping;
            }
            Action::NotKept => {
                self.notice = Some(Notice::NotOnDevice);
                self.keeping = Keeping::Tab;
            }
            Action::Untouched(minutes) => match self.due(minutes) {
                Some(Due::Cover) => self.cover(true),
                Some(Due::Erase) => self.erase(),
                None => {}
            },
            Action::Uncover => self.cover(false),
        }
    }
}
