/* A part of a draft: a figure is put in where one types, chosen words become the quote of a remark.
   Without this the figure's words are copied by hand. */
"use strict";

(() => {
  const show = (within) => {
    for (const one of within.querySelectorAll("button[data-insert]")) {
      one.hidden = false;
      one.nextElementSibling.hidden = true;
    }
  };
  show(document);
  document.addEventListener("htmx:afterSwap", (event) => show(event.detail.target));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-insert]");
    if (!button) return;
    const part = button.closest(".draft-part") ?? document;
    const field = part.querySelector("textarea.typed-part");
    field.focus();
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  const quote = document.getElementById("quote");
  const field = document.querySelector("textarea.typed-part");
  const plain = (text) => text.replace(/\{([^{}|]*)\|[^{}|]*\}/g, "$1").trim();
  if (quote && field) {
    document.getElementById("words").addEventListener("focus", () => {
      const chosen = plain(field.value.slice(field.selectionStart, field.selectionEnd));
      if (!quote.value && chosen && !chosen.includes("\n")) quote.value = chosen;
    });
  }
})();
