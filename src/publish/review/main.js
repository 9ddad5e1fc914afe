// What the page does at its start, its buttons and its keys.

const NARROW = matchMedia("(max-width: 899px)");

function say(text) {
  byId("fault").textContent = "";
  byId("said").textContent = text;
}

function complain(text) {
  byId("said").textContent = "";
  byId("fault").textContent = text;
}

/** Saves all decisions as a file that `leidraad review --apply` reads. */
function save() {
  if (!decisions.size) {
    say("There is nothing to save yet.");
    return;
  }
  const file = new Blob([JSON.stringify(overlay(), null, 1)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: `${data.document.file_name.replace(/\.[^.]*$/, "")}.overlay.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  savedAt = new Date().toISOString();
  keepDrafts();
  showProgress();
  say(`Saved ${link.download} with ${decisions.size} ${decisions.size === 1 ? "decision" : "decisions"}. Apply it: leidraad review --apply FILE`);
}

/** Takes up the decisions of an overlay that was saved before. */
async function openOverlay() {
  const [file] = byId("file").files;
  byId("file").value = "";
  if (!file) return;
  try {
    const opened = readOverlay(await file.text());
    const { fresh, unknown } = takeUp(opened.reviews);
    if (!byId("reviewer").value) byId("reviewer").value = opened.reviewer || "";
    keepDrafts();
    showProgress();
    applyFilters();
    if (chosen) showRecord();
    say(`Opened ${file.name}: ${fresh} ${fresh === 1 ? "decision" : "decisions"} taken up${unknown ? `, ${unknown} about records that are not in this report` : ""}.`);
  } catch (error) {
    complain(`${file.name} cannot be opened: ${error.message}.`);
  }
}

function showTab() {
  const view = document.body.dataset.view;
  byId("show-list").setAttribute("aria-pressed", String(view === "list"));
  byId("show-record").setAttribute("aria-pressed", String(view === "record"));
  if (view === "list") drawRows();
}

function setView(view) {
  document.body.dataset.view = view;
  showTab();
}

function goToPage() {
  const page = pages[Number(byId("page").value) - 1];
  if (page) page.element.scrollIntoView({ block: "start" });
  else complain(`There is no such page: this report has ${pages.length}.`);
}

function showHelp() {
  byId("keys").showModal();
}

const KEYS = {
  j: () => choose(neighbour(1), { from: "list" }),
  ArrowDown: () => choose(neighbour(1), { from: "list" }),
  k: () => choose(neighbour(-1), { from: "list" }),
  ArrowUp: () => choose(neighbour(-1), { from: "list" }),
  a: () => decideChosen("accepted"),
  c: openForm,
  r: () => decideChosen("rejected"),
  u: undoLast,
  s: save,
  "?": showHelp,
  "/": () => {
    setView("list");
    byId("filter-words").focus();
  },
};
const LIST_KEYS = { Home: () => choose(shown[0], { from: "list" }), End: () => choose(shown.at(-1), { from: "list" }), Enter: () => setView("record") };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  const isTyping = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && byId("right")) closeForm();
  else if (event.key === "Escape" && isTyping) list.focus({ preventScroll: true });
  if (isTyping) return;
  const isArrow = event.key.startsWith("Arrow");
  if (isArrow && event.target === report) return;
  if (isArrow || event.target === list || byId("single-keys").checked) {
    const act = KEYS[event.key] || (event.target === list && LIST_KEYS[event.key]);
    if (!act || (byId("right") && !isArrow && event.key !== "?")) return;
    if (!isArrow && !byId("single-keys").checked && KEYS[event.key]) return;
    event.preventDefault();
    act();
  }
});

byId("filter-words").addEventListener("input", applyFilters);
byId("menus").addEventListener("change", applyFilters);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  byId("filters").reset();
  applyFilters();
  list.focus({ preventScroll: true });
});
byId("more").addEventListener("click", () => {
  byId("more").setAttribute("aria-expanded", String(byId("more").getAttribute("aria-expanded") === "false"));
  drawRows();
});
byId("reviewer").addEventListener("change", keepDrafts);
byId("accept").addEventListener("click", () => decideChosen("accepted"));
byId("correct").addEventListener("click", openForm);
byId("reject").addEventListener("click", () => decideChosen("rejected"));
byId("withdraw").addEventListener("click", () => decideChosen("withdrawn"));
byId("save").addEventListener("click", save);
byId("open").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", openOverlay);
byId("help").addEventListener("click", showHelp);
byId("page").addEventListener("change", goToPage);
byId("smaller").addEventListener("click", () => setZoom(-1));
byId("larger").addEventListener("click", () => setZoom(1));
byId("as-text").addEventListener("click", () => showAsText(showsPictures));
byId("show-list").addEventListener("click", () => setView("list"));
byId("show-record").addEventListener("click", () => setView("record"));
report.addEventListener("scroll", () => requestAnimationFrame(notePage), { passive: true });
addEventListener("resize", () => requestAnimationFrame(drawRows));
addEventListener("beforeunload", (event) => {
  if (!canKeep && unsaved()) event.preventDefault();
});

readDrafts();
fillFilters();
placeRecords();
zoom = NARROW.matches && data.pictures ? 2 : 1;
applyZoom();
byId("page-count").textContent = pages.length;
byId("go").hidden = !data.numbered;
byId("as-text").hidden = !data.pictures;
layOut();
applyFilters();
showProgress();
notePage();
