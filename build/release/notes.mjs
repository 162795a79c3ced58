/**
 * The text below a version's heading in a changelog of Keep a Changelog's form; null where there is none, or
 * nothing in it.
 *
 * @param {string} changelog
 * @param {string} version `0.1.0`, or `Unreleased`
 * @returns {string | null}
 */
export function changesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  // The last section is followed by the links that the headings are.
  const body = section?.replace(/^.*\n?/, "").replace(/^\[[^\]]+\]: .*\n?/gm, "");
  return body?.trim() || null;
}

/**
 * Why a tag is not that of this version; null when it is.
 *
 * @param {string} tag
 * @param {string} version package.json's
 * @param {string} changelog
 * @returns {string | null}
 */
export function problemOfTag(tag, version, changelog) {
  if (tag !== `v${version}`) return `The tag is ${tag}, and package.json's version is ${version}.`;
  const heading = new RegExp(`^## \\[${version.replaceAll(".", "\\.")}\\] - \\d{4}-\\d\\d-\\d\\d$`, "m");
  if (!heading.test(changelog)) return `CHANGELOG.md has no heading "## [${version}] - YYYY-MM-DD".`;
  return changesOf(changelog, version) === null ? `CHANGELOG.md says nothing of ${version}.` : null;
}

/** What a user who downloads has to know of the signature, as Windows judged it. */
const signatures = {
  Valid: [
    "两个程序都有代码签名：右键 → 属性 → 数字签名。",
    "Both programs are signed: right-click, Properties, Digital Signatures.",
  ],
  NotSigned: [
    "这个版本**没有代码签名**：Windows 的 SmartScreen 会拦一下，点「更多信息 → 仍要运行」。运行之前，请照下面核对文件。",
    "This version is **not signed**: SmartScreen stops it once; choose More info, Run anyway. Before you do, check the file as told below.",
  ],
};

/**
 * The notes of a release, in Markdown.
 *
 * @param {object} facts
 * @param {string} facts.changes
 * @param {string} facts.version
 * @param {keyof typeof signatures} facts.signature
 * @param {string} facts.repository `owner/name`
 * @returns {string}
 */
export function releaseNotes({ changes, version, signature, repository }) {
  const installer = `lagrange-yunzai-setup-${version}-x64.exe`;
  const portable = `lagrange-yunzai-setup-${version}-x64-portable.exe`;
  const [signedZh, signedEn] = signatures[signature];
  return `${changes}

## 下载 · Download

| | |
| --- | --- |
| \`${installer}\` | 安装版：只装给当前用户，不需要管理员 · installs for this user alone, without administrator rights |
| \`${portable}\` | 免安装版：双击后等几秒 · runs as it is, after some seconds |
| \`SHA256SUMS\` | 校验值 · sums |

${signedZh}

${signedEn}

核对文件：打开放着它的文件夹，在地址栏输入 \`cmd\` 回车，运行第一行；那串字要和 \`SHA256SUMS\` 里的一样。

Check a file: open its folder, type \`cmd\` into the address bar, and run the first line; its digits must be those in \`SHA256SUMS\`.

\`\`\`
certutil -hashfile ${installer} SHA256
gh attestation verify ${installer} --repo ${repository}
\`\`\`
`;
}

/** @param {string} state @returns {state is keyof typeof signatures} */
export function isSignature(state) {
  return Object.hasOwn(signatures, state);
}
