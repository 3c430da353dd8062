import { BlockList, isIP } from 'node:net';

/** Networks that are this machine's, this site's or nobody's (RFC 6890): never told anything by default. */
const inner = new BlockList();
const networks4 = '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'; // prettier-ignore
const networks6 = '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8'; // prettier-ignore
for (const [family, networks] of [
  ['ipv4', networks4],
  ['ipv6', networks6],
] as const)
  // prettier-ignore
  for (const network of networks.split(' ')) {
    const [start, bits] = network.split('/') as [string, string];
    inner.addSubnet(start, Number(bits), family);
  }

/** Whether an IP address is private, loopback or otherwise not on the public net (内网地址). */
export function isInnerAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$|%.*$/g, '');
  const family = isIP(plain);
  if (family === 0) return true;
  return inner.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** The host of a URL where it is an address, not a name. */
export function literalAddress({ hostname }: URL): string | undefined {
  const plain = hostname.replace(/^\[|\]$/g, '');
  return isIP(plain) === 0 ? undefined : plain;
}
