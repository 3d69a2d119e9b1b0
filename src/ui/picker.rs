//! Asking the person for a file through the desktop's own dialog, or through whoever stands in for it in tests.

#[cfg(any(windows, target_os = "macos"))]
mod native;
#[cfg(not(any(windows, target_os = "macos")))]
mod portal;
#[cfg(not(any(windows, target_os = "macos")))]
mod programs;
mod question;
#[cfg(not(any(windows, target_os = "macos")))]
mod services;
#[cfg(not(any(windows, target_os = "macos")))]
mod wanted;

#[cfg(any(windows, target_os = "macos"))]
pub use native::DesktopPicker;
pub use question::{Answer, FilePicker, Mode, Request};
#[cfg(not(any(windows, target_os = "macos")))]
pub use services::DesktopPicker;
