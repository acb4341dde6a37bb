// Units are taken over from a CSV file.

import { ask, el, say, toast } from "../dom.js";
import { upload } from "../http.js";
import { field } from "./shared.js";

export async function importUnits() {
  const file = el("input", { type: "file", accept: ".csv,text/csv" });
  const answer = await ask({
    title: say("导入单位", "Import units"),
    body: [
      el("p", {}, say("CSV 文件，第一行是：名称、类别、上级、代码。类别写 省、市、县 或 单位；上级写已有单位的名称或代码，空着就是本单位。",
        "A CSV file whose first line is: name, kind, parent, code. The kind is province, city, county or unit; the parent a unit's name or code, empty for one's own.")),
      field("import-file", say("文件", "File"), file),
    ],
    buttons: [{ value: "yes", text: say("导入", "Import"), kind: "primary" },
      { value: "", text: say("取消", "Cancel") }],
  });
  if (answer !== "yes" || file.files.length === 0) {
    return null;
  }
  const form = new FormData();
  form.append("file", file.files[0]);
  try {
    const made = await upload("/v1/units/import", form);
    const count = made.data.items.length;
    toast(say(`导入了 ${count} 个单位`, `${count} units are made`));
    return made;
  } catch (problem) {
    await ask({
      title: say("没有导入", "Nothing is kept"),
      body: [el("p", {}, problem.message),
        el("ol", { class: "faults" }, ...(problem.faults || []).map((each) => el("li", {},
          `${say("第", "line ")}${each.place.split("/").pop()}${say(" 行：", ": ")}${each.message}`)))],
      buttons: [{ value: "", text: say("关闭", "Close"), kind: "primary" }],
    });
    return null;
  }
}
