import * as z from "zod";
import { dataClasses, purposes } from "../../people/consent/consent.ts";
import { channels, communicationNeeds } from "../../people/family/family.ts";
import { instrumentKinds } from "../instrument/instrument.kinds.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** What is done for the child, in the words of the plan. */
const StepPart = z.strictObject({
  title: text,
  organisation: z.string().optional(),
  /** ISO date: the day by which. */
  by: z.string(),
  notBefore: z.literal(true).optional().meta({
    description: "Срок ещё не назначен: он не раньше этого дня / no day is set yet: it is no earlier than this",
  }),
  how: text.meta({ description: "Как обстоит дело / how it stands" }),
});

export type StepPart = z.infer<typeof StepPart>;

const answer = z.enum(["agree", "disagree"]);

/** How the child's route stands, as its family sees it. */
const RoutePart = z.strictObject({
  routeId: z.string(),
  title: text,
  stage: text.optional().meta({ description: "Что происходит сейчас / what is happening now" }),
  now: z.array(StepPart),
  next: z.array(StepPart),
  done: z.int(),
  plan: z
    .strictObject({ status: z.enum(["draft", "approved"]), answer: answer.optional() })
    .optional()
    .meta({ description: "План, о котором можно сказать, согласны ли вы / the plan, and what you said to it" }),
});

const Paper = z.strictObject({
  instrumentId: z.string(),
  kind: z.enum(instrumentKinds),
  from: z.string(),
  until: z.string().optional(),
  answer: answer.optional(),
});

const ConsentPart = z.strictObject({
  consentId: z.string(),
  recipient: text,
  purpose: z.enum(purposes),
  dataClasses: z.array(z.enum(dataClasses)),
  signedOn: z.string(),
  until: z.string(),
  status: z.enum(["given", "over", "withdrawn", "ended"]),
  mine: z.boolean(),
});

const CoordinatorPart = z
  .strictObject({ municipality: text, email: z.string() })
  .meta({ description: "Координатор муниципалитета / the coordinator of the municipality" });

/** Whom to ask: posts and their offices, nobody's name. */
const CuratorPart = z.strictObject({
  organisation: z.string(),
  post: text,
  email: z.string(),
});

const ChildPart = z.strictObject({
  childId: z.string(),
  name: z.string(),
  unnamed: z
    .boolean()
    .meta({ description: "Карта называется меткой: имени ещё нет / called by a label: nobody has a name yet" }),
  coordinator: CoordinatorPart,
  curator: CuratorPart.optional().meta({ description: "Кто сопровождает семью / who accompanies the family" }),
  route: RoutePart.optional(),
  papers: z.array(Paper),
  consents: z.array(ConsentPart),
  erasure: z
    .strictObject({
      receivedOn: z.string(),
      dueOn: z.string(),
      mine: z.boolean().meta({ description: "Можно забрать назад: подали вы / yours to take back" }),
    })
    .optional()
    .meta({ description: "Открытое требование уничтожить сведения / an open request to destroy the data" }),
});
export type ChildPart = z.infer<typeof ChildPart>;

/** What a member of a family sees of its own, in plain words. */
export const FamilyPage = z.strictObject({
  you: z.strictObject({
    name: z.string().optional(),
    languages: z.array(z.string()),
    needs: z.array(z.enum(communicationNeeds)),
    channel: z.enum(channels),
    texts: z.boolean().meta({ description: "СМС возможны / texts may be had" }),
    digest: z.boolean(),
    mail: z.enum(["none", "works", "returned"]).meta({
      description:
        "Адреса почты нет; письма доходят; последнее вернулось, и больше не шлём / no address; letters arrive; the last one came back, and none are sent",
    }),
  }),
  others: z.array(z.string()),
  children: z.array(ChildPart),
  coordinator: CoordinatorPart,
  operator: text,
  today: z.string(),
});
export type FamilyPage = z.infer<typeof FamilyPage>;
