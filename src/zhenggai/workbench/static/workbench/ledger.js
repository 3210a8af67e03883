/* The sheet: measures fold under their problem, chosen rows say what can be done with them.
   Without this all measures are open and the acts say on their page what does not fit. */
"use strict";

(() => {
  const kindOf = (box) => box.value.split("/")[0];
  const numberOf = (box) => box.value.split("/")[1];

  function fold(button) {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    for (const row of document.querySelectorAll(`[data-of="${CSS.escape(button.dataset.fold)}"]`)) {
      row.hidden = !open;
    }
  }

  function count() {
    const boxes = [...document.querySelectorAll('.sheet [name="key"]')];
    const chosen = boxes.filter((box) => box.checked);
    for (const box of boxes) box.closest("tr").classList.toggle("chosen", box.checked);
    const told = document.querySelector("[data-chosen]");
    if (!told) return;
    const problems = chosen.filter((box) => kindOf(box) === "problem").length;
    const parts = [];
    if (problems) parts.push(`${problems}个问题`);
    if (chosen.length - problems) parts.push(`${chosen.length - problems}条措施`);
    told.textContent = parts.length ? `已选${parts.join("、")}` : "在左边勾选，一次办理多项";
    document.querySelector("[data-none]").hidden = !chosen.length;
    const why = document.querySelector("[data-why]");
    why.textContent = "";
    for (const button of document.querySelectorAll(".batch [data-kinds]")) {
      const kinds = button.dataset.kinds.split(" ");
      const wrong = chosen.filter((box) => !kinds.includes(kindOf(box)));
      button.disabled = !chosen.length || wrong.length > 0;
      if (wrong.length && chosen.length) {
        why.textContent = `${wrong.slice(0, 4).map(numberOf).join("、")}${wrong.length > 4 ? "等" : ""}是措施，有的只能对问题办理`;
      }
    }
  }

  function start() {
    for (const hidden of document.querySelectorAll(".fold[hidden], [data-all][hidden]")) hidden.hidden = false;
    count();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".fold");
    if (button) fold(button);
  });
  // By keyboard: Enter on a ticked row leads to what can be done with the chosen, Esc back to it.
  let left = null;
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key === "Enter" && at.matches('.sheet [name="key"], [data-all]')) {
      event.preventDefault();
      left = at;
      document.querySelector(".batch [data-kinds]:not(:disabled)")?.focus();
    }
    if (event.key === "Escape" && left && at.closest(".batch")) left.focus();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) {
      for (const box of document.querySelectorAll('.sheet [name="key"]')) {
        if (!box.closest("tr").hidden) box.checked = event.target.checked;
      }
    }
    if (event.target.matches('.sheet [name="key"], [data-all]')) count();
  });
  // A form is reset after its event.
  document.addEventListener("reset", () => setTimeout(count));
  document.addEventListener("htmx:afterSettle", start);
  start();
})();
