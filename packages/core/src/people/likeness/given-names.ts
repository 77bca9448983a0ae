import { formerSoundOf, soundOf } from "./spelling.ts";

/**
 * Forms of one given name, the usual one first: what stands in one paper and is said, or written, otherwise in another. Our own choice
 * of those that papers of one child really confuse, after Н. А. Петровский, «Словарь русских личных имён» (М., 1966 and later),
 * and А. В. Суперанская, «Словарь русских имён» (М., 1998); Tatar, Bashkir and Azerbaijani ones by their spellings in Russian papers.
 * «Наталия» and «Наталья» need no line: they sound alike (`soundOf`).
 */
const forms = `
Александр Саша Шура Санёк Алехандро Олександр Искандер
Александра Саша Шура Олександра
Алексей Алёша Лёша Олексий Алексий
Алёна Елена Лена Олена Алена Хелена Элена
Анастасия Настя Настасья Ася
Анатолий Толя
Андрей Андрий Андреас
Анна Аня Анюта Ханна
Антон Антоний Тоша
Антонина Тоня
Артём Артемий Тёма
Артур Артуро
Борис Боря
Вадим Вадик
Валентин Валя
Валентина Валя
Валерий Валера
Валерия Лера Валера
Варвара Варя
Василий Вася
Василиса Вася
Вера Верочка
Вероника Ника
Виктор Витя
Виктория Вика
Виталий Виталик
Владимир Вова Володя Володимир
Владислав Влад Слава
Владислава Влада
Вячеслав Слава
Галина Галя
Георгий Егор Юрий Жора Гоша Юра
Герман Гера
Григорий Гриша
Даниил Данила Данил Даниель Даниэль Данияр
Дарья Даша Дарина
Денис Дионисий
Диана Дина
Дмитрий Дима Митя Димитрий
Евгений Женя
Евгения Женя
Евдокия Авдотья Дуня
Екатерина Катя Катерина Катарина
Елизавета Лиза Элизабет Лизавета
Зинаида Зина
Иван Ваня Иоанн
Игнат Игнатий
Игорь Ингвар
Илья Илия
Иннокентий Кеша
Иосиф Осип Йосиф
Ирина Ира Ирена
Кирилл Кир Кирило
Ксения Аксинья Оксана Ксюша
Константин Костя
Кристина Христина
Лариса Лара
Лев Лёва
Леонид Лёня
Лидия Лида
Лука Лукий
Любовь Люба
Людмила Люда Люся
Макар Макарий
Максим Макс Максимилиан
Маргарита Рита
Марина Мариша
Мария Маша Маруся Марья
Матвей Матфей
Михаил Миша Михайло
Надежда Надя
Наталья Ната Наташа
Никита Никитий
Николай Коля Микола
Нина Нинель
Олег Олежка
Ольга Оля Хельга
Павел Паша Павло
Пётр Петя Петро
Полина Поля Аполлинария
Раиса Рая
Родион Иродион
Роман Рома
Руслан Русик
Светлана Света Фотиния
Семён Сёма Симеон
Сергей Серёжа Сергий
Снежана Снежанна
София Софья Соня Софи
Станислав Стас Слава
Степан Стёпа Стефан
Стефания Степанида
Таисия Тася Таисья
Тамара Тома
Татьяна Таня Татиана
Тимофей Тима Тимотей
Тимур Темир
Тихон Тиша
Ульяна Юлиана Уля
Фёдор Федя Феодор
Филипп Филя
Эвелина Эвелин
Эдуард Эдик
Эльвира Эля
Юлия Юля
Яков Иаков Яша
Ярослав Слава
Айгуль Айгюль
Амина Эмина
Гузель Гюзель Гузаль
Гульнара Гульнар Гюльнара
Ильгиз Ильгис
Магомед Мухаммад Магомет Мохаммед Мухаммед Мухамед Магамед
Мадина Медина
Рамиль Рамил
Ренат Ринат
Рустам Рустем
Эльдар Элдар
Эльмира Ельмира
`;

/** Others that are near one of those by a letter, and are no form of it. */
const alone = `
Ада Аделина Адель Азалия Аида Алан Алевтина Али Алина Алиса Алла Альберт Альбина Амир Амира Ангелина Анжела Анжелика Ариадна Ариана Арина
Аркадий Арсен Арсений Аскар Богдан Булат Валид Ванесса Весна Вилена Виолетта Влада Всеволод Глафира Глеб Давид Дамир Дана Дарина
Демид Демьян Джамиля Дина Динара Ева Евангелина Елисей Ефим Жанна Захар Злата Зоя Иванна Изабелла Илона Инга Инесса Инна Ия Камила
Камилла Карим Карина Каролина Кира Клавдия Клим Лада Лариса Лейла Леон Лиана Лилия Лилиана Лия Лолита Любава Майя Малика Марат Марианна
Марк Марта Мартин Марьям Мила Милана Милена Мирон Мирослав Мирослава Мишель Назар Нелли Ника Никита Николь Оливия Осип Платон Прохор
Радик Раиль Рашид Регина Рената Римма Роберт Розалия Ростислав Савва Савелий Самира Самуил Святослав Сабина Серафим Серафима Снежана Спартак
Стелла Сусанна Тагир Тарас Теодор Теона Трофим Устинья Фаина Фарид Фатима Федот Феликс Чулпан Эльза Эмилия Эмиль Эмма Эрик Эрика Юлиан
Яна Ян Ярослава Ясмина
`;

