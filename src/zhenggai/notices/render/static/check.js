// A card and its mark in the text are chosen together; the page itself works by its links alone.
const choose = (number, goTo) => {
  for (const old of all(".on")) old.classList.remove("on");
  for (const link of all(".card h3 a[aria-expanded=true]")) link.setAttribute("aria-expanded", "false");
  const card = one(`#f${number}`);
  if (!card) return;
  const mark = one(`#m${number}`);
  card.classList.add("on");
  one("h3 a", card).setAttribute("aria-expanded", "true");
  if (mark) mark.classList.add("on");
  for (const also of all(".also a", card)) {
    const place = one(also.getAttribute("href"));
    if (place && place.tagName === "U") place.classList.add("on");
  }
  history.replaceState(null, "", `#${goTo}${number}`);
  const aim = goTo === "f" ? card : mark;
  if (aim) aim.scrollIntoView({ block: goTo === "f" ? "nearest" : "center" });
};
const numberOf = (element) => element.id.slice(1);

for (const link of all(".card h3 a")) link.setAttribute("aria-expanded", "false");
document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.m");
  const card = event.target.closest(".card");
  const link = event.target.closest("a");
  if (mark) {
    event.preventDefault();
    show("all");
    choose(numberOf(mark), "f");
  } else if (card && (!link || link.hash === `#m${numberOf(card)}`)) {
    event.preventDefault();
    choose(numberOf(card), "m");
  }
});

// Up and down lead from card to card.
document.addEventListener("keydown", (event) => {
  const card = event.target.closest && event.target.closest(".card");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!card || !step) return;
  const cards = all(".card").filter((other) => !other.hidden);
  const next = cards[cards.indexOf(card) + step];
  if (!next) return;
  event.preventDefault();
  one("h3 a", next).focus();
  choose(numberOf(next), "m");
});

const show = (grade) => {
  for (const button of all(".filter button")) {
    button.setAttribute("aria-pressed", String(button.dataset.show === grade));
  }
  for (const card of all(".card")) card.hidden = grade !== "all" && card.dataset.grade !== grade;
};
const filter = one(".filter");
filter.hidden = false;
filter.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) show(button.dataset.show);
});

const unread = one("#unread");
for (const link of all('a[href="#unread"]')) {
  link.addEventListener("click", () => { unread.open = true; });
}
// The first card stands open, so that everybody sees what a card holds.
if (one("#f1")) {
  one("#f1").classList.add("on");
  one("#m1").classList.add("on");
  one("#f1 h3 a").setAttribute("aria-expanded", "true");
}
const asked = /^#[fm](\d+)$/.exec(location.hash);
if (asked) choose(asked[1], "m");
