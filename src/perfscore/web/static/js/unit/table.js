// The official table: the cells that the form prints, with inputs where it is filled in.

import { el, fill, say } from "../dom.js";
import { textAt } from "./document.js";

const POINT_NONE = "";

export class FormTable {
  // page: { document, isOpen, edit(pointer, value), add(wish), remove(wish), explain(line, button) }
  constructor(holder, page) {
    this.holder = holder;
    this.page = page;
    this.signature = "";
    this.cells = new Map();
    this.inputs = [];
  }

  // Shows a layout; where only texts changed, what is being typed is left alone.
  show(sheet) {
    const signature = JSON.stringify(sheet.cells.map((each) => [
      each.row, each.column, each.row_span, each.column_span, each.add, each.remove,
      each.inputs?.map(({ at, kind, choices }) => [at, kind, choices]),
      "line" in each || "whole" in each, each.heading,
    ]));
    if (signature === this.signature) {
      this.patch(sheet);
      return false;
    }
    this.signature = signature;
    this.draw(sheet);
    return true;
  }

  patch(sheet) {
    for (const each of sheet.cells) {
      const known = this.cells.get(`${each.row},${each.column}`);
      known.cell = each;
      if (known.text && known.text.textContent !== each.text) {
        known.text.textContent = each.text;
      }
      known.element.classList.toggle("undefined", Boolean(each.undefined));
      if (known.button) {
        known.button.setAttribute("aria-label", scoreLabel(each));
      }
      known.tools.forEach((tool) => tool.name());
      known.inputs.forEach((entry, at) => {
        entry.wish = each.inputs[at];
        entry.control.setAttribute("aria-label", entry.wish.label);
      });
    }
  }

  draw(sheet) {
    this.cells.clear();
    this.inputs = [];
    const labels = columnLabels(sheet);
    const cells = [...sheet.cells].sort((a, b) => a.row - b.row || a.column - b.column);
    const starts = [0, ...sheet.sections];
    this.part = (row) => starts.findLastIndex((each) => each <= row);
    const bodies = starts.map(() => el("tbody"));
    const rows = [];
    for (let row = 0; row < sheet.grid.rows; row += 1) {
      const part = this.part(row);
      const made = el("tr", { class: starts[part] === row && part > 0 ? "part-start" : null });
      bodies[part].append(made);
      rows.push(made);
    }
    for (const each of cells) {
      rows[each.row].append(this.cell(each, labels));
    }
    for (const each of rows) {
      each.classList.toggle("only-headings", ![...each.children].some((one) =>
        !one.classList.contains("group") && !one.classList.contains("heading")));
    }
    const columns = sheet.widths.map((each) => {
      const made = el("col");
      made.style.width = each;
      return made;
    });
    const table = el("table", { class: "official", lang: "zh-CN" }, el("colgroup", {}, ...columns), ...bodies);
    fill(this.holder, table);
  }

  cell(cell, labels) {
    const open = this.page.isOpen ? cell.inputs || [] : [];
    const label = nameOf(open) || (cell.role === "grade" ? "" : labels(cell));
    const made = el(cell.heading ? "th" : "td", {
      class: `${cell.role}${cell.undefined ? " undefined" : ""}`,
      rowspan: cell.row_span, colspan: cell.column_span,
      scope: cell.heading ? scopeOf(cell) : null,
      "data-label": cell.heading ? null : label,
    });
    const known = { element: made, cell, text: null, button: null, inputs: [], tools: [], part: this.part(cell.row) };
    if ("line" in cell || "whole" in cell) {
      this.score(cell, known);
    } else if (!open.length) {
      known.text = el("span", { class: "cell-text" }, cell.text);
      made.append(known.text);
    }
    for (const each of open) {
      made.append(this.input(each, known));
    }
    if (this.page.isOpen && cell.add) {
      this.tool(known, "＋", "add", say("加一行", "add a row"), () => this.page.add(known.cell.add));
    }
    if (this.page.isOpen && cell.remove) {
      this.tool(known, "×", "remove", say("删去这一行", "remove the row"), () => this.page.remove(known.cell.remove));
    }
    this.cells.set(`${cell.row},${cell.column}`, known);
    return made;
  }

  // A button of a row; what it is called says which, also after the row was renamed.
  tool(known, sign, kind, title, onclick) {
    const made = el("button", { type: "button", class: `row-tool ${kind} no-print`, title, onclick }, sign);
    const name = () => {
      const [wish] = known.cell.inputs || [];
      const text = wish ? textAt(this.page.document, wish.at) : known.cell.text;
      made.setAttribute("aria-label", [text, title].filter(Boolean).join(say("：", ": ")));
    };
    name();
    known.tools.push({ name });
    known.element.append(made);
  }

