"""English words that frame a question and narrow nothing down. Data for `lexicon.py`.

"When did it get under way", "which bodies are listed there": the verbs of being, happening, going,
taking part, saying, planning, seeing; adverbs and adjectives of degree, order and time; nouns
that stand for any fact. A word here costs nothing where an entry does not hold it. Words that
do something particular ("evaluated", "sold", "photographed") must never stand here: an answer
that passes over them would be another question's.
"""

#: Every form of these is light.
LEMMAS = """
    be become exist happen occur arise turn remain stay continue begin start commence finish end conclude last run
    go come travel journey fly drive ride depart leave arrive return head set-off move visit tour drop swing stop pass reach
    bring take carry send receive get give make do have hold keep put set let try need want wish intend schedule arrange
    envisage envision foresee propose suggest consider aim expect suppose hope prepare mean
    attend join participate involve include contain comprise consist belong meet gather welcome greet host accompany represent
    contribute engage
    say tell speak talk mention name call list state describe write read note show display present indicate specify enumerate
    refer quote point summarize summarise outline explain clarify remind remember recall forget know learn hear see look view find search
    check verify wonder think believe guess understand ask answer reply respond inform share pass provide supply offer
    concern regard relate deal cover treat fall count rank figure feature appear crop pop stand lie sit serve work act deal handle
    use apply help assist follow lead precede span range extend correspond match fit belong
    agree decide happen follow occur seem look sound spot pick choose
    like love enjoy appreciate thank oblige mind bother worry
    carry conduct perform execute undertake realise realize implement pursue
    total amount add sum split divide group sort order arrange break
    person people folk guy colleague boss friend team member delegate
    thing item entry point part piece bit aspect element detail fact information info data knowledge
    word term letter sentence phrase text paper document slide page section chapter row column table chart overview summary
    list listing order sequence series date calendar timeline agenda
    way manner kind sort type form category class set pair couple trio group range number amount
    time moment occasion case instance example event thing matter issue question query answer reply response
    side end place spot area part
    reason purpose respect regard connection context relation
    note report article memo briefing newsletter presentation minute protocol handout
    trip visit stop stay
    bot chat message
    fellow counterpart job approach audience
    locate situate base house contact consult tackle examine explore inspect observe watch notice discover encounter
    experience face raise chat converse communicate coordinate manage oversee supervise administer steer guide direct conduct
    support encourage foster strengthen deepen enhance improve develop advance expand extend increase reduce ensure secure enable allow
    permit facilitate create convert cooperate collaborate partner unite connect link tie associate affiliate board embark land
    depart launch initiate establish kick-off wrap stage mount ink strike forge formalise formalize designate nominate name appoint
    announce publish release issue reveal pertain denote signify abbreviate spell write pronounce number
    share team interact engage mingle talk debate negotiate hammer outline sketch draft detail specify define
    carry bring tag join accompany escort host entertain accommodate shepherd
    participant attendee guest visitor traveller traveler member delegate representative official expert specialist
    crew crowd attendance gathering get-together encounter occasion discussion debate dialogue conversation session round stage phase
    leg portion segment weekday weekend beginning start duration length period span window term location venue destination building
    premises content focus scope aim goal target objective result outcome title label acronym abbreviation format shape
    quantity size majority half third list overview tie connection relation relationship bond role position post function task
    duty responsibility domain circle world background future past present status progress idea proposal suggestion intention option
    opportunity chance possibility interest need news update picture impression
    additional basic brief broad central common comparable core correct current detailed direct distinct due equal essential
    eventual existing final further given helpful ideal immediate individual initial intended interested involved known large late
    leading limited maximum medium mere middle minimum minor missing mixed mutual necessary normal notable original outstanding
    overall partial particular pending permanent precise preliminary principal prior proper provisional rare ready regular related
    remaining required responsible rough same scheduled separate serious significant similar simple slight special standard
    subsequent sufficient suitable tentative thorough typical ultimate unclear unique unknown unsure upcoming urgent usual various
    vague well-known wide willing working
    germany-wide overseas abroad home downtown
""".split()  # noqa: SIM905

#: Only as written: adverbs, irregular forms, words whose stem is another word's.
WORDS = """
    whole entire entirely complete completely full fully total totally altogether overall precise precisely exact exactly
    specific specifically particular particularly general generally main mainly chief chiefly primarily
    different differing various several numerous multiple single sole only own proper actual actually real really true truly
    sure surely clear clearly obvious obviously simple simply quick quickly rough roughly approximate
    approximately nearly almost about around circa fairly quite rather pretty very much too so somewhat
    current currently present presently now nowadays today recent recently late lately later earlier early soon sooner shortly
    former formerly previous previously prior past ago already yet still just once twice again ever never always often sometimes
    usually normally originally initially finally lastly eventually ultimately afterwards afterward beforehand meanwhile
    subsequently consecutively successively simultaneously
    upcoming forthcoming future next following consecutive subsequent successive
    together jointly mutually separately individually respectively alone apart besides except excluding including included plus
    also moreover furthermore however therefore hence thus otherwise instead though although anyway anyhow somehow somewhere
    sometime someday elsewhere everywhere anywhere nowhere here there
    back away along across forward forth onwards off out up down over under within inside outside near nearby close
    under way underway
    available relevant related respective corresponding appropriate suitable right possible potential likely probable
    important key major big biggest large largest small smallest long longest short shortest high highest low lowest
    good nice great fine interested curious grateful glad happy
    new newest old oldest latest
    official officially formal formally publicly
    himself herself itself themselves ourselves yourself myself oneself
    went gone came done did made took taken gave given got gotten held kept set sent brought met said told spoke spoken
    knew known saw seen heard thought found left ran run began begun stood lay lain sat flew flown drove driven
    meant led felt became wrote written chose chosen understood
    whats wheres whos hows whens thats theres heres lets gonna wanna gotta gimme dunno goin doin comin lookin kinda sorta
    cheers ta cu bye goodbye greetings regards sincerely hiya howdy
    um uh er hm hmm mm erm ah oh ooh well ok okay alright yeah yep yup nope nah
    ms mr mrs dr prof
    hang second sec minute moment
    btw fyi asap afaik imo tbd eg ie etc aka incl approx ca no nr nos pt
    th nd rd st
    hopefully nevertheless nonetheless likewise meantime midway oftentimes thereafter thereby therein throughout upfront worldwide
    whereabouts extra alternative alternatively aware plain odd doubtful change changes changed move moved miss missed missing
    eve route else
    beyond below above amid among amongst beside despite opposite toward towards underneath unlike unless versus vs whereby wherein
    whichever whoever whatever whenever wherever like minus per than then
    teh hte adn nad wich whcih waht wehn hwo
    thru til till
    half dozen
    mine yours his hers ours theirs
    pair trio
    ranking top
    ppl peeps
""".split()  # noqa: SIM905
