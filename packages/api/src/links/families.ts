import * as Family from "@marshrut/core/family";
import * as z from "zod";
import { actForFamily, familyAnswer, familyBody, familyRefusals } from "../family/index.ts";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";
import { scopeOf } from "./scope.ts";

const operationId = "openFamily";

/** A family's page, and whatever a member does on it. */
const openFamily = linkOperation({
  operationId,
  method: "post",
  path: "/family",
  token: "body",
  summary: { ru: "Страница семьи по личной ссылке", en: "A family's page by a member's link" },
  description: {
    ru: "Токен — из письма или с печатного листа, после # в адресе страницы `/family`. Ссылка принадлежит одному человеку; каждое обращение по ней записано в журнал, который семья видит. `show` показывает простыми словами, что происходит сейчас и что дальше; остальные действия — то, что семья может сделать сама. Ответ назван тем же `action`.",
    en: "The token comes by letter or on a printed sheet, behind the # of the page `/family`. A link belongs to one person; each use of it goes on record, which the family sees. `show` says in plain words what is happening and what comes next; the other actions are what a family may do itself. The answer names the same `action`.",
  },
  body: familyBody({ token: z.string().min(20).max(600) }),
  // A sheet of a paper, of 3 MB.
  bodyLimit: 5 * 2 ** 20,
  examples: { show: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "show" } } },
  answer: { status: 200, schema: familyAnswer, description: { ru: "Что показать.", en: "What to show." } },
  refusals: ["link.invalid", "link.dead", "request.too-many", ...familyRefusals],
  run: ({ core, files, body, requestId }) => {
    const { token } = body as { token: string };
    const who = async (did: string) => ({
      ...(await Family.speaking(core, token, did, requestId)),
      files,
      scope: scopeOf(token, operationId),
    });
    return actForFamily(who, body);
  },
});

const exchangeFamilyCode = linkOperation({
  operationId: "exchangeFamilyCode",
  method: "post",
  path: "/family/code",
  token: "body",
  summary: { ru: "Ссылка по коду с печатного листа", en: "The link for the code of a printed sheet" },
  description: {
    ru: "Десять знаков с листа, который выдал координатор; пробелы, дефис и регистр не важны. Код действует две недели и один раз. Что бы ни было не так с кодом, ответ один; попытки ограничены.",
    en: "The ten characters of the sheet that the coordinator has handed out; blanks, the hyphen and case do not matter. A code lives two weeks and works once. Whatever is wrong with a code, the answer is the same; attempts are limited.",
  },
  body: z.strictObject({ code: z.string().min(1).max(40) }),
  examples: { code: { summary: { ru: "Код с листа", en: "The code" }, value: { code: "7K3F9-QZ2MA" } } },
  answer: {
    status: 200,
    schema: z.strictObject({ token: z.string() }),
    description: { ru: "Токен для `POST /v1/family`.", en: "The token for `POST /v1/family`." },
  },
  refusals: ["link.invalid", "request.too-many", "conflict.busy"],
  run: async ({ core, body, requestId }) => ({ token: await Family.exchange(core, body.code, requestId) }),
});

const renewFamilyLink = linkOperation({
  operationId: "renewFamilyLink",
  method: "post",
  path: "/family/renew",
  token: "body",
  summary: { ru: "Новая личная ссылка взамен истёкшей", en: "A new link for one whose term is over" },
  description: {
    ru: "Новая ссылка уходит письмом на собственный адрес участника и никуда больше. Отозванная ссылка и ссылка того, кто больше не представляет ребёнка, новой не дают.",
    en: "The new link goes by letter to the member's own address, and nowhere else. A revoked link, or one of somebody who represents the child no more, gives none.",
  },
  body: z.strictObject({ token: z.string().min(20).max(600) }),
  examples: { renew: { summary: { ru: "Истекла", en: "Its term is over" }, value: { token } } },
  answer: {
    status: 200,
    schema: z.strictObject({ sent: z.literal(true) }),
    description: { ru: "Отправлена.", en: "It is sent." },
  },
  refusals: ["link.invalid", "link.dead", "request.too-many"],
  run: async ({ core, body, requestId }) => {
    await Family.renew(core, body.token, requestId);
    return { sent: true as const };
  },
});

export const familyLinks = [openFamily, exchangeFamilyCode, renewFamilyLink] as const;
