import type { Text } from "../../ground/shared/text.ts";
import { consultationFigures } from "./indicator.consultations.ts";

/** `count`: whole number; `yes-no`: done or not; `percent`: 0–100; `days`: a mean with one decimal. */
export type IndicatorType = "count" | "yes-no" | "percent" | "days";

/** One figure that expected results ask for. */
export interface Indicator {
  key: string;
  title: Text;
  type: IndicatorType;
  /**
   * Computed from routes and the data bank; submitted by the executors; or recorded: what the bank knows of each executor, for it to
   * confirm or explain.
   */
  source: "computed" | "submitted" | "recorded";
  /** It is another figure for each measure that asks for it: `children-helped@II.III-3.3`. */
  ofMeasure?: true;
  /** Largest value that is not a slip of the pen; submitted ones only. */
  most?: number;
  /** Which way is better; absent where neither is. */
  better?: "more" | "less";
}

const computed = (
  key: string,
  type: IndicatorType,
  ru: string,
  en: string,
  better?: Indicator["better"],
): Indicator => ({
  key,
  title: { ru, en },
  type,
  source: "computed",
  better,
});
const submitted = (key: string, ru: string, en: string, most = 100_000): Indicator => ({
  key,
  title: { ru, en },
  type: "count",
  source: "submitted",
  most,
  better: "more",
});

const recorded = (...given: Parameters<typeof submitted>): Indicator => ({
  ...submitted(...given),
  source: "recorded",
  ofMeasure: true,
});
/** The same figure, asked for by several measures, each with its own services. */
const ofMeasure = (one: Indicator): Indicator => ({ ...one, ofMeasure: true });

