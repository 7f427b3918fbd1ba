//! Documents made for the tests: every kind of block, with some words wherever a person's own may stand.

use stottekontaktsjekken::document::{Block, Document, Entry, Row, Text, Tick, Words};

/// Every kind of block with these words in it.
pub fn everywhere(written: &str) -> Document {
    let text = Text { words: written.into(), lang: Some("en".into()) };
    let unknown = Text { words: written.into(), lang: Some(String::new()) };
    let row = |label: &str, entry| Row { label: label.into(), entry };
    let tick = |ticked| Tick { label: written.into(), ticked, pen: ticked };
    let heading = Block::heading;
    Document {
        title: "Søknad <&> ŋ".into(),
        lang: "nb".into(),
        date: None,
        footer: written.into(),
        words: Words {
            page: "side".into(),
            of: "av".into(),
            ticked: "krysset av".into(),
            unticked: "ikke krysset av".into(),
            pen: "linje til å skrive på".into(),
            digits: "ruter til å skrive i".into(),
            place_and_date: "Sted og dato".into(),
        },
        blocks: vec![
            Block::StampSpace("Mottatt".into()),
            heading(1, "Søknad"),
            Block::Address { label: "Til".into(), lines: vec![written.into(), "8150 Ørnes".into()] },
            heading(3, "Søker"),
            Block::Fields(vec![
                row("Navn", Entry::Filled(text.clone())),
                row("Fødselsnummer", Entry::Digits(11)),
                row("Egne ord", Entry::Filled(unknown)),
                row("Mer", Entry::Pen(3)),
            ]),
            Block::Checks { label: "Lyst til".into(), boxes: vec![tick(true), tick(false)] },
            Block::Question { asked: "Hva da?".into(), answer: vec![written.into()], lang: None },
            Block::PageBreak,
            Block::NewSheet,
            Block::List(vec![text.clone()]),
            Block::Table { head: vec!["Dag".into(), "Hva".into()], rows: vec![vec![text.clone(), Text::from("tur")]] },
            Block::Quote { text: text.clone(), from: written.into() },
            Block::Paragraph(text),
            Block::Signature { who: "Søker".into(), name: written.into() },
        ],
    }
}
