"""Words of the general language that mean the same: what one entry says as "students" people ask as "pupils".

Each line is a group. A content word is explained by an entry that holds any word of its group.
"""

ENGLISH = """
    pupil pupils student students schoolchild schoolchildren schoolboy schoolgirl
    teacher teachers educator educators instructor instructors
    clean cleans cleaning cleaned purify purifies purified purification treat treats treated treatment cleanse
    doctor doctors doctors' physician physicians medics
    firm firms company companies enterprise enterprises business businesses
    flood floods flooding inundation
    sewage wastewater sewerage
    hospital hospitals clinic clinics
    lecture lectures talk talks speech speeches presentation presentations
    chairman chairwoman chairperson chair
    deputy vice
    booth booths stand stands stall
    building buildings facility facilities
    save saving savings conserve conservation
    training education schooling
    agriculture agricultural farming farm
    industry industrial
    tourism tourist
    culture cultural
    mine colliery coal
    pharmacist pharmacists pharmacy chemist chemists
    elderly senior seniors aged
    health healthcare
    waste rubbish garbage
    council assembly
    embassy embassies
    ministry ministries
    rain rainwater stormwater
    research researchers
    control protection prevention
    product products goods
    ozone ozonation
    emission emissions
"""
GERMAN = """
    schüler schülerin schülerinnen schulkind schulkinder
    lehrer lehrerin lehrerinnen lehrern lehrkraft lehrkräfte lehrkräften pädagoge pädagogen pädagoginnen
    firma firmen unternehmen betrieb betriebe
    arzt ärzte ärztin ärztinnen mediziner
    reinigen reinigt gereinigt reinigung säubern aufbereiten aufbereitet aufbereitung behandeln behandelt behandlung
    krankenhaus krankenhäuser klinik kliniken klinikum hospital
    hochwasser hochwasserschutz überflutung überschwemmung flut
    abwasser schmutzwasser
    vortrag vorträge referat rede präsentation
    vorsitz vorsitzende vorsitzender vorsitzenden
    stadtrat stadtversammlung ratsversammlung stadtparlament
    stellvertretend stellvertretende stellvertretender vize
    stand messestand
    gebäude gebäuden einrichtung einrichtungen
    sparen einsparen einsparung einsparungen energieeinsparung
    weiterbildung fortbildung schulung
    landwirtschaft agrar
    zeche bergwerk kohlebergwerk
    apotheke apotheken apotheker apothekerin
    altenheim seniorenheim pflegeheim seniorenstift altersheim
    gesundheit gesundheitswesen
    botschaft botschaften
    ministerium ministerien
    regen regenwasser niederschlag
    müll abfall
    forschung forscher
    produkt produkte ware waren erzeugnis
    ozon ozonung
"""
