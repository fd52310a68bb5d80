"""Japanese words of date expressions. Data only; `words.py` says what the letters are.

Japanese has no blanks: the longest word at a place wins, so words that merely begin like a
date (日本, 秋田, 春日) stand here too, as other words.
"""

from bot.questions.dates.words import Entry, same, table

#: Offset from an era's year to the Christian one. Babel has no 令和.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERA_LETTERS = {"s": 1925, "h": 1988, "r": 2018}

#: What follows a number and makes it a date or a distance.
COUNTERS: dict[str, Entry] = {
    "年度": ("P", None),
    "年": ("y", None),
    "月": ("M", None),
    "日": ("I", None),
    **table("D", [("days", "日間")]),
    **table("K", [("weeks", "週間 週")]),
    **table("T", [("months", "か月 ヶ月 カ月 ケ月 ヵ月 箇月 ヶ月間 か月間 カ月間")]),
    **table("J", [("years", "年間")]),
    **table("J", [("years", "カ年 か年 ヶ年")]),
}
WORDS: dict[str, Entry] = {
    **table("s", [("spring", "春"), ("summer", "夏"), ("autumn", "秋"), ("winter", "冬")]),
    **table("S", [("spring", "春季 春期 春休み"), ("summer", "夏季 夏期 夏休み"), ("autumn", "秋季 秋期")]),
    **table("S", [("winter", "冬季 冬期 冬休み")]),
    **table("W", [(0, "月曜日 月曜"), (1, "火曜日 火曜"), (2, "水曜日 水曜"), (3, "木曜日 木曜")]),
    **table("W", [(4, "金曜日 金曜"), (5, "土曜日 土曜"), (6, "日曜日 日曜")]),
    **table(
        "X",
        [
            (0, "今日 本日 きょう 今夜 今晩 今朝 けさ"),
            (1, "明日 あした あす"),
            (2, "明後日 あさって"),
            (3, "明々後日"),
        ],
    ),
    **table("X", [(-1, "昨日 きのう 昨夜 昨晩"), (-2, "一昨日 おととい おとつい"), (3, "しあさって")]),
    **table(
        "k",
        [
            (0, "今週 こんしゅう"),
            (1, "来週 翌週 らいしゅう"),
            (2, "再来週 さらいしゅう さ来週"),
            (-1, "先週 前週 せんしゅう"),
            (-2, "先々週 先先週"),
        ],
    ),
    **table(
        "j",
        [
            (0, "今月 当月 こんげつ"),
            (1, "来月 翌月 らいげつ"),
            (2, "再来月 さらいげつ さ来月"),
            (-1, "先月 前月 せんげつ"),
            (-2, "先々月 先先月"),
        ],
    ),
    **table(
        "N",
        [
            (0, "今年 本年 ことし"),
            (1, "来年 翌年 明年 らいねん"),
            (2, "再来年 さらいねん さ来年"),
            (-1, "昨年 去年 前年 きょねん さくねん"),
        ],
    ),
    **table("N", [(-2, "一昨年 おととし"), (-3, "一昨々年 さきおととし")]),
    **table(
        "R", [(("fiscal_year", 0), "今年度 本年度 当年度"), (("fiscal_year", 1), "来年度 次年度 翌年度")]
    ),
    **table("R", [(("fiscal_year", 2), "再来年度"), (("fiscal_year", -1), "昨年度 前年度 去年度")]),
    **table(
        "R", [(("fiscal_year", -2), "一昨年度"), (("quarter", 0), "今四半期"), (("quarter", 1), "来四半期")]
    ),
    **table("R", [(("quarter", -1), "前四半期"), (("weekend", 0), "今週末"), (("weekend", 1), "来週末")]),
    **table("R", [(("weekend", -1), "先週末")]),
    **table(
        "$", [(("year", "close"), "年末"), (("year", "open"), "年初 年始 年頭"), (("month", "late"), "月末")]
    ),
    **table("$", [(("month", "early"), "月初 月初め 月はじめ"), (("week", "early"), "週明け")]),
    **table("$", [(("year", "rest"), "年内 年内に"), (("year", "opening_next"), "年明け 年明けに")]),
    **table("$", [(("fiscal_year", "close"), "年度末"), (("fiscal_year", "early"), "年度初め 年度始め")]),
    **table(
        "b",
        [("early", "上旬 初旬 初め はじめ 始め 初頭 前期 頭 序盤"), ("mid", "中旬 半ば なかば 中頃 中ごろ")],
    ),
    **table("b", [("late", "下旬 末頃 末ごろ 終わり おわり 後期 終盤"), ("close", "末 末日")]),
    **table("b", [("first_half", "前半 の前半 上半期 上期"), ("second_half", "後半 の後半 下半期 下期")]),
    **table("$", [(("month", "rest"), "月内 月内に"), (("week", "rest"), "週内 週内に")]),
    **table("R", [(("new_year", 0), "新年 年が明けて 年が明けたら 年が明けると 年が改まって 年をまたいで")]),
    **table("g", [((12, 24, 2), "クリスマス"), ((12, 31, 1), "大晦日 大みそか"), ((1, 1, 1), "元旦 元日")]),
    **table("g", [((1, 1, 3), "正月 お正月 三が日")]),
    **table("E", [("weekend", "週末 土日")]),
    **table("c", [(3, "数")]),
    **table(
        "r",
        [(0, "この 今"), (1, "今度の 今後 今後の 次の これからの 向こう"), (-1, "過去 ここ 直近 最近 前の")],
    ),
    **table(
        "R",
        [(("spring", 1), "来春"), (("summer", 1), "来夏"), (("autumn", 1), "来秋"), (("winter", 1), "来冬")],
    ),
    **table(
        "R",
        [(("spring", 0), "今春"), (("summer", 0), "今夏"), (("autumn", 0), "今秋"), (("winter", 0), "今冬")],
    ),
    **table("R", [(("spring", -1), "昨春"), (("summer", -1), "昨夏"), (("autumn", -1), "昨秋")]),
    **table("R", [(("winter", -1), "昨冬")]),
    **same("K", "週", "week"),
    **same("O", "最終", -1),
    **same("_", "最終日 最終的"),
    **same("Q", "四半期", "quarter"),
    **same("H", "半年", "half_year"),
    **same("G", "前 まえ"),
    **same("h", "後 のち 後の あと"),
    **same("~", "以内"),
    **same("f", "の"),
    **same("i", "に で は も には では", "に"),
    **same("t", "から より", "after"),
    **same("U", "まで までに までの 迄 迄に", "after"),
    **same("<", "以前 より前 の前 よりも前 前に まえに", "after"),
    **same("C", "以降 以来 いらい 以後", "after"),
    **same(">", "より後 の後 のあと 後に よりあと", "after"),
    **same("+", "と 及び および"),
    **same("|", "か または 又は もしくは"),
    **same("x", "残り 残りの", "rest"),
    **same("a", "中 中に 頃 ごろ ころ 頃に 内 うち"),
    **same("Y", "現在 いま"),
    **same(
        "_", "日本 日程 日時 来日 春日 秋田 夏目 秋葉 春日部 千秋 立春 立夏 立秋 立冬 青春 中心 中国 中央"
    ),
    **same(
        "_",
        "月刊 今回 前回 次回 毎年 毎月 毎週 毎日 一日中 前後 後援 後任 前任 中止 中学 中部 内容 内部 来訪",
    ),
    **same("_", "ここで ここは ここに ここの 末永 末端 春夏秋冬"),
}
