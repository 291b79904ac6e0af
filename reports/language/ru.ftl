### Что говорит отчёт, по-русски. Одно сообщение — одно предложение; слова после знака = может изменить каждый.
###
### $n-text — число, как оно печатается; оно знает свои записи и должно стоять в сообщении, в каждой его форме.
### $n — то же число, чтобы выбрать форму: { $n -> [one] тревога [few] тревоги *[many] тревог }. Его не печатают.
### WORD($n-text, "Никто") называет число словом вместо цифр.
### $what — что считают (attack-event, alert, call ...), $by — что сравнивают (region, district, month ...).

## Что считают
# С числом впереди: «1 тревога», «5 тревог».
noun-n = { $what ->
        [attack-event] { $n ->
            [one] нападение
            [few] нападения
           *[many] нападений
        }
        [event-of-explosive-violence] { $n ->
            [one] случай
            [few] случая
           *[many] случаев
        } насилия с применением взрывного оружия
        [event-of-violence-against-civilians] { $n ->
            [one] случай
            [few] случая
           *[many] случаев
        } насилия в отношении гражданских лиц
        [alert] { $n ->
            [one] тревога
            [few] тревоги
           *[many] тревог
        }
        [call] { $n ->
            [one] вызов
            [few] вызова
           *[many] вызовов
        }
        [attack-from-the-air] { $n ->
            [one] нападение
            [few] нападения
           *[many] нападений
        } с воздуха
        [missile-attack] { $n ->
            [one] ракетный удар
            [few] ракетных удара
           *[many] ракетных ударов
        }
        [attack-with-drones-and-missiles] { $n ->
            [one] нападение
            [few] нападения
           *[many] нападений
        } с применением дронов и ракет
        [attack-with-artillery] { $n ->
            [one] артиллерийский обстрел
            [few] артиллерийских обстрела
           *[many] артиллерийских обстрелов
        }
        [explosion-of-a-device] { $n ->
            [one] взрыв устройства
            [few] взрыва устройств
           *[many] взрывов устройств
        }
        [attack-on-the-ground] { $n ->
            [one] наземное нападение
            [few] наземных нападения
           *[many] наземных нападений
        }
        [armed-clash] { $n ->
            [one] вооружённое столкновение
            [few] вооружённых столкновения
           *[many] вооружённых столкновений
        }
        [find-of-debris] { $n ->
            [one] находка
            [few] находки
           *[many] находок
        } обломков
        [event-of-other-violence] { $n ->
            [one] случай
            [few] случая
           *[many] случаев
        } иного насилия
        [record] { $n ->
            [one] запись
            [few] записи
           *[many] записей
        }
        [incident] { $n ->
            [one] случай
            [few] случая
           *[many] случаев
        }
        [step] { $n ->
            [one] шаг
            [few] шага
           *[many] шагов
        }
        [total] { $n ->
            [one] итог
            [few] итога
           *[many] итогов
        }
       *[event] { $n ->
            [one] событие
            [few] события
           *[many] событий
        }
    }
# После «из» и «для»: «3 из 5 нападений».
noun-n-of = { $what ->
        [attack-event] { $n ->
            [one] нападения
           *[other] нападений
        }
        [event-of-explosive-violence] { $n ->
            [one] случая
           *[other] случаев
        } насилия с применением взрывного оружия
        [event-of-violence-against-civilians] { $n ->
            [one] случая
           *[other] случаев
        } насилия в отношении гражданских лиц
        [alert] { $n ->
            [one] тревоги
           *[other] тревог
        }
        [call] { $n ->
            [one] вызова
           *[other] вызовов
        }
        [attack-from-the-air] { $n ->
            [one] нападения
           *[other] нападений
        } с воздуха
        [missile-attack] { $n ->
            [one] ракетного удара
           *[other] ракетных ударов
        }
        [attack-with-drones-and-missiles] { $n ->
            [one] нападения
           *[other] нападений
        } с применением дронов и ракет
        [attack-with-artillery] { $n ->
            [one] артиллерийского обстрела
           *[other] артиллерийских обстрелов
        }
        [explosion-of-a-device] { $n ->
            [one] взрыва устройства
           *[other] взрывов устройств
        }
        [attack-on-the-ground] { $n ->
            [one] наземного нападения
           *[other] наземных нападений
        }
        [armed-clash] { $n ->
            [one] вооружённого столкновения
           *[other] вооружённых столкновений
        }
        [find-of-debris] { $n ->
            [one] находки
           *[other] находок
        } обломков
        [event-of-other-violence] { $n ->
            [one] случая
           *[other] случаев
        } иного насилия
        [record] { $n ->
            [one] записи
           *[other] записей
        }
        [incident] { $n ->
            [one] случая
           *[other] случаев
        }
        [step] { $n ->
            [one] шага
           *[other] шагов
        }
        [total] { $n ->
            [one] итога
           *[other] итогов
        }
       *[event] { $n ->
            [one] события
           *[other] событий
        }
    }
noun-pl = { $what ->
        [attack-event] нападения
        [event-of-explosive-violence] случаи насилия с применением взрывного оружия
        [event-of-violence-against-civilians] случаи насилия в отношении гражданских лиц
        [alert] тревоги
        [call] вызовы
        [attack-from-the-air] нападения с воздуха
        [missile-attack] ракетные удары
        [attack-with-drones-and-missiles] нападения с применением дронов и ракет
        [attack-with-artillery] артиллерийские обстрелы
        [explosion-of-a-device] взрывы устройств
        [attack-on-the-ground] наземные нападения
        [armed-clash] вооружённые столкновения
        [find-of-debris] находки обломков
        [event-of-other-violence] случаи иного насилия
        [record] записи
        [incident] случаи
        [step] шаги
        [total] итоги
       *[event] события
    }
noun-pl-of = { $what ->
        [attack-event] нападений
        [event-of-explosive-violence] случаев насилия с применением взрывного оружия
        [event-of-violence-against-civilians] случаев насилия в отношении гражданских лиц
        [alert] тревог
        [call] вызовов
        [attack-from-the-air] нападений с воздуха
        [missile-attack] ракетных ударов
        [attack-with-drones-and-missiles] нападений с применением дронов и ракет
        [attack-with-artillery] артиллерийских обстрелов
        [explosion-of-a-device] взрывов устройств
        [attack-on-the-ground] наземных нападений
        [armed-clash] вооружённых столкновений
        [find-of-debris] находок обломков
        [event-of-other-violence] случаев иного насилия
        [record] записей
        [incident] случаев
        [step] шагов
        [total] итогов
       *[event] событий
    }
noun-pl-none = ничего
counted = { $n-text } { noun-n }

## Что сравнивают
by-one = { $by ->
        [district] район
        [subkind] вид
        [priority] уровень срочности
        [month] месяц
        [kind] род
        [period] промежуток
       *[region] регион
    }
# Родительный падеж: «для каждого региона».
by-one-of = { $by ->
        [district] района
        [subkind] вида
        [priority] уровня срочности
        [month] месяца
        [kind] рода
        [period] промежутка
       *[region] региона
    }
by-many = { $by ->
        [district] районы
        [subkind] виды
        [priority] уровни срочности
        [month] месяцы
        [kind] роды
        [period] промежутки
       *[region] регионы
    }
by-many-of = { $by ->
        [district] районов
        [subkind] видов
        [priority] уровней срочности
        [month] месяцев
        [kind] родов
        [period] промежутков
       *[region] регионов
    }
by-along = { $by ->
        [district] по районам
        [subkind] по видам
        [priority] по срочности
        [month] по месяцам
        [kind] по родам
        [period] по промежуткам
       *[region] по регионам
    }
length-one = { $length ->
        [day] день
        [week] неделя
        [month] месяц
        [quarter] квартал
        [year] год
       *[none] промежуток
    }
# Родительный падеж: «не из одного месяца».
length-one-of = { $length ->
        [day] дня
        [week] недели
        [month] месяца
        [quarter] квартала
        [year] года
       *[none] промежутка
    }
length-along = { $length ->
        [day] по дням
        [week] по неделям
        [month] по месяцам
        [quarter] по кварталам
        [year] по годам
       *[none] по промежуткам
    }
length-single-of = { $length ->
        [week] одной
       *[other] одного
    } { length-one-of }
# «месяцем раньше»
length-earlier = { $length ->
        [day] днём
        [week] неделей
        [month] месяцем
        [quarter] кварталом
        [year] годом
       *[none] промежутком
    } раньше

## Мелкие слова
share = { $part-text } из { $n-text } { noun-n-of }
share-bare = { $part-text } из { $n-text }
share-with-totals = { $part-text } из { $n-text } { noun-pl-of } и итогов
range = { $best-text } ({ $low-text } – { $high-text })
percent-range = { $best-text } % ({ $low-text } – { $high-text })
percent = { $n-text } %
from-to = от { $low-text } до { $high-text }
at-least = не меньше { $low-text }
more-than-one = { WORD($low-text, "больше одного") }
open = без предела
figure-of = { $name }: { $total-text }
item = { $name }: { $value-text }
span = { $first } — { $last }
week-of = неделя с { $day }
day-not-known = дата неизвестна
day-not-stated = дата не названа
in-another-case = ; в другом случае{" "}
cell-not-reported = *не сообщалось*
cell-withheld = не публикуется
cell-not-given = *число не названо*
cell-none-reported = сообщено, что нет
cell-not-known = неизвестно
cell-share-not-known = *неизвестно*
cell-no-data = *нет данных*
cell-no-share = *доли нет*
cell-no-rank = *так прочесть нельзя*
cell-too-few = слишком мало для сравнения
cell-few = слишком мало
cell-no-single-region = несколько регионов или неизвестно какой
cell-many-regions = несколько регионов
cell-nobody = никого
party-not-named = не назван
party-not-stated = не указан
party-resident = житель
party-analyst = аналитик
party-unnamed = не назван
party-accused = обвиняемая сторона
party-somebody = некто неназванный
party-column = столбец записей
party-official = должностное лицо
party-military = военный источник
party-armed-group = вооружённая группа
party-political-leader = политический лидер
party-media = СМИ
party-monitor = организация-наблюдатель
party-dataset = набор данных

