// Totals as trees: which figures add up to which, down to those that nothing adds up to.

const MOST_TREES = 40;
let sumIndex = null;

/** For each check its figures; for each figure the checks that it is the sum of, and those that it is a term of. */
function sums() {
  if (sumIndex) return sumIndex;
  const figures = new Map();
  const resultOf = new Map();
  const termOf = new Map();
  const add = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
  for (const [check, line, factor] of data.terms) {
    add(figures, check, { line, factor });
    add(factor ? termOf : resultOf, line, check);
  }
  sumIndex = { figures, resultOf, termOf };
  return sumIndex;
}

/** The part of the page that shows the sums of a table, a figure or a check; null where there are none. */
function sumParts(record) {
  const { figures, resultOf, termOf } = sums();
  if (record.kind.kind === "budget_tables") return tableTrees(record);
  if (record.kind.kind === "checks") return make("div", { class: "sums" }, make("h3", {}, "The sum"), treeOf(record.index, [], true));
  if (record.kind.kind !== "budget_lines") return null;
  const own = resultOf.get(record.index) || [];
  const above = (termOf.get(record.index) || []).filter((check) => figures.has(check));
  if (!own.length && !above.length) return make("p", { class: "hint" }, "No sum was found that this figure stands in.");
  const parts = [];
  if (own.length) parts.push(make("h3", {}, "It is the sum of"), ...own.map((check) => treeOf(check, [], true)));
  if (above.length) parts.push(make("h3", {}, "It is a term of"), ...above.map((check) => treeOf(check, [], false)));
  return make("div", { class: "sums" }, ...parts);
}

/** All sums of a table: those that do not hold first, then the totals that are part of no other. */
function tableTrees(table) {
  const { figures, termOf } = sums();
  const checks = records.filter((record) => record.kind.kind === "checks" && found(record, "table_id") === table.index);
  if (!checks.length) return make("p", { class: "hint" }, "No sum was found in this table.");
  const wrong = checks.filter((check) => found(check, "status") === "conflict");
  const isTop = (check) => (figures.get(check.index) || []).every(({ line, factor }) => factor || !termOf.has(line));
  const tops = checks.filter((check) => isTop(check) && !wrong.includes(check));
  const others = tops.length ? tops : checks.filter((check) => !wrong.includes(check));
  const parts = [];
  if (wrong.length) parts.push(make("h3", {}, `Sums that do not hold (${wrong.length})`), ...wrong.map((check) => treeOf(check.index, [], true)));
  if (others.length) parts.push(make("h3", {}, `Totals (${others.length} at the top, ${checks.length} sums in all)`), ...limited(others, (check) => treeOf(check.index, [], false)));
  return make("div", { class: "sums" }, ...parts);
}

/** The first of many parts, and a button for the rest. */
function limited(some, makePart) {
  const first = some.slice(0, MOST_TREES).map(makePart);
  const rest = some.slice(MOST_TREES);
  if (!rest.length) return first;
  const more = make("button", { type: "button", on: { click: () => more.replaceWith(...rest.map(makePart)) } }, `Show ${rest.length} more`);
  return [...first, more];
}

/** One sum, its terms below it; a term that is a sum itself opens in the same way, and is not named twice. */
function treeOf(check, path, isOpen) {
  const record = records[check];
  const all = sums().figures.get(check) || [];
  const terms = all.filter(({ factor }) => factor);
  const result = all.find(({ factor }) => !factor);
  const isWrong = found(record, "status") === "conflict";
  const rule = `${found(record, "rule").replaceAll("_", " ")} of ${terms.length}`;
  const toggle = make("button", { type: "button", class: isWrong ? "sign wrong" : "sign", "aria-expanded": "false" }, make("span", { "aria-hidden": "true" }, isWrong ? "≠" : "="), ` ${rule}`);
  const below = make("div", { class: "below", hidden: true });
  const setOpen = (wanted) => {
    if (!below.childElementCount) below.append(...(isWrong ? [differencePart(record)] : []), make("ul", {}, ...terms.map((term) => termPart(term, [...path, check]))));
    below.hidden = !wanted;
    toggle.setAttribute("aria-expanded", String(wanted));
  };
  toggle.addEventListener("click", () => setOpen(below.hidden));
  if (isOpen) setOpen(true);
  return make("div", { class: "tree" }, path.length || !result ? null : figurePart(result.line), toggle, below);
}

function termPart({ line, factor }, path) {
  const below = (sums().resultOf.get(line) || []).filter((check) => !path.includes(check));
  const sign = make("span", { class: "sign" }, factor < 0 ? "−" : "+");
  return make("li", {}, sign, figurePart(line), ...below.map((check) => treeOf(check, path, false)));
}

/** A figure of a sum: what it is called and what is printed; a click leads to it. */
function figurePart(line) {
  const record = records[line];
  const name = [valueOf(record, "label"), valueOf(record, "heading")].filter(Boolean).join(" · ") || "(no label)";
  const show = () => choose(record, { from: "sums" });
  return make("button", { type: "button", class: "figure", lang: "nl", on: { click: show } }, make("span", {}, name), make("b", {}, wordsOf(record, 30)));
}

/** What is printed, what the terms come to, and the difference. */
function differencePart(check) {
  const inEuros = isInEuros(check);
  const [expected, printed] = [Number(found(check, "expected")), Number(found(check, "found"))];
  const row = (name, value) => make("div", {}, make("dt", {}, name), make("dd", {}, money(value, inEuros)));
  const difference = Math.round((printed - expected) * 100) / 100;
  return make("dl", { class: "difference" }, row("printed", printed), row("the terms come to", expected), row("difference", difference));
}
