"""German. Words are written with umlauts; reading folds both sides the same way."""

CUES: dict[str, str] = {
    # --- was gewünscht ist
    "slot:when": """
        wann; seit wann; bis wann; von wann; ab wann; wochentag*; welchem|welchen|welcher|welches tag|tage|tagen|datum|monat|jahr|woche|zeitraum|termin; datum; termin|termine; zeitraum; zeitpunkt
        in welchem monat|jahr|fiskaljahr|haushaltsjahr|zeitraum; welches fiskaljahr|haushaltsjahr; fiskaljahr; wie lange her; daten der; an welchem|welchen tag|tagen; reisedaten; reisezeit; terminlich""",
    "slot:how_long": "wie lang; über wie viele tage; zeitlich*; wie lange; wie viele tage|nächte|wochen; wieviele tage; dauer; dauert|dauerte|gedauert; anzahl der tage",
    "slot:where": """
        wo; wo genau; wo sitzt|liegt|befindet; wohin; woher; welche|welcher|welchem|welchen|welches stadt|ort|orte|gebäude|saal|raum|land|halle|haus; ort|orte; veranstaltungsort*; tagungsort*; schauplatz; austragungsort*; standort*; in welcher stadt; an welchem ort; location; räumlichkeit*""",
    "slot:who": "wer; wen; wem; wessen; welche personen|leute|person|menschen; jemand; jemanden; irgendwer; irgendjemand; was für leute",
    "slot:delegation": """
        delegationsmitglied*; mitglied|mitglieder|mitgliedern der ~ delegation|gruppe; delegierte*; mitglieder; teilnehmer der ~ reise|delegation; zusammensetzung; reisegruppe; mitreisende*; setzt|setzte|setzten sich ~ zusammen; aus wem; bestand|besteht|bestehen aus; zusammengesetzt; geschickt; entsandt*; entsend*; schickt*; vertreter* der|von; mit an bord; mit dabei; wer ~ mit; mitgereist; mitgefahren; mitgekommen; mitfährt; mitkommt; mitreist; mitfliegt
        gehörte|gehörten|gehört|gehören ~ delegation; teil der ~ delegation; in der ~ delegation; bei der ~ delegation; wer ~ dabei; kommt mit; kamen mit; fährt mit; fuhr mit; reist mit; mit von der partie; wer kommt|kam|kamen|fährt|fuhr|reist|reiste|fliegt""",
    "slot:organisers": """
        organisier*; organisator*; veranstalter*; veranstaltet|veranstaltete|veranstalten; ausricht*; ausgericht*; verantwortlich*; zuständig*; federführ*; initiator*; leitung; richtet aus; richtete aus; durchgeführt von; gastgeber*; träger; auf die beine; eingefädelt; einfädel*; angeleiert; initiiert*; hut auf; richtet|richten|richtete|richteten ~ aus; wer plant|plante; lädt ~ ein; stellt|stellte ~ beine; steckt|stecken|steckte hinter; steckt hinter; geplant von; koordinier*""",
    "slot:co_organisers": "mitveranstalt*; mitorganis*; mitausricht*; co veranstalt*; co organis*; unterstütz*; kooperationspartner; mitträger",
    "slot:speakers": "referent*; redner*; vortrag*; vorträg*; wer ~ gesprochen; wer sprach|sprachen|spricht; sprach|sprachen beim|auf|bei; vorgetragen; präsentier*; präsentation*; vortragende*; referier*; rede|reden|reden gehalten; podium*; hielt|hielten ~ vorträge|vortrag|rede; trug|trugen|trägt|tragen ~ vor; wer sprach|spricht|redete; ans rednerpult; ergriff|ergriffen ~ wort",
    "slot:witnesses": "zeuge|zeugen; bezeug*; zugegen; beiwohn*; beigewohnt; anwesend bei der unterzeichnung; in anwesenheit; im beisein; beisein; in wessen beisein|anwesenheit|gegenwart; gegenwart",
    "slot:hosts": "empfangen; empfing; begrüßt; begrüßte; wen ~ besuch*; wem ~ höflichkeitsbesuch; antrittsbesuch bei; stattete|statteten ~ ab; aufwartung; getroffen; traf|trafen; bei wem",
    "slot:participants": "publikum*; im saal; zuhörer*; teilnehm*; teilgenommen; nahm|nahmen ~ teil; nimmt|nehmen ~ teil; dabei; anwesend*; vertreten; beteiligt*; saß|saßen; am tisch; mit am tisch; besucher; mitgewirkt; mitgemacht; zusammengesessen",
    "slot:headcount": """
        wie_viele|wieviele teilnehmer*|personen|leute|menschen|gäste|besucher|zuhörer|schüler*|lehrer*|lehrkräfte|mitglieder|delegierte|praktikant*|studierende|studenten|köpfe|leuten|gästen
        wie_viele|wieviele kamen|waren|sind|nahmen|fuhren|reisten|reisen|fahren|kommen|gehören|gehörten|nehmen; wie_viele|wieviele teilnehm*|anwesende|mitreisende; wie hoch ~ teilnehmerzahl|besucherzahl|zahl; wie stark ~ besucht|vertreten; personenzahl; wie voll; wie viel|viele publikum; personenanzahl; kopfzahl; wie_viele|wieviele ~ teil|teilgenommen|kamen|gekommen|dabei|mitgefahren|fahren|kommen|mit|reisen|da; wie_vielen|wievielen leuten|personen|teilnehmern; wie viel leute|teilnehmer; teilnehmerzahl*; besucherzahl*; anzahl der teilnehmer*|gäste|personen|praktikant*|schüler*; wie groß ~ delegation|gruppe; wie groß; zahl der teilnehmer*|gäste; mit wie vielen|wievielen; ungefähr wie viele; gut besucht""",
    "slot:sites": """
        besichtig*; stationen; station; welche orte|einrichtungen|stätten|institutionen|firmen|unternehmen|stellen|ziele|stationen; einrichtungen; sehenswürdigkeit*; besuchte orte; wo ~ überall; gesehen; angesehen; angeschaut; sah|sahen; gezeigt; ziele; was ~ besucht|besuchten|besuchte|besichtigt; wo waren|war die|sie; wo ~ überall; zu sehen; was ~ zu sehen; was ~ sehen; lagen auf ~ route|strecke|weg; auf der route; wo ~ hin; besucht wurden; besuchspunkt*; programmpunkt*; anlaufstelle*""",
    "slot:agenda": "lief|läuft|liefen ~ ab; abgelaufen; agenda; programm der|des|beim|für|vom; ablauf; tagesordnung; reiseprogramm; besuchsprogramm; auf dem programm; gemacht; unternommen; was ~ unternommen; was ~ getan; was passiert|passierte|geschah; was machen|macht|machten|machte|unternimmt; was stand|steht ~ programm; verlauf; programm|program $; was ~ vor",
    "slot:topics": "zur sprache; womit befass*|beschäftig*; worum; zum gegenstand; auf den tisch; zur debatte; punkte kamen; angesprochen; worüber; thema|themen; inhalt*; inhaltlich; besproch*; diskutier*; gesprochen; beraten; behandelt; behandelte; erörtert; ging es; geht es; was ~ thema; schwerpunkt*; gegenstand; abgedeckt; betrifft; umfasst; umfasste; abdeckt; deckt ~ ab; themenbereich*; gesprächsthem*; worum dreh*",
    "slot:result": "ergebnis*; abgeschlossen; beschloss*; vereinbart*; geschlossen; unterzeichn*; unterschrieben; verabschiedet; erreicht; herausgekommen; ergeben; besiegelt; erbeten; gebeten; bitte um; ausgang; beschluss; beschlüsse; zustande; folgte daraus; resultat*; angefragt; wunsch; bat",
    "slot:title": "titel; heißt|hieß ~ veranstaltung|symposium|seminar|projekt|tagung|treffen|besuch|reise|programm; arbeitstitel; überschrift; name|namen der|des ~ veranstaltung|symposiums|seminars|projekts|tagung|treffens; wie heißt|hieß|nannte|nennt; genannt; betitelt; motto; bezeichnung",
    "slot:fields": "feld|felder|feldern; kooperationsfeld*; bereich|bereiche|bereichen; welchem|welches|welchen|welche bereich*|gebiet*|feld*; kooperationsbereich*; gebiet|gebiete|gebieten; handlungsfeld*; themenfeld*; arbeitsfeld*; fachgebiet*; zusammenarbeitsfeld*",
    "slot:topic": "handlungsthem*; unter welches|welchem thema|handlungsthema|punkt; welchem|welches thema|handlungsthema; aktionsthem*; maßnahmenthem*; unterpunkt",
    "slot:activities": "was haben|hat ~ vor; was gedenken|gedenkt; was steht ~ an; was könnten|können wir|man; geplante* aktivität*|maßnahme*; maßnahme*; aktivität*; vorhaben; konkret*; was ~ geplant|vorgesehen|vorgeschlagen|angedacht|beabsichtigt; schritte; ideen; pläne|plänen; was soll|sollen|will|wollen|möchte|möchten; was könnte*; was kann|können ~ tun; welche projekte; aktion|aktionen; umgesetzt; umsetzen; umsetzung; spezifische*; wie soll|sollen; wie will|wollen; vor hat|haben; vorhat; vorhaben",
    "slot:actors": "ist|sind|wäre|wären ~ aktiv; akteur*; welche organisation*|einrichtung*|institution*|stelle*|firmen|unternehmen|partner*|gruppe*|vereine|verbände ~ befass*|beschäftig*|arbeit*|kümmer*|könnte*|wäre*|kommen|mach*|vorgesehen; mit wem ~ reden|sprechen|zusammenarbeiten|kooperieren|austauschen|arbeiten; an wen ~ wende*|halte*; wende* ~ an; wen ~ kontaktier*|ansprech*; richtige ansprech*; vorgesehene* partner; wer ~ könnte|könnten|soll|sollen|kann|kümmert; mögliche* partner; potenzielle* partner; potentielle* partner; beteiligte*; wer arbeitet|arbeiten|befasst|beschäftigt; befasst sich; beschäftigt sich; kümmert; kümmern; an wen; wen ~ fragen|frage|wenden|ansprechen; ansprechpartner*; ansprechperson*; zuständig für; mitmachen; mitwirken; partner für; experte*; fachleute; spezialist*; mitarbeitet; wer macht ~ mit; stakeholder; in frage",
    "slot:part_of": "gehört|gehören|gehörte ~ zu; zu welchem|welcher|welchen ~ gehör*; teil von; teil des; angegliedert; angeschlossen; tochter*; betreibt; betrieben; betreiber*; zugehörig*; untersteht; arbeitet bei|an|für; tätig; aus|von welcher|welchem|welchen ~ kommt|kommen|kam|kamen|stamm*; gehört ~ an; träger; mutter*; unter welchem dach; dach; eigentümer",
    "slot:meaning": "was ist|sind|war|bedeutet|heißt|macht|meint|genau ist; wofür steht|stehen; steht ~ für; abkürzung*; kürzel; bedeutung; bedeutet; bedeuten; ausgeschrieben; definition; erklär*; was versteht man; was verbirgt sich; langform; vollständige* name*; was für ein*; erzähl* ~ über; mehr über; infos zu|über; informationen zu|über; näheres; beschreib*; akronym; wissenswert*; was weißt du|wissen sie über; hintergrund; auskunft",
    "slot:role": "rolle; funktion; position; amt; welche rolle|funktion|position|aufgabe|stellung; welches amt; aufgabe|aufgaben; als was; posten; eigenschaft",
    "slot:name": "name|namen; wie heißt|heißen|hieß|hießen; wer ist|war|sind; namens; mit namen; namentlich; nennen sie den namen; heißt",
    "slot:based_on": "stützt|stützen|stützte; gründet sich; beruht|beruhte|beruhen; basiert|basierte|basieren; grundlage; auf welchem programm; in welchem rahmen; im rahmen welches; rahmen; welches programm|programms; zugrunde; aufgrund; unter welchem programm; fußt",
    "slot:project": "projekt|projekts|projektes; arbeitstitel; projekttitel; projektname*; vorläufig*",
    "slot:purpose": "anlass; zweck; ziel|ziele; wozu; absicht; wofür; anlass; zielsetzung; anliegen; mit welchem ziel; sinn",
    "slot:involvement": "beteiligt; vorkommt; kommt ~ vor; erwähnt; spielt ~ rolle; taucht ~ auf; hat ~ zu tun; beitrag; trägt ~ bei; verbindung; bezug; eingebunden; involviert; mitwirkung",
    "slot:about": "wie wird|werden|wurde|wurden|funktioniert|soll|sollen|arbeitet|bereitet|geht|läuft|erfolgt|macht|will|wollen|kann; mit welchem|welcher|welchen verfahren|methode|methoden|technik|technologie|technologien|mitteln; verfahren; methode*; technik*; technologie*; auf welche weise; wodurch; womit; beispiel*; z b; zum beispiel; beispielsweise; etwa; wie genau; inwiefern; art der",
    # --- die Sorte
    "sort:visit": """
        besuch*; reise*; reisen; bricht|brechen|brach|brachen ~ auf; aufbrech*; aufgebrochen; reist; gereist; reiste; tour|touren; studienreise*; fahrt|fahrten; fährt; fahren; fuhr; fuhren; kommt; kommen; kam|kamen; gekommen; fliegt; fliegen; flog; geflogen; delegation*; gast|gäste; ausflug; exkursion*; aufenthalt*; visite*; abordnung*; anreise; anreist; hinfährt; aufbruch; studientour*; studienfahrt*; informationsreise*; gruppe; gegenbesuch*; eintreffen; eintrifft; unterwegs; empfängt""",
    "sort:seminar": "seminar*; gemeinschaftsseminar*; workshop*; fortbildung*",
    "sort:symposium": "symposium*; symposion; symposien",
    "sort:reception": "empfang; empfangs; empfänge",
    "sort:meeting": "treffen; sitzung*; besprechung*; gespräch*; zusammenkunft; meeting*; beratung*; arbeitstreffen; runde; unterredung*",
    "sort:courtesy_visit": "höflichkeitsbesuch*; antrittsbesuch*; höflichkeits*",
    "sort:site_visit": "besichtigung*; vor ort besuch*; ortstermin*",
    "sort:agreement": "abkommen*; mou; memorandum*; memoranden; vereinbarung*; unterzeichnung*; unterzeichnet; vertrag*; verträge; absichtserklärung*; partnerschaftsabkommen*; partnerschaftsvertrag*; pakt; kooperationsvereinbarung*",
    "sort:selection": "seit wann ~ partner|partnerstädte; partner seit; partnerstädte seit; auswahl; ausgewählt; gewählt; partnerstädte wurden; auserkoren; partner wurden; partner geworden; beginn der partnerschaft; zusammengebracht; partner sind",
    "sort:conference": "austauschtreffen*; konferenz*; tagung*; kongress*; veranstaltung heute; heutige* veranstaltung",
    "sort:happening": "veranstaltung*; los; ansteht; steht ~ an; stehen ~ an; termin|termine; passiert; ereignis*; event|events; geplant; geplante; geplanten; was kommt; was gibt es|s; was gab es|s; findet ~ statt; fand ~ statt; fanden ~ statt; finden ~ statt; stattfinden; stattgefunden; kalender; anstehend*; bevorsteh*; dran; vorgesehen; planung; meilenstein*; geschehen; kommt ~ zu; auf dem plan; aktuelles; neues; vor",
    "sort:organisation": "organisation*; einrichtung*; institution*; institut|institute|instituten|instituts; stelle|stellen; gruppe|gruppen; partner; akteur*; forschungseinrichtung*; forschungsinstitut*; körperschaft*; träger; verein*; arbeitskreis*; gremium; gremien; team; behörde*; anstalt*; studiengruppe*",
    "sort:company": "firma; firmen; unternehmen; unternehmens; betrieb|betriebe; konzern*; gesellschaft|gesellschaften; kmu; mittelstand*; hersteller; wirtschaftsunternehmen",
    "sort:department": "abteilung*; amt; ämter; ämtern; dezernat*; referat*; fachbereich*; dienststelle*; geschäftsbereich*; ressort*; büro; verwaltungsstelle*; sachgebiet*; fachabteilung*",
    "sort:hospital": "krankenhaus*; krankenhäuser*; klinik*; klinikum*; spital; hospital",
    "sort:university": "universität*; uni|unis; hochschule*; fakultät*; college",
    "sort:school": "schule|schulen; oberschule*; gymnasium; gymnasien; grundschule*",
    "sort:association": "verband*; verbände*; vereinigung*; kammer|kammern",
    "sort:plant": "wasserwerk*; anlage|anlagen; kläranlage*; werk|werke",
    "sort:figure": "direktor*; geschäftsführer*; präsident*; rektor*; dekan*; vorstand*; person|personen; bürgermeister*; oberbürgermeister*; gouverneur*; vizegouverneur*; botschafter*; politiker*; vertreter; amtsträger*; vorsitzende*; chef; leiter; persönlichkeit*; stadtoberhaupt",
    "sort:field": "feld|felder; kooperationsfeld*; felder der zusammenarbeit; bereiche der zusammenarbeit; kooperationsbereich*; kooperationsgebiet*",
    "sort:sector": "sektor*; sektoren",
    "sort:topic": "handlungsthem*; aktionsthem*; thema|themen; maßnahmenthem*",
    "sort:action": "aktion|aktionen; aktivität*; maßnahme*; aktionsplan*; aktionspläne*; vorhaben; projekte; handlungsplan*",
    "sort:actor": "akteur*; beteiligte*; mitwirkende*; stakeholder*",
    "sort:fair": "messe|messen; fachmesse*; ausstellung*; energiemesse*; medizinmesse*; messeauftritt*; messebeteiligung*; leitmesse*",
    "sort:city": "stadt; städte; kommune*",
    # --- die Form der Frage
    "ask:list": "liste*; auflist*; nenn*; zähl* ~ auf; aufzähl*; alle; sämtlich*; zeig*; welche ~ gab|gibt|sind|waren|wurden|haben|hat|werden|fanden|finden; was ~ alles; gesamt*; jede|jeder|jedes; übersicht; überblick; überall; vollständig*; alles; was für; was gibt es|s; was gab es|s; noch andere; außerdem; sonst noch; weitere",
    "ask:count": "wie viele|vielen; wieviele|wievielen; wie viel; wieviel; anzahl; wie oft; zahl der; wie häufig; insgesamt",
    "ask:next": "in nächster|naher|absehbarer zeit|zukunft; nächste|nächster|nächstes|nächsten; kommende*; demnächst; als nächstes; bevorstehend*; anstehend*; bald; folgende*; wieder",
    "ask:last": "letzte|letzter|letztes|letzten; vorige*; jüngste*; zuletzt; vergangene*; neueste*; kürzlich; neulich",
    "ask:first": "erste|erster|erstes|ersten; allererste*; anfang; beginn; zuerst; zum ersten mal; erstmals; früheste*; ursprünglich",
    "ask:still": "noch; bisher nicht; ausstehend*; verbleibend*; übrig",
    "ask:exists": "gibt es; gibts; gibt s; gab es; gabs; gab s; existiert; irgendein*; irgendwas; etwas; was; jemand; ist ~ geplant; sind ~ geplant; wird es; steht ~ was; schon was; haben wir",
    "ask:same_day": "am tag; am selben|gleichen tag; an dem tag; am tage",
    "ask:compare": "beide; beiden; sowohl; ebenfalls; auch; dann selbst; zugleich; gleichzeitig; gemeinsam haben; außerdem; selbst; und dann; später",
    "ask:after": "kommt|kam|passiert|folgt|ist|war nach; was ~ nach; folgt auf; danach; und dann; anschließend; darauf; hinterher; im anschluss; nach dem|diesem; und später",
    "ask:before": "kam|kommt|passierte|war|ist vor; was ~ vor dem|der; davor; zuvor; und vorher; vorher",
    "ask:except": "außer; neben; abgesehen von|vom; ausgenommen; mit ausnahme von|des|der; exklusive; ohne; nicht mitgezählt",
    "ask:not": "kein|keine|keinen festen|genauen|fixen|festes tag|termin|datum|termine; nicht; kein*; weder; fehlt; fehlen; fehlte*",
    "tense:past": "war|waren; wurde|wurden; hat|haben ~ stattgefunden; gab; ging; fand|fanden; kam|kamen; hatte|hatten; besuchte|besuchten; letzte*; bisher; bislang; vergangen*; gewesen; hieß; hat; haben; gekommen; gereist; besucht; teilgenommen; nahm|nahmen; saß|saßen; abgeschlossen; unterzeichnet; organisierte*; fuhr|fuhren; reiste*; sprach|sprachen; gesehen; gemacht; dabei; damals; seinerzeit; vor ~ jahren; schon; bereits; stand|standen; begann",
    "tense:future": "wird|werden; soll|sollen; geplant*; kommend*; nächste*; demnächst; künftig*; zukünftig*; vorgesehen*; ansteh*; noch; will|wollen; bald; später; bevorsteh*; steht ~ an; stehen ~ an; zukunft; in zukunft; fährt; kommt ~ nach; reist; findet; stattfinden; möchte*; dran; voraussichtlich; morgen",
    "claim:cancelled": "abgesagt; absage*; gestrichen; ausgefallen; ausfall; ausfiel*; fiel aus; fällt aus; verschoben; beendet; abgebrochen; aufgelöst; gescheitert; gekündigt; aufgekündigt; storniert; eingestellt; widerrufen; endete; ende der partnerschaft; beendigung; ausgesetzt; geplatzt",
    # --- was kein Programm enthält
    "detail:cost": "kosten*; kostet*; gekostet; preis*; budget*; teuer; bezahl*; finanzier*; geld; euro; yen; gebühr*; ausgaben; ausgegeben; wie viel hat|kostet|kosten|kostete|zahlt|geld; wieviel hat|kostet|kosten|kostete|zahlt|geld; investier*; investition*; gehalt; gehälter; zuschuss; fördermittel; förderung von wie; spende*; steuer*; umsatz; honorar; billig; günstig; etat",
    "detail:lodging": "hotel*; unterkunft; unterkünfte; übernacht*; untergebracht; unterbringung; geschlafen; schlief*; gastfamilie*; herberge; pension; wohnte|wohnten; quartier; zimmer",
    "detail:contact": "telefon*; handy*; email*; e mail*; mailadresse; mail; fax*; webseite*; website*; internetseite*; homepage; url; kontaktdaten; nummer von; durchwahl; linkedin; facebook; instagram; rufnummer; anrufen; erreichbar; whatsapp",
    "detail:address": "adresse*; straße; anschrift; postleitzahl; plz; hausnummer; koordinaten; stockwerk; etage; wegbeschreibung; anfahrt",
    "detail:clock_time": "uhrzeit*; um wie_viel|wieviel uhr; wie viel uhr; uhr; wann genau am tag; öffnungszeit*; beginnzeit; startzeit; wie spät; zu welcher stunde; stunde|stunden; abfahrtszeit*; abflugzeit*; wann geht der flieger",
    "detail:reason": "warum; weshalb; wieso; weswegen; grund; gründe; aus welchem grund; ursache; woran lag",
    "detail:weather": "wetter*; temperatur*; regnet|regen; schnee*; schneit; sonnig; vorhersage; grad; regenschirm; klima; kalt; heiß; warm",
    "detail:travel": "flughafen; flug|flüge; flieger; zug|züge; bahn*; bus; taxi; wie komme|kommen ich|wir ~ nach|zum|zur|vom|hin|dorthin|dahin|ans; wie kommt man ~ nach|zum|zur|hin|dorthin; wie weit; entfernung; entfernt; visum; reisepass; ticket*; fahrkarte*; auto; parken; parkplatz*; parkplätze; shinkansen; gepäck; verbindung nach; anreise mit; transfer; strecke; u bahn; straßenbahn; haltestelle; jetlag; zeitverschiebung; steckdose*",
    "detail:food": "zu essen; gut essen; essen gehen; etwas essen; lecker*; isst; gegessen; restaurant*; essen gehen; mittagessen; abendessen; frühstück; speise*; getränk*; bier*; wein; sake; ramen; sushi; kaffee; kuchen; bar; kneipe*; café*; gericht|gerichte; vegetarisch; wurst; catering; gegessen; buffet; imbiss; trinken",
    "detail:figures": "wie_viele|wieviele seiten|bäume|blätter|exemplare; wie_viele|wieviele studierende|studenten|schüler* hat; wie_viele|wieviele betten|mitarbeiter*|beschäftigte|ärzte|patienten|einwohner|menschen leben|forscher*|professoren; einwohner*; einwohnerzahl; mitarbeiterzahl; marktanteil; aktienkurs; hauptsitz; kapazität; quadratmeter*; tonnen; liter; megawatt; gigawatt; kilowatt*; prozent; wie groß ist ~ stadt|fläche; wie tief; wie hoch; wie alt; wie schnell; rang; rangliste; wie viel wasser|energie|strom|gas|wasserstoff|biogas; wieviel wasser|energie|strom|gas|wasserstoff|biogas",
    "detail:history": "entworfen; architekt*; amtsvorgänger*; vorgänger*; wer war|wurde vor ~ bürgermeister*|oberbürgermeister*; wer war ~ bürgermeister*|oberbürgermeister* vor; gegründet; gründung*; gründer*; erbaut; gebaut; bau des; geschlossen wurde; stillgelegt; stilllegung; schließung; eröffnet; eröffnung; geschichte; erfunden; geboren; geburtstag; alter von; gestorben; verheiratet; gewählt zum; wahl*; wiedergewählt; partei; parteizugehörigkeit; frau von; kinder; hobby*; hobbys; lebenslauf; studiert; promoviert; nachfolger*; vorgänger*; zurückgetreten; rücktritt; amtszeit; renoviert; seit wann ist er|sie ~ bürgermeister; nationalität",
    "detail:opinion": "erfolg; ein erfolg; misserfolg; lief ~ schief; schiefgelaufen; schief gelaufen; gelungen; beste*; besser; schlechteste*; lieblings*; meinung; empfehl*; empfiehl*; bewert*; findest du; finden sie; sehenswert; gefallen; gefiel; beliebt; schönste*; interessant*; erfolgreich*; zufrieden*; kritik; problem*; fehler; spaß; langweilig; lohnt; gut an; evaluier*",
    "detail:personal_name": "wie heißen|hießen die|diese|jene|alle ~ schüler*|lehrer*|lehrkräfte|pädagogen|mitglieder|leute|teilnehmer*|praktikant*|delegierte*|gäste; namen der ~ schüler*|lehrer*|lehrkräfte|pädagogen|mitglieder|leute|teilnehmer*|praktikant*|delegierte*|gäste|redner*; wer leitet|leitete|führt|führte; wer ist chef|chefin|leiter|leiterin|direktor*|vorstand; vorname*; nachname*; familienname*; namen der lehr*|schüler*|studierenden|praktikant*; mit vornamen",
    "detail:other": "in|auf welcher sprache; welche sprache wurde|sprach|sprachen; wer ~ geschrieben|verfasst; autor*; verfasser*; läuft|lief|liefen ~ aus; auslauf*; ausläuft; abgelaufen; gültig*; befristet; unterschied zwischen; ansprache; in seiner|ihrer rede; app|apps; software; herunterladen; foto*; bild|bilder; video*; livestream; aufzeichnung*; folien; protokoll*; logo; kleidung; dresscode; krawatte; geschenk*; mitbringsel; dolmetsch*; gedolmetscht; übersetzer*; wlan; passwort; versicherung; impf*; corona; waffe*; krieg; erdbeben; tsunami; atom*; kernkraft*; strahl*; reaktor; unfall; fußball; konzert*; bewerb*; anmelden zur|für; anmeldung; anmeldefrist; frist; sponsor*; konkurrent*; prüfung; presse; zeitung*; journalist*; autofabrik*; fabrik*; verein; maskottchen",
    # --- den Bot bedienen
    "how:subscribe": "abonnier*; abo|abos; abbestell*; newsletter; benachrichtigungen bekommen|erhalten; neuigkeiten ~ bekommen|erhalten; feld ~ folgen; eintragen für; auf dem laufenden; abonnement*; kündige ~ abo",
    "how:language": "sprache*; sprachen; auf deutsch|englisch|japanisch; umstell* ~ deutsch|englisch|japanisch; deutsch|englisch|japanisch; spracheinstellung*; anzeigesprache; sprachwechsel",
    "how:reminders": "erinnerung*; erinner*; benachrichtigung*; stumm*; ruhezeit*; mitteilung*; wecker; hinweise; push; benachrichtig*",
    "how:followups": "liste|übersicht|alle|meine|meiner|offene|offenen ~ follow up*|followup*|zusagen; follow up*|followup* ~ sehen|ansehen|anzeigen|anschauen|auflisten|finden; meine follow up*|followup*",
    "how:followup": "follow up*; followup*; follow-up*; nachverfolg*; nachfass*; aufgabe eintragen|anlegen; zusage ~ festhalten|eintragen|notieren; zusagen ~ festhalten|eintragen|notieren|erfassen; wiedervorlage; to do; absprache* ~ festhalten|eintragen|notieren; vereinbartes ~ festhalten|notieren",
    "how:settings": "einstellung*; wohnort ändern; stadt ändern|wechseln|einstellen; meine stadt; heimatstadt; profil",
    "how:privacy": "über mich ~ speicher*|gespeichert; was ~ über mich; datenschutz*; dsgvo; personenbezogen*; welche daten; was ~ gespeichert; daten ~ gespeichert|speichert; über mich; meine daten; privatsphäre; was speicher*",
    "how:forget": "meine daten löschen; lösch* ~ alles ~ gespeichert; alles löschen; alles ~ gelöscht; daten ~ löschen; lösch* ~ daten|mich|alles|konto; vergiss mich; konto löschen; löschung; mich ~ löschen; recht auf vergessen*",
    "how:mydata": "daten ~ als datei; datei ~ daten; gespeicherten daten ~ bekommen|erhalten|haben|sehen; daten herunterladen; daten exportieren; kopie meiner daten; auskunft über meine daten; alle meine daten; meine daten sehen|einsehen",
    "how:help": "hilfe; was kannst du; was können sie; was kann ich ~ fragen; was kann der|dieser bot; wie funktioniert der|dieser bot|das hier; befehl*; kommando*; anleitung; bedienung*; bedien*; funktionen; wer bist du; wer sind sie; was bist du; wie benutze|nutze|verwende|bediene ich; loslegen",
    "how:timeline": "zeitleiste; zeitstrahl; jahr ~ bild|grafik|diagramm|blick; jahresübersicht; grafische*; als grafik|bild|diagramm; bild vom|des|eines jahr*",
    "how:remind": "erinnere* mich; erinner* ~ mich an|daran; eigene*|persönliche*|neue* erinnerung*; erinnerung* ~ anlegen|setzen|erstellen|hinzufügen|stellen; lege ~ erinnerung; erinnern lassen",
    "how:visits": "besuche ~ durchblättern|blättern|durchsehen|durchstöbern; durchblättern ~ besuche; befehl ~ besuche; mit welchem befehl ~ besuche",
    "how:actions": "aktionsplan|maßnahmen|aktionen|vorhaben ~ durchblättern|blättern|durchsehen|durchstöbern; befehl ~ aktionsplan|aktionen|vorhaben; befehl ~ maßnahmen; mit welchem befehl ~ maßnahmen|aktionen",
    "how:cancel": "eingabe ~ abbrechen; dialog ~ abbrechen; abbrechen; vorgang ~ abbrechen; breche ~ ab",
    "how:calendar": "kalenderdatei*; ics; ical; in meinen kalender; kalendereintrag; in den kalender; termin ~ speichern; outlook; google kalender",
    "how:person": "mit einem menschen|mitarbeiter|koordinator*; echten menschen; jemanden sprechen; mit jemandem sprechen; koordinator*; ansprechpartner beim bot; frage ~ weiterleiten; weitergeben; menschen erreichen; persönlich sprechen; koordinierungsstelle",
    "how:newvisit": "besuch|reise ~ anlegen|eintragen|planen|erfassen|absagen|verschieben|hinzufügen; plane|lege|trage|sage|verschiebe ~ besuch|reise; neuen besuch; newvisit",
    "how:broadcast": "rundschreiben; rundmail*; rundnachricht*; rundsendung*; broadcast*; nachricht|mitteilung|info|infos ~ an alle|teilnehmer*|teilnehmende|abonnent*; alle ~ anschreiben|benachrichtigen|informieren; allen ~ schreiben; mitteilung* ~ verschicken|versenden|senden",
    "how:inbox": "posteingang; inbox; unbeantwortete* frage*; frage* ~ nicht beantwort*; offene* frage*; weitergegebene* frage*",
    "how:import": "import*; einlesen; hochlad*; lade ~ hoch; datei|tabelle ~ einspielen",
    "how:export": "exportier*; export; excel*; xlsx; csv; als tabelle",
    "how:invite": "lade ~ ein; einlad*; einzuladen; qr code*; rechte ~ vergeben|geben|erteilen; recht ~ vergeben|geben|erteilen; zugang ~ geben|einrichten",
    "how:stats": "statistik*; reichweite; kennzahlen; zustellbericht*; nutzungszahlen",
    "how:log": "änderungsprotokoll; änderungsverlauf; logbuch; wer hat was; wer ~ geändert hat; protokoll der änderungen",
    "ask:how": "welche|welchen|welchem befehl*|kommando*|taste|knopf|schaltfläche; befehl* ~ gibt|kennst|kennen; gibt es ~ befehl|weg|möglichkeit|knopf|funktion; kann ich|man; wie komme ich; wie sehe ich; wie finde ich; wo sehe|komme|stelle|kann|finde ich|man; wie kann|könnte|muss|soll ich|man|wir; wie abonniere|stelle|schalte|trage|bestelle|ändere|lösche|setze|melde|notiere|erfasse|wechsle|bekomme|mache|stoppe|beende|deaktiviere|halte|erstelle|lege|speichere|füge|breche ich|man|wir; wie geht; ich möchte; ich will; ich würde; kann ich; kann man; wo kann|stelle|finde|ändere|sehe ich|man; geht das; wie macht man; bitte; möglich; abschalten; ausschalten; abstellen; einschalten; stoppen; ändern; umstellen; wechseln; abmelden; mit welchem befehl; welcher befehl; wie ~ ich; lässt sich; lassen sich; deaktivieren; einrichten; eintragen",
    # --- nichts mit einem Programm
    "frame": "über die bühne; ins leben gerufen; zum einsatz; von statten; vonstatten; in gang; im gange; zur verfügung; vor allem; unter anderem; im einzelnen; im detail; im moment; zur zeit; bis jetzt; bis dato; noch mal; noch einmal; wenn ich fragen darf; so weit ich weiß; soweit ich weiß; auf den punkt; der reihe nach; reihe nach; vor ort; im laufe; von seiten; in sachen; kommt|kommen in frage",
    "off:mischief": "anweisung*; systemprompt; prompt; token; passwort; ignoriere; ignorier*; vergiss ~ alles|anweisungen|regeln|bisherigen; gib dich ~ aus; hack*; sql; skript; python; quellcode; code; tu so; tue so; spiele die rolle; rollenspiel; entwicklermodus; admin*; zugangsdaten; api schlüssel; deine regeln; jailbreak",
    "off:insult": "blöd*; dumm*; idiot*; scheiß*; arsch*; halt die klappe; halts maul; nutzlos*; depp; trottel; mist; verdammt; doof*; hasse; unfähig; spinnst; schwachsinn; hässlich",
    "off:chat": "meine letzte|vorige|erste frage|nachricht; was habe ich gefragt|geschrieben; witz*; gedicht*; sing; lied; geschichte erzähl*; liebst du; heirat*; sinn des lebens; bist du ein mensch|echt|roboter|ki; wie geht es dir|ihnen; wie gehts; wie alt bist; lieblingsfarbe; schach; aktie*; bitcoin; krypto*; lotto; horoskop; fußball*; schalke; bundesliga; rezept*; hausaufgabe*; übersetze; übersetz*; hauptstadt; bundeskanzler*; kanzler*; präsident von; kaiser; währung; wechselkurs; film*; spiel*; nachrichten; mathe; wurzel; rechne; kopfschmerz*; arzttermin; anwalt; freundin; freund; wie spät; nachrichten von heute; programmiere; schreibe ~ code",
}

