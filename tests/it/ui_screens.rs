//! Small and large screens: the window fits, keeps its enlargement, and all of it can be reached.

use egui::accessibility::is_input;
use egui::{Rect, Vec2, ViewportCommand, ViewportId, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use themeday::host::Host;
use themeday::text::Lang;
use themeday::ui::command::ViewCommand;
use themeday::ui::page::Page;
use themeday::ui::settings::Settings;

use super::ui::Window;

/// Screens in pixels, with the desktop's scale: old office machines, a projector, a laptop, a large screen.
const SCREENS: [(f32, f32, f32); 7] = [
    (1024.0, 600.0, 1.0),
    (1024.0, 768.0, 1.0),
    (1024.0, 768.0, 1.25),
    (1366.0, 768.0, 1.0),
    (1366.0, 768.0, 1.5),
    (3840.0, 2160.0, 2.0),
    (3840.0, 2160.0, 3.0),
];
/// What a desktop puts round a window, in points without enlargement.
const FRAME: Vec2 = vec2(4.0, 32.0);

impl Window {
    /// Tells the window where it stands on a screen, all in points without enlargement, and steps once.
    fn stands(&mut self, inner: Vec2, screen: Vec2) -> Vec<ViewportCommand> {
        let zoom = self.harness.ctx.zoom_factor();
        let inner = Rect::from_min_size(pos2(2.0, 30.0) / zoom, inner / zoom);
        let viewport = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.inner_rect = Some(inner);
        viewport.outer_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), inner.size() + FRAME / zoom));
        viewport.monitor_size = Some(screen / zoom);
        viewport.maximized = Some(false);
        self.harness.step();
        self.harness.output().viewport_output[&ViewportId::ROOT].commands.clone()
    }
}

/// The size that the window is given, and the least that it may have, in points without enlargement.
fn sizes(commands: &[ViewportCommand], zoom: f32) -> (Option<Vec2>, Option<Vec2>) {
    let mut sizes = (None, None);
    for command in commands {
        match command {
            ViewportCommand::InnerSize(size) => sizes.0 = Some(*size * zoom),
            ViewportCommand::MinInnerSize(size) => sizes.1 = Some(*size * zoom),
            _ => {}
        }
    }
    sizes
}

#[test]
fn a_window_is_never_larger_than_its_screen_and_one_that_fits_is_left_alone() {
    let kept = vec2(1280.0, 680.0);
    for (width, height, scale) in SCREENS {
        let screen = vec2(width, height) / scale;
        for zoom in [1.0, 1.5] {
            let mut window = Window::start_on_a_screen(zoom);
            let (size, least) = sizes(&window.stands(kept, screen), zoom);
            let fits = kept.x + FRAME.x <= screen.x && kept.y + FRAME.y <= screen.y;
            assert_eq!(size.is_none(), fits, "{screen:?} at {zoom}: {size:?}");
            let size = size.unwrap_or(kept) + FRAME;
            assert!(size.x <= screen.x + 0.1 && size.y <= screen.y + 0.1, "{screen:?} at {zoom}: {size:?}");
            // The window manager gives no size below the least.
            let least = least.unwrap_or(vec2(880.0, 520.0)) + FRAME;
            assert!(
                least.x <= screen.x + 0.1 && least.y <= screen.y + 0.1,
                "{screen:?} at {zoom}: {least:?}"
            );
            // Only once: the window may be made larger by hand, over two screens.
            assert_eq!(sizes(&window.stands(kept, screen), zoom), (None, None), "{screen:?}");
        }
    }
}

#[test]
fn the_enlargement_is_there_again_at_the_next_start() {
    let mut window = Window::sample();
    for _ in 0..3 {
        window.harness.state().send(ViewCommand::ZoomIn);
        window.settle();
    }
    assert!((window.harness.ctx.zoom_factor() - 1.3).abs() < 0.01);
    let kept = Settings::load(&Host::at(&window.folder.path().join("own")));
    assert!((kept.zoom - 1.3).abs() < 0.01, "{}", kept.zoom);
    let folder = window.folder;
    let again = Window::open(folder, None, true, Lang::Zh, Vec::new(), "2023-05-31T02:00:00Z");
    assert!((again.harness.ctx.zoom_factor() - 1.3).abs() < 0.01);
}

#[test]
fn everything_of_every_page_can_be_reached_on_the_smallest_screen() {
    // 1024 × 600 with its frame; an old one of 1024 × 768 with a scale of 1.25; 1024 × 600 enlarged to 150 %.
    for size in [vec2(1020.0, 568.0), vec2(815.0, 582.0), vec2(680.0, 378.0)] {
        let mut window = Window::sample();
        window.harness.set_size(size);
        window.settle();
        for page in Page::ALL {
            window.show(page);
            let lost = window.out_of_reach(size);
            assert!(lost.is_empty(), "{page:?} at {size:?}: {lost:#?}");
        }
    }
}

impl Window {
    fn start_on_a_screen(zoom: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::at(&folder.path().join("own"));
        let mut settings = Settings::default();
        settings.zoom = zoom;
        settings.save(&host);
        Self::open(folder, None, true, Lang::Zh, Vec::new(), "2023-05-31T02:00:00Z")
    }

    /// What can be acted on, but neither stands in the window nor is scrolled there.
    fn out_of_reach(&mut self, size: Vec2) -> Vec<String> {
        let whole = Rect::from_min_size(pos2(0.0, 0.0), size);
        let mut lost = Vec::new();
        let all: Vec<_> = self
            .harness
            .root()
            .children_recursive()
            .filter(|node| is_input(node.accesskit_node().role()) && !node.accesskit_node().is_hidden())
            .filter(|node| !whole.expand(0.5).contains_rect(node.rect()))
            .map(|node| node.accesskit_node().id())
            .collect();
        for id in all {
            let found = |window: &Self, act: &mut dyn FnMut(&egui_kittest::Node<'_>)| {
                if let Some(node) =
                    window.harness.root().children_recursive().find(|n| n.accesskit_node().id() == id)
                {
                    act(&node);
                }
            };
            found(self, &mut |node| node.scroll_to_me());
            self.harness.run_steps(30);
            found(self, &mut |node| {
                let place = node.rect();
                if !whole.contains(place.center()) {
                    lost.push(format!(
                        "{:?} {:?} at {place:?}",
                        node.accesskit_node().role(),
                        node.accesskit_node().label()
                    ));
                }
            });
        }
        lost
    }
}
