### What a brief says, in English. One message a sentence; anybody may change the words after a `=`.
###
### $n-text is a number as it is printed, and knows its records: it has to stand in the message, in every form of it.
### $n is the same number for choosing a form: { $n -> [one] alert *[other] alerts }. It is never printed.
### WORD($n-text, "Nobody") states a number by a word in place of its digits.
### $what is what is counted (attack-event, alert, call ...), $by what is compared (region, district, month ...).

## What is counted
# With a number before it: "1 alert", "5 alerts".
noun-n = { $what ->
        [attack-event] { $n ->
            [one] attack event
           *[other] attack events
        }
        [event-of-explosive-violence] { $n ->
            [one] event of explosive violence
           *[other] events of explosive violence
        }
        [event-of-violence-against-civilians] { $n ->
            [one] event of violence against civilians
           *[other] events of violence against civilians
        }
        [alert] { $n ->
            [one] alert
           *[other] alerts
        }
        [call] { $n ->
            [one] call
           *[other] calls
        }
        [attack-from-the-air] { $n ->
            [one] attack from the air
           *[other] attacks from the air
        }
        [missile-attack] { $n ->
            [one] missile attack
           *[other] missile attacks
        }
        [attack-with-drones-and-missiles] { $n ->
            [one] attack with drones and missiles
           *[other] attacks with drones and missiles
        }
        [attack-with-artillery] { $n ->
            [one] attack with artillery
           *[other] attacks with artillery
        }
        [explosion-of-a-device] { $n ->
            [one] explosion of a device
           *[other] explosions of a device
        }
        [attack-on-the-ground] { $n ->
            [one] attack on the ground
           *[other] attacks on the ground
        }
        [armed-clash] { $n ->
            [one] armed clash
           *[other] armed clashes
        }
        [find-of-debris] { $n ->
            [one] find of debris
           *[other] finds of debris
        }
        [event-of-other-violence] { $n ->
            [one] event of other violence
           *[other] events of other violence
        }
        [record] { $n ->
            [one] record
           *[other] records
        }
        [incident] { $n ->
            [one] incident
           *[other] incidents
        }
        [step] { $n ->
            [one] step
           *[other] steps
        }
        [total] { $n ->
            [one] total
           *[other] totals
        }
       *[event] { $n ->
            [one] event
           *[other] events
        }
    }
# The same after "of": other languages have a form of their own for it.
noun-n-of = { noun-n }
# Many, without a number.
noun-pl = { $what ->
        [attack-event] attack events
        [event-of-explosive-violence] events of explosive violence
        [event-of-violence-against-civilians] events of violence against civilians
        [alert] alerts
        [call] calls
        [attack-from-the-air] attacks from the air
        [missile-attack] missile attacks
        [attack-with-drones-and-missiles] attacks with drones and missiles
        [attack-with-artillery] attacks with artillery
        [explosion-of-a-device] explosions of a device
        [attack-on-the-ground] attacks on the ground
        [armed-clash] armed clashes
        [find-of-debris] finds of debris
        [event-of-other-violence] events of other violence
        [record] records
        [incident] incidents
        [step] steps
        [total] totals
       *[event] events
    }
# Many, after "of" or "no": other languages have a form of their own for it.
noun-pl-of = { noun-pl }
noun-pl-none = no incidents
counted = { $n-text } { noun-n }

## What is compared
by-one = { $by ->
        [district] district
        [subkind] type
        [priority] priority
        [month] month
        [kind] kind
        [period] period
       *[region] region
    }
# After "without a single", "by", "each".
by-one-of = { by-one }
by-many = { $by ->
        [district] districts
        [subkind] types
        [priority] priorities
        [month] months
        [kind] kinds
        [period] periods
       *[region] regions
    }
by-many-of = { by-many }
# "by region"
by-along = by { by-one }
length-one = { $length ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
        [year] year
       *[none] period
    }
length-along = by { length-one }

## Small words
share = { $part-text } of { $n-text } { noun-n-of }
share-bare = { $part-text } of { $n-text }
share-with-totals = { $part-text } of { $n-text } { noun-pl-of } and totals
range = { $best-text } ({ $low-text } to { $high-text })
percent-range = { $best-text } % ({ $low-text } to { $high-text })
percent = { $n-text } %
from-to = { $low-text } to { $high-text }
at-least = at least { $low-text }
more-than-one = { WORD($low-text, "more than one") }
open = open
figure-of = { $name }: { $total-text }
item = { $name }: { $value-text }
span = { $first } to { $last }
week-of = week of { $day }
day-not-known = a date not known
day-not-stated = a date not stated
in-another-case = ; in another case{" "}
cell-not-reported = *not reported*
cell-withheld = withheld
cell-not-given = *figure not given*
cell-none-reported = none reported
cell-not-known = not known
cell-share-not-known = *not known*
cell-no-data = *no data*
cell-no-share = *no share*
cell-no-rank = *cannot be read so*
cell-too-few = too few to compare
cell-few = too few
cell-no-single-region = more than one region, or not known which
cell-many-regions = more than one region
cell-nobody = nobody

party-not-named = not named
party-not-stated = not stated
party-resident = resident
party-analyst = analyst
party-unnamed = not named
party-accused = an accused party
party-somebody = somebody not named
party-column = a column of the records
party-official = an official
party-military = a military source
party-armed-group = an armed group
party-political-leader = a political leader
party-media = a news outlet
party-monitor = a monitoring body
party-dataset = a dataset

## Headings of columns that are the same in every table
column-region = Region
column-country = Country
column-district = District
column-date = Date
column-group = { by-one }
column-n-incidents = Records
column-n-attacks = { noun-pl }
column-n-alerts = Alerts
column-n-days = Days watched
column-thing = What
column-total = Total
column-kind = Kind
column-share = Share (95 % interval)

## Captions
source = Source: { $names }; { $span }.
counted-here = Counted: { $n-text } { noun-n }.
none-left-out = { WORD($n-text, "None") } left out.
shown-first = Shown are the first { $shown-text } of { $n-text }.
# What an interval says and what it does not; $of is what was worked out.
chance = { $of ->
        [share] Ranges in brackets say how far chance alone could move a share; they do not cover what was never reported.
        [rate] Ranges say how far chance alone could move a rate; they do not cover what was never reported.
        [change] Ranges say how far chance alone could move a change; they do not cover what was never reported.
       *[figure] Ranges say how far chance alone could move a figure; they do not cover what was never reported.
    }
partial-alerts = Alerts of a part of a region are left out too.
chance-hardly = hardly (p{"\u00A0"}{ $p-text })
chance-may = it may (p{"\u00A0"}{ $p-text })

## The first sentence of a situation brief
headline-none-held = No { noun-pl-of } are on record: the records of this dataset hold none at all. They hold { $held }.
headline-none-watched = No { noun-pl-of } are on record for { $when }, and somebody is known to have watched in that time.
headline-none-unknown = No { noun-pl-of } are on record for { $when }; whether anybody watched is not known.
on-record = { $n ->
        [one] is on record
       *[other] are on record
    }
headline-span = { counted } { on-record }, from { $span }{ $assumed ->
        [yes] {" (year assumed)"}
       *[no] {""}
    }.
headline-undated = { counted } { on-record }, on days that are not known.
headline-days = { counted } { on-record }: { $days-text }.
headline-day = { $n-text } on { $day }{ $assumed ->
        [yes] {" (year assumed)"}
       *[no] {""}
    }
headline-day-not-known = { $n-text } { $earlier ->
        [yes] {"earlier, "}
       *[no] {""}
    }on { $n ->
        [one] a day that is not known
       *[other] days that are not known
    }
