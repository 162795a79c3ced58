import { expect, test } from "@playwright/test";
import { echoesMarker, markerFrame, markerId, takesMarker } from "../../electron/core/probe/marker.ts";

const yunzai = { secure: false, host: "127.0.0.1", port: 2536 };

test("Y9: the marker goes to exactly two segments", () => {
  for (const suffix of ["/OneBotv11", "/OneBotv11/", "/OneBotv11/?a=b", "/go-cqhttp"]) {
    expect(takesMarker({ ...yunzai, suffix }), suffix).toBe(true);
  }
  for (const suffix of [
    "/onebotv11",
    "/GSUIDCore",
    "/ComWeChat",
    "/OPQBot",
    "/OneBotv11?a=b",
    "//OneBotv11",
    "/Milky",
    "",
  ]) {
    expect(takesMarker({ ...yunzai, suffix }), suffix).toBe(false);
  }
});

test("Y9: the marker is a heartbeat of an id longer than any QQ id, exact as a JSON number", () => {
  for (const hex of ["000000000000", "ffffffffffff", "0123456789abcdef"]) {
    const id = markerId(hex);
    expect(id).toMatch(/^9\d{14}$/);
    const frame: unknown = JSON.parse(markerFrame(id, 1_700_000_000));
    expect(frame).toMatchObject({
      post_type: "meta_event",
      meta_event_type: "heartbeat",
      time: 1_700_000_000,
    });
    expect(markerFrame(id, 0)).toContain(`"self_id":${id},`);
  }
  expect(markerId("000000000001")).not.toBe(markerId("000000000002"));
});

test("Y12: an echo is the answer to this very marker, ANSI codes or not", () => {
  const id = "912345678901234";
  const frame = markerFrame(id, 1);
  expect(echoesMarker(`[WARN] [${id}] 找不到对应Bot，忽略消息：\u001b[35m${frame}\u001b[39m\n`, id)).toBe(
    true,
  );
  expect(echoesMarker(`[WARN] 找不到对应Bot，忽略消息：${markerFrame("911111111111111", 1)}\n`, id)).toBe(
    false,
  );
  expect(echoesMarker(`[MARK] 消息：${frame}\n[WARN] 找不到对应Bot，忽略消息：{}\n`, id)).toBe(false);
});
