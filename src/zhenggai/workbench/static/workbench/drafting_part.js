/* A part of a draft: a figure is put in where one types, the text stands below as it will be printed,
   chosen words become the quote of a remark. Without this the figure's words are copied by hand. */
"use strict";

(() => {
  const show = (within) => {
    for (const one of within.querySelectorAll("button[data-insert]")) {
      one.hidden = false;
      one.nextElementSibling.hidden = true;
    }
  };
  const bound = /\{([^{}|]*)\|([^{}|]*)\}/g;
  const printed = (line) => {
    const words = document.createElement("p");
    let done = 0;
    for (const found of line.matchAll(bound)) {
      const figure = document.createElement("span");
      figure.className = "figure";
      figure.textContent = found[1];
      figure.title = found[2];
      words.append(line.slice(done, found.index), figure);
      done = found.index + found[0].length;
    }
    words.append(line.slice(done));
    return words;
  };
  const look = (typed) => {
    const below = typed.closest("form")?.querySelector(".typed-look");
    if (!below) return;
    const lines = typed.value.split("\n").filter((line) => line.trim());
    below.replaceChildren(below.firstElementChild, ...lines.map(printed));
    below.hidden = !typed.value.includes("{");
  };
  const begin = (within) => {
    show(within);
    within.querySelectorAll("textarea.typed-part").forEach(look);
  };
  begin(document);
  document.addEventListener("htmx:afterSwap", (event) => begin(event.detail.target));
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.typed-part")) look(event.target);
  });
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
