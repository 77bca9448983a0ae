import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { type Accompaniment, type Peer, useCuratorActs, usePeerActs } from "./support.acts.ts";
import { supportTexts } from "./support.texts.ts";

/** Who stands by the family: its curator, and another parent. */
export function SupportTab({ childId }: { childId: string }) {
  const { can } = useMe();
  return (
    <div className="columns">
      <Curators childId={childId} />
      {can("listPeerSupports") && <Peers childId={childId} />}
    </div>
  );
}

function Curators({ childId }: { childId: string }) {
  const say = useTexts(supportTexts);
  const { can } = useMe();
  const { start } = useCuratorActs(childId);
  const query = useRead(["child", childId, "accompaniments"], () =>
    api.GET("/v1/children/{childId}/accompaniments", { params: { path: { childId } } }),
  );
  const items = query.data?.items ?? [];
  const open = items.some(({ status }) => status === "open");
  return (
    <Card title={say("curator")} acts={query.data && !open && can("startAccompaniment") && <ActButton act={start} />}>
      <Loaded query={query}>
        {() =>
          items.length === 0 ? (
            <p className="quiet">{say("curator.none")}</p>
          ) : (
            <div className="stack">
              {items.map((one) => (
                <Curator key={one.accompanimentId} of={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

function Curator({ of }: { of: Accompaniment }) {
  const say = useTexts(supportTexts);
  const format = useFormat();
  const { of: actsOf } = useCuratorActs(of.childId);
  return (
    <div>
      <Facts
        of={[
          [say("curator.is"), <AgencyName key="agency" id={of.agencyId} />],
          [say("post"), say(`post.${of.post}`)],
          [say("areas"), of.areas.map((area) => say(`area.${area}`)).join(", ")],
          [say("from"), format.day(of.from)],
          [say("review"), of.status === "open" && format.day(of.reviewOn)],
          [
            say("missing"),
            of.missing.length > 0 && (
              <Mark key="missing" tone="bad">
                {of.missing.map(format.month).join(", ")}
              </Mark>
            ),
          ],
          [say("note"), of.note && <bdi>{of.note}</bdi>],
          [say("ended"), of.ended && `${format.day(of.ended.on)}, ${say(`cause.${of.ended.cause}`)}`],
        ]}
      />
      {of.contacts.length > 0 && (
        <>
          <h3>{say("contacts")}</h3>
          <ul>
            {of.contacts.map((one) => (
              <li key={one.on ?? one.month}>
                {one.held && one.on && one.form
                  ? say("contact.held", { day: format.short(one.on), form: say(`form.${one.form}`) })
                  : say("contact.not", { month: format.month(one.month) })}
                {one.note && <blockquote>{one.note}</blockquote>}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.status === "open" && (
        <div className="acts">
          {actsOf(of).map((act) => (
            <ActButton key={act.key} act={act} variant="subtle" />
          ))}
        </div>
      )}
    </div>
  );
}

function Peers({ childId }: { childId: string }) {
  const say = useTexts(supportTexts);
  const query = useRead(["child", childId, "peers"], () =>
    api.GET("/v1/children/{childId}/peer-supports", { params: { path: { childId } } }),
  );
  return (
    <Card title={say("peers")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say("peers.none")}</p>
          ) : (
            <div className="stack">
              {items.map((one) => (
                <Asked key={one.peerSupportId} of={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

const listed = (words: readonly string[]) => words.join(", ");

function Asked({ of }: { of: Peer }) {
  const say = useTexts(supportTexts);
  const { can } = useMe();
  const { status, topics, ways, words, match } = of;
  const waits = status === "asked" || status === "proposed";
  const offers = useRead(["peer-offers"], () => api.GET("/v1/peer-offers", { params: { query: { limit: 100 } } }), {
    on: waits && can("findPeerOffers"),
  });
  // Nobody is proposed to whom it was proposed before, nor to themselves.
  const others: Schema<"FindPeerOffersAnswer">["items"] = (offers.data?.items ?? []).filter(
    ({ memberId }) => memberId !== of.memberId && !of.refused.some((one) => one.memberId === memberId),
  );
  const acts = usePeerActs(of, others);
  return (
    <div>
      <Mark tone={status === "asked" ? "soon" : status === "running" ? "good" : "plain"}>{say(`peer.${status}`)}</Mark>
      <Facts
        of={[
          [say("topics"), listed(topics.map((topic) => say(`topic.${topic}`)))],
          [say("ways"), listed(ways.map((way) => say(`way.${way}`)))],
          [say("words"), words && <bdi>{words}</bdi>],
          [
            say("whom"),
            match && (
              <Link key="match" to={`/children/${match.childId}`}>
                {say("card")}
              </Link>
            ),
          ],
        ]}
      />
      {waits && offers.data && others.length === 0 && <p className="quiet">{say("offer.none")}</p>}
      <div className="acts">
        {acts.map((act) => (
          <ActButton key={act.key} act={act} variant="subtle" />
        ))}
      </div>
    </div>
  );
}
