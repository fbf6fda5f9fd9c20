const states = new WeakMap();
const SVG_TYPE = "image/svg+xml";

function dark(host) {
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const channels = /^#([0-9a-f]{6})/i.exec(colour);
  if (!channels) return false;
  const value = parseInt(channels[1], 16);
  return ((value >> 16) & 255) * 0.299 + ((value >> 8) & 255) * 0.587 + (value & 255) * 0.114 < 128;
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

function zoom(state, factor) {
  const next = Math.max(0.2, Math.min(3, factor));
  state.zoom = next;
  const svg = state.view.querySelector("svg");
  const width = Math.max(state.width, (state.view.clientWidth - 2) / next);
  svg.setAttribute("viewBox", `0 0 ${width} ${state.height}`);
  svg.setAttribute("width", width * next);
  svg.setAttribute("height", state.height * next);
  for (const band of svg.querySelectorAll("rect.band")) band.setAttribute("width", width);
  svg.querySelector("g.content").style.transform = `translateX(${(width - state.width) / 2}px)`;
  stick(state);
}

function stick(state) {
  const moved = `translate(${state.view.scrollLeft / state.zoom} 0)`;
  for (const label of state.view.querySelectorAll(".tiers text")) label.setAttribute("transform", moved);
}

function fit(state) {
  const room = state.view.clientWidth - 2;
  if (room > 0) zoom(state, Math.max(0.82, Math.min(1.15, room / state.width)));
}

function whole(state) {
  zoom(state, Math.min(1, (state.view.clientWidth - 2) / state.width, (state.limit - 4) / state.height));
}

function centre(state, node) {
  const box = node.getBoundingClientRect();
  const view = state.view.getBoundingClientRect();
  state.view.scrollBy({ left: box.left - view.left - view.width / 2 + box.width / 2, top: box.top - view.top - view.height / 2 + box.height / 2 });
}

function wayToRoot(edges, root, id) {
  const before = new Map([[root, null]]);
  const waiting = root ? [root] : [];
  while (waiting.length && !before.has(id)) {
    const here = waiting.shift();
    for (const edge of edges) {
      const { from, to } = edge.dataset;
      const next = from === here ? to : to === here ? from : null;
      if (next === null || before.has(next)) continue;
      before.set(next, { edge, here });
      waiting.push(next);
    }
  }
  const way = new Set();
  for (let step = before.get(id); step; step = before.get(step.here)) way.add(step.edge);
  return way;
}

function neighbours(state, id) {
  const near = new Set([id]);
  const edges = [...state.view.querySelectorAll("g.edge")];
  const way = wayToRoot(edges, state.view.querySelector("g.node.root")?.dataset.node, id);
  for (const edge of edges) {
    const touches = way.has(edge) || edge.dataset.from === id || edge.dataset.to === id;
    edge.classList.toggle("faded", !touches);
    edge.classList.toggle("way", way.has(edge));
    if (touches) near.add(edge.dataset.from).add(edge.dataset.to);
  }
  const kept = new Set([...state.view.querySelectorAll("g.edge:not(.faded)")].map((edge) => edge.dataset.edge));
  for (const word of state.view.querySelectorAll("g.word")) word.classList.toggle("faded", !kept.has(word.dataset.edge));
  for (const node of state.view.querySelectorAll("g.node")) node.classList.toggle("faded", !near.has(node.dataset.node));
}

function unfade(state) {
  for (const piece of state.view.querySelectorAll(".faded, .way")) piece.classList.remove("faded", "way");
}

function chosen(target) {
  const piece = target.closest?.("[data-open], [data-node], [data-edge]");
  if (!piece) return null;
  if (piece.dataset.open) return { open: piece.dataset.open, of: piece.dataset.of };
  if (piece.dataset.node) return { node: piece.dataset.node };
  return { edge: piece.dataset.edge };
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}

function picture(state) {
  const image = new Image();
  image.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(state.width, state.height));
    const canvas = document.createElement("canvas");
    canvas.width = state.width * scale;
    canvas.height = state.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, "legalgraph.png"), "image/png");
  };
  image.src = `data:${SVG_TYPE};charset=utf-8,${encodeURIComponent(state.source)}`;
}

