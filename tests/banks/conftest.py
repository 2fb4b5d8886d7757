"""The tiny banks on disk."""

from pathlib import Path

import pytest

from tests.formats.tiny_banks import write_tiny_banks


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """A folder question_banks without a defect."""
    return write_tiny_banks(tmp_path / "question_banks")
