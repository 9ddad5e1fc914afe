-- title = "What was promised in a programme, and what became of it?"
-- description = "The initiatives of one programme over all reports, each with the step that a report says was taken last. One name under another is one initiative through the years."
-- [parameters]
-- programme = "10"

SELECT i.title AS initiative, d.year, d.kind AS report, i.status, d.municipality, d.file_name, i.page, i.id AS record_id
FROM programmes AS p
JOIN current_documents AS d ON d.id = p.document_id
JOIN initiatives AS i ON i.programme_id = p.id
WHERE p.number = :programme
ORDER BY d.municipality, i.title COLLATE NOCASE, d.year, d.edition, i.start
