/* A form is sent once, however often its button is pressed; 刷新 and 后退 ask for the page again and
   do not send it a second time. Pages that exist only as an answer (data-carries) are left alone:
   there the browser asks before it sends again. Without this the house refuses what is sent twice. */
"use strict";

const LONGEST = 8000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  // what htmx sends it has taken for itself
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, LONGEST);
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

if (!document.querySelector("[data-carries]")) history.replaceState(history.state, "");
