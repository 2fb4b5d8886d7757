"""All checks of a release: one module per concern, and the one list of them."""

from elearn.formats.bank_files.checks.context import Check, CheckContext
from elearn.formats.bank_files.checks.fit import find_misfits
from elearn.formats.bank_files.checks.giveaway import find_giveaways
from elearn.formats.bank_files.checks.identity import find_wrong_names
from elearn.formats.bank_files.checks.keys import find_wrong_keys
from elearn.formats.bank_files.checks.media import find_wrong_media
from elearn.formats.bank_files.checks.misconceptions import (
    find_wrong_misconceptions,
    find_wrong_texts_of_misconceptions,
)
from elearn.formats.bank_files.checks.sources import find_wrong_sources
from elearn.formats.bank_files.checks.stimuli import find_wrong_stimuli
from elearn.formats.bank_files.checks.texts import find_wrong_texts
from elearn.formats.bank_files.checks.topics import find_wrong_lessons, find_wrong_topics
from elearn.formats.bank_files.checks.translated_texts import find_wrong_texts_of_translations
from elearn.formats.bank_files.checks.translations import find_wrong_translations
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.read_release import ReadRelease

__all__ = ["CHECKS", "CheckContext", "find_defects"]

CHECKS: tuple[Check, ...] = (
    find_wrong_names,
    find_wrong_keys,
    find_wrong_texts,
    find_wrong_misconceptions,
    find_wrong_texts_of_misconceptions,
    find_wrong_sources,
    find_giveaways,
    find_wrong_topics,
    find_wrong_lessons,
    find_wrong_stimuli,
    find_wrong_media,
    find_misfits,
    find_wrong_translations,
    find_wrong_texts_of_translations,
)


def find_defects(release: ReadRelease, context: CheckContext) -> list[Defect]:
    """Find every defect of a release, in the order of its files; file names count from all banks' folder."""
    found = [*release.defects, *(defect for check in CHECKS for defect in check(release, context))]
    return sorted({release.name(defect) for defect in found})
