//! The page that sums up a municipality's rules says what the engine says, and nothing less.
#![cfg(feature = "authoring")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use stottekontaktsjekken::answers::{Answers, Chosen};
use stottekontaktsjekken::authoring::{self, Compiled, Library};
use stottekontaktsjekken::content::{ConclusionIx, Ground, Language, QuestionIx, RuleIx, Service};
use stottekontaktsjekken::diagram::branches::representatives;
use stottekontaktsjekken::diagram::{Conclusions, Next};
use stottekontaktsjekken::summary::{self, About, Cell, Cube, Decisions, Grid, Way, factors, mixes, paths};

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

fn compiled() -> (Library, Vec<(String, Compiled)>) {
    let library = authoring::open(&content()).unwrap();
    let compile = |id: &String| (id.clone(), authoring::compile(&library, id, Language::Nb).unwrap());
    let all = library.municipalities.iter().map(compile).collect();
    (library, all)
}

/// Calls `each` for every complete, definite case of the questions the rules mention.
fn every_case(service: &Service, each: &mut impl FnMut(&Answers)) {
    let mut mentioned = vec![false; service.questions.len()];
    service.rules.iter().for_each(|rule| service.mark_questions(&rule.when, &mut mentioned));
    let questions: Vec<QuestionIx> =
        service.questions().map(|(at, _)| at).filter(|at| mentioned[usize::from(at.0)]).collect();
    fn go(service: &Service, questions: &[QuestionIx], so_far: &mut Answers, each: &mut impl FnMut(&Answers)) {
        let Some((question, rest)) = questions.split_first() else { return each(so_far) };
        for chosen in representatives(service, *question) {
            so_far.set(*question, chosen);
            go(service, rest, so_far, each);
        }
        so_far.remove(*question);
    }
    go(service, &questions, &mut Answers::default(), each);
}

/// Whether a condition on the page holds these answers, read from the options it names.
fn holds(decisions: &Decisions, service: &Service, when: &Cube, answers: &Answers) -> bool {
    let variables = decisions.table.variables.iter().enumerate();
    variables.into_iter().all(|(position, variable)| {
        let given = match variable.about {
            About::Question(question) => answers.get(question).unwrap().options().next().unwrap() as u8,
            About::Wishes => {
                service.wish_questions().fold(0, |set, (at, question)| set | question.pattern(answers.get(at).unwrap()))
            }
        };
        decisions.table.answers(when, position).contains(&given)
    })
}

/// What the app's own diagram concludes, whatever is answered to the questions that decide nothing.
fn concluded(service: &Service, answers: &Answers) -> ConclusionIx {
    let mut whole = answers.clone();
    for (position, _) in service.questions().filter(|(position, _)| answers.get(*position).is_none()) {
        whole.set(position, Chosen::one(0));
    }
    match service.interview.walk(service, &whole) {
        (_, Next::End(conclusions)) => conclusions.single().unwrap(),
        (_, Next::Ask(_)) => panic!("{answers:?} leaves a question"),
    }
}

#[test]
fn every_page_is_fresh() {
    let (library, all) = compiled();
    for (id, compiled) in all {
        let kept = fs::read_to_string(content().join(&id).join(summary::FILE)).unwrap_or_default();
        let fresh = summary::page(&library, &compiled).unwrap();
        assert!(kept == fresh, "content/{id}/{} is stale; write it anew with `cargo xtask summaries`", summary::FILE);
    }
    let kept = fs::read_to_string(content().join("../docs/ordliste.md")).unwrap_or_default();
    let fresh = summary::word_list(&library).unwrap();
    assert!(kept == fresh, "docs/ordliste.md is stale; write it anew with `cargo xtask summaries`");
}

