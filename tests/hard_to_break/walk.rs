//! A random walk through the app's states: whatever is done in whatever order, what was answered stays, every screen is
//! there and can be shown, and the way on leads to a question that matters.

use crate::{MELOY, many, part};
use pollster::block_on;
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::app::keeping::{ERASED_AFTER, Keeping};
use stottekontaktsjekken::app::state::{Action, Making, Screen, State};
use stottekontaktsjekken::app::{App, AppProps, address};
use stottekontaktsjekken::application::{Value, Values};
use stottekontaktsjekken::calendar::Date;
use stottekontaktsjekken::content::{FieldIx, Paperwork, QuestionIx};
use stottekontaktsjekken::interview::standing;
use stottekontaktsjekken::kept::{self, Kept};
use yew::LocalServerRenderer;

/// How many actions a walk has.
const STEPS: u32 = 100;

/// What a person does next, as far as it can be said before the screen is known.
#[derive(Clone, Debug)]
enum Move {
    /// Chooses in the question shown, or takes the choice away.
    Choose(u32),
    Next,
    Back,
    Onward,
    Change(u16),
    Go(u8, u16),
    GoToField(u16),
    Follow(String),
    Fill(u16, String, u32),
    Leave(u16),
    Pdf(Making),
    Complete,
    Keep,
    Erase,
    KeepIn(Keeping),
    NotKept,
    /// Does nothing for so many minutes.
    Rest(u32),
    Uncover,
}

fn words() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..12).prop_map(String::from_iter)
}

fn moves() -> impl Strategy<Value = Move> {
    let fragment = prop_oneof![
        words(),
        Just(String::new()),
        (0..40_u8).prop_map(|number| format!("#/sporsmal-{number}")),
        prop::sample::select(vec![
            "#/resultat",
            "#/papir",
            "#/kopier",
            "#/klage",
            "#/onsker",
            "#/slett",
            "#/finnes-ikke"
        ])
        .prop_map(str::to_owned),
    ];
    let keepings = vec![Keeping::Tab, Keeping::Shared, Keeping::Device(Date::new(2026, 12, 22).unwrap())];
    let making = prop_oneof![Just(Making::UnderWay), Just(Making::Done), Just(Making::Lacks("ч\nа".to_owned()))];
    prop_oneof![
        12 => any::<u32>().prop_map(Move::Choose),
        12 => Just(Move::Next),
        4 => Just(Move::Back),
        2 => Just(Move::Onward),
        2 => any::<u16>().prop_map(Move::Change),
        4 => any::<(u8, u16)>().prop_map(|(screen, at)| Move::Go(screen, at)),
        1 => any::<u16>().prop_map(Move::GoToField),
        3 => fragment.prop_map(Move::Follow),
        4 => (any::<u16>(), words(), any::<u32>()).prop_map(|(field, words, bits)| Move::Fill(field, words, bits)),
        1 => any::<u16>().prop_map(Move::Leave),
        1 => making.prop_map(Move::Pdf),
        1 => Just(Move::Complete),
        1 => Just(Move::Keep),
        1 => Just(Move::Erase),
        2 => prop::sample::select(keepings).prop_map(Move::KeepIn),
        1 => Just(Move::NotKept),
        2 => (0..40_u32).prop_map(Move::Rest),
        2 => Just(Move::Uncover),
    ]
}

/// The action of a move from where the person is; `None` where the screen offers nothing of the kind.
fn action(state: &State, step: &Move) -> Option<Action> {
    let (service, form) = (&MELOY.service, &MELOY.form);
    let question = |at: u16| QuestionIx(at % service.questions.len() as u16);
    let field = |at: u16| FieldIx(at % form.fields.len() as u16);
    Some(match step {
        Move::Choose(bits) => {
            let Screen::Question(position) = state.screen else { return None };
            Action::Choose(position, chosen(position, *bits))
        }
        Move::Next => Action::Next,
        Move::Back => Action::Back,
        Move::Onward => Action::Onward,
        Move::Change(at) => Action::Change(question(*at)),
        Move::Go(screen, at) => Action::Go(screen_to(*screen, *at, state.bundle.whole())),
        // The fields are there once the bundle is whole.
        Move::GoToField(_) | Move::Fill(..) if !state.bundle.whole() => return None,
        Move::GoToField(at) => Action::GoToField(field(*at)),
        Move::Follow(fragment) => Action::Follow(fragment.clone()),
        Move::Fill(at, words, bits) => Action::Fill(field(*at), value(field(*at), words, *bits)),
        Move::Leave(at) => Action::Leave(field(*at)),
        Move::Pdf(making) => Action::MakePdf(making.clone()),
        Move::Complete => Action::Complete(Rc::new(MELOY.clone())),
        Move::Keep => Action::Keep,
        Move::Erase => Action::Erase,
        Move::KeepIn(keeping) => Action::KeepIn(*keeping),
        Move::NotKept => Action::NotKept,
        Move::Rest(minutes) => Action::Untouched(*minutes),
        Move::Uncover => Action::Uncover,
    })
}

