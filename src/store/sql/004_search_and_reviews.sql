-- What is searched, the index over it, the words that the index knows; and reviews, one a record, with what is right instead.
--
-- Passages are made of the records and the text when a document is stored; store/passages.py fills those of older databases.

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    page INTEGER,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    marks TEXT NOT NULL
) STRICT;
CREATE INDEX passages_document_id ON passages (document_id, kind);

CREATE VIRTUAL TABLE search USING fts5 (
    title, body, marks, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- The passages of a document go into the index all at once, by whoever stores them: a trigger would have it written out row by row.
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO search (search, rowid, title, body, marks) VALUES ('delete', old.id, old.title, old.body, old.marks);
END;
CREATE TRIGGER passages_updated AFTER UPDATE ON passages BEGIN
    INSERT INTO search (search, rowid, title, body, marks) VALUES ('delete', old.id, old.title, old.body, old.marks);
    INSERT INTO search (rowid, title, body, marks) VALUES (new.id, new.title, new.body, new.marks);
END;

-- A word that no passage holds any more may stay: a search for it finds nothing.
CREATE TABLE search_words (
    word TEXT NOT NULL,
    spelling TEXT NOT NULL,
    PRIMARY KEY (word, spelling)
) STRICT, WITHOUT ROWID;

-- A review outlives the record that it is about: the record comes back under the same id when the document is read again.
-- What was decided in other words than these three stands in the remark from now on.
CREATE TABLE reviews_new (
    record_id TEXT PRIMARY KEY NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'corrected', 'rejected')),
    correction TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(correction)),
    remark TEXT,
    reviewer TEXT,
    reviewed_at TEXT NOT NULL
) STRICT;
INSERT OR REPLACE INTO reviews_new (record_id, document_id, kind, decision, remark, reviewer, reviewed_at)
SELECT
    v.record_id,
    v.document_id,
    coalesce(r.kind, 'issues'),
    CASE WHEN v.decision IN ('accepted', 'corrected', 'rejected') THEN v.decision ELSE 'corrected' END,
    CASE WHEN v.decision IN ('accepted', 'corrected', 'rejected') THEN v.remark ELSE v.whole_remark END,
    v.reviewer,
    v.reviewed_at
FROM (SELECT *, decision || coalesce(': ' || remark, '') AS whole_remark FROM reviews) AS v
LEFT JOIN (
    SELECT 'sections' AS kind, id FROM sections
    UNION ALL SELECT 'programmes', id FROM programmes
    UNION ALL SELECT 'policy_areas', id FROM policy_areas
    UNION ALL SELECT 'goals', id FROM goals
    UNION ALL SELECT 'activities', id FROM activities
    UNION ALL SELECT 'initiatives', id FROM initiatives
    UNION ALL SELECT 'amounts', id FROM amounts
    UNION ALL SELECT 'dates', id FROM dates
    UNION ALL SELECT 'citations', id FROM citations
    UNION ALL SELECT 'budget_tables', id FROM budget_tables
    UNION ALL SELECT 'budget_lines', id FROM budget_lines
    UNION ALL SELECT 'checks', id FROM checks
    UNION ALL SELECT 'indicators', id FROM indicators
) AS r ON r.id = v.record_id
ORDER BY v.reviewed_at, v.id;
DROP TABLE reviews;
ALTER TABLE reviews_new RENAME TO reviews;
CREATE INDEX reviews_document_id ON reviews (document_id);
