"""Uzbek words whose Cyrillic spelling does not follow from the Latin one, mostly loans from Russian.

A stem stands for itself and for itself with Uzbek suffixes; one that ends in a hyphen stands for
every word that begins with it. A final soft sign falls before a suffix.
"""

#: Foreign abbreviations that Uzbek in Cyrillic letters keeps in Latin ones.
KEPT_WORDS = frozenset(
    ["qr", "pdf", "usb", "fi", "html", "url", "alt", "ctrl", "shift", "tab", "enter", "elearn", "id"]
)
KEPT_WORDS |= {"chrome", "csv", "edge", "excel", "firefox", "windows", "xlsx"}

_MONTHS = """
    yanvar январь  fevral февраль  aprel апрель  iyun июнь  iyul июль
    sentabr сентябрь  oktabr октябрь  noyabr ноябрь  dekabr декабрь
"""
_SOFT_SIGN = """
    albom альбом  alfa альфа  asfalt- асфальт-  atelye ателье  avtomobil автомобиль  batalyon- батальон-
    budilnik- будильник-  detal деталь  feldsher- фельдшер-  fakultet- факультет-  film фильм
    filtr- фильтр-  gantel гантель  intervyu- интервью-  kabel кабель  kalendar календарь
    kompyuter- компьютер-  konferansye конферансье  kontrol контроль  karyera карьера
    kreml кремль  kultura культура
    lager лагерь  medal медаль  medalyon- медальон-  mebel мебель  million- миллион-  milliard- миллиард-
    model модель  multfilm- мультфильм-  nol ноль  oblast область  parol пароль  palto пальто
    pochtalyon- почтальон-  porshen поршень  premyer- премьер-  premyera премьера  pulveri- пульвери-
    pyesa пьеса  rol роль  royal рояль  rubl рубль  rul руль  sekretar секретарь  slesar слесарь
    selsiy цельсий  shampun шампунь  shtempel штемпель  skulptura скульптура
    statya статья  sudya судья  tabel табель  tokar токарь  tunnel туннель  ultimatum- ультиматум-
    ultra- ультра-  vals вальс  vestibyul вестибюль  vodorod водород  yakor якорь
    kultiva- культива-  konsultatsiya консультация  konsultant- консультант-  rezultat результат
    knyaz князь  ritsar рицарь
    multi- мульти-  pult пульт  palma пальма  bolshevik- большевик-  menshevik- меньшевик-
    folklor- фольклор-  gospital госпиталь  olimpiada олимпиада  ansambl ансамбль  spektakl спектакль
"""
_TS = """
    abzats абзац  aksiz- акциз-  aksioner- акционер-  konsert- концерт-  konsern- концерн-
    konslager концлагерь  konsentra- концентра-  konsessiya концессия  lotsman лоцман  porsiya порция
    sellofan целлофан  sellyuloza целлюлоза  sement- цемент-  sentner- центнер-  senzura цензура
    sex цех  sirk цирк  sirkul циркуль  sikl цикл  siklon циклон  silindr- цилиндр-  sirroz цирроз
    sitrus- цитрус-  sivilizatsiya цивилизация  ssenariy- сценарий-  ssenariya сценария  sisterna цистерна
    vaksina вакцина  kalsiy кальций  prinsip- принцип-  provinsial провинциал  provinsiya провинция
    litsey лицей  munitsipal- муниципал-  fransuz- француз-  fransiya Франция  yeltsin Ельцин
    nyuans нюанс  golitsin Голицин  unsiya унция
"""
_HARD_SIGN = """
    obyekt- объект-  subyekt- субъект-  syezd- съезд-  inyeksiya инъекция  konyunktura конъюнктура
    adyutant- адъютант-  moʻjiza мўъжиза  moʻtabar мўътабар  moʻtadil мўътадил  noyob ноёб
"""
_Y_AND_E = """
    rayon- район-  mikrorayon- микрорайон-  mayor майор  mayonez- майонез-  yoga йога
    yogurt- йогурт-  yoshkar Йошкар  york Йорк  nyu Нью  mer мэр  meriya мэрия  tennis теннис
    pyotr Пётр  feyerverk- фейерверк-
    kuryer- курьер-  baryer- барьер-  karyer- карьер-  interyer- интерьер-  dosye досье  portye портье
    aktyor- актёр-  shofyor- шофёр-  rejissyor- режиссёр-
"""
_NAMES = """
    ilya Илья  igor Игорь  tatyana Татьяна  tretyakov- Третьяков-  volgograd Волгоград
    astraxan Астрахань  kazan Казань  perm Пермь  ryazan Рязань  sibir Сибирь  stavropol Ставрополь
    sevastopol Севастополь  simferopol Симферополь  tyumen Тюмень  tver Тверь  yaroslavl Ярославль
    belarus Беларусь  suzdal Суздаль  olga Ольга  nikolskiy Никольский  raskolnikov Раскольников
    yeysk Ейск  dyakov- Дьяков-  solovyov- Соловьёв-  vasilyev- Васильев-  grigoryev- Григорьев-
    prokofyev- Прокофьев-  leontyev- Леонтьев-  yuryev- Юрьев-  obolensk- Оболенск-  polsha Польша
    melnikov- Мельников-  polskiy Польский  uralskiy Уральский  sputnik- спутник-
    potsdam- Потсдам-  siolkovskiy Циолковский  arxangelsk- Архангельск-  elbrus- Эльбрус-  yemelyan Емельян
    shlisselburg- Шлиссельбург-  xrushchyov- Хрущёв-  julyetta Жульетта  konstantinopol Константинополь
    lvovna Львовна  nobel Нобель  kuzma Кузьма  gulnara Гульнара
"""


def _pairs(*tables: str) -> dict[str, str]:
    words = " ".join(tables).split()
    return dict(zip(words[::2], words[1::2], strict=True))


#: Latin stem -> Cyrillic stem.
STEMS = {
    latin.removesuffix("-"): cyrillic
    for latin, cyrillic in _pairs(_MONTHS, _SOFT_SIGN, _TS, _HARD_SIGN, _Y_AND_E, _NAMES).items()
}
