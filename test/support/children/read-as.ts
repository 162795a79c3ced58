import { createDisk } from "../../../electron/adapters/disk.ts";

// Becomes another user, then prints what the disk says of each path: `<uid> <path>…`.
const [uid = "", ...paths] = process.argv.slice(2);
process.setgid?.(Number(uid));
process.setgroups?.([]);
process.setuid?.(Number(uid));
const disk = createDisk();
const answers = [];
for (const path of paths) {
  const [listing, file, tail] = await Promise.all([
    disk.list(path),
    disk.read(path, 100),
    disk.tail(path, 100),
  ]);
  const problems = [listing, file, tail].map((answer) => (answer.kind === "failed" ? answer.problem : null));
  answers.push([...problems, await disk.writeProblem(path)]);
}
process.stdout.write(JSON.stringify(answers));
