"""Documents and packages as other systems write them."""

from tests.formats.exchange.qti.releases import repack

QTI2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
QTI3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
DECLARED = (
    '<responseDeclaration identifier="R" cardinality="{cardinality}" baseType="identifier">'
    "<correctResponse>{values}</correctResponse></responseDeclaration>"
)


def declare(*values: str, cardinality: str = "single") -> str:
    return DECLARED.format(
        cardinality=cardinality, values="".join(f"<value>{each}</value>" for each in values)
    )


def choose(*choices: tuple[str, str], prompt: str = "") -> str:
    listed = "".join(f'<simpleChoice identifier="{name}">{text}</simpleChoice>' for name, text in choices)
    return f'<choiceInteraction responseIdentifier="R">{prompt}{listed}</choiceInteraction>'


def an_item(declarations: str, body: str, after: str = "", identifier: str = "ITEM_7") -> str:
    return (
        f'<?xml version="1.0"?><qti:assessmentItem xmlns:qti="{QTI2}" xmlns="{QTI2}" '
        f'identifier="{identifier}" '
        f'title="T" adaptive="false" timeDependent="false">{declarations}<itemBody>{body}</itemBody>{after}'
        "</qti:assessmentItem>"
    )


def a_package(files: dict[str, str | bytes], resources: str) -> bytes:
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M"><organizations/>'
        f"<resources>{resources}</resources></manifest>"
    )
    listed = {"imsmanifest.xml": manifest, **files}
    return repack({name: each.encode() if isinstance(each, str) else each for name, each in listed.items()})


def resource(href: str, kind: str = "item") -> str:
    start = f'<resource identifier="r-{href}" type="imsqti_{kind}_xmlv2p1" href="{href}">'
    return f'{start}<file href="{href}"/></resource>'
