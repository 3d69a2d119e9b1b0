//! What of a page's tags is needed to read it. Pages are handed to the parser without their inline tags, their
//! attributes and their scripts, and nested no deeper than pages are: the parser looks through all open tags for each
//! new one, and builds formatting anew in each paragraph that it was left open in, so that a small page made for it
//! would take minutes and all memory.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::error::Result;
use crate::intake::limits::{Budget, DEPTH, TAGS, TEXT_BYTES};

/// Tags without content.
const VOID: [&str; 2] = ["br", "hr"];
/// Elements whose text is no text of the page; what is inside is no markup either.
const RAW: [&str; 8] = ["script", "style", "iframe", "noembed", "noframes", "xmp", "title", "plaintext"];
/// Elements that order a page: the others stand inside of lines.
const KEPT: [&str; 58] = [
    "html",
    "head",
    "body",
    "p",
    "div",
    "br",
    "hr",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "blockquote",
    "center",
    "form",
    "pre",
    "address",
    "details",
    "summary",
    "fieldset",
    "figure",
    "figcaption",
    "dir",
    "menu",
    "search",
    "listing",
    "hgroup",
    "dialog",
    "noscript",
    "select",
    "option",
    "optgroup",
    "button",
    "svg",
    "math",
    "template",
];
/// A new one of these ends the open one of its kind, as far up as one of the second list.
const ENDS_ITS_LIKE: [(&[&str], &[&str]); 5] = [
    (&["li"], &["ul", "ol", "dir", "menu", "table", "td", "th"]),
    (&["dt", "dd"], &["dl", "table", "td", "th"]),
    (&["td", "th"], &["tr", "table"]),
    (&["tr"], &["tbody", "thead", "tfoot", "table"]),
    (&["tbody", "thead", "tfoot"], &["table"]),
];
/// Attributes that say how many columns and rows a cell covers.
const SPANS: [&str; 2] = ["colspan", "rowspan"];

/// The page with the tags that order it, in markup that any parser reads quickly.
///
/// # Errors
/// [`crate::error::Error::SourceTooFull`] beyond [`TAGS`] tags or [`TEXT_BYTES`] of text,
/// [`crate::error::Error::SourceTooSlow`].
pub fn ordered(page: &str, budget: &Budget) -> Result<String> {
    let mut writer = Writer { out: String::new(), open: Vec::new(), left_out: HashMap::new(), tags: 0 };
    let mut rest = page;
    let mut steps = budget.steps();
    while let Some(at) = rest.find('<') {
        steps.next()?;
        writer.out.push_str(&rest[..at]);
        if writer.tags > TAGS || writer.out.len() as u64 > 2 * TEXT_BYTES {
            return Err(budget.too_full());
        }
        let tag = &rest[at + 1..];
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.find("-->").map_or("", |end| &comment[end + 3..])
        } else if let Some(end) = tag.strip_prefix('/') {
            let (name, after) = name_of(end);
            if !name.is_empty() {
                writer.end(&name);
            }
            after.find('>').map_or("", |end| &after[end + 1..])
        } else if tag.starts_with(['!', '?']) {
            tag.find('>').map_or("", |end| &tag[end + 1..])
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, after) = name_of(tag);
            let (spans, after) = attributes(after);
            if RAW.contains(&name.as_str()) {
                behind_end(after, &name)
            } else {
                writer.start(&name, &spans);
                after
            }
        } else {
            writer.out.push_str("&lt;");
            tag
        };
    }
    writer.out.push_str(rest);
    Ok(writer.out)
}

/// The name at the front, in small letters, and what follows.
fn name_of(tag: &str) -> (String, &str) {
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
    (tag[..end].to_ascii_lowercase(), &tag[end..])
}

