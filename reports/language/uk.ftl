### Що каже звіт, українською. Одне повідомлення — одне речення; слова після знака = може змінити кожен.
###
### $n-text — число, як воно друкується; воно знає свої записи і має стояти в повідомленні, у кожній його формі.
### $n — те саме число, щоб обрати форму: { $n -> [one] тривога [few] тривоги *[many] тривог }. Його не друкують.
### WORD($n-text, "Ніхто") каже число словом замість цифр.
### $what — що рахують (attack-event, alert, call ...), $by — що порівнюють (region, district, month ...).

## Що рахують
# З числом попереду: «1 тривога», «5 тривог».
noun-n = { $what ->
        [attack-event] { $n ->
            [one] напад
            [few] напади
           *[many] нападів
        }
        [event-of-explosive-violence] { $n ->
            [one] випадок
            [few] випадки
           *[many] випадків
        } вибухового насильства
        [event-of-violence-against-civilians] { $n ->
            [one] випадок
            [few] випадки
           *[many] випадків
        } насильства проти цивільних
        [alert] { $n ->
            [one] тривога
            [few] тривоги
           *[many] тривог
        }
        [call] { $n ->
            [one] виклик
            [few] виклики
           *[many] викликів
        }
        [attack-from-the-air] { $n ->
            [one] напад
            [few] напади
           *[many] нападів
        } з повітря
        [missile-attack] { $n ->
            [one] ракетний удар
            [few] ракетні удари
           *[many] ракетних ударів
        }
        [attack-with-drones-and-missiles] { $n ->
            [one] напад
            [few] напади
           *[many] нападів
        } дронами й ракетами
        [attack-with-artillery] { $n ->
            [one] артилерійський обстріл
            [few] артилерійські обстріли
           *[many] артилерійських обстрілів
        }
        [explosion-of-a-device] { $n ->
            [one] вибух
            [few] вибухи
           *[many] вибухів
        } пристрою
        [attack-on-the-ground] { $n ->
            [one] наземний напад
            [few] наземні напади
           *[many] наземних нападів
        }
        [armed-clash] { $n ->
            [one] збройне зіткнення
            [few] збройні зіткнення
           *[many] збройних зіткнень
        }
        [find-of-debris] { $n ->
            [one] знахідка
            [few] знахідки
           *[many] знахідок
        } уламків
        [event-of-other-violence] { $n ->
            [one] випадок
            [few] випадки
           *[many] випадків
        } іншого насильства
        [record] { $n ->
            [one] запис
            [few] записи
           *[many] записів
        }
        [incident] { $n ->
            [one] випадок
            [few] випадки
           *[many] випадків
        }
        [step] { $n ->
            [one] крок
            [few] кроки
           *[many] кроків
        }
        [total] { $n ->
            [one] підсумок
            [few] підсумки
           *[many] підсумків
        }
       *[event] { $n ->
            [one] подія
            [few] події
           *[many] подій
        }
    }
# Після «з» та «для»: «3 з 5 нападів».
noun-n-of = { $what ->
        [attack-event] { $n ->
            [one] нападу
           *[other] нападів
        }
        [event-of-explosive-violence] { $n ->
            [one] випадку
           *[other] випадків
        } вибухового насильства
        [event-of-violence-against-civilians] { $n ->
            [one] випадку
           *[other] випадків
        } насильства проти цивільних
        [alert] { $n ->
            [one] тривоги
           *[other] тривог
        }
        [call] { $n ->
            [one] виклику
           *[other] викликів
        }
        [attack-from-the-air] { $n ->
            [one] нападу
           *[other] нападів
        } з повітря
        [missile-attack] { $n ->
            [one] ракетного удару
           *[other] ракетних ударів
        }
        [attack-with-drones-and-missiles] { $n ->
            [one] нападу
           *[other] нападів
        } дронами й ракетами
        [attack-with-artillery] { $n ->
            [one] артилерійського обстрілу
           *[other] артилерійських обстрілів
        }
        [explosion-of-a-device] { $n ->
            [one] вибуху
           *[other] вибухів
        } пристрою
        [attack-on-the-ground] { $n ->
            [one] наземного нападу
           *[other] наземних нападів
        }
        [armed-clash] { $n ->
            [one] збройного зіткнення
           *[other] збройних зіткнень
        }
        [find-of-debris] { $n ->
            [one] знахідки
           *[other] знахідок
        } уламків
        [event-of-other-violence] { $n ->
            [one] випадку
           *[other] випадків
        } іншого насильства
        [record] { $n ->
            [one] запису
           *[other] записів
        }
        [incident] { $n ->
            [one] випадку
           *[other] випадків
        }
        [step] { $n ->
            [one] кроку
           *[other] кроків
        }
        [total] { $n ->
            [one] підсумку
           *[other] підсумків
        }
       *[event] { $n ->
            [one] події
           *[other] подій
        }
    }
noun-pl = { $what ->
        [attack-event] напади
        [event-of-explosive-violence] випадки вибухового насильства
        [event-of-violence-against-civilians] випадки насильства проти цивільних
        [alert] тривоги
        [call] виклики
        [attack-from-the-air] напади з повітря
        [missile-attack] ракетні удари
        [attack-with-drones-and-missiles] напади дронами й ракетами
        [attack-with-artillery] артилерійські обстріли
        [explosion-of-a-device] вибухи пристроїв
        [attack-on-the-ground] наземні напади
        [armed-clash] збройні зіткнення
        [find-of-debris] знахідки уламків
        [event-of-other-violence] випадки іншого насильства
        [record] записи
        [incident] випадки
        [step] кроки
        [total] підсумки
       *[event] події
    }
noun-pl-of = { $what ->
        [attack-event] нападів
        [event-of-explosive-violence] випадків вибухового насильства
        [event-of-violence-against-civilians] випадків насильства проти цивільних
        [alert] тривог
        [call] викликів
        [attack-from-the-air] нападів з повітря
        [missile-attack] ракетних ударів
        [attack-with-drones-and-missiles] нападів дронами й ракетами
        [attack-with-artillery] артилерійських обстрілів
        [explosion-of-a-device] вибухів пристроїв
        [attack-on-the-ground] наземних нападів
        [armed-clash] збройних зіткнень
        [find-of-debris] знахідок уламків
        [event-of-other-violence] випадків іншого насильства
        [record] записів
        [incident] випадків
        [step] кроків
        [total] підсумків
       *[event] подій
    }
noun-pl-none = нічого
counted = { $n-text } { noun-n }

## Що порівнюють
by-one = { $by ->
        [district] район
        [subkind] вид
        [priority] терміновість
        [month] місяць
        [kind] рід
        [period] проміжок
       *[region] регіон
    }
# Родовий відмінок: «для кожного регіону».
by-one-of = { $by ->
        [district] району
        [subkind] виду
        [priority] ступеня терміновості
        [month] місяця
        [kind] роду
        [period] проміжку
       *[region] регіону
    }
by-many = { $by ->
        [district] райони
        [subkind] види
        [priority] ступені терміновості
        [month] місяці
        [kind] роди
        [period] проміжки
       *[region] регіони
    }
