// The text in colours, line by line, below the field that it is typed into. Only lines
// that can be seen, and some around them, are on the page; paper has them all. A line
// that the service has not coloured yet is coloured by a simple rule of the page's own.

import { el } from "../dom.js";
import { linesOf } from "./positions.js";

const SIMPLE = new RegExp(
  "(?<comment>(?:^|(?<=\\s))[#＃].*$)|(?<string>[“「『‘\"＂].*?[”」』’\"＂])" +
  "|(?<number>[0-9０-９]+(?:\\.[0-9]+)?[%％‰]?)|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign>[^\\s])",
  "gu",
);
const GRAVITY = { error: 3, warning: 2, note: 1 };
const HEIGHT = 24;
const EDGE = 8;
const AROUND = 40;
const LONG = 2000;
const WIDEST = 3;

export class Painter {
  constructor({ box, painted, gutter, words }) {
    Object.assign(this, { box, painted, gutter });
    this.words = new Set(words);
    this.known = new Map();
    this.kinds = new Map();
    this.lines = [""];
    this.first = 0;
    this.rows = [];
    this.marks = new Map();
    this.passed = new Map();
    this.widths = new Map();
    this.onPaper = false;
    this.sizer = el("div", { class: "sizer" });
    painted.append(this.sizer);
    box.addEventListener("scroll", () => this.draw());
    addEventListener("resize", () => this.draw());
    for (const [name, isPaper] of [["beforeprint", true], ["afterprint", false]]) {
      addEventListener(name, () => {
        this.onPaper = isPaper;
        this.draw();
      });
    }
  }

  // tokens: [{ line, column, length, kind }] of `text`, which may be an older one
  learn(text, tokens) {
    const lines = linesOf(text);
    const fresh = new Map();
    for (const line of lines) {
      fresh.set(line, []);
    }
    const seen = new Map();
    for (const each of tokens) {
      const line = lines[each.line - 1];
      // Of equal lines the first one tells how all of them look.
      const first = seen.get(line) ?? each.line;
      seen.set(line, first);
      if (first === each.line) {
        fresh.get(line).push(each);
      }
    }
    this.known = fresh;
    this.kinds = new Map([...fresh].map(([line, found]) =>
      [line, found.map((each) => `${each.column}${each.kind}`).join()]));
    this.draw();
  }

  // diagnostics with places in what is painted:
  // [{ line, column, end_line, end_column, severity }]
  mark(diagnostics) {
    this.marks = new Map();
    diagnostics.forEach((each, index) => {
      for (let line = each.line; line <= Math.min(each.end_line, this.lines.length); line += 1) {
        const length = [...this.lines[line - 1]].length;
        const from = line === each.line ? each.column - 1 : 0;
        const to = line === each.end_line ? each.end_column - 1 : length;
        const list = this.marks.get(line) ?? [];
        list.push({ from, to: Math.max(to, from + 1), severity: each.severity, index });
        this.marks.set(line, list);
      }
    });
    this.draw();
  }

  cases(found) {
    this.passed = found;
    this.draw();
  }

  paint(text) {
    const before = this.lines;
    this.lines = linesOf(text);
    this.shift(before);
    const height = `max(100%, ${this.lines.length * HEIGHT + 2 * EDGE}px)`;
    this.painted.style.minHeight = height;
    this.gutter.style.minHeight = height;
    this.gutter.style.width = `calc(${String(this.lines.length).length + 2}ch + 12px)`;
    this.widen();
    this.draw();
  }

  // What is marked stays with its line where lines come in or go above it.
  shift(before) {
    const by = this.lines.length - before.length;
    if (by === 0 || this.marks.size + this.passed.size === 0) {
      return;
    }
    const least = Math.min(before.length, this.lines.length);
    let tail = 0;
    while (tail < least && before.at(-1 - tail) === this.lines.at(-1 - tail)) {
      tail += 1;
    }
    const moved = (marked) => new Map([...marked].map(([line, each]) =>
      [line > before.length - tail ? line + by : line, each]));
    this.marks = moved(this.marks);
    this.passed = moved(this.passed);
  }

  // The longest lines keep their room, though they may not be on the page.
  widen() {
    if (this.widths.size > 3 * this.lines.length + 1000) {
      this.widths.clear();
    }
    let least = 0;
    let widest = [];
    for (const line of this.lines) {
      const width = this.widths.get(line) ?? widthOf(line);
      this.widths.set(line, width);
      if (width > least) {
        widest = [...widest, { line, width }]
          .sort((one, other) => other.width - one.width).slice(0, WIDEST);
        least = widest.length < WIDEST ? 0 : widest[WIDEST - 1].width;
      }
    }
    const text = widest.map((each) => each.line).join("\n");
    if (this.sizer.textContent !== text) {
      this.sizer.textContent = text;
    }
  }

