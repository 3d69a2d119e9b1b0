-- A requirement may be of one session only, and a report of a session as a whole; sessions held by each unit on its own,
-- why a placement is locked, and the days from and to which a liaison serves.
-- A column that may now be empty needs its table made anew (foreign keys are off meanwhile, see `schema::migrate`). Rows
-- keep what they held, so that their images in the journal still say how they are.

CREATE TABLE requirement_new(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    item TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (json_valid(rule)),
    to_whom TEXT NOT NULL,
    text TEXT NOT NULL,
    session INTEGER REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    suggested INTEGER NOT NULL DEFAULT 0 CHECK (suggested IN (0, 1))
) STRICT;
INSERT INTO requirement_new(id, programme, kind, item, rule, to_whom, text, session, suggested)
    SELECT id, programme, kind, item, rule, to_whom, text, session, suggested FROM requirement;
DROP TABLE requirement;
ALTER TABLE requirement_new RENAME TO requirement;
CREATE INDEX requirement_programme ON requirement(programme);
CREATE INDEX requirement_session ON requirement(session);

CREATE TABLE report_new(
    id INTEGER PRIMARY KEY,
    requirement INTEGER NOT NULL REFERENCES requirement(id) DEFERRABLE INITIALLY DEFERRED,
    session INTEGER NOT NULL REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED,
    unit INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL
) STRICT;
INSERT INTO report_new(id, requirement, session, unit, note)
    SELECT id, requirement, session, unit, note FROM report;
DROP TABLE report;
ALTER TABLE report_new RENAME TO report;
CREATE INDEX report_requirement ON report(requirement);
CREATE INDEX report_session ON report(session);
CREATE INDEX report_unit ON report(unit);

ALTER TABLE session ADD COLUMN each_on_its_own INTEGER NOT NULL DEFAULT 0 CHECK (each_on_its_own IN (0, 1));
ALTER TABLE session ADD COLUMN lock_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE liaison ADD COLUMN "from" TEXT;
ALTER TABLE liaison ADD COLUMN "to" TEXT;
