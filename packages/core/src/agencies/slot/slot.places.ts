// By itself: figures are made by it, where no slot is read.

/** Where a specialist meets a family. `video`: each appointment gets an address of its own, in its hour. */
export const slotPlaces = ["office", "home", "phone", "video"] as const;
export type SlotPlace = (typeof slotPlaces)[number];
