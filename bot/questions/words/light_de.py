"""German words that frame a question and narrow nothing down. Data for `lexicon.py`.

What `light_en` says holds here too. German needs the forms of its strong verbs and the
particles that part from a verb: "mitkam", "aufgeführt", "hervorgegangen".
"""

#: Stems of verbs; endings, "ge" and "zu" are added by `lexicon`.
VERBS = """
    schieh nomm troff sproch
    sein bleib blieb werd wurd word hab hatt existier besteh bestand bestanden vorlieg lieg lag lieg geleg gelegen
    geh ging gang gangen komm kam kamen kommen fahr fuhr reis flieg flog flogen lauf lief lauf zieh zog zogen
    steh stand standen beginn begann begonn end ereign passier gescheh geschah geschehen dauer währ
    findet find fand funden lauf abspiel spiel
    besuch teilnehm nehm nahm nahmen nommen nimm mach tat tun tu getan gebt geb gab gaben geben gib halt hielt hielten hält
    bring bracht bringen hol schick send sand sandt empfang empfing empfangen begrüß treff traf trafen troffen trifft
    begleit vertret vertrat vertreten vertritt gehör mitmach mitwirk wirk beteilig engagier
    umfass beinhalt enthalt enthielt enthält dazugehör zähl rechn einschließ betreff betraf betroffen betrifft handel dreh
    sag erzähl sprech sprach sprochen spricht red nenn nannt bezeichn erwähn beschreib beschrieb beschrieben schreib schrieb schrieben
    les las gelesen liest zeig führ list aufzähl notier vermerk festhalt angeb angab angegeben steh erläuter erklär mitteil verrat
    verrät verraten
    wiss weiß weiss wusst kenn kannt seh sah sahen sehen sieht schau guck hör erfahr erfuhr erfahren merk erinner vergess vergaß
    denk dacht glaub mein vermut nehm frag antwort beantwort such find prüf überprüf nachseh nachschau interessier
    plan beabsichtig gedenk vorhab vorseh vorsieh vorgesehen schlag schlug schlagen schlägt denk erwart rechn anstreb streb stell
    soll woll möcht könn dürf müss mög brauch bräucht benötig wünsch
    dien nutz benutz verwend setz leg ordn einordn zuordn fall fiel fällt tauch auftauch erschein schein vorkomm
    arbeit kümmer befass beschäftig widm richt
    lass ließ lassen lässt helf half geholfen hilft
    vereinbar beschließ beschloss beschlossen einig unterschreib
    folg anschließ
    freu dank bitt bedank entschuldig
    heiß hieß laut
    schau blick
    veröffentlich
    fäng fang fing
    trat tret tritt
    versteh verstand verstanden verbirg
    angeh
    befind befand befunden sitz saß sess erstreck berühr bild biet bot boten decke eign entfall entscheid entschied entschieden
    entsend entsandt entsprech entsprach entsprochen entsteh entstand entstanden entwickel ergänz ergeb ergab ergibt erledig
    erreich fehl festleg formulier fortsetz galt gelt gilt golten gelang gestalt glieder herausfind informier lern klär knüpf kommunizier
    konzentrier land leist liefer meld pass pfleg präg regel reich sorg spiel start stamm trag trug trugen trägt tragen übernehm
    überleg umsetz unterscheid verabred verband verbind verbunden verbring verbracht verfolg verlauf verlief verlaufen vermittel
    versammel verteil verwirklich verzeichn vorbereit vorleg vorschlag vorstell wechsel zusammensetz zustimm zutreff
    bereis bewältig betret betrat betret beweg bezeichn begeb begab begeben besteig einlad lud laden lädt einbring einbezieh einreis
    eintreff abreis abfahr abflieg losfahr ansteh anpack angeh anvisier andenk angedacht ausmach ausgemach austausch
    absprech besprech absolvier realisier
    diskutier debattier verhandel thematisier behandel
    such bezieh bezog bezogen betreib
""".split()  # noqa: SIM905

#: What may stand before such a verb and part from it.
_PARTICLES_TEXT = (
    "ab an auf aus bei dabei da dar dazu dran drin durch ein empor entlang fest fort frei heim her heran"
    " heraus herum hervor hin hinaus hinein hinzu los mit nach nieder rein raus rum statt teil um vor voran"
    " voraus vorbei weg weiter wieder zu zurück zusammen hier dazwischen daran darauf herbei über gegenüber"
)
PARTICLES = _PARTICLES_TEXT.split()

