"""An editor's checks know the reference books as the files have them, and the register's acts."""

from dataclasses import replace

from sqlalchemy.orm import Session

from elearn.domain.laws import RegisteredAct
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.models.reference import LawArticleFile, LawFile
from elearn.formats.bank_files.reference_contents import ReferenceContents
from elearn.formats.bank_files.validation import Located
from elearn.storage.laws import list_acts

_REGISTER = Document(file="laws.yaml")


def load_reference_books(session: Session, contents: ReferenceContents) -> ReferenceContents:
    """Return the reference books with the acts of the register in place of those of laws.yaml.

    An act that the file alone has stays: another version of the program may have brought it.
    """
    registered = {act.law.id: Located(_write(act), _REGISTER) for act in list_acts(session)}
    of_file = [law for law in contents.laws if law.value.id not in registered]
    return replace(contents, laws=[*registered.values(), *of_file])


def _write(act: RegisteredAct) -> LawFile:
    law = act.law
    articles = [LawArticleFile.model_construct(**vars(article)) for article in law.articles]
    return LawFile.model_construct(**{**vars(law), "articles": articles})
