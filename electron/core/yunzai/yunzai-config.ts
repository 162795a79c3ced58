import type { AuthProblem } from "../findings.ts";
import { usualPort } from "./usual-port.ts";
import {
  isRecord,
  readYamlLayer,
  settingOf,
  type Setting,
  type SettingsProblem,
  type YamlLayer,
  type YunzaiFile,
} from "./yunzai-yaml.ts";

/** What Yunzai asks of a dial, from its `auth` map (FACTS Y8). */
export type AuthDemand =
  | { readonly kind: "none" }
  /** One or more exact values, by header-or-query name as written. */
  | { readonly kind: "values"; readonly values: readonly { readonly key: string; readonly value: string }[] }
  /** Nobody can meet it (FACTS Y8). */
  | { readonly kind: "unmeetable"; readonly problem: AuthProblem; readonly key: string | null };

/** How Lagrange can meet the demand (FACTS Y8). */
export type RecommendedAuth =
  | { readonly kind: "none" }
  /** `AccessToken` with this value. */
  | { readonly kind: "token"; readonly token: string }
  /** A query in the suffix, not yet percent-encoded; and a token beside it where one key can be met by it. */
  | {
      readonly kind: "query";
      readonly parameters: readonly { readonly key: string; readonly value: string }[];
      readonly token: string | null;
    }
  | { readonly kind: "unmeetable"; readonly problem: AuthProblem; readonly key: string | null };

/** Yunzai's effective server settings, its own file laid over the default's (FACTS Y3). */
export interface YunzaiConfig {
  /** `server`: config/config/server.yaml counts (ages C0, C); `bot`: bot.yaml does (before 2024-12-25). */
  readonly generation: "server" | "bot";
  /** The file whose settings count, relative to the Yunzai folder: `config/config/server.yaml`. */
  readonly file: string;
  /** The port it listens on for plain HTTP. */
  readonly port: number;
  /** The address it prints; may disagree with the port (FACTS Y3). */
  readonly url: string | null;
  readonly auth: AuthDemand;
  /** The port it serves TLS on, when `https` is set up. */
  readonly https: { readonly port: number; readonly url: string | null } | null;
  /** A `port` left behind in bot.yaml that nothing reads any more, also where it agrees (FACTS Y3). */
  readonly stalePort: { readonly file: string; readonly port: number } | null;
  readonly redis: RedisSettings;
  /** Files that could not be read as YAML settings; their values then come from the default. */
  readonly problems: readonly SettingsProblem[];
}

/** The ports it listens on by these settings. */
export function settingsPorts({ port, https }: Pick<YunzaiConfig, "port" | "https">): readonly number[] {
  return https ? [port, https.port] : [port];
}

/** Whether those are its own: of a file that cannot be read only the default's are known. */
export function knowsPorts({ file, problems }: Pick<YunzaiConfig, "file" | "problems">): boolean {
  return problems.every((problem) => problem.file !== file);
}

/** Where Yunzai's Redis is, how it is asked, and what Yunzai starts when it finds none (FACTS Y13). */
export interface RedisSettings {
  readonly host: string;
  readonly port: number;
  /** The program to start, as written: a name, or a path. */
  readonly path: string;
  readonly credentials: RedisCredentials;
}

/** What Yunzai sends with `AUTH` before anything else. */
export type RedisCredentials =
  | { readonly kind: "none" }
  /** `username` null: Redis' own default user. */
  | { readonly kind: "given"; readonly username: string | null; readonly password: string }
  /** A value that YAML reads as a number: Yunzai's Redis client refuses to send it. */
  | { readonly kind: "not-text" };

/** The six files that matter: `User` from config/config, `Default` from config/default_config. */
export interface YunzaiFiles {
  readonly serverUser: YunzaiFile;
  readonly serverDefault: YunzaiFile;
  readonly botUser: YunzaiFile;
  readonly botDefault: YunzaiFile;
  readonly redisUser: YunzaiFile;
  readonly redisDefault: YunzaiFile;
}

/** Where each of them is, relative to the Yunzai folder, with forward slashes. */
export const yunzaiFilePaths = {
  serverUser: "config/config/server.yaml",
  serverDefault: "config/default_config/server.yaml",
  botUser: "config/config/bot.yaml",
  botDefault: "config/default_config/bot.yaml",
  redisUser: "config/config/redis.yaml",
  redisDefault: "config/default_config/redis.yaml",
} as const satisfies Record<keyof YunzaiFiles, string>;

const usualRedis = { host: "127.0.0.1", port: 6379, path: "redis-server" } as const;

