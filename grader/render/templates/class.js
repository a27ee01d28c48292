// Sorts and filters the table of submissions.  What is shown is kept in the page's address, so that a view can be
// linked: #sort=-final&filter=words&status=awaiting&section=A&mistake=words&check=id&outcome=failed ("-" sorts downwards).
// Text reaches the page through textContent and title only: a student's words never become markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("class-data").textContent);
  const table = document.getElementById("class-table");
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], elements = [...body.rows];
  const places = new Map(elements.map((element, place) => [element, place]));
  const names = ["filter", "status", "section", "mistake", "check", "outcome"];
  const fields = Object.fromEntries(names.map((name) => [name, document.getElementById("by-" + name)]));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const all = new Set(data.rows.map((row) => row[0])).size;  // a group's has a row for each of its students
  const wrong = ["partial", "failed", "crashed", "over_limit"];
  const at = (key) => data.columns.findIndex((column) => column.key === key);
  const made = (row) => row[at("mistakes")].map((place) => data.mistakes[place]);
  const texts = data.rows.map((row, place) =>
    [...row.filter((value) => typeof value === "string"), ...made(row), data.more[place]].join("\n").toLowerCase());
  let sort = "";

  function compare(one, other) {
    if (Array.isArray(one)) return one.length - other.length || (one[0] ?? 0) - (other[0] ?? 0);
    return typeof one === "string" ? collator.compare(one, other) : one - other;
  }

  function sorted() {
    const down = sort.startsWith("-"), column = at(down ? sort.slice(1) : sort);
    const value = (element) => data.rows[places.get(element)][column];
    const state = (element) => data.in[places.get(element)][0];
    heads.forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (column < 0) return elements;
    return [...elements].sort((one, other) => {
      const first = value(one), second = value(other);
      if (first === null && second === null) return state(one) - state(other) || 0;  // BROKEN apart from awaiting
      if (first === null || second === null) return (first === null) - (second === null);
      return down ? compare(second, first) : compare(first, second);
    });
  }

  function meant(outcome, end) {
    if (outcome === "not_passed") return end && end !== "passed";
    return outcome === "wrong" ? wrong.includes(end) : end === outcome;
  }

  function matches(row, place, wanted) {
    const column = wanted.check ? at("check:" + wanted.check) : -1;
    const ends = (wanted.check ? [row[column]] : row.filter((_, nth) => data.columns[nth].key.startsWith("check:")))
      .map((end) => data.outcomes[end]);
    return wanted.words.every((word) => texts[place].includes(word))
      && (!wanted.status || data.in[place].some((state) => data.states[state] === wanted.status))
      && (!wanted.section || data.sections[place] === wanted.section)
      && (!wanted.mistake || made(row).includes(wanted.mistake))
      && (!wanted.outcome || ends.some((end) => meant(wanted.outcome, end)));
  }

  function show() {
    const wanted = Object.fromEntries(names.map((name) => [name, fields[name].value]));
    wanted.words = wanted.filter.toLowerCase().split(/\s+/);
    const found = new Set();
    data.rows.forEach((row, place) => {
      const shown = matches(row, place, wanted);
      elements[place].hidden = !shown;
      if (shown) found.add(row[0]);
    });
    document.getElementById("shown").textContent = `${found.size.toLocaleString("en")} of ${all.toLocaleString("en")} submissions shown`;
  }

  function order() {
    const held = document.activeElement;
    body.append(...sorted());
    if (body.contains(held)) held.focus();
  }

  function keep() {
    const state = new URLSearchParams();
    if (sort) state.set("sort", sort);
    for (const name of names) if (fields[name].value) state.set(name, fields[name].value);
    history.replaceState(null, "", "#" + state);
  }

  // Other fragments lead to a place in the page and leave the view alone.
  function read() {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) return;
    const state = new URLSearchParams(fragment);
    for (const name of names) {
      fields[name].value = state.get(name) ?? "";
      if (fields[name].selectedIndex === -1) fields[name].selectedIndex = 0;
    }
    sort = state.get("sort") ?? "";
    order();
    show();
    document.getElementById("submissions").scrollIntoView();
  }

  function button(head, place) {
    const press = document.createElement("button"), key = data.columns[place].key;
    press.type = "button";
    press.append(...head.childNodes);
    press.addEventListener("click", () => {
      sort = sort === key ? "-" + key : key;
      order();
      keep();
    });
    head.append(press);
  }

  function explain(event) {
    const cell = event.target.closest("td"), row = cell && data.rows[places.get(cell.parentNode)];
    if (!row || cell.title) return;
    const { key, about } = data.columns[cell.cellIndex];
    if (key === "mistakes") cell.title = made(row).join("\n");
    else if (key.startsWith("check:")) cell.title = `${about}: ${cell.getAttribute("aria-label")}`;
    else if (cell.className === "words") cell.title = cell.textContent;
  }

  heads.forEach(button);
  for (const name of names) {
    fields[name].addEventListener("input", show);
    fields[name].addEventListener("change", keep);
  }
  document.getElementById("show-all").addEventListener("click", () => {
    for (const name of names) fields[name].value = "";
    show();
    keep();
  });
  table.addEventListener("mouseover", explain);
  addEventListener("hashchange", read);
  document.getElementById("controls").hidden = false;
  show();
  read();
})();
