/* The form of one answer: points from ticked lines, saving, conflicts, keys.

   Nothing is put into the page as markup: texts go through textContent and value alone. */
"use strict";

const byId = (id) => document.getElementById(id);
const form = byId("marking"), points = byId("points"), comment = byId("comment"), help = byId("help");
const items = [...form.querySelectorAll("input[name=ticked]")];
const buttons = [byId("save"), byId("save-stay")];
let seen = Number(form.dataset.seen);
let edited = false, saving = false;

/* Points */

function worth() {
  const sum = items.reduce((total, item) => total + (item.checked ? Number(item.dataset.points) : 0), 0);
  return Math.round(100 * Math.min(Math.max(sum, 0), Number(points.max))) / 100;
}

function sumUp() {
  points.value = String(worth());
}

function compare() {
  const differ = points.value !== "" && items.some((item) => item.checked) && Number(points.value) !== worth();
  show(byId("differs"), differ ? `The ticked lines come to ${worth()}. Say why in a comment: the student reads both.` : "");
}

items.forEach((item) => item.addEventListener("change", sumUp));
form.addEventListener("input", () => { edited = true; byId("saved").textContent = ""; });
form.addEventListener("change", compare);
points.addEventListener("input", compare);

form.querySelectorAll(".remark").forEach((button) => button.addEventListener("click", () => {
  const before = comment.value.trimEnd();
  comment.value = before ? before + "\n" + button.dataset.text : button.dataset.text;
  edited = true;
  comment.focus();
}));

/* Saving */

function show(element, text) {
  element.textContent = text;
  element.hidden = !text;
}

async function save(stay) {
  if (saving) { return; }
  show(byId("problem"), "");
  byId("conflict").hidden = true;
  if (points.value === "" || !points.checkValidity()) {
    show(byId("problem"), `Give points, 0 to ${points.max}, in hundredths at most.`);
    points.focus();
    return;
  }
  busy(true);
  try {
    await sent(stay);
  } catch (error) {
    show(byId("problem"), "Not saved: grader serve does not answer. Is it still running?");
  }
  busy(false);
}

function busy(now) {
  saving = now;
  buttons.forEach((button) => { button.disabled = now; });
}

async function sent(stay) {
  const mark = {
    digest: form.dataset.digest, seen, points: Number(points.value), comment: comment.value,
    ticked: items.filter((item) => item.checked).map((item) => item.value),
  };
  const response = await fetch(location.pathname, {
    method: "POST", body: JSON.stringify(mark),
    headers: { "Content-Type": "application/json", "X-CSRF-Token": document.querySelector("meta[name=csrf]").content },
  });
  if (!(response.headers.get("Content-Type") || "").startsWith("application/json")) {
    show(byId("problem"), `Not saved: ${(await response.text()).trim()}`);
    return;
  }
  const told = await response.json();
  if (response.status === 409) {
    conflict(told.mark);
  } else if (!response.ok) {
    show(byId("problem"), `Not saved: ${told.problem}`);
  } else {
    saved(told, stay);
  }
}

function saved(told, stay) {
  edited = false;
  seen = told.mark.id;
  byId("given").textContent = `${told.mark.points} of ${points.max} points by ${told.mark.by}, just now`;
  byId("given").classList.remove("awaiting");
  byId("saved").textContent = "Saved";
  if (!stay) {
    location.assign(told.next ? form.dataset.base + encodeURIComponent(told.next) : form.dataset.questions);
  }
}

function conflict(theirs) {
  byId("conflict-said").textContent = `${theirs.by} has given ${theirs.points} of ${points.max} points meanwhile.`;
  show(byId("conflict-comment"), theirs.comment);
  byId("conflict").hidden = false;
  byId("theirs").onclick = () => { edited = false; location.reload(); };
  byId("mine").onclick = () => { seen = theirs.id; save(true); };
  byId("theirs").focus();
}

form.addEventListener("submit", (event) => { event.preventDefault(); save(false); });
byId("save-stay").addEventListener("click", () => save(true));
window.addEventListener("beforeunload", (event) => { if (edited) { event.preventDefault(); } });

/* Keys */

const keys = {
  j: () => byId("after")?.click(), ArrowRight: () => byId("after")?.click(),
  k: () => byId("before")?.click(), ArrowLeft: () => byId("before")?.click(),
  p: () => { points.focus(); points.select(); }, c: () => comment.focus(), "?": () => help.showModal(),
};

function typing(element) {
  return element.matches("textarea, select, input:not([type=checkbox])");
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.preventDefault();
    save(false);
  } else if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !help.open && !typing(event.target)) {
    const item = /^[1-9]$/.test(event.key) ? items[Number(event.key) - 1] : undefined;
    const action = item ? () => item.click() : keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }
});

byId("help-open").addEventListener("click", () => help.showModal());
byId("help-open").hidden = false;
compare();
busy(false);
