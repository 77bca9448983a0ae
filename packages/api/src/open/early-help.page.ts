import * as Navigator from "@marshrut/core/navigator/open";

import { html } from "hono/html";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { furtherList, organisationCard } from "./parts.ts";

const t = {
  title: {
    ru: "Ранняя помощь: детям до трёх лет и их семьям",
    en: "Early help: for children under three and their families",
  },
  lead: {
    ru: "Если вас что-то тревожит в развитии малыша, не ждите. Чем раньше начать, тем легче помочь. Направление и диагноз не нужны.",
    en: "If something about your baby's development worries you, do not wait. The sooner, the easier it is to help. You need no referral and no diagnosis.",
  },
  easyLead: {
    ru: "Малыш растёт не так, как вы ждали? Позвоните нам. Мы поможем. Это бесплатно.",
    en: "Is your baby not growing as you expected? Call. We help. It is free.",
  },
  first: { ru: "Что сделать сейчас", en: "What to do now" },
  steps: [
    { ru: "Оставьте номер или позвоните в организацию ниже.", en: "Leave a number, or call an organisation below." },
    {
      ru: "Специалист поговорит с вами и посмотрит, как ребёнок играет.",
      en: "A specialist talks with you and watches the child play.",
    },
    { ru: "Вместе решите, нужна ли помощь и какая.", en: "Together you decide whether help is needed, and which." },
  ],
  leave: { ru: "Попросить о ранней помощи", en: "Ask for early help" },
  can: { ru: "Что умеет большинство детей к этому возрасту", en: "What most children can do by this age" },
  canLead: {
    ru: "Если чего-то из списка нет, это повод спросить, а не испугаться.",
    en: "If something of the list is missing, that is a reason to ask, and none to be afraid.",
  },
  always: { ru: "В любом возрасте обратитесь, если", en: "At any age, ask if" },
  who: { ru: "Куда звонить", en: "Whom to call" },
  none: {
    ru: "Список организаций готовится. Оставьте номер: вам перезвонят.",
    en: "The list is being made. Leave a number: somebody calls you.",
  },
  elsewhere: {
    ru: "Рядом с вами в списке пока никого нет. Оставьте номер или позвоните туда, где помогают.",
    en: "Nobody near is listed yet. Leave a number, or call those who help elsewhere.",
  },
} as const;

/** Bytes of organisations that are near, and of the others: signs by age take the rest. */
const weights = { near: 22_000, further: 8_000 };

interface Asked {
  place: string | undefined;
  page: string | undefined;
  /** Of the organisations that are not near. */
  furtherPage: string | undefined;
}

export function earlyHelpPage(all: Navigator.Directory, { place, page, furtherPage }: Asked, manner: Manner): Html {
  const early = all.organisations.filter((one) => one.services.some(({ area }) => area === "early-help"));
  const { near, further } = Navigator.byDistance(early, place);
  const card = (one: Navigator.OpenOrganisation) => organisationCard(one, manner);
  const here = partOf({ all: near, card, page, most: weights.near });
  const others = partOf({ all: further, card, page: furtherPage, most: weights.further });
  const at = (name: string) => pagesAt("/early-help", manner, { place }, name);
  const body = html`<h1>${said(t.title, manner)}</h1>
<p>${said(manner.easy ? t.easyLead : t.lead, manner)}</p>
<section class="card first" aria-labelledby="now"><h2 id="now">${said(t.first, manner)}</h2><ol>${t.steps.map((step) => html`<li>${said(step, manner)}</li>`)}</ol>
<p><a class="button" href="${linkTo("/help/ask", manner, { kind: "early-help", place })}">${said(t.leave, manner)}</a></p></section>
<section class="card" aria-labelledby="always"><h2 id="always">${said(t.always, manner)}</h2><ul>${Navigator.always.map((one) => html`<li>${said(one, manner)}</li>`)}</ul></section>
<section aria-labelledby="who"><h2 id="who">${said(t.who, manner)}</h2>${near.length > 0 ? html`<ul class="plain">${here.cards}</ul>${turning(here, manner, at("page"))}` : html`<p>${said(early.length > 0 ? t.elsewhere : t.none, manner)}</p>`}</section>
${furtherList(others.items, manner)}${turning(others, manner, at("further"))}
<section class="card" aria-labelledby="can"><h2 id="can">${said(t.can, manner)}</h2><p>${said(t.canLead, manner)}</p>
${Navigator.milestones.map(({ age, can }) => html`<h3>${said(age, manner)}</h3><ul>${can.map((one) => html`<li>${said(one, manner)}</li>`)}</ul>`)}
<p class="hint">${said(Navigator.signsSource, manner)}</p></section>`;
  return openFrame(
    {
      title: said(t.title, manner),
      description: said(t.lead, manner),
      path: "/early-help",
      query: { place },
      region: all.region,
      publicUrl: all.publicUrl,
      hasEasy: true,
      body,
      data: {
        "@context": "https://schema.org",
        "@type": "Service",
        name: t.title.ru,
        areaServed: all.region.ru,
        url: `${all.publicUrl}/early-help`,
        audience: { "@type": "Audience", audienceType: "parents of children under three" },
      } satisfies Record<string, unknown>,
    },
    manner,
  );
}
