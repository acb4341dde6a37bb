// Places in a text: the service counts lines and columns in characters, the browser
// counts offsets in UTF-16 units, of which a rare character takes two.

export function linesOf(text) {
  return text.split("\n");
}

export function placeOf(text, offset) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < start; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return { line, column: [...text.slice(start, offset)].length + 1 };
}

export function offsetOf(text, line, column) {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) {
      return text.length;
    }
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  const said = text.slice(start, end < 0 ? text.length : end);
  return start + [...said].slice(0, column - 1).join("").length;
}