by-many-of = { $by ->
        [district] районів
        [subkind] видів
        [priority] ступенів терміновості
        [month] місяців
        [kind] родів
        [period] проміжків
       *[region] регіонів
    }
by-along = { $by ->
        [district] за районами
        [subkind] за видами
        [priority] за терміновістю
        [month] за місяцями
        [kind] за родами
        [period] за проміжками
       *[region] за регіонами
    }
length-one = { $length ->
        [day] день
        [week] тиждень
        [month] місяць
        [quarter] квартал
        [year] рік
       *[none] проміжок
    }
length-one-of = { $length ->
        [day] дня
        [week] тижня
        [month] місяця
        [quarter] кварталу
        [year] року
       *[none] проміжку
    }
length-along = { $length ->
        [day] за днями
        [week] за тижнями
        [month] за місяцями
        [quarter] за кварталами
        [year] за роками
       *[none] за проміжками
    }

## Дрібні слова
share = { $part-text } з { $n-text } { noun-n-of }
share-bare = { $part-text } з { $n-text }
share-with-totals = { $part-text } з { $n-text } { noun-pl-of } і підсумків
range = { $best-text } ({ $low-text } – { $high-text })
percent-range = { $best-text } % ({ $low-text } – { $high-text })
percent = { $n-text } %
from-to = від { $low-text } до { $high-text }
at-least = щонайменше { $low-text }
more-than-one = { WORD($low-text, "більше ніж один") }
open = без межі
figure-of = { $name }: { $total-text }
item = { $name }: { $value-text }
span = { $first } — { $last }
week-of = тиждень від { $day }
day-not-known = дата не відома
day-not-stated = дату не названо
in-another-case = ; в іншому випадку{" "}
cell-not-reported = *не повідомлено*
cell-not-given = *числа не названо*
cell-none-reported = повідомлено, що немає
cell-not-known = не відомо
cell-share-not-known = *не відомо*
cell-no-data = *немає даних*
cell-no-share = *частки немає*
cell-no-rank = *так прочитати не можна*
cell-too-few = замало для порівняння
cell-few = замало
cell-many-regions = кілька регіонів
cell-nobody = нікого
party-not-named = не названо
party-not-stated = не вказано
party-resident = мешканець
party-analyst = аналітик
party-unnamed = не названо

## Заголовки стовпців, однакові в усіх таблицях
column-region = Регіон
column-district = Район
column-date = Дата
column-group = { by-one }
column-n-incidents = Записи
column-n-attacks = { noun-pl }
column-n-alerts = Тривоги
column-n-days = Днів спостереження
column-thing = Що
column-total = Разом
column-kind = Рід
column-share = Частка (95-відсотковий інтервал)

## Підписи
source = Джерело: { $names }; { $span }.
counted-here = Пораховано: { $n-text } { noun-n }.
none-left-out = Не враховано: { WORD($n-text, "нічого") }.
shown-first = Показано перші { $shown-text } з { $n-text }.
chance = { $of ->
        [share] Межі в дужках кажуть, як далеко частку могла б зрушити сама випадковість; того, про що ніхто не повідомив, вони не охоплюють.
        [rate] Межі кажуть, як далеко частоту могла б зрушити сама випадковість; того, про що ніхто не повідомив, вони не охоплюють.
        [change] Межі кажуть, як далеко зміну могла б зрушити сама випадковість; того, про що ніхто не повідомив, вони не охоплюють.
       *[figure] Межі кажуть, як далеко число могла б зрушити сама випадковість; того, про що ніхто не повідомив, вони не охоплюють.
    }
partial-alerts = Тривог у частині регіону теж не враховано.
chance-hardly = навряд (p{"\u00A0"}{ $p-text })
chance-may = можливо (p{"\u00A0"}{ $p-text })

## Перше речення огляду
headline-none-held = { noun-pl-of } немає: у записах цього набору їх немає взагалі. Там є: { $held }.
headline-none-watched = { noun-pl-of } в записах немає ({ $when }), і відомо, що в цей час хтось спостерігав.
headline-none-unknown = { noun-pl-of } в записах немає ({ $when }); чи хтось спостерігав, не відомо.
on-record = у записах
headline-span = У записах { counted }: { $span }{ $assumed ->
        [yes] {" (рік припущено)"}
       *[no] {""}
    }.
headline-undated = У записах { counted }, дні не відомі.
headline-days = У записах { counted }: { $days-text }.
headline-day = { $n-text } — { $day }{ $assumed ->
        [yes] {" (рік припущено)"}
       *[no] {""}
    }
headline-day-not-known = { $n-text } — { $earlier ->
        [yes] {"раніше, "}
       *[no] {""}
    }у день, який не відомий
headline-claimed = Для { $n-text } з них хтось узяв відповідальність на себе.
headline-unclaimed = За записами, відповідальності не взяв на себе { WORD($n-text, "ніхто") }.
headline-killed = Повідомлено про загиблих: { $total-text }; відомо для { $known-text }.
headline-sums = Окремих { noun-pl-of } у записах немає, є { $n-text } { $n ->
        [one] підсумок
        [few] підсумки
       *[many] підсумків
    } за кілька одразу.
headline-figures = { $figures-text }.
headline-no-figures = Числа немає в жодному з них.
headline-not-added = Не додано: { $n-text } { $n ->
        [one] регіональний підсумок
        [few] регіональні підсумки
       *[many] регіональних підсумків
    } за ті самі дні.

## Головні числа
tbl-key = Головні числа.
    .thing = Що
    .number = Число
    .meaning = Що воно рахує
key-events = { $what ->
        [attack-event] кожен пораховано один раз; знахідки уламків — їх частини
       *[other] кожне пораховано один раз
    }
key-alerts = публічні попередження; нічого могло й не статися
key-told = повідомлено для { $known-text }

## Що сталося
tbl-attacks = { noun-pl }.
    .attack = Що
    .hit = У що влучено
year-assumed-note = «Рік припущено» позначає рік, якого джерело не називає.
year-assumed = { $assumed ->
        [yes] , рік припущено
       *[no] {""}
    }
when-before = до { $day }, день не відомий{ year-assumed }
when-on = { $span }{ year-assumed }
when-through = тривало { $span }{ year-assumed }
when-within = у якийсь час, { $span }{ year-assumed }
tbl-regions = { noun-pl }{ $alerts ->
        [yes] {" і тривоги"}
       *[no] {""}
    } за регіонами, і дні, коли хтось спостерігав.
    .n-days-covered = Днів спостереження
    .n-days-not-covered = Днів без спостереження
tbl-regions-unwatched = { noun-pl }{ $alerts ->
        [yes] {" і тривоги"}
       *[no] {""}
    } за регіонами. Чи хтось спостерігав, не відомо.
parts-of = { $n-text } { $n ->
        [one] знахідка
        [few] знахідки
       *[many] знахідок
    } уламків — { $n ->
        [one] частина
       *[other] частини
    } { $of-text } { $of ->
        [one] нападу
       *[other] нападів
    }; { $n ->
        [one] нападом її не рахують
       *[other] нападами їх не рахують
    }.
