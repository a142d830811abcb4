### עברית: קצר, ענייני ואדיב, בלי לנחש את מגדר הפונה: שם פועל, ״נא״, ״אפשר״, שם עצם או רבים.
### neutral לשפה יומיומית, formal לשפה רשמית.

## חלקים

# משפט שנוסף רק במקום שאחרים יכולים לקרוא בו.
part-private-note =
    { $place ->
        [public]
            { " " }{ $formality ->
               *[neutral] כאן גם אחרים קוראים, ולכן עדיף לא לכתוב שם או מספר הזמנה אלא לשלוח אותם בצ׳אט פרטי.
                [formal] מאחר שגם אחרים קוראים את השיחה, נא לא לכתוב כאן פרטים אישיים כגון שם או מספר הזמנה, אלא לפנות אלינו בצ׳אט פרטי.
            }
       *[private] { "" }
    }
# מי עונה, עם הפועל שלו.
part-answers =
    { $persona ->
        [feminine] עונה לכם העוזרת האוטומטית
        [masculine] עונה לכם העוזר האוטומטי
       *[unknown] עונה לכם המערכת האוטומטית
    }

## התחלה

greeting =
    { $audience ->
        [b2b] שלום רב, ותודה על ההתעניינות בשירותי { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
       *[neutral] { part-hello }, כאן { $brand }. טוב שפניתם אלינו!
        [formal] { part-hello }, כאן { $brand }. תודה על פנייתכם.
    }
part-hello =
    { $daypart ->
        [morning] בוקר טוב
        [afternoon] צהריים טובים
        [evening] ערב טוב
       *[unknown] שלום
    }
greeting-named =
    { $formality ->
       *[neutral] { part-hello } { $name }, כאן { $brand }. טוב שפניתם אלינו!
        [formal] { part-hello } { $name }, כאן { $brand }. תודה על פנייתכם.
    }
disclosure =
    { $audience ->
        [senior] כאן { part-answers } של { $brand }, כלומר תוכנת מחשב ולא אדם.
        [learner_a] כאן עונה מחשב של { $brand }. זה לא אדם.
       *[general] כאן { part-answers } של { $brand }.
    }

## פקודות

help =
    { $formality ->
       *[neutral] אלה הפקודות שאפשר לשלוח בכל רגע:
        [formal] ניתן להשתמש בפקודות האלה בכל עת:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] התחלת שיחה
        [language] בחירת שפה
        [human] שיחה עם אדם מהצוות
        [privacy] מה נשמר אצלנו
        [reset] התחלה מחדש
        [cancel] הפסקת השאלות הנוכחיות
       *[help] הצגת הרשימה הזאת
    }
error-command =
    { $formality ->
       *[neutral] אין פקודה בשם { $command }. כדי לראות מה אפשר לשלוח: { $help }.
        [formal] הפקודה { $command } אינה קיימת. לרשימת הפקודות נא לשלוח { $help }.
    }

## תשובות

answer-frame =
    { $formality ->
       *[neutral] זה מה שמצאתי:
        [formal] להלן המידע שנמצא בנושא:
    }
answer-other-language =
    { $formality ->
       *[neutral] את זה יש לי רק בשפה אחרת ({ $language }):
        [formal] המידע בנושא זה זמין בשפה אחרת בלבד ({ $language }):
    }
answer-sources = מקור המידע: { $titles }
nothing-found =
    { $audience ->
        [learner_a] סליחה, לא מצאתי תשובה. אפשר לשאול שוב במילים פשוטות?
       *[general] { part-nothing-found }
    }
part-nothing-found =
    { $formality ->
       *[neutral] לא מצאתי על זה כלום. אפשר לנסח את השאלה אחרת, או להוסיף פרט או שניים?
        [formal] לצערנו לא נמצא מידע בנושא. נשמח לקבל את השאלה בניסוח אחר או עם פרטים נוספים.
    }
answer-withheld =
    { $formality ->
       *[neutral] אין לי תשובה בטוחה מספיק לשאלה הזאת, ולנחש לא כדאי. אפשר לשאול בצורה אחרת?
        [formal] לא אוכל להשיב על שאלה זו תשובה מהימנה, ואין ברצוננו להטעות. נשמח לקבל את השאלה בניסוח אחר.
    }{ part-private-note }
late =
    { $formality ->
       *[neutral] סליחה על ההמתנה.
        [formal] אנו מתנצלים על העיכוב במענה.
    }

## כשמשהו לא מצליח

error-model =
    { $formality ->
       *[neutral] סליחה, לא הצלחתי להכין תשובה כרגע. כדאי לנסות שוב בעוד כמה דקות.
        [formal] לצערנו לא ניתן להשיב כעת. נא לנסות שוב בעוד כמה דקות.
    }
error-internal =
    { $formality ->
       *[neutral] סליחה, משהו השתבש אצלנו. ההודעה שלכם נשמרה, ואפשר לנסות שוב בעוד רגע.
        [formal] אנו מתנצלים, אירעה אצלנו תקלה. הודעתכם נשמרה, ונא לנסות שוב בעוד רגע.
    }
