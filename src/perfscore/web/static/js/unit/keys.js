// Cells are gone through as in a spreadsheet; a column copied there fills the cells below.

import { announce, say, toast } from "../dom.js";

// page: { inputs() → [{ control, cell, wish }], fill([[entry, text]]) }
export function spreadsheetKeys(holder, page) {
  holder.addEventListener("keydown", (event) => {
    const own = page.inputs().find((each) => each.control === event.target);
    if (!own || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const step = stepOf(event, own);
    if (!step) {
      return;
    }
    const next = along(page.inputs(), own, step);
    if (next) {
      event.preventDefault();
      enter(next.control);
    } else if (event.key === "Enter") {
      event.preventDefault();
    }
  });
  holder.addEventListener("paste", (event) => {
    const own = page.inputs().find((each) => each.control === event.target);
    const rows = own ? pasted(event.clipboardData, own.wish.kind) : null;
    if (rows) {
      event.preventDefault();
      paste(page, own, rows);
    }
  });
}

function stepOf(event, { control, wish }) {
  const isSelect = control.tagName === "SELECT";
  if (event.key === "Enter") {
    const isNewLine = wish.kind === "long" && event.shiftKey;
    return isNewLine ? 0 : event.shiftKey ? -1 : 1;
  }
  if (isSelect || event.shiftKey || control.selectionStart !== control.selectionEnd && !isWhole(control)) {
    return 0;
  }
  const isLow = control.clientHeight < 2 * parseFloat(getComputedStyle(control).lineHeight);
  if (event.key === "ArrowUp" && (isLow || isWhole(control) || control.selectionStart === 0)) {
    return -1;
  }
  const atEnd = control.selectionEnd === control.value.length;
  if (event.key === "ArrowDown" && (isLow || isWhole(control) || atEnd)) {
    return 1;
  }
  return 0;
}

function isWhole(control) {
  return control.value.length > 0 && control.selectionStart === 0
    && control.selectionEnd === control.value.length;
}

export function enter(control) {
  control.focus();
  if (control.select) {
    control.select();
  }
  control.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The next input above or below that stands under the same column.
function along(inputs, own, step) {
  const column = columnOf(inputs, own.cell.column, own.part);
  const at = column.indexOf(own);
  return column[at + step];
}

function columnOf(inputs, column, part) {
  return inputs.filter((each) => each.cell.column === column && each.part === part)
    .sort((a, b) => a.cell.row - b.cell.row);
}

// Gives rows of cells, or null for what is a plain text to be put in where it is pasted.
function pasted(clipboard, kind) {
  const text = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const isTable = /<table/i.test(clipboard.getData("text/html"));
  const isGrid = text.includes("\t") || (text.includes("\n") && (isTable || kind !== "long"));
  return isGrid ? cellsOf(text) : null;
}

// Tab-separated cells; one with line breaks stands in quotes, quotes in it twice.
export function cellsOf(text) {
  const rows = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)/y;
  let at = 0;
  while (at <= text.length) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    rows[rows.length - 1].push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    at = cell.lastIndex;
    if (text[at] === "\n") {
      rows.push([]);
    }
    at += 1;
  }
  return rows;
}

function paste(page, own, rows) {
  const inputs = page.inputs().filter((each) => each.part === own.part);
  const columns = [...new Set(inputs.map((each) => each.cell.column))].sort((a, b) => a - b);
  const first = columns.indexOf(own.cell.column);
  const tops = columnOf(inputs, own.cell.column, own.part).filter((each) => each.cell.row >= own.cell.row);
  const filled = [];
  let lost = 0;
  rows.forEach((cells, down) => {
    cells.forEach((text, right) => {
      const row = tops[down] ? tops[down].cell.row : -1;
      const found = inputs.find((each) =>
        each.cell.row === row && each.cell.column === columns[first + right]);
      if (found && (found.control.tagName !== "SELECT" || hasOption(found.control, text.trim()))) {
        filled.push([found, text.trim()]);
      } else if (text.trim()) {
        lost += 1;
      }
    });
  });
  page.fill(filled);
  announce(say(`已粘贴 ${filled.length} 格`, `${filled.length} cells pasted`));
  if (lost) {
    toast(say(`有 ${lost} 格没有地方放，没有粘贴`, `${lost} cells had no place and were not pasted`), "warning");
  }
}

function hasOption(control, text) {
  return [...control.options].some((each) => each.value === text);
}
