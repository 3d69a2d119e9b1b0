//! Dialogs for files that a program shows: zenity or kdialog.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::wanted::{Outcome, Wanted};
use crate::ui::desktop::program;

/// Asks with the first program that is installed and can show its dialog.
pub(super) fn ask(wanted: &Wanted) -> Outcome {
    let mut why = "no program for dialogs".to_owned();
    for (name, arguments) in [
        ("zenity", zenity as fn(&Wanted) -> Vec<OsString>),
        ("kdialog", kdialog as fn(&Wanted) -> Vec<OsString>),
    ] {
        let Some(path) = program(name) else { continue };
        match run(&path, &arguments(wanted)) {
            Err(refused) => why = format!("{name}: {refused}"),
            answered => return answered,
        }
    }
    Err(why)
}

fn zenity(wanted: &Wanted) -> Vec<OsString> {
    let mut all: Vec<OsString> = vec!["--file-selection".into(), joined("--title=", wanted.title.as_ref())];
    if wanted.folder {
        all.push("--directory".into());
    } else if wanted.saves {
        all.extend(["--save".into(), "--confirm-overwrite".into()]);
    }
    all.push(joined("--filename=", start(wanted).as_os_str()));
    if !wanted.kind.1.is_empty() {
        let filter = format!("{} | {}", wanted.kind.0, wanted.kind.1.join(" "));
        all.push(joined("--file-filter=", filter.as_ref()));
    }
    all
}

fn kdialog(wanted: &Wanted) -> Vec<OsString> {
    let mut all: Vec<OsString> = vec!["--title".into(), wanted.title.clone().into()];
    if let Some(window) = &wanted.window {
        all.extend(["--attach".into(), format!("0x{window}").into()]);
    }
    let question = match (wanted.folder, wanted.saves) {
        (true, _) => "--getexistingdirectory",
        (false, true) => "--getsavefilename",
        (false, false) => "--getopenfilename",
    };
    all.extend([question.into(), start(wanted).into_os_string()]);
    if !wanted.folder && !wanted.kind.1.is_empty() {
        all.push(format!("{} ({})", wanted.kind.0, wanted.kind.1.join(" ")).into());
    }
    all
}

/// Folder and name to begin with; a folder ends in a separator.
fn start(wanted: &Wanted) -> PathBuf {
    wanted.start.clone().unwrap_or_default().join(if wanted.saves { &wanted.name } else { "" })
}

fn joined(option: &str, value: &OsStr) -> OsString {
    let mut whole = OsString::from(option);
    whole.push(value);
    whole
}

/// Both programs end with 0 and a path, with 1 when they were cancelled, with anything else when they failed.
fn run(program: &Path, arguments: &[OsString]) -> Outcome {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    let path = path_of(&output.stdout);
    match (output.status.code(), path) {
        (Some(0), Some(path)) => Ok(Some(path)),
        (Some(1), None) if !fails_to_show(&output.stderr) => Ok(None),
        _ => Err(format!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim())),
    }
}

/// A toolkit that cannot reach the display also ends with 1.
fn fails_to_show(words: &[u8]) -> bool {
    let words = String::from_utf8_lossy(words).to_lowercase();
    [
        "cannot open display",
        "could not connect to display",
        "could not open display",
        "failed to open display",
    ]
    .into_iter()
    .any(|sign| words.contains(sign))
}

/// The path that was printed, without the line's end; names may hold anything else.
fn path_of(printed: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    let path = printed.strip_suffix(b"\n").unwrap_or(printed);
    (!path.is_empty()).then(|| PathBuf::from(OsStr::from_bytes(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_dialog_is_told_from_one_that_could_not_be_shown() {
        let shell = Path::new("/bin/sh");
        let run = |script: &str| run(shell, &["-c".into(), script.into()]);
        assert_eq!(run("echo '/家/2024 年.themeday'"), Ok(Some("/家/2024 年.themeday".into())));
        assert_eq!(run("printf '/a \\n'"), Ok(Some("/a ".into())), "blanks belong to the name");
        assert_eq!(run("exit 1"), Ok(None));
        assert_eq!(run("sleep 1; exit 1"), Ok(None), "however long it takes");
        for failed in
            ["exit 255", "exit 5", "exit 0", "echo 'Gtk: cannot open display: ' >&2; exit 1", "kill -9 $$"]
        {
            assert!(run(failed).is_err(), "{failed}");
        }
        assert!(super::run(Path::new("/nowhere/zenity"), &[]).is_err());
    }

    #[test]
    fn both_programs_are_asked_for_the_same() {
        let wanted = Wanted {
            title: "另存为".to_owned(),
            saves: true,
            start: Some("/家".into()),
            name: "县.themeday".to_owned(),
            kind: ("主题日文件".to_owned(), vec!["*.themeday".to_owned()]),
            window: Some("2a".to_owned()),
            ..Wanted::default()
        };
        let words = |list: Vec<OsString>| {
            list.into_iter().map(|word| word.into_string().unwrap()).collect::<Vec<_>>().join("·")
        };
        assert_eq!(
            words(zenity(&wanted)),
            "--file-selection·--title=另存为·--save·--confirm-overwrite·--filename=/家/县.themeday·--file-filter=主题日文件 | *.themeday"
        );
        assert_eq!(
            words(kdialog(&wanted)),
            "--title·另存为·--attach·0x2a·--getsavefilename·/家/县.themeday·主题日文件 (*.themeday)"
        );
        let folder = Wanted { folder: true, start: Some("/家".into()), ..Wanted::default() };
        assert!(words(zenity(&folder)).contains("--directory·--filename=/家/"));
        assert!(words(kdialog(&folder)).ends_with("--getexistingdirectory·/家/"));
    }
}
