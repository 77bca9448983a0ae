import { expect, it } from "vitest";
import { inStatus } from "../../../test/fixtures/step.ts";
import { ofStep } from "../../roadmaps/indicator/contribution.step.ts";
import type * as Step from "../../routes/step/index.ts";
import { evolve } from "../../routes/step/step.evolve.ts";
import { uncounted } from "./counting.ts";

const at = "2025-03-20T05:00:00Z";
const zone = "Asia/Novokuznetsk";
const ref = { noteId: "note_01JNE0000000000000000000ZZ", count: 2, link: 3, generation: 2, requestAt: at };

it.each([...uncounted])("%s moves a step to no other cell, whatever its status", (type) => {
  for (const [status, step] of Object.entries(inStatus)) {
    const event = { type, data: { ...step, ...ref } } as unknown as Step.StepEvent;
    const after = evolve(step, event, at);
    expect([status, ofStep(after, zone)]).toEqual([status, ofStep(step, zone)]);
  }
});
