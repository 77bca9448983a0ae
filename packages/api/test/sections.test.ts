import * as Agency from "@marshrut/core/agency";
import * as Attendance from "@marshrut/core/attendance";
import * as Digest from "@marshrut/core/digest";
import * as Employment from "@marshrut/core/employment";
import type { DataBank } from "@marshrut/core/shared";
import { expect, it } from "vitest";
import { writeGate } from "../../core/src/roadmaps/period/gate.ts";
import { ask, makeWorld } from "./world.ts";

it("an organisation says by its link what it can take, what it has, and whether who was placed still works there", async () => {
  const world = await makeWorld();
  const { system, pmpk, tenant, family } = world.ours;
  await Agency.patch(system, pmpk, { services: ["speech-therapy"] });
  const token = await Digest.pageToken(system, { tenant, agencyId: pmpk, expiresAt: 4e9 });
  const call = (part: string, body: object) => ask(world, "POST", `/v1/respond/${part}`, { body: { token, ...body } });

  const rooms = await call("capacity", { action: "view" });
  expect(rooms.json).toMatchObject({
    agency: "ПМПК",
    services: [{ service: "speech-therapy", title: { ru: "Занятия с логопедом" } }, { service: "*" }],
    capacity: { services: [], version: 0 },
  });
  const services = [{ service: "speech-therapy", places: 6, waiting: 1 }];
  const said = await call("capacity", { action: "set", version: 0, services });
  expect(said.json).toMatchObject({ capacity: { services: [{ places: 6, free: 6, state: "capacity" }], version: 1 } });
  expect((await call("capacity", { action: "set", version: 0, services })).json.code).toBe("conflict.version");
  const unknown = { action: "set", version: 1, services: [{ service: "вышивание", places: 1 }] };
  expect((await call("capacity", unknown)).json.code).toBe("input.invalid");

  // In the first quarter the year before is asked for.
  const sheet = { posts: [{ post: "tutor", units: 1, filled: 0.5, qualified: 0.5 }] };
  expect((await call("resources", { action: "view" })).json).toMatchObject({ sheet: { year: "2024", version: 0 } });
  const kept = await call("resources", { action: "set", year: "2024", version: 0, sheet });
  expect(kept.json).toMatchObject({ years: ["2024", "2025", "2026"], sheet: { totals: { vacant: 0.5 }, version: 1 } });
  const wrong = { action: "set", year: "2024", version: 1, sheet: { posts: [{ ...sheet.posts[0], filled: 3 }] } };
  expect((await call("resources", wrong)).json.code).toBe("input.invalid");

  // The mothers of two families work there; of each is asked after three months.
  world.clock.advance("PT2208H");
  await Employment.attendLooks(system);
  const placed = await call("placements", { action: "view" });
  expect(placed.json).toMatchObject({ placements: [{ asked: { months: 3 } }, { asked: { months: 3 } }] });
  expect(placed.text).not.toContain("Соловьёва");
  const { placementId } = family;
  const answered = await call("placements", { action: "answer", placementId, months: 3, outcome: "works" });
  expect((answered.json.placements as { asked?: object }[]).filter(({ asked }) => asked)).toHaveLength(1);
  // Of a hundred more the last stands on a further page, and is answered there.
  const hundred = Array.from({ length: 100 }, (_, n) => `placement_${String(n + 1).padStart(26, "0")}`);
  await placedToo(system.bank, tenant, family, hundred);
  const first = await call("placements", { action: "view" });
  expect([(first.json.placements as object[]).length, first.json.next]).toEqual([100, hundred[99]]);
  const further = { after: first.json.next };
  const rest = await call("placements", { action: "view", ...further });
  const [before, last] = rest.json.placements as { placementId: string; asked?: object }[];
  expect([before!.asked, last!.asked]).toMatchObject([undefined, { months: 3 }]);
  const works = { action: "answer", placementId: last!.placementId, months: 3, outcome: "works" };
  const after = await call("placements", { ...works, ...further });
  expect((after.json.placements as { asked?: object }[]).map(({ asked }) => asked)).toEqual([undefined, undefined]);

  // The family was expected in March: by name, since it agrees, and nobody has said what came of it.
  const expected = await call("appointments", { action: "view" });
  const { appointmentId } = family;
  expect(expected.json).toMatchObject({
    appointments: [
      {
        appointmentId,
        number: appointmentId.slice(-6),
        local: "2025-03-17T09:00",
        wish: "Как заниматься дома",
        asked: true,
      },
    ],
    more: false,
  });
  expect(expected.text).toContain("Соловьёва");
  expect((await call("appointments", { action: "cancel", appointmentId })).json.code).toBe("appointment.not-allowed");
  const held = await call("appointments", { action: "attend", appointmentId, outcome: "advised" });
  expect(held.json.appointments).toEqual([]);
  const twice = await call("appointments", { action: "miss", appointmentId, by: "family" });
  expect(twice.json.code).toBe("appointment.closed");
  const others = { action: "attend", appointmentId: world.ours.otherFamily.appointmentId, outcome: "advised" };
  expect((await call("appointments", others)).status).toBe(404);

  const nobody = { action: "answer", placementId: `placement_${"0".repeat(26)}`, months: 3, outcome: "works" };
  expect((await call("placements", nobody)).status).toBe(404);

  // Whose curator works there: of a month that is over, and of the review.
  const families = await call("accompaniments", { action: "view" });
  expect(families.json).toMatchObject({
    accompaniments: [{ name: /./, missing: ["2025-03", "2025-04", "2025-05"] }, {}],
  });
  const { accompanimentId } = family;
  const saying = { action: "contact", accompanimentId };
  const visit = { held: true, on: "2025-04-02", form: "home", note: "Были дома" };
  expect((await call("accompaniments", { ...saying, contact: visit })).status).toBe(200);
  const told = await call("accompaniments", { ...saying, contact: { held: false, month: "2025-05", cause: "away" } });
  const mine = (told.json.accompaniments as { accompanimentId: string }[]).find(
    (one) => one.accompanimentId === accompanimentId,
  );
  expect(mine).toMatchObject({ missing: ["2025-03"], lastOn: "2025-04-02" });
  const review = { action: "review", accompanimentId, review: { outcome: "end-proposed" } };
  expect((await call("accompaniments", review)).status).toBe(200);
  expect(
    (await call("accompaniments", { ...saying, contact: { held: true, on: "2030-01-01", form: "home" } })).status,
  ).toBe(422);
  const strange = { ...saying, accompanimentId: `accompaniment_${"0".repeat(26)}`, contact: visit };
  expect((await call("accompaniments", strange)).status).toBe(404);
  expect((await call("accompaniments", { action: "view", from: "x" })).json.code).toBe("cursor.invalid");

  // What a family needs and the organisation is to answer: in its words, under consent, once.
  const questions = await call("requests", { action: "view" });
  const { familyRequestId } = family;
  expect(questions.json).toMatchObject({ agency: "ПМПК" });
  expect(
    (questions.json.requests as { familyRequestId: string }[]).find((one) => one.familyRequestId === familyRequestId),
  ).toMatchObject({ name: expect.stringContaining("Соловьёва"), kind: "need", words: "Нужна коляска", overdue: true });
  const saysSo = { action: "answer", familyRequestId, words: "Коляску выдадут в апреле." };
  const left = await call("requests", saysSo);
  expect(left.text).not.toContain(familyRequestId);
  expect((await call("requests", saysSo)).status).toBe(404);
  expect((await call("requests", { action: "view", from: "x" })).json.code).toBe("cursor.invalid");
  const withFile = { ...saysSo, file: "JVBERi0=" };
  expect((await call("requests", withFile)).json.code).toBe("request.invalid");

  // What the plan of the year asks of it, and how that went.
  const { planId, entryId } = world.ours.things.own;
  const planned = await call("plans", { action: "view" });
  const [mine2025] = planned.json.plans as { planId: string; lines: { entryId: string; asks: boolean }[] }[];
  expect(mine2025).toMatchObject({ planId });
  expect(mine2025!.lines.find((line) => line.entryId === entryId)).toMatchObject({ asks: true });
  const went = { action: "result", planId, entryId, status: "not-done" };
  expect((await call("plans", went)).json.code).toBe("input.invalid");
  const noted = await call("plans", { ...went, words: "Перенесли на осень" });
  expect(noted.text).toContain("Перенесли на осень");
  expect((await call("plans", { ...went, entryId: world.ours.things.other.entryId, words: "Нет" })).status).toBe(404);

  // And what visitors found that it is to put right.
  const { roundId, findingId } = world.ours.things.own;
  expect(planned.json.findings).toMatchObject([{ roundId, findingId, text: "Нет пандуса", overdue: false }]);
  const mended = { action: "finding", roundId, findingId, status: "done", words: "Пандус поставлен" };
  expect((await call("plans", mended)).json.findings).toMatchObject([{ result: { status: "done" } }]);
  const { roundId: foreign, findingId: theirs } = world.ours.things.other;
  expect((await call("plans", { ...mended, roundId: foreign, findingId: theirs })).status).toBe(404);

  // The link of a month's sessions opens all but the steps, and that of the page the sessions too.
  const office = await Attendance.officeToken(system, pmpk);
  for (const part of ["capacity", "resources", "placements", "appointments", "accompaniments", "requests"]) {
    expect((await call(part, { action: "view", token: `${token}x` })).json.code).toBe("link.invalid");
    expect((await call(part, { action: "view", token: office })).json).toMatchObject({ agency: "ПМПК" });
  }
  expect((await call("plans", { action: "view", token: office })).json).toMatchObject({ agency: "ПМПК" });
  // Guesses cost; after a minute another is heard.
  world.clock.advance("PT1M");
  expect((await ask(world, "POST", "/v1/respond/organisation", { body: { token: office } })).json.code).toBe(
    "link.invalid",
  );
  const month = { body: { token, action: "view" } };
  expect((await ask(world, "POST", "/v1/office/sessions", month)).json).toMatchObject({ agency: "ПМПК" });

  // What a year was reported by does not change any more, whoever tries; the sheet of this year is asked for then.
  const { version } = (await call("resources", { action: "view", year: "2024" })).json.sheet as { version: number };
  await system.bank.commit([writeGate(tenant, { period: "2024", open: false }, "absent")]);
  expect((await call("resources", { action: "view" })).json).toMatchObject({ locked: false, sheet: { year: "2025" } });
  expect((await call("resources", { action: "view", year: "2024" })).json).toMatchObject({ locked: true });
  const late = await call("resources", { action: "set", year: "2024", version, sheet });
  expect([late.status, late.json.code]).toEqual([409, "period.locked"]);
  const coordinator = await world.issuer.token({ sub: "coordinator", tenant, role: "coordinator" });
  const byStaff = { token: coordinator, body: sheet, headers: { "If-Match": `"v${version}"` } };
  const tried = await ask(world, "PUT", `/v1/agencies/${pmpk}/resources/2024`, byStaff);
  expect(tried.json.code).toBe("period.locked");
});

/** As if the same person had been placed there many times. */
async function placedToo(
  bank: DataBank,
  tenant: string,
  { childId, placementId }: { childId: string; placementId: string },
  ids: string[],
) {
  const key = { table: "records", pk: `T#${tenant}#CHILD#${childId}`, sk: `PLACEMENT#${placementId}` } as const;
  const found = (await bank.get<Employment.Placement>(key))!;
  for (const id of ids)
    await bank.commit([
      {
        put: {
          key: { ...key, sk: `PLACEMENT#${id}` },
          kind: found.kind,
          data: { ...found.data, placementId: id },
          index: { gsi1: { pk: `T#${tenant}#AGENCY#${found.data.agencyId}#PLACEMENTS`, sk: `placed#${id}` } },
        },
        expect: "absent",
      },
    ]);
}
