/** Whether an address is of this very machine: there alone plain http will do. */
export const isHere = ({ hostname }: URL): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
