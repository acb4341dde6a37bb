// The list of assessments: searched and sorted by the service, shown page by page.

import { announce, el, fill, find, momentText, say } from "../dom.js";
import { get, retrying } from "../http.js";
import { stateBadge } from "../states.js";

const PAUSE = 250;

const filters = find("#filters");
const holder = find("#rows");
const more = find("#more");
let cursor = null;
let body = null;
let asked = null;

async function load(isMore) {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  const query = new URLSearchParams({ limit: "50" });
  for (const [name, value] of new FormData(filters)) {
    if (value.trim() && (name !== "year" || /^\d{4}$/.test(value))) {
      query.set(name, value.trim());
    }
  }
  if (isMore) {
    query.set("cursor", cursor);
  }
  try {
    const { data } = await retrying(() => get(`/v1/assessments?${query}`, { signal }));
    show(data, isMore, query);
  } catch (fault) {
    if (fault.name !== "AbortError") {
      fill(holder, el("p", { class: "notice error", role: "alert" }, fault.message));
    }
  }
}

function show(data, isMore, query) {
  holder.removeAttribute("aria-busy");
  cursor = data.next;
  more.hidden = !cursor;
  if (!isMore) {
    const said = data.total === null ? "" : say(`共 ${data.total} 份`, `${data.total} in all`);
    find("#count").textContent = said;
    announce(said);
    if (!data.items.length) {
      const isSearch = [...query.keys()].some((each) => ["q", "state", "year"].includes(each));
      fill(holder, empty(isSearch));
      return;
    }
    body = el("tbody");
    fill(holder, el("table", { class: "list assessments stacked" }, head(), body));
  }
  body.append(...data.items.map(row));
}

function empty(isSearch) {
  const canBegin = find(".page-head .actions") && !isSearch;
  return el("div", { class: "empty" },
    el("strong", {}, isSearch ? say("没有找到", "Nothing found") : say("还没有自评表", "No assessments yet")),
    isSearch ? say("换个词，或放宽条件。", "Other words may help.")
      : canBegin ? el("a", { class: "button primary", href: "/assessments/new" }, say("新建自评表", "New assessment")) : "");
}

function head() {
  const names = [
    [say("项目或单位", "Project or unit"), ""], [say("指标体系", "Set"), ""], [say("年度", "Year"), ""],
    [say("状态", "State"), ""], [say("总分", "Total"), "number"], [say("等级", "Grade"), ""],
    [say("要处理", "To do"), "number"], [say("修改时间", "Changed"), ""],
  ];
  return el("thead", {}, el("tr", {}, ...names.map(([name, kind]) => el("th", { scope: "col", class: kind }, name))));
}

function row(each) {
  const cell = (label, content, kind = "") => el("td", { "data-label": label, class: kind }, content);
  const name = each.project || each.unit_name || each.unit.name;
  const isOpen = each.state === "draft" || each.state === "returned";
  return el("tr", {},
    el("td", { class: "list-name" }, el("a", { href: `/assessments/${each.id}` }, name),
      each.project && each.unit_name ? el("div", { class: "quiet small" }, each.unit_name) : null),
    cell(say("指标体系", "Set"), el("span", { class: "small", title: `${each.set.id}@${each.set.version}` }, each.set.title)),
    cell(say("年度", "Year"), each.year === null ? "" : String(each.year)),
    cell(say("状态", "State"), stateBadge(each.state)),
    cell(say("总分", "Total"), each.total ?? "—", "number"),
    cell(say("等级", "Grade"), each.grade ?? ""),
    cell(say("要处理", "To do"), isOpen && each.errors ? String(each.errors) : "", "number"),
    cell(say("修改时间", "Changed"), el("time", { datetime: each.changed_at, class: "small" }, momentText(each.changed_at))));
}

let pause = null;
filters.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => load(false), PAUSE);
});
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  load(false);
});
more.addEventListener("click", () => load(true));
load(false);
