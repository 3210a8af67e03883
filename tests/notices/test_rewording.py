"""Paragraphs of two versions side by side, with what differs in them."""

from zhenggai.notices.reading import read_text
from zhenggai.notices.rewording import Reworded, Words, reworded

OLD = "关于整改的通报\n\n反馈35个问题，完成34个。\n删去的一段话有这么长。\n末段没有改动。\n"


def changes(new: str) -> list[Reworded]:
    return reworded(read_text(OLD), read_text(new))


def changed(words: tuple[Words, ...]) -> list[str]:
    return [one.text for one in words if one.is_changed]


def whole(words: tuple[Words, ...]) -> str:
    return "".join(one.text for one in words)


def test_the_same_paper_has_no_change() -> None:
    assert not changes(OLD)


def test_a_number_changes_as_a_whole() -> None:
    (one,) = changes(OLD.replace("完成34个", "完成35个"))
    assert (changed(one.old), changed(one.new)) == (["34"], ["35"])
    assert whole(one.old) == "反馈35个问题，完成34个。"


def test_a_paragraph_that_went_and_one_that_came_stand_alone() -> None:
    new = OLD.replace("删去的一段话有这么长。\n", "") + "与别的都不相同的新段落。\n"
    gone, came = changes(new)
    assert (whole(gone.old), gone.new, gone.new_number) == ("删去的一段话有这么长。", (), 0)
    assert (came.old, whole(came.new), came.old_number) == ((), "与别的都不相同的新段落。", 0)


def test_every_word_of_both_versions_is_told() -> None:
    new = OLD.replace("完成34个", "已经整改完成三十四个").replace("有这么长", "短")
    for one in changes(new):
        assert whole(one.old) in OLD
        assert whole(one.new) in new
