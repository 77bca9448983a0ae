import { texts } from "../../texts/texts.tsx";

export const servicesTexts = texts(
  {
    "help.1":
      "Каталог услуг: поставленные с платформой, свои и изменённые регионом. Ими называют места, планы, шаги и мероприятия документов.",
    "help.2":
      "На странице услуги — стандарт, который действует, его норма и все версии. Новую версию утверждают актом.",
    area: "Область",
    recipient: "Кому",
    all: "Показать снятые",
    "column.title": "Услуга",
    "column.area": "Область",
    "column.recipient": "Кому",
    "column.volume": "Норма",
    "column.forms": "Как",
    withdrawn: "снята",
    own: "своя",
    "empty.title": "Услуг нет",
    "empty.detail": "В этом отборе услуг нет. Снимите отбор, чтобы увидеть весь каталог.",
    programmes: "Программы",
  },
  {
    "help.1":
      "The catalogue of services: those that ship, and those that the region has added or changed. Places, plans, steps and measures are named by them.",
    "help.2":
      "A service's page has the standard that counts, its norm and all versions. A new version is approved by an act.",
    area: "Area",
    recipient: "For whom",
    all: "Show withdrawn ones",
    "column.title": "Service",
    "column.area": "Area",
    "column.recipient": "For whom",
    "column.volume": "Norm",
    "column.forms": "How",
    withdrawn: "withdrawn",
    own: "the region's own",
    "empty.title": "No services",
    "empty.detail": "There are none of this kind. Take the filter away to see the whole catalogue.",
    programmes: "Programmes",
  },
);