headline-claimed = Somebody claimed responsibility for { $n-text } of them.
headline-unclaimed = { WORD($n-text, "Nobody") } is recorded as claiming responsibility.
headline-killed = People reported killed: { $total-text }, told for { $known-text }.
headline-sums = No single { $what ->
        [attack-event] attack event is
       *[other] event is
    } on record, but { $n-text } { $n ->
        [one] total
       *[other] totals
    } over several.
headline-figures = { $figures-text }.
headline-no-figures = None of them gives a figure.
headline-not-added = Not added: { $n-text } regional { $n ->
        [one] total
       *[other] totals
    } of the same days.

## Key numbers
key-events = { $what ->
        [attack-event] each counted once; finds of debris are parts of them
       *[other] each counted once
    }
key-alerts = public warnings; nothing need have happened
key-told = reported for { $known-text }

## What happened
tbl-attacks = { noun-pl }.
    .attack = What
    .hit = What was hit
year-assumed-note = “Year assumed” marks a year that the source does not give.
year-assumed = { $assumed ->
        [yes] , year assumed
       *[no] {""}
    }
when-before = before { $day }, day not known{ year-assumed }
when-on = { $span }{ year-assumed }
when-through = lasted { $span }{ year-assumed }
when-within = some time in { $span }{ year-assumed }
countries = Countries are those of the regions’ codes (ISO 3166-2): the standard’s list, not a position.
tbl-regions = { noun-pl }{ $alerts ->
        [yes] {" and alerts"}
       *[no] {""}
    } by region, and the days that were watched.
    .n-days-covered = Days watched
    .n-days-not-covered = Days not watched
tbl-regions-unwatched = { noun-pl }{ $alerts ->
        [yes] {" and alerts"}
       *[no] {""}
    } by region. Nobody is known to have watched them, or not to have.
tbl-regions-partial = Alerts here are those of a whole region; { $n-text } { $n ->
        [one] alert of a part of one is
       *[other] alerts of a part of one are
    } left out.
parts-of = { $n-text } { $n ->
        [one] find of debris belongs
       *[other] finds of debris belong
    } to { $of-text } { $of ->
        [one] attack event
       *[other] attack events
    }; { $n ->
        [one] it is
       *[other] they are
    } not counted as { $n ->
        [one] an attack
       *[other] attacks
    }.
parts-alone = { $n-text } { $n ->
        [one] find of debris is
       *[other] finds of debris are
    } on record, of which attack is not stated; { $n ->
        [one] it is
       *[other] they are
    } not counted as { $n ->
        [one] an attack
       *[other] attacks
    }.
alerts-held = { $n-text } { $n ->
        [one] alert is
       *[other] alerts are
    } on record.
alert-untimed = { $n-text } { $n ->
        [one] alert is
       *[other] alerts are
    } on record; the start is not reported.
alerts-untimed = { $n-text } { $n ->
        [one] alert is
       *[other] alerts are
    } on record; the start is not reported for { $known-text }.
fig-regions =
    .left-out = { $n-text } { $n ->
            [one] is
           *[other] are
        } left out, of no single region.
    .unequal = Regions were not watched on equally many days: see the table.
    .alt = Bars, one a region. Numbers of { noun-pl-of }: { $values-text }.
    .title = Most on record in { $most }
    .plain-title = { noun-pl } by region
    .subtitle = number of { noun-pl-of } on record
fig-delays =
    .alt = Dots with ranges, one for each { by-one-of }, shortest first. Median minutes: { $values-text }.
    .alt-few = Dots with ranges, one for each { by-one-of }: too few times in every { by-one-of }.
    .title = How long it took, { by-along }
    .quickest = Quickest: { $first }
    .subtitle = minutes: ● median with 95 % interval, ◇ 90th percentile; number timed at the right
    .none = no { by-one-of } with a time on record

## What is not known
unknown-title = What is not known
unknown-nothing = Nothing was found missing.
unknown-who = Who did it: for { $known-text } nobody is on record as claiming, conceding or being accused.
unknown-day = The day: not known for { $known-text }.
unknown-year = The year: assumed for { $known-text }.
unknown-killed = How many people were killed: no figure for { $known-text }.
unknown-injured = How many people were injured: no figure for { $known-text }.
unknown-figures = The number of { $names }, where sources speak of it without a figure.
unknown-times = When help came: no exact time is known for { $known-text } that were taken.
unknown-rows = What { $n-text } { $n ->
        [one] raw row
       *[other] raw rows
    } of the sources tell: no date in them can be read, so they are counted nowhere.
unknown-coverage = What else happened in { $few ->
        [yes] { $n-text }
       *[no] { $n-text } regions
    }: nobody is known to have watched for all incidents there.

## Harm
consequences-none = There are no { noun-pl-of } and no totals to which figures could belong.
tbl-consequences = What was reported, summed over { noun-pl-of } and sources’ own totals, and for how many of these. “None” is a reported none; “Not given”: a source speaks of it without a figure; “Not reported”: no source speaks of it.
    .n-reported = Figure
    .n-reported-none = None
    .n-said-unknown = Not given
    .n-unreadable = Unreadable
    .n-not-reported = Not reported

## Steps of the response
steps-none = The records speak of no step of the response. That is not reported, not “nothing was done”.
tbl-steps = Steps of the response, by number of incidents. A step that is not listed is one the sources do not speak of.
    .step = Step
    .n-reached = Reached
    .time = Time
    .n-ended-before = Ended before
    .n-pending = Not yet
    .n-not-known = Not known
time-not-reported = time not reported
time-known = known for { $known-text }
time-bounded = within bounds for { $n-text }
# $n-text is the name of the region here.
methods-of = { $n-text } { $done }.

## Who said what
unstated = A name stands under *{ $heading }* for { $known-text }. The records do not say whether it claimed responsibility, so no claim is counted.
statuses-none = There are no { noun-pl-of } whose attribution could be asked about.
status-of = { $known-text }: { $name }
counted-beside = { counted }, beside these
alluding = { $n-text } { $stance ->
        [hints] { $n ->
            [one] hint
           *[other] hints
        }
        [assesses] { $n ->
            [one] assessment
           *[other] assessments
        }
        [accuses] { $n ->
            [one] accusation
           *[other] accusations
        }
        [claims-responsibility] { $n ->
            [one] remark
           *[other] remarks
        }
       *[other] { $n ->
            [one] statement
           *[other] statements
        }
    }
allusions = { $found-text } { $many ->
        [yes] only allude to attacks; they are kept apart from claims and change no status.
       *[no] only alludes to an attack; it is kept apart from claims and changes no status.
    }
no-link = { $n-text } { $n ->
        [one] statement says
       *[other] statements say
    } that no link is established.
statements-none = No statement about who did it is on record.
tbl-statements = Statements, and of how many incidents they speak.
    .who = Who
    .stance = What the statement does
    .bearing = How it bears on attacks
    .n-statements = Statements
    .n-incidents = Incidents
statements-more = The most frequent of { $n-text } { $n ->
        [one] kind
       *[other] kinds
    }.
bearing-none = names no incident
stance-names = ; names { $name }
stance-calls-for-topic = calls for { $topic }

## What a brief is about
period-places = { $few ->
        [yes] { $n-text }
       *[no] { $n-text } regions
    }
period-nowhere = { WORD($n-text, "no region on record") }
period-absent = no record of { $names }
period-span = { $span }{ $before ->
        [yes] {" and before"}
       *[no] {""}
    }{ $after ->
        [yes] {" and after"}
       *[no] {""}
    } · records as of { $cut-off }
