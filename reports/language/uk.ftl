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
        } насильства із застосуванням вибухової зброї
        [event-of-violence-against-civilians] { $n ->
            [one] випадок
            [few] випадки
           *[many] випадків
        } насильства щодо цивільних осіб
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
        } із застосуванням дронів і ракет
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
        } насильства із застосуванням вибухової зброї
        [event-of-violence-against-civilians] { $n ->
            [one] випадку
           *[other] випадків
        } насильства щодо цивільних осіб
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
        } із застосуванням дронів і ракет
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
        [event-of-explosive-violence] випадки насильства із застосуванням вибухової зброї
        [event-of-violence-against-civilians] випадки насильства щодо цивільних осіб
        [alert] тривоги
        [call] виклики
        [attack-from-the-air] напади з повітря
        [missile-attack] ракетні удари
        [attack-with-drones-and-missiles] напади із застосуванням дронів і ракет
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
        [event-of-explosive-violence] випадків насильства із застосуванням вибухової зброї
        [event-of-violence-against-civilians] випадків насильства щодо цивільних осіб
        [alert] тривог
        [call] викликів
        [attack-from-the-air] нападів з повітря
        [missile-attack] ракетних ударів
        [attack-with-drones-and-missiles] нападів із застосуванням дронів і ракет
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
noun-pl-none = жодного випадку
counted = { $n-text } { noun-n }

## Що порівнюють
by-one = { $by ->
        [district] район
        [subkind] вид
        [priority] ступінь терміновості
        [month] місяць
        [kind] тип
        [period] проміжок
       *[region] регіон
    }
# Родовий відмінок: «для кожного регіону».
by-one-of = { $by ->
        [district] району
        [subkind] виду
        [priority] ступеня терміновості
        [month] місяця
        [kind] типу
        [period] проміжку
       *[region] регіону
    }
by-many = { $by ->
        [district] райони
        [subkind] види
        [priority] ступені терміновості
        [month] місяці
        [kind] типи
        [period] проміжки
       *[region] регіони
    }
by-many-of = { $by ->
        [district] районів
        [subkind] видів
        [priority] ступенів терміновості
        [month] місяців
        [kind] типів
        [period] проміжків
       *[region] регіонів
    }
