// The report: its pages as pictures or text, drawn as they come near, with every record marked in its place.

const report = byId("report");
const ROOM = "1200px 0px";
const TENTHS = 10;
const LINE = 1.6;
const ZOOMS = [0.6, 0.8, 1, 1.25, 1.6, 2, 2.6, 3.2];

let showsPictures = data.pictures;
let zoom = 1;
let near = null;

const pages = data.pages.map(([start, end, width, height], index) => ({ number: index + 1, start, end, width, height, onText: [], onPicture: [] }));

/** Notes for each page which records stand on it: by their spans in the text, by their boxes on the picture. */
function placeRecords() {
  let first = 0;
  for (const { index, start, end } of records) {
    while (first < pages.length - 1 && pages[first].end <= start) first += 1;
    for (let at = first; at < pages.length && pages[at].start < end; at += 1) if (end > start) pages[at].onText.push(index);
  }
  data.boxes.forEach((boxes, index) => {
    const isTable = records[index].kind.kind === "budget_tables";
    for (let at = 0; at < boxes.length; at += 5) {
      const [number, ...borders] = boxes.slice(at, at + 5);
      const [x0, top, x1, bottom] = borders.map((border) => border / TENTHS);
      const { onPicture } = pages[number - 1];
      const whole = isTable && onPicture.find((box) => box.index === index);
      if (whole) widen(whole, { x0, top, x1, bottom });
      else onPicture.push({ index, x0, top, x1, bottom });
    }
  });
  const area = (box) => (box.x1 - box.x0) * (box.bottom - box.top);
  for (const page of pages) page.onPicture.sort((one, other) => area(other) - area(one));
}

/** Makes the frame of a table hold another of its lines. */
function widen(whole, { x0, top, x1, bottom }) {
  whole.x0 = Math.min(whole.x0, x0);
  whole.top = Math.min(whole.top, top);
  whole.x1 = Math.max(whole.x1, x1);
  whole.bottom = Math.max(whole.bottom, bottom);
}

/** Lays out all pages, empty and of the right size. */
function layOut() {
  near?.disconnect();
  near = new IntersectionObserver(drawNear, { root: report, rootMargin: ROOM });
  report.replaceChildren(...pages.map(makeSheet));
  for (const page of pages) near.observe(page.element);
}

function makeSheet(page) {
  const isPicture = showsPictures && page.width && page.height;
  const label = data.numbered ? `Page ${page.number}` : `Part ${page.number}`;
  page.element = make("article", { class: isPicture ? "sheet picture" : "sheet text", "aria-label": label, "data-page": page.number });
  page.isDrawn = false;
  if (isPicture) page.element.style.aspectRatio = `${page.width} / ${page.height}`;
  else {
    const lines = data.text.slice(page.start, page.end).split("\n").length;
    page.element.style.minHeight = `${Math.min(lines * LINE, 400)}em`;
  }
  return page.element;
}

function drawNear(entries) {
  for (const entry of entries) {
    const page = pages[entry.target.dataset.page - 1];
    if (entry.isIntersecting) draw(page);
    else if (page.isDrawn && page.element.classList.contains("picture")) {
      page.element.replaceChildren();
      page.isDrawn = false;
    }
  }
}

function draw(page) {
  if (page.isDrawn) return;
  page.isDrawn = true;
  const isPicture = page.element.classList.contains("picture");
  page.element.replaceChildren(...(isPicture ? pictureParts(page) : textParts(page)));
  if (data.numbered) page.element.prepend(make("span", { class: "number", "aria-hidden": "true" }, String(page.number)));
  page.element.style.minHeight = "";
}

/** Draws again what is on the screen, as after a filter or a decision. */
function drawAgain() {
  for (const page of pages) {
    if (!page.isDrawn) continue;
    page.isDrawn = false;
    draw(page);
  }
}

/** The picture of a page with its marks; the picture may still be on its way, behind this script in the file. */
function pictureParts(page) {
  const held = byId(`picture-${page.number}`);
  const address = held?.textContent || "";
  if (!address && (held?.nextSibling || document.readyState !== "loading")) return asText(page);
  const [width, height] = [Math.round(page.width), Math.round(page.height)];
  const image = make("img", { alt: `Page ${page.number} of the report`, draggable: "false", loading: "lazy", width, height });
  image.addEventListener("error", () => {
    for (const part of page.element.querySelectorAll("img, .mark")) part.remove();
    page.element.append(...asText(page));
  });
  if (address && held.nextSibling) image.src = address;
  else page.isWaiting = true;
  return [image, ...page.onPicture.map((box) => boxMark(page, box))];
}

/** The text of a page whose picture there is not. */
function asText(page) {
  page.element.classList.replace("picture", "text");
  page.element.style.aspectRatio = "";
  return [make("p", { class: "hint" }, "This page could not be drawn; this is its text."), ...textParts(page)];
}

function boxMark(page, box) {
  const mark = make("div", { class: markClass([box.index]), "data-all": box.index });
  mark.style.left = `${(100 * box.x0) / page.width}%`;
  mark.style.top = `${(100 * box.top) / page.height}%`;
  mark.style.width = `${(100 * (box.x1 - box.x0)) / page.width}%`;
  mark.style.height = `${(100 * (box.bottom - box.top)) / page.height}%`;
  return mark;
}

