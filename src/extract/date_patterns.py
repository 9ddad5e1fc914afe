"""The patterns of the forms in which Dutch reports write a point or a stretch of time.

They hold no look-around and no white space of their own (`{B}` is one or more blanks), so that RE2 and Python's `re`
read them alike: RE2 finds where one stands, `re` takes it apart.
"""

from extract.amount_words import amount_words
from extract.date_words import Limit, date_words, either

_WORDS = date_words()
_NUMBERS = amount_words().number_words
B = r"\x20+"
# "2024"; OCR reads a nought as O and a one as l: "2O19", "201l"
YEAR = r"(?:1[89]|2[0O])\d[\dlO]\b"
DAY = r"\d{1,2}"
# "tweede", "2e", "2de"; OCR reads "2°", a PDF leaves "2 e"
ORDINAL = rf"{either(_WORDS.ordinals)}|[1-4]\x20?(?:e|de|ste)\b|[1-4]°"
MONTH = rf"(?:(?P<month>{either(_WORDS.months)})\b|(?P<short>{either(_WORDS.abbreviations)})\b\.?)"
RELATION = either(_WORDS.relation_of)
NUMBER = rf"{DAY}|{either(_NUMBERS)}"
DASH = "[-–—]"
# "tweede en derde", "5 t/m 9", "1e/2e"
JOIN = rf"(?:\x20*(?:{DASH}|[/,])\x20*|{B}(?:en|of|t/m|tot{B}en{B}met|tot){B})"
# "'24"
SHORT_YEAR = r"['’‘]\d\d\b"
# "2024", "van 2024", "'24", "dit jaar", "van volgend jaar", "van het jaar"
TAIL = rf"""(?:
    {B}(?:(?:van|in){B}(?:het{B}jaar{B})?)?(?P<year>{YEAR}|{SHORT_YEAR})
    |{B}(?:van{B})?(?:het{B})?(?P<year_word>{RELATION}){B}jaar\b
    |{B}van{B}het{B}(?P<the_year>jaar)\b
)"""

# "vanaf", "tot en met de", "uiterlijk in het", "na de"; "begin van het", "eind", "rond eind"
LEAD = rf"""
    (?:(?P<limit>{either(_WORDS.limit_of)}){B}(?:(?:in|op|per|aan|voor){B})?(?:(?:het|de){B})?)?
    (?:(?:(?:{either(_WORDS.about)}){B}(?:(?:het|de){B})?)?(?P<part>{either(_WORDS.modifier_of)}){B}(?:van{B})?(?:(?:het|de){B})?)?
"""