parts-alone = У записах { $n-text } { $n ->
        [one] знахідка
        [few] знахідки
       *[many] знахідок
    } уламків; від якого нападу, не сказано; { $n ->
        [one] нападом її не рахують
       *[other] нападами їх не рахують
    }.
alerts-held = У записах { $n-text } { $n ->
        [one] тривога
        [few] тривоги
       *[many] тривог
    }.
alert-untimed = У записах { $n-text } { $n ->
        [one] тривога
        [few] тривоги
       *[many] тривог
    }; про початок не повідомлено.
alerts-untimed = У записах { $n-text } { $n ->
        [one] тривога
        [few] тривоги
       *[many] тривог
    }; про початок не повідомлено для { $known-text }.
fig-regions =
    .left-out = Не враховано { $n-text }: один регіон не названо.
    .unequal = У різних регіонах спостерігали різну кількість днів: див. таблицю.
    .alt = Смуги, одна на регіон. Кількість { noun-pl-of }: { $values-text }.
    .title = Найбільше в записах: { $most }
    .plain-title = { noun-pl } за регіонами
    .subtitle = кількість { noun-pl-of } у записах
fig-delays =
    .alt = Точки з межами, по одній для кожного { by-one-of }, від найкоротшого. Медіана, хвилин: { $values-text }.
    .alt-few = Точки з межами, по одній для кожного { by-one-of }: замало часів для кожного.
    .title = Скільки це тривало, { by-along }
    .subtitle = хвилини: ● медіана з 95-відсотковим інтервалом, ◇ дев’ять із десяти; праворуч — скільки часів відомо
    .none = часу не відомо для жодного { by-one-of }

## Що не відомо
unknown-title = Що не відомо
unknown-nothing = Не знайдено нічого, чого бракувало б.
unknown-who = Хто це зробив: для { $known-text } немає запису, щоб хтось узяв це на себе, визнав чи був звинувачений.
unknown-day = День: не відомий для { $known-text }.
unknown-year = Рік: припущено для { $known-text }.
unknown-killed = Скільки людей загинуло: числа немає для { $known-text }.
unknown-injured = Скільки людей поранено: числа немає для { $known-text }.
unknown-figures = Кількість ({ $names }) там, де джерела говорять про це без числа.
unknown-times = Коли прийшла допомога: точного часу немає для { $known-text }, які зроблено.
unknown-coverage = Що ще сталося: { $few ->
        [yes] { $n-text }
       *[no] { $n-text } регіонів
    } — не відомо, щоб там хтось спостерігав за всіма випадками.

## Шкода
consequences-none = Немає ні { noun-pl-of }, ні підсумків, до яких могли б належати числа.
tbl-consequences = Про що повідомлено: сума для { noun-pl-of } і підсумків самих джерел, і для скількох із них. «Немає» — повідомлено, що немає; «Не названо» — джерело говорить про це без числа; «Не повідомлено» — жодне джерело про це не говорить.
    .n-reported = Число
    .n-reported-none = Немає
    .n-said-unknown = Не названо
    .n-unreadable = Нечитабельно
    .n-not-reported = Не повідомлено

## Кроки реагування
steps-none = Записи не говорять про жоден крок реагування. Це «не повідомлено», а не «нічого не зроблено».
tbl-steps = Кроки реагування за кількістю випадків. Крок, якого тут немає, — це крок, про який джерела не говорять.
    .step = Крок
    .n-reached = Зроблено
    .time = Час
    .n-ended-before = Скінчилося раніше
    .n-pending = Ще ні
    .n-not-known = Не відомо
time-not-reported = про час не повідомлено
time-known = відомо для { $known-text }
time-bounded = у межах для { $n-text }
methods-of = { $n-text } { $done }.

## Хто що сказав
unstated = Ім’я стоїть під заголовком *{ $heading }* у { $known-text }. Чи взяв він відповідальність на себе, записи не кажуть, тож заяви не пораховано.
statuses-none = Немає { noun-pl-of }, про які можна було б запитати, хто це зробив.
status-of = { $known-text }: { $name }
counted-beside = крім цих, { counted }
alluding = { $n-text } { $stance ->
        [hints] { $n ->
            [one] натяк
            [few] натяки
           *[many] натяків
        }
        [assesses] { $n ->
            [one] оцінка
            [few] оцінки
           *[many] оцінок
        }
        [accuses] { $n ->
            [one] звинувачення
            [few] звинувачення
           *[many] звинувачень
        }
        [claims-responsibility] { $n ->
            [one] зауваження
            [few] зауваження
           *[many] зауважень
        }
       *[other] { $n ->
            [one] заява
            [few] заяви
           *[many] заяв
        }
    }
allusions = { $found-text } { $many ->
        [yes] лише натякають на напади; їх відокремлено від заяв про відповідальність, і статусу вони не змінюють.
       *[no] лише натякає на напад; це відокремлено від заяв про відповідальність, і статусу це не змінює.
    }
no-link = У { $n-text } { $n ->
        [one] заяві
       *[other] заявах
    } сказано, що зв’язку не встановлено.
statements-none = У записах немає заяв про те, хто це зробив.
tbl-statements = Заяви, і про скільки випадків у них ідеться.
    .who = Хто
    .stance = Що робить заява
    .bearing = Як вона стосується нападів
    .n-statements = Заяви
    .n-incidents = Випадки
statements-more = Найчастіші з { $n-text } { $n ->
        [one] роду
       *[other] родів
    }.
bearing-none = не називає жодного випадку
stance-names = ; називає: { $name }
stance-calls-for-topic = закликає: { $topic }

## Про що звіт
period-places = { $few ->
        [yes] { $n-text }
       *[no] { $n-text } { $n ->
            [one] регіон
            [few] регіони
           *[many] регіонів
        }
    }
period-nowhere = { WORD($n-text, "жодного регіону в записах") }
period-absent = немає записів: { $names }
period-span = { $span }{ $before ->
        [yes] {" і раніше"}
       *[no] {""}
    }{ $after ->
        [yes] {" і пізніше"}
       *[no] {""}
    } · записи станом на { $cut-off }
scope-counted = Тут рахують { noun-pl }{ $named ->
        [yes] {" ("}{ $kinds })
       *[no] {""}
    }.
scope-default = Так заведено для цих записів: { $why }.
scope-linked = Ще { $n-text } { $n ->
        [one] запис розповідає про те саме й рахується разом із ним.
        [few] записи розповідають про те саме й рахуються разом із ними.
       *[many] записів розповідають про те саме й рахуються разом із ними.
    }
scope-not-counted = У записах є, але тут не рахують: { $others-text }.
scope-dead = (повідомлено про { $n-text } { $n ->
        [one] загиблого
       *[other] загиблих
    }; відомо для { $told-text })
scope-not-collected = Джерело цього не збирає, і тут цього немає: { $subjects }. Це не нуль.
why-attacks-by-definition = база за власним визначенням містить лише напади
why-fighting-is-no-attack = бій між збройними сторонами — не напад на цивільних
why-totals-of-attacks = кожен запис — підсумок нападів
why-strikes-documented = вона документує удари
why-calls-alone = кожен запис — виклик
why-alerts-alone = кожен запис — тривога
why-parties-not-means = вона кодує, хто з ким воював, а не чим
why-means-not-said = повідомлення, яке не каже, чим завдано удару, не свідчить про напад напевно

