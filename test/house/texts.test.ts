import { taskKinds } from "@marshrut/core/inbox";
import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

/** A schema says what would be right by `says(ru, en)`: a message in one string would reach people in neither language. */
it("has no message of a schema in one string", () => {
  const sources = ["packages/core/src", "packages/api/src"].flatMap(files).filter((file) => !file.endsWith(".test.ts"));
  const wrong = sources.flatMap((file) =>
    [...read(file).matchAll(/\b(?:error|message):\s*["`][^"`]*[а-яё][^"`]* \/ [^"`]*["`]/gi)].map(
      ([text]) => `${file}: ${text}`,
    ),
  );
  expect(wrong).toEqual([]);
});

/** A date in Russian ends with «г.»: a full stop after it would be the second one. */
it("has no second full stop after a year", () => {
  const sources = files("packages/api/browser").filter((file) => !file.endsWith(".generated.ts"));
  const wrong = sources.flatMap((file) =>
    [...read(file).matchAll(/`[^`]*[а-яё][^`]*\$\{longDate\([^)]*\)\}\.[^`]*`/gi)].map(([text]) => `${file}: ${text}`),
  );
  expect(wrong).toEqual([]);
});

/** What waits for a hand is said in the console too, by the kind of the task and in both languages. */
it("has words in the console for every kind of task", () => {
  const [, ru = "", en = ""] = read("packages/console/src/texts/tasks.ts").split(/^ {2}\{$/m);
  const wrong = taskKinds.flatMap((kind) =>
    [ru, en].filter((texts) => !new RegExp(`^ {4}"?${kind}"?:`, "m").test(texts)).map(() => kind),
  );
  expect(wrong).toEqual([]);
});

/** Where «куратор» is a family's own (docs/glossary.md): how many lines say it, accompaniments' own keys apart. */
const curators = {
  "packages/api/browser/organisation/accompaniments.ts": 1,
  "packages/api/src/links/sections.ts": 1,
  "packages/api/src/operations/accompaniments.ts": 4,
  "packages/console/src/screens/accompaniments/texts.ts": 3,
  "packages/console/src/screens/child/support.texts.ts": 7,
  "packages/console/src/screens/child/texts.ts": 1,
  "packages/core/src/roadmaps/indicator/indicator.ts": 2,
  "packages/core/src/routes/family-page/copy.document.ts": 1,
  "packages/core/src/telling/digest/agency.digest.ts": 1,
  "packages/core/src/telling/digest/family.letter.ts": 1,
  "packages/core/src/telling/export/export.accompaniment.ts": 1,
};

/** Whom a family or an organisation turns to has one name, in letters, on pages and in the console: координатор. */
it("calls a coordinator so: a curator is a family's", () => {
  const found = files("packages")
    .filter((file) => !/\.(?:test|generated)\.ts$/.test(file) && !file.includes("/test/"))
    .map((file) => {
      const said = read(file)
        .split("\n")
        .filter((line) => /куратор/i.test(line) && !/^ *"accompaniment[-.]/.test(line));
      return [file, said.length] as const;
    });
  expect(Object.fromEntries(found.filter(([, lines]) => lines > 0))).toEqual(curators);
});

/** What was sent is listed and filtered by what it is about: in the console's words, for every letter that there is. */
it("has words in the console for every kind of letter", () => {
  const telling = files("packages/core/src/telling")
    .filter((file) => !file.endsWith(".test.ts"))
    .map(read)
    .join("\n");
  const named = [...telling.matchAll(/export type (?:Agency|Coordinator)NoticeKind =([^;]*);/g)].map(([, all]) => all!);
  const kinds = [
    ...named.flatMap((all) => [...all.matchAll(/"([a-z-]+)"/g)]),
    ...telling.matchAll(/PlainOf<"([a-z-]+)">/g),
  ].map(([, kind]) => kind!);
  const [, ru = "", en = ""] = read("packages/console/src/parts/deliveries.texts.ts").split(/^ {2}\{$/m);
  const wrong = kinds.filter((kind) =>
    [ru, en].some((texts) => !new RegExp(`^ {4}"kind\\.${kind}":`, "m").test(texts)),
  );
  expect(kinds.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});
