import pytest

from elearn.domain.site_addresses import is_own, room_urls, site_url

LAN = ["192.168.7.5", "10.0.0.2"]


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/"),
        ("0.0.0.0", "http://127.0.0.1:80/"),  # noqa: S104
        ("::", "http://[::1]:80/"),
        ("fd00::5", "http://[fd00::5]:80/"),
        ("room.local", "http://room.local:80/"),
    ],
)
def test_addresses_are_written_as_browsers_read_them(host: str, url: str) -> None:
    assert site_url(host, 80) == url


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104
def test_who_listens_everywhere_is_reached_at_every_address_of_the_computer(host: str) -> None:
    assert room_urls(host, 8000, LAN) == ["http://192.168.7.5:8000/", "http://10.0.0.2:8000/"]
    assert room_urls(host, 8000, []) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST."])
def test_a_computer_that_listens_to_itself_is_reached_by_nobody(host: str) -> None:
    assert is_own(host)
    assert room_urls(host, 8000, LAN) == []


@pytest.mark.parametrize("host", ["192.168.7.5", "room.local", "fd00::5"])
def test_one_address_that_was_asked_for_is_the_only_one(host: str) -> None:
    assert room_urls(host, 8000, LAN) == [site_url(host, 8000)]
