import * as Account from "@marshrut/core/account";
import { roles } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery, text } from "./shared.ts";

const WhoAmI = z.strictObject({
  account: z.string(),
  role: z.enum(roles),
  tenant: z.string(),
  agency: z.string().optional(),
  representative: z.string().optional(),
  municipality: z.string().optional(),
  /** Of an organisation's system, not of a person. */
  client: z.boolean().optional(),
  /** What a page needs to speak of the region: names of its municipalities, its zone, and which day it is there. */
  region: z.strictObject({
    name: text,
    zone: z.string(),
    today: z.iso.date(),
    municipalities: z.array(z.strictObject({ key: z.string(), name: text })),
  }),
});

const whoAmI = operation({
  operationId: "whoAmI",
  method: "get",
  path: "/me",
  tag: "access",
  summary: { ru: "Кто я", en: "Who am I" },
  description: {
    ru: "Что говорит о вас токен, и регион, в котором вы работаете: его название, часовой пояс, сегодняшний день там и муниципалитеты.",
    en: "What the token says of you, and the region in which you work: its name, its zone, today's date there, and its municipalities.",
  },
  answer: { status: 200, schema: WhoAmI, description: { ru: "Вы.", en: "You." } },
  run: async ({ ctx }) => {
    const { id: account, kind, ...rest } = ctx.actor;
    const { name, zone, municipalities } = await Tenant.load(ctx);
    const region = {
      name,
      zone,
      today: (await Tenant.today(ctx)).toString(),
      municipalities: municipalities.map(({ key, name: called }) => ({ key, name: called })),
    };
    return { account, role: kind as z.output<typeof WhoAmI>["role"], ...rest, region };
  },
});

const whatMayIDo = operation({
  operationId: "whatMayIDo",
  method: "get",
  path: "/policy",
  tag: "access",
  summary: { ru: "Что мне можно", en: "What may I do" },
  description: {
    ru: "Операции вашей роли и докуда простирается право: весь регион, своя организация, свои дети.",
    en: "The operations of your role, and how far each right reaches: the region, the own agency, the own children.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({
      role: z.enum(roles),
      rights: z.array(
        z.strictObject({
          operationId: z.string(),
          method: z.string(),
          path: z.string(),
          scope: z.enum(["tenant", "region", "municipality", "own-agency", "own-children", "self"]),
        }),
      ),
    }),
    description: { ru: "Права.", en: "The rights." },
  },
  run: async ({ ctx, rights }) => ({ role: ctx.actor.kind as z.output<typeof WhoAmI>["role"], rights }),
});

const endMySessions = operation({
  operationId: "endMySessions",
  method: "post",
  path: "/me/sessions/end",
  tag: "access",
  summary: { ru: "Завершить все мои сеансы", en: "End all my sessions" },
  description: {
    ru: "Потеряно устройство, пароль мог узнать другой, утёк токен системы: токены всех начатых сеансов, и этого тоже, перестают приниматься сразу. Чтобы работать дальше, войдите заново. Записывается в журнал.",
    en: "A device is lost, a password may be known, a system's token leaked: tokens of all sessions that have begun, this one too, are refused at once. Sign in again to go on. It is on record.",
  },
  body: Account.EndSessions,
  examples: { all: { summary: { ru: "Все", en: "All of them" }, value: { sessions: "all" } } },
  answer: {
    status: 200,
    schema: z.strictObject({ account: z.string(), endedAt: z.string() }),
    description: { ru: "Завершены.", en: "Ended." },
  },
  run: ({ ctx }) => Account.endSessions(ctx),
});

