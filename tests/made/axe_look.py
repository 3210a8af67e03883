"""What axe finds on a page in a real browser; it runs the rules that are judged, and no others."""

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "vendor/axe-core/axe.min.js"
_STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the matrix a mark stands for a problem and is smaller than a finger: the ledger's filters lead
# to the same rows, which is the exception that WCAG 2.5.8 names.
_LOOK = """async ([part, tags, grades]) => {
    const isExcepted = (rule, node) => rule === "target-size"
        && document.querySelector(node.target[0])?.closest(".matrix");
    const unjudged = axe._audit.rules.filter(rule => !grades.includes(rule.impact));
    const found = await axe.run(part ?? document, {
        runOnly: tags,
        rules: Object.fromEntries(unjudged.map(rule => [rule.id, {enabled: false}])),
        resultTypes: ["violations"],
    });
    return found.violations
        .map(rule => [rule.id, rule.nodes.filter(node => !isExcepted(rule.id, node))])
        .filter(([, nodes]) => nodes.length)
        .map(([id, nodes]) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)}`);
}"""
GRAVE = ("serious", "critical")
ALL = ("minor", "moderate", *GRAVE)


def bring_axe(page: Page) -> None:
    """Every page that is opened here from now on has axe with it."""
    page.add_init_script(path=_AXE)


def axe_faults(page: Page, *grades: str, part: str = "") -> list[str]:
    """What breaks a rule of WCAG 2.2 AA or of good practice that is of one of these grades, on the
    page or in the part that a selector names."""
    place = page.locator(part).element_handle() if part else None
    found: list[str] = page.evaluate(_LOOK, [place, _STANDARD, grades or GRAVE])
    return found