#[test]
fn the_page_quotes_every_sentence_that_a_topic_rests_on() {
    for (id, compiled) in compiled().1 {
        let service = &compiled.bundle.service;
        let page = fs::read_to_string(content().join(&id).join(summary::FILE)).unwrap();
        let told = page.split("## Hva siden ellers sier").nth(1).unwrap().split("\n## ").next().unwrap();
        let statements = service.topics.iter().flat_map(|topic| &topic.basis).map(|at| service.statement(*at).unwrap());
        for quote in statements.filter(|said| matches!(said.kind, Ground::Quote(_))) {
            assert!(told.contains(&format!("«{}» ({})", quote.text.du, quote.id)), "{id}: {}", quote.id);
        }
    }
}

#[test]
fn a_topic_without_a_heading_of_its_own_is_named_on_the_page() {
    let (library, all) = compiled();
    for (id, mut compiled) in all {
        compiled.bundle.service.topics.iter_mut().for_each(|topic| topic.heading = None);
        let page = summary::page(&library, &compiled).unwrap_or_else(|problems| panic!("{id}: {problems}"));
        assert!(page.contains("- **Søknad:** «"), "{id}");
        assert!(page.contains("- **kostnad:** «"), "{id}: by its id where it always has a heading");
    }
}

#[test]
fn the_word_list_has_words_for_everything_an_editor_can_choose() {
    let words = summary::word_list(&compiled().0).unwrap();
    assert!(words.contains("| `trenger_folge` | Trenger noen ved siden av seg. | Trenger du noen ved siden av deg"));
    assert!(words.contains("- `says = \"gruppe\"`: Alene eller i gruppe? Siden nevner bare grupper"));
    let unfilled = words.lines().find(|line| line.contains(['{', '}']) || line.contains("``") || line.ends_with(": "));
    assert_eq!(unfilled, None);
}

#[test]
fn every_case_meets_the_conditions_of_its_own_outcome_and_of_no_other() {
    for (id, compiled) in compiled().1 {
        let service = &compiled.bundle.service;
        let decisions = Decisions::of(service).unwrap();
        every_case(service, &mut |answers| {
            let held = |when: &Cube| holds(&decisions, service, when, answers);
            let first = decisions.first.iter().find(|step| held(&step.when)).map(|step| step.conclusion);
            let met: Vec<ConclusionIx> = decisions
                .rest
                .iter()
                .filter(|outcome| outcome.ways.iter().any(|way| held(&way.when)))
                .map(|outcome| outcome.conclusion)
                .collect();
            let told = first.map_or(met, |conclusion| vec![conclusion]);
            assert_eq!(told, [concluded(service, answers)], "{id}: {answers:?}");
        });
    }
}

