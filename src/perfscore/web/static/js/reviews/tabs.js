// Panels of which one is shown, chosen by tabs that arrow keys move between.

import { el } from "../dom.js";

export class Tabs {
  constructor(label) {
    this.list = el("div", { role: "tablist", class: "tabs", "aria-label": label });
    this.box = el("div", { class: "tab-panels" });
    this.all = [];
    this.list.addEventListener("keydown", (event) => this.move(event));
  }

  add(id, name, content) {
    const tab = el("button", {
      type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`,
      "aria-selected": "false", tabindex: "-1",
    }, name);
    const panel = el("div", {
      role: "tabpanel", id: `panel-${id}`, "aria-labelledby": tab.id, tabindex: "0", hidden: true,
    }, content);
    tab.addEventListener("click", () => this.show(id));
    this.all.push({ id, tab, panel });
    this.list.append(tab);
    this.box.append(panel);
    if (this.all.length === 1) {
      this.show(id);
    }
    return tab;
  }

  show(wanted) {
    for (const { id, tab, panel } of this.all) {
      const isShown = id === wanted;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
      panel.hidden = !isShown;
    }
  }

  move(event) {
    const at = this.all.findIndex(({ tab }) => tab === document.activeElement);
    const last = this.all.length - 1;
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (at >= 0 && next !== undefined) {
      event.preventDefault();
      this.show(this.all[next].id);
      this.all[next].tab.focus();
    }
  }
}
