"""English."""

CUES: dict[str, str] = {
    # --- what is wanted
    "slot:when": """
        when; since when; until when; what|which|exact date|dates|day|days|month|week|time; date|dates of; dates; date
        in|on|at|of what|which month|year|day|date; what|which year; what|which fiscal year; fiscal year
        weekday*; day of the week; time frame; timeframe; time window; how soon; how long ago; timing; what time of year; what season""",
    "slot:how_long": "how much longer|more time; how many more days; how long; how many days|weeks|nights; duration; number of days; last for; length of",
    "slot:where": """
        where; where exactly; can|could be found; which|what city|town|country|place|location|venue|building|hall|room|site; in which|what city|town|country
        venue*; location*; whereabouts; at which|what place|location|venue|building; place of""",
    "slot:who": "who; whom; whose; which people|persons|person; what people; anyone; anybody; somebody; someone",
    "slot:delegation": """
        in the delegation; on the delegation; in their delegation; in its delegation; delegation member*; member|members of the|their ~ delegation|group; delegates; members; composition of; make up of; makeup of; line up of; travel* party; sent people|someone|delegates|representatives|staff|members; who|whom ~ bring|brought along; who all|else ~ went|goes|came|comes|travelled; accompan*; on board
        who is|was|were|are in|on|part of the ~ delegation; part of the ~ delegation; made up the ~ delegation; belong* to the ~ delegation
        who is|was|were|are|will be coming|travelling|going; who came|comes|travelled|travels|went|goes; fellow travellers; along; participants of the visit|tour|trip""",
    "slot:organisers": """
        organised|organized|organises|organizes|organising|organizing|organise|organize; organiser*; organizer*; organisation of the visit
        who planned|plans|plan the; who set|sets up; set up by; who is|was|s behind; who put ~ together; who initiated; who is responsible; in charge of; in charge; responsible; arranged|arranges|arranging by; arranges; arranged; hosted by; who runs|ran; runs; put on by; initiator*; leads; coordinates; coordinating""",
    "slot:co_organisers": "co organis*; co organiz*; coorganis*; coorganiz*; co host*; cohost*; co-organis*; co-organiz*; jointly organised; supported the; partners of the seminar",
    "slot:speakers": """
        give|gives|giving|given ~ talk|talks|speech|lecture|lectures|presentation|presentations; speaker*; lecture*; lectured; presentations; presentation; presented; presenter*; gave ~ talk|talks|speech|speeches|lecture|lectures|presentation|presentations
        spoke; speak; speaking; speech*; talks given; keynote*; panel*""",
    "slot:witnesses": "witness*; in the presence of; in whose presence; present at the signing; who was present; looked on",
    "slot:hosts": "received|welcomed|greeted the|them; received by; welcomed by; courtesy call on; paid ~ courtesy; met with; paid a visit to; whom did ~ visit; called on",
    "slot:participants": """
        audience; crowd; attend*; took part; take part; takes part; taken part; taking part; participate*; participating; joined; join; joins; were present; was present; represented; involved; sat; at the table""",
    "slot:headcount": """
        how many people|ppl|persons|participants|participant|guests|visitors|attendees|students|pupils|teachers|delegates|members|interns|person|listeners|folks
        how many were|was|are|is|came|went|come|go|took|take|attended|joined|travelled|travel; how many ~ attended|attend|came|come|took part|take part|participated|joined|join|travelled|went|go|will go|will come
        number of people|participants|guests|visitors|attendees|students|interns; attendance; how full; how big; how large; what size; size of the|its; how well attended; headcount; turnout; roughly how many; about how many; approximately how many; how well attended""",
    "slot:sites": """
        site visit*; what|which places|sites|facilities|institutions|institutes|stops|companies|locations|destinations|plants; places; sites; facilities; sights; stops
        visited where; where all; what did ~ see|visit|tour; what was|were seen|visited; see; saw; seen; toured; tour stops; inspect*; looked at; stations; shown; go to see; where did ~ go|visit; where was|were ~ taken; where has ~ been; where else""",
    "slot:agenda": """
        agenda; itinerary; programme of the|our|their visit|trip|tour; program of the|our visit|trip|tour; on the programme|program|agenda; schedule
        what did ~ do; what have ~ done; what was done; what will ~ do; what happened on|during|at|in the; what happens on|during; activities during; what do we|they see|do; what are|were they doing; course of the""",
    "slot:topics": """
        about what; what ~ about $; what was it about; topics; subjects; came up; came up in|at; points discussed; on what topics; subject*; theme*; contents; content; discuss*; talk* about; spoke about; talked; deal* with; dealt with; cover; covers; covered; issues; focus*; agenda items; lectures on; focussed; subject matter; matters; points raised""",
    "slot:result": """
        conclude*; concluded; outcome*; result*; agree*; agreed; sign|signs|signed; sealed; adopted; decided; decision*; achiev*; came out of; came of; come of; request*; requested; asked for; led to; produced""",
    "slot:title": "title*; what is the name of the event|seminar|symposium|project|conference|meeting|visit|trip; heading; headline; motto; slogan; name of the event|seminar|symposium|conference|meeting|project",
    "slot:fields": "field*; field* of cooperation; area* of cooperation; cooperation field*; cooperation area*; areas; area of work; domains; domain",
    "slot:topic": "topic; which|what action topic; topic of action*; topics of action*; action topic*; under which heading; category",
    "slot:activities": """
        planned activit*; specific action*; measures; measure; steps; activities; activity; what ~ planned|envisaged|envisioned|intended|foreseen|proposed; ideas; plans for; plans on; projects; action items; what ~ want|wants|intend|plan to do; what could ~ do; what can ~ do; what should ~ done; concrete; concretely; specifically; how will ~ be promoted; how shall""",
    "slot:actors": """
        is|are active in; actor*; stakeholder*; player*; potential partner*; partner organisation*; who ~ could|would|should|might|can; who works|work on; which|what organisation*|organization*|bodies|body|institution*|institute*|company|companies|partner*|group*|actor*|department* ~ work|works|deal|deals|could|can|might|would|specialis*; whom|who should|can|could|do|would|may|must i|we|one talk|speak|turn|write|go; talk|speak to ~ about; get in touch; right partner|person|contact; who deals|deal with; who is|are working on; whom ~ ask|contact|turn to|talk to; contact for; right person for; in charge of topic; envisioned actors; envisaged; implement*; carried out by; carry out; works on; work on; working on; contact partner; experts on|for; specialises|specialise in; specialized in""",
    "slot:part_of": """
        belong*; who runs|ran|operates|owns; runs; part of which|what; part of; affiliated; affiliation; subsidiary; run by|operated by; operates; operator; owned by; owns; under which|what company|hospital|department|organisation; attached to; works for|at; work for|at; works at which; which ~ is ~ from; which ~ does ~ come from; parent company|organisation; which ~ does ~ work at""",
    "slot:meaning": """
        what is|are|was|s; whats; what does ~ do; what does ~ mean|means; stand* for; abbreviation*; acronym*; short for; mean|means|meaning; defin*; explain; spell* out; spelled|spelt; full name*; written out; full form; what kind|sort|type of; tell me about; tell me more about; more about; information about|on; info on|about; describe; background; know about; details on|of|about""",
    "slot:role": "what|which role ~ play|plays|played; what role|position|job|function|office|post; which role|position|function|office|post; role|position|function|title of; job title; capacity; in what capacity; role does; as what",
    "slot:name": "name $; name of; names of; whats ~ name; who is; who s; whos; called; by name; name the person",
    "slot:based_on": "based on; basis; rests on; under which|what programme|program|scheme|framework|initiative; framework; underlying; which|what programme|program; part of which|what programme|program; within which programme",
    "slot:project": "project; working title; tentative title|name; provisional title|name; project title|name; provisional",
    "slot:purpose": "occasion; purpose; goal*; aim*; objective*; what ~ for $; intention; meant to; why do|does|will; reason for visiting; target*",
    "slot:involvement": "involved in; come* up; appear*; mentioned; mention; plays; connection to; what has ~ to do with; take part in; connected; contribute*; appears",
    "slot:about": "how does|do|did|is|are|was|were|will|shall|can|could|should; how; in what way; which technology|method|process|technique|methods|techniques|processes; method; process; technology; technique; example*; e g; for instance; such as; as an example",
    # --- the sort of thing
    "sort:visit": """
        visit*; trip*; tour|tours; travel*; journey*; excursion*; come|comes|came|coming; go|goes|went|going; fly|flies|flew|flying; delegation*; guest|guests; mission*; stay|stayed; stopover*; study trip*; exchange visit*; field trip*; arrive*; arrival; head|heads|heading to; host* a delegation""",
    "sort:seminar": "seminar*; workshop*",
    "sort:symposium": "symposium*; symposia",
    "sort:reception": "reception*",
    "sort:meeting": "meeting*; talks; session*; consultation*; round table",
    "sort:courtesy_visit": "courtesy visit*; courtesy call*; courtesy",
    "sort:site_visit": "site visit*; inspection*",
    "sort:agreement": "agreement*; mou; memorandum*; memoranda; signing*; treaty; contract; letter of intent; accord; pact; deal; signature",
    "sort:selection": "partners since; since when ~ partners; been partners; are ~ partners; selection; selected; chosen; paired; pairing; picked; match*; become partners; became partners; start of the partnership; partnership start*",
    "sort:conference": "conference*; exchange meeting*; congress; event today",
    "sort:fair_visit": "",
    "sort:happening": "event*; what s on; whats on; going on; happening*; happens; happen; happened; what is on|up; coming up; scheduled; appointment*; calendar; on the schedule; plans; upcoming; lined up; anything on; planned; plan; news; milestones; took place; take place; takes place; held; what was on; date|dates planned",
    "sort:organisation": "organisation*; organization*; institution*; institute|institutes; body|bodies; partner*; group|groups; facility; who; party; parties; research institute*; establishment*; entity; entities; team; agencies",
    "sort:company": "compan*; firm|firms; enterprise*; business|businesses; corporation*; sme; smes; manufacturer*",
    "sort:department": "department*; division*; dept; depts; bureau; office|offices; unit|units; section of the city; directorate*",
    "sort:hospital": "hospital*; clinic|clinics",
    "sort:university": "universit*; uni|unis; college*; faculty; facult*",
    "sort:school": "school|schools; high school*",
    "sort:association": "association*; society; chamber*; federation",
    "sort:plant": "plant|plants; waterworks; water works",
    "sort:figure": "managing director*; director*; ceo; chief*; president; manager*; rector; dean; person*; people; mayor*; governor*; ambassador*; official*; politician*; dignitar*; chairperson*; chairman; head of; boss; leader*",
    "sort:field": "cooperation area*; collaboration area*; area*|field* of collaboration; field|fields; field* of cooperation; cooperation field*; areas of cooperation; area of cooperation",
    "sort:sector": "sector*; sector* of cooperation",
    "sort:topic": "topic|topics; topic* of action*; action topic*",
    "sort:action": "action*; activit*; measure|measures; local action plan*; action plan; project*; initiative*",
    "sort:actor": "actor*; stakeholder*; player*",
    "sort:fair": "fair|fairs; trade fair*; trade show*; exhibition*; expo|expos",
    "sort:programme": "",
    "sort:city": "city|cities|citys; town|towns",
    # --- the form of the question
    "ask:list": """
        list; list all|the|of; enumerate; name all|the; show me|us; show; which ~ are|were|have; what ~ are there; all; every; overview; each; full list; everything; complete list; give me all|the; any other; others; what else; what visits|events|trips|fields|sectors|topics|actions|activities""",
    "ask:count": "how many; how often; number of; count of; total of; how many times; total number; in total",
    "ask:next": "in the near future; any time soon; before long; next; nearest upcoming; next up; soonest; upcoming; coming; soon; following; forthcoming; again",
    "ask:last": "last; latest; most recent; previous; recently; most recently; the past; recent",
    "ask:first": "first; very first; earliest; initial; beginning; at first; to begin with; originally",
    "ask:still": "still; yet to come; remaining; not yet; yet; outstanding",
    "ask:exists": "is|are|was|were there; there is|are; any; anything; anyone; anybody; does ~ exist; exist*; do|does ~ have; has ~ got",
    "ask:same_day": "on the day; the same day; that day; day of the",
    "ask:compare": "both; in both; as well as; and then; also; same; in common; too; and also; at the same time; later themselves; themselves",
    "ask:after": "comes|come|happens|is|was|happened after; next after; visit|trip|tour after; after that|this; afterwards; and then; then what; what then; the one after; next after that; and after; thereafter; following that",
    "ask:before": "comes|came|come|happens|happened|is|was before; visit|trip|tour before; before that|this; the one before; and before; previously to that; prior to that",
    "ask:except": "apart from; besides; except; excepting; other than; aside from; in addition to; excluding; not counting; not including; beyond",
    "ask:not": "not; no|without fixed|exact|set|firm|final|confirmed date|day|dates; none of; isn t; aren t; wasn t; weren t; didn t; doesn t; without; never; neither",
    "tense:past": """
        did; was; were; had; happened; took; came; went; visited; attended; held; signed; concluded; previous; past; so far; already; to date; until now; up to now; ago; been; have been; has been; gave; organised|organized by; travelled; saw; joined; discussed; talked; selected; received; travelled; finished; ended; yet""",
    "tense:future": """
        will; going to; next; upcoming; planned; plan; plans; coming; is|are coming; scheduled; to come; future; shall; still; ahead; envisaged; envisioned; intend*; expected; expect; soon; later; tomorrow; forthcoming; supposed to; should""",
    "claim:cancelled": "cancel*; called off; postpone*; fall through; fell through; abandon*; terminated; ended; end of the partnership; dissolved; broke* off; broken off; withdrawn; scrapped; stopped; failed; quit; banned",
    # --- details that no programme holds
    "detail:cost": "cost*; how much; price*; budget*; expens*; paid; pay|pays for; fund*; fee|fees; euro|euros; yen; money; spend|spent; invest*; worth; salary; salaries; subsid*; grant*; afford; cheap; ticket*; tax*; donat*; turnover; revenue",
    "detail:lodging": "hotel*; accommodation; stay* at; stay* overnight; slept; sleep; lodg*; hostel*; inn; host famil*; overnight; guesthouse",
    "detail:contact": "phone*; telephone*; email*; e mail*; mail address; fax; website*; web site*; homepage; url; contact details|data|number; linkedin; number to call; mobile; whatsapp; line id; facebook; instagram; twitter",
    "detail:address": "address*; street; zip; postcode; postal code; directions; gps; coordinates; floor",
    "detail:clock_time": "what time; at what time; o clock; start time; starting time; which hour; what hour; time of day; how early; how late; opening hours; opening time*; departure time; begin at; start at; hours",
    "detail:reason": "why; how come; what for; reason*; cause of; what caused",
    "detail:weather": "weather; temperature*; rain tomorrow; snow*; sunny; forecast; degrees; umbrella; climate; hot; cold",
    "detail:travel": "airport*; flight*; airline*; train|trains; bus|buses; taxi*; how do i get; how to get; how can i get; get there; how far; distance; visa; passport; ticket*; airplane; plane; car; drive; park at|near|my|the car; can i|we park; parking; shinkansen; luggage; jet lag; tram; subway; railway station; nearest station; how do we get; transfer; commute",
    "detail:food": "restaurant*; food; eat|ate|eaten; lunch*; dinner*; breakfast; meal*; menu served; drink*; beer*; sake; ramen; sushi; coffee; cake; bar|bars; cafe*; dish|dishes; cuisine; catering; vegetarian",
    "detail:figures": "how many students|pupils|members|staff ~ does|do ~ have; how many pages|sheets|copies|trees|euros|questions; how many beds|employees|staff|doctors|patients|inhabitants|residents|people live|citizens|researchers|professors; population; inhabitants; employees; headquarters; turnover; share price; market share; capacity; size in; area in; square; tonnes; litres; volume; megawatt*; gigawatt*; kilowatt*; percent*; how much water|energy|power|gas|hydrogen|biogas; how deep; how tall; how high; how fast; how old; ranking; rank",
    "detail:history": "which|what party ~ belong; which|what political; mayor|governor|ambassador ~ before; before ~ mayor|governor|ambassador; designed; designer; architect*; founded|founding|founder*; established in; built; closed; closure; shut; opened; opening of; history of; invented; born; birthday; age; died; married; elected; election*; retire*; wife; husband; children; hobby; hobbies; party member*; political party; nationality; salary; since he|she; how old; resign*; successor; predecessor; construction; renovated; stud* where; degree; phd; cv; biography",
    "detail:opinion": "worthwhile; went wrong; go wrong; went well; best; better; worst; favourite; favorite; opinion; think of; recommend*; review*; rating; worth visiting; like it; enjoy*; popular; beautiful; interesting; useful; feedback; satisf*; success*; evaluat*; impress*; quality of the seminar; liked; criticis*; mistake*; problem*; fun; boring",
    "detail:personal_name": "names of ~ students|pupils|teachers|educators|members|people|participants|interns|delegates|guests|speakers; who by name; by name; first name|names; surname*; full name of the person; names of the teachers|students|members|interns; personal name*",
    "detail:other": "what|which language; who wrote; written by; author|authors; expire*; expir*; valid|validity; terminate|terminates; difference between; translated|translator*|translation*; interpreted; dubbed; may|can my|i|we join; allowed to join|come|go; app|apps; software; download; photo*; picture of; video*; livestream; recording*; slides; handout*; minutes; logo; wear; dress code; gift*; souvenir*; interpreter*; translator*; language spoken; wifi; password; insurance; dates of birth; vaccin*; covid*; corona; weapon*; war; earthquake; tsunami; nuclear; radiation; reactor; accident*; football; soccer; concert*; museum opening; apply; application form; register for; registration; sign up for the trip; how to apply; deadline*; sponsor*; competitor*; examination*; curriculum vitae; press; newspaper*; journalist*",
    # --- how to use the bot
    "how:subscribe": "subscri*; unsubscri*; sign up|off; follow a|the field; sign me up; get|receive news|updates|notifications|messages; opt in|out; enrol*",
    "how:language": "change|switch|set|choose|select|pick|use the|your|my|bot ~ language; language setting*; language; in|to|into english|german|japanese; english|german|japanese version; speak|write|answer|reply english|german|japanese; translate the bot",
    "how:reminders": "remind*; reminder*; notification*; notify; notif*; quiet hours; mute; alerts; alert me; snooze",
    "how:followups": "list of|see|show|find|view|where|all ~ follow up*|followup*; open follow up*|followup*; my follow up*|followup*",
    "how:followup": "follow up*; followup*; follow-up*; to do list; todo*; action item ~ record; note down ~ promise*; record ~ promise*; record ~ agreed",
    "how:settings": "settings; my settings; preferences; change my|the city; set my city; my home city; home city; my profile; configure",
    "how:privacy": "privacy; data protection; gdpr; appi; personal data; what ~ stored|store|know about me; store* about me; stores about me; saved about me; keep about me; know* about me; data ~ store|keep|collect; my data; who sees my",
    "how:forget": "stored about me gone; get rid of ~ data|me; remove everything; deleted; data ~ gone|deleted|erased|removed; delete my|me|all; erase my|me|all; forget me; remove my data|me|account; delete account; right to be forgotten; wipe my data",
    "how:mydata": "data you hold|have|keep|store on|about me; file ~ my|all data|information; my|all data ~ file; download ~ data; what ~ you have on|about me; export my data; download my data; copy of my data; see my data; all my data; data about me",
    "how:help": "help; what can you do; what can i ask|do here; how do you work; how does this|the bot work; how do i use; how to use; commands; which|what commands; instructions for use; manual; user guide; features; functions of the bot; get started; what are you; who are you",
    "how:timeline": "timeline; year ~ picture|image|chart|graphic|graph|glance|diagram; picture|image|chart|graphic|diagram of the year; visual overview; gantt; graphical*",
    "how:remind": "remind me of|about|to|on|in|at|tomorrow|next; own|personal|custom|new reminder; set|create|add|make a|an|my|myself reminder",
    "how:visits": "browse ~ visits; page|leaf|scroll|click through ~ visits; see all visits in the bot; command for visits; list of visits command; which command ~ visits",
    "how:actions": "command ~ actions|action plan|plans; browse|browsing|page|leaf|scroll|click ~ actions|action plan|plans; which command ~ actions",
    "how:cancel": "cancel ~ input|dialog|dialogue|command|entry; abort; stop the dialog",
    "how:calendar": "add ~ to my calendar; ics; ical*; calendar file; calendar entry; save ~ date|dates in my calendar; export to calendar; outlook; google calendar",
    "how:person": "talk|speak|write to a|the|some person|human|coordinator|someone; human being; real person; contact a|the coordinator*; ask a|the coordinator*; reach a|the coordinator*; coordinator*; speak to someone; pass ~ question; forward my question",
    "how:newvisit": "add|create|enter|register|schedule|postpone|reschedule|cancel a|an|the|another|new|our ~ visit|trip; plan a|another|new visit|trip; newvisit",
    "how:broadcast": "broadcast*; announce ~ everyone|everybody|participants|all|subscribers; announcement*; message|write|send ~ to|all everyone|everybody|participants|subscribers|followers; mass message*; circular*; write to all",
    "how:inbox": "inbox; unanswered|open question*; question* ~ could not|couldn t|cannot|can t answer; question* ~ not answer|answered; question* ~ passed|handed on",
    "how:import": "import*; upload*; read in ~ file|table|list; hand in ~ file|table",
    "how:export": "export ~ programme|visits|agenda|participants|table|follow ups; excel; xlsx; csv; spreadsheet*",
    "how:invite": "invite*; inviting; invitation*; qr code*; grant|give ~ right|rights|access; make ~ coordinator; new coordinator*",
    "how:stats": "statistics; stats; figures of the bot; how many people|users|subscribers ~ bot|reached; delivery report*; reach of the bot",
    "how:log": "who did what; audit*; change history; history of changes; log of changes; activity log",
    "ask:how": "is|are there a|any way|command|button|option|possibility|setting; which|what command*|button*|option*; command* for|to; where do|can|could|should i|we|one; how; commands do|can; how do|can|could|should|would i|we|one|you; how to; how; where can|do i; i want to; i d like to; i would like to; id like to; can|could i; is it possible; may i; let me; please; i need to; what do i do; which command; what command; want; stop; turn off|on; switch off|on; disable; enable; possible; way to",
    # --- not about a programme
    "frame": "got under way; get under way; went ahead; under way; taking place; took place; as far as i know; by the way; in the first place; at all; for short; in short; to be precise; in detail; in particular; if i may ask; once more; so far; up to now; at the moment; in the meantime; new year s",
    "off:mischief": """
        ignore ~ instructions|rules|prompt*; disregard; system prompt; your instructions; your prompt; api key; bot token; token; password*; jailbreak; pretend; act as; roleplay; hack*; sql; drop table; script; python; javascript; code that; developer mode; reveal your; you are now; simulate; root access; admin access; source code; new instructions; forget ~ instructions; override; dan mode; prompt""",
    "off:insult": "stupid; idiot*; dumb; shut up; fuck*; shit*; suck|sucks; hate you; useless; crap; moron; bullshit; damn; asshole; bastard; silly bot; piss; loser; ugly",
    "off:chat": """
        my last|previous|first question|message; what did i ask|say|write; joke*; poem*; sing|song; story; love me; marry; meaning of life; are you human|real|alive|a robot; are you a|an ai; how are you; how old are you; your name; favourite colour; chess; stock*; bitcoin; crypto*; lottery; horoscope; football result*; recipe*; homework; essay; translate; capital of; who won; president of; chancellor; prime minister; emperor; currency; exchange rate; news today; movie*; film*; game*; tv; math*; square root; calculate; times; plus; sort* a list; medical advice; headache; doctor appointment; lawyer; girlfriend; boyfriend; date me; time is it""",
}

