import * as canary from '../canary/index.ts';
import { checkImei, checkMac, checkMeid } from '../check/hardware.ts';
import { checkText, looksLike } from '../check/text.ts';
import { names, row } from './row.ts';

export const hardwareKinds = [
  // DPV has no term for a device's own number: UID, "unique identifiers", is the closest parent.
  row({
    kind: 'imei',
    class: 'hardware',
    term: 'pd:UID',
    title: 'IMEI',
    keys: names('imei imei1 imei2 imeis imeisv deviceid devid did phoneid deviceimei ime'),
    forms: ['imei', 'digits-only'],
    check: checkImei,
    canary: canary.imei,
  }),

  row({
    kind: 'meid',
    class: 'hardware',
    term: 'pd:UID', // parent, as for imei
    title: 'MEID',
    keys: names('meid esn pesn deviceid devicemeid'),
    forms: ['case-folded'],
    check: checkMeid,
    canary: canary.meid,
  }),

  row({
    kind: 'serial',
    class: 'hardware',
    term: 'pd:UID', // parent, as for imei
    title: 'serial number',
    keys: names('serial serialno serialnumber sn deviceserial hwserial roserialno buildserial cpuid'),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.serial,
  }),

  row({
    kind: 'wifi-mac',
    class: 'hardware',
    term: 'pd:MACAddress',
    title: 'Wi-Fi hardware address',
    keys: names('mac macaddress macaddr wifimac wifimacaddress wlanmac devicemac wlan0'),
    forms: ['mac'],
    check: checkMac,
    canary: canary.mac,
  }),

  row({
    kind: 'bluetooth-mac',
    class: 'hardware',
    term: 'pd:MACAddress',
    title: 'Bluetooth hardware address',
    keys: names('bluetoothmac bluetoothaddress btmac btaddr btaddress bdaddr bdaddress'),
    forms: ['mac'],
    check: checkMac,
    canary: canary.mac,
  }),

  row({
    kind: 'drm-id',
    class: 'hardware',
    term: 'pd:UID', // parent, as for imei
    title: 'DRM device id',
    keys: names('drmid widevineid deviceuniqueid mediadrmid mediadrm provisioninguniqueid'),
    forms: ['case-folded', 'octets'],
    check: looksLike(
      /^[0-9a-f]{32,}$|^[\w+/-]{22,}=*$/i,
      'a DRM id is at least 16 bytes, in hexadecimal or base64',
    ),
    canary: canary.drmId,
  }),
] as const;
