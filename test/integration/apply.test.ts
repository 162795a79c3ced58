import { chmod, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { planApply, commitApply } from "../../electron/jobs/apply.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { errorsOf, expectCured, linksIn, portOf, ports, reverse, withWorld } from "../support/engine.ts";
import { withOtherBot } from "../support/other-bot.ts";
import { withYunzai } from "../support/with-yunzai.ts";

for (const age of ["A", "B", "C0", "C"] as const) {
  test(`age ${age}: the factory settings are repaired in place, backed up, and healthy afterwards`, async () => {
    await withWorld({ age }, async (world) => {
      const before = await world.read();
      const result = await world.apply();
      expect(result).toMatchObject({ kind: "written", reason: null });
      expect(result.outcome?.ok).toBe(true);
      expect(await readFile(result.backup ?? "", "utf8")).toBe(before);
      const { port, pathname } = new URL(world.url);
      const expected = before
        .replace('"Port": 8080', `"Port": ${port}`)
        .replace('"Suffix": "/onebot/v11/ws"', `"Suffix": "${pathname}"`);
      expect(await world.read()).toBe(expected);
      expect(result.diff.split("\n").filter((line) => /^[-+] /.test(line))).toHaveLength(4);
      await expectCured(world);
    });
  });
}

test("nothing is written before the link is proved, unless told to", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.server.close();
    const before = await world.read();
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "not-verified", backup: null });
    expect(await world.read()).toBe(before);
    expect((await readdir(world.lagrange)).filter((name) => name.endsWith(".bak"))).toEqual([]);
    expect((await world.apply({ unverified: true })).kind).toBe("written");
  });
});

test("which entry: one that opens elsewhere is another bot's, whatever else is wrong", async () => {
  await withOtherBot(async (otherPort) => {
    await withWorld({ age: "C" }, async (world) => {
      const theirs = reverse(otherPort, "/onebot/v11/ws");
      await world.write(JSON.stringify({ Implementations: [theirs] }));
      expect((await world.apply()).kind).toBe("written");
      expect(await linksIn(world)).toEqual([theirs, expect.objectContaining({ Port: portOf(world) })]);
    });
  });
});

test("N3: another entry's value at which Lagrange stops stays as it is, and is told with the result", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const theirs = { ...reverse(1, "/onebot"), ReconnectInterval: "soon" };
    await world.write(JSON.stringify({ Implementations: [reverse(portOf(world), "/onebotv11"), theirs] }));
    for (const kind of ["written", "unchanged"]) {
      const result = await world.apply();
      expect(result.kind).toBe(kind);
      expect(result.remaining.map(({ code, facts }) => [code, facts])).toEqual([
        ["value-invalid", { index: 1, option: "ReconnectInterval", value: "soon" }],
      ]);
    }
    expect((await linksIn(world))[1]).toEqual(theirs);
  });
});

test("which entry: another Yunzai's working entry on another port is left alone", async () => {
  await withYunzai({ age: "C" }, async (other) => {
    await withWorld({ age: "C" }, async (world) => {
      const theirs = reverse(other.port, "/OneBotv11");
      await world.write(JSON.stringify({ Implementations: [theirs, reverse(portOf(world), "/onebotv11")] }));
      expect((await world.apply()).kind).toBe("written");
      expect(await linksIn(world)).toEqual([theirs, reverse(portOf(world), "/OneBotv11")]);
    });
  });
});

test("which entry: an unreachable custom entry is not taken, a new one is added", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const custom = reverse(1, "/my/own/bot");
    await world.write(JSON.stringify({ Implementations: [custom] }));
    expect((await world.apply()).kind).toBe("written");
    expect(await linksIn(world)).toEqual([custom, expect.objectContaining({ Suffix: "/OneBotv11" })]);
    await expectCured(world);
  });
});

test("which entry: the one on Yunzai's port, or on its suffix, is the one", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = portOf(world);
    await world.write(JSON.stringify({ Implementations: [reverse(1, "/x"), reverse(port, "/wrong")] }));
    expect((await world.apply()).kind).toBe("written");
    expect(await linksIn(world)).toEqual([reverse(1, "/x"), reverse(port, "/OneBotv11")]);
    await world.write(JSON.stringify({ Implementations: [reverse(1, "/x"), reverse(2, "/OneBotv11")] }));
    expect((await world.apply()).kind).toBe("written");
    expect(await linksIn(world)).toEqual([reverse(1, "/x"), reverse(port, "/OneBotv11")]);
  });
});

test("which entry: two that could be meant are asked about, and the answer is taken", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = portOf(world);
    const two = [reverse(port, "/wrong"), reverse(port, "/alsowrong")];
    await world.write(JSON.stringify({ Implementations: two }));
    const asked = await world.apply();
    expect(asked).toMatchObject({ kind: "refused", reason: "ambiguous" });
    expect(asked.candidates.map(({ index }) => index)).toEqual([0, 1]);
    expect((await world.apply({ entry: 1 })).kind).toBe("written");
    expect(await linksIn(world)).toEqual([two[0], reverse(port, "/OneBotv11")]);
    await world.write(JSON.stringify({ Implementations: two }));
    expect((await world.apply({ entry: "new" })).kind).toBe("written");
    expect(await linksIn(world)).toHaveLength(3);
    expect(await world.apply({ entry: 9 })).toMatchObject({ kind: "refused", reason: "not-found" });
  });
});

test("which entry: of two that reach Yunzai the one that does it as one connection, wherever it stands", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = portOf(world);
    const split = { ...reverse(port, "/OneBotv11/x"), UseUniversalClient: false };
    await world.write(JSON.stringify({ Implementations: [split, reverse(port, "/OneBotv11")] }));
    expect(errorsOf(await world.check())).toEqual([]);
    expect((await world.apply()).kind).toBe("unchanged");
  });
});

