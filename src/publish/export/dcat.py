"""A stub for data portals: DCAT-AP-NL 3.0, the Dutch profile of the European one, as JSON-LD.

Mandatory there are, of a dataset: `dct:title`, `dct:description`, `dct:identifier`, `dct:publisher`, `dct:creator`,
`dcat:contactPoint`, `dcat:theme` and `dct:accessRights`; of a distribution `dcat:accessURL` and `dct:license`. All of them stand
in the stub, as placeholders where only the publisher knows: the options of `export` fill in the title, publisher, contact and
licence, and what is left is where the set will stand on the web. Geonovum's validator has the last word.
"""

from typing import Any

from publish.export.about import ADDRESS, LICENCES, MAIL, TITLE, About, to_fill_in

VERSION = "DCAT-AP-NL 3.0"

MANDATORY = {
    "dcat:Dataset": (
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:publisher",
        "dct:creator",
        "dcat:contactPoint",
        "dcat:theme",
        "dct:accessRights",
    ),
    "dcat:Distribution": ("dcat:accessURL", "dct:license"),
}
"""The properties that the profile asks for."""

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

AUTHORITY = "http://publications.europa.eu/resource/authority"
GOVERNMENT = f"{AUTHORITY}/data-theme/GOVE"
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
DUTCH = f"{AUTHORITY}/language/NLD"
CSV = f"{AUTHORITY}/file-type/CSV"


def write_dcat(documents: list[dict[str, Any]], about: About, package: dict[str, Any]) -> dict[str, Any]:
    """The dataset and its one distribution; `package` is the data package that it is about."""
    years = [year for document in documents for year in (document["year"], document["year_end"]) if year]
    dataset: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "dcat:Dataset",
        "@id": to_fill_in("address of the set"),
        "dct:title": in_english(about.title or TITLE),
        "dct:description": in_english(package["description"]),
        "dct:identifier": to_fill_in("address of the set"),
        "dct:publisher": agent(about.publisher),
        "dct:creator": agent(about.publisher),
        "dcat:contactPoint": contact_point(about),
        "dcat:theme": {"@id": GOVERNMENT},
        "dct:accessRights": {"@id": PUBLIC},
        "dct:language": {"@id": DUTCH},
        "dct:modified": {"@value": package["created"], "@type": "xsd:dateTime"},
        "dcat:keyword": sorted({document["municipality"] for document in documents if document["municipality"]}),
        "dcat:distribution": {
            "@type": "dcat:Distribution",
            "dct:title": in_english("Frictionless data package with CSV files"),
            "dcat:accessURL": {"@id": to_fill_in("address of the files")},
            "dct:license": {"@id": licence_address(about)},
            "dct:format": {"@id": CSV},
        },
    }
    if years:
        dataset["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": f"{min(years)}-01-01", "@type": "xsd:date"},
            "dcat:endDate": {"@value": f"{max(years)}-12-31", "@type": "xsd:date"},
        }
    return dataset


def in_english(text: str) -> dict[str, str]:
    """A text of ours; a publisher with a Dutch title changes the tag with it."""
    return {"@value": text, "@language": "en"}


def agent(name: str | None) -> dict[str, Any]:
    """Who publishes the set."""
    return {"@type": "foaf:Agent", "foaf:name": name or to_fill_in("--publisher")}


def contact_point(about: About) -> dict[str, Any]:
    """Where questions go."""
    card: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": about.publisher or to_fill_in("--publisher")}
    contact = about.contact or to_fill_in("--contact")
    if MAIL.fullmatch(contact):
        return card | {"vcard:hasEmail": {"@id": f"mailto:{contact}"}}
    return card | {"vcard:hasURL": {"@id": contact} if ADDRESS.fullmatch(contact) else contact}


def licence_address(about: About) -> str:
    """Where the licence stands."""
    if about.licence is None:
        return to_fill_in("--licence")
    return LICENCES[about.licence][1] if about.licence in LICENCES else about.licence
