// Elements are made of text alone: nothing that a user wrote is ever read as markup.

const isChinese = document.documentElement.lang.startsWith("zh");

export const language = isChinese ? "zh" : "en";

export function say(zh, en) {
  return isChinese ? zh : en;
}

// el("button", { class: "button", type: "button", onclick: f, hidden: true }, "text", node)
// An attribute that is null, undefined or false is left out; true stands without a value.
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (key === "value") {
      made.value = value;
    } else {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  add(made, children);
  return made;
}

export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

function add(element, children) {
  for (const each of children.flat()) {
    if (each !== null && each !== undefined && each !== false) {
      element.append(each);
    }
  }
}

export function find(selector, within = document) {
  return within.querySelector(selector);
}

export function findAll(selector, within = document) {
  return [...within.querySelectorAll(selector)];
}

// Says something to those who do not see the page.
export function announce(text) {
  const live = document.getElementById("live");
  if (live && live.textContent !== text) {
    live.textContent = text;
  }
}

const SHOWN_FOR = 6000;

// kind: "ok", "warning", "error"; errors stay until they are closed.
export function toast(text, kind = "ok") {
  const close = el("button", {
    type: "button", class: "toast-close", "aria-label": say("关闭", "Close"),
  }, "×");
  const made = el("div", { class: `toast ${kind}`, role: kind === "error" ? "alert" : "status" },
    el("span", {}, text), close);
  close.addEventListener("click", () => made.remove());
  document.getElementById("toasts").append(made);
  if (kind !== "error") {
    setTimeout(() => made.remove(), SHOWN_FOR);
  }
  return made;
}

// Does something; says what was wrong where it fails.
export async function trying(work) {
  try {
    await work();
  } catch (fault) {
    toast(fault.message, "error");
  }
}

let named = 0;

// Opens a dialog; gives the `value` of the button that closed it, "" after Esc.
// buttons: [{ value, text, kind: "primary" | "danger" | "" }]
export function ask({ title, body = [], buttons, wide = false }) {
  const id = `dialog-${(named += 1)}`;
  const form = el("form", { method: "dialog" },
    el("h2", { id }, title),
    el("div", { class: "dialog-body" }, ...[body].flat()),
    el("div", { class: "dialog-buttons" },
      ...buttons.map(({ value, text, kind = "" }) =>
        el("button", { class: `button ${kind}`, value }, text))));
  const dialog = el("dialog", { class: wide ? "wide" : null, "aria-labelledby": id }, form);
  const back = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (back instanceof HTMLElement) {
        back.focus();
      }
      resolve(dialog.returnValue);
    });
  });
}

export async function confirmed(title, body, { text, kind = "primary" }) {
  const answer = await ask({
    title,
    body: [body].flat().map((each) => (typeof each === "string" ? el("p", {}, each) : each)),
    buttons: [{ value: "yes", text, kind }, { value: "", text: say("取消", "Cancel") }],
  });
  return answer === "yes";
}

// 2026-03-01T08:00:00.000000Z → 2026-03-01 16:00, in the browser's time zone.
export function momentText(moment) {
  const at = new Date(moment);
  const two = (number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${timeText(at)}`;
}

export function timeText(at) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
