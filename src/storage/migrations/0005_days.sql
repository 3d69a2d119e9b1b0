-- Days on which offices work or are closed otherwise than announced, as the user says.

CREATE TABLE day_override(
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    works INTEGER NOT NULL CHECK (works IN (0, 1)),
    holiday TEXT NOT NULL
) STRICT;
