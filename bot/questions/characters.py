"""Which characters count as the same when words are compared, and which are no text at all.

Data for `text.py`. Tables are built once for `str.translate`.
"""

#: Old and variant forms of kanji beside the form in use today (kyūjitai, names, print variants).
_KANJI_VARIANTS = (
    "亞亜惡悪壓圧圍囲爲為醫医壹壱稻稲飮飲隱隠營営榮栄衞衛驛駅圓円艷艶鹽塩奧奥應応歐欧毆殴穩穏假仮價価畫画"
    "會会囘回壞壊懷懐繪絵擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓罐缶觀観關関陷陥巖巌顏顔歸帰氣気龜亀僞偽"
    "戲戯犧犠舊旧據拠擧挙峽峡挾挟狹狭鄕郷響響曉暁區区驅駆勳勲薰薫徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸"
    "缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国濟済碎砕齋斎劑剤櫻桜册冊雜雑"
    "參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙奬奨"
    "將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随"
    "髓髄數数樞枢聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装"
    "騷騒臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳"
    "廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当德徳獨独讀読屆届繩縄貳弐腦脳霸覇廢廃拜拝賣売麥麦發発"
    "髮髪拔抜蠻蛮濱浜甁瓶拂払佛仏變変邊辺邉辺辨弁瓣弁辯弁舖舗穗穂寶宝萠萌豐豊沒没飜翻槇槙萬万滿満默黙彌弥"
    "藥薬譯訳豫予餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧畧略龍竜兩両獵猟綠緑隣隣凜凛壘塁勵励禮礼靈霊齡齢"
    "戀恋爐炉勞労樓楼瀨瀬髙高﨑崎嵜崎嶋島冨富桒桑栁柳渕淵舘館淸清靑青內内吉吉梁梁槗橋"
)
KANJI: dict[int, str] = {
    ord(old): new for old, new in zip(_KANJI_VARIANTS[::2], _KANJI_VARIANTS[1::2], strict=True)
}

#: All hyphens, dashes, minus signs and waves between numbers become "-"; ー is a letter and stays.
DASHES: dict[int, str] = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃〜～∼⁓➖"), "-")

#: Quotation marks and apostrophes.
QUOTES: dict[int, str] = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
}

#: Katakana for hiragana, for comparing.
_HIRAGANA_TO_KATAKANA = {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}
_SMALL_TO_LARGE = {
    ord(small): large
    for small, large in zip("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ", strict=True)
}
KATAKANA: dict[int, str] = {
    **_HIRAGANA_TO_KATAKANA,
    **_SMALL_TO_LARGE,
    **{
        ord(h): _SMALL_TO_LARGE[ord(k)]
        for h, k in zip("ぁぃぅぇぉっゃゅょゎゕゖ", "ァィゥェォッャュョヮヵヶ", strict=True)
    },
}

#: Marks that people set or leave out inside Japanese words: long vowel, middle dots, blanks' stand-ins.
LOOSE_MARKS = "ー・･·‧•=゠ｰ"
