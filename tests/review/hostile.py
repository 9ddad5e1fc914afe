"""A report whose words, title and file name try to become part of the page."""

from hashlib import sha256
from typing import Any

from schema import Coverage, Document, DocumentFacts, Extraction, Initiative, Issue, Section, Severity

ATTACKS = (
    "</script><script>window.hacked = 1</script>",
    "<!--<script>",
    "]]><img src=x onerror='window.hacked = 1'>",
    '"><svg onload="window.hacked = 1">',
    "\u2028window.hacked = 1;\u2029",
    "{{ 7 * 7 }} {% raw %} ${7*7} `",
    "</title></style></textarea><script>window.hacked = 1</script>",
    "javascript:window.hacked=1 &lt;b&gt; &amp; \\u003c 😀 na het teken",
)
NAME = "</title><script>window.hacked = 1</script>\"'&.txt"


def hostile_report() -> Extraction:
    """The report with a section, an initiative and an issue for each attack."""
    text = "\n".join(ATTACKS) + "\nhet einde"
    document = Document(
        file_name=NAME,
        source_path=f"reports/{NAME}",
        sha256=sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
    )
    found: dict[str, list[Any]] = {"sections": [], "initiatives": [], "issues": []}
    for attack in ATTACKS:
        start = text.index(attack)
        stop = start + len(attack)
        place: dict[str, Any] = {"start": start, "end": stop, "page": None, "words": attack}
        ids = {kind: document.record_id(kind, start, stop) for kind in found}
        section: dict[str, Any] = {"parent_id": None, "level": 1, "number": attack, "title": attack, "body_end": len(text)}
        found["sections"].append(Section(id=ids["sections"], **place, **section))
        links: dict[str, Any] = {"section_id": ids["sections"], "programme_id": None, "policy_area_id": None, "status": None}
        body: dict[str, Any] = {"title": attack, "body_start": start, "body_end": len(text)}
        found["initiatives"].append(Initiative(id=ids["initiatives"], **place, **links, **body))
        found["issues"].append(Issue(id=ids["issues"], **place, severity=Severity.WARNING, code=attack, message=attack))
    end: dict[str, Any] = {"start": len(text) - 5, "end": len(text), "page": None, "words": "einde"}
    last: dict[str, Any] = {"parent_id": None, "level": 1, "number": None, "title": "einde", "body_end": len(text)}
    found["sections"].append(Section(id=document.record_id("last", 0, 0), **end, **last))
    facts = {"kind": "overig", "title": ATTACKS[0], "year": 2026, "year_end": None, "edition": None}
    place_of: dict[str, Any] = {"municipality": ATTACKS[1], "municipality_code": None, "found_by": {}}
    about = DocumentFacts.model_validate(facts | place_of)
    return Extraction.model_validate({"document": document, "facts": about, "coverage": Coverage(signs=0, claimed=0), **found})
