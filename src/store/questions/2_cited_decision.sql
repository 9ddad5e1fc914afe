-- title = "Where is a council proposal or decision cited?"
-- description = "Every citation of one decision over all reports, with the section in which it stands. RV is a raadsvoorstel, BW a collegebesluit, A an amendement, M a motie; a law stands as law Participatiewet."
-- [parameters]
-- citation = "RV 23.0058"

SELECT d.year, d.kind AS report, d.municipality, d.file_name, c.page, s.title AS section, i.title AS initiative, c.words,
    c.id AS record_id
FROM citations AS c
JOIN current_documents AS d ON d.id = c.document_id
LEFT JOIN sections AS s ON s.id = c.section_id
LEFT JOIN initiatives AS i ON i.id = c.initiative_id
WHERE c.kind = substr(:citation, 1, instr(:citation, ' ') - 1) AND c.number = substr(:citation, instr(:citation, ' ') + 1)
ORDER BY d.year, d.file_name, c.start
