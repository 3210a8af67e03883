/* What was sent after the session had ended, or while the line was down, is put back when the same
   person comes to its form again: after signing in, from the browser's own page, or from a page of
   the house that only leads back (data-leads-back). It stays in this window and is gone with the next
   page of the house; an answer that shows the form again holds what was typed by itself. Without this
   the browser's 后退 brings it back; files have to be chosen again in any case. A form whose button is
   pressed while the browser knows that it has no line stays open, says so and is sent when the line
   is back. */
"use strict";

(() => {
  const DOOR = "/sign-in/";
  const KEPT = "typed-before-the-door";
  const UNSENT = "刚才没有送出的内容已放回下面，请核对后再送出；文件须重新选。";
  const UNSURE = "刚才填的内容已放回下面，请先看是不是已经登记，再送出；文件须重新选。";
  const LOST = "网络断了，已填文字存在本机，恢复后自动送出。请不要关闭这一页。";
  const AGAIN_MS = 20_000;
  // A page that is still there after so long was answered with a file.
  const LONGEST_MS = 60_000;
  const waiting = new WeakSet();
  const reached = new WeakSet();
  const NEVER = ["hidden", "submit", "button", "file", "password"];
  const who = () => document.querySelector(".who > summary")?.textContent.trim();
  const fields = (form) => [...form.elements].filter((one) => one.name && !NEVER.includes(one.type));
  const isTicked = (one) => one.type === "radio" || one.type === "checkbox";
  const before = () => document.referrer && new URL(document.referrer).pathname;
  // Who goes on from the page of the form comes to what it was answered with, at whatever address.
  const isAnswer = (from) => before() === from && performance.getEntriesByType("navigation")[0]?.type !== "back_forward";
  const pathOf = (form) => new URL(form.action, location.href).pathname;
  const alike = (path) => [...document.querySelectorAll("main form[method=post]")].filter((one) => pathOf(one) === path);
  const atDoor = (address) => Boolean(address) && new URL(address).pathname === DOOR;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A draft's page exists only as an answer: there is no form to come back to. What somebody told
    // in confidence (data-forgets) stays in no browser.
    const isKept = form.method === "post" && !form.querySelector("[data-carries]") && !("forgets" in form.dataset);
    if (event.defaultPrevented || !isKept || atDoor(location.href)) return;
    const told = fields(form).map((one) => [one.name, isTicked(one) ? one.checked && one.value : one.value]);
    const path = pathOf(form);
    const place = alike(path).indexOf(form);
    sessionStorage.setItem(KEPT, JSON.stringify({ from: location.pathname, path, place, who: who(), told }));
    setTimeout(() => { if (!waiting.has(form)) sessionStorage.removeItem(KEPT); }, LONGEST_MS);
    if (!navigator.onLine && !reached.has(event.target)) sendLater(event);
  });

  function say(form, words) {
    const note = document.createElement("p");
    note.className = "note amber line";
    note.setAttribute("role", "status");
    note.textContent = words;
    form.before(note);
    return note;
  }

  // Without a net the house may still answer, on its own machine: it is asked before anything waits.
  // What is typed meanwhile goes too, and a press counts once, however often it is repeated.
  function sendLater(event) {
    const form = event.target;
    const pressed = event.submitter;
    event.preventDefault();
    if (waiting.has(form)) return;
    waiting.add(form);
    let note = null;
    const send = () => {
      removeEventListener("online", ask);
      note?.remove();
      reached.add(form);
      delete form.dataset.sent;
      form.requestSubmit(pressed);
    };
    const wait = () => {
      note ??= say(form, LOST);
      setTimeout(() => { if (!reached.has(form)) ask(); }, AGAIN_MS);
    };
    const ask = () => fetch(DOOR, { method: "HEAD", cache: "no-store" }).then(() => {
      if (!reached.has(form)) send();
    }, wait);
    addEventListener("online", ask);
    ask();
  }

  if (atDoor(location.href)) return;
  if (document.querySelector("[data-leads-back]")) return;
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  if (!kept || ![kept.from, kept.path].includes(location.pathname) || kept.who !== who() || isAnswer(kept.from)) return;
  const names = new Set(kept.told.map(([name]) => name));
  const isIt = (one) => fields(one).some((field) => names.has(field.name));
  const there = alike(kept.path);
  // Several forms of one page may go to one address.
  const form = [kept.from === location.pathname && there[kept.place], ...there].find((one) => one && isIt(one));
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
  form.closest("details")?.setAttribute("open", "");
  say(form, before() === DOOR ? UNSENT : UNSURE);
})();
