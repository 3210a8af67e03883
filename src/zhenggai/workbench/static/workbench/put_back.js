/* What was sent after the session had ended, or while the line was down, is put back when the same
   person comes to its form again: after signing in, or from the browser's own page. It stays in this
   window and is gone with the next page of the house. Without this the browser's 后退 brings it
   back; files have to be chosen again in any case. */
"use strict";

(() => {
  const DOOR = "/sign-in/";
  const KEPT = "typed-before-the-door";
  const TOLD = "刚才没有送出的内容已放回下面，请核对后再送出；文件须重新选。";
  const NEVER = ["hidden", "submit", "button", "file", "password"];
  const who = () => document.querySelector(".who > summary")?.textContent.trim();
  const fields = (form) => [...form.elements].filter((one) => one.name && !NEVER.includes(one.type));
  const isTicked = (one) => one.type === "radio" || one.type === "checkbox";
  // What a form was answered with, be it on its own page, comes from that page.
  const isAnswer = () => Boolean(document.referrer) && new URL(document.referrer).pathname === location.pathname;
  const atDoor = (address) => Boolean(address) && new URL(address).pathname === DOOR;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A draft's page exists only as an answer: there is no form to come back to. What somebody told
    // in confidence (data-forgets) stays in no browser.
    const isKept = form.method === "post" && !form.querySelector("[data-carries]") && !("forgets" in form.dataset);
    if (event.defaultPrevented || !isKept || atDoor(location.href)) return;
    const told = fields(form).map((one) => [one.name, isTicked(one) ? one.checked && one.value : one.value]);
    const path = new URL(form.action, location.href).pathname;
    sessionStorage.setItem(KEPT, JSON.stringify({ path, who: who(), told }));
  });

  if (atDoor(location.href)) return;
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  if (!kept || kept.path !== location.pathname || kept.who !== who() || isAnswer()) return;
  const names = new Set(kept.told.map(([name]) => name));
  const form = [...document.querySelectorAll("main form")].find((one) => fields(one).some((field) => names.has(field.name)));
  if (!form) return;
  for (const one of fields(form)) {
    const told = kept.told.filter(([name]) => name === one.name).map(([, value]) => value);
    if (!told.length) continue;
    if (isTicked(one)) one.checked = told.includes(one.value);
    else one.value = told[0];
  }
  for (const one of form.querySelectorAll("details")) {
    if (fields(form).some((field) => one.contains(field) && (isTicked(field) ? field.checked : field.value))) one.open = true;
  }
  const note = document.createElement("p");
  note.className = "note amber line";
  note.setAttribute("role", "status");
  note.textContent = TOLD;
  form.before(note);
})();
