// The evaluator's queue: what waits, who has it, and what became of it.

import { el, momentText, say, toast } from "../dom.js";
import { get, newKey, post } from "../http.js";
import { stateBadge } from "../states.js";
import { shownPoints } from "./parts.js";

const STATES = ["submitted", "under-review", "returned", "approved"];
const form = document.getElementById("queue-filter");
const body = document.getElementById("queue-rows");
const more = document.getElementById("queue-more");
const counts = document.getElementById("queue-counts");
const empty = document.getElementById("queue-empty");
const defaults = { state: form.elements.state.value, sort: form.elements.sort.value };
let next = null;
let turn = 0;

function query(state, extra) {
  const found = new URLSearchParams(extra);
  for (const each of state ? state.split(",") : STATES) {
    found.append("state", each);
  }
  const q = form.elements.q.value.trim();
  if (q) {
    found.set("q", q);
  }
  const year = form.elements.year.value.trim();
  if (/^\d{4}$/.test(year)) {
    found.set("year", year);
  }
  if (form.elements.mine.checked) {
    found.set("reviewer", "me");
  }
  return `/v1/assessments?${found}`;
}

/* What is looked for stands in the address, so that who comes back finds it again. */
function keep() {
  const found = new URLSearchParams(
    [...new FormData(form)].filter(([name, value]) => value !== (defaults[name] ?? "")));
  window.history.replaceState(null, "", `${window.location.pathname}${found.size ? `?${found}` : ""}`);
}

function restore() {
  for (const [name, value] of new URLSearchParams(window.location.search)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") {
      field.checked = true;
    } else if (field && (!field.options || [...field.options].some((each) => each.value === value))) {
      field.value = value;
    }
  }
}

async function load({ isMore = false } = {}) {
  const own = (turn += 1);
  const extra = { sort: form.elements.sort.value, limit: "50" };
  if (isMore && next) {
    extra.cursor = next;
  }
  try {
    const { data: found } = await get(query(form.elements.state.value, extra));
    if (own !== turn) {
      return;
    }
    const rows = found.items.map(rowOf);
    const first = body.children.length;
    if (isMore) {
      body.append(...rows);
      body.children[first]?.querySelector("a").focus();
    } else {
      body.replaceChildren(...rows);
      keep();
      count(own);
    }
    next = found.next;
    more.hidden = !next;
    empty.hidden = body.children.length > 0;
  } catch (fault) {
    toast(fault.message, "error");
  }
}

async function count(own) {
  const found = await Promise.all(STATES.map((state) =>
    get(query(state, { limit: "1" }))));
  if (own !== turn) {
    return;
  }
  counts.replaceChildren(...STATES.map((state, at) => {
    const { total } = found[at].data;
    return el("li", {}, stateBadge(state),
      el("strong", {}, total === null ? say("一万以上", "over 10,000") : String(total)));
  }));
}

function rowOf(one) {
  const link = el("a", { href: `/reviews/${one.id}` }, one.project || one.unit_name || one.unit.name);
  const isOff = one.claimed_total !== null && one.total !== null && one.claimed_total !== one.total;
  const cell = (label, content, kind = "") => el("td", { "data-label": label, class: kind }, content);
  const at = one.submitted_at;
  const row = el("tr", { "data-state": one.state },
    el("th", { scope: "row" }, link,
      el("span", { class: "sub" }, one.project ? one.unit_name || one.unit.name : "")),
    cell(say("年度", "Year"), one.year ?? "", "number"),
    cell(say("状态", "State"), stateBadge(one.state)),
    cell(say("自评得分", "Claimed"), shownPoints(one.claimed_total), "number"),
    cell(say("重算得分", "Recomputed"), shownPoints(one.total), `number${isOff ? " is-off" : ""}`),
    cell(say("等级", "Grade"), one.grade ?? ""),
    cell(say("问题", "Faults"), found(one)),
    cell(say("提交时间", "Submitted"), at ? el("time", { datetime: at }, momentText(at)) : ""),
    cell(say("复核人", "Reviewer"), reviewerOf(one)),
    el("td", {}, one.state === "submitted" ? takeButton(one) : ""));
  return row;
}

function reviewerOf({ reviewer, state }) {
  const isGone = reviewer && state === "under-review" && !reviewer.can_review;
  return (reviewer?.name ?? "") + (isGone ? say("（已不能复核）", " (cannot review any more)") : "");
}

function found(one) {
  const parts = [];
  if (one.errors) {
    parts.push(el("span", { class: "chip-severity error" }, say(`错误 ${one.errors}`, `${one.errors} ${one.errors === 1 ? "error" : "errors"}`)));
  }
  if (one.warnings) {
    parts.push(el("span", { class: "chip-severity warning" }, say(`警告 ${one.warnings}`, `${one.warnings} ${one.warnings === 1 ? "warning" : "warnings"}`)));
  }
  return parts.length ? el("span", {}, ...parts) : "";
}

function takeButton(one) {
  const name = one.project || one.unit_name || one.unit.name;
  const made = el("button", { type: "button", class: "button small take" }, say("受理", "Take up"));
  made.setAttribute("aria-label", say(`受理：${name}`, `take up: ${name}`));
  made.addEventListener("click", () => take(one));
  return made;
}

async function take(one) {
  try {
    await post(`/v1/assessments/${one.id}/take`, {}, { etag: one.etag, key: newKey() });
    window.location.assign(`/reviews/${one.id}`);
  } catch (fault) {
    toast(fault.message, "error");
    await load();
  }
}

document.getElementById("queue-take").addEventListener("click", async () => {
  try {
    const { data: oldest } = await get("/v1/assessments?state=submitted&sort=changed&limit=1");
    if (oldest.items.length) {
      await take(oldest.items[0]);
    } else {
      toast(say("没有待受理的自评表", "nothing waits to be taken up"));
    }
  } catch (fault) {
    toast(fault.message, "error");
  }
});

/* Arrow keys go from row to row; T takes up the row, Enter on its link opens it. */
body.addEventListener("keydown", (event) => {
  const row = event.target.closest("tr");
  const to = {
    ArrowDown: row?.nextElementSibling,
    ArrowUp: row?.previousElementSibling,
  }[event.key];
  if (to) {
    event.preventDefault();
    to.querySelector("a").focus();
  } else if (event.key.toLowerCase() === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    row?.querySelector(".take")?.click();
  }
});

let typing = null;
form.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => load(), 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  load();
});
more.addEventListener("click", () => load({ isMore: true }));
restore();
load();
