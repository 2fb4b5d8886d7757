"""The pages of sessions in a room, for staff and for who sits there."""

from tests.journeys.acts import NOBODYS_CODE, fill, press_without_script, send_to
from tests.journeys.page_case import PageCase

READY = "word=привет&hears=yes&scripts=yes&store=yes&width=1280&ahead=0&ms=9"

ROOM_PAGES = (
    PageCase("new session", "centre.show_new_room", "centre/rooms/new", "manager"),
    PageCase("preview", "centre.preview_test", "centre/tests/language-01", "manager"),
    PageCase("preview of an exam", "centre.preview_exam", "centre/exams/patent", "manager"),
    PageCase("wall", "centre.show_room", "centre/rooms/{room}?scores=yes", "manager"),
    PageCase("board", "centre.show_board", "centre/rooms/{room}/board", "manager"),
    PageCase("room check", "centre.show_room_check", "centre/room-check", "manager"),
    PageCase("cards for computers", "centre.show_computer_cards", "centre/computers/cards", "manager"),
    PageCase("computer check", "room.check_computer", "room/check/7"),
    PageCase(
        "computer check, not ready",
        "room.check_computer",
        "room/check",
        act=fill("form#check button", word="ghbdtn"),
    ),
    PageCase("computer check, ready", "room.check_computer", f"room/check/7?{READY}"),
    PageCase("computer for visitors", "centre.show_computer", "centre/computer", "manager"),
    PageCase(
        "computer, no number",
        "centre.set_computer",
        "centre/computer",
        "manager",
        fill("form button.button--main", number="x"),
        422,
    ),
    PageCase("join", "room.show_join", "join"),
    PageCase("join, wrong code", "room.find_session", "join", act=fill("form button", code="1"), status=422),
    PageCase("join, no session", "room.show_tiles", "join/12", status=422),
    PageCase("tiles", "room.show_tiles", "join/{code}"),
    PageCase("pictures", "room.show_pictures", "join/{code}/1"),
    PageCase("pictures, one pressed", "room.choose_picture", "join/{code}/1", act=press_without_script),
    PageCase("card", "room.show_card", "join/{code}/card"),
    PageCase(
        "card, nobody's code",
        "room.take_card",
        "join/{code}/card",
        act=fill("form button", code=NOBODYS_CODE),
        status=422,
    ),
    PageCase("seat, waits", "room.show_seat", "room", "waits"),
    PageCase("seat, test is gone", "room.show_seat", "room?refused=yes", "waits"),
    PageCase("seat, at work", "learner.show_paper", "attempts/{seat}", "sits"),
    PageCase("computer, choose", "room.show_kiosk", "room/computer", "computer"),
    PageCase("clean, in mid-test", "room.clean", "tests/history-01", "sits", send_to("room/clean")),
    PageCase("clean", "room.clean", "tests/history-01", act=send_to("room/clean")),
)

ROOM_NOT_PAGES = {
    "centre.choose_preview": "leads to the tasks",
    "centre.open_room": "leads to the wall",
    "centre.show_seats": "a piece of the wall",
    "centre.begin_room": "leads back to the wall",
    "centre.open_step": "leads back to the wall",
    "centre.close_room": "leads back to the wall",
    "centre.give_minutes_back": "leads back to the wall",
    "centre.give_minutes": "leads back to the wall",
    "centre.lower_hand": "leads back to the wall",
    "room.sit_down": "leads to the seat",
    "room.begin": "leads to the paper",
    "room.ask_for_help": "leads back",
    "room.tell_room": "data for scripts",
    "room.tell_work": "data for scripts",
    "room.note_hand": "saves for scripts",
}
