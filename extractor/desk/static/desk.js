/* The desk: decisions without leaving the page, others' decisions as they come, files dropped on a form. */
(() => {
  "use strict";
  const page = window.crosstally;
  let mine = false; // the answer being shown is to something done on this page

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb === "post") mine = true;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb !== "post") return;
    mine = false;
    if (event.detail.xhr.status < 400) document.getElementById("notice")?.replaceChildren();
  });

  // A card on which somebody is writing is not taken from under their hands: it says that it was overtaken.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const card = event.detail.target;
    if (!card.classList?.contains("finding")) return;
    const fresh = event.detail.fragment.querySelector?.(".finding") || event.detail.fragment.firstElementChild;
    const revision = (element) => element?.querySelector("[name=seen]")?.value;
    const note = card.querySelector("textarea");
    const writing = note && (note === document.activeElement || note.value !== note.defaultValue);
    if (mine || !writing) return;
    event.detail.shouldSwap = false;
    if (revision(fresh) === revision(card) || card.querySelector(".overtaken")) return;
    const line = document.createElement("p");
    line.className = "overtaken";
    line.setAttribute("role", "status");
    line.textContent = fresh?.querySelector(".decision")?.textContent || fresh?.querySelector(".verdict")?.textContent || "…";
    card.querySelector("form").before(line);
  });

  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const element = document.getElementById(event.detail.target.id);
    if (!page || !element?.classList.contains("finding")) return;
    if (element.dataset.key === page.current) element.setAttribute("aria-current", "true");
  });
  document.addEventListener("htmx:afterOnLoad", () => page?.sift());

  document.addEventListener("decided", (event) => {
    const { key, advance, next, address } = event.detail;
    const there = (name) => document.getElementById(`f-${name}`);
    setTimeout(() => {
      const cards = [...document.querySelectorAll("#findings .finding")];
      const at = cards.findIndex((card) => card.dataset.key === key);
      const order = [...cards.slice(at + 1), ...cards.slice(0, at + 1)];
      const open = order.find((card) => card.dataset.state === "open" && !card.hidden);
      page?.sift();
      if (advance && next && !there(next)) return location.assign(address); // on another page of the same pair
      if (advance && open) page?.select(open.dataset.key, { focus: true });
      else if (key) page?.select(key, { focus: true });
    });
  });

  // The check is over when its stage is no longer on the page.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.id === "stage" && event.detail.successful && !document.getElementById("stage")) location.reload();
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target?.id === "stage" && !event.detail.serverResponse.includes('id="stage"')) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  /* ---- files dropped on a side of the form ---- */
  document.querySelectorAll("fieldset.drop").forEach((side) => {
    const input = side.querySelector("input[type=file]");
    side.addEventListener("dragover", (event) => (event.preventDefault(), side.classList.add("over")));
    side.addEventListener("dragleave", () => side.classList.remove("over"));
    side.addEventListener("drop", (event) => {
      side.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
    });
  });
  document.querySelectorAll("form.paste").forEach((form) =>
    form.addEventListener("submit", () => {
      const button = form.querySelector("[data-busy]");
      button.textContent = button.dataset.busy;
    }),
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll("nav details[open], .menu-of[open]").forEach((menu) => (menu.open = false));
  });
})();
