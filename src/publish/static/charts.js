// Draws the chart whose specification stands in the page. Vega's own interpreter runs its expressions: the page forbids eval.
"use strict";
const place = document.querySelector("[data-chart]");
if (place) {
  const spec = JSON.parse(document.getElementById(place.dataset.chart).textContent, place.clientWidth < 600 ? narrowed : undefined);
  vegaEmbed(place, spec, {
    ast: true,
    actions: false,
    defaultStyle: false,
    tooltip: showTip(place),
    renderer: "svg",
    logLevel: 1, // errors alone
    loader: { load: () => Promise.reject(new Error("charts load nothing")) },
    formatLocale: { decimal: ",", thousands: ".", grouping: [3], currency: ["€ ", ""] },
  }).then(
    () => place.classList.add("drawn"),
    (error) => {
      place.textContent = "The chart could not be drawn; its figures stand in the table below.";
      console.error(error);
    },
  );
}

// On a telephone labels are cut, so that the bars beside them can be seen; the tip and the table have them whole.
function narrowed(name, value) {
  if (name === "axis" && value?.labelLimit) return { ...value, labelLimit: 120 };
  if (name === "width" && typeof value === "number") return Math.max(place.clientWidth - 210, 120);
  return value;
}

// A tip as text beside the pointer: words of a report are never markup.
function showTip(container) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  return (_, event, __, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    const lines = typeof value === "object" ? Object.entries(value).map(([name, said]) => `${name}: ${said}`) : [String(value)];
    tip.textContent = lines.join("\n");
    tip.style.left = `${Math.min(event.pageX + 12, document.documentElement.clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${event.pageY + 12}px`;
  };
}
