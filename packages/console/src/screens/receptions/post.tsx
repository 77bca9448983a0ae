import { useServiceName } from "../../parts/services.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Slot } from "./shown.ts";
import { receptionsTexts } from "./texts.ts";

type Reception = Pick<Slot, "post" | "serviceKey" | "place" | "where">;

/** Who sees people, for what and where: as the organisation's own hours and the free times of a territory both say it. */
export function Post({ of: { post, serviceKey, place, where } }: { of: Reception }) {
  const say = useTexts(receptionsTexts);
  const serviceName = useServiceName();
  return (
    <>
      {post}
      <br />
      <span className="quiet small">
        {[serviceName(serviceKey), say(`place.${place}`), where].filter(Boolean).join(", ")}
      </span>
    </>
  );
}
