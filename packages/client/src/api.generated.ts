// biome-ignore-all format: generated
// biome-ignore-all lint: generated
// Generated from the description of the API: node packages/client/build.ts

export interface paths {
  "/v1/children/duplicates": {
    /** Похожие карты / Cards that may be of one child */
    get: operations["findDuplicates"];
  };
  "/v1/children/{childId}/distinct": {
    /** Отметить, что это разные дети / Say that two cards are of two children */
    post: operations["tellChildrenApart"];
  };
  "/v1/children": {
    /** Найти детей / Find children */
    get: operations["findChildren"];
    /** Поставить ребёнка на учёт / Register a child */
    post: operations["registerChild"];
  };
  "/v1/children/imports": {
    /** Загрузить список детей / Import children */
    post: operations["importChildren"];
  };
  "/v1/children/{childId}": {
    /** Карта ребёнка / A child's card */
    get: operations["getChild"];
    /** Изменить карту / Change a card */
    patch: operations["changeChild"];
  };
  "/v1/expected-children": {
    /** Карты до рождения / Children who are expected */
    get: operations["findExpectedChildren"];
    /** Завести карту до рождения / Register a child that is expected */
    post: operations["expectChild"];
  };
  "/v1/children/{childId}/birth": {
    /** Внести рождение / Enter a birth */
    post: operations["registerBirth"];
  };
  "/v1/families": {
    /** Семьи / Families */
    get: operations["findFamilies"];
    /** Завести семью / Form a family */
    post: operations["formFamily"];
  };
  "/v1/families/{familyId}": {
    /** Прочитать семью / Read a family */
    get: operations["getFamily"];
    /** Изменить семью / Change a family */
    patch: operations["changeFamily"];
  };
  "/v1/families/{familyId}/services": {
    /** Услуги семье / Services given to a family */
    get: operations["listFamilyServices"];
  };
  "/v1/families/{familyId}/links": {
    /** Отправить личную ссылку / Send somebody their link */
    post: operations["inviteMember"];
  };
  "/v1/families/{familyId}/links/revoke": {
    /** Отозвать ссылки / Revoke links */
    post: operations["revokeFamilyLinks"];
  };
  "/v1/families/{familyId}/sheets": {
    /** Печатный лист со ссылкой и кодом / A printed sheet with the link and a code */
    post: operations["printFamilySheet"];
  };
  "/v1/children/{childId}/merge": {
    /** Объединить две карты одного ребёнка / Merge two cards of one child */
    post: operations["mergeChildren"];
  };
  "/v1/children/{childId}/unmerge": {
    /** Отменить объединение карт / Undo a merge */
    post: operations["unmergeChildren"];
  };
  "/v1/children/{childId}/split": {
    /** Разделить карту двух детей / Split a card of two children */
    post: operations["splitChild"];
  };
  "/v1/children/{childId}/mergings": {
    /** Объединения и разделения карты / Mergers and splits of a card */
    get: operations["listMergings"];
  };
  "/v1/children/{childId}/erasure-requests": {
    /** Потребовать уничтожить данные / Ask for the data to be destroyed */
    post: operations["askErasure"];
  };
  "/v1/children/{childId}/erasure": {
    /** Уничтожить персональные данные ребёнка / Destroy a child's personal data */
    post: operations["eraseChild"];
  };
  "/v1/erasures": {
    /** Требования и акты об уничтожении / Requests and acts of destruction */
    get: operations["findErasures"];
  };
  "/v1/erasures/{erasureId}": {
    /** Прочитать требование / Read a request */
    get: operations["getErasure"];
  };
  "/v1/erasures/{erasureId}/refuse": {
    /** Отказать: закон велит хранить / Refuse: a law wants it kept */
    post: operations["refuseErasure"];
  };
  "/v1/erasures/{erasureId}/paper": {
    /** Акт, выгрузка из журнала, ответ заявителю / Act, extract of the log, letter */
    get: operations["printErasure"];
  };
  "/v1/children/imports/template": {
    /** Образец списка детей / The template for a list of children */
    get: operations["getChildrenTemplate"];
  };
  "/v1/agencies/imports/template": {
    /** Образец списка организаций / The template for a list of organisations */
    get: operations["getAgenciesTemplate"];
  };
  "/v1/agencies/imports": {
    /** Загрузить список организаций / Import organisations */
    post: operations["importAgencies"];
  };
  "/v1/imports/{importId}": {
    /** Как идёт загрузка / How far an import is */
    get: operations["getImport"];
  };
  "/v1/imports/{importId}/failed": {
    /** Строки, которые не приняты / The rows that were not taken */
    get: operations["downloadFailedRows"];
  };
  "/v1/exports": {
    /** Выгрузить список файлом / Export a list as a file */
    post: operations["startExport"];
  };
  "/v1/exports/{exportId}": {
    /** Как идёт выгрузка / How far an export is */
    get: operations["getExport"];
  };
  "/v1/children/{childId}/consents": {
    /** Согласия ребёнка / A child's consents */
    get: operations["listConsents"];
    /** Записать согласие / Record a consent */
    post: operations["giveConsent"];
  };
  "/v1/consents/{consentId}/withdraw": {
    /** Отозвать согласие / Withdraw a consent */
    post: operations["withdrawConsent"];
  };
  "/v1/children/{childId}/instruments": {
    /** Документы ребёнка / A child's instruments */
    get: operations["listInstruments"];
    /** Записать ИПРА, заключение ПМПК или ИПРП / Record an instrument */
    post: operations["recordInstrument"];
  };
  "/v1/children/{childId}/instruments/{instrumentId}": {
    /** Документ с историей / An instrument with its history */
    get: operations["getInstrument"];
    /** Исправить ошибку в документе / Correct a mistake in an instrument */
    patch: operations["correctInstrument"];
  };
  "/v1/children/{childId}/instruments/{instrumentId}/present": {
    /** Отметить предъявление / Mark as presented */
    post: operations["presentInstrument"];
  };
  "/v1/children/{childId}/instruments/{instrumentId}/agree": {
    /** Записать решение семьи / Record the family's answer */
    post: operations["agreeInstrument"];
  };
  "/v1/children/{childId}/instruments/{instrumentId}/services": {
    /** Сказать, какие услуги требует документ / Say which services an instrument asks for */
    post: operations["setInstrumentServices"];
  };
  "/v1/instruments/unconfirmed": {
    /** Неподтверждённые услуги / Services that nobody has confirmed */
    get: operations["findUnconfirmedServices"];
  };
  "/v1/instruments/imports": {
    /** Загрузить документы файлом / Import instruments */
    post: operations["importInstruments"];
  };
  "/v1/instruments/imports/template": {
    /** Образец списка документов / The template for a list of instruments */
    get: operations["getInstrumentsTemplate"];
  };
  "/v1/instruments/imports/{papersId}": {
    /** Ход загрузки документов / How far an import is */
    get: operations["getInstrumentImport"];
  };
  "/v1/instruments/imports/{papersId}/rows": {
    /** Строки загрузки / Rows of an import */
    get: operations["listImportRows"];
  };
  "/v1/instruments/imports/{papersId}/failed": {
    /** Файл незаписанных строк / The rows that were not recorded */
    get: operations["getFailedRows"];
  };
  "/v1/instruments/imports/{papersId}/rows/{row}/confirm": {
    /** Сказать, чей документ / Say whose paper it is */
    post: operations["confirmImportRow"];
  };
  "/v1/results/imports": {
    /** Загрузить результаты из реестра / Import results from a register */
    post: operations["importResults"];
  };
  "/v1/results/imports/template": {
    /** Образец списка результатов / The template for a list of results */
    get: operations["getResultsTemplate"];
  };
  "/v1/children/{childId}/execution": {
    /** Рекомендовано и исполнено / Recommended and performed */
    get: operations["getExecution"];
  };
  "/v1/children/{childId}/results": {
    /** Записать результат без маршрута / Record a result without a route */
    post: operations["recordResult"];
  };
  "/v1/children/{childId}/results/{resultId}/correct": {
    /** Исправить или отозвать результат / Correct a result, or take it back */
    post: operations["correctResult"];
  };
  "/v1/children/{childId}/execution/report": {
    /** Отчёт в МСЭ об исполнении ИПРА / The report to the МСЭ on an ИПРА */
    post: operations["reportExecution"];
  };
  "/v1/children/{childId}/execution/reports": {
    /** Отчёты в МСЭ о ребёнке / A child's reports to the МСЭ */
    get: operations["listExecutionReports"];
  };
  "/v1/children/{childId}/execution/reports/{outgoingId}": {
    /** Отчёт в МСЭ / A report to the МСЭ */
    get: operations["getExecutionReport"];
  };
  "/v1/children/{childId}/execution/reports/{outgoingId}/file": {
    /** Скачать отчёт в МСЭ / Download a report to the МСЭ */
    get: operations["downloadExecutionReport"];
  };
  "/v1/templates": {
    /** Шаблоны маршрутов / Templates of routes */
    get: operations["listTemplates"];
  };
  "/v1/templates/{template}": {
    /** Прочитать шаблон / Read a template */
    get: operations["getTemplate"];
  };
  "/v1/templates/{template}/versions/{version}/approve": {
    /** Утвердить версию шаблона / Approve a version of a template */
    post: operations["approveTemplate"];
  };
  "/v1/children/{childId}/routes": {
    /** Маршруты ребёнка / A child's routes */
    get: operations["listRoutes"];
    /** Открыть маршрут / Open a route */
    post: operations["openRoute"];
  };
  "/v1/routes/{routeId}": {
    /** Прочитать маршрут / Read a route */
    get: operations["getRoute"];
  };
  "/v1/routes/{routeId}/history": {
    /** История маршрута / A route's history */
    get: operations["getRouteHistory"];
  };
  "/v1/routes/{routeId}/plan/print": {
    /** План для подписи / The plan for signature */
    get: operations["printPlan"];
  };
  "/v1/routes/{routeId}/plan/signed": {
    /** Подписанные планы / The signed plans */
    get: operations["listSignedPlans"];
    /** Приложить подписанный план / Keep the signed plan */
    post: operations["addSignedPlan"];
  };
  "/v1/routes/{routeId}/plan/signed/{signedId}/file": {
    /** Скачать подписанный план / Download a signed plan */
    get: operations["downloadSignedPlan"];
  };
  "/v1/routes/{routeId}/plan/signed/{signedId}/remove": {
    /** Удалить ошибочный скан плана / Remove a scan that was kept by mistake */
    post: operations["removeSignedPlan"];
  };
  "/v1/routes/{routeId}/plan": {
    /** Изменить план / Change the plan */
    put: operations["changePlan"];
  };
  "/v1/routes/{routeId}/plan/approve": {
    /** Утвердить план / Approve the plan */
    post: operations["approvePlan"];
  };
  "/v1/routes/{routeId}/plan/undo-approval": {
    /** Отменить утверждение плана / Undo the approval of the plan */
    post: operations["undoApproval"];
  };
  "/v1/routes/{routeId}/plan/amend": {
    /** Изменить утверждённый план / Amend the approved plan */
    post: operations["amendPlan"];
  };
  "/v1/routes/{routeId}/evaluate": {
    /** Решить, что дальше / Decide what follows */
    post: operations["evaluateRoute"];
  };
  "/v1/routes/{routeId}/close": {
    /** Закрыть маршрут / Close a route */
    post: operations["closeRoute"];
  };
  "/v1/routes/{routeId}/reopen": {
    /** Возобновить маршрут / Reopen a route */
    post: operations["reopenRoute"];
  };
  "/v1/steps": {
    /** Найти шаги / Find steps */
    get: operations["findSteps"];
  };
  "/v1/steps/{stepId}": {
    /** Прочитать шаг / Read a step */
    get: operations["getStep"];
  };
  "/v1/steps/{stepId}/child": {
    /** О ком этот шаг / Whom a step is about */
    get: operations["getStepChild"];
  };
  "/v1/steps/{stepId}/accept": {
    /** Принять в работу / Accept */
    post: operations["acceptStep"];
  };
  "/v1/steps/{stepId}/reject": {
    /** Отклонить с причиной / Reject with a reason */
    post: operations["rejectStep"];
  };
  "/v1/steps/{stepId}/hold": {
    /** Приостановить / Put on hold */
    post: operations["holdStep"];
  };
  "/v1/steps/{stepId}/resume": {
    /** Возобновить / Resume */
    post: operations["resumeStep"];
  };
  "/v1/steps/{stepId}/complete": {
    /** Отчитаться о результате / Report the result */
    post: operations["completeStep"];
  };
  "/v1/steps/{stepId}/cancel": {
    /** Отменить / Cancel */
    post: operations["cancelStep"];
  };
  "/v1/steps/{stepId}/reassign": {
    /** Поручить другой организации / Ask another agency */
    post: operations["reassignStep"];
  };
  "/v1/steps/{stepId}/progress": {
    /** Частичный отчёт / Report a part */
    post: operations["progressStep"];
  };
  "/v1/steps/{stepId}/ask": {
    /** Спросить координатора / Ask the coordinator */
    post: operations["askAboutStep"];
  };
  "/v1/steps/{stepId}/clarify": {
    /** Ответить на вопрос организации / Answer the agency's question */
    post: operations["clarifyStep"];
  };
  "/v1/steps/{stepId}/decide": {
    /** Решить, что дальше, если не выполнено / Decide what follows when it was not performed */
    post: operations["decideStep"];
  };
  "/v1/steps/{stepId}/correct": {
    /** Исправить итог шага / Correct a step's result */
    post: operations["correctStep"];
  };
  "/v1/steps/{stepId}/revoke-link": {
    /** Отозвать ссылку из письма / Revoke the link of a letter */
    post: operations["revokeStepLink"];
  };
  "/v1/steps/{stepId}/reopen": {
    /** Возобновить завершённый шаг / Reopen a settled step */
    post: operations["reopenStep"];
  };
  "/v1/services": {
    /** Каталог услуг / The catalogue of services */
    get: operations["listServices"];
    /** Добавить услугу региона / Add a service of the region's own */
    post: operations["addService"];
  };
  "/v1/services/{serviceKey}": {
    /** Прочитать услугу / Read a service */
    get: operations["getService"];
    /** Изменить услугу или её стандарт / Change a service or its standard */
    patch: operations["changeService"];
  };
  "/v1/services/{serviceKey}/standards/{version}/approve": {
    /** Утвердить стандарт услуги / Approve a service's standard */
    post: operations["approveStandard"];
  };
  "/v1/service-lists/imports/template": {
    /** Образец перечня услуг / The template for a list of services */
    get: operations["getServiceListTemplate"];
  };
  "/v1/service-lists/imports": {
    /** Загрузить перечень услуг / Import a list of services */
    post: operations["importServiceList"];
  };
  "/v1/service-lists": {
    /** Перечни услуг / Lists of services */
    get: operations["listServiceLists"];
  };
  "/v1/service-lists/{listId}": {
    /** Прочитать перечень услуг / Read a list of services */
    get: operations["getServiceList"];
  };
  "/v1/service-lists/{listId}/file": {
    /** Перечень услуг файлом / A list of services as a file */
    get: operations["downloadServiceList"];
  };
  "/v1/service-lists/{listId}/editions/{edition}/approve": {
    /** Утвердить редакцию перечня / Approve an edition of a list */
    post: operations["approveServiceList"];
  };
  "/v1/agencies": {
    /** Найти организации / Find organisations */
    get: operations["findAgencies"];
    /** Добавить организацию / Add an organisation */
    post: operations["registerAgency"];
  };
  "/v1/agencies/{agencyId}": {
    /** Прочитать организацию / Read an organisation */
    get: operations["getAgency"];
    /** Изменить организацию / Change an organisation */
    patch: operations["changeAgency"];
  };
  "/v1/agencies/{agencyId}/links/revoke": {
    /** Отозвать все ссылки организации / Revoke all links of an organisation */
    post: operations["revokeAgencyLinks"];
  };
  "/v1/agencies/{agencyId}/links": {
    /** Кто и когда открывал ссылки организации / How an organisation's links were used */
    get: operations["listLinkUses"];
  };
  "/v1/agencies/{agencyId}/webhooks": {
    /** Вебхуки организации / An agency's webhooks */
    get: operations["listWebhooks"];
    /** Добавить вебхук организации / Add an agency's webhook */
    post: operations["registerWebhook"];
  };
  "/v1/webhooks/{webhookId}": {
    /** Прочитать вебхук / Read a webhook */
    get: operations["getWebhook"];
    /** Изменить, отключить, включить / Change, disable, enable */
    patch: operations["changeWebhook"];
  };
  "/v1/webhooks/{webhookId}/rotate": {
    /** Сменить ключи подписи / Rotate the signing keys */
    post: operations["rotateWebhookSecret"];
  };
  "/v1/webhooks/{webhookId}/test": {
    /** Отправить пробное событие / Send a test event */
    post: operations["testWebhook"];
  };
  "/v1/deliveries": {
    /** Что и кому отправлено / What was sent to whom */
    get: operations["findDeliveries"];
  };
  "/v1/deliveries/resend": {
    /** Отправить ещё раз всё недоставленное / Send again what did not arrive */
    post: operations["resendDeliveries"];
  };
  "/v1/deliveries/{deliveryId}": {
    /** Прочитать доставку / Read a delivery */
    get: operations["getDelivery"];
  };
  "/v1/deliveries/{deliveryId}/resend": {
    /** Отправить ещё раз / Send again */
    post: operations["resendDelivery"];
  };
  "/v1/inbox": {
    /** День координатора / The coordinator's day */
    get: operations["readInbox"];
  };
  "/v1/inbox/counts": {
    /** Сколько в каждой части / How much in each part */
    get: operations["countInbox"];
  };
  "/v1/inbox/numbers/{number}": {
    /** Найти по номеру из письма / Find by the number in a letter */
    get: operations["findByNumber"];
  };
  "/v1/inbox/agencies": {
    /** Часть дня по организациям / A part by organisation */
    get: operations["groupInbox"];
  };
  "/v1/inbox/remind": {
    /** Напомнить о нескольких шагах / Remind of many steps */
    post: operations["remindMany"];
  };
  "/v1/inbox/reassign": {
    /** Поручить несколько шагов другой организации / Give many steps to another agency */
    post: operations["reassignMany"];
  };
  "/v1/inbox/tasks/{taskId}/done": {
    /** Задача выполнена / A task is done */
    post: operations["doneTask"];
  };
  "/v1/handovers": {
    /** Кто отвечает дальше / Who is responsible next */
    get: operations["findHandovers"];
  };
  "/v1/handovers/{handoverId}": {
    /** Прочитать передачу / Read a hand-over */
    get: operations["getHandover"];
  };
  "/v1/handovers/{handoverId}/accept": {
    /** Принять / Accept */
    post: operations["acceptHandover"];
  };
  "/v1/handovers/{handoverId}/decline": {
    /** Отклонить / Decline */
    post: operations["declineHandover"];
  };
  "/v1/emergency-access": {
    /** Обращения, которые надо рассмотреть / Accesses that are to be reviewed */
    get: operations["findEmergencies"];
    /** Открыть экстренный доступ к карте / Open emergency access to a child's card */
    post: operations["openEmergency"];
  };
  "/v1/emergency-access/{emergencyId}/card": {
    /** Прочитать карту в экстренном случае / Read the card in an emergency */
    get: operations["readEmergency"];
  };
  "/v1/emergency-access/{emergencyId}": {
    /** Прочитать обращение / Read one access */
    get: operations["getEmergency"];
  };
  "/v1/emergency-access/{emergencyId}/review": {
    /** Рассмотреть обращение / Review an access */
    post: operations["reviewEmergency"];
  };
  "/v1/confirmations": {
    /** Что ждёт второго сотрудника / What waits for a second person */
    get: operations["findConfirmations"];
  };
  "/v1/confirmations/{confirmationId}": {
    /** Прочитать запрос / Read a request */
    get: operations["getConfirmation"];
  };
  "/v1/confirmations/{confirmationId}/confirm": {
    /** Подтвердить / Confirm */
    post: operations["confirmSecond"];
  };
  "/v1/confirmations/{confirmationId}/decline": {
    /** Отклонить / Decline */
    post: operations["declineSecond"];
  };
  "/v1/agencies/{agencyId}/capacity": {
    /** Есть ли места / Whether there is room */
    get: operations["getCapacity"];
    /** Сказать, есть ли места / Say whether there is room */
    put: operations["setCapacity"];
  };
  "/v1/programmes": {
    /** Найти программы / Find programmes */
    get: operations["findProgrammes"];
    /** Составить программу / Draft a programme */
    post: operations["draftProgramme"];
  };
  "/v1/programmes/{programmeId}": {
    /** Прочитать программу / Read a programme */
    get: operations["getProgramme"];
    /** Изменить проект или начать новую версию / Change the draft, or begin a new version */
    patch: operations["changeProgramme"];
  };
  "/v1/programmes/{programmeId}/versions": {
    /** Утверждённые версии / Approved versions */
    get: operations["listProgrammeVersions"];
  };
  "/v1/programmes/{programmeId}/approve": {
    /** Утвердить программу / Approve a programme */
    post: operations["approveProgramme"];
  };
  "/v1/programmes/{programmeId}/withdraw": {
    /** Отозвать программу / Withdraw a programme */
    post: operations["withdrawProgramme"];
  };
  "/v1/programmes/{programmeId}/copy": {
    /** Скопировать типовую программу / Copy a model programme */
    post: operations["copyProgramme"];
  };
  "/v1/programmes/{programmeId}/model": {
    /** Решить, что с новой редакцией типовой программы / Say what becomes of the model's new version */
    post: operations["followModelProgramme"];
  };
  "/v1/forms": {
    /** Найти формы / Find forms */
    get: operations["findForms"];
    /** Составить форму / Draft a form */
    post: operations["draftForm"];
  };
  "/v1/forms/{formId}": {
    /** Прочитать форму / Read a form */
    get: operations["getForm"];
    /** Изменить проект или начать новую версию / Change the draft, or begin a new version */
    patch: operations["changeForm"];
  };
  "/v1/forms/{formId}/versions": {
    /** Утверждённые версии / Approved versions */
    get: operations["listFormVersions"];
  };
  "/v1/forms/{formId}/approve": {
    /** Утвердить форму / Approve a form */
    post: operations["approveForm"];
  };
  "/v1/forms/{formId}/retire": {
    /** Снять форму с применения / Retire a form */
    post: operations["retireForm"];
  };
  "/v1/forms/imports": {
    /** Прочитать форму из FHIR / Read a form from FHIR */
    post: operations["importForm"];
  };
  "/v1/forms/{formId}/questionnaire": {
    /** Форма как Questionnaire FHIR / The form as a FHIR Questionnaire */
    get: operations["exportForm"];
  };
  "/v1/forms/{formId}/preview": {
    /** Проверить ответы и посчитать баллы / Check answers and count their scores */
    post: operations["previewForm"];
  };
  "/v1/forms/{formId}/print": {
    /** Форма на бумаге / The form on paper */
    get: operations["printForm"];
  };
  "/v1/standard-documents": {
    /** Найти типовые документы / Find standard documents */
    get: operations["findStandardDocuments"];
    /** Составить типовой документ / Draft a standard document */
    post: operations["draftStandardDocument"];
  };
  "/v1/standard-documents/fields": {
    /** Каталог полей / The catalogue of fields */
    get: operations["listDocumentFields"];
  };
  "/v1/standard-documents/imports": {
    /** Прочитать типовой документ из DOCX / Read a standard document from a DOCX */
    post: operations["importStandardDocument"];
  };
  "/v1/standard-documents/{standardId}": {
    /** Прочитать типовой документ / Read a standard document */
    get: operations["getStandardDocument"];
    /** Изменить проект или начать новую редакцию / Change the draft, or begin a new edition */
    patch: operations["changeStandardDocument"];
  };
  "/v1/standard-documents/{standardId}/editions": {
    /** Утверждённые редакции / Approved editions */
    get: operations["listDocumentEditions"];
  };
  "/v1/standard-documents/{standardId}/approve": {
    /** Утвердить типовой документ / Approve a standard document */
    post: operations["approveStandardDocument"];
  };
  "/v1/standard-documents/{standardId}/retire": {
    /** Снять с применения / Retire */
    post: operations["retireStandardDocument"];
  };
  "/v1/standard-documents/{standardId}/print": {
    /** Типовой документ файлом / The standard document as a file */
    get: operations["printStandardDocument"];
  };
  "/v1/children/{childId}/documents": {
    /** Документы ребёнка / A child's documents */
    get: operations["listChildDocuments"];
    /** Составить документ ребёнка / Make a document of a child */
    post: operations["fillDocument"];
  };
  "/v1/children/{childId}/documents/{documentId}/file": {
    /** Скачать документ / Download a document */
    get: operations["downloadChildDocument"];
  };
  "/v1/children/{childId}/documents/{documentId}/void": {
    /** Отменить документ, составленный по ошибке / Take back a document made by mistake */
    post: operations["voidChildDocument"];
  };
  "/v1/quality-assessments": {
    /** Независимые оценки / Independent assessments */
    get: operations["findQuality"];
    /** Начать независимую оценку качества / Begin an independent assessment of quality */
    post: operations["openQuality"];
  };
  "/v1/quality-assessments/{qualityId}": {
    /** Итоги независимой оценки / The results of an independent assessment */
    get: operations["getQuality"];
    /** Назвать другие раунды / Name other rounds */
    patch: operations["changeQuality"];
  };
  "/v1/quality-assessments/{qualityId}/count": {
    /** Посчитать итоги / Count the scores */
    post: operations["countQuality"];
  };
  "/v1/quality-assessments/{qualityId}/plans": {
    /** Принять план организации / Take an organisation's plan */
    post: operations["takeQualityPlan"];
  };
  "/v1/quality-assessments/{qualityId}/report": {
    /** Итоги файлом / The results as a file */
    get: operations["reportQuality"];
  };
  "/v1/responses": {
    /** Ответы на форму / Responses to a form */
    get: operations["findResponses"];
    /** Попросить ответить на форму / Ask for answers to a form */
    post: operations["askResponse"];
  };
  "/v1/responses/{responseId}": {
    /** Прочитать ответы / Read a response */
    get: operations["getResponse"];
  };
  "/v1/responses/{responseId}/submit": {
    /** Сдать ответы / Hand answers in */
    post: operations["submitResponse"];
  };
  "/v1/responses/{responseId}/close": {
    /** Больше не ждать ответа / Wait for it no more */
    post: operations["closeResponse"];
  };
  "/v1/responses/{responseId}/reopen": {
    /** Вернуть для исправления / Give it back to be put right */
    post: operations["reopenResponse"];
  };
  "/v1/responses/{responseId}/questionnaire-response": {
    /** Ответы как QuestionnaireResponse FHIR / A response as a FHIR QuestionnaireResponse */
    get: operations["exportResponse"];
  };
  "/v1/children/{childId}/responses": {
    /** Анкеты о ребёнке / Forms answered about a child */
    get: operations["listResponses"];
  };
  "/v1/children/{childId}/profile": {
    /** Профиль развития ребёнка / A child's profile of development */
    get: operations["getProfile"];
  };
  "/v1/forms/{formId}/rounds": {
    /** Начать раунд опроса / Begin a round */
    post: operations["createRound"];
  };
  "/v1/rounds": {
    /** Раунды опросов / Rounds */
    get: operations["findRounds"];
  };
  "/v1/rounds/{roundId}": {
    /** Раунд / A round */
    get: operations["getRound"];
  };
  "/v1/rounds/{roundId}/open": {
    /** Открыть раунд раньше / Open a round before its day */
    post: operations["openRound"];
  };
  "/v1/rounds/{roundId}/close": {
    /** Закрыть раунд раньше срока / Close a round before its last day */
    post: operations["closeRound"];
  };
  "/v1/rounds/{roundId}/extend": {
    /** Сдвинуть последний день / Move the last day */
    post: operations["extendRound"];
  };
  "/v1/rounds/{roundId}/asked": {
    /** Организации раунда и ссылки для них / The organisations of a round, and pages for them */
    get: operations["listRoundAsked"];
  };
  "/v1/rounds/{roundId}/results": {
    /** Итоги раунда / The results of a round */
    get: operations["getRoundResults"];
  };
  "/v1/rounds/{roundId}/results/report": {
    /** Итоги раунда файлом / The results of a round as a file */
    post: operations["reportRoundResults"];
  };
  "/v1/rounds/{roundId}/findings": {
    /** Выводы раунда / The findings of a round */
    get: operations["listFindings"];
    /** Записать вывод / Record a finding */
    post: operations["recordFinding"];
  };
  "/v1/rounds/{roundId}/findings/{findingId}/result": {
    /** Сказать, что сделано по выводу / Say how a finding went */
    post: operations["setFindingResult"];
  };
  "/v1/rounds/{roundId}/findings/{findingId}/assign": {
    /** Передать вывод другому / Give a finding to somebody else */
    post: operations["assignFinding"];
  };
  "/v1/agencies/{agencyId}/resources/{year}": {
    /** Чем организация располагает / What an organisation has to help with */
    get: operations["getResources"];
    /** Заполнить лист ресурсов / Fill in the resource sheet */
    put: operations["putResources"];
  };
  "/v1/resources": {
    /** Листы ресурсов за год / The resource sheets of a year */
    get: operations["findResources"];
  };
  "/v1/agencies/{agencyId}/slots": {
    /** Слоты организации / An organisation's slots */
    get: operations["listSlots"];
    /** Открыть запись к специалисту / Open a slot */
    post: operations["openSlot"];
  };
  "/v1/agencies/{agencyId}/slots/{slotId}": {
    /** Слот / A slot */
    get: operations["getSlot"];
    /** Изменить слот / Change a slot */
    patch: operations["changeSlot"];
  };
  "/v1/slots": {
    /** Найти свободное время / Find free times */
    get: operations["findSlots"];
  };
  "/v1/agencies/{agencyId}/receptions": {
    /** Неделя приёма организации / A week of an organisation's receptions */
    get: operations["readReceptions"];
  };
  "/v1/appointments": {
    /** Найти записи / Find appointments */
    get: operations["findAppointments"];
    /** Записать на консультацию / Book a consultation */
    post: operations["bookAppointment"];
  };
  "/v1/children/{childId}/appointments": {
    /** Консультации семьи ребёнка / A child's appointments */
    get: operations["listAppointments"];
  };
  "/v1/appointments/{appointmentId}": {
    /** Прочитать запись / Read an appointment */
    get: operations["getAppointment"];
  };
  "/v1/appointments/{appointmentId}/offer": {
    /** Предложить время / Offer a time */
    post: operations["offerTime"];
  };
  "/v1/appointments/{appointmentId}/accept": {
    /** Согласиться на предложенное время / Take the time that is offered */
    post: operations["acceptTime"];
  };
  "/v1/appointments/{appointmentId}/move": {
    /** Перенести консультацию / Move a consultation */
    post: operations["moveAppointment"];
  };
  "/v1/appointments/{appointmentId}/cancel": {
    /** Отменить консультацию / Call a consultation off */
    post: operations["cancelAppointment"];
  };
  "/v1/appointments/{appointmentId}/attend": {
    /** Консультация состоялась / It took place */
    post: operations["attendAppointment"];
  };
  "/v1/appointments/{appointmentId}/join": {
    /** Войти во встречу по видео / Join a consultation by video */
    post: operations["joinAppointment"];
  };
  "/v1/appointments/{appointmentId}/miss": {
    /** Консультация не состоялась / It did not take place */
    post: operations["missAppointment"];
  };
  "/v1/work-places": {
    /** Найти места работы / Find places of work */
    get: operations["findWorkPlaces"];
    /** Предложить место работы / Offer a place of work */
    post: operations["offerWorkPlace"];
  };
  "/v1/work-places/{workPlaceId}": {
    /** Место работы / A place of work */
    get: operations["getWorkPlace"];
    /** Изменить место работы / Change a place of work */
    patch: operations["changeWorkPlace"];
  };
  "/v1/children/{childId}/seekers": {
    /** Кто в семье ищет работу / Who of a family looks for work */
    get: operations["listSeekers"];
    /** Внести ищущего работу / Register who looks for work */
    post: operations["registerSeeker"];
  };
  "/v1/seekers": {
    /** Кто ищет работу / Who looks for work */
    get: operations["findSeekers"];
  };
  "/v1/children/{childId}/seekers/{seekerId}/leave": {
    /** Больше не ищет работу / Looks for work no more */
    post: operations["leaveSeeking"];
  };
  "/v1/children/{childId}/seekers/{seekerId}/work-places": {
    /** Какие места подходят / Which places fit */
    get: operations["matchWorkPlaces"];
  };
  "/v1/placements": {
    /** Кто трудоустроен / Who has been placed */
    get: operations["findPlacements"];
    /** Трудоустроить / Place somebody */
    post: operations["makePlacement"];
  };
  "/v1/children/{childId}/placements/{placementId}": {
    /** Трудоустройство / A placement */
    get: operations["getPlacement"];
  };
  "/v1/children/{childId}/placements/{placementId}/looks": {
    /** Работает ли через 3 и 12 месяцев / Whether the work goes on after 3 and 12 months */
    post: operations["answerPlacementLook"];
  };
  "/v1/children/{childId}/placements/{placementId}/end": {
    /** Завершить трудоустройство / End a placement */
    post: operations["endPlacement"];
  };
  "/v1/unions": {
    /** Родительские объединения / Unions of parents */
    get: operations["findUnions"];
    /** Создать родительское объединение / Form a union of parents */
    post: operations["formUnion"];
  };
  "/v1/unions/{unionId}": {
    /** Объединение / A union */
    get: operations["getUnion"];
    /** Изменить объединение / Change a union */
    put: operations["changeUnion"];
  };
  "/v1/unions/{unionId}/meetings": {
    /** Назначить встречу / Call a meeting */
    post: operations["callMeeting"];
  };
  "/v1/unions/{unionId}/meetings/{unionMeetingId}/cancel": {
    /** Отменить встречу / Call a meeting off */
    post: operations["cancelMeeting"];
  };
  "/v1/children/{childId}/peer-supports": {
    /** Поддержка родителем: просьбы семьи / A family's asks for another parent */
    get: operations["listPeerSupports"];
    /** Записать просьбу о поддержке родителя / Write down that a family asks for another parent */
    post: operations["askPeerSupport"];
  };
  "/v1/peer-supports": {
    /** Кому ищут родителя / For whom a parent is looked for */
    get: operations["findPeerSupports"];
  };
  "/v1/peer-offers": {
    /** Родители, готовые поддержать / Parents who offer to talk */
    get: operations["findPeerOffers"];
  };
  "/v1/children/{childId}/peer-supports/{peerSupportId}/proposal": {
    /** Предложить родителя / Propose a parent */
    post: operations["proposePeer"];
  };
  "/v1/children/{childId}/peer-supports/{peerSupportId}/contacts": {
    /** Отметить разговор родителей / Tell of a talk */
    post: operations["tellPeerContact"];
  };
  "/v1/children/{childId}/peer-supports/{peerSupportId}/end": {
    /** Завершить поддержку / End the support */
    post: operations["endPeerSupport"];
  };
  "/v1/bodies": {
    /** Рабочие группы / Bodies */
    get: operations["findBodies"];
    /** Создать рабочую группу / Form a body */
    post: operations["formBody"];
  };
  "/v1/bodies/{bodyId}": {
    /** Рабочая группа / A body */
    get: operations["getBody"];
    /** Изменить состав или порядок группы / Change a body */
    put: operations["changeBody"];
  };
  "/v1/meetings": {
    /** Заседания / Meetings */
    get: operations["findMeetings"];
    /** Назначить заседание / Plan a meeting */
    post: operations["planMeeting"];
  };
  "/v1/meetings/{meetingId}": {
    /** Заседание / A meeting */
    get: operations["getMeeting"];
  };
  "/v1/meetings/{meetingId}/proposals": {
    /** Что предложить в повестку / What could stand on the agenda */
    get: operations["proposeAgenda"];
  };
  "/v1/meetings/{meetingId}/agenda": {
    /** Составить повестку / Set the agenda */
    put: operations["setAgenda"];
  };
  "/v1/meetings/{meetingId}/invite": {
    /** Пригласить участников / Invite the members */
    post: operations["inviteMeeting"];
  };
  "/v1/meetings/{meetingId}/move": {
    /** Перенести заседание / Move a meeting */
    post: operations["moveMeeting"];
  };
  "/v1/meetings/{meetingId}/cancel": {
    /** Отменить заседание / Cancel a meeting */
    post: operations["callOffMeeting"];
  };
  "/v1/meetings/{meetingId}/answer": {
    /** Ответить на приглашение / Answer an invitation */
    post: operations["answerMeeting"];
  };
  "/v1/meetings/{meetingId}/hold": {
    /** Отметить, кто присутствовал / Say who was there */
    post: operations["holdMeeting"];
  };
  "/v1/meetings/{meetingId}/minutes": {
    /** Протокол файлом / The minutes as a file */
    get: operations["printMinutes"];
    /** Записать, что обсудили / Write what was heard */
    post: operations["writeMinutes"];
  };
  "/v1/meetings/{meetingId}/decisions": {
    /** Записать решение / Record a decision */
    post: operations["decideMeeting"];
  };
  "/v1/meetings/{meetingId}/approve": {
    /** Утвердить протокол / Approve the minutes */
    post: operations["approveMinutes"];
  };
  "/v1/meetings/{meetingId}/correct": {
    /** Исправить утверждённый протокол / Correct approved minutes */
    post: operations["correctMinutes"];
  };
  "/v1/decisions": {
    /** Решения рабочих групп / Decisions of bodies */
    get: operations["findDecisions"];
  };
  "/v1/decisions/{decisionId}": {
    /** Решение / A decision */
    get: operations["getDecision"];
  };
  "/v1/decisions/{decisionId}/withdraw": {
    /** Отозвать решение / Withdraw a decision */
    post: operations["withdrawDecision"];
  };
  "/v1/decisions/{decisionId}/hand-over": {
    /** Поручить вместо закрытого исполнителя / Name who goes on for an executor that has closed */
    post: operations["handOverDecision"];
  };
  "/v1/decisions/{decisionId}/retry": {
    /** Утвердить ещё раз / Try the approval again */
    post: operations["retryDecision"];
  };
  "/v1/agreements": {
    /** Соглашения и порядки / Agreements and orders */
    get: operations["findAgreements"];
    /** Внести соглашение или порядок / Record an agreement or an order */
    post: operations["recordAgreement"];
  };
  "/v1/agreements/{agreementId}": {
    /** Соглашение или порядок / An agreement or an order */
    get: operations["getAgreement"];
  };
  "/v1/agreements/{agreementId}/join": {
    /** Присоединить сторону / Add a party */
    post: operations["joinAgreement"];
  };
  "/v1/agreements/{agreementId}/leave": {
    /** Отметить выход стороны / A party leaves */
    post: operations["leaveAgreement"];
  };
  "/v1/agreements/{agreementId}/renew": {
    /** Продлить / Renew */
    post: operations["renewAgreement"];
  };
  "/v1/agreements/{agreementId}/end": {
    /** Прекратить / End */
    post: operations["endAgreement"];
  };
  "/v1/agreements/{agreementId}/approve": {
    /** Утвердить порядок / Approve an order */
    post: operations["approveAgreement"];
  };
  "/v1/agreements/{agreementId}/file": {
    /** Файл соглашения / The agreement's file */
    get: operations["downloadAgreement"];
  };
  "/v1/specialists/imports/template": {
    /** Образец списка специалистов / The template for a list of specialists */
    get: operations["getSpecialistsTemplate"];
  };
  "/v1/specialists/imports": {
    /** Загрузить список специалистов / Import specialists */
    post: operations["importSpecialists"];
  };
  "/v1/agencies/{agencyId}/specialists": {
    /** Внести специалиста / Add a specialist */
    post: operations["addSpecialist"];
  };
  "/v1/specialists": {
    /** Специалисты / Specialists */
    get: operations["findSpecialists"];
  };
  "/v1/specialists/{specialistId}": {
    /** Специалист / A specialist */
    get: operations["getSpecialist"];
    /** Изменить сведения о специалисте / Change a specialist */
    patch: operations["changeSpecialist"];
  };
  "/v1/specialists/{specialistId}/forget": {
    /** Удалить имя специалиста / Remove a specialist's name */
    post: operations["forgetSpecialist"];
  };
  "/v1/courses": {
    /** Программы обучения / Programmes of training */
    get: operations["findCourses"];
    /** Внести программу обучения специалистов / Draft a programme of training */
    post: operations["draftCourse"];
  };
  "/v1/courses/{courseId}": {
    /** Программа обучения / A programme of training */
    get: operations["getCourse"];
    /** Подготовить следующую версию / Prepare the next version */
    put: operations["reviseCourse"];
  };
  "/v1/courses/{courseId}/versions": {
    /** Версии программы обучения / Versions of a programme of training */
    get: operations["listCourseVersions"];
  };
  "/v1/courses/{courseId}/approve": {
    /** Утвердить программу обучения / Approve a programme of training */
    post: operations["approveCourse"];
  };
  "/v1/courses/{courseId}/confirm": {
    /** Программа ещё действует / A programme still holds */
    post: operations["confirmCourse"];
  };
  "/v1/courses/{courseId}/withdraw": {
    /** Отозвать программу обучения / Withdraw a programme of training */
    post: operations["withdrawCourse"];
  };
  "/v1/advice/hours": {
    /** Часы консультаций для специалистов / Hours at which specialists are advised */
    get: operations["findAdviceHours"];
  };
  "/v1/advice": {
    /** Консультации специалистов / Consultations of specialists */
    get: operations["findAdvice"];
    /** Записать специалиста на консультацию / Book a consultation for a specialist */
    post: operations["bookAdvice"];
  };
  "/v1/advice/{adviceId}": {
    /** Консультация специалиста / A consultation of a specialist */
    get: operations["getAdvice"];
  };
  "/v1/advice/{adviceId}/settle": {
    /** Отметить итог консультации / Say what came of a consultation */
    post: operations["settleAdvice"];
  };
  "/v1/sites": {
    /** Стажировочные площадки / Internship sites */
    get: operations["findSites"];
    /** Предложить стажировочную площадку / Propose an internship site */
    post: operations["openSite"];
  };
  "/v1/sites/{siteId}": {
    /** Площадка / A site */
    get: operations["getSite"];
    /** Изменить площадку / Change a site */
    patch: operations["changeSite"];
  };
  "/v1/sites/{siteId}/approve": {
    /** Утвердить площадку / Approve a site */
    post: operations["approveSite"];
  };
  "/v1/sites/{siteId}/close": {
    /** Закрыть площадку / Close a site */
    post: operations["closeSite"];
  };
  "/v1/internships": {
    /** Стажировки / Internships */
    get: operations["findInternships"];
    /** Подать заявку на стажировку / Apply for an internship */
    post: operations["applyInternship"];
  };
  "/v1/internships/{internshipId}": {
    /** Стажировка / An internship */
    get: operations["getInternship"];
  };
  "/v1/internships/{internshipId}/answer": {
    /** Ответить на заявку / Answer an application */
    post: operations["answerInternship"];
  };
  "/v1/internships/{internshipId}/diary": {
    /** Записать день в дневник / Write a day of the diary */
    post: operations["writeInternshipDiary"];
  };
  "/v1/internships/{internshipId}/end": {
    /** Завершить стажировку / End an internship */
    post: operations["endInternship"];
  };
  "/v1/internships/{internshipId}/outcomes": {
    /** Сказать, что внедрено / Say what was introduced */
    post: operations["sayInternshipOutcome"];
  };
  "/v1/internships/{internshipId}/certificate": {
    /** Сертификат стажировки / An internship's certificate */
    get: operations["printInternshipCertificate"];
  };
  "/v1/events": {
    /** Мероприятия / Events */
    get: operations["findEvents"];
    /** Объявить мероприятие / Announce an event */
    post: operations["announceEvent"];
  };
  "/v1/events/{occasionId}": {
    /** Мероприятие / An event */
    get: operations["getEvent"];
    /** Изменить мероприятие / Change an event */
    patch: operations["changeEvent"];
  };
  "/v1/events/{occasionId}/cancel": {
    /** Отменить мероприятие / Call an event off */
    post: operations["cancelEvent"];
  };
  "/v1/events/{occasionId}/close": {
    /** Мероприятие проведено / An event was held */
    post: operations["closeEvent"];
  };
  "/v1/events/{occasionId}/sign-ups": {
    /** Кто записан / Who has signed up */
    get: operations["listSignUps"];
    /** Записать на мероприятие / Sign somebody up */
    post: operations["signUpForEvent"];
  };
  "/v1/events/{occasionId}/sign-ups/{signUpId}/cancel": {
    /** Снять запись / Take a sign-up back */
    post: operations["cancelSignUp"];
  };
  "/v1/events/{occasionId}/attendance": {
    /** Отметить, кто был / Say who came */
    post: operations["recordEventAttendance"];
  };
  "/v1/events/{occasionId}/certificates": {
    /** Выдать сертификаты / Give certificates */
    post: operations["certifyEvent"];
  };
  "/v1/events/{occasionId}/sign-ups/{signUpId}/certificate": {
    /** Сертификат на бумаге / A certificate on paper */
    get: operations["printCertificate"];
  };
  "/v1/events/{occasionId}/files": {
    /** Добавить файл мероприятия / Add a file of an event */
    post: operations["addEventFile"];
  };
  "/v1/events/{occasionId}/files/{materialId}": {
    /** Файл мероприятия / A file of an event */
    get: operations["getEventFile"];
  };
  "/v1/events/{occasionId}/files/{materialId}/remove": {
    /** Удалить файл мероприятия / Remove a file of an event */
    post: operations["removeEventFile"];
  };
  "/v1/events/{occasionId}/attendance/imports": {
    /** Загрузить список присутствовавших / Import who came */
    post: operations["importEventAttendance"];
  };
  "/v1/events/{occasionId}/call": {
    /** Приём докладов / The call for talks */
    get: operations["getCall"];
    /** Объявить приём докладов / Call for talks */
    put: operations["setCall"];
  };
  "/v1/events/{occasionId}/programme": {
    /** Составить программу / Make the programme */
    put: operations["setTalkProgramme"];
  };
  "/v1/events/{occasionId}/papers": {
    /** Программа или сборник тезисов / The programme, or the collection of abstracts */
    get: operations["printTalks"];
  };
  "/v1/talks": {
    /** Доклады / Talks */
    get: operations["findTalks"];
    /** Подать доклад специалиста / Submit a specialist's talk */
    post: operations["submitTalk"];
  };
  "/v1/talks/{talkId}": {
    /** Доклад / A talk */
    get: operations["getTalk"];
    /** Исправить свой доклад / Correct one's talk */
    patch: operations["correctTalk"];
  };
  "/v1/talks/{talkId}/withdraw": {
    /** Отозвать свой доклад / Withdraw one's talk */
    post: operations["withdrawTalk"];
  };
  "/v1/talks/{talkId}/reviewers": {
    /** Назначить рецензентов / Name reviewers */
    put: operations["askTalkReviews"];
  };
  "/v1/talks/{talkId}/decide": {
    /** Решение по докладу / Decide upon a talk */
    post: operations["decideTalk"];
  };
  "/v1/agencies/{agencyId}/talk-reviews": {
    /** Доклады на рецензии организации / Talks that an organisation reviews */
    get: operations["findTalkReviews"];
  };
  "/v1/agencies/{agencyId}/talk-reviews/{talkId}": {
    /** Рецензия на доклад / Review a talk */
    post: operations["reviewTalk"];
  };
  "/v1/agencies/{agencyId}/listing": {
    /** Как организация видна всем / How an organisation is shown to everybody */
    get: operations["getListing"];
    /** Заполнить описание для всех / Fill in the entry that everybody sees */
    put: operations["setListing"];
  };
  "/v1/agencies/{agencyId}/listing/confirm": {
    /** Подтвердить: всё ещё так / Confirm: it is still so */
    post: operations["confirmListing"];
  };
  "/v1/agencies/{agencyId}/listing/hide": {
    /** Скрыть описание / Hide the entry */
    post: operations["hideListing"];
  };
  "/v1/agencies/{agencyId}/listing/show": {
    /** Показать описание снова / Show the entry again */
    post: operations["showListing"];
  };
  "/v1/enquiries": {
    /** Обращения с открытых страниц / Enquiries of open pages */
    get: operations["findEnquiries"];
  };
  "/v1/enquiries/{enquiryId}": {
    /** Обращение с открытой страницы / An enquiry */
    get: operations["getEnquiry"];
  };
  "/v1/enquiries/{enquiryId}/confirm": {
    /** Подтвердить запись / Confirm a booking */
    post: operations["confirmEnquiry"];
  };
  "/v1/enquiries/{enquiryId}/settle": {
    /** Закрыть обращение / Settle an enquiry */
    post: operations["settleEnquiry"];
  };
  "/v1/library": {
    /** Библиотека / The library */
    get: operations["findLibrary"];
    /** Предложить в библиотеку / Propose for the library */
    post: operations["proposeItem"];
  };
  "/v1/library/collection": {
    /** Перечень актов, сборник практик / The list of acts, the collection of practices */
    get: operations["printCollection"];
  };
  "/v1/library/{itemId}": {
    /** Запись библиотеки / An item of the library */
    get: operations["getItem"];
    /** Исправить / Correct */
    put: operations["correctItem"];
  };
  "/v1/library/{itemId}/review": {
    /** Вернуть автору или подтвердить / Give back, or confirm */
    post: operations["reviewItem"];
  };
  "/v1/library/{itemId}/publish": {
    /** Опубликовать / Publish */
    post: operations["publishItem"];
  };
  "/v1/library/{itemId}/withdraw": {
    /** Снять / Withdraw */
    post: operations["withdrawItem"];
  };
  "/v1/library/{itemId}/files": {
    /** Добавить файл / Add a file */
    post: operations["addItemFile"];
  };
  "/v1/library/{itemId}/files/{itemFileId}": {
    /** Файл из библиотеки / A file of the library */
    get: operations["getItemFile"];
  };
  "/v1/library/{itemId}/files/{itemFileId}/remove": {
    /** Удалить файл / Remove a file */
    post: operations["removeItemFile"];
  };
  "/v1/children/{childId}/requests": {
    /** Обращения семьи / What a family has asked */
    get: operations["listRequests"];
    /** Обратиться / Ask */
    post: operations["askRequest"];
  };
  "/v1/requests": {
    /** Обращения семей / What families ask */
    get: operations["findRequests"];
  };
  "/v1/children/{childId}/requests/{familyRequestId}/answer": {
    /** Ответить семье / Answer a family */
    post: operations["answerRequest"];
  };
  "/v1/children/{childId}/requests/{familyRequestId}/assign": {
    /** Поручить ответ организации / Have an organisation answer */
    post: operations["assignRequest"];
  };
  "/v1/children/{childId}/requests/{familyRequestId}/take-back": {
    /** Ответить самому / Answer it oneself */
    post: operations["takeBackRequest"];
  };
  "/v1/children/{childId}/requests/{familyRequestId}/withdraw": {
    /** Отозвать обращение / Withdraw a request */
    post: operations["withdrawRequest"];
  };
  "/v1/children/{childId}/papers": {
    /** Документы, которые передала семья / Papers that the family has handed in */
    get: operations["listFamilyPapers"];
  };
  "/v1/children/{childId}/papers/{paperId}/sheets/{sheetId}": {
    /** Скачать лист документа / Download a sheet of a paper */
    get: operations["downloadFamilyPaper"];
  };
  "/v1/children/{childId}/papers/{paperId}/take": {
    /** Принять документ / Take in a paper */
    post: operations["takeFamilyPaper"];
  };
  "/v1/children/{childId}/papers/{paperId}/return": {
    /** Вернуть документ / Return a paper */
    post: operations["returnFamilyPaper"];
  };
  "/v1/children/{childId}/papers/{paperId}/reopen": {
    /** Посмотреть документ ещё раз / Look at a paper once more */
    post: operations["reopenFamilyPaper"];
  };
  "/v1/children/{childId}/accompaniments": {
    /** Как сопровождают семью / How a family is accompanied */
    get: operations["listAccompaniments"];
    /** Назначить куратора семьи / Give a family a curator */
    post: operations["startAccompaniment"];
  };
  "/v1/accompaniments": {
    /** Какие семьи сопровождают / Which families are accompanied */
    get: operations["findAccompaniments"];
  };
  "/v1/children/{childId}/accompaniments/{accompanimentId}/contacts": {
    /** Отметить контакт с семьёй / Record a contact with the family */
    post: operations["addAccompanimentContact"];
  };
  "/v1/children/{childId}/accompaniments/{accompanimentId}/review": {
    /** Пересмотреть сопровождение / Review the accompaniment */
    post: operations["reviewAccompaniment"];
  };
  "/v1/children/{childId}/accompaniments/{accompanimentId}/curator": {
    /** Сменить куратора / Change the curator */
    post: operations["changeCurator"];
  };
  "/v1/children/{childId}/accompaniments/{accompanimentId}/end": {
    /** Завершить сопровождение / End the accompaniment */
    post: operations["endAccompaniment"];
  };
  "/v1/programmes/{programmeId}/enrolments": {
    /** Зачислить ребёнка / Enrol a child */
    post: operations["enrolChild"];
  };
  "/v1/enrolments": {
    /** Найти зачисления / Find enrolments */
    get: operations["findEnrolments"];
  };
  "/v1/children/{childId}/enrolments": {
    /** Занятия ребёнка / A child's enrolments */
    get: operations["listEnrolments"];
  };
  "/v1/enrolments/{enrolmentId}": {
    /** Прочитать зачисление / Read an enrolment */
    get: operations["getEnrolment"];
  };
  "/v1/enrolments/{enrolmentId}/sessions": {
    /** Отметить занятия месяца / Record a month's sessions */
    post: operations["recordSessions"];
  };
  "/v1/enrolments/{enrolmentId}/lessons": {
    /** Назначить занятия по видео / Set lessons by video */
    post: operations["planLessons"];
  };
  "/v1/enrolments/{enrolmentId}/lessons/call-off": {
    /** Отменить занятие по видео / Call a lesson by video off */
    post: operations["callOffLesson"];
  };
  "/v1/enrolments/{enrolmentId}/lessons/tell": {
    /** Отметить занятие по видео / Say whether a lesson by video was held */
    post: operations["tellLesson"];
  };
  "/v1/enrolments/{enrolmentId}/lessons/join": {
    /** Войти на занятие по видео / Join a lesson by video */
    post: operations["joinLesson"];
  };
  "/v1/enrolments/{enrolmentId}/goals": {
    /** Согласовать цели и отметить достигнутое / Agree on goals, and say what was reached */
    post: operations["setGoals"];
  };
  "/v1/enrolments/{enrolmentId}/accept-offer": {
    /** Занять предложенное место / Take the place that is offered */
    post: operations["acceptOffer"];
  };
  "/v1/enrolments/{enrolmentId}/decline-offer": {
    /** Отказаться от предложенного места / Decline the place that is offered */
    post: operations["declineOffer"];
  };
  "/v1/enrolments/{enrolmentId}/leave": {
    /** Прекратить занятия / End it before its term */
    post: operations["leaveEnrolment"];
  };
  "/v1/enrolments/{enrolmentId}/complete": {
    /** Подвести итог раньше срока / Sum it up before its term */
    post: operations["completeEnrolment"];
  };
  "/v1/steps/{stepId}/candidates": {
    /** Кому можно поручить шаг / Who could take a step */
    get: operations["findCandidates"];
  };
  "/v1/places": {
    /** Где есть места по услуге / Where there are places of a service */
    get: operations["findPlaces"];
  };
  "/v1/agencies/{agencyId}/contacts/restore": {
    /** Адрес снова принимает письма / An address takes mail again */
    post: operations["restoreContact"];
  };
  "/v1/steps/{stepId}/attachments": {
    /** Файлы шага / A step's files */
    get: operations["listAttachments"];
    /** Приложить файл к шагу / Attach a file to a step */
    post: operations["addAttachment"];
  };
  "/v1/steps/{stepId}/uploads/{upload}": {
    /** Передать часть большого файла / Send a part of a large file */
    post: operations["addPart"];
  };
  "/v1/attachments/{attachmentId}": {
    /** Что это за файл / What a file is */
    get: operations["getAttachment"];
  };
  "/v1/attachments/{attachmentId}/link": {
    /** Ссылка на скачивание / A link to download */
    get: operations["linkAttachment"];
  };
  "/v1/attachments/{attachmentId}/remove": {
    /** Удалить ошибочный файл / Remove a wrong file */
    post: operations["removeAttachment"];
  };
  "/v1/roadmaps/imports": {
    /** Загрузить дорожную карту / Import a roadmap */
    post: operations["importRoadmap"];
  };
  "/v1/roadmaps": {
    /** Дорожные карты / Roadmaps */
    get: operations["listRoadmaps"];
  };
  "/v1/roadmaps/{roadmapId}": {
    /** Прочитать дорожную карту / Read a roadmap */
    get: operations["getRoadmap"];
  };
  "/v1/roadmaps/{roadmapId}/measures": {
    /** Мероприятия дорожной карты / Measures of a roadmap */
    get: operations["listMeasures"];
  };
  "/v1/roadmaps/{roadmapId}/measures/{key}/rule": {
    /** Задать правило срока вручную / Set the rule of a deadline by hand */
    put: operations["setMeasureRule"];
  };
  "/v1/roadmaps/{roadmapId}/changes": {
    /** Что изменила редакция / What an edition changed */
    get: operations["listRoadmapChanges"];
  };
  "/v1/obligations": {
    /** Кто о чём отчитывается / Who reports on what */
    get: operations["findObligations"];
  };
  "/v1/obligations/{obligationId}": {
    /** Прочитать отчёт / Read a report */
    get: operations["getObligation"];
  };
  "/v1/obligations/{obligationId}/submit": {
    /** Сдать отчёт / Hand a report in */
    post: operations["submitObligation"];
  };
  "/v1/obligations/{obligationId}/accept": {
    /** Принять отчёт / Accept a report */
    post: operations["acceptObligation"];
  };
  "/v1/obligations/{obligationId}/return": {
    /** Вернуть отчёт / Return a report */
    post: operations["returnObligation"];
  };
  "/v1/obligations/{obligationId}/extend": {
    /** Продлить срок отчёта / Give longer for a report */
    post: operations["extendObligation"];
  };
  "/v1/obligations/{obligationId}/ask-extension": {
    /** Попросить продлить срок отчёта / Ask for longer for a report */
    post: operations["askExtension"];
  };
  "/v1/obligations/{obligationId}/correct": {
    /** Исправить после закрытия / Correct after locking */
    post: operations["correctObligation"];
  };
  "/v1/obligations/submissions": {
    /** Сдать несколько отчётов / Hand several reports in */
    post: operations["submitObligations"];
  };
  "/v1/obligations/forms": {
    /** Сдать заполненную форму / Hand a filled form in */
    post: operations["uploadObligationForm"];
  };
  "/v1/obligations/{obligationId}/files/{fileId}": {
    /** Приложение к отчёту / A file of a report */
    get: operations["getObligationFile"];
  };
  "/v1/obligations/{obligationId}/files/{fileId}/children": {
    /** Отметить, кто из детей назван в приложении / Say which children a file of a report names */
    post: operations["nameChildrenInFile"];
  };
  "/v1/obligations/{obligationId}/files/{fileId}/remove": {
    /** Удалить ошибочное приложение / Remove a wrong file of a report */
    post: operations["removeObligationFile"];
  };
  "/v1/periods": {
    /** Отчётные периоды / Reporting periods */
    get: operations["listPeriods"];
  };
  "/v1/periods/{period}": {
    /** Как идёт период / How a period stands */
    get: operations["getPeriod"];
  };
  "/v1/periods/{period}/agencies": {
    /** Кто отчитался и кто нет / Who has reported and who has not */
    get: operations["listReporters"];
  };
  "/v1/periods/{period}/open": {
    /** Открыть период / Open a period */
    post: operations["openPeriod"];
  };
  "/v1/periods/{period}/lock": {
    /** Закрыть период / Lock a period */
    post: operations["lockPeriod"];
  };
  "/v1/periods/{period}/unlock": {
    /** Снова открыть закрытый период / Unlock a period */
    post: operations["unlockPeriod"];
  };
  "/v1/periods/{period}/remind": {
    /** Напомнить всем, кто не отчитался / Remind all who have not reported */
    post: operations["remindPeriod"];
  };
  "/v1/periods/{period}/form": {
    /** Форма отчёта / The form of a report */
    get: operations["getPeriodForm"];
  };
  "/v1/periods/{period}/report": {
    /** Отчёт за период / A period's report */
    get: operations["getPeriodReport"];
  };
  "/v1/periods/{period}/reports": {
    /** Документы периода / A period's documents */
    get: operations["listReports"];
    /** Заказать документ / Ask for a document */
    post: operations["requestReport"];
  };
  "/v1/reports/{reportId}": {
    /** Готов ли документ / Whether a document is ready */
    get: operations["getReport"];
  };
  "/v1/reports/{reportId}/file": {
    /** Скачать документ / Download a document */
    get: operations["downloadReport"];
  };
  "/v1/periods/{period}/revisions": {
    /** Редакции отчёта / Revisions of the report */
    get: operations["listRevisions"];
  };
  "/v1/periods/{period}/children": {
    /** Дети за цифрой / The children behind a figure */
    get: operations["drillFigure"];
  };
  "/v1/assessments": {
    /** Межведомственные оценки / Interagency assessments */
    get: operations["findAssessments"];
    /** Составить форму оценки года / Draft the form of a year's assessment */
    post: operations["draftAssessment"];
  };
  "/v1/assessments/{assessmentId}": {
    /** Прочитать оценку года / Read a year's assessment */
    get: operations["getAssessment"];
  };
  "/v1/assessments/{assessmentId}/sum": {
    /** Подвести итоги оценки / Sum an assessment up */
    post: operations["sumUpAssessment"];
  };
  "/v1/assessments/{assessmentId}/confirm": {
    /** Сдать отчёт об оценке / Hand the assessment in */
    post: operations["confirmAssessment"];
  };
  "/v1/assessments/{assessmentId}/report": {
    /** Отчёт об оценке / The report on an assessment */
    get: operations["reportAssessment"];
  };
  "/v1/indicators": {
    /** Показатели / Indicators */
    get: operations["getIndicators"];
  };
  "/v1/indicators/targets": {
    /** Задать цели на год / Set a year's targets */
    post: operations["setTargets"];
  };
  "/v1/indicators/check": {
    /** Сверить счётчики с записями / Compare the counters with the records */
    get: operations["compareCounters"];
  };
  "/v1/indicators/rebuild": {
    /** Пересчитать счётчики / Rebuild the counters */
    post: operations["rebuildCounters"];
  };
  "/v1/calendars/deadlines": {
    /** Сроки месяца / A month's deadlines */
    get: operations["readDeadlines"];
  };
  "/v1/calendars/feeds": {
    /** Получить адрес календаря / Get a calendar's address */
    post: operations["issueCalendarFeed"];
  };
  "/v1/calendars/feeds/revoke": {
    /** Отозвать адрес календаря / Revoke a calendar's address */
    post: operations["revokeCalendarFeed"];
  };
  "/v1/year-plans": {
    /** Найти планы на год / Find plans of a year */
    get: operations["findYearPlans"];
    /** Начать план муниципалитета на год / Begin a municipality's plan of a year */
    post: operations["beginYearPlan"];
  };
  "/v1/year-plans/{planId}": {
    /** План и факт по месяцам / Plan and fact by month */
    get: operations["getYearPlan"];
  };
  "/v1/year-plans/{planId}/refresh": {
    /** Дособрать строки плана из записей / Bring in what the records foresee by now */
    post: operations["refreshYearPlan"];
  };
  "/v1/year-plans/{planId}/approve": {
    /** Утвердить план / Approve the plan */
    post: operations["approveYearPlan"];
  };
  "/v1/year-plans/{planId}/amend": {
    /** Внести изменения в план / Amend the plan */
    post: operations["amendYearPlan"];
  };
  "/v1/year-plans/{planId}/withdraw": {
    /** Отозвать план / Withdraw the plan */
    post: operations["withdrawYearPlan"];
  };
  "/v1/year-plans/{planId}/file": {
    /** План файлом / The plan as a file */
    get: operations["printYearPlan"];
  };
  "/v1/year-plans/{planId}/entries": {
    /** Строки плана / The lines of a plan */
    get: operations["listYearPlanEntries"];
    /** Добавить строку / Add a line */
    post: operations["addYearPlanEntry"];
  };
  "/v1/year-plans/{planId}/entries/{entryId}": {
    /** Изменить строку / Change a line */
    patch: operations["changeYearPlanEntry"];
  };
  "/v1/year-plans/{planId}/entries/{entryId}/strike": {
    /** Исключить строку / Strike a line */
    post: operations["strikeYearPlanEntry"];
  };
  "/v1/year-plans/{planId}/entries/{entryId}/restore": {
    /** Вернуть исключённую строку / Take a line in again */
    post: operations["restoreYearPlanEntry"];
  };
  "/v1/year-plans/{planId}/entries/{entryId}/result": {
    /** Сказать, что сделано по строке / Say how a line went */
    post: operations["setYearPlanEntryResult"];
  };
  "/v1/analytics/services": {
    /** Кто какую помощь получает и где / Who gets which help where */
    get: operations["getHelp"];
  };
  "/v1/analytics/demand": {
    /** Спрос и места / Demand and places */
    get: operations["getDemand"];
  };
  "/v1/analytics/readiness": {
    /** Готовность муниципалитета / Whether a municipality is ready */
    get: operations["getReadiness"];
  };
  "/v1/analytics/stages": {
    /** Где стоят маршруты / Where routes stand */
    get: operations["getInFlight"];
  };
  "/v1/analytics/stages/routes": {
    /** Маршруты на этапе / Routes at a stage */
    get: operations["findRoutesAt"];
  };
  "/v1/analytics/agencies": {
    /** Как организации держат сроки / How organisations keep to their days */
    get: operations["getTimeliness"];
  };
  "/v1/audit": {
    /** Журнал: кто что видел и делал / The log: who saw and did what */
    get: operations["readAudit"];
  };
  "/v1/audit/verification": {
    /** Проверить, что журнал не изменён / Verify that the log is what was written */
    get: operations["verifyAudit"];
  };
  "/v1/children/{childId}/access-log": {
    /** Кто обращался к данным ребёнка / Who used a child's data */
    get: operations["readAccessLog"];
  };
  "/v1/calendars/years": {
    /** Производственные календари / Production calendars */
    get: operations["listCalendarYears"];
    /** Загрузить год календаря / Upload a year of the calendar */
    post: operations["uploadCalendarYear"];
  };
  "/v1/me/family": {
    /** Страница семьи по учётной записи / A family's page by an account */
    post: operations["actForMyFamily"];
  };
  "/v1/me": {
    /** Кто я / Who am I */
    get: operations["whoAmI"];
  };
  "/v1/policy": {
    /** Что мне можно / What may I do */
    get: operations["whatMayIDo"];
  };
  "/v1/me/sessions/end": {
    /** Завершить все мои сеансы / End all my sessions */
    post: operations["endMySessions"];
  };
  "/v1/accounts": {
    /** Учётные записи, которые здесь были / Accounts that have been here */
    get: operations["findAccounts"];
  };
  "/v1/accounts/{account}/block": {
    /** Закрыть доступ сразу / Block an account at once */
    post: operations["blockAccount"];
  };
  "/v1/accounts/{account}/unblock": {
    /** Вернуть доступ / Unblock an account */
    post: operations["unblockAccount"];
  };
  "/v1/tenant/settings": {
    /** Настройки региона / The region's settings */
    get: operations["getSettings"];
    /** Изменить настройки региона / Change the region's settings */
    patch: operations["changeSettings"];
  };
  "/v1/tenant/conference-key": {
    /** Создать ключ сервера видеосвязи / Make the key of the conference server */
    post: operations["makeConferenceKey"];
  };
  "/v1/tenant/texting-key": {
    /** Задать ключ поставщика СМС / Set the key of the provider of texts */
    post: operations["setTextingKey"];
  };
  "/v1/tenant/retention": {
    /** Что уйдёт по сроку хранения / What goes when its term is over */
    get: operations["previewRetention"];
  };
  "/v1/respond": {
    /** Ответить по одноразовой ссылке / Answer by a one-time link */
    post: operations["respond"];
  };
  "/v1/respond/organisation": {
    /** Все открытые шаги организации / All open steps of an organisation */
    post: operations["openOrganisation"];
  };
  "/v1/respond/many": {
    /** Ответить на несколько шагов сразу / Answer many steps at once */
    post: operations["respondMany"];
  };
  "/v1/respond/capacity": {
    /** Мощности организации по ссылке / An organisation's room by its link */
    post: operations["respondCapacity"];
  };
  "/v1/respond/resources": {
    /** Ресурсы организации по ссылке / An organisation's resources by its link */
    post: operations["respondResources"];
  };
  "/v1/respond/placements": {
    /** Кто трудоустроен, по ссылке организации / Who was placed, by an organisation's link */
    post: operations["respondPlacements"];
  };
  "/v1/respond/appointments": {
    /** Консультации по ссылке организации / Consultations, by an organisation's link */
    post: operations["respondAppointments"];
  };
  "/v1/respond/lessons": {
    /** Занятия по видео по ссылке организации / Lessons by video, by an organisation's link */
    post: operations["respondLessons"];
  };
  "/v1/respond/accompaniments": {
    /** Сопровождение семей по ссылке организации / Families accompanied, by an organisation's link */
    post: operations["respondAccompaniments"];
  };
  "/v1/respond/requests": {
    /** Вопросы семей по ссылке организации / What families ask, by an organisation's link */
    post: operations["respondRequests"];
  };
  "/v1/respond/wards": {
    /** Подопечные по ссылке организации-опекуна / Wards, by the link of an organisation that is their guardian */
    post: operations["respondWards"];
  };
  "/v1/respond/meetings": {
    /** Заседания по ссылке организации / Meetings, by an organisation's link */
    post: operations["respondMeetings"];
  };
  "/v1/respond/events": {
    /** Мероприятия по ссылке организации / Events, by an organisation's link */
    post: operations["respondEvents"];
  };
  "/v1/respond/plans": {
    /** План на год по ссылке организации / The plan of the year, by an organisation's link */
    post: operations["respondPlans"];
  };
  "/v1/respond/specialists": {
    /** Специалисты по ссылке организации / Specialists, by an organisation's link */
    post: operations["respondSpecialists"];
  };
  "/v1/respond/advice": {
    /** Консультации специалистов по ссылке организации / Consultations of specialists, by an organisation's link */
    post: operations["respondAdvice"];
  };
  "/v1/respond/internships": {
    /** Стажировки по ссылке организации / Internships, by an organisation's link */
    post: operations["respondInternships"];
  };
  "/v1/respond/talks": {
    /** Доклады по ссылке организации / Talks, by an organisation's link */
    post: operations["respondTalks"];
  };
  "/v1/respond/listing": {
    /** Описание для всех по ссылке организации / The public entry, by an organisation's link */
    post: operations["respondListing"];
  };
  "/v1/respond/enquiries": {
    /** Обращения со страницы по ссылке организации / Enquiries, by an organisation's link */
    post: operations["respondEnquiries"];
  };
  "/v1/respond/library": {
    /** Библиотека по ссылке организации / The library, by an organisation's link */
    post: operations["respondLibrary"];
  };
  "/v1/respond/courses": {
    /** Программы обучения по ссылке организации / Programmes of training, by an organisation's link */
    post: operations["respondCourses"];
  };
  "/v1/respond/attachments": {
    /** Приложить файл по ссылке / Attach a file by a link */
    post: operations["attachByLink"];
  };
  "/v1/respond/uploads": {
    /** Передать часть большого файла по ссылке / Send a part of a large file by a link */
    post: operations["addPartByLink"];
  };
  "/v1/respond/files": {
    /** Что уже приложено / What is attached already */
    post: operations["listAttachmentsByLink"];
  };
  "/v1/respond/files/remove": {
    /** Удалить ошибочный файл по ссылке / Remove a wrong file by a link */
    post: operations["removeAttachmentByLink"];
  };
  "/v1/files": {
    /** Скачать файл по ссылке / Download a file by a link */
    get: operations["downloadFile"];
  };
  "/v1/reports/respond": {
    /** Сдать отчёты по ссылке / Hand reports in by a link */
    post: operations["respondReports"];
  };
  "/v1/office/sessions": {
    /** Отметить занятия месяца по ссылке / Record a month's sessions by a link */
    post: operations["respondSessions"];
  };
  "/v1/family": {
    /** Страница семьи по личной ссылке / A family's page by a member's link */
    post: operations["openFamily"];
  };
  "/v1/family/code": {
    /** Ссылка по коду с печатного листа / The link for the code of a printed sheet */
    post: operations["exchangeFamilyCode"];
  };
  "/v1/family/renew": {
    /** Новая личная ссылка взамен истёкшей / A new link for one whose term is over */
    post: operations["renewFamilyLink"];
  };
  "/v1/forms/respond": {
    /** Ответить на анкету по ссылке / Answer a form by its link */
    post: operations["respondForm"];
  };
  "/v1/sign-ups/respond": {
    /** Запись на мероприятие по ссылке из письма / A sign-up for an event by the letter's link */
    post: operations["respondSignUp"];
  };
  "/v1/certificates/check": {
    /** Проверить сертификат по коду / Check a certificate by its code */
    post: operations["checkCertificate"];
  };
  "/v1/talks/respond": {
    /** Доклад по ссылке из письма / A talk by the letter's link */
    post: operations["respondTalk"];
  };
  "/v1/calendars/{token}": {
    /** Календарь сроков по секретному адресу / A calendar of deadlines behind its secret address */
    get: operations["readCalendar"];
  };
  "/v1/unsubscribe": {
    /** Спросить, присылать ли сводки / Ask whether digests shall end */
    get: operations["askUnsubscribe"];
    /** Больше не присылать сводки / End digests */
    post: operations["unsubscribe"];
  };
  "/v1/files/exports": {
    /** Скачать выгрузку по ссылке / Download an export by a link */
    get: operations["downloadExport"];
  };
}
export interface webhooks {
  "step.requested": {
    /** Организацию просят выполнить шаг. / The agency is asked to do a step. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.requested";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.reminded": {
    /** Срок шага близок, ответа нет. / The due date is near and there is no answer. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.reminded";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.fell-due": {
    /** Сегодня срок шага. / The step is due today. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.fell-due";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.escalated": {
    /** Срок прошёл, координатор извещён. / Overdue, and the coordinator has been told. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.escalated";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.resumed": {
    /** Шаг снова в работе. / Work on the step goes on. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.resumed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.link-renewed": {
    /** Прежняя ссылка заменена новой. / A new link replaced the former one. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.link-renewed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.clarified": {
    /** Координатор ответил на уточняющий вопрос. / The coordinator has answered the question. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.clarified";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.accepted": {
    /** Шаг принят в работу; ждём отчёта. / The step was accepted; its report is awaited. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.accepted";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.progressed": {
    /** Частичный отчёт получен; ждём итогового. / A partial report came; the final one is awaited. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.progressed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.replanned": {
    /** План изменён: у шага другие сроки или содержание. / The plan was amended: other dates or content. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.replanned";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.due-changed": {
    /** Производственный календарь изменён: у шага другой срок или последний рабочий день. / The calendar has changed: another due date, or another last working day. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.due-changed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.rejected": {
    /** Шаг отклонён организацией. / The step was rejected. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.rejected";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.held": {
    /** Шаг приостановлен. / The step was put on hold. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.held";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.completed": {
    /** По шагу есть итог. / The step has its result. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.completed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.corrected": {
    /** Координатор исправил итог шага. / The coordinator corrected the step's result. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.corrected";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.cancelled": {
    /** Шаг отменён. / The step was cancelled. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.cancelled";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "step.withdrawn": {
    /** Шаг поручен другой организации. / The step was given to another agency. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "step.withdrawn";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              stepId: string;
              routeId: string;
              cycle: number;
              stage: string;
              /** @description 1 — первая организация шага / 1 for the step's first agency */
              assignment: number;
              url: string;
              dueDate?: string;
              result?: string;
              cause?: string;
              late?: boolean;
              count?: number;
              /** @description POST сюда с этим токеном отвечает на шаг, один раз / POST here with this token answers, once */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "route.renewed": {
    /** Начался новый цикл маршрута. / The next cycle began. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "route.renewed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              routeId: string;
              cycle: number;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "route.handed-over": {
    /** Маршрут завершён по возрасту. / The route has ended by age. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "route.handed-over";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              routeId: string;
              cycle: number;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "route.reopened": {
    /** Маршрут возобновлён. / The route was reopened. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "route.reopened";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              routeId: string;
              cycle: number;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "route.closed": {
    /** Маршрут закрыт. / The route was closed. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "route.closed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              routeId: string;
              cycle: number;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "child.merged": {
    /** Две карты оказались картами одного ребёнка: вместо `otherId` теперь `childId`. / Two cards turned out to be of one child: it is `childId` now in place of `otherId`. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "child.merged";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              childId: string;
              otherId: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "child.unmerged": {
    /** Объединение карт отменено: `otherId` снова отдельная карта. / A merge was undone: `otherId` stands by itself again. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "child.unmerged";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              childId: string;
              otherId: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "child.split": {
    /** Часть записей карты `childId` перешла в карту `otherId`. / A part of what was in `childId` went to `otherId`. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "child.split";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              childId: string;
              otherId: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligation.submitted": {
    /** Отчёт за период сдан. / The period's report was handed in. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligation.submitted";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              obligationId: string;
              period?: string;
              dueDate?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligation.returned": {
    /** Отчёт возвращён на доработку. / The report was returned. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligation.returned";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              obligationId: string;
              period?: string;
              dueDate?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligation.extended": {
    /** Срок отчёта продлён. / A report is due later. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligation.extended";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              obligationId: string;
              period?: string;
              dueDate?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligation.accepted": {
    /** Отчёт принят. / The report was accepted. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligation.accepted";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              obligationId: string;
              period?: string;
              dueDate?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligation.corrected": {
    /** В принятый отчёт внесено исправление. / An accepted report was corrected. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligation.corrected";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              obligationId: string;
              period?: string;
              dueDate?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligations.opened": {
    /** От организации ждут отчётов за период: новых, снова нужных или к другому сроку. / Reports of a period are expected of the agency: new ones, needed again, or due on another day. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligations.opened";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              period: string;
              day?: string;
              /** @description Сколько отчётов новых, снова нужных или к другому сроку / how many are new, needed again or due on another day */
              made?: number;
              /** @description Сколько больше не нужно / how many are not needed any more */
              withdrawn?: number;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligations.withdrawn": {
    /** Часть отчётов за период больше не нужна. / Some reports of a period are not needed any more. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligations.withdrawn";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              period: string;
              day?: string;
              /** @description Сколько отчётов новых, снова нужных или к другому сроку / how many are new, needed again or due on another day */
              made?: number;
              /** @description Сколько больше не нужно / how many are not needed any more */
              withdrawn?: number;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligations.reminded": {
    /** Срок отчётов близок, а они не сданы; не чаще раза в день. / Reports are due soon and not handed in; once a day at most. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligations.reminded";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              period: string;
              day?: string;
              /** @description Сколько отчётов новых, снова нужных или к другому сроку / how many are new, needed again or due on another day */
              made?: number;
              /** @description Сколько больше не нужно / how many are not needed any more */
              withdrawn?: number;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "obligations.overdue": {
    /** Срок отчётов прошёл, координатор извещён; не чаще раза в день. / Reports are overdue, and the coordinator has been told; once a day at most. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "obligations.overdue";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              period: string;
              day?: string;
              /** @description Сколько отчётов новых, снова нужных или к другому сроку / how many are new, needed again or due on another day */
              made?: number;
              /** @description Сколько больше не нужно / how many are not needed any more */
              withdrawn?: number;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.made": {
    /** Ребёнок зачислен на программу организации или встал в очередь. / A child has a place in a programme of the agency, or waits for one. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.made";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.enrolled": {
    /** Ребёнок из очереди получил место. / A child that waited has got a place. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.enrolled";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.sessions-due": {
    /** Ждём занятий за месяц. / The month's sessions are to be recorded. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.sessions-due";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.sessions-recorded": {
    /** Занятия за месяц отмечены. / The month's sessions were recorded. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.sessions-recorded";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.completed": {
    /** Программа пройдена. / The programme was completed. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.completed";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "enrolment.left": {
    /** Ребёнок выбыл до конца программы. / The child left before the programme's end. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "enrolment.left";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              enrolmentId: string;
              programmeId: string;
              status?: string;
              month?: string;
              count?: number;
              result?: string;
              cause?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и записывает занятия месяца, 60 дней / POST here with this token shows and records the month's sessions, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "placement.made": {
    /** Человек трудоустроен в организации. / Somebody was placed with the agency. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "placement.made";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              placementId: string;
              months?: number;
              outcome?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает трудоустроенных и принимает ответ, 60 дней / POST here with this token shows who was placed and takes the answer, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "placement.look-due": {
    /** Прошло 3 или 12 месяцев: работает ли человек? / 3 or 12 months have passed: do they still work there? */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "placement.look-due";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              placementId: string;
              months?: number;
              outcome?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает трудоустроенных и принимает ответ, 60 дней / POST here with this token shows who was placed and takes the answer, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "placement.ended": {
    /** Трудоустройство завершено. / The placement has ended. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "placement.ended";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              placementId: string;
              months?: number;
              outcome?: string;
              url: string;
              /** @description POST сюда с этим токеном показывает трудоустроенных и принимает ответ, 60 дней / POST here with this token shows who was placed and takes the answer, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "resources.said": {
    /** Лист ресурсов за год заполнен. / The year's sheet of resources was filled in. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "resources.said";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              year: string;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "meeting.told": {
    /** О заседании группы, в которой участвует организация: приглашение, перенос, отмена, напоминание, протокол (`what`). / About a meeting of a body in which the agency sits: invitation, move, cancellation, reminder, minutes (`what`). */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "meeting.told";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              meetingId: string;
              what: string;
              on: string;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "decision.told": {
    /** Решение группы поручено организации, отозвано или исполнено (`what`); отчёты — `obligations`. / A body's decision asks the agency to act, is withdrawn, or has been carried out (`what`); reports are `obligations`. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "decision.told";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              decisionId: string;
              what: string;
              url: string;
              /** @description POST сюда с этим токеном показывает и сдаёт отчёты организации, 60 дней / POST here with this token shows and hands in the agency's reports, for 60 days */
              reply?: {
                url: string;
                token: string;
              };
            };
          };
        };
      };
      responses: never;
    };
  };
  "agreement.told": {
    /** Срок соглашения, в котором участвует организация, заканчивается или закончился (`what`). / The term of an agreement of which the agency is a party ends or has ended (`what`). */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "agreement.told";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              agreementId: string;
              what: string;
              until: string;
              url: string;
            };
          };
        };
      };
      responses: never;
    };
  };
  "webhook.test": {
    /** Проверка связи по запросу. / A test that somebody asked for. */
    post: {
      requestBody: {
        content: {
          "application/json": {
            /** @constant */
            type: "webhook.test";
            /** @description Когда это случилось, UTC / when it happened */
            timestamp: string;
            data: {
              agencyId: string;
              webhookId: string;
            };
          };
        };
      };
      responses: never;
    };
  };
}
export interface components {
  schemas: {
    Text: {
      ru: string;
      en: string;
    };
    Child: {
      childId: string;
      municipality: string;
      /** @enum {string} */
      sex?: "female" | "male";
      /**
       * @description YYYY-MM
       * @example 2016-05
       */
      born?: string;
      /**
       * @description Ребёнок ещё не родился: имени, пола и даты рождения нет / the child is not born yet: no name, sex or birth date
       * @constant
       */
      expected?: true;
      targetGroups: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      disability: boolean;
      educationalNeeds: boolean;
      attachments: components["schemas"]["ChildAttachments"];
      representativeIds: string[];
      /** @enum {string} */
      status: "active" | "left";
      createdAt: string;
      version: number;
    };
    ChildCard: {
      childId: string;
      municipality: string;
      /** @enum {string} */
      sex?: "female" | "male";
      /**
       * @description YYYY-MM
       * @example 2016-05
       */
      born?: string;
      /**
       * @description Ребёнок ещё не родился: имени, пола и даты рождения нет / the child is not born yet: no name, sex or birth date
       * @constant
       */
      expected?: true;
      targetGroups: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      disability: boolean;
      educationalNeeds: boolean;
      attachments: components["schemas"]["ChildAttachments"];
      representativeIds: string[];
      /** @enum {string} */
      status: "active" | "left";
      createdAt: string;
      version: number;
      /**
       * @description Как называется карта до рождения; ни о ком не говорит / what the card is called before the birth
       * @example Семья 4F7K2
       */
      label?: string;
      /**
       * Format: date
       * @description На какой день ожидают / for which day it is expected
       */
      dueOn?: string;
      person?: components["schemas"]["ChildCardPerson"];
      representatives: {
        representativeId: string;
        surname?: string;
        givenName?: string;
        patronymic?: string;
        /** @enum {string} */
        relation: "parent" | "guardian" | "foster-parent" | "institution" | "self" | "other";
        authority?: components["schemas"]["ChildCardRepresentativesAuthority"];
        agencyId?: string;
        phone?: string;
        email?: string;
      }[];
      /** @description Прежние имена, от раннего к позднему: с какого и по какой день известны; только координаторам и администраторам / former names, oldest first, and the days between which they were known; for coordinators and administrators alone */
      formerNames?: {
        surname: string;
        givenName: string;
        patronymic?: string;
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        reason?: string;
      }[];
      /** @description Ребёнок снят с учёта: по какой причине, в какой день это внесено и что об этом записано (запись — только координаторам и администраторам) / the child left: for which cause, on which day that was entered and what was written (that for coordinators and administrators alone) */
      left?: {
        /** @enum {string} */
        cause?: "left-region" | "transferred" | "deceased" | "other";
        /** Format: date */
        on?: string;
        reason?: string;
      };
    };
    Merging: {
      /** @enum {string} */
      kind: "merge" | "unmerge" | "split";
      /** @enum {string} */
      status: "proposed" | "carrying" | "done";
      mergingId?: string;
      from: string;
      to: string;
      begunAt?: string;
      endedAt?: string;
      by?: string;
      undoUntil?: string;
      undoneBy?: string;
      carries: {
        consents: number;
        instruments: number;
        routes: number;
        steps: number;
        notes: number;
        others: number;
      };
      differences?: {
        /** @enum {string} */
        field: "person.surname" | "person.givenName" | "person.patronymic" | "person.birthDate" | "person.sex" | "person.snils" | "person.address" | "municipality" | "disability" | "educationalNeeds" | "attachments.school" | "attachments.kindergarten" | "attachments.health" | "attachments.social";
        this?: string | boolean;
        other?: string | boolean;
        /** @enum {string} */
        taken?: "this" | "other";
      }[];
      endingRoute?: {
        routeId: string;
        openSteps: {
          stepId: string;
          title: components["schemas"]["Text"];
          agencyId: string;
          dueDate: string;
        }[];
      };
      /** @description Маршрут, который завершило отменяемое объединение: он продолжится, а если не сможет, это станет задачей координатора / the route that the merge ended: it goes on, or else it becomes a coordinator's task */
      reopeningRoute?: string;
      against: {
        pointer: string;
        detail: string;
        detailEn: string;
      }[];
    };
    AccessEntry: {
      /** @description Момент UTC / instant in UTC */
      at: string;
      who: {
        role: components["schemas"]["Text"];
        /** @description Учётная запись; видит только персонал / the account, for staff alone */
        account?: string;
        agencyId?: string;
        organisation?: string;
      };
      what: components["schemas"]["Text"];
      action: string;
      why: components["schemas"]["Text"];
      stepId?: string;
      routeId?: string;
      /** @description Прежняя карта, если записано до объединения / the former card, where cards were merged */
      card?: string;
    };
    Consent: {
      consentId: string;
      childId: string;
      representativeId: string;
      /** @description route или id организации / route or an agency's id */
      recipient: string;
      /** @enum {string} */
      purpose: "support-route" | "quality-assessment" | "employment" | "events";
      about?: components["schemas"]["ConsentAbout"];
      dataClasses: ("identity" | "health" | "education" | "social")[];
      /** Format: date */
      signedOn: string;
      /** Format: date */
      expiresOn: string;
      recordedAt: string;
      /** @enum {string} */
      status: "given" | "withdrawn" | "ended";
      withdrawnAt?: string;
      endedAt?: string;
      because?: components["schemas"]["ConsentBecause"];
      cut?: components["schemas"]["ConsentCut"];
      version: number;
    };
    Instrument: {
      instrumentId: string;
      childId: string;
      /** @enum {string} */
      kind: "ipra" | "pmpk" | "iprp" | "vk";
      /** Format: date */
      validFrom: string;
      /**
       * Format: date
       * @description Последний день; без срока отсутствует / the last day; absent where there is no end
       */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      supersededBy?: string;
      /**
       * @description Исправляет прежний документ с тем же номером / corrects the earlier one of the same number
       * @constant
       */
      corrects?: true;
      conclusion?: components["schemas"]["InstrumentConclusion"];
      recordedAt: string;
      measures: {
        measureId: string;
        /** @description То же мероприятие в прежних документах: его первый id / the same measure in earlier instruments: its first id */
        line?: string;
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        providerKind: components["schemas"]["AgencyKind"];
        /** @description Какую услугу оно требует; открыто, без формулировки / the service that it asks for, without its wording */
        serviceKey?: string;
        /**
         * @description Предложено правилом по формулировке (`signs` услуги) и никем не подтверждено / proposed by a rule, not confirmed
         * @constant
         */
        proposedBy?: "rule";
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      /** @description На что обратить внимание / what to look at */
      warnings?: {
        /** @enum {string} */
        code: "expired" | "past-18" | "measure-past-18";
        text: components["schemas"]["Text"];
      }[];
    };
    Result: {
      resultId: string;
      childId: string;
      instrumentId: string;
      measureId: string;
      /** @enum {string} */
      block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
      result: components["schemas"]["StepResult"];
      /** Format: date */
      on: string;
      agencyId?: string;
      by?: string;
      note?: string;
      warning?: components["schemas"]["ResultWarning"];
      /** @enum {string} */
      status: "standing" | "withdrawn";
      recordedAt: string;
      corrections: {
        result: components["schemas"]["StepResult"];
        /** Format: date */
        on: string;
        agencyId?: string;
        by?: string;
        note?: string;
        correctedAt: string;
        reason: string;
      }[];
      version: number;
    };
    Execution: {
      items: {
        instrumentId: string;
        /** @enum {string} */
        kind: "ipra" | "pmpk" | "iprp" | "vk";
        number: string;
        /** Format: date */
        validFrom: string;
        /** Format: date */
        validTo?: string;
        superseded: boolean;
        measureId: string;
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
        asked?: {
          stepId: string;
          routeId: string;
          agencyId: string;
          agency: string;
          requestedAt?: string;
          /** Format: date */
          dueDate: string;
          status: components["schemas"]["StepStatus"];
        };
        outcome?: {
          /** @enum {string} */
          source: "step" | "recorded";
          result: components["schemas"]["StepResult"];
          cause?: components["schemas"]["StepCause"];
          /** Format: date */
          on: string;
          warning?: components["schemas"]["ResultWarning"];
          late?: boolean;
          agencyId?: string;
          by?: string;
          note?: string;
          resultId?: string;
        };
        /** @description Что вы можете сделать сейчас: записать результат или исправить записанный / what you may do now: record a result, or correct one that was recorded */
        mayDo: ("record" | "correct")[];
      }[];
      totals: components["schemas"]["ExecutionTotals"];
    };
    TemplateSummary: {
      template: string;
      title: components["schemas"]["Text"];
      kind: components["schemas"]["TemplateKind"];
      targetGroup?: components["schemas"]["TemplateTargetGroup"];
      ages: components["schemas"]["TemplateAges"];
      /** @description По какой открывают маршруты сейчас; 0 — модуль ещё не утверждён / which counts now; 0: a module not approved yet */
      version: number;
      versions: {
        version: number;
        inUse: boolean;
        /** @description Нет — версия ещё не утверждена / absent while the version is not approved */
        approval?: {
          /** @enum {string} */
          basis: "decision" | "assumed";
          act?: string;
          number?: string;
          /** Format: date */
          date?: string;
          by?: string;
          recordedAt?: string;
          /** @description Каким решением рабочей группы утверждено / by which decision of a body */
          decisionId?: string;
          explain: components["schemas"]["Text"];
        };
      }[];
    };
    Template: {
      template: string;
      title: components["schemas"]["Text"];
      kind: components["schemas"]["TemplateKind"];
      targetGroup?: components["schemas"]["TemplateTargetGroup"];
      ages: components["schemas"]["TemplateAges"];
      /** @description По какой открывают маршруты сейчас; 0 — модуль ещё не утверждён / which counts now; 0: a module not approved yet */
      version: number;
      versions: {
        version: number;
        inUse: boolean;
        /** @description Нет — версия ещё не утверждена / absent while the version is not approved */
        approval?: {
          /** @enum {string} */
          basis: "decision" | "assumed";
          act?: string;
          number?: string;
          /** Format: date */
          date?: string;
          by?: string;
          recordedAt?: string;
          /** @description Каким решением рабочей группы утверждено / by which decision of a body */
          decisionId?: string;
          explain: components["schemas"]["Text"];
        };
      }[];
      /** @description Какая версия показана / which version is shown */
      shown: number;
      /** @description У модуля нет: идёт вместе с маршрутом / a module has none */
      cycleDays?: number;
      stages: {
        stage: string;
        title: components["schemas"]["Text"];
        direction: components["schemas"]["Text"];
        /** @enum {string} */
        settledBy: "steps" | "approval" | "evaluation";
        /** @description Идёт рядом с другими этапами / runs beside others */
        parallel?: string;
        steps: {
          stepKey: string;
          keyMeasure: components["schemas"]["Text"];
          task: components["schemas"]["Text"];
          service?: string;
          agencyKind: components["schemas"]["AgencyKind"];
          /** @enum {string} */
          each: "once" | "measure" | "quarter" | "renewal";
          ages?: components["schemas"]["TemplateAges"];
          daysBefore?: number;
          /** @constant */
          dueOnEnd?: true;
          after?: string;
          /**
           * @description Форма, ответы на которую завершают шаг, когда регион её утвердил / the form whose answers settle the step
           * @enum {string}
           */
          form?: "family-needs" | "early-help-criteria" | "quality-experts" | "quality-visitors" | "quality-plan" | "interagency-assessment" | "development-profile" | "home-skills" | "motor-activity" | "early-help-quality" | "satisfaction";
          means?: components["schemas"]["Text"];
          expectedResult: components["schemas"]["Text"];
          deadline: {
            /** @enum {string} */
            anchor: "step-requested" | "request-received" | "instrument-received" | "instrument-start" | "instrument-end" | "route-opened" | "cycle-start" | "stage-start" | "plan-approved" | "due-date" | "period-start" | "period-end" | "meeting";
            offset: number;
            /** @enum {string} */
            unit: "working-day" | "calendar-day" | "month" | "quarter" | "year";
            day?: number | "last";
            /** @enum {string} */
            direction: "after" | "before";
            /** @enum {string} */
            nonWorking?: "keep" | "previous" | "next";
            legalBasis: components["schemas"]["UploadCalendarYearBasis"];
          };
          dataClass: string;
        }[];
      }[];
    };
    Route: {
      routeId: string;
      childId: string;
      template: components["schemas"]["RouteTemplate"];
      /** @description В регионе введена более новая версия формы: маршрут перейдёт на неё со следующего цикла, а раньше — изменением плана (`templateVersion`) / a newer version of the template is in use: the route takes it with its next cycle, or earlier by an amendment */
      newerVersion?: number;
      /** @enum {string} */
      status: "open" | "handed-over" | "closed";
      cycle: number;
      cycleStartedAt: string;
      cycleEndsAt: string;
      generation: number;
      plan: {
        /** @enum {string} */
        status: "preparing" | "draft" | "approved";
        draftedAt?: string;
        /**
         * @description Составлен без заключения: обследование не состоялось / drafted without a conclusion
         * @constant
         */
        unreviewed?: true;
        approvedAt?: string;
        entries: components["schemas"]["PlanEntry"][];
        /** @description Что сказала семья о плане в его нынешнем виде / what the family says to the plan as it is */
        answers?: {
          representativeId: string;
          /** @enum {string} */
          answer: "agree" | "disagree";
          at: string;
        }[];
      };
      stages: {
        stage: string;
        title: components["schemas"]["Text"];
        /** @enum {string} */
        status: "waiting" | "open" | "settled";
        outcome?: string;
        stepIds: string[];
      }[];
      endedAt?: string;
      reason?: components["schemas"]["RouteReason"];
      help?: components["schemas"]["RouteHelp"];
      /** @description Прежний маршрут / the route before this one */
      continues?: string;
      /** @description Что вы можете сделать с маршрутом сейчас: изменить план, утвердить его, отменить утверждение, изменить утверждённый, решить об итоге цикла, закрыть, возобновить / what you may do with the route now */
      mayDo: ("changePlan" | "approvePlan" | "undoApproval" | "amendPlan" | "evaluate" | "close" | "reopen")[];
      version: number;
    };
    PlanEntry: {
      stepId: string;
      stage: string;
      stepKey: string;
      direction: components["schemas"]["Text"];
      title: components["schemas"]["Text"];
      task: components["schemas"]["Text"];
      /** @description Своими словами плана или по шаблону / the plan's own words, or the template's */
      keyMeasure: {
        ru: string;
        en: string;
      };
      service?: string;
      requestOn?: string;
      /** @description Срок, названный планом / the date that the plan names */
      dueOn?: string;
      /** @description Срок шага; пока он не запрошен, каким он выйдет / the due date; until it is asked for, what it would be */
      dueDate: string;
      means?: components["schemas"]["Text"];
      expectedResult: components["schemas"]["Text"];
      agencyKind: string;
      agencyId?: string;
      /** @description Почему предложена эта организация / why this agency was proposed */
      chosen?: {
        /** @enum {string} */
        by: "own" | "near" | "room" | "waiting" | "in-time" | "load" | "registered" | "only";
        among: number;
        words: components["schemas"]["Text"];
      };
      /** @description Кому строка была поручена раньше / whose the line was before */
      formerAgencies?: string[];
      /** @description Что нужно до утверждения / what is needed before approval */
      todo?: {
        ru: string;
        en: string;
      };
      dataClass: string;
      measureId?: string;
      quarter?: string;
      /**
       * @description Форма, по которой спрашивают / the form by which it asks
       * @enum {string}
       */
      form?: "family-needs" | "early-help-criteria" | "quality-experts" | "quality-visitors" | "quality-plan" | "interagency-assessment" | "development-profile" | "home-skills" | "motor-activity" | "early-help-quality" | "satisfaction";
    };
    HistoryItem: {
      eventId: string;
      type: string;
      at: string;
      by: string;
      text: components["schemas"]["Text"];
      /** @description Что при этом написали; читает координатор / what was written with it; for coordinators */
      note?: string;
      /** @description Кто ответил за организацию; читает координатор / who answered for it; for coordinators */
      answeredBy?: string;
      stepId?: string;
      agencyId?: string;
      /** @description У какой организации шаг был до этого / the agency that had the step before */
      formerAgencyId?: string;
      stage?: string;
    };
    Step: {
      stepId: string;
      routeId: string;
      childId?: string;
      cycle: number;
      stage: string;
      stepKey: string;
      title: components["schemas"]["Text"];
      task: components["schemas"]["Text"];
      keyMeasure?: components["schemas"]["Text"];
      service?: string;
      means?: components["schemas"]["Text"];
      expectedResult: components["schemas"]["Text"];
      status: components["schemas"]["StepStatus"];
      agencyId: string;
      assignment: number;
      formerAgencies?: string[];
      measureId?: string;
      quarter?: string;
      /** @description Форма, ответы на которую завершают шаг, и запрошенная анкета: `GET /responses/{responseId}`; без неё форма в регионе не утверждена / the form whose answers settle the step, and the response that was asked for */
      form?: {
        key: components["schemas"]["FormModel"];
        responseId?: string;
      };
      requestAt: string;
      requestedAt?: string;
      dueDate: string;
      workBy: string;
      explain: components["schemas"]["Text"];
      /** @description Редакция производственного календаря, по которой посчитан срок / the edition of the calendar it was counted by */
      calendarVersion: string;
      overdue: boolean;
      /** @enum {string} */
      holdReason?: "consent" | "asked" | "agency";
      holdUntil?: string;
      holdNote?: string;
      result?: components["schemas"]["StepResult"];
      cause?: components["schemas"]["StepCause"];
      late?: boolean;
      settledAt?: string;
      /** @description Документ, внесённый этим ответом / the paper that the answer brought */
      instrumentId?: string;
      /** @description Зачисление, занятия которого — отчёт по шагу / the enrolment whose sessions are the report */
      enrolmentId?: string;
      /** @description Какие условия обучения созданы / which conditions of study are in place */
      study?: components["schemas"]["StepStudy"][];
      note?: string;
      /** @description Кто ответил за организацию последним / who gave the organisation's newest answer */
      answeredBy?: {
        at: string;
        name?: string;
        post?: string;
        phone?: string;
        account?: string;
      };
      /** @description Итог не тот, о котором просили: координатор решает, что дальше / the result is not what was asked for: a coordinator decides what follows */
      decision?: {
        /** @enum {string} */
        status: "pending" | "accepted";
        at?: string;
        reason?: string;
      };
      /** @description Итог исправлен, и каким он был / the result was corrected, and what it was */
      corrected?: {
        at: string;
        was: components["schemas"]["StepResult"];
        reason?: string;
      };
      /** @description Почему поручено этой организации / why this agency was asked */
      assignedReason?: string;
      /** @description Чем кончились прежние поручения / how earlier assignments ended */
      attempts?: {
        agencyId: string;
        endedAt: string;
        /** @enum {string} */
        outcome: "performed" | "not-applied" | "refused-measure" | "refused-programme" | "not-performed" | "rejected" | "cancelled";
        cause?: components["schemas"]["StepCause"];
        note?: string;
        undone?: boolean;
      }[];
      /** @description Последние обращения по ссылкам этого шага, сначала новые / the newest uses of this step's links, newest first */
      linkUses?: components["schemas"]["LinkUse"][];
      progress?: {
        at: string;
        report?: string;
      };
      clarification?: {
        askedAt: string;
        question?: string;
        answeredAt?: string;
        answer?: string;
      };
      /** @description Что вы можете сделать с шагом сейчас: `POST /steps/{stepId}/<действие>` / what you may do with the step now */
      mayDo: ("accept" | "reject" | "hold" | "resume" | "progress" | "ask" | "clarify" | "complete" | "cancel" | "reassign" | "decide" | "correct" | "reopen")[];
      version: number;
    };
    Respond: {
      /** @enum {string} */
      link: "live" | "used";
      status: components["schemas"]["StepStatus"];
      title: components["schemas"]["Text"];
      task: components["schemas"]["Text"];
      means?: components["schemas"]["Text"];
      expectedResult: components["schemas"]["Text"];
      /** Format: date */
      dueDate: string;
      /** Format: date */
      workBy: string;
      /** @description Меньше нуля после срока / negative after the due date */
      daysLeft: number;
      late?: boolean;
      agency: string;
      child?: components["schemas"]["RespondChild"];
      measure?: string;
      recommendations?: string[];
      /** @description Вариант программы и условия обучения, которые рекомендует ПМПК / the variant of the programme and the conditions of study that the commission recommends */
      study?: {
        variant?: components["schemas"]["RespondStudyVariant"];
        /** @default [] */
        conditions: components["schemas"]["StepStudyCondition"][];
      };
      keyMeasure?: components["schemas"]["Text"];
      /** @description Что сделано за цикл: поручения по организациям (выполнено, другой итог, без итога), занятия и цели программ, условия обучения / what the cycle came to: steps by organisation (performed, another result, none yet), sessions and goals of programmes, conditions of study */
      cycle?: {
        organisations: {
          agency: string;
          performed: number;
          otherwise: number;
          open: number;
        }[];
        sessions?: components["schemas"]["RouteHelpSessions"];
        goals?: components["schemas"]["RouteHelpGoals"];
        conditions?: {
          asked: number;
          provided: number;
        };
      };
      /** @description Анкета, ответы на которую завершают шаг: её страница / the form whose answers settle the step, and its page */
      form?: {
        title: components["schemas"]["Text"];
        url: string;
        /** @enum {string} */
        state: "empty" | "draft" | "answered";
      };
      /** @description Ответ координатора на вопрос / the coordinator's answer */
      answer?: string;
      /** @description Вопрос организации ждёт ответа координатора / the agency's question waits for its answer */
      questionOpen?: boolean;
      /** @description Как можно ответить по этой ссылке сейчас / what this link may answer now */
      mayDo: ("accept" | "reject" | "hold" | "progress" | "ask" | "complete")[];
      /**
       * @description Какой документ организация может внести вместе с отчётом / which paper the report may bring
       * @enum {string}
       */
      issues?: "ipra" | "pmpk" | "iprp" | "vk";
      renewable: boolean;
      /** @description Принятый ответ этой организации: номер, когда и кто ответил / the organisation's answer as it was taken: its number, when, and who gave it */
      answered?: {
        number: string;
        at: string;
        name?: string;
        post?: string;
      };
      /** @description До этого момента ответ по этой ссылке можно отменить / until then this link's answer can be taken back */
      undoUntil?: string;
      done?: components["schemas"]["RespondDone"];
    } | {
      /** @constant */
      link: "dead";
      done?: components["schemas"]["RespondDone"];
    };
    Service: {
      serviceKey: string;
      title: components["schemas"]["Text"];
      also: string[];
      /** @description Начала слов, по которым формулировка мероприятия указывает на услугу / beginnings of words by which a measure's wording points to it */
      signs: string[];
      area: components["schemas"]["ServiceArea"];
      /** @enum {string} */
      recipient: "child" | "family" | "specialist";
      ages: components["schemas"]["ServiceAges"];
      forms: ("individual" | "group" | "home" | "remote" | "day-care" | "inpatient")[];
      sectors: ("state" | "municipal" | "ngo" | "business")[];
      /** @description Мероприятия дорожной карты, которые её требуют / measures of the roadmap that ask for it */
      measures: string[];
      /** @enum {string} */
      status: "active" | "withdrawn";
      /**
       * @description Добавлена регионом, а не поставлена с платформой / added by the region, not shipped
       * @constant
       */
      own?: true;
      /** @description Тот, что действует / the one that counts */
      standard: {
        content: components["schemas"]["Text"];
        volume: components["schemas"]["ServiceSummaryVolume"];
        staff: components["schemas"]["Text"];
        indicators: components["schemas"]["Text"][];
        conditions: components["schemas"]["Text"];
        legalBasis?: components["schemas"]["UploadCalendarYearBasis"];
        assumed?: components["schemas"]["ServiceStandardAssumed"];
      };
      standards: {
        version: number;
        inForce: boolean;
        standard: {
          content: components["schemas"]["Text"];
          volume: components["schemas"]["ServiceSummaryVolume"];
          staff: components["schemas"]["Text"];
          indicators: components["schemas"]["Text"][];
          conditions: components["schemas"]["Text"];
          legalBasis?: components["schemas"]["UploadCalendarYearBasis"];
          assumed?: components["schemas"]["ServiceStandardAssumed"];
        };
        at?: string;
        approval?: components["schemas"]["ServiceStandardsApproval"];
      }[];
      version: number;
    };
    ServiceSummary: {
      serviceKey: string;
      title: components["schemas"]["Text"];
      also: string[];
      /** @description Начала слов, по которым формулировка мероприятия указывает на услугу / beginnings of words by which a measure's wording points to it */
      signs: string[];
      area: components["schemas"]["ServiceArea"];
      /** @enum {string} */
      recipient: "child" | "family" | "specialist";
      ages: components["schemas"]["ServiceAges"];
      forms: ("individual" | "group" | "home" | "remote" | "day-care" | "inpatient")[];
      sectors: ("state" | "municipal" | "ngo" | "business")[];
      /** @description Мероприятия дорожной карты, которые её требуют / measures of the roadmap that ask for it */
      measures: string[];
      /** @enum {string} */
      status: "active" | "withdrawn";
      /**
       * @description Добавлена регионом, а не поставлена с платформой / added by the region, not shipped
       * @constant
       */
      own?: true;
      volume: components["schemas"]["ServiceSummaryVolume"];
    };
    ServiceListSummary: {
      listId: string;
      title: components["schemas"]["Text"];
      /** @description Действующая редакция / the edition that counts */
      inForce?: number;
      editions: {
        edition: number;
        /** @enum {string} */
        status: "draft" | "approved" | "superseded";
        openedAt: string;
        from?: string;
        approval?: components["schemas"]["ServiceStandardsApproval"];
      }[];
      /** @description Что вы можете сделать с перечнем / what you may do with the list */
      mayDo: ("import" | "approve")[];
      version: number;
    };
    ServiceList: {
      listId: string;
      title: components["schemas"]["Text"];
      /** @description Действующая редакция / the edition that counts */
      inForce?: number;
      editions: {
        edition: number;
        /** @enum {string} */
        status: "draft" | "approved" | "superseded";
        openedAt: string;
        from?: string;
        approval?: components["schemas"]["ServiceStandardsApproval"];
      }[];
      /** @description Что вы можете сделать с перечнем / what you may do with the list */
      mayDo: ("import" | "approve")[];
      version: number;
      shown?: number;
      entries: {
        serviceKey: string;
        volume?: components["schemas"]["ServiceSummaryVolume"];
        note?: string;
        title: components["schemas"]["Text"];
      }[];
      /** @description Против того, что действует, по ключам услуг; у первой редакции муниципалитета это региональный перечень / against what counts, by key; of a municipality's first edition that is the region's list */
      differences: {
        added: string[];
        dropped: string[];
        changed: string[];
      };
    };
    Agency: {
      agencyId: string;
      kind: components["schemas"]["AgencyKind"];
      name: string;
      shortName: string;
      municipality: string;
      contacts: {
        email: string;
        role?: string;
      }[];
      services: string[];
      /** @enum {string} */
      status: "active" | "closed";
      worksFrom?: string;
      closedOn?: string;
      successorId?: string;
      createdAt: string;
      /** @description Что читатель может сделать сейчас; `change` — и адреса организации / what the reader may do now; `change`: its addresses among it */
      mayDo: ("change" | "close" | "reopen" | "revoke-links")[];
      version: number;
    };
    LinkUse: {
      /** @enum {string} */
      kind: "step" | "page" | "quiet" | "reports" | "office" | "ward" | "feed" | "file" | "export";
      agencyId: string;
      stepId?: string;
      assignment?: number;
      n?: number;
      did: string;
      outcome: string;
      /** @enum {string} */
      client: "phone" | "computer" | "program";
      at: string;
    };
    Webhook: {
      webhookId: string;
      agencyId: string;
      url: string;
      events: components["schemas"]["WebhookEvents"][];
      /** @enum {string} */
      mail: "fallback" | "also";
      description?: string;
      /** @enum {string} */
      status: "active" | "disabled";
      /** @enum {string} */
      disabledBecause?: "asked" | "gone" | "failing";
      disabledAt?: string;
      createdAt: string;
      publicKeys: {
        key: string;
        until?: string;
      }[];
      health: components["schemas"]["WebhookHealth"];
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: ("test" | "rotate" | "disable" | "enable")[];
      version: number;
    };
    Delivery: {
      deliveryId: string;
      /** @enum {string} */
      channel: "mail" | "sms" | "webhook";
      /** @enum {string} */
      audience: "agency" | "coordinator" | "family" | "guest";
      kind: string;
      status: components["schemas"]["DeliveryStatus"];
      routeId?: string;
      stepId?: string;
      obligationId?: string;
      agencyId?: string;
      webhookId?: string;
      to: string;
      attempts: number;
      round: number;
      createdAt: string;
      nextAttemptAt?: string;
      endedAt?: string;
      refusedAs?: string;
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: "resend"[];
      version: number;
    };
    Roadmap: {
      roadmapId: string;
      key: string;
      title: string;
      from: number;
      to: number;
      /** @enum {string} */
      nonWorking: "keep" | "previous" | "next";
      edition: number;
      measures: number;
      flagged: {
        row: number;
        column: string;
        message: components["schemas"]["Text"];
        key?: string;
      }[];
      municipalities?: string[];
      importedAt: string;
      version: number;
    };
    Measure: {
      key: string;
      section: string;
      sectionTitle: string;
      number: string;
      title: components["schemas"]["Text"];
      wording: string;
      /** @enum {string} */
      reports?: "once" | "quarterly" | "half-yearly" | "yearly";
      from?: number;
      to?: number;
      rule?: {
        [key: string]: unknown;
      };
      secondRule?: {
        [key: string]: unknown;
      };
      byHand?: boolean;
      notes?: {
        column: string;
        text: string;
      }[];
      assumptions: components["schemas"]["Text"][];
      executors: {
        key: string;
        name: components["schemas"]["Text"];
        kinds: string[];
      }[];
      expectedResult: components["schemas"]["Text"];
      indicators: string[];
    };
    Obligation: {
      obligationId: string;
      period: string;
      roadmapId: string;
      measureKey: string;
      section: string;
      title: components["schemas"]["Text"];
      expectedResult: components["schemas"]["Text"];
      wording: string;
      agencyId: string;
      agencyName?: string;
      municipality: string;
      /** @enum {string} */
      status: "pending" | "submitted" | "accepted" | "returned" | "withdrawn";
      dueDate: string;
      workBy: string;
      explain: components["schemas"]["Text"];
      /** @description Редакция производственного календаря, по которой посчитан срок / the edition of the calendar it was counted by */
      calendarVersion: string;
      overdue: boolean;
      late?: boolean;
      daysLate?: number;
      /** @description Продления срока по порядку; причины — в одном отчёте / later days given, in order; reasons with one report */
      extensions?: {
        from: string;
        until: string;
        at: string;
        by: string;
        /** @description Кто просил, если согласовали двое / who asked, where two agreed */
        askedBy?: string;
        reason?: string;
      }[];
      /** @description Сколько раз срок продлён; от двух — повторно / how often; twice and more is again */
      extendedTimes?: number;
      /** @description Срок до первого продления / the due date before the first later day */
      firstDueDate?: string;
      wish?: {
        until: string;
        at: string;
        reason?: string;
      };
      indicators: {
        key: string;
        title: components["schemas"]["Text"];
        type: string;
        most?: number;
        /** @description Число по записям: подтвердить или объяснить другое / by the records: confirm, or explain */
        recorded?: number;
      }[];
      /** @description Лист ресурсов, о котором мероприятие, коротко / the sheet of resources that the measure is about, in short */
      sheet?: {
        year: string;
        saidAt?: string;
        totals?: components["schemas"]["GetResourcesTotals"];
      };
      /** @description Показатели по ключам; null — нет данных / figures by key; null: no data */
      values?: {
        [key: string]: number | boolean | null;
      };
      noData?: boolean;
      submittedAt?: string;
      narrative?: string;
      returnReason?: string;
      /** @description Кто сдал отчёт от организации, если названо / who answered for the organisation, where that was said */
      answeredBy?: {
        name: string;
        post: string;
        phone?: string;
      };
      attachments?: {
        attachmentId: string;
        name: string;
        type: string;
        bytes: number;
        check?: components["schemas"]["AddAttachmentCheck"];
        sha256?: string;
        removed?: components["schemas"]["BeginYearPlanWithdrawn"];
      }[];
      /** @description Что вы можете сделать с отчётом сейчас: `POST /obligations/{obligationId}/<действие>` / what you may do with the report now */
      mayDo: ("submit" | "accept" | "return" | "correct" | "extend" | "ask-extension")[];
      version: number;
    };
    Period: {
      period: string;
      name: components["schemas"]["Text"];
      /** @enum {string} */
      status: "open" | "collecting" | "locked" | "submitted";
      openedAt: string;
      lockOn: string;
      laterUntil?: string;
      groups?: {
        /** @description figures — цифры периода, иначе день срока / figures: the period's own, else the due day */
        key: string;
        dueDates: string[];
        measures: number;
        lastDay: string;
        /** @description С какого дня цифры не меняются; иначе ещё принимаются / since which day they stand; else still taken */
        frozenOn?: string;
        explain: components["schemas"]["Text"];
      }[];
      reopenedAt?: string;
      lockedAt?: string;
      submittedAt?: string;
      revision: number;
      measures: {
        measureKey: string;
        roadmapId: string;
        title: components["schemas"]["Text"];
        wording: string;
        /** @enum {string} */
        status: "active" | "withdrawn";
        dueDate: string;
        workBy: string;
        explain: components["schemas"]["Text"];
      }[];
      organisations: components["schemas"]["PeriodOrganisations"];
      obligations: {
        owed: number;
        pending: number;
        submitted: number;
        accepted: number;
        returned: number;
        withdrawn: number;
        late: number;
        noData: number;
        overdue: number;
      };
      unassigned: {
        dutyKey: string;
        executor: string;
      }[];
      /** @description Что вы можете сделать с периодом сейчас: `POST /periods/{period}/<действие>` / what you may do with the period now */
      mayDo: ("open" | "remind" | "lock" | "unlock")[];
      /** @description Закрыть сейчас можно только вдвоём, с причиной / to lock it now takes two persons and a reason */
      lockTakesTwo: boolean;
      version: number;
    };
    Report: {
      period: string;
      name: components["schemas"]["Text"];
      tenant: components["schemas"]["Text"];
      /** @enum {string} */
      status: "open" | "collecting" | "locked" | "submitted";
      revision: number;
      at: string;
      computedAt?: string;
      groups?: {
        /** @description figures — цифры периода, иначе день срока / figures: the period's own, else the due day */
        key: string;
        dueDates: string[];
        measures: number;
        lastDay: string;
        /** @description С какого дня цифры не меняются; иначе ещё принимаются / since which day they stand; else still taken */
        frozenOn?: string;
        explain: components["schemas"]["Text"];
      }[];
      reason?: string;
      roadmaps: string[];
      municipalities: {
        [key: string]: components["schemas"]["Text"];
      };
      organisations: components["schemas"]["PeriodOrganisations"];
      obligations: components["schemas"]["ReportObligations"];
      sections: {
        section: string;
        title: string;
        measures: {
          dutyKey: string;
          measureKey: string;
          number: string;
          title: components["schemas"]["Text"];
          expectedResult: components["schemas"]["Text"];
          dueDate: string;
          workBy: string;
          explain: components["schemas"]["Text"];
          counts: components["schemas"]["ReportObligations"];
          figures: {
            key: string;
            title: components["schemas"]["Text"];
            type: string;
            /** @enum {string} */
            source: "computed" | "submitted" | "recorded";
            value?: number;
            /** @description Что об этом говорят записи, каждый ребёнок один раз / what the records say, each child once */
            recorded?: number;
            of?: number;
            noData?: number;
            previous?: number;
            target?: number;
          }[];
        }[];
      }[];
      missing: {
        agencyId: string;
        name: string;
        kind: string;
        municipality: string;
        outstanding: string[];
        overdue: number;
        silent: boolean;
      }[];
      negative?: {
        obligationId: string;
        measureKey: string;
        agencyId: string;
        name: string;
        municipality: string;
        /** @enum {string} */
        says: "not-performed" | "no-data";
        noteId?: string;
      }[];
      /** @description Организации, которые опоздали или получили больше времени / organisations that were late, or were given longer */
      punctuality?: {
        agencyId: string;
        name: string;
        municipality: string;
        owed: number;
        late: number;
        overdue: number;
        extended: number;
        extendedAgain?: number;
        daysLate: number;
      }[];
      computed: components["schemas"]["ReportComputed"];
      organisationNames?: {
        [key: string]: string;
      };
      previous?: {
        [key: string]: number;
      };
      trend?: {
        period: string;
        totals: {
          [key: string]: number;
        };
      }[];
      targets: {
        [key: string]: number;
      };
      unassigned: {
        dutyKey: string;
        executor: string;
      }[];
    };
    Confirmation: {
      confirmationId: string;
      /** @enum {string} */
      act: "period.open" | "period.lock" | "period.unlock" | "step.hold" | "obligation.extend" | "minutes.approve" | "child.erase" | "account.block" | "account.unblock" | "settings.change";
      subject: string;
      input: {
        [key: string]: string | number | boolean;
      };
      reason?: string;
      municipality?: string;
      askedBy: string;
      askedAt: string;
      until: string;
      /** @enum {string} */
      status: "wanted" | "given" | "declined" | "expired";
      settledBy?: string;
      settledAt?: string;
      declineReason?: string;
      mayDo: ("confirm" | "decline")[];
      version: number;
    };
    Erasure: {
      erasureId: string;
      childId: string;
      municipality: string;
      /** @enum {string} */
      grounds: "consent-withdrawn" | "purpose-reached" | "unlawful" | "court-order";
      /** Format: date */
      receivedOn: string;
      /**
       * Format: date
       * @description Последний день по закону / the last day that the law gives
       */
      dueOn: string;
      /**
       * Format: date
       * @description К этому дню, чтобы и копии ключа исчезли в срок / by this day, so that copies of the key are gone within the term
       */
      actBy: string;
      /** @enum {string} */
      status: "asked" | "refused" | "erasing" | "erased";
      overdue: boolean;
      askedBy: string;
      askedAt: string;
      reason?: string;
      refused?: {
        /** @enum {string} */
        basis: "federal-law" | "archives" | "court-order" | "consent-anew" | "taken-back";
        at: string;
        by: string;
        reason?: string;
      };
      begun?: {
        by: string;
        askedBy?: string;
        at: string;
      };
      act?: {
        number: string;
        /** Format: date */
        on: string;
        destroyed: {
          records: number;
          files: number;
          keys: number;
        };
      };
      mayDo: ("erase" | "refuse")[];
      version: number;
    };
    Emergency: {
      emergencyId: string;
      childId: string;
      municipality: string;
      /** @description Роль и учётная запись / role and account */
      openedBy: string;
      openedAt: string;
      until: string;
      reason?: string;
      /** @enum {string} */
      status: "to-review" | "justified" | "unjustified";
      reviewed?: {
        by: string;
        at: string;
        words?: string;
      };
      mayDo: ("read" | "review")[];
      version: number;
    };
    Account: {
      account: string;
      /** @enum {string} */
      role: "admin" | "coordinator" | "specialist" | "representative";
      municipality?: string;
      agency?: string;
      client?: boolean;
      /** @description День последнего обращения (UTC) / day of the last use (UTC) */
      lastUsedOn: string;
      blocked: boolean;
    };
    Programme: {
      programmeId: string;
      agencyId?: string;
      municipality?: string;
      /** @description С какой типовой программы снята / the model programme that it was copied from */
      modelOf?: string;
      /** @description С какой редакции типовой программы / the version of the model that was taken over */
      modelVersion?: number;
      /** @description У типовой программы новая редакция / the model has a newer version */
      modelNews?: {
        version: number;
        at: string;
      };
      /** @enum {string} */
      status: "draft" | "approved" | "withdrawn";
      /** @description Действующая версия; 0 — ещё нет / the version in force; 0: none yet */
      approvedVersion: number;
      /** @description Утверждённое содержание / what has been approved */
      content?: {
        kind: components["schemas"]["EnrolmentKind"];
        title: string;
        serviceKeys: string[];
        ages: components["schemas"]["DraftProgrammeAges"];
        /** @enum {string} */
        form: "individual" | "group" | "home" | "remote" | "inpatient";
        group?: components["schemas"]["DraftProgrammeGroup"];
        methods: components["schemas"]["DraftProgrammeMethods"][];
        goals: components["schemas"]["DraftProgrammeGoals"][];
        sessionsPerMonth: number;
        hoursPerMonth?: number;
        term: components["schemas"]["OpenSlotLeave"];
        places: number;
        /** @enum {string} */
        dataClass: "health" | "education" | "social";
      };
      /** @description Проект следующей версии / the draft of the next version */
      draft?: {
        kind: components["schemas"]["EnrolmentKind"];
        title: string;
        serviceKeys: string[];
        ages: components["schemas"]["DraftProgrammeAges"];
        /** @enum {string} */
        form: "individual" | "group" | "home" | "remote" | "inpatient";
        group?: components["schemas"]["DraftProgrammeGroup"];
        methods: components["schemas"]["DraftProgrammeMethods"][];
        goals: components["schemas"]["DraftProgrammeGoals"][];
        sessionsPerMonth: number;
        hoursPerMonth?: number;
        term: components["schemas"]["OpenSlotLeave"];
        places: number;
        /** @enum {string} */
        dataClass: "health" | "education" | "social";
      };
      approval?: components["schemas"]["FormApproval"];
      withdrawal?: components["schemas"]["FormApproval"];
      /** @description Места: всего, занято, предложено, в очереди / places: all, taken, offered, waiting */
      places?: {
        all: number;
        taken: number;
        offered: number;
        waiting: number;
      };
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: ("change" | "approve" | "withdraw")[];
      createdAt: string;
      version: number;
    };
    Form: {
      formId: string;
      municipality?: string;
      model?: components["schemas"]["FormModel"];
      /** @enum {string} */
      status: "draft" | "approved" | "retired";
      /** @description Действующая версия; 0 — ещё нет / the version in force; 0: none yet */
      approvedVersion: number;
      title: components["schemas"]["FormTitle"];
      /** @enum {string} */
      subject: "child" | "family" | "agency" | "nobody";
      hasDraft: boolean;
      approval?: components["schemas"]["FormApproval"];
      retirement?: components["schemas"]["FormApproval"];
      createdAt: string;
      version: number;
      /** @description Утверждённое содержание / what has been approved */
      content?: components["schemas"]["FormContent"];
      /** @description Проект следующей версии / the draft of the next version */
      draft?: components["schemas"]["FormContent"];
      /** @description Что читатель может сделать сейчас; `ask` — объявить опрос / what the reader may do now; `ask`: begin a round by it */
      mayDo: ("change" | "approve" | "retire" | "ask")[];
    };
    FormContent: {
      title: components["schemas"]["FormTitle"];
      /** @enum {string} */
      subject: "child" | "family" | "agency" | "nobody";
      intro?: components["schemas"]["ChangeFormIntro"];
      source?: components["schemas"]["ChangeFormSource"];
      items: ({
        /** @constant */
        kind: "note";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
      } | {
        /** @constant */
        kind: "group";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
      } | {
        /** @constant */
        kind: "table";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        rows: {
          min?: number;
          max: number;
        };
      } | {
        /** @constant */
        kind: "choice";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        options: {
          code: string;
          system?: string;
          text: {
            ru?: string;
            en?: string;
          };
          points?: number;
          /** @constant */
          alone?: true;
        }[];
      } | {
        /** @constant */
        kind: "many";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        options: {
          code: string;
          system?: string;
          text: {
            ru?: string;
            en?: string;
          };
          points?: number;
          /** @constant */
          alone?: true;
        }[];
        min?: number;
        max?: number;
      } | {
        /** @constant */
        kind: "yes-no";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        points?: {
          yes: number;
          no: number;
        };
      } | {
        /** @constant */
        kind: "scale";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        from: number;
        to: number;
        ends?: {
          from: components["schemas"]["ChangeFormItemsEndsTo"];
          to: components["schemas"]["ChangeFormItemsEndsTo"];
        };
      } | {
        /** @constant */
        kind: "number";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        min?: number;
        max?: number;
        /** @default 0 */
        decimals: number;
        unit?: components["schemas"]["ChangeFormItemsUnit"];
      } | {
        /** @constant */
        kind: "date";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        /** Format: date */
        min?: string;
        /** Format: date */
        max?: string;
      } | {
        /** @constant */
        kind: "text";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        /**
         * @default one
         * @enum {string}
         */
        lines: "one" | "many";
        /** @default 1000 */
        max: number;
      })[];
      scores: {
        key: string;
        title: components["schemas"]["FormTitle"];
        /** @enum {string} */
        how: "sum" | "mean";
        of: {
          key: string;
          weight?: number;
        }[];
        least?: number;
        /** @default 2 */
        decimals: number;
        /** @default [] */
        bands: {
          key: string;
          from: number;
          text: components["schemas"]["ChangeFormItemsHelp"];
        }[];
      }[];
      /** Format: uri */
      url?: string;
    };
    Enrolment: {
      enrolmentId: string;
      childId: string;
      programmeId: string;
      programmeVersion: number;
      kind: components["schemas"]["EnrolmentKind"];
      agencyId: string;
      municipality: string;
      serviceKeys: string[];
      /** @enum {string} */
      dataClass: "health" | "education" | "social";
      stepId?: string;
      /** @enum {string} */
      status: "waiting" | "offered" | "enrolled" | "completed" | "left";
      from: string;
      until: string;
      waitingSince?: string;
      /** @description Место в очереди / place in the queue */
      position?: number;
      /** @description Последний день, до которого место ждёт ответа / the last day on which the place is kept */
      offeredUntil?: string;
      enrolledAt?: string;
      goals: {
        goalKey: string;
        serviceKey: string;
        title?: string;
        levels?: string[];
        baseline: number;
        level: number;
        reached: boolean;
        measured: {
          on: string;
          level: number;
        }[];
      }[];
      /** @description Достижение целей: T-балл шкалы достижения целей, 50 — всё как ожидалось / T score of goal attainment scaling, 50: all as expected */
      attainment?: number;
      months: {
        month: string;
        planned: number;
        held: number;
        absent: {
          illness?: number;
          family?: number;
          organisation?: number;
          other?: number;
        };
      }[];
      /** @description Занятия по видео, по времени / sessions by video, by their hour */
      lessons: {
        at: string;
        minutes: number;
        /** @enum {string} */
        status: "planned" | "held" | "not-held" | "called-off";
        lasted?: number;
        present?: ("child" | "family" | "tutor")[];
        /** @enum {string} */
        cause?: "illness" | "family" | "organisation" | "other";
      }[];
      planned: number;
      held: number;
      endedOn?: string;
      result?: components["schemas"]["EnrolmentResult"];
      /** @enum {string} */
      cause?: "family" | "health" | "moved" | "no-attendance" | "other-help" | "organisation" | "offer-lapsed" | "child-left" | "agency-closed" | "programme-withdrawn" | "programme-over" | "same-child";
      /** @description Карты ребёнка объединены: эти занятия продолжаются в другом зачислении / the child's cards were merged: it goes on in this enrolment */
      goesOnIn?: string;
      note?: string;
      version: number;
    };
    Family: {
      familyId: string;
      municipality: string;
      members: {
        memberId: string;
        kin?: components["schemas"]["FamilyMembersKin"];
        surname?: string;
        givenName?: string;
        patronymic?: string;
        phone?: string;
        email?: string;
        /** @description Организация-опекун: agencyId / the organisation that is the guardian */
        organisation?: string;
        represents: {
          childId: string;
          relation: string;
          acting: boolean;
          paper?: {
            kind: string;
            number?: string;
            from?: string;
            to?: string;
          };
        }[];
        languages: string[];
        needs: components["schemas"]["OpenFamilyNeeds"][];
        /** @enum {string} */
        channel: "mail" | "sms" | "none";
        digest: boolean;
        since: string;
        invitedAt?: string;
        /** @description Личная ссылка участника действует / a link of this member works */
        mayOpenPage: boolean;
      }[];
      children: string[];
      createdAt: string;
      version: number;
    };
    FindDuplicatesAnswer: {
      items: {
        score: number;
        reasons: ("same-snils" | "snils-digit" | "other-snils" | "same-surname" | "surname-spelling" | "surname-part" | "surname-typo" | "same-given-name" | "given-name-spelling" | "given-name-form" | "given-name-typo" | "names-swapped" | "same-patronymic" | "patronymic-typo" | "patronymic-missing" | "other-patronymic" | "former-name" | "same-birth-date" | "former-birth-date" | "day-month-swapped" | "birth-date-digit")[];
        /** @enum {string} */
        status: "open" | "distinct";
        foundAt: string;
        by?: string;
        at?: string;
        reason?: string;
        children: components["schemas"]["FindChildrenItems"][];
        merge: {
          childId: string;
          other: string;
        };
      }[];
      nextCursor?: string;
    };
    TellChildrenApartAnswer: {
      score: number;
      reasons: ("same-snils" | "snils-digit" | "other-snils" | "same-surname" | "surname-spelling" | "surname-part" | "surname-typo" | "same-given-name" | "given-name-spelling" | "given-name-form" | "given-name-typo" | "names-swapped" | "same-patronymic" | "patronymic-typo" | "patronymic-missing" | "other-patronymic" | "former-name" | "same-birth-date" | "former-birth-date" | "day-month-swapped" | "birth-date-digit")[];
      /** @enum {string} */
      status: "open" | "distinct";
      foundAt: string;
      by?: string;
      at?: string;
      childIds: string[];
    };
    FindChildrenAnswer: {
      items: components["schemas"]["FindChildrenItems"][];
      nextCursor?: string;
    };
    ImportChildrenAnswer: {
      importId?: string;
      /** @enum {string} */
      kind?: "children" | "agencies" | "services" | "specialists" | "papers" | "results";
      /** @enum {string} */
      status?: "working" | "done";
      dryRun?: boolean;
      createdAt?: string;
      finishedAt?: string;
      rows?: number;
      looked?: number;
      taken?: number;
      known?: number;
      rejectedCount?: number;
      counts?: {
        [key: string]: number;
      };
      about?: {
        [key: string]: string;
      };
      registered: {
        row: number;
        childId?: string;
        agencyId?: string;
        serviceKey?: string;
        specialistId?: string;
        instrumentId?: string;
        resultId?: string;
      }[];
      knownRows?: {
        row: number;
        childId?: string;
        agencyId?: string;
        serviceKey?: string;
        specialistId?: string;
        instrumentId?: string;
        resultId?: string;
      }[];
      rejected: {
        row: number;
        code: components["schemas"]["ConfirmImportRowCode"];
        detail: string;
        detailEn: string;
        errors: {
          pointer: string;
          detail: string;
          detailEn: string;
        }[];
        current?: unknown;
      }[];
      notes?: {
        pointer: string;
        detail: string;
        detailEn: string;
        row: number;
      }[];
      skipped?: {
        row: number;
        /** @enum {string} */
        why: "numbers" | "total" | "head" | "note";
      }[];
      unknownColumns?: string[];
    };
    FindFamiliesAnswer: {
      items: {
        familyId: string;
        municipality: string;
        members: {
          memberId: string;
          kin?: components["schemas"]["FamilyMembersKin"];
        }[];
        createdAt: string;
      }[];
      nextCursor?: string;
    };
    ListFamilyServicesAnswer: {
      familyId: string;
      items: {
        service: string;
        title: components["schemas"]["Text"];
        /** @description Есть ли в действующем перечне муниципалитета или региона; нет поля — перечень не утверждён / whether it is on the list that counts; absent: none does */
        listed?: boolean;
        /** @enum {string} */
        by: "step" | "enrolment" | "appointment";
        id: string;
        childId: string;
        agencyId?: string;
        agency?: string;
        on?: string;
        /**
         * @description Нет — ещё идёт / absent: it goes on
         * @enum {string}
         */
        result?: "performed" | "not-applied" | "refused-measure" | "refused-programme" | "not-performed" | "advised" | "another" | "referred" | "plan-change" | "goals-reached" | "goals-partly" | "goals-not-reached" | "attended" | "not-attended" | "missed" | "not-held" | "left";
      }[];
      nextCursor?: string;
    };
    ListMergingsAnswer: {
      items: components["schemas"]["Merging"][];
      nextCursor?: string;
    };
    FindErasuresAnswer: {
      items: components["schemas"]["Erasure"][];
      nextCursor?: string;
    };
    StartExportAnswer: {
      exportId: string;
      /** @enum {string} */
      list: "children" | "agencies" | "enrolments" | "resources" | "seekers" | "placements" | "accompaniments" | "requests" | "unions" | "routes" | "steps" | "inbox" | "obligations" | "deliveries";
      /** @enum {string} */
      format: "xlsx" | "csv";
      /** @enum {string} */
      status: "working" | "done";
      rows: number;
      truncated: boolean;
      createdAt: string;
      finishedAt?: string;
      download?: components["schemas"]["LinkAttachmentAnswer"];
      expired: boolean;
      /** @description Файлов больше нет раньше срока, и почему: сделайте выгрузку заново / the files are gone before their time, and why: make it anew */
      withdrawn?: {
        ru: string;
        en: string;
      };
      files: {
        part: number;
        rows: number;
        bytes: number;
        url?: string;
        downloads: number;
        lastDownloadAt?: string;
      }[];
    };
    ListConsentsAnswer: {
      items: {
        consentId: string;
        childId: string;
        representativeId: string;
        /** @description route или id организации / route or an agency's id */
        recipient: string;
        /** @enum {string} */
        purpose: "support-route" | "quality-assessment" | "employment" | "events";
        about?: components["schemas"]["ConsentAbout"];
        dataClasses: ("identity" | "health" | "education" | "social")[];
        /** Format: date */
        signedOn: string;
        /** Format: date */
        expiresOn: string;
        recordedAt: string;
        /** @enum {string} */
        status: "given" | "withdrawn" | "ended";
        withdrawnAt?: string;
        endedAt?: string;
        because?: components["schemas"]["ConsentBecause"];
        cut?: components["schemas"]["ConsentCut"];
      }[];
      nextCursor?: string;
    };
    ListInstrumentsAnswer: {
      items: {
        instrumentId: string;
        childId: string;
        /** @enum {string} */
        kind: "ipra" | "pmpk" | "iprp" | "vk";
        /** Format: date */
        validFrom: string;
        /**
         * Format: date
         * @description Последний день; без срока отсутствует / the last day; absent where there is no end
         */
        validTo?: string;
        /** @enum {string} */
        term?: "until-18" | "indefinite";
        supersedes?: string;
        supersededBy?: string;
        /**
         * @description Исправляет прежний документ с тем же номером / corrects the earlier one of the same number
         * @constant
         */
        corrects?: true;
        conclusion?: components["schemas"]["InstrumentConclusion"];
        recordedAt: string;
        number: string;
        issuer: string;
        measures: {
          measureId: string;
          /** @description То же мероприятие в прежних документах: его первый id / the same measure in earlier instruments: its first id */
          line?: string;
          /** @enum {string} */
          block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
          providerKind: components["schemas"]["AgencyKind"];
          /** @description Какую услугу оно требует; открыто, без формулировки / the service that it asks for, without its wording */
          serviceKey?: string;
          /**
           * @description Предложено правилом по формулировке (`signs` услуги) и никем не подтверждено / proposed by a rule, not confirmed
           * @constant
           */
          proposedBy?: "rule";
          agencyId?: string;
          /** Format: date */
          from?: string;
          /** Format: date */
          to?: string;
          title: string;
        }[];
        /** @description На что обратить внимание / what to look at */
        warnings?: {
          /** @enum {string} */
          code: "expired" | "past-18" | "measure-past-18";
          text: components["schemas"]["Text"];
        }[];
      }[];
      nextCursor?: string;
    };
    GetInstrumentAnswer: {
      instrumentId: string;
      childId: string;
      /** @enum {string} */
      kind: "ipra" | "pmpk" | "iprp" | "vk";
      /** Format: date */
      validFrom: string;
      /**
       * Format: date
       * @description Последний день; без срока отсутствует / the last day; absent where there is no end
       */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      supersededBy?: string;
      /**
       * @description Исправляет прежний документ с тем же номером / corrects the earlier one of the same number
       * @constant
       */
      corrects?: true;
      conclusion?: components["schemas"]["InstrumentConclusion"];
      recordedAt: string;
      number: string;
      issuer: string;
      measures: {
        measureId: string;
        /** @description То же мероприятие в прежних документах: его первый id / the same measure in earlier instruments: its first id */
        line?: string;
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        providerKind: components["schemas"]["AgencyKind"];
        /** @description Какую услугу оно требует; открыто, без формулировки / the service that it asks for, without its wording */
        serviceKey?: string;
        /**
         * @description Предложено правилом по формулировке (`signs` услуги) и никем не подтверждено / proposed by a rule, not confirmed
         * @constant
         */
        proposedBy?: "rule";
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
        title: string;
      }[];
      /** @description На что обратить внимание / what to look at */
      warnings?: {
        /** @enum {string} */
        code: "expired" | "past-18" | "measure-past-18";
        text: components["schemas"]["Text"];
      }[];
      history: ({
        at: string;
        by: string;
        /** @constant */
        what: "recorded";
        /** @description Внесён ответом на этот шаг / entered by the answer of this step */
        stepId?: string;
        importId?: string;
      } | {
        at: string;
        by: string;
        /** @constant */
        what: "presented";
        /** Format: date */
        on: string;
        agencyId: string;
      } | {
        at: string;
        by: string;
        /** @enum {string} */
        what: "agreed" | "disagreed";
        /** Format: date */
        on: string;
        representativeId?: string;
      } | {
        at: string;
        by: string;
        /** @constant */
        what: "followed-birthday";
        /** @description Прежний последний день: дата рождения исправлена / the former last day: the birth date was corrected */
        was: string;
      } | {
        at: string;
        by: string;
        /** @constant */
        what: "corrected";
        fields: ("number" | "issuer" | "validFrom" | "validTo" | "term" | "educationalNeeds" | "study")[];
        was: {
          /** Format: date */
          validFrom?: string;
          /** Format: date */
          validTo?: string;
          /** @enum {string} */
          term?: "until-18" | "indefinite";
          educationalNeeds?: boolean;
          study?: components["schemas"]["GetStepChildStudy"];
        };
        reason: string;
        /** @description Прежний номер / the former number */
        number?: string;
        /** @description Прежний орган / the former issuer */
        issuer?: string;
      })[];
      version: number;
    };
    FindUnconfirmedServicesAnswer: {
      items: {
        childId: string;
        instrumentId: string;
        /** @enum {string} */
        kind: "ipra" | "pmpk" | "iprp" | "vk";
        version: number;
        measures: {
          measureId: string;
          title: string;
          serviceKey: string;
        }[];
      }[];
      nextCursor?: string;
    };
    ImportInstrumentsAnswer: {
      importId: string;
      /** @enum {string} */
      status: "working" | "done";
      dryRun: boolean;
      /** @description Строк в файле / rows of the file */
      total: number;
      /** @description Сколько пройдено / how many have been looked at */
      looked: number;
      counts: {
        [key: string]: number;
      };
      rows: {
        /** @description Строка файла или номер выписки в архиве / line of the file, or place in the archive */
        row: number;
        outcome: components["schemas"]["ConfirmImportRowOutcome"];
        childId?: string;
        instrumentId?: string;
        /** @description Кто это может быть, и почему / who it may be, and why */
        candidates?: {
          childId: string;
          reasons: ("snils" | "name-and-birth-date" | "name" | "birth-date-swapped" | "alike")[];
        }[];
        errors?: {
          pointer: string;
          detail: string;
          detailEn: string;
        }[];
        code?: components["schemas"]["ConfirmImportRowCode"];
        text?: components["schemas"]["Text"];
        file?: string;
        notes?: components["schemas"]["Text"][];
      }[];
    };
    GetInstrumentImportAnswer: {
      importId: string;
      dryRun: boolean;
      /** @enum {string} */
      format: "xml" | "zip" | "xlsx" | "csv";
      /** @enum {string} */
      kind: "ipra" | "pmpk";
      rows: number;
      done: number;
      counts: {
        [key: string]: number;
      };
      startedAt: string;
      finishedAt?: string;
    };
    ListImportRowsAnswer: {
      items: {
        /** @description Строка файла или номер выписки в архиве / line of the file, or place in the archive */
        row: number;
        outcome: components["schemas"]["ConfirmImportRowOutcome"];
        childId?: string;
        instrumentId?: string;
        /** @description Кто это может быть, и почему / who it may be, and why */
        candidates?: {
          childId: string;
          reasons: ("snils" | "name-and-birth-date" | "name" | "birth-date-swapped" | "alike")[];
        }[];
        errors?: {
          pointer: string;
          detail: string;
          detailEn: string;
        }[];
        code?: components["schemas"]["ConfirmImportRowCode"];
        text?: components["schemas"]["Text"];
        /** @description О ком строка, пока она ждёт решения / whom it names, while it waits */
        said?: {
          who: {
            surname?: string;
            givenName?: string;
            patronymic?: string;
            birthDate?: string;
            snils?: string;
          };
          number?: string;
          file?: string;
          notes: components["schemas"]["Text"][];
        };
      }[];
      nextCursor?: string;
    };
    GetFailedRowsAnswer: unknown;
    ConfirmImportRowAnswer: {
      /** @description Строка файла или номер выписки в архиве / line of the file, or place in the archive */
      row: number;
      outcome: components["schemas"]["ConfirmImportRowOutcome"];
      childId?: string;
      instrumentId?: string;
      /** @description Кто это может быть, и почему / who it may be, and why */
      candidates?: {
        childId: string;
        reasons: ("snils" | "name-and-birth-date" | "name" | "birth-date-swapped" | "alike")[];
      }[];
      errors?: {
        pointer: string;
        detail: string;
        detailEn: string;
      }[];
      code?: components["schemas"]["ConfirmImportRowCode"];
      text?: components["schemas"]["Text"];
    };
    GetExecutionAnswer: {
      items: {
        instrumentId: string;
        /** @enum {string} */
        kind: "ipra" | "pmpk" | "iprp" | "vk";
        number: string;
        /** Format: date */
        validFrom: string;
        /** Format: date */
        validTo?: string;
        superseded: boolean;
        measureId: string;
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
        asked?: {
          stepId: string;
          routeId: string;
          agencyId: string;
          agency: string;
          requestedAt?: string;
          /** Format: date */
          dueDate: string;
          status: components["schemas"]["StepStatus"];
        };
        outcome?: {
          /** @enum {string} */
          source: "step" | "recorded";
          result: components["schemas"]["StepResult"];
          cause?: components["schemas"]["StepCause"];
          /** Format: date */
          on: string;
          warning?: components["schemas"]["ResultWarning"];
          late?: boolean;
          agencyId?: string;
          by?: string;
          note?: string;
          resultId?: string;
        };
        /** @description Что вы можете сделать сейчас: записать результат или исправить записанный / what you may do now: record a result, or correct one that was recorded */
        mayDo: ("record" | "correct")[];
      }[];
      totals: components["schemas"]["ExecutionTotals"];
      nextCursor?: string;
    };
    ReportExecutionAnswer: {
      outgoingId: string;
      childId: string;
      instrumentId: string;
      number: string;
      /** Format: date */
      date: string;
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      measures: number;
      performed: number;
      madeAt: string;
      by: string;
    };
    ListExecutionReportsAnswer: {
      items: components["schemas"]["ReportExecutionAnswer"][];
      nextCursor?: string;
    };
    ListTemplatesAnswer: {
      items: components["schemas"]["TemplateSummary"][];
      nextCursor?: string;
    };
    ListRoutesAnswer: {
      items: {
        routeId: string;
        childId: string;
        template: components["schemas"]["RouteTemplate"];
        /** @enum {string} */
        status: "open" | "handed-over" | "closed";
        cycle: number;
        cycleStartedAt: string;
        cycleEndsAt: string;
        endedAt?: string;
      }[];
      nextCursor?: string;
    };
    GetRouteHistoryAnswer: {
      items: components["schemas"]["HistoryItem"][];
      nextCursor?: string;
    };
    AddSignedPlanAnswer: {
      signedId: string;
      routeId: string;
      cycle: number;
      edition: string;
      /** @description Подписан план, каким он есть сейчас / it signs the plan as it is now */
      current: boolean;
      /** Format: date */
      signedOn: string;
      name: string;
      type: string;
      size: number;
      /** @description Дайджест содержимого / digest of the content */
      sha256: string;
      addedAt: string;
      by: string;
      check?: components["schemas"]["AddAttachmentCheck"];
      /** @description Удалён как ошибочный; плана он не подписывает / taken away as a mistake; it signs nothing */
      removed?: {
        at: string;
        by: string;
        reason: string;
      };
    };
    ListSignedPlansAnswer: {
      items: components["schemas"]["AddSignedPlanAnswer"][];
      nextCursor?: string;
    };
    FindStepsAnswer: {
      items: components["schemas"]["Step"][];
      nextCursor?: string;
    };
    GetStepChildAnswer: {
      child?: components["schemas"]["RespondChild"];
      measure?: string;
      recommendations?: string[];
      study?: components["schemas"]["GetStepChildStudy"];
      keyMeasure?: components["schemas"]["Text"];
      means?: components["schemas"]["Text"];
      expectedResult?: components["schemas"]["Text"];
      help?: components["schemas"]["RouteHelp"];
    };
    ListServicesAnswer: {
      items: components["schemas"]["ServiceSummary"][];
      version: number;
      nextCursor?: string;
    };
    ListServiceListsAnswer: {
      items: components["schemas"]["ServiceListSummary"][];
      nextCursor?: string;
    };
    FindAgenciesAnswer: {
      items: components["schemas"]["Agency"][];
      nextCursor?: string;
    };
    ListLinkUsesAnswer: {
      items: components["schemas"]["LinkUse"][];
      nextCursor?: string;
    };
    RegisterWebhookAnswer: {
      webhookId: string;
      agencyId: string;
      url: string;
      events: components["schemas"]["WebhookEvents"][];
      /** @enum {string} */
      mail: "fallback" | "also";
      description?: string;
      /** @enum {string} */
      status: "active" | "disabled";
      /** @enum {string} */
      disabledBecause?: "asked" | "gone" | "failing";
      disabledAt?: string;
      createdAt: string;
      publicKeys: {
        key: string;
        until?: string;
      }[];
      health: components["schemas"]["WebhookHealth"];
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: ("test" | "rotate" | "disable" | "enable")[];
      version: number;
      secret: string;
    };
    ListWebhooksAnswer: {
      items: components["schemas"]["Webhook"][];
      nextCursor?: string;
    };
    FindDeliveriesAnswer: {
      items: components["schemas"]["Delivery"][];
      nextCursor?: string;
    };
    ResendDeliveriesAnswer: {
      resent: string[];
      more: boolean;
    };
    GetDeliveryAnswer: {
      deliveryId: string;
      /** @enum {string} */
      channel: "mail" | "sms" | "webhook";
      /** @enum {string} */
      audience: "agency" | "coordinator" | "family" | "guest";
      kind: string;
      status: components["schemas"]["DeliveryStatus"];
      routeId?: string;
      stepId?: string;
      obligationId?: string;
      agencyId?: string;
      webhookId?: string;
      to: string;
      attempts: number;
      round: number;
      createdAt: string;
      nextAttemptAt?: string;
      endedAt?: string;
      refusedAs?: string;
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: "resend"[];
      version: number;
      log: {
        n: number;
        at: string;
        to: string;
        status?: number;
        failure?: string;
        latencyMs?: number;
        response?: string;
      }[];
    };
    ReadInboxAnswer: {
      items: {
        step?: components["schemas"]["Step"];
        task?: components["schemas"]["DoneTaskAnswer"];
        expiring?: {
          /** @enum {string} */
          what: "consent" | "instrument";
          id: string;
          childId: string;
          routeId: string;
          until: string;
          daysLeft: number;
        };
        handover?: components["schemas"]["FindHandoversItems"];
        erasure?: components["schemas"]["Erasure"];
        request?: components["schemas"]["AskRequestAnswer"];
        draft?: {
          routeId: string;
          childId: string;
          template: string;
          since: string;
          daysWaiting: number;
          lines: number;
          /** @description Строк без организации / lines of nobody */
          unassigned: number;
        };
      }[];
      nextCursor?: string;
    };
    CountInboxAnswer: {
      overdue: components["schemas"]["CountInboxWeek"];
      today: components["schemas"]["CountInboxWeek"];
      week: components["schemas"]["CountInboxWeek"];
      "no-answer": components["schemas"]["CountInboxWeek"];
      rejected: components["schemas"]["CountInboxWeek"];
      failed: components["schemas"]["CountInboxWeek"];
      holds: components["schemas"]["CountInboxWeek"];
      drafts: components["schemas"]["CountInboxWeek"];
      expiring: components["schemas"]["CountInboxWeek"];
      handovers: components["schemas"]["CountInboxWeek"];
      erasures: components["schemas"]["CountInboxWeek"];
      requests: components["schemas"]["CountInboxWeek"];
      tasks: components["schemas"]["CountInboxWeek"];
    };
    FindByNumberAnswer: {
      items: {
        routeId: string;
        childId: string;
        stepId?: string;
      }[];
      nextCursor?: string;
    };
    GroupInboxAnswer: {
      items: {
        agencyId: string;
        name: string;
        steps: number;
        oldest: string;
      }[];
      nextCursor?: string;
    };
    RemindManyAnswer: {
      done: string[];
      unchanged: string[];
      refused: {
        stepId: string;
        code: string;
      }[];
    };
    DoneTaskAnswer: {
      taskId: string;
      /** @enum {string} */
      kind: "undeliverable" | "webhook-failed" | "webhook-disabled" | "clarification" | "agency-closed" | "second-person" | "family-disagrees" | "family-unreachable" | "consent-needed" | "consent-disputed" | "placement-needed" | "coming-of-age" | "authority-ending" | "execution-report" | "route-not-reopened" | "plan-unassigned" | "extension-asked" | "emergency-access" | "counsel" | "failed" | "audit-alert" | "erasure-stalled" | "file-infected" | "file-unchecked" | "place-offered" | "sessions-missing" | "enrolment-left" | "rows-expiring" | "placement-failed" | "placement-unanswered" | "lessons-missed" | "appointments-missed" | "appointment-not-held" | "outcome-missing" | "request-overdue" | "paper-handed-in" | "enquiry" | "accompaniment-unanswered" | "accompaniment-no-contact" | "accompaniment-end-proposed" | "accompaniment-without-curator" | "accompaniment-doubled" | "peer-wanted" | "peer-silent" | "year-plan-behind" | "round-empty" | "round-closed" | "round-finding" | "finding-overdue" | "meeting-due" | "meeting-invitation" | "meeting-recording" | "meeting-minutes" | "decision-overdue" | "approval-failed" | "agreement-ending" | "duty-left" | "advice-missed" | "advice-unsaid" | "talk-unreviewed" | "talks-undecided" | "programme-gap" | "event-unclosed" | "site-proposed" | "internship-failed" | "internship-unanswered" | "internship-outcome" | "library-proposed" | "library-review" | "course-review" | "calendar-missing";
      agencyId?: string;
      stepId?: string;
      routeId?: string;
      childId?: string;
      instrumentId?: string;
      deliveryId?: string;
      webhookId?: string;
      confirmationId?: string;
      emergencyId?: string;
      obligationId?: string;
      placementId?: string;
      accompanimentId?: string;
      peerSupportId?: string;
      familyRequestId?: string;
      paperId?: string;
      enquiryId?: string;
      erasureId?: string;
      enrolmentId?: string;
      appointmentId?: string;
      yearPlanId?: string;
      yearEntryId?: string;
      roundId?: string;
      findingId?: string;
      bodyId?: string;
      meetingId?: string;
      decisionId?: string;
      agreementId?: string;
      itemId?: string;
      courseId?: string;
      occasionId?: string;
      talkId?: string;
      adviceId?: string;
      siteId?: string;
      internshipId?: string;
      /** @description Загрузка, строки которой никому не отданы / import whose rows were given to nobody */
      importId?: string;
      /** @description Файл шага, плана или отчёта / file of a step, a plan or a report */
      fileId?: string;
      /** @description Родители не согласны между собой: кто согласен и с какого дня, кто отозвал и когда. Пока не решено, действует согласие второго родителя / parents disagree; until it is settled the standing consent counts */
      dispute?: {
        agreedConsentId: string;
        agreedOn: string;
        withdrawnConsentId: string;
        withdrawnOn: string;
      };
      representativeId?: string;
      /** @description Последний день документа о полномочиях, соглашения, предложенного места, срок вывода; до какого дня посмотреть документ семьи; до какого дня собраться / the last day of a paper of authority, an agreement, an offered place, the due day of a finding, or of a look at a family's paper; by when to meet */
      until?: string;
      /**
       * @description Месяц 18-летия, занятий или плана / month of the 18th birthday, of the sessions, or of the plan
       * @example 2027-05
       */
      month?: string;
      /**
       * @description Код отказа или причины, из-за которой это стало задачей / code of the refusal, or of the cause, that made it a task
       * @example child.left
       */
      because?: string;
      /** @description Год, календаря которого нет / the year whose calendar is missing */
      year?: number;
      /** @description О чьей учётной записи тревога / whose account the alert is about */
      account?: string;
      /** @enum {string} */
      alert?: "mass-reading" | "refusals";
      /** @description Сколько детей, отказов или строк плана / how many children, refusals, or lines of a plan */
      count?: number;
      openedAt: string;
      /** @enum {string} */
      status: "open" | "done";
      doneAt?: string;
      /** @description Роль и учётная запись того, кто закрыл / role and account of whoever settled it */
      doneBy?: string;
      /** @description Что выяснили, словами / what was found, in words */
      words?: string;
      version: number;
    };
    FindHandoversAnswer: {
      items: components["schemas"]["FindHandoversItems"][];
      nextCursor?: string;
    };
    GetHandoverAnswer: {
      handoverId: string;
      /** @enum {string} */
      kind: "age" | "municipality" | "organisation" | "representative";
      /** @enum {string} */
      status: "proposed" | "accepted" | "declined" | "withdrawn";
      childId: string;
      routeId?: string;
      municipality: string;
      from: components["schemas"]["GetHandoverTo"];
      to: components["schemas"]["GetHandoverTo"];
      /** @description Принята: организации, которым перешли шаги и место в карте / accepted: organisations that took over steps and the place in the card */
      takenBy: string[];
      age?: number;
      proposedAt: string;
      decidedAt?: string;
      decidedBy?: string;
      mayDo: ("accept" | "decline")[];
      version: number;
      reason?: string;
      /** @description Открытые шаги и те, что по плану впереди; `elsewhere` — организация другого муниципалитета / open and planned steps */
      steps: {
        stepId: string;
        title: components["schemas"]["Text"];
        status: string;
        agencyId: string;
        agencyName: string;
        agencyKind: string;
        dueDate?: string;
        elsewhere: boolean;
      }[];
      /** @description Программы, в которых ребёнок занимается или ждёт места / programmes in which the child is, or waits */
      enrolments: components["schemas"]["RouteHelpEnrolments"][];
      /** @description Места в карте ребёнка, где названа закрытая организация / where the card names the closed organisation */
      attachments: ("school" | "kindergarten" | "health" | "social")[];
      /** @description Закрытая организация — законный представитель ребёнка: внесите в карту нового и уберите её / the closed organisation is the child's guardian: enter another one */
      guardian: boolean;
      papers: {
        instrumentId: string;
        kind: string;
        validTo?: string;
      }[];
      consents: {
        consentId: string;
        representativeId: string;
        recipient: string;
        expiresOn: string;
      }[];
      /** @description Кому можно поручить: по видам организаций / to whom steps of a kind can be given */
      candidates: {
        agencyKind: string;
        agencies: {
          agencyId: string;
          name: string;
          municipality: string;
        }[];
      }[];
      /** @description Шаблоны следующего маршрута по возрасту / templates of the next route */
      templates: components["schemas"]["GetHandoverTemplates"][];
    };
    ReadEmergencyAnswer: {
      emergencyId: string;
      childId: string;
      until: string;
      /**
       * @description Как называется карта до рождения; ни о ком не говорит / what the card is called before the birth
       * @example Семья 4F7K2
       */
      label?: string;
      /**
       * Format: date
       * @description На какой день ожидают / for which day it is expected
       */
      dueOn?: string;
      person?: components["schemas"]["ChildCardPerson"];
      representatives: {
        representativeId: string;
        surname?: string;
        givenName?: string;
        patronymic?: string;
        /** @enum {string} */
        relation: "parent" | "guardian" | "foster-parent" | "institution" | "self" | "other";
        authority?: components["schemas"]["ChildCardRepresentativesAuthority"];
        agencyId?: string;
        phone?: string;
        email?: string;
      }[];
      steps: {
        stepId: string;
        title: components["schemas"]["Text"];
        status: string;
        agencyId: string;
      }[];
      organisations: {
        agencyId: string;
        kind: components["schemas"]["AgencyKind"];
        name: string;
        contacts: {
          email: string;
          role?: string;
        }[];
      }[];
    };
    FindEmergenciesAnswer: {
      items: components["schemas"]["Emergency"][];
      nextCursor?: string;
    };
    FindConfirmationsAnswer: {
      items: components["schemas"]["Confirmation"][];
      nextCursor?: string;
    };
    GetCapacityAnswer: {
      agencyId: string;
      services: {
        service: string;
        /** @enum {string} */
        state: "capacity" | "waitlist" | "no-capacity";
        places?: number;
        waiting?: number;
        /** Format: date */
        until?: string;
        taken: number;
        free?: number;
        queued: number;
      }[];
      saidAt?: string;
      version: number;
    };
    FindProgrammesAnswer: {
      items: components["schemas"]["Programme"][];
      nextCursor?: string;
    };
    ListProgrammeVersionsAnswer: {
      items: {
        version: number;
        content: {
          kind: components["schemas"]["EnrolmentKind"];
          title: string;
          serviceKeys: string[];
          ages: components["schemas"]["DraftProgrammeAges"];
          /** @enum {string} */
          form: "individual" | "group" | "home" | "remote" | "inpatient";
          group?: components["schemas"]["DraftProgrammeGroup"];
          methods: components["schemas"]["DraftProgrammeMethods"][];
          goals: components["schemas"]["DraftProgrammeGoals"][];
          sessionsPerMonth: number;
          hoursPerMonth?: number;
          term: components["schemas"]["OpenSlotLeave"];
          places: number;
          /** @enum {string} */
          dataClass: "health" | "education" | "social";
        };
        approval: components["schemas"]["FormApproval"];
      }[];
      nextCursor?: string;
    };
    FindFormsAnswer: {
      items: {
        formId: string;
        municipality?: string;
        model?: components["schemas"]["FormModel"];
        /** @enum {string} */
        status: "draft" | "approved" | "retired";
        /** @description Действующая версия; 0 — ещё нет / the version in force; 0: none yet */
        approvedVersion: number;
        title: components["schemas"]["FormTitle"];
        /** @enum {string} */
        subject: "child" | "family" | "agency" | "nobody";
        hasDraft: boolean;
        approval?: components["schemas"]["FormApproval"];
        retirement?: components["schemas"]["FormApproval"];
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListFormVersionsAnswer: {
      items: {
        version: number;
        content: components["schemas"]["FormContent"];
        approval: components["schemas"]["FormApproval"];
      }[];
      nextCursor?: string;
    };
    ImportFormAnswer: {
      form: components["schemas"]["Form"];
      /** @description Что в документе описывает его самого и в форму не вошло / what only describes the document and has no place in a form */
      left: string[];
    };
    PreviewFormAnswer: {
      /** @description Что спрашивают при таких ответах / what is asked, given the answers */
      asked: string[];
      scores: {
        key: string;
        value?: number;
        band?: string;
        answered: number;
        asked: number;
      }[];
    };
    DraftStandardDocumentAnswer: {
      standardId: string;
      municipality?: string;
      model?: components["schemas"]["DraftStandardDocumentModel"];
      /** @enum {string} */
      status: "draft" | "approved" | "retired";
      /** @description Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet */
      edition: number;
      title: components["schemas"]["DraftStandardDocumentTitle"];
      /** @enum {string} */
      audience: "family" | "office";
      hasDraft: boolean;
      approval?: components["schemas"]["FormApproval"];
      retirement?: components["schemas"]["FormApproval"];
      createdAt: string;
      version: number;
      /** @description Утверждённый текст / what has been approved */
      content?: {
        title: components["schemas"]["DraftStandardDocumentTitle"];
        /** @enum {string} */
        audience: "family" | "office";
        /** @enum {string} */
        dataClass: "identity" | "health" | "education" | "social";
        /** @enum {string} */
        orientation: "portrait" | "landscape";
        asks: {
          key: string;
          title: components["schemas"]["DraftStandardDocumentTitle"];
          /** @enum {string} */
          kind: "text" | "day";
          required: boolean;
        }[];
        parts: ({
          /** @constant */
          kind: "corner";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "lines";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "title";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "heading";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "paragraph";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "facts";
          rows: {
            name: string;
            value: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "table";
          /** @enum {string} */
          list: "measures" | "goals" | "consents";
          columns: {
            column: string;
            title: string;
            width: number;
          }[];
          empty?: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "signatures";
          of: {
            who: string;
            name?: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        })[];
        source?: string;
      };
      /** @description Проект следующей редакции / the draft of the next edition */
      draft?: {
        title: components["schemas"]["DraftStandardDocumentTitle"];
        /** @enum {string} */
        audience: "family" | "office";
        /** @enum {string} */
        dataClass: "identity" | "health" | "education" | "social";
        /** @enum {string} */
        orientation: "portrait" | "landscape";
        asks: {
          key: string;
          title: components["schemas"]["DraftStandardDocumentTitle"];
          /** @enum {string} */
          kind: "text" | "day";
          required: boolean;
        }[];
        parts: ({
          /** @constant */
          kind: "corner";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "lines";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "title";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "heading";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "paragraph";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "facts";
          rows: {
            name: string;
            value: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "table";
          /** @enum {string} */
          list: "measures" | "goals" | "consents";
          columns: {
            column: string;
            title: string;
            width: number;
          }[];
          empty?: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "signatures";
          of: {
            who: string;
            name?: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        })[];
        source?: string;
      };
    };
    FindStandardDocumentsAnswer: {
      items: {
        standardId: string;
        municipality?: string;
        model?: components["schemas"]["DraftStandardDocumentModel"];
        /** @enum {string} */
        status: "draft" | "approved" | "retired";
        /** @description Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet */
        edition: number;
        title: components["schemas"]["DraftStandardDocumentTitle"];
        /** @enum {string} */
        audience: "family" | "office";
        hasDraft: boolean;
        approval?: components["schemas"]["FormApproval"];
        retirement?: components["schemas"]["FormApproval"];
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListDocumentFieldsAnswer: {
      fields: {
        key: string;
        name: string;
        title: components["schemas"]["Text"];
        /** @enum {string} */
        kind: "text" | "name" | "day" | "choice";
      }[];
      lists: {
        key: string;
        name: string;
        title: components["schemas"]["Text"];
        columns: {
          key: string;
          name: string;
          title: components["schemas"]["Text"];
        }[];
      }[];
      cases: {
        key: string;
        name: string;
      }[];
      dataClasses: ("identity" | "health" | "education" | "social")[];
    };
    ListDocumentEditionsAnswer: {
      items: {
        edition: number;
        /** @description С какого дня действует / in force from */
        from: string;
        /** @description До какого дня, не включая / until, exclusive */
        until?: string;
        content: {
          title: components["schemas"]["DraftStandardDocumentTitle"];
          /** @enum {string} */
          audience: "family" | "office";
          /** @enum {string} */
          dataClass: "identity" | "health" | "education" | "social";
          /** @enum {string} */
          orientation: "portrait" | "landscape";
          asks: {
            key: string;
            title: components["schemas"]["DraftStandardDocumentTitle"];
            /** @enum {string} */
            kind: "text" | "day";
            required: boolean;
          }[];
          parts: ({
            /** @constant */
            kind: "corner";
            lines: string[];
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "lines";
            lines: string[];
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "title";
            lines: string[];
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "heading";
            text: string;
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "paragraph";
            text: string;
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "facts";
            rows: {
              name: string;
              value: string;
            }[];
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "table";
            /** @enum {string} */
            list: "measures" | "goals" | "consents";
            columns: {
              column: string;
              title: string;
              width: number;
            }[];
            empty?: string;
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          } | {
            /** @constant */
            kind: "signatures";
            of: {
              who: string;
              name?: string;
            }[];
            when?: {
              field: string;
              /** @enum {string} */
              is: "known" | "unknown" | "=" | "!=";
              value?: string;
            }[];
          })[];
          source?: string;
        };
        approval: components["schemas"]["FormApproval"];
      }[];
      nextCursor?: string;
    };
    FillDocumentAnswer: {
      documentId: string;
      childId: string;
      standardId: string;
      edition: number;
      title: components["schemas"]["Text"];
      /** @enum {string} */
      audience: "family" | "office";
      /** @enum {string} */
      dataClass: "identity" | "health" | "education" | "social";
      number: string;
      /** Format: date */
      date: string;
      agencyId?: string;
      representativeId?: string;
      replaces?: string;
      /** @description Каким документом заменён / which took its place */
      replacedBy?: string;
      /** @description Составлен по ошибке / made by mistake */
      voided?: {
        at: string;
        by: string;
        reason?: string;
      };
      madeAt: string;
      by: string;
      version: number;
    };
    ListChildDocumentsAnswer: {
      items: components["schemas"]["FillDocumentAnswer"][];
      nextCursor?: string;
    };
    OpenQualityAnswer: {
      qualityId: string;
      year: string;
      /** @enum {string} */
      sphere: "education" | "health" | "social";
      municipality?: string;
      experts: string;
      visitors: string;
      plans?: string;
      /** @enum {string} */
      status: "open" | "counted";
      counted: number;
      countedOn?: string;
      createdAt: string;
      version: number;
      /** @description Почему посчитано снова / why it was counted again */
      reason?: string;
      /** @description Среднее итогов / the mean of the totals */
      mean?: number;
      /** @description По муниципалитету и названию, не по месту / by municipality and name, not by place */
      organisations: {
        agencyId: string;
        municipality?: string;
        name: string;
        experts: number;
        /** @description Не сказано, если ответивших меньше пяти / not said of fewer than five */
        visitors?: number;
        indicators: {
          [key: string]: number;
        };
        criteria: {
          [key: string]: number;
        };
        total?: number;
        /** @description Место по итогу; при равных баллах одно / place by the total; equal points share one */
        place?: number;
        remarks: ("no-disabled" | "few-disabled" | "part-unasked" | "part-few" | "no-checklist" | "few-visitors" | "beside-few" | "small")[];
        /** @description Итоги прежних лет, старые первыми / totals of earlier years, the oldest first */
        before: {
          year: string;
          total: number;
        }[];
        /** @enum {string} */
        plan?: "asked" | "answered" | "taken";
        findings?: string[];
      }[];
    };
    FindQualityAnswer: {
      items: {
        qualityId: string;
        year: string;
        /** @enum {string} */
        sphere: "education" | "health" | "social";
        municipality?: string;
        experts: string;
        visitors: string;
        plans?: string;
        /** @enum {string} */
        status: "open" | "counted";
        counted: number;
        countedOn?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    AskResponseAnswer: {
      responseId: string;
      formId: string;
      formVersion: number;
      model?: components["schemas"]["AskResponseModel"];
      step?: components["schemas"]["AskResponseStep"];
      subject: components["schemas"]["AskResponseSubject"];
      municipality?: string;
      agencyId?: string;
      roundId?: string;
      /**
       * @description Отвечают эксперты, а не сама организация / answered by experts, and not by the organisation itself
       * @constant
       */
      byExperts?: true;
      /** @enum {string} */
      dataClass: "identity" | "health" | "education" | "social";
      closesOn?: string;
      /** @enum {string} */
      status: "asked" | "submitted" | "closed";
      scores?: {
        key: string;
        value?: number;
        band?: string;
        answered: number;
        asked: number;
      }[];
      submittedAt?: string;
      askedAt: string;
      version: number;
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers?: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
      reason?: string;
      /** @description Страница, на которой отвечают; пока ждут ответа / the page on which it is answered, as long as it waits */
      url?: string;
    };
    FindResponsesAnswer: {
      items: {
        responseId: string;
        formId: string;
        formVersion: number;
        model?: components["schemas"]["AskResponseModel"];
        step?: components["schemas"]["AskResponseStep"];
        subject: components["schemas"]["AskResponseSubject"];
        municipality?: string;
        agencyId?: string;
        roundId?: string;
        /**
         * @description Отвечают эксперты, а не сама организация / answered by experts, and not by the organisation itself
         * @constant
         */
        byExperts?: true;
        /** @enum {string} */
        dataClass: "identity" | "health" | "education" | "social";
        closesOn?: string;
        /** @enum {string} */
        status: "asked" | "submitted" | "closed";
        scores?: {
          key: string;
          value?: number;
          band?: string;
          answered: number;
          asked: number;
        }[];
        submittedAt?: string;
        askedAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListResponsesAnswer: {
      items: {
        responseId: string;
        formId: string;
        formVersion: number;
        model?: components["schemas"]["AskResponseModel"];
        step?: components["schemas"]["AskResponseStep"];
        subject: components["schemas"]["AskResponseSubject"];
        municipality?: string;
        agencyId?: string;
        roundId?: string;
        /**
         * @description Отвечают эксперты, а не сама организация / answered by experts, and not by the organisation itself
         * @constant
         */
        byExperts?: true;
        /** @enum {string} */
        dataClass: "identity" | "health" | "education" | "social";
        closesOn?: string;
        /** @enum {string} */
        status: "asked" | "submitted" | "closed";
        scores?: {
          key: string;
          value?: number;
          band?: string;
          answered: number;
          asked: number;
        }[];
        submittedAt?: string;
        askedAt: string;
        version: number;
        title: components["schemas"]["FormTitle"];
        /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
        answers?: {
          [key: string]: components["schemas"]["AskResponseAnswers"];
        };
      }[];
      nextCursor?: string;
    };
    GetProfileAnswer: {
      /** @description От первого к последнему / from the first to the last */
      profiles: {
        responseId: string;
        routeId?: string;
        stepId?: string;
        agencyId?: string;
        /** @enum {string} */
        moment: "entry" | "review" | "exit";
        /** Format: date */
        on: string;
        formId: string;
        formVersion: number;
        areas: {
          key: string;
          title: components["schemas"]["GetProfileChangeAreasTitle"];
          value?: number;
          band?: string;
          /** @description Что означает ступень / what the band means */
          means?: {
            ru?: string;
            en?: string;
          };
        }[];
      }[];
      /** @description От первого профиля к последнему: лучше, если областей, где поднялось, больше, чем где опустилось; нет — сравнить пока не с чем / from the first to the last: better where more areas rose than fell; absent while there is nothing to compare */
      change?: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        /** @enum {string} */
        change: "improved" | "same" | "worse";
        areas: {
          key: string;
          title: components["schemas"]["GetProfileChangeAreasTitle"];
          by: number;
        }[];
      };
    };
    CreateRoundAnswer: {
      roundId: string;
      formId: string;
      formVersion: number;
      model?: components["schemas"]["AskResponseModel"];
      title: components["schemas"]["FormTitle"];
      audience: components["schemas"]["CreateRoundAudience"];
      municipality?: string;
      opensOn: string;
      closesOn: string;
      /** @enum {string} */
      status: "planned" | "open" | "closed";
      closedOn?: string;
      createdAt: string;
      version: number;
      /** @description Скольких спросили / how many were asked */
      invited: number;
      /** @description Из них письма не получают / of them without letters */
      unreachable: number;
      /** @description Из них письмо вернулось / of them whose letter came back */
      returned: number;
      /** @description Ответов сдано / answers handed in */
      answered: number;
      moved: {
        on: string;
        from: string;
        to: string;
        reason?: string;
      }[];
      /** @description Что читатель может сделать сейчас; `record` — записать вывод / what the reader may do now; `record`: a finding */
      mayDo: ("open" | "extend" | "close" | "record")[];
    };
    FindRoundsAnswer: {
      items: {
        roundId: string;
        formId: string;
        formVersion: number;
        model?: components["schemas"]["AskResponseModel"];
        title: components["schemas"]["FormTitle"];
        audience: components["schemas"]["CreateRoundAudience"];
        municipality?: string;
        opensOn: string;
        closesOn: string;
        /** @enum {string} */
        status: "planned" | "open" | "closed";
        closedOn?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListRoundAskedAnswer: {
      items: {
        agencyId: string;
        municipality?: string;
        /** @description Общая страница для посетителей: её печатают QR-кодом / the page for all visitors, to be printed as a QR code */
        url?: string;
        responses: {
          responseId: string;
          /** @enum {string} */
          status: "asked" | "submitted" | "closed";
          url?: string;
        }[];
      }[];
      nextCursor?: string;
    };
    GetRoundResultsAnswer: {
      roundId: string;
      formId: string;
      formVersion: number;
      title: components["schemas"]["FormTitle"];
      /** @enum {string} */
      status: "planned" | "open" | "closed";
      closedOn?: string;
      total: components["schemas"]["GetRoundResultsTotal"];
      municipalities: {
        municipality?: string;
        /** @description Скольких спросили / how many were asked */
        invited: number;
        /** @description Из них письма не получают / of them without letters */
        unreachable: number;
        /** @description Из них письмо вернулось / of them whose letter came back */
        returned: number;
        /** @description Не сказано там, где меньше пяти или выдало бы таких / not said of fewer than five, or where it would show those */
        answered?: number;
        /** @constant */
        hidden?: true;
        scores: {
          key: string;
          title: components["schemas"]["FormTitle"];
          count: number;
          mean?: number;
          bands: {
            key: string;
            text: components["schemas"]["FormTitle"];
            count: number;
          }[];
          /**
           * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
           * @constant
           */
          hidden?: true;
        }[];
        questions: {
          key: string;
          text: components["schemas"]["FormTitle"];
          answered: number;
          options?: {
            code: string;
            text?: components["schemas"]["FormTitle"];
            count: number;
          }[];
          mean?: number;
          /**
           * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
           * @constant
           */
          hidden?: true;
        }[];
      }[];
      organisations: components["schemas"]["GetRoundResultsTotal"][];
      /** @description Прежние раунды той же формы, новые первыми / earlier rounds of the form, the newest first */
      before: {
        roundId: string;
        closedOn?: string;
        answered?: number;
        scores: {
          key: string;
          title: components["schemas"]["FormTitle"];
          count: number;
          mean?: number;
          bands: {
            key: string;
            text: components["schemas"]["FormTitle"];
            count: number;
          }[];
          /**
           * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
           * @constant
           */
          hidden?: true;
        }[];
        questions: {
          key: string;
          text: components["schemas"]["FormTitle"];
          answered: number;
          options?: {
            code: string;
            text?: components["schemas"]["FormTitle"];
            count: number;
          }[];
          mean?: number;
          /**
           * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
           * @constant
           */
          hidden?: true;
        }[];
      }[];
    };
    RecordFindingAnswer: {
      findingId: string;
      roundId: string;
      text: string;
      key?: string;
      municipality?: string;
      agencyId?: string;
      responsible: string;
      dueOn: string;
      recordedOn: string;
      result?: components["schemas"]["RecordFindingResult"];
      /** @description Кто занимался прежде, с какого дня передано и почему / who saw to it before, since when, and why */
      handed?: components["schemas"]["RecordFindingHanded"][];
      overdue: boolean;
      mayDo: ("result" | "assign")[];
    };
    ListFindingsAnswer: {
      items: components["schemas"]["RecordFindingAnswer"][];
      nextCursor?: string;
    };
    GetResourcesAnswer: {
      agencyId: string;
      year: string;
      posts: components["schemas"]["GetResourcesPosts"][];
      money: components["schemas"]["GetResourcesMoney"][];
      rooms: components["schemas"]["GetResourcesRooms"][];
      equipment: components["schemas"]["GetResourcesEquipment"][];
      access: {
        /** @enum {string} */
        site?: "yes" | "partly" | "no";
        /** @enum {string} */
        entrance?: "yes" | "partly" | "no";
        /** @enum {string} */
        inside?: "yes" | "partly" | "no";
        /** @enum {string} */
        toilet?: "yes" | "partly" | "no";
        /** @enum {string} */
        signage?: "yes" | "partly" | "no";
        /** @enum {string} */
        lift?: "yes" | "partly" | "no";
        /** @enum {string} */
        information?: "yes" | "partly" | "no";
      };
      cooperation?: components["schemas"]["GetResourcesCooperation"];
      priorities: string[];
      totals: components["schemas"]["GetResourcesTotals"];
      saidAt?: string;
      version: number;
    };
    FindResourcesAnswer: {
      items: {
        agencyId: string;
        name: string;
        municipality: string;
        year: string;
        saidAt: string;
        totals: components["schemas"]["GetResourcesTotals"];
        priorities: string[];
      }[];
      nextCursor?: string;
    };
    OpenSlotAnswer: {
      slotId: string;
      agencyId: string;
      municipality: string;
      serviceKey: string;
      post: string;
      /** @enum {string} */
      place: "office" | "home" | "phone" | "video";
      where?: string;
      minutes: number;
      capacity: number;
      consultationPoint: boolean;
      wholeRegion: boolean;
      forSpecialists?: boolean;
      onRequest: boolean;
      times?: {
        date: string;
        from: string;
        until: string;
        breaks: {
          from: string;
          until: string;
        }[];
        repeat?: string;
        onDaysOff: boolean;
      };
      leave: {
        from: string;
        until: string;
      }[];
      until?: string;
      /** @enum {string} */
      status: "open" | "closed";
      createdAt: string;
      version: number;
    };
    ListSlotsAnswer: {
      items: components["schemas"]["OpenSlotAnswer"][];
      nextCursor?: string;
    };
    FindSlotsAnswer: {
      items: {
        slotId: string;
        agencyId: string;
        agency: string;
        municipality: string;
        serviceKey: string;
        post: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        where?: string;
        minutes: number;
        consultationPoint: boolean;
        onRequest: boolean;
        times: {
          at: string;
          local: string;
          free: number;
        }[];
      }[];
      nextCursor?: string;
    };
    ReadReceptionsAnswer: {
      from: string;
      until: string;
      /** @description Понедельник прошлой недели / Monday of the week before */
      previous: string;
      /** @description Понедельник следующей недели / Monday of the week after */
      next: string;
      today: string;
      days: {
        day: string;
        off: boolean;
      }[];
      receptions: {
        slotId: string;
        serviceKey: string;
        post: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        forSpecialists: boolean;
        at: string;
        day: string;
        time: string;
        minutes: number;
        capacity: number;
        /** @description Сколько мест занято / how many places are taken */
        taken: number;
        onRequest: boolean;
        /** @description Записи семей на это время; прочее занятое — обращения и консультации специалистов / appointments of families; what else is taken are enquiries, and specialists who are advised */
        appointments: string[];
      }[];
    };
    BookAppointmentAnswer: {
      appointmentId: string;
      number: string;
      childId?: string;
      municipality: string;
      agencyId: string;
      slotId: string;
      serviceKey: string;
      /** @enum {string} */
      place: "office" | "home" | "phone" | "video";
      minutes: number;
      topic: components["schemas"]["OpenFamilyTopic"];
      representativeId?: string;
      stepId?: string;
      /** @enum {string} */
      status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
      at?: string;
      offeredUntil?: string;
      moves: number;
      createdAt: string;
      endedAt?: string;
      /** @enum {string} */
      outcome?: "advised" | "another" | "referred" | "plan-change";
      /** @enum {string} */
      missedBy?: "family" | "organisation";
      /** @enum {string} */
      cause?: "family" | "illness" | "organisation" | "other" | "offer-lapsed" | "slot-closed" | "agency-closed" | "child-left";
      late?: boolean;
      wish?: string;
      note?: string;
      /** @description Что вы можете сделать с записью сейчас; `join` — войти в комнату встречи / what you may do with it now; `join`: come into its room */
      mayDo: ("offer" | "accept" | "move" | "cancel" | "attend" | "miss" | "join")[];
      version: number;
    };
    FindAppointmentsAnswer: {
      items: components["schemas"]["BookAppointmentAnswer"][];
      nextCursor?: string;
    };
    ListAppointmentsAnswer: {
      items: components["schemas"]["BookAppointmentAnswer"][];
      nextCursor?: string;
    };
    JoinAppointmentAnswer: {
      url: string;
    };
    OfferWorkPlaceAnswer: {
      workPlaceId: string;
      agencyId: string;
      municipality: string;
      /** @enum {string} */
      kind: "job" | "workshop" | "quota" | "remote-course" | "practice";
      title: string;
      places: number;
      taken: number;
      free: number;
      minAge: number;
      conditions: components["schemas"]["OfferWorkPlaceConditions"][];
      from: string;
      until?: string;
      /** @enum {string} */
      status: "open" | "closed";
      createdAt: string;
      version: number;
    };
    FindWorkPlacesAnswer: {
      items: components["schemas"]["OfferWorkPlaceAnswer"][];
      nextCursor?: string;
    };
    RegisterSeekerAnswer: {
      seekerId: string;
      childId: string;
      municipality: string;
      /** @enum {string} */
      person: "child" | "adult";
      representativeId?: string;
      kinds: ("job" | "workshop" | "quota" | "remote-course" | "practice")[];
      conditions: components["schemas"]["OfferWorkPlaceConditions"][];
      /** @enum {string} */
      status: "looking" | "placed" | "left";
      since: string;
      placementId?: string;
      note?: string;
      left?: {
        on: string;
        /** @enum {string} */
        cause: "found-alone" | "studies" | "health" | "moved" | "no-wish" | "other";
        note?: string;
      };
      version: number;
    };
    ListSeekersAnswer: {
      items: components["schemas"]["RegisterSeekerAnswer"][];
      nextCursor?: string;
    };
    FindSeekersAnswer: {
      items: components["schemas"]["RegisterSeekerAnswer"][];
      nextCursor?: string;
    };
    MatchWorkPlacesAnswer: {
      items: {
        workPlace: components["schemas"]["OfferWorkPlaceAnswer"];
        agency: string;
        fits: boolean;
        near: boolean;
        missing: components["schemas"]["OfferWorkPlaceConditions"][];
        explain: components["schemas"]["Text"][];
      }[];
      nextCursor?: string;
    };
    MakePlacementAnswer: {
      placementId: string;
      childId: string;
      seekerId: string;
      /** @enum {string} */
      person: "child" | "adult";
      municipality: string;
      workPlaceId: string;
      agencyId: string;
      /** @enum {string} */
      kind: "job" | "workshop" | "quota" | "remote-course" | "practice";
      from: string;
      looks: {
        months: 3 | 12;
        dueOn: string;
        askedAt?: string;
        overdue: boolean;
        /** @enum {string} */
        outcome?: "works" | "studies" | "moved-on" | "term-over" | "left" | "dismissed" | "unknown";
        on?: string;
        note?: string;
      }[];
      /** @enum {string} */
      status: "placed" | "ended";
      ended?: {
        on: string;
        /** @enum {string} */
        outcome: "moved-on" | "term-over" | "left" | "dismissed" | "unknown" | "mistake";
        note?: string;
      };
      version: number;
    };
    FindPlacementsAnswer: {
      items: components["schemas"]["MakePlacementAnswer"][];
      nextCursor?: string;
    };
    FormUnionAnswer: {
      unionId: string;
      municipality: string;
      /** @enum {string} */
      kind: "union" | "club";
      name: string;
      about?: string;
      agencyId?: string;
      open: boolean;
      /** @enum {string} */
      status: "active" | "closed";
      members: number;
      meetings: {
        meetingId: string;
        on: string;
        time: string;
        place: string;
        topic: string;
        /** @enum {string} */
        status: "called" | "cancelled";
        coming: number;
        notComing: number;
      }[];
      createdAt: string;
      version: number;
    };
    FindUnionsAnswer: {
      items: {
        unionId: string;
        municipality: string;
        /** @enum {string} */
        kind: "union" | "club";
        name: string;
        agencyId?: string;
        open: boolean;
        /** @enum {string} */
        status: "active" | "closed";
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    AskPeerSupportAnswer: {
      peerSupportId: string;
      childId: string;
      memberId: string;
      municipality: string;
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      askedOn: string;
      /** @enum {string} */
      status: "asked" | "proposed" | "running" | "ended";
      match?: {
        offerId: string;
        childId: string;
        memberId: string;
        proposedAt: string;
        familyAgreed: boolean;
        peerAgreed: boolean;
        since?: string;
      };
      refused: {
        memberId: string;
        /** @enum {string} */
        by: "family" | "peer" | "staff" | "silence";
        at: string;
      }[];
      contacts: {
        on: string;
        /** @enum {string} */
        way: "phone" | "video" | "in-person";
        /** @enum {string} */
        by: "family" | "peer" | "staff";
      }[];
      ended?: components["schemas"]["AskPeerSupportEnded"];
      version: number;
    };
    ListPeerSupportsAnswer: {
      items: components["schemas"]["AskPeerSupportAnswer"][];
      nextCursor?: string;
    };
    FindPeerSupportsAnswer: {
      items: components["schemas"]["AskPeerSupportAnswer"][];
      nextCursor?: string;
    };
    FindPeerOffersAnswer: {
      items: {
        offerId: string;
        childId: string;
        memberId: string;
        municipality: string;
        topics: components["schemas"]["OpenFamilyTopics"][];
        ways: ("phone" | "video" | "in-person")[];
        words?: string;
        busy: number;
        since: string;
      }[];
      nextCursor?: string;
    };
    FormBodyAnswer: {
      bodyId: string;
      municipality?: string;
      name: string;
      /** @enum {string} */
      kind: "working-group" | "subgroup" | "council" | "commission";
      secretary: components["schemas"]["FormBodyChair"];
      chair: components["schemas"]["FormBodyChair"];
      members: components["schemas"]["FormBodyChair"][];
      rhythm?: {
        every: string;
        within: number;
        unit: string;
      };
      /** @description До какого дня собраться в этом периоде, и как посчитано / by when to meet now, and how that was counted */
      next?: {
        by: string;
        explain: components["schemas"]["Text"];
      };
      quorum: number;
      /** @enum {string} */
      status: "active" | "closed";
      createdAt: string;
      /** @description Что вы можете сделать с группой сейчас / what you may do with the body now */
      mayDo: ("change" | "plan")[];
      version: number;
    };
    FindBodiesAnswer: {
      items: {
        bodyId: string;
        municipality?: string;
        name: string;
        /** @enum {string} */
        kind: "working-group" | "subgroup" | "council" | "commission";
        secretary: components["schemas"]["FormBodyChair"];
        chair: components["schemas"]["FormBodyChair"];
        quorum: number;
        /** @enum {string} */
        status: "active" | "closed";
        createdAt: string;
        version: number;
        members: number;
      }[];
      nextCursor?: string;
    };
    PlanMeetingAnswer: {
      meetingId: string;
      bodyId: string;
      body: string;
      municipality?: string;
      on: string;
      time: string;
      place: string;
      video: boolean;
      /** @description Адрес видеовстречи для того, кто спрашивает / the address of the conference, for whoever asks */
      conference?: string;
      /** @enum {string} */
      status: "planned" | "invited" | "held" | "minuted" | "cancelled";
      moved: number;
      agenda: {
        n: number;
        title: string;
        about?: components["schemas"]["PlanMeetingAgendaAbout"];
        speaker?: string;
        heard?: string;
      }[];
      inviteBy: string;
      inviteExplain: components["schemas"]["Text"];
      invitedAt?: string;
      /** @description Почему приглашены позже срока / why members were invited late */
      invitedLate?: string;
      answers: {
        agencyId: string;
        name?: string;
        post: string;
        /** @enum {string} */
        answer?: "coming" | "not-coming" | "stand-in";
        standIn?: string;
      }[];
      reason?: string;
      number?: number;
      present?: string[];
      guests?: string[];
      quorate?: boolean;
      minutes?: {
        at: string;
        by: string;
        approvedAt?: string;
        approvedBy?: string;
        askedBy?: string;
      };
      corrections: {
        at: string;
        by: string;
        reason?: string;
        items: number[];
      }[];
      decisions: {
        decisionId: string;
        bodyId: string;
        meetingId: string;
        municipality?: string;
        number: string;
        item?: number;
        text: string;
        executors?: string[];
        /** @description Кто продолжил за закрытую организацию: правопреемник сам, иначе названный координатором, с причиной / who went on for an organisation that has closed */
        successions?: components["schemas"]["RecordFindingHanded"][];
        due?: string;
        indicators?: string[];
        subject?: components["schemas"]["GetDecisionSubject"];
        votes: components["schemas"]["GetDecisionVotes"];
        /** @enum {string} */
        status: "recorded" | "in-force" | "fulfilled" | "failed" | "withdrawn";
        overdue: boolean;
        protocol: components["schemas"]["GetDecisionProtocol"];
        takenOn: string;
        effectiveOn?: string;
        period?: string;
        executions?: {
          agencyId: string;
          name?: string;
          obligationId: string;
          status: string;
          dueDate: string;
          overdue: boolean;
        }[];
        approvedAt?: string;
        /** @description Почему утверждённое не вступило в действие: код отказа / why what it approves does not count: the code of the refusal */
        because?: string;
        fulfilledOn?: string;
        createdAt: string;
        version: number;
      }[];
      mayDo: ("agenda" | "invite" | "move" | "cancel" | "hold" | "minutes" | "decisions" | "approve" | "correct" | "answer")[];
      createdAt: string;
      version: number;
    };
    FindMeetingsAnswer: {
      items: {
        meetingId: string;
        bodyId: string;
        body: string;
        municipality?: string;
        on: string;
        time: string;
        place: string;
        video: boolean;
        /** @enum {string} */
        status: "planned" | "invited" | "held" | "minuted" | "cancelled";
        number?: number;
        quorate?: boolean;
        version: number;
      }[];
      nextCursor?: string;
    };
    ProposeAgendaAnswer: {
      items: {
        title: components["schemas"]["Text"];
        about: components["schemas"]["PlanMeetingAgendaAbout"];
        since?: string;
      }[];
      nextCursor?: string;
    };
    FindDecisionsAnswer: {
      items: {
        decisionId: string;
        bodyId: string;
        meetingId: string;
        municipality?: string;
        number: string;
        item?: number;
        text: string;
        executors?: string[];
        /** @description Кто продолжил за закрытую организацию: правопреемник сам, иначе названный координатором, с причиной / who went on for an organisation that has closed */
        successions?: components["schemas"]["RecordFindingHanded"][];
        due?: string;
        indicators?: string[];
        subject?: components["schemas"]["GetDecisionSubject"];
        votes: components["schemas"]["GetDecisionVotes"];
        /** @enum {string} */
        status: "recorded" | "in-force" | "fulfilled" | "failed" | "withdrawn";
        overdue: boolean;
        protocol: components["schemas"]["GetDecisionProtocol"];
        takenOn: string;
        effectiveOn?: string;
        period?: string;
        executions?: {
          agencyId: string;
          name?: string;
          obligationId: string;
          status: string;
          dueDate: string;
          overdue: boolean;
        }[];
        approvedAt?: string;
        /** @description Почему утверждённое не вступило в действие: код отказа / why what it approves does not count: the code of the refusal */
        because?: string;
        fulfilledOn?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    GetDecisionAnswer: {
      decisionId: string;
      bodyId: string;
      meetingId: string;
      municipality?: string;
      number: string;
      item?: number;
      text: string;
      executors?: string[];
      /** @description Кто продолжил за закрытую организацию: правопреемник сам, иначе названный координатором, с причиной / who went on for an organisation that has closed */
      successions?: components["schemas"]["RecordFindingHanded"][];
      due?: string;
      indicators?: string[];
      subject?: components["schemas"]["GetDecisionSubject"];
      votes: components["schemas"]["GetDecisionVotes"];
      /** @enum {string} */
      status: "recorded" | "in-force" | "fulfilled" | "failed" | "withdrawn";
      overdue: boolean;
      protocol: components["schemas"]["GetDecisionProtocol"];
      takenOn: string;
      effectiveOn?: string;
      period?: string;
      executions?: {
        agencyId: string;
        name?: string;
        obligationId: string;
        status: string;
        dueDate: string;
        overdue: boolean;
      }[];
      approvedAt?: string;
      /** @description Почему утверждённое не вступило в действие: код отказа / why what it approves does not count: the code of the refusal */
      because?: string;
      fulfilledOn?: string;
      reason?: string;
      createdAt: string;
      mayDo: ("withdraw" | "retry" | "hand-over")[];
      version: number;
    };
    RecordAgreementAnswer: {
      agreementId: string;
      /** @enum {string} */
      kind: "agreement" | "order";
      municipality?: string;
      number: string;
      date: string;
      subject: string;
      from: string;
      until?: string;
      /** @description Сколько дней осталось до конца срока / days to the end of its term */
      daysLeft?: number;
      /** @enum {string} */
      status: "draft" | "active" | "ended";
      parties: {
        n: number;
        agencyId?: string;
        name: string;
        joinedOn: string;
        leftOn?: string;
      }[];
      file?: {
        name: string;
        type: string;
        bytes: number;
        sha256: string;
        check?: components["schemas"]["AddAttachmentCheck"];
      };
      approval?: components["schemas"]["FormApproval"];
      renewals: {
        number: string;
        date: string;
        from: string;
        until?: string;
        at: string;
        by: string;
      }[];
      endedOn?: string;
      reason?: string;
      createdAt: string;
      mayDo: ("join" | "leave" | "renew" | "end" | "approve")[];
      version: number;
    };
    FindAgreementsAnswer: {
      items: {
        agreementId: string;
        /** @enum {string} */
        kind: "agreement" | "order";
        municipality?: string;
        number: string;
        date: string;
        subject: string;
        from: string;
        until?: string;
        /** @description Сколько дней осталось до конца срока / days to the end of its term */
        daysLeft?: number;
        /** @enum {string} */
        status: "draft" | "active" | "ended";
        parties: {
          n: number;
          agencyId?: string;
          name: string;
          joinedOn: string;
          leftOn?: string;
        }[];
        approval?: components["schemas"]["FormApproval"];
        endedOn?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    AddSpecialistAnswer: {
      specialistId: string;
      agencyId: string;
      municipality: string;
      name?: string;
      post: string;
      qualifications: {
        title: string;
        since?: string;
        until?: string;
      }[];
      courses: {
        title: string;
        hours: number;
        on: string;
        number?: string;
      }[];
      /** @enum {string} */
      status: "working" | "left";
      endsOn?: string;
      createdAt: string;
      version: number;
    };
    FindSpecialistsAnswer: {
      items: components["schemas"]["AddSpecialistAnswer"][];
      nextCursor?: string;
    };
    DraftCourseAnswer: {
      courseId: string;
      agencyId: string;
      /** @description Кто учит / who teaches */
      agency: string;
      municipality: string;
      /** @enum {string} */
      status: "draft" | "approved" | "withdrawn";
      /** @description Действующая версия; 0 — ещё нет / the version in force; 0: none yet */
      approvedVersion: number;
      content?: components["schemas"]["DraftCourseContent"];
      /** @description Что изменено и почему / what has changed, and why */
      changes?: string;
      draft?: components["schemas"]["DraftCourseDraft"];
      draftChanges?: string;
      approval?: components["schemas"]["FormApproval"];
      confirmedOn?: string;
      asked?: components["schemas"]["DraftCourseAsked"];
      reason?: string;
      createdAt: string;
      mayDo: ("revise" | "approve" | "confirm" | "withdraw")[];
      version: number;
    };
    FindCoursesAnswer: {
      items: {
        courseId: string;
        agencyId: string;
        /** @description Кто учит / who teaches */
        agency: string;
        municipality: string;
        /** @enum {string} */
        status: "draft" | "approved" | "withdrawn";
        /** @description Действующая версия; 0 — ещё нет / the version in force; 0: none yet */
        approvedVersion: number;
        content?: components["schemas"]["DraftCourseContent"];
        /** @description Что изменено и почему / what has changed, and why */
        changes?: string;
        draft?: components["schemas"]["DraftCourseDraft"];
        draftChanges?: string;
        approval?: components["schemas"]["FormApproval"];
        confirmedOn?: string;
        asked?: components["schemas"]["DraftCourseAsked"];
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListCourseVersionsAnswer: {
      items: {
        version: number;
        content: components["schemas"]["DraftCourseContent"];
        changes?: string;
        approval: components["schemas"]["FormApproval"];
      }[];
      nextCursor?: string;
    };
    FindAdviceHoursAnswer: {
      items: {
        slotId: string;
        agencyId: string;
        agency: string;
        municipality: string;
        serviceKey: string;
        post: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        where?: string;
        minutes: number;
        consultationPoint: boolean;
        onRequest: boolean;
        times: {
          at: string;
          local: string;
          free: number;
        }[];
      }[];
      nextCursor?: string;
    };
    BookAdviceAnswer: {
      adviceId: string;
      slotId: string;
      hostId: string;
      host: string;
      agencyId: string;
      agency: string;
      municipality: string;
      specialistId: string;
      name?: string;
      at: string;
      /** @description Время региона / on the wall of the region */
      local: string;
      minutes: number;
      /** @enum {string} */
      place: "office" | "home" | "phone" | "video";
      topic: components["schemas"]["BookAdviceTopic"];
      /** @enum {string} */
      status: "booked" | "held" | "missed" | "cancelled";
      /** @enum {string} */
      missedBy?: "specialist" | "organisation";
      /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
      asked: boolean;
      question?: string;
      note?: string;
      createdAt: string;
      version: number;
    };
    FindAdviceAnswer: {
      items: {
        adviceId: string;
        slotId: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        at: string;
        /** @description Время региона / on the wall of the region */
        local: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["BookAdviceTopic"];
        /** @enum {string} */
        status: "booked" | "held" | "missed" | "cancelled";
        /** @enum {string} */
        missedBy?: "specialist" | "organisation";
        /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
        asked: boolean;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    OpenSiteAnswer: {
      siteId: string;
      agencyId: string;
      organisation: string;
      municipality: string;
      title: string;
      about: string;
      practiceId?: string;
      serviceKeys: string[];
      programme: string[];
      hours: number;
      conditions?: string;
      terms: {
        from: string;
        until: string;
        places: number;
        free: number;
        waiting: number;
      }[];
      measures: string[];
      mentors: string[];
      /** @enum {string} */
      status: "proposed" | "approved" | "closed";
      approval?: {
        act: components["schemas"]["RetireFormAct"];
        at: string;
        by: string;
        /** @description Каким решением рабочей группы утверждено / by which decision of a body */
        decisionId?: string;
        agreementId?: string;
      };
      /** @description Заявок без ответа / applications without an answer */
      applied: number;
      closed?: {
        on: string;
        reason: string;
      };
      createdAt: string;
      mayDo: ("change" | "approve" | "close" | "apply")[];
      version: number;
    };
    FindSitesAnswer: {
      items: components["schemas"]["OpenSiteAnswer"][];
      nextCursor?: string;
    };
    ApplyInternshipAnswer: {
      internshipId: string;
      siteId: string;
      /** @description Название площадки / what the site is called */
      site: string;
      hostId: string;
      host: string;
      agencyId: string;
      agency: string;
      municipality: string;
      specialistId: string;
      name?: string;
      post?: string;
      from: string;
      until: string;
      status: components["schemas"]["ApplyInternshipStatus"];
      hours: number;
      mentorId?: string;
      mentor?: string;
      /** @description Часов по дневнику / hours by the diary */
      done: number;
      diary: {
        on: string;
        hours: number;
        did?: string;
      }[];
      looks: {
        months: number;
        dueOn: string;
        asked: boolean;
        overdue: boolean;
        /** @enum {string} */
        outcome?: "introduced" | "partly" | "not-introduced";
        on?: string;
        note?: string;
      }[];
      certificate?: components["schemas"]["ApplyInternshipCertificate"];
      reason?: string;
      wish?: string;
      appliedAt: string;
      endedOn?: string;
      mayDo: ("answer" | "diary" | "complete" | "break-off" | "withdraw" | "outcome")[];
      version: number;
    };
    FindInternshipsAnswer: {
      items: {
        internshipId: string;
        siteId: string;
        /** @description Название площадки / what the site is called */
        site: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        post?: string;
        from: string;
        until: string;
        status: components["schemas"]["ApplyInternshipStatus"];
        hours: number;
        mentorId?: string;
        mentor?: string;
        /** @description Часов по дневнику / hours by the diary */
        done: number;
        looks: {
          months: number;
          dueOn: string;
          asked: boolean;
          overdue: boolean;
          /** @enum {string} */
          outcome?: "introduced" | "partly" | "not-introduced";
          on?: string;
        }[];
        certificate?: components["schemas"]["ApplyInternshipCertificate"];
        appliedAt: string;
        endedOn?: string;
        mayDo: ("answer" | "diary" | "complete" | "break-off" | "withdraw" | "outcome")[];
        version: number;
      }[];
      nextCursor?: string;
    };
    AnnounceEventAnswer: {
      occasionId: string;
      agencyId: string;
      organisation: string;
      municipality: string;
      title: string;
      /** @enum {string} */
      kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
      /** @enum {string} */
      status: "announced" | "closed" | "cancelled";
      begins: string;
      ends: string;
      times: {
        from: string;
        until: string;
      }[];
      zone: string;
      place?: string;
      online?: string;
      audiences: ("specialist" | "family" | "child")[];
      quota?: number;
      free?: number;
      series?: components["schemas"]["AnnounceEventSeries"];
      hours?: number;
      course?: components["schemas"]["AnnounceEventCourse"];
      open: boolean;
      about?: string;
      programme?: {
        time?: string;
        title: string;
        speaker?: string;
      }[];
      materials?: {
        title: string;
        url: string;
      }[];
      files: components["schemas"]["ProposeItemFiles"][];
      recording?: string;
      reason?: string;
      measures: string[];
      offerHours: number;
      taken: number;
      waiting: number;
      walkIns: {
        /** @enum {string} */
        who: "specialist" | "family" | "child";
        municipality: string;
        count: number;
      }[];
      createdAt: string;
      /** @description Что читатель может сделать сейчас; `sign-ups` — видеть, кто записан; `move` — менять и то, что с начала неизменно: время, место, для кого и сколько мест / what the reader may do now; `sign-ups`: see who has signed up; `move`: change what stays from its beginning on, too: times, place, audience and places */
      mayDo: ("sign-ups" | "sign-up" | "mark" | "close" | "certify" | "change" | "move" | "cancel")[];
      version: number;
    };
    FindEventsAnswer: {
      items: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        version: number;
      }[];
      nextCursor?: string;
    };
    SignUpForEventAnswer: {
      signUpId: string;
      occasionId: string;
      status: components["schemas"]["RespondSignUpStatus"];
      code: string;
    };
    ListSignUpsAnswer: {
      items: {
        signUpId: string;
        code: string;
        /** @enum {string} */
        who: "specialist" | "family" | "child";
        status: components["schemas"]["RespondSignUpStatus"];
        municipality: string;
        name?: string;
        post?: string;
        organisation?: string;
        at: string;
        until?: string;
        unreached?: boolean;
        certificate?: string;
        /** @description Что читатель может сказать о записи сейчас / what the reader may say of the sign-up now */
        mayDo: ("came" | "absent" | "cancel")[];
      }[];
      nextCursor?: string;
    };
    RecordEventAttendanceAnswer: {
      marked: number;
      event: components["schemas"]["AnnounceEventAnswer"];
    };
    CertifyEventAnswer: {
      issued: number;
    };
    ImportEventAttendanceAnswer: {
      dryRun: boolean;
      rows: number;
      found: number;
      walkIns: number;
      failed: {
        row: number;
        message: components["schemas"]["Text"];
      }[];
    };
    SetCallAnswer: {
      occasionId: string;
      event: string;
      agencyId: string;
      organisation: string;
      opens: string;
      closes: string;
      reviewsBy: string;
      /** @description Сейчас принимают / talks are taken now */
      taking: boolean;
      about?: string;
      sections: {
        key: string;
        title: string;
      }[];
      kinds: ("talk" | "poster" | "practice")[];
      abstractMost: number;
      blind: boolean;
      open: boolean;
      deciderId?: string;
      reviewers: {
        agencyId: string;
        organisation: string;
        specialistId?: string;
      }[];
      reviewsEach: number;
      /** @enum {string} */
      stage: "called" | "closing" | "closed" | "due" | "late" | "over" | "off";
      slots: {
        talkId: string;
        from: string;
        minutes: number;
        room?: string;
      }[];
      publishedAt?: string;
      version: number;
    };
    SubmitTalkAnswer: {
      talkId: string;
      occasionId: string;
      agencyId?: string;
      municipality: string;
      /** @enum {string} */
      kind: "talk" | "poster" | "practice";
      section: string;
      status: components["schemas"]["SubmitTalkStatus"];
      /** @description Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more */
      begun: boolean;
      publish: boolean;
      at: string;
      title?: string;
      name?: string;
      post?: string;
      organisation?: string;
      coauthors?: string;
      unreached?: boolean;
      event: string;
      abstract?: string;
      words?: string;
      reason?: string;
      slot?: components["schemas"]["SubmitTalkSlot"];
      reviews?: {
        agencyId: string;
        organisation: string;
        specialistId?: string;
        askedAt: string;
        grade?: number;
        declined?: boolean;
        remark?: string;
        answeredAt?: string;
      }[];
      correctable: boolean;
      version: number;
    };
    FindTalksAnswer: {
      items: {
        talkId: string;
        occasionId: string;
        agencyId?: string;
        municipality: string;
        /** @enum {string} */
        kind: "talk" | "poster" | "practice";
        section: string;
        status: components["schemas"]["SubmitTalkStatus"];
        /** @description Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more */
        begun: boolean;
        publish: boolean;
        at: string;
        title?: string;
        name?: string;
        post?: string;
        organisation?: string;
        coauthors?: string;
        unreached?: boolean;
        /** @description Название мероприятия / the title of the event */
        event?: string;
        /** @description Сколько рецензентов / how many reviewers */
        asked: number;
        answered: number;
        /** @description Средняя оценка / the mean grade */
        mean?: number;
        version: number;
      }[];
      nextCursor?: string;
    };
    FindTalkReviewsAnswer: {
      items: components["schemas"]["ReviewTalkAnswer"][];
      nextCursor?: string;
    };
    ReviewTalkAnswer: {
      talkId: string;
      occasionId: string;
      event: string;
      /** @description Кто рецензирует / who reviews */
      agencyId: string;
      specialistId?: string;
      /** @enum {string} */
      kind: "talk" | "poster" | "practice";
      section: string;
      title?: string;
      abstract?: string;
      author?: string;
      reviewsBy: string;
      /** @description Ещё можно ответить или исправить / it can still be answered */
      open: boolean;
      grade?: number;
      declined?: boolean;
      remark?: string;
      answeredAt?: string;
    };
    GetListingAnswer: {
      agencyId: string;
      /** @description Нет — ещё не заполнено / absent: not filled in yet */
      listing?: {
        purpose: components["schemas"]["Text"];
        firstStep?: components["schemas"]["Text"];
        address: {
          street: string;
          city: string;
          postalCode: string;
        };
        phone: string;
        site?: string;
        hours: {
          days: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
          from: string;
          until: string;
        }[];
        access: components["schemas"]["SetListingAccess"][];
        ages?: components["schemas"]["GetListingListingAges"];
        booking: boolean;
      };
      /** @description Видно ли всем / whether everybody sees it */
      shown: boolean;
      confirmedOn?: string;
      /** @enum {string} */
      confirmedBy?: "organisation" | "staff";
      /** @description До какого дня подтвердить / to be confirmed by */
      confirmBy?: string;
      history: {
        at: string;
        /** @enum {string} */
        by: "organisation" | "staff";
        fields: string[];
      }[];
      version: number;
    };
    FindEnquiriesAnswer: {
      items: components["schemas"]["GetEnquiryAnswer"][];
      nextCursor?: string;
    };
    GetEnquiryAnswer: {
      enquiryId: string;
      number: string;
      /** @enum {string} */
      kind: "call" | "early-help" | "booking" | "inaccuracy";
      municipality: string;
      /** @enum {string} */
      age?: "0" | "1" | "3" | "7" | "15" | "18";
      worry?: components["schemas"]["GetEnquiryWorry"];
      serviceKey?: string;
      agencyId?: string;
      slotId?: string;
      at?: string;
      /** @enum {string} */
      status: "open" | "confirmed" | "settled";
      createdAt: string;
      settledAt?: string;
      /** @enum {string} */
      outcome?: "advised" | "request" | "seen" | "corrected" | "unreachable" | "withdrawn" | "other";
      childId?: string;
      contact?: components["schemas"]["GetEnquiryContact"];
      version: number;
    };
    ProposeItemAnswer: {
      itemId: string;
      agencyId?: string;
      /** @description Чьё это / whose it is */
      agency?: string;
      municipality?: string;
      /** @enum {string} */
      status: "proposed" | "returned" | "published" | "withdrawn";
      content: components["schemas"]["ProposeItemContent"];
      /** @description Действует ли акт сегодня / whether the act is in force today */
      inForce?: boolean;
      publishedOn?: string;
      confirmedOn?: string;
      asked?: components["schemas"]["ProposeItemAsked"];
      /** @description Файлы / files */
      files: components["schemas"]["ProposeItemFiles"][];
      reason?: string;
      supersededBy?: string;
      createdAt: string;
      mayDo: ("correct" | "return" | "confirm" | "publish" | "withdraw")[];
      version: number;
    };
    FindLibraryAnswer: {
      items: {
        itemId: string;
        agencyId?: string;
        /** @description Чьё это / whose it is */
        agency?: string;
        municipality?: string;
        /** @enum {string} */
        status: "proposed" | "returned" | "published" | "withdrawn";
        content: components["schemas"]["ProposeItemContent"];
        /** @description Действует ли акт сегодня / whether the act is in force today */
        inForce?: boolean;
        publishedOn?: string;
        confirmedOn?: string;
        asked?: components["schemas"]["ProposeItemAsked"];
        supersededBy?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    AskRequestAnswer: {
      familyRequestId: string;
      childId: string;
      municipality: string;
      /** @enum {string} */
      kind: "need" | "question" | "complaint" | "correction";
      field?: components["schemas"]["AskRequestField"];
      representativeId?: string;
      agencyId?: string;
      askedAt: string;
      askedOn: string;
      dueOn: string;
      overdue: boolean;
      /** @enum {string} */
      status: "asked" | "answered" | "withdrawn";
      words?: string;
      answers: {
        at: string;
        on: string;
        agencyId?: string;
        /** @enum {string} */
        outcome?: "accepted" | "refused";
        /** @description Событие, которым исправлены данные / the event by which the data was corrected */
        change?: {
          eventId: string;
          at: string;
        };
        words?: string;
      }[];
      /** @description Что читатель может сделать сейчас; `add` — дополнить ответ (`answer` с `further`) / what the reader may do now; `add`: a further answer */
      mayDo: ("answer" | "add" | "assign" | "take-back" | "withdraw")[];
      version: number;
    };
    ListRequestsAnswer: {
      items: components["schemas"]["AskRequestAnswer"][];
      nextCursor?: string;
    };
    FindRequestsAnswer: {
      items: components["schemas"]["AskRequestAnswer"][];
      nextCursor?: string;
    };
    ListFamilyPapersAnswer: {
      items: components["schemas"]["TakeFamilyPaperAnswer"][];
      nextCursor?: string;
    };
    TakeFamilyPaperAnswer: {
      paperId: string;
      childId: string;
      municipality: string;
      /** @enum {string} */
      kind: "ipra" | "pmpk" | "certificate" | "authority" | "other";
      representativeId: string;
      words?: string;
      handedAt: string;
      handedOn: string;
      dueOn: string;
      overdue: boolean;
      /** @enum {string} */
      status: "handed" | "taken" | "returned" | "withdrawn";
      taken?: {
        /** @enum {string} */
        as: "child" | "instrument" | "authority" | "step";
        instrumentId?: string;
        representativeId?: string;
        stepId?: string;
      };
      reason?: string;
      endedAt?: string;
      sheets: {
        sheetId: string;
        name: string;
        type: string;
        size: number;
        addedAt: string;
        check?: components["schemas"]["AddAttachmentCheck"];
        /** @description Содержимого больше нет / the content is no more */
        gone: boolean;
      }[];
      /** @description Что читатель может сделать сейчас / what the reader may do now */
      mayDo: ("take" | "return" | "reopen" | "withdraw")[];
      version: number;
    };
    StartAccompanimentAnswer: {
      accompanimentId: string;
      childId: string;
      municipality: string;
      agencyId: string;
      post: components["schemas"]["ChangeCuratorPost"];
      areas: ("psychological" | "legal" | "medical" | "social" | "educational")[];
      from: string;
      /** @description Слова читают координатор и организация / for staff and the organisation */
      note?: string;
      contacts: {
        held: boolean;
        on?: string;
        month: string;
        /** @enum {string} */
        form?: "home" | "office" | "phone" | "video";
        areas?: ("psychological" | "legal" | "medical" | "social" | "educational")[];
        /** @enum {string} */
        cause?: "away" | "declined" | "not-reached" | "curator" | "other";
        note?: string;
      }[];
      /** @description Прошедшие месяцы, о которых ничего не сказано / months past of which nothing was said */
      missing: string[];
      reviewOn: string;
      reviews: {
        on: string;
        /** @enum {string} */
        outcome: "goes-on" | "end-proposed";
        note?: string;
      }[];
      /** @enum {string} */
      status: "open" | "ended";
      ended?: {
        on: string;
        cause: components["schemas"]["EndAccompanimentCause"];
        note?: string;
      };
      version: number;
    };
    ListAccompanimentsAnswer: {
      items: components["schemas"]["StartAccompanimentAnswer"][];
      nextCursor?: string;
    };
    FindAccompanimentsAnswer: {
      items: components["schemas"]["StartAccompanimentAnswer"][];
      nextCursor?: string;
    };
    FindEnrolmentsAnswer: {
      items: components["schemas"]["Enrolment"][];
      nextCursor?: string;
    };
    ListEnrolmentsAnswer: {
      items: components["schemas"]["Enrolment"][];
      nextCursor?: string;
    };
    JoinLessonAnswer: {
      url: string;
    };
    FindCandidatesAnswer: {
      items: {
        agencyId: string;
        name: string;
        municipality: string;
        /** @enum {string} */
        capacity: "capacity" | "waitlist" | "no-capacity" | "unknown";
        services: {
          service: string;
          /** @enum {string} */
          state: "capacity" | "waitlist" | "no-capacity";
          places?: number;
          waiting?: number;
          /** Format: date */
          until?: string;
          taken: number;
          free?: number;
          queued: number;
        }[];
        openSteps: number;
        explain: {
          /** @enum {string} */
          code: "own" | "near" | "room" | "waiting" | "in-time" | "load" | "registered";
          value?: string | number;
          words: components["schemas"]["Text"];
        }[];
        /** @enum {string} */
        behind?: "own" | "near" | "room" | "waiting" | "in-time" | "load" | "registered";
      }[];
      nextCursor?: string;
    };
    FindPlacesAnswer: {
      items: {
        agencyId: string;
        name: string;
        kind: components["schemas"]["AgencyKind"];
        municipality: string;
        /** @enum {string} */
        state: "capacity" | "waitlist" | "no-capacity" | "unknown";
        places?: number;
        taken: number;
        free?: number;
        /** @description Ждут: по словам организации и в очередях её программ / wait: by its own word, and in its programmes */
        waiting: number;
        /** @description До какого дня это известно / until which day this holds */
        until?: string;
        /** @description За сколько дней обычно выполняют, ступенями; больше 365 — 366 / days that it usually takes, in steps */
        usualDays?: number;
        ended: number;
        inTime: number;
        programmes: {
          programmeId: string;
          title: string;
          ages: components["schemas"]["TemplateAges"];
          until: string;
          places: number;
          free: number;
          waiting: number;
        }[];
        explain: {
          /** @enum {string} */
          code: "own" | "near" | "room" | "waiting" | "in-time" | "load" | "registered";
          value?: string | number;
          words: components["schemas"]["Text"];
        }[];
        /** @enum {string} */
        behind?: "own" | "near" | "room" | "waiting" | "in-time" | "load" | "registered";
      }[];
      nextCursor?: string;
    };
    RestoreContactAnswer: {
      email: string;
    };
    AddAttachmentAnswer: {
      attachmentId: string;
      stepId: string;
      name: string;
      type: string;
      size: number;
      addedAt: string;
      check?: components["schemas"]["AddAttachmentCheck"];
      /** @description Файл был приложен по ошибке и удалён: содержимого и имени больше нет / sent by mistake and removed: content and name are gone */
      removed?: {
        at: string;
        by: string;
        reason: string;
      };
    };
    AddPartAnswer: {
      upload: string;
      part: number;
      size: number;
    };
    ListAttachmentsAnswer: {
      items: components["schemas"]["AddAttachmentAnswer"][];
      nextCursor?: string;
    };
    LinkAttachmentAnswer: {
      url: string;
      expiresAt: string;
    };
    ImportRoadmapAnswer: {
      roadmapId: string;
      key: string;
      title: string;
      from: number;
      to: number;
      /** @enum {string} */
      nonWorking: "keep" | "previous" | "next";
      edition: number;
      measures: number;
      flagged: {
        row: number;
        column: string;
        message: components["schemas"]["Text"];
        key?: string;
      }[];
      municipalities?: string[];
      importedAt: string;
      version: number;
      unchanged: boolean;
      differences: {
        key: string;
        /** @enum {string} */
        kind: "added" | "removed" | "changed";
        text: components["schemas"]["Text"];
      }[];
    };
    ListRoadmapsAnswer: {
      items: components["schemas"]["Roadmap"][];
      nextCursor?: string;
    };
    ListMeasuresAnswer: {
      items: components["schemas"]["Measure"][];
      nextCursor?: string;
    };
    SetMeasureRuleAnswer: {
      key: string;
      section: string;
      sectionTitle: string;
      number: string;
      title: components["schemas"]["Text"];
      wording: string;
      /** @enum {string} */
      reports?: "once" | "quarterly" | "half-yearly" | "yearly";
      from?: number;
      to?: number;
      rule?: {
        [key: string]: unknown;
      };
      secondRule?: {
        [key: string]: unknown;
      };
      byHand?: boolean;
      notes?: {
        column: string;
        text: string;
      }[];
      assumptions: components["schemas"]["Text"][];
      executors: {
        key: string;
        name: components["schemas"]["Text"];
        kinds: string[];
      }[];
      expectedResult: components["schemas"]["Text"];
      indicators: string[];
      version: number;
    };
    ListRoadmapChangesAnswer: {
      items: {
        key: string;
        /** @enum {string} */
        kind: "added" | "removed" | "changed";
        text: components["schemas"]["Text"];
      }[];
      nextCursor?: string;
    };
    FindObligationsAnswer: {
      items: components["schemas"]["Obligation"][];
      nextCursor?: string;
    };
    SubmitObligationsAnswer: {
      rows: {
        obligationId: string;
        /** @enum {string} */
        outcome: "submitted" | "refused";
        problem?: components["schemas"]["RespondReportsRowsProblem"];
      }[];
    };
    GetObligationFileAnswer: {
      name: string;
      type: string;
      bytes: number;
      childIds?: string[];
      content: string;
    };
    NameChildrenInFileAnswer: {
      childIds: string[];
    };
    ListPeriodsAnswer: {
      items: {
        period: string;
        name: components["schemas"]["Text"];
        /** @enum {string} */
        status: "open" | "collecting" | "locked" | "submitted";
        openedAt: string;
        lockOn: string;
        lockedAt?: string;
      }[];
      nextCursor?: string;
    };
    ListReportersAnswer: {
      items: {
        agencyId: string;
        name: string;
        kind: components["schemas"]["AgencyKind"];
        municipality: string;
        /** @enum {string} */
        standing: "silent" | "partly" | "complete";
        owed: number;
        outstanding: number;
        returned: number;
        submitted: number;
        late: number;
        overdue: number;
        nextDue?: string;
      }[];
      nextCursor?: string;
    };
    RemindPeriodAnswer: {
      reminded: number;
      already: number;
      leavesAt: string;
    };
    GetPeriodFormAnswer: unknown;
    RequestReportAnswer: {
      reportId: string;
      period: string;
      /** @enum {string} */
      format: "xlsx" | "docx";
      revision?: number;
      /** @enum {string} */
      status: "waiting" | "making" | "ready" | "failed";
      progress: number;
      requestedAt: string;
      readyAt?: string;
      bytes?: number;
    };
    ListReportsAnswer: {
      items: components["schemas"]["RequestReportAnswer"][];
      nextCursor?: string;
    };
    DownloadReportAnswer: unknown;
    ListRevisionsAnswer: {
      items: {
        revision: number;
        at: string;
        by: string;
        reason?: string;
      }[];
      nextCursor?: string;
    };
    DrillFigureAnswer: {
      items: {
        childId: string;
        subject: string;
      }[];
      nextCursor?: string;
      recordsAt: string;
      frozenAt?: string;
    };
    DraftAssessmentAnswer: {
      assessmentId: string;
      year: string;
      formId: string;
      /** @description Редакция отчёта за год, цифры которой в форме / the revision in the form */
      revision: number;
      frozenOn: string;
      /** @enum {string} */
      status: "drafted" | "summed" | "reported";
      roundId?: string;
      summedOn?: string;
      asked?: number;
      answered?: number;
      obligationId?: string;
      reportedOn?: string;
      createdAt: string;
      version: number;
      whole?: components["schemas"]["DraftAssessmentWhole"];
      together?: components["schemas"]["DraftAssessmentWhole"];
      sections: {
        answered: number;
        mean?: number;
        steps: number[];
        section: string;
        title: components["schemas"]["Text"];
        /** @description Средние прежних лет, старые первыми / means of earlier years, the oldest first */
        before: {
          year: string;
          mean: number;
        }[];
      }[];
    };
    FindAssessmentsAnswer: {
      items: {
        assessmentId: string;
        year: string;
        formId: string;
        /** @description Редакция отчёта за год, цифры которой в форме / the revision in the form */
        revision: number;
        frozenOn: string;
        /** @enum {string} */
        status: "drafted" | "summed" | "reported";
        roundId?: string;
        summedOn?: string;
        asked?: number;
        answered?: number;
        obligationId?: string;
        reportedOn?: string;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    GetIndicatorsAnswer: {
      period: string;
      indicators: {
        key: string;
        title: components["schemas"]["Text"];
        /** @enum {string} */
        type: "count" | "yes-no" | "percent" | "days";
        /** @enum {string} */
        source: "computed" | "submitted" | "recorded";
        /** @description У каждого мероприятия своё число: `ключ@мероприятие` / one for each measure: `key@measure` */
        ofMeasure?: boolean;
        most?: number;
        /** @enum {string} */
        better?: "more" | "less";
        value?: number;
        target?: number;
      }[];
      computed: components["schemas"]["ReportComputed"];
    };
    SetTargetsAnswer: {
      year: number;
      targets: {
        [key: string]: number;
      };
    };
    CompareCountersAnswer: {
      items: {
        group: string;
        cell: string;
        counted: number;
        inRecords: number;
      }[];
      nextCursor?: string;
    };
    RebuildCountersAnswer: {
      counted: number;
      generation: number;
    };
    ReadDeadlinesAnswer: {
      month: string;
      /** @description Дни, на которые что-то приходится / days on which anything falls */
      days: {
        day: string;
        /** @description Шагов без итога с этим сроком / open steps due on that day */
        steps: number;
        /** @description Отчётов, которые к этому дню ещё не сданы / reports that are owed by it */
        reports: number;
      }[];
      measures: {
        dutyKey: string;
        period: string;
        measureKey: string;
        title: components["schemas"]["Text"];
        dueDate: string;
        workBy: string;
      }[];
      /** @description Последние дни приёма отчётов / last days on which a period takes reports */
      locks: {
        period: string;
        name: components["schemas"]["Text"];
        day: string;
        locked: boolean;
      }[];
    };
    IssueCalendarFeedAnswer: {
      url: string;
    };
    RevokeCalendarFeedAnswer: {
      /** @constant */
      revoked: true;
    };
    BeginYearPlanAnswer: {
      planId: string;
      municipality: string;
      year: number;
      title: components["schemas"]["Text"];
      /** @enum {string} */
      status: "draft" | "approved" | "withdrawn";
      /** @description Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet */
      edition: number;
      /** @description Строки ещё собираются из записей / lines are still being brought in from the records */
      drafting: boolean;
      /** @description Есть изменения, которых нет в действующей редакции / something differs from the edition in force */
      pending: boolean;
      /** @description Столько строк не поместилось: в плане их не больше предела / so many lines found no room */
      leftOut?: number;
      createdAt: string;
      version: number;
      editions: {
        edition: number;
        act: string;
        number: string;
        /** Format: date */
        date: string;
        by: string;
        recordedAt: string;
        /** @description Каким решением рабочей группы утверждено / by which decision of a body */
        decisionId?: string;
        reason?: string;
      }[];
      withdrawn?: components["schemas"]["BeginYearPlanWithdrawn"];
      /** @description День, на который посчитан факт / the day for which the facts were counted */
      factOn?: string;
      /** @description План и факт по месяцам; организации — по её строкам / plan and fact, month by month */
      months: {
        month: string;
        entries: number;
        fulfilled: number;
        /** @description Срок прошёл, а выполнения и объяснения нет / the date is past, and it is neither done nor explained */
        overdue: number;
      }[];
      /** @description Что вы можете сделать с планом сейчас / what you may do with the plan now */
      mayDo: ("change" | "refresh" | "approve" | "amend" | "withdraw")[];
    };
    FindYearPlansAnswer: {
      items: {
        planId: string;
        municipality: string;
        year: number;
        title: components["schemas"]["Text"];
        /** @enum {string} */
        status: "draft" | "approved" | "withdrawn";
        /** @description Действующая редакция; 0 — ещё нет / the edition in force; 0: none yet */
        edition: number;
        /** @description Строки ещё собираются из записей / lines are still being brought in from the records */
        drafting: boolean;
        /** @description Есть изменения, которых нет в действующей редакции / something differs from the edition in force */
        pending: boolean;
        /** @description Столько строк не поместилось: в плане их не больше предела / so many lines found no room */
        leftOut?: number;
        createdAt: string;
        version: number;
      }[];
      nextCursor?: string;
    };
    ListYearPlanEntriesAnswer: {
      items: components["schemas"]["AddYearPlanEntryAnswer"][];
      nextCursor?: string;
    };
    AddYearPlanEntryAnswer: {
      entryId: string;
      /** @enum {string} */
      kind: "report" | "help" | "review" | "consultation" | "meeting" | "own";
      month: string;
      day?: string;
      action: components["schemas"]["Text"];
      responsible: {
        agencyId?: string;
        kinds?: components["schemas"]["AgencyKind"][];
        name: components["schemas"]["Text"];
      };
      measureKey?: string;
      note?: string;
      /** @description Сколько было по записям при составлении / how many the records foresaw when it was drafted */
      planned?: number;
      fact?: components["schemas"]["AddYearPlanEntryFact"];
      result?: components["schemas"]["AddYearPlanEntryResult"];
      fulfilled: boolean;
      overdue: boolean;
      /** @description С какой редакции строка такая / since which edition it says this */
      edition: number;
      /** @description Ещё не утверждено / not approved yet */
      pending: boolean;
      struck: boolean;
      reason?: string;
      mayDo: ("change" | "strike" | "restore" | "result")[];
      version: number;
    };
    GetHelpAnswer: {
      period: string;
      basis: components["schemas"]["Text"];
      items: {
        municipality: string;
        agencyId?: string;
        agencyName?: string;
        /** @description Нет — по всем услугам / absent: by whatever service */
        service?: string;
        title?: components["schemas"]["Text"];
        /** @description Детей, каждый один раз; null — меньше пяти / children, each once; null: fewer than five */
        children: number | null;
        ages: {
          [key: string]: number | null;
        };
        /** @description Часть не показана: детей не меньше / some is not shown: at least so many */
        hidden?: boolean;
      }[];
      totals: {
        service?: string;
        title?: components["schemas"]["Text"];
        children: number;
        atLeast: boolean;
      }[];
      nextCursor?: string;
    };
    GetDemandAnswer: {
      asOf: string;
      basis: components["schemas"]["Text"];
      items: {
        municipality: string;
        service: string;
        title?: components["schemas"]["Text"];
        /** @description Нужна: рекомендована, запрошена, ждёт или занимается, каждый ребёнок один раз / recommended, asked for, waited for or had: each child once */
        wanted?: number;
        /** @description из них рекомендована действующими документами / of them recommended by papers in force */
        needed?: number;
        /** @description Организация спрошена, итога нет / asked of an organisation, without a result */
        asked?: number;
        /** @description В очередях программ / in the queues of programmes */
        waiting?: number;
        /** @description Занимаются сейчас / have a place now */
        enrolled?: number;
        /** @description из них без помощи: не занимаются и ещё не получали / of them without help: no place, and none of it yet */
        unmet?: number;
        places: number;
        /** @description Ждут по спискам самих организаций / wait by organisations' own lists */
        queue: number;
        /** @description Получили место в этом году / got a place this year */
        placed?: number;
        waitDays?: number;
        units: number;
        vacant: number;
        /** @description Не хватает мест / places that are missing */
        shortage?: number;
        /** @description Очерёдность для плана: 1 — первая / order of priorities */
        priority?: number;
        hidden?: boolean;
        words?: components["schemas"]["Text"];
      }[];
      nextCursor?: string;
    };
    GetReadinessAnswer: {
      municipality: string;
      title: components["schemas"]["Text"];
      ready: boolean;
      items: {
        /** @enum {string} */
        key: "coordinator" | "organisations" | "contacts" | "list" | "slots" | "remote";
        title: components["schemas"]["Text"];
        ok: boolean;
        have: number;
        /** @description Чего недостаёт: не больше 20 / what is missing, 20 at most */
        lacks: components["schemas"]["Text"][];
      }[];
      nextCursor?: string;
    };
    GetInFlightAnswer: {
      asOf: string;
      templates: {
        template: string;
        title: components["schemas"]["Text"];
        routes: number;
        /** @description Открытых шагов, срок которых прошёл / open steps that are past their day */
        overdueSteps: number;
      }[];
      /** @description Этапы, идущие рядом, считают маршрут каждый / stages that go on beside each other count a route each */
      stages: {
        template: string;
        stage: string;
        title: components["schemas"]["Text"];
        routes: number;
        /** @description Открытых шагов, срок которых прошёл / open steps that are past their day */
        overdueSteps: number;
      }[];
      municipalities: {
        municipality: string;
        routes: number;
        /** @description Открытых шагов, срок которых прошёл / open steps that are past their day */
        overdueSteps: number;
      }[];
    };
    FindRoutesAtAnswer: {
      items: {
        routeId: string;
        childId: string;
        municipality: string;
        template: string;
        stage: string;
        /** @description Когда этап начался / when the stage was entered */
        since: string;
        openSteps: number;
        overdueSteps: number;
        /** @description Ближайший срок открытых шагов / the first due day of its open steps */
        dueDate?: string;
      }[];
      nextCursor?: string;
    };
    GetTimelinessAnswer: {
      asOf: string;
      items: {
        agencyId: string;
        shortName: string;
        kind: components["schemas"]["AgencyKind"];
        municipality: string;
        open: number;
        /** @description из открытых просрочено / of the open ones past their day */
        overdue: number;
        enrolled: number;
        queued: number;
        /** @description Завершено в этом и прошлом году / ended this year and last */
        ended: number;
        /** @description из них в срок / of these in time */
        inTime: number;
        /** @description Половина завершена не позже, чем за столько дней; мало ответов — нет / half were done within so many days */
        usualDays?: number;
      }[];
      nextCursor?: string;
    };
    ReadAuditAnswer: {
      items: {
        at: string;
        /** @description Роль и учётная запись: `coordinator:anna` / role and account */
        by: string;
        agency?: string;
        subject: string;
        action: string;
        detail?: {
          [key: string]: string | number | boolean;
        };
        requestId: string;
      }[];
      nextCursor?: string;
    };
    VerifyAuditAnswer: {
      from: number;
      to: number;
      entries: number;
      sealedAt?: string;
      next?: number;
      faultCount: number;
      faults: {
        /** @enum {string} */
        what: "changed" | "missing" | "reordered" | "inserted" | "seal-changed" | "seal-replaced" | "seal-missing" | "not-sealed";
        seal?: number;
        entry?: {
          auditId: string;
          at: string;
          subject: string;
          action: string;
          by: string;
        };
      }[];
    };
    ReadAccessLogAnswer: {
      items: components["schemas"]["AccessEntry"][];
      nextCursor?: string;
    };
    ListCalendarYearsAnswer: {
      items: {
        year: number;
        transfers: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
        }[];
        basis: components["schemas"]["UploadCalendarYearBasis"];
        unsettled?: {
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          text: components["schemas"]["UploadCalendarYearDaysText"];
        }[];
        days?: ({
          /** @constant */
          kind: "regional-holiday";
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          text: components["schemas"]["UploadCalendarYearDaysText"];
          act: components["schemas"]["UploadCalendarYearDaysAct"];
        } | {
          /** @constant */
          kind: "decreed";
          /** Format: date */
          from: string;
          /** Format: date */
          to: string;
          text: components["schemas"]["UploadCalendarYearDaysText"];
          act: components["schemas"]["UploadCalendarYearDaysAct"];
          termsRun: boolean;
          basis: components["schemas"]["UploadCalendarYearBasis"];
        })[];
        source: string;
        uploaded: boolean;
      }[];
      version: string;
      /** @description Последнее изменение календаря: номер редакции, с какого дня она считает иначе, пересчитаны ли уже открытые сроки и у скольких шагов они другие / the newest change of the calendar, and how far open deadlines have followed it */
      change?: {
        edition: number;
        changedAt: string;
        from: string;
        /** @enum {string} */
        status: "moving" | "moved";
        steps: number;
      };
      nextCursor?: string;
    };
    UploadCalendarYearAnswer: {
      year: number;
      transfers: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
      }[];
      basis: components["schemas"]["UploadCalendarYearBasis"];
      unsettled?: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
      }[];
      days?: ({
        /** @constant */
        kind: "regional-holiday";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
      } | {
        /** @constant */
        kind: "decreed";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
        termsRun: boolean;
        basis: components["schemas"]["UploadCalendarYearBasis"];
      })[];
      /** @description Что изменится: `steps` — сколько сроков шагов начиная с этой страницы (`more` — открытых шагов больше, чем просмотрено за раз), `measures` — мероприятия открытых периодов, `reports` — сколько отчётов по ним ещё не сдано / what would change: steps from this page on, and measures of open periods */
      changes?: {
        steps: number;
        more: boolean;
        reports: number;
        measures: {
          period: string;
          measureKey: string;
          title: components["schemas"]["Text"];
          from: components["schemas"]["UploadCalendarYearChangesItemsTo"];
          to: components["schemas"]["UploadCalendarYearChangesItemsTo"];
        }[];
        items: {
          stepId: string;
          agencyId: string;
          municipality: string;
          title: components["schemas"]["Text"];
          from: components["schemas"]["UploadCalendarYearChangesItemsTo"];
          to: components["schemas"]["UploadCalendarYearChangesItemsTo"];
        }[];
        nextCursor?: string;
      };
    };
    ActForMyFamilyAnswer: {
      /** @constant */
      action: "show";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "appointments";
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        slotId: string;
        serviceKey: string;
        agencyId: string;
        agency: string;
        post: string;
        where?: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        minutes: number;
        at?: string;
        local?: string;
        offeredUntil?: string;
        may: ("accept" | "move" | "cancel" | "join")[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      zone: components["schemas"]["ActForMyFamilyZone"];
      lessons: {
        enrolmentId: string;
        at: string;
        local: string;
        minutes: number;
        programme: string;
        agency: string;
        /** @enum {string} */
        status: "planned" | "held" | "not-held" | "called-off";
        may: "join"[];
      }[];
    } | {
      /** @constant */
      action: "find-slots";
      slots: {
        slotId: string;
        agencyId: string;
        agency: string;
        municipality: string;
        serviceKey: string;
        post: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        where?: string;
        minutes: number;
        consultationPoint: boolean;
        onRequest: boolean;
        times: {
          at: string;
          local: string;
          free: number;
        }[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      more: boolean;
      until: string;
      zone: components["schemas"]["ActForMyFamilyZone"];
    } | {
      /** @constant */
      action: "book";
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        slotId: string;
        serviceKey: string;
        agencyId: string;
        agency: string;
        post: string;
        where?: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        minutes: number;
        at?: string;
        local?: string;
        offeredUntil?: string;
        may: ("accept" | "move" | "cancel" | "join")[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      zone: components["schemas"]["ActForMyFamilyZone"];
    } | {
      /** @constant */
      action: "accept-time";
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        slotId: string;
        serviceKey: string;
        agencyId: string;
        agency: string;
        post: string;
        where?: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        minutes: number;
        at?: string;
        local?: string;
        offeredUntil?: string;
        may: ("accept" | "move" | "cancel" | "join")[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      zone: components["schemas"]["ActForMyFamilyZone"];
    } | {
      /** @constant */
      action: "move-appointment";
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        slotId: string;
        serviceKey: string;
        agencyId: string;
        agency: string;
        post: string;
        where?: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        minutes: number;
        at?: string;
        local?: string;
        offeredUntil?: string;
        may: ("accept" | "move" | "cancel" | "join")[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      zone: components["schemas"]["ActForMyFamilyZone"];
    } | {
      /** @constant */
      action: "cancel-appointment";
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        slotId: string;
        serviceKey: string;
        agencyId: string;
        agency: string;
        post: string;
        where?: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        minutes: number;
        at?: string;
        local?: string;
        offeredUntil?: string;
        may: ("accept" | "move" | "cancel" | "join")[];
      }[];
      offices: {
        agencyId: string;
        town: components["schemas"]["Text"];
        city?: string;
        street?: string;
        phone?: string;
      }[];
      zone: components["schemas"]["ActForMyFamilyZone"];
    } | {
      /** @constant */
      action: "join-appointment";
      url: string;
    } | {
      /** @constant */
      action: "appointment-calendar";
      file?: {
        name: string;
        content: string;
      };
    } | {
      /** @constant */
      action: "join-lesson";
      url: string;
    } | {
      /** @constant */
      action: "agree-plan";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "disagree-plan";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "agree-paper";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "disagree-paper";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "withdraw-consent";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "access";
      items: components["schemas"]["AccessEntry"][];
      next?: string;
    } | {
      /** @constant */
      action: "ask-erasure";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "take-back-erasure";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "export";
      name: string;
      type: string;
      /** @description base64 */
      content: string;
    } | {
      /** @constant */
      action: "send-link";
    } | {
      /** @constant */
      action: "revoke-links";
    } | {
      /** @constant */
      action: "wish";
      page: components["schemas"]["ActForMyFamilyPage"];
    } | {
      /** @constant */
      action: "requests";
      requests: components["schemas"]["AskRequestAnswer"][];
      organisations: {
        agencyId: string;
        name: string;
      }[];
    } | {
      /** @constant */
      action: "ask";
      requests: components["schemas"]["AskRequestAnswer"][];
      organisations: {
        agencyId: string;
        name: string;
      }[];
    } | {
      /** @constant */
      action: "withdraw-request";
      requests: components["schemas"]["AskRequestAnswer"][];
      organisations: {
        agencyId: string;
        name: string;
      }[];
    } | {
      /** @constant */
      action: "documents";
      documents: {
        documentId: string;
        title: components["schemas"]["Text"];
        number: string;
        /** Format: date */
        date: string;
        agency?: string;
        /** @description Есть новый вместо него / another has taken its place */
        replaced: boolean;
      }[];
    } | {
      /** @constant */
      action: "document";
      name: string;
      type: string;
      /** @description base64 */
      content: string;
    } | {
      /** @constant */
      action: "handed-papers";
      papers: components["schemas"]["TakeFamilyPaperAnswer"][];
    } | {
      /** @constant */
      action: "hand-in-paper";
      paperId: string;
      papers: components["schemas"]["TakeFamilyPaperAnswer"][];
    } | {
      /** @constant */
      action: "add-sheet";
      paperId: string;
      papers: components["schemas"]["TakeFamilyPaperAnswer"][];
    } | {
      /** @constant */
      action: "take-back-paper";
      paperId: string;
      papers: components["schemas"]["TakeFamilyPaperAnswer"][];
    } | {
      /** @constant */
      action: "handed-sheet";
      name: string;
      type: string;
      /** @description base64 */
      content: string;
    } | {
      /** @constant */
      action: "unions";
      unions: {
        unionId: string;
        /** @enum {string} */
        kind: "union" | "club";
        name: string;
        about?: string;
        organisation?: string;
        member: boolean;
        meetings: {
          meetingId: string;
          on: string;
          time: string;
          place: string;
          topic: string;
          /** @enum {string} */
          status: "called" | "cancelled";
          comes?: boolean;
        }[];
      }[];
    } | {
      /** @constant */
      action: "join-union";
      unions: {
        unionId: string;
        /** @enum {string} */
        kind: "union" | "club";
        name: string;
        about?: string;
        organisation?: string;
        member: boolean;
        meetings: {
          meetingId: string;
          on: string;
          time: string;
          place: string;
          topic: string;
          /** @enum {string} */
          status: "called" | "cancelled";
          comes?: boolean;
        }[];
      }[];
    } | {
      /** @constant */
      action: "leave-union";
      unions: {
        unionId: string;
        /** @enum {string} */
        kind: "union" | "club";
        name: string;
        about?: string;
        organisation?: string;
        member: boolean;
        meetings: {
          meetingId: string;
          on: string;
          time: string;
          place: string;
          topic: string;
          /** @enum {string} */
          status: "called" | "cancelled";
          comes?: boolean;
        }[];
      }[];
    } | {
      /** @constant */
      action: "answer-meeting";
      unions: {
        unionId: string;
        /** @enum {string} */
        kind: "union" | "club";
        name: string;
        about?: string;
        organisation?: string;
        member: boolean;
        meetings: {
          meetingId: string;
          on: string;
          time: string;
          place: string;
          topic: string;
          /** @enum {string} */
          status: "called" | "cancelled";
          comes?: boolean;
        }[];
      }[];
    } | {
      /** @constant */
      action: "peers";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "offer-peer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "withdraw-peer-offer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "ask-peer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "agree-peer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "refuse-peer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "tell-peer-contact";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "end-peer";
      peers: components["schemas"]["ActForMyFamilyPeers"];
    } | {
      /** @constant */
      action: "surveys";
      surveys: {
        roundId: string;
        title: components["schemas"]["Text"];
        closesOn: string;
        answered: boolean;
        url: string;
      }[];
    } | {
      /** @constant */
      action: "events";
      events: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        about?: string;
        programme?: {
          time?: string;
          title: string;
          speaker?: string;
        }[];
        materials?: {
          title: string;
          url: string;
        }[];
        /** @description Файлы / files */
        files?: {
          materialId: string;
          name: string;
          type: string;
          size: number;
        }[];
        recording?: string;
        reason?: string;
        mine: {
          signUpId: string;
          /** @enum {string} */
          who: "child" | "family" | "specialist";
          status: components["schemas"]["RespondSignUpStatus"];
          code: string;
          until?: string;
        }[];
      }[];
    } | {
      /** @constant */
      action: "sign-up-event";
      events: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        about?: string;
        programme?: {
          time?: string;
          title: string;
          speaker?: string;
        }[];
        materials?: {
          title: string;
          url: string;
        }[];
        /** @description Файлы / files */
        files?: {
          materialId: string;
          name: string;
          type: string;
          size: number;
        }[];
        recording?: string;
        reason?: string;
        mine: {
          signUpId: string;
          /** @enum {string} */
          who: "child" | "family" | "specialist";
          status: components["schemas"]["RespondSignUpStatus"];
          code: string;
          until?: string;
        }[];
      }[];
    } | {
      /** @constant */
      action: "answer-event";
      events: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        about?: string;
        programme?: {
          time?: string;
          title: string;
          speaker?: string;
        }[];
        materials?: {
          title: string;
          url: string;
        }[];
        /** @description Файлы / files */
        files?: {
          materialId: string;
          name: string;
          type: string;
          size: number;
        }[];
        recording?: string;
        reason?: string;
        mine: {
          signUpId: string;
          /** @enum {string} */
          who: "child" | "family" | "specialist";
          status: components["schemas"]["RespondSignUpStatus"];
          code: string;
          until?: string;
        }[];
      }[];
    } | {
      /** @constant */
      action: "event-file";
      name: string;
      type: string;
      /** @description base64 */
      content: string;
    };
    WhoAmIAnswer: {
      account: string;
      /** @enum {string} */
      role: "admin" | "coordinator" | "specialist" | "representative";
      tenant: string;
      agency?: string;
      representative?: string;
      municipality?: string;
      client?: boolean;
      region: {
        name: components["schemas"]["Text"];
        zone: string;
        /** Format: date */
        today: string;
        municipalities: {
          key: string;
          name: components["schemas"]["Text"];
        }[];
      };
    };
    WhatMayIDoAnswer: {
      /** @enum {string} */
      role: "admin" | "coordinator" | "specialist" | "representative";
      rights: {
        operationId: string;
        method: string;
        path: string;
        /** @enum {string} */
        scope: "tenant" | "region" | "municipality" | "own-agency" | "own-children" | "self";
      }[];
    };
    EndMySessionsAnswer: {
      account: string;
      endedAt: string;
    };
    FindAccountsAnswer: {
      items: components["schemas"]["Account"][];
      nextCursor?: string;
    };
    BlockAccountAnswer: {
      account: string;
      blocked: boolean;
    };
    GetSettingsAnswer: {
      /** @description Что задано / what is set */
      settings: {
        name: components["schemas"]["ChangeSettingsName"];
        zone: string;
        municipalities: {
          key: string;
          name: components["schemas"]["ChangeSettingsName"];
          coordinatorEmail: unknown;
        }[];
        mailFrom: unknown;
        publicUrl: unknown;
        escalationEmail: unknown;
        quietHours?: components["schemas"]["ChangeSettingsQuietHours"];
        reportGraceDays?: number;
        requestAnswerDays?: number;
        retention?: {
          /** @description 152-ФЗ, ст. 21 ч. 4: цель обработки достигнута; срок — по номенклатуре дел региона / 152-ФЗ art. 21 part 4: the purpose is reached; the region's nomenclature of files says when */
          leftYears?: number;
          /** @description 152-ФЗ, ст. 5 ч. 7, ст. 21 ч. 4: семья больше не ждёт ребёнка, цель достигнута; тридцать дней — предположение, задаёт регион / 152-ФЗ art. 5 part 7, art. 21 part 4: nobody is expected any more, the purpose is reached; thirty days are assumed, the region sets it */
          expectedDays?: number;
          /** @description Переписка — 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236); 152-ФЗ, ст. 5 ч. 7: не дольше, чем нужно / Correspondence is kept for five years (list of Росархив, 20.12.2019 no. 236); 152-ФЗ art. 5 part 7: no longer than needed */
          mailYears?: number;
          /** @description 152-ФЗ, ст. 5 ч. 7: строки документов о незарегистрированных детях — не дольше, чем нужно, чтобы решить, чьи они / 152-ФЗ art. 5 part 7: rows of papers about children who are not registered are kept no longer than it takes to say whose they are */
          rowDays?: number;
          /** @description 152-ФЗ, ст. 5 ч. 7, ст. 21 ч. 4: документ вернули семье, цель отпала; тридцать дней — чтобы исправить ошибку, задаёт регион / 152-ФЗ art. 5 part 7, art. 21 part 4: the paper went back to the family, nothing is left to do with it; thirty days put a mistake right, the region sets it */
          returnedDays?: number;
          /** @description 152-ФЗ, ст. 5 ч. 7: сканы и файлы закрытых маршрутов — не дольше, чем нужно; срок — по номенклатуре дел региона / 152-ФЗ art. 5 part 7: files of routes that have ended are kept no longer than needed; the region's nomenclature of files says how long */
          fileYears?: number;
          /** @description Документы к отчётам — 5 лет, если номенклатура дел не велит дольше (перечень, утв. приказом Росархива от 20.12.2019 № 236) / Papers of reports are kept for five years, unless the nomenclature of files says longer (list of Росархив, 20.12.2019 no. 236) */
          evidenceYears?: number;
          /** @description Задачи и поручения — как переписка, 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236) / Tasks are kept as correspondence is, for five years (list of Росархив, 20.12.2019 no. 236) */
          taskYears?: number;
          /** @description Что специалисты писали о стажировках и консультациях — как переписка, 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236); часы, итоги и сертификаты остаются / What specialists wrote of internships and consultations is kept as correspondence is, for five years (list of Росархив, 20.12.2019 no. 236); hours, outcomes and certificates stay */
          colleagueYears?: number;
          /** @description Анкеты и ответы на них — 5 лет, как переписка (перечень, утв. приказом Росархива от 20.12.2019 № 236); итоги раундов остаются / Answers to forms are kept for five years, as correspondence is (list of Росархив, 20.12.2019 no. 236); sums of rounds stay */
          answerYears?: number;
          /** @description Сведения о загрузках и выгрузках: срок исковой давности — 3 года (ГК РФ, ст. 196); сами файлы уходят через два дня / What was imported and exported, when and by whom: three years, the term of limitation (ГК РФ art. 196); the files go after two days */
          jobYears?: number;
          source: string;
        };
        dataOfficer?: unknown;
        emergency?: {
          minutes?: number;
          aDay?: number;
        };
        watch?: {
          childrenAnHour?: number;
          childrenADay?: number;
          refusalsAnHour?: number;
        };
        approvals?: {
          /** @enum {string} */
          template?: "act" | "decision";
          /** @enum {string} */
          "service-list"?: "act" | "decision";
          /** @enum {string} */
          form?: "act" | "decision";
          /** @enum {string} */
          programme?: "act" | "decision";
          /** @enum {string} */
          standard?: "act" | "decision";
          /** @enum {string} */
          order?: "act" | "decision";
          /** @enum {string} */
          "year-plan"?: "act" | "decision";
          /** @enum {string} */
          course?: "act" | "decision";
          /** @enum {string} */
          "standard-document"?: "act" | "decision";
        };
        conference?: {
          urlTemplate: string;
          jwt?: {
            issuer: string;
            audience: string;
            subject?: string;
          };
        };
        texting?: {
          url: string;
          body: string;
          accepts?: string;
        };
        rates?: {
          staff?: components["schemas"]["ChangeSettingsRatesLink"];
          specialist?: components["schemas"]["ChangeSettingsRatesLink"];
          family?: components["schemas"]["ChangeSettingsRatesLink"];
          system?: components["schemas"]["ChangeSettingsRatesLink"];
          organisation?: components["schemas"]["ChangeSettingsRatesLink"];
          link?: components["schemas"]["ChangeSettingsRatesLink"];
        };
      };
      /** @description Сроки хранения: что действует, границы и источник / how long things are kept: in force, bounds and source */
      terms: {
        name: components["schemas"]["GetSettingsTermsName"];
        /** @description Действует; нет: само не уходит / in force; absent: nothing goes */
        value?: number;
        /** @description Задан регионом / the region's own */
        isOwn: boolean;
        usual?: number;
        min: number;
        max: number;
        source: components["schemas"]["Text"];
      }[];
      version: number;
    };
    MakeConferenceKeyAnswer: {
      secret: string;
      madeAt: string;
    };
    SetTextingKeyAnswer: {
      setAt: string;
    };
    PreviewRetentionAnswer: {
      /** Format: date */
      on: string;
      items: {
        term: components["schemas"]["GetSettingsTermsName"];
        value?: number;
        /**
         * Format: date
         * @description Уходит то, что раньше этого дня / what is older goes
         */
        before?: string;
        /**
         * @description `go`: уйдёт само; `be-asked`: станет задачей или требованием, которое решают люди / goes by itself, or becomes a task or a request
         * @enum {string}
         */
        would: "go" | "be-asked";
        count: number;
        /** @description Есть ещё: считали не всё / there is more than was counted */
        more: boolean;
        held: {
          [key: string]: number;
        };
      }[];
      fixed: {
        what: components["schemas"]["Text"];
        kept: components["schemas"]["Text"];
        why: components["schemas"]["Text"];
      }[];
      /** @description Последние строки реестра / the newest lines of the register */
      lines: {
        /** Format: date */
        day: string;
        term: components["schemas"]["GetSettingsTermsName"];
        /** @description Срок, действовавший тогда / the term that was in force */
        value: number;
        /** @description Акт региона, если срок свой / the region's own act */
        source?: string;
        gone: number;
        held: {
          [key: string]: number;
        };
      }[];
      nextCursor?: string;
    };
    OpenOrganisationAnswer: {
      agency: string;
      steps: {
        stepId: string;
        title: components["schemas"]["Text"];
        task: components["schemas"]["Text"];
        status: components["schemas"]["StepStatus"];
        dueDate: string;
        overdue: boolean;
        reference: string;
        child?: string;
        measure?: string;
        token: string;
      }[];
      more: boolean;
    };
    RespondManyAnswer: {
      items: {
        ok: boolean;
        code?: string;
        status?: components["schemas"]["StepStatus"];
        done?: string;
      }[];
    };
    RespondCapacityAnswer: {
      agency: string;
      services: {
        service: string;
        title: components["schemas"]["Text"];
      }[];
      capacity: components["schemas"]["GetCapacityAnswer"];
    };
    RespondResourcesAnswer: {
      agency: string;
      years: string[];
      sheet: components["schemas"]["GetResourcesAnswer"];
      locked: boolean;
      lists: {
        posts: components["schemas"]["GetHandoverTemplates"][];
        money: components["schemas"]["GetHandoverTemplates"][];
        rooms: components["schemas"]["GetHandoverTemplates"][];
        access: components["schemas"]["GetHandoverTemplates"][];
      };
    };
    RespondPlacementsAnswer: {
      agency: string;
      outcomes: ("works" | "studies" | "moved-on" | "term-over" | "left" | "dismissed" | "unknown")[];
      placements: {
        placementId: string;
        title: string;
        /** @enum {string} */
        kind: "job" | "workshop" | "quota" | "remote-course" | "practice";
        from: string;
        name?: string;
        asked?: {
          months: number;
          dueOn: string;
          overdue: boolean;
        };
      }[];
      next?: string;
    };
    RespondAppointmentsAnswer: {
      agency: string;
      outcomes: ("advised" | "another" | "referred" | "plan-change")[];
      appointments: {
        appointmentId: string;
        number: string;
        /** @enum {string} */
        status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        at?: string;
        local?: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["OpenFamilyTopic"];
        name?: string;
        wish?: string;
        mayJoin: boolean;
        asked: boolean;
      }[];
      more: boolean;
      room?: string;
    };
    RespondLessonsAnswer: {
      agency: string;
      children: {
        enrolmentId: string;
        child: string;
        programme: string;
        lessons: {
          at: string;
          minutes: number;
          /** @enum {string} */
          status: "planned" | "held" | "not-held" | "called-off";
          lasted?: number;
          present?: ("child" | "family" | "tutor")[];
          /** @enum {string} */
          cause?: "illness" | "family" | "organisation" | "other";
          local: string;
          mayJoin: boolean;
          asked: boolean;
        }[];
      }[];
      room?: string;
      next?: string;
    };
    RespondAccompanimentsAnswer: {
      agency: string;
      words: {
        areas: ("psychological" | "legal" | "medical" | "social" | "educational")[];
        forms: ("home" | "office" | "phone" | "video")[];
        causes: ("away" | "declined" | "not-reached" | "curator" | "other")[];
        outcomes: ("goes-on" | "end-proposed")[];
      };
      today: string;
      accompaniments: {
        accompanimentId: string;
        name?: string;
        post: string;
        areas: ("psychological" | "legal" | "medical" | "social" | "educational")[];
        from: string;
        lastOn?: string;
        missing: string[];
        review: {
          due: boolean;
          on: string;
        };
      }[];
      /** @description Спросить дальше с этим `from` / ask on with this `from` */
      next?: string;
    };
    RespondRequestsAnswer: {
      agency: string;
      requests: {
        familyRequestId: string;
        name?: string;
        /** @enum {string} */
        kind: "need" | "question" | "complaint" | "correction";
        words?: string;
        askedOn: string;
        dueOn: string;
        overdue: boolean;
      }[];
      /** @description Спросить дальше с этим `from` / ask on with this `from` */
      next?: string;
    };
    RespondWardsAnswer: {
      agency: string;
      wards: {
        childId: string;
        name: string;
      }[];
      /** @description Спросить дальше с этим `from` / ask on with this `from` */
      next?: string;
      /** @description Страница подопечного / the page of a ward */
      link?: string;
    };
    RespondMeetingsAnswer: {
      agency: string;
      meetings: {
        meetingId: string;
        body: string;
        on: string;
        time: string;
        place: string;
        conference?: string;
        /** @enum {string} */
        status: "invited" | "held" | "minuted" | "cancelled";
        /** @description Почему перенесено или отменено / why it was moved or called off */
        reason?: string;
        agenda: {
          n: number;
          title: string;
        }[];
        /** @description К повестке есть аналитическая справка / there is an analytical note */
        note: boolean;
        /** @enum {string} */
        answer?: "coming" | "not-coming" | "stand-in";
        standIn?: string;
        mayAnswer: boolean;
        decisions: {
          number: string;
          text: string;
          due?: string;
          ours: boolean;
        }[];
      }[];
      /** @description Справка, DOCX в base64 / the note, a DOCX in base64 */
      note?: {
        name: string;
        type: string;
        content: string;
      };
    };
    RespondEventsAnswer: {
      agency: string;
      own: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        version: number;
      }[];
      ahead: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        version: number;
      }[];
      courses: {
        courseId: string;
        title: string;
      }[];
      specialists: {
        specialistId: string;
        name?: string;
        post: string;
      }[];
      of?: string;
      signUps?: {
        signUpId: string;
        code: string;
        /** @enum {string} */
        who: "specialist" | "family" | "child";
        status: components["schemas"]["RespondSignUpStatus"];
        municipality: string;
        name?: string;
        post?: string;
        organisation?: string;
        at: string;
        until?: string;
        unreached?: boolean;
        certificate?: string;
        /** @description Что читатель может сказать о записи сейчас / what the reader may say of the sign-up now */
        mayDo: ("came" | "absent" | "cancel")[];
      }[];
      files?: components["schemas"]["ProposeItemFiles"][];
      next?: string;
      outcome?: components["schemas"]["ImportEventAttendanceAnswer"];
    };
    RespondPlansAnswer: {
      agency: string;
      plans: {
        planId: string;
        title: components["schemas"]["Text"];
        lines: {
          entryId: string;
          /** @enum {string} */
          kind: "report" | "help" | "review" | "consultation" | "meeting" | "own";
          month: string;
          day?: string;
          action: components["schemas"]["Text"];
          measureKey?: string;
          note?: string;
          /** @description Сколько было по записям при составлении / how many the records foresaw when it was drafted */
          planned?: number;
          fact?: components["schemas"]["AddYearPlanEntryFact"];
          result?: components["schemas"]["AddYearPlanEntryResult"];
          fulfilled: boolean;
          overdue: boolean;
          /** @description О строке можно сказать, что сделано / it can be said how the line went */
          asks: boolean;
        }[];
      }[];
      findings: {
        roundId: string;
        findingId: string;
        text: string;
        dueOn: string;
        result?: components["schemas"]["RecordFindingResult"];
        overdue: boolean;
        round: components["schemas"]["FormTitle"];
      }[];
    };
    RespondSpecialistsAnswer: {
      agency: string;
      specialists: components["schemas"]["AddSpecialistAnswer"][];
      next?: string;
      outcome?: {
        dryRun: boolean;
        rows: number;
        taken: number;
        known: number;
        failed: {
          row: number;
          message: components["schemas"]["Text"];
        }[];
      };
    };
    RespondAdviceAnswer: {
      agency: string;
      received: {
        adviceId: string;
        slotId: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        at: string;
        /** @description Время региона / on the wall of the region */
        local: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["BookAdviceTopic"];
        /** @enum {string} */
        status: "booked" | "held" | "missed" | "cancelled";
        /** @enum {string} */
        missedBy?: "specialist" | "organisation";
        /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
        asked: boolean;
        createdAt: string;
        version: number;
      }[];
      sent: {
        adviceId: string;
        slotId: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        at: string;
        /** @description Время региона / on the wall of the region */
        local: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["BookAdviceTopic"];
        /** @enum {string} */
        status: "booked" | "held" | "missed" | "cancelled";
        /** @enum {string} */
        missedBy?: "specialist" | "organisation";
        /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
        asked: boolean;
        createdAt: string;
        version: number;
      }[];
      advised: {
        adviceId: string;
        slotId: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        at: string;
        /** @description Время региона / on the wall of the region */
        local: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["BookAdviceTopic"];
        /** @enum {string} */
        status: "booked" | "held" | "missed" | "cancelled";
        /** @enum {string} */
        missedBy?: "specialist" | "organisation";
        /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
        asked: boolean;
        createdAt: string;
        version: number;
      }[];
      learned: {
        adviceId: string;
        slotId: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        at: string;
        /** @description Время региона / on the wall of the region */
        local: string;
        minutes: number;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        topic: components["schemas"]["BookAdviceTopic"];
        /** @enum {string} */
        status: "booked" | "held" | "missed" | "cancelled";
        /** @enum {string} */
        missedBy?: "specialist" | "organisation";
        /** @description Прошла, итога нет / it is over, and nobody has said what came of it */
        asked: boolean;
        createdAt: string;
        version: number;
      }[];
      shown?: components["schemas"]["BookAdviceAnswer"];
      hours: {
        slotId: string;
        agencyId: string;
        agency: string;
        municipality: string;
        serviceKey: string;
        post: string;
        /** @enum {string} */
        place: "office" | "home" | "phone" | "video";
        where?: string;
        minutes: number;
        consultationPoint: boolean;
        onRequest: boolean;
        times: {
          at: string;
          local: string;
          free: number;
        }[];
      }[];
      specialists: {
        specialistId: string;
        name?: string;
        post: string;
      }[];
    };
    RespondInternshipsAnswer: {
      agency: string;
      sites: components["schemas"]["OpenSiteAnswer"][];
      received: {
        internshipId: string;
        siteId: string;
        /** @description Название площадки / what the site is called */
        site: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        post?: string;
        from: string;
        until: string;
        status: components["schemas"]["ApplyInternshipStatus"];
        hours: number;
        mentorId?: string;
        mentor?: string;
        /** @description Часов по дневнику / hours by the diary */
        done: number;
        looks: {
          months: number;
          dueOn: string;
          asked: boolean;
          overdue: boolean;
          /** @enum {string} */
          outcome?: "introduced" | "partly" | "not-introduced";
          on?: string;
        }[];
        certificate?: components["schemas"]["ApplyInternshipCertificate"];
        appliedAt: string;
        endedOn?: string;
        mayDo: ("answer" | "diary" | "complete" | "break-off" | "withdraw" | "outcome")[];
        version: number;
      }[];
      sent: {
        internshipId: string;
        siteId: string;
        /** @description Название площадки / what the site is called */
        site: string;
        hostId: string;
        host: string;
        agencyId: string;
        agency: string;
        municipality: string;
        specialistId: string;
        name?: string;
        post?: string;
        from: string;
        until: string;
        status: components["schemas"]["ApplyInternshipStatus"];
        hours: number;
        mentorId?: string;
        mentor?: string;
        /** @description Часов по дневнику / hours by the diary */
        done: number;
        looks: {
          months: number;
          dueOn: string;
          asked: boolean;
          overdue: boolean;
          /** @enum {string} */
          outcome?: "introduced" | "partly" | "not-introduced";
          on?: string;
        }[];
        certificate?: components["schemas"]["ApplyInternshipCertificate"];
        appliedAt: string;
        endedOn?: string;
        mayDo: ("answer" | "diary" | "complete" | "break-off" | "withdraw" | "outcome")[];
        version: number;
      }[];
      others: {
        siteId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        about: string;
        practiceId?: string;
        serviceKeys: string[];
        programme: string[];
        hours: number;
        conditions?: string;
        terms: {
          from: string;
          until: string;
          places: number;
          free: number;
          waiting: number;
        }[];
      }[];
      specialists: {
        specialistId: string;
        name?: string;
        post: string;
      }[];
      shown?: components["schemas"]["ApplyInternshipAnswer"];
      paper?: string;
    };
    RespondTalksAnswer: {
      agency: string;
      asked: components["schemas"]["RespondTalkCall"][];
      sent: {
        talkId: string;
        occasionId: string;
        agencyId?: string;
        municipality: string;
        /** @enum {string} */
        kind: "talk" | "poster" | "practice";
        section: string;
        status: components["schemas"]["SubmitTalkStatus"];
        /** @description Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more */
        begun: boolean;
        publish: boolean;
        at: string;
        title?: string;
        name?: string;
        post?: string;
        organisation?: string;
        coauthors?: string;
        unreached?: boolean;
        /** @description Название мероприятия / the title of the event */
        event?: string;
        /** @description Сколько рецензентов / how many reviewers */
        asked: number;
        answered: number;
        /** @description Средняя оценка / the mean grade */
        mean?: number;
        version: number;
      }[];
      reviews: components["schemas"]["ReviewTalkAnswer"][];
      reviewed: components["schemas"]["ReviewTalkAnswer"][];
      runs: components["schemas"]["SetCallAnswer"][];
      events: {
        occasionId: string;
        title: string;
        begins: string;
      }[];
      specialists: {
        specialistId: string;
        name?: string;
        post: string;
      }[];
      of?: string;
      talks?: {
        talkId: string;
        occasionId: string;
        agencyId?: string;
        municipality: string;
        /** @enum {string} */
        kind: "talk" | "poster" | "practice";
        section: string;
        status: components["schemas"]["SubmitTalkStatus"];
        /** @description Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more */
        begun: boolean;
        publish: boolean;
        at: string;
        title?: string;
        name?: string;
        post?: string;
        organisation?: string;
        coauthors?: string;
        unreached?: boolean;
        /** @description Название мероприятия / the title of the event */
        event?: string;
        /** @description Сколько рецензентов / how many reviewers */
        asked: number;
        answered: number;
        /** @description Средняя оценка / the mean grade */
        mean?: number;
        version: number;
      }[];
      talk?: components["schemas"]["SubmitTalkAnswer"];
    };
    RespondListingAnswer: {
      agency: string;
      url: string;
      face: components["schemas"]["GetListingAnswer"];
      /** @description Услуги, которые увидят все / services that everybody will see */
      services: components["schemas"]["Text"][];
      access: {
        key: components["schemas"]["SetListingAccess"];
        title: components["schemas"]["Text"];
      }[];
    };
    RespondEnquiriesAnswer: {
      agency: string;
      items: {
        enquiryId: string;
        number: string;
        /** @enum {string} */
        kind: "call" | "early-help" | "booking" | "inaccuracy";
        municipality: string;
        /** @enum {string} */
        age?: "0" | "1" | "3" | "7" | "15" | "18";
        worry?: components["schemas"]["GetEnquiryWorry"];
        serviceKey?: string;
        agencyId?: string;
        slotId?: string;
        at?: string;
        /** @enum {string} */
        status: "open" | "confirmed" | "settled";
        createdAt: string;
        settledAt?: string;
        /** @enum {string} */
        outcome?: "advised" | "request" | "seen" | "corrected" | "unreachable" | "withdrawn" | "other";
        childId?: string;
        contact?: components["schemas"]["GetEnquiryContact"];
        version: number;
        service?: components["schemas"]["Text"];
        when?: string;
      }[];
    };
    RespondLibraryAnswer: {
      agency: string;
      url: string;
      items: components["schemas"]["ProposeItemAnswer"][];
    };
    RespondCoursesAnswer: {
      agency: string;
      url: string;
      courses: components["schemas"]["DraftCourseAnswer"][];
    };
    ListAttachmentsByLinkAnswer: {
      items: components["schemas"]["AddAttachmentAnswer"][];
    };
    RespondReportsAnswer: {
      agency: string;
      periods: {
        period: string;
        name: components["schemas"]["Text"];
        lockOn: string;
        obligations: components["schemas"]["Obligation"][];
      }[];
      rows?: {
        obligationId: string;
        /** @enum {string} */
        outcome: "submitted" | "refused";
        problem?: components["schemas"]["RespondReportsRowsProblem"];
      }[];
      form?: string;
    };
    RespondSessionsAnswer: {
      agency: string;
      month: string;
      months: string[];
      locked: boolean;
      rows: {
        enrolmentId: string;
        child: string;
        programme: string;
        planned: number;
        held?: number;
        absent: {
          illness?: number;
          family?: number;
          organisation?: number;
          other?: number;
        };
      }[];
      next?: string;
      outcomes?: {
        enrolmentId: string;
        ok: boolean;
        problem?: components["schemas"]["RespondReportsRowsProblem"];
      }[];
      form?: string;
    };
    ExchangeFamilyCodeAnswer: {
      token: string;
    };
    RenewFamilyLinkAnswer: {
      /** @constant */
      sent: true;
    };
    RespondFormAnswer: {
      /** @enum {string} */
      status: "asked" | "submitted" | "closed";
      closesOn?: string;
      form?: {
        title: components["schemas"]["FormTitle"];
        intro?: components["schemas"]["ChangeFormIntro"];
        items: ({
          /** @constant */
          kind: "note";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
        } | {
          /** @constant */
          kind: "group";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
        } | {
          /** @constant */
          kind: "table";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          rows: {
            min?: number;
            max: number;
          };
        } | {
          /** @constant */
          kind: "choice";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          options: {
            code: string;
            system?: string;
            text: {
              ru?: string;
              en?: string;
            };
            points?: number;
            /** @constant */
            alone?: true;
          }[];
        } | {
          /** @constant */
          kind: "many";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          options: {
            code: string;
            system?: string;
            text: {
              ru?: string;
              en?: string;
            };
            points?: number;
            /** @constant */
            alone?: true;
          }[];
          min?: number;
          max?: number;
        } | {
          /** @constant */
          kind: "yes-no";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          points?: {
            yes: number;
            no: number;
          };
        } | {
          /** @constant */
          kind: "scale";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          from: number;
          to: number;
          ends?: {
            from: components["schemas"]["ChangeFormItemsEndsTo"];
            to: components["schemas"]["ChangeFormItemsEndsTo"];
          };
        } | {
          /** @constant */
          kind: "number";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          min?: number;
          max?: number;
          /** @default 0 */
          decimals: number;
          unit?: components["schemas"]["ChangeFormItemsUnit"];
        } | {
          /** @constant */
          kind: "date";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          /** Format: date */
          min?: string;
          /** Format: date */
          max?: string;
        } | {
          /** @constant */
          kind: "text";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          /**
           * @default one
           * @enum {string}
           */
          lines: "one" | "many";
          /** @default 1000 */
          max: number;
        })[];
      };
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers?: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
      /** @description Личная ссылка на одну анкету вместо общей: с ней идут дальше / one's own link in the place of one for all: go on with it */
      token?: string;
      /**
       * @description Ответ ни с кем не связан, и вернуть его нельзя / the answer leads to nobody, and cannot be given back
       * @constant
       */
      once?: true;
      /** @description Называют, когда сохраняют и сдают / said again when answers are kept or handed in */
      draftVersion?: number;
    };
    RespondSignUpAnswer: {
      status: components["schemas"]["RespondSignUpStatus"];
      code: string;
      until?: string;
      online?: string;
      event: {
        occasionId: string;
        agencyId: string;
        organisation: string;
        municipality: string;
        title: string;
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        /** @enum {string} */
        status: "announced" | "closed" | "cancelled";
        begins: string;
        ends: string;
        times: {
          from: string;
          until: string;
        }[];
        zone: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        free?: number;
        series?: components["schemas"]["AnnounceEventSeries"];
        hours?: number;
        course?: components["schemas"]["AnnounceEventCourse"];
        open: boolean;
        about?: string;
        programme?: {
          time?: string;
          title: string;
          speaker?: string;
        }[];
        materials?: {
          title: string;
          url: string;
        }[];
        /** @description Файлы / files */
        files?: {
          materialId: string;
          name: string;
          type: string;
          size: number;
        }[];
        recording?: string;
        reason?: string;
      };
      certificate?: string;
      paper?: string;
      file?: {
        name: string;
        type: string;
        content: string;
      };
    };
    CheckCertificateAnswer: {
      number: string;
      title: string;
      kind: string;
      hours: number;
      day: string;
      issuedOn: string;
      organiser: string;
      initials?: string;
    };
    RespondTalkAnswer: {
      talk: {
        talkId: string;
        occasionId: string;
        agencyId?: string;
        municipality: string;
        /** @enum {string} */
        kind: "talk" | "poster" | "practice";
        section: string;
        status: components["schemas"]["SubmitTalkStatus"];
        /** @description Мероприятие началось: решить и отозвать уже нельзя / the event has begun: nothing is decided or withdrawn any more */
        begun: boolean;
        publish: boolean;
        at: string;
        title?: string;
        name?: string;
        post?: string;
        organisation?: string;
        coauthors?: string;
        unreached?: boolean;
        event: string;
        abstract?: string;
        words?: string;
        reason?: string;
        slot?: components["schemas"]["SubmitTalkSlot"];
        correctable: boolean;
        version: number;
      };
      call: components["schemas"]["RespondTalkCall"];
      /** @description До какого часа подтвердить / until when to confirm */
      until?: string;
    };
    OpenApiAnswer: {
      /** @constant */
      openapi: "3.1.0";
    } & {
      [key: string]: unknown;
    };
    HealthAnswer: {
      /** @constant */
      status: "ok";
    };
    HsdsRootAnswer: {
      [key: string]: unknown;
    };
    HsdsServicesAnswer: {
      [key: string]: unknown;
    };
    HsdsServiceAnswer: {
      [key: string]: unknown;
    };
    HsdsOrganizationsAnswer: {
      [key: string]: unknown;
    };
    HsdsOrganizationAnswer: {
      [key: string]: unknown;
    };
    HsdsTaxonomyTermsAnswer: {
      [key: string]: unknown;
    };
    TellChildrenApartBody: {
      other: string;
      /** @default true */
      distinct?: boolean;
      reason: string;
    };
    RegisterChildBody: {
      person: components["schemas"]["RegisterBirthPerson"];
      municipality: string;
      representatives: components["schemas"]["RegisterChildRepresentatives"][];
      targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      disability: boolean;
      educationalNeeds: boolean;
      /** @default {} */
      attachments?: {
        school?: string;
        kindergarten?: string;
        health?: string;
        social?: string;
      };
      confirmedDistinctFrom?: string[];
    };
    ImportChildrenBody: {
      /** @constant */
      format?: "rows";
      rows: unknown[];
      dryRun?: boolean;
    } | components["schemas"]["ImportSpecialistsBody"];
    ChangeChildBody: {
      person?: {
        surname?: string;
        givenName?: string;
        birthDate?: string;
        /** @enum {string} */
        sex?: "female" | "male";
        patronymic?: string | null;
        snils?: string | null;
        address?: string | null;
      };
      municipality?: string;
      /** Format: date */
      dueOn?: string;
      targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      disability?: boolean;
      educationalNeeds?: boolean;
      attachments?: components["schemas"]["ChangeChildAttachments"];
      representatives?: {
        representativeId: string;
        surname?: string;
        givenName?: string;
        patronymic?: string | null;
        phone?: components["schemas"]["ChangeFamilyMembersPhone"];
        email?: string | null;
        authority?: {
          /** @enum {string} */
          kind: "birth-certificate" | "adoption" | "guardianship-act" | "guardianship-contract" | "foster-contract" | "placement-act" | "incapacity-ruling" | "other";
          number?: string;
          /** Format: date */
          from?: string;
          /** Format: date */
          to?: string;
          /** @constant */
          ended?: true;
        } | null;
        agencyId?: string;
      }[];
      addRepresentatives?: components["schemas"]["RegisterChildRepresentatives"][];
      removeRepresentatives?: string[];
      /** @enum {string} */
      status?: "active" | "left";
      reason?: string;
      /** @enum {string} */
      cause?: "left-region" | "transferred" | "deceased" | "other";
      confirmedDistinctFrom?: string[];
    };
    ExpectChildBody: {
      municipality: string;
      /** Format: date */
      dueOn: string;
      mother?: {
        representativeId?: string;
        surname?: string;
        givenName?: string;
        patronymic?: string;
        phone?: string;
        /** Format: email */
        email?: string;
      };
      targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      confirmedDistinctFrom?: string[];
    };
    RegisterBirthBody: {
      disability?: boolean;
      educationalNeeds?: boolean;
      targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      attachments?: components["schemas"]["ChangeChildAttachments"];
      representatives?: {
        representativeId: string;
        surname?: string;
        givenName?: string;
        patronymic?: string | null;
        phone?: components["schemas"]["ChangeFamilyMembersPhone"];
        email?: string | null;
        authority?: {
          /** @enum {string} */
          kind: "birth-certificate" | "adoption" | "guardianship-act" | "guardianship-contract" | "foster-contract" | "placement-act" | "incapacity-ruling" | "other";
          number?: string;
          /** Format: date */
          from?: string;
          /** Format: date */
          to?: string;
          /** @constant */
          ended?: true;
        } | null;
        agencyId?: string;
      }[];
      addRepresentatives?: components["schemas"]["RegisterChildRepresentatives"][];
      removeRepresentatives?: string[];
      confirmedDistinctFrom?: string[];
      person: components["schemas"]["RegisterBirthPerson"];
      /** @constant */
      placement?: true;
    };
    FormFamilyBody: {
      childId?: string;
      municipality?: string;
      members?: {
        kin: components["schemas"]["FamilyMembersKin"];
        surname?: string;
        givenName?: string;
        patronymic?: string;
        phone?: string;
        /** Format: email */
        email?: string;
        languages?: string[];
        needs?: components["schemas"]["OpenFamilyNeeds"][];
        /** @enum {string} */
        channel?: "mail" | "sms" | "none";
        /** @description Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes */
        digest?: boolean;
      }[];
    };
    ChangeFamilyBody: {
      municipality?: string;
      members?: {
        memberId: string;
        languages?: string[];
        needs?: components["schemas"]["OpenFamilyNeeds"][];
        /** @enum {string} */
        channel?: "mail" | "sms" | "none";
        /** @description Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes */
        digest?: boolean;
        kin?: components["schemas"]["FamilyMembersKin"];
        surname?: string | null;
        givenName?: string | null;
        patronymic?: string | null;
        phone?: components["schemas"]["ChangeFamilyMembersPhone"];
        email?: string | null;
      }[];
      addMembers?: {
        kin: components["schemas"]["FamilyMembersKin"];
        surname?: string;
        givenName?: string;
        patronymic?: string;
        phone?: string;
        /** Format: email */
        email?: string;
        languages?: string[];
        needs?: components["schemas"]["OpenFamilyNeeds"][];
        /** @enum {string} */
        channel?: "mail" | "sms" | "none";
        /** @description Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes */
        digest?: boolean;
      }[];
      removeMembers?: string[];
    };
    InviteMemberBody: {
      memberId: string;
    };
    RevokeFamilyLinksBody: {
      memberId?: string;
    };
    PrintFamilySheetBody: {
      memberId: string;
    };
    MergeChildrenBody: {
      other: string;
      /** @default {} */
      choose?: {
        /** @enum {string} */
        "person.surname"?: "this" | "other";
        /** @enum {string} */
        "person.givenName"?: "this" | "other";
        /** @enum {string} */
        "person.patronymic"?: "this" | "other";
        /** @enum {string} */
        "person.birthDate"?: "this" | "other";
        /** @enum {string} */
        "person.sex"?: "this" | "other";
        /** @enum {string} */
        "person.snils"?: "this" | "other";
        /** @enum {string} */
        "person.address"?: "this" | "other";
        /** @enum {string} */
        municipality?: "this" | "other";
        /** @enum {string} */
        disability?: "this" | "other";
        /** @enum {string} */
        educationalNeeds?: "this" | "other";
        /** @enum {string} */
        "attachments.school"?: "this" | "other";
        /** @enum {string} */
        "attachments.kindergarten"?: "this" | "other";
        /** @enum {string} */
        "attachments.health"?: "this" | "other";
        /** @enum {string} */
        "attachments.social"?: "this" | "other";
        /** @enum {string} */
        route?: "this" | "other";
      };
      /** @default false */
      confirm?: boolean;
    };
    UnmergeChildrenBody: {
      other: string;
      /** @default false */
      confirm?: boolean;
    };
    SplitChildBody: {
      to: string;
      /** @default [] */
      consents?: string[];
      /** @default [] */
      instruments?: string[];
      /** @default [] */
      routes?: string[];
      /** @default false */
      confirm?: boolean;
    };
    AskErasureBody: {
      /**
       * @default consent-withdrawn
       * @enum {string}
       */
      grounds?: "consent-withdrawn" | "purpose-reached" | "unlawful" | "court-order";
      /** Format: date */
      receivedOn?: string;
      reason?: string;
    };
    EraseChildBody: {
      /** @enum {string} */
      grounds: "consent-withdrawn" | "purpose-reached" | "unlawful" | "court-order";
      /** Format: date */
      receivedOn?: string;
      reason: string;
    };
    RefuseErasureBody: {
      /** @enum {string} */
      basis: "federal-law" | "archives" | "court-order" | "consent-anew" | "taken-back";
      reason: string;
    };
    ImportAgenciesBody: {
      /** @enum {string} */
      format: "csv" | "xlsx";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
      dryRun?: boolean;
    };
    StartExportBody: {
      /** @constant */
      list: "children";
      /** @default {} */
      filter?: {
        municipality?: string;
        /** @enum {string} */
        status?: "active" | "left";
        disability?: boolean;
        educationalNeeds?: boolean;
        /** @enum {string} */
        targetGroup?: "mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk";
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "agencies";
      /** @default {} */
      filter?: {
        kind?: components["schemas"]["AgencyKind"];
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "enrolments";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "waiting" | "offered" | "enrolled" | "completed" | "left";
        agency?: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "resources";
      filter: {
        year: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "seekers";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "looking" | "placed" | "left";
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "placements";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "placed" | "ended";
        agency?: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "accompaniments";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "open" | "ended";
        agency?: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "requests";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "asked" | "answered" | "withdrawn";
        agency?: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "unions";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "active" | "closed";
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "routes";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        status?: "open" | "ended";
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "steps";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        bucket?: "open" | "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "on-hold" | "settled" | "not-done";
        agency?: string;
        municipality?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "inbox";
      /** @default {} */
      filter?: {
        /** @enum {string} */
        bucket?: "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "holds" | "drafts" | "expiring" | "handovers" | "erasures" | "requests" | "tasks";
        agency?: string;
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "obligations";
      /** @default {} */
      filter?: {
        period?: string;
        agency?: string;
        /** @enum {string} */
        status?: "pending" | "submitted" | "accepted" | "returned" | "withdrawn" | "overdue" | "late";
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    } | {
      /** @constant */
      list: "deliveries";
      /** @default {} */
      filter?: {
        agency?: string;
        status?: components["schemas"]["DeliveryStatus"];
        /** @enum {string} */
        channel?: "mail" | "sms" | "webhook";
      };
      /**
       * @default xlsx
       * @enum {string}
       */
      format?: "xlsx" | "csv";
    };
    GiveConsentBody: {
      representativeId: string;
      recipient: "route" | string;
      /** @enum {string} */
      purpose: "support-route" | "quality-assessment" | "employment" | "events";
      /**
       * @default child
       * @enum {string}
       */
      about?: "child" | "giver";
      dataClasses: ("identity" | "health" | "education" | "social")[];
      /** Format: date */
      signedOn: string;
      /** Format: date */
      expiresOn: string;
    };
    RecordInstrumentBody: {
      /** @constant */
      kind: "ipra";
      number: string;
      issuer: string;
      /** Format: date */
      validFrom: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      /** @default [] */
      measures?: {
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        providerKind?: components["schemas"]["AgencyKind"];
        serviceKey?: string;
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      confirmedDistinctFrom?: string[];
    } | {
      /** @constant */
      kind: "pmpk";
      number: string;
      issuer: string;
      /** Format: date */
      validFrom: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      /** @default [] */
      measures?: {
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        providerKind?: components["schemas"]["AgencyKind"];
        serviceKey?: string;
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      confirmedDistinctFrom?: string[];
      educationalNeeds: boolean;
      /** @enum {string} */
      agreement?: "agree" | "disagree";
      /** @default false */
      presented?: boolean;
      study?: components["schemas"]["RecordInstrumentStudy"];
    } | {
      /** @constant */
      kind: "iprp";
      number: string;
      issuer: string;
      /** Format: date */
      validFrom: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      /** @default [] */
      measures?: {
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        providerKind?: components["schemas"]["AgencyKind"];
        serviceKey?: string;
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      confirmedDistinctFrom?: string[];
    } | {
      /** @constant */
      kind: "vk";
      number: string;
      issuer: string;
      /** Format: date */
      validFrom: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      supersedes?: string;
      /** @default [] */
      measures?: {
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        providerKind?: components["schemas"]["AgencyKind"];
        serviceKey?: string;
        agencyId?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      confirmedDistinctFrom?: string[];
    };
    CorrectInstrumentBody: {
      reason: string;
      number?: string;
      issuer?: string;
      /** Format: date */
      validFrom?: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      educationalNeeds?: boolean;
      study?: components["schemas"]["RecordInstrumentStudy"];
      confirmedDistinctFrom?: string[];
    };
    PresentInstrumentBody: {
      agencyId: string;
      /** Format: date */
      on: string;
    };
    AgreeInstrumentBody: {
      /** @enum {string} */
      answer: "agree" | "disagree";
      /** Format: date */
      on: string;
      representativeId?: string;
    };
    SetInstrumentServicesBody: {
      measures: {
        measureId: string;
        serviceKey: string | null;
      }[];
    };
    ImportInstrumentsBody: {
      /** @enum {string} */
      format: "xml" | "zip" | "xlsx" | "csv";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
      /**
       * @default ipra
       * @enum {string}
       */
      kind?: "ipra" | "pmpk";
      /** @default false */
      dryRun?: boolean;
    };
    ConfirmImportRowBody: {
      childId: string;
      confirmedDistinctFrom?: string[];
    };
    ImportResultsBody: {
      /** @enum {string} */
      format: "csv" | "xlsx";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
      dryRun?: boolean;
    };
    RecordResultBody: {
      measureId: string;
      result: components["schemas"]["StepResult"];
      /** Format: date */
      on: string;
      agencyId?: string;
      by?: string;
      note?: string;
    };
    CorrectResultBody: {
      result: components["schemas"]["StepResult"];
      /** Format: date */
      on: string;
      agencyId?: string;
      by?: string;
      note?: string;
      reason: string;
    } | {
      /** @constant */
      withdrawn: true;
      reason: string;
    };
    ReportExecutionBody: {
      instrumentId?: string;
      number: string;
      /** Format: date */
      date: string;
      addressee: string;
      sender?: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      to?: string;
      signer: {
        post: string;
        name: string;
      };
      genitive?: {
        surname: string;
        givenName: string;
        patronymic?: string;
      };
    };
    ApproveTemplateBody: {
      act: string;
      number: string;
      /** Format: date */
      date: string;
      by: string;
    } | {
      decisionId: string;
    };
    OpenRouteBody: {
      template: string;
      continues?: string;
    };
    AddSignedPlanBody: {
      name: string;
      /** Format: base64 */
      content: string;
      /** Format: date */
      signedOn: string;
      edition?: string;
    };
    RemoveSignedPlanBody: {
      reason: string;
    };
    ChangePlanBody: {
      entries: {
        stepId?: string;
        stage?: string;
        stepKey?: string;
        agencyKind?: components["schemas"]["AgencyKind"];
        /** @enum {string} */
        dataClass?: "identity" | "health" | "education" | "social";
        agencyId?: string | null;
        service?: string | null;
        requestOn?: string | null;
        dueOn?: string | null;
        keyMeasure?: components["schemas"]["CorrectItemContentTitle"];
        means?: components["schemas"]["AmendPlanEntriesMeans"];
        expectedResult?: components["schemas"]["AmendPlanEntriesMeans2"];
        title?: components["schemas"]["AmendPlanEntriesTask"];
        task?: components["schemas"]["AmendPlanEntriesTask"];
        direction?: components["schemas"]["AmendPlanEntriesTask"];
        measureId?: string;
        quarter?: string;
        form?: components["schemas"]["FormModel"];
        /** Format: date */
        dueDate?: string;
        formerAgencies?: string[];
        chosen?: components["schemas"]["AmendPlanEntriesChosen"];
        todo?: components["schemas"]["AmendPlanEntriesTask"];
      }[];
    };
    UndoApprovalBody: {
      reason: string;
    };
    AmendPlanBody: {
      reason: string;
      /** @default [] */
      entries?: {
        stepId?: string;
        stage?: string;
        stepKey?: string;
        agencyKind?: components["schemas"]["AgencyKind"];
        /** @enum {string} */
        dataClass?: "identity" | "health" | "education" | "social";
        agencyId?: string | null;
        service?: string | null;
        requestOn?: string | null;
        dueOn?: string | null;
        keyMeasure?: components["schemas"]["CorrectItemContentTitle"];
        means?: components["schemas"]["AmendPlanEntriesMeans"];
        expectedResult?: components["schemas"]["AmendPlanEntriesMeans2"];
        title?: components["schemas"]["AmendPlanEntriesTask"];
        task?: components["schemas"]["AmendPlanEntriesTask"];
        direction?: components["schemas"]["AmendPlanEntriesTask"];
        measureId?: string;
        quarter?: string;
        form?: components["schemas"]["FormModel"];
        /** Format: date */
        dueDate?: string;
        formerAgencies?: string[];
        chosen?: components["schemas"]["AmendPlanEntriesChosen"];
        todo?: components["schemas"]["AmendPlanEntriesTask"];
        /**
         * @description Исключить строку / drop the line
         * @constant
         */
        drop?: true;
      }[];
      /** @description Перейти на эту версию формы (`newerVersion` маршрута): в план войдут этапы, которых раньше в ней не было / go on by this version of the template */
      templateVersion?: number;
    };
    EvaluateRouteBody: {
      /** @enum {string} */
      outcome: "renew" | "hand-off" | "close";
      note?: string;
    };
    CloseRouteBody: {
      reason: components["schemas"]["RouteReason"];
      note?: string;
    };
    ReopenRouteBody: {
      reason: string;
    };
    AcceptStepBody: Record<string, never>;
    RejectStepBody: {
      cause?: components["schemas"]["StepCause"];
      reason: string;
    };
    HoldStepBody: {
      reason: string;
      /** Format: date */
      until?: string;
    };
    ResumeStepBody: Record<string, never>;
    CompleteStepBody: {
      result: components["schemas"]["StepResult"];
      cause?: components["schemas"]["StepCause"];
      reason?: string;
      report?: string;
      instrument?: components["schemas"]["RespondInstrument"];
      study?: components["schemas"]["StepStudy"][];
      /** @description Ответы на форму шага (`form`): с ними он выполнен / answers to the step's form: with them it is performed */
      answers?: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
    };
    CancelStepBody: {
      reason: string;
    };
    ReassignStepBody: {
      agencyId: string;
      reason?: string;
      /** @constant */
      confirmedOtherKind?: true;
      keepHold?: boolean;
    };
    ProgressStepBody: {
      report: string;
    };
    AskAboutStepBody: {
      question: string;
    };
    ClarifyStepBody: {
      answer: string;
    };
    DecideStepBody: {
      /** @constant */
      decision: "repeat";
      reason: string;
    } | {
      /** @constant */
      decision: "give-to-another";
      agencyId: string;
      reason: string;
      /** @constant */
      confirmedOtherKind?: true;
    } | {
      /** @constant */
      decision: "accept-outcome";
      reason: string;
    };
    CorrectStepBody: {
      result: components["schemas"]["StepResult"];
      cause?: components["schemas"]["StepCause"];
      note?: string;
      study?: components["schemas"]["StepStudy"][];
      /** @description Ответы на форму шага, как они должны быть / the answers to the step's form as they should have been */
      answers?: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
      reason: string;
    };
    RevokeStepLinkBody: {
      reason: string;
      /** @default true */
      resend?: boolean;
    };
    ReopenStepBody: {
      reason: string;
    };
    AddServiceBody: {
      serviceKey: string;
      title: components["schemas"]["AddServiceTitle"];
      /** @default [] */
      also?: string[];
      /** @default [] */
      signs?: string[];
      area: components["schemas"]["ServiceArea"];
      /** @enum {string} */
      recipient: "child" | "family" | "specialist";
      ages: components["schemas"]["AddServiceAges"];
      forms: ("individual" | "group" | "home" | "remote" | "day-care" | "inpatient")[];
      sectors: ("state" | "municipal" | "ngo" | "business")[];
      standard: components["schemas"]["AddServiceStandard"];
    };
    ChangeServiceBody: {
      title?: components["schemas"]["AddServiceTitle"];
      also?: string[];
      signs?: string[];
      area?: components["schemas"]["ServiceArea"];
      /** @enum {string} */
      recipient?: "child" | "family" | "specialist";
      ages?: components["schemas"]["AddServiceAges"];
      forms?: ("individual" | "group" | "home" | "remote" | "day-care" | "inpatient")[];
      sectors?: ("state" | "municipal" | "ngo" | "business")[];
      /** @enum {string} */
      status?: "active" | "withdrawn";
      standard?: components["schemas"]["AddServiceStandard"];
    };
    ApproveStandardBody: {
      act: string;
      number: string;
      /** Format: date */
      date: string;
      by: string;
    } | {
      decisionId: string;
    };
    ImportServiceListBody: {
      /** @enum {string} */
      format: "csv" | "xlsx";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
      dryRun?: boolean;
      listId: string;
      edition?: number;
      /** Format: date */
      from?: string;
    };
    ApproveServiceListBody: {
      act: string;
      number: string;
      /** Format: date */
      date: string;
      by: string;
    } | {
      decisionId: string;
    };
    RegisterAgencyBody: {
      kind: components["schemas"]["AgencyKind"];
      name: string;
      shortName: string;
      municipality: string;
      contacts: {
        /** Format: email */
        email: string;
        role?: string;
      }[];
      /** Format: date */
      worksFrom?: string;
      /** @default [] */
      services?: string[];
      confirmedDistinctFrom?: string[];
    };
    ChangeAgencyBody: {
      name?: string;
      shortName?: string;
      municipality?: string;
      contacts?: {
        /** Format: email */
        email: string;
        role?: string;
      }[];
      /** Format: date */
      worksFrom?: string;
      services?: string[];
      /** @enum {string} */
      status?: "active" | "closed";
      /** Format: date */
      closedOn?: string;
      successorId?: string;
      /** @constant */
      confirmedOtherKind?: true;
      confirmedDistinctFrom?: string[];
    };
    RevokeAgencyLinksBody: {
      reason: string;
      /** @default true */
      resend?: boolean;
    };
    RegisterWebhookBody: {
      url: string;
      events?: components["schemas"]["WebhookEvents"][];
      /**
       * @default fallback
       * @enum {string}
       */
      mail?: "fallback" | "also";
      description?: string;
    };
    ChangeWebhookBody: {
      url?: string;
      events?: components["schemas"]["WebhookEvents"][];
      /** @enum {string} */
      mail?: "fallback" | "also";
      description?: string;
      /** @enum {string} */
      status?: "active" | "disabled";
    };
    ResendDeliveriesBody: {
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      until?: string;
      agencyId?: string;
      /** @enum {string} */
      channel?: "mail" | "sms" | "webhook";
    };
    RemindManyBody: {
      stepIds: string[];
    };
    ReassignManyBody: {
      stepIds: string[];
      agencyId: string;
      reason?: string;
      /** @constant */
      confirmedOtherKind?: true;
      keepHold?: boolean;
    };
    DoneTaskBody: {
      words?: string;
    };
    AcceptHandoverBody: {
      /** @default [] */
      choices?: {
        stepId: string;
        agencyId: string;
      }[];
      /** @default [] */
      confirmedElsewhere?: string[];
      attachment?: string;
      template?: string;
    };
    DeclineHandoverBody: {
      reason: string;
    };
    OpenEmergencyBody: {
      childId: string;
      reason: string;
    };
    ReviewEmergencyBody: {
      justified: boolean;
      words: string;
    };
    DeclineSecondBody: {
      reason: string;
    };
    SetCapacityBody: {
      services: {
        service: string;
        /** @enum {string} */
        state?: "capacity" | "waitlist" | "no-capacity";
        places?: number;
        waiting?: number;
        /** Format: date */
        until?: string;
        taken?: number;
        free?: number;
        queued?: number;
      }[];
    };
    DraftProgrammeBody: {
      agencyId?: string;
      kind: components["schemas"]["EnrolmentKind"];
      title: string;
      serviceKeys: string[];
      ages: components["schemas"]["DraftProgrammeAges"];
      /** @enum {string} */
      form: "individual" | "group" | "home" | "remote" | "inpatient";
      group?: components["schemas"]["DraftProgrammeGroup"];
      /** @default [] */
      methods?: components["schemas"]["DraftProgrammeMethods"][];
      /** @default [] */
      goals?: components["schemas"]["DraftProgrammeGoals"][];
      sessionsPerMonth: number;
      hoursPerMonth?: number;
      term: components["schemas"]["OpenSlotLeave"];
      places: number;
      /**
       * @default education
       * @enum {string}
       */
      dataClass?: "health" | "education" | "social";
    };
    ChangeProgrammeBody: {
      kind?: components["schemas"]["EnrolmentKind"];
      title?: string;
      serviceKeys?: string[];
      ages?: components["schemas"]["DraftProgrammeAges"];
      /** @enum {string} */
      form?: "individual" | "group" | "home" | "remote" | "inpatient";
      group?: {
        size: number;
        inclusive: boolean;
      } | null;
      methods?: components["schemas"]["DraftProgrammeMethods"][];
      goals?: components["schemas"]["DraftProgrammeGoals"][];
      sessionsPerMonth?: number;
      hoursPerMonth?: number;
      term?: components["schemas"]["OpenSlotLeave"];
      places?: number;
      /** @enum {string} */
      dataClass?: "health" | "education" | "social";
    };
    ApproveProgrammeBody: components["schemas"]["WithdrawProgrammeBody"] | {
      decisionId: string;
    };
    WithdrawProgrammeBody: {
      act: components["schemas"]["RetireFormAct"];
    };
    CopyProgrammeBody: {
      agencyId: string;
    };
    FollowModelProgrammeBody: {
      /** @enum {string} */
      answer: "adopt" | "keep";
    };
    DraftFormBody: {
      municipality?: string;
      content?: {
        title: components["schemas"]["FormTitle"];
        /** @enum {string} */
        subject: "child" | "family" | "agency" | "nobody";
        intro?: components["schemas"]["ChangeFormIntro"];
        source?: components["schemas"]["ChangeFormSource"];
        items: ({
          /** @constant */
          kind: "note";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
        } | {
          /** @constant */
          kind: "group";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
        } | {
          /** @constant */
          kind: "table";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          rows: {
            min?: number;
            max: number;
          };
        } | {
          /** @constant */
          kind: "choice";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          options: {
            code: string;
            system?: string;
            text: {
              ru?: string;
              en?: string;
            };
            points?: number;
            /** @constant */
            alone?: true;
          }[];
        } | {
          /** @constant */
          kind: "many";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          options: {
            code: string;
            system?: string;
            text: {
              ru?: string;
              en?: string;
            };
            points?: number;
            /** @constant */
            alone?: true;
          }[];
          min?: number;
          max?: number;
        } | {
          /** @constant */
          kind: "yes-no";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          points?: {
            yes: number;
            no: number;
          };
        } | {
          /** @constant */
          kind: "scale";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          from: number;
          to: number;
          ends?: {
            from: components["schemas"]["ChangeFormItemsEndsTo"];
            to: components["schemas"]["ChangeFormItemsEndsTo"];
          };
        } | {
          /** @constant */
          kind: "number";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          min?: number;
          max?: number;
          /** @default 0 */
          decimals?: number;
          unit?: components["schemas"]["ChangeFormItemsUnit"];
        } | {
          /** @constant */
          kind: "date";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          /** Format: date */
          min?: string;
          /** Format: date */
          max?: string;
        } | {
          /** @constant */
          kind: "text";
          key: string;
          in?: string;
          text: components["schemas"]["ChangeFormItemsText"];
          help?: components["schemas"]["ChangeFormItemsHelp"];
          when?: components["schemas"]["ChangeFormItemsWhen"];
          prefix?: string;
          codes?: {
            system?: string;
            code: string;
            display?: string;
          }[];
          required?: boolean;
          /**
           * @default one
           * @enum {string}
           */
          lines?: "one" | "many";
          /** @default 1000 */
          max?: number;
        })[];
        /** @default [] */
        scores?: components["schemas"]["ChangeFormScores"][];
        /** Format: uri */
        url?: string;
      };
      model?: components["schemas"]["FormModel"];
    };
    ChangeFormBody: {
      title?: components["schemas"]["FormTitle"];
      /** @enum {string} */
      subject?: "child" | "family" | "agency" | "nobody";
      intro?: {
        ru?: string;
        en?: string;
      } | null;
      source?: {
        text: string;
        /** @enum {string} */
        grade: "S" | "M" | "W" | "own";
      } | null;
      items?: ({
        /** @constant */
        kind: "note";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
      } | {
        /** @constant */
        kind: "group";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
      } | {
        /** @constant */
        kind: "table";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        rows: {
          min?: number;
          max: number;
        };
      } | {
        /** @constant */
        kind: "choice";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        options: {
          code: string;
          system?: string;
          text: {
            ru?: string;
            en?: string;
          };
          points?: number;
          /** @constant */
          alone?: true;
        }[];
      } | {
        /** @constant */
        kind: "many";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        options: {
          code: string;
          system?: string;
          text: {
            ru?: string;
            en?: string;
          };
          points?: number;
          /** @constant */
          alone?: true;
        }[];
        min?: number;
        max?: number;
      } | {
        /** @constant */
        kind: "yes-no";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        points?: {
          yes: number;
          no: number;
        };
      } | {
        /** @constant */
        kind: "scale";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        from: number;
        to: number;
        ends?: {
          from: components["schemas"]["ChangeFormItemsEndsTo"];
          to: components["schemas"]["ChangeFormItemsEndsTo"];
        };
      } | {
        /** @constant */
        kind: "number";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        min?: number;
        max?: number;
        /** @default 0 */
        decimals?: number;
        unit?: components["schemas"]["ChangeFormItemsUnit"];
      } | {
        /** @constant */
        kind: "date";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        /** Format: date */
        min?: string;
        /** Format: date */
        max?: string;
      } | {
        /** @constant */
        kind: "text";
        key: string;
        in?: string;
        text: components["schemas"]["ChangeFormItemsText"];
        help?: components["schemas"]["ChangeFormItemsHelp"];
        when?: components["schemas"]["ChangeFormItemsWhen"];
        prefix?: string;
        codes?: {
          system?: string;
          code: string;
          display?: string;
        }[];
        required?: boolean;
        /**
         * @default one
         * @enum {string}
         */
        lines?: "one" | "many";
        /** @default 1000 */
        max?: number;
      })[];
      scores?: components["schemas"]["ChangeFormScores"][];
      url?: string | null;
    };
    ApproveFormBody: components["schemas"]["RetireFormBody"] | {
      decisionId: string;
    };
    RetireFormBody: {
      act: components["schemas"]["RetireFormAct"];
    };
    ImportFormBody: {
      municipality?: string;
      /** @description Questionnaire FHIR R4 как JSON / as JSON */
      questionnaire: {
        [key: string]: unknown;
      };
    };
    PreviewFormBody: {
      /** @description Утверждённая версия; без неё — проект, если он есть / an approved version; else the draft, if any */
      version?: number;
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
    };
    DraftStandardDocumentBody: {
      municipality?: string;
      content?: {
        title: components["schemas"]["DraftStandardDocumentTitle"];
        /** @enum {string} */
        audience: "family" | "office";
        /** @enum {string} */
        dataClass: "identity" | "health" | "education" | "social";
        /**
         * @default portrait
         * @enum {string}
         */
        orientation?: "portrait" | "landscape";
        /** @default [] */
        asks?: components["schemas"]["ChangeStandardDocumentAsks"][];
        parts: ({
          /** @constant */
          kind: "corner";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "lines";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "title";
          lines: string[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "heading";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "paragraph";
          text: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "facts";
          rows: {
            name: string;
            value: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "table";
          /** @enum {string} */
          list: "measures" | "goals" | "consents";
          columns: {
            column: string;
            title: string;
            width: number;
          }[];
          empty?: string;
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        } | {
          /** @constant */
          kind: "signatures";
          of: {
            who: string;
            name?: string;
          }[];
          when?: {
            field: string;
            /** @enum {string} */
            is: "known" | "unknown" | "=" | "!=";
            value?: string;
          }[];
        })[];
        source?: string;
      };
      model?: components["schemas"]["DraftStandardDocumentModel"];
    };
    ImportStandardDocumentBody: {
      /** Format: base64 */
      file: string;
      standardId?: string;
      municipality?: string;
      title?: components["schemas"]["DraftStandardDocumentTitle"];
      /** @enum {string} */
      audience?: "family" | "office";
      /** @enum {string} */
      dataClass?: "identity" | "health" | "education" | "social";
      asks?: components["schemas"]["ChangeStandardDocumentAsks"][];
    };
    ChangeStandardDocumentBody: {
      title?: components["schemas"]["DraftStandardDocumentTitle"];
      /** @enum {string} */
      audience?: "family" | "office";
      /** @enum {string} */
      dataClass?: "identity" | "health" | "education" | "social";
      /** @enum {string} */
      orientation?: "portrait" | "landscape";
      asks?: components["schemas"]["ChangeStandardDocumentAsks"][];
      parts?: ({
        /** @constant */
        kind: "corner";
        lines: string[];
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "lines";
        lines: string[];
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "title";
        lines: string[];
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "heading";
        text: string;
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "paragraph";
        text: string;
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "facts";
        rows: {
          name: string;
          value: string;
        }[];
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "table";
        /** @enum {string} */
        list: "measures" | "goals" | "consents";
        columns: {
          column: string;
          title: string;
          width: number;
        }[];
        empty?: string;
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      } | {
        /** @constant */
        kind: "signatures";
        of: {
          who: string;
          name?: string;
        }[];
        when?: {
          field: string;
          /** @enum {string} */
          is: "known" | "unknown" | "=" | "!=";
          value?: string;
        }[];
      })[];
      source?: string | null;
    };
    ApproveStandardDocumentBody: components["schemas"]["RetireStandardDocumentBody"] | {
      decisionId: string;
    };
    RetireStandardDocumentBody: {
      act: components["schemas"]["RetireFormAct"];
    };
    FillDocumentBody: {
      standardId: string;
      number: string;
      /** Format: date */
      date: string;
      agencyId?: string;
      representativeId?: string;
      specialistId?: string;
      /** @default {} */
      given?: {
        [key: string]: string;
      };
      /** @default {} */
      forms?: {
        [key: string]: string;
      };
      replaces?: string;
    };
    VoidChildDocumentBody: {
      reason: string;
    };
    OpenQualityBody: {
      year: string;
      /** @enum {string} */
      sphere: "education" | "health" | "social";
      municipality?: string;
      experts: string;
      visitors: string;
    };
    ChangeQualityBody: {
      experts?: string;
      visitors?: string;
      plans?: string;
    };
    CountQualityBody: {
      reason?: string;
    };
    TakeQualityPlanBody: {
      agencyId: string;
    };
    AskResponseBody: {
      formId: string;
      subject: {
        /** @constant */
        kind: "child";
        childId: string;
      } | {
        /** @constant */
        kind: "family";
        familyId: string;
      } | {
        /** @constant */
        kind: "agency";
        agencyId: string;
      } | {
        /** @constant */
        kind: "nobody";
        municipality?: string;
      };
      agencyId?: string;
      /**
       * @default social
       * @enum {string}
       */
      dataClass?: "health" | "education" | "social";
      /** Format: date */
      closesOn?: string;
    };
    SubmitResponseBody: {
      version?: number;
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
    };
    CloseResponseBody: {
      reason: string;
    };
    ReopenResponseBody: {
      reason: string;
    };
    CreateRoundBody: {
      audience: {
        /** @constant */
        kind: "families";
        ages?: {
          from: number;
          to: number;
        };
        targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      } | {
        /** @constant */
        kind: "agencies";
        kinds?: components["schemas"]["AgencyKind"][];
        agencyIds?: string[];
      } | {
        /** @constant */
        kind: "visitors";
        kinds?: components["schemas"]["AgencyKind"][];
        agencyIds?: string[];
      } | {
        /** @constant */
        kind: "experts";
        each?: number;
        kinds?: components["schemas"]["AgencyKind"][];
        agencyIds?: string[];
      } | {
        /** @constant */
        kind: "providers";
        childId: string;
      };
      municipality?: string;
      /** Format: date */
      opensOn?: string;
      /** Format: date */
      closesOn: string;
    };
    CloseRoundBody: {
      reason: string;
    };
    ExtendRoundBody: {
      /** Format: date */
      closesOn: string;
      reason: string;
    };
    ReportRoundResultsBody: {
      /** @enum {string} */
      format: "docx" | "pdf" | "xlsx";
    };
    RecordFindingBody: {
      text: string;
      key?: string;
      municipality?: string;
      agencyId?: string;
      responsible: components["schemas"]["AssignFindingResponsible"];
      /** Format: date */
      dueOn: string;
    };
    SetFindingResultBody: {
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      words?: string;
    };
    AssignFindingBody: {
      responsible: components["schemas"]["AssignFindingResponsible"];
      /** Format: date */
      dueOn?: string;
      reason: string;
    };
    PutResourcesBody: {
      /** @default [] */
      posts?: components["schemas"]["GetResourcesPosts"][];
      /** @default [] */
      money?: components["schemas"]["GetResourcesMoney"][];
      /** @default [] */
      rooms?: components["schemas"]["GetResourcesRooms"][];
      /** @default [] */
      equipment?: components["schemas"]["GetResourcesEquipment"][];
      /** @default {} */
      access?: {
        /** @enum {string} */
        site?: "yes" | "partly" | "no";
        /** @enum {string} */
        entrance?: "yes" | "partly" | "no";
        /** @enum {string} */
        inside?: "yes" | "partly" | "no";
        /** @enum {string} */
        toilet?: "yes" | "partly" | "no";
        /** @enum {string} */
        signage?: "yes" | "partly" | "no";
        /** @enum {string} */
        lift?: "yes" | "partly" | "no";
        /** @enum {string} */
        information?: "yes" | "partly" | "no";
      };
      cooperation?: components["schemas"]["GetResourcesCooperation"];
      /** @default [] */
      priorities?: string[];
    };
    OpenSlotBody: {
      serviceKey: string;
      post: string;
      /** @enum {string} */
      place: "office" | "home" | "phone" | "video";
      where?: string;
      minutes: number;
      /** @default 1 */
      capacity?: number;
      /** @default false */
      consultationPoint?: boolean;
      /** @default false */
      wholeRegion?: boolean;
      forSpecialists?: boolean;
      times?: {
        /** Format: date */
        date: string;
        from: string;
        until: string;
        /** @default [] */
        breaks?: {
          from: string;
          until: string;
        }[];
        repeat?: string;
        /** @default false */
        onDaysOff?: boolean;
      };
      /** @default [] */
      leave?: components["schemas"]["OpenSlotLeave"][];
      /** Format: date */
      until?: string;
    };
    ChangeSlotBody: {
      post?: string;
      where?: string | null;
      capacity?: number;
      consultationPoint?: boolean;
      wholeRegion?: boolean;
      leave?: components["schemas"]["OpenSlotLeave"][];
      until?: string | null;
      /** @enum {string} */
      status?: "open" | "closed";
    };
    BookAppointmentBody: {
      childId: string;
      slotId: string;
      /** Format: date-time */
      at?: string;
      topic: components["schemas"]["OpenFamilyTopic"];
      representativeId?: string;
      stepId?: string;
      wish?: string;
    };
    OfferTimeBody: {
      /** Format: date-time */
      at: string;
    };
    AcceptTimeBody: Record<string, never>;
    MoveAppointmentBody: {
      slotId?: string;
      /** Format: date-time */
      at: string;
    };
    CancelAppointmentBody: {
      /** @enum {string} */
      cause: "family" | "illness" | "organisation" | "other";
      reason?: string;
    };
    AttendAppointmentBody: {
      /** @enum {string} */
      outcome: "advised" | "another" | "referred" | "plan-change";
      note?: string;
    };
    JoinAppointmentBody: Record<string, never>;
    MissAppointmentBody: {
      /** @enum {string} */
      by: "family" | "organisation";
      note?: string;
    };
    OfferWorkPlaceBody: {
      agencyId: string;
      /** @enum {string} */
      kind: "job" | "workshop" | "quota" | "remote-course" | "practice";
      title: string;
      places: number;
      /** @default 14 */
      minAge?: number;
      /** @default [] */
      conditions?: components["schemas"]["OfferWorkPlaceConditions"][];
      /** Format: date */
      from: string;
      /** Format: date */
      until?: string;
    };
    ChangeWorkPlaceBody: {
      /** @enum {string} */
      kind?: "job" | "workshop" | "quota" | "remote-course" | "practice";
      title?: string;
      places?: number;
      minAge?: number;
      conditions?: components["schemas"]["OfferWorkPlaceConditions"][];
      /** Format: date */
      from?: string;
      until?: string | null;
      /** @enum {string} */
      status?: "open" | "closed";
    };
    RegisterSeekerBody: {
      representativeId?: string;
      kinds: ("job" | "workshop" | "quota" | "remote-course" | "practice")[];
      /** @default [] */
      conditions?: components["schemas"]["OfferWorkPlaceConditions"][];
      note?: string;
    };
    LeaveSeekingBody: {
      /** @enum {string} */
      cause: "found-alone" | "studies" | "health" | "moved" | "no-wish" | "other";
      /** Format: date */
      on?: string;
      note?: string;
    };
    MakePlacementBody: {
      childId: string;
      seekerId: string;
      workPlaceId: string;
      /** Format: date */
      from: string;
    };
    AnswerPlacementLookBody: {
      months: 3 | 12;
      /** @enum {string} */
      outcome: "works" | "studies" | "moved-on" | "term-over" | "left" | "dismissed" | "unknown";
      /** Format: date */
      on?: string;
      note?: string;
    };
    EndPlacementBody: {
      /** @enum {string} */
      outcome: "moved-on" | "term-over" | "left" | "dismissed" | "unknown" | "mistake";
      /** Format: date */
      on?: string;
      note?: string;
    };
    FormUnionBody: {
      municipality: string;
      /**
       * @default union
       * @enum {string}
       */
      kind?: "union" | "club";
      name: string;
      about?: string;
      agencyId?: string;
      /** @default false */
      open?: boolean;
    };
    ChangeUnionBody: {
      name: string;
      about?: string;
      agencyId?: string;
      /** @default false */
      open?: boolean;
      /** @enum {string} */
      status: "active" | "closed";
    };
    CallMeetingBody: {
      /** Format: date */
      on: string;
      time: string;
      place: string;
      topic: string;
      repeat?: {
        /** @enum {string} */
        every: "week" | "fortnight" | "month";
        times: number;
      };
    };
    AskPeerSupportBody: {
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      representativeId?: string;
      /** @constant */
      consents: true;
    };
    ProposePeerBody: {
      offerId: string;
    };
    TellPeerContactBody: {
      /** Format: date */
      on: string;
      /** @enum {string} */
      way: "phone" | "video" | "in-person";
    };
    EndPeerSupportBody: {
      /** @enum {string} */
      cause: "helped" | "enough" | "unsuited" | "no-contact" | "left" | "other" | "mistake";
    };
    FormBodyBody: {
      municipality?: string;
      name: string;
      /** @enum {string} */
      kind: "working-group" | "subgroup" | "council" | "commission";
      secretary: components["schemas"]["FormBodyChair2"];
      chair: components["schemas"]["FormBodyChair2"];
      members: components["schemas"]["FormBodyChair2"][];
      rhythm?: components["schemas"]["FormBodyRhythm"];
      /** @default 50 */
      quorum?: number;
    };
    ChangeBodyBody: {
      name: string;
      /** @enum {string} */
      kind: "working-group" | "subgroup" | "council" | "commission";
      secretary: components["schemas"]["FormBodyChair2"];
      chair: components["schemas"]["FormBodyChair2"];
      members: components["schemas"]["FormBodyChair2"][];
      rhythm?: components["schemas"]["FormBodyRhythm"];
      /** @default 50 */
      quorum?: number;
      /**
       * @default active
       * @enum {string}
       */
      status?: "active" | "closed";
    };
    PlanMeetingBody: {
      bodyId: string;
      /** Format: date */
      on: string;
      time: string;
      place: string;
      /** @default false */
      video?: boolean;
    };
    SetAgendaBody: {
      items: {
        title: string;
        about?: ({
          /** @constant */
          kind: "template";
          template: string;
          version: number;
        } | {
          /** @constant */
          kind: "service-list";
          listId: string;
          edition: number;
        } | {
          /** @constant */
          kind: "form";
          formId: string;
        } | {
          /** @constant */
          kind: "programme";
          programmeId: string;
        } | {
          /** @constant */
          kind: "standard";
          serviceKey: string;
          version: number;
        } | {
          /** @constant */
          kind: "order";
          agreementId: string;
        } | {
          /** @constant */
          kind: "year-plan";
          planId: string;
        } | {
          /** @constant */
          kind: "course";
          courseId: string;
        } | {
          /** @constant */
          kind: "standard-document";
          standardId: string;
        } | {
          /** @constant */
          kind: "site";
          siteId: string;
        } | {
          /** @constant */
          kind: "act";
          title: string;
          itemId?: string;
        }) | {
          /** @constant */
          kind: "decision";
          decisionId: string;
        } | {
          /** @constant */
          kind: "note";
          period: string;
        } | {
          /** @constant */
          kind: "findings";
          origin: string;
        } | {
          /** @constant */
          kind: "failed-measures";
          count: number;
        };
        speaker?: string;
      }[];
    };
    InviteMeetingBody: {
      reason?: string;
    };
    MoveMeetingBody: {
      /** Format: date */
      on: string;
      time: string;
      place: string;
      /** @default false */
      video?: boolean;
      reason: string;
    };
    CallOffMeetingBody: {
      reason: string;
    };
    AnswerMeetingBody: {
      agencyId?: string;
      /** @enum {string} */
      answer: "coming" | "not-coming" | "stand-in";
      standIn?: string;
    };
    HoldMeetingBody: {
      present: string[];
      /** @default [] */
      guests?: string[];
    };
    WriteMinutesBody: {
      items: {
        n: number;
        heard: string;
      }[];
    };
    DecideMeetingBody: {
      item?: number;
      text: string;
      executors?: string[];
      /** Format: date */
      due?: string;
      indicators?: string[];
      subject?: components["schemas"]["GetDecisionSubject"];
      votes: {
        for: number;
        /** @default 0 */
        against?: number;
        /** @default 0 */
        abstained?: number;
      };
    };
    ApproveMinutesBody: {
      reason?: string;
    };
    CorrectMinutesBody: {
      reason: string;
      items: {
        n: number;
        heard: string;
      }[];
    };
    WithdrawDecisionBody: {
      reason: string;
    };
    HandOverDecisionBody: {
      from: string;
      to: string;
      reason: string;
    };
    RecordAgreementBody: {
      /**
       * @default agreement
       * @enum {string}
       */
      kind?: "agreement" | "order";
      municipality?: string;
      number: string;
      /** Format: date */
      date: string;
      subject: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      until?: string;
      parties: components["schemas"]["JoinAgreementParty"][];
      file?: components["schemas"]["RecordAgreementFile"];
    };
    JoinAgreementBody: {
      party: components["schemas"]["JoinAgreementParty"];
    };
    LeaveAgreementBody: {
      party: number;
      /** Format: date */
      on: string;
    };
    RenewAgreementBody: {
      /** Format: date */
      until?: string;
      number: string;
      /** Format: date */
      date: string;
    };
    EndAgreementBody: {
      /** Format: date */
      on: string;
      reason: string;
    };
    ApproveAgreementBody: {
      act: components["schemas"]["RetireFormAct"];
    } | {
      decisionId: string;
    };
    ImportSpecialistsBody: {
      /** @enum {string} */
      format: "csv" | "xlsx";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
      dryRun?: boolean;
    };
    AddSpecialistBody: {
      name: string;
      post: string;
      /** @default [] */
      qualifications?: components["schemas"]["AddSpecialistQualifications"][];
      /** @default [] */
      courses?: components["schemas"]["AddSpecialistCourses"][];
    };
    ChangeSpecialistBody: {
      name?: string;
      post?: string;
      qualifications?: components["schemas"]["AddSpecialistQualifications"][];
      courses?: components["schemas"]["AddSpecialistCourses"][];
      /** @enum {string} */
      status?: "working" | "left";
    };
    DraftCourseBody: {
      agencyId: string;
      content: components["schemas"]["DraftCourseContent2"];
    };
    ReviseCourseBody: {
      content: components["schemas"]["DraftCourseContent2"];
      changes?: string;
    };
    ApproveCourseBody: {
      act: components["schemas"]["RetireFormAct"];
    } | {
      decisionId: string;
    };
    WithdrawCourseBody: {
      reason: string;
    };
    BookAdviceBody: {
      slotId: string;
      /** Format: date-time */
      at: string;
      specialistId: string;
      topic: components["schemas"]["BookAdviceTopic"];
      question?: string;
    };
    SettleAdviceBody: {
      /** @constant */
      result: "held";
      note?: string;
    } | {
      /** @constant */
      result: "missed";
      /** @enum {string} */
      by: "specialist" | "organisation";
      note?: string;
    } | {
      /** @constant */
      result: "cancelled";
      note: string;
    };
    OpenSiteBody: {
      agencyId: string;
      title: string;
      about: string;
      practiceId?: string;
      /** @default [] */
      serviceKeys?: string[];
      programme: string[];
      hours: number;
      conditions?: string;
      terms: {
        /** Format: date */
        from: string;
        /** Format: date */
        until: string;
        places: number;
      }[];
      mentors: string[];
      /** @default [] */
      measures?: string[];
    };
    ChangeSiteBody: {
      title?: string;
      about?: string;
      practiceId?: string | null;
      serviceKeys?: string[];
      programme?: string[];
      hours?: number;
      conditions?: string | null;
      terms?: {
        /** Format: date */
        from: string;
        /** Format: date */
        until: string;
        places: number;
      }[];
      mentors?: string[];
      measures?: string[];
    };
    ApproveSiteBody: {
      act: components["schemas"]["RetireFormAct"];
    } | {
      decisionId: string;
    } | {
      agreementId: string;
    };
    CloseSiteBody: {
      reason: string;
    };
    ApplyInternshipBody: {
      siteId: string;
      specialistId: string;
      /** Format: date */
      from: string;
      wish?: string;
    };
    AnswerInternshipBody: {
      /** @constant */
      answer: "accept";
      mentorId: string;
    } | {
      /** @constant */
      answer: "wait";
    } | {
      /** @constant */
      answer: "refuse";
      reason: string;
    };
    WriteInternshipDiaryBody: {
      /** Format: date */
      on: string;
      hours: number;
      did: string;
    };
    EndInternshipBody: {
      /** @constant */
      how: "completed";
      hours?: number;
    } | {
      /** @constant */
      how: "broken-off";
      reason: string;
    } | {
      /** @constant */
      how: "withdrawn";
      reason?: string;
    };
    SayInternshipOutcomeBody: {
      months: 3 | 6;
      /** @enum {string} */
      outcome: "introduced" | "partly" | "not-introduced";
      note: string;
    };
    AnnounceEventBody: {
      agencyId: string;
      title: string;
      about?: string;
      programme?: {
        time?: string;
        title: string;
        speaker?: string;
      }[];
      materials?: {
        title: string;
        url: string;
      }[];
      recording?: string;
      series?: components["schemas"]["ChangeEventSeries"];
      /** @enum {string} */
      kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
      times: {
        from: string;
        until: string;
      }[];
      zone?: string;
      place?: string;
      online?: string;
      audiences: ("specialist" | "family" | "child")[];
      quota?: number;
      /** @default 48 */
      offerHours?: number;
      hours?: number;
      /** @default [] */
      measures?: string[];
      courseId?: string;
      /** @default true */
      open?: boolean;
      /** @constant */
      past?: true;
    };
    ChangeEventBody: {
      title?: string;
      about?: string | null;
      programme?: {
        time?: string;
        title: string;
        speaker?: string;
      }[];
      materials?: {
        title: string;
        url: string;
      }[];
      recording?: string | null;
      series?: {
        name: string;
        number: number;
      } | null;
      times?: {
        from: string;
        until: string;
      }[];
      zone?: string;
      place?: string | null;
      online?: string | null;
      audiences?: ("specialist" | "family" | "child")[];
      quota?: number | null;
      offerHours?: number;
      hours?: number | null;
      measures?: string[];
      open?: boolean;
      courseId?: string | null;
    };
    CancelEventBody: {
      reason: string;
    };
    SignUpForEventBody: {
      /** @enum {string} */
      who: "specialist" | "family";
      name: string;
      post?: string;
      organisation?: string;
      municipality: string;
      email?: string;
      specialistId?: string;
    } | {
      /** @constant */
      who: "child";
      childId: string;
    };
    RecordEventAttendanceBody: {
      /** @default [] */
      marks?: ({
        signUpId: string;
        present: boolean;
      } | {
        code: string;
        present: boolean;
      })[];
      walkIns?: {
        /** @enum {string} */
        who: "specialist" | "family" | "child";
        municipality: string;
        count: number;
      }[];
    };
    AddEventFileBody: {
      name: string;
      /** Format: base64 */
      content: string;
      /**
       * @default open
       * @enum {string}
       */
      access?: "open" | "closed";
      replaces?: string;
    };
    ImportEventAttendanceBody: {
      file: components["schemas"]["RespondEventsFile"];
      dryRun: boolean;
    };
    SetCallBody: {
      /** Format: date */
      opens: string;
      /** Format: date */
      closes: string;
      /** Format: date */
      reviewsBy: string;
      about?: string;
      sections: {
        key: string;
        title: string;
      }[];
      kinds: ("talk" | "poster" | "practice")[];
      /** @default 3000 */
      abstractMost?: number;
      /** @default true */
      blind?: boolean;
      /** @default true */
      open?: boolean;
      deciderId?: string;
      /** @default [] */
      reviewers?: components["schemas"]["SetCallReviewers"][];
      /** @default 2 */
      reviewsEach?: number;
    };
    SetTalkProgrammeBody: {
      slots: {
        talkId: string;
        from: string;
        minutes: number;
        room?: string;
      }[];
      /** @default false */
      publish?: boolean;
    };
    SubmitTalkBody: {
      occasionId: string;
      specialistId: string;
      /** @enum {string} */
      kind: "talk" | "poster" | "practice";
      section: string;
      title: string;
      abstract: string;
      coauthors?: string;
      publish: boolean;
      /** @constant */
      agreed: true;
    };
    CorrectTalkBody: {
      /** @enum {string} */
      kind?: "talk" | "poster" | "practice";
      section?: string;
      title?: string;
      abstract?: string;
      coauthors?: string | null;
      publish?: boolean;
    };
    WithdrawTalkBody: {
      reason?: string;
    };
    AskTalkReviewsBody: {
      reviewers: components["schemas"]["SetCallReviewers"][];
    };
    DecideTalkBody: {
      /** @constant */
      decision: "accepted";
      words?: string;
    } | {
      /** @constant */
      decision: "reserve";
      words?: string;
    } | {
      /** @constant */
      decision: "refused";
      words: string;
    };
    ReviewTalkBody: {
      /** @constant */
      answer: "review";
      grade: number;
      remark: string;
    } | {
      /** @constant */
      answer: "declined";
      remark: string;
    };
    SetListingBody: {
      purpose: components["schemas"]["SetListingPurpose"];
      firstStep?: {
        ru: string;
        en?: string;
      };
      address: {
        street: string;
        city: string;
        postalCode: string;
      };
      phone: string;
      site?: string;
      /** @default [] */
      hours?: {
        days: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
        from: string;
        until: string;
      }[];
      /** @default [] */
      access?: components["schemas"]["SetListingAccess"][];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default false */
      booking?: boolean;
    };
    HideListingBody: {
      reason: string;
    };
    SettleEnquiryBody: {
      /** @enum {string} */
      outcome: "advised" | "request" | "seen" | "corrected" | "unreachable" | "withdrawn" | "other";
      childId?: string;
      note?: string;
    };
    ProposeItemBody: {
      agencyId?: string;
      municipality?: string;
      content: components["schemas"]["CorrectItemContent"];
    };
    CorrectItemBody: {
      content: components["schemas"]["CorrectItemContent"];
    };
    ReviewItemBody: {
      /** @constant */
      answer: "return";
      reason: string;
    } | {
      /** @constant */
      answer: "still-valid";
    };
    WithdrawItemBody: {
      reason: string;
    };
    AddItemFileBody: {
      name: string;
      /** Format: base64 */
      content: string;
      /**
       * @default open
       * @enum {string}
       */
      access?: "open" | "closed";
      replaces?: string;
    };
    AskRequestBody: {
      /** @enum {string} */
      kind: "need" | "question" | "complaint" | "correction";
      field?: components["schemas"]["AskRequestField"];
      words: string;
      representativeId?: string;
    };
    AnswerRequestBody: {
      words: string;
      /** @enum {string} */
      outcome?: "accepted" | "refused";
      /** @constant */
      further?: true;
    };
    AssignRequestBody: {
      agencyId: string;
    };
    TakeFamilyPaperBody: {
      /** @enum {string} */
      as: "child" | "instrument" | "authority" | "step";
      instrumentId?: string;
      representativeId?: string;
      stepId?: string;
    };
    ReturnFamilyPaperBody: {
      reason: string;
    };
    ReopenFamilyPaperBody: {
      reason: string;
    };
    StartAccompanimentBody: {
      agencyId: string;
      post: components["schemas"]["ChangeCuratorPost"];
      areas: ("psychological" | "legal" | "medical" | "social" | "educational")[];
      /** Format: date */
      from?: string;
      note?: string;
    };
    AddAccompanimentContactBody: {
      /** @constant */
      held: true;
      /** Format: date */
      on: string;
      /** @enum {string} */
      form: "home" | "office" | "phone" | "video";
      areas?: ("psychological" | "legal" | "medical" | "social" | "educational")[];
      note?: string;
    } | {
      /** @constant */
      held: false;
      month: string;
      /** @enum {string} */
      cause: "away" | "declined" | "not-reached" | "curator" | "other";
      note?: string;
    };
    ReviewAccompanimentBody: {
      /** @enum {string} */
      outcome: "goes-on" | "end-proposed";
      areas?: ("psychological" | "legal" | "medical" | "social" | "educational")[];
      /** Format: date */
      on?: string;
      note?: string;
    };
    ChangeCuratorBody: {
      agencyId: string;
      post: components["schemas"]["ChangeCuratorPost"];
      note?: string;
    };
    EndAccompanimentBody: {
      cause: components["schemas"]["EndAccompanimentCause"];
      /** Format: date */
      on?: string;
      note?: string;
    };
    EnrolChildBody: {
      childId: string;
      stepId?: string;
      /** Format: date */
      from?: string;
    };
    RecordSessionsBody: {
      month: string;
      planned: number;
      held: number;
      absent?: components["schemas"]["RecordSessionsAbsent"];
    };
    PlanLessonsBody: {
      lessons: {
        /** Format: date-time */
        at: string;
        minutes: number;
      }[];
    };
    CallOffLessonBody: {
      /** Format: date-time */
      at: string;
    };
    TellLessonBody: {
      /** Format: date-time */
      at: string;
      held: boolean;
      minutes?: number;
      present?: ("child" | "family" | "tutor")[];
      /** @enum {string} */
      cause?: "illness" | "family" | "organisation" | "other";
    };
    JoinLessonBody: {
      /** Format: date-time */
      at: string;
    };
    SetGoalsBody: {
      /** @default [] */
      agreed?: {
        goalKey?: string;
        serviceKey: string;
        title: string;
        levels?: string[];
        baseline: number;
      }[];
      /** @default [] */
      measured?: {
        goalKey: string;
        /** Format: date */
        on: string;
        level: number;
      }[];
    };
    AcceptOfferBody: Record<string, never>;
    DeclineOfferBody: {
      reason?: string;
    };
    LeaveEnrolmentBody: {
      /** @enum {string} */
      cause: "family" | "health" | "moved" | "no-attendance" | "other-help" | "organisation";
      /** Format: date */
      on?: string;
      reason: string;
    };
    CompleteEnrolmentBody: {
      /** Format: date */
      on?: string;
      note?: string;
    };
    RestoreContactBody: {
      /** Format: email */
      email: string;
    };
    AddAttachmentBody: {
      name: string;
      /** Format: base64 */
      content?: string;
      upload?: components["schemas"]["AttachByLinkUpload"];
    };
    AddPartBody: {
      part: number;
      /** Format: base64 */
      content: string;
    };
    RemoveAttachmentBody: {
      reason: string;
    };
    ImportRoadmapBody: {
      /** @constant */
      format: "catalogue";
      key?: string;
      title?: string;
      /** @enum {string} */
      nonWorking?: "keep" | "previous" | "next";
      municipalities?: string[];
    } | {
      /** @enum {string} */
      format: "text" | "csv" | "xlsx";
      content: string;
      key: string;
      title?: string;
      /** @enum {string} */
      nonWorking?: "keep" | "previous" | "next";
      municipalities?: string[];
      from?: number;
      to?: number;
    };
    SetMeasureRuleBody: {
      /** @enum {string} */
      reports: "once" | "quarterly" | "half-yearly" | "yearly";
      from?: number;
      to?: number;
      due: components["schemas"]["SetMeasureRuleDue"];
      second?: components["schemas"]["SetMeasureRuleDue"];
      reason: string;
    };
    SubmitObligationBody: {
      /**
       * @description Показатели по ключам; null — нет данных / figures by key; null: no data
       * @default {}
       */
      values?: {
        [key: string]: number | boolean | null;
      };
      /** @description Данных за период нет: показателей нет, причина — в `narrative` / nothing to report: no figures, and the reason in `narrative` */
      noData?: boolean;
      narrative?: string;
      /** @default [] */
      attachments?: components["schemas"]["RecordAgreementFile"][];
      /** @description Кто сдаёт отчёт от организации / who answers for the organisation */
      by?: {
        name: string;
        post: string;
        phone?: string;
      };
    };
    ReturnObligationBody: {
      reason: string;
    };
    ExtendObligationBody: {
      /** Format: date */
      until: string;
      reason: string;
    };
    AskExtensionBody: {
      /** Format: date */
      until: string;
      reason: string;
    };
    CorrectObligationBody: {
      reason: string;
      /**
       * @description Показатели по ключам; null — нет данных / figures by key; null: no data
       * @default {}
       */
      values?: {
        [key: string]: number | boolean | null;
      };
      /** @description Данных за период нет: показателей нет, причина — в `narrative` / nothing to report: no figures, and the reason in `narrative` */
      noData?: boolean;
      narrative?: string;
    };
    SubmitObligationsBody: {
      by?: components["schemas"]["RespondBy"];
      reports: {
        obligationId: string;
        /**
         * @description Показатели по ключам; null — нет данных / figures by key; null: no data
         * @default {}
         */
        values?: {
          [key: string]: number | boolean | null;
        };
        /** @description Данных за период нет: показателей нет, причина — в `narrative` / nothing to report: no figures, and the reason in `narrative` */
        noData?: boolean;
        narrative?: string;
        attachments?: components["schemas"]["RecordAgreementFile"][];
      }[];
    };
    UploadObligationFormBody: {
      /** Format: base64 */
      file: string;
    };
    NameChildrenInFileBody: {
      childIds: string[];
    };
    RemoveObligationFileBody: {
      reason: string;
    };
    OpenPeriodBody: {
      reason?: string;
    };
    LockPeriodBody: {
      reason?: string;
    };
    UnlockPeriodBody: {
      reason: string;
    };
    RequestReportBody: {
      /** @enum {string} */
      format: "xlsx" | "docx";
    };
    DraftAssessmentBody: {
      year: string;
    };
    SumUpAssessmentBody: {
      roundId: string;
    };
    ConfirmAssessmentBody: {
      obligationId: string;
    };
    SetTargetsBody: {
      year: number;
      targets: {
        [key: string]: number;
      };
    };
    IssueCalendarFeedBody: {
      agency?: string;
      plan?: string;
    };
    RevokeCalendarFeedBody: {
      agency?: string;
      plan?: string;
    };
    BeginYearPlanBody: {
      municipality: string;
      year: number;
    };
    ApproveYearPlanBody: {
      act: components["schemas"]["ApproveStandard"];
    } | {
      decisionId: string;
    };
    AmendYearPlanBody: {
      act: components["schemas"]["ApproveStandard"];
      reason: string;
    };
    WithdrawYearPlanBody: {
      reason: string;
    };
    AddYearPlanEntryBody: {
      month?: string;
      /** Format: date */
      day?: string;
      /** @description Что делается, без имён детей и родителей / what is done, without names of children or parents */
      action: string;
      responsible: components["schemas"]["AddYearPlanEntryResponsible"];
      measureKey?: string;
      note?: string;
    };
    ChangeYearPlanEntryBody: {
      month?: string;
      day?: string | null;
      /** @description Что делается, без имён детей и родителей / what is done, without names of children or parents */
      action?: string;
      responsible?: components["schemas"]["AddYearPlanEntryResponsible"];
      measureKey?: string | null;
      note?: string | null;
    };
    StrikeYearPlanEntryBody: {
      reason: string;
    };
    RestoreYearPlanEntryBody: {
      reason: string;
    };
    SetYearPlanEntryResultBody: {
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      words?: string;
    };
    UploadCalendarYearBody: {
      year: number;
      transfers: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
      }[];
      basis: components["schemas"]["UploadCalendarYearBasis"];
      unsettled?: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
      }[];
      days?: ({
        /** @constant */
        kind: "regional-holiday";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
      } | {
        /** @constant */
        kind: "decreed";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
        termsRun: boolean;
        basis: components["schemas"]["UploadCalendarYearBasis"];
      })[];
    } | {
      /** @constant */
      format: "xmlcalendar";
      content: string;
      basis: components["schemas"]["UploadCalendarYearBasis"];
      unsettled?: {
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
      }[];
      days?: ({
        /** @constant */
        kind: "regional-holiday";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
      } | {
        /** @constant */
        kind: "decreed";
        /** Format: date */
        from: string;
        /** Format: date */
        to: string;
        text: components["schemas"]["UploadCalendarYearDaysText"];
        act: components["schemas"]["UploadCalendarYearDaysAct"];
        termsRun: boolean;
        basis: components["schemas"]["UploadCalendarYearBasis"];
      })[];
    };
    ActForMyFamilyBody: {
      /** @constant */
      action: "show";
    } | {
      /** @constant */
      action: "appointments";
      childId: string;
    } | {
      /** @constant */
      action: "find-slots";
      childId: string;
      service?: string;
      /** @enum {string} */
      place?: "office" | "home" | "phone" | "video";
      /** Format: date */
      day?: string;
    } | {
      /** @constant */
      action: "book";
      childId: string;
      slotId: string;
      /** Format: date-time */
      at?: string;
      topic: components["schemas"]["OpenFamilyTopic"];
      representativeId?: string;
      stepId?: string;
      wish?: string;
    } | {
      /** @constant */
      action: "accept-time";
      appointmentId: string;
    } | {
      /** @constant */
      action: "move-appointment";
      appointmentId: string;
      slotId?: string;
      /** Format: date-time */
      at: string;
    } | {
      /** @constant */
      action: "cancel-appointment";
      appointmentId: string;
      /** @enum {string} */
      cause: "family" | "illness" | "organisation" | "other";
      reason?: string;
    } | {
      /** @constant */
      action: "join-appointment";
      appointmentId: string;
    } | {
      /** @constant */
      action: "appointment-calendar";
      appointmentId: string;
    } | {
      /** @constant */
      action: "join-lesson";
      enrolmentId: string;
      /** Format: date-time */
      at: string;
    } | {
      /** @constant */
      action: "agree-plan";
      routeId: string;
    } | {
      /** @constant */
      action: "disagree-plan";
      routeId: string;
      reason?: string;
    } | {
      /** @constant */
      action: "agree-paper";
      childId: string;
      instrumentId: string;
    } | {
      /** @constant */
      action: "disagree-paper";
      childId: string;
      instrumentId: string;
    } | {
      /** @constant */
      action: "withdraw-consent";
      consentId: string;
    } | {
      /** @constant */
      action: "access";
      childId: string;
      from?: string;
    } | {
      /** @constant */
      action: "ask-erasure";
      childId: string;
      reason?: string;
    } | {
      /** @constant */
      action: "take-back-erasure";
      childId: string;
    } | {
      /** @constant */
      action: "export";
      /** @enum {string} */
      format?: "json" | "docx" | "pdf";
    } | {
      /** @constant */
      action: "send-link";
    } | {
      /** @constant */
      action: "revoke-links";
    } | {
      /** @constant */
      action: "wish";
      languages?: string[];
      needs?: components["schemas"]["OpenFamilyNeeds"][];
      /** @enum {string} */
      channel?: "mail" | "sms" | "none";
      /** @description Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes */
      digest?: boolean;
    } | {
      /** @constant */
      action: "requests";
      childId: string;
    } | {
      /** @constant */
      action: "ask";
      childId: string;
      /** @enum {string} */
      kind: "need" | "question" | "complaint" | "correction";
      field?: components["schemas"]["AskRequestField"];
      words: string;
    } | {
      /** @constant */
      action: "withdraw-request";
      childId: string;
      familyRequestId: string;
    } | {
      /** @constant */
      action: "documents";
      childId: string;
    } | {
      /** @constant */
      action: "document";
      childId: string;
      documentId: string;
      /**
       * @default pdf
       * @enum {string}
       */
      format?: "docx" | "pdf";
    } | {
      /** @constant */
      action: "handed-papers";
      childId: string;
    } | {
      /** @constant */
      action: "hand-in-paper";
      childId: string;
      /** @enum {string} */
      kind: "ipra" | "pmpk" | "certificate" | "authority" | "other";
      words?: string;
      name: string;
      /** Format: base64 */
      content: string;
    } | {
      /** @constant */
      action: "add-sheet";
      childId: string;
      paperId: string;
      name: string;
      /** Format: base64 */
      content: string;
    } | {
      /** @constant */
      action: "take-back-paper";
      childId: string;
      paperId: string;
    } | {
      /** @constant */
      action: "handed-sheet";
      childId: string;
      paperId: string;
      sheetId: string;
    } | {
      /** @constant */
      action: "unions";
      childId: string;
    } | {
      /** @constant */
      action: "join-union";
      childId: string;
      unionId: string;
      /** @constant */
      consents: true;
    } | {
      /** @constant */
      action: "leave-union";
      childId: string;
      unionId: string;
    } | {
      /** @constant */
      action: "answer-meeting";
      childId: string;
      unionId: string;
      meetingId: string;
      comes: boolean;
    } | {
      /** @constant */
      action: "peers";
      childId: string;
    } | {
      /** @constant */
      action: "offer-peer";
      childId: string;
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      /** @constant */
      consents: true;
    } | {
      /** @constant */
      action: "withdraw-peer-offer";
      childId: string;
    } | {
      /** @constant */
      action: "ask-peer";
      childId: string;
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      /** @constant */
      consents: true;
    } | {
      /** @constant */
      action: "agree-peer";
      childId: string;
      peerSupportId: string;
      /** @constant */
      consents: true;
    } | {
      /** @constant */
      action: "refuse-peer";
      childId: string;
      peerSupportId: string;
    } | {
      /** @constant */
      action: "tell-peer-contact";
      childId: string;
      peerSupportId: string;
      /** Format: date */
      on: string;
      /** @enum {string} */
      way: "phone" | "video" | "in-person";
    } | {
      /** @constant */
      action: "end-peer";
      childId: string;
      peerSupportId: string;
      /** @enum {string} */
      cause: "helped" | "enough" | "unsuited" | "no-contact" | "other";
    } | {
      /** @constant */
      action: "surveys";
    } | {
      /** @constant */
      action: "events";
      childId: string;
    } | {
      /** @constant */
      action: "sign-up-event";
      childId: string;
      occasionId: string;
      /** @enum {string} */
      who: "child" | "family";
      /** @constant */
      consents: true;
    } | {
      /** @constant */
      action: "answer-event";
      childId: string;
      signUpId: string;
      comes: boolean;
    } | {
      /** @constant */
      action: "event-file";
      childId: string;
      occasionId: string;
      materialId: string;
    };
    EndMySessionsBody: {
      /** @constant */
      sessions: "all";
    };
    BlockAccountBody: {
      reason?: string;
    };
    UnblockAccountBody: {
      reason?: string;
    };
    ChangeSettingsBody: {
      name?: components["schemas"]["ChangeSettingsName"];
      /** Format: email */
      mailFrom?: string;
      /** Format: email */
      escalationEmail?: string;
      dataOfficer?: string | null;
      quietHours?: {
        from: string;
        to: string;
      } | null;
      reportGraceDays?: number | null;
      requestAnswerDays?: number | null;
      retention?: {
        leftYears?: number | null;
        expectedDays?: number | null;
        mailYears?: number | null;
        rowDays?: number | null;
        returnedDays?: number | null;
        fileYears?: number | null;
        evidenceYears?: number | null;
        taskYears?: number | null;
        colleagueYears?: number | null;
        answerYears?: number | null;
        jobYears?: number | null;
        source?: string;
      } | null;
      emergency?: {
        minutes?: number | null;
        aDay?: number | null;
      } | null;
      watch?: {
        childrenAnHour?: number | null;
        childrenADay?: number | null;
        refusalsAnHour?: number | null;
      } | null;
      approvals?: {
        template?: ("act" | "decision") | null;
        "service-list"?: ("act" | "decision") | null;
        form?: ("act" | "decision") | null;
        programme?: ("act" | "decision") | null;
        standard?: ("act" | "decision") | null;
        order?: ("act" | "decision") | null;
        "year-plan"?: ("act" | "decision") | null;
        course?: ("act" | "decision") | null;
        "standard-document"?: ("act" | "decision") | null;
      } | null;
      rates?: {
        staff?: components["schemas"]["ChangeSettingsRatesLink2"];
        specialist?: components["schemas"]["ChangeSettingsRatesLink2"];
        family?: components["schemas"]["ChangeSettingsRatesLink2"];
        system?: components["schemas"]["ChangeSettingsRatesLink2"];
        organisation?: components["schemas"]["ChangeSettingsRatesLink2"];
        link?: components["schemas"]["ChangeSettingsRatesLink2"];
      } | null;
      conference?: {
        urlTemplate?: string | null;
        jwt?: {
          issuer?: string | null;
          audience?: string | null;
          subject?: string | null;
        } | null;
      } | null;
      texting?: {
        url?: string | null;
        body?: string | null;
        accepts?: string | null;
      } | null;
      /** @description Почему: нужно для того, что подтверждает второй администратор / why: wanted where another administrator confirms it */
      reason?: string;
    };
    MakeConferenceKeyBody: Record<string, never>;
    SetTextingKeyBody: {
      authorization: string;
    };
    RespondBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "accept";
      by?: components["schemas"]["RespondBy"];
    } | {
      token: string;
      /** @constant */
      action: "reject";
      by?: components["schemas"]["RespondBy"];
      cause?: components["schemas"]["StepCause"];
      reason: string;
    } | {
      token: string;
      /** @constant */
      action: "report";
      by?: components["schemas"]["RespondBy"];
      result: components["schemas"]["StepResult"];
      cause?: components["schemas"]["StepCause"];
      reason?: string;
      report?: string;
      instrument?: components["schemas"]["RespondInstrument"];
      study?: components["schemas"]["StepStudy"][];
    } | {
      token: string;
      /** @constant */
      action: "progress";
      by?: components["schemas"]["RespondBy"];
      report: string;
    } | {
      token: string;
      /** @constant */
      action: "hold";
      by?: components["schemas"]["RespondBy"];
      reason: string;
      /** Format: date */
      until: string;
    } | {
      token: string;
      /** @constant */
      action: "ask";
      by?: components["schemas"]["RespondBy"];
      question: string;
    } | {
      token: string;
      /** @constant */
      action: "undo";
    } | {
      token: string;
      /** @constant */
      action: "renew";
    };
    OpenOrganisationBody: {
      token: string;
    };
    RespondManyBody: {
      answers: components["schemas"]["RespondBody"][];
    };
    RespondCapacityBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "set";
      version: number;
      services: {
        service: string;
        /** @enum {string} */
        state?: "capacity" | "waitlist" | "no-capacity";
        places?: number;
        waiting?: number;
        /** Format: date */
        until?: string;
        taken?: number;
        free?: number;
        queued?: number;
      }[];
    };
    RespondResourcesBody: {
      token: string;
      /** @constant */
      action: "view";
      year?: string;
    } | {
      token: string;
      /** @constant */
      action: "set";
      year: string;
      version: number;
      sheet: components["schemas"]["PutResourcesBody"];
    };
    RespondPlacementsBody: {
      token: string;
      /** @constant */
      action: "view";
      after?: string;
    } | {
      token: string;
      /** @constant */
      action: "answer";
      placementId: string;
      after?: string;
      months: 3 | 12;
      /** @enum {string} */
      outcome: "works" | "studies" | "moved-on" | "term-over" | "left" | "dismissed" | "unknown";
      /** Format: date */
      on?: string;
      note?: string;
    };
    RespondAppointmentsBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      appointmentId: string;
      /** @constant */
      action: "attend";
      /** @enum {string} */
      outcome: "advised" | "another" | "referred" | "plan-change";
      note?: string;
    } | {
      token: string;
      appointmentId: string;
      /** @constant */
      action: "miss";
      /** @enum {string} */
      by: "family" | "organisation";
      note?: string;
    } | {
      token: string;
      appointmentId: string;
      /** @constant */
      action: "offer";
      /** Format: date-time */
      at: string;
    } | {
      token: string;
      appointmentId: string;
      /** @constant */
      action: "cancel";
      reason?: string;
    } | {
      token: string;
      appointmentId: string;
      /** @constant */
      action: "join";
    };
    RespondLessonsBody: {
      token: string;
      /** @constant */
      action: "view";
      from?: string;
    } | {
      token: string;
      enrolmentId: string;
      /** @constant */
      action: "plan";
      lessons: {
        /** Format: date-time */
        at: string;
        minutes: number;
      }[];
    } | {
      token: string;
      enrolmentId: string;
      /** @constant */
      action: "call-off";
      /** Format: date-time */
      at: string;
    } | {
      token: string;
      enrolmentId: string;
      /** @constant */
      action: "tell";
      /** Format: date-time */
      at: string;
      held: boolean;
      minutes?: number;
      present?: ("child" | "family" | "tutor")[];
      /** @enum {string} */
      cause?: "illness" | "family" | "organisation" | "other";
    } | {
      token: string;
      enrolmentId: string;
      /** @constant */
      action: "join";
      /** Format: date-time */
      at: string;
    };
    RespondAccompanimentsBody: {
      token: string;
      from?: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      from?: string;
      accompanimentId: string;
      /** @constant */
      action: "contact";
      contact: components["schemas"]["AddAccompanimentContactBody"];
    } | {
      token: string;
      from?: string;
      accompanimentId: string;
      /** @constant */
      action: "review";
      review: components["schemas"]["ReviewAccompanimentBody"];
    };
    RespondRequestsBody: {
      token: string;
      from?: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      from?: string;
      /** @constant */
      action: "answer";
      familyRequestId: string;
      words: string;
    };
    RespondWardsBody: {
      token: string;
      from?: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "open";
      childId: string;
    };
    RespondMeetingsBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "answer";
      meetingId: string;
      /** @enum {string} */
      answer: "coming" | "not-coming" | "stand-in";
      standIn?: string;
    } | {
      token: string;
      /** @constant */
      action: "note";
      meetingId: string;
    };
    RespondEventsBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "announce";
      event: {
        title: string;
        about?: string;
        programme?: {
          time?: string;
          title: string;
          speaker?: string;
        }[];
        materials?: {
          title: string;
          url: string;
        }[];
        recording?: string;
        series?: components["schemas"]["ChangeEventSeries"];
        /** @enum {string} */
        kind: "conference" | "seminar" | "webinar" | "mass-event" | "course" | "internship";
        times: {
          from: string;
          until: string;
        }[];
        zone?: string;
        place?: string;
        online?: string;
        audiences: ("specialist" | "family" | "child")[];
        quota?: number;
        /** @default 48 */
        offerHours?: number;
        hours?: number;
        /** @default [] */
        measures?: string[];
        courseId?: string;
        /** @default true */
        open?: boolean;
        /** @constant */
        past?: true;
      };
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "sign-ups";
      from?: string;
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "mark";
      /** @default [] */
      marks?: ({
        signUpId: string;
        present: boolean;
      } | {
        code: string;
        present: boolean;
      })[];
      walkIns?: {
        /** @enum {string} */
        who: "specialist" | "family" | "child";
        municipality: string;
        count: number;
      }[];
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "upload";
      file: components["schemas"]["RespondEventsFile"];
      dryRun: boolean;
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "sign-up";
      person: components["schemas"]["SignUpForEvent"];
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "move";
      version: number;
      to: {
        times?: {
          from: string;
          until: string;
        }[];
        zone?: string;
        place?: string | null;
        online?: string | null;
      };
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "tell";
      version: number;
      said: {
        about?: string | null;
        materials?: {
          title: string;
          url: string;
        }[];
        recording?: string | null;
      };
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "close";
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "certify";
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "files";
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "add-file";
      file: components["schemas"]["AddItemFileBody"];
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "remove-file";
      materialId: string;
    } | {
      token: string;
      occasionId: string;
      /** @constant */
      action: "cancel";
      reason: string;
    };
    RespondPlansBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "result";
      planId: string;
      entryId: string;
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      words?: string;
    } | {
      token: string;
      /** @constant */
      action: "finding";
      roundId: string;
      findingId: string;
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      words?: string;
    };
    RespondSpecialistsBody: {
      token: string;
      /** @constant */
      action: "upload";
      file: components["schemas"]["RespondEventsFile"];
      dryRun: boolean;
    } | {
      token: string;
      /** @constant */
      action: "view";
      /** @enum {string} */
      status?: "working" | "left";
      from?: string;
    } | {
      token: string;
      /** @constant */
      action: "add";
      specialist: components["schemas"]["AddSpecialistBody"];
    } | {
      token: string;
      specialistId: string;
      /** @constant */
      action: "change";
      version: number;
      specialist: components["schemas"]["ChangeSpecialistBody"];
    } | {
      token: string;
      specialistId: string;
      /** @constant */
      action: "forget";
    };
    RespondAdviceBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "show";
      adviceId: string;
    } | {
      token: string;
      /** @constant */
      action: "book";
      advice: components["schemas"]["BookAdviceBody"];
    } | {
      token: string;
      /** @constant */
      action: "settle";
      adviceId: string;
      how: components["schemas"]["SettleAdviceBody"];
    };
    RespondInternshipsBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "show";
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "certificate";
    } | {
      token: string;
      /** @constant */
      action: "open";
      site: {
        title: string;
        about: string;
        practiceId?: string;
        /** @default [] */
        serviceKeys?: string[];
        programme: string[];
        hours: number;
        conditions?: string;
        terms: {
          /** Format: date */
          from: string;
          /** Format: date */
          until: string;
          places: number;
        }[];
        mentors: string[];
        /** @default [] */
        measures?: string[];
      };
    } | {
      token: string;
      siteId: string;
      /** @constant */
      action: "change";
      version: number;
      site: components["schemas"]["ChangeSiteBody"];
    } | {
      token: string;
      siteId: string;
      /** @constant */
      action: "close";
      reason: string;
    } | {
      token: string;
      /** @constant */
      action: "apply";
      application: components["schemas"]["ApplyInternshipBody"];
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "answer";
      answer: components["schemas"]["AnswerInternshipBody"];
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "diary";
      entry: components["schemas"]["WriteInternshipDiaryBody"];
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "end";
      end: components["schemas"]["EndInternshipBody"];
    } | {
      token: string;
      internshipId: string;
      /** @constant */
      action: "outcome";
      outcome: components["schemas"]["SayInternshipOutcomeBody"];
    };
    RespondTalksBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "call";
      occasionId: string;
      version?: number;
      call: components["schemas"]["SetCallBody"];
      named?: string[];
    } | {
      token: string;
      /** @constant */
      action: "submit";
      talk: components["schemas"]["SubmitTalkBody"];
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "show";
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "correct";
      version: number;
      content: components["schemas"]["CorrectTalkBody"];
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "withdraw";
      reason?: string;
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "review";
      how: components["schemas"]["ReviewTalkBody"];
    } | {
      token: string;
      /** @constant */
      action: "talks";
      occasionId: string;
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "reviewers";
      reviewers: components["schemas"]["SetCallReviewers"][];
    } | {
      token: string;
      talkId: string;
      /** @constant */
      action: "decide";
      how: components["schemas"]["DecideTalkBody"];
    } | {
      token: string;
      /** @constant */
      action: "programme";
      occasionId: string;
      programme: components["schemas"]["SetTalkProgrammeBody"];
    };
    RespondListingBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "set";
      version: number;
      listing: components["schemas"]["SetListingBody"];
    } | {
      token: string;
      /** @constant */
      action: "confirm";
      version: number;
    };
    RespondEnquiriesBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "confirm";
      enquiryId: string;
    } | {
      token: string;
      /** @constant */
      action: "settle";
      enquiryId: string;
      /** @enum {string} */
      outcome: "advised" | "seen" | "corrected" | "unreachable" | "other";
      note?: string;
    };
    RespondLibraryBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "propose";
      content: components["schemas"]["CorrectItemContent"];
    } | {
      token: string;
      /** @constant */
      action: "correct";
      itemId: string;
      version: number;
      content: components["schemas"]["CorrectItemContent"];
    } | {
      token: string;
      /** @constant */
      action: "confirm";
      itemId: string;
    } | {
      token: string;
      /** @constant */
      action: "add-file";
      itemId: string;
      file: components["schemas"]["AddItemFileBody"];
    } | {
      token: string;
      /** @constant */
      action: "remove-file";
      itemId: string;
      materialId: string;
    } | {
      token: string;
      /** @constant */
      action: "withdraw";
      itemId: string;
      reason: string;
    };
    RespondCoursesBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "draft";
      content: components["schemas"]["DraftCourseContent2"];
    } | {
      token: string;
      courseId: string;
      /** @constant */
      action: "revise";
      version: number;
      content: components["schemas"]["DraftCourseContent2"];
      changes?: string;
    } | {
      token: string;
      courseId: string;
      /** @constant */
      action: "approve";
      act: components["schemas"]["RetireFormAct"];
    } | {
      token: string;
      courseId: string;
      /** @constant */
      action: "confirm";
    } | {
      token: string;
      courseId: string;
      /** @constant */
      action: "withdraw";
      reason: string;
    };
    AttachByLinkBody: {
      token: string;
      name: string;
      /** Format: base64 */
      content?: string;
      upload?: components["schemas"]["AttachByLinkUpload"];
    };
    AddPartByLinkBody: {
      token: string;
      upload: string;
      part: number;
      /** Format: base64 */
      content: string;
    };
    ListAttachmentsByLinkBody: {
      token: string;
    };
    RemoveAttachmentByLinkBody: {
      token: string;
      attachmentId: string;
      reason: string;
    };
    RespondReportsBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "submit";
      by?: components["schemas"]["RespondBy"];
      reports: {
        obligationId: string;
        /**
         * @description Показатели по ключам; null — нет данных / figures by key; null: no data
         * @default {}
         */
        values?: {
          [key: string]: number | boolean | null;
        };
        /** @description Данных за период нет: показателей нет, причина — в `narrative` / nothing to report: no figures, and the reason in `narrative` */
        noData?: boolean;
        narrative?: string;
        attachments?: components["schemas"]["RecordAgreementFile"][];
      }[];
    } | {
      token: string;
      /** @constant */
      action: "ask-extension";
      obligationId: string;
      /** Format: date */
      until: string;
      reason: string;
    } | {
      token: string;
      /** @constant */
      action: "remove-file";
      obligationId: string;
      fileId: string;
      reason: string;
    } | {
      token: string;
      /** @constant */
      action: "form";
    } | {
      token: string;
      /** @constant */
      action: "upload";
      /** Format: base64 */
      file: string;
      by?: components["schemas"]["RespondBy"];
    };
    RespondSessionsBody: {
      token: string;
      /** @constant */
      action: "view";
      month?: string;
      from?: string;
    } | {
      token: string;
      /** @constant */
      action: "record";
      month: string;
      sessions: {
        enrolmentId: string;
        planned: number;
        held: number;
        absent?: components["schemas"]["RecordSessionsAbsent"];
      }[];
      /** @constant */
      brief?: true;
    } | {
      token: string;
      /** @constant */
      action: "form";
      month?: string;
      from?: string;
    } | {
      token: string;
      /** @constant */
      action: "upload";
      month?: string;
      /** Format: base64 */
      file: string;
    };
    OpenFamilyBody: {
      token: string;
      /** @constant */
      action: "show";
    } | {
      token: string;
      /** @constant */
      action: "appointments";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "find-slots";
      childId: string;
      service?: string;
      /** @enum {string} */
      place?: "office" | "home" | "phone" | "video";
      /** Format: date */
      day?: string;
    } | {
      token: string;
      /** @constant */
      action: "book";
      childId: string;
      slotId: string;
      /** Format: date-time */
      at?: string;
      topic: components["schemas"]["OpenFamilyTopic"];
      representativeId?: string;
      stepId?: string;
      wish?: string;
    } | {
      token: string;
      /** @constant */
      action: "accept-time";
      appointmentId: string;
    } | {
      token: string;
      /** @constant */
      action: "move-appointment";
      appointmentId: string;
      slotId?: string;
      /** Format: date-time */
      at: string;
    } | {
      token: string;
      /** @constant */
      action: "cancel-appointment";
      appointmentId: string;
      /** @enum {string} */
      cause: "family" | "illness" | "organisation" | "other";
      reason?: string;
    } | {
      token: string;
      /** @constant */
      action: "join-appointment";
      appointmentId: string;
    } | {
      token: string;
      /** @constant */
      action: "appointment-calendar";
      appointmentId: string;
    } | {
      token: string;
      /** @constant */
      action: "join-lesson";
      enrolmentId: string;
      /** Format: date-time */
      at: string;
    } | {
      token: string;
      /** @constant */
      action: "agree-plan";
      routeId: string;
    } | {
      token: string;
      /** @constant */
      action: "disagree-plan";
      routeId: string;
      reason?: string;
    } | {
      token: string;
      /** @constant */
      action: "agree-paper";
      childId: string;
      instrumentId: string;
    } | {
      token: string;
      /** @constant */
      action: "disagree-paper";
      childId: string;
      instrumentId: string;
    } | {
      token: string;
      /** @constant */
      action: "withdraw-consent";
      consentId: string;
    } | {
      token: string;
      /** @constant */
      action: "access";
      childId: string;
      from?: string;
    } | {
      token: string;
      /** @constant */
      action: "ask-erasure";
      childId: string;
      reason?: string;
    } | {
      token: string;
      /** @constant */
      action: "take-back-erasure";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "export";
      /** @enum {string} */
      format?: "json" | "docx" | "pdf";
    } | {
      token: string;
      /** @constant */
      action: "send-link";
    } | {
      token: string;
      /** @constant */
      action: "revoke-links";
    } | {
      token: string;
      /** @constant */
      action: "wish";
      languages?: string[];
      needs?: components["schemas"]["OpenFamilyNeeds"][];
      /** @enum {string} */
      channel?: "mail" | "sms" | "none";
      /** @description Приходит ли ежедневное письмо с новостями / whether the daily letter of news comes */
      digest?: boolean;
    } | {
      token: string;
      /** @constant */
      action: "requests";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "ask";
      childId: string;
      /** @enum {string} */
      kind: "need" | "question" | "complaint" | "correction";
      field?: components["schemas"]["AskRequestField"];
      words: string;
    } | {
      token: string;
      /** @constant */
      action: "withdraw-request";
      childId: string;
      familyRequestId: string;
    } | {
      token: string;
      /** @constant */
      action: "documents";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "document";
      childId: string;
      documentId: string;
      /**
       * @default pdf
       * @enum {string}
       */
      format?: "docx" | "pdf";
    } | {
      token: string;
      /** @constant */
      action: "handed-papers";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "hand-in-paper";
      childId: string;
      /** @enum {string} */
      kind: "ipra" | "pmpk" | "certificate" | "authority" | "other";
      words?: string;
      name: string;
      /** Format: base64 */
      content: string;
    } | {
      token: string;
      /** @constant */
      action: "add-sheet";
      childId: string;
      paperId: string;
      name: string;
      /** Format: base64 */
      content: string;
    } | {
      token: string;
      /** @constant */
      action: "take-back-paper";
      childId: string;
      paperId: string;
    } | {
      token: string;
      /** @constant */
      action: "handed-sheet";
      childId: string;
      paperId: string;
      sheetId: string;
    } | {
      token: string;
      /** @constant */
      action: "unions";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "join-union";
      childId: string;
      unionId: string;
      /** @constant */
      consents: true;
    } | {
      token: string;
      /** @constant */
      action: "leave-union";
      childId: string;
      unionId: string;
    } | {
      token: string;
      /** @constant */
      action: "answer-meeting";
      childId: string;
      unionId: string;
      meetingId: string;
      comes: boolean;
    } | {
      token: string;
      /** @constant */
      action: "peers";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "offer-peer";
      childId: string;
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      /** @constant */
      consents: true;
    } | {
      token: string;
      /** @constant */
      action: "withdraw-peer-offer";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "ask-peer";
      childId: string;
      topics: components["schemas"]["OpenFamilyTopics"][];
      ways: ("phone" | "video" | "in-person")[];
      words?: string;
      /** @constant */
      consents: true;
    } | {
      token: string;
      /** @constant */
      action: "agree-peer";
      childId: string;
      peerSupportId: string;
      /** @constant */
      consents: true;
    } | {
      token: string;
      /** @constant */
      action: "refuse-peer";
      childId: string;
      peerSupportId: string;
    } | {
      token: string;
      /** @constant */
      action: "tell-peer-contact";
      childId: string;
      peerSupportId: string;
      /** Format: date */
      on: string;
      /** @enum {string} */
      way: "phone" | "video" | "in-person";
    } | {
      token: string;
      /** @constant */
      action: "end-peer";
      childId: string;
      peerSupportId: string;
      /** @enum {string} */
      cause: "helped" | "enough" | "unsuited" | "no-contact" | "other";
    } | {
      token: string;
      /** @constant */
      action: "surveys";
    } | {
      token: string;
      /** @constant */
      action: "events";
      childId: string;
    } | {
      token: string;
      /** @constant */
      action: "sign-up-event";
      childId: string;
      occasionId: string;
      /** @enum {string} */
      who: "child" | "family";
      /** @constant */
      consents: true;
    } | {
      token: string;
      /** @constant */
      action: "answer-event";
      childId: string;
      signUpId: string;
      comes: boolean;
    } | {
      token: string;
      /** @constant */
      action: "event-file";
      childId: string;
      occasionId: string;
      materialId: string;
    };
    ExchangeFamilyCodeBody: {
      code: string;
    };
    RenewFamilyLinkBody: {
      token: string;
    };
    RespondFormBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "save";
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
      /** @description Черновик, от которого эти ответы; без него последние ответы заменяют прежние / the draft that these answers go on from; without it the last ones replace those before */
      draftVersion?: number;
    } | {
      token: string;
      /** @constant */
      action: "submit";
      /** @description Ответы по ключам вопросов; у таблицы — её строки; не больше 300 / answers by the keys of questions; a table's are its rows; at most 300 */
      answers: {
        [key: string]: components["schemas"]["AskResponseAnswers"];
      };
      /** @description Черновик, от которого эти ответы; без него последние ответы заменяют прежние / the draft that these answers go on from; without it the last ones replace those before */
      draftVersion?: number;
    };
    RespondSignUpBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "accept";
    } | {
      token: string;
      /** @constant */
      action: "cancel";
    } | {
      token: string;
      /** @constant */
      action: "forget";
    } | {
      token: string;
      /** @constant */
      action: "certificate";
    } | {
      token: string;
      /** @constant */
      action: "file";
      materialId: string;
    };
    CheckCertificateBody: {
      code: string;
    };
    RespondTalkBody: {
      token: string;
      /** @constant */
      action: "view";
    } | {
      token: string;
      /** @constant */
      action: "confirm";
    } | {
      token: string;
      /** @constant */
      action: "correct";
      content: components["schemas"]["CorrectTalkBody"];
    } | {
      token: string;
      /** @constant */
      action: "withdraw";
      reason?: string;
    } | {
      token: string;
      /** @constant */
      action: "forget";
    };
    /** @description RFC 9457. title, detail: по-русски / in Russian; titleEn, detailEn: по-английски / in English. */
    Problem: {
      /**
       * Format: uri-reference
       * @description Где объяснён код / where the code is explained
       */
      type: string;
      status: number;
      /**
       * @description Не меняется никогда / stable
       * @enum {string}
       */
      code: "input.invalid" | "not-found" | "forbidden" | "conflict.version" | "conflict.exists" | "conflict.busy" | "limit.reached" | "agency.closed" | "agency.duplicate" | "service.in-use" | "agency.unknown" | "agency.kind" | "child.duplicate" | "child.over-age" | "child.left" | "child.merged" | "child.merging" | "child.erased" | "child.expected" | "child.born" | "erasure.closed" | "emergency.needless" | "emergency.over" | "emergency.reviewed" | "consent.missing" | "consent.closed" | "consent.of-another" | "instrument.superseded" | "result.withdrawn" | "instrument.duplicate" | "programme.approved" | "programme.not-approved" | "programme.withdrawn" | "programme.over" | "form.approved" | "form.retired" | "form.untranslated" | "form.not-approved" | "standard-document.approved" | "standard-document.retired" | "standard-document.not-approved" | "agreement.closed" | "library.closed" | "course.closed" | "body.closed" | "meeting.closed" | "meeting.no-agenda" | "meeting.no-minutes" | "meeting.no-quorum" | "decision.closed" | "decision.not-effective" | "approval.by-decision" | "response.closed" | "response.submitted" | "response.version" | "round.closed" | "round.seen" | "round.not-closed" | "period.not-frozen" | "assessment.not-summed" | "assessment.reported" | "response.wanted" | "programme.age" | "slot.taken" | "slot.closed" | "appointment.closed" | "appointment.not-allowed" | "conference.none" | "seeker.not-looking" | "placement.ended" | "accompaniment.ended" | "request.closed" | "paper.closed" | "enquiry.closed" | "union.closed" | "peer.closed" | "year-plan.not-open" | "year-plan.drafting" | "year-plan.unchanged" | "year-plan.struck" | "event.closed" | "event.ahead" | "advice.closed" | "site.closed" | "internship.closed" | "call.closed" | "talk.closed" | "request.not-corrected" | "enrolment.closed" | "enrolment.not-allowed" | "route.exists" | "route.closed" | "handover.closed" | "plan.not-open" | "plan.approved" | "plan.empty" | "plan.unassigned" | "plan.asked" | "account.own" | "account.unknown" | "account.last-administrators" | "step.closed" | "step.not-allowed" | "link.used" | "link.dead" | "link.invalid" | "idempotency.mismatch" | "roadmap.none" | "period.not-open" | "period.locked" | "obligation.closed" | "obligation.withdrawn" | "report.not-ready" | "calendar.missing" | "cursor.invalid" | "webhook.url" | "webhook.disabled" | "delivery.not-resendable" | "attachment.type" | "attachment.too-large" | "file.unchecked" | "file.infected" | "second-person.wanted" | "second-person.same" | "second-person.closed" | "request.malformed" | "request.invalid" | "request.too-large" | "request.media-type" | "request.version-required" | "request.too-many" | "path.unknown" | "method.unknown" | "auth.required" | "auth.invalid" | "server.unavailable" | "server.failed";
      title: string;
      titleEn: string;
      detail: string;
      detailEn: string;
      /**
       * Format: uri
       * @description Номер запроса / request id
       */
      instance: string;
      errors?: {
        /** @enum {string} */
        in: "body" | "query" | "header";
        /** @description JSON pointer (RFC 6901) */
        pointer: string;
        detail: string;
        detailEn: string;
      }[];
      /**
       * @description Ещё не сделано: ждёт второго сотрудника / not done yet: it waits for a second person
       * @enum {string}
       */
      state?: "awaiting_confirmation";
      /** @description Состояние, на которое надо посмотреть / the state to look at */
      current?: unknown;
    };
    ActForMyFamily: {
      /** @constant */
      action: "send-link";
    };
    ActForMyFamily2: {
      /** @constant */
      action: "revoke-links";
    };
    ActForMyFamilyPage: {
      you: {
        name?: string;
        languages: string[];
        needs: components["schemas"]["OpenFamilyNeeds"][];
        /** @enum {string} */
        channel: "mail" | "sms" | "none";
        /** @description СМС возможны / texts may be had */
        texts: boolean;
        digest: boolean;
        /**
         * @description Адреса почты нет; письма доходят; последнее вернулось, и больше не шлём / no address; letters arrive; the last one came back, and none are sent
         * @enum {string}
         */
        mail: "none" | "works" | "returned";
      };
      others: string[];
      children: {
        childId: string;
        name: string;
        /** @description Карта называется меткой: имени ещё нет / called by a label: nobody has a name yet */
        unnamed: boolean;
        coordinator: components["schemas"]["ActForMyFamilyPageCoordinator"];
        /** @description Кто сопровождает семью / who accompanies the family */
        curator?: {
          organisation: string;
          post: components["schemas"]["Text"];
          email: string;
        };
        route?: {
          routeId: string;
          title: components["schemas"]["Text"];
          /** @description Что происходит сейчас / what is happening now */
          stage?: {
            ru: string;
            en: string;
          };
          now: {
            title: components["schemas"]["Text"];
            organisation?: string;
            by: string;
            /**
             * @description Срок ещё не назначен: он не раньше этого дня / no day is set yet: it is no earlier than this
             * @constant
             */
            notBefore?: true;
            /** @description Как обстоит дело / how it stands */
            how: {
              ru: string;
              en: string;
            };
          }[];
          next: {
            title: components["schemas"]["Text"];
            organisation?: string;
            by: string;
            /**
             * @description Срок ещё не назначен: он не раньше этого дня / no day is set yet: it is no earlier than this
             * @constant
             */
            notBefore?: true;
            /** @description Как обстоит дело / how it stands */
            how: {
              ru: string;
              en: string;
            };
          }[];
          done: number;
          /** @description План, о котором можно сказать, согласны ли вы / the plan, and what you said to it */
          plan?: {
            /** @enum {string} */
            status: "draft" | "approved";
            /** @enum {string} */
            answer?: "agree" | "disagree";
          };
        };
        papers: {
          instrumentId: string;
          /** @enum {string} */
          kind: "ipra" | "pmpk" | "iprp" | "vk";
          from: string;
          until?: string;
          /** @enum {string} */
          answer?: "agree" | "disagree";
        }[];
        consents: {
          consentId: string;
          recipient: components["schemas"]["Text"];
          /** @enum {string} */
          purpose: "support-route" | "quality-assessment" | "employment" | "events";
          dataClasses: ("identity" | "health" | "education" | "social")[];
          signedOn: string;
          until: string;
          /** @enum {string} */
          status: "given" | "over" | "withdrawn" | "ended";
          mine: boolean;
        }[];
        /** @description Открытое требование уничтожить сведения / an open request to destroy the data */
        erasure?: {
          receivedOn: string;
          dueOn: string;
          /** @description Можно забрать назад: подали вы / yours to take back */
          mine: boolean;
        };
      }[];
      coordinator: components["schemas"]["ActForMyFamilyPageCoordinator"];
      operator: components["schemas"]["Text"];
      today: string;
    };
    /** @description Координатор муниципалитета / the coordinator of the municipality */
    ActForMyFamilyPageCoordinator: {
      municipality: components["schemas"]["Text"];
      email: string;
    };
    ActForMyFamilyPeers: {
      offer?: {
        topics: components["schemas"]["OpenFamilyTopics"][];
        ways: ("phone" | "video" | "in-person")[];
        words?: string;
        since: string;
      };
      asks: {
        peerSupportId: string;
        /** @enum {string} */
        status: "asked" | "proposed" | "running" | "ended";
        askedOn: string;
        topics: components["schemas"]["OpenFamilyTopics"][];
        ways: ("phone" | "video" | "in-person")[];
        words?: string;
        other?: {
          topics: components["schemas"]["OpenFamilyTopics"][];
          ways: ("phone" | "video" | "in-person")[];
          words?: string;
          agreed: boolean;
        };
        agreed: boolean;
        contact?: {
          name?: string;
          phone?: string;
          email?: string;
        };
        contacts: number;
        ended?: components["schemas"]["AskPeerSupportEnded"];
        may: ("answer" | "tell" | "end")[];
      }[];
      helps: {
        peerSupportId: string;
        /** @enum {string} */
        status: "asked" | "proposed" | "running" | "ended";
        askedOn: string;
        topics: components["schemas"]["OpenFamilyTopics"][];
        ways: ("phone" | "video" | "in-person")[];
        words?: string;
        other?: {
          topics: components["schemas"]["OpenFamilyTopics"][];
          ways: ("phone" | "video" | "in-person")[];
          words?: string;
          agreed: boolean;
        };
        agreed: boolean;
        contact?: {
          name?: string;
          phone?: string;
          email?: string;
        };
        contacts: number;
        ended?: components["schemas"]["AskPeerSupportEnded"];
        may: ("answer" | "tell" | "end")[];
      }[];
    };
    ActForMyFamilyZone: {
      id: string;
      name: components["schemas"]["Text"];
    };
    /**
     * @description Файл не выдаётся: `pending` — проверяется на вредоносные программы, `failed` — проверить не удалось, `infected` — заражён и удалён. Нет поля — проверен, или проверка выключена / not handed out: being checked for malware, could not be checked, infected and removed. Absent: clean, or nobody checks
     * @enum {string}
     */
    AddAttachmentCheck: "pending" | "failed" | "infected";
    AddServiceAges: {
      from: number;
      to?: number;
    };
    AddServiceStandard: {
      content: {
        ru: string;
        en?: string;
      };
      volume: components["schemas"]["ServiceSummaryVolume"];
      staff: components["schemas"]["AmendPlanEntriesMeans2"];
      indicators: components["schemas"]["CorrectItemContentTitle"][];
      conditions: components["schemas"]["SetListingPurpose"];
      legalBasis?: components["schemas"]["UploadCalendarYearBasis"];
      assumed?: components["schemas"]["SetListingPurpose"];
    };
    AddServiceTitle: {
      ru: string;
      en?: string;
    };
    AddSpecialistCourses: {
      title: string;
      hours: number;
      /** Format: date */
      on: string;
      number?: string;
    };
    AddSpecialistQualifications: {
      title: string;
      /** Format: date */
      since?: string;
      /** Format: date */
      until?: string;
    };
    /** @description Сколько выполнено и из скольких, по записям / how many are done, of how many, by the records */
    AddYearPlanEntryFact: {
      done: number;
      of: number;
    };
    AddYearPlanEntryResponsible: {
      agencyId: string;
    } | {
      kinds: components["schemas"]["AgencyKind"][];
    } | {
      name: string;
    };
    AddYearPlanEntryResult: {
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      words?: string;
      at: string;
      by: string;
    };
    /** @enum {string} */
    AgencyKind: "department" | "resourceCentre" | "pmpc" | "school" | "kindergarten" | "social" | "health" | "mse" | "medicalBoard" | "ngo" | "college" | "employer" | "maternity" | "guardianship";
    AmendPlanEntriesChosen: {
      by: string;
      among: number;
      words?: components["schemas"]["AmendPlanEntriesTask"];
    };
    AmendPlanEntriesMeans: {
      ru: string;
      en?: string;
    } | null;
    AmendPlanEntriesMeans2: {
      ru: string;
      en?: string;
    };
    AmendPlanEntriesTask: {
      ru: string;
      en: string;
    };
    /** @description По какой программе учат / by which programme it teaches */
    AnnounceEventCourse: {
      courseId: string;
      version: number;
      title: string;
    };
    AnnounceEventSeries: {
      name: string;
      number: number;
    };
    ApplyInternshipCertificate: {
      number: string;
      on: string;
      hours: number;
    };
    /** @enum {string} */
    ApplyInternshipStatus: "applied" | "waiting" | "accepted" | "completed" | "broken-off" | "refused" | "withdrawn" | "called-off" | "lapsed";
    ApproveForm: {
      decisionId: string;
    };
    ApproveStandard: {
      act: string;
      number: string;
      /** Format: date */
      date: string;
      by: string;
    };
    AskPeerSupportEnded: {
      on: string;
      /** @enum {string} */
      cause: "helped" | "enough" | "unsuited" | "no-contact" | "left" | "other" | "mistake";
    };
    /** @enum {string} */
    AskRequestField: "name" | "birth-date" | "snils" | "address" | "contacts" | "disability" | "paper" | "other";
    AskResponseAnswers: (boolean | number | string | string[]) | {
      [key: string]: components["schemas"]["AskResponseAnswers2"];
    }[];
    AskResponseAnswers2: boolean | number | string | string[];
    /**
     * @description Типовая форма, от которой начата / the form of the platform that it began as
     * @enum {string}
     */
    AskResponseModel: "family-needs" | "early-help-criteria" | "quality-experts" | "quality-visitors" | "quality-plan" | "interagency-assessment" | "development-profile" | "home-skills" | "motor-activity" | "early-help-quality" | "satisfaction";
    /** @description Шаг маршрута, который завершается этими ответами / the step of a route that these answers settle */
    AskResponseStep: {
      routeId: string;
      stepId: string;
    };
    AskResponseSubject: {
      /** @enum {string} */
      kind: "child" | "family" | "agency" | "nobody";
      childId?: string;
      familyId?: string;
      agencyId?: string;
    };
    AssignFindingResponsible: string;
    AttachByLinkUpload: {
      name: string;
      parts: number;
    };
    BeginYearPlanWithdrawn: {
      at: string;
      by: string;
      reason?: string;
    };
    /** @enum {string} */
    BookAdviceTopic: "adapted-programme" | "individual-plan" | "methods" | "behaviour" | "speech" | "inclusion" | "parents" | "equipment" | "other";
    ChangeChildAttachments: {
      school?: string | null;
      kindergarten?: string | null;
      health?: string | null;
      social?: string | null;
    };
    /** @enum {string} */
    ChangeCuratorPost: "psychologist" | "speech-therapist" | "special-teacher" | "tutor" | "assistant" | "teacher" | "educator" | "social-teacher" | "social-worker" | "physician" | "nurse" | "exercise-instructor" | "occupational-therapist" | "adaptive-sport" | "career-counsellor" | "early-help" | "other";
    ChangeEventSeries: {
      name: string;
      number: number;
    };
    ChangeFamilyMembersPhone: string | null;
    ChangeFormIntro: {
      ru?: string;
      en?: string;
    };
    ChangeFormItems: {
      /** @constant */
      kind: "note";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
    };
    ChangeFormItems2: {
      /** @constant */
      kind: "group";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
    };
    ChangeFormItems3: {
      /** @constant */
      kind: "table";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      rows: {
        min?: number;
        max: number;
      };
    };
    ChangeFormItems4: {
      /** @constant */
      kind: "choice";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      options: {
        code: string;
        system?: string;
        text: {
          ru?: string;
          en?: string;
        };
        points?: number;
        /** @constant */
        alone?: true;
      }[];
    };
    ChangeFormItems5: {
      /** @constant */
      kind: "many";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      options: {
        code: string;
        system?: string;
        text: {
          ru?: string;
          en?: string;
        };
        points?: number;
        /** @constant */
        alone?: true;
      }[];
      min?: number;
      max?: number;
    };
    ChangeFormItems6: {
      /** @constant */
      kind: "yes-no";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      points?: {
        yes: number;
        no: number;
      };
    };
    ChangeFormItems7: {
      /** @constant */
      kind: "scale";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      from: number;
      to: number;
      ends?: {
        from: components["schemas"]["ChangeFormItemsEndsTo"];
        to: components["schemas"]["ChangeFormItemsEndsTo"];
      };
    };
    ChangeFormItems8: {
      /** @constant */
      kind: "date";
      key: string;
      in?: string;
      text: components["schemas"]["ChangeFormItemsText"];
      help?: components["schemas"]["ChangeFormItemsHelp"];
      when?: components["schemas"]["ChangeFormItemsWhen"];
      prefix?: string;
      codes?: {
        system?: string;
        code: string;
        display?: string;
      }[];
      required?: boolean;
      /** Format: date */
      min?: string;
      /** Format: date */
      max?: string;
    };
    ChangeFormItemsEndsTo: {
      ru?: string;
      en?: string;
    };
    ChangeFormItemsHelp: {
      ru?: string;
      en?: string;
    };
    ChangeFormItemsText: {
      ru?: string;
      en?: string;
    };
    ChangeFormItemsUnit: {
      ru?: string;
      en?: string;
    };
    ChangeFormItemsWhen: {
      /** @enum {string} */
      join: "all" | "any";
      tests: {
        key: string;
        /** @enum {string} */
        is: "answered" | "not-answered" | "=" | "!=" | ">" | ">=" | "<" | "<=";
        value?: boolean | number | string;
      }[];
    };
    ChangeFormScores: {
      key: string;
      title: components["schemas"]["FormTitle"];
      /** @enum {string} */
      how: "sum" | "mean";
      of: {
        key: string;
        weight?: number;
      }[];
      least?: number;
      /** @default 2 */
      decimals?: number;
      /** @default [] */
      bands?: {
        key: string;
        from: number;
        text: components["schemas"]["ChangeFormItemsHelp"];
      }[];
    };
    ChangeFormSource: {
      text: string;
      /** @enum {string} */
      grade: "S" | "M" | "W" | "own";
    };
    ChangeSettingsName: {
      ru: string;
      en: string;
    };
    ChangeSettingsQuietHours: {
      from: string;
      to: string;
    };
    ChangeSettingsRatesLink: {
      burst: number;
      perMinute: number;
    };
    ChangeSettingsRatesLink2: {
      burst: number;
      perMinute: number;
    } | null;
    ChangeStandardDocumentAsks: {
      key: string;
      title: components["schemas"]["DraftStandardDocumentTitle"];
      /**
       * @default text
       * @enum {string}
       */
      kind?: "text" | "day";
      /** @default true */
      required?: boolean;
    };
    ChildAttachments: {
      school?: string;
      kindergarten?: string;
      health?: string;
      social?: string;
    };
    ChildCardPerson: {
      surname: string;
      givenName: string;
      patronymic?: string;
      /** Format: date */
      birthDate: string;
      /** @enum {string} */
      sex: "female" | "male";
      snils?: string;
      address?: string;
    };
    ChildCardRepresentativesAuthority: {
      /** @enum {string} */
      kind: "birth-certificate" | "adoption" | "guardianship-act" | "guardianship-contract" | "foster-contract" | "placement-act" | "incapacity-ruling" | "other";
      number?: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      to?: string;
      /** @constant */
      ended?: true;
    };
    /** @enum {string} */
    ConfirmImportRowCode: "input.invalid" | "not-found" | "forbidden" | "conflict.version" | "conflict.exists" | "conflict.busy" | "limit.reached" | "agency.closed" | "agency.duplicate" | "agency.unknown" | "agency.kind" | "service.in-use" | "child.duplicate" | "child.over-age" | "child.left" | "child.merged" | "child.merging" | "child.erased" | "child.expected" | "child.born" | "erasure.closed" | "emergency.needless" | "emergency.over" | "emergency.reviewed" | "consent.missing" | "consent.closed" | "consent.of-another" | "instrument.superseded" | "instrument.duplicate" | "slot.taken" | "slot.closed" | "appointment.closed" | "appointment.not-allowed" | "conference.none" | "programme.approved" | "programme.not-approved" | "programme.withdrawn" | "programme.over" | "programme.age" | "form.approved" | "form.retired" | "form.untranslated" | "form.not-approved" | "standard-document.approved" | "standard-document.retired" | "standard-document.not-approved" | "agreement.closed" | "body.closed" | "meeting.closed" | "meeting.no-agenda" | "meeting.no-minutes" | "meeting.no-quorum" | "decision.closed" | "decision.not-effective" | "approval.by-decision" | "response.closed" | "response.submitted" | "response.version" | "round.closed" | "round.seen" | "round.not-closed" | "period.not-frozen" | "assessment.not-summed" | "assessment.reported" | "response.wanted" | "seeker.not-looking" | "placement.ended" | "accompaniment.ended" | "peer.closed" | "request.closed" | "paper.closed" | "enquiry.closed" | "library.closed" | "course.closed" | "union.closed" | "event.closed" | "event.ahead" | "advice.closed" | "site.closed" | "internship.closed" | "call.closed" | "talk.closed" | "request.not-corrected" | "year-plan.not-open" | "year-plan.drafting" | "year-plan.unchanged" | "year-plan.struck" | "enrolment.closed" | "enrolment.not-allowed" | "route.exists" | "route.closed" | "handover.closed" | "plan.not-open" | "plan.approved" | "plan.empty" | "plan.unassigned" | "plan.asked" | "account.own" | "account.unknown" | "account.last-administrators" | "step.closed" | "step.not-allowed" | "result.withdrawn" | "link.used" | "link.dead" | "link.invalid" | "idempotency.mismatch" | "roadmap.none" | "period.not-open" | "period.locked" | "obligation.closed" | "obligation.withdrawn" | "report.not-ready" | "calendar.missing" | "cursor.invalid" | "webhook.url" | "webhook.disabled" | "delivery.not-resendable" | "attachment.type" | "attachment.too-large" | "file.unchecked" | "file.infected" | "second-person.wanted" | "second-person.same" | "second-person.closed";
    /** @enum {string} */
    ConfirmImportRowOutcome: "recorded" | "corrected" | "unchanged" | "uncertain" | "unknown-child" | "same-number" | "failed";
    /**
     * @description О ком: о ребёнке или (только «employment») о самом взрослом / about whom: the child, or (employment only) the adult who gives it
     * @enum {string}
     */
    ConsentAbout: "child" | "giver";
    /**
     * @description Почему прекратилось: представитель сменился, его полномочия истекли, ребёнку исполнилось 18 / why it ended: another representative, authority over, of age
     * @enum {string}
     */
    ConsentBecause: "representative" | "authority" | "of-age" | "term";
    /** @description Действует меньше, чем подписано: по последний день полномочий представителя или по день перед 18-летием / counts shorter than signed */
    ConsentCut: {
      /** Format: date */
      signedUntil: string;
      /** @enum {string} */
      because: "authority" | "of-age";
    };
    CorrectItemContent: {
      title: components["schemas"]["CorrectItemContentTitle"];
      summary: components["schemas"]["SetListingPurpose"];
      text?: string;
      link?: string;
      /** @default [] */
      topics?: string[];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default [] */
      measures?: string[];
      /** @constant */
      kind: "act";
      number: string;
      /** Format: date */
      date: string;
      /** @enum {string} */
      level: "federal" | "regional" | "municipal" | "organisation";
      issuer: string;
      /** Format: date */
      from?: string;
      /** Format: date */
      until?: string;
      /** @default [] */
      answers?: string[];
      /** @default [] */
      supersedes?: string[];
    } | {
      title: components["schemas"]["CorrectItemContentTitle"];
      summary: components["schemas"]["SetListingPurpose"];
      text?: string;
      link?: string;
      /** @default [] */
      topics?: string[];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default [] */
      measures?: string[];
      /** @constant */
      kind: "method";
      /** @enum {string} */
      evidence: "A" | "B" | "C" | "D" | "practice";
      source: string;
    } | {
      title: components["schemas"]["CorrectItemContentTitle"];
      summary: components["schemas"]["SetListingPurpose"];
      text: string;
      link?: string;
      /** @default [] */
      topics?: string[];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default [] */
      measures?: string[];
      /** @constant */
      kind: "practice";
    } | {
      title: components["schemas"]["CorrectItemContentTitle"];
      summary: components["schemas"]["SetListingPurpose"];
      text?: string;
      link?: string;
      /** @default [] */
      topics?: string[];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default [] */
      measures?: string[];
      /** @constant */
      kind: "material";
      /** @enum {string} */
      use: "family" | "specialist" | "school" | "early-help";
    } | {
      title: components["schemas"]["CorrectItemContentTitle"];
      summary: components["schemas"]["SetListingPurpose"];
      text?: string;
      link: string;
      /** @default [] */
      topics?: string[];
      ages?: components["schemas"]["AddServiceAges"];
      /** @default [] */
      measures?: string[];
      /** @constant */
      kind: "publication";
      outlet: string;
      /** Format: date */
      date: string;
    };
    CorrectItemContentTitle: {
      ru: string;
      en?: string;
    };
    CountInboxWeek: {
      count: number;
      more: boolean;
    };
    CreateRoundAudience: {
      /** @enum {string} */
      kind: "families" | "agencies" | "visitors" | "experts" | "providers";
      ages?: components["schemas"]["TemplateAges"];
      targetGroups?: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      kinds?: components["schemas"]["AgencyKind"][];
      agencyIds?: string[];
      each?: number;
      /** @description Только у раунда, не в списке / with the round alone, and in no list */
      childId?: string;
    };
    /** @enum {string} */
    DeliveryStatus: "sending" | "queued" | "retrying" | "sent" | "withheld" | "refused" | "failed" | "bounced" | "complained" | "superseded";
    DraftAssessmentWhole: {
      answered: number;
      mean?: number;
      steps: number[];
    };
    /** @description Спросили, действует ли ещё / it was asked whether it still holds */
    DraftCourseAsked: {
      at: string;
      /** @enum {string} */
      why: "year" | "provider-closed";
    };
    DraftCourseContent: {
      /** @enum {string} */
      kind: "qualification" | "retraining" | "seminar";
      title: string;
      about?: string;
      posts: string[];
      /** @enum {string} */
      form: "in-person" | "remote" | "mixed";
      hours: number;
      topics: ("parents" | "early-help" | "rehabilitation" | "inclusion" | "special-methods" | "alternative-communication" | "crisis-help" | "accompaniment")[];
      modules: components["schemas"]["DraftCourseDraftModules"][];
      methods: string[];
    };
    DraftCourseContent2: {
      /** @enum {string} */
      kind: "qualification" | "retraining" | "seminar";
      title: string;
      about?: string;
      posts: string[];
      /** @enum {string} */
      form: "in-person" | "remote" | "mixed";
      hours: number;
      topics: ("parents" | "early-help" | "rehabilitation" | "inclusion" | "special-methods" | "alternative-communication" | "crisis-help" | "accompaniment")[];
      /** @default [] */
      modules?: components["schemas"]["DraftCourseDraftModules"][];
      /** @default [] */
      methods?: string[];
    };
    /** @description Проект следующей версии / the draft of the next version */
    DraftCourseDraft: {
      /** @enum {string} */
      kind: "qualification" | "retraining" | "seminar";
      title: string;
      about?: string;
      posts: string[];
      /** @enum {string} */
      form: "in-person" | "remote" | "mixed";
      hours: number;
      topics: ("parents" | "early-help" | "rehabilitation" | "inclusion" | "special-methods" | "alternative-communication" | "crisis-help" | "accompaniment")[];
      modules: components["schemas"]["DraftCourseDraftModules"][];
      methods: string[];
    };
    DraftCourseDraftModules: {
      title: string;
      hours: number;
    };
    DraftProgrammeAges: {
      from: number;
      to: number;
    };
    DraftProgrammeGoals: {
      title: string;
      serviceKey?: string;
    };
    DraftProgrammeGroup: {
      size: number;
      inclusive: boolean;
    };
    DraftProgrammeMethods: {
      title: string;
      /** @enum {string} */
      evidence: "A" | "B" | "C" | "D" | "practice";
      source?: string;
      itemId?: string;
    };
    /** @enum {string} */
    DraftStandardDocumentModel: "personal-data-consent" | "early-help-consent" | "early-help-application" | "early-help-agreement" | "early-help-programme" | "assessment-protocol" | "commission-request" | "measures-list" | "end-notice";
    DraftStandardDocumentTitle: {
      ru: string;
      en: string;
    };
    /** @enum {string} */
    EndAccompanimentCause: "goals-reached" | "declined" | "moved" | "of-age" | "transferred" | "other" | "mistake";
    /** @enum {string} */
    EnrolmentKind: "individual" | "adapted-supplementary" | "supplementary" | "living-skills" | "career" | "early-help";
    /** @enum {string} */
    EnrolmentResult: "goals-reached" | "goals-partly" | "goals-not-reached" | "attended" | "not-attended";
    ExecutionTotals: {
      recommended: number;
      asked: number;
      performed: number;
      failed: number;
      open: number;
    };
    /** @enum {string} */
    FamilyMembersKin: "expecting-mother" | "expecting-father" | "grandparent" | "sibling" | "partner" | "other";
    FindChildrenItems: {
      childId: string;
      municipality: string;
      /** @enum {string} */
      sex?: "female" | "male";
      /**
       * @description YYYY-MM
       * @example 2016-05
       */
      born?: string;
      /**
       * @description Ребёнок ещё не родился: имени, пола и даты рождения нет / the child is not born yet: no name, sex or birth date
       * @constant
       */
      expected?: true;
      targetGroups: ("mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk")[];
      disability: boolean;
      educationalNeeds: boolean;
      attachments: components["schemas"]["ChildAttachments"];
      representativeIds: string[];
      /** @enum {string} */
      status: "active" | "left";
      createdAt: string;
      version: number;
      /**
       * @description Как называется карта до рождения; ни о ком не говорит / what the card is called before the birth
       * @example Семья 4F7K2
       */
      label?: string;
      /**
       * Format: date
       * @description На какой день ожидают / for which day it is expected
       */
      dueOn?: string;
      person?: {
        surname: string;
        givenName: string;
        patronymic?: string;
        /** Format: date */
        birthDate: string;
      };
    };
    FindHandoversItems: {
      handoverId: string;
      /** @enum {string} */
      kind: "age" | "municipality" | "organisation" | "representative";
      /** @enum {string} */
      status: "proposed" | "accepted" | "declined" | "withdrawn";
      childId: string;
      routeId?: string;
      municipality: string;
      from: components["schemas"]["GetHandoverTo"];
      to: components["schemas"]["GetHandoverTo"];
      /** @description Принята: организации, которым перешли шаги и место в карте / accepted: organisations that took over steps and the place in the card */
      takenBy: string[];
      age?: number;
      proposedAt: string;
      decidedAt?: string;
      decidedBy?: string;
      mayDo: ("accept" | "decline")[];
      version: number;
    };
    FormApproval: {
      act: components["schemas"]["RetireFormAct"];
      at: string;
      by: string;
      /** @description Каким решением рабочей группы утверждено / by which decision of a body */
      decisionId?: string;
    };
    FormBodyChair: {
      agencyId: string;
      name?: string;
      post: string;
    };
    FormBodyChair2: {
      agencyId: string;
      post: string;
    };
    FormBodyRhythm: {
      /** @enum {string} */
      every: "quarter" | "half-year" | "year";
      within: number;
      /**
       * @default calendar-day
       * @enum {string}
       */
      unit?: "calendar-day" | "working-day";
    };
    /** @enum {string} */
    FormModel: "family-needs" | "early-help-criteria" | "quality-experts" | "quality-visitors" | "quality-plan" | "interagency-assessment" | "development-profile" | "home-skills" | "motor-activity" | "early-help-quality" | "satisfaction";
    FormTitle: {
      ru?: string;
      en?: string;
    };
    GetDecisionProtocol: {
      number: string;
      date: string;
    };
    GetDecisionSubject: {
      /** @constant */
      kind: "template";
      template: string;
      version: number;
    } | {
      /** @constant */
      kind: "service-list";
      listId: string;
      edition: number;
    } | {
      /** @constant */
      kind: "form";
      formId: string;
    } | {
      /** @constant */
      kind: "programme";
      programmeId: string;
    } | {
      /** @constant */
      kind: "standard";
      serviceKey: string;
      version: number;
    } | {
      /** @constant */
      kind: "order";
      agreementId: string;
    } | {
      /** @constant */
      kind: "year-plan";
      planId: string;
    } | {
      /** @constant */
      kind: "course";
      courseId: string;
    } | {
      /** @constant */
      kind: "standard-document";
      standardId: string;
    } | {
      /** @constant */
      kind: "site";
      siteId: string;
    } | {
      /** @constant */
      kind: "act";
      title: string;
      itemId?: string;
    };
    GetDecisionVotes: {
      for: number;
      /** @default 0 */
      against: number;
      /** @default 0 */
      abstained: number;
    };
    /** @description Как связаться; есть, пока не закрыто / how to reach them, until it is settled */
    GetEnquiryContact: {
      name?: string;
      phone?: string;
      words?: string;
    };
    /** @enum {string} */
    GetEnquiryWorry: "speech" | "motor" | "senses" | "contact" | "learning" | "living" | "family" | "papers" | "work" | "leisure" | "expecting" | "foster" | "unsure";
    GetHandoverTemplates: {
      key: string;
      title: components["schemas"]["Text"];
    };
    GetHandoverTo: {
      municipality?: string;
      agencyId?: string;
      representativeId?: string;
      template?: string;
    };
    GetListingListingAges: {
      from: number;
      to?: number;
    };
    GetProfileChangeAreasTitle: {
      ru?: string;
      en?: string;
    };
    GetResourcesCooperation: {
      agreements: number;
      children: number;
    };
    GetResourcesEquipment: {
      title: string;
      available: number;
      needed: number;
    };
    GetResourcesMoney: {
      /** @enum {string} */
      source: "federal" | "regional" | "municipal" | "own" | "grant";
      planned: number;
      spent: number;
    };
    GetResourcesPosts: {
      post: components["schemas"]["ChangeCuratorPost"];
      title?: string;
      units: number;
      filled: number;
      qualified: number;
    };
    GetResourcesRooms: {
      /** @enum {string} */
      kind: "classroom" | "specialist" | "sensory" | "gym" | "workshop" | "living-skills" | "medical" | "consultation";
      count: number;
      equipped: number;
    };
    GetResourcesTotals: {
      units: number;
      filled: number;
      vacant: number;
      qualified: number;
      planned: number;
      spent: number;
      rooms: number;
      equipmentMissing: number;
    };
    GetRoundResultsTotal: {
      municipality?: string;
      agencyId?: string;
      organisation?: string;
      /** @description Скольких спросили / how many were asked */
      invited: number;
      /** @description Из них письма не получают / of them without letters */
      unreachable: number;
      /** @description Из них письмо вернулось / of them whose letter came back */
      returned: number;
      /** @description Не сказано там, где меньше пяти или выдало бы таких / not said of fewer than five, or where it would show those */
      answered?: number;
      /** @constant */
      hidden?: true;
      scores: {
        key: string;
        title: components["schemas"]["FormTitle"];
        count: number;
        mean?: number;
        bands: {
          key: string;
          text: components["schemas"]["FormTitle"];
          count: number;
        }[];
        /**
         * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
         * @constant
         */
        hidden?: true;
      }[];
      questions: {
        key: string;
        text: components["schemas"]["FormTitle"];
        answered: number;
        options?: {
          code: string;
          text?: components["schemas"]["FormTitle"];
          count: number;
        }[];
        mean?: number;
        /**
         * @description Что ответили, не сказано: на вопрос ответили меньше пяти, или это выдало бы таких / what was said is not told: fewer than five answered it, or it would show those
         * @constant
         */
        hidden?: true;
      }[];
    };
    /** @enum {string} */
    GetSettingsTermsName: "leftYears" | "expectedDays" | "mailYears" | "rowDays" | "returnedDays" | "fileYears" | "evidenceYears" | "taskYears" | "colleagueYears" | "answerYears" | "jobYears";
    GetStepChildStudy: {
      variant?: components["schemas"]["RespondStudyVariant"];
      /** @default [] */
      conditions: components["schemas"]["StepStudyCondition"][];
    };
    InstrumentConclusion: {
      educationalNeeds: boolean;
      /** @enum {string} */
      agreement?: "agree" | "disagree";
      presented: boolean;
      /** @description Вариант программы и условия обучения / the variant of the programme and the conditions of study */
      study?: {
        variant?: components["schemas"]["RespondStudyVariant"];
        /** @default [] */
        conditions: components["schemas"]["StepStudyCondition"][];
      };
    };
    JoinAgreementParty: {
      agencyId: string;
      /** Format: date */
      joinedOn?: string;
    } | {
      name: string;
      /** Format: date */
      joinedOn?: string;
    };
    /** @enum {string} */
    OfferWorkPlaceConditions: "wheelchair-access" | "part-time" | "remote" | "tutor" | "quiet-place" | "transport" | "sign-language" | "plain-language" | "medical-nearby";
    /** @enum {string} */
    OpenFamilyNeeds: "large-print" | "plain-language" | "sign-language" | "interpreter" | "phone-only";
    /** @enum {string} */
    OpenFamilyTopic: "development" | "behaviour" | "speech" | "learning" | "rehabilitation" | "rights" | "family" | "route" | "other";
    /** @enum {string} */
    OpenFamilyTopics: "expecting" | "first-years" | "kindergarten" | "school" | "growing-up" | "foster" | "papers" | "daily-life" | "communication" | "feelings";
    OpenSlotLeave: {
      /** Format: date */
      from: string;
      /** Format: date */
      until: string;
    };
    PeriodOrganisations: {
      expected: number;
      complete: number;
      partly: number;
      silent: number;
    };
    PlanMeetingAgendaAbout: ({
      /** @constant */
      kind: "template";
      template: string;
      version: number;
    } | {
      /** @constant */
      kind: "service-list";
      listId: string;
      edition: number;
    } | {
      /** @constant */
      kind: "form";
      formId: string;
    } | {
      /** @constant */
      kind: "programme";
      programmeId: string;
    } | {
      /** @constant */
      kind: "standard";
      serviceKey: string;
      version: number;
    } | {
      /** @constant */
      kind: "order";
      agreementId: string;
    } | {
      /** @constant */
      kind: "year-plan";
      planId: string;
    } | {
      /** @constant */
      kind: "course";
      courseId: string;
    } | {
      /** @constant */
      kind: "standard-document";
      standardId: string;
    } | {
      /** @constant */
      kind: "site";
      siteId: string;
    } | {
      /** @constant */
      kind: "act";
      title: string;
      itemId?: string;
    }) | {
      /** @constant */
      kind: "decision";
      decisionId: string;
    } | {
      /** @constant */
      kind: "note";
      period: string;
    } | {
      /** @constant */
      kind: "findings";
      origin: string;
    } | {
      /** @constant */
      kind: "failed-measures";
      count: number;
    };
    /** @description Спросили, действует ли ещё / it was asked whether it still holds */
    ProposeItemAsked: {
      at: string;
      /** @enum {string} */
      why: "year" | "act-above-new" | "act-above-ended" | "owner-closed";
      because?: string;
    };
    ProposeItemContent: {
      /** @enum {string} */
      kind: "act" | "method" | "practice" | "material" | "publication";
      title: components["schemas"]["Text"];
      summary: components["schemas"]["Text"];
      text?: string;
      link?: string;
      topics: string[];
      ages?: components["schemas"]["GetListingListingAges"];
      measures: string[];
      number?: string;
      date?: string;
      /** @enum {string} */
      level?: "federal" | "regional" | "municipal" | "organisation";
      issuer?: string;
      from?: string;
      until?: string;
      answers?: string[];
      supersedes?: string[];
      /** @enum {string} */
      evidence?: "A" | "B" | "C" | "D" | "practice";
      source?: string;
      /** @enum {string} */
      use?: "family" | "specialist" | "school" | "early-help";
      outlet?: string;
    };
    ProposeItemFiles: {
      materialId: string;
      name: string;
      type: string;
      size: number;
      sha256: string;
      /** @enum {string} */
      access: "open" | "closed";
      addedAt: string;
      check?: components["schemas"]["AddAttachmentCheck"];
    };
    RecordAgreementFile: {
      name: string;
      /** @enum {string} */
      type: "application/pdf" | "image/jpeg" | "image/png" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      /** Format: base64 */
      content: string;
    };
    RecordFindingHanded: {
      from: string;
      to: string;
      on: string;
      reason?: string;
    };
    RecordFindingResult: {
      /** @enum {string} */
      status: "done" | "partly" | "not-done";
      on: string;
      words?: string;
      /** @description Сказала сама организация / by the word of the organisation itself */
      own: boolean;
    };
    RecordInstrumentStudy: {
      variant?: components["schemas"]["RespondStudyVariant"];
      /** @default [] */
      conditions?: components["schemas"]["StepStudyCondition"][];
    };
    /** @default {} */
    RecordSessionsAbsent: {
      illness?: number;
      family?: number;
      organisation?: number;
      other?: number;
    };
    RegisterBirthPerson: {
      surname: string;
      givenName: string;
      patronymic?: string;
      birthDate: string;
      /** @enum {string} */
      sex: "female" | "male";
      snils?: string;
      address?: string;
    };
    RegisterChildRepresentatives: {
      representativeId?: string;
      surname: string;
      givenName: string;
      patronymic?: string;
      /** @enum {string} */
      relation: "parent" | "guardian" | "foster-parent" | "institution" | "self" | "other";
      authority?: components["schemas"]["ChildCardRepresentativesAuthority"];
      agencyId?: string;
      phone?: string;
      /** Format: email */
      email?: string;
    };
    ReportComputed: {
      asOf: string;
      basis?: components["schemas"]["Text"];
      totals: {
        [key: string]: number;
      };
      byMunicipality: {
        [key: string]: {
          [key: string]: number;
        };
      };
      children: {
        municipality: string;
        age: string;
        sex: string;
        children: number;
        disability: number;
        needs: number;
        groups: {
          [key: string]: number;
        };
      }[];
      ipra: {
        block: string;
        results: {
          [key: string]: number;
        };
      }[];
      agencies: {
        kind: string;
        settled: number;
        late: number;
        days: number | null;
        overdue: number;
      }[];
      /** @description Почему шаги не выполнены: каждый отказ и каждый неисполненный запрос / why steps did not come off, each time */
      failures?: {
        agencyId: string;
        municipality: string;
        outcome: string;
        cause: components["schemas"]["StepCause"];
        n: number;
      }[];
      /** @description Кто какую помощь получил; в отчёте области / who was helped by what; in the region's report */
      help?: {
        services: {
          municipality: string;
          agencyId?: string;
          service?: string;
          children: number;
          ages: {
            [key: string]: number;
          };
        }[];
        organisations: {
          municipality: string;
          agencyId?: string;
          service?: string;
          children: number;
          ages: {
            [key: string]: number;
          };
        }[];
        demand: {
          municipality: string;
          service: string;
          wanted?: number;
          needed: number;
          asked: number;
          waiting: number;
          enrolled: number;
          unmet: number;
          places: number;
          queue: number;
          placed: number;
          waitDays?: number;
          units: number;
          vacant: number;
          shortage: number;
        }[];
        programmes: {
          municipality: string;
          agencyId: string;
          kind: string;
          n: number;
          places: number;
          evidence: number;
          inclusive: number;
          "of-model": number;
        }[];
        sessions?: {
          municipality: string;
          agencyId: string;
          planned: number;
          held: number;
          ended: number;
          goals: number;
          reached: number;
        }[];
        consultations?: {
          municipality: string;
          agencyId: string;
          held: number;
          families: number;
          office: number;
          home: number;
          phone: number;
          video: number;
          point: number;
          missed: number;
          notHeld: number;
        }[];
        study?: {
          municipality: string;
          agencyId?: string;
          condition?: components["schemas"]["StepStudyCondition"];
          variant?: components["schemas"]["RespondStudyVariant"];
          children: number;
          provided: number;
          partly: number;
          "not-provided": number;
        }[];
        outcomes?: {
          municipality: string;
          agencyId?: string;
          compared: number;
          improved: number;
          same: number;
          worse: number;
          meetings: number;
          meetingDays?: number;
          satisfied: number;
          satisfaction?: number;
          assessments: number;
          quality?: number;
        }[];
        deviations: {
          service: string;
          norm: number;
          months: number;
          below: number;
        }[];
        listed?: string[];
        titles: {
          [key: string]: components["schemas"]["Text"];
        };
      };
    };
    ReportObligations: {
      owed: number;
      pending: number;
      submitted: number;
      accepted: number;
      returned: number;
      withdrawn: number;
      late: number;
      overdue: number;
      noData?: number;
      notPerformed?: number;
      extended?: number;
      extendedAgain?: number;
      daysLate?: number;
    };
    Respond2: {
      token: string;
      /** @constant */
      action: "view";
    };
    RespondBy: {
      name: string;
      post: string;
      phone?: string;
    };
    RespondChild: {
      name: string;
      /** Format: date */
      birthDate?: string;
    };
    /** @enum {string} */
    RespondDone: "accepted" | "rejected" | "reported" | "progressed" | "held" | "asked" | "undone" | "renewed";
    RespondEventsFile: {
      /** @enum {string} */
      format: "csv" | "xlsx";
      content: string;
      /** @enum {string} */
      encoding?: "text" | "base64";
    };
    RespondInstrument: {
      number: string;
      /** Format: date */
      validFrom: string;
      /** Format: date */
      validTo?: string;
      /** @enum {string} */
      term?: "until-18" | "indefinite";
      /** @default [] */
      measures?: {
        /** @enum {string} */
        block: "health" | "education" | "employment" | "social" | "sport" | "assistive-devices";
        title: string;
        providerKind?: components["schemas"]["AgencyKind"];
        serviceKey?: string;
        /** Format: date */
        from?: string;
        /** Format: date */
        to?: string;
      }[];
      educationalNeeds?: boolean;
      /** @enum {string} */
      agreement?: "agree" | "disagree";
      presented?: boolean;
      study?: components["schemas"]["RecordInstrumentStudy"];
      /** @constant */
      numberChecked?: true;
    };
    RespondReportsRowsProblem: {
      code: string;
      text: components["schemas"]["Text"];
      fields: {
        pointer: string;
        message: components["schemas"]["Text"];
      }[];
    };
    /** @enum {string} */
    RespondSignUpStatus: "unconfirmed" | "coming" | "waiting" | "offered" | "cancelled" | "lapsed" | "attended" | "absent";
    /** @enum {string} */
    RespondStudyVariant: "general" | "preschool" | "1.1" | "1.2" | "2.1" | "2.2" | "2.3" | "3.1" | "3.2" | "3.3" | "4.1" | "4.2" | "4.3" | "5.1" | "5.2" | "6.1" | "6.2" | "6.3" | "6.4" | "7.1" | "7.2" | "8.1" | "8.2" | "8.3" | "8.4" | "intellectual-1" | "intellectual-2";
    RespondTalk: {
      token: string;
      /** @constant */
      action: "forget";
    };
    RespondTalkCall: {
      occasionId: string;
      event: string;
      organisation: string;
      opens: string;
      closes: string;
      /** @description Сейчас принимают / talks are taken now */
      taking: boolean;
      about?: string;
      sections: {
        key: string;
        title: string;
      }[];
      kinds: ("talk" | "poster" | "practice")[];
      abstractMost: number;
    };
    RespondWards: {
      token: string;
      from?: string;
      /** @constant */
      action: "view";
    };
    /** @description Дата результата вне срока документа: принята, но проверьте / the day is outside the paper's term: taken, but check it */
    ResultWarning: {
      /** @enum {string} */
      code: "before-paper" | "after-paper";
      ru: string;
      en: string;
    };
    RetireFormAct: {
      number: string;
      /** Format: date */
      date: string;
    };
    /** @description Чем помогли программы за цикл: занятия по месяцам цикла, цели на сегодня / what programmes came to in the cycle: its months' sessions, goals as they stand */
    RouteHelp: {
      sessions: components["schemas"]["RouteHelpSessions"];
      goals: components["schemas"]["RouteHelpGoals"];
      enrolments: components["schemas"]["RouteHelpEnrolments"][];
    };
    RouteHelpEnrolments: {
      enrolmentId: string;
      programmeId: string;
      agencyId: string;
      kind: components["schemas"]["EnrolmentKind"];
      serviceKeys: string[];
      stepId?: string;
      /** @enum {string} */
      status: "waiting" | "offered" | "enrolled" | "completed" | "left";
      from: string;
      until: string;
      sessions: components["schemas"]["RouteHelpSessions"];
      goals: components["schemas"]["RouteHelpGoals"];
      attainment?: number;
      result?: components["schemas"]["EnrolmentResult"];
    };
    RouteHelpGoals: {
      agreed: number;
      reached: number;
    };
    RouteHelpSessions: {
      planned: number;
      held: number;
    };
    /** @enum {string} */
    RouteReason: "left-region" | "family-refused" | "goals-reached" | "counselled" | "transferred" | "deceased" | "other";
    RouteTemplate: {
      key: string;
      version: number;
    };
    /** @description Полных лет: от (включительно) и до (не включая) / whole years: from inclusive, to exclusive */
    ServiceAges: {
      from: number;
      to?: number;
    };
    /** @enum {string} */
    ServiceArea: "early-help" | "assessment" | "education" | "psychology" | "speech" | "skills" | "motor" | "health" | "social" | "family" | "legal" | "career" | "leisure";
    /** @description Что не взято из акта, а принято платформой / what is assumed and taken from no act */
    ServiceStandardAssumed: {
      ru: string;
      en: string;
    };
    ServiceStandardsApproval: {
      act: string;
      number: string;
      /** Format: date */
      date: string;
      by: string;
      recordedAt: string;
      /** @description Каким решением рабочей группы утверждено / by which decision of a body */
      decisionId?: string;
    };
    ServiceSummaryVolume: {
      /** @enum {string} */
      unit: "session" | "hour" | "day" | "month";
      /** @enum {string} */
      per: "week" | "month" | "quarter" | "year" | "course";
      norm: number;
    };
    SetAgendaItemsAbout: {
      /** @constant */
      kind: "decision";
      decisionId: string;
    };
    SetAgendaItemsAbout2: {
      /** @constant */
      kind: "findings";
      origin: string;
    };
    SetAgendaItemsAbout3: {
      /** @constant */
      kind: "failed-measures";
      count: number;
    };
    SetCallReviewers: {
      agencyId: string;
      specialistId?: string;
    };
    /** @enum {string} */
    SetListingAccess: "ramp" | "lift" | "toilet" | "parking" | "tactile" | "sign-language" | "easy-words" | "home-visits" | "remote";
    SetListingPurpose: {
      ru: string;
      en?: string;
    };
    SetMeasureRuleDue: {
      month: number;
      day: number | "last";
      /** @default false */
      following?: boolean;
    };
    SignUpForEvent: {
      /** @enum {string} */
      who: "specialist" | "family";
      name: string;
      post?: string;
      organisation?: string;
      municipality: string;
      email?: string;
      specialistId?: string;
    };
    /** @enum {string} */
    StepCause: "family-refused" | "did-not-come" | "no-place" | "no-specialist" | "not-ours" | "other";
    /** @enum {string} */
    StepResult: "performed" | "not-applied" | "refused-measure" | "refused-programme" | "not-performed";
    /** @enum {string} */
    StepStatus: "planned" | "requested" | "received" | "accepted" | "rejected" | "in-progress" | "on-hold" | "completed" | "failed" | "cancelled";
    StepStudy: {
      condition: components["schemas"]["StepStudyCondition"];
      /** @enum {string} */
      state: "provided" | "partly" | "not-provided";
      /** @enum {string} */
      cause?: "no-specialist" | "no-funds" | "no-premises" | "awaited" | "family-refused" | "other";
    };
    /** @enum {string} */
    StepStudyCondition: "assistant" | "tutor" | "accessible-premises" | "equipment" | "textbooks" | "sign-interpreter" | "tactile-interpreter" | "regime" | "inclusive-class" | "special-class" | "resource-class" | "home" | "remote";
    SubmitTalkSlot: {
      from: string;
      minutes: number;
      room?: string;
    };
    /** @enum {string} */
    SubmitTalkStatus: "unconfirmed" | "submitted" | "accepted" | "reserve" | "refused" | "withdrawn" | "lapsed" | "called-off";
    TemplateAges: {
      from: number;
      to: number;
    };
    /**
     * @description `route` — по нему открывают маршрут; `module` — его шаги входят в планы детей целевой группы, когда регион его утвердил / `route`: routes are opened by it; `module`: its steps join the plans of a target group once the region has approved it
     * @enum {string}
     */
    TemplateKind: "route" | "module";
    /**
     * @description Только для этой группы / for this group only
     * @enum {string}
     */
    TemplateTargetGroup: "mental-disorder" | "down-syndrome" | "foster-family" | "abandonment-risk";
    UploadCalendarYearBasis: {
      text: components["schemas"]["UploadCalendarYearDaysText"];
      source?: string;
      /** @enum {string} */
      grade: "S" | "P" | "M";
    };
    UploadCalendarYearChangesItemsTo: {
      dueDate: string;
      workBy: string;
    };
    UploadCalendarYearDaysAct: {
      title: components["schemas"]["UploadCalendarYearDaysText"];
      number: string;
      /** Format: date */
      date: string;
    };
    UploadCalendarYearDaysText: {
      ru: string;
      en: string;
    };
    /** @enum {string} */
    WebhookEvents: "step.requested" | "step.reminded" | "step.fell-due" | "step.escalated" | "step.resumed" | "step.link-renewed" | "step.clarified" | "step.accepted" | "step.progressed" | "step.replanned" | "step.due-changed" | "step.rejected" | "step.held" | "step.completed" | "step.corrected" | "step.cancelled" | "step.withdrawn" | "route.renewed" | "route.handed-over" | "route.reopened" | "route.closed" | "child.merged" | "child.unmerged" | "child.split" | "obligation.submitted" | "obligation.returned" | "obligation.extended" | "obligation.accepted" | "obligation.corrected" | "obligations.opened" | "obligations.withdrawn" | "obligations.reminded" | "obligations.overdue" | "enrolment.made" | "enrolment.enrolled" | "enrolment.sessions-due" | "enrolment.sessions-recorded" | "enrolment.completed" | "enrolment.left" | "placement.made" | "placement.look-due" | "placement.ended" | "resources.said" | "meeting.told" | "decision.told" | "agreement.told" | "webhook.test";
    WebhookHealth: {
      /** @enum {string} */
      state: "new" | "well" | "failing";
      lastSuccessAt?: string;
      lastFailureAt?: string;
      failingSince?: string;
      lastFailure?: string;
    };
  };
  responses: {
    Problem: {
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: {
    limit: number;
    cursor: string;
    childId: string;
    /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
    "Idempotency-Key": string;
    municipality: string;
    dryRun: "true" | "false";
    /** @description ETag прочитанной версии. / The ETag of the version you read. */
    "If-Match": string;
    /** @description ETag прочитанной версии. / The ETag of the version you read. */
    "If-Match_registerBirth": string;
    familyId: string;
    limit_listFamilyServices: number;
    format: "docx" | "pdf";
    erasureId: string;
    format_getChildrenTemplate: "xlsx" | "csv";
    importId: string;
    instrumentId: string;
    papersId: string;
    outgoingId: string;
    template: string;
    version: string;
    routeId: string;
    signedId: string;
    agency: string;
    stepId: string;
    serviceKey: string;
    listId: string;
    edition: string;
    kind: "department" | "resourceCentre" | "pmpc" | "school" | "kindergarten" | "social" | "health" | "mse" | "medicalBoard" | "ngo" | "college" | "employer" | "maternity" | "guardianship";
    agencyId: string;
    step: string;
    webhookId: string;
    deliveryId: string;
    handoverId: string;
    emergencyId: string;
    confirmationId: string;
    status: "draft" | "approved" | "withdrawn";
    programmeId: string;
    status_findForms: "draft" | "approved" | "retired";
    formId: string;
    version_exportForm: number;
    standardId: string;
    format_printStandardDocument: "docx" | "pdf";
    documentId: string;
    qualityId: string;
    format_reportQuality: "docx" | "pdf" | "xlsx";
    responseId: string;
    roundId: string;
    findingId: string;
    year: string;
    status_listSlots: "open" | "closed";
    slotId: string;
    day: string;
    stage: "open" | "ended";
    appointmentId: string;
    workPlaceId: string;
    seekerId: string;
    placementId: string;
    status_findUnions: "active" | "closed";
    unionId: string;
    peerSupportId: string;
    bodyId: string;
    body: string;
    since: string;
    until: string;
    meetingId: string;
    decisionId: string;
    agreementId: string;
    specialistId: string;
    courseId: string;
    host: string;
    adviceId: string;
    siteId: string;
    internshipId: string;
    occasionId: string;
    signUpId: string;
    materialId: string;
    talkId: string;
    enquiryId: string;
    itemId: string;
    itemFileId: string;
    familyRequestId: string;
    paperId: string;
    accompanimentId: string;
    enrolmentId: string;
    attachmentId: string;
    roadmapId: string;
    edition_listMeasures: string;
    obligationId: string;
    fileId: string;
    period: string;
    reportId: string;
    assessmentId: string;
    period_getIndicators: string;
    planId: string;
    entryId: string;
    service: string;
    template_getInFlight: string;
    account: string;
    token: string;
    page: number;
    per_page: number;
    search: string;
    taxonomy_term_id: string;
    modified_after: string;
    full: "true" | "false";
    format_hsdsServices: "json";
    id: string;
    full_service: "true" | "false";
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  findDuplicates: {
    parameters: {
      query?: {
        status?: "open" | "distinct";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindDuplicatesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  tellChildrenApart: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TellChildrenApartBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["TellChildrenApartAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findChildren: {
    parameters: {
      query?: {
        query?: string;
        municipality?: components["parameters"]["municipality"];
        agencyId?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  registerChild: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterChildBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Child"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importChildren: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportChildrenBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getChild: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ChildCard"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeChild: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeChildBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Child"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findExpectedChildren: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  expectChild: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ExpectChildBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Child"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  registerBirth: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterBirthBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Child"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findFamilies: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindFamiliesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  formFamily: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FormFamilyBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Family"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getFamily: {
    parameters: {
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Family"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeFamily: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeFamilyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Family"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listFamilyServices: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListFamilyServicesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  inviteMember: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["InviteMemberBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Family"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  revokeFamilyLinks: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["RevokeFamilyLinksBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Family"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printFamilySheet: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        familyId: components["parameters"]["familyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PrintFamilySheetBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  mergeChildren: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MergeChildrenBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Merging"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  unmergeChildren: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UnmergeChildrenBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Merging"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  splitChild: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SplitChildBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Merging"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listMergings: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListMergingsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askErasure: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AskErasureBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  eraseChild: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EraseChildBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findErasures: {
    parameters: {
      query?: {
        status?: "asked" | "refused" | "erasing" | "erased";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindErasuresAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getErasure: {
    parameters: {
      path: {
        erasureId: components["parameters"]["erasureId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  refuseErasure: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        erasureId: components["parameters"]["erasureId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RefuseErasureBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printErasure: {
    parameters: {
      query?: {
        paper?: "act" | "journal" | "letter";
        format?: components["parameters"]["format"];
      };
      path: {
        erasureId: components["parameters"]["erasureId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getChildrenTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAgenciesTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importAgencies: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportAgenciesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getImport: {
    parameters: {
      path: {
        importId: components["parameters"]["importId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadFailedRows: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
        part?: number;
      };
      path: {
        importId: components["parameters"]["importId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  startExport: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StartExportBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["StartExportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getExport: {
    parameters: {
      path: {
        exportId: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["StartExportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listConsents: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListConsentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  giveConsent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GiveConsentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawConsent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        consentId: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listInstruments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListInstrumentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordInstrument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordInstrumentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Instrument"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getInstrument: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
        instrumentId: components["parameters"]["instrumentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctInstrument: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        childId: components["parameters"]["childId"];
        instrumentId: components["parameters"]["instrumentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectInstrumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  presentInstrument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        instrumentId: components["parameters"]["instrumentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PresentInstrumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  agreeInstrument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        instrumentId: components["parameters"]["instrumentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AgreeInstrumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setInstrumentServices: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        instrumentId: components["parameters"]["instrumentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetInstrumentServicesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findUnconfirmedServices: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindUnconfirmedServicesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importInstruments: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportInstrumentsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportInstrumentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getInstrumentsTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
        kind?: "ipra" | "pmpk";
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getInstrumentImport: {
    parameters: {
      path: {
        papersId: components["parameters"]["papersId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInstrumentImportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listImportRows: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        papersId: components["parameters"]["papersId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListImportRowsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getFailedRows: {
    parameters: {
      path: {
        papersId: components["parameters"]["papersId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetFailedRowsAnswer"];
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmImportRow: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        papersId: components["parameters"]["papersId"];
        row: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConfirmImportRowBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ConfirmImportRowAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importResults: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportResultsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getResultsTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getExecution: {
    parameters: {
      query?: {
        instrument?: string;
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetExecutionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordResult: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordResultBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Result"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctResult: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        resultId: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectResultBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Result"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reportExecution: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportExecutionBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ReportExecutionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listExecutionReports: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListExecutionReportsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getExecutionReport: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
        outgoingId: components["parameters"]["outgoingId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReportExecutionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadExecutionReport: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
      };
      path: {
        childId: components["parameters"]["childId"];
        outgoingId: components["parameters"]["outgoingId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listTemplates: {
    parameters: {
      query?: {
        child?: string;
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListTemplatesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getTemplate: {
    parameters: {
      query?: {
        version?: string;
      };
      path: {
        template: components["parameters"]["template"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Template"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveTemplate: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        template: components["parameters"]["template"];
        version: components["parameters"]["version"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveTemplateBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Template"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRoutes: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRoutesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openRoute: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenRouteBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getRoute: {
    parameters: {
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getRouteHistory: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetRouteHistoryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printPlan: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listSignedPlans: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListSignedPlansAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addSignedPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddSignedPlanBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AddSignedPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadSignedPlan: {
    parameters: {
      path: {
        routeId: components["parameters"]["routeId"];
        signedId: components["parameters"]["signedId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeSignedPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
        signedId: components["parameters"]["signedId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RemoveSignedPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddSignedPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changePlan: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangePlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approvePlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  undoApproval: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UndoApprovalBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  amendPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AmendPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  evaluateRoute: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EvaluateRouteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  closeRoute: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CloseRouteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reopenRoute: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        routeId: components["parameters"]["routeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReopenRouteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Route"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findSteps: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        bucket?: "open" | "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "on-hold" | "settled";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindStepsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getStep: {
    parameters: {
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getStepChild: {
    parameters: {
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetStepChildAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  acceptStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AcceptStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  rejectStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RejectStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  holdStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HoldStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  resumeStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ResumeStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  completeStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CompleteStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  cancelStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CancelStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reassignStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReassignStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  progressStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProgressStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askAboutStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskAboutStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  clarifyStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClarifyStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  decideStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  revokeStepLink: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RevokeStepLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reopenStep: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReopenStepBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Step"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listServices: {
    parameters: {
      query?: {
        area?: "early-help" | "assessment" | "education" | "psychology" | "speech" | "skills" | "motor" | "health" | "social" | "family" | "legal" | "career" | "leisure";
        age?: number;
        recipient?: "child" | "family" | "specialist";
        all?: "true" | "false";
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListServicesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addService: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddServiceBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Service"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getService: {
    parameters: {
      path: {
        serviceKey: components["parameters"]["serviceKey"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Service"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeService: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        serviceKey: components["parameters"]["serviceKey"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeServiceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Service"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveStandard: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        serviceKey: components["parameters"]["serviceKey"];
        version: components["parameters"]["version"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveStandardBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Service"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getServiceListTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importServiceList: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportServiceListBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listServiceLists: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListServiceListsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getServiceList: {
    parameters: {
      query?: {
        edition?: components["parameters"]["edition"];
      };
      path: {
        listId: components["parameters"]["listId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ServiceList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadServiceList: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
        edition?: components["parameters"]["edition"];
      };
      path: {
        listId: components["parameters"]["listId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveServiceList: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        listId: components["parameters"]["listId"];
        edition: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveServiceListBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ServiceList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAgencies: {
    parameters: {
      query?: {
        kind?: components["parameters"]["kind"];
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAgenciesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  registerAgency: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterAgencyBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Agency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAgency: {
    parameters: {
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Agency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeAgency: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeAgencyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Agency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  revokeAgencyLinks: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RevokeAgencyLinksBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Agency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listLinkUses: {
    parameters: {
      query?: {
        step?: components["parameters"]["step"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListLinkUsesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listWebhooks: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListWebhooksAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  registerWebhook: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterWebhookBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RegisterWebhookAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getWebhook: {
    parameters: {
      path: {
        webhookId: components["parameters"]["webhookId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeWebhook: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        webhookId: components["parameters"]["webhookId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeWebhookBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  rotateWebhookSecret: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        webhookId: components["parameters"]["webhookId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RegisterWebhookAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  testWebhook: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        webhookId: components["parameters"]["webhookId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findDeliveries: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        step?: components["parameters"]["step"];
        status?: "sending" | "queued" | "retrying" | "sent" | "withheld" | "refused" | "failed" | "bounced" | "complained" | "superseded";
        channel?: "mail" | "sms" | "webhook";
        kind?: string;
        since?: string;
        until?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindDeliveriesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  resendDeliveries: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ResendDeliveriesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ResendDeliveriesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getDelivery: {
    parameters: {
      path: {
        deliveryId: components["parameters"]["deliveryId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDeliveryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  resendDelivery: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        deliveryId: components["parameters"]["deliveryId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Delivery"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readInbox: {
    parameters: {
      query?: {
        bucket?: "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "holds" | "drafts" | "expiring" | "handovers" | "erasures" | "requests" | "tasks";
        agency?: components["parameters"]["agency"];
        state?: "open" | "settled";
        kind?: "undeliverable" | "webhook-failed" | "webhook-disabled" | "clarification" | "agency-closed" | "second-person" | "family-disagrees" | "family-unreachable" | "consent-needed" | "consent-disputed" | "placement-needed" | "coming-of-age" | "authority-ending" | "execution-report" | "route-not-reopened" | "plan-unassigned" | "extension-asked" | "emergency-access" | "counsel" | "failed" | "audit-alert" | "erasure-stalled" | "file-infected" | "file-unchecked" | "place-offered" | "sessions-missing" | "enrolment-left" | "rows-expiring" | "placement-failed" | "placement-unanswered" | "lessons-missed" | "appointments-missed" | "appointment-not-held" | "outcome-missing" | "request-overdue" | "paper-handed-in" | "enquiry" | "accompaniment-unanswered" | "accompaniment-no-contact" | "accompaniment-end-proposed" | "accompaniment-without-curator" | "accompaniment-doubled" | "peer-wanted" | "peer-silent" | "year-plan-behind" | "round-empty" | "round-closed" | "round-finding" | "finding-overdue" | "meeting-due" | "meeting-invitation" | "meeting-recording" | "meeting-minutes" | "decision-overdue" | "approval-failed" | "agreement-ending" | "duty-left" | "advice-missed" | "advice-unsaid" | "talk-unreviewed" | "talks-undecided" | "programme-gap" | "event-unclosed" | "site-proposed" | "internship-failed" | "internship-unanswered" | "internship-outcome" | "library-proposed" | "library-review" | "course-review" | "calendar-missing";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadInboxAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  countInbox: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CountInboxAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findByNumber: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        number: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindByNumberAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  groupInbox: {
    parameters: {
      query?: {
        bucket?: "overdue" | "today" | "week" | "no-answer" | "rejected" | "failed" | "holds";
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GroupInboxAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  remindMany: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RemindManyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RemindManyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reassignMany: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReassignManyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RemindManyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  doneTask: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        taskId: string;
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["DoneTaskBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DoneTaskAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findHandovers: {
    parameters: {
      query?: {
        stage?: "open" | "decided";
        municipality?: components["parameters"]["municipality"];
        side?: "to" | "from";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindHandoversAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getHandover: {
    parameters: {
      path: {
        handoverId: components["parameters"]["handoverId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetHandoverAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  acceptHandover: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        handoverId: components["parameters"]["handoverId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AcceptHandoverBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetHandoverAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  declineHandover: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        handoverId: components["parameters"]["handoverId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeclineHandoverBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetHandoverAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findEmergencies: {
    parameters: {
      query?: {
        status?: "to-review" | "justified" | "unjustified";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindEmergenciesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openEmergency: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenEmergencyBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Emergency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readEmergency: {
    parameters: {
      path: {
        emergencyId: components["parameters"]["emergencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadEmergencyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getEmergency: {
    parameters: {
      path: {
        emergencyId: components["parameters"]["emergencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Emergency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reviewEmergency: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        emergencyId: components["parameters"]["emergencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReviewEmergencyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Emergency"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findConfirmations: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindConfirmationsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getConfirmation: {
    parameters: {
      path: {
        confirmationId: components["parameters"]["confirmationId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Confirmation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmSecond: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        confirmationId: components["parameters"]["confirmationId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Confirmation"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  declineSecond: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        confirmationId: components["parameters"]["confirmationId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DeclineSecondBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Confirmation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getCapacity: {
    parameters: {
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetCapacityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setCapacity: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetCapacityBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetCapacityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findProgrammes: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        service?: string;
        status?: components["parameters"]["status"];
        model?: "true";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindProgrammesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  draftProgramme: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftProgrammeBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getProgramme: {
    parameters: {
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeProgramme: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeProgrammeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listProgrammeVersions: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListProgrammeVersionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveProgramme: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveProgrammeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawProgramme: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WithdrawProgrammeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  copyProgramme: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CopyProgrammeBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  followModelProgramme: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FollowModelProgrammeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Programme"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findForms: {
    parameters: {
      query?: {
        status?: components["parameters"]["status_findForms"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindFormsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  draftForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftFormBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getForm: {
    parameters: {
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeForm: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listFormVersions: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListFormVersionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  retireForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RetireFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportFormBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ImportFormAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  exportForm: {
    parameters: {
      query?: {
        version?: components["parameters"]["version_exportForm"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/fhir+json": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  previewForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PreviewFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PreviewFormAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printForm: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
        language?: "ru" | "en";
        version?: components["parameters"]["version_exportForm"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findStandardDocuments: {
    parameters: {
      query?: {
        status?: components["parameters"]["status_findForms"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindStandardDocumentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  draftStandardDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftStandardDocumentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listDocumentFields: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListDocumentFieldsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importStandardDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportStandardDocumentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getStandardDocument: {
    parameters: {
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeStandardDocument: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeStandardDocumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listDocumentEditions: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListDocumentEditionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveStandardDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveStandardDocumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  retireStandardDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RetireStandardDocumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftStandardDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printStandardDocument: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_printStandardDocument"];
        as?: "sample" | "template";
        edition?: number;
      };
      path: {
        standardId: components["parameters"]["standardId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listChildDocuments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListChildDocumentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  fillDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FillDocumentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["FillDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadChildDocument: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_printStandardDocument"];
      };
      path: {
        childId: components["parameters"]["childId"];
        documentId: components["parameters"]["documentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  voidChildDocument: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
        documentId: components["parameters"]["documentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["VoidChildDocumentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FillDocumentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findQuality: {
    parameters: {
      query?: {
        year?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openQuality: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenQualityBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["OpenQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getQuality: {
    parameters: {
      path: {
        qualityId: components["parameters"]["qualityId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeQuality: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        qualityId: components["parameters"]["qualityId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeQualityBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  countQuality: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        qualityId: components["parameters"]["qualityId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["CountQualityBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  takeQualityPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        qualityId: components["parameters"]["qualityId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeQualityPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenQualityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reportQuality: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_reportQuality"];
      };
      path: {
        qualityId: components["parameters"]["qualityId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findResponses: {
    parameters: {
      query: {
        form: string;
        status?: "asked" | "submitted" | "closed";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindResponsesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askResponse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskResponseBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AskResponseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getResponse: {
    parameters: {
      path: {
        responseId: components["parameters"]["responseId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskResponseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  submitResponse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        responseId: components["parameters"]["responseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SubmitResponseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskResponseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  closeResponse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        responseId: components["parameters"]["responseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CloseResponseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskResponseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reopenResponse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        responseId: components["parameters"]["responseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReopenResponseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskResponseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  exportResponse: {
    parameters: {
      path: {
        responseId: components["parameters"]["responseId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/fhir+json": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listResponses: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListResponsesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getProfile: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetProfileAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  createRound: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        formId: components["parameters"]["formId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CreateRoundBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["CreateRoundAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findRounds: {
    parameters: {
      query?: {
        status?: "planned" | "open" | "closed";
        municipality?: components["parameters"]["municipality"];
        region?: "true";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindRoundsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getRound: {
    parameters: {
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CreateRoundAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openRound: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CreateRoundAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  closeRound: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CloseRoundBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CreateRoundAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  extendRound: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ExtendRoundBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CreateRoundAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRoundAsked: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRoundAskedAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getRoundResults: {
    parameters: {
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetRoundResultsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reportRoundResults: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReportRoundResultsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listFindings: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListFindingsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordFinding: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordFindingBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RecordFindingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setFindingResult: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
        findingId: components["parameters"]["findingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetFindingResultBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordFindingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  assignFinding: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        roundId: components["parameters"]["roundId"];
        findingId: components["parameters"]["findingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AssignFindingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordFindingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getResources: {
    parameters: {
      path: {
        agencyId: components["parameters"]["agencyId"];
        year: components["parameters"]["year"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetResourcesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  putResources: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
        year: components["parameters"]["year"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["PutResourcesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetResourcesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findResources: {
    parameters: {
      query: {
        year: string;
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindResourcesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listSlots: {
    parameters: {
      query?: {
        status?: components["parameters"]["status_listSlots"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListSlotsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openSlot: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenSlotBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["OpenSlotAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSlot: {
    parameters: {
      path: {
        agencyId: components["parameters"]["agencyId"];
        slotId: components["parameters"]["slotId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSlotAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeSlot: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
        slotId: components["parameters"]["slotId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeSlotBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSlotAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findSlots: {
    parameters: {
      query?: {
        service?: string;
        municipality?: components["parameters"]["municipality"];
        agency?: components["parameters"]["agency"];
        place?: "office" | "home" | "phone" | "video";
        from?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindSlotsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readReceptions: {
    parameters: {
      query?: {
        day?: components["parameters"]["day"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadReceptionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAppointments: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
        stage?: components["parameters"]["stage"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAppointmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  bookAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BookAppointmentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listAppointments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListAppointmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAppointment: {
    parameters: {
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  offerTime: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfferTimeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  acceptTime: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AcceptTimeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  moveAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveAppointmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  cancelAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CancelAppointmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  attendAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AttendAppointmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  joinAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["JoinAppointmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["JoinAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  missAppointment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        appointmentId: components["parameters"]["appointmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MissAppointmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAppointmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findWorkPlaces: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        kind?: "job" | "workshop" | "quota" | "remote-course" | "practice";
        status?: components["parameters"]["status_listSlots"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindWorkPlacesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  offerWorkPlace: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfferWorkPlaceBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["OfferWorkPlaceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getWorkPlace: {
    parameters: {
      path: {
        workPlaceId: components["parameters"]["workPlaceId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OfferWorkPlaceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeWorkPlace: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        workPlaceId: components["parameters"]["workPlaceId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeWorkPlaceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OfferWorkPlaceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listSeekers: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListSeekersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  registerSeeker: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegisterSeekerBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RegisterSeekerAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findSeekers: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        status?: "looking" | "placed" | "left";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindSeekersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  leaveSeeking: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        seekerId: components["parameters"]["seekerId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LeaveSeekingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RegisterSeekerAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  matchWorkPlaces: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
        seekerId: components["parameters"]["seekerId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MatchWorkPlacesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findPlacements: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "placed" | "ended";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindPlacementsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  makePlacement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MakePlacementBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["MakePlacementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getPlacement: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
        placementId: components["parameters"]["placementId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MakePlacementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  answerPlacementLook: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        placementId: components["parameters"]["placementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerPlacementLookBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MakePlacementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endPlacement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        placementId: components["parameters"]["placementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndPlacementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MakePlacementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findUnions: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        status?: components["parameters"]["status_findUnions"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindUnionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  formUnion: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FormUnionBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["FormUnionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getUnion: {
    parameters: {
      path: {
        unionId: components["parameters"]["unionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormUnionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeUnion: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        unionId: components["parameters"]["unionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeUnionBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormUnionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  callMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        unionId: components["parameters"]["unionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CallMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormUnionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  cancelMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        unionId: components["parameters"]["unionId"];
        unionMeetingId: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormUnionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listPeerSupports: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListPeerSupportsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askPeerSupport: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskPeerSupportBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AskPeerSupportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findPeerSupports: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        status?: "asked" | "proposed" | "running" | "ended";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindPeerSupportsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findPeerOffers: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindPeerOffersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  proposePeer: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        peerSupportId: components["parameters"]["peerSupportId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposePeerBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskPeerSupportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  tellPeerContact: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        peerSupportId: components["parameters"]["peerSupportId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TellPeerContactBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskPeerSupportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endPeerSupport: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        peerSupportId: components["parameters"]["peerSupportId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndPeerSupportBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskPeerSupportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findBodies: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        status?: components["parameters"]["status_findUnions"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindBodiesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  formBody: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["FormBodyBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["FormBodyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getBody: {
    parameters: {
      path: {
        bodyId: components["parameters"]["bodyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormBodyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeBody: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        bodyId: components["parameters"]["bodyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeBodyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FormBodyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findMeetings: {
    parameters: {
      query?: {
        body?: components["parameters"]["body"];
        municipality?: components["parameters"]["municipality"];
        since?: components["parameters"]["since"];
        until?: components["parameters"]["until"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindMeetingsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  planMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlanMeetingBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMeeting: {
    parameters: {
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  proposeAgenda: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeAgendaAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setAgenda: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetAgendaBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  inviteMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["InviteMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  moveMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["MoveMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  callOffMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CallOffMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  answerMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  holdMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HoldMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printMinutes: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_printStandardDocument"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  writeMinutes: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WriteMinutesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  decideMeeting: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideMeetingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveMinutes: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ApproveMinutesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctMinutes: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        meetingId: components["parameters"]["meetingId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectMinutesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PlanMeetingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findDecisions: {
    parameters: {
      query?: {
        body?: components["parameters"]["body"];
        municipality?: components["parameters"]["municipality"];
        status?: "recorded" | "in-force" | "fulfilled" | "failed" | "withdrawn";
        overdue?: "true" | "false";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindDecisionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getDecision: {
    parameters: {
      path: {
        decisionId: components["parameters"]["decisionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDecisionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawDecision: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        decisionId: components["parameters"]["decisionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WithdrawDecisionBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDecisionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  handOverDecision: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        decisionId: components["parameters"]["decisionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HandOverDecisionBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDecisionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  retryDecision: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        decisionId: components["parameters"]["decisionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDecisionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAgreements: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        status?: "draft" | "active" | "ended";
        endsWithin?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAgreementsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordAgreementBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAgreement: {
    parameters: {
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  joinAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["JoinAgreementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  leaveAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LeaveAgreementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  renewAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RenewAgreementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndAgreementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveAgreement: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveAgreementBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordAgreementAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadAgreement: {
    parameters: {
      path: {
        agreementId: components["parameters"]["agreementId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSpecialistsTemplate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_getChildrenTemplate"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "text/csv; charset=utf-8": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importSpecialists: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportSpecialistsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportChildrenAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addSpecialist: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddSpecialistBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AddSpecialistAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findSpecialists: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "working" | "left";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindSpecialistsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSpecialist: {
    parameters: {
      path: {
        specialistId: components["parameters"]["specialistId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddSpecialistAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeSpecialist: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        specialistId: components["parameters"]["specialistId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeSpecialistBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddSpecialistAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  forgetSpecialist: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        specialistId: components["parameters"]["specialistId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddSpecialistAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findCourses: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: components["parameters"]["status"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindCoursesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  draftCourse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftCourseBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getCourse: {
    parameters: {
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reviseCourse: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReviseCourseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listCourseVersions: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListCourseVersionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveCourse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveCourseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmCourse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawCourse: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        courseId: components["parameters"]["courseId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WithdrawCourseBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftCourseAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAdviceHours: {
    parameters: {
      query?: {
        service?: string;
        day?: components["parameters"]["day"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAdviceHoursAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAdvice: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        host?: components["parameters"]["host"];
        municipality?: components["parameters"]["municipality"];
        stage?: components["parameters"]["stage"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAdviceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  bookAdvice: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BookAdviceBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["BookAdviceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAdvice: {
    parameters: {
      path: {
        adviceId: components["parameters"]["adviceId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAdviceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  settleAdvice: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        adviceId: components["parameters"]["adviceId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SettleAdviceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BookAdviceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findSites: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "proposed" | "approved" | "closed";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindSitesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openSite: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenSiteBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["OpenSiteAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSite: {
    parameters: {
      path: {
        siteId: components["parameters"]["siteId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSiteAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeSite: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        siteId: components["parameters"]["siteId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeSiteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSiteAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveSite: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        siteId: components["parameters"]["siteId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveSiteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSiteAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  closeSite: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        siteId: components["parameters"]["siteId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CloseSiteBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenSiteAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findInternships: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        host?: components["parameters"]["host"];
        municipality?: components["parameters"]["municipality"];
        status?: "applied" | "waiting" | "accepted" | "completed" | "broken-off" | "refused" | "withdrawn" | "called-off" | "lapsed";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindInternshipsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  applyInternship: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApplyInternshipBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getInternship: {
    parameters: {
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  answerInternship: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerInternshipBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  writeInternshipDiary: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WriteInternshipDiaryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endInternship: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndInternshipBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  sayInternshipOutcome: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SayInternshipOutcomeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ApplyInternshipAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printInternshipCertificate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
      };
      path: {
        internshipId: components["parameters"]["internshipId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findEvents: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "announced" | "closed" | "cancelled";
        ahead?: "true" | "false";
        since?: components["parameters"]["since"];
        until?: components["parameters"]["until"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindEventsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  announceEvent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnnounceEventBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getEvent: {
    parameters: {
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeEvent: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeEventBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  cancelEvent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CancelEventBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  closeEvent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listSignUps: {
    parameters: {
      query?: {
        status?: "unconfirmed" | "coming" | "waiting" | "offered" | "cancelled" | "lapsed" | "attended" | "absent";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListSignUpsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  signUpForEvent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignUpForEventBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["SignUpForEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  cancelSignUp: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
        signUpId: components["parameters"]["signUpId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SignUpForEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordEventAttendance: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordEventAttendanceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RecordEventAttendanceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  certifyEvent: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CertifyEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printCertificate: {
    parameters: {
      query?: {
        format?: components["parameters"]["format"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
        signUpId: components["parameters"]["signUpId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addEventFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddEventFileBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getEventFile: {
    parameters: {
      path: {
        occasionId: components["parameters"]["occasionId"];
        materialId: components["parameters"]["materialId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeEventFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
        materialId: components["parameters"]["materialId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AnnounceEventAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importEventAttendance: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportEventAttendanceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportEventAttendanceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getCall: {
    parameters: {
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetCallAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setCall: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetCallBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetCallAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setTalkProgramme: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetTalkProgrammeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetCallAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printTalks: {
    parameters: {
      query?: {
        of?: "programme" | "collection";
        format?: components["parameters"]["format_printStandardDocument"];
      };
      path: {
        occasionId: components["parameters"]["occasionId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findTalks: {
    parameters: {
      query?: {
        event?: string;
        agency?: components["parameters"]["agency"];
        status?: "unconfirmed" | "submitted" | "accepted" | "reserve" | "refused" | "withdrawn" | "lapsed" | "called-off";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindTalksAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  submitTalk: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SubmitTalkBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getTalk: {
    parameters: {
      path: {
        talkId: components["parameters"]["talkId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctTalk: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        talkId: components["parameters"]["talkId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["CorrectTalkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawTalk: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        talkId: components["parameters"]["talkId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["WithdrawTalkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askTalkReviews: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        talkId: components["parameters"]["talkId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskTalkReviewsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  decideTalk: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        talkId: components["parameters"]["talkId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DecideTalkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findTalkReviews: {
    parameters: {
      query?: {
        stage?: "open" | "done";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindTalkReviewsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reviewTalk: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
        talkId: components["parameters"]["talkId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReviewTalkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReviewTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getListing: {
    parameters: {
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setListing: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetListingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmListing: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  hideListing: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["HideListingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  showListing: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findEnquiries: {
    parameters: {
      query?: {
        stage?: "open" | "settled";
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindEnquiriesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getEnquiry: {
    parameters: {
      path: {
        enquiryId: components["parameters"]["enquiryId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetEnquiryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmEnquiry: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enquiryId: components["parameters"]["enquiryId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetEnquiryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  settleEnquiry: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enquiryId: components["parameters"]["enquiryId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SettleEnquiryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetEnquiryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findLibrary: {
    parameters: {
      query?: {
        kind?: "act" | "method" | "practice" | "material" | "publication";
        status?: "proposed" | "returned" | "published" | "withdrawn";
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindLibraryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  proposeItem: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ProposeItemBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printCollection: {
    parameters: {
      query: {
        of: "acts" | "practices";
        format?: components["parameters"]["format_printStandardDocument"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getItem: {
    parameters: {
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctItem: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectItemBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reviewItem: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReviewItemBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  publishItem: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawItem: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WithdrawItemBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addItemFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddItemFileBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getItemFile: {
    parameters: {
      path: {
        itemId: components["parameters"]["itemId"];
        itemFileId: components["parameters"]["itemFileId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeItemFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        itemId: components["parameters"]["itemId"];
        itemFileId: components["parameters"]["itemFileId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ProposeItemAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRequests: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRequestsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askRequest: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskRequestBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AskRequestAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findRequests: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "asked" | "answered" | "withdrawn";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindRequestsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  answerRequest: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        familyRequestId: components["parameters"]["familyRequestId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AnswerRequestBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskRequestAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  assignRequest: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        familyRequestId: components["parameters"]["familyRequestId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AssignRequestBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskRequestAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  takeBackRequest: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        familyRequestId: components["parameters"]["familyRequestId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskRequestAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawRequest: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        familyRequestId: components["parameters"]["familyRequestId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AskRequestAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listFamilyPapers: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListFamilyPapersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadFamilyPaper: {
    parameters: {
      path: {
        childId: components["parameters"]["childId"];
        paperId: components["parameters"]["paperId"];
        sheetId: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  takeFamilyPaper: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        paperId: components["parameters"]["paperId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TakeFamilyPaperBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["TakeFamilyPaperAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  returnFamilyPaper: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        paperId: components["parameters"]["paperId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReturnFamilyPaperBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["TakeFamilyPaperAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reopenFamilyPaper: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        paperId: components["parameters"]["paperId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReopenFamilyPaperBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["TakeFamilyPaperAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listAccompaniments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListAccompanimentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  startAccompaniment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StartAccompanimentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["StartAccompanimentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAccompaniments: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "open" | "ended";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAccompanimentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addAccompanimentContact: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        accompanimentId: components["parameters"]["accompanimentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddAccompanimentContactBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["StartAccompanimentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reviewAccompaniment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        accompanimentId: components["parameters"]["accompanimentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReviewAccompanimentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["StartAccompanimentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeCurator: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        accompanimentId: components["parameters"]["accompanimentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ChangeCuratorBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["StartAccompanimentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endAccompaniment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        childId: components["parameters"]["childId"];
        accompanimentId: components["parameters"]["accompanimentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndAccompanimentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["StartAccompanimentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  enrolChild: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        programmeId: components["parameters"]["programmeId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EnrolChildBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findEnrolments: {
    parameters: {
      query?: {
        programme?: string;
        agency?: components["parameters"]["agency"];
        municipality?: components["parameters"]["municipality"];
        status?: "waiting" | "offered" | "enrolled" | "completed" | "left";
        stage?: components["parameters"]["stage"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindEnrolmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listEnrolments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListEnrolmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getEnrolment: {
    parameters: {
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  recordSessions: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecordSessionsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  planLessons: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PlanLessonsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  callOffLesson: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CallOffLessonBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  tellLesson: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TellLessonBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  joinLesson: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["JoinLessonBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["JoinLessonAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setGoals: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetGoalsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  acceptOffer: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["AcceptOfferBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  declineOffer: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["DeclineOfferBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  leaveEnrolment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LeaveEnrolmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  completeEnrolment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        enrolmentId: components["parameters"]["enrolmentId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["CompleteEnrolmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Enrolment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findCandidates: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindCandidatesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findPlaces: {
    parameters: {
      query: {
        service: string;
        municipality?: components["parameters"]["municipality"];
        age?: number;
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindPlacesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  restoreContact: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        agencyId: components["parameters"]["agencyId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RestoreContactBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RestoreContactAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listAttachments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListAttachmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addAttachment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddAttachmentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AddAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addPart: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        stepId: components["parameters"]["stepId"];
        upload: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddPartBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddPartAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAttachment: {
    parameters: {
      path: {
        attachmentId: components["parameters"]["attachmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  linkAttachment: {
    parameters: {
      path: {
        attachmentId: components["parameters"]["attachmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["LinkAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeAttachment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        attachmentId: components["parameters"]["attachmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RemoveAttachmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  importRoadmap: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ImportRoadmapBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ImportRoadmapAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRoadmaps: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRoadmapsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getRoadmap: {
    parameters: {
      path: {
        roadmapId: components["parameters"]["roadmapId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Roadmap"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listMeasures: {
    parameters: {
      query?: {
        edition?: components["parameters"]["edition_listMeasures"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        roadmapId: components["parameters"]["roadmapId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListMeasuresAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setMeasureRule: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        roadmapId: components["parameters"]["roadmapId"];
        key: string;
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetMeasureRuleBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetMeasureRuleAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRoadmapChanges: {
    parameters: {
      query?: {
        edition?: components["parameters"]["edition_listMeasures"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        roadmapId: components["parameters"]["roadmapId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRoadmapChangesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findObligations: {
    parameters: {
      query?: {
        period?: string;
        agency?: components["parameters"]["agency"];
        status?: "pending" | "submitted" | "accepted" | "returned" | "withdrawn" | "overdue" | "late";
        measure?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindObligationsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getObligation: {
    parameters: {
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  submitObligation: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["SubmitObligationBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  acceptObligation: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  returnObligation: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ReturnObligationBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  extendObligation: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ExtendObligationBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askExtension: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AskExtensionBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  correctObligation: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match"?: components["parameters"]["If-Match_registerBirth"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CorrectObligationBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  submitObligations: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SubmitObligationsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitObligationsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  uploadObligationForm: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UploadObligationFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SubmitObligationsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getObligationFile: {
    parameters: {
      path: {
        obligationId: components["parameters"]["obligationId"];
        fileId: components["parameters"]["fileId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetObligationFileAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  nameChildrenInFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
        fileId: components["parameters"]["fileId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NameChildrenInFileBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["NameChildrenInFileAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeObligationFile: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        obligationId: components["parameters"]["obligationId"];
        fileId: components["parameters"]["fileId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RemoveObligationFileBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Obligation"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listPeriods: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListPeriodsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getPeriod: {
    parameters: {
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Period"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listReporters: {
    parameters: {
      query?: {
        standing?: "owing" | "silent" | "partly" | "complete";
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListReportersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openPeriod: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["OpenPeriodBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Period"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  lockPeriod: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["LockPeriodBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Period"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  unlockPeriod: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UnlockPeriodBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Period"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  remindPeriod: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RemindPeriodAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getPeriodForm: {
    parameters: {
      query?: {
        agency?: components["parameters"]["agency"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetPeriodFormAnswer"];
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getPeriodReport: {
    parameters: {
      query?: {
        format?: "json" | "xlsx" | "docx";
        revision?: string;
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Report"];
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listReports: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListReportsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  requestReport: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RequestReportBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["RequestReportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getReport: {
    parameters: {
      path: {
        reportId: components["parameters"]["reportId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RequestReportAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadReport: {
    parameters: {
      path: {
        reportId: components["parameters"]["reportId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DownloadReportAnswer"];
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listRevisions: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListRevisionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  drillFigure: {
    parameters: {
      query?: {
        figure?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        period: components["parameters"]["period"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DrillFigureAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAssessments: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAssessmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  draftAssessment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftAssessmentBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["DraftAssessmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getAssessment: {
    parameters: {
      path: {
        assessmentId: components["parameters"]["assessmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftAssessmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  sumUpAssessment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        assessmentId: components["parameters"]["assessmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SumUpAssessmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftAssessmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  confirmAssessment: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        assessmentId: components["parameters"]["assessmentId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ConfirmAssessmentBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["DraftAssessmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reportAssessment: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_reportQuality"];
      };
      path: {
        assessmentId: components["parameters"]["assessmentId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getIndicators: {
    parameters: {
      query?: {
        period?: components["parameters"]["period_getIndicators"];
        municipality?: components["parameters"]["municipality"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetIndicatorsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setTargets: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetTargetsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetTargetsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  compareCounters: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CompareCountersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  rebuildCounters: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RebuildCountersAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readDeadlines: {
    parameters: {
      query?: {
        month?: string;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadDeadlinesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  issueCalendarFeed: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["IssueCalendarFeedBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["IssueCalendarFeedAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  revokeCalendarFeed: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["RevokeCalendarFeedBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RevokeCalendarFeedAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findYearPlans: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        year?: string;
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindYearPlansAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  beginYearPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["BeginYearPlanBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getYearPlan: {
    parameters: {
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  refreshYearPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  approveYearPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ApproveYearPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  amendYearPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AmendYearPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawYearPlan: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["WithdrawYearPlanBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BeginYearPlanAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  printYearPlan: {
    parameters: {
      query?: {
        format?: components["parameters"]["format_reportQuality"];
        edition?: components["parameters"]["edition"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "application/pdf": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listYearPlanEntries: {
    parameters: {
      query?: {
        month?: string;
        agency?: components["parameters"]["agency"];
        edition?: components["parameters"]["edition"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListYearPlanEntriesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addYearPlanEntry: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddYearPlanEntryBody"];
      };
    };
    responses: {
      201: {
        content: {
          "application/json": components["schemas"]["AddYearPlanEntryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeYearPlanEntry: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
      path: {
        planId: components["parameters"]["planId"];
        entryId: components["parameters"]["entryId"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeYearPlanEntryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddYearPlanEntryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  strikeYearPlanEntry: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
        entryId: components["parameters"]["entryId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StrikeYearPlanEntryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddYearPlanEntryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  restoreYearPlanEntry: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
        entryId: components["parameters"]["entryId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RestoreYearPlanEntryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddYearPlanEntryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setYearPlanEntryResult: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        planId: components["parameters"]["planId"];
        entryId: components["parameters"]["entryId"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetYearPlanEntryResultBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddYearPlanEntryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getHelp: {
    parameters: {
      query?: {
        period?: components["parameters"]["period_getIndicators"];
        municipality?: components["parameters"]["municipality"];
        service?: components["parameters"]["service"];
        by?: "municipality" | "agency";
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetHelpAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getDemand: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        service?: components["parameters"]["service"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetDemandAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getReadiness: {
    parameters: {
      query: {
        municipality: string;
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetReadinessAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getInFlight: {
    parameters: {
      query?: {
        municipality?: components["parameters"]["municipality"];
        template?: components["parameters"]["template_getInFlight"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetInFlightAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findRoutesAt: {
    parameters: {
      query?: {
        template?: components["parameters"]["template_getInFlight"];
        stage?: string;
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindRoutesAtAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getTimeliness: {
    parameters: {
      query?: {
        kind?: components["parameters"]["kind"];
        municipality?: components["parameters"]["municipality"];
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetTimelinessAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readAudit: {
    parameters: {
      query?: {
        subject?: string;
        actor?: string;
        action?: string;
        since?: components["parameters"]["since"];
        until?: components["parameters"]["until"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadAuditAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  verifyAudit: {
    parameters: {
      query?: {
        from?: number;
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["VerifyAuditAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readAccessLog: {
    parameters: {
      query?: {
        since?: components["parameters"]["since"];
        until?: components["parameters"]["until"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      path: {
        childId: components["parameters"]["childId"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ReadAccessLogAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listCalendarYears: {
    parameters: {
      query?: {
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListCalendarYearsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  uploadCalendarYear: {
    parameters: {
      query?: {
        dryRun?: components["parameters"]["dryRun"];
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UploadCalendarYearBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["UploadCalendarYearAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  actForMyFamily: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ActForMyFamilyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ActForMyFamilyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  whoAmI: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["WhoAmIAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  whatMayIDo: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["WhatMayIDoAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endMySessions: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["EndMySessionsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["EndMySessionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  findAccounts: {
    parameters: {
      query?: {
        role?: "admin" | "coordinator" | "specialist" | "representative";
        limit?: components["parameters"]["limit"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["FindAccountsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  blockAccount: {
    parameters: {
      query?: {
        unseen?: "true" | "false";
      };
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        account: components["parameters"]["account"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["BlockAccountBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BlockAccountAnswer"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  unblockAccount: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
      path: {
        account: components["parameters"]["account"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["UnblockAccountBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["BlockAccountAnswer"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSettings: {
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetSettingsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  changeSettings: {
    parameters: {
      header: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
        /** @description ETag прочитанной версии. / The ETag of the version you read. */
        "If-Match": components["parameters"]["If-Match"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["ChangeSettingsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["GetSettingsAnswer"];
        };
      };
      202: {
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  makeConferenceKey: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody?: {
      content: {
        "application/json": components["schemas"]["MakeConferenceKeyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["MakeConferenceKeyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  setTextingKey: {
    parameters: {
      header?: {
        /** @description Повтор с тем же ключом не выполняется дважды (сутки). / A repeat with the same key is not done twice (for a day). */
        "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
      };
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SetTextingKeyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["SetTextingKeyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  previewRetention: {
    parameters: {
      query?: {
        on?: string;
        limit?: components["parameters"]["limit_listFamilyServices"];
        cursor?: components["parameters"]["cursor"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["PreviewRetentionAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respond: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["Respond"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openOrganisation: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenOrganisationBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["OpenOrganisationAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondMany: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondManyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondManyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondCapacity: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondCapacityBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondCapacityAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondResources: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondResourcesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondResourcesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondPlacements: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondPlacementsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondPlacementsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondAppointments: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondAppointmentsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondAppointmentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondLessons: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondLessonsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondLessonsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondAccompaniments: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondAccompanimentsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondAccompanimentsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondRequests: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondRequestsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondRequestsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondWards: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondWardsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondWardsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondMeetings: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondMeetingsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondMeetingsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondEvents: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondEventsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondEventsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondPlans: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondPlansBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondPlansAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondSpecialists: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondSpecialistsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondSpecialistsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondAdvice: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondAdviceBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondAdviceAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondInternships: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondInternshipsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondInternshipsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondTalks: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondTalksBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondTalksAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondListing: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondListingBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondListingAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondEnquiries: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondEnquiriesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondEnquiriesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondLibrary: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondLibraryBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondLibraryAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondCourses: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondCoursesBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondCoursesAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  attachByLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AttachByLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  addPartByLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["AddPartByLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddPartAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listAttachmentsByLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ListAttachmentsByLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ListAttachmentsByLinkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  removeAttachmentByLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RemoveAttachmentByLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["AddAttachmentAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadFile: {
    parameters: {
      query: {
        token: components["parameters"]["token"];
      };
    };
    responses: {
      200: {
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
          "text/html": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondReports: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondReportsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondReportsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondSessions: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondSessionsBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondSessionsAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  openFamily: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["OpenFamilyBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ActForMyFamilyAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  exchangeFamilyCode: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["ExchangeFamilyCodeBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["ExchangeFamilyCodeAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  renewFamilyLink: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RenewFamilyLinkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RenewFamilyLinkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondForm: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondFormBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondFormAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondSignUp: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondSignUpBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondSignUpAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  checkCertificate: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["CheckCertificateBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["CheckCertificateAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  respondTalk: {
    requestBody: {
      content: {
        "application/json": components["schemas"]["RespondTalkBody"];
      };
    };
    responses: {
      200: {
        content: {
          "application/json": components["schemas"]["RespondTalkAnswer"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readCalendar: {
    parameters: {
      path: {
        token: string;
      };
    };
    responses: {
      200: {
        content: {
          "text/calendar": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askUnsubscribe: {
    parameters: {
      query: {
        token: components["parameters"]["token"];
      };
    };
    responses: {
      200: {
        content: {
          "text/html": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  unsubscribe: {
    parameters: {
      query: {
        token: components["parameters"]["token"];
      };
    };
    responses: {
      200: {
        content: {
          "text/html": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  downloadExport: {
    parameters: {
      query: {
        token: components["parameters"]["token"];
      };
    };
    responses: {
      200: {
        content: {
          "text/csv; charset=utf-8": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
}
