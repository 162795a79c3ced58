import { mkdir, readdir, readFile, rename, symlink, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Plan, PlanRequest } from "../../electron/contract/api.ts";
import type { Service } from "../../electron/contract/service.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { createPlans } from "../../electron/service/plans.ts";
import {
  errorsOf,
  linksIn,
  portOf,
  ports as realPorts,
  reverse,
  withWorld,
  type EngineWorld,
} from "../support/engine.ts";
import { onWindows } from "../support/platform.ts";
import {
  linkOf,
  openService,
  quietCall,
  refusalOf,
  usualPlan,
  withGivenFolders,
} from "../support/window-service.ts";

interface Play {
  readonly world: EngineWorld;
  readonly service: Service;
  readonly plan: (own?: Partial<PlanRequest>) => Promise<Plan>;
  readonly check: () => Promise<CheckResult>;
}

/** A practice world whose folders have been given to a service, with the requests a window makes. */
async function withService(
  options: PracticeWorldOptions,
  play: (play: Play) => Promise<void>,
): Promise<void> {
  await withGivenFolders(options, async ({ world, service }) => {
    const link = linkOf(world);
    await play({
      world,
      service,
      plan: (own = {}) => service.plan({ ...link, ...usualPlan, ...own }, quietCall()),
      check: () => service.check(link, quietCall()),
    });
  });
}

/** What a plan is written by; fails where there is nothing to write. */
function idOf({ id, result }: Plan): string {
  if (id === null) throw new Error(`nothing to write: ${result.kind} ${result.reason ?? ""}`);
  return id;
}

test("from the factory settings to a healthy link, and back by the backup", async () => {
  await withService({ age: "C" }, async ({ world, service, plan, check }) => {
    const factory = await world.read();
    expect((await check()).verdict).toBe("broken");
    const planned = await plan();
    expect(planned.result).toMatchObject({ kind: "planned", reason: null, backup: null });
    expect(planned.result.diff).toContain('+            "Suffix": "/OneBotv11"');
    expect(await world.read()).toBe(factory);

    const written = await service.write({ plan: idOf(planned) }, quietCall());
    expect(written).toMatchObject({ kind: "written", diff: planned.result.diff });
    expect(await linksIn(world)).toMatchObject([{ Port: portOf(world), Suffix: "/OneBotv11" }]);
    expect(await readFile(written.backup ?? "", "utf8")).toBe(factory);
    expect((await check()).verdict).toBe("healthy");
    const { lagrange, yunzai } = world;
    expect((await service.hello(null, quietCall())).bots).toMatchObject([{ lagrange, yunzai }]);
    expect(await plan()).toMatchObject({ id: null, result: { kind: "unchanged" } });

    const { backups } = await service.backups({ lagrange }, quietCall());
    expect(backups.map(({ path }) => path)).toEqual([written.backup]);
    expect(backups[0]?.diff).toContain("-");
    const [{ path: backup } = { path: "" }] = backups;
    const restored = await service.restore({ lagrange, backup }, quietCall());
    expect(restored).toMatchObject({ kind: "written", restored: backup });
    expect(await world.read()).toBe(factory);
    expect((await check()).verdict).toBe("broken");
  });
});

test("the backup of a linked file may be shown where it lies, and no other folder with it", async () => {
  test.skip(onWindows, "links need a right there that tests do not have");
  await withWorld({ age: "C" }, async (world) => {
    const shown: string[] = [];
    const launcher = { ...realPorts.launcher, showFolder: async (path: string) => shown.push(path) > 0 };
    const { service } = openService({ within: world.folder }, { launcher });
    await service.find({ full: true }, quietCall());
    const { lagrange } = world;
    const kept = join(world.folder, "kept");
    await mkdir(kept);
    await rename(join(lagrange, "appsettings.json"), join(kept, "appsettings.json"));
    await symlink(join(kept, "appsettings.json"), join(lagrange, "appsettings.json"));
    const show = (path: string) => refusalOf(() => service.showFolder({ path }, quietCall()));
    expect(await show(kept)).toBe("unknown-folder");
    const plan = await service.plan({ ...linkOf(world), ...usualPlan }, quietCall());
    const { backup } = await service.write({ plan: idOf(plan) }, quietCall());
    expect(dirname(backup ?? "")).toBe(kept);
    expect(await show(kept)).toBeNull();
    expect(await show(world.folder)).toBe("unknown-folder");
    expect(shown).toEqual([kept]);
  });
});