/** Every figure of the product's reports; a measure names those that it asks for by key. */
export const indicators: readonly Indicator[] = [
  computed("children", "count", "Детей на учёте", "Children registered"),
  computed("children-disability", "count", "из них детей-инвалидов", "of these with a disability"),
  computed("children-needs", "count", "из них с ОВЗ", "of these with special educational needs"),
  computed("children-0-3", "count", "Детей раннего возраста (0–3)", "Children aged 0–3"),
  computed("early-help", "count", "Детей с маршрутом ранней помощи", "Children on an early-help route", "more"),
  computed("routes-open", "count", "Детей с открытым маршрутом", "Children with an open route", "more"),
  computed("routes-opened", "count", "Маршрутов открыто за период", "Routes opened in the period"),
  computed(
    "programmes",
    "count",
    "Детей с утверждённым индивидуальным планом",
    "Children with an approved plan",
    "more",
  ),
  computed(
    "families-consulted",
    "count",
    "Детей, чьи семьи получили консультацию за период",
    "Children whose families were consulted",
    "more",
  ),
  computed("consultations", "count", "Консультаций семьям за период", "Consultations given in the period", "more"),
  computed(
    "education-steps",
    "count",
    "Шагов образовательного маршрута выполнено за период",
    "Steps of education routes performed",
    "more",
  ),
  computed(
    "accompaniment-steps",
    "count",
    "Шагов социального сопровождения выполнено за период",
    "Steps of social accompaniment performed",
    "more",
  ),
  computed("ipra-recorded", "count", "ИПРА внесено за период", "ИПРА recorded in the period"),
  computed("ipra-children", "count", "Детей, по которым внесены ИПРА", "Children with an ИПРА recorded"),
  computed(
    "conclusions-children",
    "count",
    "Детей, по которым внесены заключения",
    "Children with a conclusion recorded",
  ),
  computed("ipra-dated", "count", "ИПРА с датой этого периода", "ИПРА dated in the period"),
  computed(
    "conclusions-dated",
    "count",
    "Заключений ПМПК с датой этого периода",
    "Conclusions of commissions dated in the period",
  ),
  computed(
    "papers-late",
    "count",
    "Документов внесено с датой прежних периодов",
    "Papers recorded with a date of an earlier period",
  ),
  computed("papers-corrected", "count", "Исправлений документов внесено", "Corrections of papers recorded"),
  computed(
    "records-entered",
    "count",
    "Сведений внесено в банк данных: документов, исправлений и итогов",
    "Entries made in the data bank: papers, corrections, results",
    "more",
  ),
  computed("conclusions-recorded", "count", "Заключений ПМПК внесено за период", "Conclusions of commissions recorded"),
  computed("ipra-settled", "count", "Мероприятий ИПРА с итогом за период", "ИПРА measures settled in the period"),
  computed("ipra-performed", "count", "из них выполнено", "of these performed", "more"),
  computed(
    "ipra-performed-share",
    "percent",
    "Доля выполненных мероприятий ИПРА, %",
    "Share of ИПРА measures performed, %",
    "more",
  ),
  computed(
    "conclusions-settled",
    "count",
    "Рекомендаций ПМПК с итогом за период",
    "Recommendations of commissions settled in the period",
  ),
  computed("conclusions-performed", "count", "из них выполнено", "of these performed", "more"),
  computed(
    "conclusions-performed-share",
    "percent",
    "Доля выполненных рекомендаций ПМПК, %",
    "Share of the commissions' recommendations performed, %",
    "more",
  ),
  computed("steps-settled", "count", "Шагов маршрутов с итогом за период", "Steps settled in the period"),
  computed("steps-late", "count", "из них с опозданием", "of these late", "less"),
  computed("steps-overdue", "count", "Шагов просрочено на конец периода", "Steps overdue at the period's end", "less"),
  computed("response-days", "days", "Средний срок ответа организации, дней", "Mean time of an answer, days", "less"),
  ofMeasure(
    computed(
      "children-helped",
      "count",
      "Детей, получивших помощь по услугам мероприятия",
      "Children helped by the measure's services",
      "more",
    ),
  ),
  computed("children-served", "count", "Детей, получивших хотя бы одну услугу", "Children who got any service", "more"),
  computed(
    "help-given",
    "count",
    "Услуг получено детьми (ребёнок × услуга)",
    "Services that children got (child × service)",
    "more",
  ),
  computed("help-listed", "count", "из них по утверждённому перечню", "of these by the approved list", "more"),
  computed("help-listed-share", "percent", "Доля услуг по перечню, %", "Share of services by the list, %", "more"),
  computed("children-programmes", "count", "Детей занимается по программам", "Children in programmes", "more"),
  computed(
    "children-evidence",
    "count",
    "из них по программам с научно обоснованными методами",
    "of these in programmes with evidence-based methods",
    "more",
  ),
  computed(
    "children-evidence-share",
    "percent",
    "Доля детей в программах с научно обоснованными методами, %",
    "Share of children in evidence-based programmes, %",
    "more",
  ),
  computed("sessions-held", "count", "Занятий проведено", "Sessions held", "more"),
  computed("video-lessons", "count", "из них по видео", "of these by video", "more"),
  computed("video-lesson-hours", "count", "Часов занятий по видео", "Hours of lessons by video", "more"),
  computed("children-video", "count", "Детей на занятиях по видео", "Children who had lessons by video", "more"),
  computed(
    "home-learners",
    "count",
    "Детей, которые учатся на дому или дистанционно",
    "Children who learn at home or by remote means",
  ),
  computed("goals-set", "count", "Целей в завершённых программах", "Goals in programmes that ended"),
  computed("goals-reached", "count", "из них достигнуто", "of these reached", "more"),
  computed("goals-reached-share", "percent", "Доля достигнутых целей, %", "Share of goals reached, %", "more"),
  computed(
    "months-below-norm",
    "count",
    "Месяцев занятий ниже нормы стандарта",
    "Months of sessions below the standard's norm",
    "less",
  ),
  computed(
    "children-study",
    "count",
    "Детей, которым ПМПК рекомендовала условия обучения",
    "Children with recommended conditions of study",
  ),
  computed(
    "children-study-provided",
    "count",
    "из них все условия созданы",
    "of these with all of them in place",
    "more",
  ),
  computed(
    "need-assessed",
    "count",
    "Детей, нуждаемость которых оценена по критериям",
    "Children assessed by the criteria of need",
    "more",
  ),
  computed("need-found", "count", "из них нуждаются в ранней помощи", "of these in need of early help"),
  computed("early-help-ended", "count", "Детей, чья ранняя помощь завершена", "Children whose early help ended"),
  computed(
    "early-help-went-on",
    "count",
    "из них перешли на следующий маршрут",
    "of these handed over to the next route",
    "more",
  ),
  computed("first-meetings", "count", "Первых встреч проведено", "First meetings held", "more"),
  computed(
    "first-meeting-days",
    "days",
    "От обращения до первой встречи, дней",
    "Days from the request to the first meeting",
    "less",
  ),
  computed(
    "profiles-compared",
    "count",
    "Детей, чьи профили развития сравнены",
    "Children whose profiles were compared",
    "more",
  ),
  computed("profiles-improved", "count", "из них с улучшением", "of these improved", "more"),
  computed("profiles-improved-share", "percent", "Доля детей с улучшением, %", "Share improved, %", "more"),
  computed("profiles-same-share", "percent", "Доля детей без изменений, %", "Share unchanged, %"),
  computed("profiles-worse-share", "percent", "Доля детей с ухудшением, %", "Share worse, %", "less"),
  computed("satisfaction-answers", "count", "Ответов родителей о помощи", "Answers of parents on the help", "more"),
  computed("satisfaction", "percent", "Удовлетворённость родителей, из 100", "Parents' satisfaction, of 100", "more"),
  computed("services-assessed", "count", "Оценок качества служб ранней помощи", "Early-help services assessed", "more"),
  computed("early-help-quality", "percent", "Качество ранней помощи, из 100", "Quality of early help, of 100", "more"),
  computed("children-waiting", "count", "Детей в очередях программ", "Children waiting for programmes", "less"),
  computed(
    "children-unmet",
    "count",
    "Детей, которые ждут рекомендованной помощи",
    "Children without the help that they need",
    "less",
  ),
  computed("work-places", "count", "Мест для работы и обучения, на сегодня", "Places to work or learn a trade", "more"),
  computed("seekers", "count", "Ищут работу, на сегодня", "People who look for work"),
  computed(
    "placements",
    "count",
    "Трудоустроено, направлено на практику и обучение",
    "Placed in work or practice",
    "more",
  ),
  computed("placements-looked", "count", "Итогов через 12 месяцев", "Looked at after 12 months"),
  computed("placements-kept", "count", "из них работают или учатся", "of these still at work or in training", "more"),
  computed(
    "families-served",
    "count",
    "Семей, получивших услуги для семьи",
    "Families given services of their own",
    "more",
  ),
  ofMeasure(
    computed(
      "families-helped",
      "count",
      "Семей, получивших услуги мероприятия",
      "Families given services of the measure",
      "more",
    ),
  ),
  computed("family-services", "count", "Услуг семьям оказано", "Services given to families", "more"),
  computed("family-services-listed", "count", "из них по перечню региона", "of these on the region's list", "more"),
  computed("families-accompanied", "count", "Семей, которые сопровождает куратор", "Families with a curator", "more"),
  computed("accompanied-psychological", "count", "из них психологически", "of these psychologically"),
  computed("accompanied-legal", "count", "из них юридически", "of these legally"),
  computed("accompanied-medical", "count", "из них медицински", "of these medically"),
  computed("accompanied-social", "count", "из них социально", "of these socially"),
  computed("accompanied-educational", "count", "из них педагогически", "of these educationally"),
  computed("accompaniment-contacts", "count", "Контактов кураторов с семьями", "Contacts of curators", "more"),
  computed("requests-asked", "count", "Обращений семей", "Requests of families"),
  computed("requests-complaints", "count", "из них жалоб", "of these complaints"),
  computed("requests-answered", "count", "из них с ответом", "of these answered"),
  computed("requests-in-time", "count", "из них в срок", "of these in time", "more"),
  computed(
    "unions-met",
    "count",
    "Родительских объединений, которые встречались",
    "Unions of parents that met",
    "more",
  ),
  computed("union-members", "count", "Участников родительских объединений", "Members of unions of parents", "more"),
  computed("union-meetings", "count", "Встреч родительских объединений", "Meetings of unions of parents", "more"),
  computed("clubs-met", "count", "Родительских клубов, которые встречались", "Clubs of parents that met", "more"),
  computed(
    "families-active",
    "count",
    "Семей в объединениях, клубах и взаимной поддержке",
    "Families in unions, clubs and the support of parents by parents",
    "more",
  ),
  computed("families-in-unions", "count", "из них в объединениях", "of these in unions", "more"),
  computed("families-in-clubs", "count", "из них в клубах", "of these in clubs", "more"),
  computed("families-in-peers", "count", "из них во взаимной поддержке", "of these in support by parents", "more"),
  computed(
    "peer-offers",
    "count",
    "Родителей, готовых поддержать других",
    "Parents who offer to talk with others",
    "more",
  ),
  computed("peer-pairs", "count", "Пар «родитель — родителю», которые говорили", "Pairs of parents who talked", "more"),
  computed("peer-talks", "count", "Разговоров «родитель — родителю»", "Talks of parents with parents", "more"),
  computed("quality-assessed", "count", "Организаций с итогом независимой оценки", "Organisations assessed", "more"),
  computed("quality-visitors", "count", "Ответов их посетителей", "Answers of their visitors", "more"),
  computed(
    "quality-mean",
    "percent",
    "Средний итог независимой оценки, баллов из 100",
    "Mean total of the independent assessment, points of 100",
    "more",
  ),
  computed("families-asked", "count", "Семей, которых спросили анкетой", "Families asked by a form"),
  computed("families-surveyed", "count", "из них ответили", "of these answered", "more"),
  computed("events-held", "count", "Мероприятий проведено", "Events held", "more"),
  computed("talks-submitted", "count", "Докладов подано на конференции", "Talks submitted to conferences", "more"),
  computed("talks-accepted", "count", "из них принято", "of these accepted", "more"),
  computed("events-participants", "count", "Участий в мероприятиях", "Times that somebody came to an event", "more"),
  computed("specialists-learned", "count", "Специалистов прошли обучение", "Specialists who were trained", "more"),
  computed(
    "courses-in-use",
    "count",
    "Программ подготовки специалистов действует",
    "Programmes of training in use",
    "more",
  ),
  computed(
    "courses-updated",
    "count",
    "Программ подготовки утверждено или обновлено",
    "Programmes of training approved or brought up to date",
    "more",
  ),
  computed(
    "course-groups",
    "count",
    "Групп по программам подготовки обучено",
    "Groups taught by these programmes",
    "more",
  ),
  computed(
    "course-graduates",
    "count",
    "Выпускников программ подготовки",
    "People who have finished a group of them",
    "more",
  ),
  computed(
    "acts-published",
    "count",
    "Нормативных актов в библиотеке за период",
    "Acts of the period in the library",
    "more",
  ),
  computed(
    "materials-published",
    "count",
    "Публикаций и материалов в библиотеке за период",
    "Publications and materials of the period in the library",
    "more",
  ),
  computed(
    "specialist-consultations",
    "count",
    "Консультаций педагогам и другим специалистам проведено",
    "Consultations of teachers and other specialists held",
    "more",
  ),
  computed(
    "specialists-advised",
    "count",
    "Специалистов получили консультацию",
    "Specialists who were advised",
    "more",
  ),
  computed(
    "organisations-advised",
    "count",
    "Организаций, чьи специалисты получили консультацию",
    "Organisations whose specialists were advised",
    "more",
  ),
  computed("internship-sites", "count", "Стажировочных площадок, на сегодня", "Internship sites", "more"),
  computed("interns-completed", "count", "Стажировок завершено", "Internships completed", "more"),
  computed(
    "practices-introduced",
    "count",
    "Организаций, внедривших практику после стажировки",
    "Organisations that introduced a practice after an internship",
    "more",
  ),
  computed("events-children", "count", "Детей, участвовавших в мероприятиях", "Children who came to events", "more"),
  computed("meetings-held", "count", "Заседаний рабочих групп с кворумом", "Meetings of bodies with a quorum", "more"),
  computed("decisions-made", "count", "Решений рабочих групп принято", "Decisions of bodies that took effect", "more"),
  computed(
    "decisions-fulfilled",
    "count",
    "из них и прежних исполнено",
    "of these and earlier ones carried out",
    "more",
  ),
  ...consultationFigures.map(({ key, title: { ru, en }, better }) => computed(key, "count", ru, en, better)),
  computed("resource-sheets", "count", "Листов ресурсов заполнено", "Resource sheets filled in", "more"),
  computed("posts-vacant", "count", "Вакантных ставок", "Vacant posts", "less"),
  computed(
    "posts-unqualified",
    "count",
    "Ставок занято без нужной квалификации",
    "Posts filled without the qualification",
    "less",
  ),
  {
    key: "done",
    title: { ru: "Мероприятие выполнено", en: "Measure carried out" },
    type: "yes-no",
    source: "submitted",
    better: "more",
  },
  recorded("acts", "Принято или изменено нормативных актов", "Acts adopted or amended", 1000),
  recorded("events", "Проведено мероприятий", "Events held", 10_000),
  recorded("participants", "Участников мероприятий", "Participants", 1_000_000),
  recorded("children-in-events", "Детей-инвалидов, участвовавших в мероприятиях", "Disabled children who took part"),
  recorded("specialists-trained", "Специалистов обучено", "Specialists trained", 100_000),
  recorded("publications", "Публикаций и материалов выпущено", "Publications and materials issued", 100_000),
  recorded("meetings", "Заседаний рабочей группы", "Meetings of the working group", 1000),
  recorded("programmes-in-use", "Программ реализуется", "Programmes in use", 10_000),
  recorded(
    "children-in-programmes",
    "Детей-инвалидов, обучающихся по программам",
    "Disabled children in these programmes",
  ),
  submitted("families-informed", "Семей, получивших информацию или консультацию", "Families informed or consulted"),
  submitted("families-accompanied", "Семей на социальном сопровождении", "Families accompanied"),
  submitted("parents-surveyed", "Родителей анкетировано", "Parents surveyed"),
];

