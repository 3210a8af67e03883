/* What was asked for and did not come is told at the head of the page, until something comes again.
   Without this a filter or a card would just stay as it is. A sheet that keeps what is typed has
   words of its own. */
"use strict";

(() => {
  const told = document.getElementById("unanswered");
  if (document.querySelector("form[data-keeps]")) return;
  const tell = () => {
    told.hidden = false;
    told.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:sendError", tell);
  document.addEventListener("htmx:responseError", tell);
  document.addEventListener("htmx:afterSwap", () => { told.hidden = true; });
})();
