"""What the actions of the log are called, for people."""

import json
from collections.abc import Mapping
from typing import Any

from perfscore.api.told import Language, Text
from perfscore.web.administering.users import ROLE_WORDS
from perfscore.web.assessing.states import STATE_WORDS

GROUPS: dict[str, Text] = {
    "assessment.": Text("自评", "assessments"),
    "set.": Text("指标体系", "indicator sets"),
    "user.": Text("账号", "accounts"),
    "unit.": Text("单位", "units"),
    "session.": Text("登录", "sign-ins"),
    "token.": Text("API 令牌", "API tokens"),
    "invite.": Text("邀请", "invitations"),
    "job.": Text("批量处理", "bulk work"),
    "file.": Text("文件", "files"),
}
"""How actions begin, for the filter."""

ACTION_WORDS: dict[str, Text] = {
    "unit.made": Text("新增单位", "unit made"),
    "unit.renamed": Text("单位改名", "unit renamed"),
    "unit.recoded": Text("单位改代码", "unit's code changed"),
    "unit.moved": Text("单位调整上级", "unit moved"),
    "unit.moved-along": Text("随上级调整", "unit moved along"),
    "unit.activated": Text("恢复单位", "unit put in use"),
    "unit.deactivated": Text("停用单位", "unit put out of use"),
    "user.made": Text("新增账号", "account made"),
    "user.changed": Text("修改账号", "account changed"),
    "user.changed-own": Text("修改自己的账号", "own account changed"),
    "user.activated": Text("恢复账号", "account put in use"),
    "user.deactivated": Text("停用账号", "account put out of use"),
    "user.password-set": Text("按邀请设置密码", "password set by invitation"),
    "user.password-changed": Text("修改密码", "password changed"),
    "user.password-rehashed": Text("密码摘要更新", "password's digest renewed"),
    "user.provider-bound": Text("绑定统一认证", "bound to identity provider"),
    "invite.made": Text("发出邀请", "invitation made"),
    "invite.used": Text("使用邀请", "invitation used"),
    "invite.replaced": Text("邀请被新的取代", "invitation replaced"),
    "invite.withdrawn": Text("收回邀请", "invitation withdrawn"),
    "session.started": Text("登录", "signed in"),
    "session.ended": Text("退出", "signed out"),
    "token.made": Text("新增令牌", "token made"),
    "token.revoked": Text("撤销令牌", "token revoked"),
    "assessment.made": Text("新建自评", "assessment made"),
    "assessment.saved": Text("保存自评", "assessment saved"),
    "assessment.submitted": Text("提交自评", "assessment submitted"),
    "assessment.withdrawn": Text("撤回自评", "assessment withdrawn"),
    "assessment.taken": Text("受理自评", "assessment taken up"),
    "assessment.released": Text("放回待复核", "assessment put back"),
    "assessment.returned": Text("退回自评", "assessment returned"),
    "assessment.approved": Text("批准自评", "assessment approved"),
    "assessment.step": Text("记下经过", "step kept"),
    "assessment.reviewed": Text("复核打分", "own scores kept"),
    "assessment.discarded": Text("删除自评草稿", "draft removed"),
    "comment.made": Text("写意见", "comment made"),
    "comment.settled": Text("意见已处理", "comment settled"),
    "comment.discarded": Text("删除意见", "comment removed"),
    "file.kept": Text("存入文件", "file kept"),
    "file.discarded": Text("删除文件", "file removed"),
    "job.made": Text("交来一批文件", "files handed in"),
    "job.done": Text("一批文件处理完", "job done"),
    "job.failed": Text("一批文件没有处理完", "job failed"),
    "job.cancelled": Text("取消一批文件", "job cancelled"),
    "job.removed": Text("到期清除一批文件", "job cleared away"),
    "review-score.made": Text("复核评分", "own score made"),
    "review-score.changed": Text("修改复核评分", "own score changed"),
    "review-score.discarded": Text("删除复核评分", "own score removed"),
    "score.kept": Text("存入得分和收据", "score and receipt kept"),
    "step.discarded": Text("删除经过", "step removed"),
    "set.draft-made": Text("新建指标体系草稿", "draft set made"),
    "set.draft-changed": Text("修改指标体系草稿", "draft set changed"),
    "set.draft-removed": Text("删除指标体系草稿", "draft set removed"),
    "set.published": Text("发布指标体系", "set published"),
    "set.superseded": Text("指标体系被新版取代", "set superseded"),
    "set.withdrawn": Text("撤回指标体系", "set withdrawn"),
    "backup.restored": Text("从备份恢复", "restored from a backup"),
}
"""Actions that are not named here are shown as they are written."""

_KEYS: dict[str, Text] = {
    "name": Text("名称", "name"),
    "login": Text("登录名", "login"),
    "role": Text("角色", "role"),
    "unit": Text("单位", "unit"),
    "unit_id": Text("单位", "unit"),
    "user": Text("账号", "account"),
    "scopes": Text("权限", "scopes"),
    "changed": Text("改了", "changed"),
    "is_active": Text("在用", "in use"),
    "set": Text("指标体系", "set"),
    "reason": Text("理由", "reason"),
    "count": Text("个数", "count"),
    "from": Text("从", "from"),
    "to": Text("到", "to"),
    "kind": Text("种类", "kind"),
    "files": Text("文件数", "files"),
    "job_id": Text("批次", "job"),
    "assessment": Text("自评", "assessment"),
}
_VALUES: Mapping[str, Mapping[str, Text]] = {
    "role": dict[str, Text](ROLE_WORDS.items()),
    "from": dict[str, Text](STATE_WORDS.items()),
    "to": dict[str, Text](STATE_WORDS.items()),
    "kind": {
        **dict[str, Text](STATE_WORDS.items()),
        "audit": Text("批量审核", "audit"),
        "upload": Text("上传成自评", "upload"),
        "batch": Text("成批评分", "batch"),
        "impact": Text("试评草稿", "trial of a draft"),
    },
}


def detail_text(detail: Mapping[str, Any], language: Language) -> str:
    """Write the detail of an entry on one line; what is empty is left out."""
    apart, after = Text("；", "; "), Text("：", ": ")
    return apart.in_language(language).join(
        f"{_key(key, language)}{after.in_language(language)}"
        f"{_shown(_word(key, value), language)}"
        for key, value in detail.items()
        if value is not None and value not in ("", [])
    )


def _key(key: str, language: Language) -> str:
    return _KEYS[key].in_language(language) if key in _KEYS else key


def _word(key: str, value: object) -> object:
    return _VALUES.get(key, {}).get(str(value), value)


def _shown(value: object, language: Language) -> str:
    if isinstance(value, bool):
        value = Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return (
            Text("、", ", ")
            .in_language(language)
            .join(_key(each, language) for each in value)
        )
    return json.dumps(value, ensure_ascii=False)
