//! Tables drawn by ourselves. Of a table the typesetter sees only how high its rows are, and a mark in their place; the
//! lines of its cells are set once each, one below the other, on pages of their own behind the paper's. Lines and rules
//! then go where the marks are. A cell of the typesetter's own costs ten times as much.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Serialize, Serializer};
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point};
use typst::model::Document;
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Color, FixedStroke, Geometry};
use typst_layout::{Page, PagedDocument};

use super::rows::{ASIDE, Band, CellText, LEADING, Ruled};
use crate::error::{Error, PaperFault, Result};

/// How far a line reaches above its baseline in parts of its size, as the template sets it.
const ASCENT: f64 = 0.84;
/// Thickness of rules in points.
const RULE: f64 = 0.5;
/// Rows that are no farther apart belong together, in points.
const NEAR: f64 = 0.01;
/// Typefaces of heads and of other rows, as the template calls them.
const FACES: [&str; 2] = ["hei", "body"];

/// The tables of a part of a paper.
#[derive(Debug, Default)]
pub(super) struct Tables {
    columns: Vec<Columns>,
    /// What stands at each mark.
    marked: Vec<Marked>,
    /// Lines by typeface and size.
    lines: Vec<Lines>,
}

/// The columns of a table.
#[derive(Debug)]
struct Columns {
    /// Where they begin, and where the last one ends, in points from the left.
    edges: Vec<f64>,
    /// Size of the text.
    size: f64,
}

/// Rows that stand at a mark.
#[derive(Debug)]
struct Marked {
    /// Which table they are of.
    table: usize,
    /// Where they begin, and where the last one ends, in points from the mark.
    edges: Vec<f64>,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    column: usize,
    columns: usize,
    row: usize,
    rows: usize,
    center: bool,
    scale: f64,
    /// The set of each line and its place there; none where nothing is to be seen.
    lines: Vec<Option<(usize, usize)>>,
}

/// The lines in one typeface and size.
#[derive(Debug)]
struct Lines {
    face: &'static str,
    size: f64,
    /// Each with its place among them.
    known: HashMap<String, usize>,
}

/// A line as it was set: its width, and its pieces with their places.
#[derive(Clone, Default)]
struct SetLine<'a> {
    width: Abs,
    pieces: Vec<(Abs, &'a TextItem)>,
}

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut lines = vec![""; self.known.len()];
        for (line, at) in &self.known {
            lines[*at] = line;
        }
        let mut this = serializer.serialize_struct("Lines", 4)?;
        this.serialize_field("face", self.face)?;
        this.serialize_field("size", &self.size)?;
        this.serialize_field("leading", &(LEADING * self.size))?;
        this.serialize_field("lines", &lines)?;
        this.end()
    }
}

/// The template is given the lines.
impl Serialize for Tables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.lines.serialize(serializer)
    }
}

impl Tables {
    /// Adds a table; the number of its first mark. Its head has one, if there is any, and each of its bands.
    pub(super) fn add(&mut self, table: &Ruled) -> usize {
        let first = self.marked.len();
        let edges = edges(table.columns.iter().copied());
        self.columns.push(Columns { edges, size: table.size });
        let head = std::iter::once((&table.head, FACES[0])).filter(|(head, _)| !head.is_empty());
        for (band, face) in head.chain(table.bands.iter().map(|band| (band, FACES[1]))) {
            self.mark(band, face, table.size);
        }
        first
    }

    fn mark(&mut self, band: &Band, face: &'static str, size: f64) {
        let mut cells = Vec::new();
        for (row, has) in band.iter().enumerate() {
            for cell in &has.cells {
                let CellText { column, columns, rows, center, scale, .. } = *cell;
                let lines = cell.lines.iter().map(|line| self.line(line, face, size)).collect();
                cells.push(Cell { column, columns, row, rows, center, scale, lines });
            }
        }
        let edges = edges(band.iter().map(|row| row.height));
        self.marked.push(Marked { table: self.columns.len() - 1, edges, cells });
    }

