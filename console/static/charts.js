// Draws as bars what the page tells as rows: each place with data-chart says which list of the page's JSON (the same
// address under /api) it shows and which of its fields is the label. Where the library is absent, or the answer is
// none, the page stays as it came.
"use strict";

(() => {
  const height = 180;
  const font = "12px system-ui, sans-serif";
  const least_width = 55;  // of a label, in pixels
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // The hour of "15/01/2026 10:00"; any other label as it is.
  const short = (label) => label.replace(/^\d\d\/\d\d\/\d{4} (\d\d):\d\d$/, "$1 h");

  // Writes each count on top of its bar.
  function write(plot) {
    const { ctx, data } = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.fillStyle = colour("--ink");
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    data[1].forEach((count, at) => {
      if (count > 0) ctx.fillText(count, plot.valToPos(data[0][at], "x", true), plot.valToPos(count, "y", true) - 5 * ratio);
    });
    ctx.restore();
  }

  function options(width, labels) {
    const every = Math.ceil(labels.length / Math.max(1, Math.floor(width / least_width)));
    const axis = { stroke: colour("--soft"), font, ticks: { show: false } };
    return {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      hooks: { draw: [write] },
      scales: {
        x: { time: false, range: [-0.5, labels.length - 0.5] },
        y: { range: (plot, least, most) => [0, Math.max(4, most * 1.2)] },
      },
      axes: [
        { ...axis, size: 28, grid: { show: false }, splits: () => labels.map((label, at) => at).filter((at) => at % every === 0),
          values: (plot, splits) => splits.map((at) => short(labels[at])) },
        { ...axis, size: 44, grid: { stroke: colour("--line"), width: 1 }, incrs: [1, 2, 5, 10, 20, 50, 100, 500, 1e3, 1e4, 1e5, 1e6] },
      ],
      series: [{}, { fill: colour("--bar"), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.7, 60] }) }],
    };
  }

  function draw(place, rows) {
    place.hidden = false;
    place.setAttribute("aria-hidden", "true");  // its rows are in the page
    place.parentElement.querySelector("svg.bars")?.remove();
    const labels = rows.map((row) => row[place.dataset.label]);
    const width = () => place.clientWidth;
    const plot = new uPlot(options(width(), labels), [labels.map((label, at) => at), rows.map((row) => row.count)], place);
    new ResizeObserver(() => plot.setSize({ width: width(), height })).observe(place);
  }

  async function drawAll() {
    const places = document.querySelectorAll("[data-chart][hidden]");
    if (places.length === 0 || typeof uPlot === "undefined") return;
    const path = location.pathname === "/" ? "" : location.pathname;
    const answer = await fetch(`/api${path}${location.search}`, { headers: { "X-Ecluse-Live": "1" } });
    if (!answer.ok) return;
    const told = await answer.json();
    for (const place of places) {
      const rows = told[place.dataset.chart];
      if (place.hidden && Array.isArray(rows) && rows.length > 0) draw(place, rows);
    }
  }

  document.addEventListener("DOMContentLoaded", drawAll);
  document.addEventListener("ecluse:refreshed", drawAll);
  // What htmx has put in the place of the content is read from its beginning.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "contenu") return;
    document.getElementById("contenu").focus({ preventScroll: true });
    drawAll();
  });
})();
