import * as Navigator from "@marshrut/core/navigator/open";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { furtherList, options, organisationCard, worryList } from "./parts.ts";

const t = {
  title: { ru: "Где найти помощь ребёнку", en: "Where to find help for a child" },
  lead: {
    ru: "Три вопроса — и мы покажем, с чего начать. Диагноз знать не нужно, направление тоже.",
    en: "Three questions, and we show where to begin. You need no diagnosis and no referral.",
  },
  easyLead: {
    ru: "Ответьте на три вопроса. Мы покажем, кто поможет. Это бесплатно.",
    en: "Answer three questions. We show who helps. It is free.",
  },
  age: { ru: "Сколько лет ребёнку?", en: "How old is the child?" },
  place: { ru: "Где вы живёте?", en: "Where do you live?" },
  worry: { ru: "Что тревожит?", en: "What worries you?" },
  any: { ru: "не выбрано", en: "not chosen" },
  words: { ru: "Или напишите своими словами", en: "Or write it in your own words" },
  find: { ru: "Показать помощь", en: "Show help" },
  first: { ru: "Первый шаг", en: "The first step" },
  leave: { ru: "Оставить номер, вам перезвонят", en: "Leave a number, somebody calls you" },
  services: { ru: "Какая помощь подходит", en: "Which help fits" },
  who: { ru: "Кто помогает", en: "Who helps" },
  nobody: {
    ru: "Рядом с вами этой помощи в списке пока нет. Оставьте номер: подскажут, где ближе.",
    en: "Nobody near is listed for this yet. Leave a number: somebody tells you where.",
  },
  nothing: {
    ru: "По этим словам ничего не нашлось. Выберите, что тревожит, или оставьте номер.",
    en: "Nothing was found by these words. Choose what worries you, or leave a number.",
  },
  early: { ru: "Ребёнку меньше трёх лет? Посмотрите", en: "Is the child under three? See" },
  earlyLink: { ru: "раннюю помощь", en: "early help" },
} as const satisfies Record<string, Text>;

export function helpPage(all: Navigator.Directory, wanted: Navigator.Wanted, manner: Manner): Html {
  const { age, place, worry, words } = wanted;
  const isAsked = Boolean(age ?? place ?? worry ?? words);
  const body = html`<h1>${said(t.title, manner)}</h1>
<p>${said(manner.easy ? t.easyLead : t.lead, manner)}</p>
<form class="card" method="get" action="/help" role="search">${keeps(manner)}
<div class="three form">
<label><span>${said(t.age, manner)}</span><select name="age">${options(Navigator.ageGroups, age, manner, t.any)}</select></label>
<label><span>${said(t.place, manner)}</span><select name="place">${options(
    all.places.map(({ key, name }) => ({ key, title: name })),
    place,
    manner,
    t.any,
  )}</select></label>
<label><span>${said(t.worry, manner)}</span><select name="worry">${options(worryList, worry, manner, t.any)}</select></label>
</div>
<label><span>${said(t.words, manner)}</span><input type="search" name="q" maxlength="200" value="${words ?? ""}"></label>
<button type="submit">${said(t.find, manner)}</button></form>
${isAsked ? found(all, wanted, manner) : html`<p>${said(t.early, manner)} <a href="${linkTo("/early-help", manner)}">${said(t.earlyLink, manner)}</a>.</p>`}`;
  return openFrame(
    {
      title: said(t.title, manner),
      description: said(t.lead, manner),
      path: "/help",
      query: { age, place, worry, q: words },
      region: all.region,
      publicUrl: all.publicUrl,
      hasEasy: true,
      body,
      data: {
        "@context": "https://schema.org",
        "@type": "WebSite",
        name: all.region.ru,
        url: `${all.publicUrl}/help`,
        potentialAction: {
          "@type": "SearchAction",
          target: `${all.publicUrl}/help?q={q}`,
          "query-input": "required name=q",
        },
      },
    },
    manner,
  );
}

function found(all: Navigator.Directory, wanted: Navigator.Wanted, manner: Manner): Html {
  const { age, place, worry } = wanted;
  const { services, organisations, further } = Navigator.wanted(all, wanted);
  const first = worry ?? "unsure";
  return html`<section class="card first" aria-labelledby="first"><h2 id="first">${said(t.first, manner)}</h2>
<p>${said(Navigator.about[first].first, manner)}</p>
<p><a class="button" href="${linkTo("/help/ask", manner, { age, place, worry })}">${said(t.leave, manner)}</a></p></section>
${services.length + organisations.length + further.length === 0 ? html`<p role="status">${said(t.nothing, manner)}</p>` : ""}
${
  services.length > 0
    ? html`<section class="card" aria-labelledby="services"><h2 id="services">${said(t.services, manner)}</h2><ul>${services.map(
        ({ service, givers }) =>
          html`<li><a href="${linkTo(`/help/${service.serviceKey}`, manner, { place, age })}">${said(service.title, manner)}</a> <span class="hint">${said(Navigator.formsOf(service), manner)}${
            givers.length > 0
              ? html` · ${givers
                  .slice(0, 3)
                  .map((one) => nameIn(one, place, manner))
                  .join(", ")}`
              : ""
          }</span></li>`,
      )}</ul></section>`
    : ""
}
${organisations.length > 0 ? html`<section aria-labelledby="who"><h2 id="who">${said(t.who, manner)}</h2><ul class="plain">${organisations.map((one) => organisationCard(one, manner))}</ul></section>` : services.length > 0 ? html`<p>${said(t.nobody, manner)}</p>` : ""}
${furtherList(further, manner)}`;
}

/** By its name, and where it is unless that is the place that was named. */
const nameIn = ({ shortName, place }: Navigator.OpenOrganisation, asked: string | undefined, manner: Manner): string =>
  asked === undefined || place.key === asked ? shortName : `${shortName} (${said(place.name, manner)})`;
