// How a score came about, in words beside the form; renewed while the form is filled in.

import { el, say } from "../dom.js";
import { Problem, post } from "../http.js";
import { derivation } from "./side.js";

export class Explaining {
  constructor(page) {
    this.page = page;
    this.line = null;
    this.path = "";
  }

  get isShown() {
    return this.page.side.shown === "derivation";
  }

  // Shows a line by its number, null for the total; a second click closes it.
  async toggle(line, button) {
    const { side, answer } = this.page;
    if (this.isShown && side.opener === button) {
      side.close();
      return;
    }
    this.line = line;
    this.path = line === null ? "" : pathOf(answer.rows[line]);
    const name = line === null ? say("总分", "Total") : answer.rows[line].path.at(-1);
    side.open("derivation", name, el("p", { class: "quiet" }, say("正在推导…", "working it out…")), button);
    await this.renew();
  }

  async renew() {
    if (!this.isShown) {
      return;
    }
    const { line, page } = this;
    try {
      const { data } = await post(`/v1/assessments/${page.id}/sheet/derivation`, { document: page.document, line });
      if (this.line === line) {
        page.side.renew("derivation", derivation(data.derivation));
      }
    } catch (fault) {
      if (!(fault instanceof Problem)) {
        throw fault;
      }
      page.side.renew("derivation", el("p", { class: "notice error" }, fault.message));
    }
  }

  // After rows were added or taken out, a line has another number and another button.
  follow(rows, cells) {
    if (!this.isShown || this.line === null) {
      return;
    }
    const paths = rows.map(pathOf);
    if (paths[this.line] !== this.path && paths.includes(this.path)) {
      this.line = paths.indexOf(this.path);
    }
    const known = cells.find((each) => each.cell.line === this.line);
    if (known?.button) {
      this.page.side.handOver(known.button);
    } else {
      this.page.side.close();
    }
  }
}

const pathOf = (row) => row.path.join("\n");
