"use strict";
document.documentElement.classList.add("js");
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const printing = one("#print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}
// Paper has no folds: lists beside the text are opened for it and folded again afterwards.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all(".details details:not([open])");
  for (const list of folded) list.open = true;
});
addEventListener("afterprint", () => {
  for (const list of folded) list.open = false;
});
