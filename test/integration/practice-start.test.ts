import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Service } from "../../electron/contract/service.ts";
import type { Program } from "../../electron/core/program.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { practicePorts } from "../../electron/hosts/common/practice-ports.ts";
import { openPractice, type PracticeStay } from "../../electron/hosts/common/practice-process.ts";
import type { LaunchResult, Ports } from "../../electron/jobs/ports.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { cliPath } from "../support/cli.ts";
import { errorsOf, ports as realPorts } from "../support/engine.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { onWindows } from "../support/platform.ts";
import { callOf, openService, quietCall, refusalOf } from "../support/window-service.ts";

interface PracticeWindow {
  readonly stay: PracticeStay;
  readonly ports: Ports;
  readonly service: Service;
  readonly link: {
    readonly lagrange: string;
    readonly yunzai: string;
    readonly link: null;
    readonly token: null;
  };
  /** Confirms what a plan shows. */
  readonly start: (program: Program) => Promise<LaunchResult>;
}

/** A window's service in a practice world whose folders it has found. */
async function withPractice(
  options: readonly string[],
  play: (window: PracticeWindow) => Promise<void>,
): Promise<void> {
  const stay = await openPractice({ program: cliPath, options }, new AbortController().signal);
  if (!stay) throw new Error("no practice world");
  try {
    const { lagrange, yunzai } = stay;
    const ports = practicePorts(realPorts, stay);
    const { service } = openService({ within: stay.folder }, ports);
    await service.find({ full: false }, callOf("find"));
    const start = async (program: Program): Promise<LaunchResult> => {
      const folder = program === "lagrange" ? lagrange : yunzai;
      const plan = await service.planStart({ program, folder }, quietCall());
      if (plan.kind === "refused") throw new Error(plan.reason);
      return service.start({ plan: plan.id }, quietCall());
    };
    await play({ stay, ports, service, start, link: { lagrange, yunzai, link: null, token: null } });
  } finally {
    await stay.end();
  }
}

const started = { kind: "started", pid: null };

/** Writes the edit that the wizard plans. */
async function repair({ service, link }: PracticeWindow): Promise<void> {
  const request = { ...link, entry: null, unverified: false, rebuild: false };
  const { id } = await service.plan(request, quietCall());
  expect((await service.write({ plan: id ?? "" }, quietCall())).kind).toBe("written");
}

test("a Lagrange that is started once its settings are right connects, and is seen to stay", async () => {
  await withPractice([], async (window) => {
    const { stay, service, link } = window;
    const { lagrange, yunzai } = stay;
    await repair(window);
    const before = await service.check(link, quietCall());
    expect(before.lagrange?.running).toBe(false);
    expect(before.findings.map(({ code }) => code)).toContain("lagrange-not-running");
    expect(await service.planStart({ program: "lagrange", folder: lagrange }, quietCall())).toMatchObject({
      kind: "ready",
      target: { is: "lagrange", program: join(lagrange, lagrangeExecutable()), args: [], folder: lagrange },
    });

    expect(await window.start("lagrange")).toEqual(started);
    const watched = await service.watch({ lagrange, yunzai, link: null, seconds: 600 }, callOf("watch"));
    expect(watched).toMatchObject({
      kind: "stable",
      lagrange: "running",
      connected: true,
      arrived: "1234567890",
    });
    expect(JSON.parse(await readFile(join(lagrange, "keystore.json"), "utf8"))).toMatchObject({
      Uin: 1234567890,
    });

    const after = await service.check(link, quietCall());
    expect(after).toMatchObject({ verdict: "healthy", lagrange: { running: true, uin: "1234567890" } });
    expect(after.findings.map(({ code }) => code)).toEqual(["link-healthy"]);
    expect(await service.planStart({ program: "lagrange", folder: lagrange }, quietCall())).toEqual({
      kind: "refused",
      reason: "running",
    });
  });
});

test("a started Lagrange closes by itself when its settings change, and starts again with the new ones", async () => {
  await withPractice([], async (window) => {
    const { stay, service, link } = window;
    const runs = async (): Promise<boolean> =>
      (await service.check(link, quietCall())).lagrange?.running ?? false;
    await window.start("lagrange");
    await expect.poll(() => readdir(stay.lagrange)).toContain("keystore.json");
    expect(await runs()).toBe(true);
    await repair(window);
    await expect.poll(runs).toBe(false);
    expect(await window.start("lagrange")).toEqual(started);
    await expect.poll(() => readFile(logIn(stay), "utf8")).toContain("1234567890");
  });

  function logIn({ yunzai }: PracticeStay): string {
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    return join(yunzai, `logs/command.${day}.log`);
  }
});

for (const [what, text] of [
  ["that .NET cannot read", "{ not JSON"],
  ["with a value it cannot bind", factorySettings(factoryLink).replace("8080", '"x"')],
] as const) {
  test(`a Lagrange with settings ${what} ends as soon as it was started`, async () => {
    await withPractice([], async (window) => {
      const { stay, ports } = window;
      await writeFile(join(stay.lagrange, "appsettings.json"), text);
      expect(await window.start("lagrange")).toEqual(started);
      await expect.poll(() => stay.stage.playing().lagrange).toBe(null);
      const executables = (await ports.system.processes()).map(({ executable }) => executable);
      expect(executables).not.toContain(join(stay.lagrange, "Lagrange.OneBot"));
      expect(await readdir(stay.lagrange)).not.toContain("keystore.json");
    });
  });
}

