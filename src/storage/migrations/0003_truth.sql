-- Facts that papers and counts lacked: dated changes of units, reasons for staying away, a programme's basis and period,
-- what a notice says of its activities, deadlines of one activity, suggestions, titles of papers.
-- Adds columns and tables. A row that a migration changed would no longer be as its last journal entry says: where one is
-- changed, its images in the journal are changed with it.

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

ALTER TABLE programme ADD COLUMN recording INTEGER NOT NULL DEFAULT 0 CHECK (recording IN (0, 1));

-- The report by the 25th that every year used to begin with, and that nobody ever worded, is a suggestion. The row's
-- images in the journal say the same, so that every step can still be undone.
UPDATE requirement SET suggested = 1
    WHERE item = '' AND text = '' AND json_extract(rule, '$.rule') = 'day_of_session_month'
    AND json_extract(rule, '$.day') = 25;
UPDATE edit_change SET before = json_set(before, '$.suggested', json('true'))
    WHERE "table" = 'requirement' AND json_extract(before, '$.item') = '' AND json_extract(before, '$.text') = ''
    AND json_extract(before, '$.rule.rule') = 'day_of_session_month' AND json_extract(before, '$.rule.day') = 25;
UPDATE edit_change SET after = json_set(after, '$.suggested', json('true'))
    WHERE "table" = 'requirement' AND json_extract(after, '$.item') = '' AND json_extract(after, '$.text') = ''
    AND json_extract(after, '$.rule.rule') = 'day_of_session_month' AND json_extract(after, '$.rule.day') = 25;
