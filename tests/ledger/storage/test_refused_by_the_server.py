"""A PostgreSQL server that lets nobody in, or lets nobody write: each command says so in one
sentence, and the doctor finds it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from own_cluster import Cluster, free_port, own_cluster
from typed_command import Run, told

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
COMMANDS = (
    ["serve", "--port", str(free_port())],
    ["ledger", "status", "甲"],
    ["ledger", "import", NOTICE, "--book", "甲"],
    ["backup", "b.zip"],
    ["restore", NOTICE],
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with own_cluster() as one:
        one.tell(
            "CREATE DATABASE house",
            "CREATE ROLE clerk LOGIN PASSWORD 'richtig'",
            "CREATE ROLE shut NOLOGIN PASSWORD 'richtig'",
        )
        yield one


@pytest.mark.parametrize(
    ("name", "user", "password", "sentence"),
    [
        ("house", "clerk", "falsch", "不让用户“clerk”进入：用户或口令不对"),
        ("house", "nobody", "falsch", "不让用户“nobody”进入：用户或口令不对"),
        ("house", "shut", "richtig", "不让用户“shut”进入：用户或口令不对"),
        ("none", "clerk", "richtig", "上没有名为“none”的库。请先建一个空库"),
        ("house", "clerk", "richtig", "用户“clerk”在库“house”里没有建表和读写的权限"),
    ],
    ids=["password", "user", "no_log_in", "database", "rights"],
)
def test_every_command_says_what_the_server_refuses(
    zhenggai: Run, cluster: Cluster, name: str, user: str, password: str, sentence: str
) -> None:
    address = {"DATABASE_URL": cluster.url(name, user, password)}
    for words in COMMANDS:
        said = zhenggai(*map(str, words), status=2, **address).stderr
        assert said.startswith("zhenggai：")
        assert sentence in said
        assert said.count("\n") == 1
        assert password not in said
    assert sentence in told(zhenggai("doctor", status=1, **address))["faults"][0]


def test_who_may_only_read_is_told_when_writing_and_by_the_doctor(
    zhenggai: Run, cluster: Cluster
) -> None:
    cluster.tell("CREATE DATABASE shown", "CREATE ROLE reader LOGIN PASSWORD 'richtig'")
    words = ["ledger", "import", str(NOTICE), "--book"]
    zhenggai(*words, "甲", DATABASE_URL=cluster.url("shown"))
    with psycopg.connect(cluster.url("shown"), autocommit=True) as owner:
        owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    address = {"DATABASE_URL": cluster.url("shown", "reader", "richtig")}
    assert told(zhenggai("ledger", "status", "甲", **address))["book"] == "甲"
    sentence = "用户“reader”在库“shown”里没有建表和读写的权限"
    assert sentence in zhenggai(*words, "乙", status=2, **address).stderr
    assert sentence in told(zhenggai("doctor", status=1, **address))["faults"][0]
    cluster.tell("ALTER DATABASE shown SET default_transaction_read_only = on")
    owned = {"DATABASE_URL": cluster.url("shown")}
    assert "读写的权限" in zhenggai(*words, "乙", status=2, **owned).stderr
    assert "读写的权限" in told(zhenggai("doctor", status=1, **owned))["faults"][0]
