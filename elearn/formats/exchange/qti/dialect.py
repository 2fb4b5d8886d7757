"""How the two versions spell the same things; the code says everything in the names of QTI 2.1."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
LOM = "http://ltsc.ieee.org/xsd/LOM"
_LOM_PLACE = "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd"
#: What is HTML, and is called the same in both versions.
HTML = frozenset(
    {"div", "p", "br", "strong", "h2", "ul", "li", "span", "img", "audio", "source", "object", "figure"}
)
WRAPPER = "contentBody"
#: Elements and attributes that came with 3.0.
_NEW = frozenset({WRAPPER, "catalogInfo", "data-catalog-idref", "externalScored", "use"})
_CAPITAL = re.compile(r"(?<!^)([A-Z])")
_AFTER_HYPHEN = re.compile(r"-([a-z])")


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """A version: its namespaces, where their schemas lie, and what the manifest calls things."""

    version: int
    namespace: str
    schema_place: str
    manifest_namespace: str
    manifest_place: str
    schema: str
    schema_version: str
    kinds: dict[str, str] = field(hash=False)

    @property
    def has_stimuli(self) -> bool:
        """Whether stimuli are documents of their own, and catalogues hold translations."""
        return self.version == 3

    def tag(self, name: str) -> str:
        """Spell an element's name."""
        return name if self.version == 2 or name in HTML else f"qti-{_kebab(name)}"

    def attribute(self, name: str) -> str:
        """Spell an attribute's name; those of HTML and XML have no capitals."""
        return name if self.version == 2 or ":" in name else _kebab(name)

    def knows(self, name: str) -> bool:
        """Tell whether the version has the element or attribute."""
        return self.version == 3 or name not in _NEW

    def root_attributes(self) -> dict[str, str]:
        """Return what stands on the root of a QTI document."""
        return {
            "xmlns": self.namespace,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{self.namespace} {self.schema_place}",
        }

    def manifest_attributes(self) -> dict[str, str]:
        """Return what stands on the root of the manifest."""
        return {
            "xmlns": self.manifest_namespace,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{self.manifest_namespace} {self.manifest_place} {LOM} {_LOM_PLACE}",
        }


@lru_cache(1_000)
def _kebab(name: str) -> str:
    return _CAPITAL.sub(r"-\1", name).lower()


@lru_cache(1_000)
def plain_name(name: str) -> str:
    """Return the name in QTI 2.1's spelling, of an element or attribute of either version."""
    local = name.rpartition("}")[2].rpartition(":")[2].removeprefix("qti-")
    return _AFTER_HYPHEN.sub(lambda found: found[1].upper(), local)


_SCHEMAS3 = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd"
_SCHEMAS2 = "http://www.imsglobal.org/xsd/qti/qtiv2p1"

QTI3 = Dialect(
    version=3,
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema_place=f"{_SCHEMAS3}/imsqti_asiv3p0_v1p0.xsd",
    manifest_namespace="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    manifest_place=f"{_SCHEMAS3}/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    schema="QTI Package",
    schema_version="3.0.0",
    kinds={
        "item": "imsqti_item_xmlv3p0",
        "test": "imsqti_test_xmlv3p0",
        "stimulus": "imsqti_stimulus_xmlv3p0",
    },
)
QTI2 = Dialect(
    version=2,
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p1",
    schema_place=f"{_SCHEMAS2}/imsqti_v2p1.xsd",
    manifest_namespace="http://www.imsglobal.org/xsd/imscp_v1p1",
    manifest_place=f"{_SCHEMAS2}/qtiv2p1_imscpv1p2_v1p0.xsd",
    schema="QTIv2.1 Package",
    schema_version="1.0.0",
    kinds={"item": "imsqti_item_xmlv2p1", "test": "imsqti_test_xmlv2p1"},
)
