"""One item's file model into the domain's item."""

from typing import Any

from elearn.domain.items import (
    BankId,
    Choice,
    Criterion,
    FormField,
    Interaction,
    Item,
    ItemId,
    LawReference,
    MisconceptionId,
    StimulusId,
    TopicId,
)
from elearn.formats.bank_files.models.items import ChoiceFile, FormItem, ItemFile


def build_item(file: ItemFile, bank_id: BankId) -> Item:
    """Build the item; fields that its interaction does not have stay empty."""
    fields: dict[str, Any] = file.model_dump(exclude=_REBUILT)
    return Item(
        **fields,
        id=ItemId(file.id),
        bank_id=bank_id,
        topic_id=TopicId(file.topic),
        interaction=Interaction(file.interaction),
        stimulus_id=StimulusId(file.stimulus) if file.stimulus else None,
        laws=tuple(LawReference(**law.model_dump()) for law in file.laws),
        sources=tuple(file.sources),
        choices=tuple(_choice(choice) for choice in getattr(file, "choices", ())),
        misconception_id=_misconception(file),
        rubric=tuple(Criterion(**line.model_dump()) for line in getattr(file, "rubric", ())),
        accepted=tuple(getattr(file, "accepted", ())),
        fields=tuple(FormField(**box.model_dump()) for box in getattr(file, "fields_", ())),
        model_answer=_model_answer(file),
    )


_REBUILT = {"id", "topic", "interaction", "stimulus", "laws", "sources", "choices", "rubric", "accepted"}
_REBUILT |= {"fields_", "model_answer", "misconception"}


def _choice(file: ChoiceFile) -> Choice:
    return Choice(**file.model_dump(exclude={"misconception"}), misconception_id=_misconception(file))


def _misconception(file: ItemFile | ChoiceFile) -> MisconceptionId | None:
    named = getattr(file, "misconception", None)
    return MisconceptionId(named) if named else None


def _model_answer(file: ItemFile) -> str | None:
    """Return the model answer as text: a form's, line by line, as the learner would read it."""
    if isinstance(file, FormItem):
        labels = {box.id: box.label for box in file.fields_}
        return "\n".join(f"{labels.get(key, key)}: {text}" for key, text in file.model_answer.items())
    return getattr(file, "model_answer", None)
