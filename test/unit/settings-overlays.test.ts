import { expect, test } from "@playwright/test";
import { environmentName, readOverlayEnvironment } from "../../electron/core/settings/settings-overlays.ts";

test("N5: of the environment, __ is a colon and names ignore case", () => {
  const { kind, name, values } = readOverlayEnvironment({
    Implementations__0__Port: "8080",
    "Implementations:0:Host": "localhost",
    IMPLEMENTATION__ReverseWebSocket__SUFFIX: "/a",
    ConfigPath__Keystore: "k.json",
    ACCOUNT__UIN: "10001",
  });
  expect([kind, name]).toEqual(["environment", "environment"]);
  expect(values.get("implementations:0:port")).toBe("8080");
  expect(values.get("Implementations:0:Host")).toBe("localhost");
  expect(values.get("Implementation:ReverseWebSocket:Suffix")).toBe("/a");
  expect(values.get("ConfigPath:Keystore")).toBe("k.json");
  expect(values.get("Account:Uin")).toBe("10001");
});

test("N5: of the environment, only what Lagrange looks up is kept", () => {
  const { values } = readOverlayEnvironment({
    PATH: "/bin",
    SECRET__TOKEN: "s3cret",
    Implementations: "x",
    ImplementationsX__0: "y",
    Implementations___0: "z",
  });
  expect([...values]).toEqual([
    ["Implementations", "x"],
    ["Implementations:_0", "z"],
  ]);
});

test("N5: the environment's name is DOTNET_ENVIRONMENT, by default Production", () => {
  expect(environmentName({})).toBe("Production");
  expect(environmentName({ ASPNETCORE_ENVIRONMENT: "Staging" })).toBe("Production");
  expect(environmentName({ DOTNET_ENVIRONMENT: "" })).toBe("Production");
  expect(environmentName({ DOTNET_ENVIRONMENT: "Development" })).toBe("Development");
  expect(environmentName({ dotnet_environment: "Home" })).toBe("Home");
});