HARMLESS = frozenset(
    """
    scheme schemes fall falls behind potential possible talk treat treated treats stay
    year years month months week weeks day days serve serves served serving
    one two three four five six seven eight nine ten besides apart aside tech switch
    a an the this that these those it its it's he she they them their his her him we us our ours you your yours i me my mine
    and or but so if then than because while whereas though although as of in on at to from by with within without into onto for
    during through throughout over under between among against about around near across per via along upon off up down out back
    is are was were be been being am do does did done doing have has had having will would shall should can could may might must
    not no nor yes ok okay yeah yep well oh hi hello hey dear greetings good morning afternoon evening day thanks thank thx cheers please pls plz kindly
    sorry excuse pardon sir madam team everyone everybody folks all guys regards
    which what who whom whose when where why how whether there here
    tell know say said give gave given show let get got need want wanted like would'd wish wonder wondering ask asking asked question questions
    information info detail details exactly exact precise precisely actually really just only also too even again once more most much many few
    some any several other others another each every both either neither such same own certain various different
    quick quickly brief briefly short shortly note notes report colleague colleagues boss prepare preparing prepared double-check check checking
    double confirm verify look looking find found out sure make made making take takes took taken taking put set use used using see
    something anything nothing someone anyone somebody anybody one ones thing things way ways kind sort type part bit lot
    now today currently present time times currently far yet already still soon later earlier before after since until till ago
    first second third please me remember remind forgot forgotten mind recall heard hear read seems seem think believe understand
    able possible possibly maybe perhaps probably apparently supposed allegedly
    work works working worked come comes coming go goes going happen
    name names named call called mention mentioned mentions listed list stated state states according following respective respectively
    planned plan plans planning scheduled envisioned envisaged intended expected proposed foreseen specific concrete concretely
    official officially formal formally main mainly major key important
    place places held hold holds holding occur occurred occurs
    example examples instance e.g eg i.e ie etc
    partnership cooperation collaboration collaborate collaborations collaborating cooperate cooperating together joint jointly mutual
    side sides people persons person member members participant participants
    slide deck presentation document program programme bot kizuna
    new old next last previous past future coming upcoming recent recently latest
    abroad overseas foreign international inter-city intercity bilateral
    us-we who's what's when's where's how's i'm i'd i'll i've we're we'd we'll you're they're it'd don't doesn't didn't isn't aren't wasn't weren't won't can't
    s t d ll re ve m im id ive dont doesnt didnt isnt wasnt cant wont thats theres lets
    back home there's pls asap fyi btw regarding concerning related relating relation respect terms
    go went gone going travel travelled trip visit visits visited visiting
    start started starts begin began end ended finish finished last lasted
    bring brought send sent receive received provide provided offer offered include included includes including involve involved consist consisted
    """.split()  # noqa: SIM905
)

#: "from Koriyama", "Essen's delegation": a city after or before these is where guests come from.
FROM = r"(?:from|out of|sent by|of)\s+(?:the\s+)?(?:city\s+of\s+|people\s+(?:in|of)\s+)?{city}|{city}(?:\s*'?s)?\s+(?:delegation|delegates|group|guests|side|team|teachers|educators|visitors|people|participants|members|representatives|party|mission|companies|students)"
#: "to Essen", "in Essen": the host.
TO = r"(?:to|in|at|into|towards|visit(?:ed|s|ing)?|for)\s+(?:the\s+)?(?:city\s+of\s+)?{city}(?!(?:\s*'?s)?\s+(?:delegation|delegates|group|guests|side|team|teachers|educators|visitors|participants|representatives))|{city}\s+(?:visit|trip|tour|stay)"
