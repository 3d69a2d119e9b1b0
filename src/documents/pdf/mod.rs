//! Pages: content laid out by the one template, as PDF and as pictures. Content reaches the typesetter as data, never
//! as its source.

mod layout;
mod lines;
mod parts;
mod rows;
mod tables;
mod world;

use std::sync::{Arc, Mutex, PoisonError};

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandards};
use typst_render::RenderOptions;

use self::layout::{Layout, Part, count, done, fault};
use super::content::{Block, Content};
use super::fonts::{FontSet, Fonts};
use crate::error::{Error, PaperFault, Result};
use crate::model::paper::PageImage;
use crate::model::progress::Progress;

/// Pixels to an inch in picture files, enough to print from, and inches to a metre, as those files count.
const FILE_RESOLUTION: u32 = 200;
const INCHES: f64 = 39.370_08;
/// Pixels of a picture that are copied together where they are blank.
const BLOCK: usize = 64;
/// The scales that pictures can be had in: below is nothing to see, above is more than a screen or printer shows.
const SCALES: std::ops::RangeInclusive<f64> = 0.05..=10.0;
/// Parts of a long paper whose laid-out pages are kept for pictures.
const KEPT_PARTS: usize = 2;

/// The content as PDF.
pub(super) fn render(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<u8>> {
    let laid = Layout::of(content, fonts.set(), usize::MAX, progress)?;
    let parts = laid.parts.len();
    let document = laid.whole();
    if parts > 1 {
        // What is left of laying out is not needed while the file is written.
        typst::comemo::evict(0);
    }
    let bytes = export(&document, PdfStandards::default());
    done(progress, parts)?;
    bytes
}

/// A piece of text where it stands on its page, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct PieceOfText {
    /// What it says.
    pub text: String,
    /// Its left and right edges.
    pub across: (f64, f64),
    /// Upper and lower edge of its characters.
    pub down: (f64, f64),
}

/// How far a character reaches above and below its line, in parts of its size, as the template sets it.
const REACH: (f64, f64) = (0.84, 0.16);

fn collect(frame: &Frame, placed: Transform, texts: &mut Vec<PieceOfText>) {
    for (at, item) in frame.items() {
        let here = placed.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), texts),
            FrameItem::Text(text) => {
                let (above, below) = (text.size * REACH.0, text.size * REACH.1);
                let corners = [Point::new(Abs::zero(), -above), Point::new(text.width(), below)];
                let [one, other] = corners.map(|corner| corner.transform(here));
                let span = |a: Abs, b: Abs| (a.min(b).to_pt(), a.max(b).to_pt());
                texts.push(PieceOfText {
                    text: text.text.to_string(),
                    across: span(one.x, other.x),
                    down: span(one.y, other.y),
                });
            }
            _ => {}
        }
    }
}

/// A paper laid out on its pages, the same as in its PDF. Pictures of single pages can be had of it at any scale. Of a
/// long paper only the data are kept, and the pages that were last looked at.
#[derive(Debug)]
pub struct Pages {
    fonts: Arc<FontSet>,
    parts: Vec<Part>,
    /// Pages of parts, the last used last.
    seen: Mutex<Vec<(usize, Arc<PagedDocument>)>>,
}

impl Pages {
    /// Lays the content out.
    ///
    /// # Errors
    /// `Cancelled`; `Document` when the typesetter fails.
    pub fn of(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Self> {
        let fonts = Arc::clone(fonts.shared());
        let laid = Layout::of(content, &fonts, KEPT_PARTS, progress)?;
        let seen = laid.documents.into_iter().flatten().map(Arc::new).enumerate().collect();
        done(progress, laid.parts.len())?;
        Ok(Self { fonts, parts: laid.parts, seen: Mutex::new(seen) })
    }

    /// How many pages there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.sizes.len()).sum()
    }