const findAccounts = operation({
  operationId: "findAccounts",
  method: "get",
  path: "/accounts",
  tag: "access",
  summary: { ru: "Учётные записи, которые здесь были", en: "Accounts that have been here" },
  description: {
    ru: "Записи ведёт поставщик входа; здесь те, кто обращался за последние 400 дней: роль, муниципалитет или организация по последнему токену, день последнего обращения, закрыт ли доступ. По ролям (`role` сужает). Просмотр записывается.",
    en: "Accounts are the identity provider's; here stand those that have been here within 400 days: role, municipality or organisation by the last token, the day of the last use, whether it is blocked. By role (`role` narrows). Reading is on record.",
  },
  query: listQuery({ role: z.enum(roles).optional() }),
  answer: {
    status: 200,
    schema: listOf(Account.AccountView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { role }, page }) => page((of) => Account.find(ctx, { role, ...of })),
});

const BlockedAccount = z.strictObject({ account: z.string(), blocked: z.boolean() });

const blockAccount = operation({
  operationId: "blockAccount",
  method: "post",
  path: "/accounts/{account}/block",
  tag: "access",
  summary: { ru: "Закрыть доступ сразу", en: "Block an account at once" },
  description: {
    ru: "Токены этой учётной записи перестают приниматься немедленно, не дожидаясь их срока. Саму запись отключает поставщик входа. Свою запись закрыть нельзя; ту, с которой ещё никто не обращался, — только с `unseen=true`. Администратора закрывают двое других: нужна причина (`reason`), первый запрос отвечает 202 `second-person.wanted`, второй администратор подтверждает в `/confirmations`.",
    en: "Tokens of this account are refused from now on, before they expire. The account itself is disabled at the identity provider. Nobody blocks the own account; one that has not been here yet needs `unseen=true`. An administrator is blocked by two others: with a `reason`; the first request answers 202 `second-person.wanted`, and another administrator confirms it in `/confirmations`.",
  },
  body: Account.BlockAccount,
  examples: {
    one: { summary: { ru: "Сотрудник", en: "A member of staff" }, value: {} },
    administrator: {
      summary: { ru: "Администратор", en: "An administrator" },
      value: { reason: "Уволен приказом от 3 марта № 12." },
    },
  },
  answer: { status: 200, schema: BlockedAccount, description: { ru: "Доступ закрыт.", en: "Blocked." } },
  query: z.strictObject({
    unseen: z
      .enum(["true", "false"])
      .optional()
      .meta({ description: "Закрыть и ту, что ещё не обращалась / block one that has not been here yet, too" }),
  }),
  refusals: ["account.own", "account.unknown", "account.last-administrators", "second-person.wanted", "input.invalid"],
  run: ({ ctx, params, query, body: { reason } }) =>
    Account.setBlock(ctx, params.account, { blocked: true, unseen: query.unseen === "true", reason }),
});

const unblockAccount = operation({
  operationId: "unblockAccount",
  method: "post",
  path: "/accounts/{account}/unblock",
  tag: "access",
  summary: { ru: "Вернуть доступ", en: "Unblock an account" },
  description: {
    ru: "Токены снова принимаются. Доступ администратору возвращают двое, как и закрывали, с причиной (`reason`); первый запрос отвечает 202 `second-person.wanted`.",
    en: "Its tokens are accepted again. An administrator is let in by two, as they were shut out, with a `reason`; the first request answers 202 `second-person.wanted`.",
  },
  body: Account.UnblockAccount,
  examples: {
    one: { summary: { ru: "Сотрудник", en: "A member of staff" }, value: {} },
    administrator: {
      summary: { ru: "Администратор", en: "An administrator" },
      value: { reason: "Закрыт по ошибке: тревогу вызвала проверка." },
    },
  },
  answer: { status: 200, schema: BlockedAccount, description: { ru: "Доступ открыт.", en: "Unblocked." } },
  refusals: ["second-person.wanted", "input.invalid"],
  run: ({ ctx, params, body: { reason } }) => Account.setBlock(ctx, params.account, { blocked: false, reason }),
});

export const access = [whoAmI, whatMayIDo, endMySessions, findAccounts, blockAccount, unblockAccount] as const;
