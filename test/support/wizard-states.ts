import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { keyMeta } from "../../electron/contract/browser-wire.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { makeLagrangeFolder, makeYunzaiFolder } from "./folders.ts";
import { withOtherBot } from "./other-bot.ts";
import { endedWalks } from "./wizard-states-ended.ts";
import { followWalks } from "./wizard-states-follow.ts";
import { botWalks } from "./wizard-states-bots.ts";
import { isResult, toldStage, type Walk } from "./wizard-visit.ts";
import { expect, wizardPage } from "./wizard-page.ts";

const firstRun: Walk = {
  name: "a first run, from the search to Health",
  states: [
    "find",
    "help",
    "link",
    "link-suffixes",
    "verify-running",
    "verify-good",
    "verify-good-opened",
    "review-planning",
    "review-planned",
    "done",
    "done-report",
    "done-undo",
    "done-undone",
    "health-running",
    "health-broken",
  ],
  async go({ open, traffic, stop, page }) {
    const wizard = await open();
    const { frame, find, link, verify, review, done, health } = wizard.locale.window;
    const escape = (): Promise<void> => page.keyboard.press("Escape");
    await wizard.says(find.title.ended.both);
    await stop("find");
    await wizard.press(frame.help);
    await expect(page.getByRole("dialog", { name: frame.help })).toBeVisible();
    await stop("help");
    await escape();

    await wizard.toLink();
    await stop("link");
    await wizard.field("suffix").press("ArrowDown");
    await expect(page.getByRole("listbox")).toBeVisible();
    await stop("link-suffixes");
    await escape();

    traffic.holdFrom(toldStage("stay"));
    await wizard.press(link.verify);
    await wizard.arrives(verify.title.running);
    await expect(page.getByText(verify.doing.stay)).toBeVisible();
    await stop("verify-running");
    traffic.release();
    await wizard.says(verify.title.good);
    await stop("verify-good");
    await wizard.press(verify.evidenceLabel);
    await wizard.press(verify.stages.label);
    await stop("verify-good-opened");

    traffic.holdFrom(isResult);
    await wizard.press(frame.next);
    await wizard.arrives(review.planning.title);
    await expect(page.getByText(review.planning.what)).toBeVisible();
    await stop("review-planning");
    traffic.release();
    await wizard.says(review.planned.title(2));
    await stop("review-planned");

    await wizard.toDone();
    await stop("done");
    await wizard.press(done.report.open);
    await expect(page.getByRole("dialog", { name: done.report.title })).toBeVisible();
    await stop("done-report");
    await escape();
    await wizard.press(done.undo);
    const confirm = page.getByRole("alertdialog", { name: done.confirm.title });
    await expect(confirm).toBeVisible();
    await stop("done-undo");
    await confirm.getByRole("button", { name: done.confirm.undo, exact: true }).click();
    await wizard.says(done.undone.title);
    await stop("done-undone");

    traffic.holdFrom(() => true);
    await wizard.press(done.examine);
    await wizard.arrives(health.title.running);
    await expect(page.getByText(verify.doing.reading)).toBeVisible();
    await stop("health-running");
    traffic.release();
    await expect(wizard.button(verify.next.repair)).toBeVisible();
    await stop("health-broken");
  },
};

const search: Walk = {
  name: "a search that takes its time",
  states: ["connecting", "find-searching", "find-searching-found", "find-stopped"],
  async go({ world, open, traffic, stop, page }) {
    await makeLagrangeFolder(join(world.folder, "备用"), { uin: 1_234_567_890 });
    traffic.holdFrom(() => true);
    const wizard = await open();
    const { frame, find } = wizard.locale.window;
    await expect(page.getByText(frame.connecting)).toBeVisible();
    await stop("connecting");
    traffic.release();

    traffic.holdFrom(({ type }) => type === "event");
    await wizard.says(find.title.searching.nothing);
    await expect(page.getByText(find.stillSearching.lagrange)).toBeVisible();
    await stop("find-searching");
    traffic.release();
    await wizard.says(find.title.ended.both);

    traffic.holdFrom(isResult);
    await wizard.press(find.full);
    await wizard.says(find.title.searching.both);
    await expect(wizard.button(find.stop)).toBeVisible();
    await stop("find-searching-found");
    await wizard.press(find.stop);
    await wizard.says(find.title.ended.both);
    await stop("find-stopped");
  },
};

const deep =
  "很久以前下载的机器人/Lagrange.OneBot_win-x64_net9.0_SelfContained/Lagrange.OneBot/bin/Release/publish";

