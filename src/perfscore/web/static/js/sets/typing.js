// What keys do in the field; every change goes through the browser's own undo.

const INDENT = "  ";
const MANY = 20;

function insert(field, text) {
  field.focus();
  // The only way that undo takes back in one step; others lose what was typed before.
  const done = text === ""
    ? document.execCommand("delete")
    : insertLines(field, text) || document.execCommand("insertText", false, text);
  if (!done) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Of many lines the browser lays out each that is typed; as one piece they are quick.
// The piece is made of text, and what came of it is looked at.
function insertLines(field, text) {
  const lines = text.split("\n");
  if (lines.length < MANY) {
    return false;
  }
  const { value, selectionStart: start, selectionEnd: end } = field;
  const plain = document.createElement("span");
  const piece = lines.map((line) => {
    plain.textContent = line;
    return plain.innerHTML;
  }).join("<br>") + (lines.at(-1) === "" ? "<br>" : "");
  if (!document.execCommand("insertHTML", false, piece)) {
    return false;
  }
  if (field.value === value.slice(0, start) + text + value.slice(end)) {
    return true;
  }
  document.execCommand("undo");
  field.setSelectionRange(start, end);
  return false;
}

export function replace(field, start, end, text) {
  field.setSelectionRange(start, end);
  insert(field, text);
}

export function indent(field, isLess) {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const isOneLine = !value.slice(start, end).includes("\n");
  if (isOneLine && !isLess) {
    insert(field, INDENT);
    return;
  }
  const first = value.lastIndexOf("\n", start - 1) + 1;
  const lines = value.slice(first, end).split("\n");
  const changed = lines.map((line) =>
    isLess ? line.replace(/^(?: {1,2}|\t|\u3000)/u, "") : INDENT + line);
  if (changed.join("\n") === lines.join("\n")) {
    return;
  }
  replace(field, first, end, changed.join("\n"));
  const moved = changed[0].length - lines[0].length;
  if (isOneLine) {
    const caret = Math.max(first, start + moved);
    field.setSelectionRange(caret, caret);
  } else {
    field.setSelectionRange(first, first + changed.join("\n").length);
  }
}

// A new line begins where the one above does.
export function newLine(field) {
  const { value, selectionStart: start } = field;
  const first = value.lastIndexOf("\n", start - 1) + 1;
  const lead = /^[ \t\u3000]*/u.exec(value.slice(first, start))[0];
  insert(field, `\n${lead}`);
}
