const TYPING = "input, textarea, select, [contenteditable=true]";
const PRESSED = "button, a, summary, [role=button]";
const LINE = 60;
const slides = new WeakMap();

const slide = () => document.querySelector(".st-key-slide_box");

/* Moves what can be moved: the slide, or the page where the whole slide is seen. */
function scroll(pixels) {
  const shown = slide();
  const page = document.querySelector("[data-testid=stMain]");
  (shown && shown.scrollHeight > shown.clientHeight ? shown : page)?.scrollBy({ top: pixels });
}

function stepOf(event, target) {
  if (event.key === "PageDown") return "on";
  if (event.key === "PageUp") return "back";
  if (event.key !== " " || target.closest(PRESSED)) return null;
  return event.shiftKey ? "back" : "on";
}

/* As the remote of a presenter sends them: a page on, a page back; the arrows read on. */
function key(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const [target] = event.composedPath();
  if (!target.closest || target.closest(TYPING)) return;
  const step = stepOf(event, target);
  if (step) document.querySelector(`.st-key-${step} button:not(:disabled)`)?.click();
  else if (event.key === "ArrowDown") scroll(LINE);
  else if (event.key === "ArrowUp") scroll(-LINE);
  else return;
  event.preventDefault();
}

function widen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  button.textContent = data.word;
  button.hidden = !document.fullscreenEnabled;
  button.onclick = widen;
  const state = slides.get(parentElement) ?? {};
  if (!slides.has(parentElement)) document.addEventListener("keydown", key);
  if (state.step !== data.step) slide()?.scrollTo({ top: 0 });
  slides.set(parentElement, { step: data.step });
  return () => {
    document.removeEventListener("keydown", key);
    slides.delete(parentElement);
  };
}
