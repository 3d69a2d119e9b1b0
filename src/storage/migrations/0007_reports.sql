-- What following the reports of a year needs: what a requirement asks at least, how a report came, whom one wrote to,
-- evidence, figures, scores and forms; and what planning a year needs: units that are kept apart or together, weights.

ALTER TABLE requirement ADD COLUMN minimum TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(minimum));
ALTER TABLE report_event ADD COLUMN channel TEXT NOT NULL DEFAULT '';

CREATE TABLE contact_log(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    session INTEGER REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    channel TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX contact_log_programme ON contact_log(programme);
CREATE INDEX contact_log_session ON contact_log(session);
CREATE INDEX contact_log_unit ON contact_log(unit);

CREATE TABLE evidence(
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    "on" TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_session ON evidence(session);
CREATE INDEX evidence_unit ON evidence(unit);

CREATE TABLE metric(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    measure TEXT NOT NULL,
    section TEXT NOT NULL,
    of_which INTEGER NOT NULL CHECK (of_which IN (0, 1)),
    ord INTEGER NOT NULL,
    used INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT;

CREATE TABLE metric_value(
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    metric INTEGER NOT NULL REFERENCES metric(id) DEFERRABLE INITIALLY DEFERRED,
    value INTEGER NOT NULL,
    more INTEGER NOT NULL CHECK (more IN (0, 1)),
    as_written TEXT NOT NULL
) STRICT;
CREATE INDEX metric_value_session ON metric_value(session);
CREATE INDEX metric_value_unit ON metric_value(unit);
CREATE INDEX metric_value_metric ON metric_value(metric);

CREATE TABLE score_rule(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    ord INTEGER NOT NULL,
    part TEXT NOT NULL,
    section TEXT NOT NULL,
    name TEXT NOT NULL,
    points INTEGER NOT NULL,
    text TEXT NOT NULL,
    fact TEXT NOT NULL CHECK (json_valid(fact))
) STRICT;
CREATE INDEX score_rule_programme ON score_rule(programme);

CREATE TABLE score_entry(
    id INTEGER PRIMARY KEY,
    rule INTEGER NOT NULL REFERENCES score_rule(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    points INTEGER NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "on" TEXT NOT NULL
) STRICT;
CREATE INDEX score_entry_rule ON score_entry(rule);
CREATE INDEX score_entry_unit ON score_entry(unit);

CREATE TABLE scoring(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    until TEXT,
    frozen_on TEXT,
    frozen TEXT CHECK (json_valid(frozen)),
    scored_by TEXT NOT NULL,
    reviewed_by TEXT NOT NULL,
    exempt_full INTEGER NOT NULL CHECK (exempt_full IN (0, 1)),
    grades TEXT NOT NULL CHECK (json_valid(grades))
) STRICT;
CREATE INDEX scoring_programme ON scoring(programme);

CREATE TABLE score_excluded(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX score_excluded_programme ON score_excluded(programme);
CREATE INDEX score_excluded_unit ON score_excluded(unit);

CREATE TABLE form(
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    made_on TEXT NOT NULL,
    back_on TEXT
) STRICT;
CREATE INDEX form_programme ON form(programme);
CREATE INDEX form_unit ON form(unit);

CREATE TABLE template(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    cells TEXT NOT NULL CHECK (json_valid(cells))
) STRICT;

CREATE TABLE unit_set(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX unit_set_programme ON unit_set(programme);

CREATE TABLE set_member(
    id INTEGER PRIMARY KEY,
    "set" INTEGER NOT NULL REFERENCES unit_set(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX set_member_set ON set_member("set");
CREATE INDEX set_member_unit ON set_member(unit);

CREATE TABLE planning(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    weights TEXT NOT NULL CHECK (json_valid(weights))
) STRICT;
CREATE INDEX planning_programme ON planning(programme);