## Що записано
recorded-nothing = У цей проміжок записів немає.
recorded = { $n-text } { $n ->
        [one] запис розповідає
        [few] записи розповідають
       *[many] записів розповідають
    } про { $groups-text }.
recorded-event = { $n-text } { $n ->
        [one] подію
        [few] події
       *[many] подій
    }
recorded-part = { $n-text } { $n ->
        [one] частину
        [few] частини
       *[many] частин
    } події
recorded-aggregate = { $n-text } { $n ->
        [one] підсумок
        [few] підсумки
       *[many] підсумків
    }
recorded-told = Про них повідомили { $n-text } { $n ->
        [one] видавець
        [few] видавці
       *[many] видавців
    }.
recorded-no-report = Жодного повідомлення не названо.
recorded-no-publisher = Хто видав повідомлення, не сказано.
kinds-nothing = Рахувати нічого.
tbl-kinds = Записи за родом.
    .counting = Як рахується
echoes-no-report = Записи не називають повідомлень.
echoes = У записах { $n-text } { $n ->
        [one] повідомлення
        [few] повідомлення
       *[many] повідомлень
    }.
echoes-repeat = { $n ->
        [0] Іншого не повторює { WORD($n-text, "жодне") }.
        [one] { $n-text } з них повторює інше.
       *[other] { $n-text } з них повторюють інше.
    }
tbl-reports = Хто повідомляв, і скільки повідомлень повторюють інше: луна — не другий свідок.
    .publisher = Видавець
    .n-reports = Повідомлення
    .n-repeats = Повторюють інше
reports-more = Найчастіші з { $n-text } видавців.
ledger-elsewhere = Що сталося з кожним вихідним рядком, сказано у звіті про всі регіони цього набору.
ledger-rows = З { $read-text } вихідних рядків усього набору { $kept-text } залишено і { $set-aside-text } відкладено.
ledger-cells = З їхніх { $filled-text } заповнених комірок { $used-text } використано, { $kept-as-words-text } збережено лише як слова і { $ignored-text } залишено поза увагою, серед них і комірки відкладених рядків.
tbl-ignored = Комірки, залишені поза увагою, за стовпцями.
    .column = Стовпець
    .n-cells = Заповнені комірки
set-aside-nothing = Жодного рядка не довелося відкласти.
tbl-set-aside = Вихідні рядки, відкладені в усьому наборі, за причиною.
    .why = Чому
    .n-rows = Вихідні рядки
fig-said =
    .alt = Смуги, одна на запитання, поділені за тим, що сказали джерела про всі { noun-pl }.
    .item = { $name }: число для { $reported-text }, повідомлено «немає» для { $reported-none-text }, нічого не сказано для { $not-reported-text }.
    .left-out = Не враховано { $n-text } { $n ->
            [one] запису
           *[other] записів
        }: частини, підсумки й пов’язані записи не є окремими подіями.
    .not-zero = «Не повідомлено» — це не нуль.
    .silent = Жодне джерело не говорить про таке: { $names }.
    .title = Що джерела сказали, а чого — ні
    .subtitle = { noun-pl } (n = { $total }), за запитаннями
    .none = у цьому проміжку { noun-pl-of } немає
fig-calendar =
    .alt = Сітка регіонів і місяців із кількістю подій у кожній клітинці. Регіоно-місяців: { $states-text }.
    .left-out = Не враховано { $n-text } { $n ->
            [one] запису
           *[other] записів
        }: частини, підсумки, пов’язані записи й ті, що поза проміжком або без одного регіону чи місяця.
    .hatched = Заштриховано: не спостерігали, або не відомо, чи спостерігали, за всіма родами подій; порожня клітинка там — немає даних, а не нуль.
    .title = Коли і де хтось спостерігав
    .plain-title = Чи хтось спостерігав, не відомо
    .subtitle = події за регіонами й місяцями; штриховка = не спостерігали або не відомо
    .none = у цьому проміжку в записах немає жодного регіону
fig-precision =
    .alt = Смуги за тим, наскільки точно щось відомо. { $values-text }.
    .public = У публічному вигляді жодне місце не названо точніше, ніж район.
    .title = Наскільки точно відомі дата й місце
    .subtitle = кількість записів, від найточніших
    .axis = записи
    .none = у цьому проміжку записів немає
date-minute = Дата з точністю до хвилини
date-hour = Дата з точністю до години
date-day = Дата з точністю до дня
date-days = Дата з точністю до кількох днів
date-week = Дата з точністю до тижня
date-month = Дата з точністю до місяця
date-year = Дата з точністю до року
date-unknown = Дата не відома
place-exact = Місце точно
place-near = Місце поблизу названого
place-settlement = Місце з точністю до міста чи села
place-district = Місце з точністю до району
place-area = Місце в смузі або кількох регіонах
place-region = Місце з точністю до регіону
place-country = Місце з точністю до країни
place-sea-or-airspace = Місце на морі або в повітрі
place-unknown = Місце не відоме
watched-covered = спостерігали
watched-partly = спостерігали частково
watched-not-covered = не спостерігали
watched-unknown = не відомо, чи спостерігали
said-reported = число названо
said-reported-none = повідомлено, що немає
said-said-unknown = згадано без числа
said-unreadable = нечитабельно
said-not-reported = не повідомлено

## Хто це зробив
gap-not-collected = У записах { counted }, а їхнє джерело не збирає, хто взяв { $n ->
        [one] його
       *[other] їх
    } на себе чи був звинувачений: з нього не відомо, чи хтось це зробив.
gap-none = { noun-pl-of } у цьому проміжку немає, тож питати про відповідальність нема про що.
gap = Для { $known-text } немає запису, щоб хтось узяв це на себе, визнав чи був звинувачений.
gap-no-gap = Для кожного є запис, що хтось узяв це на себе, визнав чи був звинувачений. Без нікого: { $known-text }.
outside = { counted } { $n ->
        [one] стоїть
       *[other] стоять
    } осторонь: тоді джерело заяв не збирало. Це не означає, що ніхто нічого не сказав.
tbl-statuses = Кожен випадок має перший статус, який для нього справджується, від «суперечливо» до «заяв не записано»; те, що лише натякає, статусу не змінює.
    .status = Статус
fig-statuses =
    .alt = Смуги, одна на статус. Кількість { noun-pl-of }: { $values-text }.
    .left-out = Не враховано { $n-text }, бо їхнє джерело не збирає заяв.
    .legend = Суцільно: хтось є в записах; заштриховано: нікого.
    .title-gap = Для більшості в записах немає нікого, хто б це зробив
    .title-known = Для більшості хтось є в записах
    .subtitle = частка { noun-pl-of } (n = { $total }), перший статус, який справджується
    .none = у цьому проміжку { noun-pl-of } немає
    .axis = частка { noun-pl-of }
