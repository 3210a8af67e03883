// A form that is kept as it is typed: what is typed while the line is down stays on this machine and
// is sent later. The form names the part of the page that a good answer brings (data-keeps).
"use strict";

const sheet = document.querySelector("form[data-keeps]");
const place = `sheet:${location.pathname}${location.search}`;
const LOST = "已填文字存在本机，恢复后自动送出。";
const AGAIN_MS = 20_000;
const LEFT = "登录已失效，已填文字存在本机。请重新登录，再打开这一页。";
const NOT_TYPED = ["hidden", "submit", "button", "file"];

// What the page began with goes with what was typed, or it would write over what another typed
// while the line was down.
function isBegun(one) {
  return one.name.startsWith("b-") || one.name === "began" || one.name === "mark";
}

function isTyped(one) {
  return one.name && (isBegun(one) || !NOT_TYPED.includes(one.type));
}

function typed() {
  const told = {};
  for (const one of sheet.elements) {
    if (!isTyped(one)) continue;
    if (one.type === "radio" || one.type === "checkbox") {
      if (one.checked) told[`${one.name}=${one.value}`] = true;
    } else {
      told[one.name] = one.value;
    }
  }
  return told;
}

function putBack(told) {
  for (const one of sheet.elements) {
    if (!isTyped(one)) continue;
    if (one.type === "radio" || one.type === "checkbox") {
      one.checked = Boolean(told[`${one.name}=${one.value}`]);
    } else if (one.name in told) {
      one.value = told[one.name];
    }
  }
}

function keepHere(why) {
  localStorage.setItem(place, JSON.stringify(typed()));
  const kept = document.getElementById("kept") ?? document.getElementById(sheet.dataset.keeps);
  if (kept) kept.textContent = why;
}

// Who was signed out meanwhile is answered with the door instead of the bar.
function isTheDoor(xhr) {
  return !xhr.responseText.includes(`id="${sheet.dataset.keeps}"`);
}

if (sheet) {
  const send = () => sheet.dispatchEvent(new Event("change", { bubbles: true }));
  let again = 0;
  const tryLater = () => {
    keepHere(LOST);
    clearTimeout(again);
    again = setTimeout(send, AGAIN_MS);
  };
  document.body.addEventListener("htmx:sendError", tryLater);
  document.body.addEventListener("htmx:responseError", tryLater);
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.isError || event.detail.requestConfig.elt !== sheet) return;
    if (isTheDoor(event.detail.xhr)) {
      event.detail.shouldSwap = false;
      keepHere(LEFT);
    } else {
      localStorage.removeItem(place);
    }
  });
  addEventListener("online", send);
  const held = localStorage.getItem(place);
  if (held) {
    putBack(JSON.parse(held));
    addEventListener("load", send);
  }
} else {
  // What was typed on this page has been entered.
  localStorage.removeItem(place);
}
