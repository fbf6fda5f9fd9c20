const states = new WeakMap();
const TOKEN = /(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|("(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)|(\$[\w]+)|(:[A-Za-z_]\w*)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;
const CLASSES = ["comment", "string", "parameter", "name", "figure"];

function highlight(text, keywords) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    parts.append(text.slice(at, found.index));
    const kind = found.slice(1).findIndex((group) => group !== undefined);
    const name = kind < CLASSES.length ? CLASSES[kind] : keywords.has(found[0].toUpperCase()) ? "keyword" : null;
    if (name) {
      const piece = document.createElement("span");
      piece.className = name;
      piece.textContent = found[0];
      parts.append(piece);
    } else parts.append(found[0]);
    at = found.index + found[0].length;
  }
  parts.append(text.slice(at), "\n");
  return parts;
}

function offers(state) {
  const { area, data } = state;
  const before = area.value.slice(0, area.selectionStart);
  const named = /([:.|]?)([A-Za-z_]\w*)$/.exec(before);
  if (!named) return [];
  const [, sign, start] = named;
  const inBrackets = before.lastIndexOf("[") > before.lastIndexOf("]");
  let words = [...data.keywords, ...data.functions];
  if (sign === ":" || sign === "|") words = inBrackets ? data.types : data.labels;
  else if (sign === ".") words = data.properties;
  const wanted = start.toLowerCase();
  const fitting = words.filter((word) => word.toLowerCase().startsWith(wanted) && word !== start);
  return [...new Set(fitting)].slice(0, 12).map((word) => ({ word, length: start.length }));
}

function complete(state, offer) {
  const { area } = state;
  const end = area.selectionStart;
  area.setRangeText(offer.word, end - offer.length, end, "end");
  area.focus();
  refresh(state);
}

function refresh(state) {
  state.shade.replaceChildren(highlight(state.area.value, state.keywords));
  state.offered = offers(state);
  state.list.replaceChildren(...state.offered.map((offer, index) => {
    const item = document.createElement("li");
    item.textContent = offer.word;
    item.className = index === 0 ? "first" : "";
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      complete(state, offer);
    });
    return item;
  }));
}

function build(box, state) {
  const layers = document.createElement("div");
  layers.className = "layers";
  state.shade = document.createElement("pre");
  state.shade.setAttribute("aria-hidden", "true");
  state.area = document.createElement("textarea");
  state.area.spellcheck = false;
  state.area.maxLength = 10000;
  state.list = document.createElement("ul");
  state.list.className = "offers";
  state.list.setAttribute("aria-live", "polite");
  const foot = document.createElement("div");
  foot.className = "foot";
  state.button = document.createElement("button");
  state.button.type = "button";
  state.keys = document.createElement("span");
  foot.append(state.button, state.keys);
  layers.append(state.shade, state.area);
  box.replaceChildren(layers, state.list, foot);
  const send = () => state.send(state.area.value);
  state.button.addEventListener("click", send);
  state.area.addEventListener("input", () => refresh(state));
  state.area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Tab" && !event.shiftKey && state.offered.length) {
      event.preventDefault();
      complete(state, state.offered[0]);
    } else if (event.key === "Escape") {
      state.offered = [];
      state.list.replaceChildren();
    }
  });
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".editor");
  let state = states.get(box);
  if (!state) {
    state = { offered: [] };
    states.set(box, state);
    build(box, state);
  }
  state.data = data;
  state.keywords = new Set(data.keywords);
  state.send = (text) => setTriggerValue("sent", { text, clicked: Date.now() });
  box.classList.toggle("dark", dark(box));
  state.button.textContent = data.words.run;
  state.keys.textContent = data.words.keys;
  state.area.setAttribute("aria-label", data.words.editor);
  if (state.given !== data.text) {
    state.given = data.text;
    if (state.area.value === data.text) return;
    state.area.value = data.text;
    refresh(state);
    state.list.replaceChildren();
  }
}
