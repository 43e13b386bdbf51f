
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const [front, book, content, printed] = ["depan", "buku", "isi", "cetak"].map(byId);
  const [search, rule, all, many, none] = ["cari", "aturan", "semua", "banyak", "kosong"].map(byId);
  const [previous, position, next] = ["mundur", "letak", "maju"].map(byId);
  const body = front.querySelector(".list tbody");
  const rows = [...body.rows];
  const pills = [...front.querySelectorAll("[data-level]")].filter((each) => each.type === "button");
  const headings = [...front.querySelectorAll(".list thead th")];
  const title = document.title;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const addressOf = new Map(rows.map((row) => [row, row.querySelector("a").getAttribute("href").slice(1)]));
  let opened = null;
  let scrolled = 0;

  /* The list: filtered by what is asked, sorted by a column. */
  const listed = () => rows.filter((row) => !row.hidden);

  const filter = () => {
    const asked = search.value.trim().toLowerCase().split(/\s+/);
    const levels = pills.filter((pill) => pill.getAttribute("aria-pressed") === "true").map((pill) => pill.dataset.level);
    for (const row of rows) {
      const text = row.cells[0].textContent.toLowerCase();
      row.hidden = !(
        asked.every((word) => text.includes(word)) &&
        (!levels.length || levels.includes(row.dataset.level)) &&
        (!rule.value || row.dataset.rules.split(" ").includes(rule.value))
      );
    }
    const shown = listed().length;
    many.textContent = many.dataset.of.replace("{n}", shown).replace("{m}", rows.length);
    none.hidden = shown > 0;
    all.hidden = shown === rows.length && !search.value && !levels.length && !rule.value;
  };

  const press = (level) => pills.forEach((pill) => pill.setAttribute("aria-pressed", pill.dataset.level === level));

  const clear = () => {
    search.value = "";
    rule.value = "";
    press(null);
    filter();
  };

  const sort = (heading) => {
    const key = heading.dataset.key;
    const falls = heading.getAttribute("aria-sort") === "descending";
    const rises = heading.getAttribute("aria-sort") === "ascending";
    const ascending = key === "name" ? !rises : falls;
    headings.forEach((each) => each.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const value = (row) => (key === "name" ? row.querySelector("a").textContent : Number(row.dataset[key]));
    const order = key === "name" ? collator.compare : (a, b) => a - b;
    const keyed = rows.map((row) => [value(row), row]);
    keyed.sort((a, b) => (ascending ? order(a[0], b[0]) : order(b[0], a[0])));
    keyed.forEach(([, row], index) => { rows[index] = row; });
    body.append(...rows);
  };

  headings.forEach((heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  });
  pills.forEach((pill) => pill.addEventListener("click", () => {
    pill.setAttribute("aria-pressed", pill.getAttribute("aria-pressed") !== "true");
    filter();
  }));
  search.addEventListener("input", filter);
  rule.addEventListener("change", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  all.addEventListener("click", () => {
    clear();
    search.focus();
  });

  /* Pages: mere text in the file until one is opened. All of it was escaped when it was written. */
  const page = (address) => {
    const kept = byId("n" + address.slice(1));
    return kept && /^w\d+$/.test(address) ? kept.textContent : null;
  };

  const step = (link, row) => {
    if (row) link.href = "#" + addressOf.get(row);
    else link.removeAttribute("href");
  };

  const open = (address) => {
    const text = page(address);
    if (text === null) return false;
    if (!opened) scrolled = window.scrollY;
    opened = address;
    content.innerHTML = text;
    front.hidden = true;
    book.hidden = false;
    const order = listed();
    const at = order.findIndex((row) => addressOf.get(row) === address);
    position.textContent = at < 0 ? "" : `${at + 1} / ${order.length}`;
    step(previous, order[at - 1]);
    step(next, at < 0 ? null : order[at + 1]);
    const heading = content.querySelector("h2");
    document.title = `${heading.textContent} · kkg-xl`;
    window.scrollTo({ top: 0, behavior: "instant" });
    heading.focus({ preventScroll: true });
    return true;
  };

  const close = () => {
    const left = opened;
    opened = null;
    content.textContent = "";
    book.hidden = true;
    front.hidden = false;
    document.title = title;
    if (!left) return;
    window.scrollTo({ top: scrolled, behavior: "instant" });
    const row = rows.find((each) => addressOf.get(each) === left);
    if (row) row.querySelector("a").focus({ preventScroll: true });
  };

  const toList = () => {
    byId("daftar").focus({ preventScroll: true });
    byId("daftar").scrollIntoView();
  };

  const route = () => {
    const [name, value] = location.hash.slice(1).split("=");
    if (open(name)) return;
    close();
    if (name === "aturan" || name === "tingkat") {
      clear();
      if (name === "aturan") rule.value = value;
      else press(value);
      filter();
      toList();
    }
  };

  window.addEventListener("hashchange", route);
  document.addEventListener("DOMContentLoaded", route);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened) location.hash = "#daftar";
  });
  front.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) route();
  });

  /* Paper shows what is listed: the overview with the pages of its workbooks, or one page. */
  window.addEventListener("beforeprint", () => {
    if (!opened) printed.innerHTML = listed().map((row) => page(addressOf.get(row)) || "").join("");
    document.querySelectorAll("details").forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => { printed.textContent = ""; });

  filter();
})();
