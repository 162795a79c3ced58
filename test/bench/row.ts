import { goals, type Goal } from "./goals.ts";

/** One line of the bench's table. Figures are medians, in the row's unit. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly unit: "ms" | "MB" | "kB";
  readonly ours: number;
  /** What stands beside it, measured in the same run; null where nothing does. */
  readonly peer: { readonly name: string; readonly figure: number } | null;
}

/** A row with what became of its goal. */
export interface JudgedRow extends Row {
  readonly ratio: number | null;
  readonly goal: Goal | null;
  readonly met: boolean | null;
}

/** Holds a row against its goal. */
export function judge(row: Row): JudgedRow {
  const { ours, peer } = row;
  const ratio = peer === null ? null : ours / peer.figure;
  const goal = goalOf(row.id);
  if (goal === null) return { ...row, ratio, goal, met: null };
  const limits: readonly (readonly [number | null, number | undefined])[] = [
    [ratio, goal.ratio],
    [ours, goal.ms ?? goal.megabytes ?? goal.kilobytes],
    [peer === null ? null : ours - peer.figure, goal.moreMs],
  ];
  const met = limits.every(([figure, limit]) => limit === undefined || (figure !== null && figure <= limit));
  return { ...row, ratio, goal, met };
}

function goalOf(id: string): Goal | null {
  return Object.entries(goals).find(([name]) => name === id)?.[1] ?? null;
}

/** The table as Markdown, the way the README shows it: what every pass measured, side by side. */
export function tableOf(passes: readonly (readonly JudgedRow[])[]): string {
  const [first = []] = passes;
  const cells = first.map((row) => {
    const each = passes.flatMap((rows) => rows.filter(({ id }) => id === row.id));
    const peers = each.flatMap(({ peer }) => (peer === null ? [] : [peer.figure]));
    const ratios = each.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.toFixed(2)]));
    return [
      row.what,
      `${figures(each.map(({ ours }) => ours))} ${row.unit}`,
      row.peer === null ? "" : `${figures(peers)} ${row.unit} ${row.peer.name}`,
      ratios.length === 0 ? "" : `${ratios.join(" / ")}×`,
      goalText(row, each.filter(({ met }) => met === false).length),
    ];
  });
  const table = [["what", "here", "peer", "ratio", "goal"], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...table.map((line) => (line[column] ?? "").length)),
  );
  const lines = table.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

/** Why a goal was missed, for each that was in any pass and has a known limit. */
export function limitsOf(passes: readonly (readonly JudgedRow[])[]): readonly string[] {
  const missed = passes.flat().filter(({ met }) => met === false);
  const known = missed.flatMap(({ what, goal }) =>
    goal?.limit === undefined ? [] : [`${what}: ${goal.limit}`],
  );
  return [...new Set(known)];
}

function figures(all: readonly number[]): string {
  return all.map((figure) => figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0)).join(" / ");
}

function goalText({ goal }: JudgedRow, missed: number): string {
  if (goal === null) return "";
  const parts = [
    goal.ratio === undefined ? [] : [`${goal.ratio}×`],
    goal.ms === undefined ? [] : [`${goal.ms} ms`],
    goal.moreMs === undefined ? [] : [`+${goal.moreMs} ms`],
    goal.megabytes === undefined ? [] : [`${goal.megabytes} MB`],
    goal.kilobytes === undefined ? [] : [`${goal.kilobytes} kB`],
  ].flat();
  return `≤ ${parts.join(", ")}${missed === 0 ? "" : " **missed**"}`;
}
