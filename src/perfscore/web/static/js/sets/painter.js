// The text in colours, line by line, below the field that it is typed into. A line that
// the service has not coloured yet is coloured by a simple rule of the page's own.

import { el } from "../dom.js";
import { linesOf } from "./positions.js";

const SIMPLE = new RegExp(
  "(?<comment>(?:^|(?<=\\s))[#＃].*$)|(?<string>[“「『‘\"＂].*?[”」』’\"＂])" +
  "|(?<number>[0-9０-９]+(?:\\.[0-9]+)?[%％‰]?)|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign>[^\\s])",
  "gu",
);
const GRAVITY = { error: 3, warning: 2, note: 1 };

export class Painter {
  constructor(painted, gutter, words) {
    this.painted = painted;
    this.gutter = gutter;
    this.words = new Set(words);
    this.known = new Map();
    this.kinds = new Map();
    this.drawn = [];
    this.marks = new Map();
    this.passed = new Map();
    this.numbers = 0;
  }

  // tokens: [{ line, column, length, kind }] of `text`
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
    this.paint(text);
  }

  // diagnostics with places in this text: [{ line, column, end_line, end_column, severity }]
  mark(text, diagnostics) {
    const lines = linesOf(text);
    this.marks = new Map();
    diagnostics.forEach((each, index) => {
      for (let line = each.line; line <= Math.min(each.end_line, lines.length); line += 1) {
        const length = [...lines[line - 1]].length;
        const from = line === each.line ? each.column - 1 : 0;
        const to = line === each.end_line ? each.end_column - 1 : length;
        const list = this.marks.get(line) ?? [];
        list.push({ from, to: Math.max(to, from + 1), severity: each.severity, index });
        this.marks.set(line, list);
      }
    });
    this.paint(text);
  }

  cases(found) {
    this.passed = found;
    this.number(this.numbers);
  }

  paint(text) {
    const lines = linesOf(text);
    const looks = lines.map((line, index) => this.look(line, index + 1));
    let head = 0;
    while (head < looks.length && head < this.drawn.length && looks[head] === this.drawn[head]) {
      head += 1;
    }
    let tail = 0;
    while (
      tail < looks.length - head && tail < this.drawn.length - head &&
      looks[looks.length - 1 - tail] === this.drawn[this.drawn.length - 1 - tail]
    ) {
      tail += 1;
    }
    const old = [...this.painted.children].slice(head, this.drawn.length - tail);
    const fresh = lines
      .slice(head, lines.length - tail)
      .map((line, index) => this.line(line, head + index + 1));
    const before = this.painted.children[this.drawn.length - tail] ?? null;
    old.forEach((each) => each.remove());
    fresh.forEach((each) => this.painted.insertBefore(each, before));
    this.drawn = looks;
    this.number(lines.length);
  }

  // What decides how a line looks.
  look(line, number) {
    const marks = this.marks.get(number);
    return `${line}\n${this.kinds.get(line) ?? "?"}${marks ? JSON.stringify(marks) : ""}`;
  }

  line(line, number) {
    const characters = [...line];
    const tokens = this.known.get(line) ?? this.guessed(line);
    const marks = this.marks.get(number) ?? [];
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

  number(count) {
    this.numbers = count;
    const made = [];
    for (let line = 1; line <= count; line += 1) {
      const gravest = (this.marks.get(line) ?? [])
        .map((each) => each.severity)
        .sort((one, other) => GRAVITY[other] - GRAVITY[one])[0];
      const passed = this.passed.get(line);
      const looks = [
        gravest && gravest !== "note" ? gravest : "",
        passed === undefined ? "" : passed ? "passed" : "failed",
      ].join(" ").trim();
      made.push(`${line}|${looks}`);
    }
    const signature = made.join(",");
    if (signature === this.signature) {
      return;
    }
    this.signature = signature;
    this.gutter.replaceChildren(...made.map((each) => {
      const [line, looks] = each.split("|");
      return el("div", { class: looks || null }, line);
    }));
  }

  // Where a place of the text is on the screen.
  rectOf(line, column) {
    const row = this.painted.children[line - 1];
    if (!row) {
      return this.painted.getBoundingClientRect();
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
