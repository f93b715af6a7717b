import { readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KeyRing } from '../src/connection/index.ts';
import { corpora, type ExpectedRequest, type ExpectedSighting, expected, withoutCorpora } from './corpora.ts';
import { examineFiles } from './examine-file.ts';

/** Captures whose requests need a feature that is not there yet. One that starts to pass fails its row here. */
const NEEDS: Record<string, string> = {
  'zeek-mixed-vlan-mpls.pcap': 'HTTP/0.9',
};

/** Of HTTP/2 the expected list has the packet of the head; here it is the one that completed the message. */
function sameFrame(frame: number, { frame: wanted, proto }: ExpectedRequest): boolean {
  return proto === 'h2' ? frame >= wanted : frame === wanted;
}

/** The expected list cuts long targets: at 300 characters in pcap, at 80 in flows. */
function sameTarget(target: string, wanted: string, cut: number): boolean {
  return wanted.length >= cut ? target.startsWith(wanted) : target === wanted;
}

/** The expected host is the Host field alone; where a CONNECT has none, its target names the host all the same. */
function sameHost(got: { method: string | null; host: string; target: string }, wanted: string): boolean {
  if (wanted === '' && got.method === 'CONNECT') return withoutPort(got.target) === got.host;
  return withoutPort(got.host) === withoutPort(wanted);
}

const withoutPort = (host: string) => host.replace(/:\d+$/, '');

describe.skipIf(corpora === null)(`real captures${withoutCorpora}`, () => {
  const folder = corpora ?? '';
  const wanted = corpora === null ? null : expected();

  describe.each((wanted?.pcap ?? []).map((entry) => [entry.file, entry] as const))('%s', (file, entry) => {
    const need = NEEDS[file];

    test(
      need === undefined ? 'gives the requests that are in it' : `cannot give its requests without ${need}`,
      () => {
        const found = requestsOf(join(folder, entry.path), keysOf(folder, entry)).map((m) => ({
          frame: m.origin.index,
          method: m.method,
          host: m.host ?? '',
          target: m.target ?? '',
        }));
        const overTcp = entry.http_requests.filter(
          ({ method, uri }) => !(method === 'M-SEARCH' && uri === '*'),
        );
        const agrees =
          found.length === overTcp.length &&
          overTcp.every((want, i) => {
            const got = found[i];
            return (
              got !== undefined &&
              sameFrame(got.frame, want) &&
              got.method === want.method &&
              sameHost(got, want.host ?? '') &&
              sameTarget(got.target, want.uri, 300)
            );
          });
        if (need !== undefined) expect(agrees, 'passes now: take it off the list').toBe(false);
        else if (!agrees) {
          expect(found).toEqual(
            overTcp.map(({ frame, method, host, uri }) => ({
              frame,
              method,
              host: withoutPort(host ?? ''),
              target: uri,
            })),
          );
        }
      },
    );

    test('has as many packets as other tools count', () => {
      expect(examineFiles([join(folder, entry.path)]).captures[0]?.packets).toBe(Number(entry.packets));
    });
  });

  test.each(Object.entries(wanted?.har ?? {}))(
    '%s gives its entries and hosts',
    (file, { entries, hosts }) => {
      const requests = requestsOf(join(folder, 'har', file));
      expect(requests.length).toBe(entries);
      expect([...new Set(requests.map(({ host }) => host))].sort()).toEqual([...hosts].sort());
    },
  );

  test.each(Object.entries(wanted?.mitm ?? {}))('%s gives its HTTP flows', (file, { http }) => {
    const found = requestsOf(join(folder, 'mitm', file)).map(({ method, host, target }) => [
      method,
      host,
      target ?? '',
    ]);
    // The expected host is the one that the proxy was asked for; of a connection that it caught on its way that is an
    // address. The host that the client named in the request is the right one, and must then be a name.
    expect(found.map(([method, host]) => [method, host])).toEqual(
      http.map(([method, host], i) => {
        const named = found[i]?.[1] ?? '';
        return [method, isIP(host) !== 0 && isIP(named) === 0 ? expect.stringMatching(/\.[a-z]+$/) : host];
      }),
    );
    for (const [i, [, , target]] of http.entries()) {
      expect(sameTarget(found[i]?.[2] ?? '', target, 80), `${found[i]?.[2]} against ${target}`).toBe(true);
    }
  });

  test.each(
    readdirSync(join(folder || '.', folder === '' ? '' : 'mitm')).filter((name) => name.endsWith('.har')),
  )('the HAR twin %s leads to the destinations of its flow file', (file) => {
    // A flow file also holds raw TCP, which HAR has no place for.
    expect(hostsOf(join(folder, 'mitm', file.replace(/\.har$/, '.mitm')))).toEqual(
      expect.arrayContaining(hostsOf(join(folder, 'mitm', file))),
    );
  });

  test.each([
    ['first', 'reporthar-android-first-run.har'],
    ['second', 'reporthar-android-second-run.har'],
  ] as const)(
    'every identifier of the %s ReportHAR run is found where it stands, and nothing else',
    (run, file) => {
      const profile = wanted?.reporthar.profile ?? [];
      const kindOf: Record<string, string> = {
        advertising_id: 'advertising-id',
        local_ip: 'ip-address',
        uuid: 'installation-id',
        android_id: 'android-id',
      };
      const caseText = JSON.stringify({
        telltale: 'case/1',
        identity: profile.map(({ id, type, value }) => ({ id, kind: kindOf[type] ?? type, value })),
      });
      const { sightings } = examineFiles([join(folder, 'har', file)], caseText);
      const counts = new Map<string, number>();
      for (const { origin, host, identifier, location, direction } of sightings) {
        const key = [origin.index, host, identifier, location, direction].join(' ');
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const truth = (wanted?.reporthar.truth[run] ?? []).map(
        ({ entry, host, id, location, count }: ExpectedSighting) =>
          [[entry, host, id, location, 'request'].join(' '), count] as const,
      );
      expect([...counts].sort()).toEqual([...truth].sort());
    },
  );
});

/** The key log that comes with a capture. */
function keysOf(folder: string, { keylog }: { readonly keylog?: string }): KeyRing {
  const ring = new KeyRing();
  if (keylog !== undefined) ring.addFile(readFileSync(join(folder, keylog)));
  return ring;
}

function requestsOf(path: string, keys = new KeyRing()) {
  const { messages = [] } = examineFiles([path], undefined, { messages: true, keys });
  return messages.filter(({ direction, method }) => direction === 'request' && method !== null);
}

function hostsOf(path: string): string[] {
  return examineFiles([path]).destinations.map(({ host }) => host.value);
}
