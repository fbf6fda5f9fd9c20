const isTimeline = (state) => state.view.querySelector("svg")?.classList.contains("timeline");

function unlook(state) {
  for (const piece of piecesOf(state, ".near, .faded")) piece.classList.remove("near", "faded");
  say(state, "");
}

const MOST_TOLD = 6;

/* Looking at a document of a timeline shows its relations: their lines, the documents at their ends, and their words. */
function look(state, node) {
  unlook(state);
  if (!node) return;
  const { boxes, lines } = touching(state, node.dataset.node);
  for (const edge of lines) edge.classList.add("near");
  for (const other of piecesOf(state, "g.node")) {
    other.classList.toggle("near", boxes.has(other.dataset.node));
    other.classList.toggle("faded", !boxes.has(other.dataset.node));
  }
  const told = [...lines].map((edge) => {
    const [from, to] = endsOf(edge);
    const down = from === node.dataset.node;
    const other = headOf(nodeOf(state, down ? to : from));
    return down ? `→ ${edge.dataset.word} → ${other}` : `← ${edge.dataset.word} ← ${other}`;
  });
  const more = told.length > MOST_TOLD ? `+${told.length - MOST_TOLD}` : "";
  const quote = lines.size === 1 ? fullOf([...lines][0]) : "";
  const name = node.dataset.span ? fullOf(node).replace("\n", ": ") : headOf(node);
  say(state, [name, ...(quote ? [quote] : told.slice(0, MOST_TOLD)), more].filter(Boolean).join(" · "));
}

const DAY = 86400000;

function dayAt(svg, clientX) {
  const { first, last, left, room } = svg.dataset;
  const box = svg.querySelector("g.content").getCTM();
  const frame = svg.getBoundingClientRect();
  const x = (clientX - frame.left - box.e) / box.a;
  const share = Math.max(0, Math.min(1, (x - Number(left)) / Number(room)));
  const day = Date.parse(first) + Math.round((share * (Date.parse(last) - Date.parse(first))) / DAY) * DAY;
  return new Date(day).toISOString().slice(0, 10);
}

/* Dragging across a timeline chooses the days between. */
function brush(state) {
  const { view } = state;
  let drag = null;
  view.addEventListener("pointerover", (event) => {
    if (!isTimeline(state) || drag) return;
    look(state, event.target.closest?.("g.node"));
  });
  view.addEventListener("focusin", (event) => {
    if (isTimeline(state)) look(state, event.target.closest?.("g.node"));
  });
  view.addEventListener("pointerdown", (event) => {
    const svg = view.querySelector("svg");
    if (!isTimeline(state) || event.pointerType === "touch" || event.button !== 0) return;
    drag = { svg, from: event.clientX, mark: document.createElement("div") };
    drag.mark.className = "brush";
  });
  view.addEventListener("pointermove", (event) => {
    if (!drag || event.buttons !== 1 || Math.abs(event.clientX - drag.from) < 6) return;
    state.dragged = true;
    if (!drag.mark.isConnected) view.parentElement.appendChild(drag.mark);
    const frame = view.parentElement.getBoundingClientRect();
    const inside = view.getBoundingClientRect();
    drag.mark.style.left = `${Math.min(drag.from, event.clientX) - frame.left}px`;
    drag.mark.style.width = `${Math.abs(event.clientX - drag.from)}px`;
    drag.mark.style.top = `${inside.top - frame.top}px`;
    drag.mark.style.height = `${inside.height}px`;
    const days = [dayAt(drag.svg, drag.from), dayAt(drag.svg, event.clientX)].sort();
    say(state, days.map((day) => day.split("-").reverse().join("/")).join(" – "));
  });
  view.addEventListener("pointerup", (event) => {
    if (drag?.mark.isConnected) {
      const days = [dayAt(drag.svg, drag.from), dayAt(drag.svg, event.clientX)].sort();
      state.send({ span: days.join("/") });
    }
    drag?.mark.remove();
    drag = null;
  });
}
