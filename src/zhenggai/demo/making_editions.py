"""The texts of the round before on their whole way: report, notice within the Party, public notice,
and a second edition of this that puts one sentence right.

Papers of approvals and screenshots are made up like everything else here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from zhenggai.demo.making_texts import adding, answer_by_head, type_in
from zhenggai.demo.papers.approvals import correction_slip, superior_letter
from zhenggai.demo.papers.pictures import picture_png
from zhenggai.demo.story import CLERK, Kept, Telling, moment
from zhenggai.demo.writing import stored
from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.publication.confirming import Answer, adopt, ask, sent_text
from zhenggai.publication.drafts.drafting import begin
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.figure_calls import call_units, confirm, figures_by_unit
from zhenggai.publication.models import Draft, DraftPart, FigureCall
from zhenggai.publication.order.deriving import correction_of, derive
from zhenggai.publication.order.excluding import Agreement, agree, propose
from zhenggai.publication.order.publishing import Publishing, publish
from zhenggai.publication.order.stages import Told, approve
from zhenggai.publication.order.trimming import told_letter
from zhenggai.published.models import Edition
from zhenggai.published.releasing import Screenshot, register_release, show_in_portal
from zhenggai.published.releasing import Told as ReleaseTold
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Letter

# Days after the feedback.
CUT_OFF, BEGUN, ASKED, ANSWERED, DELIBERATED, REVIEWED = 181, 183, 184, 186, 190, 204
NOTIFIED, DECIDED, AGREED, PUBLIC, FOUND, CORRECTED = 207, 211, 214, 216, 223, 224
# What the clerk adds of the problems that are not closed.
_NEXT = {
    "unfinished/problem/5": "下一步整改措施：由区住房和城乡建设局逐家联系，"
    "具备退还条件的10个工作日内退还。",
    "unfinished/problem/3": "下一步整改措施：按月跟踪新立项项目，每月公布审批用时，期满汇总评估。",
}
# A unit had this added to its part.
_ADDED_TO, _ADDED = "problem/1", "兑现进度按月公示。"
# Left out of the public text, beside what the feedback did not make public.
_LEFT_OUT, _GROUND = "problem/6", "investigated"
_REASON = "其中2次检查的有关情况正在由纪检监察机关核实"
# The slip of the pen in the first public edition.
_PART, _RIGHT, _WRONG = "problem/4", "中午和周六延时服务，累计", "中午和周日延时服务，累计"
WHY = "政务服务大厅周六延时服务误写为周日，现予更正。"
_CONTACT = "联系电话：0000-1234567；邮政信箱：云汀区第1号信箱；电子邮箱：zhenggai@yunting.example。"
_SITE, _SITE_NAME = "https://www.yunting.example/zwgk/xszg/", "云汀区人民政府门户网站"
_SUPERIOR = "省委巡视工作领导小组办公室"


@dataclass(frozen=True, slots=True)
class EditionsWriting:
    """The texts being made at their moments; `tell_until` writes what the ledger was told before.

    Nothing is in the tables but through the functions that the pages call.
    """

    book: Book
    actors: Mapping[str, Actor]
    telling: Telling
    tell_until: Callable[[datetime], None]

    def write(self) -> None:
        """Report, notice, public notice, correction."""
        public = self._public(self._notice(self._report()))
        self._correction(public)

    def _report(self) -> Draft:
        """Begun, put to all units, the answer of one taken over, approved below and above."""
        at = self._at(BEGUN)
        ledger = ledger_text(self.book, "report", "run-in", self._on(CUT_OFF))
        report = begin(self.book, ledger, by=CLERK, at=at)
        for key, more in _NEXT.items():
            type_in(report, key, adding(more), at)
        self._confirmed(report)
        body = "区委巡视整改工作领导小组、区委常委会"
        minutes = self.telling.files["minutes-sc-63"]
        self._approved(
            report, "deliberated", body, "区委常委会第63次会议纪要", DELIBERATED, minutes
        )
        self._agreed(report, 31, "整改情况报告已经审核，同意。请按程序向党内通报。", REVIEWED)
        return report

    def _confirmed(self, report: Draft) -> None:
        at, answered = self._at(ASKED), self._at(ANSWERED)
        parts = DraftPart.objects.filter(draft=report).exclude(item="")
        due = self._on(ANSWERED) + timedelta(days=1)
        asked = ask(report, [one.key for one in parts], due_on=due, by=CLERK, at=at)
        for one in asked:
            if one.part.key == _ADDED_TO:
                words = f"{sent_text(one)}{_ADDED}"
                answer_by_head(one, Answer("change", words), self.actors, answered)
                one.refresh_from_db()
                adopt(one, by=CLERK, at=answered)
            else:
                answer_by_head(one, Answer("true"), self.actors, answered)
        self._settled(report, at, answered)

    def _settled(self, report: Draft, at: datetime, answered: datetime) -> None:
        """Every unit that told a figure confirms it for the day of the report."""
        rows = figures_by_unit(queries.tree(self.book).book, ())
        for row in (one for one in rows if f"{one.unit}-head" in self.actors):
            cut_off, due = report.cut_off, self._on(ANSWERED)
            call_units(self.book, [row.unit], cut_off=cut_off, due_on=due, by=CLERK, at=at)
            call = FigureCall.objects.get(book=self.book, unit=row.unit, cut_off=cut_off)
            head = self.actors[f"{row.unit}-head"]
            values = {one.key: one.value for one in row.figures}
            confirm(self.book, call, values, by=head, at=answered)
            self.book.refresh_from_db()

    def _notice(self, report: Draft) -> Draft:
        """The same words within the Party."""
        at, number = self._at(NOTIFIED), f"云汀委发〔{self._on(NOTIFIED).year}〕19号"
        notice = derive(report, "party-notice", by=CLERK, at=at)
        letter = replace(told_letter(notice, ledger_text_of(notice)), dated_on=at.date())
        paper = self._file(letter, f"党内通报（{number}）.docx")
        going_out = Publishing(at.date(), number, scan=paper.digest)
        edition = publish(notice, going_out, by=self._clerk, at=at)
        told = ReleaseTold("以党内文件印发至各镇（街道）、区直各单位", number, at.date())
        register_release(edition, told, None, by=self._clerk, at=at)
        return notice

    def _public(self, notice: Draft) -> Draft:
        """Another text: without what is not for the public, approved by itself."""
        at = self._at(DECIDED)
        public = derive(notice, "public-notice", by=CLERK, at=at)
        type_in(public, _PART, lambda text: text.replace(_RIGHT, _WRONG), at)
        type_in(public, "contact", adding(_CONTACT), at)
        propose(public, [_LEFT_OUT], _GROUND, _REASON, by=CLERK, at=at)
        minutes = self.telling.files["minutes-sc-65"]
        letter, number = self._letter(36, f"同意问题6暂不向社会公开：{_REASON}。", AGREED)
        left = [one.pk for one in public.exclusions.all()]
        told = Agreement(
            "省委巡视工作领导小组", number, self._on(AGREED), letter.digest, letter.name
        )
        agree(public, left, told)
        self._approved(
            public, "deliberated", "区委常委会", "区委常委会第65次会议纪要", DECIDED, minutes
        )
        self._agreed(public, 37, "公开稿已经审核，同意向社会公开。", AGREED)
        self._out(public, PUBLIC, "")
        return public

    def _correction(self, public: Draft) -> None:
        """One sentence put right, on a slip and with the superior's consent."""
        at = self._at(FOUND)
        correction = correction_of(public, by=CLERK, at=at)
        type_in(correction, _PART, lambda text: text.replace(_WRONG, _RIGHT), at)
        slip = self._file(correction_slip(at.date(), WHY), "通报更正呈批单.docx")
        self._approved(correction, "deliberated", "区委主要负责人", "通报更正呈批单", FOUND, slip)
        self._agreed(correction, 41, "同意更正后重新公开。", CORRECTED)
        self._out(correction, CORRECTED, WHY)

    def _out(self, public: Draft, day: int, why: str) -> Edition:
        """Published, on the district's website and in its newspaper, and on the public pages."""
        at = self._at(day, "11:00")
        edition = publish(public, Publishing(at.date(), why=why), by=self._clerk, at=at)
        address = f"{_SITE}{edition.code}.html"
        site = ReleaseTold(_SITE_NAME, address, at.date(), takes_step=not why)
        self._released(edition, site, "网站截图.png", "website", at)
        if not why:
            paper = ReleaseTold("《云汀日报》", "第2版", at.date())
            self._released(edition, paper, "第2版.png", "newspaper", at)
        show_in_portal(edition, is_shown=True)
        return edition

    def _released(
        self, edition: Edition, told: ReleaseTold, name: str, scene: str, at: datetime
    ) -> None:
        picture = Screenshot(name, [picture_png(scene)])
        register_release(edition, told, picture, by=self._clerk, at=at)

    def _agreed(self, draft: Draft, serial: int, text: str, day: int) -> None:
        """The superior agreed, by a letter."""
        letter, number = self._letter(serial, text, day)
        self._approved(draft, "superior", _SUPERIOR, number, day, letter)

    def _letter(self, serial: int, text: str, day: int) -> tuple[Kept, str]:
        on = self._on(day)
        number = f"省巡视办函〔{on.year}〕{serial}号"
        return self._file(superior_letter(number, on, text), f"审核意见（{number}）.docx"), number

    def _file(self, letter: Letter, name: str) -> Kept:
        return stored(letter_docx(letter), name)

    def _approved(
        self, draft: Draft, stage: str, body: str, number: str, day: int, scan: Kept
    ) -> None:
        at = self._at(day, "10:30")
        told = Told(body, at.date(), number, scan=scan.digest, scan_name=scan.name)
        approve(draft, stage, told, self._clerk, at)

    def _on(self, offset: int) -> date:
        return self.telling.district.days.working(offset)

    def _at(self, offset: int, clock: str = "9:50") -> datetime:
        """A moment of the story; what the ledger was told before it stands there."""
        at = moment(self._on(offset), clock)
        self.tell_until(at)
        return at

    @property
    def _clerk(self) -> Actor:
        return self.actors[CLERK]
