// The record that is chosen: its words, its fields, its sums, and what can be decided on it.

const MOST_WORDS = 600;
const DONE = { accepted: "Accepted", corrected: "Corrected", rejected: "Rejected", withdrawn: "Taken back" };

/** Makes a record the one that all parts of the page show. */
function choose(record, { from }) {
  if (!record) return;
  chosen = record;
  bringToRow(record);
  drawRows();
  showInReport(record, { scroll: from !== "report" });
  showRecord();
  if (from === "report" || from === "sums") document.body.dataset.view = "record";
  showTab();
}

/** Shows the record that is chosen with all that is known of it. */
function showRecord() {
  const record = chosen;
  const review = decisionOf(record);
  byId("record-body").replaceChildren(
    make("h2", { class: `k-${record.kind.kind}` }, make("span", { class: "dot", "aria-hidden": "true" }), record.kind.one),
    make("p", { class: "place" }, placeOf(record), review ? make("span", { class: `decision ${review.decision}` }, review.decision) : ""),
    make("blockquote", { lang: "nl" }, wordsOf(record, record.kind.kind === "budget_tables" ? SHORT : MOST_WORDS) || "About the whole document."),
    ...partsInOrder(record).filter(Boolean),
  );
  byId("record-body").scrollTop = 0;
  byId("actions").hidden = false;
  byId("remark").value = review?.remark || "";
  byId("correct").disabled = !record.kind.fields.some((field) => field.right);
  byId("correct").title = byId("correct").disabled ? "Nothing of this kind of record can be corrected: accept or reject it." : "";
  byId("withdraw").hidden = !review;
}

/** What is told of a record: of a table and a sum the sums first, for they are what it is about. */
function partsInOrder(record) {
  const isSum = ["budget_tables", "checks"].includes(record.kind.kind);
  return isSum ? [sumParts(record), ...issueParts(record), fieldParts(record)] : [...issueParts(record), fieldParts(record), sumParts(record)];
}

function placeOf(record) {
  const where = record.page ? `page ${record.page}` : `character ${NUMBER.format(record.start)}`;
  return shown.includes(record) ? `${where} · ${NUMBER.format(placeInList(record) + 1)} of ${NUMBER.format(shown.length)} shown` : `${where} · not among those shown`;
}

/** The issues at the place of the record, each with a button that leads to it. */
function issueParts(record) {
  return issuesOn(record)
    .slice(0, 5)
    .map((issue) => make("p", { class: "issue" }, make("button", { type: "button", on: { click: () => choose(issue, { from: "sums" }) } }, found(issue, "code")), " ", found(issue, "message")));
}

/** The fields that have a value, and those that were corrected with what was found. */
function fieldParts(record) {
  const review = decisionOf(record);
  const rows = [];
  record.kind.fields.forEach((field, place) => {
    const value = record.values[place];
    const isCorrected = Boolean(review && field.name in review.correction);
    const isEmpty = value === null || (Array.isArray(value) && !value.length);
    if (isEmpty && !isCorrected) return;
    rows.push(make("div", {}, make("dt", { title: field.help }, field.label), make("dd", { lang: field.input === "text" ? "nl" : null }, ...valueParts(record, field, value, isCorrected && review.correction[field.name]))));
  });
  return make("dl", { class: "fields" }, ...rows);
}

function valueParts(record, field, value, right) {
  if (field.input === "record") {
    const other = records[value];
    return [make("button", { type: "button", on: { click: () => choose(other, { from: "sums" }) } }, said(record, field, value))];
  }
  if (right === false && field.input !== "yes") return [said(record, field, value)];
  const isCorrected = Boolean(decisionOf(record) && field.name in decisionOf(record).correction);
  if (!isCorrected) return [said(record, field, value)];
  return [make("del", {}, said(record, field, value)), " ", make("ins", {}, said(record, field, right))];
}

/** Decides on the record that is chosen, says so, and goes on to the next. */
function decideChosen(decision, correction = {}) {
  if (!chosen) {
    say("Choose a record first: press j.");
    return;
  }
  const record = chosen;
  const next = neighbour(1);
  decide(record, decision, correction, byId("remark").value.trim());
  showProgress();
  say(`${DONE[decision]}: ${headline(record).slice(0, 80)}. ${progressWords()}`);
  if (decision !== "withdrawn" && next && next !== record) choose(next, { from: "list" });
  else choose(record, { from: "list" });
  if (byId("filter-review").value) applyFilters();
  else drawMarksOf(record);
}

/** Draws anew the marks of a record, as after a decision on it. */
function drawMarksOf(record) {
  for (const mark of marksOf(record)) mark.className = markClass(mark.dataset.all.split(" ").map(Number));
}

/** Takes the last decision back and shows the record that it was about. */
function undoLast() {
  const record = undo();
  if (!record) {
    say("There is nothing to undo.");
    return;
  }
  showProgress();
  if (byId("filter-review").value) applyFilters();
  choose(record, { from: "list" });
  drawMarksOf(record);
  say(`Undone: ${headline(record).slice(0, 80)}. ${progressWords()}`);
}

function reviewedCount() {
  let count = 0;
  for (const review of decisions.values()) if (review.decision !== "withdrawn") count += 1;
  return count;
}

function progressWords() {
  return `${NUMBER.format(reviewedCount())} of ${NUMBER.format(records.length)} reviewed.`;
}

function showProgress() {
  const waiting = unsaved();
  byId("progress").textContent = `${progressWords()} ${waiting ? `${NUMBER.format(waiting)} not saved yet.` : ""}`;
  byId("bar").max = records.length || 1;
  byId("bar").value = reviewedCount();
  byId("save").classList.toggle("waiting", waiting > 0);
}
