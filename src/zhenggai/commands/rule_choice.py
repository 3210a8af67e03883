"""Which rules run: `--select` and `--ignore` by code, family or name; `--for public` adds the
rules of privacy."""

from collections.abc import Iterable, Sequence

from zhenggai.notices.checks import Rule, name_of


class UnknownRuleError(Exception):
    """A rule was named that does not exist; the message says so in Chinese."""


def chosen_rules(
    rules: Sequence[Rule],
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    purpose: str | None,
) -> tuple[Rule, ...]:
    """The rules that run.

    Rules for publication run with `--for public`, or when they are selected by name: whoever asks
    for PRI101 gets it.
    """
    wanted, unwanted = words_of(select, rules), words_of(ignore, rules)
    return tuple(
        rule
        for rule in rules
        if (meant(rule, wanted) if wanted else purpose == "public" or not is_for_public(rule))
        and not meant(rule, unwanted)
    )


def words_of(options: Iterable[str] | None, rules: Sequence[Rule]) -> list[str]:
    """The names in options such as `NUM,DAT101`; each must mean at least one rule."""
    found = [
        word.strip() for option in options or () for word in option.replace("，", ",").split(",")
    ]
    words = [word for word in found if word]
    for word in words:
        if not any(meant(rule, [word]) for rule in rules):
            raise UnknownRuleError(f"没有“{word}”这条规则。看全部规则：zhenggai rules")
    return words


def meant(rule: Rule, words: Iterable[str]) -> bool:
    """Whether one of the words is the rule's code, the beginning of it (NUM, NUM1), or its name."""
    name = name_of(rule)
    return any(rule.CODE.startswith(word.upper()) or name == word.lower() for word in words)


def is_for_public(rule: Rule) -> bool:
    """Whether the rule runs only before publication."""
    return bool(getattr(rule, "FOR_PUBLIC", False))