## Заголовки столбцов, одинаковые во всех таблицах
column-region = Регион
column-country = Страна
column-district = Район
column-date = Дата
column-group = { by-one }
column-n-incidents = Записи
column-n-attacks = { noun-pl }
column-n-alerts = Тревоги
column-n-days = Дней наблюдения
column-thing = Что
column-total = Всего
column-kind = Род
column-share = Доля (95-процентный интервал)

## Подписи
source = Источник: { $names }; { $span }.
counted-here = Посчитано: { $n-text } { noun-n }.
none-left-out = Не учтено: { WORD($n-text, "ничего") }.
shown-first = Показаны первые { $shown-text } из { $n-text }.
chance = { $of ->
        [share] Пределы в скобках говорят, насколько долю могла бы сдвинуть сама случайность; того, о чём никто не сообщил, они не охватывают.
        [rate] Пределы говорят, насколько частоту могла бы сдвинуть сама случайность; того, о чём никто не сообщил, они не охватывают.
        [change] Пределы говорят, насколько изменение могла бы сдвинуть сама случайность; того, о чём никто не сообщил, они не охватывают.
       *[figure] Пределы говорят, насколько число могла бы сдвинуть сама случайность; того, о чём никто не сообщил, они не охватывают.
    }
partial-alerts = Тревоги в части региона тоже не учтены.
chance-hardly = вряд ли (p{"\u00A0"}{ $p-text })
chance-may = возможно (p{"\u00A0"}{ $p-text })

## Первое предложение обзора
headline-none-held = В записях нет { noun-pl-of }: в этом наборе данных их нет вообще. Что в нём есть: { $held }.
headline-none-watched = В записях нет { noun-pl-of } ({ $when }), и известно, что в это время кто-то наблюдал.
headline-none-unknown = В записях нет { noun-pl-of } ({ $when }); наблюдал ли кто-нибудь, неизвестно.
on-record = в записях
headline-span = В записях { counted }: { $span }{ $assumed ->
        [yes] {" (год предположен)"}
       *[no] {""}
    }.
headline-undated = В записях { counted }, дни неизвестны.
headline-days = В записях { counted }: { $days-text }.
headline-day = { $day } ({ $n-text }{ $assumed ->
        [yes] , год предположен
       *[no] {""}
    })
headline-day-not-known = { $earlier ->
        [yes] {"раньше, "}
       *[no] {""}
    }{ $n ->
        [1] в неизвестный день
       *[other] в неизвестные дни
    } ({ $n-text })
headline-claimed = Ответственность за { $n-text } из них кто-то взял на себя.
headline-unclaimed = По записям, ответственности не взял на себя { WORD($n-text, "никто") }.
headline-killed = Сообщено о погибших: { $total-text }; известно для { $known-text }.
headline-sums = Отдельных { noun-pl-of } в записях нет, есть { $n-text } { $n ->
        [one] итог
        [few] итога
       *[many] итогов
    } сразу за несколько.
headline-figures = { $figures-text }.
headline-no-figures = Числа нет ни в одном из них.
headline-not-added = Не прибавлено: { $n-text } { $n ->
        [one] региональный итог
        [few] региональных итога
       *[many] региональных итогов
    } за те же дни.

## Главные числа
key-events = { $what ->
        [attack-event] считаются по одному разу; находки обломков — их части
       *[other] считаются по одному разу
    }
key-alerts = публичные предупреждения; ничего могло и не случиться
key-told = сообщено для { $known-text }

## Что произошло
tbl-attacks = { noun-pl }.
    .attack = Что
    .hit = Во что попали
year-assumed-note = «Год предположен» отмечает год, которого источник не называет.
year-assumed = { $assumed ->
        [yes] , год предположен
       *[no] {""}
    }
when-before = до { $day }, день неизвестен{ year-assumed }
when-on = { $span }{ year-assumed }
when-through = длилось { $span }{ year-assumed }
when-within = в какое-то время, { $span }{ year-assumed }
countries = Страны — по кодам регионов (ISO 3166-2): это список стандарта, а не позиция.
tbl-regions = { noun-pl }{ $alerts ->
        [yes] {" и тревоги"}
       *[no] {""}
    } по регионам, и дни, когда кто-то наблюдал.
    .n-days-covered = Дней наблюдения
    .n-days-not-covered = Дней без наблюдения
tbl-regions-unwatched = { noun-pl }{ $alerts ->
        [yes] {" и тревоги"}
       *[no] {""}
    } по регионам. Наблюдал ли кто-нибудь, неизвестно.
tbl-regions-partial = Тревоги здесь — только для всего региона; не { $n ->
        [one] учтена
        [few] учтены
       *[many] учтено
    } { $n-text } { $n ->
        [one] тревога
        [few] тревоги
       *[many] тревог
    } в части региона.
parts-of = { $n-text } { $n ->
        [one] находка
        [few] находки
       *[many] находок
    } обломков — { $n ->
        [1] часть
       *[other] части
    } { $of-text } { $of ->
        [one] нападения
       *[other] нападений
    }; { $n ->
        [1] нападением её не считают
       *[other] нападениями их не считают
    }.
parts-alone = В записях { $n-text } { $n ->
        [one] находка
        [few] находки
       *[many] находок
    } обломков; от какого нападения, не сказано; { $n ->
        [1] нападением её не считают
       *[other] нападениями их не считают
    }.
alerts-held = В записях { $n-text } { $n ->
        [one] тревога
        [few] тревоги
       *[many] тревог
    }.
alert-untimed = В записях { $n-text } { $n ->
        [one] тревога
        [few] тревоги
       *[many] тревог
    }; о начале не сообщалось.
alerts-untimed = В записях { $n-text } { $n ->
        [one] тревога
        [few] тревоги
       *[many] тревог
    }; о начале не сообщалось для { $known-text }.
fig-regions =
    .left-out = Не учтено { $n-text }: без определённого региона.
    .unequal = В разных регионах наблюдали разное число дней: см. таблицу.
    .alt = Полосы, по одной на регион. Число { noun-pl-of }: { $values-text }.
    .title = Больше всего в записях: { $most }
    .plain-title = { noun-pl } по регионам
    .subtitle = число { noun-pl-of } в записях
fig-delays =
    .alt = Точки с пределами, по одной для каждого { by-one-of }, от самого короткого. Медиана, минут: { $values-text }.
    .alt-few = Точки с пределами, по одной для каждого { by-one-of }: для каждого время известно слишком редко.
    .title = Сколько это длилось, { by-along }
    .quickest = Быстрее всего: { $first }
    .subtitle = минуты: ● медиана с 95-процентным интервалом, ◇ девять из десяти; справа — для скольких время известно
    .none = времени нет ни для одного { by-one-of }

## Что неизвестно
unknown-title = Что неизвестно
unknown-nothing = Не найдено ничего, чего бы недоставало.
unknown-who = Кто это сделал: для { $known-text } нет записи о том, чтобы кто-то взял ответственность на себя, признал это или был в этом обвинён.
unknown-day = День: неизвестен для { $known-text }.
unknown-year = Год: предположен для { $known-text }.
unknown-killed = Сколько людей погибло: числа нет для { $known-text }.
unknown-injured = Сколько людей ранено: числа нет для { $known-text }.
unknown-figures = Число ({ $names }) там, где источники говорят об этом без числа.
unknown-times = Когда пришла помощь: точное время неизвестно для { $known-text }; считаны только сделанные шаги.
unknown-rows = О чём { $n ->
        [one] говорит { $n-text } исходная строка
        [few] говорят { $n-text } исходные строки
       *[other] говорят { $n-text } исходных строк
    } источников: дату в них прочесть не удалось, и они нигде не учтены.
unknown-coverage = Где не известно, чтобы кто-то наблюдал за всеми случаями (что ещё там произошло, неизвестно): { $few ->
        [yes] { $n-text }
       *[no] { $n-text } { $n ->
            [one] регион
            [few] региона
           *[many] регионов
        }
    }.

## Вред
consequences-none = В записях нет ни { noun-pl-of }, ни итогов, к которым могли бы относиться числа.
tbl-consequences = О чём сообщено: сумма для { noun-pl-of } и итогов самих источников, и для скольких из них. «Нет» — сообщено, что нет; «Не названо» — источник говорит об этом без числа; «Не сообщалось» — ни один источник об этом не говорит.
    .n-reported = Число
    .n-reported-none = Нет
    .n-said-unknown = Не названо
    .n-unreadable = Нечитаемо
    .n-not-reported = Не сообщалось

## Шаги реагирования
steps-none = Записи не говорят ни об одном шаге реагирования. Это «не сообщалось», а не «ничего не сделано».
tbl-steps = Шаги реагирования по числу случаев. Шаг, которого здесь нет, — это шаг, о котором источники не говорят.
    .step = Шаг
    .n-reached = Сделано
    .time = Время
    .n-ended-before = Кончилось раньше
    .n-pending = Ещё нет
    .n-not-known = Неизвестно
