// Administrators keep the units below their own, and the users of each.

import { el, fill, find, say, trying } from "../dom.js";
import { get } from "../http.js";
import { importUnits } from "./importing.js";
import { words } from "./shared.js";
import { addUnit, changeUnit, moveUnit, switchUnit } from "./units.js";
import { inviteUser, showUsers } from "./users.js";

const state = { units: [], unit: null };

async function load() {
  const { data } = await get("/v1/units");
  state.units = data.items;
  const wanted = state.unit ? state.unit.id : words.unit;
  state.unit = state.units.find((each) => each.id === wanted) || state.units[0];
  showTree();
  await showUnit();
}

function showTree() {
  const search = find("#unit-search").value.trim().toLowerCase();
  const top = state.units[0].level;
  const shown = state.units.filter((each) => !search
    || `${each.name} ${each.code || ""}`.toLowerCase().includes(search));
  fill(find("#units"), ...shown.map((unit) => {
    const button = el("button", {
      type: "button", "aria-current": unit.id === state.unit.id ? "true" : null,
      onclick: () => choose(unit),
    },
    el("span", { class: unit.is_active ? null : "off" }, unit.name),
    el("span", { class: "kind" }, words.kinds[unit.kind]));
    button.style.setProperty("--depth", search ? 0 : Math.min(unit.level - top, 6));
    return el("li", {}, button);
  }));
  if (shown.length === 0) {
    fill(find("#units"), el("li", { class: "quiet" }, say("没有找到", "none found")));
  }
}

function choose(unit) {
  state.unit = unit;
  showTree();
  const current = find("#units [aria-current]");
  if (current) {
    current.focus();
  }
  return trying(showUnit);
}

async function showUnit() {
  const unit = state.unit;
  find("#unit-name").textContent = unit.name;
  const parts = [words.kinds[unit.kind], unit.code, unit.is_active ? "" : say("已停用", "out of use")];
  find("#unit-kind").textContent = parts.filter(Boolean).join(" · ");
  const action = (text, work) => el("button", {
    type: "button", class: "button small",
    onclick: () => trying(async () => {
      if (await work(unit, state.units)) {
        await load();
      }
    }),
  }, text);
  const isTop = unit.id === words.unit;
  fill(find("#unit-actions"),
    unit.is_active && action(say("新增下级单位", "New unit below"), addUnit),
    action(say("修改", "Change"), changeUnit),
    !isTop && action(say("调整上级", "Move"), moveUnit),
    !isTop && action(unit.is_active ? say("停用", "Put out of use") : say("恢复", "Put in use"), switchUnit));
  find("#invite").hidden = !unit.is_active;
  await showUsers(unit, state.units, find("#user-search").value.trim());
}

find("#unit-search").addEventListener("input", showTree);
find("#user-search").addEventListener("input", () => trying(showUnit));
find("#invite").addEventListener("click", () => trying(async () => {
  if (await inviteUser(state.unit)) {
    await showUnit();
  }
}));
find("#import").addEventListener("click", () => trying(async () => {
  if (await importUnits()) {
    await load();
  }
}));

trying(load);
