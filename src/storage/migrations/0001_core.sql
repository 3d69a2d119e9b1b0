-- Core tables: the year, its units and sessions, its reports, and the journal of all edits.
-- Names of columns are the names of the entity's fields; a row image in the journal has the same keys.

CREATE TABLE meta(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE answer(
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE unit_group(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    ord INTEGER NOT NULL
) STRICT;

CREATE TABLE unit(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    full_name TEXT,
    kind TEXT NOT NULL,
    tier TEXT NOT NULL,
    ord INTEGER NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    search_key TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE alias(
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    until TEXT
) STRICT;

CREATE TABLE programme(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    ordinal INTEGER,
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    labels TEXT NOT NULL CHECK (json_valid(labels)),
    office TEXT NOT NULL,
    doc_no TEXT NOT NULL,
    issued_on TEXT,
    addressees TEXT NOT NULL CHECK (json_valid(addressees)),
    copies_to TEXT NOT NULL CHECK (json_valid(copies_to)),
    months TEXT NOT NULL CHECK (json_valid(months)),
    duty INTEGER NOT NULL,
    main_counts INTEGER NOT NULL CHECK (main_counts IN (0, 1)),
    min_duration TEXT CHECK (json_valid(min_duration)),
    liaison_fields TEXT NOT NULL CHECK (json_valid(liaison_fields)),
    liaisons_per_unit INTEGER,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1))
) STRICT;

CREATE TABLE participation(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER NOT NULL REFERENCES unit_group(id) DEFERRABLE INITIALLY DEFERRED,
    ord INTEGER NOT NULL,
    duty INTEGER,
    printed_name TEXT
) STRICT;

CREATE TABLE slogan(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    ord INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE session(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    ord INTEGER NOT NULL,
    title TEXT NOT NULL,
    month TEXT,
    month_to TEXT,
    "when" TEXT CHECK (json_valid("when")),
    when_text TEXT NOT NULL,
    held_on TEXT,
    place TEXT NOT NULL,
    form TEXT NOT NULL,
    theme TEXT NOT NULL,
    unplanned INTEGER NOT NULL CHECK (unplanned IN (0, 1)),
    state TEXT NOT NULL,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    placed_by_hand INTEGER NOT NULL CHECK (placed_by_hand IN (0, 1)),
    note TEXT NOT NULL
) STRICT;

CREATE TABLE party(
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    ord INTEGER NOT NULL,
    as_written TEXT NOT NULL
) STRICT;

CREATE TABLE requirement(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (json_valid(rule)),
    to_whom TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE report(
    id INTEGER PRIMARY KEY,
    requirement INTEGER NOT NULL REFERENCES requirement(id) DEFERRABLE INITIALLY DEFERRED,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE report_event(
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    until TEXT,
    note TEXT NOT NULL
) STRICT;

-- Deleting a row makes the engine look for rows that refer to it: without these, by reading whole tables.
CREATE INDEX alias_unit ON alias(unit);
CREATE INDEX participation_unit ON participation(unit);
CREATE INDEX participation_programme ON participation(programme);
CREATE INDEX participation_group ON participation("group");
CREATE INDEX slogan_programme ON slogan(programme);
CREATE INDEX session_programme ON session(programme);
CREATE INDEX party_session ON party(session);
CREATE INDEX party_unit ON party(unit);
CREATE INDEX requirement_programme ON requirement(programme);
CREATE INDEX report_requirement ON report(requirement);
CREATE INDEX report_session ON report(session);
CREATE INDEX report_unit ON report(unit);
CREATE INDEX report_event_report ON report_event(report);

CREATE TABLE edit(
    id INTEGER PRIMARY KEY,
    at_utc TEXT NOT NULL,
    actor TEXT NOT NULL,
    label TEXT NOT NULL CHECK (json_valid(label)),
    schema INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded'))
) STRICT;
CREATE INDEX edit_state ON edit(state, id);

CREATE TABLE edit_change(
    edit INTEGER NOT NULL REFERENCES edit(id),
    seq INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (edit, seq)
) STRICT, WITHOUT ROWID;
