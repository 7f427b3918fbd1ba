//! People with their answers. Each row answers every question; a municipality asks only what it needs.

/// What a row leaves out is answered so.
const OTHERWISE: &str = "hvem=meg opphold=bor onsker=samvaer annet=ingen bolig=nei ute=ofte hjelp=ja savn=ofte \
                         helse=ja grupper=nei form=begge ledsagerbevis=nei";

/// A person, and what this person answers otherwise than most.
pub const CASES: [(&str, &str); 36] = [
    ("lonely and cannot get out", "ute=gar_ikke"),
    ("lonely, and often finds it hard to get out", ""),
    ("lonely but gets out easily", "ute=greit hjelp=nei"),
    ("now and then lonely, gets out easily", "ute=greit hjelp=nei savn=av_og_til"),
    ("gets out, but needs someone there", "ute=greit hjelp=ja"),
    ("gets out, and sometimes needs someone there", "ute=greit hjelp=noen_ganger"),
    ("gets out, not lonely", "ute=greit hjelp=nei savn=nei"),
    ("cannot get out, not lonely", "savn=nei"),
    ("cannot get out, now and then lonely", "savn=av_og_til"),
    ("impairment and needs help", "helse=ja hjelp=ja ute=greit"),
    ("needs help without an impairment", "helse=nei ute=gar_ikke"),
    ("no impairment but a family with complex problems", "hvem=barn ute=greit hjelp=nei helse=nei grupper=ja savn=nei"),
    ("nursing home", "hvem=voksen bolig=sykehjem"),
    ("staff round the clock", "hvem=voksen bolig=dogn"),
    ("staff by day", "bolig=dag"),
    ("another institution", "bolig=annen_inst"),
    ("homework help only", "hvem=barn onsker=ingen annet=lekser"),
    ("company plus a ride to the doctor", "onsker=samvaer annet=lege"),
    (
        "everything at once",
        "onsker=samvaer,ut,aktivitet,besok,trygg,annet_fritid annet=lekser,hjemme,skyss,lege,avlastning,billett",
    ),
    ("only a companion's ticket", "onsker=ingen annet=billett"),
    ("a ticket and a rest for the family", "hvem=barn onsker=ingen annet=avlastning,billett"),
    ("only visits at home", "onsker=besok"),
    ("no wish at all", "onsker=ingen annet=ingen"),
    ("does not know any wish yet", "onsker=vet_ikke"),
    ("not staying in the municipality", "opphold=nei"),
    ("about to move here", "opphold=flytter"),
    ("here for a short time", "opphold=kort"),
    ("registered elsewhere", "opphold=registrert_annet"),
    (
        "every answer «vet ikke»",
        "opphold=vet_ikke onsker=vet_ikke annet=vet_ikke bolig=vet_ikke ute=vet_ikke hjelp=vet_ikke savn=vet_ikke \
         helse=vet_ikke grupper=vet_ikke form=vet_ikke ledsagerbevis=vet_ikke",
    ),
    ("does not know about getting out", "ute=vet_ikke hjelp=nei savn=nei"),
    ("does not know about help", "ute=greit hjelp=vet_ikke savn=nei grupper=ja"),
    ("will not answer what hurts", "savn=vil_ikke helse=vil_ikke grupper=vil_ikke"),
    ("does not know where they live", "bolig=vet_ikke"),
    ("does not know whether this is the municipality", "opphold=vet_ikke"),
    ("two reservations", "opphold=kort bolig=annen_inst onsker=besok"),
    (
        "mixed",
        "hvem=voksen opphold=flytter onsker=ut,trygg annet=vet_ikke bolig=dag ute=noen_ganger hjelp=noen_ganger savn=av_og_til form=gruppe ledsagerbevis=ja",
    ),
];

/// All answers of a case.
pub fn full(row: &str) -> String {
    let given = |question: &str| row.split_whitespace().find(|word| word.split('=').next() == Some(question));
    let answers =
        OTHERWISE.split_whitespace().map(|word| given(word.split('=').next().unwrap_or_default()).unwrap_or(word));
    answers.collect::<Vec<_>>().join(" ")
}
