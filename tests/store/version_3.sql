-- A database of version 3 as Leidraad 0.3.0 wrote it, with a record of every kind and three reviews; without its descriptions.
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
INSERT INTO "activities" VALUES('c6e88175151672ee','a9032c7316623802',82,95,NULL,'Kades ophogen','a4e3a569dcd759cc','3A1.1','3A1.1','Kades ophogen');
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
INSERT INTO "amounts" VALUES('878ac808967c3860','a9032c7316623802',127,142,NULL,'€ 2 à 3 miljoen','5c4cccf3d6c9c3d1','b7f041039694ba59',200000000,300000000,0,NULL,'incidental','N','[2025]');
CREATE TABLE boxes (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL CHECK (x1 >= x0),
    bottom REAL NOT NULL CHECK (bottom >= top)
) STRICT;
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
INSERT INTO "budget_lines" VALUES('4668ed6e15c10206','a9032c7316623802',181,187,NULL,'-1.551','48eed259f07ebffc',0,NULL,'Saldo',NULL,NULL,NULL,NULL,NULL,2025,'approved','balance',-155100000,NULL,'conflict');
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
INSERT INTO "budget_tables" VALUES('48eed259f07ebffc','a9032c7316623802',175,204,NULL,'Saldo	-1.551
Tevredenheid	7,4','5c4cccf3d6c9c3d1','financial','Saldo',1000,1,'expenditure_positive','conflict');
CREATE TABLE check_lines (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    check_id TEXT NOT NULL REFERENCES checks (id) DEFERRABLE INITIALLY DEFERRED,
    line_id TEXT NOT NULL REFERENCES budget_lines (id) DEFERRABLE INITIALLY DEFERRED,
    factor INTEGER NOT NULL
) STRICT;
INSERT INTO "check_lines" VALUES('a9032c7316623802','02c3304cba150fbf','4668ed6e15c10206',0);
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
INSERT INTO "checks" VALUES('02c3304cba150fbf','a9032c7316623802',181,187,NULL,'-1.551','48eed259f07ebffc','balance',-154100000,-155100000,100000,'conflict');
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
INSERT INTO "citations" VALUES('b3ab8ce9bbb2840a','a9032c7316623802',144,154,NULL,'RV 25.0101','5c4cccf3d6c9c3d1','b7f041039694ba59','RV','25.0101',NULL);
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
INSERT INTO "dates" VALUES('593f774c2e9d1b85','a9032c7316623802',113,117,NULL,'2025','5c4cccf3d6c9c3d1','b7f041039694ba59','2025',NULL,'2025-01-01','2025-12-31');
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
, file_title TEXT, author TEXT, address TEXT, created TEXT) STRICT;
INSERT INTO "documents" VALUES('a9032c7316623802','begroting.txt','reports/begroting.txt','a9032c73166238027d44f61bd4216a913d17a5719cb06ac74319090efa071624','text/plain; charset=utf-8',NULL,'begroting','Meerdrecht','GM9901',2025,NULL,NULL,'{"year": "title line"}',0,205,2,2,'2025-06-01T12:00:00+00:00','0.3.0',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "goals" VALUES('a4e3a569dcd759cc','a9032c7316623802',63,75,NULL,'Droge voeten','f2bb4cfcc1f3484b','3A1','Droge voeten');
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
INSERT INTO "indicators" VALUES('a8dc736c51375d59','a9032c7316623802',201,204,NULL,'7,4','48eed259f07ebffc','Tevredenheid',NULL,NULL,2025,NULL,7.4);
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
INSERT INTO "initiatives" VALUES('b7f041039694ba59','a9032c7316623802',96,109,NULL,'Kadeplan Zuid','5c4cccf3d6c9c3d1','2b9522e8342829a5','f2bb4cfcc1f3484b','Kadeplan Zuid','planned',100,157);
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
INSERT INTO "issues" VALUES('7f5c0bf9a8ddf7fa','a9032c7316623802',0,0,NULL,'','warning','no-edition','no edition is printed');
CREATE TABLE links (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    address TEXT,
    target INTEGER
) STRICT;
CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT,
    start INTEGER NOT NULL,
    width REAL,
    height REAL,
    ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)), confidence REAL CHECK (confidence BETWEEN 0 AND 1),
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
INSERT INTO "policy_areas" VALUES('f2bb4cfcc1f3484b','a9032c7316623802',50,58,NULL,'3A Kades','2b9522e8342829a5','3','3A','Kades');
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
INSERT INTO "programmes" VALUES('2b9522e8342829a5','a9032c7316623802',29,35,NULL,'Water
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
INSERT INTO "reviews" VALUES(1,'a9032c7316623802','878ac808967c3860','rejected','too low','Jo','2025-06-02T09:00:00+00:00');
INSERT INTO "reviews" VALUES(2,'a9032c7316623802','878ac808967c3860','accepted',NULL,'Jo','2025-06-03T09:00:00+00:00');
INSERT INTO "reviews" VALUES(3,'a9032c7316623802','593f774c2e9d1b85','looks odd','is it 2026?','Jo','2025-06-02T09:00:00+00:00');
CREATE TABLE run_files (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'unchanged', 'failed')),
    document_id TEXT REFERENCES documents (id) ON DELETE SET NULL,
    code TEXT,
    message TEXT
) STRICT;
INSERT INTO "run_files" VALUES(1,1,'reports/begroting.txt','stored','a9032c7316623802',NULL,NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    program_version TEXT NOT NULL,
    arguments TEXT NOT NULL
) STRICT;
INSERT INTO "runs" VALUES(1,'2026-11-22T14:16:03+00:00',NULL,'0.3.0','ingest reports');
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
INSERT INTO "sections" VALUES('5c4cccf3d6c9c3d1','a9032c7316623802',0,16,NULL,'3 Water en groen',NULL,1,'3','Water en groen',90);
CREATE TABLE texts (
    document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
INSERT INTO "texts" VALUES('a9032c7316623802','3 Water en groen
Programma 3 Water
Beleidsterrein 3A Kades
3A1 Droge voeten
3A1.1 Kades ophogen
Kadeplan Zuid
In 2025 kost dit € 2 à 3 miljoen (RV 25.0101).
Saldo (x € 1.000)
Saldo	-1.551
Tevredenheid	7,4
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
CREATE INDEX issues_document_id ON issues (document_id);
CREATE INDEX issues_code ON issues (code);
CREATE INDEX reviews_document_id ON reviews (document_id);
CREATE INDEX reviews_record_id ON reviews (record_id);
CREATE INDEX run_files_run_id ON run_files (run_id);
CREATE INDEX run_files_document_id ON run_files (document_id);
CREATE INDEX budget_tables_document_id ON budget_tables (document_id);
CREATE INDEX budget_tables_section_id ON budget_tables (section_id);
CREATE INDEX budget_lines_document_id ON budget_lines (document_id);
CREATE INDEX budget_lines_table_id ON budget_lines (table_id);
CREATE INDEX budget_lines_label ON budget_lines (label COLLATE NOCASE);
CREATE INDEX budget_lines_code_key ON budget_lines (code_key);
CREATE INDEX checks_document_id ON checks (document_id);
CREATE INDEX checks_table_id ON checks (table_id);
CREATE INDEX check_lines_document_id ON check_lines (document_id);
CREATE INDEX check_lines_check_id ON check_lines (check_id);
CREATE INDEX check_lines_line_id ON check_lines (line_id);
CREATE INDEX indicators_document_id ON indicators (document_id);
CREATE INDEX indicators_table_id ON indicators (table_id);
CREATE INDEX indicators_name ON indicators (name);
CREATE INDEX boxes_document_id ON boxes (document_id);
CREATE INDEX boxes_record_id ON boxes (record_id);
CREATE INDEX links_document_id ON links (document_id);
CREATE VIEW "current_documents" AS SELECT * FROM documents WHERE superseded_by IS NULL;
CREATE VIEW "evidence" AS 
WITH spans AS MATERIALIZED (
SELECT p.document_id, p.number, s.start, s.body_end
FROM programmes AS p
JOIN sections AS s ON s.id = (
    SELECT i.id FROM sections AS i
    WHERE i.document_id = p.document_id AND i.start <= p.start AND p.start < i.body_end ORDER BY i.start DESC LIMIT 1
)
WHERE 1 = (
    SELECT count(*) FROM programmes AS o WHERE o.document_id = p.document_id AND s.start <= o.start AND o.start < s.body_end
)
)
SELECT r.kind, r.document_id, d.file_name, r.id, r.page, r.start, r.end, r.words, s.title AS section, p.number AS programme
FROM (SELECT 'sections' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.parent_id AS section_id FROM sections AS r
UNION ALL SELECT 'programmes' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, NULL AS section_id FROM programmes AS r
UNION ALL SELECT 'policy_areas' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, NULL AS section_id FROM policy_areas AS r
UNION ALL SELECT 'goals' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, NULL AS section_id FROM goals AS r
UNION ALL SELECT 'activities' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, NULL AS section_id FROM activities AS r
UNION ALL SELECT 'initiatives' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.section_id AS section_id FROM initiatives AS r
UNION ALL SELECT 'amounts' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.section_id AS section_id FROM amounts AS r
UNION ALL SELECT 'dates' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.section_id AS section_id FROM dates AS r
UNION ALL SELECT 'citations' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.section_id AS section_id FROM citations AS r
UNION ALL SELECT 'budget_tables' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, r.section_id AS section_id FROM budget_tables AS r
UNION ALL SELECT 'budget_lines' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, t.section_id FROM budget_lines AS r JOIN budget_tables AS t ON t.id = r.table_id
UNION ALL SELECT 'checks' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, t.section_id FROM checks AS r JOIN budget_tables AS t ON t.id = r.table_id
UNION ALL SELECT 'indicators' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, t.section_id FROM indicators AS r JOIN budget_tables AS t ON t.id = r.table_id
UNION ALL SELECT 'issues' AS kind, r.document_id, r.id, r.page, r.start, r.end, r.words, NULL AS section_id FROM issues AS r) AS r
JOIN current_documents AS d ON d.id = r.document_id
LEFT JOIN sections AS s ON s.id = r.section_id
LEFT JOIN spans AS p ON p.document_id = r.document_id AND p.start <= r.start AND r.start < p.body_end;
CREATE VIEW "ungrounded" AS 
WITH RECURSIVE
places (document_id, place, characters) AS (
    SELECT document_id, 0, length(text) FROM texts
    UNION ALL SELECT document_id, place + 100000, characters FROM places WHERE place + 100000 < characters
),
chapters AS MATERIALIZED (
    SELECT p.document_id, p.place, substr(t.text, p.place + 1, 100000 + 2000) AS chapter
    FROM places AS p JOIN texts AS t ON t.document_id = p.document_id
),
steps (step) AS (SELECT 0 UNION ALL SELECT step + 2000 FROM steps WHERE step + 2000 < 100000),
pieces AS MATERIALIZED (
    SELECT c.document_id, c.place + s.step AS place, substr(c.chapter, s.step + 1, 2 * 2000) AS piece
    FROM chapters AS c JOIN steps AS s ON s.step <= length(c.chapter)
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
UNION ALL SELECT 'budget_tables' AS kind, document_id, id, page, start, end, words FROM budget_tables
UNION ALL SELECT 'budget_lines' AS kind, document_id, id, page, start, end, words FROM budget_lines
UNION ALL SELECT 'checks' AS kind, document_id, id, page, start, end, words FROM checks
UNION ALL SELECT 'indicators' AS kind, document_id, id, page, start, end, words FROM indicators
UNION ALL SELECT 'issues' AS kind, document_id, id, page, start, end, words FROM issues) AS r
JOIN documents AS d ON d.id = r.document_id
LEFT JOIN pieces AS p ON p.document_id = r.document_id AND p.place = r.start / 2000 * 2000
WHERE r.words IS NOT CASE
    WHEN r.end - r.start <= 2000 THEN coalesce(substr(p.piece, r.start - p.place + 1, r.end - r.start), '')
    ELSE (SELECT substr(t.text, r.start + 1, r.end - r.start) FROM texts AS t WHERE t.document_id = r.document_id)
END;
CREATE VIEW "budget_lines_reconciled" AS 
SELECT d.id AS document_id, d.file_name, d.municipality, d.kind, d.year AS document_year, l.table_id, t.caption, l.id, l.page, l.start, l.end, l.words, l.label, l.code, l.heading, l.year, l.phase,
    l.side, CASE WHEN t.unit IS NOT NULL THEN l.euros END AS euros, l.nv, t.unit, t.unit_stated, t.sign_convention
FROM budget_lines AS l
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
WHERE l.status = 'reconciled';
CREATE VIEW "budget_conflicts" AS 
SELECT d.id AS document_id, d.file_name, d.municipality, d.kind, d.year AS document_year, c.table_id, t.caption, c.id, c.page, c.start, c.end, c.words, c.rule, result.label, result.heading,
    (SELECT ltrim(group_concat(term, ''), ' +') FROM (
        SELECT CASE WHEN x.factor < 0 THEN ' - ' ELSE ' + ' END || coalesce(CASE
    WHEN l.row = result.row THEN json_extract('[' || replace(json_quote(l.heading), ' / ', '","') || ']', '$[#-1]')
    WHEN json_extract('[' || replace(json_quote(l.label), ' / ', '","') || ']', '$[#-1]') = json_extract('[' || replace(json_quote(result.label), ' / ', '","') || ']', '$[#-1]') THEN l.label
    ELSE json_extract('[' || replace(json_quote(l.label), ' / ', '","') || ']', '$[#-1]')
END || ' ', '') || replace(l.words, char(10), ' ') AS term FROM check_lines AS x JOIN budget_lines AS l ON l.id = x.line_id
        WHERE x.check_id = c.id AND x.factor <> 0 ORDER BY l.start
    )) AS terms,
    c.expected_euros AS expected, c.found_euros AS found, c.difference_euros AS difference, t.unit, t.sign_convention
FROM checks AS c
JOIN budget_tables AS t ON t.id = c.table_id
JOIN current_documents AS d ON d.id = c.document_id
LEFT JOIN check_lines AS r ON r.check_id = c.id AND r.factor = 0
LEFT JOIN budget_lines AS result ON result.id = r.line_id
WHERE c.status = 'conflict';
CREATE VIEW "budget_series" AS 
SELECT d.id AS document_id, d.file_name, d.municipality, d.kind, d.year AS document_year, coalesce(t.caption, s.title) AS caption, l.label, l.phase, l.side, l.year,
    CASE WHEN count(DISTINCT l.cents || coalesce(l.nv, '')) = 1 AND t.unit IS NOT NULL THEN min(l.euros) END AS euros,
    CASE WHEN count(DISTINCT l.cents || coalesce(l.nv, '')) = 1 THEN min(l.nv) END AS nv,
    t.unit, t.sign_convention,
    CASE
        WHEN sum(l.status = 'conflict') THEN 'conflict' WHEN sum(l.status = 'reconciled') THEN 'reconciled' ELSE 'unverified'
    END AS status,
    count(*) AS figures, count(DISTINCT l.cents || coalesce(l.nv, '')) AS different
FROM budget_lines AS l
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
LEFT JOIN sections AS s ON s.id = t.section_id
WHERE l.label IS NOT NULL AND l.year IS NOT NULL AND l.cents IS NOT NULL
GROUP BY d.id, coalesce(t.caption, s.title), l.label, l.phase, l.side, l.year, t.unit, t.sign_convention;
COMMIT;
PRAGMA application_id = 1279609156;
PRAGMA user_version = 3;
