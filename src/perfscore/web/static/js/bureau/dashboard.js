// Prints the figures; everything else on the page works without a script.

import { find } from "../dom.js";
import { freeScrolling } from "./scrolling.js";

const print = find("[data-print]");
print.hidden = false;
print.addEventListener("click", () => window.print());
freeScrolling();
