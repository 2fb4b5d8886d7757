"""Small releases made up by Hypothesis, with every letter that a format might trip over."""

from typing import Any

from hypothesis import strategies as st

from elearn.domain.entries import Entry, EntryKey, EntryKind
from tests.formats.exchange.made_entries import items, translations

#: Signs of GIFT, of HTML and of XML, wildcards, forms, weights, right to left, combining marks, odd spaces.
NASTY = st.lists(
    st.sampled_from(
        [
            *"~=#{}:\\*%[]<>&\"'/$!@|`_- \t\n\u00a0\u0301\u200f\u202e\ufdd0\ufffe\x01\r",
            *"абЯё",
            "\\n",
            "\\\\",
            "####",
            "->",
            "::",
            "//",
            "[html]",
            "%50%",
            "%100%",
            "TRUE",
            "{1:SA:=x}",
            "]]>",
            "<![CDATA[",
            "&amp;",
            "&#60;",
            "<br>",
            "</span>",
            '<span lang="en" class="multilang">',
            "@@PLUGINFILE@@/",
            "**",
            "مرحبا",
            "Ўзбек",
            "$CATEGORY: x",
            "\n\n",
            "😀",
        ]
    ),
    min_size=1,
    max_size=8,
).map(lambda parts: "x" + "".join(parts))


@st.composite
def nasty_releases(draw: st.DrawFn) -> list[Entry]:
    """Draw an item with two translations whose texts all are nasty."""
    item = draw(items())
    data = _nasty(draw, dict(item.data))
    if "stimulus" in data:
        data["stimulus"] = "hist-s-0001"
    entries = [Entry(key=item.key, file=item.file, data=data)]
    for language in ("en", "uz"):
        translation = draw(translations(item, language))
        texts = _nasty(draw, {**translation.data})
        entries.append(Entry(key=translation.key, file=translation.file, data=texts))
    stimulus = {"id": "hist-s-0001", "kind": "notice", "text": draw(NASTY), "title": draw(NASTY)}
    key = EntryKey(EntryKind.STIMULUS, "hist-s-0001")
    return [*entries, Entry(key=key, file="stimuli/a.yaml", data=stimulus)]


def _nasty(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """Put nasty texts in the place of others; `accepted` never says the arrow that GIFT cannot say."""
    for name in ("stem", "explanation", "misunderstanding"):
        if name in data:
            data[name] = draw(NASTY)
    if "accepted" in data:
        data["accepted"] = [draw(NASTY).replace("->", "-") for _ in data["accepted"]]
    choices = data.get("choices")
    if isinstance(choices, list):
        data["choices"] = [{**choice, "text": draw(NASTY)} for choice in choices]
    elif choices:
        data["choices"] = {letter: draw(NASTY) for letter in choices}
    return data
