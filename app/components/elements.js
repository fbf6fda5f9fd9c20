const TAGS = new Set([
  "a", "b", "blockquote", "button", "caption", "code", "dd", "details", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "li", "mark",
  "ol", "p", "pre", "section", "small", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
]);
const ATTRIBUTES = new Set(["colspan", "data-label", "id", "lang", "open", "role", "scope", "tabindex", "title"]);

function build(piece, pick) {
  if (piece.t === "#text") return document.createTextNode(piece.x ?? "");
  if (!TAGS.has(piece.t)) throw new Error(`unknown element ${piece.t}`);
  const node = document.createElement(piece.t);
  if (piece.c) node.className = piece.c;
  if (piece.x) node.textContent = piece.x;
  for (const [name, value] of Object.entries(piece.a ?? {})) {
    if (ATTRIBUTES.has(name) || name.startsWith("aria-")) node.setAttribute(name, value);
  }
  if (piece.w !== undefined) node.style.width = `${Math.max(0, Math.min(1, piece.w)) * 100}%`;
  if (piece.g) {
    node.style.gridRow = Number(piece.g[0]);
    node.style.gridColumn = Number(piece.g[1]);
  }
  if (piece.h && /^[a-z]*\?/.test(piece.h)) node.setAttribute("href", piece.h);
  if (piece.t === "button") node.type = "button";
  if (piece.p) {
    node.classList.add("pickable");
    node.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      pick(piece.p);
    });
    if (piece.t !== "a" && piece.t !== "button") {
      node.tabIndex = 0;
      if (!node.hasAttribute("role")) node.setAttribute("role", "button");
      node.addEventListener("keydown", (event) => {
        if (event.target !== node || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        pick(piece.p);
      });
    }
  }
  for (const child of piece.k ?? []) node.appendChild(build(child, pick));
  return node;
}

const shown = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".elements");
  const signature = JSON.stringify(data.elements);
  const before = shown.get(box) ?? {};
  const pick = (value) => setTriggerValue("picked", { ...value, clicked: Date.now() });
  if (signature !== before.signature) {
    box.replaceChildren(...data.elements.map((piece) => build(piece, (value) => shown.get(box).pick(value))));
  }
  box.classList.toggle("dark", dark(box));
  if (data.show && data.show !== before.show) {
    const goal = [...box.querySelectorAll("[id]")].find((node) => node.id === data.show);
    if (goal) {
      goal.classList.add("shown");
      requestAnimationFrame(() => goal.scrollIntoView({ block: "center" }));
    }
  }
  shown.set(box, { signature, show: data.show, pick });
}
