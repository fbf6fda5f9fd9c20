"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const about = document.getElementById("about");
  const container = document.getElementById("network");
  const bottom = data.bands.length ? data.bands[data.bands.length - 1].bottom : 0;
  const zoom = Math.min(1, (container.clientWidth - 40) / (data.width + 48));
  container.style.height = `${Math.min(Math.max(bottom * zoom + 60, 420), 2600)}px`;
  const nodes = data.nodes.map((node) => ({
    id: node.id,
    label: node.label,
    x: node.x,
    y: node.y,
    shape: "box",
    margin: 4,
    widthConstraint: { minimum: node.width - 8, maximum: node.width - 8 },
    heightConstraint: { minimum: node.height - 8 },
    borderWidth: node.marks.includes("root") ? 3 : 1,
    shapeProperties: { borderDashes: node.marks.includes("cited") ? [5, 4] : false },
    color: { background: node.marks.includes("root") ? "#e3eefb" : "#ffffff", border: "#2c3a4f" },
    font: { size: 11, color: "#10161f" },
  }));
  const edges = data.edges.map((edge, index) => {
    const style = data.styles[edge.relation];
    return {
      id: index,
      from: edge.from,
      to: edge.to,
      label: edge.label,
      arrows: "to",
      width: style.width,
      dashes: style.dashes.length ? style.dashes : false,
      color: style.color,
      font: { size: 11, color: "#10161f", background: "#ffffff" },
      smooth: { type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 },
    };
  });
  const network = new vis.Network(
    container,
    { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) },
    { physics: false, interaction: { dragNodes: true, keyboard: false, hover: true } },
  );
  network.on("beforeDrawing", function (canvas) {
    const left = -24;
    data.bands.forEach(function (band, index) {
      canvas.fillStyle = index % 2 ? "#ffffff" : "#f0f4f9";
      canvas.fillRect(left, band.top - 4, data.width - 2 * left, band.bottom - band.top);
      canvas.fillStyle = "#4a5565";
      canvas.font = "600 11px sans-serif";
      canvas.textAlign = "left";
      canvas.textBaseline = "alphabetic";
      canvas.fillText(band.name, left + 8, band.top + 12);
    });
  });
  const told = new Map(data.nodes.map((node) => [node.id, node.full]));
  network.on("click", function (event) {
    if (event.nodes.length) {
      about.textContent = told.get(event.nodes[0]);
    } else if (event.edges.length) {
      about.textContent = data.edges[event.edges[0]].said;
    }
  });
  network.once("afterDrawing", function () {
    network.fit({ maxZoomLevel: 1 });
  });
})();
