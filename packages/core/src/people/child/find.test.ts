import { describe, expect, it, vi } from "vitest";
import { another, vera } from "../../../test/worlds/child.ts";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import { type AgencyId, type DataBank, Unavailable } from "../../ground/shared/index.ts";
import { joinMark, markOf } from "../../ground/vault/index.ts";
import * as Child from "./index.ts";

const given = async () => {
  const w = await world();
  await Child.register(w.ctx, vera);
  await Child.register(w.ctx, another({ surname: "Ёлкин", givenName: "Пётр" }, { municipality: "kemerovo" }));
  await Child.register(w.ctx, another({ surname: "Римский-Корсаков", givenName: "Лев", snils: "012-345-679 20" }));
  await Child.register(w.ctx, another({ surname: "Ким", givenName: "Анна Мария" }));
  const found = async (query?: string, municipality?: string) =>
    (await Child.find(w.ctx, { query, municipality })).items
      .map((i) => `${i.person.surname} ${i.person.givenName}`)
      .sort();
  return { ...w, found };
};

describe("finding children of a school", () => {
  it("given one learns there, one goes to the kindergarten still and one has moved on, then each is found where it learns", async () => {
    const { ctx } = await world();
    const [school, kindergarten, clinic] = [
      await agencyOf(ctx, "school"),
      await agencyOf(ctx, "kindergarten"),
      await agencyOf(ctx, "health"),
    ];
    const { record: older } = await Child.register(ctx, { ...vera, attachments: { school, kindergarten } });
    const small = another({ surname: "Пихтин", givenName: "Глеб", birthDate: "2021-02-03" });
    const { record, version } = await Child.register(ctx, { ...small, attachments: { kindergarten, health: clinic } });
    const at = async (agency: AgencyId, query?: string) =>
      (await Child.find(ctx, { agency, query })).items.map((child) => child.record.childId);
    expect([await at(school), await at(kindergarten)]).toEqual([[older.childId], [record.childId]]);
    expect([await at(school, "Пихтин"), await at(kindergarten, "Пихтин")]).toEqual([[], [record.childId]]);
    await Child.patch(ctx, record.childId, { attachments: { school } }, version);
    expect([await at(school), await at(kindergarten)]).toEqual([[older.childId, record.childId], []]);
    await expect(at(clinic)).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer: "/agencyId" }] });
  });
});