test("settings to which a link leads out of the only folder to work in are neither written nor restored", async () => {
  test.skip(onWindows, "links need a right there that tests do not have");
  await withWorld({ age: "C" }, async (world) => {
    const { lagrange } = world;
    const { service } = openService({ within: lagrange });
    await service.find({ full: true }, quietCall());
    const link = { host: "127.0.0.1", port: portOf(world), suffix: "/OneBotv11" };
    const write = async () => {
      const asked = { ...linkOf(world), yunzai: null, link, ...usualPlan };
      return service.write({ plan: idOf(await service.plan(asked, quietCall())) }, quietCall());
    };
    const [settings, real] = [join(lagrange, "appsettings.json"), join(world.folder, "real.json")];
    const outside = { kind: "refused", reason: "outside", step: "resolve", backup: null };
    const factory = await world.read();
    await rename(settings, real);
    await symlink(real, settings);
    expect(await write()).toMatchObject(outside);

    const backup = `${real}.20260102-030405.bak`;
    await writeFile(backup, "{}");
    expect(await service.restore({ lagrange, backup }, quietCall())).toMatchObject(outside);
    expect(await readFile(real, "utf8")).toBe(factory);

    await Promise.all([unlink(settings), unlink(real), unlink(backup)]);
    await symlink(real, settings);
    expect(await write()).toMatchObject(outside);
    expect(await readdir(world.folder)).not.toContain("real.json");
  });
});

test("a plan can be written once, and only one that was made", async () => {
  await withService({ age: "C" }, async ({ world, service, plan }) => {
    const id = idOf(await plan());
    expect(await refusalOf(() => service.write({ plan: "0".repeat(32) }, quietCall()))).toBe("unknown-plan");
    const both = [1, 2].map(() => refusalOf(() => service.write({ plan: id }, quietCall())));
    expect(new Set(await Promise.all(both))).toEqual(new Set([null, "unknown-plan"]));
    expect(await refusalOf(() => service.write({ plan: id }, quietCall()))).toBe("unknown-plan");
    expect((await service.backups({ lagrange: world.lagrange }, quietCall())).backups).toHaveLength(1);
  });
});

test("the newest plans are kept, each is given out once, and an old one makes room", async () => {
  let made = 0;
  const plans = createPlans<number>(() => `plan ${(made += 1)}`);
  const ids = Array.from({ length: 65 }, (_, index) => plans.keep(index));
  const [oldest = "", second = ""] = ids;
  const take = async (id: string): Promise<unknown> => plans.take(id);
  expect(await refusalOf(() => take(oldest))).toBe("unknown-plan");
  expect(await take(second)).toBe(1);
  expect(await refusalOf(() => take(second))).toBe("unknown-plan");
  expect(await refusalOf(() => take("constructor"))).toBe("unknown-plan");
});

test("a plan of a file that has changed since is refused, and the file stays as it is", async () => {
  await withService({ age: "C" }, async ({ world, service, plan }) => {
    const id = idOf(await plan());
    await world.write("{ }");
    expect(await service.write({ plan: id }, quietCall())).toMatchObject({
      kind: "refused",
      reason: "changed-meanwhile",
    });
    expect(await world.read()).toBe("{ }");
    expect((await service.hello(null, quietCall())).bots).toEqual([]);
  });
});

test("where several entries could be meant they are shown, and the chosen one is edited", async () => {
  await withService({ age: "C" }, async ({ world, service, plan }) => {
    const port = portOf(world);
    const entries = [reverse(port, "/a"), reverse(port, "/b"), reverse(port, "/c")];
    await world.write(JSON.stringify({ Implementations: entries }, null, 2));
    const asked = await plan();
    expect(asked).toMatchObject({ id: null, result: { kind: "refused", reason: "ambiguous" } });
    expect(asked.result.candidates.map(({ index }) => index)).toEqual([0, 1, 2]);
    const chosen = await plan({ entry: 1 });
    expect((await service.write({ plan: idOf(chosen) }, quietCall())).kind).toBe("written");
    expect(await linksIn(world)).toEqual([entries[0], reverse(port, "/OneBotv11"), entries[2]]);
  });
});

