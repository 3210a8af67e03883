"""The joint review (会审) of a plan: each body's opinion by version, merged, adopted or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.core.rows import Review
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.badges import Badge

VERDICT: Mapping[bool, Badge] = {
    True: Badge("check", "同意", "green"),
    False: Badge("x", "不同意", "orange"),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """One body's last opinion on a version; `changed` is what it said of the version before."""

    review: Review
    badge: Badge
    before: Review | None

    @property
    def before_title(self) -> str:
        """What the version before is called."""
        return version_title(self.before.version) if self.before else ""


def version_title(version: str) -> str:
    """第2稿 where the version is a bare number, else its own words."""
    return f"第{version}稿" if version.isdecimal() else version


@dataclass(frozen=True, slots=True)
class ReviewedVersion:
    """A version of the plan: opinions, and the merged one where it is of this version."""

    version: str
    opinions: tuple[Opinion, ...]
    merged: str
    adoptions: tuple[Adoption, ...]

    @property
    def title(self) -> str:
        """What the version is called."""
        return version_title(self.version)

    @property
    def agreeing(self) -> int:
        """How many bodies agree."""
        return sum(one.review.agrees for one in self.opinions)


def reviewed_versions(book: Book) -> list[ReviewedVersion]:
    """The versions, the one first spoken of last at the top, each with every body's last word."""
    told: dict[str, dict[str, Review]] = {}
    reviews = [one for one in book.rows["review"].values() if isinstance(one, Review)]
    for one in sorted(reviews, key=lambda one: one.made_by):
        told.setdefault(one.version, {})[one.body] = one
    info = book.info
    if info.opinions_version:
        told.setdefault(info.opinions_version, {})
    found: list[ReviewedVersion] = []
    last: dict[str, Review] = {}
    for version, spoken in told.items():
        is_merged = version == info.opinions_version
        found.append(
            ReviewedVersion(
                version,
                tuple(
                    Opinion(one, VERDICT[one.agrees], last.get(body))
                    for body, one in spoken.items()
                ),
                info.opinions_text if is_merged else "",
                info.adoptions if is_merged else (),
            )
        )
        last |= spoken
    return found[::-1]


def bodies_of(versions: list[ReviewedVersion]) -> set[str]:
    """Every body that is named."""
    return {one.review.body for held in versions for one in held.opinions} | {
        one.body for held in versions for one in held.adoptions
    }
