import fc from "fast-check";
import type { EntryChoice } from "../../electron/core/settings/settings-edit.ts";
import { settingsText } from "../support/settings-documents.ts";
import { rawDocument } from "./raw-documents.ts";

/** Settings files, wild ones and such as people have. */
export const documents: fc.Arbitrary<string> = fc.oneof(rawDocument, settingsText);

/** The entry that an edit is to change, there or not; or a new one. */
export const entryChoice: fc.Arbitrary<EntryChoice> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("entry" as const), index: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant<EntryChoice>({ kind: "new" }) },
);