const folders: Walk = {
  name: "many folders, and the choice among them",
  states: [
    "find-many",
    "find-refused",
    "folder-dialog",
    "folder-dialog-nothing",
    "find-taken",
    "find-elsewhere",
    "link-elsewhere",
    "link-elsewhere-bearer",
  ],
  async go({ world, open, stop, page }) {
    await makeLagrangeFolder(join(world.folder, "机器人 2"), { uin: 1_234_567_890 });
    await makeLagrangeFolder(join(world.folder, deep), { executable: null });
    await makeLagrangeFolder(join(world.folder, "Milky"), { milky: true });
    await makeYunzaiFolder(join(world.folder, "Miao-Yunzai"), {
      age: "C",
      name: "miao-yunzai",
      adapters: [],
    });
    await mkdir(join(world.folder, "空的"));
    const wizard = await open();
    const { frame, find, link } = wizard.locale.window;
    const { dialog: texts } = find;
    await wizard.says(find.title.ended.both);
    await wizard.press(find.full);
    await expect(wizard.card("Milky")).toBeVisible();
    await wizard.says(find.title.ended.both);
    await stop("find-many");
    const refused = page.getByRole("button", { name: find.refused(1) });
    if ((await refused.count()) === 1) await refused.click();
    await stop("find-refused");

    await wizard.press(find.browse);
    const dialog = page.getByRole("dialog", { name: texts.title });
    await expect(dialog.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("option", { name: "空的" })).toBeVisible();
    await dialog.getByRole("option", { name: "空的" }).click();
    await stop("folder-dialog");
    await dialog.getByRole("button", { name: texts.take("空的") }).click();
    await expect(dialog.getByText(find.nothingIn(join(world.folder, "空的")))).toBeVisible();
    await stop("folder-dialog-nothing");
    await dialog.getByRole("option", { name: "机器人 2" }).click();
    await dialog.getByRole("button", { name: texts.take("机器人 2") }).click();
    await expect(dialog).toHaveCount(0);
    await stop("find-taken");

    await wizard.card(find.elsewhere.label).check();
    await wizard.says(find.title.ended.elsewhere);
    await stop("find-elsewhere");
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await stop("link-elsewhere");
    await page.getByLabel(link.token.labelOptional).fill("Bearer s3cret");
    await expect(page.getByText(link.token.bearer)).toBeVisible();
    await stop("link-elsewhere-bearer");
  },
};

const nothing: Walk = {
  name: "a machine with neither program on it",
  states: ["find-only-lagrange", "find-nothing", "find-nothing-anywhere"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await rm(world.yunzai, { recursive: true });
    const wizard = await open();
    const { find } = wizard.locale.window;
    await wizard.says(find.title.ended.lagrange);
    await stop("find-only-lagrange");
    await rm(world.lagrange, { recursive: true });
    const again = await open();
    await again.says(find.title.ended.nothing);
    await stop("find-nothing");
    await again.press(find.full);
    await expect(again.page.getByText(find.missing.lagrange.nextAfterFull)).toBeVisible();
    await stop("find-nothing-anywhere");
  },
};

const fields: Walk = {
  name: "fields that are wrong, and what is pasted",
  states: [
    "link-wrong",
    "link-paste-filled",
    "link-paste-log",
    "link-paste-nothing",
    "verify-path-wrong",
    "verify-path-wrong-opened",
  ],
  async go({ world, open, stop, page }) {
    const wizard = await open();
    const { link, verify } = wizard.locale.window;
    const paste = page.getByLabel(link.paste.label);
    await wizard.toLink();
    await wizard.field("host").fill("0.0.0.0");
    await wizard.field("port").fill("123456");
    await wizard.field("suffix").fill("OneBotv11");
    await wizard.says(link.title.wrong);
    await stop("link-wrong");
    await paste.fill(`ws://localhost:${world.port}/[GSUIDCore,OPQBot,ComWeChat,OneBotv11]`);
    await expect(wizard.button(link.paste.undo)).toBeVisible();
    await stop("link-paste-filled");
    await paste.fill(
      "warn: Lagrange.OneBot.Core.Network.Service.ReverseWSService[5]\n" +
        "      Disconnect(8a6b): The server returned status code '404' when status code '101' was expected.\n",
    );
    await expect(page.getByText(link.paste.log.pathRefused.means)).toBeVisible();
    await stop("link-paste-log");
    await paste.fill("今天天气不错");
    await expect(page.getByText(link.paste.nothing)).toBeVisible();
    await stop("link-paste-nothing");

    await wizard.field("suffix").fill("/onebot/v11/ws");
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.use("/OneBotv11"))).toBeVisible();
    await stop("verify-path-wrong");
    await wizard.press(verify.stages.label);
    await stop("verify-path-wrong-opened");
  },
};

const token = "s3cret-of-the-window";

