"""What people get to see of the database: web pages, the page for review, exports, charts."""
