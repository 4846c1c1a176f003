"""Bodies in many scripts: the same page, whatever the language, without a word list of any."""

from __future__ import annotations

import pytest
from body_pages import article, body_of, document, paragraphs

TEXTS = {
    "zh": (
        "港务局周一决定，海峡上最后一艘木制渡轮将于十一月离开水面。",
        "理事会没有人反对，不过有两位理事说，他们就是在渡轮码头旁边学会游泳的。",
        "修理费用为一百四十万克朗，超过了大桥通车以来渡轮的全部收入。",
        "七名船员将转到岛屿航线，那里从春天起就缺人手。",
    ),
    "ja": (
        "港務局は月曜日、海峡で最後の木造フェリーを十一月に引き揚げることを決めた。",
        "反対する理事はいなかったが、二人はその桟橋のそばで泳ぎを覚えたと話した。",
        "修理には百四十万クローネかかり、橋ができてからの収入を上回るという。",
        "乗組員七人は、春から人手の足りない島の航路に移る予定だ。",
    ),
    "ko": (
        "항만위원회는 월요일 해협의 마지막 나무 여객선을 11월에 물 밖으로 끌어올리기로 결정했다.",
        "반대한 위원은 없었지만 두 사람은 그 선착장 옆에서 수영을 배웠다고 말했다.",
        "수리비는 140만 크로네로, 다리가 놓인 뒤 배가 벌어들인 돈보다 많다.",
        "선원 일곱 명은 봄부터 일손이 모자란 섬 노선으로 옮겨 간다.",
    ),
    "ar": (
        "قررت هيئة الميناء يوم الاثنين رفع آخر عبّارة خشبية في المضيق من الماء في شهر تشرين الثاني.",
        "لم يعترض أحد من الأعضاء، غير أن اثنين منهم قالا إنهما تعلما السباحة قرب رصيفها.",
        "كانت تكلفة الإصلاح ستبلغ مليوناً وأربعمئة ألف كرونة، وهو أكثر مما كسبته منذ افتتاح الجسر.",
        "سينتقل أفراد الطاقم السبعة إلى خط الجزيرة الذي ينقصه البحارة منذ الربيع.",
    ),
    "he": (
        "מועצת הנמל החליטה ביום שני להוציא מן המים בנובמבר את מעבורת העץ האחרונה במצר.",
        "איש מחברי המועצה לא התנגד, אך שניים מהם סיפרו שלמדו לשחות ליד המזח שלה.",
        "התיקון היה עולה מיליון וארבע מאות אלף כתרים, יותר ממה שהכניסה הספינה מאז נפתח הגשר.",
        "שבעת אנשי הצוות יעברו לקו האי, שחסרים בו מלחים מאז האביב.",
    ),
    "th": (
        "คณะกรรมการท่าเรือมีมติเมื่อวันจันทร์ให้ยกเรือข้ามฟากไม้ลำสุดท้ายของช่องแคบขึ้นจากน้ำในเดือนพฤศจิกายน",
        "ไม่มีกรรมการคนใดคัดค้าน แต่สองคนเล่าว่าพวกเขาหัดว่ายน้ำข้างท่าเรือแห่งนี้",
        "ค่าซ่อมอยู่ที่หนึ่งล้านสี่แสนโครน ซึ่งมากกว่ารายได้ของเรือนับตั้งแต่สะพานเปิดใช้งาน",
        "ลูกเรือเจ็ดคนจะย้ายไปประจำเส้นทางเกาะ ซึ่งขาดคนมาตั้งแต่ฤดูใบไม้ผลิ",
    ),
    "hi": (
        "बंदरगाह मंडल ने सोमवार को तय किया कि जलडमरूमध्य की आख़िरी लकड़ी की नाव नवंबर में पानी से निकाल ली जाएगी।",
        "किसी सदस्य ने विरोध नहीं किया, हालाँकि दो ने बताया कि उन्होंने उसी घाट के पास तैरना सीखा था।",
        "मरम्मत पर चौदह लाख क्रोन लगते, जो पुल खुलने के बाद से नाव की कुल कमाई से अधिक है।",
        "सात नाविक द्वीप वाली सेवा में जाएँगे, जहाँ वसंत से लोगों की कमी है।",
    ),
    "ru": (
        "Последний деревянный паром через пролив поднимут из воды в ноябре, решил в понедельник совет порта.",
        "Никто из членов совета не возражал, хотя двое признались, что учились плавать у его причала.",
        "Ремонт обошёлся бы в 1,4 миллиона крон, больше, чем паром заработал с тех пор, как открыли мост.",
        "Семеро моряков перейдут на островную линию, где людей не хватает с весны.",
    ),
    "el": (
        "Το τελευταίο ξύλινο πορθμείο θα βγει από το νερό τον Νοέμβριο, αποφάσισε χθες το λιμεναρχείο.",
        "Κανένα μέλος δεν είχε αντίρρηση, αν και δύο είπαν ότι έμαθαν κολύμπι δίπλα στην προβλήτα του.",
        "Η επισκευή θα κόστιζε 1,4 εκατομμύρια κορόνες, περισσότερα από όσα κέρδισε αφότου άνοιξε η γέφυρα.",
        "Οι επτά ναύτες θα περάσουν στη γραμμή του νησιού, που έχει έλλειψη προσωπικού από την άνοιξη.",
    ),
    "fr": (
        "Le dernier bac en bois du détroit quittera l’eau en novembre, a décidé lundi le conseil du port.",
        "Personne ne s’y est opposé, même si deux membres disent avoir appris à nager près de son ponton.",
        "La réparation aurait coûté 1,4 million de couronnes, plus que ce qu’il a gagné depuis le pont.",
        "Les sept marins rejoindront la ligne de l’île, qui manque de bras depuis le printemps.",
    ),
}


def half(text: str) -> str:
    """A text as long as a headline, and not in the body as it stands."""
    return text[: len(text) // 2]


@pytest.mark.parametrize("lang", TEXTS)
def test_the_body_is_found_in_every_script(lang: str) -> None:
    doc = article(paragraphs(*TEXTS[lang]), title=half(TEXTS[lang][0]), lang=lang)
    assert body_of(doc) == "\n\n".join(TEXTS[lang])


@pytest.mark.parametrize("lang", TEXTS)
def test_a_list_of_links_is_left_out_in_every_script(lang: str) -> None:
    texts = TEXTS[lang]
    links = "".join(f'<li><a href="/{i}">{half(text)}</a></li>' for i, text in enumerate(texts))
    doc = article(paragraphs(*texts), f'<div class="related"><ul>{links}</ul></div>', lang=lang)
    assert body_of(doc) == "\n\n".join(texts)


@pytest.mark.parametrize("lang", TEXTS)
def test_line_breaks_part_paragraphs_in_every_script(lang: str) -> None:
    texts = TEXTS[lang]
    doc = article("<br><br>".join(texts), title=half(texts[0]), lang=lang)
    assert body_of(doc) == "\n\n".join(texts)


@pytest.mark.parametrize("lang", TEXTS)
def test_a_page_without_any_class_gives_its_paragraphs(lang: str) -> None:
    texts = TEXTS[lang]
    menu = "".join(f"<a href=/{i}>{text[:5]}</a> " for i, text in enumerate(texts))
    body = body_of(
        document(f"<html lang={lang}><body><div>{menu}</div><div>{paragraphs(*texts)}</div></body></html>")
    )
    assert body == "\n\n".join(texts)
