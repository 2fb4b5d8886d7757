"""Questions of Moodle XML, as short as the documentation allows."""


def answer(fraction: float | str, text: str, *, form: str = "", feedback: str = "") -> str:
    """Write an answer; texts come as they shall stand in the file."""
    said = f"<feedback><text>{feedback}</text></feedback>"
    return f'<answer fraction="{fraction}"{_form(form)}><text>{text}</text>{said}</answer>'


def question(
    kind: str, text: str, answers: str = "", *, form: str = "", name: str = "A question", more: str = ""
) -> str:
    """Write a question."""
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f"<questiontext{_form(form)}><text>{text}</text></questiontext>{answers}{more}</question>"
    )


def choice_question(text: str = "What?", *, form: str = "", more: str = "") -> str:
    """Write a question with a right and a wrong choice."""
    return question("multichoice", text, answer(100, "a") + answer(0, "b"), form=form, more=more)


def _form(form: str) -> str:
    return f' format="{form}"' if form else ""
