import {
  readYunzaiConfig,
  type YunzaiConfig,
  type YunzaiFiles,
} from "../../electron/core/yunzai/yunzai-config.ts";

export const noFiles: YunzaiFiles = {
  serverUser: null,
  serverDefault: null,
  botUser: null,
  botDefault: null,
  redisUser: null,
  redisDefault: null,
};

/** The defaults that Yunzai ships. */
export const serverDefault =
  "url: http://localhost:2536\nport: 2536\nredirect: https://example.org\nauth:\nhttps:\n";
export const botDefault = "log_level: info\nurl: http://localhost:2536\nport: 2536\n";
export const redisDefault = "path: redis-server\nhost: 127.0.0.1\nport: 6379\ndb: 0\n";

/** Yunzai's settings where these files are there, and no others. */
export function read(files: Partial<YunzaiFiles>): YunzaiConfig {
  return readYunzaiConfig({ ...noFiles, ...files });
}

/** Yunzai's settings where this is the user's `server.yaml`, over the defaults. */
export function server(user: string): YunzaiConfig {
  return read({ serverDefault, serverUser: user, redisDefault });
}

/** The file, kind and line of each problem. */
export function problemsOf({ problems }: YunzaiConfig): readonly unknown[] {
  return problems.map(({ file, problem, line }) => [file, problem, line]);
}