HARMLESS = frozenset(
    """
    schön herzlichen
    jahr jahre jahren jahres monat monate monaten woche wochen tag tage tagen
    leuten fürs fuers sichtbar aufs ums sichtbarer
    fall fällt bereitet aufbereitet potenziell potenzielle mögliche möglichen
    eins zwei drei vier fünf sechs sieben acht neun zehn
    der die das den dem des ein eine einen einem einer eines kein keine keinen keiner und oder aber denn weil dass daß ob als wie wenn dann so sondern
    in im ins an am ans auf aus bei beim mit nach vor von vom zu zum zur für durch über unter um bis ab seit gegen ohne zwischen während wegen trotz innerhalb außerhalb außer neben
    ich mir mich mein meine meinen meiner du dir dich dein sie ihnen ihr ihre ihren ihrem ihrer er ihm ihn es wir uns unser unsere unseren man sich wer was wen wem wann wo woran worauf womit davon dazu dafür darüber daran dabei damit darin dort da hier hin her
    ist sind war waren sein gewesen wird werden wurde wurden worden hat haben hatte hatten habe kann können könnte könnten könntest soll sollen sollte muss müssen müsste darf dürfen dürfte will wollen würde würden mag möchte möchten bin bist
    nicht nein ja doch mal denn eigentlich nochmal noch schon auch nur sehr gerade eben bitte danke gern gerne halt etwa ungefähr genau genauer eigentlich überhaupt wohl vielleicht also nun jetzt heute aktuell derzeit momentan gleich
    guten tag morgen abend hallo hi hey moin servus grüß gott liebe lieber sehr geehrte geehrter damen herren freundliche grüße viele vielen dank mfg vg lg
    sagen sag sagt gesagt wissen weiß weiss gewusst wissen nennen nenn nenne geben gib gibt mitteilen teilen erklären erklär zeigen zeig helfen hilf brauche braucht benötige suche suchen finden finde fragen frage fragt interessiert interessieren erfahren
    bericht notiz kollegen kollegin kollege chef chefin vorbereitung vorbereiten prüfen überprüfen kurz kurze schnell einmal zufällig bräuchte müsste hätte wäre laut gemäß bzgl bezüglich hinsichtlich betreffend
    welche welcher welches welchen welchem diese dieser dieses diesen diesem jene solche alle allen aller alles andere anderen anderer anderem anderes einige einigen mehr weitere weiteren viel viele vielen wenig beide beiden
    statt stattfinden stattgefunden findet fand fanden steht stand standen liegt lag geht ging gehen gegangen kommt kommen kam kamen macht machen gemacht tut tun getan läuft lief dauern
    stattfand heißen heißt hieß genannt bezeichnet namens
    geplant planen plant vorgesehen vorhaben beabsichtigt organisiert durchgeführt
    zusammen gemeinsam gemeinsame gemeinsamen gemeinsamer zusammenarbeit kooperation partnerschaft partner städtepartnerschaft
    seite seiten seitens leute person personen teilnehmer mitglied mitglieder
    programm präsentation unterlagen dokument bot kizuna
    letzte letzten nächste nächsten kommende neu neue neuen alt ehemalig ehemalige damals früher später zuvor danach vorher nachher anschließend
    z b zb usw etc u o bzw ca d h zw inkl nr sog evtl
    international internationale internationalen internationaler ausland gegenseitig beteiligen beteiligt
    sich ihm selbst eigene eigenen jeweils jeweilige sowie sowohl entweder weder
    teil teile rahmen punkt sache dinge ding art weise
    konkret konkrete konkreten speziell spezielle offiziell offizielle wichtig wichtige
    gehört gehören gehörte besucht besuchen besuchte besuchten gefahren gereist gekommen
    n ne nen is isses gibts s wars gings hats wirds obs ihrs mich's
    sowas irgendwie irgendwann irgendwo irgendwelche jemals je
    mitten ende anfang mitte beginn
    arbeitet arbeiten gearbeitet setzt einsetzen genutzt nutzt verwendet
    """.split()  # noqa: SIM905
)

FROM = r"(?:aus|von|der|vom)\s+(?:der\s+)?(?:stadt\s+)?{city}|{city}(?:er|s|ner)?\s+(?:delegation|delegierte|gruppe|gäste|seite|team|lehrer|lehrkräfte|besucher|leute|teilnehmer|mitglieder|vertreter|abordnung|firmen|unternehmen|pädagogen)"
TO = r"(?:nach|in|im|bis)\s+(?:der\s+stadt\s+)?{city}(?!(?:er|s|ner)?\s+(?:delegation|gruppe|gäste|seite|team|lehrer|besucher|leute|teilnehmer|mitglieder|vertreter))|{city}-?(?:besuch|reise|aufenthalt|fahrt)"