test("a working link is unchanged however it is spelt", async () => {
  await withWorld({ age: "C" }, async (world) => {
    for (const entry of [
      { ...reverse(portOf(world), "/OneBotv11/"), Host: "localhost" },
      reverse(portOf(world), "/OneBotv11/x?a=b"),
    ]) {
      await world.write(JSON.stringify({ Implementations: [entry] }));
      expect((await world.apply()).kind).toBe("unchanged");
    }
  });
});

test("Y8: the token Yunzai asks for is filled in, in the form that can carry it, and shown nowhere", async () => {
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const result = await world.apply();
    expect(result.kind).toBe("written");
    expect(await linksIn(world)).toEqual([expect.objectContaining({ AccessToken: "s3cret" })]);
    expect(JSON.stringify(result)).not.toContain("s3cret");
    expect(JSON.stringify(await world.check())).not.toContain("s3cret");
    await expectCured(world);
  });
  await withWorld(
    { age: "C", auth: { "X-Token": "s3cret", authorization: "Bearer other" } },
    async (world) => {
      const result = await world.apply();
      expect(result.kind).toBe("written");
      expect(await linksIn(world)).toEqual([
        expect.objectContaining({ AccessToken: "other", Suffix: "/OneBotv11/?X-Token=s3cret" }),
      ]);
      expect(JSON.stringify(result)).not.toMatch(/s3cret|Bearer other/);
      await expectCured(world);
    },
  );
});

test("a missing file is created with the factory's content; a foreign program's file is not touched", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await rm(world.settingsPath);
    expect(await world.apply()).toMatchObject({ kind: "written", backup: null });
    await expectCured(world);
    await rm(join(world.lagrange, lagrangeExecutable()));
    const milky = JSON.stringify({ Lagrange: {}, Milky: {} });
    await world.write(milky);
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "wrong-program" });
    expect(await world.read()).toBe(milky);
  });
});

test("L4: the ignored section stays as it is and a proper entry is added", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const ReverseWebSocket = { Enabled: true, Port: 2536, Suffix: "/OneBotv11" };
    await world.write(JSON.stringify({ ReverseWebSocket }));
    expect((await world.apply()).kind).toBe("written");
    expect(JSON.parse(await world.read())).toMatchObject({ ReverseWebSocket });
    await expectCured(world);
  });
});

test("a file .NET cannot read is refused, and rebuilt only on request, other bots' entries carried over", async () => {
  await withOtherBot(async (otherPort) => {
    await withWorld({ age: "C" }, async (world) => {
      const theirs = reverse(otherPort, "/onebot/v11/ws");
      const broken = `{ "Account": { "Uin": 123456 }, "Implementations": [ ${JSON.stringify(theirs)} }`;
      await world.write(broken);
      expect(await world.apply()).toMatchObject({ kind: "refused", reason: "settings-unreadable" });
      expect(await world.read()).toBe(broken);
      const result = await world.apply({ rebuild: true });
      expect(result.kind).toBe("written");
      expect(await readFile(result.backup ?? "", "utf8")).toBe(broken);
      expect(JSON.parse(await world.read())).toMatchObject({ Account: { Uin: 123456 } });
      expect(await linksIn(world)).toEqual([theirs, expect.objectContaining({ Port: portOf(world) })]);
      await expectCured(world);
    });
  });
});

test("N5: a layer over the file that would undo the edit is not written around", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const overlay = JSON.stringify({ Implementations: [{ Suffix: "/elsewhere" }] });
    await writeFile(join(world.lagrange, "appsettings.Production.json"), overlay);
    await world.write({ port: portOf(world), suffix: "/x" });
    const before = await world.read();
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "would-not-parse" });
    expect(await world.read()).toBe(before);
  });
});

test("N5: a right file under a layer that breaks it is no reason to say that all is well", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const overlay = JSON.stringify({ Implementations: [{ Port: 1 }] });
    await writeFile(join(world.lagrange, "appsettings.Production.json"), overlay);
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "would-not-parse" });
  });
});

test("a file that changed between plan and write is left as it is", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const signal = new AbortController().signal;
    const request = {
      lagrange: world.lagrange,
      yunzai: world.yunzai,
      url: null,
      token: null,
      stayMs: 100,
      entry: null,
      unverified: false,
      rebuild: false,
    };
    const plan = await planApply(ports, request, signal, () => undefined);
    expect(plan.result.kind).toBe("planned");
    const changed = `${await world.read()}\n`;
    await world.write(changed);
    const result = await commitApply(ports.settingsFile, plan, signal);
    expect(result).toMatchObject({ kind: "refused", reason: "changed-meanwhile" });
    expect(await world.read()).toBe(changed);
  });
});

test("a read-only file is refused and stays", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await chmod(world.settingsPath, 0o444);
    const before = await world.read();
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "read-only" });
    expect(await world.read()).toBe(before);
  });
});

test("Y14: where Yunzai answers on one family only, the literal that answered is written", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = portOf(world);
    await world.server.close();
    await withYunzai({ age: "C", port, families: ["ipv6"], folder: world.yunzai }, async () => {
      await world.write({ port, suffix: "/OneBotv11" });
      const before = await world.check();
      expect(errorsOf(before)).toEqual(["other-family"]);
      expect((await world.apply()).kind).toBe("written");
      expect(await linksIn(world)).toEqual([expect.objectContaining({ Host: "[::1]", Port: port })]);
      await expectCured(world);
    });
  });
});
