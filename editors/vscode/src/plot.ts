// A small plot of stated values over time, as SVG. Values that the printed digits leave open are bars.

import type { Quantity } from "./overview";

// Narrow enough for a column beside a brief; a narrower one shrinks it.
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [400, 120, 60, 20, 10, 24];

/** The plot, or nothing where fewer than two statements have a date. */
export function plot(quantity: Quantity): string {
  const dated = quantity.statements.flatMap((statement) => {
    const time = Date.parse(statement.year ?? statement.date ?? "");
    const { low, high } = statement;
    return Number.isNaN(time) || low === null || high === null ? [] : [{ low, high, time }];
  });
  const times = dated.map((point) => point.time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (dated.length < 2 || first === last) {
    return "";
  }
  const low = Math.min(...dated.map((point) => point.low));
  const high = Math.max(...dated.map((point) => point.high));
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  const x = (time: number) => LEFT + ((time - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low + room) / (high - low + 2 * room)) * (HEIGHT - TOP - BOTTOM);
  const usual = middle(dated.map((point) => (point.low + point.high) / 2));
  const marks = dated.map((point) => {
    const kind = quantity.standing === "agree" || (point.low <= usual && usual <= point.high) ? "agree" : "odd";
    const at = x(point.time).toFixed(1);
    const centre = y((point.low + point.high) / 2).toFixed(1);
    return `<line class="${kind}" x1="${at}" x2="${at}" y1="${y(point.low).toFixed(1)}" y2="${y(point.high).toFixed(1)}" stroke-width="2"/><circle class="${kind}" cx="${at}" cy="${centre}" r="3.5"/>`;
  });
  const floor = HEIGHT - BOTTOM;
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="stated values over time">
<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${floor}" y2="${floor}"/><line class="axis" x1="${LEFT}" x2="${LEFT}" y1="${TOP}" y2="${floor}"/>
<text x="${LEFT - 6}" y="${(y(high) + 4).toFixed(1)}" text-anchor="end">${short(high)}</text><text x="${LEFT - 6}" y="${(y(low) + 4).toFixed(1)}" text-anchor="end">${short(low)}</text>
<text x="${LEFT}" y="${HEIGHT - 6}">${day(first)}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${day(last)}</text>
${marks.join("")}</svg>`;
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function short(value: number): string {
  return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 }).format(value);
}
