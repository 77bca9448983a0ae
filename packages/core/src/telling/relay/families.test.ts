import { beforeEach, describe, expect, it } from "vitest";
import { type RouteWorld, routeWorld, stepsOf } from "../../../test/worlds/relay.ts";
import { family as asFamily, settings } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import { errorCollector } from "../../ground/shared/errors.ts";
import {
  type DataBank,
  type DeliveryId,
  type DomainEvent,
  type ErasureId,
  type RepresentativeId,
  type RouteId,
  type StepId,
  systemCtx,
  type Write,
} from "../../ground/shared/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Erasure from "../../routes/erasure/index.ts";
import { show } from "../../routes/family-page/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import { toFamilies } from "../digest/family.actions.ts";
import { composeNews } from "../digest/family.letter.ts";
import { openQuiet, sendDigests, unsubscribe } from "../digest/index.ts";
import * as Inbox from "../inbox/index.ts";
import { keptAsNews, newsOf } from "./news.ts";

let w: RouteWorld;
let family: Family.Family;
let mother: RepresentativeId;
beforeEach(async () => {
  w = await routeWorld();
  const { record } = await Child.load(w.ctx, w.childId);
  mother = record.representativeIds[0]!;
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email: "mother@example.net" }] });
  family = (await Family.ofChild(w.ctx, w.childId)).data;
});

const invite = async () => {
  await Family.invite(w.ctx, family.familyId, { memberId: mother });
  await w.settle();
};
const tasks = async (kind: Inbox.TaskKind) =>
  (await Inbox.openTasks(w.ctx, { limit: 20 }, kind)).items.map((i) => i.data);

it("sends a member the link to their own address, which stands nowhere, and the same link when it is told again", async () => {
  await invite();
  const [letter] = w.mails;
  expect(letter).toMatchObject({ to: "mother@example.net", subject: "Ваша личная страница" });
  const token = /\/family#(\S+)/.exec(letter!.text)![1]!;
  expect((await Family.speaking(w.ctx, token, "show")).member.memberId).toBe(mother);
  expect(`${letter!.text}${letter!.html}`).not.toMatch(/Ёлкин|Мария|Анна/);
  const records = await w.ctx.bank.find("gsi1", "T#kuzbass#DELIVERIES", {}).catch(() => ({ items: [] }));
  expect(JSON.stringify(records)).not.toContain("mother@example.net");
});

it("lets no link, code or letter of before open again what somebody was taken from, when they are put back", async () => {
  const father = { surname: "Ёлкин", givenName: "Пётр", relation: "parent" as const };
  await Child.patch(w.ctx, w.childId, { addRepresentatives: [father] });
  const linkNow = async () => {
    const { data } = await Family.load(w.ctx, family.familyId);
    return Family.tokenOf(w.ctx, data, Family.memberOf(data, mother)!, w.ctx.now());
  };
  const [before, sheet] = [await linkNow(), await Family.sheet(w.ctx, family.familyId, { memberId: mother })];
  w.moveTo("2025-03-04T05:00:00Z");
  await Child.patch(w.ctx, w.childId, { removeRepresentatives: [mother] });
  w.moveTo("2025-03-05T05:00:00Z");
  const back = { representativeId: mother, surname: "Ёлкина", givenName: "Мария", relation: "parent" as const };
  await Child.patch(w.ctx, w.childId, { addRepresentatives: [back] });
  const after = await linkNow();
  // What is told late ends no link of after.
  await w.settle();
  const open = (token: string) => Family.speaking(w.ctx, token, "show");
  expect(await Family.isWelcome(w.ctx, (await open(after)).member)).toBe(true);
  await expect(open(before)).rejects.toMatchObject({ code: "link.dead" });
  await expect(Family.renew(w.ctx, before)).rejects.toMatchObject({ code: "link.dead" });
  await expect(Family.exchange(w.ctx, sheet.code)).rejects.toMatchObject({ code: "link.invalid" });
});

it("writes to nobody who has lost their address meanwhile: a person has to call", async () => {
  await Family.invite(w.ctx, family.familyId, { memberId: mother });
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email: null }] });
  await w.settle();
  expect(w.mails).toEqual([]);
  expect(await tasks("family-unreachable")).toMatchObject([{ subject: mother, representativeId: mother }]);
});