shares-none = Одного { by-one-of } не названо для жодного випадку.
fig-shares =
    .alt = Точки з межами, по одній для кожного { by-one-of }: для скількох { noun-pl-of } хтось є в записах. { $values-text }.
    .left-out = Не враховано { $n-text }: одного { by-one-of } не названо.
    .title = { noun-pl }, для яких хтось є в записах, { by-along }
    .subtitle = частка тих, що їх хтось узяв на себе, визнав, оскаржив, або за які звинувачено; кількість праворуч
    .none = у цьому проміжку { noun-pl-of } немає
tbl-accusations = Звинувачення, у яких ідеться про сам напад; кілька повідомлень про одне звинувачення рахуються один раз.
    .accuser = Хто звинувачує
    .accused = Кого
nobody-accuses = *ніхто нікого не звинувачує*
nobody-accused = *нікого*
conflicts-none = Нічого не оскаржено: несумісних заяв немає, і ніхто з названих на записі цього не заперечив.
tbl-conflicts = Що суперечливо, кожна версія так, як її викладено. Показано { $shown-text } з { $n-text }.
    .claimant = Хто
    .stance = Що робить заява
    .named = Кого називає
time-too-few = Коли зроблено першу заяву чи звинувачення, відомо для { $known-text } із ними: замало для кривої.
fig-time =
    .followed = Простежено { $n-text } { noun-n-of } протягом { $days-text } днів або до дня, станом на який є записи; час відомий для { $known-text } із заявою чи звинуваченням, решти з них не враховано.
    .alt = Висхідна крива. На її кінці заява чи звинувачення є для { $end-text } % { noun-pl-of }.
    .title = Як скоро хтось узяв це на себе чи звинуватив
    .subtitle = частка { noun-pl-of } за днями після них
    .none = у записах замало часів для кривої
    .x = дні
    .y = частка { noun-pl-of }

## Як часто
rates-none = { noun-pl-of } на дні, коли хтось напевно спостерігав, у записах немає, тож порівнювати нема чого.
rates-counted = На дні спостереження в записах { counted }.
rates-too-few = Замало { by-many-of }, де їх достатньо для порівняння.
rates-extremes = Найчастіше: { $most }, { $most-rate-text } за 30 днів; найрідше: { $least }, { $least-rate-text }. Ті, де їх так мало, що вирішує випадок, не порівнюються.
rates-nothing = У цьому проміжку порівнювати нема чого.
rates-unwatched = Не відомо, щоб хтось спостерігав бодай один із { by-many-of } у записах, тож частоти немає: немає даних, а не нуль.
rate-of = { $rate-text } (пораховано { $n-text })
fig-rates =
    .alt = Точки з межами, по одній для кожного { by-one-of }, від найчастішого. Кількість { noun-pl-of } за 30 днів спостереження: { $values-text }.
    .left-out = Не враховано { $n-text }: день не відомий, одного { by-one-of } не названо, або того дня, наскільки відомо, ніхто не спостерігав.
    .title = Найчастіше: { $most }
    .plain-title = { noun-pl } за 30 днів спостереження, { by-along }
    .subtitle = { noun-pl } за 30 днів спостереження; кількість праворуч
    .none = у цьому проміжку нічого не записано й ніхто не спостерігав
    .no-data = немає даних: не спостерігали
    .axis = { noun-pl } за 30 днів
spread-none = Часу замало, щоб сказати, як далеко частоту могла б зрушити сама випадковість: меж немає.
spread = Кількості за кожні { $days-text } днів розсіяні у { $n-text } раза сильніше, ніж це зробила б сама випадковість, і межі на стільки ж ширші.
tbl-ratios = Кожен { by-one } поряд з усіма іншими разом, за днями спостереження; «Разів до інших» — у скільки разів частіше, ніж у інших; не порівнюється там, де очікувалося б замало. «Лише випадок?»: чи виникла б така різниця сама собою. «Вирівняно»: частота, наближена до спільної, тим більше, чим менше пораховано.
    .n-incidents = { noun-pl }
    .rate = За 30 днів
    .n-days = Днів
    .rate-shrunk = Вирівняно
    .against = Разів до інших
    .differs = Лише випадок?
fig-tiles =
    .alt = Сітка плиток, одна на регіон. Кількість { noun-pl-of } за 30 днів спостереження: { $values-text }.
    .blank = Немає даних для { $n-text } з { $of-text } плиток.
    .full = З { $of-text } плиток без даних { WORD($n-text, "немає жодної") }.
    .left-out = Без плитки: { $n-text } { $n ->
            [one] регіон
            [few] регіони
           *[many] регіонів
        }.
    .equal = Плитки однакові: їхній розмір і місце нічого не означають.
    .title = { noun-pl } за 30 днів спостереження, плитка на регіон
    .subtitle = розташування — наскільки дозволяє сітка; штриховка = немає даних
    .none = замало регіонів, які мають місце на сітці
    .no-data = немає даних
watched-all = { $of ->
        [one] { WORD($n-text, "Єдиний") } { by-one } у записах ({ $of-text }) якісь дні був під спостереженням.
       *[other] { WORD($n-text, "Усі") } { by-many } ({ $of-text }) якісь дні були під спостереженням.
    }
watched = { $n ->
        [0] Наскільки відомо, з { $of-text } { by-many-of } жодного дня не спостерігали { WORD($n-text, "за жодним") }. Це немає даних, а не нуль.
        [one] { $n-text } з { $of-text } { by-many-of } якісь дні був під спостереженням. Для інших немає даних, і це не нуль.
       *[other] { $n-text } з { $of-text } { by-many-of } якісь дні були під спостереженням. Для інших немає даних, і це не нуль.
    }
rates-in-brief = { noun-pl } за 30 днів спостереження: { $ends-text }.
rates-most = найбільше — { $group } ({ $rate-text })
rates-fewest = найменше — { $group } ({ $rate-text })
rates-most-within = найбільше — { $group } ({ $rate-text }; 95-відсотковий інтервал від { $low-text } до { $high-text })
rates-fewest-within = найменше — { $group } ({ $rate-text }; 95-відсотковий інтервал від { $low-text } до { $high-text })

## Поряд із частотами
hours-none = У цьому проміжку тривог у записах немає.
tbl-hours = Години тривог у цьому проміжку: тривоги одного регіону, що накладаються, рахуються один раз; при додаванні вони пішли б у рахунок двічі. Тривоги в частині регіону — не тривоги регіону.
    .hours = Годин тривоги
    .hours-summed = Годин, якщо додавати
    .hours-anywhere = Годин у будь-якій частині
    .n-untimed = Без кінця
outcomes-none = Жодне джерело не називає, скільки перехоплено чи впало.
tbl-outcomes = Що запущено і що з цим сталося; числа кожної сторони — як її числа. Частка — лише з тих випадків, для яких названо обидва числа; де обидва майже завжди однакові, кількість запущених, імовірно, списано з того, що з ними сталося, і частки немає.
    .claimant = Чиї числа
    .outcome = Що з ними сталося
    .n-both = З обома
    .launched = Запущено
    .n-outcome = Кількість
    .share = Частка
    .n-equal = Обидва однакові
    .n-without = Лише з одним
