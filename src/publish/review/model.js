"use strict";
// What the page knows: the report, its records, and what was decided on them.

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const DRAFTS = `leidraad-review:${data.document.id}`;
const SHORT = 160;

const records = data.records.map(([kind, id, start, end, page, ...values], index) => ({ index, kind: data.kinds[kind], id, start, end, page, values }));
const numberById = new Map(records.map((record) => [record.id, record.index]));
for (const kind of data.kinds) kind.place = new Map(kind.fields.map((field, place) => [field.name, place]));

const stored = new Map(data.reviews.filter((review) => numberById.has(review.record_id)).map((review) => [review.record_id, review]));
const decisions = new Map(stored);
const undoable = [];
let savedAt = "";
let canKeep = true;

/** A new element with its text and children; text is always text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** The words of a record on one line. */
function wordsOf(record, most = SHORT) {
  const words = data.text.slice(record.start, Math.min(record.end, record.start + 4 * most)).replace(/\s+/g, " ").trim();
  return words.length > most ? `${words.slice(0, most).trim()}…` : words;
}

/** The value of a field as it was found; undefined where records of this kind do not have it. */
function found(record, name) {
  return record.values[record.kind.place.get(name)];
}

/** The value of a field as the reviewer has it. */
function valueOf(record, name) {
  const review = decisionOf(record);
  return review && name in review.correction ? review.correction[name] : found(record, name);
}

/** What was decided on a record; null where nothing was, or it was taken back. */
function decisionOf(record) {
  const review = decisions.get(record.id);
  return review && review.decision !== "withdrawn" ? review : null;
}

/** Notes a decision so that it can be undone, and keeps it in the browser. */
function decide(record, decision, correction = {}, remark = null) {
  const before = decisions.get(record.id);
  undoable.push([record, before]);
  if (decision === "withdrawn" && !stored.has(record.id)) decisions.delete(record.id);
  else {
    const reviewed_at = new Date().toISOString();
    decisions.set(record.id, { record_id: record.id, kind: record.kind.kind, decision, correction, remark: remark || null, reviewed_at });
  }
  keepDrafts();
}

/** Takes the last step back; gives the record that it was about. */
function undo() {
  const step = undoable.pop();
  if (!step) return null;
  const [record, before] = step;
  if (before) decisions.set(record.id, before);
  else decisions.delete(record.id);
  keepDrafts();
  return record;
}

/** The decisions that the database does not have. */
function drafts() {
  return [...decisions.values()].filter((review) => stored.get(review.record_id) !== review);
}

/** How many decisions are in no file yet. */
function unsaved() {
  return drafts().filter((review) => review.reviewed_at > savedAt).length;
}

function keepDrafts() {
  try {
    localStorage.setItem(DRAFTS, JSON.stringify({ reviewer: byId("reviewer").value, savedAt, reviews: drafts() }));
  } catch {
    canKeep = false;
  }
}

/** Takes up what was decided before this page was opened; a later decision stays. */
function readDrafts() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(DRAFTS));
  } catch {
    canKeep = false;
  }
  if (!kept) return;
  byId("reviewer").value = kept.reviewer || "";
  savedAt = kept.savedAt || "";
  takeUp(kept.reviews || []);
}

/** Adds decisions to those that are there; of two on one record the later one stays. Gives how many are new, and unknown. */
function takeUp(reviews) {
  let fresh = 0;
  let unknown = 0;
  for (const review of reviews) {
    const here = decisions.get(review.record_id);
    if (!numberById.has(review.record_id)) unknown += 1;
    else if (!here || Date.parse(here.reviewed_at) < Date.parse(review.reviewed_at)) {
      decisions.set(review.record_id, { correction: {}, remark: null, ...review });
      fresh += 1;
    }
  }
  return { fresh, unknown };
}

/** The overlay as it is saved. */
function overlay() {
  const reviewer = byId("reviewer").value.trim() || null;
  return { format: data.format, document: data.document, reviewer, reviews: [...decisions.values()] };
}

/** The reviews in an overlay's text; throws an Error that says what is wrong with it. */
function readOverlay(text) {
  let value = null;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("this file is no JSON");
  }
  if (!value || value.format !== data.format || !Array.isArray(value.reviews)) throw new Error("this file is no overlay");
  if (!value.document || value.document.sha256 !== data.document.sha256) throw new Error("this overlay is about another document");
  const decided = ["accepted", "corrected", "rejected", "withdrawn"];
  const isReview = (one) => one && typeof one.record_id === "string" && decided.includes(one.decision) && !Number.isNaN(Date.parse(one.reviewed_at));
  if (!value.reviews.every(isReview)) throw new Error("a decision in this overlay cannot be read");
  return value;
}

const NUMBER = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 20 });
const EUROS = new Intl.NumberFormat("nl-NL", { style: "currency", currency: "EUR", minimumFractionDigits: 0, maximumFractionDigits: 2 });

/** A decimal as it is printed in a Dutch report, in euros where the unit of its table is known. */
function money(value, inEuros = true) {
  return inEuros ? EUROS.format(Number(value)) : `${NUMBER.format(Number(value))} (as printed)`;
}

/** Whether sums of money of a record are euros: in a table only where its unit is known. */
function isInEuros(record) {
  const table = record.kind.kind === "budget_tables" ? record : records[found(record, "table_id")];
  return !table || valueOf(table, "unit") !== null;
}

/** A value of a field for people. */
function said(record, field, value) {
  if (value === null || value === undefined) return "none";
  if (field.input === "record") return headline(records[value], 60);
  if (field.input === "money") return money(value, isInEuros(record));
  if (field.input === "number") return NUMBER.format(value);
  if (field.input === "yes") return value ? "yes" : "no";
  if (field.input === "list") return value.length ? value.join(", ") : "none";
  if (field.input === "choice") return (field.choices.find(([one]) => one === value) || [value, value])[1];
  return String(value);
}

/** What tells a record from others of its kind, in a few words. */
function gist(record) {
  const kind = record.kind.kind;
  if (kind === "budget_lines") return [valueOf(record, "label"), valueOf(record, "heading")].filter(Boolean).join(" · ");
  if (kind === "checks") return `${found(record, "rule").replaceAll("_", " ")}: ${found(record, "status")}`;
  if (kind === "amounts") return money(valueOf(record, "value"));
  if (kind === "dates") return valueOf(record, "edtf");
  if (kind === "citations") return `${valueOf(record, "kind")} ${valueOf(record, "number")}`;
  if (kind === "initiatives") return valueOf(record, "status") || "no status";
  if (kind === "indicators") return [valueOf(record, "name"), valueOf(record, "year")].filter(Boolean).join(" · ");
  if (kind === "budget_tables") return found(record, "status");
  if (kind === "issues") return found(record, "message");
  return valueOf(record, "code") || valueOf(record, "number") || "";
}

/** The first word of a record in a list: its words, or for what has no words of its own what it says. */
function headline(record, most = SHORT) {
  if (record.kind.kind === "budget_tables") return valueOf(record, "caption") || wordsOf(record, most);
  return wordsOf(record, most) || found(record, "code") || "(the whole document)";
}

let issueRecords = null;

/** The issues that lie in or around a record. */
function issuesOn(record) {
  issueRecords ||= records.filter((one) => one.kind.kind === "issues" && one.end > one.start);
  return issueRecords.filter((issue) => issue !== record && issue.start < record.end && record.start < issue.end);
}
