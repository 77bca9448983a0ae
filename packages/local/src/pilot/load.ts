import { type AgencyId, type Ctx, Refusal } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { textingAt } from "../mail/index.ts";
import { loadOrganisations } from "./load.organisations.ts";
import { type Family, readMarker } from "./marker.ts";
import { loadAgreements, loadHelp } from "./missing.ts";
import { settingsOf } from "./settings.ts";

export interface LoadOptions {
  /** How many children there shall be in all, with those of former loadings. */
  children: number;
  /** Only every so-manieth organisation, the first among them; a later loading adds the others. */
  every?: number | undefined;
  /** Where the API answers: the base of the links in mails. */
  publicUrl: string;
  /** The address of a room where families and specialists meet by video, beside a local cloud. */
  rooms?: string | undefined;
  /** Where texts to telephones are seen there. */
  texts?: string | undefined;
  /** Hears after each record how many of how many are there. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  what: "organisations" | "children";
  done: number;
  total: number;
}

/** The region as it is after a loading. */
export interface Loaded {
  /** Id of every organisation by its key. */
  agencies: ReadonlyMap<string, AgencyId>;
  /** The first child of the first school, who has consent and an ИПРА: the one to open a first route with. */
  family?: Family | undefined;
  /** What this loading has added. */
  added: { organisations: number; children: number };
}

/** Requests under way: enough to keep the data bank busy while we seal and sign. */
const concurrency = 12;

/**
 * Loads the pilot region through core's own actions, or what of it is missing: settings, organisations, children with
 * consents and
 * ИПРА. May be cut short and repeated at any moment; one that runs beside it does no harm.
 * @param ctx the platform itself (`systemCtx`) @throws whatever the data bank throws; all that was loaded until then stays
 */
export async function loadRegion(
  ctx: Ctx,
  { children: n, every, publicUrl, rooms, texts, onProgress }: LoadOptions,
): Promise<Loaded> {
  await configure(ctx, publicUrl, { rooms, texts });
  const { ids, added } = await loadOrganisations(ctx, { concurrency, every }, (done, total) =>
    onProgress?.({ what: "organisations", done, total }),
  );
  await loadHelp(ctx, ids);
  await loadAgreements(ctx, ids);
  const today = await Tenant.today(ctx);
  const marked = (await readMarker(ctx, "CHILDREN"))?.data ?? { today: today.toString(), done: 0 };
  const { marker, added: addedChildren } =
    marked.done < n
      ? await (await import("./load.children.ts")).loadChildren(
          ctx,
          marked,
          { total: n, concurrency, ids, today },
          (done) => onProgress?.({ what: "children", done, total: n }),
        )
      : { marker: marked, added: 0 };
  return { agencies: ids, family: marker.family, added: { organisations: added, children: addedChildren } };
}

/** Settings for a tenant that has none; in one that has, only the addresses of this machine follow where they now are. */
async function configure(
  ctx: Ctx,
  publicUrl: string,
  { rooms, texts }: Pick<LoadOptions, "rooms" | "texts">,
): Promise<void> {
  const present = await Tenant.get(ctx).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not-found") return undefined;
    throw error;
  });
  const before = present?.settings;
  // Whoever has set a server of their own keeps it.
  const isOurs = (address: string | undefined) => address === undefined || address.startsWith("http:");
  const conference =
    rooms !== undefined && isOurs(before?.conference?.urlTemplate)
      ? { ...before?.conference, urlTemplate: rooms }
      : before?.conference;
  const texting = texts !== undefined && isOurs(before?.texting?.url) ? textingAt(texts) : before?.texting;
  const isSame = before?.conference?.urlTemplate === conference?.urlTemplate && before?.texting?.url === texting?.url;
  if (before?.publicUrl === publicUrl && isSame) return;
  const settings = { ...(before ?? settingsOf(publicUrl)), publicUrl, conference, texting };
  await Tenant.configure(ctx, settings, present?.version);
}
