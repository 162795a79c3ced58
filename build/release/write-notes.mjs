// Writes a release's notes: `node build/release/write-notes.mjs --out FILE [--tag v1.2.3] [--signature Valid|NotSigned]`.
// With a tag it first checks that the tag is package.json's version and that CHANGELOG.md tells of it; without one the
// notes are of what is not released yet. Needs no packages.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { changesOf, isSignature, problemOfTag, releaseNotes } from "./notes.mjs";

const root = join(import.meta.dirname, "../..");

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    tag: { type: "string", default: "" },
    signature: { type: "string", default: "NotSigned" },
  },
});
const { out, tag, signature } = values;
if (out === undefined || !isSignature(signature))
  throw new Error("--out FILE, --signature Valid or NotSigned");

const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8");
const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const changes = changesOf(changelog, tag === "" ? "Unreleased" : version);
const problem = tag === "" ? null : problemOfTag(tag, version, changelog);
if (problem === null) {
  const repository = process.env["GITHUB_REPOSITORY"] ?? "OWNER/NAME";
  await writeFile(out, releaseNotes({ changes: changes ?? "", version, signature, repository }));
} else {
  console.error(problem);
  process.exitCode = 1;
}
