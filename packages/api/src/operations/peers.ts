import * as Peer from "@marshrut/core/peer";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Peer.PeerSupportView,
  description: { ru: "Поддержка.", en: "The support." },
} as const;

const askPeerSupport = operation({
  operationId: "askPeerSupport",
  method: "post",
  path: "/children/{childId}/peer-supports",
  tag: "peers",
  summary: { ru: "Записать просьбу о поддержке родителя", en: "Write down that a family asks for another parent" },
  description: {
    ru: "Семья хочет поговорить с родителем, который прошёл похожий путь («родитель — родителю»). Обычно просит сама, на своей странице; здесь её слова записывает координатор, с её согласия на подбор (`consents`) и с указанием, кто просит. Семьи, которая ждёт ребёнка, это тоже касается. Просьба — задача `peer-wanted`, пока родитель не предложен.",
    en: "A family wants to talk with a parent who has come a similar way. Mostly it asks on its own page; here a coordinator writes down its words, with its consent to the search (`consents`), and who asks. A family that expects a child may ask too. It is the task `peer-wanted` until somebody is proposed.",
  },
  body: Peer.AskPeer,
  examples: {
    ask: {
      summary: { ru: "Просьба", en: "An ask" },
      value: {
        representativeId: "rep_01JAB3C4D5E6F7G8H9JKMNPQRS",
        topics: ["school", "feelings"],
        ways: ["phone"],
        consents: true,
      },
    },
  },
  answer: { ...one, status: 201 },
  refusals: ["input.invalid", "conflict.exists", "limit.reached", "child.left", "child.merging"],
  run: ({ ctx, params, body }) => Peer.askPeer(ctx, params.childId, body),
  again: ({ ctx, params }, ref) =>
    Peer.getPeer(ctx, { childId: params.childId, peerSupportId: ref.id as `peer_${string}` }),
});

const listPeerSupports = operation({
  operationId: "listPeerSupports",
  method: "get",
  path: "/children/{childId}/peer-supports",
  tag: "peers",
  summary: { ru: "Поддержка родителем: просьбы семьи", en: "A family's asks for another parent" },
  description: {
    ru: "Со словами семьи и с тем, кому уже предлагали. Кто родители друг для друга, они узнают только оба согласившись.",
    en: "With the family's words, and who was proposed before. Who they are the parents learn once both have agreed.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Peer.PeerSupportView) }),
    description: { ru: "Просьбы.", en: "The asks." },
  },
  run: async ({ ctx, params }) => ({ items: await Peer.listPeers(ctx, params.childId) }),
});

const findPeerSupports = operation({
  operationId: "findPeerSupports",
  method: "get",
  path: "/peer-supports",
  tag: "peers",
  summary: { ru: "Кому ищут родителя", en: "For whom a parent is looked for" },
  description: {
    ru: "Те, кому ищут (`asked`), если `status` не просит другого; без слов.",
    en: "Those for whom one is looked for (`asked`), unless `status` asks otherwise; without words.",
  },
  query: listQuery({
    municipality: z.string().max(60).optional(),
    status: z.enum(Peer.peerStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Peer.PeerSupportView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, status }, page }) =>
    page((of) => Peer.findPeers(ctx, { municipality, status, ...of })),
});

const findPeerOffers = operation({
  operationId: "findPeerOffers",
  method: "get",
  path: "/peer-offers",
  tag: "peers",
  summary: { ru: "Родители, готовые поддержать", en: "Parents who offer to talk" },
  description: {
    ru: "По их согласию, с их словами; `busy` — скольким они уже предложены или помогают. Имя — в карте ребёнка.",
    en: "By their consent, in their words; `busy`: to how many they are proposed, or talk. Their names stand on their children's cards.",
  },
  query: listQuery({ municipality: z.string().max(60).optional() }),
  answer: {
    status: 200,
    schema: listOf(Peer.PeerOfferView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality }, page }) => page((of) => Peer.findPeerOffers(ctx, { municipality, ...of })),
});

const proposePeer = operation({
  operationId: "proposePeer",
  method: "post",
  path: "/children/{childId}/peer-supports/{peerSupportId}/proposal",
  tag: "peers",
  summary: { ru: "Предложить родителя", en: "Propose a parent" },
  description: {
    ru: "Обоих спрашивают на их страницах (в письме дня — без имён). Контакты друг друга они увидят, только когда согласятся оба. Кто отказался или семь дней молчит, того больше не спрашивают, и просьба — снова задача. Новое предложение заменяет прежнее, на которое ещё не ответили оба.",
    en: "Both are asked on their pages (the day's letter names nobody). They read each other's contact once both have agreed. Whoever says no, or is silent for seven days, is asked no more, and the ask is a task again. Another proposal takes the place of one that both have not answered.",
  },
  body: Peer.ProposePeer,
  examples: {
    offer: {
      summary: { ru: "Предложение", en: "An offer" },
      value: { offerId: "peeroffer_01JAB3C4D5E6F7G8H9JKMNPQRS" },
    },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "peer.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Peer.proposePeer(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Peer.getPeer(ctx, params),
});

const tellPeerContact = operation({
  operationId: "tellPeerContact",
  method: "post",
  path: "/children/{childId}/peer-supports/{peerSupportId}/contacts",
  tag: "peers",
  summary: { ru: "Отметить разговор родителей", en: "Tell of a talk" },
  description: {
    ru: "День и способ, без содержания; два раза за день — один. Первый разговор выполняет шаг маршрута «Встреча с родителем из объединения», если он ждёт отчёта.",
    en: "The day and the way, nothing of what was said; twice on a day is once. The first one carries out the route's step of meeting a parent, where that is asked for.",
  },
  body: Peer.TellPeerContact,
  examples: {
    talk: { summary: { ru: "Разговор", en: "A talk" }, value: { on: "2025-03-10", way: "phone" } },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "peer.closed", "limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) => Peer.tellPeerContact(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Peer.getPeer(ctx, params),
});

const endPeerSupport = operation({
  operationId: "endPeerSupport",
  method: "post",
  path: "/children/{childId}/peer-supports/{peerSupportId}/end",
  tag: "peers",
  summary: { ru: "Завершить поддержку", en: "End the support" },
  description: {
    ru: "С причиной; обоим — строка в письме дня. `mistake`: записано по ошибке, в показателях не считается; так исправляют и уже завершённую.",
    en: "With its cause; both have a line in the day's letter. `mistake`: recorded by mistake, and counts nowhere; one that has ended is put right so too.",
  },
  body: Peer.EndPeer,
  examples: {
    helped: { summary: { ru: "Помогло", en: "It has helped" }, value: { cause: "helped" } },
  },
  ifMatch: "optional",
  answer: one,
  refusals: ["input.invalid", "peer.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Peer.endPeer(ctx, params, body, expectedVersion),
  again: ({ ctx, params }) => Peer.getPeer(ctx, params),
});

export const peers = [
  askPeerSupport,
  listPeerSupports,
  findPeerSupports,
  findPeerOffers,
  proposePeer,
  tellPeerContact,
  endPeerSupport,
] as const;
