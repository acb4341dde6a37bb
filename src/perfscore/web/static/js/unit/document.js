// The document that is being filled in: plain data, its values found by JSON pointers.

export function parts(pointer) {
  return pointer.split("/").slice(1).map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerOf(keys) {
  return keys.map((each) => `/${String(each).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function valueAt(document, pointer) {
  let found = document;
  for (const key of parts(pointer)) {
    if (found === null || typeof found !== "object" || !Object.hasOwn(found, key)) {
      return undefined;
    }
    found = found[key];
  }
  return found;
}

export function textAt(document, pointer) {
  const found = valueAt(document, pointer);
  const isList = Array.isArray(found) && found.every((each) => typeof each === "string");
  return typeof found === "string" ? found : isList ? found.join("、") : "";
}

// Sets a value; what is missing on the way is made, lists where numbers follow.
export function setAt(document, pointer, value) {
  const keys = parts(pointer);
  let holder = document;
  for (let at = 0; at < keys.length - 1; at += 1) {
    const key = keys[at];
    const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
    if (inner === null || typeof inner !== "object") {
      const made = /^\d+$/.test(keys[at + 1]) ? [] : {};
      define(holder, key, made);
    }
    holder = holder[key];
  }
  const last = keys[keys.length - 1];
  while (Array.isArray(holder) && holder.length < Number(last)) {
    holder.push({});
  }
  define(holder, last, value);
}

// A key such as __proto__ is one like any other.
function define(holder, key, value) {
  Object.defineProperty(holder, key, {
    value, writable: true, enumerable: true, configurable: true,
  });
}

export function insertRow(document, after, row) {
  const keys = parts(after);
  const last = keys[keys.length - 1];
  if (/^\d+$/.test(last) && keys.length > 1) {
    const rows = valueAt(document, pointerOf(keys.slice(0, -1)));
    rows.splice(Number(last) + 1, 0, structuredClone(row));
    return pointerOf([...keys.slice(0, -1), Number(last) + 1]);
  }
  if (!Array.isArray(valueAt(document, after))) {
    setAt(document, after, []);
  }
  const rows = valueAt(document, after);
  rows.push(structuredClone(row));
  return pointerOf([...keys, rows.length - 1]);
}

// Where a pointer leads after a row was put in (by 1) or taken out (by -1) at a number of
// its list; null where its own row went. A row that has a name, -3, gets that number.
export function pointerAfter(pointer, { list, at, by, name = null }) {
  if (pointer === null || !pointer.startsWith(`${list}/`)) {
    return pointer;
  }
  const [row, ...rest] = pointer.slice(list.length + 1).split("/");
  const number = Number(row);
  let moved = number < at ? number : number + by;
  if (row === name) {
    moved = at;
  } else if (number < 0) {
    moved = number;
  } else if (by < 0 && number === at) {
    return null;
  }
  return [list, moved, ...rest].join("/");
}

// Takes a row out; one below that continues its blank headings is given them.
export function removeRow(document, pointer, headings) {
  const keys = parts(pointer);
  const number = Number(keys[keys.length - 1]);
  const above = pointerOf(keys.slice(0, -1));
  const rows = valueAt(document, above);
  const next = rows[number + 1];
  if (next && typeof next === "object") {
    for (const each of headings) {
      const key = parts(each).pop();
      const stated = rows[number][key];
      if (next[key]) {
        break;
      }
      if (stated && stated.length) {
        next[key] = stated;
      }
    }
  }
  rows.splice(number, 1);
}

export function isSame(one, other) {
  return canonical(one) === canonical(other);
}

function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value ?? "");
}

// ---- two versions that came from one

const isHolder = (value) => value !== null && typeof value === "object";

// Gives where two documents differ from each other: { pointer, mine, theirs, isBoth,
// choice }. Lists of rows have to be aligned before.
export function differences(base, mine, theirs, pointer = "") {
  if (isSame(mine, theirs)) {
    return [];
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length) {
    const before = Array.isArray(base) ? base : [];
    return mine.flatMap((each, at) =>
      differences(before[at], each, theirs[at], `${pointer}/${at}`));
  }
  if (isHolder(mine) && isHolder(theirs) && !Array.isArray(mine) && !Array.isArray(theirs)) {
    const before = isHolder(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    return keys.flatMap((key) =>
      differences(before[key], mine[key], theirs[key], pointer + pointerOf([key])));
  }
  return [{ pointer, mine, theirs, ...decided(base, mine, theirs) }];
}

function decided(base, mine, theirs) {
  const isMine = !isSame(base, mine);
  const isTheirs = !isSame(base, theirs);
  return { isBoth: isMine && isTheirs, choice: isMine ? "mine" : "theirs" };
}

// Takes the chosen side of each difference into their document.
export function merged(theirs, found) {
  const made = structuredClone(theirs);
  for (const each of found) {
    if (each.choice === "mine") {
      setAt(made, each.pointer, structuredClone(each.mine ?? null));
    }
  }
  return closed(made);
}

// Lists without the rows that are in neither, values that are gone as blanks.
function closed(value) {
  if (Array.isArray(value)) {
    return value.filter((each) => each !== null).map(closed);
  }
  if (isHolder(value)) {
    for (const key of Object.keys(value)) {
      define(value, key, value[key] === null ? "" : closed(value[key]));
    }
  }
  return value;
}

// Gives the three with their rows at the same numbers: one that is not there is null.
export function aligned(base, mine, theirs) {
  if ([base, mine, theirs].every(Array.isArray)) {
    const isEven = mine.length === theirs.length && mine.length === base.length;
    return isEven ? [base, mine, theirs] : alignedRows(base, mine, theirs);
  }
  if (![base, mine, theirs].every((each) => isHolder(each) && !Array.isArray(each))) {
    return [base, mine, theirs];
  }
  const made = [{ ...base }, { ...mine }, { ...theirs }];
  for (const key of Object.keys(theirs)) {
    if (Object.hasOwn(base, key) && Object.hasOwn(mine, key)) {
      const inner = aligned(base[key], mine[key], theirs[key]);
      made.forEach((each, at) => define(each, key, inner[at]));
    }
  }
  return made;
}

const NAMING = ["一级", "二级", "三级", "名称", "level1", "level2", "level3", "name"];

function named(rows) {
  const seen = new Map();
  return new Map(rows.map((row) => {
    const words = isHolder(row) ? NAMING.map((key) => row[key] || "") : [row];
    const name = JSON.stringify(words);
    const count = (seen.get(name) || 0) + 1;
    seen.set(name, count);
    return [`${name}#${count}`, row];
  }));
}

function alignedRows(base, mine, theirs) {
  const known = [base, mine, theirs].map(named);
  const order = [...known[2].keys()];
  for (const keys of [[...known[1].keys()], [...known[0].keys()]]) {
    keys.forEach((key, at) => {
      if (!order.includes(key)) {
        order.splice(order.indexOf(keys[at - 1]) + 1, 0, key);
      }
    });
  }
  return known.map((rows) => order.map((key) => rows.get(key) ?? null));
}
