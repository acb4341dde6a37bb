// What a form's review rests on: findings and derivation, in tabs beside it.

import { el, fill, say } from "../dom.js";
import { derivationTree } from "./derivation.js";
import { Tabs } from "./tabs.js";

export function panelFor(desk, findings) {
  const tabs = new Tabs(say("复核的依据", "what the review rests on"));
  const count = desk.findings.length;
  tabs.add("findings", say(`发现 ${count}`, `Findings ${count}`), findings.list());
  const recomputed = desk.derivation ? derivationTree(desk.derivation) : workings(desk.lines);
  const derivation = el("div", {}, recomputed);
  if (desk.derivation || desk.lines.length) {
    tabs.add("derivation", say("计算过程", "Derivation"), derivation);
  }
  findings.onReveal = () => tabs.show("findings");
  const box = el("aside", { class: "review-panel", "aria-label": say("依据", "panel") },
    tabs.list, tabs.box);
  return { tabs, box, derive: (own) => derive(derivation, own, recomputed) };
}

/* With scores of the reviewer's there are two: the one that counts stands first. */
function derive(box, own, recomputed) {
  if (!own) {
    fill(box, recomputed);
    return;
  }
  fill(box,
    el("h3", {}, say("按复核得分", "With the reviewed scores")), derivationTree(own),
    el("h3", {}, say("按指标体系重算", "As recomputed by the set")), recomputed);
}

/* Without a set there is no tree: each line says how it was recomputed, or why not. */
function workings(lines) {
  return el("div", { class: "derivation" }, ...lines.map((line) => el("div", { class: "step" },
    el("strong", {}, line.at.path.join(" / ")),
    el("span", { class: "rule" }, line.working))));
}
