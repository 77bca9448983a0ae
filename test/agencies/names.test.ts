import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Endpoint, listen, World } from "./world.ts";

// Hostile names go the whole way: into the data bank over HTTP, and out by mail, page and message.

const image = '<img src=x onerror="alert(1)">';
const formula = '=HYPERLINK("http://x";"y")';
let w: World;
let hook: Endpoint;
beforeAll(async () => {
  w = await World.start();
  const name = `Комиссия ${image} & ${formula}`;
  await w.ok("PATCH", `/v1/agencies/${w.agencies.pmpc}`, { name, shortName: name }, "coordinator", { "if-match": "*" });
  hook = await listen(w, "pmpc", { mail: "also", description: image });
  await w.openRoute();
});
afterAll(async () => {
  await hook.server.close();
  await w.close();
});

interface Answer {
  name?: string;
  errors?: { pointer: string }[];
  current?: { candidates?: string[] };
}

/** Another than those of the same name. */
const register = async (over: object) => {
  const body = {
    kind: "ngo",
    name: "Фонд",
    shortName: "Фонд",
    municipality: "novokuznetsk",
    contacts: [{ email: "fund@example.org" }],
    ...over,
  };
  const asked = await w.call<Answer>("POST", "/v1/agencies", body);
  const confirmedDistinctFrom = asked.body.current?.candidates;
  return confirmedDistinctFrom ? w.call<Answer>("POST", "/v1/agencies", { ...body, confirmedDistinctFrom }) : asked;
};

describe("line breaks and invisible marks (FAULTS B10)", () => {
  it.each([
    ["CR and LF", "Фонд\r\nBcc: all@example.org"],
    ["LF", "Фонд\nSubject: x"],
    ["NUL", "Фонд\u0000"],
    ["a lone surrogate", "Фонд\ud800"],
    ["next line", "Фонд\u0085Bcc: x"],
    ["vertical tab", "Фонд\u000bBcc: x"],
    ["line separator", "Фонд\u2028Bcc: x"],
  ])("%s in a name: refused", async (_, name) => {
    expect([400, 422]).toContain((await register({ name })).status);
    expect([400, 422]).toContain((await register({ shortName: name })).status);
  });

  it.each([
    ["bidi override", "Фонд\u202e«Забота»\u202c"],
    ["isolates", "\u2066Фонд «Забота»\u2069"],
    ["zero-width space and joiner", "Фонд\u200b «За\u200dбота»"],
    ["byte order mark", "\ufeffФонд «Забота»"],
    ["soft hyphen", "Фонд «За\u00adбота»"],
  ])("%s in a name: gone", async (_, name) => {
    const { status, body } = await register({ name });
    expect(status).toBe(201);
    expect(body.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it.each(["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "<a@example.org>", "a@@example.org"])(
    "an address %j: refused",
    async (email) => {
      expect([400, 422]).toContain((await register({ contacts: [{ email }] })).status);
    },
  );

  it("no header of any mail has grown", async () => {
    const mails = await w.mails();
    expect(mails.length).toBeGreaterThan(0);
    for (const { subject, to } of mails) {
      expect(subject).not.toMatch(/[\r\n\p{Cf}]/u);
      expect(String(to)).not.toMatch(/[\r\n,]/);
    }
  });
});

describe("markup and formulas in a name (FAULTS B11, B12)", () => {
  it("is text in the mail", async () => {
    const mail = (await w.mails("pmpc@example.org")).at(-1)!;
    expect(mail.text).toContain(image);
    expect(mail.html).not.toContain("<img");
    expect(mail.html).toContain("&lt;img");
  });

  it("is text on the page: data, put there by a script that makes no markup of it", async () => {
    const view = await w.respond({ token: await w.token("pmpc@example.org"), action: "view" });
    expect(view.headers.get("content-type")).toMatch(/^application\/json/);
    expect(JSON.stringify(view.body)).toContain("onerror");
    for (const page of ["/respond", "/organisation", "/reports"]) {
      const answer = await fetch(`${w.cloud.urls.api}${page}`);
      const csp = answer.headers.get("content-security-policy")!;
      for (const rule of ["script-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"])
        expect(csp).toContain(rule);
      const [, script] = /<script src="([^"]+)"/.exec(await answer.text())!;
      const code = await (await fetch(`${w.cloud.urls.api}${script}`)).text();
      expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc/);
    }
  });

  it("is in no message to the agency's system, which carries ids only", () => {
    expect(hook.server.got.length).toBeGreaterThan(0);
    for (const { body, headers } of hook.server.got)
      expect(body + JSON.stringify(headers)).not.toMatch(/onerror|HYPERLINK|Комиссия/);
  });

  it("is text in the organisation's workbook", async () => {
    await w.ok("POST", "/v1/roadmaps/imports", { format: "catalogue" }, "admin");
    const { agencyId } = (await register({ kind: "school", name: formula, shortName: formula })).body as {
      agencyId?: string;
    };
    await w.ok("POST", "/v1/periods/2025/open");
    await w.cloud.settle();
    const token = await w.cloud.identity.token("coordinator");
    const answer = await fetch(`${w.cloud.urls.api}/v1/periods/2025/form?agency=${agencyId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    const { sheets: tallies } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    expect(tallies.flatMap((tally) => [...(tally.cells?.values() ?? [])]).filter((c) => c.formula)).toEqual([]);
    expect(JSON.stringify(tallies.map((tally) => tally.rows))).toContain("HYPERLINK");
  });
});