/** The text of a page, cut wherever a record starts or ends; each piece knows all the records that it is part of. */
function textParts(page) {
  const cuts = new Set([page.start, page.end]);
  for (const index of page.onText) {
    cuts.add(Math.max(records[index].start, page.start));
    cuts.add(Math.min(records[index].end, page.end));
  }
  const borders = [...cuts].sort((one, other) => one - other);
  const parts = [];
  let next = 0;
  let open = [];
  for (let at = 0; at < borders.length - 1; at += 1) {
    const [start, end] = [borders[at], borders[at + 1]];
    open = open.filter((index) => records[index].end > start);
    while (next < page.onText.length && records[page.onText[next]].start <= start) {
      if (records[page.onText[next]].end > start) open.push(page.onText[next]);
      next += 1;
    }
    const words = data.text.slice(start, end);
    const all = innermostFirst(open);
    parts.push(all.length ? make("span", { class: markClass(all), "data-all": all.join(" ") }, words) : words);
  }
  return [make("div", { class: "words", lang: "nl" }, ...parts)];
}

function innermostFirst(open) {
  const length = (index) => records[index].end - records[index].start;
  return [...open].sort((one, other) => length(one) - length(other) || one - other);
}

/** How a mark looks: the colour of the first record that the filters show, and what was decided on it. */
function markClass(all) {
  const index = all.find((one) => isShown[one]) ?? all[0];
  const decision = decisionOf(records[index]);
  const classes = ["mark", `k-${records[index].kind.kind}`];
  if (all.length > 1) classes.push("nested");
  if (!isShown[index]) classes.push("out");
  if (decision) classes.push(decision.decision);
  if (chosen !== null && all.includes(chosen.index)) classes.push("chosen");
  return classes.join(" ");
}

/** Gives the marks of one record, on all pages that are drawn. */
function marksOf(record) {
  const own = String(record.index);
  return [...report.querySelectorAll(".mark")].filter((mark) => mark.dataset.all.split(" ").includes(own));
}

/** Shows which marks are those of the record that is chosen, and brings them into view. */
function showInReport(record, { scroll }) {
  for (const mark of report.querySelectorAll(".mark.chosen")) mark.classList.remove("chosen");
  const page = pageOf(record);
  if (!page) return;
  if (scroll) draw(page);
  const marks = marksOf(record);
  for (const mark of marks) mark.classList.add("chosen");
  if (scroll) (marks[0] || page.element).scrollIntoView({ block: marks.length ? "center" : "start", inline: "center" });
}

function pageOf(record) {
  const boxes = data.boxes[record.index];
  if (showsPictures && boxes?.length) return pages[boxes[0] - 1];
  return pages.find((page) => page.start <= record.start && record.start < page.end) || pages.at(-1);
}

/** All records at the place of a click, the innermost first. */
function recordsAt(event) {
  const sheet = event.target.closest(".sheet");
  if (!sheet) return [];
  if (!sheet.classList.contains("picture")) {
    const mark = event.target.closest(".mark");
    return mark ? mark.dataset.all.split(" ").map(Number) : [];
  }
  const page = pages[sheet.dataset.page - 1];
  const frame = sheet.getBoundingClientRect();
  const [x, y] = [((event.clientX - frame.left) / frame.width) * page.width, ((event.clientY - frame.top) / frame.height) * page.height];
  const holding = page.onPicture.filter((box) => box.x0 - 1 <= x && x <= box.x1 + 1 && box.top - 1 <= y && y <= box.bottom + 1);
  return [...new Set(holding.reverse().map((box) => box.index))];
}

report.addEventListener("click", (event) => {
  if (String(getSelection())) return;
  const here = recordsAt(event);
  const wanted = here.some((index) => isShown[index]) ? here.filter((index) => isShown[index]) : here;
  if (!wanted.length) return;
  const at = chosen ? wanted.indexOf(chosen.index) : -1;
  choose(records[wanted[(at + 1) % wanted.length]], { from: "report" });
});

document.addEventListener("DOMContentLoaded", () => {
  for (const page of pages) {
    if (!page.isWaiting) continue;
    page.isWaiting = page.isDrawn = false;
    draw(page);
  }
});

function setZoom(step) {
  const at = ZOOMS.indexOf(zoom);
  zoom = ZOOMS[Math.min(Math.max(at + step, 0), ZOOMS.length - 1)];
  applyZoom();
  if (chosen) showInReport(chosen, { scroll: true });
}

function applyZoom() {
  report.style.setProperty("--zoom", zoom);
}

function showAsText(wanted) {
  showsPictures = !wanted;
  byId("as-text").setAttribute("aria-pressed", String(wanted));
  layOut();
  if (chosen) showInReport(chosen, { scroll: true });
}

/** Notes which page is at the top, for the field that says so. */
function notePage() {
  const top = report.getBoundingClientRect().top + 40;
  let [first, last] = [0, pages.length - 1];
  while (first < last) {
    const middle = (first + last) >> 1;
    if (pages[middle].element.getBoundingClientRect().bottom < top) first = middle + 1;
    else last = middle;
  }
  if (document.activeElement !== byId("page") && pages.length) byId("page").value = pages[first].number;
}
