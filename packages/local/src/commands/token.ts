// npm run --silent token -- <account>: prints an access token of the running local cloud, and nothing else.
import { readFileSync } from "node:fs";
import path from "node:path";

process.exitCode = await main(process.argv[2], path.resolve(process.env.MARSHRUT_HOME || ".marshrut"));

async function main(account: string | undefined, home: string): Promise<0 | 1> {
  const issuer = address(path.join(home, "addresses.json"));
  const answer = issuer && (await ask(issuer, account ?? ""));
  if (!answer) {
    return complain(
      `Локальное облако не запущено (папка данных ${home}). Запустите его: npm start`,
      `The local cloud is not running (data folder ${home}). Start it: npm start`,
    );
  }
  if (typeof answer.access_token === "string") {
    console.log(answer.access_token);
    return 0;
  }
  if (Array.isArray(answer.known)) {
    const known = answer.known.join(", ");
    return account === undefined
      ? complain(`Назовите учётную запись: ${known}.`, "Name an account: npm run --silent token -- <account>")
      : complain(`Учётной записи «${account}» нет. Есть: ${known}.`, `There is no account "${account}".`);
  }
  return complain(`Служба входа ответила: ${JSON.stringify(answer)}`, "The sign-in service refused.");
}

/** The issuer's address as the cloud wrote it down at its start. */
function address(file: string): string | undefined {
  try {
    const { identity } = JSON.parse(readFileSync(file, "utf8")) as { identity?: unknown };
    return typeof identity === "string" ? identity : undefined;
  } catch {
    return undefined; // no such file: never started here
  }
}

/** The door's answer; undefined when nobody is there, or somebody else. */
async function ask(issuer: string, account: string): Promise<Record<string, unknown> | undefined> {
  try {
    const response = await fetch(new URL("/local/token", issuer), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account }),
    });
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function complain(ru: string, en: string): 1 {
  console.error(`${ru}\n${en}`);
  return 1;
}
