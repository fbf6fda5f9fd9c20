const pickers = new WeakMap();

const box = (state) => document.querySelector(`.st-key-${state.box} input`);
const hits = (state) =>
  [...document.querySelectorAll(`.st-key-${state.hits} *`)].filter((one) => one.shadowRoot)
    .flatMap((one) => [...one.shadowRoot.querySelectorAll("a.pickable")]);

/* Down goes from the box into its hits and on, Up back; Enter in the box asks for the hit that is meant. */
function key(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const [here] = event.composedPath();
  const typing = here === box(state);
  const found = hits(state);
  const at = found.indexOf(here);
  if (!typing && at < 0) return;
  if (event.key === "ArrowDown") found[Math.min(at + 1, found.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && !typing) (found[at - 1] ?? box(state)).focus();
  else if (event.key === "Enter" && typing && here.value.trim()) state.send(here.value);
  else return;
  event.preventDefault();
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let state = pickers.get(parentElement);
  if (!state) {
    state = {};
    pickers.set(parentElement, state);
    state.listen = (event) => key(state, event);
    document.addEventListener("keydown", state.listen);
  }
  state.box = data.box;
  state.hits = data.hits;
  state.send = (text) => setTriggerValue("entered", { text, pressed: Date.now() });
  return () => {
    document.removeEventListener("keydown", state.listen);
    pickers.delete(parentElement);
  };
}
