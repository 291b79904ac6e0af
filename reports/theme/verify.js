"use strict";
// Checks a brief in the reader's own browser: hashes, digest, signature. What is given is read, never shown or run,
// and nothing is sent: the page's policy allows no connection at all. A brief holds only by a key that the reader gives.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const WORDS = read("words"); // language -> message -> text
const LISTS = read("lists"); // what a brief is, and is built of: the lists that `briefs verify` has
const NAMES = LISTS.files;
const SIGNED_COPY = LISTS.copy; // its publisher may have made one; only a manifest that names it covers it
const COMMAND = "ssh-keygen -Y verify -f KEYS -I NAME -n incident-brief -s brief.sig < manifest.json";
const KIND = "ssh-ed25519", KEY_BYTES = 51;
const OPTION = /^[@#]|[="]|^(restrict|cert-authority)$/; // what OpenSSH writes before a key, and is no name
const VOID = ["br", "col", "hr", "img", "input", "link", "meta"];
const MOST_DEPTH = 2000, MOST_BYTES = 500e6, MOST_SIGNATURE_BYTES = 65536, MOST_UNPACKED_BYTES = 100e6, FIRST = 3, WAIT_MS = 300;
const SAME = "same", SIGNED = "signed", BROKEN = "broken", OPEN = "open", STRANGE = "strange";
let language = "en";
let given = []; // of the last choice: [name, File]
let turn = 0; // of choices made; only the last one is shown

// ---- words

function say(message, values = {}) {
  const text = (WORDS[language] || WORDS.en)[message];
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => (name in values ? clean(String(values[name])) : whole));
}

// What comes from a file is shown as signs: no control, no turned direction, no page of text.
function clean(text) {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, "\ufffd");
  return shown.length > 300 ? shown.slice(0, 300) + "…" : shown;
}

function speak(code) {
  language = code;
  document.documentElement.lang = code;
  document.title = say("check-title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const button of document.querySelectorAll("nav button")) {
    button.setAttribute("aria-pressed", String(button.lang === code));
  }
  return show();
}

// ---- bytes

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
const hash = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const unbase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);
const decode = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const ascii = (bytes) => String.fromCharCode(...bytes);
const equal = (one, other) => one.length === other.length && one.every((byte, n) => byte === other[n]);

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

// ---- the digest: a manifest told again as Python's json does, sorted, numbers as they are written in it

function parse(text) {
  let keeps = true;
  const keep = (_, value, context) => {
    if (typeof value !== "number") return value;
    keeps = keeps && Boolean(context) && typeof JSON.rawJSON === "function";
    return keeps ? JSON.rawJSON(context.source) : value;
  };
  return { told: JSON.parse(text, keep), keeps: () => keeps };
}

