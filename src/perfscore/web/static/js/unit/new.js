// A new assessment: a set and a year are chosen, or a filled form is uploaded.

import { el, fill, find, say } from "../dom.js";
import { Problem, get, newKey, post, retrying, upload } from "../http.js";
import { chooseForm, doubts, reasons } from "./importing.js";

const PAUSE = 200;
const list = find("#set-list");
const year = find("#year");
let asked = null;

year.value = String(new Date().getFullYear() - 1);

async function load() {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const query = new URLSearchParams({ offered: "true", limit: "100" });
  const words = find("#q").value.trim();
  if (words) {
    query.set("q", words);
  }
  try {
    const { data } = await retrying(() => get(`/v1/sets?${query}`, { signal }));
    show(data.items);
    if (!words) {
      offer(data.items);
    }
  } catch (fault) {
    if (fault.name !== "AbortError") {
      fill(list, el("p", { class: "fault", role: "alert" }, fault.message));
    }
  }
}

function show(items) {
  list.removeAttribute("aria-busy");
  const known = find("input[name=set]:checked", list)?.value;
  fill(list, ...items.map((each) => el("label", { class: "set" },
    el("input", { type: "radio", name: "set", value: each.id, checked: each.id === known || items.length === 1 }),
    el("span", { class: "set-title" }, each.title),
    el("span", { class: "set-id quiet small" }, each.current ? `${each.id}@${each.current.version ?? each.current}` : each.id))));
  if (!items.length) {
    fill(list, el("p", { class: "quiet" }, say("没有找到。", "Nothing found.")));
  }
}

function offer(items) {
  const select = find("#upload-set");
  if (select.options.length === 1) {
    select.append(...items.map((each) => el("option", { value: each.id }, each.title)));
  }
}

function fault(selector, text) {
  const element = find(selector);
  element.hidden = !text;
  element.textContent = text;
}

find("#blank").addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = find("input[name=set]:checked", list);
  const isYear = /^\d{4}$/.test(year.value.trim());
  fault("#set-fault", chosen ? "" : say("要选一个指标体系。", "A set has to be chosen."));
  fault("#year-fault", isYear ? "" : say("年度要写四位数字，如 2025。", "A year has four digits, such as 2025."));
  year.setAttribute("aria-invalid", String(!isYear));
  if (!chosen || !isYear) {
    (chosen ? year : find("input[name=set]", list) || find("#q")).focus();
    return;
  }
  const button = find("button", event.target);
  button.disabled = true;
  try {
    const made = await post("/v1/assessments", {
      set: chosen.value, year: Number(year.value), project: find("#project").value.trim(),
    }, { key: newKey() });
    location.assign(`/assessments/${made.data.id}`);
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    fault("#set-fault", problem.message);
    button.disabled = false;
  }
});

find("#upload").addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = find("#file").files[0];
  const told = find("#upload-fault");
  fill(told);
  if (!file) {
    fill(told, el("p", { class: "fault" }, say("要选一个文件。", "A file has to be chosen.")));
    find("#file").focus();
    return;
  }
  const progress = find("#progress");
  progress.hidden = false;
  try {
    const read = await chooseForm((number) => {
      const form = new FormData();
      form.append("file", file);
      const query = new URLSearchParams();
      if (find("#upload-set").value) {
        query.set("set", find("#upload-set").value);
      }
      if (number) {
        query.set("number", number);
      }
      return upload(`/v1/assessments/import?${query}`, form, {
        key: newKey(),
        onProgress: (sent, total) => {
          progress.max = total;
          progress.value = sent;
        },
      });
    });
    if (read) {
      await doubts(read.data, file.name);
      location.assign(`/assessments/${read.data.id}`);
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    fill(told, el("div", { class: "notice error" }, ...reasons(problem)));
  } finally {
    progress.hidden = true;
  }
});

let pause = null;
find("#q").addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(load, PAUSE);
});
load();
