// The derivation of a score: lines that open and close.

import { el, say } from "../dom.js";

export function derivationTree(root) {
  return el("div", { class: "derivation" }, lineOf(root, true));
}

function lineOf(line, isOpen) {
  const words = [el("span", { class: "said" }, line.lead)];
  if (line.value) {
    words.push(el("span", { class: "value" }, line.value));
  }
  if (line.rule_text || line.place) {
    const place = line.place ? line.place.split(":").pop() : "";
    words.push(el("span", { class: "rule" },
      line.rule_text ? el("code", {}, line.rule_text) : null,
      place ? el("span", { class: "place" }, say(` 第 ${place} 行`, ` line ${place}`)) : null));
  }
  if (line.basis.length) {
    words.push(el("span", { class: "basis" }, line.basis.join(say("；", "; "))));
  }
  if (!line.children.length) {
    return el("div", { class: "step" }, ...words);
  }
  const below = el("div", { class: "below" });
  const details = el("details", {}, el("summary", {}, ...words), below);
  const fill = () => {
    if (!below.hasChildNodes()) {
      below.append(...line.children.map((each) => lineOf(each, false)));
    }
  };
  if (isOpen) {
    details.open = true;
    fill();
  }
  details.addEventListener("toggle", fill);
  return details;
}
