// Tries a draft on what was submitted: begun, watched while it goes on, stopped.
// The step is taken anew from the page, so that what is typed elsewhere on it stays.

import { find, say } from "../dom.js";
import { get, newKey, post } from "../http.js";
import { freeScrolling } from "./scrolling.js";

const FIRST_LOOK = 300;
const LAST_LOOK = 3000;

export function watchTrial() {
  const form = find("#try-form");
  const going = find("#trying");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(form);
  });
  find("#stop-trying")?.addEventListener("click", () =>
    doing(() => post(`/v1/jobs/${going.dataset.job}/cancel`)));
  if (going) {
    setTimeout(look, FIRST_LOOK, going, FIRST_LOOK);
  }
}

async function begin(form) {
  const { year, before } = form.elements;
  const wanted = { before: before.value, ...(year.value ? { year: Number(year.value) } : {}) };
  const button = find("button", form);
  button.disabled = true;
  await doing(() =>
    post(`/v1/set-drafts/${form.dataset.draft}/impact`, wanted, { key: newKey() }));
  button.disabled = false;
  if (button.isConnected && document.activeElement === document.body) {
    button.focus();
  }
}

async function doing(action) {
  tell("");
  try {
    await action();
    await show();
  } catch (fault) {
    tell(fault.message);
  }
}

async function look(going, wait) {
  if (!going.isConnected) {
    return;
  }
  try {
    const { data } = await get(`/v1/jobs/${going.dataset.job}`);
    if (data.state !== "waiting" && data.state !== "running") {
      await show();
      return;
    }
    find("#tried").value = data.done;
    find("#tried-said").textContent = data.state === "waiting"
      ? say("前面还有别的试评，排队中", "waiting for another trial to end")
      : say(`${data.done} / ${data.total} 份`, `${data.done} of ${data.total}`);
    tell("");
  } catch (fault) {
    tell(fault.message);
  }
  setTimeout(look, wait, going, Math.min(wait * 1.5, LAST_LOOK));
}

async function show() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!find("#impact", fresh)) {
    location.reload();
    return;
  }
  find("#impact").replaceWith(document.adoptNode(find("#impact", fresh)));
  freeScrolling();
  watchTrial();
  if (document.activeElement === document.body) {
    (find("#stop-trying") ?? find("#try-form button"))?.focus({ preventScroll: true });
  }
}

function tell(text) {
  const fault = find("#try-fault");
  if (fault) {
    fault.textContent = text;
    fault.hidden = !text;
  }
}