    /// Width and height of a page in points; `None` beyond the last.
    #[must_use]
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        let (part, page) = self.place(page)?;
        self.parts[part].sizes.get(page).copied()
    }

    /// A picture of a page, counted from 0, with `scale` pixels to a point; `None` beyond the last.
    #[must_use]
    pub fn image(&self, page: usize, scale: f64) -> Option<PageImage> {
        let (part, page) = self.place(page)?;
        let document = self.part(part)?;
        let picture = typst_render::render(document.pages().get(page)?, &options(scale));
        let (width, height) = (picture.width(), picture.height());
        Some(PageImage { width, height, rgba: picture.take() })
    }

    /// The pieces of text on a page, counted from 0, in the order in which they are drawn; none beyond the last.
    #[must_use]
    pub fn texts(&self, page: usize) -> Vec<PieceOfText> {
        let mut texts = Vec::new();
        if let Some((part, page)) = self.place(page)
            && let Some(document) = self.part(part)
            && let Some(page) = document.pages().get(page)
        {
            collect(&page.frame, Transform::identity(), &mut texts);
        }
        texts
    }

    /// The part that a page is in, and which of its pages it is.
    fn place(&self, page: usize) -> Option<(usize, usize)> {
        let mut before = 0;
        for (at, part) in self.parts.iter().enumerate() {
            if page < before + part.sizes.len() {
                return Some((at, page - before));
            }
            before += part.sizes.len();
        }
        None
    }

    /// The pages of a part, laid out again where they are not at hand.
    fn part(&self, at: usize) -> Option<Arc<PagedDocument>> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let document = if let Some(place) = seen.iter().position(|(part, _)| *part == at) {
            seen.remove(place).1
        } else {
            let document = self.parts.get(at)?.pages(&self.fonts);
            Arc::new(document.inspect_err(|error| log::warn!("page: {error}")).ok()?)
        };
        seen.push((at, Arc::clone(&document)));
        if seen.len() > KEPT_PARTS {
            seen.remove(0);
        }
        Some(document)
    }
}

/// Where the imprint at the end of a paper stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImprintPage {
    /// At the foot of the last page of the text; or there is none.
    WithText,
    /// On the page after the last one of the text.
    Next,
    /// Behind an empty page, neither of them numbered (GB/T 9704-2012, 7.5).
    AfterEmpty,
}

/// Where the imprint of a paper stands on our pages.
pub(super) fn imprint_page(content: &Content, fonts: &Fonts) -> Result<ImprintPage> {
    let last = content.sections.last().and_then(|section| section.blocks.last());
    if !matches!(last, Some(Block::Imprint(_))) {
        return Ok(ImprintPage::WithText);
    }
    let mut text = content.clone();
    for section in &mut text.sections {
        section.blocks.retain(|block| !matches!(block, Block::Imprint(_)));
    }
    let quiet = Progress::default();
    let [whole, text] =
        [content, &text].map(|content| Pages::of(content, fonts, &quiet).map(|pages| pages.count()));
    Ok(match (whole?, text?) {
        (whole, text) if whole <= text => ImprintPage::WithText,
        (_, text) if text.is_multiple_of(2) => ImprintPage::AfterEmpty,
        _ => ImprintPage::Next,
    })
}

fn options(scale: f64) -> RenderOptions {
    let scale = if scale.is_finite() { scale.clamp(*SCALES.start(), *SCALES.end()) } else { 1.0 };
    RenderOptions { pixel_per_pt: scale.into(), render_bleed: false }
}

/// The pages as PNG files.
pub(super) fn png(content: &Content, fonts: &Fonts, progress: &Progress) -> Result<Vec<Vec<u8>>> {
    let pages = Pages::of(content, fonts, &progress.part())?;
    let steps = count(pages.count());
    let mut files = Vec::new();
    for (done, page) in (0..steps).zip(0..) {
        progress.report(done, steps)?;
        let image = pages.image(page, f64::from(FILE_RESOLUTION) / 72.0);
        let gone = || Error::Paper(PaperFault::Typesetting(format!("no page {page}")));
        files.push(
            png_file(&image.ok_or_else(gone)?)
                .map_err(|error| Error::Paper(PaperFault::Writing(error.to_string())))?,
        );
    }
    progress.report(steps, steps)?;
    Ok(files)
}