scope-counted = Counted here: { noun-pl }{ $named ->
        [yes] {" ("}{ $kinds })
       *[no] {""}
    }.
scope-default = That is the default for these records, because { $why }.
scope-linked = { $n-text } more { $n ->
        [one] record tells of the same, and counts with it.
       *[other] records tell of the same, and count with them.
    }
scope-not-counted = On record but not counted: { $others-text }.
scope-dead = ({ $n-text } people reported killed, known for { $told-text })
scope-not-collected = Not collected by the source, and left out here: { $subjects }. That is no zero.
why-attacks-by-definition = the database holds attacks alone, by its own definition
why-fighting-is-no-attack = fighting between armed parties is no attack on civilians
why-totals-of-attacks = every record is a total of attacks
why-strikes-documented = what it documents are strikes
why-calls-alone = every record is a call
why-alerts-alone = every record is an alert
why-parties-not-means = it codes who fought whom, not by what means
why-means-not-said = a report that does not say by what means tells of no attack for certain

## What was recorded
recorded-nothing = No records fall into this window.
recorded = { $n-text } { $n ->
        [one] record speaks
       *[other] records speak
    } of { $groups-text }.
recorded-event = { $n-text } { $n ->
        [one] event
       *[other] events
    }
recorded-part = { $n-text } { $n ->
        [one] part of an event
       *[other] parts of an event
    }
recorded-aggregate = { $n-text } { $n ->
        [one] total
       *[other] totals
    }
recorded-told = { $n-text } { $n ->
        [one] publisher
       *[other] publishers
    } told of them.
recorded-no-report = No report is named.
recorded-no-publisher = Who published their reports is not stated.
kinds-nothing = There is nothing to count.
tbl-kinds = Records by kind.
    .counting = How it counts
echoes-no-report = The records name no reports.
echoes = { $n-text } { $n ->
        [one] report is
       *[other] reports are
    } on record.
echoes-repeat = { $n ->
        [0] { WORD($n-text, "None") } of them repeats another one.
        [one] { $n-text } of them repeats another one.
       *[other] { $n-text } of them repeat another one.
    }
tbl-reports = Who reported, and how many reports repeat another one: an echo is no second witness.
    .publisher = Publisher
    .n-reports = Reports
    .n-repeats = Repeat another
reports-more = The most frequent of { $n-text } publishers.
ledger-elsewhere = What became of every raw row, used or set aside, is told in the brief over all regions of this dataset.
ledger-rows = Of { $read-text } raw rows read for the whole dataset, { $kept-text } were kept and { $set-aside-text } set aside.
ledger-cells = Of their { $filled-text } filled cells, { $used-text } were used, { $kept-as-words-text } kept as words only, and { $ignored-text } left alone, those of rows set aside among them.
tbl-ignored = Cells left alone, by column.
    .column = Column
    .n-cells = Filled cells
set-aside-nothing = No row had to be set aside.
tbl-set-aside = Raw rows set aside in the whole dataset, by reason.
    .why = Why
    .n-rows = Raw rows
fig-said =
    .alt = Bars, one a question, parted by what the sources said of all { noun-pl-of }.
    .item = { $name }: a figure for { $reported-text }, none reported for { $reported-none-text }, nothing said for { $not-reported-text }.
    .left-out = { $n-text } { $n ->
            [one] record is
           *[other] records are
        } left out: parts, totals and linked records, which are no events of their own.
    .not-zero = “Not reported” is not zero.
    .silent = No source speaks of { $names }.
    .title = What the sources said, and did not say
    .fullest = Told most often: { $name }
    .subtitle = { noun-pl } (n = { $total }), by question
    .none = no { noun-pl-of } in this window
fig-calendar =
    .alt = A grid of regions and months with the number of events in each. Region-months: { $states-text }.
    .left-out = { $n-text } { $n ->
            [one] record is
           *[other] records are
        } left out: parts, totals, linked records, and those outside the period or without one region or one month.
    .hatched = Hatched: not watched, or not known whether watched, for every kind of event on record; an empty cell there is no data, not zero.
    .title = When and where somebody watched
    .plain-title = Nobody is known to have watched
    .subtitle = events by region and month; hatched = not watched, or not known
    .none = no region on record in this window
fig-precision =
    .alt = Bars, by how exactly something is known. { $values-text }.
    .public = In the public profile no place is finer than the district.
    .title = How exactly date and place are known
    .mostly = Mostly: { $date }, { $place }
    .subtitle = number of records, finest first
    .axis = records
    .none = no records in this window
date-minute = Date to the minute
date-hour = Date to the hour
date-day = Date to the day
date-days = Date to a few days
date-week = Date to the week
date-month = Date to the month
date-year = Date to the year
date-unknown = Date not known
place-exact = Place exactly
place-near = Place near a named one
place-settlement = Place to the town or village
place-district = Place to the district
place-area = Place to an area or several regions
place-region = Place to the region
place-country = Place to the country
place-sea-or-airspace = Place at sea or in the air
place-unknown = Place not known
watched-covered = watched
watched-partly = watched in part
watched-not-covered = not watched
watched-unknown = not known whether watched
said-reported = figure given
said-reported-none = none reported
said-said-unknown = spoken of, no figure
said-unreadable = unreadable
said-not-reported = not reported

## Attribution
gap-not-collected = { counted } { on-record }, and their source does not collect who claimed { $n ->
        [one] it
       *[other] them
    } or was accused: whether anybody did is not known from it.
gap-none = No { noun-pl-of } fall into this window, so there is nothing to attribute.
gap = For { $known-text }, nobody is on record as having claimed it, conceded it, or been accused of it.
gap-no-gap = Somebody is on record as having claimed, conceded or been accused of each attack. Without anybody: { $known-text }.
outside = { counted } { $n ->
        [one] stands
       *[other] stand
    } outside: the source did not collect statements then. That does not mean that nobody said anything.
tbl-statuses = Each of the { noun-pl-of } has the first status that holds, from contested to no statement; what only alludes changes none.
    .status = Status
fig-statuses =
    .alt = Bars, one a status. Numbers of { noun-pl-of }: { $values-text }.
    .left-out = { $n-text } { $n ->
            [one] is
           *[other] are
        } left out, because their source collects no statements.
    .legend = Solid: somebody is on record; hatched: nobody is.
    .title-gap = For most, nobody is on record as having done it
    .title-known = For most, somebody is on record
    .subtitle = share of { noun-pl-of } (n = { $total }), first status that holds
    .none = no { noun-pl-of } in this window
    .axis = share of { noun-pl-of }
shares-none = None of the { noun-pl-of } has a single { by-one-of } on record.
fig-shares =
    .alt = Dots with ranges, one for each { by-one-of }: for how many of the { noun-pl-of } somebody is on record. { $values-text }.
    .left-out = { $n-text } { $n ->
            [one] is
           *[other] are
        } left out, of no single { by-one-of }.
    .title = { noun-pl } with somebody on record, { by-along }
    .subtitle = share claimed, conceded, contested or accused; their number at the right
    .none = no { noun-pl-of } in this window
tbl-accusations = Accusations that speak of the attack itself; several reports of one accusation count once.
    .accuser = Who accuses
    .accused = Whom
nobody-accuses = *nobody accuses anybody*
nobody-accused = *nobody*
conflicts-none = None is contested: there are no incompatible claims, and nobody who was named denied it on record.
tbl-conflicts = What is contested, each account as it was made. Shown are { $shown-text } of { $n-text }.
    .claimant = Who
    .stance = What the statement does
    .named = Names
