"""The views of financial tables: figures that sums prove, sums that do not hold, figures that may stand in one series."""

DOCUMENT = "d.id AS document_id, d.file_name, d.municipality, d.kind, d.year AS document_year"
"""What each view tells of the document."""

BUDGET_LINES_RECONCILED = f"""
SELECT {DOCUMENT}, l.table_id, t.caption, l.id, l.page, l.start, l.end, l.words, l.label, l.code, l.heading, l.year, l.phase,
    l.side, CASE WHEN t.unit IS NOT NULL THEN l.euros END AS euros, l.nv, t.unit, t.unit_stated, t.sign_convention,
    v.decision AS reviewed
FROM budget_lines AS l
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
LEFT JOIN reviews AS v ON v.record_id = l.id
WHERE l.status = 'reconciled'
"""


def last_part(column: str) -> str:
    """The last part of a path: `Lasten` of `Wonen / Lasten`."""
    return f"json_extract('[' || replace(json_quote({column}), ' / ', '\",\"') || ']', '$[#-1]')"


NAME = f"""CASE
    WHEN l.row = result.row THEN {last_part("l.heading")}
    WHEN {last_part("l.label")} = {last_part("result.label")} THEN l.label
    ELSE {last_part("l.label")}
END"""
"""What a term of a sum is called: its column, where it stands in the row of the sum itself; else the last part of its label, or
the whole where the sum is called so too: `Wonen / Saldo` in the saldo of a programme."""

TERM = f"CASE WHEN x.factor < 0 THEN ' - ' ELSE ' + ' END || coalesce({NAME} || ' ', '') || replace(l.words, char(10), ' ')"
"""` + Lasten 1.582`."""

BUDGET_CONFLICTS = f"""
SELECT {DOCUMENT}, c.table_id, t.caption, c.id, c.page, c.start, c.end, c.words, c.rule, result.label, result.heading,
    (SELECT ltrim(group_concat(term, ''), ' +') FROM (
        SELECT {TERM} AS term FROM check_lines AS x JOIN budget_lines AS l ON l.id = x.line_id
        WHERE x.check_id = c.id AND x.factor <> 0 ORDER BY l.start
    )) AS terms,
    c.expected_euros AS expected, c.found_euros AS found, c.difference_euros AS difference, t.unit, t.sign_convention,
    v.decision AS reviewed
FROM checks AS c
JOIN budget_tables AS t ON t.id = c.table_id
JOIN current_documents AS d ON d.id = c.document_id
LEFT JOIN check_lines AS r ON r.check_id = c.id AND r.factor = 0
LEFT JOIN budget_lines AS result ON result.id = r.line_id
LEFT JOIN reviews AS v ON v.record_id = c.id
WHERE c.status = 'conflict'
"""

DIFFERENT = "count(DISTINCT l.cents || coalesce(l.nv, ''))"
"""How many different figures there are."""

BUDGET_SERIES = f"""
SELECT {DOCUMENT}, coalesce(t.caption, s.title) AS caption, l.label, l.phase, l.side, l.year,
    CASE WHEN {DIFFERENT} = 1 AND t.unit IS NOT NULL THEN min(l.euros) END AS euros,
    CASE WHEN {DIFFERENT} = 1 THEN min(l.nv) END AS nv,
    t.unit, t.sign_convention,
    CASE
        WHEN sum(l.status = 'conflict') THEN 'conflict' WHEN sum(l.status = 'reconciled') THEN 'reconciled' ELSE 'unverified'
    END AS status,
    count(*) AS figures, {DIFFERENT} AS different,
    CASE WHEN count(v.decision) = count(*) AND count(DISTINCT v.decision) = 1 THEN min(v.decision) END AS reviewed
FROM budget_lines AS l
JOIN budget_tables AS t ON t.id = l.table_id
JOIN current_documents AS d ON d.id = l.document_id
LEFT JOIN sections AS s ON s.id = t.section_id
LEFT JOIN reviews AS v ON v.record_id = l.id
WHERE l.label IS NOT NULL AND l.year IS NOT NULL AND l.cents IS NOT NULL
GROUP BY d.id, coalesce(t.caption, s.title), l.label, l.phase, l.side, l.year, t.unit, t.sign_convention
"""
