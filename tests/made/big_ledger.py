"""A made-up ledger as large as they come: 5,000 problems with 20,000 measures, for benchmarks."""

from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

PROBLEMS, MEASURES = 5_000, 4


def big_ledger() -> tuple[ProblemRow, ...]:
    """A made-up ledger of 20,000 measures."""
    return tuple(
        ProblemRow(
            text=f"第{number}个问题：制度落实不严，监督检查不够经常，部分环节流于形式。",
            number=str(number),
            aspect=f"第{number // 1250 + 1}方面",
            category=f"类别{number // 100}",
            target="制度健全，执行到位。",
            shared=Carried(
                ("示例甲", "示例乙"), ("区委办",), ("区教育局", "区卫健局"), state="正在整改"
            ),
            measures=tuple(
                MeasureRow(
                    text=f"措施{number}-{place}：完善制度，开展专项检查，通报结果。",
                    number=str(place + 1),
                    own=Carried(
                        deadline=f"2026年{number % 12 + 1}月{place + 1}日前完成，长期坚持",
                        progress=f"已开展检查{number}次。",
                    ),
                )
                for place in range(MEASURES)
            ),
        )
        for number in range(1, PROBLEMS + 1)
    )
