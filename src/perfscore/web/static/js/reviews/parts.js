// What the pages of a review share: the list of sets to choose from.

import { el } from "../dom.js";
import { get } from "../http.js";

export async function chooseSets(field) {
  let cursor = "";
  do {
    const { data } = await get(`/v1/sets?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    for (const each of data.items) {
      field.append(el("option", { value: each.id }, `${each.title}（${each.id}）`));
    }
    cursor = data.next;
  } while (cursor);
}