time-not-reported = о времени не сообщалось
time-known = известно для { $known-text }
time-bounded = для { $n-text } известны только границы
methods-of = { $n-text } { $done }.

## Кто что сказал
unstated = Имя стоит под заголовком *{ $heading }* в { $known-text }. Взял ли названный ответственность на себя, записи не говорят, поэтому ни одного заявления об ответственности не посчитано.
statuses-none = В записях нет { noun-pl-of }, о которых можно было бы спросить, кто это сделал.
status-of = { $known-text }: { $name }
counted-beside = кроме этих, { counted }
alluding = { $n-text } { $stance ->
        [hints] { $n ->
            [one] намёк
            [few] намёка
           *[many] намёков
        }
        [assesses] { $n ->
            [one] оценка
            [few] оценки
           *[many] оценок
        }
        [accuses] { $n ->
            [one] обвинение
            [few] обвинения
           *[many] обвинений
        }
        [claims-responsibility] { $n ->
            [one] замечание
            [few] замечания
           *[many] замечаний
        }
       *[other] { $n ->
            [one] заявление
            [few] заявления
           *[many] заявлений
        }
    }
allusions = { $many ->
        [yes] Лишь косвенно касается нападений: { $found-text }; это стоит отдельно от заявлений об ответственности и статуса не меняет.
       *[no] Лишь косвенно касается нападения: { $found-text }; это стоит отдельно от заявлений об ответственности и статуса не меняет.
    }
no-link = В { $n-text } { $n ->
        [one] заявлении
       *[other] заявлениях
    } сказано, что связь не установлена.
statements-none = В записях нет заявлений о том, кто это сделал.
tbl-statements = Заявления, и о скольких случаях в них идёт речь.
    .who = Кто
    .stance = Что делает заявление
    .bearing = Как оно относится к нападениям
    .n-statements = Заявления
    .n-incidents = Случаи
statements-more = Самые частые из { $n-text } { $n ->
        [one] рода
       *[other] родов
    }.
bearing-none = не называет ни одного случая
stance-names = ; называет: { $name }
stance-calls-for-topic = призывает: { $topic }

## О чём отчёт
period-places = { $few ->
        [yes] { $n-text }
       *[no] { $n-text } { $n ->
            [one] регион
            [few] региона
           *[many] регионов
        }
    }
period-nowhere = { WORD($n-text, "ни одного региона в записях") }
period-absent = нет записей: { $names }
period-span = { $span }{ $before ->
        [yes] {" и раньше"}
       *[no] {""}
    }{ $after ->
        [yes] {" и позже"}
       *[no] {""}
    } · записи на { $cut-off }
scope-counted = Здесь считают { noun-pl }{ $named ->
        [yes] {" ("}{ $kinds })
       *[no] {""}
    }.
scope-default = Так заведено для этих записей: { $why }.
scope-linked = Ещё { $n-text } { $n ->
        [one] запись рассказывает о том же и считается вместе с ним.
        [few] записи рассказывают о том же и считаются вместе с ними.
       *[many] записей рассказывают о том же и считаются вместе с ними.
    }
scope-not-counted = В записях есть, но здесь не считают: { $others-text }.
scope-dead = (сообщено о { $n-text } { $n ->
        [one] погибшем
       *[other] погибших
    }; известно для { $told-text })
scope-not-collected = Источник этого не собирает, и здесь этого нет: { $subjects }. Это не ноль.
why-attacks-by-definition = база по собственному определению содержит только нападения
why-fighting-is-no-attack = бой между вооружёнными сторонами — не нападение на гражданских лиц
why-totals-of-attacks = каждая запись — итог нападений
why-strikes-documented = источник документирует удары
why-calls-alone = каждая запись — вызов
why-alerts-alone = каждая запись — тревога
why-parties-not-means = источник записывает, кто с кем воевал, а не какими средствами
why-means-not-said = сообщение, в котором не названы средства, не свидетельствует о нападении наверняка

## Что записано
recorded-nothing = В этот промежуток записей нет.
recorded = { $n-text } { $n ->
        [one] запись
        [few] записи
       *[many] записей
    }: { $groups-text }.
recorded-event = { $n-text } { $n ->
        [one] событие
        [few] события
       *[many] событий
    }
recorded-part = { $n-text } { $n ->
        [one] часть события
        [few] части событий
       *[many] частей событий
    }
recorded-aggregate = { $n-text } { $n ->
        [one] итог
        [few] итога
       *[many] итогов
    }
recorded-told = О них { $n ->
        [one] сообщил { $n-text } издатель
        [few] сообщили { $n-text } издателя
       *[many] сообщили { $n-text } издателей
    }.
recorded-no-report = Ни одно сообщение не названо.
recorded-no-publisher = Кто издал сообщения, не сказано.
kinds-nothing = Считать нечего.
tbl-kinds = Записи по роду.
    .counting = Как считается
echoes-no-report = Записи не называют сообщений.
echoes = В записях { $n-text } { $n ->
        [one] сообщение
        [few] сообщения
       *[many] сообщений
    }.
echoes-repeat = { $n ->
        [0] Другого не повторяет { WORD($n-text, "ни одно") }.
        [one] { $n-text } из них повторяет другое.
       *[other] { $n-text } из них повторяют другое.
    }
tbl-reports = Кто сообщал, и сколько сообщений повторяют другое: эхо — не второй свидетель.
    .publisher = Издатель
    .n-reports = Сообщения
    .n-repeats = Повторяют другое
reports-more = Самые частые из { $n-text } издателей.
ledger-elsewhere = Что стало с каждой исходной строкой, сказано в отчёте обо всех регионах этого набора.
ledger-rows = Из { $read-text } исходных строк всего набора { $kept-text } оставлено и { $set-aside-text } отложено.
ledger-cells = Из их { $filled-text } заполненных ячеек { $used-text } использовано, { $kept-as-words-text } сохранено только как слова и { $ignored-text } оставлено без внимания, среди них и ячейки отложенных строк.
tbl-ignored = Ячейки, оставленные без внимания, по столбцам.
    .column = Столбец
    .n-cells = Заполненные ячейки
set-aside-nothing = Ни одной строки не пришлось отложить.
tbl-set-aside = Исходные строки, отложенные во всём наборе, по причине.
    .why = Почему
    .n-rows = Исходные строки
fig-said =
    .alt = Полосы, по одной на вопрос, разделённые по тому, что сказали источники обо всех случаях: { noun-pl }.
    .item = { $name }: число для { $reported-text }, сообщено «нет» для { $reported-none-text }, ничего не сказано для { $not-reported-text }.
    .left-out = Не учтено { $n-text } { $n ->
            [one] записи
           *[other] записей
        }: части, итоги и связанные записи — не отдельные события.
    .not-zero = «Не сообщалось» — это не ноль.
    .silent = Ни один источник не говорит о таком: { $names }.
    .title = Что источники сказали, а чего — нет
    .fullest = Чаще всего есть данные: { $name }
    .subtitle = { noun-pl } (n = { $total }), по вопросам
    .none = в записях за этот промежуток { noun-pl-of } нет
fig-calendar =
    .alt = Сетка регионов и месяцев с числом событий в каждой клетке. Регионо-месяцев: { $states-text }.
    .left-out = Не учтено { $n-text } { $n ->
            [one] записи
           *[other] записей
        }: части, итоги, связанные записи и те, что вне промежутка или без определённого региона или месяца.
    .hatched = Заштриховано: не наблюдали, или неизвестно, наблюдали ли, за всеми родами событий; пустая клетка там значит «нет данных», а не ноль.
    .title = Когда и где кто-то наблюдал
    .plain-title = Наблюдал ли кто-нибудь, неизвестно
    .subtitle = события по регионам и месяцам; штриховка = не наблюдали или неизвестно
    .none = в этом промежутке в записях нет ни одного региона
fig-precision =
    .alt = Полосы по тому, насколько точно что-то известно. { $values-text }.
    .public = В публичном виде ни одно место не названо точнее, чем район.
    .title = Насколько точно известны дата и место
    .mostly = Чаще всего: { $date }, { $place }
    .subtitle = число записей, от самых точных
    .axis = записи
    .none = в этом промежутке записей нет
date-minute = Дата с точностью до минуты
date-hour = Дата с точностью до часа
date-day = Дата с точностью до дня
date-days = Дата с точностью до нескольких дней
date-week = Дата с точностью до недели
date-month = Дата с точностью до месяца
date-year = Дата с точностью до года
date-unknown = Дата неизвестна
place-exact = Место точно
place-near = Место вблизи названного
place-settlement = Место с точностью до города или села
place-district = Место с точностью до района
place-area = Место в полосе или нескольких регионах
place-region = Место с точностью до региона
place-country = Место с точностью до страны
place-sea-or-airspace = Место на море или в воздухе
place-unknown = Место неизвестно
watched-covered = наблюдали
watched-partly = наблюдали частично
watched-not-covered = не наблюдали
watched-unknown = неизвестно, наблюдали ли
said-reported = число названо
said-reported-none = сообщено, что нет
said-said-unknown = упомянуто без числа
said-unreadable = нечитаемо
said-not-reported = не сообщалось

