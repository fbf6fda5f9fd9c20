const SVG_TYPE = "image/svg+xml";

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}

function asData(blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
}

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

/* A picture and a printed page see no font of the page that made them, so the page's own travel inside. */
async function ownFonts(host) {
  const family = getComputedStyle(host).fontFamily.split(",")[0].replace(/["']/g, "").trim();
  const rules = [...document.styleSheets].flatMap(rulesOf).filter((rule) =>
    rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").replace(/["']/g, "").trim() === family);
  const made = await Promise.all(rules.map(async (rule) => {
    const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
    if (!address) return "";
    const answer = await fetch(new URL(address, rule.parentStyleSheet.href ?? document.baseURI));
    if (!answer.ok) return "";
    return rule.cssText.replace(/url\([^)]*\)/, `url("${await asData(await answer.blob())}")`);
  }));
  return made.join("");
}

async function travelling(state) {
  state.fonts ??= await ownFonts(state.view);
  const drawn = new DOMParser().parseFromString(state.source, SVG_TYPE).documentElement;
  const style = drawn.ownerDocument.createElementNS(drawn.namespaceURI, "style");
  style.textContent = state.fonts;
  drawn.insertBefore(style, drawn.firstChild);
  return drawn;
}

async function picture(state) {
  const drawn = await travelling(state);
  const { width, height } = drawn.viewBox.baseVal;
  const image = new Image();
  image.src = `data:${SVG_TYPE};charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawn))}`;
  await image.decode();
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, `${state.file}.png`), "image/png");
}

async function print(state) {
  const drawn = await travelling(state);
  const frame = document.createElement("iframe");
  frame.className = "printed";
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.appendChild(frame);
  const page = frame.contentDocument;
  const style = page.createElement("style");
  style.textContent = "@page{size:A3 landscape;margin:10mm}html,body{margin:0;height:100%}svg{display:block;width:100%;height:auto;max-height:276mm}";
  page.head.appendChild(style);
  page.title = state.name;
  page.body.appendChild(page.importNode(drawn, true));
  await page.fonts.ready;
  frame.contentWindow.addEventListener("afterprint", () => frame.remove());
  frame.contentWindow.print();
}
