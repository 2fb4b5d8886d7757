"""What a document declares as right."""

from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.elements import find_all


def find_declaration(root: Element, interaction: Element) -> Element | None:
    """Find the declaration of the interaction's response."""
    name = interaction.get("responseIdentifier")
    declarations = find_all(root, "responseDeclaration")
    return next((each for each in declarations if each.get("identifier") == name), None)


def read_correct(root: Element, interaction: Element) -> list[str]:
    """Read the right response; where none is declared, what earns the most marks."""
    declaration = find_declaration(root, interaction)
    if declaration is None:
        return []
    return _read_values(declaration) or _best(_read_mapping(declaration))


def read_accepted(root: Element, interaction: Element) -> list[str]:
    """Read every word that earns marks."""
    declaration = find_declaration(root, interaction)
    if declaration is None:
        return []
    mapped = [word for word, marks in _read_mapping(declaration) if marks > 0]
    return mapped or _read_values(declaration)


def _read_values(declaration: Element) -> list[str]:
    correct = next(find_all(declaration, "correctResponse"), None)
    values = find_all(correct, "value") if correct is not None else ()
    return [text for value in values for text in ["".join(value.itertext()).strip()] if text]


def _read_mapping(declaration: Element) -> list[tuple[str, float]]:
    return [
        (entry.get("mapKey", ""), _to_number(entry.get("mappedValue", "")))
        for entry in find_all(declaration, "mapEntry")
        if entry.get("mapKey", "").strip()
    ]


def _best(mapped: list[tuple[str, float]]) -> list[str]:
    most = max((marks for _, marks in mapped), default=0)
    return [word for word, marks in mapped if marks == most > 0]


def _to_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0