## Кто это сделал
gap-not-collected = В записях { counted }, но источник не собирает сведений о том, взял ли кто-то ответственность на себя или был обвинён: узнать это из него нельзя.
gap-none = В записях за этот промежуток { noun-pl-of } нет, поэтому и спрашивать, кто это сделал, не о чем.
gap = Для { $known-text } нет записи о том, чтобы кто-то взял ответственность на себя, признал это или был в этом обвинён.
gap-no-gap = Для каждого случая есть запись о том, что кто-то взял ответственность на себя, признал это или был в этом обвинён. Без такой записи: { $known-text }.
outside = Вне подсчёта: { counted }; тогда источник заявлений не собирал. Это не значит, что никто ничего не сказал.
tbl-statuses = Каждый случай имеет первый статус, который для него верен, от «противоречиво» до «заявлений не записано»; то, что лишь намекает, статуса не меняет.
    .status = Статус
fig-statuses =
    .alt = Полосы, по одной на статус. Число { noun-pl-of }: { $values-text }.
    .left-out = Не учтено { $n-text }: источник не собирает заявлений.
    .legend = Сплошное: кто-то есть в записях; заштриховано: никого.
    .title-gap = Для большинства в записях никого нет
    .title-known = Для большинства кто-то есть в записях
    .subtitle = доля { noun-pl-of } (n = { $total }), первый статус, который верен
    .none = в записях за этот промежуток { noun-pl-of } нет
    .axis = доля { noun-pl-of }
shares-none = Ни у одного случая в записях нет определённого { by-one-of }.
fig-shares =
    .alt = Точки с пределами, по одной для каждого { by-one-of }: для скольких { noun-pl-of } кто-то есть в записях. { $values-text }.
    .left-out = Не учтено { $n-text }: без определённого { by-one-of }.
    .title = { noun-pl }, для которых кто-то есть в записях, { by-along }
    .subtitle = доля случаев, где ответственность взята, случившееся признано, есть противоречие или обвинение; справа — их число
    .none = в записях за этот промежуток { noun-pl-of } нет
tbl-accusations = Обвинения, в которых речь идёт о самом нападении; несколько сообщений об одном обвинении считаются один раз.
    .accuser = Кто обвиняет
    .accused = Кого
nobody-accuses = *никто никого не обвиняет*
nobody-accused = *никого*
conflicts-none = Противоречий в записях нет: несовместимых заявлений нет, и никто из названных, по записям, этого не отрицал.
tbl-conflicts = Что противоречиво, каждая версия так, как она изложена. Показано { $shown-text } из { $n-text }.
    .claimant = Кто
    .stance = Что делает заявление
    .named = Кого называет
time-too-few = Когда сделано первое заявление или обвинение, известно для { $known-text } с ними: слишком мало для кривой.
fig-time =
    .followed = Прослежено: { $n-text } { noun-n }, в течение { $days-text } дней или до дня, на который есть записи; время известно для { $known-text } с заявлением или обвинением, остальные из них не учтены.
    .alt = Восходящая кривая. К её концу заявление или обвинение есть для { $end-text } % { noun-pl-of }.
    .title = Как скоро кто-то взял ответственность на себя или кого-то обвинил
    .subtitle = доля { noun-pl-of } по дням после них
    .none = время известно для слишком немногих случаев
    .x = дни
    .y = доля { noun-pl-of }

## Как часто
rates-none = { noun-pl-of } на дни, когда кто-то точно наблюдал, в записях нет, поэтому сравнивать нечего.
rates-counted = На дни наблюдения в записях { counted }.
rates-too-few = Слишком мало { by-many-of }, где их достаточно для сравнения.
rates-extremes = Чаще всего: { $most }, { $most-rate-text } за 30 дней; реже всего: { $least }, { $least-rate-text }. Те, где их так мало, что решает случай, не сравниваются.
rates-nothing = В этом промежутке сравнивать нечего.
rates-unwatched = Не известно, чтобы кто-то наблюдал хоть один из { by-many-of } в записях, поэтому частоты нет: нет данных, а не ноль.
rate-of = { $rate-text } (посчитано { $n-text })
fig-rates =
    .alt = Точки с пределами, по одной для каждого { by-one-of }, от самого частого. Число { noun-pl-of } за 30 дней наблюдения: { $values-text }.
    .left-out = Не учтено { $n-text }: день неизвестен, нет определённого { by-one-of } или не известно, чтобы в тот день кто-то наблюдал.
    .title = Чаще всего: { $most }
    .plain-title = { noun-pl } за 30 дней наблюдения, { by-along }
    .subtitle = { noun-pl } за 30 дней наблюдения; число справа
    .none = в этом промежутке ничего не записано и никто не наблюдал
    .no-data = нет данных: не наблюдали
    .axis = { noun-pl } за 30 дней
spread-none = Времени слишком мало, чтобы сказать, насколько частоту могла бы сдвинуть сама случайность: пределов нет.
spread = Числа за каждые { $days-text } дней рассеяны в { $n-text } раза сильнее, чем это сделала бы сама случайность, и пределы соответственно шире.
tbl-ratios = Каждый { by-one } рядом со всеми остальными вместе, по дням наблюдения; «Отношение к другим» — во сколько раз чаще, чем у других; не сравнивается там, где ожидалось бы слишком мало. «Лишь случай?»: могла ли такая разница возникнуть лишь случайно. «Выровнено»: частота, приближённая к общей, тем больше, чем меньше посчитано.
    .n-incidents = { noun-pl }
    .rate = За 30 дней
    .n-days = Дней
    .rate-shrunk = Выровнено
    .against = Отношение к другим
    .differs = Лишь случай?
fig-tiles =
    .alt = Сетка плиток, по одной на регион. Число { noun-pl-of } за 30 дней наблюдения: { $values-text }.
    .blank = Нет данных для { $n-text } из { $of-text } { $of ->
            [one] плитки
           *[other] плиток
        }.
    .full = Из { $of-text } { $of ->
            [one] плитки
           *[other] плиток
        } без данных { WORD($n-text, "нет ни одной") }.
    .left-out = Без плитки: { $n-text } { $n ->
            [one] регион
            [few] региона
           *[many] регионов
        }.
    .equal = Плитки одинаковы: их размер и место ничего не значат.
    .title = { noun-pl } за 30 дней наблюдения, плитка на регион
    .subtitle = расположение — насколько позволяет сетка; штриховка = нет данных
    .none = слишком мало регионов, у которых есть место на сетке
    .no-data = нет данных
fig-map =
    .alt = Карта, один оттенок на регион. Число { noun-pl-of }{ $rate ->
        [yes] {" за 30 дней наблюдения"}
       *[no] {""}
    }: { $values-text }.
    .title = { noun-pl } за 30 дней наблюдения, по регионам
    .subtitle = { noun-pl }{ $rate ->
        [yes] {" за 30 дней наблюдения"}
       *[no] {" в записях"}
    }; один оттенок на регион, без мест
    .first = до { $high }
    .class = { $low } до { $high }
    .zero = ни одного
    .blank = нет данных
    .absent = здесь не учтено
    .kind = область
    .left-out = Не на карте: { $n-text } { $n ->
            [one] регион
            [few] региона
           *[many] регионов
        }; без очертаний здесь или слишком далеко от других.
    .borders = Регионы взяты из ISO 3166-2, Крым и Севастополь тоже: это список стандарта, а не позиция.
    .none = Карты нет: очертания имеет здесь меньше двух из этих регионов.
watched-all = { $of ->
        [1] { WORD($n-text, "Единственный") } { by-one } в записях ({ $of-text }) какие-то дни был под наблюдением.
       *[other] { WORD($n-text, "Все") } { by-many } ({ $of-text }) какие-то дни были под наблюдением.
    }
watched = { $n ->
        [0] { $of ->
            [1] Насколько известно, { WORD($of-text, "единственный") } { by-one } в записях { WORD($n-text, "ни в один день") } не был под наблюдением. Данных нет, и это не ноль.
            [one] Насколько известно, из { $of-text } { by-one-of } ни в один день не наблюдали { WORD($n-text, "ни за одним") }. Данных нет, и это не ноль.
           *[other] Насколько известно, из { $of-text } { by-many-of } ни в один день не наблюдали { WORD($n-text, "ни за одним") }. Данных нет, и это не ноль.
        }
        [one] { $n-text } из { $of-text } { $of ->
            [one] { by-one-of }
           *[other] { by-many-of }
        } какие-то дни был под наблюдением. Для остальных нет данных, и это не ноль.
       *[other] { $n-text } из { $of-text } { $of ->
            [one] { by-one-of }
           *[other] { by-many-of }
        } какие-то дни были под наблюдением. Для остальных нет данных, и это не ноль.
    }
rates-in-brief = { noun-pl } за 30 дней наблюдения: { $ends-text }.
rates-most = больше всего — { $group } ({ $rate-text })
rates-fewest = меньше всего — { $group } ({ $rate-text })
rates-most-within = больше всего — { $group } ({ $rate-text }; 95-процентный интервал от { $low-text } до { $high-text })
rates-fewest-within = меньше всего — { $group } ({ $rate-text }; 95-процентный интервал от { $low-text } до { $high-text })

## Рядом с частотами
hours-none = В этом промежутке тревог в записях нет.
tbl-hours = Часы тревог в этом промежутке: тревоги одного региона, которые накладываются, считаются один раз; при сложении они пошли бы в счёт дважды. Тревоги в части региона — не тревоги региона.
    .hours = Часов тревоги
    .hours-summed = Часов, если складывать
    .hours-anywhere = Часов в любой части
    .n-untimed = Конец не записан
outcomes-none = Ни один источник не называет, сколько перехвачено или упало.
tbl-outcomes = Что запущено и что с этим стало; числа каждой стороны — как её числа. Доля — только из тех случаев, для которых названы оба числа; где оба почти всегда одинаковы, число запущенных, вероятно, восстановлено по тому, что с ними стало, и доли нет.
    .claimant = Чьи числа
    .outcome = Что с ними стало
    .n-both = С обоими
    .launched = Запущено
    .n-outcome = Число
    .share = Доля
    .n-equal = Оба одинаковы
    .n-without = Только с одним