/**
 * What is short for several names, and which: whoever is «Слава» in one paper is any of these in another. After the same two
 * dictionaries, where each short form is listed under all the names that have it. Beside those of {@link forms}.
 */
const short = `
Алик Александр Олег Альберт Али
Аля Алевтина Александра Алина Алла Альбина
Ася Анастасия Анна Александра Агния Ксения
Влад Владислав Владимир Владлен
Гера Герман Георгий Герасим
Гоша Георгий Игорь Григорий
Даня Даниил Богдан
Дина Диана Динара
Лера Валерия Калерия
Лина Ангелина Алина Полина Эвелина Аделина Каролина Элина
Мила Людмила Милана Милена Камила
Ника Вероника Николь Никита
Поля Полина Аполлинария Пелагея
Рина Ирина Марина Арина Карина Екатерина
Сева Всеволод Севастьян
Сеня Семён Арсений Есения
Сима Серафима Серафим Симеон
Слава Вячеслав Станислав Святослав Ярослав Ростислав Мстислав Владислав Бронислав Изяслав Ярослава Владислава
Тася Таисия Анастасия
Тата Татьяна Наталья
Тёма Артём Тимофей
Тима Тимофей Тимур
Тоша Антон Платон Антонина
Шура Александр Александра
Эля Эльвира Эльмира Элеонора Элина Эвелина
Юлик Юлий Юлиан
Яна Янина Ульяна
Яся Ярослава Анастасия
`;

const linesOf = (list: string): string[][] =>
  list
    .trim()
    .split("\n")
    .map((line) => line.split(" "));

/** The usual form by the sound of each. What may be short for several (Саша, Слава) is a form of none of them for sure. */
function usualBy(sound: (name: string) => string) {
  const usual = new Map<string, string>();
  const unsure = new Set<string>();
  for (const [first, ...others] of linesOf(forms).map((line) => line.map(sound)))
    for (const form of [first!, ...others]) {
      if (usual.has(form) && usual.get(form) !== first) unsure.add(form);
      usual.set(form, first!);
    }
  const formOf = (givenName: string): string => {
    const said = sound(givenName);
    return unsure.has(said) ? said : (usual.get(said) ?? said);
  };
  return { formOf, names: [...usual.keys()] };
}

const now = usualBy(soundOf);

/** One word for all forms of a given name, by its sound; a name that is in no list stands for itself. */
export const usualForm = now.formOf;

/** The same as the program before wrote it, see {@link formerSoundOf}. */
export const formerUsualForm = usualBy(formerSoundOf).formOf;

/** By each short form those that it may stand for, and by each of those the short ones; all as {@link usualForm} has them. */
const stands = new Map<string, Set<string>>();
const shortOf = new Map<string, Set<string>>();
const into = (map: Map<string, Set<string>>, key: string, value: string) =>
  map.set(key, (map.get(key) ?? new Set()).add(value));
for (const [one, ...full] of [
  ...linesOf(short),
  ...linesOf(forms).flatMap(([first, ...others]) => others.map((one) => [one, first!])),
])
  for (const name of full) {
    const [from, to] = [usualForm(one!), usualForm(name)];
    if (from === to) continue;
    into(stands, from, to);
    into(shortOf, to, from);
  }

/** The names that this one may stand for, in their usual forms, its own first: «Слава» for Вячеслав, Станислав and others. */
export function fullForms(givenName: string): string[] {
  const own = usualForm(givenName);
  return [own, ...(stands.get(own) ?? [])];
}

/** All usual forms under which somebody of this name may stand in an index: in full and short. */
export const alikeForms = (givenName: string): string[] => [
  ...new Set(fullForms(givenName).flatMap((form) => [form, ...(shortOf.get(form) ?? [])])),
];

const known = new Set([...now.names, ...`${alone} ${short}`.trim().split(/\s+/).map(soundOf)]);

/** Whether it is a name by itself: two such names are not one name mistyped, «Алина» and «Арина». */
export const isGivenName = (givenName: string): boolean => known.has(soundOf(givenName));
