-- title = "Which amounts are above a million, and what is said of them?"
-- description = "Amounts in running text of at least so many euros, the largest first, each in its sentence (zin)."
-- [parameters]
-- euros = "1000000"

WITH largest AS MATERIALIZED (
    SELECT a.*, d.year, d.kind, d.file_name FROM amounts AS a JOIN current_documents AS d ON d.id = a.document_id
    WHERE a.cents >= CAST(:euros AS REAL) * 100 ORDER BY a.cents DESC, a.id LIMIT 200
),
-- What stands before and behind each, with a mark where a sentence or a paragraph ends.
around AS MATERIALIZED (
    SELECT a.*,
        replace(replace(substr(t.text, max(a.start - 300, 0) + 1, min(a.start, 300)), '. ', '.' || char(31)),
            char(10, 10), char(31)) AS before,
        replace(replace(substr(t.text, a.end + 1, 300), '. ', '.' || char(31)), char(10, 10), char(31)) || char(31) AS behind
    FROM largest AS a JOIN texts AS t ON t.document_id = a.document_id
)
SELECT a.euros, a.year, a.kind AS report, a.file_name, a.page,
    replace(substr(a.before, length(rtrim(a.before, replace(a.before, char(31), ''))) + 1) || a.words
        || substr(a.behind, 1, instr(a.behind, char(31)) - 1), char(10), ' ') AS sentence,
    i.title AS initiative, a.id AS record_id
FROM around AS a
LEFT JOIN initiatives AS i ON i.id = a.initiative_id
ORDER BY a.cents DESC, a.id