outcome-intercepted = перехвачено
outcome-fell = упало
again-none = Среди показанных районов нет такого, где в записях { noun-pl-of } несколько.
tbl-again = Районы, где { noun-pl-of } больше всего; точнее района место здесь не называется.
again-without = Не учтено { $n-text } { noun-n-of }: район не записан или не публикуется.
ranks-too-few = Регионов слишком мало, чтобы был порядок.
tbl-ranks = Место по числу в записях, прочитанное строже.
    .as-counted = Как посчитано
    .links-ignored = Без связей
    .dated-to-the-day = День известен
    .district-known = Район известен
    .better-sources = Источники с оценкой A или B
ranks-stand = Порядок держится при каждом прочтении.
ranks-change = Порядок меняется: малые различия не стоит считать различиями.
ranks-blank = Так нельзя прочесть ни одной записи: { $names }.
tbl-inhabitants = { $rate ->
        [yes] { noun-pl } за 30 дней наблюдения
       *[no] {""}
    }{ $killed-rate ->
        [yes] { $rate ->
            [yes] {" и погибшие, о которых сообщено, за весь промежуток"}
           *[no] погибшие, о которых сообщено, за весь промежуток
        }
       *[no] {""}
    }, на 100 000 жителей.
    .n-people = Жители
    .rate = { noun-pl } за 30 дней
    .killed-rate = Погибшие
    .n-told = Известно для
inhabitants-counted = Жители: { $lists }. С тех пор многие бежали или переехали, и никто их не пересчитал.
inhabitants-without = Не учтено { $n-text } { noun-n-of } в регионах, жителей которых нет ни в одном списке здесь.

## Изменения во времени
change-headline = { $period }: { counted } — { $changes-text }.
# «меньше, чем месяцем раньше»
change-judged = { $judged ->
        [more] больше, чем
        [fewer] меньше, чем
       *[unclear] без явной разницы с тем, что было
    }
change-against = { $against ->
        [year-change] годом раньше
       *[change] { length-earlier }
    }
change-per = { $against ->
        [year-change] {""}
       *[change] {" в расчёте на день наблюдения"}
    }
change-from-none = { change-judged } { change-against }, когда не было ни одного случая
change-alone = { change-judged } { change-against } (отношение { $best-text }{ change-per })
change-within = { change-judged } { change-against } (отношение { $best-text }{ change-per }; 95-процентный интервал { $low-text } – { $high-text })
change-totals-alone = Отдельных { noun-pl-of } в записях { $n ->
        [0] { WORD($n-text, "нет") }
       *[other] { $n-text }
    }, есть только итоги сразу за несколько: что они дают вместе, сказано ниже.
change-held = В записях { counted }{ $whole ->
        [yes] {""}
       *[no] {" из "}{ length-single-of }
    }
change-why-not = { $held-text }{ $why ->
        [undated] ; на какие дни, неизвестно, поэтому промежутков для сравнения нет.
        [unwatched] ; не известно, чтобы кто-то наблюдал, поэтому стало ли больше, чем раньше, неизвестно.
       *[too-few] : на дни наблюдения слишком мало для сравнения { length-along }.
    }
trend = За { $n-text } { $length ->
        [day] { $n ->
            [one] день
            [few] дня
           *[many] дней
        }
        [week] { $n ->
            [one] неделю
            [few] недели
           *[many] недель
        }
        [month] { $n ->
            [one] месяц
            [few] месяца
           *[many] месяцев
        }
        [quarter] { $n ->
            [one] квартал
            [few] квартала
           *[many] кварталов
        }
       *[year] { $n ->
            [one] год
            [few] года
           *[many] лет
        }
    } вместе: { $trend ->
        [rise] рост
        [fall] спад
       *[none] явного направления нет
    }, { $best-text } за { $length ->
        [week] неделю
       *[other] { length-one }
    } (95-процентный интервал от { $low-text } до { $high-text }).
fig-periods =
    .alt = Полосы по порядку, { length-along }. Число { noun-pl-of }: { $values-text }.
    .left-out = Не учтено { $n-text }: не из { length-single-of } этого промежутка.
    .line = Линия — то, что дали бы равномерный рост или спад за дни наблюдения: где их меньше, она ниже.
    .title-more = { $period }: больше, чем { length-earlier }
    .title-fewer = { $period }: меньше, чем { length-earlier }
    .plain-title = { noun-pl } { length-along }
    .subtitle = число в записях, { length-along }
    .none = в записях нет { noun-pl-of }, для которых определён промежуток
    .axis = { noun-pl }
    .watched = наблюдали
    .unwatched = в записях, но не известно, чтобы кто-то наблюдал
    .unfinished = ещё не всё в записях
    .no-data = наблюдал ли кто-нибудь, не известно
    .partly = дни регионов, когда наблюдал ли кто-то, не известно
    .trend = направление
tbl-periods = { $length ->
        [day] День за днём.
        [week] Неделя за неделей.
        [month] Месяц за месяцем.
        [quarter] Квартал за кварталом.
       *[year] Год за годом.
    }
    .name = { length-one }
    .n-incidents = { noun-pl }
    .share-watched = Наблюдали
    .share-known = В записях
    .change = Против предыдущего
    .year-change = Против того же годом раньше
periods-last = Показаны последние { $shown-text } из { $n-text }.
periods-unwatched = Не известно, чтобы кто-то наблюдал: малое число может значить, что никто не записал.
periods-watched = Наблюдали: доля дней всех регионов, когда, насколько известно, кто-то наблюдал.
periods-known = В записях: сколько из этого уже есть, если сообщения запаздывают, как раньше; неполный промежуток не сравнивается.
periods-change = Изменение — во сколько раз больше их пришлось на день наблюдения в тех же регионах, с 95-процентным интервалом по тому, как числа рассеяны внутри { length-one-of }.
tbl-tolls = { $name }, насколько сообщено: события и итоги из { length-single-of }.
    .name = { length-one }
    .total = { $name }
    .told = Известно для
    .change = Против предыдущего
tolls-change = Изменение — во сколько раз больше на день, с 95-процентным интервалом: то, что случилось за один день, берётся вместе, а то, для чего числа нет, ничего не прибавляет. Несколько очень смертоносных дней делают его слишком узким.
fig-over-time =
    .alt = Точки с пределами, по одной на промежуток, по порядку. Медиана, минут: { $values-text }.
    .title = Стало ли дольше со временем
    .subtitle = минуты: ● медиана с 95-процентным интервалом, ◇ девять из десяти
    .none = нет промежутка, где время известно достаточно часто
    .axis = минуты

## Как поздно приходят сообщения
late-known = День первого сообщения известен для { $n-text } { noun-n-of }.
late-unknown = На какой день записи, не сказано, поэтому сколько сообщений ещё может прийти, неизвестно.
late-too-few = Меньше { $n-text } — слишком мало, чтобы сказать, как поздно могут прийти другие.
late-share = { $share ->
        [half] половина
       *[most] девять из десяти
    }
late-told = Из того, о чём в конце концов сообщают, в записи попадает: { $shares-text }.
late-same-day = { late-share } — { WORD($n-text, "в тот же день") }
late-within = { late-share } — за { $n-text } { $n ->
        [one] день
        [few] дня
       *[many] дней
    }
latest-whole = Сообщения приходят достаточно скоро: вряд ли на какой-то день перед концом записей их недостаёт много.
latest-unfinished = Последние { $n-text } { $n ->
        [one] день
        [few] дня
       *[many] дней
    }, с { $first }, ещё не полны: раньше так скоро после событий в записях было около { $share-text } % того, что случилось в такие дни.
latest-no-fall = То, что { noun-pl-of } тогда меньше, — не признак спада.
tbl-late = Сколько есть в записях через столько дней после того, что случилось. То, что случилось недавно, можно было увидеть, только если об этом сообщили скоро: каждое запоздание сравнено среди того, чего ждали так же долго.
    .days = Дней после
    .n-reported = Впервые сообщено к тому времени
    .share = От всего, по оценке
late-without = Не учтено { $n-text }: день сообщения неизвестен.

## Время реагирования
response-none = Здесь этот вопрос не имеет смысла: в записях нет двух шагов реагирования с их временем.
pair = от «{ $first }» до «{ $then }»{ $way ->
        [same] {" (то же подразделение, которое первым сделало первый шаг)"}
        [last] {" (от шага первого подразделения до шага последнего)"}
       *[first] {""}
    }
pair-short = { $first } → { $then }{ $way ->
        [same] {" (то же подразделение)"}
        [last] {" (до последнего подразделения)"}
       *[first] {""}
    }
response-known = Время { $pair } известно для { $known-text }.
response-too-few = Для любого числа этого слишком мало.
response-under-half = Пока за ними следили, до этого дошло меньше половины.
response-half = Для половины из { $n-text }, за которыми можно было проследить, на это ушло не больше { $minutes-text } мин.
tbl-delays = Шаги реагирования — до первого подразделения, которое сделало каждый, если не названо другого. Медиана: к какому времени шаг сделан для половины случаев, за которыми можно было проследить; те, что кончились раньше, никогда до него не доходят, те, которых ещё ждут, длятся не меньше. «Без предела»: слишком мало, чтобы сказать, как долго самое большее.
    .pair = От → до
    .timed = Время известно
    .median = Медиана, минут
    .p90 = Девять из десяти, минут
