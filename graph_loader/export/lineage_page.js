"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const about = document.getElementById("about");
  const picture = document.getElementById("picture");
  const told = new Map(data.nodes.map((node) => [node.id, node.full]));
  const said = new Map(data.edges.map((edge) => [edge.key, edge.said]));

  function pick(event) {
    const piece = event.target.closest("[data-node], [data-edge]");
    if (!piece) return;
    event.preventDefault();
    for (const one of picture.querySelectorAll(".picked")) one.classList.remove("picked");
    const { node, edge } = piece.dataset;
    for (const one of picture.querySelectorAll("[data-node], [data-edge]")) {
      one.classList.toggle("picked", node ? one.dataset.node === node : one.dataset.edge === edge);
    }
    about.textContent = node ? told.get(node) : said.get(edge);
  }
  picture.addEventListener("click", pick);
  picture.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") pick(event);
  });

  /* vis takes "<b>" in a label as bold; what stands so in a document stays as it is written. */
  const plain = (lines) => lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const FONT = "Be Vietnam Pro, Noto Sans, Arial, sans-serif";
  const HEAD = 13;
  const SIZE = 12;
  const container = document.getElementById("network");
  const bottom = data.bands.length ? data.bands[data.bands.length - 1].bottom : 0;
  container.style.height = `${Math.min(Math.max(bottom + 60, 420), 900)}px`;

  function draw() {
    const nodes = data.nodes.map((node) => ({
      id: node.id,
      label: `<b>${plain([node.head.join(" ")])}</b>\n${plain([...node.lines, ...node.foot])}`,
      x: node.x,
      y: node.y,
      shape: "box",
      margin: 5,
      widthConstraint: { minimum: node.width - 10 },
      heightConstraint: { minimum: node.height - 10 },
      borderWidth: node.marks.includes("root") ? 3 : 1.3,
      shapeProperties: { borderDashes: node.marks.includes("cited") ? [5, 3] : false, borderRadius: 7 },
      color: node.marks.includes("root")
        ? { background: "#fff7e6", border: "#b45309", highlight: { background: "#fff7e6", border: "#c2410c" } }
        : { background: "#ffffff", border: node.marks.includes("ended") ? "#7d1410" : "#8b97a8", highlight: { background: "#ffffff", border: "#c2410c" } },
      font: { size: SIZE, color: "#1d2430", face: FONT, align: "left", multi: "html", bold: { face: FONT, mod: "600", size: HEAD } },
      chosen: { label: false },
    }));
    const edges = data.edges.map((edge) => {
      const style = data.styles[edge.relation];
      return {
        id: edge.key,
        from: edge.from,
        to: edge.to,
        arrows: { to: { scaleFactor: 0.6 } },
        width: style.width,
        dashes: style.dashes.length ? style.dashes : false,
        color: { color: style.color, highlight: style.color, hover: style.color },
        font: { size: SIZE, color: style.color, face: FONT, strokeWidth: 0, background: "#ffffff" },
        chosen: { label: false },
        smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.5 },
      };
    });
    const shown = new vis.DataSet(edges);
    const network = new vis.Network(
      container,
      { nodes: new vis.DataSet(nodes), edges: shown },
      { physics: false, interaction: { dragNodes: true, keyboard: false, hover: true, hoverConnectedEdges: false } },
    );
    const words = new Map(data.edges.map((edge) => [edge.key, edge.label]));
    let worded = [];
    /* A word stands on a line that is looked at; the words of all lines would cover one another. */
    function word(keys) {
      for (const id of worded) shown.update({ id, label: undefined });
      for (const id of keys) shown.update({ id, label: words.get(id) });
      worded = keys;
    }
    network.on("beforeDrawing", function (canvas) {
      const left = -24;
      data.bands.forEach(function (band, index) {
        canvas.fillStyle = index % 2 ? "#ffffff" : "#f3f6fa";
        canvas.fillRect(left, band.top - 4, data.width - 2 * left, band.bottom - band.top);
        canvas.fillStyle = "#4a5565";
        canvas.font = `600 11px ${FONT}`;
        canvas.textAlign = "left";
        canvas.textBaseline = "alphabetic";
        canvas.fillText(band.name, left + 8, band.top + 12);
      });
    });
    network.on("hoverEdge", (event) => word([event.edge]));
    network.on("hoverNode", (event) => word(network.getConnectedEdges(event.node)));
    network.on("blurEdge", () => word(network.getSelectedEdges()));
    network.on("blurNode", () => word(network.getSelectedEdges()));
    network.on("click", function (event) {
      word(event.edges);
      if (event.nodes.length) about.textContent = told.get(event.nodes[0]);
      else if (event.edges.length) about.textContent = said.get(event.edges[0]);
    });
    network.once("afterDrawing", function () {
      network.fit({ maxZoomLevel: 1 });
    });
  }
  document.fonts.ready.then(draw);
})();
