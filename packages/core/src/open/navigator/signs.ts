import type { Text } from "../../ground/shared/text.ts";

/**
 * What most children (three of four) can do by an age, in our words after the lists of the US Centers for Disease Control and Prevention,
 * «Learn the Signs. Act Early.» (edition of 2022, public domain). They are no test and find nothing out: they say when it is worth asking.
 */
export interface Milestone {
  key: string;
  age: Text;
  can: readonly Text[];
}

export const signsSource: Text = {
  ru: "По спискам «Learn the Signs. Act Early.» Центров по контролю и профилактике заболеваний США (CDC), издание 2022 года, общественное достояние; пересказано нами. Это не тест и не диагноз.",
  en: "After «Learn the Signs. Act Early.» of the US Centers for Disease Control and Prevention (CDC), edition of 2022, public domain; in our own words. This is no test and no diagnosis.",
};

const t = (ru: string, en: string): Text => ({ ru, en });

export const milestones: readonly Milestone[] = [
  {
    key: "2m",
    age: t("2 месяца", "2 months"),
    can: [
      t("успокаивается, когда с ним говорят или берут на руки", "calms down when spoken to or picked up"),
      t("смотрит в лицо и улыбается в ответ", "looks at your face and smiles back"),
      t("вздрагивает или замирает от громкого звука", "reacts to loud sounds"),
      t("лёжа на животе, поднимает голову", "holds the head up when on the tummy"),
    ],
  },
  {
    key: "4m",
    age: t("4 месяца", "4 months"),
    can: [
      t("сам улыбается, чтобы привлечь внимание", "smiles to get your attention"),
      t("гулит и отвечает звуком, когда с ним говорят", "coos, and makes sounds back"),
      t("поворачивает голову на голос", "turns the head towards your voice"),
      t("держит голову ровно, держит игрушку", "holds the head steady, holds a toy"),
    ],
  },
  {
    key: "6m",
    age: t("6 месяцев", "6 months"),
    can: [
      t("узнаёт близких, смеётся", "knows familiar people, laughs"),
      t("«разговаривает» по очереди с вами", "takes turns making sounds with you"),
      t("тянется за игрушкой, тащит её в рот", "reaches for a toy, brings it to the mouth"),
      t("переворачивается с живота на спину", "rolls from tummy to back"),
    ],
  },
  {
    key: "9m",
    age: t("9 месяцев", "9 months"),
    can: [
      t("откликается на имя", "looks when you call the name"),
      t("стесняется чужих, показывает радость и обиду лицом", "is shy with strangers, shows joy and hurt"),
      t("говорит «ма-ма-ма», «ба-ба-ба»", "says «mamama», «bababa»"),
      t("сидит без опоры, ищет упавшую игрушку", "sits without support, looks for a toy that fell"),
    ],
  },
  {
    key: "1y",
    age: t("1 год", "1 year"),
    can: [
      t("машет «пока», играет в «ладушки»", "waves bye-bye, plays pat-a-cake"),
      t("зовёт маму или папу", "calls mum or dad"),
      t("понимает «нельзя»: останавливается", "understands «no»: pauses"),
      t("встаёт у опоры, ходит вдоль мебели", "pulls up to stand, walks along furniture"),
    ],
  },
  {
    key: "18m",
    age: t("1 год 6 месяцев", "18 months"),
    can: [
      t("показывает пальцем на интересное", "points to show you something"),
      t("говорит три слова и больше, кроме «мама» и «папа»", "says three words or more besides «mama» and «dada»"),
      t("выполняет простую просьбу без жеста", "follows a simple request without a gesture"),
      t("ходит сам, пробует есть ложкой", "walks alone, tries to use a spoon"),
    ],
  },
  {
    key: "2y",
    age: t("2 года", "2 years"),
    can: [
      t("говорит два слова вместе: «ещё пить»", "says two words together: «more milk»"),
      t("показывает две части тела и больше", "points to two parts of the body or more"),
      t("замечает, что кому-то больно или грустно", "notices when others are hurt or sad"),
      t("бегает, пинает мяч, ест ложкой", "runs, kicks a ball, eats with a spoon"),
    ],
  },
  {
    key: "3y",
    age: t("3 года", "3 years"),
    can: [
      t("разговаривает: два ответа подряд и больше", "talks with you, back and forth"),
      t("спрашивает «кто?», «что?», «где?»", "asks «who», «what», «where»"),
      t("говорит так, что чужие обычно понимают", "speaks so that others understand most of the time"),
      t("замечает других детей и идёт играть", "notices other children and joins in"),
    ],
  },
  {
    key: "4y",
    age: t("4 года", "4 years"),
    can: [
      t("говорит предложениями из четырёх слов", "says sentences of four words"),
      t("рассказывает, что было за день", "tells something of the day"),
      t("играет, будто он кто-то другой", "pretends to be somebody else"),
      t("рисует человека из трёх частей и больше", "draws a person with three parts or more"),
    ],
  },
  {
    key: "5y",
    age: t("5 лет", "5 years"),
    can: [
      t("соблюдает правила и очередь в игре", "follows rules and takes turns"),
      t("рассказывает историю из двух событий", "tells a story of two events"),
      t("занят одним делом 5–10 минут", "pays attention for 5 to 10 minutes"),
      t("прыгает на одной ноге, застёгивает пуговицы", "hops on one foot, does up buttons"),
    ],
  },
];

/** At whatever age: reasons to ask at once. */
export const always: readonly Text[] = [
  t("ребёнок перестал делать то, что уже умел", "the child has lost what it could do"),
  t("вам тревожно, даже если не можете объяснить почему", "you are worried, even if you cannot say why"),
];
