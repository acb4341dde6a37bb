// The panel beside the form: a derivation with its rule and basis, or what is open.

import { el, fill, find, say } from "../dom.js";

export class Side {
  constructor() {
    this.element = find("#side");
    this.title = find("#side-title");
    this.body = find("#side-body");
    this.opener = null;
    this.shown = "";
    find("#side-close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.element.hidden && !find("dialog[open]")) {
        event.preventDefault();
        this.close();
      }
    });
  }

  // Opens with a content of a kind; the opener gets the focus back.
  open(shown, title, body, opener = null) {
    this.release();
    this.shown = shown;
    this.title.textContent = title;
    fill(this.body, body);
    this.opener = opener;
    if (opener) {
      opener.setAttribute("aria-expanded", "true");
    }
    if (this.element.hidden) {
      this.element.hidden = false;
      document.body.classList.add("has-side");
    }
    if (opener) {
      this.element.focus({ preventScroll: true });
      if (getComputedStyle(this.element).position !== "fixed") {
        opener.scrollIntoView({ block: "nearest" });
      }
    }
  }

  renew(shown, body) {
    if (!this.element.hidden && this.shown === shown) {
      fill(this.body, body);
    }
  }

  // The button that opened it was drawn anew.
  handOver(opener) {
    this.opener = opener;
    opener.setAttribute("aria-expanded", "true");
  }

  release() {
    if (this.opener) {
      this.opener.setAttribute("aria-expanded", "false");
    }
  }

  close() {
    this.release();
    this.element.hidden = true;
    document.body.classList.remove("has-side");
    if (this.opener && this.opener.isConnected) {
      this.opener.focus();
    }
    this.opener = null;
    this.shown = "";
  }
}

export function derivation(root) {
  const steps = el("ol", { class: "derivation" }, ...root.children.map((each) => line(each, 0)));
  return el("div", {}, root.children.length ? steps
    : el("p", { class: "empty" }, say("这里没有可以说明的计算。", "There is nothing to derive here.")));
}

const OPEN_UPTO = 2;

function line(each, depth) {
  const words = [
    el("span", { class: "said" }, each.lead),
    each.value ? el("strong", { class: "value" }, each.value) : null,
  ];
  const rule = [
    each.rule_text ? el("code", { class: "rule-text" }, each.rule_text) : null,
    each.basis.length ? el("span", { class: "basis" },
      `${say("依据：", "basis: ")}${each.basis.join(say("；", "; "))}`) : null,
  ].filter(Boolean);
  const beside = rule.length ? el("div", { class: "rule" }, ...rule) : null;
  if (!each.children.length) {
    return el("li", {}, el("div", {}, ...words), beside);
  }
  return el("li", {}, el("details", { open: depth < OPEN_UPTO },
    el("summary", {}, ...words), beside,
    el("ol", {}, ...each.children.map((one) => line(one, depth + 1)))));
}
