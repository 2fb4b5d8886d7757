"""An item as a document, and what its document says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.bodies import identify, text_of, write_body
from elearn.formats.exchange.qti.catalogues import add_catalogues
from elearn.formats.exchange.qti.dialect import Dialect
from elearn.formats.exchange.qti.elements import make
from elearn.formats.exchange.qti.feedback import write_feedback, write_rubric
from elearn.formats.exchange.qti.responses import write_declarations, write_processing
from elearn.formats.exchange.qti.stimuli import write_stimulus_body

Data = Mapping[str, Any]
_TITLE_LETTERS = 100
TOOL = "elearn"


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What an item's document is written with; `stimulus_path` where the stimulus has a document."""

    stimulus: Data | None = None
    stimulus_path: str = ""
    medium: Data | None = None
    translations: Mapping[str, Data] = field(default_factory=dict)
    misconceptions: Mapping[str, Data] = field(default_factory=dict)


def write_item(item: Data, needs: Needs, dialect: Dialect) -> Element:
    """Write an item; the version says whether the stimulus is named or stands inside."""
    body = make("itemBody")
    root = make(
        "assessmentItem",
        *write_declarations(item),
        *_refer(needs),
        body,
        write_processing(item),
        *write_feedback(item, needs.misconceptions),
        identifier=identify(text_of(item, "id")),
        title=_shorten(text_of(item, "stem")) or text_of(item, "id"),
        xml_lang="ru",
        toolName=TOOL,
        adaptive="false",
        timeDependent="false",
    )
    if needs.stimulus is not None and not needs.stimulus_path:
        body.append(write_stimulus_body(needs.stimulus, needs.medium, dialect))
    body.extend(write_body(item))
    body.extend(write_rubric(item))
    if dialect.has_stimuli:
        add_catalogues(root, item, needs.translations)
    return root


def _refer(needs: Needs) -> list[Element]:
    if needs.stimulus is None or not needs.stimulus_path:
        return []
    name = identify(text_of(needs.stimulus, "id"))
    return [make("assessmentStimulusRef", identifier=name, href=f"../{needs.stimulus_path}")]


def _shorten(text: str) -> str:
    plain = " ".join(text.replace("**", "").split())
    return plain if len(plain) <= _TITLE_LETTERS else plain[: _TITLE_LETTERS - 1].rstrip() + "…"
