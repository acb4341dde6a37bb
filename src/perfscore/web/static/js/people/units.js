// Units are made, changed, moved, put out of use.

import { confirmed, say } from "../dom.js";
import { post, request } from "../http.js";
import { asking, choice, field, text, words } from "./shared.js";

const ORDER = ["province", "city", "county", "unit"];

function kindsBelow(kind) {
  return ORDER.filter((each) => ORDER.indexOf(each) > ORDER.indexOf(kind) || (each === "unit" && kind === "unit"))
    .map((each) => [each, words.kinds[each]]);
}

export function addUnit(parent) {
  const name = text();
  const kind = choice(kindsBelow(parent.kind));
  const code = text("", 64);
  code.required = false;
  const body = [
    field("unit-new-name", say("名称", "Name"), name),
    field("unit-new-kind", say("级次", "Level"), kind),
    field("unit-new-code", say("代码（可不填）", "Code (optional)"), code),
  ];
  return asking(say(`在“${parent.name}”之下新增单位`, `New unit below “${parent.name}”`), body,
    say("新增", "Make"), () => post("/v1/units", {
      name: name.value, kind: kind.value, parent_id: parent.id, code: code.value || null,
    }));
}

export function changeUnit(unit) {
  const name = text(unit.name);
  const code = text(unit.code || "", 64);
  code.required = false;
  const body = [
    field("unit-name-new", say("名称", "Name"), name),
    field("unit-code-new", say("代码（可不填）", "Code (optional)"), code),
  ];
  return asking(say("修改单位", "Change the unit"), body, say("保存", "Save"),
    () => change(unit, { name: name.value, code: code.value }));
}

export function moveUnit(unit, units) {
  const below = new Set([unit.id]);
  for (const each of units) {
    if (below.has(each.parent_id)) {
      below.add(each.id);
    }
  }
  const options = units
    .filter((each) => !below.has(each.id) && each.is_active
      && kindsBelow(each.kind).some(([kind]) => kind === unit.kind))
    .map((each) => [each.id, `${"　".repeat(each.level - units[0].level)}${each.name}`]);
  const parent = choice(options, unit.parent_id);
  const body = [field("unit-parent", say("新的上级", "New unit above"), parent,
    say("下级单位和账号一起调整。", "Units and accounts below move along."))];
  return asking(say(`调整“${unit.name}”的上级`, `Move “${unit.name}”`), body,
    say("调整", "Move"), () => change(unit, { parent_id: parent.value }));
}

export async function switchUnit(unit) {
  if (unit.is_active) {
    const sure = await confirmed(say(`停用“${unit.name}”？`, `Put “${unit.name}” out of use?`),
      say("停用后不能在这里新增账号，以后可以恢复。", "It can be put in use again later."),
      { text: say("停用", "Put out of use"), kind: "danger" });
    if (!sure) {
      return null;
    }
  }
  return change(unit, { is_active: !unit.is_active });
}

function change(unit, json) {
  return request("PATCH", `/v1/units/${unit.id}`, { json });
}
