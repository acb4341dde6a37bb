// Tables that are wider than the page can be scrolled by keyboard.

import { findAll, say } from "../dom.js";

export function freeScrolling() {
  for (const each of findAll(".charts .across")) {
    const section = each.closest("section");
    const title = section ? section.querySelector("h2") : null;
    each.tabIndex = 0;
    each.setAttribute("role", "region");
    each.setAttribute("aria-label", title ? title.textContent : say("数据", "Numbers"));
  }
}