#: Every form of these is light: nouns, adjectives, adverbs.
LEMMAS = """
    ganz gesamt vollständig komplett einzeln einzelne alle sämtlich jeglich genau exakt präzise konkret speziell bestimmt bestimmte
    ungefähr grob etwa circa rund knapp fast nahezu ziemlich recht eher besonders insbesondere vor allem hauptsächlich
    verschieden unterschiedlich diverse mehrere etliche zahlreich
    jetzig derzeitig gegenwärtig aktuell heutig bisherig künftig zukünftig kommend folgend nachfolgend vorherig früher spätere damalig
    ehemalig einstig ursprünglich anfänglich anfangs schließlich letztlich endlich zunächst zuerst zuletzt sodann hinterher
    gleichzeitig nacheinander gemeinsam zusammen getrennt jeweils jeweilig beiderseits beidseitig gegenseitig wechselseitig
    neu neuest alt älter ältest groß größt klein kleinst lang länger kurz kürzer hoch höchst niedrig weit weiter nah nahe
    wichtig wesentlich zentral maßgeblich entscheidend bedeutend nennenswert
    möglich eventuell etwaig vermutlich voraussichtlich wahrscheinlich vielleicht womöglich offenbar anscheinend angeblich
    verfügbar vorhanden entsprechend zugehörig betreffend besagt genannt obig erwähnt aufgeführt aufgelistet verzeichnet enthalten
    richtig passend geeignet sauber sicher gut besser zuständig
    offiziell formell amtlich öffentlich
    schnell rasch kurz bündig einfach leicht klar eindeutig deutlich gut gerne lieb nett freundlich herzlich dankbar verbunden höflich
    übrig restlich sonstig andere weitere
    selbst selber eigen eigene
    mensch person leute herrschaft kollege kollegin chef chefin vorgesetzte freund bekannte mitstreiter teamkollege
    ding sache punkt eintrag posten stück teil anteil aspekt element einzelheit detail angabe info information auskunft fakt fakten wissen
    wort begriff buchstabe satz text papier dokument unterlage folie seite abschnitt kapitel zeile spalte tabelle übersicht zusammenfassung
    aufstellung auflistung reihe reihenfolge serie abfolge chronologie kalender zeitplan zeitleiste
    art weise form sorte kategorie klasse gruppe paar anzahl zahl menge nummer
    zeit zeitpunkt moment augenblick gelegenheit fall beispiel sachverhalt frage anfrage antwort rückfrage anliegen bescheid
    seite ende stelle
    grund hinblick bezug hinsicht zusammenhang kontext rahmen verbindung
    notiz bericht artikel vermerk vorlage newsletter präsentation protokoll handzettel pressetext sprechzettel
    bot chat nachricht
    hälfte dutzend
    teilnehmer teilnehmerin teilnehmende gast besucher reisende mitreisende mitglied delegierte vertreter vertreterin fachmann experte
    expertin spezialist team mannschaft truppe runde kreis zusammenkunft begegnung anlass gespräch diskussion debatte dialog sitzung
    etappe abschnitt phase station beginn start dauer länge zeitraum zeitfenster frist termin standort ziel gebäude haus räumlichkeit
    inhalt schwerpunkt umfang ergebnis resultat titel bezeichnung abkürzung format gestalt größe mehrheit liste verbindung beziehung
    kontakt rolle position funktion aufgabe zuständigkeit verantwortung bereich welt hintergrund zukunft vergangenheit gegenwart stand
    stadium fortschritt idee vorschlag absicht option möglichkeit chance interesse bedarf neuigkeit eindruck bild
    zusätzlich grundlegend breit gemeinsam vergleichbar korrekt detailliert direkt unmittelbar fällig gleich vorhanden
    hilfreich aktiv ideal individuell interessiert bekannt führend begrenzt mittlere gering fehlend gemischt notwendig nötig normal namhaft
    original teilweise dauerhaft vorläufig selten bereit regelmäßig erforderlich verantwortlich grob separat ernst
    bedeutsam ähnlich schlicht besondere besonder üblich nachfolgend ausreichend typisch unklar einzigartig unbekannt unsicher
    anstehend dringend gewöhnlich vage weit willens
    bundesweit weltweit auswärts
    gegenüber
""".split()  # noqa: SIM905

