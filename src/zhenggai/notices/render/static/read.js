// The legend switches marks off and on; a tapped mark says below the text how it was read.
const paper = one(".sheet article");
for (const key of all("button.key")) {
  key.addEventListener("click", () => {
    const shown = key.getAttribute("aria-pressed") !== "true";
    key.setAttribute("aria-pressed", String(shown));
    paper.classList.toggle(`no-${key.dataset.marks}`, !shown);
  });
}
const picked = one(".picked");
const names = Object.fromEntries(all("button.key").map((key) => [key.dataset.marks, key.textContent]));
paper.addEventListener("click", (event) => {
  const mark = event.target.closest("u[title]");
  for (const old of all("u.on")) old.classList.remove("on");
  picked.hidden = !mark;
  if (!mark) return;
  mark.classList.add("on");
  picked.textContent = `${names[mark.className.split(" ")[0]] || ""}：“${mark.textContent}” ${mark.title}`;
});
if (matchMedia("(max-width:1199px)").matches) one(".outline>details").open = false;
