import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

/** A standard document that counts: what is changed becomes the draft of its next edition. */
export async function makeStandard(w: World): Promise<string> {
  const { standardId } = await w.ok<{ standardId: string }>("POST", "/v1/standard-documents", { model: "end-notice" });
  const path = `/v1/standard-documents/${standardId}`;
  await w.ok("POST", `${path}/approve`, { act: { number: "1", date: "2026-01-10" } });
  return path;
}

const when = [{ field: "child.sex", is: "=", value: "female" }];
/** One of each kind, with all that it can say. */
const parts = [
  { kind: "corner", lines: ["{representative.name:dative}"], when },
  { kind: "lines", lines: ["{document.date}"], when },
  { kind: "title", lines: ["Письмо"], when },
  { kind: "heading", text: "Раздел", when },
  { kind: "paragraph", text: "{given.why}", when },
  { kind: "facts", rows: [{ name: "Возраст", value: "{child.age}" }], when },
  { kind: "table", list: "goals", columns: [{ column: "title", title: "Цель", width: 3 }], empty: "Нет", when },
  { kind: "signatures", of: [{ who: "Специалист", name: "{specialist.name?}" }], when },
];
const asks = [{ key: "why", title: { ru: "Почему", en: "Why" }, kind: "text", required: false }];

export const standardPatches = (): Patch[] => [
  [
    { asks, parts },
    {
      "draft.asks.0.required": false,
      "draft.parts.6.columns.0.width": 3,
      "draft.parts.7.of.0.name": "{specialist.name?}",
      "content.parts.0.kind": "corner",
      status: "approved",
    },
  ],
  [{ title: { ru: "Письмо", en: "A letter" } }, { "draft.title.en": "A letter", edition: 1 }],
  [{ audience: "office" }, { "draft.audience": "office", audience: "family" }],
  [{ dataClass: "health" }, { "draft.dataClass": "health" }],
  [{ orientation: "landscape" }, { "draft.orientation": "landscape" }],
  [{ source: "Приказ" }, { "draft.source": "Приказ" }],
  [{ source: null }, { "draft.source": undefined }],
];