/// The spans that a tag's attributes tell, and what follows the tag.
fn attributes(text: &str) -> (String, &str) {
    let mut spans = String::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (spans, "");
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (spans, after);
        }
        // A name may begin with a lone mark of equality.
        let from = usize::from(rest.starts_with('='));
        let stop = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=');
        let end = rest[from..].find(stop).map_or(rest.len(), |end| from + end);
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else { continue };
        let after = after.trim_start();
        let value;
        (value, rest) = if let Some(quote @ ('"' | '\'')) = after.chars().next() {
            let inside = &after[1..];
            inside.find(quote).map_or((inside, ""), |end| (&inside[..end], &inside[end + 1..]))
        } else {
            let end = after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len());
            after.split_at(end)
        };
        let known = SPANS.iter().find(|span| name.eq_ignore_ascii_case(span));
        if let (Some(known), Ok(count)) = (known, value.trim().parse::<u16>())
            && !spans.contains(known)
        {
            // Writing to a text cannot fail.
            let _ = write!(spans, " {known}=\"{count}\"");
        }
    }
}

/// What follows the end tag of a raw element.
fn behind_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let same = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if same && rest[name.len()..].starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

struct Writer {
    out: String,
    /// Tags that were begun and not ended.
    open: Vec<&'static str>,
    /// How many tags of a name were left out for their depth and not ended yet.
    left_out: HashMap<&'static str, usize>,
    tags: usize,
}

impl Writer {
    fn start(&mut self, name: &str, spans: &str) {
        let Some(name) = KEPT.iter().copied().find(|known| *known == name) else { return };
        // A paragraph holds no block.
        if self.open.last() == Some(&"p") {
            self.open.pop();
        }
        if let Some((likes, bounds)) = ENDS_ITS_LIKE.iter().find(|(likes, _)| likes.contains(&name)) {
            let bound = self.open.iter().rposition(|open| bounds.contains(open)).map_or(0, |at| at + 1);
            if let Some(like) = self.open[bound..].iter().position(|open| likes.contains(open)) {
                self.open.truncate(bound + like);
            }
        }
        let void = VOID.contains(&name);
        if !void && self.open.len() >= DEPTH {
            *self.left_out.entry(name).or_insert(0) += 1;
            // Its text stands on a line of its own all the same.
            self.out.push_str("<br>");
            self.tags += 1;
            return;
        }
        self.tags += 1;
        self.out.push('<');
        self.out.push_str(name);
        self.out.push_str(spans);
        self.out.push('>');
        if !void {
            self.open.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            return self.start(name, "");
        }
        if let Some(left) = self.left_out.get_mut(name).filter(|left| **left > 0) {
            *left -= 1;
            return;
        }
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.open.truncate(at);
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::model::progress::Progress;

    fn made(page: &str) -> Result<String> {
        ordered(page, &Budget::new(Instant::now() + Duration::from_secs(20), &Progress::default()))
    }

    #[test]
    fn only_what_orders_a_page_is_left_of_its_tags() {
        let page = "<!DOCTYPE html><html><head><title>a<b</title><style>p{}</style></head><body class=\"x>y\">\
            <script>if (a<b) '</p>'</script><p style='a' onclick=\"1>2\">甲<b>乙</b><!-- <p> --></p>\
            <TD COLSPAN = '2' rowspan=3 colspan=9>1 < 2<br/></TD></b></body>";
        assert_eq!(
            made(page).unwrap(),
            "<html><head></head><body><p>甲乙</p><td colspan=\"2\" rowspan=\"3\">1 &lt; 2<br></td></body>"
        );
    }

    #[test]
    fn items_that_are_not_ended_do_not_count_as_nested() {
        let page = format!("<ul>{}</ul><p>end", "<li><p>x".repeat(1000));
        assert_eq!(made(&page).unwrap(), page);
    }

    #[test]
    fn deep_nesting_keeps_its_text_and_ends_where_it_did() {
        let page = format!("{}甲{}<p>乙</p>", "<div>".repeat(5000), "</div>".repeat(5000));
        let made = made(&page).unwrap();
        assert_eq!((made.matches("<div>").count(), made.matches("</div>").count()), (DEPTH, DEPTH));
        assert!(made.ends_with("</div><p>乙</p>"));
    }
}
