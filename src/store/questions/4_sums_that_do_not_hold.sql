-- title = "Which sums do not add up?"
-- description = "Sums in financial tables whose printed outcome is not what the figures come to, the largest difference first. Money in euros; as printed where the unit of the table is not known."

SELECT difference, expected, found, label, heading, terms, caption, file_name, document_year AS year, page, id AS record_id
FROM budget_conflicts
ORDER BY abs(difference) DESC, file_name, start