    /// A line's set and its place there; none where nothing is to be seen.
    fn line(&mut self, line: &str, face: &'static str, size: f64) -> Option<(usize, usize)> {
        if line.trim().is_empty() {
            return None;
        }
        // The typesetter would begin a new line at these.
        let line = line.replace(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], " ");
        let set =
            self.lines.iter().position(|lines| lines.face == face && lines.size.total_cmp(&size).is_eq());
        let set = set.unwrap_or_else(|| {
            self.lines.push(Lines { face, size, known: HashMap::new() });
            self.lines.len() - 1
        });
        let known = &mut self.lines[set].known;
        let next = known.len();
        Some((set, *known.entry(line).or_insert(next)))
    }

    /// The pages of the paper in a laid-out part.
    pub(super) fn pages<'a>(&self, document: &'a PagedDocument) -> &'a [Page] {
        let pages = document.pages();
        &pages[..pages.len().saturating_sub(self.lines.len())]
    }

    /// The pages of the paper with their tables, and without the marks of the elements that they were made from: a mark
    /// keeps its whole element in memory, and neither files nor pictures need one.
    ///
    /// # Errors
    /// `Document` when the typesetter did not set the lines as it was told.
    pub(super) fn drawn(&self, document: &PagedDocument) -> Result<PagedDocument> {
        let pages = self.pages(document);
        let set = self.lines.iter().zip(&document.pages()[pages.len()..]);
        let set = set.map(|(lines, page)| lines.read(&page.frame)).collect::<Result<Vec<_>>>()?;
        let drawn = |page: &Page| {
            let mut drawing = Drawing { tables: self, set: &set, placed: Vec::new() };
            let mut frame = drawing.frame(&page.frame, Point::zero());
            frame.prepend_multiple(drawing.rules());
            Page { frame, ..page.clone() }
        };
        Ok(PagedDocument::new(pages.iter().map(drawn).collect(), Document::info(document).clone()))
    }

    /// What stands at the mark that a tag may be.
    fn at(&self, tag: &Tag) -> Option<&Marked> {
        let Tag::Start(element, _) = tag else { return None };
        let Value::Int(number) = element.to_packed::<MetadataElem>()?.value else { return None };
        self.marked.get(usize::try_from(number).ok()?)
    }
}

impl Lines {
    /// The lines as they stand on their page.
    fn read<'a>(&self, page: &'a Frame) -> Result<Vec<SetLine<'a>>> {
        let pitch = self.size * (1.0 + LEADING);
        let count = (page.height().to_pt() + LEADING * self.size) / pitch;
        let mut lines = vec![SetLine::default(); self.known.len()];
        let mut all = Vec::new();
        texts(page, Point::zero(), &mut all);
        let told = all.into_iter().try_for_each(|(at, text)| {
            let line = lines.get_mut(nearest((at.y.to_pt() - ASCENT * self.size) / pitch)?)?;
            line.width.set_max(at.x + text.width());
            line.pieces.push((at.x, text));
            Some(())
        });
        match nearest(count) {
            Some(count) if told.is_some() && count == lines.len() => Ok(lines),
            _ => Err(Error::Paper(PaperFault::Typesetting(format!("{count} lines of {}", lines.len())))),
        }
    }
}

/// The texts of a frame with their places.
fn texts<'a>(frame: &'a Frame, origin: Point, found: &mut Vec<(Point, &'a TextItem)>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => texts(&group.frame, origin + *at, found),
            FrameItem::Text(text) => found.push((origin + *at, text)),
            _ => {}
        }
    }
}

/// The whole number that a measured one stands for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of lines")]
fn nearest(number: f64) -> Option<usize> {
    ((number - number.round()).abs() < 0.05 && number > -0.05).then(|| number.round() as usize)
}

/// A page while its tables are drawn.
struct Drawing<'a> {
    tables: &'a Tables,
    set: &'a [Vec<SetLine<'a>>],
    /// The marks that were found, with their places on the page.
    placed: Vec<(Point, &'a Marked)>,
}

