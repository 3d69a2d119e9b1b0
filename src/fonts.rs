//! The font subsets compiled in, one copy for window and papers alike. Where they come from: assets/fonts/README.md.

/// Noto Sans SC 400: the window's text, 黑体 on paper; has the most characters of all.
pub static SANS: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Regular.ttf");

/// Noto Sans SC 700.
pub static SANS_BOLD: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Bold.ttf");

/// Noto Serif SC 400: 宋体 on paper.
pub static SERIF: &[u8] = include_bytes!("../assets/fonts/NotoSerifSC-Regular.ttf");

/// Noto Serif SC 600: titles, in the place of 小标宋.
pub static SERIF_SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/NotoSerifSC-SemiBold.ttf");

/// `WenKai`, renamed: 楷体 on paper, and the last resort for 仿宋.
pub static WENKAI: &[u8] = include_bytes!("../assets/fonts/LXGWWenKai-Regular.ttf");