function dump(value) {
  if (Array.isArray(value)) return `[${value.map(dump).join(", ")}]`;
  if (value === null || typeof value !== "object" || JSON.isRawJSON?.(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort(byCodePoint).map((key) => `${JSON.stringify(key)}: ${dump(value[key])}`).join(", ")}}`;
}

function byCodePoint(one, other) {
  const [left, right] = [Array.from(one), Array.from(other)];
  const at = left.findIndex((sign, n) => sign !== right[n]);
  if (at === -1) return left.length - right.length;
  return right[at] === undefined ? 1 : left[at].codePointAt(0) - right[at].codePointAt(0);
}

async function checkDigest(parsed) {
  const told = parsed.told;
  if (!parsed.keeps()) return [OPEN, say("check-digest-unread")];
  const results = [told.outputs, told.numbers, ...("measures" in told ? [told.measures] : [])];
  const digest = hex(await hash("SHA-256", utf8(dump(results))));
  return digest === told.digest ? [SAME, say("check-digest-same")] : [BROKEN, say("check-digest-other")];
}

function isManifest(told) {
  const known = told && typeof told === "object" && typeof told.slug === "string" && typeof told.digest === "string";
  return Boolean(known && Array.isArray(told.numbers) && told.parts && typeof told.parts === "object");
}

// ---- a page: what it says of itself, and what no brief holds

async function checkPage(bytes, beside) {
  let page, parsed;
  try {
    const text = decode(bytes);
    if (isDeep(text)) throw new Error("too deep");
    page = new DOMParser().parseFromString(text, "text/html"); // nothing in it is loaded or run
    const found = page.querySelectorAll("#manifest");
    if (found.length !== 1 || found[0].localName !== "script") throw new Error("no manifest");
    parsed = parse(await readScript(found[0]));
    if (!isManifest(parsed.told)) throw new Error("no manifest");
  } catch {
    return [[BROKEN, say("check-no-manifest")]];
  }
  const said = [await checkDigest(parsed), ...(await checkRecords(page, parsed.told))];
  if (beside && !agrees(parsed.told, beside.told)) said.push([BROKEN, say("check-manifest-other")]);
  const foreign = [...new Set(listForeign(page, parsed.told.parts.renderer === "quarto"))];
  if (!(await isStyled(page, parsed.told))) said.push([OPEN, say("check-style")]);
  if (foreign.length) {
    const more = foreign.length > FIRST ? "; …" : "";
    said.push([BROKEN, say("check-foreign", { what: foreign.slice(0, FIRST).join("; ") + more })]);
  }
  if (!printed(page).includes(parsed.told.digest)) said.push([BROKEN, say("check-print-other")]);
  return said;
}

// What a script element carries, compressed or as it is.
async function readScript(element) {
  if (element.getAttribute("type") !== LISTS.packed) return element.textContent;
  const stream = new Blob([unbase64(element.textContent.trim())]).stream().pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader(), parts = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return decode(join(...parts));
    size += value.length;
    if (size > MOST_UNPACKED_BYTES) throw new Error("too large");
    parts.push(value);
  }
}

// The records in the page: those that its manifest names, and for each number the ones that it says stand behind it.
async function checkRecords(page, told) {
  const element = page.querySelector("script#brief-records");
  if (!element && !told.records) return [];
  try {
    if (hex(await hash("SHA-256", utf8(element.textContent.trim()))) !== told.records) throw new Error("others");
    const tables = JSON.parse(await readScript(element));
    const orders = Object.fromEntries(LISTS.orders.map(([kind, table, column]) =>
      [kind, [...new Set((tables[table][column] ?? []).filter((id) => id !== null))]]));
    const wrong = [];
    // They stand in no other table.
    const undatable = { incidents: (tables.undatable.incident_id ?? []).sort(byCodePoint) };
    for (const entry of told.numbers) {
      if (!(await areIts(entry, told.spans, orders[entry.kind], undatable[entry.kind] ?? []))) wrong.push(`${entry.where}: ${entry.name}`);
    }
    if (!wrong.length) return [[SAME, say("check-records-same")]];
    return [[BROKEN, say("check-records-wrong", { what: wrong.slice(0, FIRST).join("; ") })]];
  } catch {
    return [[BROKEN, say("check-records-other")]];
  }
}

async function areIts({ rows, n_used: n }, spans, ids, undatable) {
  if (!ids) return true; // raw rows, spans of coverage, settings: no table of the page names these
  const held = new Set([...ids, ...undatable]);
  if (Array.isArray(rows)) return rows.length === count(n) && rows.every((id) => held.has(id));
  const places = spans?.[rows.sha256]?.split(" ").flatMap((span) => {
    const [first, last = first] = span.split("-").map(Number);
    return Array.from({ length: Math.min(last - first + 1, ids.length) }, (_, at) => first + at);
  });
  const listed = places?.map((place) => ids[place]) ?? undatable;
  return listed.length === count(rows.n) && hex(await hash("SHA-256", utf8(dumpAscii(listed)))) === rows.sha256;
}

// A number that was read as it is written.
const count = (written) => Number(JSON.stringify(written));

// A list as Python's json writes it where it is told nothing: in ASCII.
const dumpAscii = (list) => dump(list).replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function isStyled(page, told) {
  if (told.parts.renderer === "quarto") return true;
  const styles = Array.from(page.querySelectorAll("style"), (style) => style.textContent.trim());
  return styles.every((style) => style === colour(told.house).trim());
}

// The theme's style in the colours of the house that the page names; a colour is six digits, and no more of a style.
function colour(house) {
  return Object.entries(LISTS.accents).reduce((style, [name, usual]) => {
    const asked = house?.[name];
    const value = /^#[0-9a-f]{6}$/i.test(asked) ? asked : usual;
    return style.replace(`--accent: ${usual};`, () => `--accent: ${value};`);
  }, LISTS.style);
}

// A parser takes minutes over what is nested a hundred thousand times; a brief never goes so deep.
function isDeep(text) {
  let depth = 0;
  for (const [, close, tag] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (!VOID.includes(tag.toLowerCase())) depth = Math.max(0, depth + (close ? -1 : 1));
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}

// What a reader can see of it, without white space; takes away what is not text.
function printed(page) {
  for (const script of page.querySelectorAll("script, style, template")) script.replaceChildren();
  return page.documentElement.textContent.replace(/\s+/g, "");
}

// manifest.json has two things more than a page, and knows more of what the brief was made from.
function agrees(own, beside) {
  const names = new Set([...Object.keys(own), ...Object.keys(beside)].filter((n) => n !== "code" && n !== "files"));
  const parts = Object.keys(own.parts).every((name) => own.parts[name] === beside.parts[name]);
  return parts && [...names].every((n) => n === "parts" || (n in own && n in beside && dump(own[n]) === dump(beside[n])));
}

function listForeign(page, quarto) {
  const found = LISTS.carried.filter((id) => !quarto && page.querySelectorAll(`[id="${id}"]`).length > 1).map((id) => `#${id} × 2`);
  for (const element of page.querySelectorAll("*")) {
    const tag = element.localName;
    if (quarto) { // it brings furniture of its own, which only its file's hash covers
      if (LISTS.never.includes(tag)) found.push(`<${tag}>`);
    } else if (!LISTS.elements.includes(tag.toLowerCase()) || (tag === "script" && !isOurScript(element, page))) {
      found.push(`<${tag}>`);
    }
    for (const { name, value } of element.attributes) {
      if (quarto ? name.startsWith("on") : !isOurs(tag, name, value)) found.push(`<${tag} ${name}="${value.slice(0, 60)}">`);
    }
  }
  return found;
}

