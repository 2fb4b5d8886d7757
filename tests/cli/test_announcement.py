import io
import os
import shutil
import subprocess
import sys
from ipaddress import ip_address

import pytest
import segno

from elearn.cli.announcement import announce
from elearn.usecases.list_lan_addresses import list_lan_addresses

IN_A_NET_WITHOUT_A_ROUTE = (
    "ip link add room type veth peer name wall && ip address add 192.168.7.5/24 dev room && "
    "ip link set wall up && ip link set room up && "
    f"exec {sys.executable} -c "
    "'from elearn.usecases import list_lan_addresses as here; print(here.list_lan_addresses())'"
)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - what the test is about
def test_the_room_is_told_every_address_and_shown_a_qr_code(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    announce(host, 8000, lambda: ["192.168.7.5", "10.0.0.2"])

    said, picture = capsys.readouterr().out, io.StringIO()
    segno.make("http://192.168.7.5:8000/").terminal(out=picture, compact=True)
    assert "In this room: http://192.168.7.5:8000/\nIn this room: http://10.0.0.2:8000/\n" in said
    assert said.endswith(picture.getvalue())


def test_without_a_network_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    announce("0.0.0.0", 8000, list)  # noqa: S104

    assert "in no network" in capsys.readouterr().out


def test_one_computer_alone_is_told_nothing_about_a_room(capsys: pytest.CaptureFixture[str]) -> None:
    announce("127.0.0.1", 8000, lambda: ["192.168.7.5"])

    assert capsys.readouterr().out == "Serving on http://127.0.0.1:8000/\n"


def test_found_addresses_are_those_that_others_can_reach() -> None:
    assert not any(ip_address(address).is_loopback for address in list_lan_addresses())


@pytest.mark.skipif(not shutil.which("unshare") or not shutil.which("ip"), reason="no network to make up")
def test_a_network_without_a_way_out_is_found() -> None:
    as_who = "-n" if os.geteuid() == 0 else "-rn"  # only a user needs to become root of a space of their own
    ended = subprocess.run(
        ["unshare", as_who, "sh", "-c", IN_A_NET_WITHOUT_A_ROUTE], capture_output=True, text=True, check=False
    )
    if "not permitted" in ended.stderr or "not supported" in ended.stderr:
        pytest.skip(ended.stderr)

    assert ended.stdout == "['192.168.7.5']\n"
