"use strict";
// On the index: finds as one types. On every page: `/` goes to the search, which without this script asks the index.
(() => {
  const input = document.getElementById("search");
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  });

  const found = document.getElementById("found");
  if (!found || typeof WORDS === "undefined") return;
  const all = document.getElementById("all");
  const most = 60;
  const entries = WORDS.flatMap(([api, page, things]) => things.map(([kind, name, anchor, said]) => ({
    kind, name, api, address: anchor ? `${page}#${anchor}` : page, said, low: name.toLowerCase(), whole: `${kind} ${name} ${api} ${said}`.toLowerCase(),
  })));

  // The name itself first, then what begins with the words, what has them in its name, and what only speaks of them.
  const rank = (entry, query) => {
    const last = entry.low.slice(entry.low.lastIndexOf(".") + 1);
    if (entry.low === query || last === query) return 0;
    if (entry.low.startsWith(query) || last.startsWith(query)) return 1;
    return entry.low.includes(query) ? 2 : 3;
  };

  // Only ever text: nothing that was typed or written becomes markup.
  const make = (name, ...inner) => {
    const element = document.createElement(name);
    element.append(...inner);
    return element;
  };

  const item = ({ kind, name, api, address, said }) => {
    const link = make("a", make("code", name));
    link.href = address;
    const short = said.length > 160 ? `${said.slice(0, 160)}…` : said;
    return make("li", link, " ", kind, make("small", api, short && ` · ${short}`));
  };

  const search = () => {
    const query = input.value.trim().toLowerCase();
    const words = query.split(/\s+/).filter(Boolean);
    all.hidden = words.length > 0;
    found.hidden = words.length === 0;
    const hits = words.length === 0 ? [] : entries
      .filter(entry => words.every(word => entry.whole.includes(word)))
      .map((entry, at) => ({ entry, at, rank: rank(entry, query) }))
      .sort((a, b) => a.rank - b.rank || a.at - b.at);
    const more = hits.length > most ? `, of which these are the first ${most}` : "";
    const count = hits.length === 0 ? "Nothing found" : `${hits.length} found${more}`;
    found.replaceChildren(make("h2", count), make("ol", ...hits.slice(0, most).map(hit => item(hit.entry))));
  };

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", search);
  input.form.addEventListener("submit", event => {
    event.preventDefault();
    search();
    found.querySelector("a")?.focus();
  });
  search();
})();