outcome-intercepted = перехоплено
outcome-fell = впало
again-none = У записах немає району, де їх більше одного.
tbl-again = Райони, де { noun-pl-of } найбільше; точнішого місця не буває.
again-without = Не враховано { $n-text } { noun-n-of }, для яких району не записано.
ranks-too-few = Регіонів замало, щоб мати порядок.
tbl-ranks = Місце за кількістю в записах, прочитане суворіше.
    .as-counted = Як пораховано
    .links-ignored = Без зв’язків
    .dated-to-the-day = День відомий
    .district-known = Район відомий
    .better-sources = Джерела з оцінкою A або B
ranks-stand = Порядок тримається за кожного прочитання.
ranks-change = Порядок змінюється: малі різниці не варто вважати різницями.
ranks-blank = Так не можна прочитати жодного запису: { $names }.
tbl-inhabitants = { $rate ->
        [yes] { noun-pl } за 30 днів спостереження
       *[no] {""}
    }{ $killed-rate ->
        [yes] { $rate ->
            [yes] {" і загиблі, про яких повідомлено, за весь проміжок"}
           *[no] загиблі, про яких повідомлено, за весь проміжок
        }
       *[no] {""}
    } на 100 000 мешканців.
    .n-people = Мешканці
    .rate = { noun-pl } за 30 днів
    .killed-rate = Загиблі
    .n-told = Відомо для
inhabitants-counted = Мешканці: { $lists }. Відтоді багато хто втік чи переїхав, і ніхто їх не перелічив.
inhabitants-without = Не враховано { $n-text } { noun-n-of } у регіонах, мешканців яких немає в жодному переліку тут.

## Зміни в часі
change-headline = { $period }: { counted } — { $changes-text }.
# «менше, ніж місяцем раніше»
change-judged = { $judged ->
        [more] більше, ніж
        [fewer] менше, ніж
       *[unclear] не напевно більше чи менше, ніж
    }
change-against = { $against ->
        [year-change] роком раніше
       *[change] { $length ->
            [day] днем раніше
            [week] тижнем раніше
            [month] місяцем раніше
            [quarter] кварталом раніше
           *[year] роком раніше
        }
    }
change-per = { $against ->
        [year-change] {""}
       *[change] {" на день спостереження"}
    }
change-from-none = { change-judged } { change-against }, коли не було жодного випадку
change-alone = { change-judged } { change-against } (у { $best-text } раза від тодішнього{ change-per })
change-within = { change-judged } { change-against } (у { $best-text } раза від тодішнього{ change-per }; 95-відсотковий інтервал від { $low-text } до { $high-text })
change-totals-alone = Окремих { noun-pl-of } у записах { $n ->
        [0] { WORD($n-text, "немає") }
       *[other] { $n-text }
    }, є лише підсумки за кілька одразу: що вони дають разом, сказано нижче.
change-held = У записах { counted }{ $whole ->
        [yes] {""}
       *[no] , що припадають на один { length-one }
    }
change-why-not = { $held-text }{ $why ->
        [undated] ; на які дні, не відомо, тож проміжків для порівняння немає.
        [unwatched] ; не відомо, щоб хтось спостерігав, тож чи стало більше, ніж раніше, не відомо.
       *[too-few] : на дні спостереження замало, щоб порівняти один { length-one } з іншим.
    }
trend = За { $n-text } { $length ->
        [day] { $n ->
            [one] день
            [few] дні
           *[many] днів
        }
        [week] { $n ->
            [one] тиждень
            [few] тижні
           *[many] тижнів
        }
        [month] { $n ->
            [one] місяць
            [few] місяці
           *[many] місяців
        }
        [quarter] { $n ->
            [one] квартал
            [few] квартали
           *[many] кварталів
        }
       *[year] { $n ->
            [one] рік
            [few] роки
           *[many] років
        }
    } разом: { $trend ->
        [rise] зростання
        [fall] спад
       *[none] виразного напряму немає
    }, { $best-text } за { length-one } (95-відсотковий інтервал від { $low-text } до { $high-text }).
fig-periods =
    .alt = Смуги, по одній на { length-one }, за порядком. Кількість { noun-pl-of }: { $values-text }.
    .left-out = Не враховано { $n-text }: не припадають на один { length-one } цього проміжку.
    .line = Лінія — те, що дало б рівномірне зростання чи спад.
    .title-more = { $period }: більше, ніж { $length ->
            [day] днем
            [week] тижнем
            [month] місяцем
            [quarter] кварталом
           *[year] роком
        } раніше
    .title-fewer = { $period }: менше, ніж { $length ->
            [day] днем
            [week] тижнем
            [month] місяцем
            [quarter] кварталом
           *[year] роком
        } раніше
    .plain-title = { noun-pl } { length-along }
    .subtitle = кількість у записах, { length-along }
    .none = { noun-pl-of } в одному проміжку немає
    .axis = { noun-pl }
    .watched = спостерігали
    .unwatched = у записах, але не відомо, щоб хтось спостерігав
    .unfinished = ще не все в записах
    .no-data = немає даних
    .trend = напрям
tbl-periods = { $length ->
        [day] День за днем.
        [week] Тиждень за тижнем.
        [month] Місяць за місяцем.
        [quarter] Квартал за кварталом.
       *[year] Рік за роком.
    }
    .name = { length-one }
    .n-incidents = { noun-pl }
    .share-watched = Спостерігали
    .share-known = У записах
    .change = Проти попереднього
    .year-change = Проти того самого роком раніше
periods-last = Показано останні { $shown-text } з { $n-text }.
periods-unwatched = Не відомо, щоб хтось спостерігав: мале число може означати, що ніхто не записав.
periods-watched = Спостерігали: частка днів усіх регіонів, коли, наскільки відомо, хтось спостерігав.
periods-known = У записах: скільки з цього вже є, якщо повідомлення запізнюються, як раніше; неповний { length-one } не порівнюється.
periods-change = Зміна — у скільки разів більше їх припало на день спостереження в тих самих регіонах, із 95-відсотковим інтервалом за тим, як кількості розсіяні всередині { length-one-of }.
tbl-tolls = { $name }, наскільки повідомлено: події й підсумки, що припадають на один { length-one }.
    .name = { length-one }
    .total = { $name }
    .told = Відомо для
    .change = Проти попереднього
tolls-change = Зміна — у скільки разів більше на день, із 95-відсотковим інтервалом: те, що сталося за один день, береться разом, а те, для чого числа немає, нічого не додає. Кілька дуже смертоносних днів роблять його завузьким.
fig-over-time =
    .alt = Точки з межами, одна на проміжок, за порядком. Медіана, хвилин: { $values-text }.
    .title = Чи стало довше з часом
    .subtitle = хвилини: ● медіана з 95-відсотковим інтервалом, ◇ дев’ять із десяти
    .none = немає проміжку, де часів достатньо
    .axis = хвилини

## Як пізно надходять повідомлення
late-known = День першого повідомлення відомий для { $n-text } { noun-n-of }.
late-unknown = Станом на який день записи, не сказано, тож скільки повідомлень ще може надійти, не відомо.
late-too-few = Менш ніж { $n-text } — замало, щоб сказати, як пізно можуть надійти інші.
late-share = { $share ->
        [half] половина
       *[most] дев’ять із десяти
    }
