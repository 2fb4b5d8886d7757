"""The items of the tiny banks, and what their translations are made from."""

LANGUAGE_ITEMS = """\
- id: lang-0001
  topic: lang-topic
  level: patent
  task: listening_dialogue
  interaction: single_choice
  stimulus: lang-s-0001
  stem: Куда он идёт?
  choices:
    - {id: a, text: домой}
    - {id: b, text: в школу, misunderstanding: hears the word only}
    - {id: c, text: на работу, misunderstanding: guesses}
  key: a
  explanation: Он говорит, что идёт домой.
- id: lang-0002
  topic: lang-topic
  level: patent
  task: listening_dialogue
  interaction: single_choice
  stimulus: lang-s-0001
  stem: Когда он идёт?
  choices:
    - {id: a, text: утром}
    - {id: b, text: вечером}
    - {id: c, text: ночью}
  key: b
  explanation: Он говорит, что идёт вечером.
- id: lang-0003
  topic: lang-topic
  level: patent
  task: writing_word
  interaction: typed_word
  stem: Я читаю ____ вечером.
  accepted: [книгу]
  explanation: Что читаю? Книгу.
- id: lang-0004
  topic: lang-topic
  level: rvp
  task: writing_form
  interaction: form
  stem: Заполните анкету.
  fields: [{id: surname, label: Фамилия}, {id: city, label: Город}]
  model_answer: {surname: Иванов, city: Москва}
  rubric: [{id: task, text: Всё заполнено, marks: 1}, {id: words, text: Без ошибок, marks: 1}]
  explanation: В анкете пишут точно.
- id: lang-0005
  topic: lang-topic
  level: rvp
  task: writing_letter
  interaction: letter
  stem: Напишите другу письмо.
  min_words: 20
  model_answer: Привет! Как дела?
  rubric: [{id: task, text: Есть приветствие, marks: 2}]
  explanation: В письме сначала приветствие.
- id: lang-0006
  topic: lang-topic
  level: rvp
  task: speaking_start
  interaction: speaking
  stem: Спросите дорогу.
  prepare_seconds: 30
  speak_seconds: 20
  model_answer: Скажите, пожалуйста, где метро?
  rubric: [{id: task, text: Вопрос понятен, marks: 1}]
  explanation: Начинают с вежливого слова.
"""

HISTORY_ITEMS = """\
- id: hist-0001
  topic: history-topic
  level: patent
  task: history
  interaction: single_choice
  stem: Какой город столица?
  choices:
    - {id: a, text: Москва}
    - {id: b, text: Казань}
    - {id: c, text: Пермь}
  key: a
  explanation: Столица — Москва.
  checked_on: 2026-11-21
  sources: [https://example.org/moscow]
- id: hist-0002
  topic: history-topic
  level: patent
  task: history_picture
  interaction: single_choice
  stimulus: hist-s-0001
  stem: Какой это цвет?
  choices:
    - {id: a, text: белый}
    - {id: b, text: чёрный}
    - {id: c, text: синий}
  key: b
  explanation: Квадрат чёрный.
  checked_on: 2026-11-21
  sources: [https://example.org/square]
"""

LEGISLATION_ITEMS = """\
- id: law-0001
  topic: law-topic
  level: patent
  task: legislation
  interaction: single_choice
  stem: Где работают по патенту?
  choices:
    - {id: a, text: в своём регионе}
    - {id: b, text: везде}
    - {id: c, text: нигде}
  key: a
  explanation: Патент действует в регионе.
  laws: [{act: 115-fz, article: "13.3", wording_on: 2025-09-01}]
  checked_on: 2026-11-21
  review_by: 2027-11-21
  sources: [https://example.org/law]
- id: law-0002
  topic: law-topic
  level: patent
  task: legislation_judgement
  interaction: right_or_wrong
  stem: Договор нужен всегда.
  key: right
  misunderstanding: thinks that a word is enough
  explanation: Договор заключают письменно.
  laws: [{act: 115-fz, article: "13", wording_on: 2025-09-01}]
  checked_on: 2026-11-21
  review_by: 2027-11-21
  sources: [https://example.org/contract]
"""

#: What the hash of a translation's source is made of: stem, choices, explanation.
RUBRICS = {
    "lang-0004": "{task: Hammasi toʻgʻri, words: Xatosiz}",
    "lang-0005": "{task: Salom bor}",
    "lang-0006": "{task: Savol aniq}",
}
ITEM_SOURCES = {
    "language": {
        "lang-0001": ["Куда он идёт?", "домой", "в школу", "на работу", "Он говорит, что идёт домой."],
        "lang-0002": ["Когда он идёт?", "утром", "вечером", "ночью", "Он говорит, что идёт вечером."],
        "lang-0003": ["Я читаю ____ вечером.", "Что читаю? Книгу."],
        "lang-0004": ["Заполните анкету.", "Всё заполнено", "Без ошибок", "В анкете пишут точно."],
        "lang-0005": ["Напишите другу письмо.", "Есть приветствие", "В письме сначала приветствие."],
        "lang-0006": ["Спросите дорогу.", "Вопрос понятен", "Начинают с вежливого слова."],
    },
    "history": {
        "hist-0001": ["Какой город столица?", "Москва", "Казань", "Пермь", "Столица — Москва."],
        "hist-0002": ["Какой это цвет?", "белый", "чёрный", "синий", "Квадрат чёрный."],
    },
    "legislation": {
        "law-0001": [
            "Где работают по патенту?",
            "в своём регионе",
            "везде",
            "нигде",
            "Патент действует в регионе.",
        ],
        "law-0002": ["Договор нужен всегда.", "Договор заключают письменно."],
    },
}

LESSONS = {
    ("language", "lang-topic"): "# Слушаем\n\nСлушайте до конца.\n",
    ("history", "history-topic"): "# Столица\n\nСтолица — **Москва**.\n",
    ("legislation", "law-topic"): "# Патент\n\n- Патент нужен для работы.\n",
}