/** The newest letter to the mother comes back. */
const comesBack = async (more: Partial<Delivery.Returned> = {}) => {
  const { items } = await Delivery.find(w.ctx, { limit: 10 });
  const { deliveryId } = items.find(({ kind }) => kind === "family-link")!;
  await Delivery.returned(w.ctx, {
    deliveryId: deliveryId as DeliveryId,
    email: "mother@example.net",
    what: "bounce",
    permanent: true,
    because: "bounce",
    ...more,
  });
  await w.settle();
  return deliveryId;
};
const mailOf = async () => (await show(w.as(asFamily(mother)), family, family.members[0]!)).you.mail;
const mends = async (email: string) => {
  await Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email }] });
  await w.settle();
};

it.each([{ what: "bounce" }, { what: "complaint", because: "complaint" }] as const)(
  "of a letter that came back ($what) makes a task, writes there no more, and says so on the page, until the address is mended",
  async (why) => {
    expect(await mailOf()).toBe("works");
    await invite();
    const deliveryId = await comesBack(why);
    expect(await tasks("family-unreachable")).toMatchObject([{ representativeId: mother, deliveryId }]);
    expect(await mailOf()).toBe("returned");
    // What is kept of the address is a hash, and none of its letters.
    const kept = await w.ctx.bank.list("records", `T#kuzbass#REP#${mother}`);
    expect(JSON.stringify(kept)).toContain("mail-returned");
    expect(JSON.stringify(kept)).not.toContain("mother@");
    const asked = () => Erasure.ask(w.ctx, w.childId, { reason: "Просьба семьи" });
    const { erasureId } = await asked();
    await w.settle();
    expect(w.mails).toHaveLength(1);
    await mends("mother@example.com");
    expect(await tasks("family-unreachable")).toEqual([]);
    expect(await mailOf()).toBe("works");
    await Erasure.refuse(w.ctx, erasureId as ErasureId, { basis: "federal-law", reason: "Закон" });
    await w.settle();
    expect(w.mails.map(({ to }) => to)).toEqual(["mother@example.net", "mother@example.com"]);
    // The former one again: what came back from it counts.
    await mends("mother@example.net");
    expect(await mailOf()).toBe("returned");
  },
);

it("tries an address again where a link to it is asked for, and leaves one that was only full as it is", async () => {
  await invite();
  await comesBack();
  w.moveTo("2025-03-03T06:00:00Z");
  await invite();
  expect([w.mails.length, await mailOf()]).toEqual([2, "works"]);
  await comesBack({ permanent: false });
  expect(await mailOf()).toBe("works");
});

it("makes a task of a parent's no to the plan, until all who spoke agree", async () => {
  await Child.patch(w.ctx, w.childId, {
    addRepresentatives: [{ surname: "Ёлкин", givenName: "Пётр", relation: "parent" }],
  });
  const father = (await Child.load(w.ctx, w.childId)).record.representativeIds[1]!;
  await w.consent();
  const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
  await w.settle();
  const { data, key, version } = await Route.load(w.ctx, routeId);
  const draft = { ...data, plan: { ...data.plan, status: "draft" as const } };
  await w.ctx.bank.commit([{ put: { key, kind: "route", data: draft }, expect: version }]);
  const says = async (who: RepresentativeId, answer: "agree" | "disagree") => {
    await Route.answerPlan(w.as(asFamily(who)), routeId, { answer });
    await w.settle();
    return (await tasks("family-disagrees")).map(({ subject }) => subject);
  };
  expect(await says(father, "disagree")).toEqual([routeId]);
  expect(await says(mother, "agree")).toEqual([routeId]);
  expect(await says(father, "agree")).toEqual([]);
  await expect(Route.answerPlan(w.ctx, routeId, { answer: "agree" })).rejects.toMatchObject({ code: "not-found" });
});

