"""``verify-log``, ``backup``, ``restore``, and what ``serve`` refuses to begin with."""

import builtins
import json
import socket
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url, text
from tests.web.people import make_org

from perfscore.cli.main import run
from perfscore.store.connecting import Database, connect, sqlite_url


def where(url: URL, folder: Path) -> list[str]:
    """Give the options that name a database."""
    if url.get_backend_name() == "sqlite":
        return ["--data", str(folder)]
    return ["--database", url.render_as_string(hide_password=False)]


@pytest.fixture
def at(database: Database, database_url: URL, tmp_path: Path) -> list[str]:
    """Give the options that name a database with some units and users."""
    make_org(database)
    return where(database_url, tmp_path)


def test_a_whole_log_is_told_with_its_end(
    at: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify-log", *at, "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["faults"] == []
    assert (said["is_whole"], said["number"]) == (True, 36)
    assert run(["verify-log", *at, "--noted", f"36:{said['seal']}"]) == 0
    end = f"36:{said['seal']}"
    assert capsys.readouterr().out == f"日志完整；共 36 条，末尾 {end}\n"
    assert run(["verify-log", *at, "--noted", "36:" + "0" * 64, "--lang", "en"]) == 1
    assert "entry 36: it is not the one whose seal" in capsys.readouterr().out


def test_what_was_changed_behind_the_log_is_told(
    at: list[str], database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE units SET name = '改' WHERE parent_id IS NULL"))
    assert run(["verify-log", *at]) == 1
    said = capsys.readouterr().out
    assert said.startswith("第 1 条（unit ")
    assert "现在存的内容与这最后一条不符，绕过日志改过" in said
    assert "1 处不符；共 36 条" in said
    assert run(["verify-log", *at, "--format", "json", "--lang", "en"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["kind"], fault["number"], fault["subject"]) == ("state", 1, "unit")


@pytest.mark.parametrize("noted", ["x", "1", "1:abc", "一:" + "0" * 64])
def test_a_noted_end_that_is_none_is_refused(
    at: list[str], noted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify-log", *at, "--noted", noted]) == 2
    assert "编号:封印" in capsys.readouterr().err


def test_a_backup_goes_to_another_folder_and_back(
    at: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "备份.db"
    assert run(["backup", str(file), *at]) == 0
    end = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    assert file.stat().st_mode & 0o077 == 0
    assert run(["backup", str(file), *at]) == 2
    assert "已经存在，要求写一个新文件的名字" in capsys.readouterr().err
    other = ["--data", str(tmp_path / "other")]
    assert run(["restore", str(file), *other]) == 0
    assert run(["verify-log", *other, "--noted", end]) == 0
    assert run(["restore", str(file), *other]) == 2
    assert "那里已有数据" in capsys.readouterr().err
    file.write_bytes(file.read_bytes()[:-4096])
    assert run(["restore", str(file), "--data", str(tmp_path / "third")]) == 2
    assert run(["restore", str(tmp_path / "none"), *other]) == 2


def test_a_backup_of_a_log_with_faults_is_made_and_told(
    at: list[str],
    database: Database,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE units SET name = '改' WHERE parent_id IS NULL"))
    file = tmp_path / "b.db"
    assert run(["backup", str(file), *at]) == 1
    assert "第 1 条" in capsys.readouterr().err
    assert run(["restore", str(file), "--data", str(tmp_path / "other")]) == 1


@pytest.mark.parametrize(
    "command", [["verify-log"], ["backup", "/nowhere/b.db"]], ids=lambda each: each[0]
)
def test_a_folder_without_a_service_is_told(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--data", str(tmp_path)]) == 2
    assert "没有数据库 perfscore.db" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["serve", "verify-log"])
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "看不懂数据库的地址"),
        ("oracle://x/y", "看不懂数据库的地址"),
        ("sqlite://", "看不懂数据库的地址"),
        ("postgresql://a:geheim@127.0.0.1:1/x", "连不上数据库"),
    ],
)
def test_an_address_without_a_database_is_told(
    command: str,
    address: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    free = ["--port", "0"] if command == "serve" else []
    code = run([command, "--data", str(tmp_path), "--database", address, *free])
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert said in told.err
    assert "geheim" not in told.err
    assert "Traceback" not in told.err


def test_a_newer_database_is_told(
    database: Database,
    database_url: URL,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    at = where(database_url, tmp_path)
    for command in (["serve", "--port", "0"], ["verify-log"], ["backup", "b.db"]):
        assert run([*command, *at]) == 2
        assert "更新版本的 perfscore 建的（9999）" in capsys.readouterr().err


def test_a_port_in_use_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["serve", "--data", str(tmp_path), "--port", port]) == 2
    said = capsys.readouterr()
    assert f"不能在 127.0.0.1 的端口 {port} 上提供服务" in said.err
    assert (said.out, list(tmp_path.iterdir())) == ("", [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "70000"], "不是 0 到 65535 的端口"),
        (["--port", "八千"], "不是 0 到 65535 的端口"),
        (["--rate", "1"], "“1”不是 2 到 1000000 的整数"),
        (["--rate", "很多"], "“很多”不是 2 到 1000000 的整数"),
        (["--host", "no.such.host.invalid"], "没有名为“no.such.host.invalid”的地址"),
        (["--data", "/dev/null/x", "--port", "0"], "不能在文件夹“/dev/null/x”里写"),
        (["--origin", "pj.example.gov.cn"], "不是网站的地址"),
        (["--origin", "https://pj.example.gov.cn/path"], "不是网站的地址"),
        (["--oidc-issuer", "https://id.example.gov.cn"], "三样都有"),
    ],
)
def test_what_cannot_be_served_is_told(
    options: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", *options]) == 2
    told = capsys.readouterr()
    assert (told.out, said in told.err) == ("", True), told.err


@pytest.mark.parametrize(
    "command", [["serve"], ["verify-log"], ["backup", "b"], ["restore", "b"]]
)
def test_the_missing_extra_is_named(
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("perfscore.api.extras.find_spec", lambda _: None)
    assert run(command) == 2
    assert "pip install 'perfscore[service]'" in capsys.readouterr().err


def test_the_missing_driver_of_postgresql_is_named(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    whole = builtins.__import__

    def without(name: str, *more: object, **named: object) -> object:
        if name == "psycopg":
            raise ModuleNotFoundError(name)
        return whole(name, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    address = str(make_url("postgresql+psycopg://127.0.0.1/x"))
    assert run(["verify-log", "--data", str(tmp_path), "--database", address]) == 2
    assert "pip install 'perfscore[postgresql]'" in capsys.readouterr().err


def test_a_damaged_database_is_told(
    tmp_path: Path, sqlite_template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(sqlite_template.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (tmp_path / "perfscore.db").write_bytes(content)
    connect(sqlite_url(tmp_path / "perfscore.db")).close()
    assert run(["verify-log", "--data", str(tmp_path)]) == 2
    assert "数据库文件已损坏" in capsys.readouterr().err
