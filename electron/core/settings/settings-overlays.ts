import { ConfigTree, foldKey } from "./config-tree.ts";
import { oneBotKeys, type Overlay } from "./settings-read.ts";

/**
 * The layer of environment variables: `__` stands for `:`, names ignore case (FACTS N5). Only what
 * Lagrange.OneBot looks up is kept; the rest of an environment is nobody's business.
 */
export function readOverlayEnvironment(env: Readonly<Record<string, string>>): Overlay {
  const known = new Set(oneBotKeys.map(foldKey));
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    const path = name.replaceAll("__", ":");
    if (known.has(foldKey(path.split(":", 1)[0] ?? ""))) values.set(path, value);
  }
  return { kind: "environment", name: "environment", values: ConfigTree.of(values) };
}

/** The `<Environment>` in the overlay file's name: `DOTNET_ENVIRONMENT`, by default `Production` (FACTS N5). */
export function environmentName(env: Readonly<Record<string, string>>): string {
  const found = Object.entries(env).find(([name]) => name.toUpperCase() === "DOTNET_ENVIRONMENT");
  return found?.[1] || "Production";
}
