//! A note for the person's own calendar, as a file that calendars open (RFC 5545).

use super::Date;

/// Bytes on a line of such a file, without the line break.
const LINE: usize = 75;

/// An all-day note on `day` titled `title`, with a reminder a week before. `made` is the day the file is made.
/// The same input gives the same bytes.
pub fn calendar_file(day: Date, title: &str, text: &str, made: Date) -> String {
    let plain = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    let after = day.next().unwrap_or(day);
    let lines = [
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
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-P7D".to_owned(),
        format!("DESCRIPTION:{}", escaped(title)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
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