without-time-ended-before = { $n-text }: кончилось раньше, чем шаг можно было сделать; это отдельный исход, а не долгое ожидание
without-time-pending = { $n-text }: ещё ждали, когда наблюдение кончилось
without-time-untimed = { $n-text }: сделано, но о времени не сообщалось
without-time-not-known = { $n-text }: неизвестно, сделано ли, или когда
without-time-out-of-order = { $n-text }: второй шаг раньше первого или в ту же секунду; названо здесь, а в расчётах времени не учтено
states-all-timed = У каждого случая, где речь идёт об этом шаге, есть время.
arrivals-too-few = Время записано меньше чем для { $n-text } случаев: слишком мало для кривой.
arrivals-by = { $share ->
        [quarter] Четверть
        [half] Половина
       *[three-quarters] Три четверти
    } — за { $n-text } мин.
arrivals-without = Не учтено { $n-text }: без времени или не по порядку.
arrivals-ended = Случаи, что кончились раньше, — это не долгое ожидание.
fig-arrivals =
    .alt = Восходящая кривая доли случаев, которые прошли путь { $pair }.
    .title = От «{ $first }» до «{ $then }»
    .subtitle = доля случаев по минутам после первого шага
    .none = время известно для слишком немногих случаев
    .reached = сделано
    .ended = кончилось раньше
    .x = минуты
    .y = доля случаев
groups-untimed = Времени в записях нет ни для одного { by-one-of }.
delays-without = Не учтено { $n-text } без времени.
delays-placeless = Ещё { $n-text } не учтено: без определённого { by-one-of }.
pace-too-few = Слишком мало, чтобы сравнить их { by-along }.
pace = Могли ли они различаться так сильно лишь случайно: { $differs-text }.
stamps = Опубликованное время — это не время диспетчерской. Оно округлено, названо по памяти или является временем поста, который об этом рассказал; быстрый шаг называют чаще, чем медленный. С нормативами пожарной охраны его здесь не сравнивают.
excluded = Ни в одном расчёте времени не учтено { $n-text } { $n ->
        [one] случая
       *[other] случаев
    } ({ $ids }).
excluded-more = Ни в одном расчёте времени не учтено { $n-text } { $n ->
        [one] случая
       *[other] случаев
    } ({ $ids } и другие, названные в манифесте).
fig-panels =
    .alt = Малые кривые, по одной для каждого { by-one-of }, каждая на фоне кривой для всех вместе. Случаев с известным временем: { $values-text }.
    .shown = Из { by-many-of }, где время известно ({ $of-text }), показаны те, где таких случаев больше всего ({ $n-text }). Вычислено, как выше.
    .title = То же, { by-along }
    .subtitle = доля случаев по минутам; серое: все вместе
    .none = ни для одного { by-one-of } время не известно достаточно часто
    .panel = { $group } (n = { $n })

## Как это вычислено
method-shares = Доли нападений, за которые взята или не взята ответственность, имеют 95-процентные интервалы по методу Вильсона, или точные (Клоппера — Пирсона), где посчитано мало; кривая первых заявлений — кумулятивная частота (Аалена — Йохансена).
method-rates = Частоты — число на дни наблюдения. Их 95-процентные интервалы даёт скор-тест; они настолько шире, насколько числа рассеяны сильнее, чем это сделала бы сама случайность (квазиправдоподобие).
method-ratios = Различия между группами проверены против общей частоты с поправкой на то, сколько их сравнивают (Холм). Частоты выровнены эмпирическим методом Байеса.
method-arrivals = Длительность шагов — кумулятивная частота (Аалена — Йохансена): то, что кончилось до шага, — отдельный исход; то, чего ещё ждут, цензурировано справа. Группы сравнены логранговым тестом.
method-changes = Изменения — отношения частот в тех же регионах (квазиправдоподобие по блокам внутри промежутка); направление — логлинейное. Погибшие сравнены бутстрепом целых дней.
method-lateness = Запоздание сообщений оценено множительной оценкой в обратном времени.

## Происхождение
judgement = { $column }: «{ $was }» прочитано как «{ $now }» в { $n-text } { $n ->
        [one] строке
       *[other] строках
    }: { $reason } (оценка: { $grade }).
judgement-none = Ни одна ячейка не прочитана иначе, чем в ней стоит.
grade-none = нет
provenance-dataset = Набор: { $title } (`{ $dataset }`), записи на { $cut-off }.
provenance-window = Окно: { $regions }; { $span }; вид: { $profile }.
provenance-all-regions = все регионы
provenance-hash = Использованные записи: sha256 `{ $hash }`.
provenance-source = Источник: { $title }, { $producer }. Лицензия: { $licence }. Как цитировать: { $citation }.
provenance-undatable = { $n-text } { $n ->
        [one] запись
        [few] записи
       *[many] записей
    } не удалось поместить в промежуток, и они не учтены.
profile-public = публичный
profile-internal = внутренний

## Что стоит на каждой странице
page-notice-internal = Для внутреннего пользования: не для публикации
page-as-of = Записи на { $date }
page-table = Таблица { $n }.
page-figure = Рисунок { $n }.
page-traced = { $traced ->
        [0] Ни одно число этого обзора не прослеживается
        [one] { $traced } число этого обзора прослеживается до записей
        [few] { $traced } числа этого обзора прослеживаются до записей
       *[other] { $traced } чисел этого обзора прослеживаются до записей
    }{ $own ->
        [0] .
        [one] ; { $own } материал автора не прослеживается.
        [few] ; { $own } материала автора не прослеживаются.
       *[other] ; { $own } материалов автора не прослеживаются.
    }
page-digest = Контрольная сумма результатов { $digest }. Манифест в этом файле перечисляет каждое число с записями, на которых оно стоит; { $command } сверяет с ними страницу. Файл brief.sig рядом, если он есть, говорит, кто за него ручается: это проверяет { $page } в браузере, { $signed } — в терминале.
page-replaces = Заменяет прежний отчёт (контрольная сумма { $digest }): { $because }
page-attached = Каждое число этого отчёта с записями, на которых оно стоит
index-title = Отчёты
index-lead = Каждое число в отчёте можно проследить до его записей: { $trace }. Отчёт, который вам прислали, можно проверить: { $verify } или { $page } в браузере.
index-as-of = записи на { $date }
index-notebook = блокнот
index-records = записи
index-manifest = манифест
index-search = Искать среди этих отчётов
index-some = Показано { $n } из { $of }
index-none = Ни в одном отчёте здесь нет этих слов
index-internal = Внутренний: не для публикации
index-has-internal = Некоторые из этих отчётов внутренние. { $command } делает копию публичных, чтобы их опубликовать.
index-replaced = Заменён отчётом { $name }
index-replaced-elsewhere = Заменён отчётом, которого здесь нет
index-corrects = Исправляет прежний отчёт: { $because }
index-language = русский
index-pdf = PDF
index-signed = подписанный PDF
index-signature = подпись
index-faults = Не прочесть
index-unread = его манифест не читается. Сделайте отчёт заново.
index-failed = сделать не удалось. Смотрите { $where }.
dataset-demonstration-notice = Вымышленные записи, для показа

