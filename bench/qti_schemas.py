"""Validate the QTI packages of all banks against the official XSDs: `python -m bench.qti_schemas FOLDER`.

The XSDs are 1EdTech's and not ours to pass on: put them into the folder, with `xml.xsd` and
`imsmd_loose_v1p3p2.xsd`. What they import for formulas, speech and inclusion, which we never write, may be
missing: schemas that allow nothing stand in. `xmllint` of libxml2 does the work.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

from elearn.formats.bank_files.entries import split_release
from elearn.formats.bank_files.release_files import collect_files
from elearn.formats.exchange.registry import FORMATS

BANKS = Path(__file__).parents[1] / "question_banks"
#: The first that lies in the folder is taken. The SBAC profile is 3.0 without `data-` attributes of one's
#: own, which we do not write: what it takes, 3.0 takes.
SCHEMAS = {
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0": (
        "imsqti_asiv3p0_v1p0.xsd",
        "imsqti_asiv3p0p1_v1p0.xsd",
        "imsqti_asiv3p0_sbacv1p0_v1p0.xsd",
    ),
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1": ("imsqtiv3p0_imscpv1p2_v1p0.xsd",),
    "http://www.imsglobal.org/xsd/imsqti_v2p1": ("imsqti_v2p1p2.xsd", "imsqti_v2p1.xsd"),
    "http://www.imsglobal.org/xsd/imscp_v1p1": ("qtiv2p1_imscpv1p2_v1p0.xsd", "imscp_v1p1.xsd"),
}
_IMPORT = re.compile(r'<(\w+):import\s+namespace\s*=\s*"([^"]+)"\s+schemaLocation\s*=\s*"([^"]+)"\s*/>')
_NAMESPACE = re.compile(rb'xmlns="([^"]+)"')


def main(folder: Path) -> int:
    """Print what each bank's packages make of it; 1 if anything is not valid."""
    with tempfile.TemporaryDirectory() as made:
        schemas = {name: _localise(folder, names, Path(made)) for name, names in SCHEMAS.items()}
        failed = 0
        for bank in sorted(path for path in BANKS.glob("*/*") if (path / "manifest.yaml").exists()):
            for version in ("qti3", "qti2"):
                failed += _validate(bank, version, schemas, Path(made) / bank.parent.name / version)
    return 1 if failed else 0


def _validate(bank: Path, version: str, schemas: dict[str, Path], target: Path) -> int:
    files, _ = collect_files(bank)
    content = FORMATS[version].write(split_release(files), files).content
    counts: Counter[str] = Counter()
    for namespace, paths in _unpack(content, target).items():
        counts += _run(schemas[namespace], paths)
    print(f"{bank.parent.name} {bank.name} {version}: {counts['valid']} documents valid, {counts['not']} not")
    return counts["not"]


def _unpack(content: bytes, target: Path) -> dict[str, list[str]]:
    documents: dict[str, list[str]] = {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            namespace = _NAMESPACE.search(archive.read(name)) if name.endswith(".xml") else None
            if namespace:
                documents.setdefault(namespace[1].decode(), []).append(archive.extract(name, target))
    return documents


def _run(schema: Path, paths: list[str]) -> Counter[str]:
    command = ["xmllint", "--nonet", "--noout", "--schema", str(schema), *paths]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()
    valid = sum(line.endswith(" validates") for line in lines)
    for line in [line for line in lines if "error" in line][:5]:
        print(line, file=sys.stderr)
    return Counter(valid=valid, **{"not": len(paths) - valid})


def _localise(folder: Path, names: tuple[str, ...], made: Path) -> Path:
    """Copy a schema and what it imports to one place, whatever addresses they name."""
    there = {path.name: path for path in folder.rglob("*.xsd")}
    first = next((name for name in names if name in there), None)
    if first is None:
        raise SystemExit(f"none of {', '.join(names)} lies in {folder}")
    return _copy(there[first], there, made)


def _copy(source: Path, there: dict[str, Path], made: Path) -> Path:
    target = made / source.name
    if target.exists():
        return target
    text = source.read_text("utf-8-sig")
    target.touch()  # whoever imports this one in turn finds it there
    target.write_text(_IMPORT.sub(lambda found: _point(found, text, there, made), text), "utf-8")
    return target


def _point(found: re.Match[str], text: str, there: dict[str, Path], made: Path) -> str:
    """Write an import anew, with a place beside the schema that imports."""
    prefix, namespace, place = found.groups()
    name = place.rpartition("/")[2]
    wanted = there.get(name) if _is_used(namespace) else None
    local = _copy(wanted, there, made) if wanted else _stub(text, namespace, made)
    return f'<{prefix}:import namespace="{namespace}" schemaLocation="{local.name}"/>'


def _is_used(namespace: str) -> bool:
    return namespace.startswith("http://www.imsglobal.org/xsd/") or namespace.endswith(("/LOM", "/namespace"))


def _stub(text: str, namespace: str, made: Path) -> Path:
    prefixes = re.findall(rf'xmlns:(\w+)\s*=\s*"{re.escape(namespace)}"', text)
    names = {name for prefix in prefixes for name in re.findall(rf'ref\s*=\s*"{prefix}:([\w-]+)"', text)}
    attributes = names & set(re.findall(r'attribute\s+ref\s*=\s*"\w+:([\w-]+)"', text))
    elements = "".join(
        f'<element name="{name}"><complexType/></element>' for name in sorted(names - attributes)
    )
    others = "".join(f'<attribute name="{name}"/>' for name in sorted(attributes))
    opening = f'<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}">'
    target = made / f"stub-{len(list(made.iterdir()))}.xsd"
    target.write_text(f"{opening}{elements}{others}</schema>", "utf-8")
    return target


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
