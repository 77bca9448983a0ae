import type * as Navigator from "@marshrut/core/navigator";
import { html } from "hono/html";
import { type Html, type Manner, openFrame } from "./frame.ts";

/** What of HSDS 3.1 the directory uses: the document to which `profile` leads. */
export const profilePage = (all: Navigator.Directory, manner: Manner): Html =>
  openFrame(
    {
      title: "HSDS 3.1",
      description: "Профиль справочника по Open Referral HSDS 3.1",
      path: "/hsds/profile",
      region: all.region,
      publicUrl: all.publicUrl,
      body: html`<h1>Справочник для программ: HSDS 3.1</h1>
<p>Open Referral Human Services Data Specification 3.1, только чтение, без ключа: <a href="/hsds">/hsds</a>.</p>
<div class="card"><ul>
<li><code>service</code> — услуга одной организации; <code>id</code> постоянный (UUID от организации и ключа услуги). Статус всегда <code>active</code>: закрытого в справочнике нет.</li>
<li><code>minimum_age</code>, <code>maximum_age</code> — полных лет, обе границы включены.</li>
<li><code>assured_date</code> — когда организация подтвердила сведения; <code>last_modified</code> — когда они изменились. <code>modified_after</code> сравнивает с ним.</li>
<li><code>schedule</code> — <code>freq=WEEKLY</code>, <code>byday</code>, <code>opens_at</code> и <code>closes_at</code> со смещением от UTC.</li>
<li><code>taxonomy_term</code> — каталог услуг региона, <code>code</code> — ключ услуги.</li>
<li><code>address.state_province</code> — регион, <code>address.region</code> — муниципалитет; <code>country</code> — RU.</li>
<li>Людей (<code>contact</code>) и адресов почты в справочнике нет: только рабочие телефоны организаций.</li>
<li>Сверено с опубликованными схемами JSON (openreferral/specification, 3.1) 30 ноября 2026 года; повторить: <code>npm run hsds -- ПАПКА</code>. Полей сверх схем нет; <code>services</code> у организации — по описанию API.</li>
<li>Чего нет: <code>service_at_locations</code> отдельным списком, <code>taxonomies</code>, формат CSV, запись.</li>
</ul></div>
<p lang="en">Open Referral HSDS 3.1, read only, no key. A service is one organisation's offer of a catalogue service, with a stable id. Both ages are inclusive. <code>assured_date</code> is the day on which the organisation confirmed its entry; <code>modified_after</code> compares <code>last_modified</code>. Compared with the published JSON schemas (openreferral/specification, 3.1) on 30 November 2026; again by <code>npm run hsds -- FOLDER</code>. No fields beyond the schemas; <code>services</code> of an organisation by the API's description. No people, no mail addresses. Not offered: the list of <code>service_at_locations</code>, <code>taxonomies</code>, CSV, writing.</p>`,
    },
    manner,
  );
