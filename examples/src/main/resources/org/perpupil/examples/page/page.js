"use strict";
window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => {
  each.dataset.was = each.open ? "open" : "";
  each.open = true;
}));
window.addEventListener("afterprint", () => document.querySelectorAll("details").forEach((each) => {
  each.open = each.dataset.was === "open";
}));
document.querySelectorAll(".search").forEach((box) => {
  const input = box.querySelector("input");
  const found = box.querySelector("[role=status]");
  const table = box.querySelector("table");
  const data = JSON.parse(box.querySelector("script").textContent);
  const names = data.rows.map((row) => row[0].toLowerCase());
  const cell = (kind, text, scope) => {
    const made = document.createElement(kind);
    made.textContent = text;
    if (scope) made.scope = scope;
    return made;
  };
  input.addEventListener("input", () => {
    const asked = input.value.trim().toLowerCase();
    const hits = [];
    for (let i = 0; asked.length > 1 && i < names.length; i++) {
      if (names[i].includes(asked)) hits.push(data.rows[i]);
    }
    const head = document.createElement("tr");
    data.heads.forEach((text, i) => { const made = cell("th", text, "col"); if (data.kinds[i] === "n") made.className = "n"; head.append(made); });
    const top = document.createElement("thead");
    top.append(head);
    const body = document.createElement("tbody");
    hits.slice(0, 50).forEach((row) => {
      const line = document.createElement("tr");
      row.forEach((text, i) => { const made = i ? cell("td", text) : cell("th", text, "row"); if (data.kinds[i] === "n") made.className = "n"; line.append(made); });
      body.append(line);
    });
    table.replaceChildren(top, body);
    table.hidden = hits.length === 0;
    found.textContent = asked.length < 2 ? "Type two letters or more." : hits.length === 0 ? "No school is called that." : hits.length + (hits.length === 1 ? " school" : " schools") + (hits.length > 50 ? "; the first 50 are shown." : ".");
  });
});
