// The users of a unit: invited, changed, put out of use.

import { confirmed, el, fill, find, say, trying } from "../dom.js";
import { get, post, request } from "../http.js";
import { asking, choice, field, showLink, text, words } from "./shared.js";
import { listTable } from "./tables.js";

let asked = 0;

export async function showUsers(unit, units, search) {
  const mine = (asked += 1);
  const items = [];
  let next = "";
  do {
    const query = new URLSearchParams({ unit: unit.id, q: search, cursor: next, limit: "200" });
    const { data } = await get(`/v1/users?${query}`);
    items.push(...data.items);
    next = data.next;
  } while (next && items.length < 1000);
  if (mine !== asked) {
    return;
  }
  const again = () => showUsers(unit, units, search);
  fill(find("#users"), items.length === 0
    ? el("div", { class: "empty" }, el("strong", {}, say("没有账号", "No accounts")),
      say("新增账号后，把邀请链接交给使用者。", "A new account comes with a link for its user."))
    : table(items.map((user) => row(user, units, again))));
}

function table(rows) {
  const headings = [say("登录名", "Login"), say("姓名", "Name"), say("单位", "Unit"),
    say("角色", "Role"), say("状态", "State"), say("操作", "Action")];
  return listTable(headings, rows, say("账号列表", "List of accounts"));
}

function row(user, units, again) {
  const action = (name, work, kind = "") => el("button", {
    type: "button", class: `button small ${kind}`, "aria-label": `${name} ${user.login}`,
    onclick: () => trying(async () => {
      if (await work(user, units)) {
        await again();
      }
    }),
  }, name);
  const actions = el("div", { class: "row-actions" },
    action(say("修改", "Change"), changeUser),
    user.is_active && action(say("发邀请", "Invite"), inviteAgain),
    action(user.is_active ? say("停用", "Disable") : say("恢复", "Enable"), switchUser,
      user.is_active ? "danger" : ""));
  return [user.login, user.name, user.unit.name, words.roles[user.role], badge(user), actions];
}

function badge(user) {
  if (!user.is_active) {
    return el("span", { class: "badge error" }, say("已停用", "out of use"));
  }
  if (user.is_invited) {
    return el("span", { class: "badge warning" }, say("已邀请", "invited"));
  }
  const isReady = user.has_password || user.has_provider;
  return el("span", { class: isReady ? "badge ok" : "badge" },
    isReady ? say("在用", "in use") : say("还不能登录", "cannot sign in yet"));
}

const roles = () => Object.entries(words.roles);

export async function inviteUser(unit) {
  const login = text("", 100);
  const name = text();
  const role = choice(roles());
  const body = [
    field("user-login", say("登录名", "Login"), login, say("用小写字母、数字或汉字，不含空格。", "Without blanks; case does not matter.")),
    field("user-name", say("姓名", "Name"), name),
    field("user-role", say("角色", "Role"), role),
  ];
  const made = await asking(say(`在“${unit.name}”新增账号`, `New account at “${unit.name}”`), body,
    say("新增并生成邀请", "Make and invite"), () => post("/v1/users", {
      login: login.value, name: name.value, role: role.value, unit_id: unit.id,
    }));
  if (made) {
    await showLink(made.data.invitation, made.data.user.login);
  }
  return made;
}

function changeUser(user, units) {
  const name = text(user.name);
  const role = choice(roles(), user.role);
  const options = units.filter((each) => each.is_active || each.id === user.unit.id)
    .map((each) => [each.id, `${"　".repeat(each.level - units[0].level)}${each.name}`]);
  const unit = choice(options, user.unit.id);
  const body = [
    field("user-name-new", say("姓名", "Name"), name),
    field("user-role-new", say("角色", "Role"), role),
    field("user-unit-new", say("单位", "Unit"), unit),
  ];
  return asking(say(`修改账号 ${user.login}`, `Change ${user.login}`), body, say("保存", "Save"),
    () => change(user, {
      name: name.value, role: role.value,
      ...(unit.value === user.unit.id ? {} : { unit_id: unit.value }),
    }));
}

async function inviteAgain(user) {
  const sure = await confirmed(say(`给 ${user.login} 发新的邀请？`, `A new invitation for ${user.login}?`),
    say("以前的邀请链接失效；用它可以重新设置密码，那时原来的登录和令牌全部失效。", "Earlier links work no more; with the new one a password is set anew, which ends all sessions and tokens."),
    { text: say("生成邀请", "Make the link") });
  if (!sure) {
    return null;
  }
  const made = await post(`/v1/users/${user.id}/invitation`);
  await showLink(made.data, user.login);
  return made;
}

async function switchUser(user) {
  if (user.is_active) {
    const sure = await confirmed(say(`停用账号 ${user.login}？`, `Put ${user.login} out of use?`),
      say("马上退出登录，令牌和邀请一并失效，以后可以恢复。", "Sessions end at once, tokens and invitations too."),
      { text: say("停用", "Put out of use"), kind: "danger" });
    if (!sure) {
      return null;
    }
  }
  return change(user, { is_active: !user.is_active });
}

function change(user, json) {
  return request("PATCH", `/v1/users/${user.id}`, { json });
}
