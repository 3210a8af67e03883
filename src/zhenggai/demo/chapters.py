"""The chapters of the story, in the order in which scenes of one moment follow each other."""

from zhenggai.demo.story import Chapter
from zhenggai.demo.story_checking import checking, mending, remarks
from zhenggai.demo.story_closing import closings
from zhenggai.demo.story_earlier import evaluation
from zhenggai.demo.story_immediate import immediate
from zhenggai.demo.story_opening import feedback, plan
from zhenggai.demo.story_records import marks, records
from zhenggai.demo.story_rounds import confirmed, rounds
from zhenggai.demo.story_shaping import shaping
from zhenggai.demo.story_work import work

# Of the round before: nothing went back, nothing was mended, its units reported without rounds.
EARLIER_CHAPTERS: tuple[Chapter, ...] = (
    feedback,
    immediate,
    plan,
    records,
    work,
    closings,
    evaluation,
)

CHAPTERS: tuple[Chapter, ...] = (
    feedback,
    immediate,
    shaping,
    plan,
    records,
    work,
    rounds,
    closings,
    marks,
    checking,
    remarks,
    mending,
    confirmed,
)
