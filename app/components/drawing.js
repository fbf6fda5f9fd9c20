const states = new WeakMap();

function zoom(state, factor) {
  const next = Math.max(0.2, Math.min(3, factor));
  state.zoom = next;
  state.fitted = false;
  const svg = state.view.querySelector("svg");
  const width = Math.max(state.width, (state.view.clientWidth - 2) / next);
  svg.setAttribute("viewBox", `0 ${state.top} ${width} ${state.height}`);
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
  const [least, most] = state.range;
  if (room > 0) zoom(state, Math.max(least, Math.min(most, room / state.width)));
  state.fitted = true;
}

function whole(state) {
  zoom(state, Math.min(1, (state.view.clientWidth - 2) / state.width, (state.view.clientHeight - 4) / state.height));
}

function placeOf(state, node) {
  const box = node.getBoundingClientRect();
  const view = state.view.getBoundingClientRect();
  return { left: box.left - view.left, top: box.top - view.top, width: box.width, height: box.height };
}

function centre(state, nodes) {
  const places = nodes.map((node) => placeOf(state, node));
  const left = Math.min(...places.map((place) => place.left));
  const top = Math.min(...places.map((place) => place.top));
  const right = Math.max(...places.map((place) => place.left + place.width));
  const bottom = Math.max(...places.map((place) => place.top + place.height));
  state.view.scrollBy({ left: (left + right - state.view.clientWidth) / 2, top: (top + bottom - state.view.clientHeight) / 2 });
}

function chosen(target) {
  const piece = target.closest?.("[data-open], [data-node], [data-edge]");
  if (!piece) return null;
  if (piece.dataset.open) return { open: piece.dataset.open, of: piece.dataset.of };
  if (piece.dataset.span) return { span: piece.dataset.span };
  if (piece.dataset.node) return { node: piece.dataset.node };
  return { edge: piece.dataset.edge };
}

function pick(state, value) {
  const anchor = nodeOf(state, value.of ?? value.node);
  if (anchor) state.anchor = { id: anchor.dataset.node, ...placeOf(state, anchor) };
  if (value.open || value.span) {
    say(state, state.words.opening);
  } else {
    mark(state, value.node ?? value.edge);
  }
  state.send(value);
}

function toolbar(state) {
  const { words } = state;
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
  find.title = words.find_help;
  find.setAttribute("aria-label", words.find);
  find.addEventListener("input", () => {
    unmark(state);
    search(state, find.value);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") nextHit(state, event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      find.value = "";
      search(state, "");
    }
  });
  state.find = find;
  state.bar.replaceChildren(
    button(words.zoom_in, "+", () => zoom(state, state.zoom * 1.2)),
    button(words.zoom_out, "−", () => zoom(state, state.zoom / 1.2)),
    button(words.whole, null, () => whole(state)),
    find,
    button(words.png, null, () => picture(state)),
    button(words.print, null, () => print(state)),
  );
}

function keys(state, event) {
  const found = chosen(event.target);
  if ((event.key === "Enter" || event.key === " ") && found) {
    event.preventDefault();
    pick(state, found);
  } else if (event.key in SENSES && found?.node) {
    event.preventDefault();
    walk(state, event.target.closest("g.node"), event.key);
  } else if (event.key === "+" || event.key === "=") zoom(state, state.zoom * 1.2);
  else if (event.key === "-") zoom(state, state.zoom / 1.2);
  else if (event.key === "Escape") unmark(state);
}

function listen(state) {
  const { view } = state;
  let from = null;
  view.addEventListener("click", (event) => {
    if (state.dragged) return;
    const found = chosen(event.target);
    if (found) pick(state, found);
    else unmark(state);
  });
  view.addEventListener("keydown", (event) => keys(state, event));
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(state, state.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }, { passive: false });
  view.addEventListener("scroll", () => stick(state));
  new ResizeObserver(() => state.fitted && fit(state)).observe(view);
  view.addEventListener("pointerdown", (event) => {
    state.dragged = false;
    if (event.pointerType === "mouse" && event.button === 0 && !isTimeline(state)) from = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
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

/* A drawing that grew keeps its zoom, and the box that was opened stays where it was. */
function redraw(state, source) {
  const first = state.source === undefined;
  state.source = source;
  const drawn = document.importNode(new DOMParser().parseFromString(source, SVG_TYPE).documentElement, true);
  state.width = drawn.viewBox.baseVal.width;
  state.top = Number(drawn.dataset.top ?? 0);
  state.height = Number(drawn.dataset.inner ?? drawn.viewBox.baseVal.height);
  for (const piece of drawn.querySelectorAll("g.heading, g.legend")) piece.remove();
  state.view.replaceChildren(drawn);
  const anchor = nodeOf(state, state.anchor?.id);
  if (first || !anchor) {
    fit(state);
    const roots = piecesOf(state, "g.node.root");
    if (roots.length) centre(state, roots);
  } else {
    zoom(state, state.zoom);
    const { left, top } = placeOf(state, anchor);
    state.view.scrollBy(left - state.anchor.left, top - state.anchor.top);
    anchor.focus({ preventScroll: true });
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  let state = states.get(frame);
  if (!state) {
    state = {
      view: frame.querySelector(".view"), bar: frame.querySelector(".bar"), said: frame.querySelector(".said"), zoom: 1, dragged: false,
    };
    states.set(frame, state);
    listen(state);
    brush(state);
  }
  state.send = (value) => setTriggerValue("picked", { ...value, clicked: Date.now() });
  state.name = data.name;
  state.range = data.zoom;
  state.file = data.file;
  frame.classList.toggle("dark", dark(frame));
  state.view.style.maxHeight = `min(${data.view_height}px, var(--drawing-most, 78vh))`;
  if (JSON.stringify(state.words) !== JSON.stringify(data.words)) {
    state.words = data.words;
    toolbar(state);
  }
  const changed = state.source !== data.svg;
  if (changed) redraw(state, data.svg);
  if (changed || state.picked !== data.picked) {
    state.picked = data.picked;
    mark(state, data.picked);
    if (state.find.value) search(state, state.find.value);
  }
}