impl Drawing<'_> {
    /// A frame without tags, and with the cells of the rows that its marks stand for.
    fn frame(&mut self, frame: &Frame, origin: Point) -> Frame {
        let mut result = Frame::new(frame.size(), frame.kind());
        if frame.has_baseline() {
            result.set_baseline(frame.baseline());
        }
        for (at, item) in frame.items() {
            match item {
                FrameItem::Tag(tag) => {
                    if let Some(marked) = self.tables.at(tag) {
                        self.placed.push((origin + *at, marked));
                        result.push_multiple(self.cells(marked, *at));
                    }
                }
                FrameItem::Group(group) => {
                    let group = GroupItem { frame: self.frame(&group.frame, origin + *at), ..group.clone() };
                    result.push(*at, FrameItem::Group(group));
                }
                other => result.push(*at, other.clone()),
            }
        }
        result
    }

    /// The texts of the cells at a mark.
    fn cells(&self, marked: &Marked, mark: Point) -> Vec<(Point, FrameItem)> {
        let columns = &self.tables.columns[marked.table];
        let mut texts = Vec::new();
        for cell in &marked.cells {
            let [left, right] = [cell.column, cell.column + cell.columns].map(|edge| columns.edges[edge]);
            let [above, below] = [cell.row, cell.row + cell.rows].map(|edge| marked.edges[edge]);
            let (size, leading) = (columns.size * cell.scale, columns.size * LEADING);
            // The lines stand in the middle of the height.
            let count = cell.lines.iter().fold(0.0, |count, _| count + 1.0);
            let height = count * (size + leading) - leading;
            let mut y = above + (below - above - height) / 2.0 + ASCENT * size;
            for line in &cell.lines {
                if let Some(line) = line.and_then(|(set, line)| self.set.get(set)?.get(line)) {
                    let x = if cell.center {
                        left + (right - left - line.width.to_pt() * cell.scale) / 2.0
                    } else {
                        left + ASIDE * columns.size
                    };
                    for (along, piece) in &line.pieces {
                        let text = TextItem { size: Abs::pt(size), ..(*piece).clone() };
                        let at = Point::new(Abs::pt(x) + *along * cell.scale, Abs::pt(y));
                        texts.push((mark + at, FrameItem::Text(text)));
                    }
                }
                y += size + leading;
            }
        }
        texts
    }

    /// The rules of the tables on the page.
    fn rules(&self) -> Vec<(Point, FrameItem)> {
        let follows = |(at, marked): &(Point, &Marked), (next, other): &(Point, &Marked)| {
            let gap = next.y.to_pt() - at.y.to_pt() - marked.edges.last().unwrap_or(&0.0);
            marked.table == other.table && gap.abs() < NEAR
        };
        let tables = self.placed.chunk_by(follows);
        tables.flat_map(|rows| self.rules_of(rows)).collect()
    }

    /// The rules of rows that follow each other. Those that no cell interrupts are of one piece.
    fn rules_of(&self, rows: &[(Point, &Marked)]) -> Vec<(Point, FrameItem)> {
        let Some((corner, first)) = rows.first() else { return Vec::new() };
        let across = &self.tables.columns[first.table].edges;
        let mut down = vec![0.0];
        let mut merged = Vec::new();
        for (at, marked) in rows {
            let above = down.len() - 1;
            let wide = marked.cells.iter().filter(|cell| cell.columns > 1 || cell.rows > 1);
            merged.extend(wide.map(|cell| {
                (cell.column..cell.column + cell.columns, above + cell.row..above + cell.row + cell.rows)
            }));
            down.extend(marked.edges[1..].iter().map(|edge| (at.y - corner.y).to_pt() + edge));
        }
        let inside = |range: &Range<usize>, edge: usize| range.start < edge && edge < range.end;
        let mut rules = Vec::new();
        for (edge, x) in across.iter().enumerate() {
            let open = |row: usize| {
                !merged.iter().any(|(columns, rows)| inside(columns, edge) && rows.contains(&row))
            };
            for piece in pieces(down.len() - 1, open) {
                let [from, to] = [piece.start, piece.end].map(|row| down[row]);
                let line = Geometry::Line(Point::with_y(Abs::pt(to - from + RULE)));
                rules.push((Point::new(Abs::pt(*x), Abs::pt(from - RULE / 2.0)), line));
            }
        }
        for (edge, y) in down.iter().enumerate() {
            let open = |column: usize| {
                !merged.iter().any(|(columns, rows)| inside(rows, edge) && columns.contains(&column))
            };
            for piece in pieces(across.len() - 1, open) {
                let [from, to] = [piece.start, piece.end].map(|column| across[column]);
                let line = Geometry::Line(Point::with_x(Abs::pt(to - from + RULE)));
                rules.push((Point::new(Abs::pt(from - RULE / 2.0), Abs::pt(*y)), line));
            }
        }
        let stroke = FixedStroke::from_pair(Color::BLACK, Abs::pt(RULE));
        let drawn = |(at, line): (Point, Geometry)| {
            (*corner + at, FrameItem::Shape(line.stroked(stroke.clone()), Span::detached()))
        };
        rules.into_iter().map(drawn).collect()
    }
}

/// Stretches of so many places that are all open.
fn pieces(places: usize, open: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for place in (0..places).filter(|place| open(*place)) {
        match pieces.last_mut().filter(|piece| piece.end == place) {
            Some(piece) => piece.end += 1,
            None => pieces.push(place..place + 1),
        }
    }
    pieces
}

/// Where each of some sizes begins, and where the last one ends.
fn edges(sizes: impl Iterator<Item = f64>) -> Vec<f64> {
    let ends = sizes.scan(0.0, |end, size| {
        *end += size;
        Some(*end)
    });
    std::iter::once(0.0).chain(ends).collect()
}
