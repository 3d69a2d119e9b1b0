//! Parts of packed documents in XML, event by event.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Result;
use crate::intake::limits::{Budget, Steps};

/// The events of one part.
pub struct Events<'a> {
    reader: Reader<&'a [u8]>,
    steps: Steps<'a>,
    budget: &'a Budget,
}

impl<'a> Events<'a> {
    /// From its beginning.
    pub fn of(xml: &'a str, budget: &'a Budget) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        Self { reader, steps: budget.steps(), budget }
    }

    /// The next event. What was cut off or is no XML any more ends there if `some` was read before.
    ///
    /// # Errors
    /// [`crate::error::Error::SourceDamaged`] where it is no XML from the beginning; as [`Budget::check`].
    pub fn next(&mut self, some: bool) -> Result<Event<'a>> {
        self.steps.next()?;
        match self.reader.read_event() {
            Ok(event) => Ok(event),
            Err(_) if some => Ok(Event::Eof),
            Err(_) => Err(self.budget.damaged()),
        }
    }
}

/// The text that an event stands for; none where it is a tag.
pub fn text(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml10_content().into_owned()),
        Event::CData(text) => Some(text.xml10_content().into_owned()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(c)) => Some(c.into()),
            _ => quick_xml::escape::resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned),
        },
        _ => None,
    }
}

/// What an attribute says.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    // Without a look for doubles, which would take as many steps as the square of their number.
    let mut attributes = tag.attributes();
    let mut found = attributes.with_checks(false).flatten();
    found.find(|a| a.key.local_name().as_ref() == name).map(|a| a.value.into_owned())
}
