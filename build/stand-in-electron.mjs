import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { NtExecutable, NtExecutableResource, Resource } from "resedit";

/** Stands before the fuses in every Electron; `@electron/fuses` looks for it, and does not export it. */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/**
 * A folder like the one that Electron for Windows is unpacked to, as far as packaging looks at it: an
 * executable of the right kind that does nothing, every fuse in it set as ours must not be, and more
 * languages than we want.
 *
 * @param {string} folder is made
 */
export async function makeStandInElectron(folder) {
  await mkdir(join(folder, "locales"), { recursive: true });
  await mkdir(join(folder, "resources"));
  await writeFile(join(folder, "electron.exe"), standInExecutable());
  for (const language of ["de", "en-US", "zh-CN", "zh-TW"]) {
    await writeFile(join(folder, `locales/${language}.pak`), "");
  }
  for (const name of ["ffmpeg.dll", "LICENSE", "LICENSES.chromium.html"]) {
    await writeFile(join(folder, name), name);
  }
}

function standInExecutable() {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: "Electron" });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  // Version 1, nine fuses in the order of FuseV1Options; the last, WebAssembly's trap handlers, is not ours to set.
  const fuses = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from("101100111")]);
  executable.setExtraData(fuses);
  return Buffer.from(executable.generate());
}
