// The form that asks for the right values of a record, field by field, and checks them before they are kept.

const LAST = ["row", "column"];
const WHOLE = /^-?\d+$/;
// "1.234.567,50", "1234567,5", "-41"; what is written with a full stop is thousands, as in print
const DECIMAL = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;

/** Shows the form in the place of the fields. */
function openForm() {
  if (!chosen || byId("correct").disabled) {
    say(chosen ? "Nothing of this kind of record can be corrected: accept or reject it." : "Choose a record first: press j.");
    return;
  }
  const record = chosen;
  const fields = record.kind.fields.filter((field) => field.right).sort((one, other) => LAST.includes(one.name) - LAST.includes(other.name));
  const asked = fields.map((field) => ({ field, before: found(record, field.name), ...inputFor(field, valueOf(record, field.name)) }));
  const fault = make("p", { class: "fault", role: "alert" });
  const form = make(
    "form",
    { id: "right", "aria-label": `Right values of this ${record.kind.one}`, novalidate: true },
    make("h3", {}, "What should it say?"),
    ...asked.map(labelled),
    fault,
    make("div", { class: "buttons" }, make("button", { class: "main" }, "Save correction"), make("button", { type: "button", on: { click: closeForm } }, "Cancel")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitForm(asked, fault);
  });
  byId("record-body").querySelector(".fields").replaceWith(form);
  byId("actions").hidden = true;
  document.body.dataset.view = "record";
  showTab();
  asked[0].input.focus();
}

function closeForm() {
  showRecord();
  list.focus({ preventScroll: true });
}

function labelled({ field, input }, at) {
  const help = make("small", { id: `help-${at}` }, field.help);
  const wrong = make("span", { class: "fault", id: `fault-${at}` });
  input.id = `right-${at}`;
  input.setAttribute("aria-describedby", `${help.id} ${wrong.id}`);
  return make("div", { class: "asked" }, make("label", { for: input.id }, field.label), input, wrong, help);
}

/** The input for a field with its value, and what reads a value from it; that throws an Error for what cannot be. */
function inputFor(field, value) {
  const choices = field.input === "yes" ? [["true", "yes"], ["false", "no"]] : field.choices;
  if (choices) return menuFor(field, value, choices);
  const isLong = field.input === "text" && (/^(text|mission|title|caption|name)$/.test(field.name) || String(value || "").length > 60);
  const tag = isLong ? "textarea" : "input";
  const attributes = { text: {}, whole: { inputmode: "numeric" }, number: { inputmode: "decimal" }, money: { inputmode: "decimal" }, day: { type: "date" }, list: {} }[field.input];
  const input = make(tag, { autocomplete: "off", ...attributes, ...(isLong ? { rows: 3 } : {}) });
  input.value = written(field, value);
  return { input, read: () => readText(field, input.value.trim()) };
}

function menuFor(field, value, choices) {
  const options = field.null ? [["", "none"], ...choices] : choices;
  const input = make("select", {}, ...options.map(([one, label]) => make("option", { value: one }, label)));
  input.value = value === null ? "" : String(value);
  const read = () => (field.input === "yes" ? input.value === "true" : input.value || null);
  return { input, read };
}

/** A value as it stands in an input. */
function written(field, value) {
  if (value === null || value === undefined) return "";
  if (field.input === "money" || field.input === "number") return String(value).replace(".", ",");
  return field.input === "list" ? value.join("; ") : String(value);
}

/** What was written as a value of the field's type. */
function readText(field, text) {
  if (!text && field.input === "list") return [];
  if (!text && field.null) return null;
  if (!text) throw new Error("This cannot be empty.");
  if (field.input === "list") return text.split(/\s*;\s*|\n/).filter(Boolean).map((part) => (field.of === "whole" ? readWhole(part) : part));
  if (field.input === "whole") return readWhole(text);
  if (field.input === "money") return readDecimal(text);
  if (field.input === "number") return Number(readDecimal(text));
  return text;
}

function readWhole(text) {
  if (!WHOLE.test(text) || !Number.isSafeInteger(Number(text))) throw new Error("Write a whole number, as 2026.");
  return Number(text);
}

function readDecimal(text) {
  const bare = text.replace(/[€\s\u00a0]/g, "").replace("−", "-");
  if (!DECIMAL.test(bare)) throw new Error("Write a number as it is printed: 1.234.567,50.");
  return bare.replaceAll(".", "").replace(",", ".");
}

/** Keeps the values that differ from what was found, or says what is wrong with them. */
function submitForm(asked, fault) {
  const correction = {};
  let firstWrong = null;
  asked.forEach(({ field, before, input, read }, at) => {
    const place = byId(`fault-${at}`);
    place.textContent = "";
    input.removeAttribute("aria-invalid");
    try {
      const value = read();
      if (!isSame(field, value, before)) correction[field.name] = value;
    } catch (error) {
      place.textContent = error.message;
      input.setAttribute("aria-invalid", "true");
      firstWrong ||= input;
    }
  });
  if (firstWrong) firstWrong.focus();
  else if (!Object.keys(correction).length) fault.textContent = "Nothing differs from what was found. Accept it, or cancel.";
  else {
    decideChosen("corrected", correction);
    list.focus({ preventScroll: true });
  }
}

function isSame(field, value, before) {
  if (value === null || before === null) return value === before;
  if (field.input === "money") return Number(value) === Number(before);
  if (field.input === "text") return value === before.trim();
  return JSON.stringify(value) === JSON.stringify(before);
}
