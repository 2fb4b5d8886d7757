"""The addresses of learners: pages under `/<lang>/`, and the API of the autosave."""

from flask import Blueprint, current_app, request
from flask.wrappers import Response

from elearn.web.learner.pages.rehearsal import STEPS
from elearn.web.learner.views import (
    answers,
    away,
    certificates,
    glossary,
    leaving,
    me,
    outcome,
    plan,
    rehearsal,
    sitting,
    start,
    study,
    tests,
)

learner = Blueprint("learner", __name__)

_PAGES = "/<lang:lang_code>"
_ATTEMPT = f"{_PAGES}/attempts/<uuid:attempt_id>"
_PERSONAL = (
    me.show_code,
    me.draw_code,
    me.begin_with_code,
    me.resume,
    me.show_my_data,
    me.download_my_data,
    leaving.leave,
    leaving.erase_me,
    certificates.show_certificate,
)
_STEPS = ",".join(f"'{step}'" for step in STEPS)
_API = "/api/attempts/<uuid:attempt_id>"

learner.get(f"{_PAGES}/")(start.show_start)
learner.post(f"{_PAGES}/exam-choice")(start.choose_exam)
learner.post(f"{_PAGES}/news")(start.dismiss_news)
learner.post(f"{_PAGES}/text-size")(start.set_text_size)
learner.post(f"{_PAGES}/theme")(start.set_theme)

learner.get(f"{_PAGES}/tests")(tests.list_tests)
learner.get(f"{_PAGES}/tests/<test_id>")(tests.show_test)
learner.post(f"{_PAGES}/tests/<test_id>/attempts")(tests.start_test)
learner.get(f"{_PAGES}/exams")(tests.list_exams)
learner.post(f"{_PAGES}/exams/<profile_id>/attempts")(tests.start_exam)
learner.post(f"{_PAGES}/topics/<topic_id>/attempts")(tests.start_drill)
learner.post(f"{_PAGES}/mistakes/attempts")(tests.start_mistakes)

learner.get(f"{_PAGES}/away")(away.show_away)
learner.get(f"{_PAGES}/tests/<test_id>/away/<release>")(away.show_away_paper)
learner.get("/api/token")(away.tell_token)
learner.put("/api/away/<uuid:attempt_id>")(away.receive_away)

learner.get(_ATTEMPT)(sitting.show_paper)
learner.post(f"{_ATTEMPT}/responses")(sitting.save_paper)
learner.post(f"{_ATTEMPT}/translations/<int:position>")(sitting.show_translation)
learner.get(f"{_ATTEMPT}/submit")(sitting.show_hand_in)
learner.post(f"{_ATTEMPT}/submit")(sitting.hand_in)
learner.get(f"{_ATTEMPT}/outcome")(outcome.show_outcome)
learner.get(f"{_ATTEMPT}/review")(outcome.show_review)
learner.post(f"{_ATTEMPT}/marks/<int:position>")(outcome.mark_response)

learner.put(f"{_API}/responses/<int:position>")(answers.save_response)
learner.put(f"{_API}/flags/<int:position>")(answers.save_flag)
learner.post(f"{_API}/translations/<int:position>")(answers.open_translation)
learner.get(f"{_API}/clock")(answers.show_clock)

learner.get(f"{_PAGES}/syllabus")(study.show_syllabus)
learner.get(f"{_PAGES}/topics/<topic_id>")(study.show_topic)
learner.get(f"{_PAGES}/glossary")(glossary.show_glossary)
learner.get(f"{_PAGES}/glossary/<version>.json")(glossary.send_glossary)
learner.app_template_global()(glossary.glossary_address)
learner.get(f"{_PAGES}/guide")(study.show_guide)
learner.get(f"{_PAGES}/guide/<profile_id>")(study.show_guide)
learner.get(f"{_PAGES}/plan")(plan.show_plan)
learner.get(f"{_PAGES}/plan.ics")(plan.download_plan)
learner.post(f"{_PAGES}/reviews/attempts")(plan.start_reviews)
learner.get(f"{_PAGES}/rehearsal")(rehearsal.show_rehearsal)
learner.post(f"{_PAGES}/rehearsal")(rehearsal.finish_rehearsal)
learner.get(f"{_PAGES}/rehearsal/<any({_STEPS}):step>")(rehearsal.show_rehearsal_step)
learner.get(f"{_PAGES}/rehearsal/hand-in/sure")(rehearsal.ask_before_rehearsed_hand_in)
learner.get(f"{_PAGES}/progress")(study.show_progress)
learner.get(f"{_PAGES}/progress/scores.svg")(study.draw_scores)

learner.get(f"{_PAGES}/certificates")(certificates.ask_for_certificate)
learner.get(f"{_PAGES}/certificates/<code>")(certificates.show_certificate)

learner.get(f"{_PAGES}/code")(me.show_code)
learner.post(f"{_PAGES}/code")(me.issue_code)
learner.get(f"{_PAGES}/code.svg")(me.draw_code)
learner.post(f"{_PAGES}/code/resume")(me.resume)
learner.post(f"{_PAGES}/code/begin")(me.begin_with_code)
learner.get(f"{_PAGES}/my-data")(me.show_my_data)
learner.get(f"{_PAGES}/my-data.json")(me.download_my_data)
learner.post(f"{_PAGES}/my-data/erase")(leaving.erase_me)
learner.post(f"{_PAGES}/my-data/leave")(leaving.leave)


@learner.after_request
def _keep_off_disk(page: Response) -> Response:
    """Let no browser store pages with the code or the data: the next person could go back to them."""
    if current_app.view_functions.get(request.endpoint or "") in _PERSONAL:
        page.headers["Cache-Control"] = "no-store"
    return page
