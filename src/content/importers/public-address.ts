import { BlockList, isIP } from "node:net";

/**
 * Which addresses of the internet protocol belong to the public internet. Whoever gives Kiosk an address must not reach through it
 * what only this machine or its network can reach: a router, a database, a cloud's metadata. What is no public address is told by
 * IANA's registries of special-purpose addresses (RFC 6890 and its updates); of IPv6 only what is given out as global unicast
 * counts, so that a block which is assigned tomorrow is not public by mistake.
 */

/** https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast. */
const SPECIAL_IPV4: readonly [network: string, prefix: number][] = [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // shared by carriers (CGNAT)
  ["127.0.0.0", 8], // loopback
  ["169.254.0.0", 16], // link-local; clouds' metadata
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocol assignments
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // 6to4 relays
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
];

/** https://www.iana.org/assignments/iana-ipv6-special-registry: what lies within 2000::/3 and is not public all the same. */
const SPECIAL_IPV6: readonly [network: string, prefix: number][] = [
  ["2001::", 23], // protocol assignments, Teredo
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4: an IPv4 address in it
  ["3fff::", 20], // documentation
];

/** Where an IPv4 address is written as an IPv6 one: mapped (RFC 4291) and translated (NAT64, RFC 6052). */
const EMBEDDING = ["::ffff:", "64:ff9b::"];

const special = new BlockList();
const global = new BlockList();
for (const [network, prefix] of SPECIAL_IPV4) {
  special.addSubnet(network, prefix, "ipv4");
  for (const before of EMBEDDING) special.addSubnet(before + network, 96 + prefix, "ipv6");
}
for (const [network, prefix] of SPECIAL_IPV6) special.addSubnet(network, prefix, "ipv6");
global.addSubnet("2000::", 3, "ipv6");
for (const before of EMBEDDING) global.addSubnet(`${before}0.0.0.0`, 96, "ipv6");

/** @param address as a resolver gives it, without brackets; what is no address at all is not public */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      // With a zone ("%eth0") it is link-local.
      return !address.includes("%") && global.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