describe("finding children", () => {
  it.each([
    ["112-233-445 95", ["Ёлкина Вера"]],
    ["11223344595", ["Ёлкина Вера"]],
    ["1234567920", ["Римский-Корсаков Лев"]], // a spreadsheet dropped the zero
    ["Ёлкин", ["Ёлкин Пётр", "Ёлкина Вера"]],
    ["елк", ["Ёлкин Пётр", "Ёлкина Вера"]],
    ["ЁЛКИНА".normalize("NFD"), ["Ёлкина Вера"]],
    ["елкина ве", ["Ёлкина Вера"]],
    ["Ёлкина Вера Олеговна", ["Ёлкина Вера"]],
    ["Ёлкин Петр", ["Ёлкин Пётр"]],
    ["римский корсаков", ["Римский-Корсаков Лев"]],
    ["Римский-Корсаков Лев", ["Римский-Корсаков Лев"]],
    ["Римский Корсаков Лев", ["Римский-Корсаков Лев"]],
    ["Ким Анна Мария", ["Ким Анна Мария"]],
    ["Вера", []],
    ["Пихтина", []],
  ])("given four children, when searched by «%s», then %j", async (query, names) => {
    expect(await (await given()).found(query)).toEqual(names);
  });

  it.each([
    ["корсаков", ["Римский-Корсаков Лев"]],
    ["Корс", ["Римский-Корсаков Лев"]],
    ["Римский Лев", ["Римский-Корсаков Лев"]],
    ["Римский Л.", ["Римский-Корсаков Лев"]],
    ["Л. Римский", ["Римский-Корсаков Лев"]],
    ["Лев Корсаков", ["Римский-Корсаков Лев"]],
    ["Лев Римский-Корсаков", ["Римский-Корсаков Лев"]],
    ["Римский-Карсаков", ["Римский-Корсаков Лев"]],
    ["Вера Ёлкина", ["Ёлкина Вера"]],
    ["Вера Олеговна Елкина", ["Ёлкина Вера"]],
    ["Eлкинa", ["Ёлкина Вера"]], // the first and the last letter are Latin
    ["Ёлбчина", []],
    ["Йолкина", ["Ёлкина Вера"]],
    ["Ёлкира Вера", ["Ёлкина Вера"]],
    ["Вера Ёлктна", ["Ёлкина Вера"]],
    ["Ёлкина Верра", ["Ёлкина Вера"]],
    ["Ёлкин Птёр", ["Ёлкин Пётр"]],
    ["Кин Анна Мария", []], // too short for a slip to be told from another name
    ["о'нил", ["О’Нил Наталья"]],
    ["О’нил", ["О’Нил Наталья"]],
    ["Онил", ["О’Нил Наталья"]],
    ["О`Нил Наталия", ["О’Нил Наталья"]],
    ["Оʼнил Наташа", ["О’Нил Наталья"]],
    ["О'Нилл Натальия", ["О’Нил Наталья"]],
    ["20.05.2016", ["Ёлкина Вера", "Ёлкин Пётр", "Ким Анна Мария", "О’Нил Наталья", "Римский-Корсаков Лев"]],
    ["2016-05-20 Ёлктна", ["Ёлкина Вера"]],
    ["Ёлкина 20.05.2016 г.р.", ["Ёлкина Вера"]],
    ["Ёлкина Вера 20.06.2016", ["Ёлкина Вера"]],
    ["Ёлкина 11.11.2011", []],
    ["20 мая 2016 Ёлкина", ["Ёлкина Вера"]],
    ["Ёлкина Вера 20.5.16", ["Ёлкина Вера"]],
    ["Ёлкина, 20 мая 2016 года рождения", ["Ёлкина Вера"]],
    ["Ёлкин П.", ["Ёлкин Пётр"]],
    ["Ёлкина В.О.", ["Ёлкина Вера"]],
    ["Ёлкина В. О.", ["Ёлкина Вера"]],
    ["В.О. Ёлкина", ["Ёлкина Вера"]],
    ["Римский-Корсаков Л.А.", ["Римский-Корсаков Лев"]],
    ["32.05.2016", "input.invalid"],
  ])("given another way to write it, when searched by «%s», then %j", async (query, names) => {
    const { ctx, found } = await given();
    await Child.register(ctx, another({ surname: "О’Нил", givenName: "Наталья" }));
    if (typeof names === "string") await expect(found(query)).rejects.toMatchObject({ code: names });
    else expect(await found(query)).toEqual(names.toSorted());
  });

  it("given a letter mistyped, when searched, then nobody is opened but who is shown, and it takes few reads", async () => {
    const { ctx } = await given();
    const getMany = vi.fn(ctx.bank.getMany);
    const open = vi.fn(ctx.keys.open);
    const watched = { ...ctx, bank: { ...ctx.bank, getMany } as DataBank, keys: { ...ctx.keys, open } };
    expect((await Child.find(watched, { query: "Ёлктна" })).items).toHaveLength(1);
    expect(getMany.mock.calls.length).toBeLessThan(8);
    expect(open).toHaveBeenCalledTimes(6); // her fields
  });

  it("given a city, when listed or searched within it, then only its children come", async () => {
    const { found } = await given();
    expect(await found(undefined, "kemerovo")).toEqual(["Ёлкин Пётр"]);
    expect(await found("Ёлк", "kemerovo")).toEqual(["Ёлкин Пётр"]);
    expect(await found()).toHaveLength(4);
  });

  it.each(["112-233-445 96", "123", "%%%", "раз два три четыре пять шесть"])(
    "given «%s», when searched, then the query is named",
    async (query) => {
      const { ctx } = await given();
      await expect(Child.find(ctx, { query })).rejects.toMatchObject({
        code: "input.invalid",
        fields: [{ pointer: "/query" }],
      });
    },
  );

  it("given a search, when it is on record, then how it was made is told and for whom is not", async () => {
    const { ctx, found } = await given();
    await found("Ёлкина");
    const { items } = await ctx.bank.list("audit", "T#kuzbass#AUDIT#coordinator:coordinator");
    expect(items.map((i) => i.data)).toMatchObject([{ action: "child.search", detail: { how: "name" } }]);
    expect(JSON.stringify(items)).not.toMatch(/лкина/i);
  });

  it("given a page of a list, when it is shown, then one write has put an entry into each child's log", async () => {
    const { ctx } = await given();
    let writes = 0;
    const commit: DataBank["commit"] = (all) => {
      writes++;
      return ctx.bank.commit(all);
    };
    const bank: DataBank = { ...ctx.bank, commit };
    const { items } = await Child.find({ ...ctx, bank }, {});
    expect([items.length, writes]).toEqual([4, 1]);
    for (const { record } of items) {
      const log = await ctx.bank.list<{ action: string }>("audit", `T#kuzbass#AUDIT#${record.childId}`);
      expect(log.items.map((entry) => entry.data.action)).toContain("child.find");
    }
  });

  it("given the log cannot be written, when a list is asked for, then it fails and nobody is opened", async () => {
    const { ctx } = await given();
    const opened: string[] = [];
    const bank: DataBank = {
      ...ctx.bank,
      commit: () => Promise.reject(new Unavailable("the log is full")),
      getMany: (keys) => {
        opened.push(...keys.filter((key) => key.table === "vault").map((key) => key.sk));
        return ctx.bank.getMany(keys);
      },
    };
    await expect(Child.find({ ...ctx, bank }, {})).rejects.toThrow("the log is full");
    expect(opened).toEqual([]);
  });

  it.each([undefined, "Ёлк"])(
    "given more than a page, when read page by page by %s, then each comes once",
    async (query) => {
      const { ctx } = await given();
      for (const givenName of ["Ян", "Юрий", "Фома"])
        await Child.register(ctx, another({ surname: "Ёлкин", givenName }));
      const seen: string[] = [];
      let from: string | undefined;
      do {
        const page = await Child.find(ctx, { query, limit: 2, from });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map((i) => i.record.childId));
        from = page.next;
      } while (from);
      expect(new Set(seen).size).toBe(query ? 5 : 7);
      expect(seen).toHaveLength(query ? 5 : 7);
    },
  );

  it.each(["x", "0.x", "7.abc", "0."])(
    "given the cursor «%s», when a search goes on from it, then it is refused",
    async (from) => {
      const { ctx } = await given();
      await expect(Child.find(ctx, { query: "Ёлк", from })).rejects.toMatchObject({ code: "cursor.invalid" });
    },
  );

  it("given a short name that stands for several, when searched by it or for one that is entered so, then each is found", async () => {
    const { ctx, found } = await given();
    for (const [surname, givenName] of [
      ["Щеглов", "Станислав"],
      ["Щеглов", "Ярослав"],
      ["Счастный", "Слава"],
    ] as const)
      await Child.register(ctx, another({ surname, givenName, birthDate: "2013-07-01", sex: "male" }));
    expect((await found("Щеглов Слава")).toSorted()).toEqual(["Щеглов Станислав", "Щеглов Ярослав"]);
    expect(await found("Счеглов Стас")).toEqual(["Щеглов Станислав"]);
    expect(await found("Щастный Святослав")).toEqual(["Счастный Слава"]);
    expect(await found("Счастный Виктор")).toEqual([]);
    expect(await found("Слава 01.07.2013")).toHaveLength(3);
  });

  it("given thousands were born on days that may have been meant, then a thousand are looked at, those of the likelier days first", async () => {
    const { ctx } = await given();
    await Child.register(ctx, another({ surname: "Пихтин", givenName: "Глеб", birthDate: "2016-05-04" }));
    const others = Array.from({ length: 3_000 }, (_, n) => `child_01JZ${String(n).padStart(22, "0")}`);
    const mistyped = await markOf(ctx, "born", "2016-04-15");
    await ctx.bank.commit([joinMark({ ...mistyped, subjects: others.slice(1) }, others[0]!)]);
    let keys = 0;
    const getMany: DataBank["getMany"] = (asked) => {
      keys += asked.length;
      return ctx.bank.getMany(asked);
    };
    const watched = { ...ctx, bank: { ...ctx.bank, getMany } as DataBank };
    const { items } = await Child.find(watched, { query: "05.04.2016 Пихтин" }); // day and month in each other's place
    expect(items.map(({ person }) => person.surname)).toEqual(["Пихтин"]);
    expect(keys).toBeGreaterThan(1_000);
    expect(keys).toBeLessThan(1_100);
  });
});
