-- title = "What was budgeted, and what was it in the end?"
-- description = "For each policy area and programme the approved budget (begroting) beside the actual figure (rekening) of the same year, in euros as signed in print. Left out is what reports give different figures for, and what has only one of the two."

WITH areas AS MATERIALIZED (
    SELECT name FROM policy_areas
    UNION SELECT code || ' ' || name FROM policy_areas WHERE code IS NOT NULL
    UNION SELECT name FROM programmes WHERE name IS NOT NULL
    UNION SELECT number || ' ' || name FROM programmes WHERE name IS NOT NULL
),
labels AS MATERIALIZED (
    SELECT a.name, a.name || p.value AS label FROM areas AS a CROSS JOIN json_each('["", " / Lasten", " / Baten", " / Saldo"]') AS p
)
SELECT d.municipality, a.name AS policy_area, l.side, l.year,
    min(CASE WHEN l.phase = 'approved' THEN l.euros END) AS approved,
    min(CASE WHEN l.phase = 'actual' THEN l.euros END) AS actual,
    min(CASE WHEN l.phase = 'actual' THEN l.euros END) - min(CASE WHEN l.phase = 'approved' THEN l.euros END) AS difference,
    t.sign_convention, max(CASE WHEN l.phase = 'actual' THEN l.id END) AS record_id
FROM labels AS a
CROSS JOIN budget_lines AS l ON l.label = a.label COLLATE NOCASE
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
WHERE l.phase IN ('approved', 'actual') AND l.side IN ('expenditure', 'revenue', 'balance')
    AND l.year IS NOT NULL AND l.cents IS NOT NULL AND t.unit IS NOT NULL
GROUP BY d.municipality, a.name, l.side, l.year, t.sign_convention
HAVING count(DISTINCT CASE WHEN l.phase = 'approved' THEN l.cents END) = 1
    AND count(DISTINCT CASE WHEN l.phase = 'actual' THEN l.cents END) = 1
ORDER BY d.municipality, a.name, l.year, l.side
