import { describe, expect, it } from "vitest";
import { programmeOf } from "../../../test/worlds/programme.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import type { AgencyId } from "../../ground/shared/ids.ts";
import * as Agency from "../agency/index.ts";
import type { Standing } from "../capacity/index.ts";
import * as Capacity from "../capacity/index.ts";
import * as Provider from "./index.ts";
import type { Known } from "./provider.ts";
import { rank } from "./rank.ts";

const nothing: Standing = { open: 0, enrolled: 0, queued: 0, ended: 0, inTime: 0 };

/** An organisation as it is compared; what it says is of the service `speech`. */
function known(
  name: string,
  standing: Partial<Standing> = {},
  over: Partial<Known["agency"]> & { said?: object } = {},
) {
  const { said, ...agency } = over;
  const one: Standing = { ...nothing, ...standing };
  return {
    agency: { agencyId: `agency_${name}`, municipality: "here", services: [], ...agency } as unknown as Agency.Agency,
    look: {
      agencyId: `agency_${name}` as AgencyId,
      rooms: said ? [Capacity.roomOf(Capacity.ServiceCapacity.parse({ service: "speech", ...said }), one)] : [],
      standing: () => one,
    },
  };
}
const wanted = { municipality: "here", service: "speech" };
const order = (all: Known[], over: Provider.Wanted = {}) =>
  rank(all, { ...wanted, ...over }).map(({ agency, behind }) => [agency.agencyId.slice("agency_".length), behind]);

describe("comparing who could give a service", () => {
  it.each<[string, Known[], Provider.Wanted, [string, string | undefined][]]>([
    [
      "the one that the child has before a nearer one with places",
      [known("a", {}, { said: { places: 9 } }), known("b", {}, { municipality: "there" })],
      { own: "agency_b" as AgencyId },
      [
        ["b", undefined],
        ["a", "own"],
      ],
    ],
    [
      "the near one before the far one with places",
      [known("a", {}, { municipality: "there", said: { places: 9 } }), known("b")],
      {},
      [
        ["b", undefined],
        ["a", "near"],
      ],
    ],
    [
      "free places before nothing known, that before a full one, that before one that takes nobody",
      [
        known("a", {}, { said: { state: "no-capacity", places: 4 } }),
        known("b", { enrolled: 3, open: 1 }, { said: { places: 4 } }),
        known("c"),
        known("d", { enrolled: 3 }, { said: { places: 4 } }),
      ],
      {},
      [
        ["d", undefined],
        ["c", "room"],
        ["b", "room"],
        ["a", "room"],
      ],
    ],
    [
      "a shorter wait, and a known long one behind an unknown one",
      [known("a", { usualDays: 60 }), known("b"), known("c", { usualDays: 14 })],
      {},
      [
        ["c", undefined],
        ["b", "waiting"],
        ["a", "waiting"],
      ],
    ],
    [
      "who is in time more often, by tenths; of too few nothing follows",
      [
        known("a", { ended: 10, inTime: 5 }),
        known("b", { ended: 20, inTime: 19 }),
        known("c", { ended: 2, inTime: 0 }),
      ],
      {},
      [
        ["b", undefined],
        ["c", "in-time"],
        ["a", "in-time"],
      ],
    ],
    [
      "who has less work; in all else equal by registration",
      [known("c", { open: 1 }), known("b", { open: 1 }), known("a", { open: 2 })],
      {},
      [
        ["b", undefined],
        ["c", "registered"],
        ["a", "load"],
      ],
    ],
  ])("puts %s", (_, all, over, expected) => {
    expect(order(all, over)).toEqual(expected);
    expect(order(all.toReversed(), over)).toEqual(expected);
  });

  it("says of each what decided", () => {
    const [one] = rank(
      [known("a", { ended: 4, inTime: 3, usualDays: 30, open: 2, enrolled: 5 }, { said: { places: 9 } })],
      wanted,
    );
    expect(one!.explain.map(({ code, value, words }) => [code, value, words.ru])).toEqual([
      ["near", "here", "в том же муниципалитете"],
      ["room", 2, "свободных мест: 2"],
      ["waiting", 30, "обычно выполняет за 30 дн. или быстрее"],
      ["in-time", 75, "в срок 3 из 4 за этот и прошлый год"],
      ["load", 7, "сейчас в работе: 2, на занятиях детей: 5"],
    ]);
  });
});