  score(cell, known) {
    known.text = el("span", {}, cell.text);
    known.button = el("button", {
      type: "button", class: "score-button", "aria-expanded": "false", "aria-controls": "side",
      "aria-label": scoreLabel(cell),
      onclick: () => this.page.explain("whole" in known.cell ? null : known.cell.line, known.button),
    }, known.text);
    known.element.append(known.button);
  }

  input(wish, known) {
    const made = inputFor(wish, this.page);
    const entry = { control: made.control, wish, cell: known.cell, element: known.element, part: known.part };
    known.inputs.push(entry);
    this.inputs.push(entry);
    return known.button
      ? el("div", { class: "own-score no-print" }, el("span", {}, say("自评", "own")), made.element) : made.element;
  }
}

// The control of a cell; what is typed there is the page's at once, but a word that is still
// being put together by an input method.
export function inputFor(wish, page) {
  const value = textAt(page.document, page.resolved(wish.at));
  const made = ["choice", "point", "heading"].includes(wish.kind) ? choice(wish, value) : words(wish, value);
  const { control } = made;
  control.addEventListener("input", (event) => {
    grow(control);
    if (!event.isComposing) {
      page.edit(wish.at, control.value);
    }
  });
  control.addEventListener("compositionend", () => page.edit(wish.at, control.value));
  return made;
}

function words(wish, value) {
  const control = el("textarea", {
    class: `cell-input ${wish.kind}`, rows: 1, "aria-label": wish.label, title: wish.said || null,
    inputmode: wish.kind === "number" ? "decimal" : null, autocomplete: "off", spellcheck: "false",
    "data-at": wish.at, value,
  });
  requestAnimationFrame(() => grow(control));
  return { element: control, control };
}

function choice(wish, value) {
  const known = wish.choices || [];
  const isHeading = wish.kind === "heading";
  const options = [...(isHeading ? [] : [POINT_NONE]), ...known];
  const control = el("select", {
    class: isHeading ? "cell-input heading" : "cell-input", "aria-label": wish.label, title: wish.said || null, "data-at": wish.at,
  }, ...options.map((each) => el("option", { value: each }, each || "　")));
  put(control, value);
  if (wish.kind !== "point") {
    return { element: control, control };
  }
  return { element: el("label", { class: "point" }, el("span", {}, wish.label), control), control };
}

const sizesItself = CSS.supports("field-sizing", "content");

function grow(control) {
  if (!sizesItself && control.tagName === "TEXTAREA") {
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight}px`;
  }
}

// Shows a text in a control, also one that is none of its choices.
export function put(control, text) {
  if (control.value === text) {
    return;
  }
  if (control.tagName === "SELECT" && ![...control.options].some((each) => each.value === text)) {
    control.append(el("option", { value: text }, text || "　"));
  }
  control.value = text;
  grow(control);
}

function scoreLabel(cell) {
  return "whole" in cell
    ? say(`总分 ${cell.text}，看怎么算出来的`, `total ${cell.text}, how it came about`)
    : say(`得分 ${cell.text}，看怎么算出来的`, `score ${cell.text}, how it came about`);
}

function scopeOf(cell) {
  if (cell.role === "group" || cell.role === "total") {
    return cell.row_span > 1 ? "rowgroup" : "row";
  }
  return cell.row_span > 1 ? "rowgroup" : "col";
}

// A cell that names its row is called so on phones, not as the column of such names.
function nameOf([wish]) {
  return wish && ["指标名称", "资金来源"].includes(wish.label) ? wish.label : "";
}

// What a column is called in the part of the form that a cell stands in.
function columnLabels(sheet) {
  const starts = [0, ...sheet.sections];
  const heads = starts.map((start) => sheet.cells.filter((each) =>
    each.row === start && each.role === "heading" && !(each.row_span > 1)));
  return (cell) => {
    const part = starts.findLastIndex((each) => each <= cell.row);
    if (part === 0) {
      const beside = sheet.cells.find((each) => each.row === cell.row && each.heading
        && each.column + (each.column_span || 1) === cell.column);
      return beside ? beside.text : "";
    }
    const own = part === starts.length - 1 ? heads[part - 1] : heads[part];
    const found = own.find((each) =>
      each.column <= cell.column && cell.column < each.column + (each.column_span || 1));
    return found ? found.text : "";
  };
}
