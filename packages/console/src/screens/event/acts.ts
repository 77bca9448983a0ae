import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act } from "../../parts/act.ts";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useChangeActs } from "./change.ts";
import { eventTexts } from "./texts.ts";

export type Event = Schema<"AnnounceEventAnswer">;
export type SignUp = Schema<"ListSignUpsAnswer">["items"][number];
const guests = ["specialist", "family"] as const;
const text = (value: unknown) => (typeof value === "string" ? value : undefined);

type Does = "sign-up" | "close" | "certify" | "change" | "move" | "cancel";
const inOrder = ["sign-up", "close", "certify", "change", "move", "cancel"] as const satisfies ReadonlyArray<
  Event["mayDo"][number]
>;

/** What the API says may be done with an event now (`mayDo`). */
export function useEventActs(event: Event): Array<{ does: Does; act: Act }> {
  const say = useTexts(eventTexts);
  const nameOf = useMunicipality();
  const { region } = useMe();
  const path = { occasionId: event.occasionId };
  const shared = (does: "sign" | "close" | "cancel" | "certify") => ({
    key: `event.${does}.${path.occasionId}`,
    label: say(does),
    subject: event.title,
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["event"]],
  });
  const acts: Record<Does, Act> = {
    ...useChangeActs(event),
    "sign-up": {
      ...shared("sign"),
      tells: say("sign.tells"),
      fields: [
        {
          kind: "choice",
          name: "who",
          label: say("sign.who"),
          required: true,
          options: guests
            .filter((one) => event.audiences.includes(one))
            .map((value) => ({ value, label: say(`who.${value}`) })),
        },
        { kind: "line", name: "name", label: say("sign.name"), required: true },
        { kind: "line", name: "post", label: say("sign.post"), when: ({ who }) => who === "specialist" },
        {
          kind: "line",
          name: "organisation",
          label: say("sign.organisation"),
          when: ({ who }) => who === "specialist",
        },
        {
          kind: "choice",
          name: "municipality",
          label: say("sign.municipality"),
          required: true,
          options: region.municipalities.map(({ key }) => ({ value: key, label: nameOf(key) })),
        },
        { kind: "line", name: "email", label: say("sign.email") },
      ],
      run: (values, once) => {
        const guest = {
          name: String(values.name),
          municipality: String(values.municipality),
          email: text(values.email),
        };
        const body =
          values.who === "family"
            ? { who: "family" as const, ...guest }
            : {
                who: "specialist" as const,
                ...guest,
                post: text(values.post),
                organisation: text(values.organisation),
              };
        return take(api.POST("/v1/events/{occasionId}/sign-ups", { params: { path, header: once }, body }));
      },
    },
    close: {
      ...shared("close"),
      run: (_, once) => take(api.POST("/v1/events/{occasionId}/close", { params: { path, header: once } })),
    },
    cancel: {
      ...shared("cancel"),
      tells: say("cancel.tells"),
      tone: "bad",
      fields: [{ kind: "paragraph", name: "reason", label: say("reason"), required: true }],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/events/{occasionId}/cancel", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
    },
    certify: {
      ...shared("certify"),
      tells: say("certify.tells"),
      run: (_, once) => take(api.POST("/v1/events/{occasionId}/certificates", { params: { path, header: once } })),
      done: (answer) => say("certify.done", { count: (answer as Schema<"CertifyEventAnswer">).issued }),
    },
  };
  return inOrder.filter((does) => event.mayDo.includes(does)).map((does) => ({ does, act: acts[does] }));
}

/** What is said of one that has signed up. */
export function useSignUpActs(occasionId: string) {
  const say = useTexts(eventTexts);
  return ({ signUpId, name, code, mayDo }: SignUp): Act[] => {
    const shared = (does: "came" | "absent" | "off") => ({
      key: `signup.${does}.${signUpId}`,
      label: say(does),
      subject: name ?? code,
      happens: say(`${does}.happens`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      touches: [["event"]],
    });
    const mark = (does: "came" | "absent"): Act => ({
      ...shared(does),
      run: (_, once) =>
        take(
          api.POST("/v1/events/{occasionId}/attendance", {
            params: { path: { occasionId }, header: once },
            body: { marks: [{ signUpId, present: does === "came" }] },
          }),
        ),
    });
    const acts: Record<SignUp["mayDo"][number], Act> = {
      came: mark("came"),
      absent: mark("absent"),
      cancel: {
        ...shared("off"),
        tells: say("off.tells"),
        tone: "bad",
        run: (_, once) =>
          take(
            api.POST("/v1/events/{occasionId}/sign-ups/{signUpId}/cancel", {
              params: { path: { occasionId, signUpId }, header: once },
            }),
          ),
      },
    };
    return mayDo.map((does) => acts[does]);
  };
}