/** Reads Yunzai's settings of either generation (FACTS Y3, Y8, Y13). Never throws; what is wrong is in `problems`. */
export function readYunzaiConfig(files: YunzaiFiles): YunzaiConfig {
  const layer = (name: keyof YunzaiFiles): YamlLayer => readYamlLayer(yunzaiFilePaths[name], files[name]);
  const server = [layer("serverUser"), layer("serverDefault")];
  const bot = [layer("botUser"), layer("botDefault")];
  const redis = [layer("redisUser"), layer("redisDefault")];
  const generation = generationOf(files, bot);
  const layers = generation === "server" ? server : bot;
  const problems = [...layers, ...redis].flatMap(({ problem }) => (problem ? [problem] : []));

  const portIn = (from: readonly YamlLayer[], usual: number): number => {
    const setting = settingOf(from, "port");
    if (!setting) return usual;
    const port = portOf(setting.value);
    if (port !== null) return port;
    problems.push(portProblem(setting, "port"));
    return portOf(from.at(-1)?.values.get("port")) ?? usual;
  };
  return {
    generation,
    file: yunzaiFilePaths[generation === "server" ? "serverUser" : "botUser"],
    port: portIn(layers, usualPort),
    url: textOf(settingOf(layers, "url")?.value),
    auth: generation === "server" ? authDemand(settingOf(layers, "auth")?.value) : { kind: "none" },
    https: httpsOf(settingOf(layers, "https"), problems),
    stalePort: generation === "server" ? stalePort(bot) : null,
    redis: {
      host: textOf(settingOf(redis, "host")?.value) ?? usualRedis.host,
      port: portIn(redis, usualRedis.port),
      path: textOf(settingOf(redis, "path")?.value) ?? usualRedis.path,
      credentials: redisCredentials(settingOf(redis, "username")?.value, settingOf(redis, "password")?.value),
    },
    problems,
  };
}

/**
 * How Lagrange meets what Yunzai asks for (FACTS Y8, L9). Each key is looked up on its own, as a header or
 * else as a query, so the `Bearer` header Lagrange may send besides never spoils a query. A token is
 * advised only where the value arrives unchanged as a header; everything else goes into the query.
 */
export function recommendedAuth({ auth }: Pick<YunzaiConfig, "auth">): RecommendedAuth {
  if (auth.kind !== "values") return auth;
  const bearer = auth.values.find(
    ({ key, value }) => key.toLowerCase() === "authorization" && tokenOf(value),
  );
  const token = bearer ? tokenOf(bearer.value) : null;
  const parameters = auth.values.filter(
    ({ key, value }) => !(bearer && key.toLowerCase() === "authorization" && value === bearer.value),
  );
  if (parameters.length === 0) return token === null ? { kind: "none" } : { kind: "token", token };
  const lost = parameters.find(({ key, value }) => loneSurrogate.test(key) || loneSurrogate.test(value));
  if (lost) return { kind: "unmeetable", problem: "no-single-value", key: lost.key };
  return { kind: "query", parameters, token };
}

/** Half a character, which YAML can write as an escape and no URL can carry. */
const loneSurrogate = /[\ud800-\udfff]/u;

/** The token behind `Bearer `: printable ASCII that neither end trims; null for any other value. */
function tokenOf(value: string): string | null {
  return /^Bearer ([!-~](?:[ -~]*[!-~])?)$/.exec(value)?.[1] ?? null;
}

/** Told by the default files, which come with the program; by the user's only where those are gone (FACTS Y3, Y6). */
function generationOf(files: YunzaiFiles, bot: readonly YamlLayer[]): "server" | "bot" {
  if (files.serverDefault !== null) return "server";
  const defaultKnowsPort = bot.at(-1)?.values.has("port") ?? false;
  return files.serverUser !== null && !defaultKnowsPort ? "server" : "bot";
}

function authDemand(value: unknown): AuthDemand {
  // `auth: true` and `auth: 123` have no keys to Yunzai, so they ask for nothing.
  if (value === undefined || value === null || typeof value === "boolean" || typeof value === "number") {
    return { kind: "none" };
  }
  if (value === "" || (Array.isArray(value) && value.length === 0)) return { kind: "none" };
  if (!isRecord(value)) return { kind: "unmeetable", problem: "not-a-map", key: null };
  const values: { key: string; value: string }[] = [];
  for (const [key, wanted] of Object.entries(value)) {
    if (typeof wanted !== "string") return { kind: "unmeetable", problem: "not-a-string", key };
    values.push({ key, value: wanted });
  }
  return values.length === 0 ? { kind: "none" } : { kind: "values", values };
}

/** Empty, null, 0 and false count as absent to Yunzai's Redis client; a user name alone has an empty password. */
function redisCredentials(username: unknown, password: unknown): RedisCredentials {
  const given = [username, password].filter(Boolean);
  if (given.length === 0) return { kind: "none" };
  if (given.some((value) => typeof value !== "string")) return { kind: "not-text" };
  return { kind: "given", username: textOf(username), password: textOf(password) ?? "" };
}

/** `https` works only with both a key and a certificate (FACTS Y3). */
function httpsOf(setting: Setting | null, problems: SettingsProblem[]): YunzaiConfig["https"] {
  if (!setting || !isRecord(setting.value)) return null;
  const { port, url, key, cert } = setting.value;
  if (textOf(key) === null || textOf(cert) === null) return null;
  const number = portOf(port);
  if (number === null) {
    problems.push(portProblem(setting, "https"));
    return null;
  }
  return { port: number, url: textOf(url) };
}

function stalePort([user]: readonly YamlLayer[]): YunzaiConfig["stalePort"] {
  const port = portOf(user?.values.get("port"));
  return user && port !== null ? { file: user.file, port } : null;
}

/** A port Node would listen on: a whole number, or the same as text. 0 means any port, which is none to dial. */
function portOf(value: unknown): number | null {
  const text = typeof value === "string" ? value.trim() : value;
  const port = typeof text === "string" && /^\d{1,5}$/.test(text) ? Number(text) : text;
  return typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}

function portProblem({ layer }: Setting, key: string): SettingsProblem {
  return { file: layer.file, problem: "port-invalid", line: layer.lineOf(key) };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
