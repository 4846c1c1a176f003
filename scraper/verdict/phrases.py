"""Words of walls and error pages, in many languages: one signal among others, never enough by itself.

Lower case; looked for as substrings of titles and headings (NOT_FOUND, SIGN_IN, ROBOT) or counted in running
text (CONSENT). A language missing here loses one signal, not the verdict.
"""

import re

NOT_FOUND = (
    "page not found", "not found", "page doesn't exist", "page does not exist", "page you requested",
    "no longer available", "can't be found", "cannot be found", "couldn't find", "could not find",
    "seite nicht gefunden", "nicht gefunden", "page introuvable", "page non trouvée", "n'existe pas",
    "página no encontrada", "no encontrada", "no existe", "página não encontrada", "não encontrada",
    "pagina non trovata", "non trovata", "pagina niet gevonden", "niet gevonden", "sidan hittades inte",
    "kunde inte hittas", "siden blev ikke fundet", "ikke fundet", "siden finnes ikke", "ikke funnet",
    "sivua ei löyty", "nie znaleziono", "strona nie istnieje", "stránka nenalezena", "nebyla nalezena",
    "stránka nebola nájdená", "nem található", "pagina nu a fost găsită", "nu a fost gasit",
    "страница не найдена", "не найдена", "не найдено", "сторінку не знайдено", "не знайдено",
    "страницата не е намерена", "страница није пронађена", "stranica nije pronađena", "nije pronađena",
    "stran ne obstaja", "η σελίδα δεν βρέθηκε", "δεν βρέθηκε", "sayfa bulunamadı", "bulunamadı",
    "הדף לא נמצא", "לא נמצא", "الصفحة غير موجودة", "غير موجودة", "لم يتم العثور", "صفحه یافت نشد",
    "یافت نشد", "पृष्ठ नहीं मिला", "पेज नहीं मिला", "ไม่พบหน้า", "không tìm thấy",
    "halaman tidak ditemukan", "tidak ditemukan", "ページが見つかりません", "見つかりませんでした",
    "お探しのページ", "页面不存在", "找不到页面", "未找到", "找不到頁面", "頁面不存在",
    "페이지를 찾을 수 없", "찾을 수 없습니다", "puslapis nerastas", "lapa nav atrasta",
    "lehekülge ei leitud",
)  # fmt: skip
NUMBER_404 = re.compile(r"(?<![\d.,/-])404(?![\d.,/-]|\s*\w*\s*(?:km|mil|people|dead))")

SIGN_IN = (
    "log in", "login", "sign in", "register to", "create an account", "create a free account", "anmelden",
    "einloggen", "registrieren", "se connecter", "connectez-vous", "connexion", "identifiez-vous",
    "iniciar sesión", "inicia sesión", "regístrate", "entrar", "iniciar sessão", "accedi", "inloggen",
    "logga in", "log ind", "logg inn", "kirjaudu", "zaloguj", "přihlásit", "prihlásiť", "bejelentkez",
    "autentificare", "conectare", "войти", "вход", "увійти", "вхід", "prijava", "prijavite", "σύνδεση",
    "giriş yap", "התחבר", "تسجيل الدخول", "ورود", "लॉग इन", "साइन इन", "เข้าสู่ระบบ", "đăng nhập", "masuk",
    "ログイン", "登录", "登入", "로그인",
)  # fmt: skip

ROBOT = (
    "just a moment", "checking your browser", "attention required", "access denied",
    "access to this page has been denied", "are you a robot", "not a robot", "are you human",
    "verify you are human", "security check", "pardon our interruption", "ddos", "bot verification",
    "human verification", "unusual traffic", "one more step", "request blocked", "please wait",
    "please verify", "403 forbidden", "forbidden", "blocked", "captcha", "client challenge",
    "einen moment", "sicherheitsüberprüfung", "zugriff verweigert", "un instant", "accès refusé",
    "un momento", "acceso denegado", "acesso negado", "accesso negato", "toegang geweigerd", "проверка",
    "доступ ограничен", "доступ запрещен", "вы не робот", "请稍候", "安全验证", "人机验证",
    "アクセスが拒否", "しばらくお待ち", "잠시만", "bir dakika",
)  # fmt: skip

CONSENT = re.compile(
    r"cookie|consent|einwillig|zustimm|datenschutz|consentement|confidentialité|traceurs|consentimiento|"
    r"privacidad|consentimento|consenso|toestemming|samtycke|samtykke|suostum|evästeet|zgod[aęy]|"
    r"prywatnoś|súhlas|souhlas|hozzájárul|adatvédel|consimțăm|согласи|файлы cookie|згод[аиу]|съгласи|"
    r"pristan|συγκατάθεσ|απορρήτου|çerez|הסכמ|עוגיות|موافق|ملفات تعريف|privacy|tracking|personali[sz]|"
    r"personenbezog|データ|クッキー|同意|プライバシー|隐私|隱私|쿠키|개인정보|legitimate interest|"
    r"berechtigte[sn]? interesse|intérêt légitime|interés legítimo|\biab\b|\btcf\b|vendors|partner(?:s|"
    r"n|ů|i|ów)?\b",
    re.I,
)
ACCEPT = re.compile(
    r"accept|agree|allow all|akzeptier|zustimmen|einverstanden|accepter|j.accepte|aceptar|aceitar|"
    r"accetta|akkoord|accepteren|godkänn|acceptera|accepter|godta|hyväksy|akceptuj|zgadzam|přijmout|"
    r"souhlasím|prijať|elfogad|accept[ăa]|принять|соглас|прийняти|погод|приемам|prihva|αποδοχή|συμφων|"
    r"kabul|אישור|מסכים|أوافق|قبول|同意|接受|동의|yes.{0,3}i|ok\b",
    re.I,
)