time-too-few = When the first claim or accusation was made is known for { $known-text } with one: too few for a curve.
fig-time =
    .followed = { $n-text } { noun-n }, followed for { $days-text } days or to the day the records stand; the time is known for { $known-text } with a claim or an accusation, and the others of these are left out.
    .alt = A rising curve. By the end of it, { $end-text } % of the { noun-pl-of } had a claim or an accusation.
    .title = How soon somebody claimed or accused
    .subtitle = share of { noun-pl-of } by days after them
    .none = too few times on record for a curve
    .x = days
    .y = share of { noun-pl-of }

## How often
rates-none = None of the { noun-pl-of } is on record for a day that somebody is known to have watched, so there is no rate to compare.
rates-counted = { counted } { on-record } for days that somebody watched.
rates-too-few = Too few { by-many-of } have enough of them to compare.
rates-extremes = Most often in { $most }, { $most-rate-text } in 30 days; least often in { $least }, { $least-rate-text }. { $by ->
        [region] Regions
        [district] Districts
       *[other] Those
    } with so few that chance decides are not compared.
rates-nothing = There is nothing to compare in this window.
rates-unwatched = Nobody is known to have watched any { by-one-of } on record, so there is no rate: no data, not zero.
rate-of = { $rate-text } (counted { $n-text })
fig-rates =
    .alt = Dots with ranges, one for each { by-one-of }, most frequent first. Numbers of { noun-pl-of } in 30 watched days: { $values-text }.
    .left-out = { $n-text } { $n ->
            [one] is
           *[other] are
        } left out: not dated to a day, of no single { by-one-of }, or on a day nobody is known to have watched.
    .title = Most often in { $most }
    .plain-title = { noun-pl } in 30 watched days, { by-along }
    .subtitle = { noun-pl } in 30 watched days; number counted at the right
    .none = nothing on record and nothing watched in this window
    .no-data = no data: not watched
    .axis = { noun-pl } in 30 days
spread-none = The time is too short to say how far chance alone could move a rate: no ranges.
spread = Counts in blocks of { $days-text } days scatter { $n-text } times as much as chance alone would let them, and the ranges are as much wider.
tbl-ratios = Each { by-one-of } beside all others together, over the days that were watched; not compared where too few would be expected. “Only chance?”: whether so large a difference would come about by chance alone. “Evened out”: the rate drawn towards that of all together, the more so the less was counted.
    .n-incidents = { noun-pl }
    .rate = In 30 days
    .n-days = Days
    .rate-shrunk = Evened out
    .against = Times as often as the others
    .differs = Only chance?
fig-tiles =
    .alt = A grid of tiles, one a region. Numbers of { noun-pl-of } in 30 watched days: { $values-text }.
    .blank = No data for { $n-text } of { $of-text } tiles.
    .full = { WORD($n-text, "None") } of the { $of-text } tiles is without data.
    .left-out = { $n-text } { $n ->
            [one] region has
           *[other] regions have
        } no tile.
    .equal = Tiles are equal: size and place say nothing.
    .title = { noun-pl } in 30 watched days, a tile a region
    .subtitle = position as far as a grid allows; hatched = no data
    .none = too few regions with a place on the grid
    .no-data = no data
fig-map =
    .alt = A map, a shade a region. Numbers of { noun-pl-of }{ $rate ->
        [yes] {" in 30 watched days"}
       *[no] {""}
    }: { $values-text }.
    .title = { noun-pl } in 30 watched days, region by region
    .subtitle = { noun-pl }{ $rate ->
        [yes] {" in 30 watched days"}
       *[no] {" on record"}
    }; one shade a region, no places
    .first = up to { $high }
    .class = { $low } to { $high }
    .zero = none
    .blank = no data
    .absent = not counted here
    .kind = Oblast
    .left-out = { $n-text } { $n ->
            [one] region is
           *[other] regions are
        } not on the map: without a shape here, or too far from the others.
    .borders = Regions are those of ISO 3166-2, Crimea and Sevastopol too: the standard’s list, not a position.
    .none = No map: of these regions fewer than two have a shape here.
watched-all = { $of ->
        [one] { WORD($n-text, "The") } { $of-text } { by-one } on record was watched on some days.
       *[other] { WORD($n-text, "All") } { $of-text } { by-many } were watched on some days.
    }
watched = { $n ->
        [0] { $of ->
            [one] As far as is known, { WORD($of-text, "the only") } { by-one } on record was watched on { WORD($n-text, "no") } day. It has no data, not zero.
           *[other] As far as is known, { WORD($n-text, "none") } of the { $of-text } { by-many-of } was watched on any day. They have no data, not zero.
        }
        [one] { $n-text } of { $of-text } { $of ->
            [one] { by-one-of }
           *[other] { by-many-of }
        } was watched on some days. The others have no data, not zero.
       *[other] { $n-text } of { $of-text } { by-many-of } were watched on some days. The others have no data, not zero.
    }
rates-in-brief = { noun-pl } in 30 watched days: { $ends-text }.
rates-most = most in { $group } ({ $rate-text })
rates-fewest = fewest in { $group } ({ $rate-text })
rates-most-within = most in { $group } ({ $rate-text }, 95 % interval { $low-text } to { $high-text })
rates-fewest-within = fewest in { $group } ({ $rate-text }, 95 % interval { $low-text } to { $high-text })

## Beside the rates
hours-none = No alert is on record in this window.
tbl-hours = Hours under alert within the period: overlapping alerts of one region count once; adding them up would count them double. Alerts of a part of a region are not alerts of the region.
    .hours = Hours under alert
    .hours-summed = Hours if added up
    .hours-anywhere = Hours in any part
    .n-untimed = Without an end
outcomes-none = No source gives figures of what was intercepted or fell.
tbl-outcomes = What was launched and what became of it, each side’s figures as that side’s. The share is of those incidents alone for which both figures are given; where both are nearly always the same, what was launched is likely to be filled in from what became of it, and there is no share.
    .claimant = Whose figures
    .outcome = What became of them
    .n-both = With both
    .launched = Launched
    .n-outcome = Number
    .share = Share
    .n-equal = Both the same
    .n-without = With one only
outcome-intercepted = intercepted
outcome-fell = fell
again-none = No district that is shown has more than one of the { noun-pl-of } on record.
tbl-again = Districts with the most { noun-pl-of }; never a finer place.
again-without = { $n-text } { noun-n } without a district on record, or with one that is withheld, { $n ->
        [one] is
       *[other] are
    } left out.
ranks-too-few = There are too few regions for an order.
tbl-ranks = Rank by number on record, read more strictly.
    .as-counted = As counted
    .links-ignored = Links ignored
    .dated-to-the-day = Dated to the day
    .district-known = District known
    .better-sources = Sources graded A or B
ranks-stand = The order stands in every reading.
ranks-change = The order changes: read small differences as none.
ranks-blank = No record can be read so: { $names }.
tbl-inhabitants = { $rate ->
        [yes] { noun-pl } in 30 watched days
       *[no] {""}
    }{ $killed-rate ->
        [yes] { $rate ->
            [yes] {" and people reported killed over the whole period"}
           *[no] people reported killed over the whole period
        }
       *[no] {""}
    }, per 100,000 inhabitants.
    .n-people = Inhabitants
    .rate = { noun-pl }, in 30 days
    .killed-rate = People killed
    .n-told = Known for
inhabitants-counted = Inhabitants: { $lists }. Since then many have fled or moved, and nobody has counted them.
inhabitants-without = { $n-text } { noun-n } { $n ->
        [one] is
       *[other] are
    } left out, in regions whose inhabitants are on no list here.

## Changes over time
change-headline = { $length ->
        [day] On
       *[other] In
    }{ $length ->
        [week] {" the "}
       *[other] {" "}
    }{ $period }, { counted }: { $changes-text }.
