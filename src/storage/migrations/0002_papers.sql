-- What the papers of a year need beside the schedule: liaisons, leaders, stalls, tasks, edited texts.

CREATE TABLE liaison(
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    sex TEXT NOT NULL,
    post TEXT NOT NULL,
    office_phone TEXT NOT NULL,
    mobile TEXT NOT NULL,
    fax TEXT NOT NULL,
    qq TEXT NOT NULL,
    wechat TEXT NOT NULL,
    email TEXT NOT NULL,
    main INTEGER NOT NULL CHECK (main IN (0, 1))
) STRICT;
CREATE INDEX liaison_unit ON liaison(unit);

CREATE TABLE unit_leader(
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    phone TEXT NOT NULL
) STRICT;
CREATE INDEX unit_leader_unit ON unit_leader(unit);

CREATE TABLE paper_text(
    id INTEGER PRIMARY KEY,
    programme INTEGER NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX paper_text_programme ON paper_text(programme);

ALTER TABLE programme ADD COLUMN contacts TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN publicity TEXT;
ALTER TABLE session ADD COLUMN tasks TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN materials TEXT NOT NULL DEFAULT '';
ALTER TABLE party ADD COLUMN stall TEXT NOT NULL DEFAULT '';
