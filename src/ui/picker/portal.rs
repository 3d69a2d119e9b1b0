//! The desktop's portal (`org.freedesktop.portal.FileChooser`): a question over the session's bus, which says itself
//! whether it was cancelled.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::future::poll_fn;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use zbus::export::futures_core::Stream;
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, MatchRule, Message, MessageStream, Proxy};

use super::wanted::{Outcome, Wanted};

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const CHOOSER: &str = "org.freedesktop.portal.FileChooser";

/// How long the service may take to start or to take a question. The person's answer is waited for without end.
const PATIENCE: Duration = Duration::from_secs(15);

/// Whether the session has a portal that shows dialogs for files. Starts it where it only sleeps.
pub(super) fn is_there() -> bool {
    let version = zbus::block_on(async {
        let connection = connect().await?;
        Proxy::new(&connection, SERVICE, PATH, CHOOSER).await?.get_property::<u32>("version").await
    });
    version.inspect_err(|error| log::info!("no portal for files: {error}")).is_ok()
}

/// Shows the dialog and waits for its answer.
pub(super) fn ask(wanted: &Wanted) -> Outcome {
    zbus::block_on(question(wanted)).map_err(|error| error.to_string())?
}

async fn connect() -> zbus::Result<Connection> {
    zbus::connection::Builder::session()?.method_timeout(PATIENCE).build().await
}

async fn question(wanted: &Wanted) -> zbus::Result<Outcome> {
    let connection = connect().await?;
    let proxy = Proxy::new(&connection, SERVICE, PATH, CHOOSER).await?;
    let token = "themeday";
    let own = connection.unique_name().map(|name| name.as_str().to_owned()).unwrap_or_default();
    let sender = own.trim_start_matches(':').replace('.', "_");
    let expected = format!("{PATH}/request/{sender}/{token}");
    // The answer may come before the call returns, so it is listened for first.
    let mut answers = answers_at(&connection, &expected).await?;
    let owners = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg(0, SERVICE)?
        .build();
    let mut owners = MessageStream::for_match_rule(owners, &connection, None).await?;
    let method = if wanted.saves { "SaveFile" } else { "OpenFile" };
    let parent = wanted.window.as_ref().map(|id| format!("x11:{id}")).unwrap_or_default();
    let handle: OwnedObjectPath =
        proxy.call(method, &(parent, wanted.title.as_str(), options(wanted, token))).await?;
    if handle.as_str() != expected {
        // Portals of old name their requests themselves.
        answers = answers_at(&connection, handle.as_str()).await?;
    }
    loop {
        let event = poll_fn(|context| {
            if let Poll::Ready(answer) = Pin::new(&mut answers).poll_next(context) {
                return Poll::Ready(Event::Answer(answer));
            }
            Pin::new(&mut owners).poll_next(context).map(Event::Owner)
        })
        .await;
        match event {
            Event::Answer(Some(message)) => return chosen(&message?),
            // A portal that ends while its dialog is open answers no more; one that has only just started does.
            Event::Owner(Some(message)) => {
                if has_ended(&message?)? {
                    return Ok(Err("the portal is gone".to_owned()));
                }
            }
            Event::Answer(None) | Event::Owner(None) => return Ok(Err("the bus is gone".to_owned())),
        }
    }
}

enum Event {
    Answer(Option<zbus::Result<Message>>),
    Owner(Option<zbus::Result<Message>>),
}

/// Whether a change of owner leaves the service without one.
fn has_ended(message: &Message) -> zbus::Result<bool> {
    let body = message.body();
    let (_name, _old, new): (String, String, String) = body.deserialize()?;
    Ok(new.is_empty())
}

async fn answers_at(connection: &Connection, path: &str) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .interface("org.freedesktop.portal.Request")?
        .member("Response")?
        .path(path.to_owned())?
        .build();
    MessageStream::for_match_rule(rule, connection, None).await
}

/// 0 is an answer, 1 a cancelled dialog, 2 one that ended otherwise.
fn chosen(message: &Message) -> zbus::Result<Outcome> {
    let body = message.body();
    let (response, results): (u32, HashMap<String, OwnedValue>) = body.deserialize()?;
    Ok(match response {
        0 => {
            let uris = results.get("uris").and_then(|uris| Vec::<String>::try_from(uris.clone()).ok());
            let path = uris.unwrap_or_default().first().and_then(|uri| path_of(uri));
            path.map_or_else(|| Err("an answer without a file".to_owned()), |path| Ok(Some(path)))
        }
        1 => Ok(None),
        other => Err(format!("response {other}")),
    })
}

fn options<'a>(wanted: &Wanted, token: &'a str) -> HashMap<&'static str, Value<'a>> {
    let mut options = HashMap::from([("handle_token", Value::from(token)), ("modal", Value::from(true))]);
    if wanted.folder {
        options.insert("directory", Value::from(true));
    }
    if !wanted.kind.1.is_empty() {
        let patterns: Vec<(u32, String)> = wanted.kind.1.iter().map(|pattern| (0, pattern.clone())).collect();
        options.insert("filters", Value::from(vec![(wanted.kind.0.clone(), patterns)]));
    }
    if let Some(folder) = &wanted.start {
        options.insert("current_folder", Value::from(c_text(folder)));
    }
    if wanted.saves {
        options.insert("current_name", Value::from(wanted.name.clone()));
    }
    options
}

/// A path as the portal takes it: its bytes and a zero.
fn c_text(path: &Path) -> Vec<u8> {
    let mut bytes = path.as_os_str().as_bytes().to_vec();
    bytes.push(0);
    bytes
}

/// The path of a `file:` address; bytes that are not plain stand as `%XX` in it.
fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let text = &rest.as_bytes()[rest.find('/')?..];
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let code = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    Some(PathBuf::from(OsStr::from_bytes(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_file_becomes_its_path() {
        let path = |uri: &str| path_of(uri).map(|path| path.display().to_string());
        assert_eq!(path("file:///a%20b/%E5%8E%BF.themeday"), Some("/a b/县.themeday".to_owned()));
        assert_eq!(path("file://machine/a"), Some("/a".to_owned()));
        assert_eq!(path("file:///100%/%zz"), Some("/100%/%zz".to_owned()));
        assert_eq!(path("http://a/b"), None);
        let raw = path_of("file:///%CF%D8").unwrap();
        assert_eq!(raw.as_os_str().as_bytes(), b"/\xCF\xD8", "names need not be UTF-8");
    }
}
