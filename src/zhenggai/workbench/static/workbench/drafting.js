/* A draft: the working of a figure opens beside it, the outline shows where one reads; on a narrow
   screen it is folded. Without this a figure leads to its page and the outline to its place. */
"use strict";

(() => {
  const text = document.querySelector(".draft-text");
  if (!text) return;
  const chips = (within) => {
    for (const one of within.querySelectorAll("a.figure:not([hx-get]):not([href^='#'])")) {
      one.setAttribute("hx-get", one.getAttribute("href"));
      one.setAttribute("hx-target", "#popover");
      htmx.process(one);
    }
  };
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt.contains(text) || text.contains(event.detail.elt)) chips(event.detail.elt);
  });

  if (matchMedia("(max-width: 1199px)").matches) document.querySelector(".outline > details").open = false;

  const entries = new Map([...document.querySelectorAll(".outline a")].map((one) => [one.hash.slice(1), one]));
  const seen = new IntersectionObserver((changes) => {
    for (const one of changes) entries.get(one.target.id)?.classList.toggle("here", one.isIntersecting);
  }, { rootMargin: "-30% 0px -60% 0px" });
  for (const one of text.querySelectorAll(".draft-part")) seen.observe(one);
})();
