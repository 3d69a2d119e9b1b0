-- Facts that papers and counts lacked: dated changes of units, reasons for staying away, a programme's basis and period,
-- what a notice says of its activities, deadlines of one activity, suggestions, titles of papers.
-- Only adds columns and tables: a row that a migration changed would no longer be as its last journal entry says.

CREATE TABLE unit_change(
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "into" INTEGER REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
    old_name TEXT,
    basis TEXT NOT NULL
) STRICT;
CREATE INDEX unit_change_unit ON unit_change(unit);
CREATE INDEX unit_change_into ON unit_change("into");

ALTER TABLE programme ADD COLUMN basis TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN date_from TEXT;
ALTER TABLE programme ADD COLUMN date_to TEXT;

ALTER TABLE participation ADD COLUMN exempt TEXT;

ALTER TABLE session ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN publish_form TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN publish_on TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(publish_on));
ALTER TABLE session ADD COLUMN arrive_by TEXT;
ALTER TABLE session ADD COLUMN reply_by TEXT;

ALTER TABLE requirement ADD COLUMN session INTEGER REFERENCES session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE requirement ADD COLUMN suggested INTEGER NOT NULL DEFAULT 0 CHECK (suggested IN (0, 1));
CREATE INDEX requirement_session ON requirement(session);

ALTER TABLE paper_text ADD COLUMN "group" INTEGER REFERENCES unit_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE paper_text ADD COLUMN title TEXT NOT NULL DEFAULT '';
CREATE INDEX paper_text_group ON paper_text("group");
