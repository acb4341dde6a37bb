// What every page does: signing out.

import { findAll, toast } from "./dom.js";
import { Problem, remove } from "./http.js";

for (const button of findAll("[data-sign-out]")) {
  button.addEventListener("click", async () => {
    try {
      await remove("/v1/sessions/current");
      location.assign("/sign-in");
    } catch (fault) {
      if (fault instanceof Problem && fault.status === 401) {
        location.assign("/sign-in");
      } else {
        toast(fault.message, "error");
      }
    }
  });
}
