import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { extractFile, getRawHeader, listPackage, statFile } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { NtExecutable, NtExecutableResource, Resource } from "resedit";

/**
 * Reads a folder that electron-builder has packaged.
 *
 * @param {string} folder
 * @param {string} executable the executable's name
 * @returns {Promise<import("./package-expectation.mjs").PackagedProgram>}
 */
export async function readPackage(folder, executable) {
  const archive = join(folder, "resources/app.asar");
  const program = join(folder, executable);
  const files = filesIn(archive);
  const { recorded, version, iconSizes } = resourcesIn(await readFile(program));
  return {
    beside: await filesBeside(folder),
    asarBytes: (await stat(archive)).size,
    files,
    scripts: scriptsIn(archive, files),
    fuses: await fusesIn(program),
    integrity: { recorded, actual: hashOf(getRawHeader(archive).headerString) },
    version,
    iconSizes,
  };
}

async function filesBeside(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function filesIn(archive) {
  return listPackage(archive)
    .map((path) => path.replaceAll("\\", "/").slice(1))
    .map((path) => ({ path, entry: statFile(archive, path.split("/").join(sep)) }))
    .filter(({ entry }) => !("files" in entry))
    .map(({ path, entry }) => ({ path, unpacked: entry.unpacked === true }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function scriptsIn(archive, files) {
  const ours = files.filter(({ path }) => /^dist\/.*\.c?js$/.test(path));
  return Object.fromEntries(
    ours.map(({ path }) => [path, extractFile(archive, path.split("/").join(sep)).toString("utf8")]),
  );
}

/** As electron-builder records it: of the header's text alone, which holds the hash of every file. */
function hashOf(text) {
  return createHash("sha256").update(text).digest("hex");
}

async function fusesIn(program) {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(
    Object.entries(wire)
      .filter(([index]) => FuseV1Options[index] !== undefined)
      .map(([index, state]) => [FuseV1Options[index], state === FuseState.ENABLE]),
  );
}

function resourcesIn(bytes) {
  // It may be signed by then.
  const { entries } = NtExecutableResource.from(NtExecutable.from(bytes, { ignoreCert: true }));
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const [language] = info.getAllLanguagesForStringValues();
  const integrity = entries.find(({ type, id }) => type === "INTEGRITY" && id === "ELECTRONASAR");
  const records = integrity ? JSON.parse(Buffer.from(integrity.bin).toString("utf8")) : [];
  const record = records.find(({ file, alg }) => file === "resources\\app.asar" && alg === "SHA256");
  const groups = Resource.IconGroupEntry.fromEntries(entries);
  return {
    recorded: record?.value ?? "",
    version: info.getStringValues(language),
    // 0 stands for 256.
    iconSizes: groups.flatMap(({ icons }) => icons.map(({ width }) => width || 256)).sort((a, b) => a - b),
  };
}
