import * as canary from '../canary/index.ts';
import { checkText, checkUuid, looksLike } from '../check/text.ts';
import { names, row } from './row.ts';

export const resettableKinds = [
  // DPV has no term for software-made ids either: UID is the closest parent.
  row({
    kind: 'android-id',
    class: 'resettable',
    term: 'pd:UID',
    title: 'Android ID',
    keys: names('androidid aid ssaid secureandroidid deviceid anid udid openudid'),
    forms: ['case-folded', 'hex-number'],
    check: looksLike(/^[0-9a-f]{13,16}$/i, 'an Android ID has 16 hexadecimal digits'),
    canary: canary.androidId,
  }),

  row({
    kind: 'gsf-id',
    class: 'resettable',
    term: 'pd:UID', // parent, as for android-id
    title: 'Google Services Framework ID',
    keys: names('gsfid gsf gsfandroidid gaiaandroidid checkinandroidid'),
    forms: ['case-folded', 'hex-number'],
    check: looksLike(
      /^[0-9a-f]{14,16}$|^\d{16,20}$/i,
      'a GSF ID has 16 hexadecimal digits or is their number',
    ),
    canary: canary.gsfId,
  }),

  row({
    kind: 'advertising-id',
    class: 'resettable',
    term: 'pd:UID', // parent, as for android-id
    title: 'advertising ID',
    keys: names(`
      advertisingid adid aaid gaid gpsadid googleadid googleaid idfa ifa oaid rdid
      advertiserid adverid deviceadvertisingid amazonadid maid
    `),
    forms: ['uuid'],
    check: checkUuid,
    canary: canary.uuid,
  }),

  row({
    kind: 'installation-id',
    class: 'resettable',
    term: 'pd:UID', // parent, as for android-id
    title: 'installation ID',
    keys: names(`
      installationid installid iid fid appinstanceid instanceid idfv vendorid clientid
      appinstallid guid uuid deviceuuid appsflyerid
    `),
    forms: ['uuid', 'case-folded'],
    check: checkText,
    canary: canary.uuid,
  }),
] as const;