error-media =
    { $formality ->
       *[neutral] סליחה, תמונות, הודעות קוליות וקבצים עוד לא נפתחים אצלי. אפשר לכתוב במילים במה מדובר?
        [formal] לצערנו עדיין לא ניתן לפתוח כאן תמונות, הודעות קוליות או קבצים. נא לתאר את הפנייה במילים.
    }
error-empty =
    { $formality ->
       *[neutral] לא מצאתי טקסט בהודעה. איך אפשר לעזור?
        [formal] לא נמצא טקסט בהודעתכם. במה נוכל לסייע?
    }
error-choice =
    { $formality ->
       *[neutral] האפשרות הזאת כבר לא קיימת. אפשר פשוט לכתוב במילים מה נחוץ.
        [formal] אפשרות זו אינה זמינה עוד. נא לכתוב במילים את בקשתכם.
    }

## אנשים

handover-waiting =
    { $formality ->
       *[neutral] העברתי את הפנייה לצוות שלנו, והמספר שלה הוא { $ticket }. היא תישאר פתוחה עד שתגיע תשובה, ובינתיים אפשר להמשיך לשאול כאן.
        [formal] פנייתכם הועברה לצוות שלנו, ומספרה { $ticket }. היא תישאר פתוחה עד לקבלת מענה, ובינתיים אמשיך להשיב לשאלותיכם.
    }{ part-private-note }
handover-still-waiting =
    { $formality ->
       *[neutral] פנייה { $ticket } עדיין מחכה לצוות שלנו. תודה על הסבלנות; בינתיים אפשר להמשיך לשאול כאן.
        [formal] פנייתכם { $ticket } עדיין ממתינה למענה מהצוות שלנו. תודה על סבלנותכם; בינתיים אמשיך לסייע לכם.
    }
handover-joined =
    { $formality ->
       *[neutral] מעכשיו { $agent } מהצוות שלנו כאן בשבילכם.
        [formal] מעתה { $agent } מהצוות שלנו לשירותכם.
    }
handover-returned =
    { $formality ->
       *[neutral] מעכשיו שוב { part-answers }. אפשר לעזור בעוד משהו?
        [formal] מעתה שוב { part-answers }. במה עוד נוכל לסייע?
    }
handover-unavailable =
    { $formality ->
       *[neutral] סליחה, כרגע אי אפשר להגיע מכאן לצוות שלנו. אמשיך לעזור כמיטב יכולתי.
        [formal] לצערנו לא ניתן כעת להגיע אל הצוות שלנו מתוך השיחה. אמשיך לסייע לכם כמיטב יכולתי.
    }
out-of-hours =
    { $formality ->
       *[neutral] הצוות שלנו לא זמין עכשיו, ויחזור במועד הזה: { $opens } ({ $zone }). פנייה { $ticket } נשמרת עד אז, ובינתיים אפשר להמשיך לשאול כאן.
        [formal] הצוות שלנו אינו זמין כעת, ויעמוד שוב לרשותכם במועד הזה: { $opens } ({ $zone }). פנייתכם { $ticket } נשמרת עד אז, ובינתיים אמשיך להשיב לשאלותיכם.
    }{ part-private-note }
holiday-today = היום יום חג ({ $holiday }).
holiday-expected = היום צפוי להיות יום חג ({ $holiday }); התאריך עוד לא ודאי.
closed =
    { $formality ->
       *[neutral] השיחה הסתיימה. אם צריך עוד משהו, פשוט לכתוב לנו שוב.
        [formal] השיחה הסתיימה. לכל עניין נוסף נשמח לעמוד לרשותכם בכל עת.
    }

## שפה

language-switched =
    { $formality ->
       *[neutral] בסדר, מעכשיו התשובות יהיו בשפה הזאת: { $language }.
        [formal] מעתה יינתנו התשובות בשפה הזאת: { $language }.
    }
language-which =
    { $formality ->
       *[neutral] באיזו שפה נמשיך?
        [formal] באיזו שפה נוח לכם להמשיך?
    }
language-unknown =
    { $formality ->
       *[neutral] השפה ״{ $language }״ עוד לא נתמכת כאן. אפשר לבחור אחת מאלה:
        [formal] לצערנו השפה ״{ $language }״ אינה זמינה עדיין. נא לבחור באחת השפות האלה:
    }

## פרטיות והתחלה מחדש

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
       *[neutral] ההודעות ומזהה איש הקשר נשמרים אצל { $brand } בצורה מוצפנת, כדי שנוכל לענות.
        [formal] הודעותיכם ומזהה איש הקשר שלכם נשמרים אצל { $brand } בצורה מוצפנת, לצורך מתן מענה.
    }
