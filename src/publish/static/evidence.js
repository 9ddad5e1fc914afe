// Brings the words of a record into view where more of the report stands around them than the box can show.
"use strict";
for (const words of document.querySelectorAll(".evidence mark")) {
  const box = words.closest(".evidence");
  if (words.offsetTop > 0.8 * box.clientHeight) box.scrollTop = words.offsetTop - box.clientHeight / 3;
}
