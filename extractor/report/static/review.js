/* The review page: selecting, lighting, scrolling, filtering, keys. The page can be read without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => (id ? document.getElementById(id) : null);
  const mates = (figure) => (figure.dataset.mates || "").split(" ").map(one);
  const list = one("findings");
  const panes = all(".version");
  const EYE = 0.35; // where, from the top of a pane, the eye rests
  let current = null;

  /* ---- the address keeps filters and place ---- */
  function remember(change) {
    const address = new URL(location.href);
    change(address);
    try {
      history.replaceState(null, "", address);
    } catch {
      /* a page opened as a file may not change its address */
    }
  }

  /* ---- findings ---- */
  const cards = () => (list ? all(".finding", list) : []);
  const shown = () => cards().filter((card) => !card.hidden);
  const card = (key) => one(`f-${key}`);

  function mark(found, name) {
    all(`.figure.${name}`).forEach((figure) => figure.classList.remove(name));
    found.filter(Boolean).forEach((figure) => figure.classList.add(name));
  }

  function select(key, { focus = false, scroll = true } = {}) {
    const chosen = card(key);
    if (!chosen) return;
    current = key;
    cards().forEach((other) => other.removeAttribute("aria-current"));
    chosen.setAttribute("aria-current", "true");
    const figures = [chosen.dataset.left, chosen.dataset.right, chosen.dataset.source].map(one);
    mark(figures, "current");
    if (scroll) bring(figures);
    if (focus) chosen.querySelector(".pick").focus({ preventScroll: true });
    chosen.scrollIntoView({ block: "nearest" });
    remember((address) => (address.hash = `f-${key}`));
  }

  function step(by) {
    const open = shown();
    if (!open.length) return;
    const at = open.findIndex((other) => other.dataset.key === current);
    const beyond = at >= 0 && !open[at + by] && document.querySelector(`.pages [rel=${by > 0 ? "next" : "prev"}]`);
    if (beyond) return beyond.click();
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1);
    select(open[next].dataset.key, { focus: true });
  }

  /* ---- the two sides ---- */
  const scrolls = (pane) => getComputedStyle(pane).overflowY === "auto";
  const top = (element, pane) =>
    element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  let leader = null;

  function bring(figures) {
    leader = null;
    const placed = figures.filter(Boolean).map((figure) => [figure, figure.closest(".version")]);
    // Both figures at one height: as near to the eye as the one nearest to the top of its text allows.
    const height = Math.min(...placed.map(([figure, pane]) => Math.min(EYE * pane.clientHeight, top(figure, pane))));
    placed.filter(([, pane]) => scrolls(pane)).forEach(([figure, pane]) => (pane.scrollTop = top(figure, pane) - height));
    const missing = panes.filter((pane) => !figures.some((figure) => figure && pane.contains(figure)));
    const seen = figures.find(Boolean);
    if (seen) missing.forEach((pane) => follow(seen.closest(".version"), pane));
  }

  function anchors(pane, other) {
    const there = new Map(all("[data-row]", other).map((paragraph) => [paragraph.dataset.row, paragraph]));
    const start = [EYE * pane.clientHeight, EYE * other.clientHeight];
    const end = [pane, other].map((side) => side.scrollHeight - (1 - EYE) * side.clientHeight);
    const rows = all("[data-row]", pane)
      .filter((paragraph) => there.has(paragraph.dataset.row))
      .map((paragraph) => [top(paragraph, pane), top(there.get(paragraph.dataset.row), other)])
      .filter(([here, beyond]) => here > start[0] && here < end[0] && beyond > start[1] && beyond < end[1]);
    return [start, ...rows, end];
  }

  function follow(pane, other) {
    if (!scrolls(pane) || !scrolls(other)) return;
    const line = pane.scrollTop + EYE * pane.clientHeight;
    const points = anchors(pane, other);
    const after = Math.max(1, points.findIndex(([here]) => here >= line));
    const [[a, b], [c, d]] = [points[after - 1], points[after] || points[points.length - 1]];
    const along = c > a ? (line - a) / (c - a) : 0;
    other.scrollTop = b + along * (d - b) - EYE * other.clientHeight;
  }

  panes.forEach((pane) => {
    ["pointerenter", "wheel", "touchstart", "keydown"].forEach((event) =>
      pane.addEventListener(event, () => (leader = pane), { passive: true }),
    );
    pane.addEventListener("scroll", () => {
      if (leader === pane) panes.filter((other) => other !== pane).forEach((other) => follow(pane, other));
    }, { passive: true });
  });

  /* ---- figures: one stop for each side, arrows between them; the counterpart lights up ---- */
  panes.forEach((pane) => all(".figure", pane).forEach((figure, index) => (figure.tabIndex = index ? -1 : 0)));

  function light(figure) {
    mark(figure ? [figure, ...mates(figure)] : [], "lit");
  }
  document.addEventListener("mouseover", (event) => light(event.target.closest?.(".article .figure")));
  document.addEventListener("focusin", (event) => {
    const figure = event.target.closest?.(".article .figure");
    if (!figure) return;
    all(".figure", figure.closest(".version")).forEach((other) => (other.tabIndex = other === figure ? 0 : -1));
    light(figure);
  });
  document.addEventListener("focusout", () => light(null));

  document.addEventListener("click", (event) => {
    const pick = event.target.closest(".pick");
    const figure = event.target.closest(".article .figure");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (pick) {
      event.preventDefault();
      select(pick.closest(".finding").dataset.key);
    } else if (figure) {
      const [found] = (figure.dataset.findings || "").split(" ");
      if (found && !card(found)) return; // the link leads to the page that has it
      event.preventDefault();
      if (found) select(found);
      else bring([figure, ...mates(figure)]);
      light(figure);
    } else if (event.target.closest("[data-action=skip]")) {
      event.preventDefault();
      step(1);
    } else if (event.target.closest("[data-action=help]")) {
      event.preventDefault();
      one("help").showModal();
    }
  });

  /* ---- filters ---- */
  const filters = document.querySelector("form.filters");
  const chosen = () => [...new FormData(filters)].filter(([, value]) => value);

  function sift() {
    if (!filters || !list) return;
    const wanted = chosen();
    cards().forEach((each) => (each.hidden = !wanted.every(([name, value]) => each.dataset[name] === value)));
    const visible = new Set(shown().map((each) => each.dataset.key));
    all(".figure[data-findings]").forEach((figure) =>
      figure.classList.toggle("dim", wanted.length > 0 && !figure.dataset.findings.split(" ").some((key) => visible.has(key))),
    );
    document.querySelector(".no-match").hidden = visible.size > 0 || !cards().length;
  }
  function store() {
    remember((address) => {
      all("select", filters).forEach((field) => address.searchParams.delete(field.name));
      chosen().forEach(([name, value]) => address.searchParams.set(name, value));
    });
  }
  if (filters) {
    new URLSearchParams(location.search).forEach((value, name) => {
      const field = filters.elements.namedItem(name);
      if (field && [...field.options].some((option) => option.value === value)) field.value = value;
    });
    // Where the page holds only some of the findings, the desk sifts all of them.
    const partial = list?.hasAttribute("data-partial");
    filters.addEventListener("change", () => (partial ? filters.submit() : (sift(), store())));
    filters.addEventListener("submit", (event) => (event.preventDefault(), partial ? filters.submit() : (sift(), store())));
    sift();
  }

  /* ---- keys ---- */
  const KEYS = "crosstally.keys";
  const inputs = all("[data-key-of]");
  const keys = Object.fromEntries(inputs.map((input) => [input.dataset.keyOf, input.value]));
  try {
    Object.assign(keys, JSON.parse(localStorage.getItem(KEYS) || "{}"));
  } catch {
    /* no storage: the usual keys */
  }
  inputs.forEach((input) => {
    input.value = keys[input.dataset.keyOf];
    input.addEventListener("change", () => {
      if (input.value.trim()) keys[input.dataset.keyOf] = input.value.trim();
      input.value = keys[input.dataset.keyOf];
      try {
        localStorage.setItem(KEYS, JSON.stringify(keys));
      } catch {
        /* kept until the page is left */
      }
    });
  });

  const press = (selector, within) => within?.querySelector(selector)?.click();
  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    confirm: () => press("[data-action=confirm]", card(current)),
    dismiss: () => press("[data-action=dismiss]", card(current)),
    note: () => card(current)?.querySelector("textarea")?.focus(),
    undo: () => press("[data-action=undo]", document),
    help: () => one("help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && field && !field.closest("dialog")) card(current)?.querySelector(".pick").focus();
    if (field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const figure = event.target.closest?.(".article .figure");
    if (figure && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      const row = all(".figure", figure.closest(".version"));
      row[row.indexOf(figure) + (event.key === "ArrowRight" ? 1 : -1)]?.focus();
      event.preventDefault();
      return;
    }
    const action = Object.keys(keys).find((name) => keys[name] === event.key);
    if (!action) return;
    event.preventDefault();
    actions[action]();
  });

  /* ---- begin where the address says ---- */
  const asked = location.hash.startsWith("#f-") ? location.hash.slice(3) : null;
  if (asked && card(asked)) select(asked);
  else if (shown().length && matchMedia("(min-width: 60rem)").matches) select(shown()[0].dataset.key);

  window.crosstally = {
    select,
    sift,
    get current() {
      return current;
    },
  };
})();