describe("what is new", () => {
  /** What each kind says, of two things and of the day that the earlier one names. */
  const lines: Record<Family.NewsKind, string> = {
    "plan-asked": "План помощи готов. Посмотрите его и скажите, согласны ли вы.",
    "plan-approved": "План помощи утверждён.",
    "plan-changed": "План помощи изменён.",
    "step-asked": "Началось: 2 мероприятия плана; ближайший срок — 5 марта 2025 г.",
    "step-done": "Выполнено: 2 мероприятия плана.",
    "step-not-done": "Не выполнено: 2 мероприятия плана. Что дальше, решает координатор.",
    "step-refused": "Записан отказ семьи: 2 мероприятия плана. Если вы не отказывались, скажите координатору.",
    "step-moved": "Новый срок: 2 мероприятия плана; ближайший — 5 марта 2025 г.",
    "step-elsewhere": "Теперь этим занимается другая организация: 2 мероприятия плана.",
    "step-dropped": "Больше не нужно по плану: 2 мероприятия.",
    "consent-given": "Записано согласие. Если вы его не давали, отзовите его на странице и скажите координатору.",
    "consent-withdrawn": "Согласие отозвано.",
    "consent-ended": "Согласие закончилось. Чтобы помощь шла дальше, нужно новое.",
    "consent-ending":
      "Согласие скоро закончится: последний день — 5 марта 2025 г. Чтобы помощь не прервалась, дайте новое у координатора.",
    "paper-recorded": "Внесён новый документ. Посмотрите его и скажите, согласны ли вы.",
    "handed-taken":
      "Документ, который вы передали, принят. Чем он стал — на странице семьи, в разделе «Передать документ».",
    "handed-returned":
      "Документ, который вы передали, вернули. Почему и что делать — на странице семьи, в разделе «Передать документ».",
    "handed-again": "Документ, который вы передали, посмотрят ещё раз: решение о нём было ошибкой.",
    "document-made": "Для вас составлен документ. Он на странице семьи, в разделе «Документы».",
    "document-voided": "Документ, который составили для вас, отменён: он был составлен по ошибке.",
    "authority-ending":
      "Документ о ваших полномочиях скоро закончится: последний день — 5 марта 2025 г. Принесите координатору новый: с ним заканчиваются и ваши согласия.",
    "emergency-read": "Сведения открывали в экстренном порядке. Кто и почему — на странице, в разделе «Кто смотрел».",
    "place-offered":
      "Освободилось место, которого вы ждёте. Оно ваше, если ответить до 5 марта 2025 г. включительно. Скажите координатору.",
    "place-given": "Есть место, занятия скоро начнутся.",
    "lessons-set": "Назначены занятия по видео: первое — 5 марта 2025 г. Время и вход — на странице.",
    "lesson-off": "Отменено занятие по видео. Какие остались — на странице.",
    "lesson-soon":
      "Скоро занятие по видео: 5 марта 2025 г. Время и вход — на странице; не сможете — предупредите того, кто ведёт занятие.",
    "curator-named": "Назначен куратор семьи.",
    "route-ended": "Помощь пока завершена консультацией. Обратиться снова можно в любой день.",
    "handed-over": "За помощь теперь отвечают другие: кто — на странице.",
    "meeting-called":
      "Вас приглашают на встречу родителей: ближайшая — 5 марта 2025 г. Где и о чём — на странице; скажите там, придёте ли.",
    "meeting-cancelled": "Встреча родителей отменена.",
    "peer-asked":
      "С вами хотела бы поговорить другая семья. Посмотрите на странице и ответьте: да или нет — оба ответа правильные.",
    "peer-found": "Нашёлся родитель, который готов с вами поговорить. Посмотрите на странице и ответьте.",
    "peer-met": "Вы оба согласились поговорить. Как связаться — на странице.",
    "peer-searching": "С этим родителем поговорить не получится, ищем другого.",
    "peer-ended": "Поддержка «родитель — родителю» закончена. Попросить или предложить её снова можно на странице.",
    "meeting-soon": "Скоро встреча родителей: 5 марта 2025 г. Где и во сколько — на странице.",
    "survey-asked":
      "Вас просят ответить на вопросы анкеты; последний день — 5 марта 2025 г. Ссылка — на странице; кто что ответил, не видит никто.",
    "survey-reminded":
      "Если вы ещё не ответили на вопросы анкеты, ответьте; последний день — 5 марта 2025 г. Ссылка — на странице. Напоминаем всем: кто уже ответил, не смотрим.",
    "event-offered": "Освободилось место на мероприятии. Его держат для вас до 5 марта 2025 г. Ответьте на странице.",
    "event-moved":
      "Мероприятие, на которое вы записаны, перенесено: теперь оно 5 марта 2025 г. Когда и где — на странице.",
    "event-cancelled": "Мероприятие, на которое вы записаны, отменено. Почему — на странице.",
    "event-tomorrow":
      "Скоро мероприятие, на которое вы записаны: 5 марта 2025 г. Не сможете прийти — откажитесь на странице.",
  };
  const letterOf = (kinds: readonly Family.NewsKind[]) =>
    composeNews({
      familyId: family.familyId,
      news: kinds.flatMap((kind) =>
        ["2025-04-01", "2025-03-05"].map((on) => ({
          kind,
          on,
          memberId: mother,
          familyId: family.familyId,
          childId: w.childId,
          about: on,
          at: "2025-03-03T05:00:00Z",
          eventId: "event_01JNE0000000000000000000AA" as const,
        })),
      ),
      settings,
      link: "https://marshrut.example.org/family#token",
      until: "2025-06-01",
      unsubscribe: "https://marshrut.example.org/v1/unsubscribe?token=token",
      reading: {},
    });

  it("is told in words that name nobody and say nothing of the child, every kind in a line of its own", () => {
    expect(Object.keys(lines)).toEqual([...Family.newsKinds]);
    for (const kind of Family.newsKinds) {
      const { subject, text } = letterOf([kind]);
      expect(subject).toBe("Новости на вашей личной странице");
      expect(/^— .*$/m.exec(text)?.[0]).toBe(`— ${lines[kind]}`);
    }
    const { text, headers } = letterOf(Family.newsKinds);
    expect(text.match(/^— /gm)).toHaveLength(2 * Family.newsKinds.length);
    expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(text).toContain("Она действует до 1 июня 2025 г. Такое");
  });

  it("is of every kind, by what happens; what has a letter of its own is none", () => {
    const ids = [
      "route",
      "step",
      "consent",
      "instrument",
      "emergency",
      "enrolment",
      "accompaniment",
      "handover",
      "document",
      "paper",
    ];
    const about = Object.fromEntries(ids.map((name) => [`${name}Id`, `${name}_1`]));
    const day = { due: { date: "2025-03-05" }, was: { date: "2025-03-04" }, until: "2025-03-05" };
    const kinds = Object.values(newsOf).flatMap((saidOf: (event: never) => Family.Said | undefined) =>
      ["performed", "not-performed", "refused-measure"].map((result) => {
        const data = {
          childId: w.childId,
          representativeId: mother,
          result,
          reason: "counselled",
          before: "day",
          ...about,
          ...day,
        };
        const said = saidOf({ data } as never)!;
        expect(said).toMatchObject({ childId: w.childId, about: expect.stringMatching(/^[a-z]+_\w+$/) });
        expect([undefined, "2025-03-05"]).toContain(said.on);
        return said.kind;
      }),
    );
    // A meeting is of a union's members and of no one child: unions.test.ts; a survey of many families: rounds.test.ts; who talks with whom
    // is of two families: peers.test.ts.
    const peers = ["peer-asked", "peer-found", "peer-met", "peer-searching", "peer-ended"];
    const ofMany = ["meeting-called", "meeting-cancelled", ...peers, "meeting-soon", "survey-asked", "survey-reminded"];
    // Likewise of an event: test/journey/events.test.ts.
    const events = ["event-offered", "event-moved", "event-cancelled", "event-tomorrow"];
    expect([...Family.newsKinds].filter((kind) => !kinds.includes(kind))).toEqual([...ofMany, ...events]);
    const atOnce = /^(appointment|family|erasure|request|delivery)\./;
    expect(Object.keys(newsOf).filter((type) => atOnce.test(type))).toEqual([]);
  });

  const system = () => systemCtx(w.ctx, "kuzbass", "digest");
  const noon = (day: string) => w.moveTo(`2025-03-${day}T05:00:00Z`);
  const send = (ctx = system(), mailer = w.deps.mailer) => sendDigests(ctx, byMail(mailer));
  /** The lines of the letters of news that have left, each with whom it went to. */
  const told = () =>
    w.mails
      .filter(({ subject }) => subject.startsWith("Новости"))
      .map(({ to, text }) => [to, ...[...text.split("————")[0]!.matchAll(/^— (.*)$/gm)].map(([, line]) => line)]);
  const giveConsent = async () => {
    const { consent } = await w.consent();
    await w.settle();
    return consent.consentId;
  };
  const consentLine = lines["consent-given"];

  it("follows from what happens, for whoever did not do it; of one thing the newest is told, in one letter a day", async () => {
    const consentId = await giveConsent();
    await w.ipra(["Занятия с логопедом"]);
    const routeId = (await Route.open(w.ctx, w.childId, { template: "school-age" })).routeId as RouteId;
    await w.settle();
    const [review] = Object.values(await stepsOf(w, routeId));
    await Step.complete(w.ctx, review!.stepId as StepId, { result: "performed" });
    await w.settle();
    expect(told()).toEqual([]);
    const first = await send();
    expect(first).toMatchObject({ families: 1, more: false });
    const [, ...said] = told()[0]!;
    expect(said).toEqual([
      "План помощи готов. Посмотрите его и скажите, согласны ли вы.",
      "Выполнено: 1 мероприятие плана.",
      consentLine,
      "Внесён новый документ. Посмотрите его и скажите, согласны ли вы.",
    ]);
    // Her own word is no news to her; of what is new beside it she hears tomorrow.
    const token = await Family.tokenOf(w.ctx, family, family.members[0]!, w.ctx.now());
    const hers = (await Family.speaking(w.ctx, token, "show")).ctx;
    await Route.answerPlan(hers, routeId, { answer: "agree" });
    await Consent.withdraw(hers, consentId);
    await w.settle();
    expect(await send()).toMatchObject({ families: 0, waiting: 0 });
    await Route.approvePlan(w.ctx, routeId);
    await w.settle();
    expect(await send()).toMatchObject({ families: 0, waiting: 1 });
    noon("04");
    await send();
    expect(told().slice(1)).toEqual([["mother@example.net", "План помощи утверждён."]]);
    // By night, or on a day off, none leaves.
    await giveConsent();
    w.moveTo("2025-03-04T22:00:00Z");
    expect(await send()).toMatchObject({ families: 0 });
  });

  it.each(["before it has left", "after it has left"])("is told once where the run is cut short %s", async (when) => {
    await giveConsent();
    const cut = async (work: () => Promise<unknown>) => expect(work()).rejects.toThrow("cut short");
    const isTakenOff = (write: Write) => "remove" in write && write.remove.pk.endsWith("FAMILY-NEWS");
    if (when.startsWith("before")) {
      const die = async () => {
        throw new Error("cut short");
      };
      await cut(() => send(system(), { send: die }));
    } else {
      const commit = (writes: Write[]) =>
        writes.some(isTakenOff) ? Promise.reject(new Error("cut short")) : w.ctx.bank.commit(writes);
      await cut(() => send({ ...system(), bank: { ...w.ctx.bank, commit } }));
    }
    expect(told()).toHaveLength(when.startsWith("before") ? 0 : 1);
    // So long the claim of a sender stands that may still be sending.
    w.moveTo("2025-03-03T05:04:00Z");
    await send();
    noon("04");
    await send();
    expect(told()).toEqual([["mother@example.net", consentLine]]);
    expect((await w.ctx.bank.list("records", "T#kuzbass#FAMILY-NEWS")).items).toEqual([]);
  });

  it("is not told again when its event is", async () => {
    await giveConsent();
    await send();
    const { items } = await w.ctx.bank.list<DomainEvent>("records", Child.keyOf("kuzbass", w.childId).pk, {
      prefix: "EVENT#",
    });
    const again = items.find(({ data }) => data.type === "consent.given")!;
    await keptAsNews({ ...w.deps, ctx: system(), stream: again.key.pk }, again.data);
    noon("04");
    expect(await send()).toMatchObject({ families: 0 });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "wants no letters",
      () => Family.change(w.ctx, family.familyId, { members: [{ memberId: mother, channel: "none" }] }),
    ],
    [
      "has no address",
      () => Child.patch(w.ctx, w.childId, { representatives: [{ representativeId: mother, email: null }] }),
    ],
    ["was forgotten", () => Family.forget(w.ctx, mother)],
  ])("is nothing for whoever %s", async (_, happens) => {
    await giveConsent();
    await happens();
    await w.settle();
    expect(await send()).toMatchObject({ families: 0, waiting: 0 });
    expect(told()).toEqual([]);
    expect(await tasks("family-unreachable")).toEqual([]);
    expect((await w.ctx.bank.list("records", "T#kuzbass#FAMILY-NEWS")).items).toEqual([]);
  });

  it("is nothing for whoever represents the child no more; whoever came in their place hears of what follows", async () => {
    await giveConsent();
    await Child.patch(w.ctx, w.childId, {
      removeRepresentatives: [mother],
      addRepresentatives: [{ surname: "Ёлкин", givenName: "Пётр", relation: "parent", email: "f@example.net" }],
    });
    await w.settle();
    await send();
    expect(told().map(([to]) => to)).not.toContain("mother@example.net");
    expect(
      w.mails.filter(({ subject, to }) => subject === "Ваша личная страница" && to === "f@example.net"),
    ).toHaveLength(1);
    expect((await w.ctx.bank.list("records", "T#kuzbass#FAMILY-NEWS")).items).toEqual([]);
  });

  it("ends by one click in the letter, and not by looking at the link", async () => {
    await giveConsent();
    await send();
    const letter = w.mails.at(-1)!;
    const token = /token=(\S+)>/.exec(letter.headers!["List-Unsubscribe"]!)![1]!;
    await openQuiet(w.deps, token);
    await unsubscribe(w.deps, token);
    await unsubscribe(w.deps, token);
    const { data } = await Family.load(w.ctx, family.familyId);
    expect(data.members[0]!.noDigestSince).toBe("2025-03-03T05:00:00Z");
    noon("04");
    await giveConsent();
    expect(await send()).toMatchObject({ families: 0 });
    const isDead = { code: "link.dead" };
    w.moveTo("2026-03-04T05:00:00Z");
    await expect(unsubscribe(w.deps, token)).rejects.toMatchObject(isDead);
  });

  it("goes to so many in a run, the rest in the next, and takes as many operations for each", async () => {
    const seen = { asked: 0, written: 0 };
    const { bank } = w.ctx;
    const counting = (name: "asked" | "written", does: (...given: never[]) => unknown) =>
      ((...given: never[]) => {
        seen[name] += 1;
        return does(...given);
      }) as never;
    const counted: DataBank = {
      get: counting("asked", bank.get),
      getMany: counting("asked", bank.getMany),
      list: counting("asked", bank.list),
      find: counting("asked", bank.find),
      commit: counting("written", bank.commit),
    };
    const more = ["Пётр", "Павел"].map((givenName) => ({
      surname: "Ёлкин",
      givenName,
      relation: "parent" as const,
      email: `${givenName === "Пётр" ? "petr" : "pavel"}@example.net`,
    }));
    await Child.patch(w.ctx, w.childId, { addRepresentatives: more });
    await Family.ofChild(w.ctx, w.childId);
    await giveConsent();
    const errors = errorCollector(() => true);
    const run = async (most: number) => {
      Object.assign(seen, { asked: 0, written: 0 });
      const all = await toFamilies(
        { ...system(), bank: counted },
        byMail(w.deps.mailer),
        settings,
        errors,
        () => {},
        most,
      );
      return { all, ...seen };
    };
    const one = await run(1);
    expect([one.all, told().length]).toEqual([false, 1]);
    const two = await run(2);
    expect([two.all, told().length]).toEqual([true, 3]);
    // Whose contact stands in the card alone takes two more.
    expect(one).toMatchObject({ asked: 9, written: 4 });
    expect(two).toMatchObject({ asked: 21, written: 8 });
  });
});
