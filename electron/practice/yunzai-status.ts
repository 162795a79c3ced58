/** Made-up secrets that `GET /status` gives away, as the real one does with its whole environment (FACTS Y10). */
export const practiceSecrets: Readonly<Record<string, string>> = {
  PRACTICE_API_KEY: "practice-secret-6f1d2c",
  PRACTICE_DATABASE_URL: "redis://practice:practice-secret-b40a97@[IPv4]:6379",
};

/**
 * A Node diagnostic report, some tens of kilobytes of JSON: `header.cwd` and `header.processId` are
 * true, everything else stands in for what the reader must not keep.
 */
export function practiceReport(folder: string): string {
  return JSON.stringify({
    header: {
      reportVersion: 3,
      event: "JavaScript API",
      trigger: "GetReport",
      filename: null,
      dumpEventTime: new Date().toISOString(),
      processId: process.pid,
      threadId: 0,
      cwd: folder,
      commandLine: ["node", "."],
      nodejsVersion: process.version,
      wordSize: 64,
      arch: process.arch,
      platform: process.platform,
      cpus: [],
      networkInterfaces: [{ name: "lo", internal: true, address: "[IPv4]", family: "IPv4" }],
      host: "practice",
    },
    javascriptStack: { message: "Error: JavaScript Callback", stack: [], errorProperties: {} },
    libuv: Array.from({ length: 200 }, (_, index) => ({
      type: "timer",
      is_active: true,
      is_referenced: false,
      address: `0x${(0x7f0000000000 + index * 64).toString(16)}`,
      repeat: 0,
      firesInMsFromNow: index,
      expired: false,
    })),
    environmentVariables: { ...practiceSecrets, PATH: "/practice/bin", app_type: "practice" },
    sharedObjects: Array.from({ length: 200 }, (_, index) => `/practice/lib/practice-${index}.so`),
  });
}
