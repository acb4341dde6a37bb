// The page of a published version: moments in the reader's time, drafts made from it.

import { findAll, momentText, toast } from "../dom.js";
import { newKey, post } from "../http.js";

for (const each of findAll("[data-moment]")) {
  each.textContent = momentText(each.dataset.moment);
}
for (const button of findAll("[data-draft]")) {
  const key = newKey();
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const begin = { from: button.dataset.from, as: button.dataset.draft };
      const { data } = await post("/v1/set-drafts", begin, { key });
      location.assign(`/sets/drafts/${data.id}`);
    } catch (fault) {
      toast(fault.message, "error");
      button.disabled = false;
    }
  });
}
