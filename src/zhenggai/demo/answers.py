"""What a unit answers to each point of the completion standard when it asks for closure."""

from dataclasses import dataclass

from zhenggai.demo.course import Closing
from zhenggai.demo.items import Measure, Point, Problem


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """The answer to one point (1-based) with the numbers of the proofs on which it leans."""

    point: int
    text: str
    proofs: tuple[str, ...]


def answers(problem: Problem, closing: Closing) -> tuple[PointAnswer, ...]:
    """Every point answered with the results that its measures had on the day of asking."""
    return tuple(_answer(problem, point, closing) for point in problem.standard)


def _answer(problem: Problem, point: Point, closing: Closing) -> PointAnswer:
    measures = [one for one in problem.measures if one.number in point.measures]
    texts = [_result(one, closing) for one in measures]
    proofs = tuple(
        proof.number
        for one in measures
        for proof in one.proofs
        if proof.on <= closing.asked_on and not proof.is_withheld
    )
    return PointAnswer(point.number, "".join(texts), proofs)


def _result(measure: Measure, closing: Closing) -> str:
    told = [one for one in measure.progress if one.on <= closing.asked_on and one.result == "done"]
    return told[-1].text