change-judged = { $judged ->
        [more] more than
        [fewer] fewer than
       *[unclear] not clearly more or fewer than
    }
change-against = { $against ->
        [year-change] the same { length-one } of the year before
       *[change] the { length-one } before
    }
change-per = { $against ->
        [year-change] times as many
       *[change] times as many a watched day
    }
change-from-none = { change-judged } { change-against }, which had none
change-alone = { change-judged } { change-against } ({ $best-text } { change-per })
change-within = { change-judged } { change-against } ({ $best-text } { change-per }, 95 % interval { $low-text } to { $high-text })
change-totals-alone = { $n ->
        [0] { WORD($n-text, "None") }
       *[other] { $n-text }
    } of the { noun-pl-of } is on record by itself, but totals over several: what they add up to stands below.
change-held = { counted } on record{ $whole ->
        [yes] {""}
       *[no] {" "}that { $n ->
            [one] falls
           *[other] fall
        } into one { length-one }
    }
change-why-not = { $held-text }{ $why ->
        [undated] ; over which days is not known, so there are no periods to compare.
        [unwatched] ; nobody is known to have watched, so whether there were more than before is not known.
       *[too-few] : too few on watched days to compare one { length-one } with another.
    }
trend = Over { $n-text } { $length ->
        [day] { $n ->
            [one] day
           *[other] days
        }
        [week] { $n ->
            [one] week
           *[other] weeks
        }
        [month] { $n ->
            [one] month
           *[other] months
        }
        [quarter] { $n ->
            [one] quarter
           *[other] quarters
        }
       *[year] { $n ->
            [one] year
           *[other] years
        }
    } together: { $trend ->
        [rise] a rise
        [fall] a fall
       *[none] no clear trend
    }, { $best-text } a { length-one } (95 % interval { $low-text } to { $high-text }).
fig-periods =
    .alt = Bars, one for each { length-one }, in order. Numbers of { noun-pl-of }: { $values-text }.
    .left-out = { $n-text } { $n ->
            [one] is
           *[other] are
        } left out: of no single { length-one } of the period.
    .line = The line is what a steady rise or fall would give over the days that were watched: where fewer were, it is lower.
    .title-more = { $period }: more than the { length-one } before
    .title-fewer = { $period }: fewer than the { length-one } before
    .plain-title = { noun-pl } { length-along }
    .subtitle = number on record in each { length-one }
    .none = no { noun-pl-of } in a single period of this window
    .axis = { noun-pl }
    .watched = watched
    .unwatched = on record, nobody known to have watched
    .unfinished = not all on record yet
    .no-data = nobody is known to have watched
    .partly = days of regions that nobody is known to have watched
    .trend = trend
tbl-periods = { $length ->
        [day] Day by day.
        [week] Week by week.
        [month] Month by month.
        [quarter] Quarter by quarter.
       *[year] Year by year.
    }
    .name = { length-one }
    .n-incidents = { noun-pl }
    .share-watched = Watched
    .share-known = On record
    .change = Against the { length-one } before
    .year-change = Against a year before
periods-last = Shown are the last { $shown-text } of { $n-text }.
periods-unwatched = Nobody is known to have watched: a low number may be one that nobody wrote down.
periods-watched = Watched: the share of the days of all regions that somebody is known to have watched.
periods-known = On record: how much of it is, if reports come as late as they did before; a { length-one } that is not whole is not compared.
periods-change = A change is how many times as many there were on a watched day, in the same regions, with its 95 % interval, by how counts scatter within a { length-one }.
tbl-tolls = { $name }, as far as reported: events and totals of a single { length-one }.
    .name = { length-one }
    .total = { $name }
    .told = Known for
    .change = Against the { length-one } before
tolls-change = A change is how many times as many a day, with its 95 % interval: what happened on one day is drawn as one, and what has no figure adds nothing. A few very deadly days make it too narrow.
fig-over-time =
    .alt = Dots with ranges, one a period, in order. Median minutes: { $values-text }.
    .title = Whether it took longer over time
    .subtitle = minutes: ● median with 95 % interval, ◇ 90th percentile
    .none = no period with five times on record
    .axis = minutes

## How late reports come
late-known = The day of the first report is known for { $n-text } { noun-n }.
late-unknown = As of which day the records stand is not stated, so how many reports may still come is not known.
late-too-few = Fewer than { $n-text } are too few to say how late others may come.
late-share = { $share ->
        [half] half
       *[most] nine of ten
    }
late-told = Of what is reported in the end, { $shares-text }.
late-same-day = { late-share } is on record on { WORD($n-text, "the very day") }
late-within = { late-share } is on record within { $n-text } { $n ->
        [one] day
       *[other] days
    }
latest-whole = Reports come soon enough: no day before the cut-off is likely to lack many.
latest-unfinished = The last { $n-text } days, from { $first } on, are not whole yet: in the past, about { $share-text } % of what happened on such days was on record so soon after.
latest-no-fall = Fewer { noun-pl-of } there are no sign of a fall.
tbl-late = How much is on record so many days after it happened. What happened lately could be seen only if it was reported soon: each delay is compared among what was waited for as long.
    .days = Days after
    .n-reported = First reported by then
    .share = Of all, estimated
late-without = { $n-text } { $n ->
        [one] is
       *[other] are
    } left out, without the day of a report.

## Response times
response-none = This question does not apply here: the records give no two steps of a response with their times.
pair = { $first } to { $then }{ $way ->
        [same] {" (the same unit, the first to take the first step)"}
        [last] {" (from the first unit’s step to the last unit’s)"}
       *[first] {""}
    }
pair-short = { $first } → { $then }{ $way ->
        [same] {" (the first unit’s own)"}
        [last] {" (to the last unit)"}
       *[first] {""}
    }
response-known = From { $pair }, the time is known for { $known-text }.
response-too-few = That is too few for any figure.
response-under-half = Fewer than half reached it while they were watched.
response-half = Half of the { $n-text } that could be followed had reached it within { $minutes-text } minutes.
tbl-delays = Steps of the response, to the first unit that took each unless another is named. Median: by when half of the incidents that could be followed had reached the step; those that ended before it never do, those still awaited take at least so long. “Open”: too few to say how long at most.
    .pair = From → to
    .timed = Time known
    .median = Median, minutes
    .p90 = Nine of ten, minutes
without-time-ended-before = { $n-text }: ended before the step could be taken; an end of its own kind, not a long wait
without-time-pending = { $n-text }: still awaited when watching stopped
without-time-untimed = { $n-text }: reached, but a time is not reported
without-time-not-known = { $n-text }: not known whether it was reached or when
without-time-out-of-order = { $n-text }: with the second step before the first, or in the same second; listed here, and left out of all timing
states-all-timed = Every incident that speaks of the step has a time.
arrivals-too-few = There are fewer than { $n-text } times on record: too few for a curve.
arrivals-by = { $share ->
        [quarter] A quarter
        [half] Half
       *[three-quarters] Three quarters
    } by { $n-text } minutes.
arrivals-without = { $n-text } { $n ->
        [one] is
       *[other] are
    } left out: without a time, or out of order.
arrivals-ended = Incidents that ended before are no long waits.
fig-arrivals =
    .alt = A rising curve of the share of incidents that have gone from { $pair }.
    .title = From “{ $first }” to “{ $then }”
    .subtitle = share of incidents by minutes after the first step
    .none = too few times on record for a curve
    .reached = reached
    .ended = ended before
    .x = minutes
    .y = share of incidents
