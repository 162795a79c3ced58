import { expect, test } from "@playwright/test";
import { readHostMessage, readWindowMessage } from "../../electron/contract/messages.ts";

test("a call and its cancelling are read as they stand", () => {
  const call = { type: "call", id: 0, method: "anything", argument: { a: [1, null, "云崽"] } };
  expect(readWindowMessage(JSON.stringify(call))).toEqual(call);
  const cancel = { type: "cancel", id: Number.MAX_SAFE_INTEGER };
  expect(readWindowMessage(JSON.stringify(cancel))).toEqual(cancel);
});

test("what belongs to a call is read as it stands", () => {
  for (const message of [
    { type: "event", id: 1, value: null },
    { type: "result", id: 1, value: { kind: "list" } },
    { type: "refused", id: null, why: "not-a-message" },
    { type: "refused", id: 1, why: "unknown-plan" },
    { type: "failed", id: 1 },
  ]) {
    expect(readHostMessage(JSON.stringify(message))).toEqual(message);
  }
});

test("no other text is a host's message", () => {
  for (const text of [
    "",
    "null",
    "[]",
    '{"type":"result","id":1}',
    '{"type":"result","id":null,"value":1}',
    '{"type":"result","id":1,"value":1,"more":1}',
    '{"type":"refused","id":1,"why":"constructor"}',
    '{"type":"failed","id":1,"message":"s3cret"}',
    '{"type":"call","id":1,"method":"hello","argument":null}',
  ]) {
    expect(readHostMessage(text), text).toBeNull();
  }
});

test("of a text that is no message the id is kept, where it is one of its own and could be one", () => {
  const ids: readonly (readonly [text: string, id: number | null])[] = [
    ['{"id":7}', 7],
    ['{"type":"call","id":7,"method":"hello"}', 7],
    ['{"id":-7}', null],
    ['{"id":"7"}', null],
    ['{"id":9007199254740993}', null],
    ['{"__proto__":{"id":7}}', null],
    ['[{"id":7}]', null],
    ["7", null],
    ["{", null],
  ];
  for (const [text, id] of ids) expect(readWindowMessage(text), text).toEqual({ type: "none", id });
});
