// What the moves of an assessment are called.

import { say } from "./dom.js";

const STEPS = {
  submitted: ["提交", "submitted"],
  withdrawn: ["撤回", "withdrawn"],
  taken: ["受理", "taken up"],
  released: ["放回", "put back"],
  returned: ["退回", "returned"],
  approved: ["批准", "approved"],
};

export function stepText(action) {
  return action in STEPS ? say(...STEPS[action]) : action;
}