groups-untimed = No { by-one-of } has a time on record.
delays-without = { $n-text } without a time { $n ->
        [one] is
       *[other] are
    } left out.
delays-placeless = { $n-text } more { $n ->
        [one] is
       *[other] are
    } left out, of no single { by-one-of }.
pace-too-few = Too few to compare one { by-one-of } with another.
pace = Would chance alone make them differ so much: { $differs-text }.
stamps = Times that are published are not the times of a dispatch desk. They are rounded, told from memory, or those of the post that told them; a quick step is told more often than a slow one. No target of a fire service is held against them here.
excluded = Left out of all timing: { $n-text } { $n ->
        [one] incident
       *[other] incidents
    } ({ $ids }).
excluded-more = Left out of all timing: { $n-text } { $n ->
        [one] incident
       *[other] incidents
    } ({ $ids } and others, listed in the manifest).
fig-panels =
    .alt = Small curves, one for each { by-one-of }, each before that of all together. Times on record: { $values-text }.
    .shown = The { $n-text } { by-many-of } with the most times, of { $of-text } with any. Worked out as above.
    .title = The same, { by-along }
    .subtitle = share of incidents by minutes; grey: all together
    .none = no { by-one-of } with enough times on record
    .panel = { $group } (n = { $n })

## How it was worked out
method-shares = Shares of claimed and unclaimed attacks have 95 % intervals by Wilson’s method, or exact ones (Clopper-Pearson) where few are counted; the curve of first statements is a cumulative incidence (Aalen-Johansen).
method-rates = Rates are counts over watched days. Their 95 % intervals come from a score test, made as much wider as counts scatter more than chance alone would let them (quasi-likelihood).
method-ratios = Differences between groups are tested against their common rate and corrected for how many are compared (Holm). Rates are evened out by empirical Bayes.
method-arrivals = How long steps took is a cumulative incidence (Aalen-Johansen): what ended before the step is an end of its own kind, what is still awaited is right-censored. Groups are compared by a log-rank test.
method-changes = Changes are ratios of rates in the same regions (quasi-Poisson over blocks within a period); the trend is a log-linear one. Deaths are compared by a bootstrap of whole days.
method-lateness = How late reports come is estimated by a reverse-time product limit.

## Provenance
judgement = { $column } “{ $was }” was read as “{ $now }” in { $n-text } { $n ->
        [one] row
       *[other] rows
    }: { $reason } (graded { $grade }).
judgement-none = No cell was read otherwise than it stands.
grade-none = not
provenance-dataset = Dataset: { $title } (`{ $dataset }`), records as of { $cut-off }.
provenance-window = Window: { $regions }; { $span }; profile { $profile }.
provenance-all-regions = all regions
provenance-hash = Records used: sha256 `{ $hash }`.
provenance-source = Source: { $title }, { $producer }. Licence: { $licence }. To be cited as: { $citation }.
provenance-undatable = { $n-text } { $n ->
        [one] record
       *[other] records
    } could not be placed in the window and { $n ->
        [one] was
       *[other] were
    } left out.
profile-public = public
profile-internal = internal

## What stands on every page
page-notice-internal = Internal: not for publication
page-as-of = Records as of { $date }
page-table = Table { $n }.
page-figure = Figure { $n }.
page-traced = { $traced ->
        [0] No number of this brief is traced
        [one] One number of this brief is traced to its records
       *[other] { $traced } numbers of this brief are traced to their records
    }{ $own ->
        [0] .
        [one] ; one output is the author’s own, and not traced.
       *[other] ; { $own } outputs are the author’s own, and not traced.
    }
page-digest = Results digest { $digest }. The manifest inside this file lists every number with the records behind it; { $command } checks the page against them. A file brief.sig beside it, where there is one, says who vouches for it: { $page } checks that in a browser, { $signed } in a terminal.
page-replaces = Replaces an earlier brief (results digest { $digest }): { $because }
page-attached = Every number of this brief with the records behind it
index-title = Briefs
index-lead = Every number in a brief can be walked back to its records: { $trace }. A brief that somebody sends you can be checked: { $verify }, or { $page } in a browser.
index-as-of = records as of { $date }
index-notebook = notebook
index-records = records
index-manifest = manifest
index-search = Search these briefs
index-some = { $n } of { $of } shown
index-none = No brief here has these words
index-internal = Internal: not for publication
index-has-internal = Some of these briefs are internal. { $command } makes a copy of the public ones, to publish.
index-replaced = Replaced by { $name }
index-replaced-elsewhere = Replaced by a brief that is not here
index-corrects = Corrects an earlier brief: { $because }
index-language = English
index-pdf = PDF
index-signed = signed PDF
index-signature = signature
index-faults = Not to be read
index-unread = its manifest cannot be read. Build it again.
index-failed = it failed. See { $where }.
dataset-demonstration-notice = Invented records, for demonstration

## Codes of the tables
kind-air-attack = attack by drones or aircraft
kind-missile-attack = attack by missiles
kind-combined-attack = attack by drones and missiles together
kind-shelling = attack by artillery, mortars or rockets
kind-air-alert = public warning of a threat from the air
kind-debris-find = debris or remnants found
kind-ground-attack = attack by forces on the ground
kind-explosive-device = explosion of a bomb, mine, grenade or other device
kind-violence-against-civilians = violence against civilians, by what means is not said
kind-armed-clash = fighting between armed parties
kind-emergency-call = call to fire or ambulance services
kind-other-violence = violence of another kind
counting-event = counts as one incident
counting-part = a part of another incident; never counted as one
counting-aggregate = a total over several incidents; never counted as one
attack-with-drone = drone attack
attack-with-missile = missile attack
attack-with-drone-and-missile = drone and missile attack
object-kind-residential = homes
object-kind-industrial = industry and storage
object-kind-energy = power, gas, oil and heat supply
object-kind-health = hospitals and clinics
object-kind-education = schools and nurseries
object-kind-transport = railways, ports, roads, airfields
object-kind-other = something else that is named
object-kind-not-known = said not to be known
quantity-launched = drones or missiles launched
quantity-intercepted = drones or missiles intercepted
quantity-fell = drones or missiles that came down
quantity-killed = people killed
quantity-injured = people injured
quantity-displaced = people displaced
quantity-sheltered = people given shelter
quantity-buildings-damaged = buildings damaged
as-of-stage-initial = in the first report
as-of-stage-interim = in a later report
as-of-stage-final = in a closing report
milestone-alert = warning raised
milestone-impact = impact or fall
milestone-call-received = call received
milestone-dispatched = units dispatched
milestone-en-route = units on their way
milestone-on-scene = emergency services on the scene
milestone-secured = area secured
milestone-hazard-cleared = remnants or hazard cleared
milestone-under-control = fire or situation under control
milestone-shelter-opened = temporary accommodation opened
milestone-logistics-support = supplies and operational support arranged
milestone-investigation-opened = investigation opened
milestone-public-statement = public statement made
milestone-all-clear = all-clear given
milestone-unit-available = units free again
method-shot-down = shot down
method-jammed = brought down by jamming
method-controlled-destruction = destroyed in a controlled way
method-fell = fell by itself
method-not-known = the manner is not known
stance-claims-responsibility = says that it did it
stance-concedes = admits it after being named
stance-accuses = says that another did it
stance-denies = says that it did not do it
stance-assesses = offers an assessment
stance-hints = hints without saying so
stance-names-party = a dataset codes an actor as involved; accuses nobody
stance-says-unknown = says that who did it is not known or not attributed
stance-no-link-established = says that no link is established
stance-calls-for = calls for something
bearing-about = speaks of it
bearing-alludes-to = alludes to it without naming it
bearing-no-link-stated = says there is no stated link with it
topic-retaliation = retaliation
topic-destabilisation = a strategy of destabilisation
topic-accounts-conflict = accounts by different parties conflict
topic-transparency-about-origin = transparency about where the attack came from
topic-early-warning = early warning
topic-resilience = resilience
topic-protection-of-civilians = protection of civilians
publisher-kind-authority = authority’s own channel
publisher-kind-military = armed forces’ own channel
publisher-kind-news = news outlet
publisher-kind-compilation = compilation of others’ reports
publisher-kind-monitor = monitoring or human rights body
publisher-kind-social-media = account on a social network
publisher-kind-dispatch = dispatch system of an emergency service
publisher-kind-other = another kind
subject-claims = statements about who did it
subject-milestones = steps of the response
subject-counts = figures
subject-reports = who reported it
subject-killed = people killed
subject-injured = people injured
status-contested = contested
status-claimed = claimed
status-conceded = conceded
status-accused-only = accused only
status-assessed-only = assessed only
status-hinted-only = hinted only
status-named-by-dataset-only = party named by a dataset only
status-said-unknown = said to be unknown
status-no-statement = no statement recorded
status-not-collected = source does not collect statements
set-aside-blank-row = the row is blank
set-aside-after-cut-off = dated after the day up to which the records speak
set-aside-no-table = of a sheet that is no table of records
set-aside-not-data = a row of tags or notes, not of data
set-aside-totals-row = a row of totals
set-aside-ragged-row = more or fewer cells than the header
set-aside-damaged-text = bytes that are no text
set-aside-duplicate-row = the same row again
set-aside-told-anew = another file tells the same record, with other words
set-aside-missing-key = the cell that names the record is blank
set-aside-no-value = the cell that holds the value is blank
set-aside-unreadable-date = the date cannot be read
set-aside-ambiguous-date = the date can be read in two ways
set-aside-unknown-label = a label no judgement maps
set-aside-unknown-incident = names an incident that is not there
set-aside-incident-set-aside = belongs to an incident that was set aside
set-aside-unreadable-value = a value that cannot be what its column says
set-aside-out-of-scope = outside what the project documents

