/** Lies in a practice world and in both of its folders, so that whatever shows one can say that it is practice. */
export const practiceMarker = ".practice";

/** What the marker says to a person who opens it. */
export const practiceNote = [
  "这是练习用的文件夹，由 lagrange-yunzai-setup 生成，里面没有真正的程序，可以放心修改或删除。",
  "A practice folder made by lagrange-yunzai-setup. Nothing in it is a real program; change or delete it freely.",
  "",
].join("\n");
