"""The names of forms, and texts within elements: HTML stands in CDATA, as the documentation asks."""

from elearn.formats.exchange.moodle.html_writer import carried_characters
from elearn.formats.exchange.moodle.question import FormedText, TextForm

FORMS = {
    TextForm.HTML: "html",
    TextForm.PLAIN: "plain_text",
    TextForm.MARKDOWN: "markdown",
    TextForm.MOODLE: "moodle_auto_format",
}
FORMS_BY_NAME = {name: form for form, name in FORMS.items()} | {"wiki_like": TextForm.PLAIN}


def element(name: str, text: FormedText, *inner: str) -> str:
    """Write a text that says its form, and what stands beside it."""
    return f'<{name} format="{FORMS[text.form]}">{text_element(text.text)}{"".join(inner)}</{name}>\n'


def text_element(text: str) -> str:
    """Write <text>; one that holds signs of XML stands in CDATA, whose end it cannot say."""
    text = carried_characters(text)
    if not set("<>&\"'") & set(text):
        return f"<text>{text}</text>"
    inner = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<text><![CDATA[{inner}]]></text>"
