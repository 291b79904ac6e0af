"use strict";
// Answers a reader who asks a number, from what the page itself carries. What comes from records is put in as text.

const WORDS = JSON.parse(document.querySelector("script#brief-words").textContent);
const LANGUAGE = document.documentElement.lang, LOCALE = LANGUAGE === "en" ? "en-GB" : LANGUAGE;
const FEW = 15, MORE = 50, SCALE = 3, KEPT_MS = 6e4;
const NOTHING = "–";
const ORDERS = { incidents: ["incidents", "incident_id"], statements: ["claims", "claim_id"], reports: ["reports", "report_id"] };

function say(message, values = {}) {
  return WORDS.said[message].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function make(tag, given = {}, ...parts) {
  const element = give(document.createElement(tag), given);
  element.append(...parts.flat(Infinity).filter((part) => part != null));
  return element;
}

function give(element, given) {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  return element;
}

function nameScroller(element, words) {
  if (element.scrollWidth > element.clientWidth) give(element, { tabindex: 0, role: "region", "aria-label": words });
}

const button = (words, click, more = {}) => make("button", { type: "button", click, ...more }, words);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const texts = (cells) => Array.from(cells ?? [], (own) => own.textContent.trim());
const count = (n) => n.toLocaleString(LOCALE);
const plain = (shown) => shown.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/^\*+(.*?)\*+$/, "$1");

