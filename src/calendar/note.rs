//! A note for the person's own calendar, as a file that calendars open (RFC 5545).

use super::Date;

/// Bytes on a line of such a file, without the line break.
const LINE: usize = 75;

/// An all-day note on `day` titled `title`, with a reminder while there is time for one. `made` is the day the file is
/// made. The same input gives the same bytes.
pub fn calendar_file(day: Date, title: &str, text: &str, made: Date) -> String {
    let plain = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    let after = day.next().unwrap_or(day);
    let head = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Stottekontaktsjekken//NO".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:klagefrist-{}@stottekontaktsjekken", plain(day)),
        format!("DTSTAMP:{}T000000Z", plain(made)),
        format!("DTSTART;VALUE=DATE:{}", plain(day)),
        format!("DTEND;VALUE=DATE:{}", plain(after)),
        format!("SUMMARY:{}", escaped(title)),
        format!("DESCRIPTION:{}", escaped(text)),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    let reminder = reminder(day, made).map(|when| {
        [
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("TRIGGER:{when}"),
            format!("DESCRIPTION:{}", escaped(title)),
            "END:VALARM".to_owned(),
        ]
    });
    let end = ["END:VEVENT", "END:VCALENDAR"].map(str::to_owned);
    head.iter().chain(reminder.iter().flatten()).chain(&end).map(|line| folded(line)).collect()
}

/// When to remind, from the midnight that `day` begins with: a week before or a day before, where that midnight is still
/// to come, else at eight in the morning of the day. On the day itself that may be past: then not at all.
fn reminder(day: Date, made: Date) -> Option<&'static str> {
    let comes_after = |days: u16| made.after(days).is_some_and(|later| later < day);
    let still = [(7, "-P7D"), (1, "-P1D"), (0, "PT8H")].into_iter().find(|(days, _)| comes_after(*days));
    still.map(|(_, when)| when)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A long line goes on after a line break and a space; letters stay whole.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        used += letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(title: &str, text: &str) -> String {
        let day = |text| Date::parse(text).unwrap();
        calendar_file(day("31.12.2026"), title, text, day("3.12.2026"))
    }

    #[test]
    fn the_note_stands_on_its_day_until_the_next() {
        let made = file("Frist", "Send klagen.");
        assert!(made.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{made}");
        assert!(made.starts_with("BEGIN:VCALENDAR\r\n") && made.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn it_reminds_of_the_day_while_there_is_time_and_never_in_the_past() {
        for (made, reminder) in [
            ("1.12.2026", Some("-P7D")),
            ("23.12.2026", Some("-P7D")),
            ("24.12.2026", Some("-P1D")),
            ("29.12.2026", Some("-P1D")),
            ("30.12.2026", Some("PT8H")),
            ("31.12.2026", None),
            ("2.1.2027", None),
        ] {
            let day = |text| Date::parse(text).unwrap();
            let file = calendar_file(day("31.12.2026"), "Frist", "Send klagen.", day(made));
            let found = file.lines().find_map(|line| line.strip_prefix("TRIGGER:"));
            assert_eq!(found, reminder, "made {made}");
            let alarms = file.matches("BEGIN:VALARM\r\n").count();
            assert_eq!((alarms, alarms), (usize::from(reminder.is_some()), file.matches("END:VALARM\r\n").count()));
        }
    }

    #[test]
    fn commas_and_line_breaks_cannot_end_a_field() {
        let made = file("Frist; snart", "Én, to\ntre\r\\");
        assert!(made.contains("SUMMARY:Frist\\; snart\r\n"), "{made}");
        assert!(made.contains("DESCRIPTION:Én\\, to\\ntre\\\\\r\n"), "{made}");
    }

    #[test]
    fn no_line_is_longer_than_the_format_allows_and_nothing_is_lost() {
        let text = "å".repeat(400);
        let made = file("Frist", &text);
        assert!(made.split("\r\n").all(|line| line.len() <= LINE));
        assert!(made.replace("\r\n ", "").contains(&text));
    }
}