by-along = { $by ->
        [district] за районами
        [subkind] за видами
        [priority] за ступенями терміновості
        [month] за місяцями
        [kind] за типами
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
day-not-known = дата невідома
day-not-stated = дату не названо
in-another-case = ; в іншому випадку{" "}
cell-not-reported = *не повідомлено*
cell-withheld = не публікується
cell-not-given = *числа не названо*
cell-none-reported = повідомлено, що немає
cell-not-known = невідомо
cell-share-not-known = *невідомо*
cell-no-data = *немає даних*
cell-no-share = *частки немає*
cell-no-rank = *так прочитати не можна*
cell-too-few = замало для порівняння
cell-few = замало
cell-no-single-region = кілька регіонів або невідомо який
cell-many-regions = кілька регіонів
cell-nobody = нікого
party-not-named = не названо
party-not-stated = не вказано
party-resident = мешканець
party-analyst = аналітик
party-unnamed = не названо
party-accused = обвинувачена сторона
party-somebody = хтось неназваний
party-column = стовпець записів
party-official = посадова особа
party-military = військове джерело
party-armed-group = збройна група
party-political-leader = політичний лідер
party-media = медіа
party-monitor = моніторингова організація
party-dataset = набір даних

## Заголовки стовпців, однакові в усіх таблицях
column-region = Регіон
column-country = Країна
column-district = Район
column-date = Дата
column-group = { by-one }
column-n-incidents = Записи
column-n-attacks = { noun-pl }
column-n-alerts = Тривоги
column-n-days = Днів спостереження
column-thing = Що
column-total = Разом
column-kind = Тип
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
headline-none-held = У записах немає { noun-pl-of }: цей набір не містить їх узагалі. Що в ньому є: { $held }.
headline-none-watched = У записах немає { noun-pl-of } ({ $when }), і відомо, що в цей час хтось спостерігав.
headline-none-unknown = У записах немає { noun-pl-of } ({ $when }); чи хтось спостерігав, невідомо.
on-record = у записах
headline-span = У записах { counted }: { $span }{ $assumed ->
        [yes] {" (рік припущено)"}
       *[no] {""}
    }.
headline-undated = У записах { counted }, дні невідомі.
headline-days = У записах { counted }: { $days-text }.
headline-day = { $day } ({ $n-text }{ $assumed ->
        [yes] , рік припущено
       *[no] {""}
    })
headline-day-not-known = { $earlier ->
        [yes] {"раніше, "}
       *[no] {""}
    }{ $n ->
        [1] у невідомий день
       *[other] у невідомі дні
    } ({ $n-text })
headline-claimed = Відповідальність за { $n-text } з них хтось узяв на себе.
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
key-events = { $what ->
        [attack-event] пораховано по одному разу; знахідки уламків — їхні частини
       *[other] пораховано по одному разу
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
when-before = до { $day }, день невідомий{ year-assumed }
when-on = { $span }{ year-assumed }
when-through = тривало { $span }{ year-assumed }
when-within = у якийсь час, { $span }{ year-assumed }
countries = Країни — за кодами регіонів (ISO 3166-2): це список стандарту, а не позиція.
tbl-regions = { noun-pl }{ $alerts ->
        [yes] {" і тривоги"}
       *[no] {""}
    } за регіонами, і дні, коли хтось спостерігав.
    .n-days-covered = Днів спостереження
    .n-days-not-covered = Днів без спостереження
tbl-regions-unwatched = { noun-pl }{ $alerts ->
        [yes] {" і тривоги"}
       *[no] {""}
    } за регіонами. Чи хтось спостерігав, невідомо.
tbl-regions-partial = Тривоги тут — лише для всього регіону; не враховано { $n-text } { $n ->
        [one] тривогу
        [few] тривоги
       *[many] тривог
    } у частині регіону.
parts-of = { $n-text } { $n ->
        [one] знахідка
        [few] знахідки
       *[many] знахідок
    } уламків — { $n ->
        [1] частина
       *[other] частини
    } { $of-text } { $of ->
        [one] нападу
       *[other] нападів
    }; { $n ->
        [1] нападом її не рахують
       *[other] нападами їх не рахують
    }.
parts-alone = У записах { $n-text } { $n ->
        [one] знахідка
        [few] знахідки
       *[many] знахідок
    } уламків; від якого нападу, не сказано; { $n ->
        [1] нападом її не рахують
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
    .left-out = Не враховано { $n-text }: окремого регіону не вказано.
    .unequal = У різних регіонах спостерігали різну кількість днів: див. таблицю.
    .alt = Смуги, одна на регіон. Кількість { noun-pl-of }: { $values-text }.
    .title = Найбільше в записах: { $most }
    .plain-title = { noun-pl } за регіонами
    .subtitle = кількість { noun-pl-of } у записах
fig-delays =
    .alt = Точки з межами, по одній для кожного { by-one-of }, від найкоротшого. Медіана, хвилин: { $values-text }.
    .alt-few = Точки з межами, по одній для кожного { by-one-of }: замало відміток часу для кожного.
    .title = Скільки це тривало, { by-along }
    .quickest = Найшвидше: { $first }
    .subtitle = хвилини: ● медіана з 95-відсотковим інтервалом, ◇ дев’ять із десяти; праворуч — кількість відміток часу
    .none = часу не відомо для жодного { by-one-of }

## Що невідомо
unknown-title = Що невідомо
unknown-nothing = Не знайдено нічого, чого бракувало б.
unknown-who = Хто це зробив: для { $known-text } немає запису про те, щоб хтось узяв відповідальність на себе, визнав її чи був звинувачений.
unknown-day = День: невідомий для { $known-text }.
unknown-year = Рік: припущено для { $known-text }.
unknown-killed = Скільки людей загинуло: числа немає для { $known-text }.
unknown-injured = Скільки людей поранено: числа немає для { $known-text }.
unknown-figures = Кількість ({ $names }) там, де джерела говорять про це без числа.
unknown-times = Коли прийшла допомога: зі зроблених кроків точного часу немає для { $known-text }.
unknown-rows = Про що { $n ->
        [one] каже { $n-text } вихідний рядок
        [few] кажуть { $n-text } вихідні рядки
       *[other] кажуть { $n-text } вихідних рядків
    } джерел: дату в них не вдалося прочитати, тож їх ніде не враховано.
unknown-coverage = Де не відомо, щоб хтось спостерігав за всіма випадками (що ще там сталося, невідомо): { $few ->
        [yes] { $n-text }
       *[no] { $n-text } { $n ->
            [one] регіон
            [few] регіони
           *[many] регіонів
        }
    }.

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
    .n-reached = Відбулося
    .time = Час
    .n-ended-before = Скінчилося раніше
    .n-pending = Ще ні
    .n-not-known = Невідомо
time-not-reported = про час не повідомлено
time-known = відомо для { $known-text }
time-bounded = у певних межах для { $n-text }
methods-of = { $n-text } { $done }.

## Хто що сказав
unstated = Ім’я чи назва стоїть під заголовком *{ $heading }* у { $known-text }. Чи йдеться про взяту на себе відповідальність, записи не кажуть, тож жодної заяви про відповідальність не пораховано.
statuses-none = Немає { noun-pl-of }, про які можна було б запитати, хто це зробив.
status-of = { $known-text }: { $name }
counted-beside = крім цих, ще { counted }
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
allusions = { $many ->
        [yes] Говорять про напади лише непрямо: { $found-text }; це відокремлено від заяв про відповідальність, і статусу не змінює.
       *[no] Говорить про напад лише непрямо: { $found-text }; це відокремлено від заяв про відповідальність, і статусу не змінює.
    }
no-link = У { $n-text } { $n ->
        [one] заяві
       *[other] заявах
    } сказано, що зв’язку не встановлено.
statements-none = У записах немає заяв про те, хто це зробив.
tbl-statements = Заяви і кількість випадків, про які в них ідеться.
    .who = Хто
    .stance = Що робить заява
    .bearing = Як вона стосується нападів
    .n-statements = Заяви
    .n-incidents = Випадки
statements-more = Найчастіші з { $n-text } { $n ->
        [one] типу
       *[other] типів
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
        [one] запис розповідає про те саме й рахується разом із пов’язаним записом.
        [few] записи розповідають про те саме й рахуються разом із пов’язаними записами.
       *[many] записів розповідають про те саме й рахуються разом із пов’язаними записами.
    }
scope-not-counted = У записах є, але тут не рахують: { $others-text }.
scope-dead = (повідомлено про { $n-text } { $n ->
        [one] загиблого
       *[other] загиблих
    }; відомо для { $told-text })
scope-not-collected = Джерело цього не збирає, і тут цього немає: { $subjects }. Це не нуль.
why-attacks-by-definition = база за власним визначенням містить лише напади
why-fighting-is-no-attack = бій між озброєними сторонами — не напад на цивільних
why-totals-of-attacks = кожен запис — підсумок нападів
why-strikes-documented = джерело документує удари
why-calls-alone = кожен запис — виклик
why-alerts-alone = кожен запис — тривога
why-parties-not-means = джерело кодує, хто з ким воював, а не чим
why-means-not-said = повідомлення, яке не каже, якими засобами, не дає певності, що це був напад

## Що записано
recorded-nothing = За цей проміжок записів немає.
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
        [1] частину події
        [one] частину подій
        [few] частини подій
       *[many] частин подій
    }
recorded-aggregate = { $n-text } { $n ->
        [one] підсумок
        [few] підсумки
       *[many] підсумків
    }
recorded-told = { $n ->
        [one] Про них повідомив { $n-text } видавець.
        [few] Про них повідомили { $n-text } видавці.
       *[many] Про них повідомили { $n-text } видавців.
    }
recorded-no-report = Жодного повідомлення не названо.
recorded-no-publisher = Хто видав повідомлення, не сказано.
kinds-nothing = Рахувати нічого.
tbl-kinds = Записи за типом.
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
tbl-reports = Хто повідомляв і скільки повідомлень повторюють інше: луна — не другий свідок.
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
    .fullest = Найчастіше є дані: { $name }
    .subtitle = { noun-pl } (n = { $total }), за запитаннями
    .none = у записах за цей проміжок { noun-pl-of } немає
fig-calendar =
    .alt = Сітка регіонів і місяців із кількістю подій у кожній клітинці. Регіоно-місяців: { $states-text }.
    .left-out = Не враховано { $n-text } { $n ->
            [one] запису
           *[other] записів
        }: частини, підсумки, пов’язані записи й ті, що поза проміжком або без певного регіону чи місяця.
    .hatched = Заштриховано: не спостерігали, або невідомо, чи спостерігали, за всіма типами подій; порожня клітинка там означає, що даних немає, а не нуль.
    .title = Коли і де хтось спостерігав
    .plain-title = Не відомо, щоб хтось спостерігав
    .subtitle = події за регіонами й місяцями; штриховка = не спостерігали або невідомо
    .none = у цьому проміжку в записах немає жодного регіону
fig-precision =
    .alt = Смуги за тим, наскільки точно щось відомо. { $values-text }.
    .public = У публічному вигляді жодне місце не названо точніше, ніж район.
    .title = Наскільки точно відомі дата й місце
    .mostly = Здебільшого: { $date }, { $place }
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
date-unknown = Дата невідома
place-exact = Місце точно
place-near = Місце поблизу названого
place-settlement = Місце з точністю до міста чи села
place-district = Місце з точністю до району
place-area = Місце в смузі або кількох регіонах
place-region = Місце з точністю до регіону
place-country = Місце з точністю до країни
place-sea-or-airspace = Місце на морі або в повітрі
place-unknown = Місце невідоме
watched-covered = спостерігали
watched-partly = спостерігали частково
watched-not-covered = не спостерігали
watched-unknown = невідомо, чи спостерігали
said-reported = число названо
said-reported-none = повідомлено, що немає
said-said-unknown = згадано без числа
said-unreadable = нечитабельно
said-not-reported = не повідомлено

## Хто це зробив
gap-not-collected = У записах { counted }, але джерело не збирає відомостей про те, хто взяв відповідальність на себе чи кого звинувачено: з нього невідомо, чи були такі заяви або звинувачення.
gap-none = У записах за цей проміжок { noun-pl-of } немає, тож питання про відповідальність не постає.
gap = Для { $known-text } немає запису про те, щоб хтось узяв відповідальність на себе, визнав її чи був звинувачений.
gap-no-gap = Для кожного випадку є запис про те, що хтось узяв відповідальність на себе, визнав її чи був звинувачений. Без такого запису: { $known-text }.
outside = Окремо — { counted }: тоді джерело заяв не збирало. Це не означає, що ніхто нічого не сказав.
tbl-statuses = Кожен випадок має перший статус, який для нього справджується, від «суперечливо» до «заяв не записано»; те, що лише натякає, статусу не змінює.
    .status = Статус
fig-statuses =
    .alt = Смуги, одна на статус. Кількість { noun-pl-of }: { $values-text }.
    .left-out = Не враховано { $n-text }, бо джерело не збирає заяв.
    .legend = Суцільно: хтось є в записах; заштриховано: нікого.
    .title-gap = Для більшості немає ні взятої відповідальності, ні звинувачення
    .title-known = Для більшості хтось є в записах
    .subtitle = частка { noun-pl-of } (n = { $total }), перший статус, який справджується
    .none = у записах за цей проміжок { noun-pl-of } немає
    .axis = частка { noun-pl-of }
shares-none = У записах немає { noun-pl-of }, для яких указано окремий { by-one }.
fig-shares =
    .alt = Точки з межами, по одній для кожного { by-one-of }: для скількох { noun-pl-of } хтось є в записах. { $values-text }.
    .left-out = Не враховано { $n-text }: окремого { by-one-of } не вказано.
    .title = { noun-pl }, для яких хтось є в записах, { by-along }
    .subtitle = частка тих, щодо яких відповідальність узято чи визнано, заяви суперечливі або когось звинувачено; кількість праворуч
    .none = у записах за цей проміжок { noun-pl-of } немає
tbl-accusations = Звинувачення, у яких ідеться про сам напад; кілька повідомлень про одне звинувачення рахуються один раз.
    .accuser = Хто звинувачує
    .accused = Кого
nobody-accuses = *ніхто нікого не звинувачує*
nobody-accused = *нікого*
conflicts-none = Суперечливих немає: несумісних заяв про відповідальність немає, і ніхто з названих, за записами, цього не заперечив.
tbl-conflicts = Що суперечливо, кожна версія так, як її викладено. Показано { $shown-text } з { $n-text }.
    .claimant = Хто
    .stance = Що робить заява
    .named = Кого називає
time-too-few = Коли зроблено першу заяву про відповідальність чи перше звинувачення, відомо для { $known-text } із ними: замало для кривої.
fig-time =
    .followed = Простежено протягом { $days-text } днів або до дня, станом на який є записи: { $n-text } { noun-n }; час відомий для { $known-text } із заявою про відповідальність чи звинуваченням, решти з них не враховано.
    .alt = Висхідна крива. На її кінці заява про відповідальність чи звинувачення є для { $end-text } % { noun-pl-of }.
    .title = Як скоро хтось узяв відповідальність на себе чи когось звинуватив
    .subtitle = частка { noun-pl-of } за днями після них
    .none = у записах замало відміток часу для кривої
    .x = дні
    .y = частка { noun-pl-of }

## Як часто
rates-none = У записах немає { noun-pl-of } за дні, коли, як відомо, хтось спостерігав, тож частот для порівняння немає.
rates-counted = За дні спостереження в записах { counted }.
rates-too-few = Замало { by-many-of }, де їх достатньо для порівняння.
rates-extremes = Найчастіше: { $most }, { $most-rate-text } за 30 днів; найрідше: { $least }, { $least-rate-text }. Ті, де їх так мало, що вирішує випадковість, не порівнюються.
rates-nothing = У цьому проміжку порівнювати нема чого.
rates-unwatched = Не відомо, щоб хтось спостерігав бодай за одним із { by-many-of } у записах, тож частоти немає: це брак даних, а не нуль.
rate-of = { $rate-text } (пораховано { $n-text })
fig-rates =
    .alt = Точки з межами, по одній для кожного { by-one-of }, від найчастішого. Кількість { noun-pl-of } за 30 днів спостереження: { $values-text }.
    .left-out = Не враховано { $n-text }: день невідомий, окремого { by-one-of } не вказано або не відомо, щоб того дня хтось спостерігав.
    .title = Найчастіше: { $most }
    .plain-title = { noun-pl } за 30 днів спостереження, { by-along }
    .subtitle = { noun-pl } за 30 днів спостереження; кількість праворуч
    .none = у цьому проміжку нічого не записано й ніхто не спостерігав
    .no-data = немає даних: не спостерігали
    .axis = { noun-pl } за 30 днів
spread-none = Часу замало, щоб сказати, як далеко частоту могла б зрушити сама випадковість: меж немає.
spread = Кількості за кожні { $days-text } днів розсіяні у { $n-text } раза сильніше, ніж це зробила б сама випадковість, і межі на стільки ж ширші.
tbl-ratios = Кожен { by-one } поряд з усіма іншими разом, за днями спостереження; «Відношення до інших» — частота, поділена на частоту всіх інших разом; не порівнюється там, де очікувалося б замало. «Лише випадковість?»: чи могла б така різниця виникнути через саму випадковість. «Вирівняно»: частота, наближена до спільної, тим більше, чим менше пораховано.
    .n-incidents = { noun-pl }
    .rate = За 30 днів
    .n-days = Днів
    .rate-shrunk = Вирівняно
    .against = Відношення до інших
    .differs = Лише випадковість?
fig-tiles =
    .alt = Сітка плиток, одна на регіон. Кількість { noun-pl-of } за 30 днів спостереження: { $values-text }.
    .blank = Немає даних для { $n-text } з { $of-text } { $of ->
            [one] плитки
           *[other] плиток
        }.
    .full = З { $of-text } { $of ->
            [one] плитки
           *[other] плиток
        } без даних { WORD($n-text, "немає жодної") }.
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
fig-map =
    .alt = Карта, один відтінок на регіон. Кількість { noun-pl-of }{ $rate ->
        [yes] {" за 30 днів спостереження"}
       *[no] {""}
    }: { $values-text }.
    .title = { noun-pl } за 30 днів спостереження, за регіонами
    .subtitle = { noun-pl }{ $rate ->
        [yes] {" за 30 днів спостереження"}
       *[no] {" у записах"}
    }; один відтінок на регіон, без місць
    .first = до { $high }
    .class = { $low } до { $high }
    .zero = жодного
    .blank = немає даних
    .absent = тут не враховано
    .kind = область
    .left-out = Не на карті: { $n-text } { $n ->
            [one] регіон
            [few] регіони
           *[many] регіонів
        }; без обрисів тут або надто далеко від інших.
    .borders = Регіони взято з ISO 3166-2, Крим і Севастополь теж: це список стандарту, а не позиція.
    .none = Карти немає: обриси має тут менше ніж два з цих регіонів.
watched-all = { $of ->
        [1] { WORD($n-text, "Єдиний") } { by-one } у записах ({ $of-text }) був під спостереженням у певні дні.
       *[other] { WORD($n-text, "Усі") } { by-many } ({ $of-text }) були під спостереженням у певні дні.
    }
watched = { $n ->
        [0] { $of ->
            [1] Наскільки відомо, { WORD($of-text, "єдиний") } { by-one } у записах { WORD($n-text, "жодного дня") } не був під спостереженням. Даних немає, і це не нуль.
            [one] Наскільки відомо, з { $of-text } { by-one-of } жодного дня не спостерігали { WORD($n-text, "за жодним") }. Даних про них немає, і це не нуль.
           *[other] Наскільки відомо, з { $of-text } { by-many-of } жодного дня не спостерігали { WORD($n-text, "за жодним") }. Даних про них немає, і це не нуль.
        }
        [one] { $n-text } з { $of-text } { $of ->
            [one] { by-one-of }
           *[other] { by-many-of }
        } якісь дні був під спостереженням. Для інших немає даних, і це не нуль.
       *[other] { $n-text } з { $of-text } { $of ->
            [one] { by-one-of }
           *[other] { by-many-of }
        } якісь дні були під спостереженням. Для інших немає даних, і це не нуль.
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
    .n-untimed = Кінець невідомий
outcomes-none = Жодне джерело не називає, скільки перехоплено чи впало.
tbl-outcomes = Що запущено і що з цим сталося; числа кожної сторони подано як її власні. Частка — лише з тих випадків, для яких названо обидва числа; де обидва майже завжди однакові, кількість запущених, імовірно, відновлено за тим, що з ними сталося, і частки немає.
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
again-none = Серед показаних районів немає такого, де в записах { noun-pl-of } було б кілька.
tbl-again = Райони, де { noun-pl-of } найбільше; точнішого місця не буває.
again-without = Не враховано { $n-text } { noun-n-of } без записаного району або з районом, якого не публікують.
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
    }, на 100 000 мешканців.
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
       *[unclear] не виразно більше й не виразно менше, ніж
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
       *[change] {" у розрахунку на день спостереження"}
    }
change-from-none = { change-judged } { change-against }, коли в записах їх не було
change-alone = { change-judged } { change-against } (відношення { $best-text }{ change-per })
change-within = { change-judged } { change-against } (відношення { $best-text }{ change-per }; 95-відсотковий інтервал { $low-text } – { $high-text })
change-totals-alone = Окремих { noun-pl-of } у записах { $n ->
        [0] { WORD($n-text, "немає") }
       *[other] { $n-text }
    }, є лише підсумки за кілька одразу: що вони дають разом, сказано нижче.
change-held = У записах { counted }{ $whole ->
        [yes] {""}
       *[no] , що { $n ->
            [one] припадає
           *[other] припадають
        } на певний { length-one }
    }
change-why-not = { $held-text }{ $why ->
        [undated] ; на які дні, невідомо, тож проміжків для порівняння немає.
        [unwatched] ; не відомо, щоб хтось спостерігав, тож чи стало більше, ніж раніше, невідомо.
       *[too-few] : за дні спостереження замало, щоб порівняти один { length-one } з іншим.
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
    .left-out = Не враховано { $n-text }: певного { length-one-of } цього проміжку не вказано.
    .line = Лінія — те, що дало б рівномірне зростання чи спад за дні спостереження: де їх менше, вона нижча.
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
    .none = у записах немає { noun-pl-of }, віднесених до певного проміжку
    .axis = { noun-pl }
    .watched = спостерігали
    .unwatched = у записах, але не відомо, щоб хтось спостерігав
    .unfinished = ще не все в записах
    .no-data = чи хтось спостерігав, не відомо
    .partly = дні регіонів, коли чи хтось спостерігав, не відомо
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
periods-change = Зміна — відношення кількості на день спостереження до тодішньої, у тих самих регіонах, із 95-відсотковим інтервалом за тим, як кількості розсіяні всередині { length-one-of }.
tbl-tolls = { $name }, наскільки повідомлено: події й підсумки, що цілком укладаються в певний { length-one }.
    .name = { length-one }
    .total = { $name }
    .told = Відомо для
    .change = Проти попереднього
tolls-change = Зміна — відношення кількості на день до тодішньої, із 95-відсотковим інтервалом: те, що сталося за один день, береться разом, а те, для чого числа немає, нічого не додає. Кілька дуже смертоносних днів роблять його завузьким.
fig-over-time =
    .alt = Точки з межами, одна на проміжок, за порядком. Медіана, хвилин: { $values-text }.
    .title = Чи стало довше з часом
    .subtitle = хвилини: ● медіана з 95-відсотковим інтервалом, ◇ дев’ять із десяти
    .none = немає проміжку, де відміток часу достатньо
    .axis = хвилини

## Як пізно надходять повідомлення
late-known = День першого повідомлення відомий для { $n-text } { noun-n-of }.
late-unknown = Станом на який день записи, не сказано, тож скільки повідомлень ще може надійти, невідомо.
late-too-few = Менш ніж { $n-text } — замало, щоб сказати, як пізно можуть надійти інші.
late-share = { $share ->
        [half] половина
       *[most] дев’ять із десяти
    }
late-told = З того, про що врешті повідомляють, у записи потрапляє: { $shares-text }.
late-same-day = { late-share } — { WORD($n-text, "того самого дня") }
late-within = { late-share } — за { $n-text } { $n ->
        [one] день
        [few] дні
       *[many] днів
    }
latest-whole = Повідомлення надходять досить скоро: навряд чи за якийсь із днів до кінця записів бракує багатьох.
latest-unfinished = { $n ->
        [one] Останній { $n-text } день, з { $first }, ще не повний
        [few] Останні { $n-text } дні, з { $first }, ще не повні
       *[many] Останні { $n-text } днів, з { $first }, ще не повні
    }: раніше так скоро після подій у записах було близько { $share-text } % того, що сталося в такі дні.
latest-no-fall = Те, що { noun-pl-of } тоді менше, — не ознака спаду.
tbl-late = Скільки є в записах через стільки днів після того, що сталося. Те, що сталося недавно, можна було побачити, лише якщо про це повідомили скоро: кожне запізнення порівняно серед того, чого чекали так само довго.
    .days = Днів після
    .n-reported = Вперше повідомлено до того
    .share = З усього, за оцінкою
late-without = Не враховано { $n-text }: день повідомлення невідомий.

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
response-half = Для половини з { $n-text }, за якими можна було простежити, це тривало не більше ніж { $minutes-text } хв.
tbl-delays = Кроки реагування — до першого підрозділу, який зробив кожен, якщо не названо іншого. Медіана: до якого часу крок зроблено для половини випадків, за якими можна було простежити; ті, що скінчилися раніше, ніколи до нього не доходять, ті, яких ще чекають, тривають щонайменше стільки. «Без межі»: замало, щоб сказати, як довго щонайбільше.
    .pair = Від → до
    .timed = Час відомий
    .median = Медіана, хвилин
    .p90 = Дев’ять із десяти, хвилин
without-time-ended-before = { $n-text }: скінчилося раніше, ніж крок можна було зробити; це окремий вид завершення, а не довге чекання
without-time-pending = { $n-text }: ще чекали, коли спостереження скінчилося
without-time-untimed = { $n-text }: відбулося, але про час не повідомлено
without-time-not-known = { $n-text }: невідомо, чи відбулося, а якщо так, то коли
without-time-out-of-order = { $n-text }: другий крок раніше за перший або тієї самої секунди; названо тут, а в розрахунках часу не враховано
states-all-timed = Для кожного випадку, де йдеться про цей крок, час відомий.
arrivals-too-few = У записах менш ніж { $n-text } відміток часу: замало для кривої.
arrivals-by = { $share ->
        [quarter] Чверть
        [half] Половина
       *[three-quarters] Три чверті
    } — за { $n-text } хв.
arrivals-without = Не враховано { $n-text }: без часу або не за порядком.
arrivals-ended = Випадки, що скінчилися раніше, — це не довге чекання.
fig-arrivals =
    .alt = Висхідна крива частки випадків, які пройшли шлях { $pair }.
    .title = Від «{ $first }» до «{ $then }»
    .subtitle = частка випадків за хвилинами після першого кроку
    .none = у записах замало відміток часу для кривої
    .reached = відбулося
    .ended = скінчилося раніше
    .x = хвилини
    .y = частка випадків
groups-untimed = Часу в записах немає для жодного { by-one-of }.
delays-without = Не враховано { $n-text } без часу.
delays-placeless = Ще { $n-text } не враховано: окремого { by-one-of } не вказано.
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
    .alt = Малі криві, по одній для кожного { by-one-of }, кожна на тлі кривої для всіх разом. Відміток часу в записах: { $values-text }.
    .shown = Показано { by-many } з найбільшою кількістю відміток часу: { $n-text } з { $of-text }, де вони є. Обчислено, як вище.
    .title = Те саме, { by-along }
    .subtitle = частка випадків за хвилинами; сіре: усі разом
    .none = достатньо відміток часу немає для жодного { by-one-of }
    .panel = { $group } (n = { $n })

## Як це обчислено
method-shares = Частки нападів, за які взято чи не взято відповідальність, мають 95-відсоткові інтервали за методом Вілсона, або точні (Клоппера — Пірсона), де пораховано мало; крива перших заяв — кумулятивна частота (Аалена — Йохансена).
method-rates = Частоти — кількість на день спостереження. Їхні 95-відсоткові інтервали дає скор-тест; вони ширші на стільки, на скільки кількості розсіяні сильніше, ніж це зробила б сама випадковість (квазіправдоподібність).
method-ratios = Відмінності між групами перевірено проти спільної частоти з поправкою на те, скільки їх порівнюють (Голм). Частоти вирівняно емпіричним методом Баєса.
method-arrivals = Тривалість кроків — кумулятивна частота (Аалена — Йохансена): те, що скінчилося до кроку, — окремий вид завершення, те, чого ще чекають, цензуровано справа. Групи порівняно логранговим тестом.
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
provenance-source = Джерело: { $title }, { $producer }. Ліцензія: { $licence }. Як цитувати: { $citation }.
provenance-undatable = { $n-text } { $n ->
        [one] запис
        [few] записи
       *[many] записів
    } не вдалося віднести до проміжку, тож не враховано.
profile-public = публічний
profile-internal = внутрішній

## Що стоїть на кожній сторінці
page-notice-internal = Для внутрішнього вжитку: не для публікації
page-as-of = Записи станом на { $date }
page-table = Таблиця { $n }.
page-figure = Рисунок { $n }.
page-traced = { $traced ->
        [0] Жодне число цього огляду не простежується
        [one] { $traced } число цього огляду простежується до записів
        [few] { $traced } числа цього огляду простежуються до записів
       *[other] { $traced } чисел цього огляду простежуються до записів
    }{ $own ->
        [0] .
        [one] ; { $own } матеріал автора не простежується.
        [few] ; { $own } матеріали автора не простежуються.
       *[other] ; { $own } матеріалів автора не простежуються.
    }
page-digest = Контрольна сума результатів { $digest }. Маніфест у цьому файлі перелічує кожне число із записами, на яких воно стоїть; { $command } звіряє з ними сторінку. Файл brief.sig поруч, якщо він є, каже, хто за нього ручається: це перевіряє { $page } у браузері, { $signed } — у терміналі.
page-replaces = Замінює попередній звіт (контрольна сума { $digest }): { $because }
page-attached = Кожне число цього звіту із записами, на яких воно стоїть
index-title = Звіти
index-lead = Кожне число у звіті можна простежити до його записів: { $trace }. Звіт, який вам надіслали, можна перевірити: { $verify } або { $page } у браузері.
index-as-of = записи станом на { $date }
index-notebook = нотатник
index-records = записи
index-manifest = маніфест
index-search = Шукати серед цих звітів
index-some = Показано { $n } з { $of }
index-none = Жоден звіт тут не має цих слів
index-internal = Внутрішній: не для оприлюднення
index-has-internal = Деякі з цих звітів внутрішні. { $command } робить копію публічних, щоб їх оприлюднити.
index-replaced = Замінено звітом { $name }
index-replaced-elsewhere = Замінено звітом, якого тут немає
index-corrects = Виправляє попередній звіт: { $because }
index-language = українська
index-pdf = PDF
index-signed = підписаний PDF
index-signature = підпис
index-faults = Не прочитати
index-unread = його маніфест не читається. Зробіть звіт знову.
index-failed = не вдалося зробити. Дивіться { $where }.
dataset-demonstration-notice = Вигадані записи, для показу

## Коди таблиць
kind-air-attack = напад із застосуванням дронів чи літаків
kind-missile-attack = ракетний удар
kind-combined-attack = напад із застосуванням дронів разом із ракетами
kind-shelling = обстріл з артилерії, мінометів чи реактивних систем
kind-air-alert = публічне попередження про загрозу з повітря
kind-debris-find = знайдено уламки чи рештки
kind-ground-attack = наземний напад збройних сил
kind-explosive-device = вибух бомби, міни, гранати чи іншого пристрою
kind-violence-against-civilians = насильство щодо цивільних осіб; якими засобами, не сказано
kind-armed-clash = бій між озброєними сторонами
kind-emergency-call = виклик пожежно-рятувальної служби чи екстреної медичної допомоги
kind-other-violence = насильство іншого типу
counting-event = рахується як один випадок
counting-part = частина іншого випадку; окремо не рахується
counting-aggregate = підсумок за кілька випадків; як один не рахується
attack-with-drone = напад із застосуванням дронів
attack-with-missile = ракетний удар
attack-with-drone-and-missile = напад із застосуванням дронів і ракет
object-kind-residential = житло
object-kind-industrial = промисловість і склади
object-kind-energy = постачання електрики, газу, нафти й тепла
object-kind-health = лікарні й поліклініки
object-kind-education = школи й дитячі садки
object-kind-transport = залізниці, порти, дороги, аеродроми
object-kind-other = інше, що названо
object-kind-not-known = сказано, що невідомо
quantity-launched = запущені дрони чи ракети
quantity-intercepted = перехоплені дрони чи ракети
quantity-fell = дрони чи ракети після падіння
quantity-killed = загиблі
quantity-injured = поранені
quantity-displaced = переміщені особи
quantity-sheltered = люди, яким надано прихисток
quantity-buildings-damaged = пошкоджені будівлі
as-of-stage-initial = за першим повідомленням
as-of-stage-interim = за пізнішим повідомленням
as-of-stage-final = за підсумковим повідомленням
milestone-alert = оголошено тривогу
milestone-impact = влучання або падіння
milestone-call-received = виклик прийнято
milestone-dispatched = підрозділи направлено
milestone-en-route = підрозділи в дорозі
milestone-on-scene = екстрені служби на місці
milestone-secured = територію убезпечено
milestone-hazard-cleared = рештки або небезпеку усунено
milestone-under-control = пожежу або ситуацію взято під контроль
milestone-shelter-opened = відкрито місце тимчасового розміщення
milestone-logistics-support = організовано постачання й підтримку
milestone-investigation-opened = розпочато розслідування
milestone-public-statement = зроблено публічну заяву
milestone-all-clear = оголошено відбій
milestone-unit-available = підрозділи знову вільні
method-shot-down = збито
method-jammed = впало під дією радіозавад
method-controlled-destruction = знищено в контрольований спосіб
method-fell = впало само собою
method-not-known = спосіб невідомий
stance-claims-responsibility = бере відповідальність на себе
stance-concedes = визнає це після того, як його назвали
stance-accuses = каже, що це зробив хтось інший
stance-denies = заперечує, що це його дія
stance-assesses = дає оцінку
stance-hints = натякає, не кажучи прямо
stance-names-party = набір даних позначає сторону як причетну; нікого не звинувачує
stance-says-unknown = каже, що невідомо, хто це зробив, або нікому цього не приписує
stance-no-link-established = каже, що зв’язку не встановлено
stance-calls-for = до чогось закликає
bearing-about = говорить про напад
bearing-alludes-to = натякає на напад, не називаючи його
bearing-no-link-stated = каже, що заявленого зв’язку з нападом немає
topic-retaliation = відплата
topic-destabilisation = стратегія дестабілізації
topic-accounts-conflict = версії різних сторін суперечать одна одній
topic-transparency-about-origin = прозорість щодо того, звідки завдано удару
topic-early-warning = раннє попередження
topic-resilience = стійкість
topic-protection-of-civilians = захист цивільного населення
publisher-kind-authority = власний канал влади
publisher-kind-military = власний канал збройних сил
publisher-kind-news = новинне видання
publisher-kind-compilation = добірка чужих повідомлень
publisher-kind-monitor = моніторингова чи правозахисна організація
publisher-kind-social-media = обліковий запис у соціальній мережі
publisher-kind-dispatch = диспетчерська екстреної служби
publisher-kind-other = інший тип
subject-claims = заяви про те, хто це зробив
subject-milestones = кроки реагування
subject-counts = числа
subject-reports = хто повідомив
subject-killed = загиблі
subject-injured = поранені
status-contested = суперечливо
status-claimed = відповідальність узято на себе
status-conceded = визнано
status-accused-only = лише звинувачення
status-assessed-only = лише оцінка
status-hinted-only = лише натяк
status-named-by-dataset-only = сторону назвав лише набір даних
status-said-unknown = сказано, що невідомо
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
set-aside-told-anew = інший файл передає той самий запис іншими словами
set-aside-missing-key = порожня комірка, що називає запис
set-aside-no-value = порожня комірка зі значенням
set-aside-unreadable-date = дату не можна прочитати
set-aside-ambiguous-date = дату можна прочитати двома способами
set-aside-unknown-label = позначка, якої не пояснює жодне рішення
set-aside-unknown-incident = називає випадок, якого немає
set-aside-incident-set-aside = належить до випадку, який відкладено
set-aside-unreadable-value = значення, якого в цьому стовпці бути не може
set-aside-out-of-scope = поза тим, що документує проєкт

## Сторінка, що перевіряє звіт у браузері (verify.html)
check-language = Українська
check-title = Перевірити звіт
check-lead = Дайте цій сторінці файли одного звіту. Їх читають тут, у вашому браузері: нічого нікуди не надсилається, і нічого з них не виконується. Звіт підтверджено, якщо його підписано ключем, який даєте ви.
check-noscript = Ця сторінка потребує JavaScript. Без нього: briefs verify або ssh-keygen -Y verify.
check-files = Звіт
check-choose-files = Його файли: сторінка, а також manifest.json і brief.sig, які її називають і підписують.
check-choose-folder = Або його тека з усіма файлами.
check-drop = Або перетягніть його файли будь-куди на цю сторінку.
check-keys = Кому ви довіряєте
check-keys-help = Ключі видавців, кожен в окремому рядку: ІМ’Я ssh-ed25519 КЛЮЧ. Візьміть ключ у його власника, іншим шляхом, ніж звіт. Ключ, що надійшов разом зі звітом, нічого не доводить.
check-keys-paste = Ключі
check-keys-file = Або файл із ключами.
check-result = Підсумок
check-wait = Звіту ще не дано.
check-reading = Звіт перевіряється …
check-holds = Підтверджено; підписано: { $name }. Це сказано про { $files }.
check-altered = Змінено після того, як зроблено.
check-open = Не перевірено.
check-nobody = Ніхто, кому ви довіряєте, не ручається за того, хто це зробив.
check-no-brief = У тому, що дано, немає звіту: ні brief.html, ні brief.pdf, ні brief.ipynb, ні records.csv.
check-unreadable = Щось із даного не вдається прочитати. Виберіть це знову; або цей браузер не обчислює хешів на сторінці, відкритій у такий спосіб: відкрийте її з файлу.
check-folder-unread = Цей браузер не дає прочитати тут теку, яку перетягнули. Виберіть її кнопкою або перетягніть її файли.
check-several = Його дано більш ніж один раз. Дайте файли одного звіту.
check-too-large = Він завеликий, щоб прочитати його тут.
check-no-manifest = У ньому немає переліку чисел (маніфесту), який можна прочитати: це не звіт, або його змінено.
check-digest-same = Контрольна сума результатів відповідає числам у переліку.
check-digest-other = Його змінено: числа в переліку не дають його контрольної суми результатів.
check-digest-unread = Контрольну суму результатів не перевірено: цей браузер не зберігає чисел так, як їх написано.
check-print-other = Контрольна сума, надрукована на сторінці, не та, що в її маніфесті.
check-manifest-other = Сторінка каже про себе не те, що manifest.json.
check-style = Стиль цієї сторінки тут невідомий. Він може бути з іншої версії або приховувати те, що на ній сказано.
check-records-same = Записи в ній — ті, які називає її маніфест, і кожне число називає записи, що в ній є. Чи випливають числа з них, тут не перевірено.
check-records-wrong = Ці числа називають записи, яких у ній немає: { $what }.
check-records-other = Записи в ній не ті, які називає її маніфест.
check-foreign = У ньому є те, чого немає в жодному звіті: { $what }. Не відкривайте його: він може показати не те, що каже.
check-file-same = Це файл, названий у manifest.json.
check-file-other = Це не той файл, що названий у manifest.json.
check-file-missing = Його не дано.
check-file-alone = Без manifest.json ніщо не каже, яким має бути цей файл.
check-file-strange = Це не належить жодному звіту, і ніщо за це не ручається. Дайте файли звіту без цього.
check-ask = Попросіть manifest.json і brief.sig цього звіту: перший називає хеш кожного файлу, другий підписує перший.
check-key-wrong = Рядок { $line } у ключах — не ключ. Очікується: ІМ’Я ssh-ed25519 КЛЮЧ.
check-signature-wrong = Це не підпис під manifest.json.
check-signature-unread = Цей браузер не вміє перевіряти таких підписів. OpenSSH уміє: { $command }
check-signature-ask = Підпис правильний. Ключ — { $key }. Чий він, буде перевірено, коли ви дасте ключі тих, кому довіряєте.
check-signature-other = Підписано ключем, якого немає серед даних вами: { $key }.
check-signature-good = Підписано: { $name }, ключем { $key }.
check-unchecked = Тут не перевірено, чи випливають числа із записів і що показує PDF. { $command } робить звіт заново там, де є його записи.

## Що стоїть біля власних матеріалів автора
own-cut = Показано: рядків { $rows-shown } з { $rows }, стовпців { $columns-shown } з { $columns }.
own-cut-lines = Показано перші рядки: { $shown } з { $n }.
own-plot = Графік.
own-plot-title = Графік: { $title }.
own-plot-panels = Панелей: { $n }.
own-plot-panel = Панель: { $title }.
own-plot-x = По горизонталі: { $label }.
own-plot-y = По вертикалі: { $label }.
own-plot-by = За ознакою: { $label }.
own-plot-series = Ряди: { $names }.
own-note = Примітка
own-between = від { $low } до { $high }
own-at-least = щонайменше { $low }
unit-minutes = хв
own-cut-some = Показано частину рядків і стовпців.

## Що відповідає сторінка, коли питають про її число
ask-close = Закрити
ask-stands = Де воно стоїть
ask-counts = Що воно рахує
ask-unit = Одиниця
ask-interval = Його межі
ask-interval-chance = { $value }: наскільки його могла б зрушити сама випадковість (95 %). Про що ніколи не повідомляли, сюди не входить.
ask-interval-told = { $value }: від найменшого до найбільшого з того, що кажуть джерела.
ask-left-out = Не враховано
ask-none-left-out = нічого
ask-made = Як його отримано
ask-setting = Межа або параметр цього огляду. За ним не стоїть жоден запис.
ask-silence = Цього не каже жоден запис: це те, про що записи мовчать.
ask-rows = Воно рахує сирі рядки всього набору даних. Їх перелічує команда «briefs trace».
ask-address = Його адреса
ask-records = Записів за ним: { $n }
ask-elsewhere = Їхній перелік задовгий для цієї сторінки. Їх називає команда «briefs trace».
ask-beside = Їх забагато, щоб бути на цій сторінці. Вони у файлі records.csv поруч, рядки { $rows }.
ask-more = Ще { $n }
ask-others = Ще { $n }
ask-until = до { $when }
ask-no-day = день невідомий
ask-within = якогось дня: { $when }
ask-assumed = рік припущено
ask-step-ended-before = закінчилося раніше
ask-step-pending = ще чекають
ask-step-not-known = невідомо, чи й коли
ask-unread = Цей переглядач не може прочитати того, що несе сторінка
ask-no-region = без одного регіону
ask-row = { $file }, рядок { $row }
ask-used-by = Чисел цього огляду, які його використовують: { $n }
ask-all-records = Усі записи цього огляду: { $n }
ask-show-all = Показати всі записи
ask-keys = Рисунок. Стрілки ведуть від позначки до позначки.
ask-no-number = Такого числа в цьому огляді немає
ask-data = Дані

## Що стоїть над даними рисунка
drawn-group = { by-one }
drawn-region = Регіон
drawn-month = Місяць
drawn-named = Період
drawn-n-incidents = Пораховано
drawn-n-attacks = Пораховано
drawn-n-answered = Узяли на себе, визнали або звинуватили
drawn-n-days = Днів спостереження
drawn-n-days-covered = Днів спостереження
drawn-n-timed = Відомо часів
drawn-rate = За 30 днів
drawn-low = Від (95 %)
drawn-high = До (95 %)
drawn-quantity = Питання
drawn-said = Що сказано
drawn-watched = Чи спостерігали
drawn-exactly = Наскільки точно
drawn-time = Хвилин
drawn-days = Днів
drawn-share-event = До того часу, %
drawn-share-ended = Закінчилося раніше, %
drawn-share-watched = Спостерігали, %
drawn-share = Частка, %
drawn-fitted = Тренд
drawn-status = Стан
drawn-median-minutes = Половина за, хвилин
drawn-p90-minutes = Дев’ять із десяти за, хвилин

## Що рахує число, в чому, і чому щось не враховано
measure-alert-hours = Години тривоги за регіонами. Тривоги, що перекриваються, рахують один раз, у межах днів огляду.
measure-arrivals-over-time = Скільки подій дійшли до цього кроку до кожної хвилини. Те, що закінчилося раніше або чого ще чекають, враховано окремо.
measure-arrivals-per-group = Те саме для кожної групи, у якій відомо щонайменше п’ять часів.
measure-delays-per-group = Скільки часу минуло від одного кроку до іншого, за групами.
measure-group-difference = Чи доходять групи до цього кроку з іншою швидкістю, ніж дозволила б сама випадковість.
measure-attribution-status = Що записано про те, хто це зробив, для кожної події нападу: по одному стану.
measure-count-statements = Заяви, за тим, що вони кажуть і як стосуються подій.
measure-count-statuses = Події нападу, за тим, що записано про те, хто це зробив.
measure-list-conflicts = Заяви, що суперечать одна одній, поруч.
measure-share-attributed = Частка подій нападу, які хтось узяв на себе чи визнав або в яких когось звинуватили.
measure-who-accuses-whom = Хто кого звинувачує, кожну подію один раз, і для скількох ніхто.
measure-chosen-events = Події певних видів, що відповідають умовам автора.
measure-share-of-events = Яку частину одних подій становлять інші.
measure-total-of-events = Сума повідомленого за обраними подіями.
measure-delay-of-events = Скільки часу минуло від одного кроку до іншого, для обраних подій.
measure-reporting-states = Що сказали джерела на кожне питання: число, жодного, невідомо або нічого. Нічого не сказано — це не нуль.
measure-total-counts = Повідомлене, додане за подіями нападу та зведеними числами. Події без числа нічого не додають: сума є найменшою можливою.
measure-count-kinds = Записи, за видом і тим, як їх рахують.
measure-count-precision = Записи, за тим, наскільки точно відомі їхні дата й місце.
measure-count-reports = Повідомлення за видавцем, і скільки з них повторюють інші.
measure-count-set-aside = Сирі рядки, які не вдалося використати, за причиною.
measure-coverage-calendar = Події за регіоном і місяцем, поруч із днями, коли хтось спостерігав.
measure-attack-events = Напади, кожен один раз. Знайдені уламки й перехоплення одного нападу — його частини; зведені числа — не події.
measure-list-not-counted = Що ще записано, крім видів, які тут рахують.
measure-list-records = Кожен запис огляду, хоч би що це було.
measure-list-unstated = Записи з ім’ям під заголовком на кшталт «Хто взяв на себе» без слова про сказане.
measure-records-per-region = Записи за регіоном, і чи там хтось спостерігав.
measure-undatable-records = Записи, дати яких не кажуть, чи належать вони сюди.
measure-rates-per-inhabitant = Частоти за регіонами поруч із кількістю жителів.
measure-first-reports = Через скільки днів після свого дня про кожну подію вперше повідомили.
measure-latest-days = Останні дні, про які ще не все може бути записано.
measure-reports-by-delay = Скільки з того, про що врешті повідомляють, записано за стільки днів.
measure-outcome-shares = Запущене поруч із перехопленим і тим, що впало; числа кожної сторони — як її числа.
measure-events-per-period = Події за періодами, кожен поруч із попереднім.
measure-places-struck-again = Райони з більш ніж однією подією нападу; ніколи не точніше місце.
measure-rank-again = Порядок регіонів за суворішого прочитання.
measure-rates-per-group = Події за 30 днів спостереження, за групами. Дні, коли невідомо, чи хтось спостерігав, не рахують зовсім.
measure-tile-rates = Ті самі частоти на рівних плитках, по одній на регіон.
measure-incidents-per-region = Події нападу й тривоги за регіоном.
measure-pair-steps = Час від одного кроку до іншого, за подіями.
measure-summarise-delays = Скільки тривали кроки. Чого ще чекають, вважають тим, чого ще немає, а не тим, чого не буде.
measure-first-statements = Події нападу, простежені до першої заяви про відповідальність чи звинувачення.
measure-time-to-statement = Скільки нападів мали першу заяву про відповідальність чи звинувачення до кожного дня після них.
measure-list-steps = Кроки реагування, за подіями.
measure-milestones-reached = Кроки реагування: де їх досягнуто і де відомий час.
measure-totals-per-period = Одна величина, додана за періодами. Сума є найменшою можливою.
measure-trend-over-periods = Тренд за періодами, які записані й за якими спостерігали.
reason-without-a-single-region = без одного регіону
reason-its-source-does-not-collect-it = його джерело цього не збирає
reason-its-source-does-not-collect-statements = його джерело не збирає заяв
reason-without-a-single-group = без однієї групи
reason-an-alert-of-a-part-of-its-region-only = тривога лише в частині регіону
reason-a-part-of-another-incident = частина іншої події
reason-a-total-not-an-event = зведене число, а не подія
reason-counted-with-the-record-it-repeats = пораховано із записом, який він повторює
reason-of-a-group-with-fewer-than-five-times = із групи, де менше ніж п’ять часів
reason-reached-at-a-time-that-is-not-reported = досягнуто, час не повідомлено
reason-not-known-whether-or-when-it-was-reached = невідомо, чи й коли досягнуто
reason-with-the-second-step-before-the-first-or-in-the-same-second = другий крок раніше за перший або тієї ж секунди
reason-after-the-day-the-records-stand-at = після дня, на який складено записи
reason-first-reported-before-the-day-it-is-said-to-have-happened-on = повідомлено раніше за день, коли це нібито сталося
reason-without-a-report-whose-day-is-known = без повідомлення з відомим днем
reason-of-a-period-that-is-not-whole-or-that-nobody-watched = з періоду, який неповний або за яким ніхто не спостерігав
reason-a-regional-total-on-a-day-that-a-national-one-speaks-of = регіональне зведене число за день, про який каже загальнодержавне
reason-in-a-region-whose-inhabitants-are-on-no-list-here = у регіоні, кількості жителів якого тут немає
reason-not-dated-to-a-day = без дати до дня
reason-on-a-day-nobody-is-known-to-have-watched = у день, коли невідомо, щоб хтось спостерігав
reason-the-statement-is-dated-before-it-began = заяву датовано раніше за початок
reason-when-it-happened-is-not-known = невідомо, коли це сталося
reason-when-the-statement-was-made-is-not-known = невідомо, коли зроблено заяву
reason-without-a-single-month = без одного місяця
reason-without-a-single-period = без одного періоду
reason-outside-the-period = поза періодом
reason-without-a-start-and-a-later-end = без початку й пізнішого кінця
reason-without-a-district-on-record-or-with-one-that-is-withheld = без записаного району або з таким, який не показують
reason-of-a-source-graded-below-b-or-not-graded = із джерела з оцінкою нижче B або без оцінки
reason-in-a-region-without-a-tile = у регіоні без плитки
in-incidents = події
in-incident = події
in-events = події
in-attack-events = події нападу
in-attack-event = події нападу
in-ratio = у скільки разів
in-persons-or-objects = люди або об’єкти
in-days = дні
in-reports = повідомлення
in-report = повідомлення
in-statements = заяви
in-statement = заяви
in-share = відсотки
in-alerts = тривоги
in-alert = тривоги
in-per-30-days = за 30 днів спостереження
in-per-100-000 = на 100 000 жителів
in-minutes = хвилини
in-hours = години
in-rank = місце
in-records = записи
in-record = записи
in-regions = регіони
in-region = регіони
in-rows = сирі рядки
in-probability = імовірність
in-step = кроки
in-steps = кроки
in-find-of-debris = знахідки уламків
in-cells = клітинки
in-region-months = регіоно-місяці
in-publisher = видавці
in-drones-or-missiles = безпілотники або ракети
in-periods = періоди
in-inhabitants = жителі
in-groups = групи
