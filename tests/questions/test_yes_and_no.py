"""Questions that want a yes or a no begin with the one that the programme proves, or with neither."""

import pytest

from bot.programme.model import Lang, Visit
from tests.questions.answering import DURING, SHIPPED, ask, lines

YES: list[tuple[Lang, str, str]] = [
    ("en", "Was EWG part of the third study tour?", "• Essen Economic Development Agency"),
    ("de", "War die EWG bei der dritten Studienreise dabei?", "• EWG – Essener Wirtschaftsförderung"),
    ("ja", "第3回スタディツアーにEWGは参加しましたか", "• Essen Economic Development Agency"),
    ("en", "Did the first delegation visit the Ohu University?", "• Ohu University"),
    ("ja", "クーフェン市長はFREAを視察しましたか", "• 産業技術総合研究所 福島再生可能エネルギー研究所"),
    ("en", "Did JETRO co-organise the joint seminar in May 2019?", "• JETRO Fukushima Branch Office"),
    ("de", "Hat OB Kufen Koriyama besucht?", "Freitag, 1. Dezember 2017"),
]
NO: list[tuple[Lang, str, str]] = [
    ("en", "Was GWI in the delegation of the third study tour?", "• City of Essen"),
    ("de", "War das GWI bei der dritten Studienreise dabei?", "• Stadt Essen"),
    ("ja", "第3回スタディツアーにGWIは参加しましたか", "• エッセン市"),
    ("en", "Does the MOU cover water management?", "• Renewable Energy"),
    ("de", "Gehört Wasserwirtschaft zum MOU?", "• Erneuerbare Energien"),
    ("ja", "覚書は水管理も対象ですか", "• 再生可能エネルギー"),
    ("en", "Is FREA a potential actor for water management?", "• Renewable Energy"),
    ("en", "Did FREA organise the symposium?", "Organised by: Consulate General of Japan in Düsseldorf"),
    ("en", "Was the 2nd study tour in Koriyama?", "Where: Essen"),
    ("de", "War die 2. Studienreise in Koriyama?", "Ort: Essen"),
    ("ja", "第2回スタディツアーは郡山で行われましたか", "場所：エッセン市"),
    ("en", "Are there any visits planned for December 2019?", "The programme has nothing for this time"),
    ("ja", "6月に訪問の予定はありますか", "2019年6月については、資料に記載がありません。"),
]
WORDS = {"en": ("Yes.", "No."), "de": ("Ja.", "Nein."), "ja": ("はい。", "いいえ。")}


@pytest.mark.parametrize(("lang", "question", "shown"), YES)
def test_yes_stands_first_and_what_proves_it_is_shown(lang: Lang, question: str, shown: str) -> None:
    said = lines(ask(question, lang))

    assert said[0] == WORDS[lang][0]
    assert any(line.startswith(shown) for line in said)


@pytest.mark.parametrize(("lang", "question", "shown"), NO)
def test_no_stands_first_and_what_proves_it_is_shown(lang: Lang, question: str, shown: str) -> None:
    said = lines(ask(question, lang))

    assert said[0] == WORDS[lang][1]
    assert any(line.startswith(shown) for line in said)


NEITHER: list[tuple[Lang, str, str]] = [
    # The plan's time is past, without word that it took place.
    ("en", "Did the October 2019 visit take place?", "2019-12-01"),
    ("de", "War die Asaka-Oberschule schon in Essen?", "2021-06-01"),
    ("ja", "安積高校はもうエッセンを訪問しましたか", "2021-06-01"),
    # That a body is in the programme says nothing of a thing that the programme does not know.
    ("en", "Was Siemens at the symposium?", DURING),
    ("ja", "ソニーは第2回に参加しましたか", DURING),
    # No yes or no is wanted.
    ("en", "Was the symposium in Essen or in Koriyama?", DURING),
    ("de", "Was hat OB Kufen im Dezember 2017 in Fukushima besichtigt?", DURING),
    ("ja", "第2回スタディツアーの視察先は何か所ですか", DURING),
]


@pytest.mark.parametrize(("lang", "question", "day"), NEITHER)
def test_neither_is_said_where_neither_is_proven(lang: Lang, question: str, day: str) -> None:
    assert ask(question, lang, day).verdict is None


TOURS = [visit for visit in SHIPPED.programme.visits if visit.series]
NUMBERS = {1: ("first", "ersten"), 2: ("second", "zweiten"), 3: ("third", "dritten")}
BODIES = [o for o in SHIPPED.programme.organisations if o.kind.value not in ("government", "department")]


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.key)
def test_no_verdict_on_a_delegation_contradicts_the_programme(tour: Visit) -> None:
    assert tour.number is not None
    english, german = NUMBERS[tour.number]
    travelling = {party.organisation for party in tour.delegation}
    of_those = {getattr(SHIPPED.programme.entries[key], "part_of", None) for key in travelling if key}
    wrong = []
    for body in BODIES:
        questions: dict[Lang, str] = {
            "en": f"Was {body.name.en} in the delegation of the {english} study tour?",
            "de": f"War {body.name.de} in der Delegation der {german} Studienreise?",
            "ja": f"第{tour.number}回スタディツアーの代表団に{body.name.ja}は参加しましたか",
        }
        if body.key not in of_those and body.part_of not in travelling:
            right = (body.key in travelling, None)
            wrong += [asked for lang, asked in questions.items() if ask(asked, lang).verdict not in right]

    assert wrong == []