## Коды таблиц
kind-air-attack = нападение с применением дронов или авиации
kind-missile-attack = ракетный удар
kind-combined-attack = нападение с применением и дронов, и ракет
kind-shelling = обстрел из артиллерии, миномётов или реактивных систем
kind-air-alert = публичное предупреждение об угрозе с воздуха
kind-debris-find = найдены обломки или остатки
kind-ground-attack = наземное нападение какими-либо силами
kind-explosive-device = взрыв бомбы, мины, гранаты или другого устройства
kind-violence-against-civilians = насилие в отношении гражданских лиц; какими средствами, не сказано
kind-armed-clash = бой между вооружёнными сторонами
kind-emergency-call = вызов пожарной охраны или скорой помощи
kind-other-violence = насилие иного рода
counting-event = считается как один случай
counting-part = часть другого случая; отдельно не считается
counting-aggregate = итог за несколько случаев; как один не считается
attack-with-drone = нападение с применением дронов
attack-with-missile = ракетный удар
attack-with-drone-and-missile = нападение с применением дронов и ракет
object-kind-residential = жильё
object-kind-industrial = промышленность и склады
object-kind-energy = объекты электро-, газо-, нефте- и теплоснабжения
object-kind-health = больницы и поликлиники
object-kind-education = школы и детские сады
object-kind-transport = железные дороги, порты, дороги, аэродромы
object-kind-other = иное, что названо
object-kind-not-known = сказано, что неизвестно
quantity-launched = запущенные дроны или ракеты
quantity-intercepted = перехваченные дроны или ракеты
quantity-fell = упавшие дроны или ракеты
quantity-killed = погибшие
quantity-injured = раненые
quantity-displaced = перемещённые лица
quantity-sheltered = люди, получившие временное размещение
quantity-buildings-damaged = повреждённые здания
as-of-stage-initial = по первому сообщению
as-of-stage-interim = по более позднему сообщению
as-of-stage-final = по итоговому сообщению
milestone-alert = объявлена тревога
milestone-impact = попадание или падение
milestone-call-received = вызов принят
milestone-dispatched = подразделения высланы
milestone-en-route = подразделения в пути
milestone-on-scene = экстренные службы на месте
milestone-secured = безопасность на месте обеспечена
milestone-hazard-cleared = обломки убраны или опасность устранена
milestone-under-control = пожар или обстановка под контролем
milestone-shelter-opened = открыт пункт временного размещения
milestone-logistics-support = организованы снабжение и поддержка
milestone-investigation-opened = открыто расследование
milestone-public-statement = сделано публичное заявление
milestone-all-clear = дан отбой
milestone-unit-available = подразделения снова свободны
method-shot-down = сбито
method-jammed = упало из-за радиоэлектронного подавления
method-controlled-destruction = уничтожено контролируемым способом
method-fell = упало само
method-not-known = способ неизвестен
stance-claims-responsibility = берёт ответственность на себя
stance-concedes = признаёт это, когда его назвали
stance-accuses = говорит, что это сделал другой
stance-denies = отрицает это
stance-assesses = даёт оценку
stance-hints = намекает, не говоря прямо
stance-names-party = участник указан в наборе данных; это никого не обвиняет
stance-says-unknown = говорит: не известно или не установлено, кто это сделал
stance-no-link-established = говорит, что связь не установлена
stance-calls-for = к чему-то призывает
bearing-about = говорит о нём
bearing-alludes-to = намекает на него, не называя
bearing-no-link-stated = говорит, что о связи с ним не заявлено
topic-retaliation = возмездие
topic-destabilisation = стратегия дестабилизации
topic-accounts-conflict = версии разных сторон противоречат друг другу
topic-transparency-about-origin = прозрачность в том, откуда нанесён удар
topic-early-warning = раннее предупреждение
topic-resilience = устойчивость
topic-protection-of-civilians = защита гражданских лиц
publisher-kind-authority = собственный канал властей
publisher-kind-military = собственный канал вооружённых сил
publisher-kind-news = новостное издание
publisher-kind-compilation = подборка чужих сообщений
publisher-kind-monitor = мониторинговая или правозащитная организация
publisher-kind-social-media = учётная запись в социальной сети
publisher-kind-dispatch = диспетчерская экстренной службы
publisher-kind-other = иной род
subject-claims = заявления о том, кто это сделал
subject-milestones = шаги реагирования
subject-counts = числа
subject-reports = кто сообщил
subject-killed = погибшие
subject-injured = раненые
status-contested = противоречиво
status-claimed = ответственность взята
status-conceded = признано
status-accused-only = только обвинения
status-assessed-only = только оценка
status-hinted-only = только намёк
status-named-by-dataset-only = участника назвал только набор данных
status-said-unknown = сказано, что неизвестно
status-no-statement = заявлений не записано
status-not-collected = источник не собирает заявлений
set-aside-blank-row = пустая строка
set-aside-after-cut-off = дата позже дня, до которого говорят записи
set-aside-no-table = с листа, который не таблица записей
set-aside-not-data = строка пометок или примечаний, а не данных
set-aside-totals-row = строка итогов
set-aside-ragged-row = ячеек больше или меньше, чем в заголовке
set-aside-damaged-text = байты, которые не текст
set-aside-duplicate-row = та же строка ещё раз
set-aside-told-anew = другой файл передаёт ту же запись другими словами
set-aside-missing-key = пустая ячейка, которая называет запись
set-aside-no-value = пустая ячейка со значением
set-aside-unreadable-date = дату нельзя прочесть
set-aside-ambiguous-date = дату можно прочесть двумя способами
set-aside-unknown-label = пометка, которой не объясняет ни одно решение
set-aside-unknown-incident = называет случай, которого нет
set-aside-incident-set-aside = относится к случаю, который отложен
set-aside-unreadable-value = значение, которого в этом столбце быть не может
set-aside-out-of-scope = вне того, что документирует проект

## Страница, которая проверяет отчёт в браузере (verify.html)
check-language = Русский
check-title = Проверить отчёт
check-lead = Дайте этой странице файлы одного отчёта. Их читают здесь, в вашем браузере: ничего никуда не отправляется, и ничто в них не выполняется. Отчёт подтверждён, если он подписан ключом, который даёте вы.
check-noscript = Этой странице нужен JavaScript. Без него: briefs verify или ssh-keygen -Y verify.
check-files = Отчёт
check-choose-files = Его файлы: страница, а также manifest.json и brief.sig, которые её называют и подписывают.
check-choose-folder = Или его папка со всеми файлами.
check-drop = Или перетащите его файлы в любое место этой страницы.
check-keys = Кому вы доверяете
check-keys-help = Ключи издателей, каждый в отдельной строке: ИМЯ ssh-ed25519 КЛЮЧ. Возьмите ключ у его владельца, другим путём, чем отчёт. Ключ, пришедший вместе с отчётом, ничего не доказывает.
check-keys-paste = Ключи
check-keys-file = Или файл с ключами.
check-result = Итог
check-wait = Отчёт ещё не дан.
check-reading = Отчёт проверяется …
check-holds = Подтверждён; подписан: { $name }. Это сказано о { $files }.
check-altered = Изменён после того, как сделан.
check-open = Не проверен.
check-nobody = Никто, кому вы доверяете, не ручается за того, кто это сделал.
check-no-brief = В том, что дано, нет отчёта: ни brief.html, ни brief.pdf, ни brief.ipynb, ни records.csv.
check-unreadable = Что-то из данного не удаётся прочитать. Выберите это снова; или этот браузер не вычисляет хешей на странице, открытой таким образом: откройте её из файла.
check-folder-unread = Этот браузер не даёт прочитать здесь папку, которую перетащили. Выберите её кнопкой или перетащите её файлы.
check-several = Он дан больше одного раза. Дайте файлы одного отчёта.
check-too-large = Он слишком велик, чтобы прочитать его здесь.
check-no-manifest = В нём нет перечня чисел (манифеста), который можно прочитать: это не отчёт, или он изменён.
check-digest-same = Контрольная сумма результатов отвечает числам в перечне.
check-digest-other = Он изменён: числа в перечне не дают его контрольной суммы результатов.
check-digest-unread = Контрольная сумма результатов не проверена: этот браузер не хранит чисел так, как они написаны.
check-print-other = Контрольная сумма, напечатанная на странице, не та, что в её манифесте.
check-manifest-other = Страница говорит о себе не то, что manifest.json.
check-style = Стиль этой страницы здесь неизвестен. Он может быть из другой версии или скрывать то, что на ней сказано.
check-records-same = Записи в ней — те, которые называет её манифест, и каждое число называет записи, которые в ней есть. Следуют ли числа из них, здесь не проверено.
check-records-wrong = Эти числа называют записи, которых в ней нет: { $what }.
check-records-other = Записи в ней не те, которые называет её манифест.
check-foreign = В нём есть то, чего нет ни в одном отчёте: { $what }. Не открывайте его: он может показать не то, что говорит.
check-file-same = Это файл, названный в manifest.json.
check-file-other = Это не тот файл, что назван в manifest.json.
check-file-missing = Он не дан.
check-file-alone = Без manifest.json ничто не говорит, каким должен быть этот файл.
check-file-strange = Это не принадлежит ни одному отчёту, и ничто за это не ручается. Дайте файлы отчёта без этого.
check-ask = Попросите manifest.json и brief.sig этого отчёта: первый называет хеш каждого файла, второй подписывает первый.
check-key-wrong = Строка { $line } в ключах — не ключ. Ожидается: ИМЯ ssh-ed25519 КЛЮЧ.
check-signature-wrong = Это не подпись под manifest.json.
check-signature-unread = Этот браузер не умеет проверять такие подписи. OpenSSH умеет: { $command }
check-signature-ask = Подпись верна. Ключ — { $key }. Чей он, будет проверено, когда вы дадите ключи тех, кому доверяете.
check-signature-other = Подписано ключом, которого нет среди данных вами: { $key }.
check-signature-good = Подписано: { $name }, ключом { $key }.
check-unchecked = Здесь не проверено, следуют ли числа из записей и что показывает PDF. { $command } делает отчёт заново там, где есть его записи.

## Что стоит у собственных материалов автора
own-cut = Показано: строк { $rows-shown } из { $rows }, столбцов { $columns-shown } из { $columns }.
own-cut-lines = Показаны первые строки: { $shown } из { $n }.
own-plot = График.
own-plot-title = График: { $title }.
own-plot-panels = Панелей: { $n }.
own-plot-panel = Панель: { $title }.
own-plot-x = По горизонтали: { $label }.
own-plot-y = По вертикали: { $label }.
own-plot-by = По признаку: { $label }.
own-plot-series = Ряды: { $names }.
own-note = Примечание
own-between = от { $low } до { $high }
own-at-least = не менее { $low }
unit-minutes = мин
own-cut-some = Показана часть строк и столбцов.

## Что отвечает страница, когда спрашивают о её числе
ask-close = Закрыть
ask-stands = Где оно стоит
ask-counts = Что оно считает
ask-unit = Единица
ask-interval = Его границы
ask-interval-chance = { $value }: насколько его могла бы сдвинуть сама случайность (95 %). О чём никогда не сообщали, сюда не входит.
ask-interval-told = { $value }: от наименьшего до наибольшего из того, что говорят источники.
ask-left-out = Не учтено
ask-none-left-out = ничего
ask-made = Как оно получено
ask-setting = Предел или параметр этого обзора. За ним не стоит ни одна запись.
ask-silence = Этого не говорит ни одна запись: это то, о чём записи молчат.
ask-rows = Оно считает сырые строки всего набора данных. Их перечисляет команда «briefs trace».
ask-address = Его адрес
ask-records = Записей за ним: { $n }
ask-elsewhere = Их перечень слишком длинен для этой страницы. Их называет команда «briefs trace».
ask-beside = Их слишком много, чтобы быть на этой странице. Они в файле records.csv рядом, строки { $rows }.
ask-more = Ещё { $n }
ask-others = Ещё { $n }
ask-until = до { $when }
ask-no-day = день неизвестен
ask-within = в какой-то день: { $when }
ask-assumed = год предположен
ask-step-ended-before = закончилось раньше
ask-step-pending = ещё ждут
ask-step-not-known = неизвестно, было ли и когда
ask-unread = Этот браузер не может прочитать того, что несёт страница
ask-no-region = без одного региона
ask-row = { $file }, строка { $row }
ask-used-by = Чисел этого обзора, которые её используют: { $n }
ask-all-records = Все записи этого обзора: { $n }
ask-show-all = Показать все записи
ask-keys = Рисунок. Стрелки ведут от отметки к отметке.
ask-no-number = Такого числа в этом обзоре нет
ask-data = Данные

