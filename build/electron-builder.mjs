// What electron-builder makes of the built program. A module rather than YAML, for it is asked from
// build/package.mjs with folders of its own, and what it says is asserted by test/integration/packaging.test.ts.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import checksums from "electron/checksums.json" with { type: "json" };
import { installerScript } from "./installed-files.mjs";

const root = join(import.meta.dirname, "..");

/** Windows knows our windows and the Start-menu entry by it: electron/hosts/desktop/main.ts says the same. */
export const appId = "lagrange-yunzai-setup";

/**
 * All that may get into the program, by name: what is not named stays out, and what is named has to be there
 * (the test compares with the archive). Neither the browser host nor `start.js` is part of it (DESIGN 7).
 */
const files = [
  "package.json",
  "dist/main.js",
  "dist/preload.cjs",
  // The practice world, which runs in a process of its own.
  "dist/cli.js",
  "dist/chunks/*.js",
  "dist/licenses-program.md",
  "dist/renderer/licenses-window.md",
  "dist/renderer/index.html",
  "dist/renderer/assets/*.{js,css,svg}",
  {
    from: "node_modules",
    to: "node_modules",
    // Of koffi what an `import` loads; its sources and other systems' binaries weigh more than our program.
    filter: [
      "koffi/{package.json,LICENSE.txt,index.js}",
      "koffi/src/koffi/index.js",
      "koffi/src/koffi/src/static.js",
      "@koromix/koffi-win32-x64/{package.json,index.js}",
      "@koromix/koffi-win32-x64/win32_x64/koffi.node",
    ],
  },
];

/** Electron's switches in the executable (DESIGN 7): it is no Node, and runs no code but the archive's. */
const electronFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** For this user alone, without administrator rights; build/installer.nsh, which `include` leads to, does the rest. */
const nsis = (include) => ({
  oneClick: false,
  perMachine: false,
  allowElevation: false,
  packElevateHelper: false,
  allowToChangeInstallationDirectory: true,
  deleteAppDataOnUninstall: false,
  // NSIS takes the one that the system speaks.
  installerLanguages: ["en_US", "zh_CN"],
  include,
  // These are texts of build/installer.nsh, in the language of whoever installs.
  shortcutName: "$(wizardName)",
  uninstallDisplayName: "$(wizardName) ${version}",
  createDesktopShortcut: false,
  artifactName: "${name}-${version}-x64.${ext}",
  // There is no updater that would ask for it.
  differentialPackage: false,
});

/**
 * @param {object} folders
 * @param {string} folders.app what is packaged, made by `stageApp`
 * @param {string} folders.out where the results go
 * @param {string | null} folders.electron an unpacked Electron for Windows; null to let electron-builder fetch it
 * @returns {import("electron-builder").Configuration}
 */
export function builderConfig({ app, out, electron }) {
  const installer = join(out, "installer.nsh");
  return {
    appId,
    productName: "Lagrange × 云崽 连接向导",
    // Files and folders have names that every tool and every console can write.
    executableName: "lagrange-yunzai-setup",
    copyright: "Copyright © 2026 The Lagrange–Yunzai setup wizard contributors. MIT License.",
    directories: { app, output: out, buildResources: join(root, "build") },
    electronDist: electron,
    // What is fetched must be what the locked `electron` package names, whoever served it.
    electronDownload: { checksums },
    electronLanguages: ["zh-CN", "en-US"],
    electronFuses,
    compression: "normal",
    // The folder already holds the packages for Windows. This says so to electron-builder, which neither rebuilds
    // nor collects any then; `npmRebuild: false` would keep it from asking, and collect them all.
    beforeBuild: async () => false,
    files,
    // What unpacks a whole package for one binary in it would undo the list above.
    asar: { smartUnpack: false },
    asarUnpack: ["**/*.node"],
    extraFiles: [{ from: join(root, "LICENSE"), to: "LICENSE.txt" }],
    async afterPack({ appOutDir }) {
      await writeFile(installer, await installerScript(appOutDir, join(root, "build/installer.nsh")));
    },
    publish: null,
    win: {
      icon: join(root, "build/icons/icon.ico"),
      requestedExecutionLevel: "asInvoker",
    },
    nsis: nsis(installer),
    portable: {
      // Anew for each start: a second one must not take the files away from the first.
      unpackDirName: true,
      artifactName: "${name}-${version}-x64-portable.${ext}",
      requestExecutionLevel: "user",
    },
  };
}
