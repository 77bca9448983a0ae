import { texts } from "../../texts/texts.tsx";

export const appointmentsTexts = texts(
  {
    "help.1":
      "Консультации семей: кто ждёт времени, кому предложено, кто записан. Ближайшие — первыми, кому время ещё не назначено — последними.",
    "help.2":
      "Время ведёт в запись: там слова семьи и всё, что с ней можно сделать. Записывают на консультацию в карте ребёнка, вкладка «Консультации». Организация называет семью по номеру, пока нет согласия.",
    stage: "Какие",
    "stage.open": "предстоящие",
    "stage.ended": "прошедшие",
    agency: "Организация",
    where: "Муниципалитет",
    "column.at": "Когда",
    "column.topic": "О чём",
    "column.agency": "Организация",
    "column.place": "Где",
    "column.status": "Состояние",
    "column.child": "Ребёнок",
    "column.number": "Номер",
    receptions: "Часы приёма",
    waits: "ждёт времени",
    open: "Карта ребёнка",
    "empty.title": "Консультаций нет",
    "empty.open": "Никто не записан и не ждёт. Семьи записываются на своей странице, координатор — в карте ребёнка.",
    "empty.ended": "Прошедших консультаций по этому фильтру нет.",
  },
  {
    "help.1":
      "Appointments of families: who waits for a time, who was offered one, who is booked. The next come first, those without a time last.",
    "help.2":
      "The time leads to the appointment: the family's words, and what can be done with it. Booking is on the child's page, “Appointments”. An organisation knows a family by its number, unless there is consent.",
    stage: "Which",
    "stage.open": "to come",
    "stage.ended": "past",
    agency: "Organisation",
    where: "Municipality",
    "column.at": "When",
    "column.topic": "About",
    "column.agency": "Organisation",
    "column.place": "Where",
    "column.status": "Status",
    "column.child": "Child",
    "column.number": "Number",
    receptions: "Receptions",
    waits: "waits for a time",
    open: "The child's card",
    "empty.title": "No appointments",
    "empty.open": "Nobody is booked or waits. Families book on their page, a coordinator on the child's.",
    "empty.ended": "There are no past ones by this filter.",
  },
);
