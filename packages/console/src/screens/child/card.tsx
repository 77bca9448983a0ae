import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { fullName, useAdultName } from "../../parts/names.ts";
import { Card, Facts, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { useBirthActs } from "./birth.act.ts";
import { useCardActs, useFamilyActs } from "./card.acts.ts";
import type { ChildCard } from "./shown.ts";
import { childTexts } from "./texts.ts";

const EditCard = lazy(() => import("./edit.tsx").then((made) => ({ default: made.EditCard })));
const places = ["school", "kindergarten", "health", "social"] as const;

/** Who the child is, where it learns, who stands for it. */
export function CardTab({ card }: { card: ChildCard }) {
  const say = useTexts(childTexts);
  const common = useCommon();
  const words = useWords();
  const nameOf = useAdultName();
  const format = useFormat();
  const municipality = useMunicipality();
  const { can } = useMe();
  const [editing, setEditing] = useState(false);
  const { person, attachments, representatives, formerNames = [] } = card;
  const acts = useCardActs(card);
  const family = useFamilyActs(card);
  const birth = useBirthActs(card);
  const attends = places.filter((place) => attachments[place]);
  return (
    <div className="columns">
      <Card
        title={say("card")}
        acts={
          can("changeChild") && (
            <>
              {card.expected ? (
                <>
                  {can("registerBirth") && <ActButton act={birth.birth} variant="filled" />}
                  <ActButton act={birth.due} />
                </>
              ) : (
                <Button variant="default" onClick={() => setEditing(true)}>
                  {say("edit")}
                </Button>
              )}
              {card.expected || acts.child.map((act) => <ActButton key={act.key} act={act} />)}
            </>
          )
        }
      >
        <Facts
          of={[
            [say("born"), person && format.day(person.birthDate)],
            [say("due"), card.dueOn && format.day(card.dueOn)],
            [say("sex"), person && words(`sex.${person.sex}`)],
            [say("snils"), person?.snils],
            [say("address"), person?.address && <bdi>{person.address}</bdi>],
            [say("municipality"), municipality(card.municipality)],
            [say("disability"), common(card.disability ? "yes" : "no")],
            [say("ovz"), common(card.educationalNeeds ? "yes" : "no")],
            [say("groups"), card.targetGroups.map((group) => words(`group.${group}`)).join(", ")],
            [say("since"), format.day(card.createdAt)],
            [
              say("left"),
              card.left && [card.left.on && format.day(card.left.on), card.left.reason].filter(Boolean).join(", "),
            ],
          ]}
        />
        {can("askErasure") && (
          <div className="acts">
            <ActButton act={acts.erase} variant="subtle" />
          </div>
        )}
        {formerNames.length > 0 && (
          <>
            <h3>{say("former")}</h3>
            <ul>
              {formerNames.map((former) => (
                <li key={former.from}>
                  <bdi>{fullName(former)}</bdi>{" "}
                  <span className="quiet">
                    {say("former.days", { from: format.short(former.from), to: format.short(former.to) })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={say("family")} acts={can("changeChild") && !card.expected && <ActButton act={family.add} />}>
        {representatives.length === 0 && <p className="quiet">{say("family.none")}</p>}
        {representatives.map((one) => (
          <div key={one.representativeId}>
            <h3>
              <bdi>{nameOf(one)}</bdi> <Mark>{words(`relation.${one.relation}`)}</Mark>
            </h3>
            <Facts
              of={[
                [say("phone"), one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>],
                [say("email"), one.email && <a href={`mailto:${one.email}`}>{one.email}</a>],
                [
                  say("paper"),
                  one.authority &&
                    [
                      one.authority.number,
                      one.authority.to && say("paper.until", { day: format.day(one.authority.to) }),
                    ]
                      .filter(Boolean)
                      .join(", "),
                ],
              ]}
            />
            <div className="acts">
              {family.of(one).map((act) => (
                <ActButton key={act.key} act={act} variant="subtle" />
              ))}
            </div>
          </div>
        ))}
      </Card>
      <Card title={say("attends")} acts={can("changeChild") && !card.expected && <ActButton act={acts.attach} />}>
        {attends.length === 0 ? (
          <p className="quiet">{say("attends.none")}</p>
        ) : (
          <Facts
            of={attends.map((place) => [
              words(`attends.${place}`),
              <AgencyName key={place} id={attachments[place]!} />,
            ])}
          />
        )}
      </Card>
      {editing && (
        <Suspense>
          <EditCard card={card} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}
