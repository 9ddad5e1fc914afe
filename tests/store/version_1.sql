-- A database of version 1 as Leidraad 0.1.0 wrote it, with a record of every kind that there was; without its descriptions.
BEGIN TRANSACTION;
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
INSERT INTO "activities" VALUES('06001f206a553d20','eaf1f4207525cdfd',82,95,NULL,'Kades ophogen','47aaf72738365949','3A1.1','3A1.1','Kades ophogen');
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
INSERT INTO "amounts" VALUES('8170ea8aeefc49fb','eaf1f4207525cdfd',127,142,NULL,'€ 2 à 3 miljoen','699e7a336644f838','18ad0695352f3137',200000000,300000000,0,NULL,'incidental','N','[2025]');
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
INSERT INTO "citations" VALUES('4b148871e2364acc','eaf1f4207525cdfd',144,154,NULL,'RV 25.0101','699e7a336644f838','18ad0695352f3137','RV','25.0101',NULL);
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
INSERT INTO "dates" VALUES('2c3a5df9332e35dd','eaf1f4207525cdfd',113,117,NULL,'2025','699e7a336644f838','18ad0695352f3137','2025',NULL,'2025-01-01','2025-12-31');
CREATE TABLE descriptions (
    table_name TEXT NOT NULL,
    column_name TEXT,
    description TEXT NOT NULL,
    UNIQUE (table_name, column_name)
) STRICT;
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
INSERT INTO "documents" VALUES('eaf1f4207525cdfd','begroting.txt','reports/begroting.txt','eaf1f4207525cdfd472ed1ad1da9822e18d8387580155c6f3cca169e8c33e314','text/plain; charset=utf-8',NULL,'begroting','Meerdrecht','GM9901',2025,NULL,NULL,'{"year": "title line"}',0,157,2,2,'2025-06-01T12:00:00+00:00','0.1.0',NULL);
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
INSERT INTO "goals" VALUES('47aaf72738365949','eaf1f4207525cdfd',63,75,NULL,'Droge voeten','19c3d14d1b908d27','3A1','Droge voeten');
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
INSERT INTO "initiatives" VALUES('18ad0695352f3137','eaf1f4207525cdfd',96,109,NULL,'Kadeplan Zuid','699e7a336644f838','f86d936a748994c5','19c3d14d1b908d27','Kadeplan Zuid','planned',100,157);
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
INSERT INTO "issues" VALUES('9ecbaa859d6998d8','eaf1f4207525cdfd',0,0,NULL,'','warning','no-edition','no edition is printed');
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
INSERT INTO "policy_areas" VALUES('19c3d14d1b908d27','eaf1f4207525cdfd',50,58,NULL,'3A Kades','f86d936a748994c5','3','3A','Kades');
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
INSERT INTO "programmes" VALUES('f86d936a748994c5','eaf1f4207525cdfd',29,35,NULL,'Water
','3','Water','Leefomgeving','["Water & Groen"]',NULL);
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    remark TEXT,
    reviewer TEXT,
    reviewed_at TEXT NOT NULL
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
INSERT INTO "run_files" VALUES(1,1,'reports/begroting.txt','stored','eaf1f4207525cdfd',NULL,NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    program_version TEXT NOT NULL,
    arguments TEXT NOT NULL
) STRICT;
INSERT INTO "runs" VALUES(1,'2025-06-01T12:00:00+00:00',NULL,'0.1.0','ingest reports');
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
INSERT INTO "sections" VALUES('699e7a336644f838','eaf1f4207525cdfd',0,16,NULL,'3 Water en groen',NULL,1,'3','Water en groen',90);
CREATE TABLE texts (
    document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES('eaf1f4207525cdfd','3 Water en groen
Programma 3 Water
Beleidsterrein 3A Kades
3A1 Droge voeten
3A1.1 Kades ophogen
Kadeplan Zuid
In 2025 kost dit € 2 à 3 miljoen (RV 25.0101).
');
CREATE INDEX documents_source_path ON documents (source_path);
CREATE INDEX documents_file_name ON documents (file_name);
CREATE INDEX documents_superseded_by ON documents (superseded_by);
CREATE INDEX sections_document_id ON sections (document_id);
CREATE INDEX sections_parent_id ON sections (parent_id);
CREATE INDEX programmes_document_id ON programmes (document_id);
CREATE INDEX policy_areas_document_id ON policy_areas (document_id);
CREATE INDEX policy_areas_programme_id ON policy_areas (programme_id);
CREATE INDEX goals_document_id ON goals (document_id);
CREATE INDEX goals_policy_area_id ON goals (policy_area_id);
CREATE INDEX activities_document_id ON activities (document_id);
CREATE INDEX activities_goal_id ON activities (goal_id);
CREATE INDEX activities_key ON activities (key);
CREATE INDEX initiatives_document_id ON initiatives (document_id);
CREATE INDEX initiatives_section_id ON initiatives (section_id);
CREATE INDEX initiatives_programme_id ON initiatives (programme_id);
CREATE INDEX initiatives_policy_area_id ON initiatives (policy_area_id);
CREATE INDEX amounts_document_id ON amounts (document_id);
CREATE INDEX amounts_section_id ON amounts (section_id);
CREATE INDEX amounts_initiative_id ON amounts (initiative_id);
CREATE INDEX dates_document_id ON dates (document_id);
CREATE INDEX dates_section_id ON dates (section_id);
CREATE INDEX dates_initiative_id ON dates (initiative_id);
CREATE INDEX citations_document_id ON citations (document_id);
CREATE INDEX citations_section_id ON citations (section_id);
CREATE INDEX citations_initiative_id ON citations (initiative_id);
CREATE INDEX citations_number ON citations (number, kind);
CREATE INDEX budget_tables_document_id ON budget_tables (document_id);
CREATE INDEX budget_lines_document_id ON budget_lines (document_id);
CREATE INDEX budget_lines_table_id ON budget_lines (table_id);
CREATE INDEX issues_document_id ON issues (document_id);
CREATE INDEX issues_code ON issues (code);
CREATE INDEX reviews_document_id ON reviews (document_id);
CREATE INDEX reviews_record_id ON reviews (record_id);
CREATE INDEX run_files_run_id ON run_files (run_id);
CREATE INDEX run_files_document_id ON run_files (document_id);
CREATE VIEW "current_documents" AS SELECT * FROM documents WHERE superseded_by IS NULL;
CREATE VIEW "evidence" AS 
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words
FROM (SELECT 'sections' AS kind, document_id, id, page, start, end, words FROM sections
UNION ALL SELECT 'programmes' AS kind, document_id, id, page, start, end, words FROM programmes
UNION ALL SELECT 'policy_areas' AS kind, document_id, id, page, start, end, words FROM policy_areas
UNION ALL SELECT 'goals' AS kind, document_id, id, page, start, end, words FROM goals
UNION ALL SELECT 'activities' AS kind, document_id, id, page, start, end, words FROM activities
UNION ALL SELECT 'initiatives' AS kind, document_id, id, page, start, end, words FROM initiatives
UNION ALL SELECT 'amounts' AS kind, document_id, id, page, start, end, words FROM amounts
UNION ALL SELECT 'dates' AS kind, document_id, id, page, start, end, words FROM dates
UNION ALL SELECT 'citations' AS kind, document_id, id, page, start, end, words FROM citations
UNION ALL SELECT 'issues' AS kind, document_id, id, page, start, end, words FROM issues) AS r
JOIN current_documents AS d ON d.id = r.document_id;
CREATE VIEW "ungrounded" AS 
WITH RECURSIVE
places (document_id, place, characters) AS (
    SELECT document_id, 0, length(text) FROM texts
    UNION ALL SELECT document_id, place + 2000, characters FROM places WHERE place + 2000 < characters
),
pieces AS MATERIALIZED (
    SELECT p.document_id, p.place, substr(t.text, p.place + 1, 2 * 2000) AS piece
    FROM places AS p JOIN texts AS t ON t.document_id = p.document_id
)
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words
FROM (SELECT 'sections' AS kind, document_id, id, page, start, end, words FROM sections
UNION ALL SELECT 'programmes' AS kind, document_id, id, page, start, end, words FROM programmes
UNION ALL SELECT 'policy_areas' AS kind, document_id, id, page, start, end, words FROM policy_areas
UNION ALL SELECT 'goals' AS kind, document_id, id, page, start, end, words FROM goals
UNION ALL SELECT 'activities' AS kind, document_id, id, page, start, end, words FROM activities
UNION ALL SELECT 'initiatives' AS kind, document_id, id, page, start, end, words FROM initiatives
UNION ALL SELECT 'amounts' AS kind, document_id, id, page, start, end, words FROM amounts
UNION ALL SELECT 'dates' AS kind, document_id, id, page, start, end, words FROM dates
UNION ALL SELECT 'citations' AS kind, document_id, id, page, start, end, words FROM citations
UNION ALL SELECT 'issues' AS kind, document_id, id, page, start, end, words FROM issues) AS r
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN pieces AS p ON p.document_id = r.document_id AND p.place = r.start / 2000 * 2000
WHERE r.words IS NOT CASE
    WHEN r.end - r.start <= 2000 THEN coalesce(substr(p.piece, r.start - p.place + 1, r.end - r.start), '')
    ELSE (SELECT substr(t.text, r.start + 1, r.end - r.start) FROM texts AS t WHERE t.document_id = r.document_id)
END;
COMMIT;
PRAGMA application_id = 1279609156;
PRAGMA user_version = 1;
