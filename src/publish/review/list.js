// The list beside the report: what the filters let through, in reading order; only the rows on the screen exist.

const list = byId("list");
const rows = byId("rows");
const ROW = 56;
const SPARE = 6;
const isShown = new Uint8Array(records.length).fill(1);
const SUM_KINDS = ["budget_tables", "budget_lines", "checks"];

let shown = records;
let chosen = null;
let plainWords = null;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Fills the menus of the filters with what there is in this report. */
function fillFilters() {
  const count = (test) => records.filter(test).length;
  const kinds = data.kinds.map((kind) => [kind.kind, kind.name, count((record) => record.kind === kind)]).filter(([, , number]) => number);
  fillMenu("kind", [["", `All kinds (${records.length})`], ...kinds.map(([value, name, number]) => [value, `${name} (${number})`])]);
  const initiatives = tally(records.filter((record) => record.kind.kind === "initiatives"), (record) => found(record, "status") || "none");
  const sums = tally(records.filter((record) => SUM_KINDS.includes(record.kind.kind)), (record) => found(record, "status"));
  fillMenu("status", [
    ["", "Any status"],
    ...initiatives.map(([name, number]) => [`initiative ${name}`, `initiative: ${name} (${number})`]),
    ...sums.map(([name, number]) => [`sum ${name}`, `sum: ${name} (${number})`]),
  ]);
  fillMenu("review", [["", "All"], ["open", "not reviewed"], ["done", "reviewed"], ["accepted", "accepted"], ["corrected", "corrected"], ["rejected", "rejected"]]);
  const codes = tally(records.filter((record) => record.kind.kind === "issues"), (record) => found(record, "code"));
  fillMenu("issue", [["", "With or without"], ["*", "with any issue"], ...codes.map(([code, number]) => [code, `${code} (${number})`])]);
}

function fillMenu(name, options) {
  byId(`filter-${name}`).replaceChildren(...options.map(([value, label]) => make("option", { value }, label)));
}

function tally(some, key) {
  const counts = new Map();
  for (const record of some) counts.set(key(record), (counts.get(key(record)) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

/** Shows the records that all filters let through. */
function applyFilters() {
  const [kind, status, review, issue] = ["kind", "status", "review", "issue"].map((name) => byId(`filter-${name}`).value);
  const words = plain(byId("filter-words").value).split(/\s+/).filter(Boolean);
  const touched = issue ? spansOfIssues(issue) : null;
  shown = records.filter(
    (record) =>
      (!kind || record.kind.kind === kind) &&
      (!status || hasStatus(record, status)) &&
      (!review || isReviewed(record, review)) &&
      (!touched || hasIssue(record, issue, touched)) &&
      words.every((word) => textOf(record).includes(word)),
  );
  isShown.fill(0);
  for (const record of shown) isShown[record.index] = 1;
  byId("clear").hidden = !(kind || status || review || issue || words.length);
  byId("count").textContent = shown.length === records.length ? `${NUMBER.format(records.length)} records` : `${NUMBER.format(shown.length)} of ${NUMBER.format(records.length)} records`;
  list.scrollTop = 0;
  if (chosen) bringToRow(chosen);
  drawRows();
  drawAgain();
}

function hasStatus(record, wanted) {
  const [about, status] = wanted.split(" ");
  const kind = record.kind.kind;
  if (about === "initiative") return kind === "initiatives" && (valueOf(record, "status") || "none") === status;
  return SUM_KINDS.includes(kind) && found(record, "status") === status;
}

function isReviewed(record, wanted) {
  const decision = decisionOf(record)?.decision;
  return wanted === "open" ? !decision : wanted === "done" ? Boolean(decision) : decision === wanted;
}

/** The places of issues with this code, joined where they overlap, in order. */
function spansOfIssues(code) {
  const spans = [];
  for (const record of records) {
    if (record.kind.kind !== "issues" || record.end === record.start || (code !== "*" && found(record, "code") !== code)) continue;
    const last = spans.at(-1);
    if (last && record.start < last[1]) last[1] = Math.max(last[1], record.end);
    else spans.push([record.start, record.end]);
  }
  return spans;
}

function hasIssue(record, code, spans) {
  if (record.kind.kind === "issues") return code === "*" || found(record, "code") === code;
  let [first, last] = [0, spans.length];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (spans[middle][1] <= record.start) first = middle + 1;
    else last = middle;
  }
  return first < spans.length && spans[first][0] < record.end;
}

/** All that can be found of a record by words, without accents and capitals. */
function textOf(record) {
  plainWords ||= new Array(records.length);
  const texts = () => record.values.filter((value) => typeof value === "string");
  return (plainWords[record.index] ||= plain([data.text.slice(record.start, Math.min(record.end, record.start + 2000)), record.id, ...texts()].join(" ")));
}

/** Draws the rows that are on the screen. */
function drawRows() {
  rows.style.height = `${shown.length * ROW}px`;
  const first = Math.max(Math.floor(list.scrollTop / ROW) - SPARE, 0);
  const last = Math.min(Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE, shown.length);
  rows.replaceChildren(...shown.slice(first, last).map((record, at) => makeRow(record, first + at)));
  const active = chosen && byId(`row-${chosen.index}`);
  if (active) list.setAttribute("aria-activedescendant", active.id);
  else list.removeAttribute("aria-activedescendant");
}

function makeRow(record, at) {
  const decision = decisionOf(record)?.decision;
  const isChosen = record === chosen;
  const row = make(
    "div",
    {
      class: `row k-${record.kind.kind}${isChosen ? " chosen" : ""}${decision ? ` ${decision}` : ""}`,
      id: `row-${record.index}`,
      role: "option",
      "aria-selected": String(isChosen),
      "aria-posinset": at + 1,
      "aria-setsize": shown.length,
      "data-index": record.index,
    },
    make("span", { class: "head", lang: "nl" }, headline(record)),
    make("span", { class: "under" }, make("b", {}, record.kind.name), " ", gist(record)),
    make("span", { class: "side" }, record.page ? `p. ${record.page}` : "", decision ? make("span", { class: "decision" }, decision) : ""),
  );
  row.style.top = `${at * ROW}px`;
  return row;
}

function placeInList(record) {
  let [first, last] = [0, shown.length];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (shown[middle].index < record.index) first = middle + 1;
    else last = middle;
  }
  return first;
}

/** Scrolls the list so far that a record's row can be seen. */
function bringToRow(record) {
  const top = placeInList(record) * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight + ROW;
}

/** The record so many rows further; the first or the last of the list where there is none. */
function neighbour(step) {
  if (!chosen) return shown[0];
  const at = placeInList(chosen);
  const isListed = shown[at] === chosen;
  const wanted = step > 0 && !isListed ? at : at + step;
  return shown[Math.min(Math.max(wanted, 0), shown.length - 1)];
}

rows.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row) choose(records[row.dataset.index], { from: "list" });
});
list.addEventListener("scroll", () => requestAnimationFrame(drawRows), { passive: true });
