// What the states of an assessment are called, on every page.

import { el, say } from "./dom.js";

const STATES = {
  draft: ["草稿", "draft"],
  submitted: ["已提交", "submitted"],
  "under-review": ["复核中", "under review"],
  returned: ["已退回", "returned"],
  approved: ["已批准", "approved"],
};

export function stateBadge(state) {
  return el("span", { class: `badge ${state}` }, say(...(STATES[state] ?? [state, state])));
}
