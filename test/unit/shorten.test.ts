import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { ellipsis, shorten } from "../../renderer/ui/shorten.ts";

/** Room for so many letters. */
const room =
  (letters: number) =>
  (text: string): boolean =>
    Array.from(text).length <= letters;

function shown(text: string, letters: number): string {
  const cut = shorten(text, room(letters));
  return cut ? `${cut.head}${ellipsis}${cut.tail}` : text;
}

test("what fits stays whole", () => {
  expect(shorten("D:\\机器人\\Lagrange.OneBot", room(40))).toBeNull();
});

const path = "D:\\bots\\archive\\2024\\Lagrange.OneBot\\appsettings.json";

test("a path keeps its drive and gives up whole folders from the left", () => {
  expect(shown(path, 45)).toBe("D:\\…\\2024\\Lagrange.OneBot\\appsettings.json");
  expect(shown(path, 38)).toBe("D:\\…\\Lagrange.OneBot\\appsettings.json");
  expect(shown(path, 25)).toBe("D:\\…\\appsettings.json");
});

test("a share, a home folder and an address keep what tells where they are", () => {
  expect(shown("\\\\nas\\bots\\old\\Yunzai", 15)).toBe("\\\\nas\\…\\Yunzai");
  expect(shown("~/bots/old/Yunzai", 12)).toBe("~/…/Yunzai");
  expect(shown("ws://127.0.0.1:2536/a/very/long/path", 27)).toBe("ws://127.0.0.1:2536…/path");
  expect(shown("%LOCALAPPDATA%\\Programs\\Yunzai\\app", 28)).toBe("%LOCALAPPDATA%\\…\\Yunzai\\app");
});

test("where even the last name is too long, letters in the middle go", () => {
  expect(shown("/onebot/v11/ws-with-a-very-long-name", 12)).toBe("/oneb…g-name");
  expect(shown("my-host.example.internal", 9)).toBe("my-h…rnal");
});

test("the parts put together are always the whole text, and what is shown fits", () => {
  const text = fc.string({
    unit: fc.constantFrom("/", "\\", "a", "中", "😀", ":", ".", "%", "~"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 70 }), (whole, letters) => {
      const cut = shorten(whole, room(letters));
      if (cut === null) return Array.from(whole).length <= letters;
      expect(cut.head + cut.left + cut.tail).toBe(whole);
      expect(Array.from(cut.head + ellipsis + cut.tail).length).toBeLessThanOrEqual(letters);
      expect(cut.left).not.toBe("");
      return true;
    }),
  );
});
