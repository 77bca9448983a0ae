import { anywhere, classroom, earlyHelpLetter, pmpkOrder, room, standards } from "./row.ts";

export const learning = standards({
  "early-help-assessment": [
    [
      "Беседа с родителями, наблюдение за игрой, шкалы развития; итог — профиль ребёнка и решение, нужна ли программа.",
      "Talk with the parents, observed play, scales of development; it ends in a profile and whether a programme is needed.",
    ],
    [2, "session", "course"],
    ["Специалист ранней помощи и психолог, вдвоём", "An early-help specialist and a psychologist together"],
    ["Профиль передан семье в течение 10 рабочих дней", "The family has the profile within 10 working days"],
    room,
    earlyHelpLetter,
  ],
  "early-help": [
    [
      "Встречи по целям программы в обычных делах ребёнка: еда, одевание, игра; родители учатся поддерживать развитие сами.",
      "Meetings by the programme's goals in what the child does every day; parents learn to support development themselves.",
    ],
    [4, "session", "month"],
    [
      "Ведущий специалист и команда: психолог, логопед, физический терапевт",
      "A key worker and a team: psychologist, speech and physical therapist",
    ],
    ["Доля целей программы, достигнутых к пересмотру", "Share of the programme's goals reached by its review"],
    [
      "Не меньше половины встреч — дома или там, где ребёнок бывает каждый день.",
      "At least half of the meetings at home or where the child is every day.",
    ],
    earlyHelpLetter,
  ],
  "early-help-consultation": [
    [
      "Разовая помощь по вопросу семьи: развитие, сон, питание, игра, куда обратиться дальше.",
      "Help with one question of the family: development, sleep, food, play, where to go next.",
    ],
    [1, "session", "quarter"],
    ["Специалист ранней помощи или консультационного пункта", "A specialist of early help or of an advice point"],
    ["Семья получила ответ или направление в день обращения", "The family has an answer or a referral on the same day"],
    anywhere,
    earlyHelpLetter,
  ],
  "early-group": [
    [
      "Игра и общение маленьких детей вместе с родителями, подготовка к детскому саду.",
      "Play of small children with their parents; getting ready for kindergarten.",
    ],
    [8, "session", "month"],
    ["Педагог и психолог, не больше 8 детей", "A teacher and a psychologist, 8 children at most"],
    ["Доля детей, перешедших в детский сад без отказа", "Share of children who go on to kindergarten"],
    room,
  ],
  "pmpk-examination": [
    [
      "Обследование специалистами комиссии, заключение и рекомендации по условиям обучения и занятиям.",
      "Examination by the commission's specialists, a conclusion, and what it recommends for learning.",
    ],
    [1, "session", "year"],
    [
      "Психолог, дефектолог, логопед, врачи, социальный педагог",
      "Psychologist, special teacher, speech therapist, doctors, social pedagogue",
    ],
    [
      "Заключение выдано в день обследования или в продлённый срок",
      "The conclusion is given the same day, or within the extended term",
    ],
    room,
    pmpkOrder,
  ],
  "development-assessment": [
    [
      "Обследование познания, общения, поведения; выводы для программы занятий и для родителей.",
      "Assessment of thinking, communication, behaviour; what follows for the programme and the parents.",
    ],
    [2, "session", "year"],
    ["Педагог-психолог, учитель-дефектолог", "Psychologist, special teacher"],
    ["Сравнение с прошлым обследованием есть у каждого ребёнка", "Each child is compared with the assessment before"],
    room,
  ],
  "adapted-education": [
    [
      "Школьная или дошкольная программа по варианту из заключения ПМПК, с особыми условиями.",
      "School or preschool by the variant that the commission names, with its conditions.",
    ],
    [9, "month", "year"],
    [
      "Учителя с подготовкой по ОВЗ, по рекомендации — тьютор, ассистент",
      "Teachers trained for special needs; a tutor or an assistant where recommended",
    ],
    [
      "Все условия из заключения созданы к началу года",
      "All conditions of the conclusion are there when the year begins",
    ],
    classroom,
    pmpkOrder,
  ],
  "home-schooling": [
    [
      "Уроки учителей дома по учебному плану ребёнка, связь с классом.",
      "Teachers' lessons at home by the child's plan, and contact with the class.",
    ],
    [32, "hour", "month"],
    ["Учителя школы, к которой ребёнок прикреплён", "Teachers of the child's own school"],
    ["Проведены все часы учебного плана", "All hours of the plan are held"],
    ["Дома у ребёнка; основание — медицинское заключение.", "At the child's home, by a medical opinion."],
  ],
  "remote-schooling": [
    [
      "Уроки по видеосвязи и учебные материалы, которые открываются с любого устройства.",
      "Lessons by video, and materials that open on any device.",
    ],
    [32, "hour", "month"],
    ["Учителя, сетевой педагог", "Teachers, an online teacher"],
    ["Доля уроков, состоявшихся по расписанию", "Share of lessons held as planned"],
    [
      "Рабочее место дома: компьютер, связь, специальные устройства ввода.",
      "A place at home: computer, connection, special input devices.",
    ],
  ],
  "tutor-support": [
    [
      "Индивидуальный учебный план, помощь в учёбе и общении, постепенное снижение помощи.",
      "A plan of one's own, help with learning and contact, less of it step by step.",
    ],
    [80, "hour", "month"],
    ["Тьютор с педагогическим образованием", "A tutor with a teacher's training"],
    ["Растёт доля дел, которые ребёнок делает сам", "The child does more by itself"],
    classroom,
    pmpkOrder,
  ],
  assistant: [
    [
      "Помощь в передвижении, еде, гигиене, с вещами и устройствами.",
      "Help with moving, eating, hygiene, things and devices.",
    ],
    [80, "hour", "month"],
    ["Ассистент, прошедший обучение", "A trained assistant"],
    ["Ребёнок не пропускает занятия из-за отсутствия помощи", "No lessons are missed for want of help"],
    classroom,
    pmpkOrder,
  ],
  "adapted-supplementary": [
    [
      "Кружок или студия по программе, приспособленной к возможностям ребёнка.",
      "A club or a studio by a programme adapted to what the child can do.",
    ],
    [8, "session", "month"],
    ["Педагог дополнительного образования, обученный АДОП", "A teacher trained for such programmes"],
    ["Доля детей, закончивших программу", "Share of children who finish the programme"],
    [
      "Доступное помещение, группа до 8 детей, наглядные правила.",
      "An accessible room, up to 8 children, rules in pictures.",
    ],
  ],
  "special-pedagogy": [
    [
      "Занятия, которые развивают мышление, внимание, учебные умения, по индивидуальной программе.",
      "Lessons for thinking, attention and learning skills, by a programme of one's own.",
    ],
    [8, "session", "month"],
    ["Учитель-дефектолог", "A special teacher"],
    ["Доля достигнутых целей за полугодие", "Share of goals reached in half a year"],
    room,
  ],
  "hearing-pedagogy": [
    [
      "Развитие слухового восприятия и речи, жестовый язык для ребёнка и семьи.",
      "Listening and speech, sign language for the child and the family.",
    ],
    [8, "session", "month"],
    ["Сурдопедагог", "A teacher of the deaf"],
    [
      "Ребёнок и семья понимают друг друга выбранным способом",
      "Child and family understand each other in the way they chose",
    ],
    room,
  ],
  "vision-pedagogy": [
    [
      "Ориентировка, развитие остаточного зрения и осязания, рельефный шрифт.",
      "Orientation, use of remaining sight and touch, Braille.",
    ],
    [8, "session", "month"],
    ["Тифлопедагог", "A teacher of the blind"],
    ["Ребёнок сам проходит освоенные пути", "The child walks the ways it has learned"],
    room,
  ],
  "psychological-help": [
    [
      "Занятия, которые помогают справляться с тревогой, учат общению и управлению собой.",
      "Sessions that help with anxiety, with contact and with self-control.",
    ],
    [4, "session", "month"],
    ["Педагог-психолог или клинический психолог", "A school or clinical psychologist"],
    ["Доля целей, достигнутых к концу курса", "Share of goals reached by the end of the course"],
    room,
  ],
  "behaviour-support": [
    [
      "Разбор причин поведения, план помощи для дома и школы, обучение взрослых.",
      "Why the behaviour is there, a plan for home and school, training of the adults.",
    ],
    [8, "session", "month"],
    ["Специалист по поведению под супервизией", "A behaviour specialist under supervision"],
    ["Опасное поведение случается реже, чем до начала", "Dangerous behaviour is rarer than before"],
    [
      "Там, где трудности возникают: дома, в школе; удерживание не применяется.",
      "Where the difficulty is: at home, at school; no restraint is used.",
    ],
  ],
  "sensory-development": [
    [
      "Игры и упражнения, которые помогают воспринимать и выдерживать звук, свет, прикосновение, движение.",
      "Play that helps to take in and to bear sound, light, touch, movement.",
    ],
    [4, "session", "month"],
    [
      "Психолог или педагог, обученный сенсорной интеграции",
      "A psychologist or teacher trained in sensory integration",
    ],
    ["Ребёнок дольше занят делом без перегрузки", "The child stays with a task longer without overload"],
    room,
  ],
  "speech-therapy": [
    [
      "Понимание и произнесение речи, словарь, связный рассказ; задания для семьи.",
      "Understanding and speaking, vocabulary, telling; exercises for the family.",
    ],
    [8, "session", "month"],
    ["Логопед", "A speech therapist"],
    ["Доля целей по речи, достигнутых за полугодие", "Share of speech goals reached in half a year"],
    room,
  ],
  "communication-aac": [
    [
      "Подбор способа общения — карточки, жесты, устройство; обучение ребёнка и всех, кто рядом.",
      "A way to communicate — pictures, signs, a device; training of the child and everybody around.",
    ],
    [8, "session", "month"],
    ["Логопед или дефектолог, обученный АДК", "A speech therapist or special teacher trained in AAC"],
    ["Ребёнок сам просит и отказывается понятным способом", "The child asks and refuses in a way that is understood"],
    [
      "Средство общения остаётся у ребёнка дома и в школе.",
      "The means of communication stays with the child, at home and at school.",
    ],
  ],
});
