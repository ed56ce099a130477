"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // light and dark: the system's choice until the reader makes another
  const button = one("#theme");
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const name = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-pressed", String(dark()));
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    name();
  });
  name();

  // a link to a problem opens it
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
      one("summary", target).focus();
    }
  };
  addEventListener("hashchange", follow);
  follow();

  // the table: sort by a column, filter by the form; the problems below follow the filter
  const table = one("#table");
  if (table) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => {
      const id = one("a", row).hash.slice(1);
      const problem = document.getElementById(decodeURIComponent(id));
      const words = one(".words", problem);
      return { row, problem, cells: [...row.cells].map((cell) => cell.textContent.trim()),
        text: (row.textContent + " " + (words ? words.textContent : "")).toLowerCase() };
    });
    const heads = all("th", table.tHead);
    heads.forEach((head, column) => one("button", head).addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      rows.sort((a, b) => sign * a.cells[column].localeCompare(b.cells[column], "en",
        { numeric: true }));
      body.append(...rows.map((each) => each.row));
    }));
    const form = one("#filters");
    const columns = { category: 2, difficulty: 3, verdict: 4 };
    const filter = () => {
      const text = form.elements.text.value.toLowerCase();
      let shown = 0;
      for (const each of rows) {
        const fits = each.text.includes(text) && Object.entries(columns).every(([field, column]) =>
          !form.elements[field].value || form.elements[field].value === each.cells[column]);
        each.row.hidden = each.problem.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      one("#count").textContent = shown + " of " + rows.length + " problems";
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  // a step of a geometry proof lights up in the figure
  for (const drawing of all(".drawing")) {
    const steps = all(".steps button", drawing);
    const svg = one("svg", drawing);
    steps.forEach((step, index) => {
      step.addEventListener("click", () => {
        const on = step.getAttribute("aria-pressed") !== "true";
        steps.forEach((other) => other.setAttribute("aria-pressed", "false"));
        all("g.layer", svg).forEach((layer) => layer.remove());
        if (!on) return;
        step.setAttribute("aria-pressed", "true");
        const layer = document.createElementNS(svg.namespaceURI, "g");
        layer.setAttribute("class", "layer");
        layer.innerHTML = one("template", step.parentElement).innerHTML;
        svg.append(layer);
      });
      step.addEventListener("keydown", (event) => {
        const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const next = move && steps[index + move];
        if (next) { event.preventDefault(); next.focus(); next.click(); }
      });
    });
  }

  // a search tree is built when it is unfolded, one level at a time
  const make = (tag, text, style) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (style) element.className = style;
    return element;
  };
  const state = (tree, number, above) => {
    const [text, status, visits, , edges, hidden] = tree.nodes[number];
    const part = make("div");
    part.append(make("pre", text));
    part.append(make("p", "state " + number + ", " + status + ", " + visits + " visits", "faint"));
    const list = make("ul");
    for (const edge of edges) list.append(action(tree, edge, above));
    if (hidden) list.append(make("li", hidden + " further actions are not shown", "faint"));
    part.append(list);
    return part;
  };
  const action = (tree, [text, status, visits, inProof, children, message], above) => {
    const item = make("li");
    const below = children.filter((child) => tree.nodes[child] && !above.has(child));
    const told = " " + status + (visits > 1 ? ", " + visits + " visits" : "") +
      (message ? ": " + message : "");
    const place = below.length ? make("details") : make("div");
    const line = below.length ? make("summary") : place;
    if (inProof) place.className = "proof";
    line.append(make("code", text), make("span", told, "faint"));
    if (below.length) {
      place.append(line);
      place.addEventListener("toggle", () => {
        if (place.childElementCount > 1) return;
        for (const child of below) place.append(state(tree, child, new Set(above).add(child)));
      });
    }
    item.append(place);
    return item;
  };
  for (const place of all("details.tree")) {
    place.addEventListener("toggle", () => {
      if (place.childElementCount > 2) return;
      const tree = JSON.parse(one("script", place).textContent);
      place.append(state(tree, tree.root, new Set([tree.root])));
      if (tree.left) place.append(make("p", tree.left + " further states are not shown", "faint"));
    });
  }
})();
