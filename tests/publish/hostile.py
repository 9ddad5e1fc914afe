"""Reports that try to become more than text, as the program reads them: a text, a web page and a PDF; and what is no text."""

import re
from html import escape
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from selectolax.lexbor import LexborHTMLParser

ATTACKS = (
    "</script><script>hacked()</script>",
    '"><img src=x onerror=hacked()>',
    "' autofocus onfocus='hacked()",
    "</title></style></textarea></select><svg onload=hacked()>",
    "{{7*7}}{%raw%}{#",
    "javascript:hacked()",
    '=HYPERLINK("http://evil.example/","klik")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "\u2028hacked()\u2029",
    "\u202egnirts\u202c \u2066om\u2069",
    "\x1b[31mrood\x1b]0;titel\x07",
    "\x9b31m\x00\x08",
    "<!--<script>",
    "]]><![CDATA[",
    "${7*7}`\\u003cscript\\u003e",
)
NAME = "=1+1<img src=x onerror=hacked()>\"'{{7*7}}\u202e\x1b[31m"
"""A file name; the suffix comes behind it."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would take for a command, or would turn the text around."""


def write_reports(folder: Path) -> None:
    """Writes the reports."""
    folder.mkdir()
    (folder / f"{NAME}.txt").write_text(report_text(), encoding="utf-8")
    (folder / f"{NAME}.html").write_text(web_page(), encoding="utf-8")
    write_pdf(folder / f"{NAME}.pdf")


def report_text() -> str:
    """Each attack as a heading, in a sentence, and in a table."""
    parts = [f"Programmabegroting 2026 {ATTACKS[0]}\nGemeente Meerdrecht\n\nIn het \x1b[31mrood\x07.\n"]
    for number, attack in enumerate(re.sub(r"[\x00-\x1f]", "", attack) for attack in ATTACKS):  # with more it were no text
        parts.append(
            f"\n{number + 1}. {attack}\n\nProject {attack} start in 2026 en kost € 2.000.{number:03} (RV 24.00{number:02}, {attack}).\n"
            f"\nTabel {number} {attack} (x € 1.000)\n"
            f"{attack} | Begroting 2025 {attack} | Begroting 2026\n"
            f"{attack} / Lasten | 1.600 | 1.700\n{attack} / Baten | -50 | -60\n{attack} / Saldo | 1.551 | 1.640\n"
        )
    return "".join(parts)


def web_page() -> str:
    """The same with elements, and with addresses that run."""
    said = [escape(attack) for attack in ATTACKS]
    head = (
        f"<title>Programmabegroting 2026 {said[1]}</title><meta name=author content='{said[2]}'>"
        f"<meta property=og:title content='{said[0]}'><link rel=canonical href='javascript:hacked()'>"
    )
    start = "<!DOCTYPE html>\n<!-- saved from url=(0019)javascript:hacked() -->\n<html lang=nl>"
    parts = [f"{start}<head><meta charset=utf-8>{head}</head><body><main><h1>Programmabegroting 2026 {said[0]}</h1>"]
    for number, attack in enumerate(said):
        parts.append(
            f"<h2>Programma {number + 1} {attack}</h2><h3>Beleidsterrein {number + 1}A {attack}</h3>"
            f"<table><tr><th>Doel</th><th>Prestaties</th></tr>"
            f"<tr><td>{number + 1}A1 {attack}</td><td>{number + 1}A101 {attack}</td></tr></table>"
            f"<h4>Project {attack}</h4><p>{attack} is in 2025 gestart en kost € 3.000.{number:03}"
            f" (<a href='javascript:hacked()'>RV 24.00{number:02}</a>, <a href='https://evil.example/{attack}'>{attack}</a>).</p>"
            f"<table><caption>Tabel {number} {attack} (x € 1.000)</caption>"
            f"<tr><th>{attack}</th><th>Begroting 2025 {attack}</th><th>Begroting 2026</th></tr>"
            f"<tr><td>{attack}</td><td>1.600</td><td>1.700</td></tr><tr><td>B{attack}</td><td>50</td><td>60</td></tr>"
            f"<tr><td>Totaal {attack}</td><td>1.651</td><td>1.760</td></tr></table>"
        )
    return "".join(parts)


def write_pdf(path: Path) -> None:
    """The same on pages, with a title and an author of that sort."""
    styles = getSampleStyleSheet()
    story: list[object] = [Paragraph("Programmabegroting 2026", styles["Title"])]
    for number, attack in enumerate(escape(CONTROL.sub("", attack)) for attack in ATTACKS):
        story += [
            Paragraph(f"{number + 1} {attack}", styles["Heading1"]),
            Paragraph(
                f"Project {attack} kost € 4.000.{number:03} (RV 24.00{number:02}; <a href='javascript:hacked()'>{attack}</a>).",
                styles["BodyText"],
            ),
            Paragraph(f"Tabel {number} {attack} (x € 1.000)", styles["BodyText"]),
            Table(
                [[attack, "Begroting 2025", "Begroting 2026"], [attack, "1.600", "1.700"], [f"Totaal {attack}", "1.601", "1.700"]]
            ),
        ]
    SimpleDocTemplate(str(path), pagesize=A4, title=ATTACKS[0], author=ATTACKS[1], subject=ATTACKS[5]).build(story)


def assert_is_text(html: str, own_scripts: tuple[str, ...] = ()) -> None:
    """Nothing of a report is an element, an attribute or a script of a page; scripts inside are `own_scripts`, or data."""
    page = LexborHTMLParser(html)
    for element in page.css("*"):
        names = [name for name in element.attributes if name]
        assert not [name for name in names if name.lower().startswith("on")], element.html
        for name in ("href", "src", "action", "formaction"):
            target = (element.attributes.get(name) or "").strip().lower()
            assert not target.startswith(("javascript:", "data:", "//")), element.html
    for script in page.css("script"):
        is_data = script.attributes.get("type") in ("application/json", "text/plain")
        assert script.attributes.get("src") or is_data or script.text() in own_scripts, script.html
    assert not page.css("svg, body title, body style:not(main style), img[src=x], iframe, object, embed")
    assert "display:none" not in "".join(style.text() for style in page.css("style"))
