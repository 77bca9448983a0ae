import { anywhere, athome, room, standards } from "./row.ts";

export const support = standards({
  "social-accompaniment": [
    [
      "Оценка нужд семьи, план, помощь в получении услуг и выплат, встречи по плану.",
      "The family's needs, a plan, help in getting services and payments, meetings by the plan.",
    ],
    [2, "session", "month"],
    ["Специалист по социальной работе, до 15 семей", "A social worker, up to 15 families"],
    ["Доля выполненных пунктов плана", "Share of the plan that is carried out"],
    athome,
  ],
  "social-rehabilitation": [
    [
      "Курс, который помогает жить в обычной среде: передвигаться, общаться, пользоваться услугами.",
      "A course for life in an ordinary environment: getting about, contact, using services.",
    ],
    [21, "day", "year"],
    ["Психолог, социальный педагог, инструктор", "Psychologist, social pedagogue, instructor"],
    ["Оценка навыков до и после курса", "Skills assessed before and after the course"],
    room,
  ],
  "home-care": [
    [
      "Помощь по дому и в уходе за ребёнком по индивидуальной программе.",
      "Help in the home and with care, by an individual programme.",
    ],
    [8, "hour", "month"],
    ["Социальный работник", "A social worker"],
    ["Проведены часы программы", "The programme's hours are held"],
    athome,
  ],
  "day-care": [
    [
      "Присмотр, занятия, еда и отдых в течение дня, пока родители работают.",
      "Care, lessons, food and rest during the day, while parents work.",
    ],
    [20, "day", "month"],
    ["Воспитатель, помощник, медсестра", "An educator, a helper, a nurse"],
    ["Дни, когда место было доступно", "Days on which the place was there"],
    [
      "Доступная группа до 8 детей, питание, место для сна.",
      "An accessible group of up to 8, meals, a place to sleep.",
    ],
  ],
  respite: [
    [
      "Присмотр за ребёнком, чтобы родители отдохнули или решили дела: на часы или на несколько дней.",
      "Care of the child while parents rest or see to things: for hours or some days.",
    ],
    [60, "hour", "quarter"],
    ["Обученная няня или персонал отделения", "A trained carer or the ward's staff"],
    ["Семья получила передышку в нужный день", "The family had its respite on the day it needed"],
    [
      "Дома, в гостевой семье или в отделении; няня знакомится с ребёнком заранее.",
      "At home, in a host family or a ward; the carer meets the child before.",
    ],
  ],
  transport: [
    [
      "Поездки на занятия, в клинику, в школу и обратно на приспособленной машине.",
      "Travel to lessons, clinic and school and back in an adapted car.",
    ],
    [8, "session", "month"],
    ["Водитель, сопровождающий", "A driver, a companion"],
    ["Доля выполненных заявок", "Share of requests met"],
    ["Подъёмник, крепления для коляски, детское кресло.", "A lift, fixings for a wheelchair, a child's seat."],
  ],
  "food-and-goods": [
    [
      "Продукты, одежда, средства ухода, детское питание по нужде семьи.",
      "Food, clothes, care goods, children's food by the family's need.",
    ],
    [1, "session", "month"],
    ["Специалист по социальной работе", "A social worker"],
    ["Выдано в течение 5 рабочих дней", "Given within 5 working days"],
    ["В пункте выдачи или с доставкой домой.", "At a point or brought home."],
  ],
  "family-consultation": [
    [
      "Ответы специалистов на вопросы семьи, план дальнейших шагов, сведения об услугах рядом.",
      "Specialists answer the family's questions: what to do next, what there is near by.",
    ],
    [1, "session", "quarter"],
    ["Специалист по вопросу семьи, координатор", "A specialist for the question, the coordinator"],
    ["Семья знает следующий шаг и срок", "The family knows the next step and its date"],
    anywhere,
  ],
  "family-psychology": [
    [
      "Встречи для родителей, братьев и сестёр: переживания, отношения, выгорание, кризис.",
      "Meetings for parents, brothers and sisters: feelings, relations, exhaustion, crisis.",
    ],
    [2, "session", "month"],
    ["Психолог семьи", "A family psychologist"],
    ["Оценка самочувствия до и после", "Well-being assessed before and after"],
    anywhere,
  ],
  "family-training": [
    [
      "Показ и пробы вместе с родителями: уход, посадка, общение, занятия дома.",
      "Shown and tried together with parents: care, positions, communication, exercises at home.",
    ],
    [2, "session", "month"],
    ["Специалист, который занимается с ребёнком", "The specialist who works with the child"],
    ["Родитель показывает, что делает сам", "The parent shows what they do themselves"],
    athome,
  ],
  "parent-group": [
    [
      "Встречи родителей с ведущим: опыт, поддержка, приглашённые специалисты.",
      "Parents meet with a leader: experience, support, invited specialists.",
    ],
    [1, "session", "month"],
    ["Ведущий: психолог или подготовленный родитель", "A leader: a psychologist or a trained parent"],
    ["Доля семей, которые пришли снова", "Share of families who come again"],
    [
      "Удобное время, занятие для детей рядом; правила о чужих рассказах.",
      "A convenient time, something for the children near by; rules about what others tell.",
    ],
  ],
  "prenatal-support": [
    [
      "Первая встреча за 48 часов, врач, социальный работник, родитель с таким же опытом; решение остаётся за семьёй.",
      "A first meeting within 48 hours, a doctor, a social worker, a parent who has been there; the decision stays the family's.",
    ],
    [2, "session", "month"],
    ["Социальный работник, психолог, врач", "Social worker, psychologist, doctor"],
    ["Первая встреча состоялась за 48 часов", "The first meeting was within 48 hours"],
    anywhere,
  ],
  "foster-support": [
    [
      "Подготовка и поддержка приёмных родителей, помощь при трудностях, встречи не реже раза в квартал.",
      "Preparation and support of foster parents, help with difficulties, a meeting each quarter at least.",
    ],
    [1, "session", "month"],
    ["Специалист по семейному устройству, психолог", "A placement specialist, a psychologist"],
    ["Дети остаются в семье", "Children stay in the family"],
    athome,
  ],
  "legal-advice": [
    [
      "Права ребёнка и семьи: выплаты, образование, жильё, опека; помощь с заявлением.",
      "Rights of the child and the family: payments, education, housing, guardianship; help with an application.",
    ],
    [1, "session", "quarter"],
    ["Юрист", "A lawyer"],
    ["Ответ дан за 5 рабочих дней", "There is an answer within 5 working days"],
    anywhere,
  ],
  "teacher-consultation": [
    [
      "Разбор случая, помощь с программой, показ занятия, супервизия.",
      "A case discussed, help with the programme, a lesson shown, supervision.",
    ],
    [1, "session", "month"],
    ["Методист, опытный специалист", "A methodologist, an experienced specialist"],
    ["Педагог применил рекомендацию", "The teacher has used what was advised"],
    anywhere,
  ],
  "placement-practice": [
    [
      "Практика в организации, которая хорошо делает то, чему учатся, с наставником и итоговой работой.",
      "Practice where it is done well, with a mentor and a piece of work at the end.",
    ],
    [36, "hour", "course"],
    ["Наставник площадки", "The site's mentor"],
    ["Итоговая работа принята", "The final work is accepted"],
    ["Площадка утверждена, наставник назначен.", "The site is approved, a mentor named."],
  ],
});