/// A picture of a page, which is nowhere transparent, as a file that tells its size on paper.
fn png_file(image: &PageImage) -> std::result::Result<Vec<u8>, png::EncodingError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few thousand pixels a metre"
    )]
    let per_metre = (f64::from(FILE_RESOLUTION) * INCHES).round() as u32;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, image.width, image.height);
    encoder.set_color(png::ColorType::Rgb);
    // Filters are for photographs.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    // Most of a page is blank, and blank is copied by the block.
    let mut pixels = Vec::with_capacity(image.rgba.len() / 4 * 3);
    for block in image.rgba.chunks(BLOCK * 4) {
        if *block == [u8::MAX; BLOCK * 4] {
            pixels.extend_from_slice(&[u8::MAX; BLOCK * 3]);
        } else {
            block.as_chunks::<4>().0.iter().for_each(|pixel| pixels.extend_from_slice(&pixel[..3]));
        }
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

fn export(document: &PagedDocument, standards: PdfStandards) -> Result<Vec<u8>> {
    // Tags would treble the size of a paper that is all table.
    let options = PdfOptions { standards, tagged: false, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| fault(&errors))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;
    use typst::layout::{Frame, FrameItem};
    use typst_pdf::PdfStandard;

    use super::super::content::{Block, Section, Signature, Style};
    use super::super::page::{Numbering, Page};
    use super::super::table::{Align, Cell, Size, Table};
    use super::*;

    fn paper(rows: Vec<Vec<Cell>>) -> Content {
        let columns =
            [("序号", 6, Align::Center), ("活动时间", 13, Align::Center), ("单位", 36, Align::Left)];
        let section = Section {
            label: Some("附件2".to_owned()),
            subtitle: Some("（乡镇）".to_owned()),
            blocks: vec![Block::Table(Table::new(&columns, rows))],
            ..Section::titled("乡镇", "政务公开主题日“N分会”活动安排表")
        };
        of(section)
    }

    fn lines_of(section: Section) -> Vec<Vec<String>> {
        lines(&laid_out(&of(section)))
    }

    fn of(section: Section) -> Content {
        Content {
            title: section.title.clone(),
            author: String::new(),
            date: NaiveDate::from_ymd_opt(2023, 3, 30).unwrap(),
            sections: vec![section],
        }
    }

    fn row(number: u32, names: &[String]) -> Vec<Cell> {
        vec![Cell::number(number), Cell::text("2023年12月"), Cell::names(names.to_vec())]
    }

    fn laid_out(content: &Content) -> PagedDocument {
        let fonts = Fonts::compiled_in();
        Layout::of(content, fonts.set(), usize::MAX, &Progress::default()).unwrap().whole()
    }

    /// The lines of each page from the top, pieces of a line joined from left to right.
    fn lines(document: &PagedDocument) -> Vec<Vec<String>> {
        fn collect(frame: &Frame, x: f64, y: f64, pieces: &mut BTreeMap<i64, Vec<(f64, String)>>) {
            for (at, item) in frame.items() {
                let (x, y) = (x + at.x.to_pt(), y + at.y.to_pt());
                match item {
                    FrameItem::Group(group) => collect(&group.frame, x, y, pieces),
                    FrameItem::Text(text) => {
                        #[expect(clippy::cast_possible_truncation, reason = "tenths of a point on a page")]
                        let line = (y * 10.0).round() as i64;
                        pieces.entry(line).or_default().push((x, text.text.to_string()));
                    }
                    _ => {}
                }
            }
        }
        let page = |frame: &Frame| {
            let mut pieces = BTreeMap::new();
            collect(frame, 0.0, 0.0, &mut pieces);
            let join = |mut line: Vec<(f64, String)>| {
                line.sort_by(|a, b| a.0.total_cmp(&b.0));
                line.into_iter().map(|(_, text)| text).collect::<String>()
            };
            pieces.into_values().map(join).collect()
        };
        document.pages().iter().map(|p| page(&p.frame)).collect()
    }

    /// PDF/A refuses a page that shows a box for a glyph that no font has.
    fn every_glyph_is_there(document: &PagedDocument) -> bool {
        export(document, PdfStandards::new(&[PdfStandard::A_2b]).unwrap()).is_ok()
    }

    #[test]
    fn a_page_holds_the_attachment_as_an_office_signs_it() {
        let names = ["县应急管理局", "县发改局"].map(str::to_owned);
        let document = laid_out(&paper(vec![row(1, &names)]));
        assert_eq!(
            lines(&document),
            [[
                "附件2",
                "政务公开主题日“N分会”活动安排表",
                "（乡镇）",
                "序号活动时间单位",
                "12023年12月县应急管理局、县发改局",
                "— 1 —"
            ]]
        );
        assert!(every_glyph_is_there(&document));
    }

    #[test]
    fn what_looks_like_a_command_is_only_text_and_rare_characters_are_there() {
        let names = ["#panic(\"x\")", "=cmd()", "$x$ *a* _b_", "@label <b> [c]", "// \\ 'q'", "㳇䶮堃𬒗镇"];
        let document = laid_out(&paper(vec![row(1, &names.map(str::to_owned))]));
        let text = lines(&document).concat().concat();
        for name in names {
            assert!(text.contains(name), "{name} in {text}");
        }
        assert!(every_glyph_is_there(&document));
        let nowhere = laid_out(&paper(vec![row(1, &["\u{10fffd}".to_owned()])]));
        assert!(!every_glyph_is_there(&nowhere));
    }

    #[test]
    fn a_signature_takes_the_paragraph_before_it_to_its_page_and_a_heading_what_follows_it() {
        let signed = |lines: usize| {
            let mut blocks: Vec<Block> = (0..lines).map(|n| Block::body(format!("第{n}行"))).collect();
            blocks.push(Block::Signature(Signature {
                office: "县政务公开办公室".to_owned(),
                date: "2023年3月30日".to_owned(),
            }));
            lines_of(Section { blocks, ..Section::titled("通知", "通知") })
        };
        // 22 lines a page: the title takes one and a half, the signature two and the room for the seal.
        for count in 10..24 {
            let pages = signed(count);
            let last = &pages[pages.len() - 1];
            assert!(last.iter().any(|line| line == &format!("第{}行", count - 1)), "{count}: {last:?}");
            assert!(
                last.contains(&"县政务公开办公室".to_owned()) && last.contains(&"2023年3月30日".to_owned())
            );
        }
        assert_eq!(signed(10).len(), 1);
        assert_eq!(signed(19).len(), 2);
        for count in 15..22 {
            let mut blocks: Vec<Block> = (0..count).map(|n| Block::body(format!("第{n}行"))).collect();
            blocks.push(Block::styled(Style::Heading, "一、活动主题", ""));
            blocks.push(Block::body("围绕中心工作。"));
            let pages = lines_of(Section { blocks, ..Section::titled("通知", "通知") });
            let page = |text: &str| pages.iter().position(|page| page.iter().any(|line| line == text));
            assert_eq!(page("一、活动主题"), page("围绕中心工作。"), "{count}");
        }
    }

    #[test]
    fn merged_cells_of_a_form_are_drawn_and_rows_that_share_a_cell_stay_together() {
        let columns = [("月份", 10, Align::Center), ("单位", 30, Align::Left), ("备注", 20, Align::Left)];
        let mut rows = Vec::new();
        for month in 0..40 {
            rows.push(vec![
                Cell::text(format!("第{month}月")).merged(1, 3),
                Cell::text("甲"),
                Cell::blank().merged(1, 3),
            ]);
            rows.extend([vec![Cell::text("乙")], vec![Cell::text("丙")]]);
        }
        rows.push(vec![Cell::text("合计").aligned(Align::Center).merged(3, 1)]);
        let table = Table { row_height: Some(12), ..Table::new(&columns, rows) };
        let pages = lines_of(Section { blocks: vec![Block::Table(table)], ..Section::titled("表", "表") });
        assert!(pages.len() > 5);
        for page in &pages {
            let count = |text: &str| page.iter().filter(|line| line.contains(text)).count();
            assert_eq!((count("甲"), count("乙")), (count("丙"), count("丙")), "{page:?}");
            assert_eq!(count("甲"), count("月") - 1, "all but the head: {page:?}");
        }
        assert!(pages.concat().contains(&"合计".to_owned()));
    }

    #[test]
    fn a_table_that_goes_up_has_its_pages_counted_and_lines_to_be_signed() {
        let columns = [("序号", 6, Align::Center), ("单位", 36, Align::Left)];
        let rows = (1..=60).map(|n| vec![Cell::number(n), Cell::text("县水利局")]).collect();
        let section = Section {
            page: Page::landscape().numbered(Numbering::OfTotal),
            head: vec!["填报单位（盖章）：".to_owned(), "填报日期：".to_owned()],
            foot: vec!["审核人：".to_owned(), "填报人：".to_owned(), "联系电话：".to_owned()],
            blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::SmallFour))],
            ..Section::titled("台账", "台账")
        };
        let pages = lines_of(section);
        assert_eq!(pages[0][1], "填报单位（盖章）：填报日期：");
        for (page, number) in pages.iter().zip(1..) {
            assert_eq!(page.last().unwrap(), &format!("第{number}页 共{}页", pages.len()));
        }
        let last = &pages[pages.len() - 1];
        assert_eq!(last[last.len() - 2], "审核人：填报人：联系电话：");
    }

    #[test]
    fn a_sign_stands_twice_on_a_page_of_its_own() {
        let names = ["县水利局", "很长的单位名称很长的单位名称很长的单位名称"];
        for name in names {
            let page = Page::landscape().numbered(Numbering::None);
            let section =
                Section { page, blocks: vec![Block::Sign(name.to_owned())], ..Section::titled(name, "") };
            let pages = lines_of(section);
            assert_eq!(pages.len(), 1);
            assert_eq!(pages.concat().concat().matches(name).count(), 2, "{pages:?}");
        }
    }

    #[test]
    fn three_hundred_rows_repeat_the_head_and_no_name_is_broken() {
        let names: Vec<String> = (0..5).map(|n| format!("第{n}市生态环境局县分局")).collect();
        let document = laid_out(&paper((1..=300).map(|n| row(n, &names)).collect()));
        let pages = lines(&document);
        assert!(pages.len() > 20);
        for (page, number) in pages.iter().zip(1..) {
            assert_eq!(page.iter().filter(|line| *line == "序号活动时间单位").count(), 1);
            assert_eq!(page.last().unwrap(), &format!("— {number} —"));
            // All lines of a row are on its page: each page shows its rows' names in full.
            for name in &names {
                let shown = page.iter().map(|line| line.matches(name.as_str()).count()).sum::<usize>();
                assert_eq!(shown, page.iter().filter(|line| line.contains("2023年12月")).count());
            }
        }
        let rows = pages.concat().iter().filter(|line| line.contains("2023年12月")).count();
        assert_eq!(rows, 300);
    }

    #[test]
    fn a_name_wider_than_its_column_and_a_row_longer_than_a_page_are_broken() {
        let wide = "很长的单位名称".repeat(6);
        let many: Vec<String> = (0..200).map(|n| format!("县行政审批服务局第{n}分局")).collect();
        let document = laid_out(&paper(vec![row(1, &[wide]), row(2, &many)]));
        let pages = lines(&document);
        assert!(pages.len() > 1);
        let text = pages.iter().map(|page| page.concat()).collect::<String>();
        assert_eq!(text.matches("很").count(), 6);
        for name in &many {
            assert!(text.contains(name.as_str()), "{name}");
        }
    }
}