async function expand(id) {
  const element = document.querySelector(`script#${id}`);
  if (!element) return null;
  if (element.type === "application/json") return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

let loading = null; // read when something is asked first
const load = () => (loading ??= Promise.all([expand("manifest"), expand("brief-records")]).then(index)
  .catch((error) => { show(say("unread"), make("p", {}, error)); throw error; }));

function index([manifest, tables]) {
  const orders = {}, hangs = new Map(), of = new Map();
  for (const [kind, [table, column]] of Object.entries(ORDERS)) {
    const ids = [...new Set((tables?.[table]?.[column] ?? []).filter((id) => id !== null))];
    orders[kind] = { ids, at: new Map(ids.map((id, place) => [id, place])) };
  }
  const leads = new Map((tables?.incidents.same_as ?? []).map((lead, row) => [tables.incidents.incident_id[row], lead]));
  for (const name of ["counts", "milestones", "claims", "reports"]) {
    (tables?.[name]?.incident_id ?? []).forEach((own, row) => {
      for (const id of new Set([own, leads.get(own) ?? own])) hangs.set(id, [...(hangs.get(id) ?? []), [name, row]]);
    });
  }
  const held = { manifest, tables, orders, hangs, of };
  manifest.numbers.forEach((entry, n) => {
    if (entry.kind !== "incidents") return;
    for (const place of listPlaces(held, entry) ?? []) of.set(place, [...(of.get(place) ?? []), n]);
  });
  return held;
}

// In the order of their table; null where the page does not tell.
function listPlaces({ manifest, orders }, { rows, kind }) {
  const order = orders[kind];
  if (!Array.isArray(rows)) return readSpans(manifest.spans?.[rows?.sha256], order?.ids.length || rows.n);
  const places = order ? rows.map((id) => order.at.get(id)) : [undefined];
  return places.includes(undefined) ? null : places;
}

function readSpans(told, most) {
  return told?.split(" ").flatMap((span) => {
    const [first, last = first] = span.split("-").map(Number);
    return Array.from({ length: Math.min(last - first + 1, most) }, (_, n) => first + n);
  }) ?? null;
}

const cell = (held, table, column, row) => held.tables[table][column]?.[row] ?? null;
const name = (kind, code) => (Object.hasOwn(WORDS.names[kind] ?? {}, code) ? WORDS.names[kind][code] : String(code ?? NOTHING));

const DIALOG = make("dialog", { class: "ask", "aria-labelledby": "asked" });

function show(title, ...parts) {
  DIALOG.replaceChildren(button("×", () => DIALOG.close(), { class: "close", "aria-label": say("close") }), make("h2", { id: "asked", tabindex: -1 }, title), ...parts.flat(Infinity).filter(Boolean));
  if (!DIALOG.open) DIALOG.showModal();
  DIALOG.scrollTop = 0;
  DIALOG.querySelector("h2").focus();
}

async function ask(n) {
  const held = await load(), entry = held.manifest.numbers[n];
  const address = `#number=${encodeURIComponent(findAddress(held, n))}`;
  history.replaceState(null, "", address);
  const measure = String(entry.source.measure ?? "").split("#")[0];
  const facts = [
    [say("stands"), describePlace(n) ?? entry.name],
    [say("counts"), WORDS.measures[measure]],
    [say("unit"), WORDS.units[entry.unit]],
    [say("interval"), describeInterval(held, entry)],
    [say("left-out"), listReasons(entry)],
    [say("made"), measure && make("code", {}, [measure, entry.source.column].filter(Boolean).join(", "))],
    [say("address"), make("a", { href: address }, address)],
  ];
  show(plain(entry.shown) || NOTHING, make("dl", {}, facts.filter(([, told]) => told).map(([term, told]) => [
    make("dt", {}, term), make("dd", {}, told),
  ])), listEvidence(held, entry));
}

function findAddress({ manifest }, n) {
  const { name: own, where } = manifest.numbers[n];
  return manifest.numbers.findIndex((entry) => entry.name === own) === n ? own : `${where}/${own}`;
}

function describePlace(n) {
  const element = document.querySelector(`main [data-number="${n}"]`);
  const own = element?.closest("td, th"), table = own?.closest("table");
  if (!element) return null;
  if (!table) return element.closest("p, li, figcaption, caption, div").textContent.trim().slice(0, 400);
  const head = table.tHead?.rows[0].cells[own.cellIndex];
  // Beside a name, what comes before it in its row: a district has its region there.
  const named = [...own.parentElement.cells].slice(0, Math.max(1, own.cellIndex)).filter((cell) => !cell.querySelector(".number"));
  const parts = [table.querySelector("caption .label"), ...named.slice(0, 2), head];
  return texts(parts.filter(Boolean)).filter(Boolean).join(" · ");
}

function describeInterval({ manifest }, entry) {
  const { measure, row, column = "" } = entry.source;
  const base = column.replace(/_(low|best|high)$/, "");
  const [low, high] = ["_low", "_high"].map((end) => manifest.numbers.find(({ where, source }) =>
    where === entry.where && source.measure === measure && source.row === row && source.column === base + end));
  if (!low || !high) return null;
  const kind = base.startsWith("total") ? "interval-told" : "interval-chance";
  return say(kind, { value: `${plain(low.shown)} – ${plain(high.shown)}${entry.unit === "share" ? " %" : ""}` });
}

function listReasons({ left_out: reasons = {}, n_left_out: n }) {
  if (!n) return say("none-left-out");
  return make("ul", {}, Object.entries(reasons).map(([reason, of]) =>
    make("li", {}, `${count(of)}: ${WORDS.reasons[reason] ?? reason}`)));
}

function listEvidence(held, entry) {
  const head = make("h3", {}, say("records", { n: count(entry.n_used) }));
  if (["setting", "silence", "rows"].includes(entry.kind)) return [head, make("p", {}, say(entry.kind))];
  const places = listPlaces(held, entry);
  if (Array.isArray(entry.rows) && (!places || !held.tables)) return [head, make("ul", {}, entry.rows.map((row) => make("li", {}, row)))];
  if (!places) return [head, make("p", {}, say("elsewhere"))];
  if (!held.tables) return [head, make("p", {}, say("beside", { rows: listLines(held, entry) }))];
  const tell = entry.kind === "incidents" ? tellIncident : tellFirst;
  return [head, listInParts(places, (place) => tell(held, place, entry.kind))];
}

const listLines = ({ manifest }, { rows }) => manifest.spans[rows.sha256].replace(/\d+/g, (place) => Number(place) + 2);

function listInParts(places, tell) {
  const list = make("ul", { class: "records" });
  const more = button("", () => add(MORE), { class: "more" });
  function add(n) {
    const from = list.children.length;
    list.append(...places.slice(from, from + n).map(tell));
    more.hidden = list.children.length === places.length;
    more.textContent = say("more", { n: count(places.length - list.children.length) });
    if (from) list.children[from].querySelector("summary, a")?.focus();
  }
  add(MORE);
  return [list, more];
}

function tellDay(at) {
  const form = Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" });
  const [from, to] = ["date_from", "date_to"].map(at).map((day) => day && new Date(day));
  if (!to) return say("no-day");
  const when = from ? form.formatRange(from, to) : form.format(to);
  const isWithin = at("date_meaning") === "within" && at("date_from") !== at("date_to");
  const told = from ? (isWithin ? say("within", { when }) : when) : say("until", { when });
  return at("date_assumed") ? `${told} (${say("assumed")})` : told;
}

const tellMinute = (at) => at && `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
const tellRow = (held, table, row) => say("row", {
  file: String(cell(held, table, "source_file", row)).split("/").pop(), row: cell(held, table, "source_row", row) ?? NOTHING,
});

function tellIncident(held, place) {
  const at = (column) => cell(held, "incidents", column, place), id = at("incident_id");
  const source = held.manifest.dataset.sources.find((own) => own.source_id === at("source_id"))?.title;
  const region = at("region") === null ? say("no-region") : name("region", at("region"));
  const head = [tellDay(at), name("kind", at("kind")), region, at("district")].filter(Boolean).join(" · ");
  const inside = make("details", {}, make("summary", {}, head));
  give(inside, { toggle() {
    if (inside.children.length > 1) return;
    const parts = (held.hangs.get(id) ?? []).map(([table, row]) => make("li", {}, tellPart(held, table, row)));
    const used = held.of.get(place) ?? [];
    inside.append(
      make("p", {}, make("code", {}, id), ` · ${source ?? at("source_id")} · ${tellRow(held, "incidents", place)}`),
      make("ul", {}, parts),
      make("p", {}, say("used-by", { n: count(used.length) })),
      make("ul", { class: "uses" }, used.slice(0, MORE).map((n) => make("li", {}, tellUse(held, n)))),
    );
  } });
  return make("li", {}, inside);
}

function tellUse({ manifest }, n) {
  const { shown, name: own } = manifest.numbers[n];
  return button(`${plain(shown) || NOTHING} · ${(describePlace(n) ?? own).slice(0, 120)}`, () => ask(n));
}

function tellFigure(at) {
  const [low, best, high] = ["low", "best", "high"].map(at);
  if (best !== null && (low ?? best) === (high ?? best)) return best;
  return `${best ?? ""} (${low ?? "?"} – ${high ?? "?"})`.trim();
}

function tellPart(held, table, row) {
  const at = (column) => cell(held, table, column, row);
  const code = (kind) => at(kind) && name(kind, at(kind));
  const told = {
    counts: () => [code("quantity"), at("state") === "reported" ? tellFigure(at) : name("said", at("state")), at("claimant"), code("as_of_stage")],
    milestones: () => [code("milestone"), at("state") !== "reached" && say(`step-${at("state").replaceAll("_", "-")}`), tellMinute(at("at_utc"))],
    claims: () => [at("claimant"), code("stance"), at("accused"), code("bearing"), tellMinute(at("made_utc")) ?? at("made_on")],
    reports: () => [at("publisher"), tellMinute(at("published_utc")) ?? at("published_on"), link(at("url"))],
  }[table]();
  const parts = [...told, tellRow(held, table, row)].filter((part) => part || part === 0);
  return parts.flatMap((part, n) => (n ? [" · ", part] : [part]));
}

const link = (url) => /^https?:\/\//i.test(url ?? "") && make("a", { href: url, rel: "noreferrer" }, url.split("/")[2]);

// A statement or a report, in the first of its rows.
function tellFirst(held, place, kind) {
  const [table, column] = ORDERS[kind];
  return make("li", {}, tellPart(held, table, held.tables[table][column].indexOf(held.orders[kind].ids[place])));
}

async function showAll() {
  const held = await load(), places = [...held.orders.incidents.ids.keys()];
  show(say("all-records", { n: count(places.length) }), listInParts(places, (place) => tellIncident(held, place)));
}

// What a spreadsheet would take for a formula is text.
function writeCsv(table) {
  const quote = (words) => `"${(/^[=+@\t\r-]/.test(words) && !/^[+-]?[\d., ]*%?$/.test(words) ? "'" : "") + words.replaceAll('"', '""')}"`;
  return "\ufeff" + Array.from(table.rows, (row) => texts(row.cells).map(quote).join(",")).join("\r\n") + "\r\n";
}

function readNumber(words) {
  const bare = words.replace("−", "-").replace(LANGUAGE === "en" ? /(?<=\d),(?=\d{3})/g : /(?<=\d)\s(?=\d{3})/g, "");
  return Number(bare.replace(/(\d),(\d)/, "$1.$2").match(/-?\d+(\.\d+)?/)?.[0] ?? NaN);
}

const readCell = (own) => own?.querySelector("[data-value]")?.dataset.value ?? own?.textContent.trim() ?? "";

function sort(table, column, head) {
  const body = table.tBodies[0], rows = [...body.rows];
  rows.forEach((row, n) => { row.dataset.place ??= n; });
  const next = { descending: "ascending", ascending: "none" }[head.getAttribute("aria-sort")] ?? "descending";
  for (const own of table.tHead.rows[0].cells) own.setAttribute("aria-sort", own === head ? next : "none");
  const words = (row) => readCell(row.cells[column]);
  const isNumeric = rows.filter((row) => !isNaN(readNumber(words(row)))).length * 2 > rows.length;
  const way = { none: 0, descending: -1, ascending: 1 }[next];
  body.append(...rows.sort((one, other) => {
    if (!way) return one.dataset.place - other.dataset.place;
    return isNumeric ? order(words(one), words(other), way) : way * words(one).localeCompare(words(other), LOCALE);
  }));
  fold(table);
}

// What is no number stands last, either way.
function order(one, other, way) {
  const [left, right] = [one, other].map(readNumber).map((n) => (isNaN(n) ? way * Infinity : n));
  return left === right ? 0 : way * (left - right);
}

function fold(table) {
  const rows = [...table.tBodies[0].rows];
  rows.forEach((row, n) => { row.hidden = !table.dataset.open && rows.length > FEW + 2 && n >= FEW; });
  return rows.filter((row) => row.hidden).length;
}

function equipTable(table, title, tools = make("p", { class: "take" })) {
  const rows = table.tBodies[0]?.rows;
  if (!table.tHead || !rows) return;
  const last = [...rows].pop();
  if (last?.querySelector("td:first-child > em")) table.createTFoot().append(last); // the rest
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.setAttribute("scope", "col");
    const words = Array.from(rows, (row) => readCell(row.cells[column]));
    const isDated = words.filter((told) => /\p{L}.*\b(19|20)\d\d\b/u.test(told)).length * 2 > words.length;
    if (words.length < 3 || isDated || !head.textContent.trim()) return; // days stand in their order
    const sorter = button("", () => sort(table, column, head), { class: "sort" });
    sorter.append(...head.childNodes);
    head.replaceChildren(sorter);
  });
  tools.prepend(button("CSV", () => save(`${title}.csv`, "text/csv", writeCsv(table))));
  const left = fold(table);
  if (left) {
    const more = button(say("others", { n: count(left) }), () => {
      table.dataset.open = 1;
      fold(table);
      more.remove();
    });
    (table.closest("details") ? table.parentElement : tools).append(more);
  }
  nameScroller(table.parentElement, table.caption?.textContent.trim() || title);
  if (!table.closest("details")) table.parentElement.after(tools);
}

function equipFigure(plot) {
  const figure = plot.closest("figure"), svg = plot.querySelector("svg"), title = figure.id || "figure";
  const table = figure.querySelector("details table"), rows = [...(table?.tBodies[0]?.rows ?? [])];
  const heads = texts(table?.tHead?.rows[0].cells);
  const marks = all("[data-row]", plot).filter((mark) => rows[mark.dataset.row]);
  const seen = marks.filter((mark) => mark.checkVisibility()).map((mark) => Number(mark.dataset.row));
  const places = [...new Set(seen)].sort((one, other) => one - other);
  const reading = make("p", { class: "reading", role: "status" });
  let now = -1;
  function read(row) {
    for (const mark of marks) mark.classList.toggle("on", Number(mark.dataset.row) === row);
    reading.textContent = texts(rows[row]?.cells).map((words, n) => (n ? `${heads[n]}: ${words}` : words)).join(" · ");
  }
  if (places.length) {
    give(plot, {
      tabindex: 0, role: "group", "aria-label": say("keys"),
      pointermove: ({ target }) => {
        const row = Number(target.closest("[data-row]")?.dataset.row);
        if (places.includes(row)) read(row);
      },
      pointerleave: () => read(),
      keydown: (event) => {
        const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        now = Math.min(Math.max(now + step, 0), places.length - 1);
        read(places[now]);
      },
    });
    plot.after(reading);
  } else nameScroller(plot, svg.getAttribute("aria-label"));
  const tools = make("p", { class: "take" },
    button("SVG", () => save(`${title}.svg`, "image/svg+xml", writeSvg(svg))),
    button("PNG", () => savePng(svg, `${title}.png`)));
  if (table) equipTable(table, title, tools);
  figure.append(tools);
}

function writeSvg(svg) {
  const alone = svg.cloneNode(true), [, , width, height] = svg.getAttribute("viewBox").split(" ");
  const style = document.createElementNS(svg.namespaceURI, "style");
  style.textContent = document.querySelector("style").textContent.match(/@font-face \{[^}]*\}/g)?.join("\n") ?? "";
  alone.prepend(style);
  return new XMLSerializer().serializeToString(give(alone, { width, height }));
}

async function savePng(svg, title) {
  const picture = new Image(), address = URL.createObjectURL(new Blob([writeSvg(svg)], { type: "image/svg+xml" }));
  picture.src = address;
  await picture.decode();
  const canvas = make("canvas", { width: picture.width * SCALE, height: picture.height * SCALE });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((made) => save(title, "image/png", made));
}

function save(title, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: title }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

async function readAddress() {
  const found = location.hash.match(/^#number=((?:[^%]|%[\da-f]{2})+)$/i);
  if (!found) return DIALOG.close();
  const { manifest } = await load(), asked = decodeURIComponent(found[1]);
  const n = manifest.numbers.findIndex(({ name: own, where }) => own === asked || `${where}/${own}` === asked);
  if (n < 0) show(say("no-number"), make("p", {}, asked));
  else ask(n);
}

function start() {
  for (const span of all("main span.number")) {
    const own = button("", () => ask(Number(span.dataset.number)), { class: "number", "aria-haspopup": "dialog" });
    Object.assign(own.dataset, span.dataset);
    own.append(...span.childNodes);
    span.replaceWith(own);
  }
  all(".table > table").forEach((table, n) => equipTable(table, table.parentElement.id || `table-${n + 1}`));
  all(".plot").forEach(equipFigure);
  document.body.append(give(DIALOG, {
    click: ({ target }) => target === DIALOG && DIALOG.close(),
    close: () => history.replaceState(null, "", location.href.split("#")[0]),
  }));
  const foot = document.getElementById("brief-records") && document.querySelector("footer");
  foot?.prepend(make("p", { class: "take" }, button(say("show-all"), showAll)));
  addEventListener("hashchange", readAddress);
  readAddress();
}

start();