test("a new entry is added beside the others when that was chosen; one that is not there is not found", async () => {
  await withService({ age: "C" }, async ({ world, service, plan }) => {
    const port = portOf(world);
    const entries = [reverse(port, "/a"), reverse(port, "/b")];
    await world.write(JSON.stringify({ Implementations: entries }, null, 2));
    expect(await plan({ entry: 7 })).toMatchObject({ id: null, result: { reason: "not-found" } });
    await service.write({ plan: idOf(await plan({ entry: "new" })) }, quietCall());
    expect(await linksIn(world)).toMatchObject([...entries, { Port: port, Suffix: "/OneBotv11" }]);
  });
});

test("a file that .NET cannot read is rebuilt only when that was asked for, after a backup", async () => {
  await withService({ age: "C" }, async ({ world, service, plan, check }) => {
    const broken = factorySettings(factoryLink).replace('"Uin": 0,', '"Uin": 12345');
    await world.write(broken);
    expect(errorsOf(await check())[0]).toBe("settings-unreadable");
    expect(await plan()).toMatchObject({
      id: null,
      result: { kind: "refused", reason: "settings-unreadable" },
    });
    const rebuilt = await service.write({ plan: idOf(await plan({ rebuild: true })) }, quietCall());
    expect(rebuilt.kind).toBe("written");
    expect(await readFile(rebuilt.backup ?? "", "utf8")).toBe(broken);
    expect(await world.read()).toContain("12345");
    expect((await check()).verdict).toBe("healthy");
  });
});

test("what could not be proved is written only when that was asked for", async () => {
  await withService({ age: "C" }, async ({ world, service, plan }) => {
    await world.server.close();
    expect(await plan()).toMatchObject({ id: null, result: { kind: "refused", reason: "not-verified" } });
    const planned = await plan({ unverified: true });
    expect(planned.result.outcome?.kind).toBe("refused");
    expect((await service.write({ plan: idOf(planned) }, quietCall())).kind).toBe("written");
    expect(await linksIn(world)).toMatchObject([{ Port: portOf(world), Suffix: "/OneBotv11" }]);
  });
});

test("the user's own fields and token are what is dialled and written; the token is in no answer", async () => {
  await withService(
    { age: "C", auth: { authorization: "Bearer s3cret" } },
    async ({ world, service, plan }) => {
      const link = { host: "localhost", port: portOf(world), suffix: "/OneBotv11/mine" };
      const wrong = await plan({ link, yunzai: null, token: "another" });
      expect(wrong.result).toMatchObject({ reason: "not-verified", outcome: { kind: "unauthorized" } });
      const planned = await plan({ link, yunzai: null, token: "s3cret" });
      const written = await service.write({ plan: idOf(planned) }, quietCall());
      expect(written.kind).toBe("written");
      expect(JSON.stringify([wrong, planned, written])).not.toMatch(/s3cret|another/);
      expect(await linksIn(world)).toMatchObject([
        { Host: "localhost", Suffix: "/OneBotv11/mine", AccessToken: "s3cret" },
      ]);
    },
  );
});

test("a link with a masked query is written with the real one", async () => {
  await withService({ age: "C", auth: { "X-Token": "s3cret" } }, async ({ world, service, plan }) => {
    const { lagrange, yunzai } = world;
    const { fields } = await service.suggest({ lagrange, yunzai }, quietCall());
    const planned = await plan({ link: { ...fields, host: "localhost" } });
    await service.write({ plan: idOf(planned) }, quietCall());
    expect(await linksIn(world)).toMatchObject([{ Host: "localhost", Suffix: "/OneBotv11/?X-Token=s3cret" }]);
    expect(JSON.stringify(planned)).not.toContain("s3cret");
  });
});

test("a backup that is not this file's is not found, whatever it is called", async () => {
  await withService({ age: "C" }, async ({ world, service }) => {
    const { lagrange } = world;
    const before = await world.read();
    for (const backup of ["", "/etc/passwd", "../appsettings.json", "appsettings.json", "x.bak"]) {
      expect(await service.restore({ lagrange, backup }, quietCall()), backup).toMatchObject({
        kind: "refused",
        reason: "not-found",
      });
    }
    expect(await world.read()).toBe(before);
  });
});
