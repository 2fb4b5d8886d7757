"""What a machine can tell of a translated text, and what it must leave alone."""

import pytest

from elearn.formats.bank_files.checks.translated_texts import find_faults

RUSSIAN = "Договор заключают на 3 года, а в 2015 году срок был другим."
LONG_TAJIK = (
    "Шартнома барои се сол баста мешавад ва дар он маош, вақти кор ва ҷойи кор навишта мешавад. "
    "Агар шартнома набошад, кор кардан мумкин нест."
)
LONG_KYRGYZ = (
    "Келишим үч жылга түзүлөт жана анда айлык акы, иш убактысы менен иш орду жазылат. "
    "Эгер келишим жок болсо, иштөөгө болбойт, бул эреже бардык жумушчулар үчүн бирдей."
)


def faults(russian: str, text: str, language: str) -> str:
    return "; ".join(find_faults(russian, text, language))


@pytest.mark.parametrize(
    ("russian", "text", "language", "fault"),
    [
        (RUSSIAN, "Shartnoma 3 yilga tuziladi, 2016 yilda muddat boshqa edi.", "uz", "the number 2015"),
        (RUSSIAN, "Shartnoma bir yilga tuziladi, 2015 yilda boshqa edi.", "uz", "the number 3"),
        ("В XIX веке жили так.", "Дар асри 18 чунин зиндагӣ мекарданд.", "tg", "the number 19"),
        ("Город", "To'g'ri", "uz", "U+02BB"),
        ("Город", "O‘zbekiston", "uz", "U+02BB"),
        ("работать без договора", "работать без договора", "ky", "left in Russian"),
        ("работать без договора", "rabotat bez dogovora", "uz", "spelled in other letters"),
        ("работать без договора", "Rabotat bez dogovora.", "en", "spelled in other letters"),
        ("Текст", LONG_TAJIK.translate(str.maketrans("ӣӯҳқғҷ", "иухкгч")), "tg", "none of the letters"),
        ("Текст", LONG_KYRGYZ.translate(str.maketrans("ңөү", "ноу")) * 3, "ky", "none of the letters"),
        ("Текст", LONG_TAJIK, "ky", "reads like tg"),
        ("Текст", LONG_KYRGYZ, "uz", "reads like ky"),
        ("Текст", "The contract is for three years and it is in Russian. " * 3, "uz", "reads like en"),
    ],
)
def test_a_fault_is_told(russian: str, text: str, language: str, fault: str) -> None:
    assert fault in faults(russian, text, language)


@pytest.mark.parametrize(
    ("russian", "text", "language"),
    [
        (RUSSIAN, "Shartnoma 3 yilga tuziladi, 2015-yilda muddat boshqa edi.", "uz"),
        (RUSSIAN, "Шартнома барои 3 сол баста мешавад, соли 2015 муҳлат дигар буд.", "tg"),
        ("Цена 3 800 рублей.", "Narxi 3\u00a0800 rubl.", "uz"),
        ("В XIX веке жили так.", "Дар асри XIX чунин зиндагӣ мекарданд.", "tg"),
        ("В XIX веке жили так.", "People lived so in the 19th century.", "en"),
        ("паспорт", "паспорт", "tg"),
        ("князь Ярослав Мудрый", "князь Ярослав Мудрый", "ky"),
        ("Москва, Казань, Тула", "Moskva, Qozon, Tula", "uz"),
        ("Слово «работать» значит дело.", "«Работать» сӯзи кор аст.", "tg"),
        ("Текст", LONG_TAJIK, "tg"),
        ("Текст", LONG_KYRGYZ, "ky"),
    ],
)
def test_what_is_right_is_left_alone(russian: str, text: str, language: str) -> None:
    assert faults(russian, text, language) == ""