## The page that checks a brief in a browser (verify.html); "briefs verify" says the same in the terminal
check-language = English
check-title = Check a brief
check-lead = Give this page the files of one brief. They are read here, in your browser: nothing is sent anywhere, and nothing in them is run. A brief holds here when it is signed with a key that you give.
check-noscript = This page needs JavaScript. Without it: briefs verify, or ssh-keygen -Y verify.
check-files = The brief
check-choose-files = Its files: the page, and manifest.json and brief.sig, which name and sign it.
check-choose-folder = Or its folder, with all of them.
check-drop = Or drop its files anywhere on this page.
check-keys = Whom you trust
check-keys-help = Keys of publishers, a line each: NAME ssh-ed25519 KEY. Take a key from its owner, by another way than the brief. A key that comes with a brief proves nothing.
check-keys-paste = Keys
check-keys-file = Or a file of keys.
check-result = Result
check-wait = No brief was given yet.
check-reading = The brief is being checked …
check-holds = Holds; signed by { $name }. This is said of { $files }.
check-altered = Was altered after it was made.
check-open = Not checked.
check-nobody = Nobody you trust vouches for who made this.
check-no-brief = There is no brief in what was given: no brief.html, brief.pdf, brief.ipynb or records.csv.
check-unreadable = Something that was given cannot be read. Choose it again; or this browser computes no hashes for a page that is opened this way: open it from a file.
check-folder-unread = This browser does not let a folder be read here when it is dropped. Choose it with its button, or drop its files.
check-several = It was given more than once. Give the files of one brief.
check-too-large = It is too large to be read here.
check-no-manifest = It has no list of its numbers (manifest) that can be read: it is no brief, or it was changed.
check-digest-same = The results digest is that of the numbers it lists.
check-digest-other = It was changed: the numbers it lists do not give its results digest.
check-digest-unread = The results digest was not checked: this browser does not keep numbers as they are written.
check-print-other = The results digest printed on the page is not that of its manifest.
check-manifest-other = The page says of itself another thing than manifest.json.
check-style = The style of this page is none that this check knows. It may be of another version, or may hide what the page says.
check-records-same = The records in it are those that its manifest names, and each number names records that are there. Whether the numbers follow from them is not checked here.
check-records-wrong = These numbers name records that are not in it: { $what }.
check-records-other = The records in it are not those that its manifest names.
check-foreign = It holds what no brief holds: { $what }. Do not open it: what it shows may be another thing than what it says.
check-file-same = It is the file that manifest.json names.
check-file-other = It is not the file that manifest.json names.
check-file-missing = It was not given.
check-file-alone = Without manifest.json nothing says which file it should be.
check-file-strange = It belongs to no brief, and nothing vouches for it. Give the files of the brief without it.
check-ask = Ask for manifest.json and brief.sig of this brief: the first names the hash of each file, the second signs the first.
check-key-wrong = Line { $line } of the keys is no key. Expected: NAME ssh-ed25519 KEY.
check-signature-wrong = It is no signature over manifest.json.
check-signature-unread = This browser cannot check signatures of this kind. OpenSSH can: { $command }
check-signature-ask = The signature is in order. The key is { $key }. Whose it is, is checked when you give the keys of those you trust.
check-signature-other = It is signed with a key that is none of those you gave: { $key }.
check-signature-good = Signed by { $name }, with the key { $key }.
check-unchecked = Not checked here: whether the numbers follow from the records, and what a PDF shows. { $command } makes the brief again where its records are.

## What stands beside an author’s own outputs
own-cut = Shown: { $rows-shown } of { $rows } rows, { $columns-shown } of { $columns } columns.
own-cut-lines = Shown: the first { $shown } of { $n } lines.
own-plot = A plot.
own-plot-title = A plot: { $title }.
own-plot-panels = { $n } panels.
own-plot-panel = Panel: { $title }.
own-plot-x = Across: { $label }.
own-plot-y = Upward: { $label }.
own-plot-by = By: { $label }.
own-plot-series = Series: { $names }.
own-note = Note
own-between = { $low } to { $high }
own-at-least = at least { $low }
unit-minutes = minutes
own-cut-some = Shown are some of its rows and columns.

## What the page answers when a number of it is asked
ask-close = Close
ask-stands = Where it stands
ask-counts = What it counts
ask-unit = In
ask-interval = Its range
ask-interval-chance = { $value }: how far chance alone could move it (95 %). It does not cover what was never reported.
ask-interval-told = { $value }: from the least to the most that the sources say.
ask-left-out = Left out of it
ask-none-left-out = none
ask-made = How it is made
ask-setting = A limit or a parameter of this brief. No record stands behind it.
ask-silence = No record says this: it is what the records do not speak of.
ask-rows = It counts raw rows of the whole dataset. The command “briefs trace” lists them.
ask-address = Its address
ask-records = Records behind it: { $n }
ask-elsewhere = Their list is too long for this page. The command “briefs trace” names them.
ask-beside = They are too many to travel in this page. They stand in records.csv beside it, lines { $rows }.
ask-more = { $n } more
ask-others = { $n } others
ask-until = until { $when }
ask-no-day = day not known
ask-within = some time in { $when }
ask-assumed = year assumed
ask-step-ended-before = ended before
ask-step-pending = still awaited
ask-step-not-known = not known whether or when
ask-unread = What this page carries cannot be read by this browser
ask-no-region = no single region
ask-row = { $file }, row { $row }
ask-used-by = Numbers of this brief that use it: { $n }
ask-all-records = All records of this brief: { $n }
ask-show-all = Show all records
ask-keys = Figure. The arrow keys go from mark to mark.
ask-no-number = This brief has no such number
ask-data = Data

