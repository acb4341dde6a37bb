// What stands beside the editor: outline, form, a scored sample, cases, changes.

import { el, fill, find, findAll, say } from "../dom.js";
import { post } from "../http.js";
import { paper } from "./paper.js";

const ASKED = { form: "preview", sample: "preview", cases: "cases", changes: "changes" };

export class Panels {
  constructor({ text, base, onCases }) {
    Object.assign(this, { text, onCases });
    this.base = base;
    this.case = 0;
    this.typed = null;
    this.shown = "outline";
    this.asking = new Map();
    this.tabs = findAll('[role="tab"]');
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.open(tab));
      tab.addEventListener("keydown", (event) => this.step(event));
    }
  }

  panel(name) {
    return document.getElementById(`panel-${name}`);
  }

  open(tab) {
    this.shown = tab.id.replace("tab-", "");
    for (const each of this.tabs) {
      const isThis = each === tab;
      each.setAttribute("aria-selected", String(isThis));
      each.tabIndex = isThis ? 0 : -1;
      this.panel(each.id.replace("tab-", "")).hidden = !isThis;
    }
    this.refresh();
  }

  step(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const at = this.tabs.indexOf(event.currentTarget);
      const next = this.tabs[(at + by + this.tabs.length) % this.tabs.length];
      next.focus();
      this.open(next);
    }
  }

  async refresh() {
    const name = this.shown;
    if (!(name in ASKED) || (name === "changes" && !this.base)) {
      if (name === "changes") {
        this.noBase();
      }
      return;
    }
    // Once at a time: what changed meanwhile is asked about when the answer has come.
    if (this.asking.has(name)) {
      this.asking.set(name, true);
      return;
    }
    this.asking.set(name, false);
    const body = { text: this.text() };
    if (name === "changes") {
      body.base = this.base;
    } else if (ASKED[name] === "preview") {
      body.case = this.case;
      body.document = this.typed;
    }
    this.panel(name).setAttribute("aria-busy", "true");
    let found = null;
    let fault = null;
    try {
      ({ data: found } = await post(`/v1/editor/${ASKED[name]}`, body));
    } catch (caught) {
      fault = caught;
    }
    this.panel(name).removeAttribute("aria-busy");
    const isAgain = this.asking.get(name);
    this.asking.delete(name);
    if (name !== this.shown) {
      return;
    }
    if (isAgain) {
      this.refresh();
      return;
    }
    if (fault) {
      fill(this.panel(name), el("p", { class: "fault" }, fault.message));
      return;
    }
    this[name](found);
  }

  outline(headings) {
    fill(this.panel("outline"), headings.length
      ? el("ol", { class: "outline" }, headings.map((each) =>
        el("li", {}, el("a", { href: `#${each.line}:1`, class: `l${each.level}` }, each.title))))
      : el("p", { class: "quiet" }, say("还没有内容", "nothing yet")));
  }

  form(found) {
    fill(this.panel("form"), found.form ? paper(found.form) : broken());
  }

  sample(found) {
    const panel = this.panel("sample");
    if (!found.form) {
      fill(panel, broken());
      return;
    }
    const focused = document.activeElement?.id ?? "";
    const tried = found.tried;
    fill(panel, this.choice(found.samples),
      this.typed || !found.samples.length ? this.fields(found.data) : null,
      tried ? result(tried) : el("p", { class: "quiet" },
        say("填上数据，或者写一个“用例”，就能试评。", "Type data, or state a case, to try the set.")),
      tried ? paper(tried.tables) : null);
    const again = focused && document.getElementById(focused);
    if (again && panel.contains(again)) {
      again.focus();
    }
  }

  choice(samples) {
    const select = el("select", { id: "sample-case" },
      samples.map((title, index) => el("option", { value: index }, title)),
      el("option", { value: "typed" }, say("自己填数据", "data typed here")));
    select.value = this.typed || !samples.length ? "typed" : String(this.case);
    select.addEventListener("change", () => {
      if (select.value === "typed") {
        this.typed = { data: {} };
      } else {
        this.typed = null;
        this.case = Number(select.value);
      }
      this.refresh();
    });
    return el("div", { class: "field" },
      el("label", { for: "sample-case" }, say("按哪个试评", "Try with")), select);
  }

  fields(data) {
    const values = this.typed?.data ?? {};
    return el("form", {
      class: "data-fields",
      onsubmit: (event) => event.preventDefault(),
      onchange: (event) => {
        const typed = { ...(this.typed?.data ?? {}), [event.target.name]: event.target.value };
        const filled = Object.entries(typed).filter(([, each]) => each.trim() !== "");
        this.typed = { data: Object.fromEntries(filled) };
        this.refresh();
      },
    }, data.map((each, index) => {
      const id = `datum-${index}`;
      const field = el("input", { id, name: each.name, autocomplete: "off", placeholder: each.type });
      field.value = values[each.name] ?? "";
      const name = each.is_required ? `${each.name} *` : each.name;
      return el("div", { class: "field" }, el("label", { for: id }, name), field);
    }));
  }

  cases(found) {
    const panel = this.panel("cases");
    if (!found.cases) {
      this.onCases(new Map());
      fill(panel, broken());
      return;
    }
    const { cases, coverage } = found.cases;
    this.onCases(new Map(cases.flatMap((each) => [
      [each.at.line, each.passed ? "passed" : "failed"],
      ...each.expectations.map((one) => [one.at.line, one.passed ? "passed" : "failed unmet"]),
    ])));
    const passed = cases.filter((each) => each.passed).length;
    const rows = coverage.reduce((sum, each) => sum + each.rows, 0);
    const taken = coverage.reduce((sum, each) => sum + each.taken, 0);
    fill(panel,
      el("p", {}, cases.length
        ? say(`用例 ${cases.length} 个，通过 ${passed} 个`, `${passed} of ${cases.length} cases passed`) +
          (rows ? say(`；规则 ${rows} 行，用到 ${taken} 行`, `; ${taken} of ${rows} rows taken`) : "")
        : say("还没有用例。用例写在体系里：用例 “名称”，下面写数据和期望。",
          "No cases yet; a case states data and what is expected.")),
      cases.map((each) => oneCase(each)));
  }

  noBase() {
    fill(this.panel("changes"), el("p", { class: "quiet" }, say(
      "没有可比的版本：这份草稿不是由已发布的版本起草的。",
      "There is no version to compare with: the draft was not made from a published one.")));
  }

  changes(found) {
    const select = el("select", { id: "base" });
    select.append(find("#bases").content.cloneNode(true));
    select.value = this.base;
    select.addEventListener("change", () => {
      this.base = select.value;
      this.refresh();
    });
    fill(this.panel("changes"),
      el("div", { class: "field" },
        el("label", { for: "base" }, say("与哪个版本比", "Compare with")), select),
      found.difference
        ? el("pre", { class: "difference", tabindex: "0" }, found.text)
        : broken());
  }
}

function broken() {
  return el("div", { class: "notice error" }, el("p", {}, say(
    "有错误，先改好左边列出的错误。", "There are errors; mend those that are listed first.")));
}

function result(tried) {
  return el("div", {},
    el("p", { class: "result" },
      el("span", {}, say("总分 ", "Total "), el("strong", {}, tried.total ?? "—")),
      el("span", {}, say("等级 ", "Grade "), el("strong", {}, tried.grade ?? "—"))),
    tried.findings.length
      ? el("ul", {}, tried.findings.map((each) => el("li", {}, each.message)))
      : null);
}

function oneCase(each) {
  return el("section", { class: "case" },
    el("p", {},
      el("span", { class: `badge ${each.passed ? "ok" : "error"}` },
        each.passed ? say("通过", "passed") : say("不符", "failed")), " ",
      el("a", { href: `#${each.at.line}:1` }, each.title)),
    el("ul", {}, each.expectations.filter((one) => !one.passed).map((one) =>
      el("li", {}, el("a", { href: `#${one.at.line}:1` }, one.expected), say("，得出 ", "; found "),
        el("strong", {}, one.found),
        one.first ? say(`（先看：${one.first}）`, ` (see first: ${one.first})`) : ""))));
}
