// Draws docs/demo.svg, the picture at the top of the README, from what the demo really prints.
// Run after a build: node build/demo-picture.mjs
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const column = 8.4;
const line = 20;
const margin = 20;
const colours = { added: "#7ee787", removed: "#ff7b72", good: "#7ee787", bad: "#ff7b72", quiet: "#8b949e" };

const root = fileURLToPath(new URL("..", import.meta.url));
const output = execFileSync(process.execPath, ["dist/cli.js", "demo", "--lang", "zh-CN"], {
  cwd: root,
  encoding: "utf8",
});
// What differs from run to run says nothing.
const text = output
  .replace(/[\w/.:\\-]*lagrange-yunzai-demo-\w+/g, "/tmp/demo")
  .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:2536")
  .replace(/(端口 |Port 改成 |"Port": )(?!8080)\d{4,5}/g, "$12536");
const lines = ["$ npm run demo", ...text.trimEnd().split("\n")];

const wide =
  "\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6";
const isWide = (character) => new RegExp(`[${wide}]`).test(character);
const widthOf = (words) => Array.from(words).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
const escape = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * Runs of equal width, each put at its own column: fonts differ in how wide Chinese is beside Latin. None begins or
 * ends with a blank or holds two, for browsers leave those out and stretch the rest.
 */
function runsOf(words) {
  const narrow = `[^${wide}\\s]+`;
  return Array.from(
    words.matchAll(new RegExp(`[${wide}]+|${narrow}(?: ${narrow})*`, "g")),
    ({ 0: run, index }) => ({
      run,
      at: widthOf(words.slice(0, index)),
      width: widthOf(run),
    }),
  );
}

function colourOf(words) {
  if (/^ {2}\+/.test(words)) return colours.added;
  if (/^ {2}-/.test(words)) return colours.removed;
  if (words.startsWith("错误")) return colours.bad;
  if (/^(连接正常|已写入|演示完成)/.test(words)) return colours.good;
  return /^ {2}(原因|处理|撤销|备份|@@|---|\+\+\+)/.test(words) ? colours.quiet : "#e6edf3";
}

const rows = lines.map((words, index) => {
  const y = margin + line * (index + 1);
  const runs = runsOf(words).map(
    ({ run, at, width }) =>
      `<tspan x="${(margin + at * column).toFixed(1)}" textLength="${(width * column).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(run)}</tspan>`,
  );
  const weight = /^\d\. |^\$/.test(words) ? ' font-weight="600"' : "";
  return runs.length === 0 ? "" : `<text y="${y}" fill="${colourOf(words)}"${weight}>${runs.join("")}</text>`;
});

const width = Math.ceil(margin * 2 + Math.max(...lines.map(widthOf)) * column);
const height = margin * 2 + line * (lines.length + 1);
writeFileSync(
  `${root}/docs/demo.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="npm run demo">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
<g font-family="Consolas, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', monospace" font-size="14">
${rows.filter(Boolean).join("\n")}
</g>
</svg>
`,
);
