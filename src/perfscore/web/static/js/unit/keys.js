// Cells are gone through as in a spreadsheet; a column copied there fills the cells below.

import { announce, say, toast } from "../dom.js";

// page: { inputs() → [{ control, cell, wish, table }], fill([[entry, text]], rows), isScore(row,
// column) }; table: where rows that are pasted below the last one are added
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
  const copied = clipboard.getData("text/plain").replace(/\r\n?/g, "\n");
  const text = copied.replace(/\n$/, "");
  const isTable = /<table/i.test(clipboard.getData("text/html")) || (text !== copied && !text.includes("\n"));
  const isGrid = text.includes("\t") || isTable || (text.includes("\n") && kind !== "long");
  return isGrid ? cellsOf(text) : null;
}

// Tab-separated cells; one with line breaks stands in quotes, quotes in it twice.
function cellsOf(text) {
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
  const column = columnOf(page.inputs(), own.cell.column, own.part).map((each) => each.cell.row);
  const tops = [...new Set(column)].filter((each) => each >= own.cell.row);
  const columns = columnsFor(page, own, rows, tops);
  const inputs = page.inputs().filter((each) => each.part === own.part);
  const filled = [];
  const added = [];
  let lost = 0;
  rows.forEach((cells, down) => {
    const row = tops[down];
    if (own.table && row === undefined) {
      added.push(...(cells.some((text) => text.trim()) ? [rowOf(own.table, cells, columns)] : []));
      return;
    }
    cells.forEach((text, right) => {
      const found = inputs.find((each) => each.cell.row === row && each.cell.column === columns[right]);
      if (found && (found.control.tagName !== "SELECT" || hasOption(found.control, text.trim()))) {
        filled.push([found, text.trim()]);
      } else if (text.trim() && !page.isScore(row, columns[right])) {
        lost += 1;
      }
    });
  });
  page.fill(filled, added);
  announce(say(`已粘贴 ${rows.length} 行`, `${rows.length} rows pasted`));
  if (lost) {
    toast(say(`有 ${lost} 格没有地方放，没有粘贴`, `${lost} cells had no place and were not pasted`), "warning");
  }
}

function rowOf(table, cells, columns) {
  const made = { ...table.beginning };
  cells.forEach((text, right) => {
    const column = table.columns[columns[right]];
    if (column) {
      made[column.name] = text.trim();
    }
  });
  return { at: table.at, row: made };
}

// The columns that the copied ones are: those of the form one by one, as in the form that it
// prints; or, where a text would then fall on no cell, those that can be written in.
function columnsFor(page, own, rows, tops) {
  const open = new Set(page.inputs().filter((each) => each.part === own.part).map((each) => each.cell.column));
  const first = own.cell.column;
  const width = Math.max(...rows.map((each) => each.length));
  const printed = Array.from({ length: width }, (_, right) => first + right);
  const fits = rows.every((cells, down) => cells.every((text, right) =>
    !text.trim() || open.has(first + right) || page.isScore(tops[down], first + right)));
  return fits ? printed : [...open].sort((a, b) => a - b).filter((each) => each >= first);
}

function hasOption(control, text) {
  return [...control.options].some((each) => each.value === text);
}
