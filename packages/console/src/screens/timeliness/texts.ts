import { texts } from "../../texts/texts.tsx";

export const timelinessTexts = texts(
  {
    "help.1":
      "Как организации держат сроки: сколько шагов у них сейчас, сколько из них просрочено, и как они отвечали в этом и прошлом году. Сначала те, у кого просрочено больше.",
    "help.2":
      "«Обычно, дней» — за сколько дней выполнена половина порученного; пока ответов мало, его нет. Напомнить всем, у кого просрочено, можно в разделе «День».",
    kind: "Вид",
    where: "Муниципалитет",
    "by.agency": "По организациям",
    "column.agency": "Организация",
    "column.overdue": "Просрочено сейчас",
    "column.open": "Открыто шагов",
    "column.ended": "Завершено за два года",
    "column.late": "из них с опозданием",
    "column.share": "В срок",
    "column.days": "Обычно, дней",
    "column.children": "Занимаются / ждут",
    children: "{enrolled} / {queued}",
    "empty.title": "Таких организаций нет",
    empty: "Снимите отбор или добавьте организации в разделе «Организации».",
    day: "Просроченные шаги",
  },
  {
    "help.1":
      "How organisations keep to their days: how many steps they have now, how many are overdue, and how they answered this year and last. Whoever has most overdue comes first.",
    "help.2":
      "«Usually, days»: within so many days half of what was asked was done; absent while answers are few. Whoever is late can be reminded under «Day».",
    kind: "Kind",
    where: "Municipality",
    "by.agency": "By organisation",
    "column.agency": "Organisation",
    "column.overdue": "Overdue now",
    "column.open": "Steps open",
    "column.ended": "Ended in two years",
    "column.late": "of these late",
    "column.share": "In time",
    "column.days": "Usually, days",
    "column.children": "Have a place / wait",
    children: "{enrolled} / {queued}",
    "empty.title": "No such organisations",
    empty: "Clear the filter, or add organisations under «Organisations».",
    day: "Overdue steps",
  },
);
