-- title = "What was the program unsure of?"
-- description = "What was seen in the reports and not settled, those that matter most first. A code narrows it down, as unclaimed-amount; empty for all."
-- [parameters]
-- code = ""

SELECT n.severity, n.code, n.message, n.words, d.file_name, d.year, n.page, n.id AS record_id
FROM issues AS n
JOIN current_documents AS d ON d.id = n.document_id
WHERE :code = '' OR n.code = :code
ORDER BY n.severity = 'info', n.code, d.file_name, n.start
LIMIT 1000
