"""The files that prove the demo's results: each form of proof has its maker."""

from collections.abc import Callable, Mapping

from zhenggai.demo.district import District
from zhenggai.demo.evidence import Form, Proof
from zhenggai.demo.items import Measure
from zhenggai.demo.papers.lists import list_xlsx
from zhenggai.demo.papers.pictures import picture_png
from zhenggai.demo.papers.vouchers import voucher_pdf
from zhenggai.notices.readers.list_numbers import thousands
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_rows import Heading, Letter, Paragraph, RedHead
from zhenggai.zh.days import in_words

Maker = Callable[[District, Proof], bytes]


def proof_bytes(district: District, proof: Proof) -> bytes:
    """The file of a proof; one that shares another's file has none of its own."""
    return MAKERS[proof.form](district, proof)


def measure_of(district: District, proof: Proof) -> Measure:
    """The measure that a proof is for: 7-2 of 7-2-1."""
    number = proof.number.rpartition("-")[0]
    measures = (*district.measures, *district.immediate.measures)
    return next(one for one in measures if one.number == number)


def title_of(proof: Proof) -> str:
    """The name without its suffix."""
    return proof.name.rpartition(".")[0]


def report(district: District, proof: Proof) -> bytes:
    """A unit's report or statement: its own words, or the result that the unit reported."""
    issuer = district.unit(proof.unit).full_name
    texts = proof.content.get("text") or _from_result(district, proof)
    return letter_docx(
        Letter(
            title=(title_of(proof),),
            blocks=tuple(Paragraph(text) for text in texts),
            signatures=(issuer,),
            dated_on=proof.on,
            author=issuer,
        )
    )


def _from_result(district: District, proof: Proof) -> tuple[str, ...]:
    measure = measure_of(district, proof)
    told = [one.text for one in measure.progress if one.on <= proof.on]
    lead = f"按照整改方案，现将“{measure.text}”的落实情况说明如下："
    return lead, told[-1], "以上情况属实。"


def minutes(district: District, proof: Proof) -> bytes:
    """Minutes with their decisions numbered."""
    issuer = district.unit(proof.unit).full_name
    texts = proof.content["text"]
    return letter_docx(
        Letter(
            title=(title_of(proof),),
            blocks=tuple(Paragraph(text) for text in texts),
            signatures=(issuer,),
            dated_on=proof.on,
            red_head=RedHead(f"{issuer}会议纪要"),
            author=issuer,
        )
    )


def regulation(district: District, proof: Proof) -> bytes:
    """The regulation in its articles, with its number in the red head."""
    told = measure_of(district, proof).regulation
    if told is None:
        raise KeyError(f"措施{proof.number}没有制度")
    issuer = district.unit(told.unit).full_name
    articles = (*told.articles, "本办法自印发之日起施行。")
    return letter_docx(
        Letter(
            title=(told.title,),
            blocks=tuple(
                Heading("", level=3, label=f"第{thousands(number)}条　", body=text)
                for number, text in enumerate(articles, 1)
            ),
            signatures=(issuer,),
            dated_on=told.issued_on,
            red_head=RedHead(f"{issuer}文件", told.number),
            author=issuer,
        )
    )


def note(district: District, proof: Proof) -> bytes:
    """A note as plain text."""
    unit = district.unit(proof.unit).name
    return (
        f"{title_of(proof)}\n\n{proof.content['text']}\n\n{unit}\n{in_words(proof.on)}\n".encode()
    )


def listing(district: District, proof: Proof) -> bytes:
    """A list as a sheet."""
    return list_xlsx(title_of(proof), district.unit(proof.unit).name, proof.on, proof.content)


def voucher(district: District, proof: Proof) -> bytes:
    """A voucher as a page of a scanner; `paid` is the story's day of payment."""
    return voucher_pdf(proof, district.days.working(proof.content["paid"]))


def picture(_district: District, proof: Proof) -> bytes:
    """A photograph."""
    return picture_png(proof.content["scene"])


MAKERS: Mapping[Form, Maker] = {
    "report": report,
    "statement": report,
    "minutes": minutes,
    "regulation": regulation,
    "note": note,
    "list": listing,
    "voucher": voucher,
    "photo": picture,
}
