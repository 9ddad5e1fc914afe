// Datasette's pages: whether a column can be asked for as a facet, which its table.js wants to know; names and levels for who hears a page.
"use strict";
var DATASETTE_ALLOW_FACET = true;
document.addEventListener("DOMContentLoaded", () => {
  const names = {
    "select[name^=_filter_column]": "Column to filter by",
    "select[name^=_filter_op]": "How to compare",
    "input[name^=_filter_value]": "Value to compare with",
    "select[name=_sort], select[name=_sort_desc]": "Column to sort by",
  };
  for (const [selector, name] of Object.entries(names)) {
    for (const control of document.querySelectorAll(selector)) control.setAttribute("aria-label", name);
  }
  for (const wrapper of document.querySelectorAll(".table-wrapper")) {
    wrapper.tabIndex = 0;
    wrapper.setAttribute("role", "region");
    wrapper.setAttribute("aria-label", "Rows");
  }
  const skipped = document.querySelector("main h2") ? "main form h3" : "main h3";
  for (const heading of document.querySelectorAll(skipped)) heading.ariaLevel = 2;
  for (const icon of document.querySelectorAll(".dropdown-menu-icon")) openByKey(icon);
  foldColumns(document.querySelector(".column-descriptions"));
});

// What the columns mean is asked for now and then; the rows come first.
function foldColumns(columns) {
  if (!columns) return;
  const folded = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "What the columns mean";
  columns.replaceWith(folded);
  folded.append(summary, columns);
}

// The menu of a column, which Datasette opens with the mouse alone; Escape leads back to the column.
function openByKey(icon) {
  icon.tabIndex = 0;
  icon.setAttribute("role", "button");
  icon.setAttribute("aria-label", `What can be done with ${icon.closest("th").dataset.column}`);
  icon.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    icon.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    const menu = document.querySelector(".dropdown-menu");
    [...menu.querySelectorAll("a")].find((link) => link.checkVisibility()).focus();
    menu.onkeydown = (leaving) => {
      if (leaving.key !== "Escape") return;
      document.body.click();
      icon.focus();
    };
  });
}