const tokens: Walk = {
  name: "a Yunzai that asks for a token",
  states: ["link-token", "link-token-shown", "verify-good-token", "verify-token", "verify-token-missing"],
  practice: ["--auth", `authorization=Bearer ${token}`],
  async go({ world, open, stop, page }) {
    const wizard = await open();
    const { frame, find, link, verify } = wizard.locale.window;
    await wizard.toLink();
    await expect(page.getByText(link.token.known)).toBeVisible();
    await stop("link-token");
    await wizard.press(link.token.showName);
    await expect(page.getByText(token, { exact: true })).toBeVisible();
    await stop("link-token-shown");
    await wizard.toVerified();
    await stop("verify-good-token");

    await page.getByRole("navigation").getByRole("button", { name: frame.steps.find }).click();
    await wizard.card(find.elsewhere.label).check();
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await wizard.field("port").fill(String(world.port));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.token.submit)).toBeVisible();
    await stop("verify-token");
    await wizard.press(verify.token.submit);
    await expect(page.getByText(verify.token.missing)).toBeVisible();
    await stop("verify-token-missing");
  },
};

const loading: Walk = {
  name: "a Yunzai that loads",
  states: ["verify-loading", "verify-waiting-ready"],
  practice: ["--loading", "300"],
  async go({ open, stop, page }) {
    const wizard = await open();
    const { link, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.waitReady)).toBeVisible();
    await stop("verify-loading");
    await wizard.press(verify.next.waitReady);
    await wizard.says(verify.title.waiting.ready);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await stop("verify-waiting-ready");
  },
};

const otherProgram: Walk = {
  name: "another program on Yunzai's port",
  states: ["verify-other-program", "health-other-program"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await withOtherBot(async () => {
      const wizard = await open();
      const { link, verify } = wizard.locale.window;
      await wizard.toLink();
      await wizard.press(link.verify);
      await expect(wizard.button(verify.stages.label)).toBeVisible();
      await stop("verify-other-program");
      await world.remember();
      const again = await open();
      await expect(again.button(again.locale.window.health.report)).toBeVisible();
      await stop("health-other-program");
    }, world.port);
  },
};

const twoEntries = (port: number): string => `{
  // 两条都可能是
  "Implementations": [
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/wrong" },
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/alsowrong" },
  ]
}
`;

const ambiguous: Walk = {
  name: "two entries that could be meant",
  states: ["review-ambiguous", "review-ambiguous-chosen"],
  async go({ world, open, stop }) {
    await world.write(twoEntries(world.port));
    const wizard = await open();
    const { frame, review } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles.ambiguous);
    await stop("review-ambiguous");
    await wizard.card("/alsowrong").check();
    await stop("review-ambiguous-chosen");
  },
};

const unreadable: Walk = {
  name: "settings that cannot be read",
  states: ["review-unreadable", "review-rebuilt", "health-unreadable"],
  async go({ world, open, stop, page }) {
    await world.write((await world.read()).replace('"Protocol": "Linux",', '"Protocol": "Linux"'));
    const wizard = await open();
    const { frame, review, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles["settings-unreadable"]);
    await expect(page.getByText(/16/).first()).toBeVisible();
    await stop("review-unreadable");
    await wizard.press(review.refused.next.rebuild);
    await wizard.says(review.planned.rebuilt.title);
    await stop("review-rebuilt");
    await world.remember();
    const again = await open();
    await expect(again.button(verify.next.rebuild)).toBeVisible();
    await stop("health-unreadable");
  },
};

const refusals: Walk = {
  name: "a write that is refused",
  states: ["review-not-verified", "review-changed"],
  async go({ world, open, stop }) {
    const wizard = await open();
    const { frame, review } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await world.stopYunzai();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles["not-verified"]);
    await stop("review-not-verified");
    await world.startYunzai();
    await wizard.press(review.refused.next.verify);
    await wizard.says(wizard.locale.window.verify.title.good);
    await wizard.toReview();
    await world.write((await world.read()).replace('"Uin": 0', '"Uin": 10001'));
    await wizard.press(review.planned.write);
    await wizard.says(review.refused.titles["changed-meanwhile"]);
    await stop("review-changed");
  },
};

const right = (port: number): string => factorySettings({ ...factoryLink, port, suffix: "/OneBotv11" });

