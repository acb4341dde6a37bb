// What the pages of a review share: the list of sets to choose from, points as read.

import { el } from "../dom.js";
import { get } from "../http.js";

const PLACES = 10000n;

/* A total that no decimals write, such as 293/3, is rounded half up, and says so. */
export function shownPoints(points) {
  const found = /^(-?)([0-9]+)\/([0-9]+)$/.exec(points ?? "");
  if (!found) {
    return points ?? "—";
  }
  const [above, below] = [BigInt(found[2]), BigInt(found[3])];
  const rounded = (2n * above * PLACES + below) / (2n * below);
  const decimals = String(rounded % PLACES).padStart(4, "0").replace(/0+$/, "");
  return `≈${found[1]}${rounded / PLACES}${decimals ? `.${decimals}` : ""}`;
}

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
