// The findings of an audit, worst first: each knows its cell, each cell its findings.

import { el, say } from "../dom.js";

const ORDER = ["error", "warning", "note"];

export function severityWord(severity) {
  return {
    error: say("错误", "error"),
    warning: say("警告", "warning"),
    note: say("提示", "note"),
  }[severity];
}

export class Findings {
  constructor(found) {
    this.items = [...found]
      .map((finding, at) => ({ finding, at }))
      .sort((one, other) => rank(one.finding) - rank(other.finding) || one.at - other.at)
      .map(({ finding }, at) => ({ finding, id: `finding-${at}`, element: null }));
    this.byAnchor = new Map();
    for (const item of this.items) {
      for (const anchor of [item.finding.anchor, ...item.finding.also]) {
        if (anchor) {
          const here = this.byAnchor.get(anchor) || [];
          this.byAnchor.set(anchor, [...here, item]);
        }
      }
    }
    this.chosen = null;
    this.onReveal = () => {};
  }

  badge(anchor) {
    const here = this.byAnchor.get(anchor);
    if (!here) {
      return [];
    }
    const own = here.filter((each) => each.finding.anchor === anchor);
    const shown = own.length ? own : here;
    const worst = shown[0].finding.severity;
    const label = `${say("发现", "finding")}${say("：", ": ")}` +
      shown.map((each) => each.finding.message).join(say("；", "; "));
    const kind = own.length ? "" : " is-also";
    const button = el("button", {
      type: "button", class: `badge-finding ${worst}${kind}`, title: label, "aria-label": label,
    }, own.length ? String(own.length) : "·");
    button.addEventListener("click", () => {
      const at = here.findIndex((each) => each.id === this.chosen);
      this.choose(here[(at + 1) % here.length], { from: "cell" });
    });
    return [button];
  }

  list() {
    const box = el("div", { class: "findings" });
    if (!this.items.length) {
      box.append(el("p", { class: "empty" }, say("没有发现问题。", "Nothing was found.")));
      return box;
    }
    const filter = el("input", {
      type: "search", id: "finding-filter", autocomplete: "off",
      placeholder: say("筛选发现", "filter findings"),
      "aria-label": say("筛选发现", "filter findings"),
    });
    const items = el("ol", { class: "finding-list" });
    for (const item of this.items) {
      item.element = this.element(item);
      items.append(el("li", {}, item.element));
    }
    filter.addEventListener("input", () => {
      const wanted = filter.value.trim().toLowerCase();
      for (const item of this.items) {
        const text = item.element.textContent.toLowerCase();
        item.element.parentElement.hidden = !text.includes(wanted);
      }
    });
    items.addEventListener("keydown", (event) => this.move(event));
    box.append(filter, items);
    return box;
  }

  element(item) {
    const { finding } = item;
    const head = el("button", {
      type: "button", class: "finding-head", "aria-expanded": "false", "aria-controls": `${item.id}-more`,
    },
    el("span", { class: `chip-severity ${finding.severity}` }, severityWord(finding.severity)),
    el("span", { class: "message" }, finding.message));
    head.addEventListener("click", () => {
      if (this.chosen === item.id) {
        this.unchoose();
      } else {
        this.choose(item, { from: "list" });
      }
    });
    const more = el("dl", { class: "finding-more", id: `${item.id}-more`, hidden: true });
    for (const [term, text] of facts(finding)) {
      if (text) {
        more.append(el("dt", {}, term), el("dd", {}, text));
      }
    }
    return el("div", { class: `finding ${finding.severity}`, id: item.id }, head, more);
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) {
      return;
    }
    const shown = this.items.filter((each) => !each.element.parentElement.hidden);
    const at = shown.findIndex((each) => each.element.contains(document.activeElement));
    const next = shown[at + step];
    if (next) {
      event.preventDefault();
      next.element.querySelector("button").focus();
    }
  }

  unchoose() {
    for (const each of this.items) {
      each.element?.classList.remove("is-chosen");
      each.element?.querySelector(".finding-head").setAttribute("aria-expanded", "false");
      const more = each.element?.querySelector(".finding-more");
      if (more) {
        more.hidden = true;
      }
    }
    for (const cell of document.querySelectorAll(".is-meant, .is-meant-also")) {
      cell.classList.remove("is-meant", "is-meant-also");
    }
    this.chosen = null;
  }

  choose(item, { from }) {
    this.unchoose();
    this.chosen = item.id;
    this.onReveal();
    const head = item.element.querySelector(".finding-head");
    item.element.classList.add("is-chosen");
    item.element.parentElement.hidden = false;
    head.setAttribute("aria-expanded", "true");
    item.element.querySelector(".finding-more").hidden = false;
    const { anchor, also } = item.finding;
    for (const each of also) {
      document.getElementById(each)?.classList.add("is-meant-also");
    }
    const cell = anchor ? document.getElementById(anchor) : null;
    cell?.classList.add("is-meant");
    cell?.closest("details")?.setAttribute("open", "");
    if (from === "cell") {
      item.element.scrollIntoView({ block: "nearest" });
      head.focus({ preventScroll: true });
    } else {
      cell?.scrollIntoView({ block: "center", inline: "nearest" });
    }
  }
}

function rank(finding) {
  return ORDER.indexOf(finding.severity) + (finding.rounding ? 0.5 : 0);
}

function facts(finding) {
  const at = finding.at;
  const place = at.cell || "";
  return [
    [say("指标", "line"), at.path.join(" / ")],
    [say("位置", "place"), place],
    [say("印的", "printed"), finding.printed],
    [say("应为", "expected"), finding.expected],
    [say("算法", "working"), finding.working],
    [say("涉及分", "points"), finding.points_shown],
    [say("另见", "see also"), finding.related.map((each) => each.message).join(say("；", "; "))],
    [say("检查", "check"), finding.title],
    [say("依据", "basis"), finding.basis.join("\n")],
    [say("说明", "remark"), remark(finding)],
  ];
}

function remark(finding) {
  if (finding.doubtful) {
    return say("所在的格子读法不确定", "rests on a cell that can be read otherwise");
  }
  return finding.rounding ? say("可由四舍五入解释", "explained by rounding") : "";
}
