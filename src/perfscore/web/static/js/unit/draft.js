// A draft and the form as it was last laid out: cells that are shown are found in the document
// also while rows have been added or taken out since, as when the service does not answer.

import { insertRow, pointerAfter, removeRow, setAt, textAt, valueAt } from "./document.js";

export class Draft {
  // base: the document as the server has it, under etag; laid: the sheet that is shown
  constructor(document, etag) {
    this.document = document;
    this.base = structuredClone(document);
    this.etag = etag;
    this.shape = 0;
    this.laid = null;
    this.moves = [];
  }

  layOut(sheet) {
    this.laid = sheet;
    this.moves = [];
  }

  // Where the document keeps a cell of the form as it is shown; null where its row went.
  resolved(pointer) {
    return this.moves.reduce(pointerAfter, pointer);
  }

  text(pointer) {
    const at = this.resolved(pointer);
    return at === null ? "" : textAt(this.document, at);
  }

  // Writes into a cell; a row that the form shows and the document lacks is made first.
  write(pointer, value) {
    const [, key, row] = pointer.split("/");
    if (/^-\d+$/.test(row || "") && this.resolved(pointer) === pointer) {
      this.insert(`/${key}`, this.laid.rows[row], row);
    }
    const at = this.resolved(pointer);
    if (at !== null) {
      setAt(this.document, at, value);
    }
  }

  // Puts a row in behind another, or at the end of a list; gives its pointer.
  insert(after, row, name = null) {
    const behind = this.resolved(after) ?? split(after).list;
    const made = insertRow(this.document, behind, row);
    this.moves.push({ ...split(made), by: 1, name });
    this.shape += 1;
    return made;
  }

  // Takes a row out; gives it, and the pointer of the one that then stands at its place.
  remove(at, headings) {
    const where = this.resolved(at);
    if (where === null) {
      return null;
    }
    const row = valueAt(this.document, where);
    const { list, at: number } = split(where);
    removeRow(this.document, where, headings.map((each) => this.resolved(each)));
    this.moves.push({ list, at: number, by: -1 });
    this.shape += 1;
    const last = valueAt(this.document, list).length - 1;
    return { row, next: `${list}/${Math.min(number, last)}` };
  }

  // What a step can be taken back to.
  get before() {
    return { document: structuredClone(this.document), moves: [...this.moves], laid: this.laid };
  }

  // Takes another document; gives whether the cells shown are still its own.
  take(document, before = null) {
    this.document = structuredClone(document);
    this.shape += 1;
    const isOwn = before !== null && before.laid === this.laid;
    if (isOwn) {
      this.moves = before.moves;
    }
    return isOwn;
  }
}

function split(pointer) {
  const cut = pointer.lastIndexOf("/");
  const last = pointer.slice(cut + 1);
  return /^\d+$/.test(last) && cut > 0
    ? { list: pointer.slice(0, cut), at: Number(last) } : { list: pointer, at: -1 };
}
