"""Words and endings that show which language a sentence is in. Data for `language.py`.

Names show nothing: Essen, Koriyama, MEDICA stand in sentences of all three. Weights: 3 for
a word that only one of the languages has and that carries the grammar, 1 for words that
people borrow (a delegation, a meeting).
"""

#: Weight → words, in the plain spelling of `text.fold` (no umlauts, ss for ß) once folded.
ENGLISH: dict[float, str] = {
    3: (
        "the who what when where which why how whose is are were does did do has have had been being"
        " will would can could should shall must may might and or of to from with for this that these"
        " those there their they them it its he she we you your our my i'm i me us about into onto"
        " during between before after since until than then also any some all each every many much"
        " more most other another both next last how's what's who's where's when's it's that's"
        " there's don't doesn't didn't isn't aren't wasn't weren't can't won't i'd i'll we're you're"
        " they're please pls plz thanks thank hello whats wheres whos hows"
    ),
    2: (
        "list show tell give find get let know take took place places visit visits visited visiting"
        " join joined come came coming go went going held hold happen happened happening planned"
        " upcoming scheduled past future day days month months year years week weeks today tomorrow"
        " yesterday people ppl city mayor tour tours trip trips study meeting meetings member members"
        " attend attended attendees participants participate work works working organise organised"
        " organize organized organising organizing subscribe reminder reminders stop cancel cancelled"
        " change language question questions answer dates date time water energy medical device"
        " devices industry field fields topic topics action actions actor actors potential management"
        " exchange students student high school university hospital trade fair fairs local plan plans"
        " company companies department departments office division talk talked speaker speakers"
        " signed signing sign led lead head names stand stands mean means first second third fourth"
        " cost costs much long far near now ago still yet already only just again so exactly if of by"
        " on at as no not yes ok okay record follow-up follow followups write make made use uses used"
        " need needs want wants renewable environment environmental sewage treatment plant treat"
        " anyone someone anything something everyone everything ever between whether because while"
        " upon without within per via during along january february march june july october december"
        " monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall hydrogen"
        " sludge wastewater storage saving savings consumption efficiency heating supply primary"
        " teacher teachers pupils lecture lectures reception thx ty hey hi address addresses venue"
        " booth organiser organisers organizer organizers mayors intern interns example examples"
        " unsubscribe overview responsible joint location venue project programme site sites"
        " stops itinerary duration attendance lectured talks organisations organizations"
    ),
    1: "name in was an a also will war april may august september november winter program details schedule",
}
GERMAN: dict[float, str] = {
    3: (
        "der die das den dem des ein eine einen einem einer eines und oder nicht ist sind war waren"
        " wird werden wurde wurden hat haben hatte hatten kann konnen konnte sollen soll sollte muss"
        " mussen mochte mochten wer wie wo wann warum welche welcher welches welchen welchem wessen"
        " wem wen wieviel wieviele wofur worum womit wozu woher wohin woran seit ich du er sie wir"
        " ihr es mir mich uns ihnen mein dein sein auf aus bei beim mit nach von vom vor zu zum zur"
        " fur fuer uber ueber unter durch ohne gegen um zwischen wahrend im am ans ins noch schon nur"
        " auch denn dann doch mal eigentlich bitte danke hallo guten kein keine keinen gibt gibt's"
        " gibts gab geht ging kommt kam kommen findet fand stattgefunden statt dabei diese dieser"
        " dieses diesen diesem alle allen alles jeder jede jedes etwas was's wars nochmal nochmals"
        " dass weil wenn ob als bisher bislang bereits jetzt hier dort dazu davon dafur daran sowie"
        " bzw zw u nen ner nem ne hab habt sag sagen nenn nennen zeig zeigen liste auflisten erzahl"
        " welch sich selbst"
    ),
    2: (
        "besuch besuche besuchen besucht besuchte besuchten studienreise studienreisen reise reisen"
        " reist treffen teilnehmer teilnehmen teilgenommen mitglieder geplant geplante nachste"
        " nachsten nachster nachstes letzte letzten letzter letztes kommende kommenden erste ersten"
        " zweite zweiten dritte dritten vierte tag tage monat monate woche wochen jahr jahre jahren"
        " heute morgen gestern leute personen stadt burgermeister oberburgermeister ob datum termin"
        " termine thema themen feld felder massnahme massnahmen handlungsthemen handlungsfelder"
        " akteure akteur zusammenarbeit kooperation partnerschaft wasser energie umwelt medizin"
        " medizintechnik erneuerbare krankenhaus schule schuler hochschule universitat unternehmen"
        " firma firmen amt abteilung verein messe messen vortrag vortrage empfang rathaus"
        " unterzeichnet unterzeichnung vereinbarung vereinbart veranstaltung veranstaltungen ort"
        " adresse uhr viel viele wievielen wenig mehr alles nichts sprache frage antwort abonnieren"
        " abonniere erinnerung erinnerungen abbestellen einstellen andern heisst bedeutet steht stand"
        " macht gemacht machen los dran abkurzung beteiligt zustandig organisiert veranstaltet"
        " besichtigt besichtigung besichtigungen fahrt lang lange dauer dauert dauerte"
        " wasserwirtschaft wassermanagement klaranlage ansprechpartner januar februar marz juni juli"
        " oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag fruhling"
        " fruhjahr sommer herbst ubersicht programmpunkt vorgesehen ja nein genau wasserstoff"
        " klarschlamm abwasser speicherung einsparung energieeinsparung energieeffizienz warme"
        " versorgung grundschule lehrer lehrkrafte lehrerinnen gymnasium stadtverwaltung moin servus"
        " tschuss gruss grusse beispiel beispiele praktikant praktikanten hochschulen abmelden"
        " anmelden messestand verfahren organisator organisatoren veranstalter"
    ),
    1: "name in was an so will man also april mai august september november winter programm projekt",
}
#: Romaji of someone without a Japanese keyboard: only words that are none of the other two.
JAPANESE_ROMAJI = (
    "desu desuka masu masuka kudasai itsu doko dare nani deshita arimasu arimasuka onegaishimasu"
)

#: Endings of words that are in no list, never of capitalised words inside a sentence.
ENGLISH_ENDINGS = (
    "ing",
    "ly",
    "ness",
    "ful",
    "ies",
    "tion's",
    "ship",
    "ships",
    "ity",
    "ight",
    "ough",
    "ould",
)
GERMAN_ENDINGS = (
    "ung", "ungen", "heit", "keit", "schaft", "schaften", "lich", "liche", "lichen", "isch", "ische",
    "ischen", "ieren", "iert", "ierte", "chen", "stelle", "werk", "werke", "reise", "reisen",
)  # fmt: skip
#: Letter groups that only one of them has.
ENGLISH_GROUPS = ("th", "wh", "sh", "ph", "oo", "ay", "ey", "ow", "ew", "gh")
GERMAN_GROUPS = ("sch", "tz", "pf", "zw", "kt", "ei", "eu", "ie", "ch")
