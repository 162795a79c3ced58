import type { DesiredLink } from "./desired-link.ts";
import { entryHost } from "../endpoint.ts";
import { factorySettings } from "./factory-settings.ts";
import { editSettings } from "./settings-edit.ts";
import { readSettings } from "./settings-read.ts";

/** The bytes of a new `appsettings.json`: Lagrange's default content with the right link (FACTS L2), UTF-8. */
export function createSettings(desired: DesiredLink): Uint8Array {
  const { endpoint, token } = desired;
  const accessToken = token.kind === "set" ? token.value : "";
  const bytes = new TextEncoder().encode(
    factorySettings({ host: entryHost(endpoint), port: endpoint.port, suffix: endpoint.suffix, accessToken }),
  );
  const read = readSettings(bytes);
  if (read.kind !== "readable") throw new Error("the default settings cannot be read");
  // What is left to do is what the factory's entry does not have, `IgnoreSslCertificate`.
  const edit = editSettings(bytes, read.settings, { kind: "entry", index: 0 }, desired);
  if (edit.kind === "refused") throw new Error("the default settings cannot hold this link");
  return edit.kind === "edited" ? edit.bytes : bytes;
}
