import { classroom, clinic, hall, ipraOrder, room, standards } from "./row.ts";

export const living = standards({
  "living-skills": [
    [
      "Одевание, еда, гигиена, уборка, готовка, покупки: навык разбирают на шаги и закрепляют в жизни.",
      "Dressing, eating, hygiene, cleaning, cooking, shopping: step by step, and used in life.",
    ],
    [8, "session", "month"],
    ["Социальный педагог, эрготерапевт или воспитатель", "Social pedagogue, occupational therapist or educator"],
    ["Навыки, освоенные полностью, по сравнению с началом", "Skills fully learned, compared with the beginning"],
    ["Учебная кухня и быт или дом ребёнка.", "A training kitchen and household, or the child's home."],
  ],
  "independent-living": [
    [
      "Жизнь в учебной квартире: деньги, дорога, соседи, врачи, право на выбор и помощь.",
      "Life in a training flat: money, ways, neighbours, doctors, choice and help.",
    ],
    [20, "day", "year"],
    ["Социальный работник, педагог сопровождения", "A social worker, a support teacher"],
    ["Оценка навыков до и после", "Skills assessed before and after"],
    [
      "Учебная квартира не больше чем на 4 человека, ночная помощь.",
      "A training flat for 4 at most, with help at night.",
    ],
  ],
  "home-adaptation": [
    [
      "Осмотр дома с семьёй, список приспособлений, где и на что их получить, проверка после установки.",
      "A look at the home with the family, what to adapt, where to get it, a check afterwards.",
    ],
    [2, "session", "year"],
    ["Эрготерапевт или социальный работник", "An occupational therapist or social worker"],
    ["Доля рекомендаций, выполненных за год", "Share of recommendations carried out within the year"],
    ["Дома у семьи, с её согласия.", "At the family's home, with its consent."],
  ],
  "motor-development": [
    [
      "Цели в движении, упражнения и посадка в быту, профилактика вторичных осложнений.",
      "Goals in movement, exercises and positions in daily life, prevention of complications.",
    ],
    [8, "session", "month"],
    ["Физический терапевт, инструктор ЛФК", "A physical therapist"],
    ["Изменение по шкале движений за полугодие", "Change on a scale of movement in half a year"],
    hall,
  ],
  "occupational-therapy": [
    [
      "Участие в обычных делах: еда, игра, учёба; подбор посуды, мебели, одежды.",
      "Taking part in daily life: eating, play, learning; choice of dishes, furniture, clothes.",
    ],
    [4, "session", "month"],
    ["Эрготерапевт", "An occupational therapist"],
    ["Доля дел, которые ребёнок делает с меньшей помощью", "Share of tasks done with less help"],
    room,
  ],
  "adapted-physical-education": [
    [
      "Физкультура по возможностям ребёнка, в том числе вместе с классом.",
      "Physical education by what the child can do, also together with the class.",
    ],
    [8, "session", "month"],
    ["Преподаватель адаптивной физкультуры", "A teacher of adapted physical education"],
    ["Доля посещённых занятий", "Share of lessons attended"],
    hall,
  ],
  "medical-rehabilitation": [
    [
      "Курс восстановительного лечения по назначению врача: ЛФК, массаж, физиотерапия.",
      "A course of treatment that a doctor prescribes: exercises, massage, physiotherapy.",
    ],
    [2, "month", "year"],
    ["Врач по реабилитации, инструктор, медсестра", "A rehabilitation doctor, a therapist, a nurse"],
    ["Курс начат в срок и проведён полностью", "The course begins in time and is complete"],
    clinic,
    ipraOrder,
  ],
  "medical-supervision": [
    [
      "Осмотры врачей по плану наблюдения, назначения, связь со школой и службой ранней помощи.",
      "Examinations by the plan of supervision, prescriptions, contact with school and early help.",
    ],
    [1, "session", "quarter"],
    ["Педиатр и врачи-специалисты", "Paediatrician and specialists"],
    ["Осмотры плана состоялись", "The examinations of the plan took place"],
    clinic,
  ],
  sanatorium: [
    [
      "Лечение в санатории по медицинским показаниям, проезд ребёнка и сопровождающего.",
      "Treatment in a sanatorium on medical grounds, travel of the child and a companion.",
    ],
    [21, "day", "year"],
    ["Персонал санатория", "The sanatorium's staff"],
    ["Путёвка предоставлена в год обращения", "It is provided in the year of the request"],
    ["Размещение ребёнка вместе с сопровождающим.", "Child and companion stay together."],
    ipraOrder,
  ],
  "reconstructive-surgery": [
    [
      "Операция, которая возвращает функцию, и восстановление после неё.",
      "An operation that restores a function, and recovery after it.",
    ],
    [1, "session", "course"],
    ["Хирургическая бригада", "A surgical team"],
    ["План восстановления выдан при выписке", "There is a plan of recovery at discharge"],
    clinic,
    ipraOrder,
  ],
  prosthetics: [
    [
      "Изготовление, подгонка и замена протеза или ортеза, обучение пользованию.",
      "Making, fitting and replacing a prosthesis or orthosis, and training to use it.",
    ],
    [1, "session", "year"],
    ["Врач, техник-протезист", "A doctor, a prosthetist"],
    ["Изделие подогнано и используется", "It fits and is used"],
    clinic,
    ipraOrder,
  ],
  "assistive-devices": [
    [
      "Подбор средства под ребёнка и дом, выдача или прокат, обучение, замена по росту.",
      "Choice for the child and the home, supply or hire, training, replacement as the child grows.",
    ],
    [1, "session", "year"],
    ["Специалист по подбору, эрготерапевт", "A specialist in devices, an occupational therapist"],
    ["Средство получено в срок и используется", "The device came in time and is used"],
    [
      "Пункт выдачи или дом ребёнка; средство можно попробовать.",
      "A supply point or the home; the device can be tried.",
    ],
    ipraOrder,
  ],
  "career-guidance": [
    [
      "Знакомство с профессиями, пробы, выбор с учётом здоровья и желания, план обучения.",
      "Getting to know trades, trying them, a choice by health and wish, a plan of training.",
    ],
    [1, "session", "month"],
    ["Профконсультант, психолог, педагог", "Career adviser, psychologist, teacher"],
    ["У подростка есть план к концу 9 класса", "There is a plan by the end of year nine"],
    ["В том числе на предприятиях и в колледжах.", "Also at employers and colleges."],
    ipraOrder,
  ],
  "vocational-training": [
    [
      "Обучение профессии по адаптированной программе, очно или дистанционно, с практикой.",
      "Training by an adapted programme, in person or remotely, with practice.",
    ],
    [10, "month", "year"],
    ["Мастера и преподаватели, тьютор", "Instructors, teachers, a tutor"],
    ["Доля закончивших и вышедших на работу", "Share of those who finish and go to work"],
    classroom,
    ipraOrder,
  ],
  workshop: [
    [
      "Труд в мастерской: изделие целиком, привычка к режиму и правилам.",
      "Work in a workshop: a whole product, habits of time and rules.",
    ],
    [12, "day", "month"],
    ["Мастер, педагог сопровождения", "An instructor, a support teacher"],
    ["Операции, которые ученик делает сам", "Operations done alone"],
    ["Безопасное оборудование, не больше 6 человек на мастера.", "Safe equipment, 6 people to an instructor at most."],
  ],
  "employment-support": [
    [
      "Поиск места, приспособление рабочего места, наставник, встречи через 3 и 12 месяцев.",
      "Finding a place, adapting it, a mentor, a look after 3 and 12 months.",
    ],
    [1, "session", "month"],
    ["Специалист по трудоустройству, наставник", "An employment specialist, a mentor"],
    ["Работает через 12 месяцев", "Still at work after 12 months"],
    ["На рабочем месте и в службе занятости.", "At the place of work and the employment service."],
    ipraOrder,
  ],
  "supplementary-education": [
    [
      "Творчество, техника, наука по интересам ребёнка вместе со сверстниками.",
      "Arts, technology, science by the child's interests, together with peers.",
    ],
    [8, "session", "month"],
    ["Педагог дополнительного образования", "A teacher of supplementary education"],
    ["Доля детей с инвалидностью в обычных группах", "Share of disabled children in mixed groups"],
    room,
  ],
  "adaptive-sport": [
    ["Тренировки по виду спорта с учётом класса, соревнования.", "Training in a sport by class, competitions."],
    [12, "session", "month"],
    ["Тренер по адаптивному спорту", "A coach of adaptive sport"],
    ["Доля посещённых тренировок", "Share of training attended"],
    hall,
  ],
  "inclusive-leisure": [
    [
      "Праздники, поездки, смены, где дети с инвалидностью отдыхают вместе с другими.",
      "Feasts, trips, camps where disabled children are together with others.",
    ],
    [4, "day", "quarter"],
    ["Вожатые и волонтёры, прошедшие обучение", "Trained leaders and volunteers"],
    ["Доля детей, которым нашлось место", "Share of children for whom there is a place"],
    ["Доступная площадка, помощник там, где он нужен.", "An accessible place, a helper where one is needed."],
  ],
});
