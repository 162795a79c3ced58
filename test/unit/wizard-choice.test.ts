import { expect, test } from "@playwright/test";
import { isProved, linkRequest, whyShut } from "../../renderer/wizard/select.ts";
import { checked, searched, sighted, suggested, toLink, toVerify } from "../support/wizard-news.ts";
import { found, lagrange, play, yunzai } from "../support/wizard.ts";

test("the best of each is chosen until the user chooses, and never changed after that", () => {
  const two = found({ lagrange: [lagrange("/best"), lagrange("/other")] });
  const state = play([searched(two)]);
  expect(state.choice).toMatchObject({ lagrange: "/best", yunzai: "/bots/Yunzai" });
  const byHand = play([
    sighted(lagrange("/first")),
    { type: "choose-lagrange", path: "/first" },
    searched(found({ lagrange: [lagrange("/best"), lagrange("/first")] })),
  ]);
  expect(byHand.choice.lagrange).toBe("/first");
});

test("what the wizard cannot use is shown and never chosen by itself", () => {
  const state = play([
    searched(
      found({
        lagrange: [lagrange("/milky", { program: "milky" })],
        yunzai: [yunzai("/miao", { flavour: "other" })],
      }),
    ),
  ]);
  expect(state.choice).toMatchObject({ lagrange: null, yunzai: null });
  expect(whyShut(state)).toBe("choose-lagrange");
});

test("a candidate that turns out to be running is told again and stands once", () => {
  const running = lagrange("/l", { running: true });
  expect(play([sighted(lagrange("/l")), sighted(running)]).search.lagrange).toEqual([running]);
});

test("a stopped search keeps what it found and can be gone on from", () => {
  const state = play([sighted(lagrange("/l")), { type: "stop" }]);
  expect(state).toMatchObject({ job: null, search: { stopped: true } });
  expect(state.choice.lagrange).toBe("/l");
  expect(whyShut(state)).toBe("choose-yunzai");
  expect(whyShut(play([{ type: "choose-elsewhere" }], state))).toBeNull();
});

test("a picked folder is chosen, first on its list, and survives a search", () => {
  const state = play([
    {
      type: "add-folders",
      found: { lagrange: [lagrange("/mine", { reason: "given" })], yunzai: [], refused: [] },
    },
    searched(),
  ]);
  expect(state.choice.lagrange).toBe("/mine");
  expect(state.search.lagrange.map(({ path }) => path)).toEqual(["/mine", "/bots/Lagrange"]);
});

test("another folder asks for another suggestion, and what was verified counts no more", () => {
  const proved = play([...toVerify, checked()]);
  expect(isProved(proved.proof.result)).toBe(true);
  const other = play([{ type: "choose-lagrange", path: "/other" }], proved);
  expect(other).toMatchObject({ proof: { result: null }, link: { suggestion: null } });
});

test("fields left alone leave the choice to the settings; touched ones are sent", () => {
  const state = play(toLink);
  expect(linkRequest(state)).toMatchObject({ link: null, token: null });
  const edited = play(
    [
      { type: "type", fields: { port: "8080" } },
      { type: "type-token", token: "abc" },
    ],
    state,
  );
  expect(linkRequest(edited)).toMatchObject({
    link: { host: "127.0.0.1", port: 8080, suffix: "/OneBotv11" },
    token: "abc",
  });
  const guessed = play([
    searched(),
    { type: "choose-elsewhere" },
    { type: "next" },
    suggested({ source: "guess" }),
  ]);
  expect(linkRequest(guessed).link).toEqual({ host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" });
});

test("fields that Lagrange could not dial keep the next step shut", () => {
  const state = play([...toLink, { type: "type", fields: { port: "0" } }]);
  expect(whyShut(state)).toBe("fields");
  expect(whyShut(play([{ type: "type", fields: { port: "2536" } }], state))).toBeNull();
});
