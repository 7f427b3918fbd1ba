//! Ways there and back that a person takes, each to where its words say that it leads.

use crate::{MELOY, part};
use std::rc::Rc;
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::app::keeping::Keeping;
use stottekontaktsjekken::app::state::{Action, Making, Notice, Screen, State};
use stottekontaktsjekken::application::Values;
use stottekontaktsjekken::content::{Bundle, Paperwork, QuestionIx};

/// A person at the first question, to whom the papers' part has arrived or not.
fn begun(bundle: Bundle) -> State {
    State::new(Rc::new(bundle), Answers::default(), Values::default(), None)
}

/// Someone who has gone through all questions by the first option of each.
fn at_result() -> State {
    let mut state = begun(MELOY.clone());
    while let Screen::Question(question) = state.screen {
        state.act(Action::Choose(question, Some(Chosen::one(0))));
        state.act(Action::Next);
    }
    assert_eq!(state.screen, Screen::Result);
    state
}

fn follow(state: &mut State, fragment: &str) {
    state.act(Action::Follow(fragment.to_owned()));
}

/// A change of one answer that brings another question: the question changed, and the one that came.
fn change_that_asks_more(state: &State) -> (QuestionIx, Chosen, QuestionIx) {
    let service = &MELOY.service;
    let positions = (0..service.questions.len() as u16).map(QuestionIx);
    let answered = positions.filter(|question| state.answers.get(*question).is_some());
    let changes = answered.flat_map(|question| {
        let options = service.question(question).unwrap().options.len();
        (0..options).map(move |option| (question, Chosen::one(option)))
    });
    let more = |(question, chosen): (QuestionIx, Chosen)| {
        let mut changed = state.clone();
        changed.act(Action::Change(question));
        changed.act(Action::Choose(question, Some(chosen)));
        changed.act(Action::Next);
        match changed.screen {
            Screen::Question(came) => Some((question, chosen, came)),
            _ => None,
        }
    };
    changes.into_iter().find_map(more).expect("some change brings another question")
}

#[test]
fn a_paper_waits_for_its_words_and_then_shows_its_first_section() {
    for paperwork in [Paperwork::Application, Paperwork::Complaint] {
        let mut state = begun(part());
        assert!(!state.waits(), "a question needs none of it");
        state.act(Action::Go(Screen::Fill(paperwork)));
        assert!(state.waits());
        let visit = state.visit;
        state.act(Action::Complete(Rc::new(MELOY.clone())));
        let first = MELOY.form.steps(paperwork).next().unwrap();
        assert_eq!((state.waits(), state.screen), (false, Screen::Form(first)));
        assert!(state.visit != visit && state.arrived, "made anew, at the same place in the history");
    }
}

#[test]
fn a_button_leads_no_further_than_the_answers_do() {
    let mut state = begun(MELOY.clone());
    state.act(Action::Go(Screen::Result));
    assert_eq!(state.screen, Screen::Question(MELOY.service.voice_question.unwrap()));
}

#[test]
fn back_from_the_question_that_a_change_brought_leads_to_what_was_changed_and_then_to_the_result() {
    let mut state = at_result();
    let (changed, chosen, came) = change_that_asks_more(&state);
    let before = state.answers.get(changed);
    state.act(Action::Change(changed));
    state.act(Action::Choose(changed, Some(chosen)));
    state.act(Action::Next);
    assert_eq!((state.screen, state.notice), (Screen::Question(came), Some(Notice::Grew)));
    while state.screen != Screen::Question(changed) {
        let here = state.screen;
        state.act(Action::Back);
        assert_ne!(state.screen, here, "back leads away");
        assert!(matches!(state.screen, Screen::Question(_)), "the result is not reached yet");
    }
    state.act(Action::Choose(changed, before));
    state.act(Action::Back);
    assert_eq!(state.screen, Screen::Result);
}

#[test]
fn no_address_says_that_all_is_erased_while_there_is_something() {
    let mut state = at_result();
    follow(&mut state, "#/slettet");
    assert_eq!(state.screen, Screen::Erase, "it is asked first");
    let opened = State::new(Rc::new(MELOY.clone()), state.answers.clone(), Values::default(), Some(Screen::Erased));
    assert_eq!(opened.screen, Screen::Erase);
    state.act(Action::Erase);
    assert_eq!((state.screen, state.holds_anything()), (Screen::Erased, false));
    assert!(state.arrived, "the place where something was is gone from the history");
    follow(&mut state, "");
    follow(&mut state, "#/slettet");
    assert_eq!(state.screen, Screen::Erased, "it is still true");
}

#[test]
fn who_keeps_what_there_is_does_not_come_back_to_a_screen_that_says_it_is_erased() {
    let mut state = begun(MELOY.clone());
    let answers = at_result().answers;
    state.act(Action::Go(Screen::Erased));
    state.act(Action::Go(Screen::Erase));
    for (question, chosen) in answers.iter() {
        state.act(Action::Choose(question, Some(chosen)));
    }
    state.act(Action::Keep);
    assert_eq!(state.screen, Screen::Result);
}

#[test]
fn whoever_shares_the_machine_shares_it_after_erasing_too() {
    let mut state = at_result();
    state.act(Action::KeepIn(Keeping::Shared));
    state.act(Action::Erase);
    assert_eq!(state.keeping, Keeping::Shared);
}

#[test]
fn a_cover_lets_go_of_a_file_that_is_being_made() {
    let mut state = at_result();
    state.act(Action::Go(Screen::Paper(Paperwork::Application)));
    state.act(Action::MakePdf(Making::UnderWay));
    state.act(Action::Untouched(600));
    state.act(Action::Uncover);
    assert_eq!(state.making, Making::NotAsked, "the button that waited for it is another");
}

#[test]
fn that_the_device_keeps_nothing_is_told_on_the_next_screen_too() {
    let mut state = at_result();
    state.act(Action::Go(Screen::Form(0)));
    state.act(Action::NotKept);
    state.act(Action::Go(Screen::Form(1)));
    assert_eq!(state.notice, Some(Notice::NotOnDevice));
    state.act(Action::KeepIn(Keeping::Tab));
    assert_eq!(state.notice, None);
}
