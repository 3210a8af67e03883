"use strict";
document.documentElement.classList.add("js");
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const printing = one("#print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}