late-told = З того, про що врешті повідомляють, { $shares-text }.
late-same-day = { late-share } є в записах { WORD($n-text, "того самого дня") }
late-within = { late-share } є в записах за { $n-text } { $n ->
        [one] день
        [few] дні
       *[many] днів
    }
latest-whole = Повідомлення надходять досить скоро: навряд чи на якийсь день перед кінцем записів їх бракує багато.
latest-unfinished = Останні { $n-text } днів, від { $first }, ще не повні: раніше так скоро після подій у записах було близько { $share-text } % того, що сталося в такі дні.
latest-no-fall = Те, що { noun-pl-of } тоді менше, — не ознака спаду.
tbl-late = Скільки є в записах через стільки днів після того, що сталося. Те, що сталося недавно, можна було побачити, лише якщо про це повідомили скоро: кожне запізнення порівняно серед того, чого чекали так само довго.
    .days = Днів після
    .n-reported = Вперше повідомлено до того
    .share = З усього, за оцінкою
late-without = Не враховано { $n-text }: день повідомлення не відомий.

## Час реагування
response-none = Тут це питання не має сенсу: у записах немає двох кроків реагування з їхнім часом.
pair = від «{ $first }» до «{ $then }»{ $way ->
        [same] {" (той самий підрозділ, який перший зробив перший крок)"}
        [last] {" (від кроку першого підрозділу до кроку останнього)"}
       *[first] {""}
    }
pair-short = { $first } → { $then }{ $way ->
        [same] {" (той самий підрозділ)"}
        [last] {" (до останнього підрозділу)"}
       *[first] {""}
    }
response-known = Час { $pair } відомий для { $known-text }.
response-too-few = Для будь-якого числа цього замало.
response-under-half = Поки за ними стежили, до цього дійшло менше половини.
response-half = Половина з { $n-text }, за якими можна було простежити, дійшла до цього за { $minutes-text } { $minutes ->
        [one] хвилину
        [few] хвилини
       *[many] хвилин
    }.
tbl-delays = Кроки реагування — до першого підрозділу, який зробив кожен, якщо не названо іншого. Медіана: до якого часу крок зроблено для половини випадків, за якими можна було простежити; ті, що скінчилися раніше, ніколи до нього не доходять, ті, яких ще чекають, тривають щонайменше стільки. «Без межі»: замало, щоб сказати, як довго щонайбільше.
    .pair = Від → до
    .timed = Час відомий
    .median = Медіана, хвилин
    .p90 = Дев’ять із десяти, хвилин
without-time-ended-before = { $n-text }: скінчилося раніше, ніж крок можна було зробити; це кінець свого роду, а не довге чекання
without-time-pending = { $n-text }: ще чекали, коли спостереження скінчилося
without-time-untimed = { $n-text }: зроблено, але про час не повідомлено
without-time-not-known = { $n-text }: не відомо, чи зроблено, або коли
without-time-out-of-order = { $n-text }: другий крок раніше за перший або тієї самої секунди; названо тут, а в розрахунках часу не враховано
states-all-timed = Кожен випадок, де йдеться про цей крок, має час.
arrivals-too-few = У записах менш ніж { $n-text } часів: замало для кривої.
arrivals-by = { $share ->
        [quarter] Чверть
        [half] Половина
       *[three-quarters] Три чверті
    } — за { $n-text } { $n ->
        [one] хвилину
        [few] хвилини
       *[many] хвилин
    }.
arrivals-without = Не враховано { $n-text }: без часу або не за порядком.
arrivals-ended = Випадки, що скінчилися раніше, — це не довге чекання.
fig-arrivals =
    .alt = Висхідна крива частки випадків, які пройшли шлях { $pair }.
    .title = Від «{ $first }» до «{ $then }»
    .subtitle = частка випадків за хвилинами після першого кроку
    .none = у записах замало часів для кривої
    .reached = зроблено
    .ended = скінчилося раніше
    .x = хвилини
    .y = частка випадків
groups-untimed = Часу в записах немає для жодного { by-one-of }.
delays-without = Не враховано { $n-text } без часу.
delays-placeless = Ще { $n-text } не враховано: одного { by-one-of } не названо.
pace-too-few = Замало, щоб порівняти один { by-one } з іншим.
pace = Чи різнилися б вони так сильно лише випадково: { $differs-text }.
stamps = Опублікований час — це не час диспетчерської. Він округлений, названий з пам’яті або є часом допису, який про це розповів; швидкий крок називають частіше, ніж повільний. З нормативами пожежної служби його тут не порівнюють.
excluded = У жодному розрахунку часу не враховано { $n-text } { $n ->
        [one] випадку
       *[other] випадків
    } ({ $ids }).
excluded-more = У жодному розрахунку часу не враховано { $n-text } { $n ->
        [one] випадку
       *[other] випадків
    } ({ $ids } та інші, названі в маніфесті).
fig-panels =
    .alt = Малі криві, по одній для кожного { by-one-of }, кожна на тлі кривої для всіх разом. Часів у записах: { $values-text }.
    .shown = { $n-text } { by-many-of }, де часів найбільше, з { $of-text }, де вони є. Обчислено, як вище.
    .title = Те саме, { by-along }
    .subtitle = частка випадків за хвилинами; сіре: усі разом
    .none = часів достатньо немає для жодного { by-one-of }
    .panel = { $group } (n = { $n })

## Як це обчислено
method-shares = Частки нападів, за які взято чи не взято відповідальність, мають 95-відсоткові інтервали за методом Вілсона, або точні (Клоппера — Пірсона), де пораховано мало; крива перших заяв — кумулятивна частота (Аалена — Йохансена).
method-rates = Частоти — кількість на дні спостереження. Їхні 95-відсоткові інтервали дає скор-тест; вони ширші на стільки, на скільки кількості розсіяні сильніше, ніж це зробила б сама випадковість (квазіправдоподібність).
method-ratios = Відмінності між групами перевірено проти спільної частоти з поправкою на те, скільки їх порівнюють (Голм). Частоти вирівняно емпіричним методом Баєса.
method-arrivals = Тривалість кроків — кумулятивна частота (Аалена — Йохансена): те, що скінчилося до кроку, — кінець свого роду, те, чого ще чекають, цензуровано справа. Групи порівняно логранговим тестом.
method-changes = Зміни — відношення частот у тих самих регіонах (квазіправдоподібність за блоками всередині проміжку); напрям — логлінійний. Загиблих порівняно бутстрепом цілих днів.
method-lateness = Запізнення повідомлень оцінено граничним добутком у зворотному часі.

## Походження
judgement = { $column }: «{ $was }» прочитано як «{ $now }» у { $n-text } { $n ->
        [one] рядку
       *[other] рядках
    }: { $reason } (оцінка: { $grade }).
