-- The financial tables with the sums that were tried on them, and the values of indicators.
--
-- Nothing was read into budget_tables and budget_lines before this, so both are made anew.

DROP TABLE budget_lines;
DROP TABLE budget_tables;

CREATE TABLE budget_tables (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    caption TEXT,
    unit INTEGER,
    unit_stated INTEGER NOT NULL CHECK (unit_stated IN (0, 1)),
    sign_convention TEXT,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX budget_tables_document_id ON budget_tables (document_id);
CREATE INDEX budget_tables_section_id ON budget_tables (section_id);

CREATE TABLE budget_lines (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    table_id TEXT NOT NULL REFERENCES budget_tables (id) DEFERRABLE INITIALLY DEFERRED,
    row INTEGER NOT NULL,
    column INTEGER,
    label TEXT,
    code TEXT,
    code_key TEXT,
    code_list TEXT,
    detail TEXT,
    heading TEXT,
    year INTEGER,
    phase TEXT,
    side TEXT,
    cents INTEGER,
    euros REAL GENERATED ALWAYS AS (cents / 100.0) VIRTUAL,
    nv TEXT,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX budget_lines_document_id ON budget_lines (document_id);
CREATE INDEX budget_lines_table_id ON budget_lines (table_id);
CREATE INDEX budget_lines_label ON budget_lines (label COLLATE NOCASE);
CREATE INDEX budget_lines_code_key ON budget_lines (code_key);

CREATE TABLE checks (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    table_id TEXT NOT NULL REFERENCES budget_tables (id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL,
    expected_cents INTEGER NOT NULL,
    found_cents INTEGER NOT NULL,
    tolerance_cents INTEGER NOT NULL,
    difference_cents INTEGER GENERATED ALWAYS AS (found_cents - expected_cents) VIRTUAL,
    expected_euros REAL GENERATED ALWAYS AS (expected_cents / 100.0) VIRTUAL,
    found_euros REAL GENERATED ALWAYS AS (found_cents / 100.0) VIRTUAL,
    difference_euros REAL GENERATED ALWAYS AS ((found_cents - expected_cents) / 100.0) VIRTUAL,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX checks_document_id ON checks (document_id);
CREATE INDEX checks_table_id ON checks (table_id);

CREATE TABLE check_lines (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    check_id TEXT NOT NULL REFERENCES checks (id) DEFERRABLE INITIALLY DEFERRED,
    line_id TEXT NOT NULL REFERENCES budget_lines (id) DEFERRABLE INITIALLY DEFERRED,
    factor INTEGER NOT NULL
) STRICT;
CREATE INDEX check_lines_document_id ON check_lines (document_id);
CREATE INDEX check_lines_check_id ON check_lines (check_id);
CREATE INDEX check_lines_line_id ON check_lines (line_id);

CREATE TABLE indicators (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    table_id TEXT NOT NULL REFERENCES budget_tables (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    unit TEXT,
    source TEXT,
    year INTEGER,
    phase TEXT,
    value REAL
) STRICT;
CREATE INDEX indicators_document_id ON indicators (document_id);
CREATE INDEX indicators_table_id ON indicators (table_id);
CREATE INDEX indicators_name ON indicators (name);
