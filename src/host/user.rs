//! Who works here, as other users of a file are told.

/// Name of the account; empty where the system does not say.
#[must_use]
pub fn user_name() -> String {
    first_of(&["USER", "USERNAME", "LOGNAME"])
}

/// Name of the machine; empty where the system does not say.
#[must_use]
pub fn machine_name() -> String {
    let named = first_of(&["COMPUTERNAME", "HOSTNAME"]);
    if !named.is_empty() {
        return named;
    }
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

fn first_of(variables: &[&str]) -> String {
    variables
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}
