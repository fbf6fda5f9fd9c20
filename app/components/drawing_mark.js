const piecesOf = (state, selector) => [...state.view.querySelectorAll(selector)];
const nodeOf = (state, id) => piecesOf(state, "g.node").find((node) => node.dataset.node === id);
const fullOf = (node) => node.querySelector("title")?.textContent ?? "";
const endsOf = (edge) => {
  const [from, , to] = edge.dataset.edge.split("\n");
  return [from, to];
};
const headOf = (node) => node?.querySelector(".head, .label-of, .count")?.textContent ?? "";

/* The fewest lines from the root to a box, as steps from the root on. */
function wayTo(state, id) {
  const root = state.view.querySelector("g.node.root")?.dataset.node;
  const before = new Map([[root, null]]);
  const waiting = root ? [root] : [];
  const edges = piecesOf(state, "g.edge");
  while (waiting.length && !before.has(id)) {
    const here = waiting.shift();
    for (const edge of edges) {
      const [from, to] = endsOf(edge);
      const next = from === here ? to : to === here ? from : null;
      if (next === null || before.has(next)) continue;
      before.set(next, { edge, here, next });
      waiting.push(next);
    }
  }
  const way = [];
  for (let step = before.get(id); step; step = before.get(step.here)) way.unshift(step);
  return way;
}

/* Says something above the drawing, or what can be done with it. */
function say(state, text) {
  state.said.textContent = text || state.words.hint;
}

function unmark(state) {
  for (const piece of piecesOf(state, ".faded, .way, .picked, .near")) piece.classList.remove("faded", "way", "picked", "near");
  say(state, "");
}

function fadeAllBut(state, boxes, lines) {
  const words = new Set([...lines].map((edge) => edge.dataset.edge));
  for (const edge of piecesOf(state, "g.edge")) edge.classList.toggle("faded", !lines.has(edge));
  for (const word of piecesOf(state, "g.word")) word.classList.toggle("faded", !words.has(word.dataset.edge));
  for (const node of piecesOf(state, "g.node")) node.classList.toggle("faded", !boxes.has(node.dataset.node));
}

function touching(state, id) {
  const lines = new Set(piecesOf(state, "g.edge").filter((edge) => endsOf(edge).includes(id)));
  const boxes = new Set([id, ...[...lines].flatMap(endsOf)]);
  return { boxes, lines };
}

function markNode(state, node) {
  const id = node.dataset.node;
  const { boxes, lines } = touching(state, id);
  const way = wayTo(state, id);
  for (const { edge, here, next } of way) {
    edge.classList.add("way");
    lines.add(edge);
    for (const end of [here, next]) {
      boxes.add(end);
      nodeOf(state, end)?.classList.add("way");
    }
  }
  node.classList.add("picked");
  fadeAllBut(state, boxes, lines);
  say(state, way.length ? `${state.words.way}: ${told(state, way)}` : "");
}

function told(state, way) {
  const steps = way.map(({ edge, here, next }) => {
    const word = edge.dataset.word ?? "";
    return `${endsOf(edge)[0] === here ? `→ ${word} →` : `← ${word} ←`} ${headOf(nodeOf(state, next))}`;
  });
  return [headOf(nodeOf(state, way[0].here)), ...steps].join(" ");
}

/* Marks what a key names: the id of a box or the key of a line; nothing else is marked then. */
function mark(state, key) {
  unmark(state);
  if (!key) return;
  const node = nodeOf(state, key);
  if (node) {
    markNode(state, node);
    return;
  }
  for (const piece of piecesOf(state, "[data-edge]")) piece.classList.toggle("picked", piece.dataset.edge === key);
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

function search(state, text) {
  const wanted = folded(text.trim());
  state.hits = [];
  for (const node of piecesOf(state, "g.node")) {
    const hit = wanted !== "" && folded(fullOf(node)).includes(wanted);
    node.classList.toggle("found", hit);
    node.classList.toggle("faded", wanted !== "" && !hit);
    if (hit) state.hits.push(node);
  }
  for (const piece of piecesOf(state, "g.edge, g.word")) piece.classList.toggle("faded", wanted !== "");
  state.hit = 0;
  showHit(state, wanted !== "");
}

function showHit(state, searched) {
  for (const node of piecesOf(state, "g.node.here")) node.classList.remove("here");
  const here = state.hits[state.hit];
  say(state, !searched ? "" : here ? `${state.hit + 1} / ${state.hits.length}: ${headOf(here)}` : state.words.no_hit);
  if (!here) return;
  here.classList.add("here");
  centre(state, [here]);
}

function nextHit(state, step) {
  if (!state.hits?.length) return;
  state.hit = (state.hit + step + state.hits.length) % state.hits.length;
  showHit(state, true);
}

const SENSES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/* The arrow keys go from a box to the nearest one in their sense. */
function walk(state, node, key) {
  const middle = (piece) => {
    const box = piece.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = middle(node);
  const [right, down] = SENSES[key];
  let best = null;
  for (const other of piecesOf(state, "g.node")) {
    const [otherX, otherY] = middle(other);
    const along = (otherX - x) * right + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
    if (other === node || along < 8) continue;
    const far = along + 2 * aside;
    if (!best || far < best.far) best = { other, far };
  }
  best?.other.focus();
}
