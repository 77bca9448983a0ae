import * as z from "zod";
import { instrumentKinds } from "../instrument/instrument.kinds.ts";
import { Study } from "../instrument/study.ts";
import { stepStatuses } from "./step.status.ts";
import { linkVerbs } from "./step.verbs.ts";

// Imports nothing of the domain: the page's own sources take its type from here, and know of no server.

const text = z.strictObject({ ru: z.string(), en: z.string() });

const sessions = z.strictObject({ planned: z.int(), held: z.int() });
const goals = z.strictObject({ agreed: z.int(), reached: z.int() });

/** What a cycle has come to, for whoever evaluates it: in numbers, as far as consent goes for that organisation. */
const CycleSoFar = z
  .strictObject({
    organisations: z.array(
      z.strictObject({ agency: z.string(), performed: z.int(), otherwise: z.int(), open: z.int() }),
    ),
    sessions: sessions.optional(),
    goals: goals.optional(),
    conditions: z.strictObject({ asked: z.int(), provided: z.int() }).optional(),
  })
  .meta({
    description:
      "Что сделано за цикл: поручения по организациям (выполнено, другой итог, без итога), занятия и цели программ, условия обучения / what the cycle came to: steps by organisation (performed, another result, none yet), sessions and goals of programmes, conditions of study",
  });
export type CycleSoFar = z.infer<typeof CycleSoFar>;

const doings = ["accepted", "rejected", "reported", "progressed", "held", "asked", "undone", "renewed"] as const;

/**
 * What the page of a one-time link shows. Personal data (`child`, `measure`, `recommendations`, `study`, the plan's own words) only on a
 * live link, under consent, and on record.
 */
const StandingView = z.strictObject({
  link: z.enum(["live", "used"]),
  status: z.enum(stepStatuses),
  title: text,
  task: text,
  means: text.optional(),
  expectedResult: text,
  dueDate: z.iso.date(),
  workBy: z.iso.date(),
  daysLeft: z.int().meta({ description: "Меньше нуля после срока / negative after the due date" }),
  late: z.boolean().optional(),
  agency: z.string(),
  child: z.strictObject({ name: z.string(), birthDate: z.iso.date().optional() }).optional(),
  measure: z.string().optional(),
  /** What the commission recommends, where the step is to act on it. */
  recommendations: z.array(z.string()).optional(),
  study: Study.optional().meta({
    description:
      "Вариант программы и условия обучения, которые рекомендует ПМПК / the variant of the programme and the conditions of study that the commission recommends",
  }),
  /** What the child's own plan asks for. */
  keyMeasure: text.optional(),
  cycle: CycleSoFar.optional(),
  form: z
    .strictObject({ title: text, url: z.string(), state: z.enum(["empty", "draft", "answered"]) })
    .optional()
    .meta({
      description:
        "Анкета, ответы на которую завершают шаг: её страница / the form whose answers settle the step, and its page",
    }),
  answer: z.string().optional().meta({ description: "Ответ координатора на вопрос / the coordinator's answer" }),
  questionOpen: z.boolean().optional().meta({
    description: "Вопрос организации ждёт ответа координатора / the agency's question waits for its answer",
  }),
  mayDo: z.array(z.enum(linkVerbs)).meta({
    description: "Как можно ответить по этой ссылке сейчас / what this link may answer now",
  }),
  issues: z.enum(instrumentKinds).optional().meta({
    description: "Какой документ организация может внести вместе с отчётом / which paper the report may bring",
  }),
  /** Whether a new link may be asked for. */
  renewable: z.boolean(),
  answered: z
    .strictObject({
      number: z.string(),
      at: z.string(),
      name: z.string().optional(),
      post: z.string().optional(),
    })
    .optional()
    .meta({
      description:
        "Принятый ответ этой организации: номер, когда и кто ответил / the organisation's answer as it was taken: its number, when, and who gave it",
    }),
  undoUntil: z.string().optional().meta({
    description:
      "До этого момента ответ по этой ссылке можно отменить / until then this link's answer can be taken back",
  }),
  /** What the sent answer led to, after an action. */
  done: z.enum(doings).optional(),
});

/** A dead link says only that it is dead, whatever it died of; after an action, that the action was done. */
const DeadView = z.strictObject({ link: z.literal("dead"), done: z.enum(doings).optional() });

export const RespondView = z.discriminatedUnion("link", [StandingView, DeadView]);
export type RespondView = z.infer<typeof RespondView>;
export type StandingView = z.infer<typeof StandingView>;