describe("picking who gets a step", () => {
  it("takes the own one wherever it is, then the best of the city, then of the region, then nobody", async () => {
    const { ctx } = await world();
    const contacts = [{ email: "ngo@example.org" }];
    const at = (name: string, municipality = "novokuznetsk") => agencyOf(ctx, "ngo", name, { municipality, contacts });
    const own = await at("Своя", "kemerovo");
    await at("Полная");
    const free = await at("Свободная");
    const far = await at("Дальняя", "kemerovo");
    await Capacity.set(ctx, free, Capacity.SetCapacity.parse({ services: [{ service: "*", places: 5 }] }));
    const pick = async (over: Provider.Wanted = {}) => {
      const found = await Provider.pick(ctx, {
        kind: "ngo",
        municipality: "novokuznetsk",
        service: "Логопед",
        ...over,
      });
      return found && [found.agency.shortName, found.by, found.among];
    };
    expect(await pick({ own })).toEqual(["Своя", "own", 1]);
    expect(await pick({ own, kind: "school" })).toBeUndefined();
    expect(await pick()).toEqual(["Свободная", "room", 2]);
    await Agency.patch(ctx, free, { services: ["массаж"] });
    expect(await pick()).toEqual(["Полная", "only", 1]);
    const [full] = (await Agency.find(ctx, { kind: "ngo", municipality: "novokuznetsk" })).items;
    for (const id of [free, full!.agency.agencyId, own]) await Agency.patch(ctx, id, { status: "closed" });
    expect(await pick()).toEqual(["Дальняя", "only", 1]);
    await Agency.patch(ctx, far, { status: "closed" });
    expect(await pick()).toBeUndefined();
  });

  it("takes who works, is of the kind, is not the one that gave it up, and gives the service", async () => {
    const { ctx } = await world();
    const at = (kind: Agency.AgencyKind, name: string, over = {}) =>
      agencyOf(ctx, kind, name, { contacts: [{ email: "a@example.org" }], ...over });
    const [ngo, lists, school] = [
      await at("ngo", "Без списка"),
      await at("ngo", "Со списком", { services: ["respite"] }),
      await at("school", "Школа"),
    ];
    const found = async (wanted: Provider.Wanted) =>
      (await Provider.candidates(ctx, wanted)).map(({ agency }) => agency.agencyId).toSorted();
    const all = (...ids: AgencyId[]) => ids.toSorted();
    // Who lists nothing gives what its kind gives; where no kind is asked for, nobody knows what it gives.
    expect(await found({ kind: "ngo", service: "speech-therapy" })).toEqual([ngo]);
    expect(await found({ service: "speech-therapy" })).toEqual([]);
    expect(await found({ kind: "ngo", service: "respite" })).toEqual(all(ngo, lists));
    expect(await found({ service: "respite" })).toEqual([lists]);
    expect(await found({})).toEqual(all(ngo, lists, school));
    expect(await found({ kind: "ngo", but: ngo })).toEqual([lists]);
    // An approved programme says that it gives it, whatever it lists.
    await programmeOf(ctx, lists);
    await programmeOf(ctx, school);
    expect(await found({ service: "speech-therapy", age: 7 })).toEqual(all(lists, school));
    expect(await found({ kind: "ngo", service: "speech-therapy", age: 7 })).toEqual(all(ngo, lists));
    await Agency.patch(ctx, lists, { status: "closed" });
    expect(await found({ service: "speech-therapy", age: 7 })).toEqual([school]);
    expect(await found({ kind: "ngo" })).toEqual([ngo]);
  });
});
