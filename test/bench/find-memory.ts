import { crawl, search } from "./find-task.ts";

// A process of its own: does its task once, and tells the most memory it needed, in kB.
const [task, root = ""] = process.argv.slice(2);
await (task === "search" ? search(root, true) : crawl(root));
process.send?.(process.resourceUsage().maxRSS);
process.disconnect();
