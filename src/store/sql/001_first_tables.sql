-- The tables of DESIGN: documents, what stands in them, and what was run when.
--
-- A span is half open and counts characters from 0: substr(text, start + 1, end - start) = words.
-- References between records of one document are checked when its transaction ends, so their order does not matter.

CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,
    file_name TEXT NOT NULL,
    source_path TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    title TEXT,
    kind TEXT,
    municipality TEXT,
    municipality_code TEXT,
    year INTEGER,
    year_end INTEGER,
    edition INTEGER,
    found_by TEXT NOT NULL CHECK (json_valid(found_by)),
    pages INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    signs INTEGER NOT NULL,
    claimed INTEGER NOT NULL,
    ingested_at TEXT NOT NULL,
    program_version TEXT NOT NULL,
    superseded_by TEXT REFERENCES documents (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX documents_source_path ON documents (source_path);
CREATE INDEX documents_file_name ON documents (file_name);
CREATE INDEX documents_superseded_by ON documents (superseded_by);

CREATE TABLE texts (
    document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT,
    start INTEGER NOT NULL,
    width REAL,
    height REAL,
    ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
    PRIMARY KEY (document_id, number)
) STRICT;

CREATE TABLE sections (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    parent_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    level INTEGER NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    body_end INTEGER NOT NULL
) STRICT;
CREATE INDEX sections_document_id ON sections (document_id);
CREATE INDEX sections_parent_id ON sections (parent_id);

CREATE TABLE programmes (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT,
    committee TEXT,
    portfolios TEXT NOT NULL CHECK (json_valid(portfolios)),
    mission TEXT
) STRICT;
CREATE INDEX programmes_document_id ON programmes (document_id);

CREATE TABLE policy_areas (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    programme_id TEXT REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
    programme TEXT,
    code TEXT,
    name TEXT NOT NULL
) STRICT;
CREATE INDEX policy_areas_document_id ON policy_areas (document_id);
CREATE INDEX policy_areas_programme_id ON policy_areas (programme_id);

CREATE TABLE goals (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    policy_area_id TEXT REFERENCES policy_areas (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX goals_document_id ON goals (document_id);
CREATE INDEX goals_policy_area_id ON goals (policy_area_id);

CREATE TABLE activities (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    goal_id TEXT REFERENCES goals (id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT,
    key TEXT,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX activities_document_id ON activities (document_id);
CREATE INDEX activities_goal_id ON activities (goal_id);
CREATE INDEX activities_key ON activities (key);

CREATE TABLE initiatives (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    programme_id TEXT REFERENCES programmes (id) DEFERRABLE INITIALLY DEFERRED,
    policy_area_id TEXT REFERENCES policy_areas (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    status TEXT,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL CHECK (body_end >= body_start)
) STRICT;
CREATE INDEX initiatives_document_id ON initiatives (document_id);
CREATE INDEX initiatives_section_id ON initiatives (section_id);
CREATE INDEX initiatives_programme_id ON initiatives (programme_id);
CREATE INDEX initiatives_policy_area_id ON initiatives (policy_area_id);

CREATE TABLE amounts (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    initiative_id TEXT REFERENCES initiatives (id) DEFERRABLE INITIALLY DEFERRED,
    cents INTEGER NOT NULL,
    cents_high INTEGER,
    euros REAL GENERATED ALWAYS AS (cents / 100.0) VIRTUAL,
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    per TEXT,
    nature TEXT,
    nv TEXT,
    years TEXT NOT NULL CHECK (json_valid(years))
) STRICT;
CREATE INDEX amounts_document_id ON amounts (document_id);
CREATE INDEX amounts_section_id ON amounts (section_id);
CREATE INDEX amounts_initiative_id ON amounts (initiative_id);

CREATE TABLE dates (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    initiative_id TEXT REFERENCES initiatives (id) DEFERRABLE INITIALLY DEFERRED,
    edtf TEXT NOT NULL,
    mod TEXT,
    earliest TEXT,
    latest TEXT
) STRICT;
CREATE INDEX dates_document_id ON dates (document_id);
CREATE INDEX dates_section_id ON dates (section_id);
CREATE INDEX dates_initiative_id ON dates (initiative_id);

CREATE TABLE citations (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    section_id TEXT REFERENCES sections (id) DEFERRABLE INITIALLY DEFERRED,
    initiative_id TEXT REFERENCES initiatives (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    bwb_id TEXT
) STRICT;
CREATE INDEX citations_document_id ON citations (document_id);
CREATE INDEX citations_section_id ON citations (section_id);
CREATE INDEX citations_initiative_id ON citations (initiative_id);
CREATE INDEX citations_number ON citations (number, kind);

CREATE TABLE budget_tables (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    caption TEXT,
    unit INTEGER,
    unit_stated INTEGER NOT NULL CHECK (unit_stated IN (0, 1)),
    sign_convention TEXT,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX budget_tables_document_id ON budget_tables (document_id);

CREATE TABLE budget_lines (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    table_id TEXT NOT NULL REFERENCES budget_tables (id) DEFERRABLE INITIALLY DEFERRED,
    row INTEGER NOT NULL,
    column INTEGER NOT NULL,
    label TEXT,
    code TEXT,
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

CREATE TABLE issues (
    id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    page INTEGER,
    words TEXT NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;
CREATE INDEX issues_document_id ON issues (document_id);
CREATE INDEX issues_code ON issues (code);

-- A review outlives the record that it is about: the record comes back under the same id when the document is read again.
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    remark TEXT,
    reviewer TEXT,
    reviewed_at TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_document_id ON reviews (document_id);
CREATE INDEX reviews_record_id ON reviews (record_id);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    program_version TEXT NOT NULL,
    arguments TEXT NOT NULL
) STRICT;

CREATE TABLE run_files (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'unchanged', 'failed')),
    document_id TEXT REFERENCES documents (id) ON DELETE SET NULL,
    code TEXT,
    message TEXT
) STRICT;
CREATE INDEX run_files_run_id ON run_files (run_id);
CREATE INDEX run_files_document_id ON run_files (document_id);

CREATE TABLE descriptions (
    table_name TEXT NOT NULL,
    column_name TEXT,
    description TEXT NOT NULL,
    UNIQUE (table_name, column_name)
) STRICT;
