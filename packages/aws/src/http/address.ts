import ipaddr from "ipaddr.js";

/** Global unicast (RFC 4291, 2.4): all that is handed out; what embeds IPv4 elsewhere (::/96, NAT64) lies outside of it. */
const global = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public internet. Everything else is refused: our own machine and network, link-local
 * and metadata addresses, carrier NAT, multicast, documentation, and every IPv6 form that carries an IPv4 address within
 * (mapped, compatible, NAT64, 6to4, Teredo), since what is behind it would have to be judged by another's rules.
 */
export function isPublic(address: string): boolean {
  // ipaddr.js takes octal, hex and short forms, as inet_aton does; what a resolver or a socket gives has neither.
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === "unicast";
  if (!ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.match(global) && parsed.range() === "unicast";
}

/** 127.0.0.0/8 and ::1: allowed by a setting of the local cloud only. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";
}
