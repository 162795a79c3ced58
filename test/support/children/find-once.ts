import { runFind, makeFindWorld } from "../find-world.ts";

// Becomes the user of its second argument, then searches the folder of its first and prints the result.
const [root = "", uid = "0"] = process.argv.slice(2);
// Only root can become somebody else, and nobody else has to.
if (process.getuid?.() !== Number(uid)) {
  process.setgid?.(Number(uid));
  process.setgroups?.([]);
  process.setuid?.(Number(uid));
}
const { events: _, ...result } = await runFind(makeFindWorld(), { roots: [root], full: true });
process.stdout.write(`${JSON.stringify(result)}\n`);