  // Puts the lines on the page that can be seen; those that look the same stay.
  draw() {
    const [first, end] = this.seen();
    const old = new Map();
    for (const { look, row } of this.rows) {
      old.set(look, [...(old.get(look) ?? []), row]);
    }
    const rows = [];
    const numbers = [];
    for (let at = first; at < end; at += 1) {
      const look = this.look(this.lines[at], at + 1);
      rows.push({ look, row: old.get(look)?.shift() ?? this.line(this.lines[at], at + 1) });
      numbers.push(this.number(at + 1));
    }
    const isSame = first === this.first && rows.length === this.rows.length &&
      rows.every((each, index) => each.row === this.rows[index].row);
    if (!isSame) {
      this.first = first;
      this.rows = rows;
      this.painted.style.paddingTop = `${EDGE + first * HEIGHT}px`;
      this.painted.replaceChildren(this.sizer, ...rows.map((each) => each.row));
    }
    const signature = `${first}|${numbers.join()}`;
    if (signature !== this.signature) {
      this.signature = signature;
      this.gutter.style.paddingTop = `${EDGE + first * HEIGHT}px`;
      this.gutter.replaceChildren(...numbers.map((looks, index) =>
        el("div", { class: looks || null }, String(first + index + 1))));
    }
  }

  // The lines that can be seen, and some around them: the first, and the one behind.
  seen() {
    const count = this.lines.length;
    if (this.onPaper) {
      return [0, count];
    }
    const top = Math.floor((this.box.scrollTop - EDGE) / HEIGHT) - AROUND;
    const shown = Math.ceil(this.box.clientHeight / HEIGHT) + 2 * AROUND;
    const first = Math.max(0, Math.min(top, count - shown));
    return [first, Math.min(count, first + shown)];
  }

  // What decides how a line looks.
  look(line, number) {
    const marks = this.marks.get(number);
    const unmet = this.isUnmet(number) ? "!" : "";
    return `${line}\n${this.kinds.get(line) ?? "?"}${unmet}${marks ? JSON.stringify(marks) : ""}`;
  }

  // Whether a line states what a worked case does not come to.
  isUnmet(number) {
    return this.passed.get(number)?.endsWith("unmet") ?? false;
  }

  line(line, number) {
    const characters = [...line];
    const isLong = line.length > LONG;
    const tokens = isLong ? [] : this.known.get(line) ?? this.guessed(line);
    const marks = [...this.marks.get(number) ?? []];
    if (this.isUnmet(number)) {
      const from = characters.length - [...line.trimStart()].length;
      marks.push({ from, to: characters.length, severity: "error" });
    }
    const edges = new Set([0, characters.length]);
    for (const each of tokens) {
      edges.add(each.column - 1).add(each.column - 1 + each.length);
    }
    for (const each of marks) {
      edges.add(each.from).add(each.to);
    }
    const sorted = [...edges].filter((each) => each >= 0).sort((one, other) => one - other);
    const made = el("div");
    for (let index = 0; index + 1 < sorted.length; index += 1) {
      const [from, to] = [sorted[index], sorted[index + 1]];
      const text = characters.slice(from, to).join("") || " ";
      made.append(this.stretch(text, from, to, tokens, marks));
    }
    if (!sorted.length || made.childNodes.length === 0) {
      made.append("\u200b");
    }
    return made;
  }

  stretch(text, from, to, tokens, marks) {
    const token = tokens.find((each) => each.column - 1 <= from && to <= each.column - 1 + each.length);
    const over = marks
      .filter((each) => each.from <= from && to <= each.to)
      .sort((one, other) => GRAVITY[other.severity] - GRAVITY[one.severity]);
    if (!token && !over.length) {
      return document.createTextNode(text);
    }
    const kind = token ? `t-${token.kind}` : "";
    const mark = over.length ? ` mark ${over[0].severity}` : "";
    return el("span", { class: `${kind}${mark}`.trim() }, text);
  }

  guessed(line) {
    const found = [];
    for (const match of line.matchAll(SIMPLE)) {
      const [name, text] = Object.entries(match.groups).find(([, each]) => each !== undefined);
      let kind = name;
      if (name === "word") {
        kind = this.words.has(text) ? "keyword" : "name";
      }
      const column = [...line.slice(0, match.index)].length + 1;
      found.push({ column, length: [...text].length, kind });
    }
    return found;
  }

  // How the number of a line looks.
  number(line) {
    const gravest = (this.marks.get(line) ?? [])
      .map((each) => each.severity)
      .sort((one, other) => GRAVITY[other] - GRAVITY[one])[0];
    return [
      gravest && gravest !== "note" ? gravest : "",
      this.passed.get(line) ?? "",
    ].join(" ").trim();
  }

  // Which line is at a height of the screen; 0 where there is none.
  lineAt(y) {
    const top = this.painted.getBoundingClientRect().top + EDGE;
    const line = Math.floor((y - top) / HEIGHT) + 1;
    return line > 0 && line <= this.lines.length ? line : 0;
  }

  // Where a place of the text is on the screen; of a line that is not on the page
  // where it begins.
  rectOf(line, column) {
    const row = this.rows[line - 1 - this.first]?.row;
    if (!row) {
      const outer = this.painted.getBoundingClientRect();
      return new DOMRect(outer.left, outer.top + EDGE + (line - 1) * HEIGHT, 0, HEIGHT);
    }
    let rest = column - 1;
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const characters = [...node.data];
      if (rest <= characters.length) {
        const range = document.createRange();
        range.setStart(node, characters.slice(0, rest).join("").length);
        range.collapse(true);
        const rect = range.getClientRects()[0];
        if (rect) {
          return rect;
        }
      }
      rest -= characters.length;
    }
    return row.getBoundingClientRect();
  }
}

// About how wide a line is: Chinese characters are wider than Latin ones.
function widthOf(line) {
  let width = 0;
  for (let at = 0; at < line.length; at += 1) {
    width += line.charCodeAt(at) < 0x2e80 ? 0.6 : 1;
  }
  return width;
}
