/* The working of a figure beside it: htmx brings it into #popover, this puts it in its place.
   Esc and × close it and the focus returns; without this the figure's own address is a page. */
"use strict";

(() => {
  const GAP = 8;
  let opener = null;

  function place() {
    const box = document.getElementById("popover");
    const card = box.firstElementChild;
    if (!opener || !card) return;
    const at = opener.getBoundingClientRect();
    // Below the whole strip of figures, so that the second line of each stays in sight.
    const below = (opener.closest(".strip") || opener).getBoundingClientRect().bottom;
    const most = document.documentElement.clientWidth - card.offsetWidth - 12;
    const left = Math.max(12, Math.min(at.left - 12, most));
    box.style.left = `${left + window.scrollX}px`;
    box.style.top = `${below + GAP + window.scrollY}px`;
    card.style.setProperty("--arrow", `${Math.max(8, at.left + Math.min(at.width / 2, 40) - left - 5)}px`);
  }

  // The focus goes back to where it came from, unless the person has put it elsewhere.
  function close(returns) {
    const box = document.getElementById("popover");
    if (!opener) return;
    box.replaceChildren();
    opener.removeAttribute("aria-expanded");
    if (returns) opener.focus();
    opener = null;
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "popover") return;
    if (opener) opener.removeAttribute("aria-expanded");
    opener = event.detail.requestConfig.elt;
    opener.setAttribute("aria-expanded", "true");
    place();
    const first = event.detail.target.querySelector("[data-first]") || event.detail.target.querySelector("[data-close]");
    first.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) close(true);
    else if (!event.target.closest("#popover")) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });
  window.addEventListener("resize", place);
})();