## What stands above the data of a figure
drawn-group = { by-one }
drawn-region = Region
drawn-month = Month
drawn-named = Period
drawn-n-incidents = Counted
drawn-n-attacks = Counted
drawn-n-answered = Claimed, conceded or accused
drawn-n-days = Days watched
drawn-n-days-covered = Days watched
drawn-n-timed = Times known
drawn-rate = In 30 days
drawn-low = From (95 %)
drawn-high = To (95 %)
drawn-quantity = Question
drawn-said = What was said
drawn-watched = Watched?
drawn-exactly = How exactly
drawn-time = Minutes
drawn-days = Days
drawn-share-event = Until then, %
drawn-share-ended = Ended before, %
drawn-share-watched = Watched, %
drawn-share = Share, %
drawn-fitted = Trend
drawn-status = Status
drawn-median-minutes = Half within, minutes
drawn-p90-minutes = Nine in ten within, minutes

## What a number counts, in what, and why something is left out of it
measure-alert-hours = Hours under alert by region. Overlapping alerts count once, within the days of the brief.
measure-arrivals-over-time = How many incidents had reached the step by each minute. What ended before it, or is still awaited, is kept apart.
measure-arrivals-per-group = The same for each group that has five known times or more.
measure-delays-per-group = How long it took from one step to the other, group by group.
measure-group-difference = Whether groups reach the step at another pace than chance alone would let them.
measure-attribution-status = What is on record about who did it, for each attack event: one status each.
measure-count-statements = Statements, by what they say and how they bear on the incidents.
measure-count-statuses = Attack events, by what is on record about who did it.
measure-list-conflicts = Statements that contradict each other, side by side.
measure-share-attributed = The share of attack events that somebody claimed, conceded or was accused of.
measure-who-accuses-whom = Who accuses whom, each event once, and for how many nobody does.
measure-chosen-events = Events of some kinds for which the author’s conditions hold.
measure-share-of-events = How large a part of some events others are.
measure-total-of-events = What was reported of a quantity, added up over the chosen events.
measure-delay-of-events = How long it took from one step to the other, for the chosen events.
measure-reporting-states = What the sources said, for each question: a figure, none, not known, or nothing. Nothing said is not zero.
measure-total-counts = What was reported, added up over attack events and regional or daily totals. Events nobody gave a figure for add nothing: the sum is a least.
measure-count-kinds = Records, by kind and by how they count.
measure-count-precision = Records, by how exactly their date and place are known.
measure-count-reports = Reports by publisher, and how many repeat another one.
measure-count-set-aside = Raw rows that could not be used, by reason.
measure-coverage-calendar = Events by region and month, beside the days that somebody watched.
measure-attack-events = Attacks, each once. Finds of debris and interceptions of one attack are parts of it; totals are no events.
measure-list-not-counted = What is on record beside the kinds that are counted here.
measure-list-records = Every record of the brief, whatever it is.
measure-list-unstated = Records with a name under a heading such as “Who claimed”, and no word of what it said.
measure-records-per-region = Records by region, and whether anybody watched there.
measure-undatable-records = Records whose dates do not tell whether they belong here.
measure-rates-per-inhabitant = Rates of regions beside how many people lived there.
measure-first-reports = How many days after its own day each event was first reported.
measure-latest-days = The last days of which not all can be on record yet.
measure-reports-by-delay = How much of what is reported in the end is on record after so many days.
measure-outcome-shares = What was launched beside what was intercepted and what fell, each side’s figures as that side’s.
measure-events-per-period = Incidents period by period, each beside the one before.
measure-places-struck-again = Districts with more than one attack event; never a finer place.
measure-rank-again = The order of the regions under stricter readings.
measure-rates-per-group = Incidents in 30 watched days, group by group. Days that nobody is known to have watched count neither way.
measure-tile-rates = The same rates on equal tiles, one a region.
measure-incidents-per-region = Attack events and alerts by region.
measure-pair-steps = The time from one step to the other, incident by incident.
measure-summarise-delays = How long steps took. What is still awaited counts as not yet there, not as never.
measure-first-statements = Attack events followed to their first claim or accusation.
measure-time-to-statement = How many attacks had a first claim or accusation by each day after them.
measure-list-steps = Steps of the response, incident by incident.
measure-milestones-reached = Steps of the response: where they were reached, and where the time is known.
measure-totals-per-period = One quantity added up period by period. The sum is a least.
measure-trend-over-periods = The trend over the periods that are on record and were watched.
reason-without-a-single-region = without a single region
reason-its-source-does-not-collect-it = its source does not collect it
reason-its-source-does-not-collect-statements = its source does not collect statements
reason-without-a-single-group = without a single group
reason-an-alert-of-a-part-of-its-region-only = an alert of a part of its region only
reason-a-part-of-another-incident = a part of another incident
reason-a-total-not-an-event = a total, not an event
reason-counted-with-the-record-it-repeats = counted with the record it repeats
reason-of-a-group-with-fewer-than-five-times = of a group with fewer than five times
reason-reached-at-a-time-that-is-not-reported = reached at a time that is not reported
reason-not-known-whether-or-when-it-was-reached = not known whether or when it was reached
reason-with-the-second-step-before-the-first-or-in-the-same-second = with the second step before the first, or in the same second
reason-after-the-day-the-records-stand-at = after the day the records stand at
reason-first-reported-before-the-day-it-is-said-to-have-happened-on = first reported before the day it is said to have happened on
reason-without-a-report-whose-day-is-known = without a report whose day is known
reason-of-a-period-that-is-not-whole-or-that-nobody-watched = of a period that is not whole, or that nobody watched
reason-a-regional-total-on-a-day-that-a-national-one-speaks-of = a regional total on a day that a national one speaks of
reason-in-a-region-whose-inhabitants-are-on-no-list-here = in a region whose inhabitants are on no list here
reason-not-dated-to-a-day = not dated to a day
reason-on-a-day-nobody-is-known-to-have-watched = on a day nobody is known to have watched
reason-the-statement-is-dated-before-it-began = the statement is dated before it began
reason-when-it-happened-is-not-known = when it happened is not known
reason-when-the-statement-was-made-is-not-known = when the statement was made is not known
reason-without-a-single-month = without a single month
reason-without-a-single-period = without a single period
reason-outside-the-period = outside the period
reason-without-a-start-and-a-later-end = without a start and a later end
reason-without-a-district-on-record-or-with-one-that-is-withheld = without a district on record, or with one that is withheld
reason-of-a-source-graded-below-b-or-not-graded = of a source graded below B, or not graded
reason-in-a-region-without-a-tile = in a region without a tile
in-incidents = incidents
in-incident = incidents
in-events = events
in-attack-events = attack events
in-attack-event = attack events
in-ratio = times as many
in-persons-or-objects = people or objects
in-days = days
in-reports = reports
in-report = reports
in-statements = statements
in-statement = statements
in-share = per cent
in-alerts = alerts
in-alert = alerts
in-per-30-days = in 30 watched days
in-per-100-000 = per 100,000 inhabitants
in-minutes = minutes
in-hours = hours
in-rank = rank
in-records = records
in-record = records
in-regions = regions
in-region = regions
in-rows = raw rows
in-probability = probability
in-step = steps
in-steps = steps
in-find-of-debris = finds of debris
in-cells = cells
in-region-months = region-months
in-publisher = publishers
in-drones-or-missiles = drones or missiles
in-periods = periods
in-inhabitants = inhabitants
in-groups = groups
