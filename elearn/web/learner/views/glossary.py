"""The glossary as a page, and as one small file that a browser keeps for good."""

import json
from hashlib import sha256

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response

from elearn.domain.languages import Language
from elearn.web.database import books
from elearn.web.i18n import page_language
from elearn.web.learner.pages.glossary import draw_glossary, list_entries

_FILES = "elearn-glossary-files"
_FOREVER = "public, max-age=31536000, immutable"


def show_glossary() -> ResponseReturnValue:
    """Show every word."""
    page = draw_glossary(books().glossary, page_language())
    return render_template("learner/glossary.html", page=page)


def send_glossary(version: str) -> ResponseReturnValue:
    """Send the words to a script; what an address with a version names never changes."""
    current, content = _glossary_file(page_language())
    if version != current:
        return redirect(glossary_address(), code=302)
    return Response(content, content_type="application/json", headers={"Cache-Control": _FOREVER})


def glossary_address() -> str:
    """Return the address of the words in the page's language."""
    return url_for("learner.send_glossary", version=_glossary_file(page_language())[0])


def _glossary_file(language: Language) -> tuple[str, bytes]:
    """Make the file once: the books never change while the application runs."""
    files: dict[str, tuple[str, bytes]] = current_app.extensions.setdefault(_FILES, {})
    if language.code not in files:
        entries = list_entries(books().glossary, language)
        content = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
        files[language.code] = (sha256(content).hexdigest()[:12], content)
    return files[language.code]
