/* From one answer of a draft to the next: the paper stays where it was read, folded groups stay folded.
   Without this every answer begins at the top. */
"use strict";

(() => {
  const form = document.getElementById("draft");
  if (!form) return;
  const key = `draft ${form.dataset.paper}`;
  const columns = () => [...form.querySelectorAll(".scrolled")];
  const groups = () => [...form.querySelectorAll("details.rows-of")];

  form.addEventListener("submit", () => {
    const folded = groups().map((one) => !one.open);
    const places = columns().map((one) => one.scrollTop);
    sessionStorage.setItem(key, JSON.stringify({ folded, places }));
  });

  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (!kept) return;
  const all = groups();
  if (kept.folded.length === all.length) {
    all.forEach((one, place) => { one.open = !kept.folded[place]; });
  }
  columns().forEach((one, place) => { one.scrollTop = kept.places[place] || 0; });
  const chosen = form.querySelector("[autofocus]");
  if (chosen) {
    for (let one = chosen.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    chosen.focus();
    chosen.scrollIntoView({ block: "center" });
  }
})();
