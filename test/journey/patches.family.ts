import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

let mother = "";
let grandmother = "";

/** A family that expects a child: a mother who stays unnamed, and a grandmother. */
export async function makeFamily(w: World): Promise<string> {
  const { familyId, members } = await w.ok<{ familyId: string; members: { memberId: string }[] }>(
    "POST",
    "/v1/families",
    {
      municipality: "novokuznetsk",
      members: [{ kin: "expecting-mother" }, { kin: "grandparent", surname: "Канарейкина", givenName: "Раиса" }],
    },
  );
  [mother, grandmother] = members.map(({ memberId }) => memberId) as [string, string];
  return `/v1/families/${familyId}`;
}

export const familyPatches = (): Patch[] => [
  [
    {
      members: [
        {
          memberId: mother,
          kin: "other",
          surname: "Зимородкова",
          givenName: "Алина",
          patronymic: "Львовна",
          phone: "+7 900 000-00-07",
          email: "A@example.org",
          languages: ["tt", "ru"],
          needs: ["plain-language"],
          channel: "none",
          digest: false,
        },
      ],
    },
    {
      "members.0.kin": "other",
      "members.0.surname": "Зимородкова",
      "members.0.givenName": "Алина",
      "members.0.patronymic": "Львовна",
      "members.0.phone": "+7 900 000-00-07",
      "members.0.email": "a@example.org",
      "members.0.languages.0": "tt",
      "members.0.needs.0": "plain-language",
      "members.0.channel": "none",
      "members.0.digest": false,
    },
  ],
  [
    { members: [{ memberId: mother, surname: null, givenName: null, patronymic: null, phone: null, email: null }] },
    { "members.0.surname": undefined, "members.0.givenName": undefined, "members.0.email": undefined },
  ],
  [
    {
      addMembers: [
        {
          kin: "sibling",
          surname: "Канарейкин",
          givenName: "Глеб",
          patronymic: "Ильич",
          phone: "+7 900 000-00-08",
          email: "gleb@example.org",
          languages: ["ru"],
          needs: ["large-print"],
          channel: "mail",
          digest: false,
        },
      ],
    },
    {
      "members.2.digest": false,
      "members.2.givenName": "Глеб",
      "members.2.needs.0": "large-print",
      "members.2.email": "gleb@example.org",
    },
  ],
  [{ removeMembers: [grandmother] }, { "members.1.givenName": "Глеб", "members.2": undefined }],
  [{ municipality: "kemerovo" }, { municipality: "kemerovo" }],
];
