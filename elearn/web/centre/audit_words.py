"""What stands in the audit, in words that suit whoever did it."""

from collections.abc import Mapping

from flask_babel import LazyString, lazy_gettext

_STAFF: Mapping[str, LazyString] = {
    "sign_in": lazy_gettext("Sign-in"),
    "accept_invitation": lazy_gettext("Account made from an invitation"),
    "change_password": lazy_gettext("Own password changed"),
    "enable_totp": lazy_gettext("Second step turned on"),
    "disable_totp": lazy_gettext("Second step turned off"),
    "invite_staff": lazy_gettext("Somebody invited to the staff"),
    "shut_out_staff": lazy_gettext("Somebody shut out"),
    "set_retention": lazy_gettext("Time that people are kept changed"),
}
_GROUPS: Mapping[str, LazyString] = {
    "make_group": lazy_gettext("Group made"),
    "rename_group": lazy_gettext("Group renamed"),
    "archive_group": lazy_gettext("Group put away"),
    "take_group_back": lazy_gettext("Group taken back"),
    "add_people": lazy_gettext("People added to a group"),
    "import_people": lazy_gettext("List of people taken in"),
}
_PEOPLE: Mapping[str, LazyString] = {
    "rename_person": lazy_gettext("Name of a person changed"),
    "redraw_pictures": lazy_gettext("New pictures for a person"),
    "move_attempt": lazy_gettext("Test moved to another person"),
    "remove_person": lazy_gettext("Person taken off the list"),
    "erase_person": lazy_gettext("Person erased with everything"),
    "erase_absent": lazy_gettext("People erased who did not come any more"),
    "make_certificate": lazy_gettext("Certificate of practice made"),
    "withdraw_certificate": lazy_gettext("Certificate of practice withdrawn"),
    "save_details": lazy_gettext("Details of a person changed"),
    "erase_details": lazy_gettext("Details of a person erased"),
}
_SESSIONS: Mapping[str, LazyString] = {
    "open_room": lazy_gettext("Session opened"),
    "begin_room": lazy_gettext("Session begun"),
    "open_step": lazy_gettext("Next task opened"),
    "lower_hand": lazy_gettext("Help given"),
    "close_room": lazy_gettext("Session ended"),
    "give_minutes": lazy_gettext("More minutes for a person"),
    "give_lost_minutes_back": lazy_gettext("Lost minutes given back"),
    "refuse_lost_minutes": lazy_gettext("Lost minutes not given back"),
    "make_paper_form": lazy_gettext("Test on paper made"),
    "type_in_sheet": lazy_gettext("Sheet on paper typed in"),
    "make_donor_report": lazy_gettext("Report for the donor made"),
}
_SEEN: Mapping[str, LazyString] = {
    "see_person": lazy_gettext("Page of a person seen"),
    "see_results": lazy_gettext("Results of a person seen"),
    "see_progress": lazy_gettext("Progress of a person seen"),
    "see_details": lazy_gettext("Details of a person seen"),
    "see_group": lazy_gettext("List of people seen"),
    "see_cards": lazy_gettext("Cards with pictures seen"),
    "see_report": lazy_gettext("Report of a session seen"),
    "take_report": lazy_gettext("Report of a session saved as a file"),
    "take_donor_report": lazy_gettext("Report for the donor saved as a file"),
    "take_list": lazy_gettext("List of people saved as a file"),
    "export_person": lazy_gettext("Everything about a person saved as a file"),
    "see_audit": lazy_gettext("This log seen"),
}
_RESULTS: Mapping[str, LazyString] = {
    "send_results": lazy_gettext("Results sent to the other server"),
    "save_results": lazy_gettext("Results saved to a USB stick"),
    "read_results": lazy_gettext("File read from a USB stick"),
}
_WORDS = {**_STAFF, **_GROUPS, **_PEOPLE, **_SESSIONS, **_SEEN, **_RESULTS}


def word_action(action: str) -> str:
    """Say what an entry is about; what has no words yet as it is written."""
    return str(_WORDS.get(action, action))
