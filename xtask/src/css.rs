//! Just enough of CSS to cut a style sheet down: rules, groups of rules, declarations. Strings, brackets and comments
//! are respected; nothing else is interpreted.

use std::collections::HashSet;

/// A part of a style sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `@layer a,b;` and the like.
    Statement(String),
    /// `selectors{declarations}`; also `@keyframes` as a whole.
    Rule { selectors: Vec<String>, declarations: Vec<String> },
    /// `@layer x{…}`, `@media …{…}`, `@supports …{…}`.
    Group { head: String, nodes: Vec<Node> },
}

/// Reads a style sheet.
pub fn parse(text: &str) -> Vec<Node> {
    let text = squeezed(text);
    pieces(&text, &[';', '}']).into_iter().filter_map(node).collect()
}

/// Writes it without any space that is not needed.
pub fn write(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Statement(statement) => text += &format!("{statement};"),
            Node::Rule { selectors, declarations } => {
                text += &format!("{}{{{}}}", selectors.join(","), declarations.join(";"));
            }
            Node::Group { head, nodes } => text += &format!("{head}{{{}}}", write(nodes)),
        }
    }
    text
}

/// The same style sheet without the selectors and declarations that the two functions refuse, and without the rules
/// and groups that are empty then.
pub fn cut(
    nodes: Vec<Node>,
    head: &dyn Fn(&str) -> bool,
    selector: &dyn Fn(&str) -> bool,
    declaration: &dyn Fn(&str) -> bool,
) -> Vec<Node> {
    let kept = nodes.into_iter().filter_map(|node| match node {
        Node::Statement(_) => Some(node),
        Node::Rule { selectors, declarations } => {
            let selectors: Vec<_> = selectors.into_iter().filter(|text| selector(text)).collect();
            let declarations: Vec<_> = declarations.into_iter().filter(|text| declaration(text)).collect();
            let empty = selectors.is_empty() || declarations.is_empty();
            (!empty).then_some(Node::Rule { selectors, declarations })
        }
        Node::Group { head: text, nodes } => {
            let nodes = if head(&text) { cut(nodes, head, selector, declaration) } else { Vec::new() };
            (!nodes.is_empty()).then_some(Node::Group { head: text, nodes })
        }
    });
    kept.collect()
}

/// The style sheet in two: first what is wanted at once, then the selectors and declarations that `selector` and
/// `declaration` put off.
pub fn parted(
    nodes: Vec<Node>,
    selector: &dyn Fn(&str) -> bool,
    declaration: &dyn Fn(&str) -> bool,
) -> (Vec<Node>, Vec<Node>) {
    let (mut now, mut later) = (Vec::new(), Vec::new());
    for node in nodes {
        match node {
            Node::Statement(_) => now.push(node),
            Node::Rule { selectors, declarations } => {
                let (put_off, selectors): (Vec<_>, Vec<_>) = selectors.into_iter().partition(|text| selector(text));
                later.push(Node::Rule { selectors: put_off, declarations: declarations.clone() });
                let (put_off, declarations) = declarations.into_iter().partition(|text| declaration(text));
                later.push(Node::Rule { selectors: selectors.clone(), declarations: put_off });
                now.push(Node::Rule { selectors, declarations });
            }
            Node::Group { head, nodes } => {
                let (first, rest) = parted(nodes, selector, declaration);
                now.push(Node::Group { head: head.clone(), nodes: first });
                later.push(Node::Group { head, nodes: rest });
            }
        }
    }
    let all = |_: &str| true;
    // What has become empty goes.
    (cut(now, &all, &all, &all), cut(later, &all, &all, &all))
}

/// The same with the heads of groups and the selectors changed.
pub fn map(node: Node, head: &dyn Fn(&str) -> String, selector: &dyn Fn(&str) -> String) -> Node {
    match node {
        Node::Statement(_) => node,
        Node::Rule { selectors, declarations } => {
            Node::Rule { selectors: selectors.iter().map(|text| selector(text)).collect(), declarations }
        }
        Node::Group { head: text, nodes } => {
            Node::Group { head: head(&text), nodes: nodes.into_iter().map(|node| map(node, head, selector)).collect() }
        }
    }
}

/// The names of the custom properties that are set on `:root` outside any group.
pub fn custom_properties_of_root(nodes: &[Node]) -> Vec<String> {
    let on_root = nodes.iter().filter_map(|node| match node {
        Node::Rule { selectors, declarations } if selectors.iter().all(|selector| selector == ":root") => {
            Some(declarations)
        }
        _ => None,
    });
    on_root.flatten().filter_map(|declaration| custom_property(declaration)).map(str::to_owned).collect()
}

/// The name of the custom property that a declaration sets.
fn custom_property(declaration: &str) -> Option<&str> {
    declaration.split(':').next().filter(|name| name.starts_with("--"))
}

/// The same style sheet without custom properties that neither it nor `others` refers to.
pub fn without_unused_properties(mut nodes: Vec<Node>, others: &str) -> Vec<Node> {
    loop {
        let sheet = write(&nodes);
        let used: HashSet<&str> = referred_to(&sheet).chain(referred_to(others)).collect();
        let is_used = |declaration: &str| custom_property(declaration).is_none_or(|name| used.contains(name));
        nodes = cut(nodes, &|_| true, &|_| true, &is_used);
        // One that goes may have been all that referred to another.
        if write(&nodes) == sheet {
            return nodes;
        }
    }
}

