"""A sentence is answered in its own language; the person's counts only where it shows none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.model import LANGS, Lang
from bot.questions.language import language_of

SHOWN: dict[Lang, tuple[str, ...]] = {
    "en": (
        "When is the next visit?",
        "dates of the 2nd study tour pls",
        "potential actor water management Koriyama?",
        "koryama delegation members nov 2018",
        "how many ppl came",
        "who came along?",
        "and after that?",
        "whats on next month",
        "Whcih scheme is named as an example for partnerships?",
        "what's the phone number of EWG",
        "sectors of cooperation?",
        "What does 安積高校 do in Essen?",
        "Where is 荒井浄水場?",
        "What does JETRO Düsseldorf do?",
        "Who visited the Klärwerk in Bottrop?",
        "how do i switch the bot to japanese?",
        "next visit?",
        "trade fairs medical",
        "mayor of koriyama",
        "was anyone from Fukushima in Essen",
        "in which month did they sign it",
        "stop reminders",
        "thx, and the venue?",
        "did the Oberbürgermeister come?",
        "sewage sludge",
        "list of people from the Stadtwerke tour",
        "die they visit FREA? sorry, did they",
    ),
    "de": (
        "Wann ist denn der nächste Besuch geplant?",
        "wann war nochmal die erste studienreise nach koriyama",
        "Wann kommt 郡山市の delegation nach Essen?",
        "Handlungsthemen Medizintechnik?",
        "3. studienriese datum bitte",
        "gibts diesen monat noch nen besuch aus essen",
        "und danach?",
        "wer war dabei",
        "Welche Besuche sind fuer dieses Jahr geplant?",
        "Naechster Besuch?",
        "mitglieder delegation koriyama nov 2018",
        "Was macht das 総合南東北病院?",
        "Wofür steht FREA?",
        "Klärschlamm",
        "Klaerschlamm",
        "Wasserstoff?",
        "messen medizin",
        "OB Essen name",
        "war Kufen in Fukushima?",
        "Teilnehmer 2. Studienreise",
        "erzähl mal nen Witz über Schalke",
        "Akteure für Partnerschaften mit medizinischen Einrichtungen",
        "was war im mai",
        "was ist P2X",
        "Wo war das Meeting?",
        "wieviele leute waren beim meeting",
        "koriyama adresse rathaus",
    ),
    "ja": (
        "次の訪問はいつですか?",
        "最初のスタディツアーっていつだったっけ",
        "場所は?",
        "次回",
        "郡山市",
        "スタディツアー",
        "「JAPAN ERLEBEN in Essen」のシンポジウム会場はどこでしたか?",
        "JAPAN ERLEBENのレセプションでは何が締結されたんですか?",
        "Stadtwerkeの視察",
        "Stadtwerkeの視察はどの部署が担当ですか",
        "FREAって?",
        "MOUの対象分野は何ですか",
        "EWGって何?",
        "LAPの2回目の会合",
        "ｽﾀﾃﾞｨﾂｱｰﾊｲﾂ",
        "平成30年11月 郡山訪問団 メンバー",
        "Oberbürgermeister Kufenさんは来ますか",
        "koriyama no shicho wa dare desu ka",
        "明日の天気",
        "お前バカなの?",
        "エッセン 代表団",
        "P2Xの例",
        "Essenに行ったのは誰",
        "Local Action Planのmeetingはいつ?",
    ),
}
NOT_SHOWN = (
    "LAP = ?",
    "MEDICA 2018",
    "EWG?",
    "Koriyama",
    "Essen Koriyama",
    "FREA",
    "2018",
    "?",
    "",
    "💧",
    "Fukushima",
)


@pytest.mark.parametrize("default", LANGS)
@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in LANGS for text in SHOWN[lang]])
def test_sentence_shows_its_language_whatever_the_person_has_set(
    lang: Lang, text: str, default: Lang
) -> None:
    assert language_of(text, default) == (lang, True)


@pytest.mark.parametrize("default", LANGS)
@pytest.mark.parametrize("text", NOT_SHOWN)
def test_sentence_of_names_is_in_the_persons_language(text: str, default: Lang) -> None:
    assert language_of(text, default) == (default, False)


@given(text=st.text(), default=st.sampled_from(LANGS))
def test_any_text_is_in_one_language(text: str, default: Lang) -> None:
    assert language_of(text, default)[0] in LANGS


@given(default=st.sampled_from(LANGS), noise=st.sampled_from(["  ", "!!", "\u200b", "😀", "\u202e"]))
def test_noise_changes_no_language(default: Lang, noise: str) -> None:
    assert language_of(f"{noise}Wer war dabei?{noise}", default) == ("de", True)
