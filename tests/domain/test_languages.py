"""The languages offered, choosing one from a browser's header, and Uzbek in Cyrillic letters."""

import re

import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from elearn.domain.languages import LANGUAGE_BY_CODE, LANGUAGES, choose_language, uzbek_cyrillic
from elearn.domain.uzbek_words import KEPT_WORDS

UZBEK_LETTERS = [*"abdefghijklmnopqrstuvxyz", "oʻ", "gʻ", "sh", "ch", "ʼ"]
UZBEK_TEXT = st.lists(
    st.sampled_from([*UZBEK_LETTERS, *(x.title() for x in UZBEK_LETTERS), " ", "-", ", ", "\n"])
)


def test_every_language_is_known_to_cldr_and_names_itself() -> None:
    assert [language.code for language in LANGUAGES] == ["ru", "en", "uz", "uz-cyrl", "tg", "ky"]
    for language in LANGUAGES:
        assert Locale.parse(language.locale).text_direction == language.direction
    assert LANGUAGE_BY_CODE["uz-cyrl"].tag == "uz-Cyrl"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "ru"),
        ("", "ru"),
        ("uz", "uz"),
        ("uz-Latn-UZ,uz;q=0.9", "uz"),
        ("uz-Cyrl-UZ,uz;q=0.9", "uz-cyrl"),
        ("uz_cyrl", "uz-cyrl"),
        ("tg-Cyrl-TJ", "tg"),
        ("en-US,en;q=0.5,ky;q=0.9", "en"),
        ("en;q=0.5, ky;q=0.9", "ky"),
        ("az-AZ, tr;q=0.9, en;q=0.4", "en"),
        ("de, fr;q=0.9, *;q=0.1", "ru"),
        ("tg;q=0, ky;q=0.1", "ky"),
        ("tg;q=abc, ky;q=0.1", "ky"),
        ("tg;level=1, ky;q=0.1", "ky"),
        (";;;,,q=,=", "ru"),
    ],
)
def test_the_language_that_the_browser_likes_best_is_chosen(header: str | None, code: str) -> None:
    assert choose_language(header) == code


@given(st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert choose_language(header) in LANGUAGE_BY_CODE


HARD_WORDS_TABLE = """
    Potsdamda Потсдамда    Siolkovskiy Циолковский Arxangelskdan Архангельскдан Elbrusning Эльбруснинг
    Xrushchyovdan Хрущёвдан Shlisselburgga Шлиссельбургга Lvovnadan Львовнадан Kuzmaga Кузьмага
    oʻqish ўқиш            chiqish чиқиш          yaxshi яхши            Toshkent Тошкент
    maʼno маъно            sanʼat санъат          eʼlon эълон            Isʼhoq Исҳоқ
    sentabr сентябрь       sentabrda сентябрда    oktabrning октябрнинг  iyul июль
    Rossiya Россия         patent патент          fuqarosi фуқароси      Oʻzbekiston Ўзбекистон
    yoʻl йўл               yoʻq йўқ               Yoʻlbars Йўлбарс       dunyo дунё
    yer ер                 Yevropa Европа         poyezd поезд           Kiyev Киев
    elektron электрон      poema поэма            aeroport аэропорт      kelgan келган
    singlim синглим        ming минг              qoʻngʻiroq қўнғироқ    mashhur машҳур
    konstitutsiya конституция  politsiya полиция  litsenziya лицензия    Donetsk Донецк
    funksiya функция       konferensiya конференция  korrupsiya коррупция  pensiya пенсия
    aytsa айтса            ketsinlar кетсинлар    hujjatsiz ҳужжатсиз    davlatshunos давлатшунос
    obyekt объект          subyektlar субъектлар  rayon район            tuman туман
    rubl рубль             rublga рублга          kompyuterda компьютерда  avtomobillar автомобиллар
    roli роли              rolik ролик            mergan мерган          Pyotr Пётр
    sirk цирк              sement цемент          konsert концерт        moʻjiza мўъжиза
    AQSH АҚШ               BMT БМТ                MChJ МЧЖ               YOʻQ ЙЎҚ
    FRANSIYA ФРАНЦИЯ       Kreml Кремль           Yaroslavl Ярославль    Sankt-Peterburg Санкт-Петербург
    O'zbek Ўзбек           togʼ тоғ               bog‘ боғ               ro`yxat рўйхат
    san’at санъат          aka-uka ака-ука        ishchi ишчи            million миллион
"""
HARD_WORDS = list(zip(HARD_WORDS_TABLE.split()[::2], HARD_WORDS_TABLE.split()[1::2], strict=True))


@pytest.mark.parametrize(("latin", "cyrillic"), HARD_WORDS)
def test_hard_words_are_spelled_as_in_cyrillic_books(latin: str, cyrillic: str) -> None:
    assert uzbek_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XX asrda II jahon urushi, XXI-asr", "XX асрда II жаҳон уруши, XXI-аср"),
        ("Pyotr I. V. I. Lenin, I. Karimov", "Пётр I. В. И. Ленин, И. Каримов"),
        ("## Yoʻl\n- **qalin** va `kod`", "## Йўл\n- **қалин** ва `kod`"),
        ("%(count)s ta savol, {name} 50%si %s", "%(count)s та савол, {name} 50%си %s"),
        ("<b>soʻz</b> &nbsp;5&lt;6", "<b>сўз</b> &nbsp;5&lt;6"),
        ("https://a.uz/b, a.b@c.uz, www.mvd.ru ga", "https://a.uz/b, a.b@c.uz, www.mvd.ru га"),
        ("WhatsApp, Wi-Fi va QR-kod", "WhatsApp, Wi-Fi ва QR-код"),
        ("Alt va Shift, elearn; L harfi chap quloqqa", "Alt ва Shift, elearn; L ҳарфи чап қулоққа"),
        ("«Воронеж» soʻzi, 1991-yil", "«Воронеж» сўзи, 1991-йил"),
    ],
)
def test_what_is_not_uzbek_stays_as_it_is(text: str, expected: str) -> None:
    assert uzbek_cyrillic(text) == expected


@given(UZBEK_TEXT.map("".join))
@example("s'h ts'h yoʻʻ ʼI")
def test_no_latin_letter_is_left_of_uzbek_text(text: str) -> None:
    without_numerals = re.sub(r"\b[IVX]+(?![A-Za-z])|[A-Z](?= harfi)", "", text)

    left = re.findall("[A-Za-z]+", uzbek_cyrillic(without_numerals))

    assert all(word.lower() in KEPT_WORDS for word in left)


@given(st.one_of(UZBEK_TEXT.map("".join), st.text(), st.text(alphabet="aogeshtcyIVX ʻ'%s{}<>@.")))
def test_writing_it_twice_changes_nothing(text: str) -> None:
    once = uzbek_cyrillic(text)

    assert uzbek_cyrillic(once) == once


def test_a_name_is_a_name_with_a_capital_only() -> None:
    assert uzbek_cyrillic("Olgani") == "Ольгани"
    assert uzbek_cyrillic("pul olgani keldi") == "пул олгани келди"