## Что стоит над данными рисунка
drawn-group = { by-one }
drawn-region = Регион
drawn-month = Месяц
drawn-named = Период
drawn-n-incidents = Посчитано
drawn-n-attacks = Посчитано
drawn-n-answered = Взяли на себя, признали или обвинили
drawn-n-days = Дней наблюдения
drawn-n-days-covered = Дней наблюдения
drawn-n-timed = Известно времён
drawn-rate = За 30 дней
drawn-low = От (95 %)
drawn-high = До (95 %)
drawn-quantity = Вопрос
drawn-said = Что сказано
drawn-watched = Наблюдали ли
drawn-exactly = Насколько точно
drawn-time = Минут
drawn-days = Дней
drawn-share-event = К тому времени, %
drawn-share-ended = Закончилось раньше, %
drawn-share-watched = Наблюдали, %
drawn-share = Доля, %
drawn-fitted = Тренд
drawn-status = Состояние
drawn-median-minutes = Половина за, минут
drawn-p90-minutes = Девять из десяти за, минут

## Что считает число, в чём, и почему что-то не учтено
measure-alert-hours = Часы тревоги по регионам. Перекрывающиеся тревоги считают один раз, в пределах дней обзора.
measure-arrivals-over-time = Сколько событий дошли до этого шага к каждой минуте. То, что закончилось раньше или чего ещё ждут, учтено отдельно.
measure-arrivals-per-group = То же для каждой группы, в которой известно не менее пяти времён.
measure-delays-per-group = Сколько времени прошло от одного шага до другого, по группам.
measure-group-difference = Доходят ли группы до этого шага с иной скоростью, чем допустила бы сама случайность.
measure-attribution-status = Что записано о том, кто это сделал, для каждого события нападения: по одному состоянию.
measure-count-statements = Заявления, по тому, что они говорят и как относятся к событиям.
measure-count-statuses = События нападения, по тому, что записано о том, кто это сделал.
measure-list-conflicts = Заявления, противоречащие друг другу, рядом.
measure-share-attributed = Доля событий нападения, которые кто-то взял на себя или признал либо в которых кого-то обвинили.
measure-who-accuses-whom = Кто кого обвиняет, каждое событие один раз, и для скольких никто.
measure-chosen-events = События определённых видов, отвечающие условиям автора.
measure-share-of-events = Какую часть одних событий составляют другие.
measure-total-of-events = Сумма сообщённого по выбранным событиям.
measure-delay-of-events = Сколько времени прошло от одного шага до другого, для выбранных событий.
measure-reporting-states = Что сказали источники на каждый вопрос: число, ни одного, неизвестно или ничего. Ничего не сказано — это не ноль.
measure-total-counts = Сообщённое, сложенное по событиям нападения и сводным числам. События без числа ничего не добавляют: сумма — наименьшая возможная.
measure-count-kinds = Записи, по виду и тому, как их считают.
measure-count-precision = Записи, по тому, насколько точно известны их дата и место.
measure-count-reports = Сообщения по издателю, и сколько из них повторяют другие.
measure-count-set-aside = Сырые строки, которые не удалось использовать, по причине.
measure-coverage-calendar = События по региону и месяцу, рядом с днями, когда кто-то наблюдал.
measure-attack-events = Нападения, каждое один раз. Найденные обломки и перехваты одного нападения — его части; сводные числа — не события.
measure-list-not-counted = Что ещё записано, кроме видов, которые здесь считают.
measure-list-records = Каждая запись обзора, чем бы она ни была.
measure-list-unstated = Записи с именем под заголовком вроде «Кто взял на себя» без слова о сказанном.
measure-records-per-region = Записи по региону, и наблюдал ли там кто-нибудь.
measure-undatable-records = Записи, даты которых не говорят, относятся ли они сюда.
measure-rates-per-inhabitant = Частоты по регионам рядом с числом жителей.
measure-first-reports = Через сколько дней после своего дня о каждом событии впервые сообщили.
measure-latest-days = Последние дни, о которых ещё не всё может быть записано.
measure-reports-by-delay = Сколько из того, о чём в итоге сообщают, записано за столько дней.
measure-outcome-shares = Запущенное рядом с перехваченным и упавшим; числа каждой стороны — как её числа.
measure-events-per-period = События по периодам, каждый рядом с предыдущим.
measure-places-struck-again = Районы с более чем одним событием нападения; никогда не более точное место.
measure-rank-again = Порядок регионов при более строгом прочтении.
measure-rates-per-group = События за 30 дней наблюдения, по группам. Дни, когда неизвестно, наблюдал ли кто-то, не считают вовсе.
measure-tile-rates = Те же частоты на равных плитках, по одной на регион.
measure-incidents-per-region = События нападения и тревоги по региону.
measure-pair-steps = Время от одного шага до другого, по событиям.
measure-summarise-delays = Сколько длились шаги. Чего ещё ждут, считают тем, чего ещё нет, а не тем, чего не будет.
measure-first-statements = События нападения, прослеженные до первого заявления об ответственности или обвинения.
measure-time-to-statement = Сколько нападений имели первое заявление об ответственности или обвинение к каждому дню после них.
measure-list-steps = Шаги реагирования, по событиям.
measure-milestones-reached = Шаги реагирования: где они достигнуты и где известно время.
measure-totals-per-period = Одна величина, сложенная по периодам. Сумма — наименьшая возможная.
measure-trend-over-periods = Тренд по периодам, которые записаны и за которыми наблюдали.
reason-without-a-single-region = без одного региона
reason-its-source-does-not-collect-it = его источник этого не собирает
reason-its-source-does-not-collect-statements = его источник не собирает заявлений
reason-without-a-single-group = без одной группы
reason-an-alert-of-a-part-of-its-region-only = тревога лишь в части региона
reason-a-part-of-another-incident = часть другого события
reason-a-total-not-an-event = сводное число, а не событие
reason-counted-with-the-record-it-repeats = посчитано с записью, которую она повторяет
reason-of-a-group-with-fewer-than-five-times = из группы, где меньше пяти времён
reason-reached-at-a-time-that-is-not-reported = достигнуто, время не сообщено
reason-not-known-whether-or-when-it-was-reached = неизвестно, достигнуто ли и когда
reason-with-the-second-step-before-the-first-or-in-the-same-second = второй шаг раньше первого или в ту же секунду
reason-after-the-day-the-records-stand-at = после дня, на который составлены записи
reason-first-reported-before-the-day-it-is-said-to-have-happened-on = сообщено раньше дня, когда это будто бы случилось
reason-without-a-report-whose-day-is-known = без сообщения с известным днём
reason-of-a-period-that-is-not-whole-or-that-nobody-watched = из периода, который неполон или за которым никто не наблюдал
reason-a-regional-total-on-a-day-that-a-national-one-speaks-of = региональное сводное число за день, о котором говорит общегосударственное
reason-in-a-region-whose-inhabitants-are-on-no-list-here = в регионе, числа жителей которого здесь нет
reason-not-dated-to-a-day = без даты до дня
reason-on-a-day-nobody-is-known-to-have-watched = в день, когда неизвестно, чтобы кто-то наблюдал
reason-the-statement-is-dated-before-it-began = заявление датировано раньше начала
reason-when-it-happened-is-not-known = неизвестно, когда это случилось
reason-when-the-statement-was-made-is-not-known = неизвестно, когда сделано заявление
reason-without-a-single-month = без одного месяца
reason-without-a-single-period = без одного периода
reason-outside-the-period = вне периода
reason-without-a-start-and-a-later-end = без начала и более позднего конца
reason-without-a-district-on-record-or-with-one-that-is-withheld = без записанного района или с таким, который не показывают
reason-of-a-source-graded-below-b-or-not-graded = из источника с оценкой ниже B или без оценки
reason-in-a-region-without-a-tile = в регионе без плитки
in-incidents = события
in-incident = события
in-events = события
in-attack-events = события нападения
in-attack-event = события нападения
in-ratio = во сколько раз
in-persons-or-objects = люди или объекты
in-days = дни
in-reports = сообщения
in-report = сообщения
in-statements = заявления
in-statement = заявления
in-share = проценты
in-alerts = тревоги
in-alert = тревоги
in-per-30-days = за 30 дней наблюдения
in-per-100-000 = на 100 000 жителей
in-minutes = минуты
in-hours = часы
in-rank = место
in-records = записи
in-record = записи
in-regions = регионы
in-region = регионы
in-rows = сырые строки
in-probability = вероятность
in-step = шаги
in-steps = шаги
in-find-of-debris = находки обломков
in-cells = клетки
in-region-months = регионо-месяцы
in-publisher = издатели
in-drones-or-missiles = беспилотники или ракеты
in-periods = периоды
in-inhabitants = жители
in-groups = группы
