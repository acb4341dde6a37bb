// Two versions of one document: both values of every cell that differs, to choose from.

import { ask, el, say } from "../dom.js";
import { aligned, differences, merged, parts, pointerOf, valueAt } from "./document.js";

const NAMES = ["名称", "name", "三级", "level3"];

// labels: Map of pointers to what cells are called. Gives the document that was chosen, or
// null where the choice was put off.
export async function chosen({ base, mine, theirs, labels, title, said, names }) {
  const even = aligned(base, mine, theirs);
  const found = differences(...even);
  if (!found.length) {
    return structuredClone(theirs);
  }
  const rows = found.map((each, at) => row(each, at, labelOf(each.pointer, even, labels)));
  const answer = await ask({
    title,
    wide: true,
    body: [
      el("p", {}, said),
      el("div", { class: "table-scroll" },
        el("table", { class: "list conflict" },
          el("thead", {}, el("tr", {},
            el("th", { scope: "col" }, say("格", "cell")),
            el("th", { scope: "col" }, names[0]),
            el("th", { scope: "col" }, names[1]))),
          el("tbody", {}, ...rows))),
    ],
    buttons: [
      { value: "take", text: say("按选中的保存", "Save what is chosen"), kind: "primary" },
      { value: "", text: say("以后再说", "Later") },
    ],
  });
  return answer === "take" ? merged(even[2], found) : null;
}

// A cell of a row is called by the row's own name: rows may stand elsewhere in the two.
function labelOf(pointer, [, mine, theirs], labels) {
  const keys = parts(pointer);
  const at = keys.findIndex((each) => /^\d+$/.test(each));
  if (at < 0) {
    return labels.get(pointer) || keys.join(say("：", ": "));
  }
  const own = pointerOf(keys.slice(0, at + 1));
  const found = valueAt(mine, own) || valueAt(theirs, own) || {};
  const name = NAMES.map((key) => found[key]).find((each) => typeof each === "string" && each);
  const number = Number(keys[at]) + 1;
  const whose = name || `${keys[at - 1]}${say(`第 ${number} 行`, ` row ${number}`)}`;
  return [whose, ...keys.slice(at + 1)].join(say("：", ": "));
}

function row(each, at, label) {
  const side = (name, value) => {
    const input = el("input", {
      type: "radio", name: `difference-${at}`, value: name, checked: each.choice === name,
      onchange: () => {
        each.choice = name;
      },
    });
    return el("td", {}, el("label", { class: "conflict-side" }, input,
      el("span", { class: (value ?? "") === "" ? "quiet" : null }, shown(value))));
  };
  return el("tr", {},
    el("th", { scope: "row" }, label,
      each.isBoth ? el("span", { class: "badge warning" }, say("两边都改了", "changed by both")) : null),
    side("mine", each.mine), side("theirs", each.theirs));
}

function shown(value) {
  if ((value ?? "") === "") {
    return say("（空）", "(blank)");
  }
  if (typeof value === "string") {
    return value;
  }
  const rows = Array.isArray(value) ? value : [value];
  return rows.map((each) => (typeof each === "object" && each !== null
    ? Object.values(each).filter((one) => typeof one === "string" && one).join(" · ")
    : String(each))).filter(Boolean).join("\n") || say("（空）", "(blank)");
}
