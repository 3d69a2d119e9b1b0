-- What arranging a year needs: what months can bear, theme days and market days, adjustments, kept copies of the
-- schedule with the replies to them, and problems that were noted.

CREATE TABLE unavailable(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER REFERENCES unit_group(id) DEFERRABLE INITIALLY DEFERRED,
    month TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX unavailable_programme ON unavailable(programme);
CREATE INDEX unavailable_unit ON unavailable(unit);
CREATE INDEX unavailable_group ON unavailable("group");

CREATE TABLE capacity(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    "group" INTEGER REFERENCES unit_group(id) DEFERRABLE INITIALLY DEFERRED,
    month TEXT,
    least INTEGER,
    most INTEGER
) STRICT;
CREATE INDEX capacity_programme ON capacity(programme);
CREATE INDEX capacity_group ON capacity("group");

CREATE TABLE theme_day(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (json_valid(rule)),
    stems TEXT NOT NULL CHECK (json_valid(stems)),
    used INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT;

CREATE TABLE market_rule(
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL CHECK (json_valid(rule)),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX market_rule_unit ON market_rule(unit);

CREATE TABLE adjustment(
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    "on" TEXT NOT NULL
) STRICT;
CREATE INDEX adjustment_session ON adjustment(session);

CREATE TABLE schedule_copy(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT NOT NULL,
    no INTEGER NOT NULL,
    name TEXT NOT NULL,
    "on" TEXT NOT NULL,
    doc_no TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    reply_by TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX schedule_copy_programme ON schedule_copy(programme);

CREATE TABLE copy_item(
    id INTEGER PRIMARY KEY,
    copy INTEGER NOT NULL REFERENCES schedule_copy(id) DEFERRABLE INITIALLY DEFERRED,
    session_uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    ord INTEGER NOT NULL,
    group_name TEXT NOT NULL,
    title TEXT NOT NULL,
    month TEXT,
    month_to TEXT,
    "when" TEXT CHECK (json_valid("when")),
    when_text TEXT NOT NULL,
    place TEXT NOT NULL,
    form TEXT NOT NULL,
    theme TEXT NOT NULL,
    parties TEXT NOT NULL CHECK (json_valid(parties)),
    locked INTEGER NOT NULL CHECK (locked IN (0, 1))
) STRICT;
CREATE INDEX copy_item_copy ON copy_item(copy);

CREATE TABLE feedback(
    id INTEGER PRIMARY KEY,
    copy INTEGER NOT NULL REFERENCES schedule_copy(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT NOT NULL,
    text TEXT NOT NULL,
    wish TEXT,
    outcome TEXT,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_copy ON feedback(copy);
CREATE INDEX feedback_unit ON feedback(unit);

CREATE TABLE accepted_problem(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL,
    "on" TEXT NOT NULL
) STRICT;
CREATE INDEX accepted_problem_programme ON accepted_problem(programme);

ALTER TABLE programme ADD COLUMN liaisons_of TEXT;
