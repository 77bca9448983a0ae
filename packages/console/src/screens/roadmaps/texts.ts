import { texts } from "../../texts/texts.tsx";

export const roadmapsTexts = texts(
  {
    "help.1":
      "Дорожная карта — таблица мероприятий с исполнителями и сроками. По ней в начале каждого квартала и года организации получают обязательства отчитаться.",
    "help.2":
      "Под тем же ключом загрузка становится новой редакцией: видно, что изменилось, а обязательства начавшихся периодов следуют сразу.",
    "help.3":
      "Строка, в которой слова о сроке не распознаны, отмечается: отчёта по ней не спросят, пока вы не зададите правило.",
    years: "Годы",
    "from.to": "{from}–{to}",
    edition: "Редакция",
    "edition.of": "{n}, загружена {at}",
    measures: "Мероприятий",
    flagged: "Не прочитано строк",
    "flagged.rows": "{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}",
    open: "Открыть карту",
    "empty.title": "Дорожных карт ещё нет",
    empty: "Загрузите карту из поставки или свою таблицу ниже.",
    "empty.other": "Карту загружает региональный координатор.",
    catalogue: "Загрузить карту из поставки",
    "catalogue.happens":
      "Появится действующая карта области с её мероприятиями; текущие квартал и год откроются в течение часа.",
    import: "Загрузить таблицу",
    "import.hint":
      "Книга XLSX, CSV или текст: номер, мероприятие, исполнители, срок, результат. Сначала проверка: она ничего не сохраняет.",
    choose: "Выбрать файл",
    another: "Выбрать другой файл",
    type: "Файл должен быть XLSX, CSV или текстом.",
    "too.large": "Файл больше 3,5 МБ: разделите его.",
    key: "Ключ карты",
    "key.help":
      "Имя, по которому карту узнают при следующей загрузке: латиница, цифры, дефис, например region-2026. С ключом прежней карты это её новая редакция.",
    from: "С какого года",
    to: "По какой год",
    check: "Проверить",
    trial: "Что получится",
    title: "Название",
    unchanged: "Файл говорит то же, что действующая редакция: загружать нечего.",
    differences: "Что изменится",
    load: "Загрузить",
    "load.happens":
      "Карта станет действующей: {measures, plural, one {# мероприятие} few {# мероприятия} many {# мероприятий} other {# мероприятия}}, не прочитано строк: {flagged, number}. Обязательства начавшихся периодов последуют за ней.",
    "load.tells": "Организации, у которых появились или снялись обязательства: сводкой дня.",
    "load.undo": "Загрузите прежнюю таблицу под тем же ключом: будет новая редакция.",
    "load.done": "Дорожная карта загружена.",
  },
  {
    "help.1":
      "A roadmap is a table of measures with executors and dates. By it organisations are asked for reports at the beginning of each quarter and year.",
    "help.2":
      "Under the same key an import becomes the next edition: what has changed is shown, and obligations of periods that have begun follow at once.",
    "help.3":
      "A row whose words on the date are not understood is flagged: nobody is asked for it until you set its rule.",
    years: "Years",
    "from.to": "{from}–{to}",
    edition: "Edition",
    "edition.of": "{n}, imported on {at}",
    measures: "Measures",
    flagged: "Rows not understood",
    "flagged.rows": "{count, plural, one {# row} other {# rows}}",
    open: "Open the roadmap",
    "empty.title": "No roadmaps yet",
    empty: "Load the one that the product brings along, or a table of yours below.",
    "empty.other": "A coordinator of the region imports it.",
    catalogue: "Load the shipped roadmap",
    "catalogue.happens":
      "The region's roadmap in force appears with its measures; the present quarter and year open within the hour.",
    import: "Import a table",
    "import.hint":
      "An XLSX workbook, CSV or text: number, measure, executors, date, result. A trial comes first, which keeps nothing.",
    choose: "Choose a file",
    another: "Choose another file",
    type: "The file has to be XLSX, CSV or text.",
    "too.large": "The file is larger than 3.5 MB: split it.",
    key: "Key of the roadmap",
    "key.help":
      "By this name the roadmap is known at the next import: Latin letters, digits, hyphen, such as region-2026. With the key of an earlier roadmap it is its next edition.",
    from: "From the year",
    to: "To the year",
    check: "Try it",
    trial: "What would come of it",
    title: "Title",
    unchanged: "The file says what the edition in force says: there is nothing to load.",
    differences: "What would change",
    load: "Load",
    "load.happens":
      "The roadmap takes effect: {measures, plural, one {# measure} other {# measures}}, rows not understood: {flagged, number}. Obligations of periods that have begun follow it.",
    "load.tells": "Organisations whose obligations have come or gone: by the day's digest.",
    "load.undo": "Import the former table under the same key: that makes another edition.",
    "load.done": "The roadmap is loaded.",
  },
);