const byKey = new Map(indicators.map((one) => [one.key, one]));

export const indicatorOf = (key: string): Indicator | undefined => byKey.get(key);
/** Those of a measure that its executors fill in, or confirm. */
export const submittedOf = (keys: readonly string[]): Indicator[] =>
  keys.flatMap((key) => byKey.get(key) ?? []).filter((one) => one.source !== "computed");

/** Under which name a figure is computed for a measure. */
export const nameIn = ({ key, ofMeasure }: Indicator, measureKey: string): string =>
  ofMeasure ? `${key}@${measureKey}` : key;

/** «Из них …»: a part of the figure before it, which the list above names first. */
const isPart = ({ title }: Indicator): boolean => title.ru.startsWith("из них");

/** Of what an indicator is a part. */
function wholeOf(one: Indicator): Indicator | undefined {
  return isPart(one) ? indicators.slice(0, indicators.indexOf(one)).findLast((other) => !isPart(other)) : undefined;
}

/** What a figure is called among those that stand with it: a part names its whole, unless that stands before it. */
export function titleAmong(one: Indicator, keys: readonly string[]): Indicator["title"] {
  const whole = wholeOf(one);
  if (!whole) return one.title;
  const before = keys.slice(0, keys.indexOf(one.key)).flatMap((key) => byKey.get(key) ?? []);
  if (before.findLast((other) => !isPart(other)) === whole) return one.title;
  return { ru: `${whole.title.ru}, ${one.title.ru}`, en: `${whole.title.en}, ${one.title.en}` };
}
