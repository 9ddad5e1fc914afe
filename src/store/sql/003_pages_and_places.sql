-- What readers of PDF, web pages and Word know beside the text: where records stand, where links lead, what a file tells of itself.

ALTER TABLE documents ADD COLUMN file_title TEXT;
ALTER TABLE documents ADD COLUMN author TEXT;
ALTER TABLE documents ADD COLUMN address TEXT;
ALTER TABLE documents ADD COLUMN created TEXT;

ALTER TABLE pages ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);

CREATE TABLE boxes (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    record_id TEXT NOT NULL,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL CHECK (x1 >= x0),
    bottom REAL NOT NULL CHECK (bottom >= top)
) STRICT;
CREATE INDEX boxes_document_id ON boxes (document_id);
CREATE INDEX boxes_record_id ON boxes (record_id);

CREATE TABLE links (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end >= start),
    address TEXT,
    target INTEGER
) STRICT;
CREATE INDEX links_document_id ON links (document_id);
