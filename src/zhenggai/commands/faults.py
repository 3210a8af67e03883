"""What is said about a fault of this program itself: one sentence that a user can pass on, no
traceback.

With ZHENGGAI_TRACEBACK set the fault is raised instead, for those who mend it.
"""

from pathlib import Path


def our_fault(error: Exception) -> str:
    """What a person can pass on about a fault of the program: its kind and the line."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    kind = type(error).__name__
    return f"程序自身出错（{kind}，{where}），没有做完。请把这句话和文件一起告诉开发者。"
