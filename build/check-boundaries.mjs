// Checks that imports point downwards only (DESIGN 6): `node build/check-boundaries.mjs [root]`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/**
 * What each folder may import beside itself. `values`: folders used at run time; `types`: folders used
 * by `import type` only; `packages`: from the registry, `*` for any but Electron; `node`: Node's own
 * modules; `files`: single files elsewhere.
 */
const layers = {
  "electron/core": { packages: ["jsonc-parser", "yaml"] },
  "electron/jobs": { values: ["electron/core"], packages: ["diff"] },
  "electron/locales": { types: ["electron/core"] },
  "electron/contract": {
    values: ["electron/core"],
    types: ["electron/jobs", "electron/locales"],
    packages: ["valibot"],
  },
  "electron/service": {
    values: ["electron/contract", "electron/jobs", "electron/core", "electron/locales"],
  },
  "electron/adapters": { values: ["electron/jobs", "electron/core"], packages: ["ws", "koffi"], node: true },
  "electron/practice": {
    values: ["electron/core"],
    types: ["electron/jobs"],
    packages: ["ws", "yaml"],
    node: true,
  },
  "electron/hosts/common": host([]),
  "electron/hosts/terminal": host([]),
  "electron/hosts/browser": host(["ws"]),
  "electron/hosts/desktop": host(["electron"]),
  renderer: {
    values: ["electron/contract", "electron/locales"],
    types: ["electron/core", "electron/jobs"],
    packages: ["*"],
    files: ["electron/core/assert-never.ts"],
  },
};

function host(packages) {
  const below = ["hosts/common", "adapters", "service", "contract", "practice", "jobs", "core", "locales"];
  return {
    values: below.map((name) => `electron/${name}`),
    packages,
    node: true,
    files: ["package.json"],
  };
}

const builtins = new Set(builtinModules);

/** Files below a folder, as paths from the root with `/`. */
function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function layerOf(path) {
  return Object.keys(layers).find((layer) => path.startsWith(`${layer}/`)) ?? null;
}

/** Every import of a module, in whatever form: `{ specifier, typeOnly, offset }`, specifier null where it is computed. */
function importsOf(program) {
  const found = [];
  visit(program);
  return found;

  function visit(node) {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node?.type !== "string") return;
    const told = importIn(node);
    if (told) found.push({ ...told, offset: node.start });
    for (const child of Object.values(node)) if (typeof child === "object") visit(child);
  }
}

function importIn(node) {
  switch (node.type) {
    case "ImportDeclaration":
      // `import { type X }` does not count as type-only: it still loads the module.
      return { specifier: node.source.value, typeOnly: node.importKind === "type" };
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return node.source && { specifier: node.source.value, typeOnly: node.exportKind === "type" };
    case "ImportExpression":
      return { specifier: node.source.type === "Literal" ? node.source.value : null, typeOnly: false };
    case "TSImportType":
      return { specifier: node.source.value, typeOnly: true };
    case "TSExternalModuleReference":
      return { specifier: node.expression.value, typeOnly: false };
    default:
      return null;
  }
}

/** Why an import is not allowed; null when it is. */
function problemOf(root, file, layer, { specifier, typeOnly }) {
  if (specifier === null) return "a computed import cannot be checked";
  const rule = layers[layer];
  if (specifier.startsWith(".")) return relativeProblem(root, file, layer, rule, specifier, typeOnly);
  if (specifier.startsWith("node:") || builtins.has(specifier)) {
    return rule.node ? null : `${layer} may not use Node's own modules`;
  }
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const allowed = rule.packages ?? [];
  if (allowed.includes(name)) return null;
  if (name === "electron") return "only electron/hosts/desktop may import electron";
  return allowed.includes("*") ? null : `${layer} may not import the package ${name}`;
}

function relativeProblem(root, file, layer, rule, specifier, typeOnly) {
  const target = posix.normalize(posix.join(posix.dirname(file), specifier.split("?")[0]));
  if (!existsSync(join(root, target))) return "there is no such file";
  if (rule.files?.includes(target)) return null;
  const to = layerOf(target);
  if (to === null) return `${target} belongs to no layer`;
  if (to === layer || rule.values?.includes(to)) return null;
  if (!rule.types?.includes(to)) return `${layer} may not import ${to}`;
  return typeOnly ? null : `${layer} may import only types from ${to}`;
}

function lineAt(text, offset) {
  return text.slice(0, offset).split("\n").length;
}

function check(root) {
  const problems = [];
  let imports = 0;
  const files = ["electron", "renderer"].flatMap((folder) => filesIn(root, folder));
  const sources = files.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  for (const file of sources) {
    const layer = layerOf(file);
    if (layer === null) {
      problems.push(`${file}: belongs to no layer`);
      continue;
    }
    const text = readFileSync(join(root, file), "utf8");
    const { program, errors } = parseSync(file, text);
    if (errors.length > 0) problems.push(`${file}: ${errors[0].message}`);
    for (const found of importsOf(program)) {
      imports += 1;
      const problem = problemOf(root, file, layer, found);
      if (problem)
        problems.push(`${file}:${lineAt(text, found.offset)} imports ${found.specifier}: ${problem}`);
    }
  }
  return { problems, files: sources.length, imports };
}

const [, , asked] = process.argv;
const root = asked === undefined ? dirname(dirname(fileURLToPath(import.meta.url))) : resolve(asked);
const { problems, files, imports } = check(root);
if (problems.length === 0) {
  console.log(`${files} files, ${imports} imports, boundaries hold`);
} else {
  console.error([...problems, `boundaries broken: ${problems.length}`].join("\n"));
  process.exitCode = 1;
}
