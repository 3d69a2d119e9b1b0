//! Keys as they were pressed: each with the modifiers that were held at that moment, and with no others.

use egui::{Event, InputState, Key, Modifiers};

/// Whether exactly these modifiers were held: one more makes it another combination.
#[must_use]
pub fn exact(held: Modifiers, wanted: Modifiers) -> bool {
    held.matches_exact(wanted)
}

/// Takes presses of a key with exactly these modifiers out of the frame's events; true if there was one.
pub fn pressed(input: &mut InputState, modifiers: Modifiers, key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| !is(event, modifiers, key));
    input.events.len() < before
}

/// Whether there is such a press in the frame, which stays there.
#[must_use]
pub fn any(input: &InputState, modifiers: Modifiers, key: Key) -> bool {
    input.events.iter().any(|event| is(event, modifiers, key))
}

fn is(event: &Event, wanted: Modifiers, wanted_key: Key) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if *key == wanted_key && exact(*modifiers, wanted))
}

/// Whether an event can change the text of a field.
#[must_use]
pub fn types(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key { pressed, .. } => *pressed,
        _ => false,
    }
}