const healthy: Walk = {
  name: "a run again that finds everything well",
  states: [
    "health-healthy",
    "health-report",
    "health-report-copied",
    "health-no-backups",
    "review-unchanged",
    "may-close",
  ],
  async go({ world, open, stop, page, complaints }) {
    await world.write(right(world.port));
    await world.remember();
    const wizard = await open();
    const { done, frame, health, review } = wizard.locale.window;
    await wizard.says(wizard.locale.verdicts.healthy);
    await stop("health-healthy");
    await wizard.press(health.report);
    const report = page.getByRole("dialog", { name: done.report.title });
    await expect(report).toBeVisible();
    await stop("health-report");
    await report.getByRole("button", { name: done.report.copy }).click();
    await expect(report.getByRole("status")).not.toBeEmpty();
    await stop("health-report-copied");
    await page.keyboard.press("Escape");
    await wizard.press(health.backups);
    await expect(page.getByText(done.backups.none)).toBeVisible();
    await stop("health-no-backups");
    await page.keyboard.press("Escape");

    await wizard.press(health.setUpAgain);
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.unchanged.title);
    await stop("review-unchanged");
    await wizard.press(review.unchanged.finish);
    await wizard.arrives(wizard.locale.verdicts.healthy);
    await wizard.press(frame.close);
    await wizard.arrives(frame.mayClose.title);
    await stop("may-close");
    // A browser's own words about a tab that nobody but its user may close.
    expect(complaints.splice(0)).toEqual([expect.stringContaining("may close only")]);
  },
};

/** Wrong in more ways than one: a disabled entry, one of another kind, a section that Lagrange ignores. */
const messy = (port: number): string => `{
  "Account": { "Uin": 0 },
  "ReverseWebSocket": { "Host": "127.0.0.1", "Port": 2536 },
  "Implementations": [
    { "Type": "ForwardWebSocket", "Host": "*", "Port": 8081, "Enabled": false },
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/onebot/v11/ws", "Enable": true, "AccessToken": "not-asked-for" }
  ],
  "Implementation": {}
}
`;

const messySettings: Walk = {
  name: "settings with many things to tell",
  states: ["health-many", "health-many-opened", "health-backups", "health-restored"],
  async go({ world, open, stop, page }) {
    await world.write(messy(world.port));
    await makeYunzaiFolder(join(world.folder, "Yunzai 2"), { age: "B" });
    await world.remember();
    const wizard = await open();
    const { done, health, verify } = wizard.locale.window;
    await expect(wizard.button(verify.next.repair)).toBeVisible();
    await stop("health-many");
    const folded = page.getByRole("main").getByRole("button", { expanded: false });
    for (let left = await folded.count(); left > 0; left -= 1) await folded.last().click();
    await stop("health-many-opened");
    await wizard.press(verify.next.repair);
    await wizard.says(/\d/);
    await wizard.toDone();
    await wizard.press(done.examine);
    await wizard.arrives(wizard.locale.verdicts.healthy);
    await wizard.press(health.backups);
    const dialog = page.getByRole("dialog", { name: done.backups.title });
    await expect(dialog.getByRole("radio")).toHaveCount(1);
    await stop("health-backups");
    await dialog.getByRole("button", { name: done.backups.restore }).click();
    await expect(dialog.getByText(done.backups.replacedBackup)).toBeVisible();
    await stop("health-restored");
  },
};

const unfounded: Walk = {
  name: "an old Yunzai that takes every path, without its folder",
  states: ["verify-unproven"],
  practice: ["--age", "A"],
  async go({ world, open, stop }) {
    const wizard = await open();
    const { frame, find, link, verify } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    await wizard.card(find.elsewhere.label).check();
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await wizard.field("port").fill(String(world.port));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.stages.label)).toBeVisible();
    await stop("verify-unproven");
  },
};

const bug: Walk = {
  name: "a bug in the host",
  states: ["failed"],
  async go({ open, traffic, stop }) {
    const wizard = await open();
    const { frame } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    traffic.failNext();
    await wizard.press(frame.next);
    await expect(wizard.button(frame.failed.again)).toBeVisible();
    await stop("failed");
  },
};

const notices: Walk = {
  name: "what stands outside the wizard",
  states: ["no-key", "other-window", "gone"],
  async go({ open, page, language, endHost, stop }) {
    const wizard = await open();
    const { find, frame } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    const stale = await page.context().newPage();
    // The key of an earlier run, which had the same port.
    await stale.addInitScript(`sessionStorage.setItem("${keyMeta}", "stale")`);
    await stale.goto(page.url());
    await wizardPage(stale, language).arrives(frame.noKey.title);
    await stop("no-key", stale);
    await stale.close();
    const opened = page.waitForEvent("popup");
    await page.evaluate("void window.open(location.href)");
    const second = await opened;
    await wizard.arrives(frame.otherWindow.title);
    await stop("other-window");
    await wizardPage(second, language).says(find.title.ended.both);
    await endHost();
    await wizardPage(second, language).arrives(frame.gone.title);
    await stop("gone", second);
  },
};

/** Every state of the window that a real world leads to. */
export const walks: readonly Walk[] = [
  firstRun,
  search,
  folders,
  nothing,
  fields,
  tokens,
  loading,
  otherProgram,
  ambiguous,
  unreadable,
  refusals,
  healthy,
  messySettings,
  unfounded,
  bug,
  notices,
  ...followWalks,
  ...endedWalks,
  ...botWalks,
];
