"""What we write keeps the order and the attributes that the standard asks for.

The official XSDs are not ours to pass on, so CI cannot use them: `python -m bench.qti_schemas FOLDER` does.
Here stands, in plain names, the small part of both versions that we write.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings

from elearn.domain.entries import Entry
from elearn.formats.exchange.qti.elements import to_plain
from elearn.formats.exchange.registry import FORMATS
from elearn.formats.exchange.safe_xml import read_xml
from tests.formats.exchange.made_entries import items
from tests.formats.exchange.qti.releases import VERSIONS, a_small_release, real_package, unpack

FLOW = "(div|p|ul|h2|audio)"
INLINE = "(br|strong|img|object|span|textEntryInteraction)"
CONTENT = f"(contentBody|{FLOW})* catalogInfo?"
ITEM = (
    "responseDeclaration* outcomeDeclaration* assessmentStimulusRef? itemBody catalogInfo? responseProcessing"
)
#: By element: its children in order, and the attributes that it must have.
RULES: Mapping[str, tuple[str, str]] = {
    "assessmentItem": (f"{ITEM} modalFeedback*", "identifier title adaptive timeDependent"),
    "responseDeclaration": ("correctResponse? mapping?", "identifier cardinality baseType"),
    "outcomeDeclaration": ("defaultValue?", "identifier cardinality baseType"),
    "correctResponse": ("value", ""),
    "defaultValue": ("value", ""),
    "mapping": ("mapEntry+", "defaultValue"),
    "mapEntry": ("", "mapKey mappedValue"),
    "assessmentStimulusRef": ("", "identifier href"),
    "itemBody": (f"(rubricBlock|(choice|extendedText|upload)Interaction|{FLOW})+", ""),
    "choiceInteraction": ("simpleChoice+", "responseIdentifier maxChoices"),
    "simpleChoice": (f"{INLINE}*", "identifier"),
    "textEntryInteraction": ("", "responseIdentifier"),
    "extendedTextInteraction": ("", "responseIdentifier"),
    "uploadInteraction": ("", "responseIdentifier"),
    "rubricBlock": (CONTENT, "view"),
    "contentBody": (f"{FLOW}*", ""),
    "modalFeedback": (CONTENT, "identifier outcomeIdentifier showHide"),
    "catalogInfo": ("catalog+", ""),
    "catalog": ("card+", "id"),
    "card": ("cardEntry+", "support"),
    "cardEntry": ("htmlContent", "lang"),
    "htmlContent": (f"{FLOW}+", ""),
    "responseProcessing": ("(responseCondition|setOutcomeValue)*", ""),
    "responseCondition": ("responseIf responseElse?", ""),
    "responseIf": ("match setOutcomeValue", ""),
    "responseElse": ("setOutcomeValue", ""),
    "match": ("variable correct", ""),
    "multiple": ("baseValue variable?", ""),
    "setOutcomeValue": ("(baseValue|mapResponse|multiple|sum)", "identifier"),
    "sum": ("testVariables", ""),
    "assessmentStimulus": ("stimulusBody", "identifier title"),
    "stimulusBody": (f"{FLOW}+", ""),
    "assessmentTest": ("outcomeDeclaration* testPart+ outcomeProcessing?", "identifier title"),
    "testPart": ("assessmentSection+", "identifier navigationMode submissionMode"),
    "assessmentSection": ("assessmentItemRef+", "identifier title visible"),
    "assessmentItemRef": ("", "identifier href"),
    "outcomeProcessing": ("setOutcomeValue", ""),
    "div": (f"{FLOW}*", ""),
    "ul": ("li+", ""),
    "li": (f"{INLINE}*", ""),
    "p": (f"{INLINE}*", ""),
    "h2": (f"{INLINE}*", ""),
    "strong": ("br*", ""),
    "audio": ("source+", ""),
    "source": ("", "src type"),
    "img": ("", "src alt"),
    "object": ("", "data type"),
}
LEAVES = frozenset(
    {"value", "variable", "correct", "baseValue", "mapResponse", "testVariables", "br", "span"}
)
NAME = re.compile(r"[A-Za-z_][\w.-]*")


def find_breaches(root: Element) -> list[str]:
    """Name what keeps no rule."""
    found = []
    for element in root.iter():
        if element.tag not in RULES and element.tag not in LEAVES:
            found.append(f"{element.tag} is new")
        children, attributes = RULES.get(element.tag, ("", ""))
        order = "".join(f"{child.tag} " for child in element)
        if not re.fullmatch(to_pattern(children), order):
            found.append(f"{element.tag}: {order}")
        found += [f"{element.tag}: no {name}" for name in attributes.split() if not element.get(name)]
    return found + find_bad_names(root)


def to_pattern(rule: str) -> str:
    """Turn `a? b+` into a pattern of `a b b `."""
    parts = [(part.rstrip("?*+"), part) for part in rule.split()]
    return "".join(f"(?:{name} ){part.removeprefix(name)}" for name, part in parts)


def find_bad_names(root: Element) -> list[str]:
    """Identifiers are names of XML; those of responses and ids stand once."""
    names = [each.get("identifier", "a") for each in root.iter()]
    ids = [each.get("id", "") for each in root.iter() if "id" in each.attrib]
    ids += [each.get("identifier", "") for each in root.iter("responseDeclaration")]
    answered = {each.get("responseIdentifier", ids[0] if ids else "") for each in root.iter()}
    twice = sorted({name for name in ids if ids.count(name) > 1})
    return (
        [name for name in [*names, *ids] if not NAME.fullmatch(name)] + twice + sorted(answered - {*ids, ""})
    )


def check(package: bytes) -> None:
    for name, content in unpack(package).items():
        if PurePosixPath(name).suffix == ".xml" and "/" in name:
            assert find_breaches(to_plain(read_xml(content))) == [], name


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("bank_id", ["language", "history", "legislation"])
def test_every_document_of_a_bank_keeps_the_order(bank_id: str, version: str) -> None:
    check(real_package(bank_id, version).content)


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=40)
@given(item=items())
def test_every_document_of_made_up_items_keeps_the_order(version: str, item: Entry) -> None:
    check(FORMATS[version].write([item], {}).content)


def test_the_rules_see_what_is_wrong() -> None:
    files = unpack(FORMATS["qti2"].write(*a_small_release()).content)
    sound = files["items/lang-0001.xml"]
    for old, new in (
        (b' timeDependent="false"', b""),
        (b"<itemBody>", b"<itemBody><other/>"),
        (b"simpleChoice", b"orderChoice"),
        (b'responseIdentifier="RESPONSE"', b'responseIdentifier="ELSE"'),
        (b'id="lang-s-0001"', b'id="0 1"'),
    ):
        assert old in sound
        assert find_breaches(to_plain(read_xml(sound.replace(old, new)))) != []


def test_the_manifest_names_every_file_and_no_other() -> None:
    for version in VERSIONS:
        files = unpack(FORMATS[version].write(*a_small_release()).content)
        manifest = to_plain(read_xml(files["imsmanifest.xml"]))
        named = {each.get("href") for each in manifest.iter("file")}
        resources = {each.get("identifier") for each in manifest.iter("resource")}

        assert [each.tag for each in manifest] == ["metadata", "organizations", "resources"]
        assert named == files.keys() - {"imsmanifest.xml"}
        assert {each.get("identifierref") for each in manifest.iter("dependency")} <= resources
