import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { YunzaiAge } from "../core/recognise.ts";
import { type AgeTraits, ageTraits } from "./ages.ts";
import { practiceMarker, practiceNote } from "./practice-marker.ts";
import type { PracticeAuth } from "./yunzai-auth.ts";

export interface PracticeYunzaiFolderOptions {
  readonly age: YunzaiAge;
  /** 2536 by default. */
  readonly port?: number;
  /** Written to server.yaml; ages before C0 have no place for it. */
  readonly auth?: PracticeAuth;
  /** The address it prints; by default it agrees with the port (FACTS Y3). */
  readonly url?: string;
  /** Goes to server.yaml as it is; key and cert are paths. */
  readonly https?: {
    readonly port: number;
    readonly url?: string;
    readonly key: string;
    readonly cert: string;
  };
  /** A `port` left behind in bot.yaml, where ages C0 and C no longer look (FACTS Y3). */
  readonly stalePort?: number;
  /** Port of Redis on 127.0.0.1; 6379 by default (FACTS Y13). */
  readonly redisPort?: number;
  /** False leaves out `config/config`, as before the first start (FACTS Y1). */
  readonly started?: boolean;
}

const defaultPort = 2536;
const defaultRedisPort = 6379;

/**
 * Makes a folder that has everything by which a TRSS-Yunzai of that age is known and read (FACTS Y1, Y3,
 * Y4, Y6), and none of its code. Existing files of the same names are replaced. Rejects with Node's error
 * where the disk refuses.
 */
export async function makePracticeYunzaiFolder(
  folder: string,
  options: PracticeYunzaiFolderOptions,
): Promise<void> {
  const traits = ageTraits[options.age];
  const files = { ...programFiles(options.age, traits), ...settingsFiles(traits, options) };
  const paths = Object.entries(files).map(([name, text]) => ({ path: join(folder, name), text }));
  const folders = new Set(paths.map(({ path }) => dirname(path)));
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await Promise.all(paths.map(({ path, text }) => writeFile(path, text)));
}

function programFiles(age: YunzaiAge, traits: AgeTraits): Record<string, string> {
  const manifest = {
    name: "trss-yunzai",
    // It has said 3.1.3 since 2023 and tells nothing about the age (FACTS Y1).
    version: age === "Z" ? "3.1.0" : "3.1.3",
    description: "Practice",
    main: "app.js",
    type: "module",
  };
  const stub = "// Practice: a stand-in without code.\n";
  const adapters = traits.adapterFiles.map((name) => [`plugins/adapter/${name}.js`, stub]);
  return {
    [practiceMarker]: practiceNote,
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "app.js": stub,
    // The one word in it that tells age Z from the later ones (FACTS Y6).
    "lib/bot.js": age === "Z" ? stub : `${stub}export const wsf = {};\n`,
    ...Object.fromEntries(adapters),
  };
}

function settingsFiles(traits: AgeTraits, options: PracticeYunzaiFolderOptions): Record<string, string> {
  const { port = defaultPort, redisPort = defaultRedisPort } = options;
  const files: Record<string, string> = {
    "config/default_config/bot.yaml": botYaml(traits.server ? null : address(defaultPort)),
    "config/default_config/redis.yaml": redisYaml(defaultRedisPort),
  };
  if (traits.server) {
    files["config/default_config/server.yaml"] = serverYaml(traits, address(defaultPort), {});
  }
  if (options.started === false) return files;
  const own = address(port, options.url);
  files["config/config/redis.yaml"] = redisYaml(redisPort);
  if (traits.server) {
    files["config/config/server.yaml"] = serverYaml(traits, own, options);
    files["config/config/bot.yaml"] = botYaml(
      options.stalePort === undefined ? null : address(options.stalePort),
    );
  } else {
    files["config/config/bot.yaml"] = botYaml(own);
  }
  return files;
}

interface Address {
  readonly url: string;
  readonly port: number;
}

function address(port: number, url = `http://localhost:${port}`): Address {
  return { url, port };
}

function botYaml(own: Address | null): string {
  const lines = ["# 日志等级", "log_level: info", ...(own ? addressLines(own) : [])];
  return `${[...lines, "# 自动更新时间", "update_time: 1440"].join("\n")}\n`;
}

function serverYaml(
  traits: AgeTraits,
  own: Address,
  options: Pick<PracticeYunzaiFolderOptions, "auth" | "https">,
): string {
  const lines = [...addressLines(own), "# 跳转地址", `redirect: ${traits.redirect}`];
  return `${lines.join("\n")}\n${section("# 鉴权", "auth", options.auth)}${section("# TLS", "https", options.https)}`;
}

/** Empty sections are written as the real file has them: a bare key, which is null to YAML (FACTS Y3). */
function section(comment: string, key: string, value: unknown): string {
  return `${comment}\n${value === undefined ? `${key}:\n` : stringify({ [key]: value })}`;
}

function addressLines({ url, port }: Address): string[] {
  return ["# 服务器地址", `url: ${url}`, "# 服务器端口", `port: ${port}`];
}

function redisYaml(port: number): string {
  const lines = ["# 启动命令", "path: redis-server", "# 地址", "host: 127.0.0.1", "# 端口", `port: ${port}`];
  return `${[...lines, "username:", "password:", "db: 0"].join("\n")}\n`;
}
