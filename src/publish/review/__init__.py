"""The page for review: one HTML file that holds the report, its records in their place, and what reviewers decided."""

from publish.review.page import ON_THE_SERVER, Addresses, review_page, review_policy
from publish.review.pictures import Pictures, data_address, page_pictures, read_pages_file

__all__ = [
    "ON_THE_SERVER",
    "Addresses",
    "Pictures",
    "data_address",
    "page_pictures",
    "read_pages_file",
    "review_page",
    "review_policy",
]