#[test]
fn no_condition_can_be_spared_and_no_list_of_answers_be_longer() {
    for (id, compiled) in compiled().1 {
        let decisions = Decisions::of(&compiled.bundle.service).unwrap();
        let (table, open) = (&decisions.table, &decisions.open);
        let within = |when: &Cube| Cube(when.0.iter().zip(&open.0).map(|(when, open)| when & open).collect());
        for outcome in &decisions.rest {
            for way in &outcome.ways {
                let right = |when: &Cube| {
                    table.ends(&within(when)).all(|end| {
                        end.conclusion == outcome.conclusion
                            && way.uncertain.is_none_or(|rule| end.uncertain.contains(&rule))
                    })
                };
                assert!(right(&way.when), "{id}: {outcome:?}");
                for variable in 0..table.variables.len() {
                    for value in (0..32).filter(|value| open.allows(variable, *value)) {
                        let wider = way.when.with(variable, way.when.of(variable) | 1 << value);
                        assert!(
                            wider == way.when || !right(&wider),
                            "{id}: {way:?} could also allow {variable}={value}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_the_page_says_is_uncertain_is_what_the_rules_say() {
    for (id, compiled) in compiled().1 {
        let service = &compiled.bundle.service;
        let decisions = Decisions::of(service).unwrap();
        let mut seen = 0;
        every_case(service, &mut |answers| {
            if decisions.first.iter().any(|step| holds(&decisions, service, &step.when, answers)) {
                return;
            }
            for way in decisions.rest.iter().flat_map(|outcome| &outcome.ways) {
                let Some(rule) = way.uncertain else { continue };
                if holds(&decisions, service, &way.when, answers) {
                    let when = &service.rules[usize::from(rule.0)].when;
                    let met = stottekontaktsjekken::rules::holds(service, answers, when);
                    assert_eq!(met, stottekontaktsjekken::rules::Met::Yes, "{id}: {answers:?}");
                    seen += 1;
                }
            }
        });
        assert!(seen > 0, "{id} has no reservation");
    }
}

#[test]
fn the_cases_add_up_to_all_cases() {
    for (id, compiled) in compiled().1 {
        let table = Decisions::of(&compiled.bundle.service).unwrap().table;
        let sum: u64 = (0..table.grid.cells()).map(|cell| table.cases(cell)).sum();
        let mut counted = 0;
        every_case(&compiled.bundle.service, &mut |_| counted += 1);
        assert_eq!((sum, sum), (counted, compiled.counts.cases), "{id}");
    }
}

#[test]
fn the_ways_are_those_one_finds_by_walking_them_all() {
    fn walk(service: &Service, next: Next, length: usize, found: &mut Vec<(Conclusions, usize)>) {
        match service.interview.node(next) {
            None => {
                let Next::End(conclusions) = next else { panic!("a way leads nowhere") };
                found.push((conclusions, length));
            }
            Some(node) => node.branches.iter().for_each(|branch| walk(service, *branch, length + 1, found)),
        }
    }
    for (id, compiled) in compiled().1 {
        let service = &compiled.bundle.service;
        let mut found = Vec::new();
        walk(service, service.interview.root, 0, &mut found);
        let told = paths(&service.interview);
        assert_eq!(told.values().map(|ways| ways.count).sum::<u64>(), found.len() as u64, "{id}");
        for (end, ways) in told {
            let lengths = || found.iter().filter(|(conclusions, _)| *conclusions == end).map(|(_, length)| *length);
            assert_eq!(ways.count, lengths().count() as u64, "{id}: {end:?}");
            assert_eq!(Some(ways.shortest.len()), lengths().min(), "{id}: {end:?}");
            assert_eq!(Some(ways.longest.len()), lengths().max(), "{id}: {end:?}");
        }
    }
}

#[test]
fn a_cover_holds_what_it_must_and_nothing_it_must_not() {
    // a or b, where not both can be said to be out.
    let grid = Grid::new(vec![2, 2, 3]);
    let kind = |cell: usize| match (grid.value(cell, 0), grid.value(cell, 1), grid.value(cell, 2)) {
        (1, _, _) | (_, 1, 0) => Cell::In,
        (0, 1, 1) => Cell::Free,
        _ => Cell::Out,
    };
    let cells: Vec<Cell> = (0..grid.cells()).map(kind).collect();
    let cover = grid.cover(&cells);
    assert_eq!(cover, [Cube(vec![0b11, 0b10, 0b011]), Cube(vec![0b10, 0b11, 0b111])]);
}

#[test]
fn combinations_are_told_as_one_of_these_and_one_of_those() {
    let whole = Grid::new(vec![2, 2, 3]).whole();
    let way = |values: [u32; 3], rule: u16| Way { when: Cube(values.to_vec()), uncertain: Some(RuleIx(rule)) };
    let ways = [
        way([0b01, 0b01, 0b001], 4),
        way([0b01, 0b01, 0b010], 5),
        way([0b01, 0b11, 0b001], 4),
        way([0b01, 0b11, 0b010], 5),
    ];
    let lists = factors(&ways, &whole);
    let sizes: Vec<usize> = lists.iter().map(Vec::len).collect();
    assert_eq!(sizes, [1, 2, 2], "{lists:?}");
    assert_eq!(lists[0][0], Way { when: Cube(vec![0b01, 0b11, 0b111]), uncertain: None });
    assert!(lists[2].contains(&way([0b11, 0b11, 0b010], 5)), "{lists:?}");
    // Three of four combinations are no product.
    assert_eq!(factors(&ways[..3], &whole).iter().map(Vec::len).max(), Some(3));
}

#[test]
fn wishes_are_told_by_what_is_among_them_and_what_is_not() {
    use stottekontaktsjekken::content::WishState::{ForThis, NotHere, OtherScheme};
    let all: Vec<u8> = (0..8u8)
        .map(|n| {
            [ForThis, OtherScheme, NotHere].iter().enumerate().fold(0, |set, (at, s)| set | ((n >> at & 1) * s.bit()))
        })
        .collect();
    let only: Vec<u8> =
        all.iter().copied().filter(|set| set & ForThis.bit() == 0 && set & NotHere.bit() != 0).collect();
    let [mix] = &mixes(&only, &all)[..] else { panic!("one mix is enough") };
    assert_eq!((&mix.with[..], &mix.without[..]), (&[NotHere][..], &[ForThis][..]));
    let [nothing] = &mixes(&[0], &all)[..] else { panic!("nothing is one mix") };
    assert_eq!((&nothing.with[..], &nothing.without[..]), (&[][..], &[ForThis, OtherScheme, NotHere][..]));
}

/// Meløy's page with a change made to its rules.
fn changed(name: &str, change: impl Fn(&str) -> String) -> String {
    let root = std::env::temp_dir().join(format!("stottekontaktsjekken-summary-{}-{name}", std::process::id()));
    copy(&content(), &root);
    let file = root.join("meloy/stottekontakt.toml");
    let text = fs::read_to_string(&file).unwrap();
    let new = change(&text);
    assert_ne!(new, text, "nothing was changed");
    fs::write(&file, new).unwrap();
    let library = authoring::open(&root).unwrap();
    let page = summary::page(&library, &authoring::compile(&library, "meloy", Language::Nb).unwrap()).unwrap();
    fs::remove_dir_all(&root).unwrap();
    page
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(drop).unwrap() }
    }
}

fn meloy() -> String {
    fs::read_to_string(content().join("meloy").join(summary::FILE)).unwrap()
}

#[test]
fn rules_in_another_order_with_other_names_mean_the_same_and_give_the_same_page() {
    let page = changed("order", |text| {
        let begin = |id: &str| text.find(&format!("[[rule]]\nid = \"{id}\"")).unwrap();
        let end = |id: &str| begin(id) + 8 + text[begin(id) + 8..].find("[[rule]]").unwrap();
        let (first, second) = (&text[begin("gruppe")..end("gruppe")], &text[begin("klarer_seg")..end("klarer_seg")]);
        assert_eq!(
            end("gruppe"),
            begin("klarer_seg"),
            "the two rules follow one another, and neither stands over the other"
        );
        let renamed = second.replacen("id = \"klarer_seg\"", "id = \"trenger_ingen\"", 1);
        [&text[..begin("gruppe")], &renamed, first, &text[end("klarer_seg")..]].concat()
    });
    assert!(page == meloy(), "the page should be as it was:\n{page}");
}

#[test]
fn a_rule_that_means_something_else_changes_the_page() {
    let page = changed("meaning", |text| {
        text.replace("{ any = [\"ansatte_om_dagen\", \"annen_institusjon\"] }", "\"annen_institusjon\"")
    });
    assert!(page != meloy());
    assert!(page.contains("«Nei (vanlig bolig, eller omsorgsbolig uten ansatte)» eller «Ja, om dagen»"), "{page}");
}

#[test]
fn a_case_worker_finds_the_conditions_exclusions_silences_and_dates_in_their_own_words() {
    let page = meloy();
    for said in [
        "Gjør kroppen, helsa eller psyken det vanskelig å være med på ting? «Ja».",
        "Lekser: «leksehjelp» (M12a).",
        "Siden til Meløy setter ingen aldersgrense. (MS7)",
        "Sist endret: 18.06.2020. Lest: ukjent.",
        "**Ingen i Meløy kommune har gått gjennom reglene ennå.**",
        "Da må kontoret svare på hvem som skal hjelpe deg med fritida der du bor.",
    ] {
        assert!(page.contains(said), "expected «{said}» in:\n{page}");
    }
}