judgement-none = Жодної комірки не прочитано інакше, ніж у ній стоїть.
grade-none = немає
provenance-dataset = Набір: { $title } (`{ $dataset }`), записи станом на { $cut-off }.
provenance-window = Вікно: { $regions }; { $span }; вигляд: { $profile }.
provenance-all-regions = усі регіони
provenance-hash = Використані записи: sha256 `{ $hash }`.
provenance-source = Джерело: { $title }, { $producer }. Ліцензія: { $licence }. { $citation }.
provenance-undatable = { $n-text } { $n ->
        [one] запис
        [few] записи
       *[many] записів
    } не вдалося поставити в проміжок, і їх не враховано.
profile-public = публічний
profile-internal = внутрішній

## Що стоїть на кожній сторінці
page-notice-internal = Для внутрішнього вжитку: не для публікації
page-as-of = Записи станом на { $date }
page-table = Таблиця { $n }.
page-figure = Рисунок { $n }.
page-digest = Контрольна сума результатів { $digest }. Маніфест у цьому файлі перелічує кожне число із записами, на яких воно стоїть; { $command } звіряє з ними сторінку.
page-attached = Кожне число цього звіту із записами, на яких воно стоїть
index-title = Звіти
index-lead = Кожне число у звіті можна простежити до його записів: { $trace }. Звіт, який вам надіслали, можна перевірити: { $verify }.
index-as-of = записи станом на { $date }
index-notebook = нотатник
index-records = записи
index-manifest = маніфест
dataset-demonstration-notice = Вигадані записи, для показу

## Коди таблиць
kind-air-attack = напад дронами чи літаками
kind-missile-attack = ракетний удар
kind-combined-attack = напад дронами й ракетами разом
kind-shelling = обстріл з артилерії, мінометів чи реактивних систем
kind-air-alert = публічне попередження про загрозу з повітря
kind-debris-find = знайдено уламки чи рештки
kind-ground-attack = наземний напад збройних сил
kind-explosive-device = вибух бомби, міни, гранати чи іншого пристрою
kind-violence-against-civilians = насильство проти цивільних; чим, не сказано
kind-armed-clash = бій між збройними сторонами
kind-emergency-call = виклик пожежної чи швидкої допомоги
kind-other-violence = насильство іншого роду
counting-event = рахується як один випадок
counting-part = частина іншого випадку; окремо не рахується
counting-aggregate = підсумок за кілька випадків; як один не рахується
attack-with-drone = напад дронами
attack-with-missile = ракетний удар
attack-with-drone-and-missile = напад дронами й ракетами
object-kind-residential = житло
object-kind-industrial = промисловість і склади
object-kind-energy = постачання електрики, газу, нафти й тепла
object-kind-health = лікарні й поліклініки
object-kind-education = школи й дитячі садки
object-kind-transport = залізниці, порти, дороги, аеродроми
object-kind-other = інше, що названо
object-kind-not-known = сказано, що не відомо
quantity-launched = запущені дрони чи ракети
quantity-intercepted = перехоплені дрони чи ракети
quantity-fell = дрони чи ракети після падіння
quantity-killed = загиблі
quantity-injured = поранені
quantity-displaced = переміщені люди
quantity-sheltered = люди в наданому прихистку
quantity-buildings-damaged = пошкоджені будівлі
as-of-stage-initial = за першим повідомленням
as-of-stage-interim = за пізнішим повідомленням
as-of-stage-final = за підсумковим повідомленням
milestone-alert = оголошено тривогу
milestone-impact = влучання або падіння
milestone-call-received = виклик прийнято
milestone-dispatched = підрозділи вислано
milestone-en-route = підрозділи в дорозі
milestone-on-scene = рятувальники на місці
milestone-secured = територію убезпечено
milestone-hazard-cleared = рештки або небезпеку усунено
milestone-under-control = пожежу або ситуацію взято під контроль
milestone-shelter-opened = відкрито тимчасове розміщення
milestone-logistics-support = організовано постачання й підтримку
milestone-investigation-opened = відкрито розслідування
milestone-public-statement = зроблено публічну заяву
milestone-all-clear = дано відбій
milestone-unit-available = підрозділи знову вільні
method-shot-down = збито
method-jammed = приземлено засобами радіозавад
method-controlled-destruction = знищено в контрольований спосіб
method-fell = впало саме
method-not-known = спосіб не відомий
stance-claims-responsibility = каже, що це зробив він
stance-concedes = визнає це, коли його назвали
stance-accuses = каже, що це зробив інший
stance-denies = каже, що цього не робив
stance-assesses = дає оцінку
stance-hints = натякає, не кажучи прямо
stance-names-party = набір даних кодує учасника; нікого не звинувачує
stance-says-unknown = каже, що хто це зробив, не відомо або не встановлено
stance-no-link-established = каже, що зв’язку не встановлено
stance-calls-for = до чогось закликає
bearing-about = говорить про нього
bearing-alludes-to = натякає на нього, не називаючи
bearing-no-link-stated = каже, що про зв’язок із ним не заявлено
topic-retaliation = відплата
topic-destabilisation = стратегія дестабілізації
topic-accounts-conflict = версії різних сторін суперечать одна одній
topic-transparency-about-origin = прозорість щодо того, звідки завдано удару
topic-early-warning = раннє попередження
topic-resilience = стійкість
topic-protection-of-civilians = захист цивільних
publisher-kind-authority = власний канал влади
publisher-kind-military = власний канал збройних сил
publisher-kind-news = новинне видання
publisher-kind-compilation = добірка чужих повідомлень
publisher-kind-monitor = моніторингова чи правозахисна організація
publisher-kind-social-media = обліковий запис у соціальній мережі
publisher-kind-dispatch = диспетчерська екстреної служби
publisher-kind-other = інший рід
subject-claims = заяви про те, хто це зробив
subject-milestones = кроки реагування
subject-counts = числа
subject-reports = хто повідомив
subject-killed = загиблі
subject-injured = поранені
status-contested = суперечливо
status-claimed = взято на себе
status-conceded = визнано
status-accused-only = лише звинувачення
status-assessed-only = лише оцінка
status-hinted-only = лише натяк
status-named-by-dataset-only = учасника назвав лише набір даних
status-said-unknown = сказано, що не відомо
status-no-statement = заяв не записано
status-not-collected = джерело не збирає заяв
set-aside-blank-row = порожній рядок
set-aside-after-cut-off = дата пізніша за день, до якого говорять записи
set-aside-no-table = з аркуша, який не є таблицею записів
set-aside-not-data = рядок позначок чи приміток, а не даних
set-aside-totals-row = рядок підсумків
set-aside-ragged-row = комірок більше або менше, ніж у заголовку
set-aside-damaged-text = байти, які не є текстом
set-aside-duplicate-row = той самий рядок удруге
set-aside-missing-key = порожня комірка, що називає запис
set-aside-no-value = порожня комірка зі значенням
set-aside-unreadable-date = дату не можна прочитати
set-aside-ambiguous-date = дату можна прочитати двома способами
set-aside-unknown-label = позначка, якої не пояснює жодне рішення
set-aside-unknown-incident = називає випадок, якого немає
set-aside-incident-set-aside = належить до випадку, який відкладено
set-aside-unreadable-value = значення, якого в цьому стовпці бути не може
set-aside-out-of-scope = поза тим, що документує проєкт
