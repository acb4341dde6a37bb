// Shows the moments of the log in the time of the browser.

import { findAll, momentText } from "../dom.js";

for (const each of findAll("time[datetime]")) {
  each.textContent = momentText(each.dateTime);
}
