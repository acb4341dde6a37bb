"""What rights are called, for people."""

from perfscore.api.told import Text
from perfscore.web.security.rights import Right

RIGHT_WORDS: dict[Right, Text] = {
    Right.OWN: Text("自己的账号", "one's own account"),
    Right.COMPUTE: Text("计算（不保存）", "compute, nothing kept"),
    Right.SETS_READ: Text("读指标体系", "read indicator sets"),
    Right.SETS_WRITE: Text("编制指标体系", "draft indicator sets"),
    Right.SETS_PUBLISH: Text("发布指标体系", "publish indicator sets"),
    Right.ASSESSMENTS_READ: Text("读自评", "read assessments"),
    Right.ASSESSMENTS_WRITE: Text("填报自评", "fill in assessments"),
    Right.REVIEW: Text("复核", "review"),
    Right.JOBS: Text("批量处理", "bulk work"),
    Right.DASHBOARD: Text("统计", "dashboards"),
    Right.PEOPLE: Text("管理单位和账号", "units and accounts"),
    Right.LOG_READ: Text("读日志", "read the log"),
    Right.OPERATE: Text("运维", "operations"),
}
