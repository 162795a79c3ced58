import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import {
  makePracticeYunzaiFolder,
  type PracticeYunzaiFolderOptions,
} from "../../electron/practice/yunzai-folder.ts";

export interface YunzaiFolderOptions extends PracticeYunzaiFolderOptions {
  /** Instead of the age's own: files of plugins/adapter without `.js`. */
  readonly adapters?: readonly string[];
  /** `name` in package.json; `trss-yunzai` by default. */
  readonly name?: string;
  /** More files, or other texts for the usual ones, by path inside the folder; null removes one. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** Makes a Yunzai folder of an age on disk, started once, and hands its path back. */
export async function makeYunzaiFolder(folder: string, options: YunzaiFolderOptions): Promise<string> {
  await makePracticeYunzaiFolder(folder, options);
  if (options.adapters) {
    await rm(join(folder, "plugins/adapter"), { recursive: true });
    await writeFiles(
      folder,
      Object.fromEntries(options.adapters.map((name) => [`plugins/adapter/${name}.js`, "\n"])),
    );
  }
  if (options.name !== undefined) {
    await writeFiles(folder, { "package.json": JSON.stringify({ name: options.name, version: "3.1.3" }) });
  }
  await writeFiles(folder, options.files ?? {});
  return folder;
}

export interface LagrangeFolderOptions {
  /** The bytes or text of appsettings.json; the factory's by default, null for none. */
  readonly settings?: string | Uint8Array | null;
  /** QQ id in keystore.json; without it nobody has ever logged in. */
  readonly uin?: number | string;
  /** Lagrange v2 (FACTS L13): its executable and its settings. */
  readonly milky?: boolean;
  /** File name of the stand-in executable; null for none. */
  readonly executable?: string | null;
  /** More files, by path inside the folder; null removes one. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
}

/** Makes a Lagrange folder on disk and hands its path back. */
export async function makeLagrangeFolder(
  folder: string,
  options: LagrangeFolderOptions = {},
): Promise<string> {
  const { milky = false, uin } = options;
  const executable =
    options.executable === undefined ? (milky ? "Lagrange.Milky" : "Lagrange.OneBot") : options.executable;
  const usual = milky ? milkySettings : factorySettings(factoryLink);
  const settings = options.settings === undefined ? usual : options.settings;
  await mkdir(folder, { recursive: true });
  await writeFiles(folder, {
    ...(executable === null ? {} : { [executable]: "stand-in\n" }),
    ...(settings === null ? {} : { "appsettings.json": settings }),
    ...(uin === undefined ? {} : { "keystore.json": keystore(uin) }),
    ...options.files,
  });
  return folder;
}

/** What the secrets beside `Uin` in a test's keystore look like; they must turn up nowhere. */
export const keystoreSecret = "s3cret-of-the-keystore";

function keystore(uin: number | string): string {
  const content = {
    Session: { D2Key: keystoreSecret, A2: "00ff" },
    Uin: "UIN",
    Uid: "u_test",
    PasswordMd5: keystoreSecret,
  };
  return JSON.stringify(content, null, 2).replace('"UIN"', String(uin));
}

const milkySettings = JSON.stringify({
  Lagrange: { Core: { Server: { AutoReconnect: true } } },
  Milky: { Host: "127.0.0.1", Port: 3000 },
});

/** Writes files by their path inside a folder, making the folders between; null removes. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    if (content === null) {
      await rm(path, { recursive: true, force: true });
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  }
}
