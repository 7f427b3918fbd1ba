//! JSON Schemas of a municipality's files, for editors that complete and check while one types.
//!
//! The shape comes from the types that the files are read into, the ids from the shared vocabulary and what municipalities
//! have added to it, and the words an editor shows from `content/tekster/nb/skjema.toml`.

use super::diagnostic::Diagnostics;
use super::files::Library;
use super::raw;
use super::texts::Table;
use crate::content::Language;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use toml::Spanned;

/// Where the schemas are kept, from `content/`.
pub const SCHEMA_FOLDER: &str = "felles/skjema";

/// The words an editor shows, from `content/`.
const WORDS: &str = "tekster/nb/skjema.toml";

/// One schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaFile {
    /// Its file in [`SCHEMA_FOLDER`]: `stottekontakt.json` is for every `stottekontakt.toml`.
    pub name: &'static str,
    /// The schema as JSON.
    pub text: String,
}

/// The schemas of all files that a municipality's folder can have.
///
/// # Errors
/// Mistakes in a municipality's files, or a field that has no words.
pub fn schemas(library: &Library) -> Result<Vec<SchemaFile>, Diagnostics> {
    let mut problems = Diagnostics::default();
    let ids = Ids::of(library, &mut problems);
    let table = Table::read(library.shared_file(WORDS, &mut problems), &mut problems);
    let mut words = Words { table, used: Vec::new() };
    let files = [
        ("stottekontakt.json", shape::<raw::Service>()),
        ("sporsmal.json", shape::<raw::Own>()),
        ("sted.json", shape::<raw::Place>()),
        ("tekster.json", texts()),
    ];
    let mut made = Vec::new();
    for (name, mut schema) in files {
        each_schema(&mut schema, &mut plain);
        ids.close(&mut schema);
        words.describe(&mut schema, &mut problems);
        made.push(SchemaFile { name, text: format!("{schema:#}\n") });
    }
    words.all_used(&mut problems);
    problems.or(made)
}

fn shape<T: JsonSchema>() -> Value {
    // Draft 7 is what editors of TOML understand.
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value()
}

/// A municipality's own texts: words, or the same in three voices, by section and id.
fn texts() -> Value {
    let text = json!({ "$ref": "#/definitions/Text" });
    let sections = [
        "sporsmal",
        "fakta",
        "konklusjon",
        "tillegg",
        "forbehold",
        "sitat",
        "stillhet",
        "lesning",
        "utenfor",
        "ikke_spurt",
        "oppfolging",
        "overskrift",
        "kontor",
    ];
    let section = |name: &str| (name.to_owned(), json!({ "type": "object", "additionalProperties": text }));
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Texts",
        "type": "object",
        "properties": sections.into_iter().map(section).collect::<Map<_, _>>(),
        "additionalProperties": text,
        "definitions": {
            "Text": { "anyOf": [
                { "type": "string" },
                { "$ref": "#/definitions/Voices" },
                { "type": "object", "not": { "required": ["du"] }, "additionalProperties": text },
            ] },
            "Voices": {
                "type": "object",
                "properties": { "du": { "type": "string" }, "barn": { "type": "string" }, "voksen": { "type": "string" } },
                "required": ["du", "barn", "voksen"],
                "additionalProperties": false,
            },
        },
    })
}

/// Calls `change` for a schema and every schema in it.
fn each_schema(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let Value::Object(object) = schema else { return };
    change(object);
    for (keyword, inner) in object.iter_mut() {
        match (keyword.as_str(), inner) {
            ("properties" | "definitions", Value::Object(all)) => {
                all.values_mut().for_each(|inner| each_schema(inner, change));
            }
            ("anyOf" | "allOf" | "oneOf", Value::Array(all)) => {
                all.iter_mut().for_each(|inner| each_schema(inner, change));
            }
            ("items" | "additionalProperties", inner) => each_schema(inner, change),
            _ => {}
        }
    }
}

/// Leaves out what is no matter of a TOML editor: words for programmers, null, and one schema for each known word.
fn plain(schema: &mut Map<String, Value>) {
    ["description", "default", "format"].iter().for_each(|word| drop(schema.remove(*word)));
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one.get("type") != Some(&json!("null")));
        if let [only] = &any[..] {
            let only = only.clone();
            schema.remove("anyOf");
            schema.insert("allOf".into(), json!([only]));
        }
    }
    let known: Option<Vec<Value>> = schema
        .get("oneOf")
        .and_then(Value::as_array)
        .and_then(|one| one.iter().map(|one| one.get("const").cloned()).collect());
    if let Some(known) = known {
        schema.remove("oneOf");
        schema.insert("enum".into(), Value::Array(known));
    }
}

/// The ids known, by kind.
#[derive(Default)]
struct Ids {
    questions: Vec<String>,
    options: Vec<String>,
    extra: Vec<String>,
    wishes: Vec<String>,
    facts: Vec<String>,
    goals: Vec<String>,
    conclusions: Vec<String>,
    laws: Vec<String>,
    sayings: Vec<String>,
    asked: Vec<String>,
    instead: Vec<String>,
}