/// An answer that the question takes: several options where it takes several; `None` now and then.
fn chosen(position: QuestionIx, bits: u32) -> Option<Chosen> {
    let question = MELOY.service.question(position).unwrap();
    let several = Chosen::from_bits(bits & ((1 << question.options.len()) - 1));
    let one = Chosen::one(bits as usize % question.options.len());
    if bits % 16 == 15 { None } else { several.filter(|several| several.fits(question)).or(Some(one)) }
}

/// A screen that a button or a link leads to.
fn screen_to(screen: u8, at: u16, whole: bool) -> Screen {
    let sections = MELOY.form.sections.len();
    let papers = [Paperwork::Application, Paperwork::Complaint, Paperwork::Summary];
    let fixed = [
        Screen::Result,
        Screen::Copy,
        Screen::Complaint,
        Screen::HaveOne,
        Screen::BecomeOne,
        Screen::Erase,
        Screen::Erased,
    ];
    match screen % 4 {
        0 if whole => Screen::Form(usize::from(at) % sections),
        0 => Screen::Fill(papers[usize::from(at) % 2]),
        1 => Screen::Paper(papers[usize::from(at) % papers.len()]),
        _ => fixed[usize::from(at) % fixed.len()],
    }
}

fn value(position: FieldIx, words: &str, bits: u32) -> Value {
    let field = MELOY.form.field(position).unwrap();
    let known = (1_u32 << field.options.len()) - 1;
    if field.of_options() { Value::Options(bits & known) } else { Value::Text(words.to_owned()) }
}

/// What must have been kept, written down beside the state.
#[derive(Default)]
struct Entered {
    answers: Answers,
    values: Values,
}

impl Entered {
    fn note(&mut self, state: &State, action: &Action) {
        match action {
            // The one thing that goes by itself: on a shared machine, after a warning.
            Action::Untouched(minutes)
                if state.covered && state.keeping == Keeping::Shared && *minutes >= ERASED_AFTER =>
            {
                *self = Entered::default();
            }
            Action::Choose(question, Some(chosen)) => self.answers.set(*question, *chosen),
            Action::Choose(question, None) => self.answers.remove(*question),
            Action::Fill(field, value) => drop(self.values.set(&MELOY.form, *field, value.clone())),
            Action::Erase => *self = Entered::default(),
            _ => {}
        }
    }
}

/// What holds after every action.
fn sound(state: &State, entered: &Entered) -> Result<(), TestCaseError> {
    prop_assert!(state.answers == entered.answers, "an answer was lost");
    prop_assert!(*state.values == entered.values, "a field was lost");
    match state.screen {
        Screen::Question(question) => prop_assert!(MELOY.service.question(question).is_some()),
        Screen::Form(section) => prop_assert!(section < MELOY.form.sections.len()),
        _ => {}
    }
    let fragment = address::fragment(&state.bundle, state.screen);
    let leads_here = address::screen(&state.bundle, &fragment) == Some(state.screen);
    prop_assert!(state.screen == Screen::Unknown || leads_here, "{fragment} does not lead to {:?}", state.screen);
    if state.bundle.whole() {
        let kept = kept::read(&MELOY, &kept::write(&MELOY, &state.answers, &state.values));
        let values = state.values.storable(&MELOY.form);
        prop_assert!(
            kept == Kept { answers: state.answers.clone(), values, set_aside: false },
            "reloading loses something"
        );
    }
    Ok(())
}

/// Where «Neste», «Tilbake» and the way on may lead: to a question that counts, or to the result. Nothing says that all is
/// erased while there is something.
fn leads_on(before: &State, action: &Action, state: &State) -> Result<(), TestCaseError> {
    let stands = standing(&MELOY.service, &state.answers);
    let moved = state.screen != before.screen || matches!(action, Action::Onward);
    match (action, state.screen) {
        (Action::Next | Action::Back | Action::Onward, Screen::Question(question)) if moved => {
            prop_assert!(stands.reaches(question), "{action:?} leads to {question:?}, which does not matter");
        }
        (_, Screen::Erased) if moved => prop_assert!(!state.holds_anything(), "{action:?} says that all is erased"),
        _ => {}
    }
    Ok(())
}

fn shown(state: &State) -> String {
    let props = AppProps { first: Rc::new(state.clone()) };
    block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}

proptest! {
    #![proptest_config(many(STEPS))]

    #[test]
    fn whatever_is_done_in_whatever_order_nothing_entered_is_lost_and_every_screen_can_be_shown(
        moves in vec(moves(), STEPS as usize),
        early in any::<bool>(),
    ) {
        let bundle = if early { part() } else { MELOY.clone() };
        let mut state = State::new(Rc::new(bundle), Answers::default(), Values::default(), None);
        let mut entered = Entered::default();
        for (step, at) in moves.iter().zip(0..) {
            let Some(action) = action(&state, step) else { continue };
            let before = state.clone();
            entered.note(&before, &action);
            state.act(action.clone());
            sound(&state, &entered)?;
            leads_on(&before, &action, &state)?;
            if at % 10 == 0 {
                prop_assert!(shown(&state).contains("<main id=\"innhold\""), "{action:?}");
            }
        }
    }
}
