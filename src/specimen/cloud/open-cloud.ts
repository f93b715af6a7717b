import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Micros } from '../../base/index.ts';
import type { Dial, Dialled } from '../../capture/index.ts';
import type { Random } from '../../case/index.ts';
import { readActivationSms, type ServiceId } from '../wire/index.ts';
import { CHAT_HOST } from './chat-line.ts';
import { ChatPresence } from './chat-presence.ts';
import { dialThrough, type Exchange, resolve } from './dialling.ts';
import type { House } from './house.ts';
import { Lines } from './line.ts';
import type { Office } from './office.ts';
import { openPeer, type Peer } from './peer.ts';
import type { Received } from './received.ts';
import { ReceivedLog } from './received-log.ts';
import { openRegionServers } from './region-servers.ts';
import { type RegionId, regionIds } from './regions.ts';
import { type RunningService, runService } from './running-service.ts';
import { account, sessionOf } from './services/account.ts';
import { appPolicy } from './services/app-policy.ts';
import { beacon } from './services/beacon.ts';
import { blob } from './services/blob.ts';
import { cloudMessaging, rememberDevice } from './services/cloud-messaging.ts';
import { eCommerce } from './services/e-commerce.ts';
import { miCloud } from './services/mi-cloud.ts';
import { ota } from './services/ota.ts';
import { pinned } from './services/pinned.ts';
import { telemetry } from './services/telemetry.ts';
import { regionAt, type StageId } from './stages.ts';
import { openVendorAuthority } from './vendor-authority.ts';

export interface CloudOptions {
  /** The virtual clock: stamps the log, dates the answers, and says which addresses a name has. */
  readonly now: () => Micros;
  readonly stage: StageId;
  /** Everything that can show in a result follows from it: keys handed out, tokens, the update's signature. */
  readonly random: Random;
}

export interface Cloud {
  /** Takes a name or a documented address. Fails like a network: `ENOTFOUND`, `ECONNREFUSED`. */
  readonly dial: Dial;
  /** PEM of the vendor's root, which the handset trusts; the interception needs it for its upstream side. */
  readonly vendorAuthority: string;
  /** What the handset has built in to check updates with. */
  readonly updateKey: KeyObject;
  /** Addresses of a name at this moment, the preferred one first; none where the name is not known. */
  resolve(host: string): readonly string[];
  /** In the order of arrival; an entry is made before the answer goes out. At most MOST_RECEIVED. */
  received(): readonly Received[];
  /** Entries that no room was left for. */
  lostEntries(): number;
  regionOf(service: ServiceId): RegionId;
  /** Takes the service's data along; open connections of both regions end. Call it when nothing is under way. */
  moveService(service: ServiceId, region: RegionId): Promise<void>;
  /** An SMS to the vendor's own number, which no tap on the network sees. */
  receiveSms(from: string, text: string): void;
  /** Somebody else's handset, online in the chat; not seen by the interception. */
  openPeer(number: string): Promise<Peer>;
  close(): Promise<void>;
}

/** PKCS #8 of an Ed25519 key up to the 32 bytes of its seed (RFC 8410 section 7). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The vendor's cloud: real servers on loopback, one set per region, with real certificates.
 *
 * A name resolves to the region its service is in, and `dial` turns name or documented address into a
 * connection to that region's loopback server; nothing here connects anywhere else. Each service is a file in
 * services/: what it stores and how it answers. Its data is in one region at a time, and asking another gives
 * 421. Whatever comes in goes on record as the server read it, before the answer goes out.
 */
export async function openCloud({ now, stage, random }: CloudOptions): Promise<Cloud> {
  const seed = random.hex(64);
  const secret = (label: string, byteLength: number) =>
    createHmac('sha256', seed).update(label).digest().subarray(0, byteLength);
  const updateKey = createPrivateKey({
    key: Buffer.concat([ED25519_PKCS8, secret('update key', 32)]),
    format: 'der',
    type: 'pkcs8',
  });

  const accounts = runService(account, regionAt(stage, 'account'));
  const messaging = runService(cloudMessaging, regionAt(stage, 'cloud-messaging'));
  const services = new Map<ServiceId, RunningService>(
    [
      accounts,
      messaging,
      runService(miCloud, regionAt(stage, 'mi-cloud')),
      runService(eCommerce, regionAt(stage, 'e-commerce')),
      runService(ota, regionAt(stage, 'ota')),
      runService(appPolicy, regionAt(stage, 'app-policy')),
      runService(beacon, regionAt(stage, 'beacon')),
      runService(telemetry, regionAt(stage, 'telemetry')),
      runService(blob, regionAt(stage, 'blob')),
      runService(pinned, regionAt(stage, 'pinned')),
    ].map((service) => [service.id, service]),
  );
  const office: Office = {
    now,
    secret,
    session: (cookies) => sessionOf(accounts.state(), cookies),
    presence: new ChatPresence(),
    updateKey,
  };
  const log = new ReceivedLog();
  const house: House = { office, services, log, lines: new Lines() };
  const authority = openVendorAuthority();
  const servers = new Map(
    await Promise.all(
      regionIds.map(
        async (region) =>
          [region, await openRegionServers(house, region, authority.identities[region])] as const,
      ),
    ),
  );

  const serviceOf = (id: ServiceId): RunningService => {
    const service = services.get(id);
    if (service === undefined) throw new RangeError(`${id} is not among the services`);
    return service;
  };
  const exchange: Exchange = { house, servers, regionOf: (service) => serviceOf(service).region() };
  const dialled = new Set<Socket>();

  async function dial(host: string, port: number, by: 'handset' | 'peer'): Promise<Dialled> {
    const connection = await dialThrough(exchange, { host, port }, by);
    dialled.add(connection.socket);
    connection.socket.once('close', () => dialled.delete(connection.socket));
    return connection;
  }

  return {
    dial: (host, port) => dial(host, port, 'handset'),
    vendorAuthority: authority.root,
    updateKey: createPublicKey(updateKey),
    resolve: (host) => resolve(exchange, host),
    received: () => log.entries(),
    lostEntries: () => log.lost(),
    regionOf: exchange.regionOf,
    async moveService(id, region) {
      const service = serviceOf(id);
      const left = service.region();
      if (left === region) return;
      service.move(region);
      await Promise.all([servers.get(left)?.hangUp(), servers.get(region)?.hangUp()]);
    },
    receiveSms(from, text) {
      log.add({
        at: now(),
        service: 'cloud-messaging',
        region: messaging.region(),
        host: '',
        address: '',
        transport: 'sms',
        protocol: 'sms',
        method: 'SMS',
        target: '',
        status: 0,
        by: 'handset',
        what: [
          { field: 'from', value: from },
          { field: 'text', value: text },
        ],
      });
      const activation = readActivationSms(text);
      if (activation !== null) rememberDevice(messaging.state(), activation.device, from, activation.imsi);
    },
    openPeer: async (number) => openPeer((await dial(CHAT_HOST, 5222, 'peer')).socket, number),
    async close() {
      for (const socket of dialled) socket.destroy();
      await Promise.all([...servers.values()].map((each) => each.close()));
    },
  };
}