/// The names in `var(--name)` and `var(--name, instead)`.
fn referred_to(sheet: &str) -> impl Iterator<Item = &str> {
    let names = sheet.split("var(").skip(1).map(str::trim_start);
    names.map(|rest| rest.split([',', ')', ' ']).next().unwrap_or_default())
}

fn node(piece: &str) -> Option<Node> {
    let piece = piece.trim();
    if piece.is_empty() {
        return None;
    }
    let Some((head, body)) = piece.split_once('{').and_then(|(head, body)| Some((head, body.strip_suffix('}')?)))
    else {
        return Some(Node::Statement(tight(piece.trim_end_matches(';'))));
    };
    let head = tight(head);
    let grouping = ["@media", "@supports", "@layer", "@container"].iter().any(|start| head.starts_with(start));
    if grouping {
        return Some(Node::Group { head, nodes: parse(body) });
    }
    let selectors = pieces(&head, &[',']).into_iter().map(|part| part.trim_matches([',', ' ']).to_owned());
    let declarations = pieces(body, &[';', '}']).into_iter().map(declaration).filter(|text| !text.is_empty());
    Some(Node::Rule { selectors: selectors.collect(), declarations: declarations.collect() })
}

/// `name: value;` as `name:value`. A nested rule stays as it is.
fn declaration(piece: &str) -> String {
    let piece = piece.trim().trim_end_matches(';').trim_end();
    match piece.split_once(':') {
        Some((name, value)) if !piece.ends_with('}') => {
            format!("{}:{}", name.trim_end(), value.trim_start())
        }
        _ => piece.to_owned(),
    }
}

/// No space after commas.
fn tight(head: &str) -> String {
    head.trim().replace(", ", ",")
}

/// The text without comments, each run of white space as one space, except inside strings.
fn squeezed(text: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    let mut rest = text.chars().peekable();
    while let Some(char) = rest.next() {
        if quote.is_some() {
            out.push(char);
            if char == '\\' {
                out.extend(rest.next());
            } else if quote == Some(char) {
                quote = None;
            }
        } else if char == '/' && rest.peek() == Some(&'*') {
            rest.next();
            let mut before = ' ';
            for char in rest.by_ref() {
                if before == '*' && char == '/' {
                    break;
                }
                before = char;
            }
        } else if char.is_whitespace() {
            if !out.ends_with([' ', '{', '}', ';']) {
                out.push(' ');
            }
        } else {
            quote = matches!(char, '"' | '\'').then_some(char);
            out.push(char);
        }
    }
    out
}

/// Cuts after each of the end signs that stands outside strings, brackets and braces; a brace that closes the
/// outermost pair counts as outside.
fn pieces<'a>(text: &'a str, ends: &[char]) -> Vec<&'a str> {
    let (mut pieces, mut start, mut depth, mut quote, mut escaped) = (Vec::new(), 0, 0_usize, None, false);
    for (at, char) in text.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (quote, char) {
            (_, '\\') => escaped = true,
            (Some(open), _) if open == char => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(char),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
        if quote.is_none() && depth == 0 && ends.contains(&char) {
            let end = at + char.len_utf8();
            pieces.extend(text.get(start..end));
            start = end;
        }
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.trim().is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_written_tightly_and_means_the_same() {
        let sheet = "/* note */ @layer a, b;\n@layer a {\n :root, [x='}'] { --p: 1px ; color : red; }\n}\n\
            @media (a: b) { p::before { content: \"; } /* no note */\" } }";
        let tight = "@layer a,b;@layer a{:root,[x='}']{--p:1px;color:red}}\
            @media (a: b){p::before{content:\"; } /* no note */\"}}";
        assert_eq!(write(&parse(sheet)), tight);
        assert_eq!(write(&parse(tight)), tight);
    }

    #[test]
    fn what_is_refused_goes_and_what_is_empty_then_goes_too() {
        let nodes = parse(".a,.b{x:1;y:2}@media print{.b{x:1}}.a:is(.b,p){y:2}");
        let kept = cut(nodes, &|_| true, &|selector| !selector.starts_with(".b"), &|text| text != "y:2");
        assert_eq!(write(&kept), ".a{x:1}");
    }

    #[test]
    fn a_sheet_in_two_holds_each_rule_once() {
        let nodes = parse("@layer a,b;@layer a{.x,.y{--now:1;--later:2}.y{top:0}}");
        let (now, later) = parted(nodes, &|selector| selector == ".y", &|text| text.starts_with("--later"));
        assert_eq!(write(&now), "@layer a,b;@layer a{.x{--now:1}}");
        assert_eq!(write(&later), "@layer a{.y{--now:1;--later:2}.x{--later:2}.y{top:0}}");
    }

    #[test]
    fn properties_that_nothing_refers_to_go_one_after_the_other() {
        let nodes = parse(":root{--a:1px;--b:var(--a);--c:var( --d );--d:2px}p{margin:var(--c,0)}");
        assert_eq!(write(&without_unused_properties(nodes, "")), ":root{--c:var( --d );--d:2px}p{margin:var(--c,0)}");
        let nodes = parse(":root{--a:1px}");
        assert_eq!(write(&without_unused_properties(nodes, "i{top:var(--a)}")), ":root{--a:1px}");
    }

    #[test]
    fn what_is_set_on_the_root_outside_groups_is_found() {
        let nodes = parse(":root{--a:1px;top:0}@media print{:root{--b:1px}}p{--c:1px}");
        assert_eq!(custom_properties_of_root(&nodes), ["--a"]);
    }
}
