/* A finding and its mark in the text are chosen together, and findings fold to one line each.
   Without this every finding stands open, and the links lead from one to the other. */
"use strict";

(() => {
  const list = document.querySelector(".finding-list");
  if (!list) return;
  const chosen = () => document.querySelectorAll(".finding.on, .m.on, .sheet-text u.on");

  function choose(number, aim) {
    const card = document.getElementById(`f${number}`);
    const mark = document.getElementById(`m${number}`);
    if (!card) return false;
    for (const old of chosen()) old.classList.remove("on");
    card.classList.add("on");
    if (mark) mark.classList.add("on");
    for (const link of card.querySelectorAll(".also-places a")) {
      const place = document.querySelector(link.hash);
      if (place && place.tagName === "U") place.classList.add("on");
    }
    history.replaceState(null, "", `#${aim}${number}`);
    if (aim === "f") card.scrollIntoView({ block: "nearest" });
    else if (mark) mark.scrollIntoView({ block: "center" });
    return true;
  }

  list.classList.add("folds");
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.m[href]");
    const card = event.target.closest(".finding");
    if (mark) {
      if (choose(mark.hash.slice(2), "f")) event.preventDefault();
    } else if (card && !event.target.closest("form, details, a:not([href^='#m'])")) {
      if (choose(card.id.slice(1), "m")) event.preventDefault();
    }
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const card = event.target.closest(".finding");
    if (!card || !step || event.target.matches("input")) return;
    const cards = [...list.querySelectorAll(".finding")];
    const next = cards[cards.indexOf(card) + step];
    if (!next) return;
    event.preventDefault();
    next.querySelector("h4 a").focus();
    choose(next.id.slice(1), "m");
  });

  const asked = /^#[fm](\d+)$/.exec(location.hash);
  const first = list.querySelector(".finding");
  if (asked) choose(asked[1], "m");
  else if (first) {
    first.classList.add("on");
    const mark = document.getElementById(`m${first.id.slice(1)}`);
    if (mark) mark.classList.add("on");
  }
})();