test("a Yunzai that does not run yet can be started, and the link is judged by its settings alone then", async () => {
  await withPractice(["--stopped"], async (window) => {
    const { stay, service, link } = window;
    const { yunzai } = stay;
    const before = await service.check(link, quietCall());
    expect(before).toMatchObject({ verdict: "broken", yunzai: { running: false } });
    expect(errorsOf(before)[0]).toBe("yunzai-not-running");
    expect(errorsOf(before)).not.toContain("redis-not-running");

    const plan = await service.planStart({ program: "yunzai", folder: yunzai }, quietCall());
    const program = join(stay.folder, ".programs", onWindows ? "node.exe" : "node");
    expect(plan).toMatchObject({
      kind: "ready",
      target: { is: "yunzai", program, args: ["."], folder: yunzai },
    });
    const id = plan.kind === "ready" ? plan.id : "";
    expect(await service.start({ plan: id }, quietCall())).toEqual(started);
    const after = await service.waitAndCheck({ ...link, seconds: 600 }, quietCall());
    expect(after.yunzai?.running).toBe(true);
    const errors = after.findings.filter(({ severity }) => severity === "error");
    expect(new Set(errors.map(({ subject }) => subject))).toEqual(new Set(["settings"]));
    expect(await refusalOf(() => service.start({ plan: id }, quietCall()))).toBe("unknown-plan");
    expect(await service.planStart({ program: "yunzai", folder: yunzai }, quietCall())).toEqual({
      kind: "refused",
      reason: "running",
    });
  });
});

test("a Yunzai that loads slowly does so each time it is started", async () => {
  await withPractice(["--stopped", "--age", "A", "--loading", "3"], async (window) => {
    expect(await window.start("yunzai")).toEqual(started);
    const loading = await window.service.check(window.link, quietCall());
    expect(loading.findings[0]).toMatchObject({ code: "yunzai-loading" });
    const after = await window.service.waitAndCheck({ ...window.link, seconds: 600 }, quietCall());
    expect(after.findings[0]).toMatchObject({ severity: "error", subject: "settings" });
  });
});

test("both programs started from nothing find each other", async () => {
  await withPractice(["--stopped"], async (window) => {
    await window.start("yunzai");
    await repair(window);
    await window.start("lagrange");
    const { lagrange, yunzai } = window.stay;
    const met = new AbortController();
    const call = callOf("watch", met.signal);
    const watching = window.service.watch({ lagrange, yunzai, link: null, seconds: 600 }, call);
    await expect.poll(() => call.told.at(-1)).toMatchObject({ type: "progress", connected: true });
    met.abort();
    await watching;
  });
});

test("nothing but the practice world's two programs is ever started, and none of them is run for real", async () => {
  await withPractice(["--stopped"], async ({ stay, ports, service }) => {
    for (const [program, folder] of [
      ["lagrange", stay.folder],
      ["yunzai", join(stay.folder, "..")],
      ["lagrange", "/"],
    ] as const) {
      expect(await refusalOf(() => service.planStart({ program, folder }, quietCall()))).toBe(
        "unknown-folder",
      );
    }
    for (const [program, folder] of [
      ["lagrange", stay.yunzai],
      ["yunzai", stay.lagrange],
    ] as const) {
      expect(await service.planStart({ program, folder }, quietCall())).toEqual({
        kind: "refused",
        reason: "no-program",
      });
    }
    // What somebody has put beside them is found, and shown, but not run.
    const script = `#!/bin/sh\ntouch ran\n`;
    const other = await makeLagrangeFolder(join(stay.folder, "other"), {
      files: { [lagrangeExecutable()]: script },
    });
    await service.find({ full: true }, callOf("find"));
    const plan = await service.planStart({ program: "lagrange", folder: other }, quietCall());
    expect(await service.start({ plan: plan.kind === "ready" ? plan.id : "" }, quietCall())).toEqual({
      kind: "failed",
      reason: "unknown",
    });
    const launch = { program: "/bin/true", args: [], folder: "/" };
    expect(await ports.launcher.start(launch)).toEqual({ kind: "failed", reason: "unknown" });
    expect(stay.stage.playing()).toEqual({ lagrange: null, yunzai: null });
    expect(await readdir(other)).not.toContain("ran");
  });
});

test("what is played is what the system shows, in place of the practice process, and nothing else is hidden", async () => {
  await withPractice([], async (window) => {
    const { stay, ports } = window;
    const ofPractice = async (): Promise<readonly (string | null)[]> =>
      (await ports.system.processes())
        .filter(({ pid }) => pid === stay.pid)
        .map(({ workingDirectory }) => workingDirectory);
    expect(await ofPractice()).toEqual([stay.yunzai]);
    await window.start("lagrange");
    expect(await ofPractice()).toEqual([stay.yunzai, stay.lagrange]);
    const [shown, real] = await Promise.all([ports.system.processes(), realPorts.system.processes()]);
    expect(real.map(({ pid }) => pid)).toContain(stay.pid);
    expect(shown.map(({ pid }) => pid)).toContain(process.pid);
    expect(await ports.system.environment(stay.pid)).toEqual({});
    expect(await ports.system.environment(process.pid)).not.toEqual({});
  });
});

test("a practice process that has gone starts nothing any more", async () => {
  await withPractice(["--stopped"], async (window) => {
    process.kill(window.stay.pid, "SIGKILL");
    const failed = { kind: "failed", reason: "unknown" };
    expect(await window.start("yunzai")).toEqual(failed);
    expect(window.stay.stage.playing()).toEqual({ lagrange: null, yunzai: null });
    expect(await window.start("yunzai")).toEqual(failed);
  });
});
