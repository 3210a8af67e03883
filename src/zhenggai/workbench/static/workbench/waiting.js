/* While a file is read, its form says so. */
"use strict";

for (const form of document.querySelectorAll("form[data-wait]")) {
  form.addEventListener("submit", () => {
    const told = form.querySelector("[data-waiting]");
    if (told) told.hidden = false;
  });
}