impl Ids {
    fn of(library: &Library, problems: &mut Diagnostics) -> Ids {
        let mut ids = Ids::default();
        library.questions.1.iter().for_each(|question| ids.question(question.get_ref()));
        ids.facts.extend(library.facts.1.iter().map(|fact| fact.get_ref().id.clone()));
        ids.conclusions.extend(library.conclusions.1.iter().map(|conclusion| conclusion.get_ref().id.clone()));
        let deciding = library.goals.1.iter().map(Spanned::get_ref).filter(|goal| goal.asks.is_empty());
        ids.goals.extend(deciding.map(|goal| goal.id.clone()));
        ids.laws.extend(library.laws.1.law.iter().map(|law| law.get_ref().id.clone()));
        ids.sayings.extend(library.topics.1.iter().flat_map(|topic| topic.get_ref().says.iter().cloned()));
        ids.asked.extend(library.topics.1.iter().flat_map(|topic| topic.get_ref().questions().cloned()));
        let others = library.texts(Language::Nb, "andre").keys().filter_map(|key| key.strip_suffix(".text"));
        ids.instead.extend(others.map(str::to_owned));
        for id in &library.municipalities {
            if let Some((_, own)) = library.municipal_if::<raw::Own>(id, "sporsmal.toml", problems) {
                own.question.iter().for_each(|question| ids.question(question.get_ref()));
                ids.facts.extend(own.fact.iter().map(|fact| fact.get_ref().id.clone()));
            }
            if let Some((_, service)) = library.municipal::<raw::Service>(id, "stottekontakt.toml", problems) {
                ids.facts.extend(service.fact.iter().map(|fact| fact.get_ref().id.clone()));
                ids.conclusions.extend(service.conclusion.iter().map(|conclusion| conclusion.get_ref().id.clone()));
            }
        }
        ids
    }

    fn question(&mut self, question: &raw::Question) {
        self.questions.push(question.id.clone());
        self.extra.extend(question.extra.iter().cloned());
        let options = || [&question.options, &question.extra, &question.alone].into_iter().flatten().cloned();
        self.options.extend(options().chain(question.unsure.iter().cloned()));
        if question.many {
            self.wishes.extend(options());
        }
    }

    /// Allows nothing but known ids where an id is written.
    fn close(&self, schema: &mut Value) {
        let fields = [
            ("Question", "after", &self.questions),
            ("Extra", "question", &self.questions),
            ("Extra", "id", &self.extra),
            ("Fact", "question", &self.questions),
            ("Fact", "met", &self.options),
            ("Fact", "open", &self.options),
            ("Silent", "law", &self.laws),
            ("Rule", "goal", &self.goals),
            ("Rule", "conclusion", &self.conclusions),
            ("Criterion", "facts", &self.facts),
            ("Wish", "id", &self.wishes),
            ("Wish", "instead", &self.instead),
            ("Topic", "unsaid", &self.asked),
            ("Why", "question", &self.questions),
            ("Unasked", "question", &self.questions),
            ("FollowUp", "question", &self.questions),
        ];
        for (kind, field, ids) in fields {
            if let Some(field) = schema.pointer_mut(&format!("/definitions/{kind}/properties/{field}")) {
                each_schema(field, &mut |schema| only(schema, ids));
            }
        }
        for (kind, ids) in [("Condition", &self.facts), ("Says", &self.sayings)] {
            if let Some(kind) = schema.pointer_mut(&format!("/definitions/{kind}")) {
                each_schema(kind, &mut |schema| only(schema, ids));
            }
        }
    }
}

/// Turns «any string» into these ids.
fn only(schema: &mut Map<String, Value>, ids: &[String]) {
    if schema.get("type") == Some(&json!("string")) {
        let mut ids = ids.to_vec();
        ids.sort();
        ids.dedup();
        schema.insert("enum".into(), json!(ids));
    }
}

/// The words an editor shows.
struct Words {
    table: Table,
    used: Vec<String>,
}

impl Words {
    /// Gives every field of the file and of its tables its words.
    fn describe(&mut self, schema: &mut Value, problems: &mut Diagnostics) {
        let Value::Object(root) = schema else { return };
        if let Some(Value::String(name)) = root.remove("title") {
            self.fields(&name, root, problems);
        }
        let tables = root.get_mut("definitions").and_then(Value::as_object_mut).into_iter().flatten();
        // The three voices explain themselves.
        for (name, table) in tables.filter(|(name, _)| *name != "Voices") {
            if let Value::Object(table) = table {
                self.fields(name, table, problems);
            }
        }
    }

    fn fields(&mut self, kind: &str, table: &mut Map<String, Value>, problems: &mut Diagnostics) {
        let fields = table.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
        for (name, field) in fields {
            let key = format!("{kind}.{name}");
            let text = self.table.need(&key, problems).du;
            self.used.push(key);
            if let Some(plain) = field.get("$ref").cloned() {
                *field = json!({ "allOf": [{ "$ref": plain }] });
            }
            if let Value::Object(field) = field {
                field.insert("description".into(), json!(text));
            }
        }
    }

    /// Words of a field that is no more would lead an editor astray.
    fn all_used(&self, problems: &mut Diagnostics) {
        for key in self.table.keys().filter(|key| !self.used.iter().any(|used| used == key)) {
            problems.add(&self.table.origin.file, 0, format!("`{key}` is the name of no field"));
        }
    }
}