part-erase =
    { $formality ->
       *[neutral]
            { $place ->
                [public] כדי למחוק אותם, אפשר לבקש זאת מהצוות שלנו בצ׳אט פרטי, ואצל { $brand } ימחקו אותם.
               *[private] כדי למחוק אותם, אפשר לבקש זאת מהצוות שלנו, ואצל { $brand } ימחקו אותם.
            }
        [formal]
            { $place ->
                [public] למחיקת הנתונים נא לפנות אל הצוות שלנו בצ׳אט פרטי, ואצל { $brand } יימחקו הנתונים לפי בקשתכם.
               *[private] למחיקת הנתונים נא לפנות אל הצוות שלנו, ואצל { $brand } יימחקו הנתונים לפי בקשתכם.
            }
    }
reset-done =
    { $formality ->
       *[neutral] מתחילים מחדש. איך אפשר לעזור?
        [formal] השיחה החלה מחדש. במה נוכל לסייע?
    }

## דירוג

survey-ask =
    { $formality ->
       *[neutral] עד כמה עזרנו? אפשר לדרג מ־1 (בכלל לא) עד 5 (מאוד).
        [formal] מהי מידת שביעות הרצון שלכם מהשירות? נא לדרג מ־1 (נמוכה מאוד) עד 5 (גבוהה מאוד).
    }
survey-thanks =
    { $formality ->
       *[neutral] תודה על הדירוג!
        [formal] תודה רבה על הדירוג.
    }

## שאלות לפי הסדר

flow-cancelled =
    { $formality ->
       *[neutral] בסדר, עצרתי כאן. אפשר לעזור בעוד משהו?
        [formal] השאלות הופסקו. במה עוד נוכל לסייע?
    }
flow-invalid =
    { $formality ->
       *[neutral] זה לא בדיוק מתאים. אפשר לבדוק ולשלוח שוב?
        [formal] הפרט שנשלח אינו תואם את הנדרש. נא לבדוק ולשלוח שוב.
    }{ part-private-note }
flow-gone =
    { $formality ->
       *[neutral] סליחה, השאלות השתנו בינתיים, ולכן עצרתי כאן. אפשר לכתוב שוב מה נחוץ?
        [formal] אנו מתנצלים, השאלות השתנו בינתיים ולכן הופסקו. נא לכתוב שוב את בקשתכם.
    }
flow-changed =
    { $formality ->
       *[neutral] סליחה, השאלות השתנו בינתיים. נמשיך מכאן.
        [formal] אנו מתנצלים, השאלות השתנו בינתיים. נמשיך מהשאלה הזאת.
    }
private-invite =
    { $formality ->
       *[neutral] עדיף לדבר על זה בצ׳אט פרטי. שם נשמח לענות בהרחבה.
        [formal] מוטב להמשיך בנושא זה בצ׳אט פרטי, ושם נשמח להשיב בהרחבה.
    }
private-open = המשך בצ׳אט פרטי
private-opened = כאן אף אחד אחר לא קורא. לגבי השאלה שנשאלה:
private-unreachable =
    { $formality ->
       *[neutral] לצערנו אי אפשר לפתוח מכאן צ׳אט פרטי. אפשר לכתוב לנו הודעה ישירה, ושם נענה.
        [formal] לצערנו לא ניתן לפתוח מכאן צ׳אט פרטי. ניתן לשלוח לנו הודעה ישירה, ושם נשיב.
    }
note-health = זהו מידע כללי, והוא אינו מחליף ייעוץ רפואי.

## עמוד הצ׳אט

web-title = צ׳אט עם { $brand }
web-no-script =
    { $formality ->
       *[neutral] לצ׳אט הזה דרוש JavaScript. צריך להפעיל אותו בדפדפן ולטעון את העמוד שוב.
        [formal] לצ׳אט זה נדרש JavaScript. נא להפעיל אותו בדפדפן ולטעון מחדש את העמוד.
    }
web-skip = מעבר לשדה ההודעה
web-log-label = השיחה
web-placeholder = כתיבת הודעה
web-send = שליחה
web-attach = צירוף קבצים
web-drop = כאן משחררים את הקבצים
web-you = אני
web-assistant = מענה אוטומטי
web-person = הצוות שלנו
web-typing = התשובה נכתבת
web-sources = מקורות
web-download = הורדה
web-offline =
    { $formality ->
       *[neutral] אין חיבור. ההודעות יישלחו ברגע שיחזור.
        [formal] אין כעת חיבור. הודעותיכם יישלחו מיד כשיחודש.
    }
web-online = החיבור חזר.
web-waiting = ממתין לחיבור
web-sending = בשליחה
web-sent = נשלח
web-failed = לא נשלח
web-retry = ניסיון נוסף
web-remove = הסרה
web-file-too-large = הקובץ גדול מדי. הגודל המרבי הוא { $megabytes } MB.
web-file-type = קבצים מסוג זה לא ניתן לשלוח כאן.
web-too-many = מספר הקבצים המרבי בהודעה: { $count }.
web-too-long =
    { $formality ->
       *[neutral] ההודעה ארוכה מדי. אפשר לקצר אותה?
        [formal] הודעתכם ארוכה מדי. נא לקצר אותה.
    }
web-file-unavailable = לא ניתן לטעון את הקובץ.
web-new-messages = הודעות חדשות
web-open = פתיחת הצ׳אט
web-close = סגירת הצ׳אט
