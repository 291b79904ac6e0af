"use strict";
// Finds briefs as one types: each word has to stand in what a brief says here, or in the heading it stands under.
const box = document.getElementById("search");
const found = document.getElementById("found");
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").replace(/(\d)[,. ](?=\d{3})/g, "$1").toLowerCase();
const read = (brief) => [...brief.querySelectorAll("p:not(.links), h3")].map((part) => part.textContent).join(" ");
const sections = [...document.querySelectorAll("section")].map((section) => {
  const heading = section.querySelector("h2").textContent;
  const briefs = [...section.querySelectorAll("li")].map((brief) => ({
    brief, words: fold(`${heading} ${brief.dataset.slug ?? brief.textContent} ${read(brief)}`),
  }));
  return { section, briefs };
});

function show() {
  const asked = fold(box.value).split(/\s+/).filter(Boolean);
  let shown = 0, all = 0;
  for (const { section, briefs } of sections) {
    let here = 0;
    for (const { brief, words } of briefs) {
      brief.hidden = !asked.every((word) => words.includes(word));
      here += brief.hidden ? 0 : 1;
    }
    section.hidden = here === 0;
    shown += here;
    all += briefs.length;
  }
  const said = shown ? found.dataset.some.replace("{n}", shown).replace("{of}", all) : found.dataset.none;
  found.textContent = asked.length ? said : "";
}

box.addEventListener("input", show);
box.parentElement.hidden = false;
show(); // what a browser has kept in the field
