import { parseTree } from "jsonc-parser";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { readSettings, type Settings } from "../../electron/core/settings/settings-read.ts";
import { editSettings } from "../../electron/core/settings/settings-edit.ts";
import { each, interleave } from "./measure.ts";
import type { Row } from "./row.ts";

const sizes = [
  { name: "10k", what: "10 kB", bytes: 10_000, times: 60 },
  { name: "100k", what: "100 kB", bytes: 100_000, times: 12 },
  { name: "1m", what: "1 MB", bytes: 1_000_000, times: 2 },
] as const;

/** Reading and editing by .NET's rules against `jsonc-parser`'s own parse of the same text. */
export async function benchSettings(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { name, what, bytes, times } of sizes) {
    const text = settingsOf(bytes);
    const encoded = Buffer.from(text);
    const settings = read(encoded);
    const [reading = 0, editing = 0, peer = 0] = await interleave(15, [
      () => each(times, () => read(encoded)),
      () => each(times, () => edit(encoded, settings)),
      () => each(times, () => parseTree(text, [], { allowTrailingComma: true })),
    ]);
    const parse = { name: "jsonc-parser's parse", figure: peer };
    rows.push(
      { id: `read-${name}`, what: `read settings of ${what}`, unit: "ms", ours: reading, peer: parse },
      { id: `edit-${name}`, what: `edit settings of ${what}`, unit: "ms", ours: editing, peer: parse },
    );
  }
  return rows;
}

const desired: DesiredLink = {
  endpoint: { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  token: { kind: "keep" },
  ignoreCertificate: false,
};

function read(bytes: Uint8Array): Settings {
  const result = readSettings(bytes);
  if (result.kind !== "readable") throw new Error("these settings are readable");
  return result.settings;
}

function edit(bytes: Uint8Array, settings: Settings): void {
  const edited = editSettings(bytes, settings, { kind: "entry", index: 0 }, desired);
  if (edited.kind !== "edited") throw new Error(`not edited: ${edited.kind}`);
}

/** The factory's settings, grown by commented entries and a long section of somebody's own. */
function settingsOf(bytes: number): string {
  const entry = `        // 云崽
        { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 8080, "Suffix": "/onebot/v11/ws", "AccessToken": "" },`;
  const head = `{\n    "Account": { "Uin": 0 },\n    "Implementations": [\n${entry}\n    ],\n    "Own": {\n`;
  let text = head;
  for (let at = 0; text.length < bytes; at += 1) {
    text += `        "key${at}": { "name": "机器人 ${at}", "on": true, "list": [1, 2.5, null, "four"] }, /* ${at} */\n`;
  }
  return `${text}    },\n}\n`;
}
