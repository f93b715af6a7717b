import { ethernet } from './ethernet.ts';
import type { Link } from './link.ts';
import { linuxCooked } from './linux-cooked.ts';
import { linuxCooked2 } from './linux-cooked-2.ts';
import { nullLoopback } from './null-loopback.ts';
import { rawIp } from './raw-ip.ts';

/** Every link type that can be opened, one file each. */
export const links: readonly Link[] = [ethernet, linuxCooked, linuxCooked2, nullLoopback, rawIp];

const byNumber = new Map(links.flatMap((link) => link.linkTypes.map((number) => [number, link] as const)));

export function linkOf(linkType: number): Link | undefined {
  return byNumber.get(linkType);
}