function print(state) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.appendChild(frame);
  const page = frame.contentDocument;
  const style = page.createElement("style");
  style.textContent = "@page{size:A3 landscape;margin:10mm}body{margin:0}svg{width:100%;height:auto;max-height:270mm}";
  page.head.appendChild(style);
  page.title = state.name;
  page.body.appendChild(page.importNode(new DOMParser().parseFromString(state.source, SVG_TYPE).documentElement, true));
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}

function toolbar(bar, state, words) {
  const button = (word, sign, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign ?? word;
    made.title = word;
    made.setAttribute("aria-label", word);
    made.addEventListener("click", action);
    return made;
  };
  const find = document.createElement("input");
  find.type = "search";
  find.placeholder = words.find;
  find.setAttribute("aria-label", words.find);
  find.addEventListener("input", () => {
    const wanted = folded(find.value.trim());
    let first = null;
    for (const node of state.view.querySelectorAll("g.node")) {
      const hit = wanted !== "" && folded(node.getAttribute("aria-label")).includes(wanted);
      node.classList.toggle("found", hit);
      node.classList.toggle("faded", wanted !== "" && !hit);
      first ??= hit ? node : null;
    }
    if (first) centre(state, first);
  });
  bar.replaceChildren(
    button(words.zoom_in, "+", () => zoom(state, state.zoom * 1.2)),
    button(words.zoom_out, "−", () => zoom(state, state.zoom / 1.2)),
    button(words.whole, null, () => whole(state)),
    find,
    button(words.png, null, () => picture(state)),
    button(words.print, null, () => print(state)),
  );
}

function listen(state) {
  const { view } = state;
  let from = null;
  view.addEventListener("click", (event) => {
    if (state.dragged) return;
    const found = chosen(event.target);
    if (found) state.pick(found);
    else unfade(state);
  });
  view.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      const found = chosen(event.target);
      if (found) {
        event.preventDefault();
        state.pick(found);
      }
    } else if (event.key === "+" || event.key === "=") zoom(state, state.zoom * 1.2);
    else if (event.key === "-") zoom(state, state.zoom / 1.2);
    else if (event.key === "Escape") unfade(state);
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(state, state.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }, { passive: false });
  view.addEventListener("scroll", () => stick(state));
  view.addEventListener("pointerdown", (event) => {
    state.dragged = false;
    if (event.pointerType === "mouse" && event.button === 0) from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
  });
  view.addEventListener("pointermove", (event) => {
    if (!from || event.buttons !== 1) return;
    const x = event.clientX - from.x;
    const y = event.clientY - from.y;
    if (Math.abs(x) + Math.abs(y) > 6) {
      state.dragged = true;
      view.scrollTo(from.left - x, from.top - y);
    }
  });
  view.addEventListener("pointerup", () => { from = null; });
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  const view = frame.querySelector(".view");
  let state = states.get(frame);
  if (!state) {
    state = { view, zoom: 1, dragged: false };
    states.set(frame, state);
    listen(state);
  }
  state.pick = (value) => setTriggerValue("picked", { ...value, clicked: Date.now() });
  state.limit = data.view_height;
  state.name = data.name;
  frame.classList.toggle("dark", dark(frame));
  view.style.maxHeight = `${data.view_height}px`;
  if (state.source !== data.svg) {
    state.source = data.svg;
    const drawn = document.importNode(new DOMParser().parseFromString(data.svg, SVG_TYPE).documentElement, true);
    const { left, top } = { left: view.scrollLeft, top: view.scrollTop };
    state.width = drawn.viewBox.baseVal.width;
    state.height = drawn.viewBox.baseVal.height;
    view.replaceChildren(drawn);
    toolbar(frame.querySelector(".bar"), state, data.words);
    fit(state);
    if (view.scrollHeight > view.clientHeight) view.scrollTo(left, top);
    const root = view.querySelector("g.node.root");
    if (root && left === 0 && top === 0) centre(state, root);
  }
  unfade(state);
  for (const piece of view.querySelectorAll(".picked")) piece.classList.remove("picked");
  if (data.picked) {
    for (const piece of view.querySelectorAll("[data-node], [data-edge]")) {
      if (piece.dataset.node === data.picked || piece.dataset.edge === data.picked) piece.classList.add("picked");
    }
    if ([...view.querySelectorAll("g.node")].some((node) => node.dataset.node === data.picked)) neighbours(state, data.picked);
  }
}
