// What a form's review rests on: findings and derivation, in tabs beside it.

import { el, say } from "../dom.js";
import { derivationTree } from "./derivation.js";
import { Tabs } from "./tabs.js";

export function panelFor(desk, findings) {
  const tabs = new Tabs(say("复核的依据", "what the review rests on"));
  const count = desk.findings.length;
  tabs.add("findings", say(`发现 ${count}`, `Findings ${count}`), findings.list());
  if (desk.derivation) {
    tabs.add("derivation", say("计算过程", "Derivation"), derivationTree(desk.derivation));
  } else if (desk.lines.length) {
    tabs.add("derivation", say("计算过程", "Derivation"), workings(desk.lines));
  }
  findings.onReveal = () => tabs.show("findings");
  const box = el("aside", { class: "review-panel", "aria-label": say("依据", "panel") },
    tabs.list, tabs.box);
  return { tabs, box };
}

/* Without a set there is no tree: each line says how it was recomputed, or why not. */
function workings(lines) {
  return el("div", { class: "derivation" }, ...lines.map((line) => el("div", { class: "step" },
    el("strong", {}, line.at.path.join(" / ")),
    el("span", { class: "rule" }, line.working))));
}