#: Only as written.
WORDS = """
    irgend irgendein irgendeine irgendeinen irgendeinem irgendeiner irgendwas irgendwer irgendwen irgendwohin irgendwelche irgendwelchen
    hinaus hinein heraus herein herum hervor empor vorbei fort weg zurück daheim zuhause hierher dorthin dahin woher wohin
    drum dran drin drauf draus drunter drüber dahinter davor dazwischen daneben dagegen hierzu hierbei hierfür hierüber hiermit
    ansonsten sonst außerdem zudem darüber überdies ferner ebenso ebenfalls gleichfalls allerdings jedoch dennoch trotzdem deshalb daher
    deswegen somit folglich demnach nämlich freilich immerhin übrigens sogar bloß lediglich allein ausschließlich einschließlich inklusive
    abgesehen ausgenommen exklusive mitsamt samt nebst anhand mithilfe mittels zwecks gemäß laut zufolge entlang
    einmal zweimal dreimal mehrmals oft häufig selten manchmal immer nie niemals stets ständig neulich kürzlich jüngst vorhin soeben
    demnächst bald baldigst sofort gleich später früher eher zwischenzeitlich mittlerweile inzwischen unterdessen währenddessen seither
    seitdem vorerst einstweilen
    dessen deren denen derer dasselbe derselbe dieselbe dieselben denselben demselben derjenige diejenige dasjenige diejenigen
    jener jenen jenem jenes jene solch solcher solches solchen mancher manche manches manchen
    euch euer eure euren eurem eurer ihrerseits unsererseits unsrer
    hab habs hats wars isses gehts gibts gabs kommts weißt weisst sach ma mal nomma bissl bisschen bißchen paar n ne nen nem ner
    ähm äh hm hmm mhm tja naja na ach oh aha so okay ok jo jau jup nö nee moin moinsen servus tach tag mahlzeit tschüss tschüß ciao
    hallöchen grüezi grüße gruß lg vg mfg liebe lieber sehr geehrte geehrter bitteschön dankeschön danke merci thx sorry pardon
    dr prof hr fr herr herrn frau
    erfolgt erfolgte erfolgten erfolgen erfolgter
    bspw bsp evtl ggf gglfs bzgl betr inkl exkl vgl ca ggü mind max sog u a o ä etc usw usf bzw zzgl insb insbes
    vorm vors hinterm hinters überm übers unterm unters beim zum zur vom
    ungefähr schätzungsweise größenordnung
    route strecke infrage
    hinter samt statt je pro binnen dank infolge anlässlich angesichts aufgrund anstatt anstelle seitens zugunsten bevor nachdem
    sobald solange soweit indem sodass obwohl falls sofern wobei wodurch wogegen woraus wovon wovor weshalb wieso inwieweit inwiefern
    reihum
    wär wäre wären wärs hätt hätte hätten hätts gäbe gäbs käme kämen ginge würd würde würden könnt könnte dürfte
    kriege kriegt kriegen krieg bekomme bekommt bekommen bekam bekamen erhalte erhält erhalten erhielt
    gings liefs lief
    mitgekommen mitkam mitkamen mitfuhren mitfuhr
    hängt hing hängen zusammenhängt
    kennenlernen kennengelernt kennenlernte kennenlernten
    insgesamt gelegentlich zwar leider weiterhin erneut vorn hinten oben unten links rechts darunter höchstens mindestens wenigstens meist meistens zumeist
    zurzeit anderswo rechtzeitig beliebig miteinander untereinander zueinander nebeneinander voneinander beisammen beiseite
    diesbezüglich einigermaßen einerseits andererseits ersteres letzteres letzterer letztere erstere hoffentlich hingegen
    infolgedessen insofern insoweit jederzeit jedenfalls keinesfalls keineswegs kurzum längst mitunter nachträglich nebenbei
    nebenher neuerdings nirgends nirgendwo obendrein quasi ringsum seinerzeit selbstverständlich sicherlich stattdessen teils
    unlängst vielmals vielmehr vorab währenddessen wiederum zeitgleich zeitweise zugleich zumal zumindest zwischendurch niemand
    niemanden niemandem jemandem jedermann stimmt stimmts gell oder ne wa wohl halt eben verpasse verpasst verpassen
    bitteschön gerade grad grade nochma nochmals umso desto je ebensolche
""".split()  # noqa: SIM905
