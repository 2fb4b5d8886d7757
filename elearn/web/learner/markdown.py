"""Lessons and the exam guide: Markdown to HTML, without raw HTML, one heading level down."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

# Files of the banks come from people: what is not needed for a lesson is off.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "autolink"])


@lru_cache(maxsize=512)
def render_markdown(text: str, *, levels_down: int = 1) -> Markup:
    """Render a text; its `#` becomes `<h2>`, because the page has its own `<h1>`."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.tag in {"h1", "h2", "h3", "h4"}:
            token.tag = f"h{int(token.tag[1]) + levels_down}"
        if token.type == "th_open":
            token.attrSet("scope", "col")
        token.attrs.pop("style", None)  # column alignment; the content policy forbids inline styles
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 - html is off