// One script that runs, of this version's; the others only carry something.
function isOurScript(element, page) {
  if (!element.attributes.length) return element.textContent === LISTS.script && page.querySelectorAll("script:not([id])").length === 1;
  const data = [LISTS.packed, "application/json"].includes(element.getAttribute("type"));
  return data && element.attributes.length === 2 && LISTS.carried.includes(element.id);
}

const matches = (pattern, value) => new RegExp(`^(?:${LISTS[pattern]})$`, "i").test(value);

function isOurs(tag, name, value) {
  if (name === "style") return matches("aligned", value);
  if (name === "align") return ["left", "right", "center"].includes(value);
  if (name === "href") return (tag === "a" && matches("link", value)) || (tag === "use" && value.startsWith("#"));
  if (name === "src") return tag === "img" && matches("picture", value);
  if (name === "http-equiv") return tag === "meta" && value === "Content-Security-Policy";
  if (name === "name") return tag === "meta" && LISTS.metas.includes(value);
  if (tag === "meta") return ["charset", "content"].includes(name) && !/url=/i.test(value);
  if (LISTS.drawn.includes(name.toLowerCase()) && (/[\\/*]/.test(value) || (value.includes("(") && !matches("plain", value)))) return false;
  return LISTS.attributes.includes(name.toLowerCase()) || name.startsWith("data-") || name.startsWith("aria-");
}

// ---- the signature: OpenSSH's format (PROTOCOL.sshsig), Ed25519

function readSignature(text) {
  const body = text.match(/-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----/);
  const take = makeReader(unbase64(body[1].replace(/\s+/g, "")));
  if (ascii(take.raw(6)) !== "SSHSIG" || take.number() !== 1) throw new Error("no signature");
  const [key, space, reserved, algorithm, made] = [take.part(), take.part(), take.part(), take.part(), take.part()];
  if (!take.done() || ascii(space) !== "incident-brief") throw new Error("another use");
  const signature = makeReader(made);
  const kind = ascii(signature.part());
  const name = { sha256: "SHA-256", sha512: "SHA-512" }[ascii(algorithm)];
  const value = signature.part();
  if (kind === KIND && !signature.done()) throw new Error("more follows");
  return { key, space, reserved, algorithm, name, kind, value };
}

function makeReader(bytes) {
  let at = 0;
  const raw = (length) => {
    if (at + length > bytes.length) throw new Error("cut off");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = () => raw(4).reduce((sum, byte) => sum * 256 + byte, 0);
  return { raw, number, part: () => raw(number()), done: () => at === bytes.length };
}

const pack = (part) => join(Uint8Array.of(part.length >> 24, part.length >> 16, part.length >> 8, part.length), part);

async function isSigned(found, message) {
  const hashed = await hash(found.name, message);
  const parts = [found.space, found.reserved, found.algorithm, hashed].map(pack);
  const raw = makeReader(found.key);
  if (ascii(raw.part()) !== KIND) throw new Error("another kind");
  const key = await crypto.subtle.importKey("raw", raw.part(), { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, key, found.value, join(utf8("SSHSIG"), ...parts));
}

async function canVerify() {
  try {
    return Boolean(await crypto.subtle.generateKey({ name: "Ed25519" }, false, ["sign", "verify"]));
  } catch {
    return false;
  }
}

// Keys are the reader's: typed, pasted or from a file chosen for them alone, never from among the files of the brief.
function readKeys(text) {
  const keys = [], wrong = [];
  text.split(/\r?\n/).forEach((line, n) => {
    const told = line.trim(), words = told.split(/\s+/);
    if (!told || told.startsWith("#")) return;
    const at = words.indexOf(KIND);
    try {
      const key = unbase64(words[at + 1]);
      if ((at !== 0 && at !== 1) || OPTION.test(words[0]) || key.length !== KEY_BYTES) throw new Error("no key");
      keys.push({ name: (at ? words[0] : words.slice(2).join(" ")) || "?", key });
    } catch {
      wrong.push(n + 1);
    }
  });
  return { keys, wrong };
}

async function checkSignature(manifest, signature, { keys, wrong }) {
  const said = wrong.map((line) => [OPEN, say("check-key-wrong", { line })]);
  if (!manifest || !signature) return { said: [...said, [OPEN, say("check-ask")]] };
  if (!(await canVerify())) return { said: [...said, [OPEN, say("check-signature-unread", { command: COMMAND })]] };
  let found;
  try {
    found = readSignature(ascii(signature.subarray(0, MOST_SIGNATURE_BYTES)));
    if (found.kind !== KIND) return { said: [...said, [OPEN, say("check-signature-unread", { command: COMMAND })]] };
    if (!(await isSigned(found, manifest))) throw new Error("another text");
  } catch {
    return { said: [...said, [BROKEN, say("check-signature-wrong")]] };
  }
  const print = "SHA256:" + base64(await hash("SHA-256", found.key)).replace(/=+$/, "");
  const signer = keys.find((own) => equal(own.key, found.key));
  const message = signer ? "check-signature-good" : keys.length ? "check-signature-other" : "check-signature-ask";
  said.push([signer ? SIGNED : OPEN, say(message, { name: signer ? signer.name : "", key: print })]);
  return { said, signer: signer && signer.name };
}

// ---- the check of all that was given

// The one page that was given may have been renamed; beside a brief.html, another page is none of it.
function sortFiles(files) {
  const known = [...NAMES, SIGNED_COPY, "manifest.json", "brief.sig"];
  const named = new Map(), others = [], several = [];
  for (const [name, file] of files) {
    if (!known.includes(name)) others.push([name, file]);
    else if (named.has(name)) several.push(name);
    else named.set(name, { shown: name, file });
  }
  for (const ending of [".html", ".pdf"]) {
    const pages = others.filter(([name]) => name.toLowerCase().endsWith(ending));
    if (!named.has(`brief${ending}`) && pages.length === 1) {
      named.set(`brief${ending}`, { shown: pages[0][0], file: pages[0][1] });
      others.splice(others.indexOf(pages[0]), 1);
    }
  }
  return { named, others: others.map(([name]) => name).filter((name) => name !== ".DS_Store"), several };
}

async function check(files, keys) {
  const { named, others, several } = sortFiles(files);
  if (several.length) return { state: OPEN, steps: [[several[0], OPEN, say("check-several")]] };
  if (![...NAMES, SIGNED_COPY].some((name) => named.has(name))) return { state: OPEN, steps: [["", OPEN, say("check-no-brief")]] };
  const content = new Map();
  for (const [name, { shown, file }] of named) {
    if (file.size > MOST_BYTES) return { state: OPEN, steps: [[shown, OPEN, say("check-too-large")]] };
    content.set(name, await bytesOf(file));
  }
  const steps = [];
  const add = (step, said) => { for (const [state, detail] of said) steps.push([step, state, detail]); };
  const manifest = content.get("manifest.json");
  const beside = readBeside(manifest);
  if (manifest) add("manifest.json", beside ? [await checkDigest(beside)] : [[BROKEN, say("check-no-manifest")]]);
  const { said, signer } = await checkSignature(manifest, content.get("brief.sig"), keys);
  add("brief.sig", said);
  const covered = [];
  const isNamed = beside && SIGNED_COPY in beside.told.files;
  for (const name of isNamed ? [...NAMES, SIGNED_COPY] : NAMES) {
    const shown = named.has(name) ? named.get(name).shown : name;
    const state = await checkFile(content.get(name), name, beside);
    if (state[0] !== OPEN || content.has(name)) add(shown, [state]);
    else if (beside) add(shown, [[OPEN, say("check-file-missing")]]);
    if (state[0] === SAME) covered.push(shown === name ? name : `${name} (“${shown}”)`);
    if (name === "brief.html" && content.has(name)) add(shown, await checkPage(content.get(name), beside));
  }
  if (named.has(SIGNED_COPY) && !isNamed) others.push(SIGNED_COPY);
  add(others.join(", "), others.length ? [[STRANGE, say("check-file-strange")]] : []);
  return { ...judge(steps, signer, covered), steps };
}

function readBeside(bytes) {
  try {
    const parsed = parse(decode(bytes));
    const files = parsed.told.files;
    return isManifest(parsed.told) && files && typeof files === "object" ? parsed : null;
  } catch {
    return null;
  }
}

async function checkFile(bytes, name, beside) {
  if (!bytes) return [OPEN, ""];
  if (!beside) return [OPEN, say("check-file-alone")];
  const same = beside.told.files[name] === hex(await hash("SHA-256", bytes));
  return same ? [SAME, say("check-file-same")] : [BROKEN, say("check-file-other")];
}

function judge(steps, signer, covered) {
  const states = steps.map(([, state]) => state);
  if (states.includes(BROKEN)) return { state: BROKEN };
  if (signer && covered.length && !states.includes(STRANGE)) return { state: SIGNED, signer, covered };
  return { state: OPEN };
}

// ---- what is shown

// From the moment that something else is chosen, nothing of an earlier check stands on the page.
function begin() {
  turn += 1;
  tell(say(given.length ? "check-reading" : "check-wait"));
  return turn;
}

function tell(words, state = "", vouched = "", steps = [], unchecked = "") {
  const element = (id) => document.getElementById(id);
  element("verdict").textContent = words;
  element("verdict").dataset.state = state;
  element("vouched").textContent = vouched;
  element("steps").replaceChildren(...steps);
  element("unchecked").textContent = unchecked;
}

async function show(own = begin()) {
  if (!given.length) return tell(say("check-wait"));
  let found;
  try {
    found = await check(given, readKeys(document.getElementById("keys").value));
  } catch { // a file that was moved since, or a browser that computes no hashes
    found = { state: OPEN, steps: [["", OPEN, say("check-unreadable")]] };
  }
  if (own !== turn) return;
  const verdicts = { [SIGNED]: "check-holds", [BROKEN]: "check-altered", [OPEN]: "check-open" };
  const words = say(verdicts[found.state], { files: (found.covered || []).join(", "), name: found.signer || "" });
  const steps = found.steps.flatMap(describe);
  tell(words, found.state, found.signer ? "" : say("check-nobody"), steps, say("check-unchecked", { command: "briefs verify" }));
}

function describe([step, state, detail], n, all) {
  const [term, told] = [document.createElement("dt"), document.createElement("dd")];
  [term.textContent, told.textContent] = [clean(step), detail];
  told.dataset.state = state;
  return step && (n === 0 || all[n - 1][0] !== step) ? [term, told] : [told];
}

function take(files, own = begin()) {
  if (own !== turn) return;
  given = files;
  return show(begin());
}

async function walk(entry) {
  if (entry.isFile) return [[entry.name, await new Promise((done, failed) => entry.file(done, failed))]];
  const reader = entry.createReader(), found = [];
  for (;;) { // a browser gives a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const inner of some) found.push(...(await walk(inner)));
  }
}

function listen() {
  const drop = document.getElementById("drop"), keys = document.getElementById("keys");
  for (const [id, other] of [["files", "folder"], ["folder", "files"]]) {
    document.getElementById(id).addEventListener("change", (event) => {
      document.getElementById(other).value = "";
      take(Array.from(event.target.files, (file) => [file.name, file]));
    });
  }
  let waiting; // until nothing more is typed
  keys.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, WAIT_MS); });
  document.getElementById("keys-file").addEventListener("change", async (event) => {
    const own = begin(), chosen = event.target.files[0];
    const text = chosen ? await chosen.text().catch(() => "") : "";
    if (own !== turn) return;
    keys.value = text;
    show();
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault(); // else the browser would open what is dropped
      drop.classList.toggle("over", name === "dragover");
    });
  }
  document.addEventListener("drop", async (event) => {
    const own = begin(), loose = Array.from(event.dataTransfer.files, (file) => [file.name, file]);
    const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
    for (const id of ["files", "folder"]) document.getElementById(id).value = "";
    // A page opened from a file may read dropped files, but in some browsers no dropped folder.
    const isLoose = entries.every((entry) => entry.isFile);
    const files = isLoose ? [loose] : await Promise.all(entries.map(walk)).catch(() => null);
    if (own !== turn) return;
    take(files ? files.flat() : [], own);
    if (!files) tell(say("check-folder-unread"));
  });
}

function start() {
  const languages = document.getElementById("languages");
  for (const code of Object.keys(WORDS)) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", lang: code, textContent: WORDS[code]["check-language"] });
    button.addEventListener("click", () => speak(code));
    languages.append(button);
  }
  const wanted = navigator.languages.map((code) => code.slice(0, 2)).find((code) => code in WORDS);
  listen();
  speak(wanted || "en");
}

start();
