import { both, type Entry, educational, entry, span } from "./entry.ts";

const measure = entry("I");

/** Section I: комплексная реабилитация и абилитация. */
export const rehabilitation: Entry[] = [
  measure(
    "1",
    span,
    both,
    ["Обновление муниципальных актов о реабилитации", "Updating municipal acts on rehabilitation"],
    ["Акты приведены в соответствие с федеральными и региональными", "Acts agree with federal and regional law"],
    ["acts"],
  ),
  measure(
    "2.2",
    span,
    both,
    ["Участие в конференциях по реабилитации", "Taking part in conferences on rehabilitation"],
    ["Обмен опытом, распространение лучших практик", "Experience exchanged, good practice spread"],
    ["events", "participants"],
  ),
  measure(
    "2.3",
    "до 31 декабря 2025 года",
    both,
    ["Научно обоснованные подходы к реабилитации", "Evidence-based approaches to rehabilitation"],
    ["Подходы внедрены в работу организаций", "Approaches are in use"],
    ["programmes-in-use", "children-evidence", "children-evidence-share"],
  ),
  measure(
    "2.4",
    "до 31 декабря 2023 года",
    both,
    ["Показатели эффективности реабилитации", "Indicators of how rehabilitation works"],
    ["Показатели внедрены на муниципальном уровне", "Indicators are in use in the municipality"],
    [
      "goals-set",
      "goals-reached-share",
      "profiles-compared",
      "profiles-improved-share",
      "profiles-worse-share",
      "satisfaction-answers",
      "satisfaction",
    ],
  ),
  measure(
    "2.5",
    span,
    educational,
    ["Подготовка и повышение квалификации специалистов", "Training of specialists"],
    ["Специалисты обучены и аттестованы", "Specialists trained and certified"],
    ["specialists-trained"],
  ),
  measure(
    "3.1",
    span,
    both,
    ["Модели межведомственного взаимодействия по ИПРА и маршрутам", "Models of interagency work on ИПРА and routes"],
    ["Модели утверждены и применяются", "Models approved and in use"],
    ["routes-open", "routes-opened"],
  ),
  measure(
    "3.2",
    "до 31 декабря 2021 года",
    both,
    ["Технологии сопровождения семей в образовании", "Ways of accompanying families in education"],
    ["Технологии сопровождения внедрены", "Accompaniment is in use"],
  ),
  measure(
    "4.1",
    span,
    both,
    [
      "Информационная кампания об участии детей-инвалидов в жизни общества",
      "Information campaign on taking part in public life",
    ],
    ["Общество видит в инвалидах равных участников", "Disabled people are seen as equal"],
    ["publications", "children-in-events"],
  ),
  measure(
    "5.1",
    span,
    both,
    ["Интерактивное сопровождение обучения на дому", "Interactive support of learning at home"],
    ["Видеосвязь с семьёй и ребёнком используется", "Video calls with family and child are in use"],
    ["children-in-programmes", "home-learners", "children-video", "video-lessons", "video-lesson-hours"],
  ),
];
