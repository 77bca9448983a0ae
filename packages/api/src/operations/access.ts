import { roles } from "@marshrut/core/shared";
import * as z from "zod";
import { setBlock } from "../auth/index.ts";
import { operation } from "../operation/index.ts";

const WhoAmI = z.strictObject({
  account: z.string(),
  role: z.enum(roles),
  tenant: z.string(),
  agency: z.string().optional(),
  representative: z.string().optional(),
  municipality: z.string().optional(),
  /** Of an organisation's system, not of a person. */
  client: z.boolean().optional(),
});

const whoAmI = operation({
  operationId: "whoAmI",
  method: "get",
  path: "/me",
  tag: "access",
  summary: { ru: "Кто я", en: "Who am I" },
  description: { ru: "Что говорит о вас токен.", en: "What the token says of you." },
  answer: { status: 200, schema: WhoAmI, description: { ru: "Вы.", en: "You." } },
  run: async ({ ctx }) => {
    const { id: account, kind, ...rest } = ctx.actor;
    return { account, role: kind as z.output<typeof WhoAmI>["role"], ...rest };
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

const Account = z.strictObject({ account: z.string(), blocked: z.boolean() });

const blockAccount = operation({
  operationId: "blockAccount",
  method: "post",
  path: "/accounts/{account}/block",
  tag: "access",
  summary: { ru: "Закрыть доступ сразу", en: "Block an account at once" },
  description: {
    ru: "Токены этой учётной записи перестают приниматься немедленно, не дожидаясь их срока. Саму запись отключает поставщик входа. Свою запись закрыть нельзя; ту, с которой ещё никто не обращался, — только с `unseen=true`.",
    en: "Tokens of this account are refused from now on, before they expire. The account itself is disabled at the identity provider. Nobody blocks the own account; one that has not been here yet needs `unseen=true`.",
  },
  answer: { status: 200, schema: Account, description: { ru: "Доступ закрыт.", en: "Blocked." } },
  query: z.strictObject({
    unseen: z
      .enum(["true", "false"])
      .optional()
      .meta({ description: "Закрыть и ту, что ещё не обращалась / block one that has not been here yet, too" }),
  }),
  refusals: ["account.own", "account.unknown"],
  run: ({ ctx, params, query }) => setBlock(ctx, params.account, { blocked: true, unseen: query.unseen === "true" }),
});

const unblockAccount = operation({
  operationId: "unblockAccount",
  method: "post",
  path: "/accounts/{account}/unblock",
  tag: "access",
  summary: { ru: "Вернуть доступ", en: "Unblock an account" },
  description: { ru: "Токены снова принимаются.", en: "Its tokens are accepted again." },
  answer: { status: 200, schema: Account, description: { ru: "Доступ открыт.", en: "Unblocked." } },
  run: ({ ctx, params }) => setBlock(ctx, params.account, { blocked: false }),
});

export const access = [whoAmI, whatMayIDo, blockAccount, unblockAccount] as const;