# "1-1-2025", "01/04/2025", "31.12.2024", "31-12-24"
NUMERIC_DAY = rf"(?P<day>{DAY})(?P<mark>[-/.])(?P<number>{DAY})(?P<mark_again>[-/.])(?P<year>{YEAR}|\d\d\b)"
# "2025-01-31"
ISO_DAY = rf"(?P<year>{YEAR})-(?P<number>\d\d)-(?P<day>\d\d)\b"
# "12 mei jl.", "1 juli aanstaande"
NEARBY = rf"{B}(?P<nearby>{either(_WORDS.nearby_of)})"
WEEKDAY = rf"(?:(?:{either(_WORDS.weekdays)}),?{B})?"
# "17 maart 2021", "dinsdag 1 juli", "1 en 2 mei 2024", "3 tot 28 februari", "maandag 3 tot en met vrijdag 7 juni"
WORDED_DAY = rf"""
    {WEEKDAY}(?P<others>(?:{DAY}(?:e|ste|de)?{JOIN}{WEEKDAY})*)(?P<day>{DAY})(?:e|ste|de)?{B}{MONTH}{TAIL}?(?:{NEARBY})?
"""
# "week van 5 oktober 2025"
WEEK_OF_DAY = rf"week{B}van{B}(?P<day>{DAY}){B}{MONTH}{TAIL}?"
# "week 40", "week 40 t/m 42 van 2025"
NUMBERED_WEEK = rf"week{B}(?P<week>{DAY})\b(?:\x20*(?:{DASH}|t/m|tot{B}en{B}met)\x20*(?:week{B})?(?P<last>{DAY})\b)?{TAIL}?"
# "juni 2025", "mrt. 2024", "Mrt. 15", "dec-23", "afgelopen maart", "januari jl."
NAMED_MONTH = rf"(?:(?P<pointer>{RELATION}){B})?{MONTH}(?:{TAIL}|{NEARBY}|(?P<link>{B}|-)(?P<short_year>\d\d)\b)?"
# "derde kwartaal van 2024", "2e helft 2025", "eerste half jaar", "1e en 2e kwartaal"
WORDED_PART = (
    rf"(?P<others>(?:(?:{ORDINAL}){JOIN})*)(?P<ordinal>{ORDINAL}){B}(?P<unit>kwartaal|helft|half\x20*jaar|tertaal)\b{TAIL}?"
)
# "eerste drie maanden van 2017", "laatste maanden van dit jaar", "eerste twee kwartalen van 2024"
FIRST_MONTHS = rf"(?P<ordinal>{ORDINAL}){B}(?:(?P<count>{NUMBER}){B})?(?P<unit>maanden|kwartalen)\b{TAIL}?"
# "Q1 2023", "KW3", "kwartaal 4 van 2024", "2024-Q2", "Q2/3 2024"
CODED_PART = rf"""
    (?:(?P<first_year>{YEAR})[-\x20/])?(?:Q|KW\x20?|kwartaal{B})(?P<number>[1-4])(?:[-/](?P<last>[1-4]))?\b
    (?:[-/](?P<joined_year>{YEAR})|{TAIL})?
"""
# "K2 2024", "H1 2025": a letter that means a quarter or half only with a year behind it
LETTERED_PART = rf"(?P<letter>[KH])(?P<number>[1-4])[-/\x20](?P<year>{YEAR})"
# "najaar van 2025", "komende zomer", "winter 2023/2024"
NAMED_SEASON = rf"""
    (?:(?P<pointer>{RELATION}){B})?(?P<season>{either(_WORDS.seasons)})\b
    (?:{TAIL}(?:[-/](?P<year_end>{YEAR}|\d\d\b))?)?
"""
# "schooljaar 2021/2022", "schooljaar '23-'24", "komend schooljaar"
SCHOOL_YEAR = rf"""
    (?:(?P<pointer>{RELATION}){B})?(?:{either(_WORDS.school_years)})\b
    (?:{B}['’‘]?(?P<year>{YEAR}|\d\d)\x20*(?:{DASH}|/)\x20*['’‘]?(?P<year_end>{YEAR}|\d\d)\b)?
"""
# "komende tien jaar", "afgelopen 3 jaar"
SPAN_OF_YEARS = rf"(?P<pointer>{RELATION}|laatste){B}(?P<count>{NUMBER}){B}(?:jaar|jaren)\b"
# "vorig jaar zomer", "volgend jaar maart"
PART_OF_RELATIVE_YEAR = rf"""
    (?P<year_word>{RELATION}){B}jaar{B}(?:(?P<month>{either(_WORDS.months)})|(?P<season>{either(_WORDS.seasons)}))\b
"""
# "dit jaar", "volgend jaar"
RELATIVE_YEAR = rf"(?P<year_word>{RELATION}){B}jaar\b"
# "jaren '90", "jaren negentig"
TENS = either(word for word, number in _NUMBERS.items() if number in range(30, 100, 10))
DECADE = rf"jaren{B}(?:['’‘]?(?P<tens>[3-9]0)\b|(?P<worded>{TENS}))"
# "2024", "2022/23", "2027 en verder"
PLAIN_YEAR = rf"(?P<year>{YEAR})(?:[-/](?P<short_year>\d\d)\b|{B}(?P<onward>{either(_WORDS.onward)}))?"
# "(begin van het) jaar 2024", "(eind) '24"
NAMED_YEAR = rf"jaar{B}{PLAIN_YEAR}"
LED_SHORT_YEAR = rf"(?P<year>{SHORT_YEAR})"
# "(eind van het) jaar"
THE_YEAR = r"jaar\b"
# "vanaf 2020 gedurende vijf jaar"
YEAR_WITH_LENGTH = rf"""
    (?:{either(_WORDS.limits[Limit.FROM])}){B}(?P<year>{YEAR}){B}(?:gedurende|voor{B}de{B}duur{B}van|voor){B}(?P<count>{NUMBER}){B}jaar\b
"""
# "/11/2012": a day that a PDF lost
HOLED_DAY = rf"/(?P<number>{DAY})/(?P<year>{YEAR})"
