import * as canary from '../canary/index.ts';
import { checkMac } from '../check/hardware.ts';
import { checkIpAddress, checkText, looksLike } from '../check/text.ts';
import { names, row } from './row.ts';

export const surroundingsKinds = [
  // DPV has no term for the network around a phone: DeviceBased, "information about devices", is the closest parent.
  row({
    kind: 'ssid',
    class: 'surroundings',
    term: 'pd:DeviceBased',
    title: 'Wi-Fi network name',
    keys: names('ssid wifissid wifiname wifi apname networkname essid wlanname connectedssid'),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.ssid,
  }),

  row({
    kind: 'bssid',
    class: 'surroundings',
    term: 'pd:MACAddress',
    title: 'Wi-Fi access point address',
    keys: names('bssid wifibssid apmac routermac wifimac ap gatewaymac'),
    forms: ['mac'],
    check: checkMac,
    canary: canary.mac,
  }),

  row({
    kind: 'ip-address',
    class: 'surroundings',
    term: 'pd:IPAddress',
    title: 'IP address',
    keys: names(`
      ip ipaddress ipaddr localip lanip clientip internalip privateip wifiip ipv4 ipv6
      userip deviceip remoteip
    `),
    forms: [],
    check: checkIpAddress,
    canary: canary.ipAddress,
  }),

  row({
    kind: 'device-name',
    class: 'surroundings',
    term: 'pd:DeviceBased', // parent: the name its owner gave it
    title: 'device name',
    keys: names('devicename hostname phonename bluetoothname btname dn machinename host dhcphostname'),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.deviceName,
  }),

  row({
    kind: 'build-fingerprint',
    class: 'surroundings',
    term: 'pd:DeviceOperatingSystem',
    title: 'build fingerprint',
    keys: names('fingerprint buildfingerprint robuildfingerprint fp build rom romversion incremental'),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.buildFingerprint,
  }),

  row({
    kind: 'app-list',
    class: 'surroundings',
    term: 'pd:DeviceApplications',
    title: 'list of installed apps',
    keys: names(`
      apps applist packages packagelist packagenames installedapps installedpackages pkgs
      pkglist applications packagename pkg
    `),
    forms: ['set'],
    check: looksLike(/^\S+\.\S+$/, 'an application is named by its package, such as com.example.notes'),
    canary: canary.appList,
  }),

  row({
    kind: 'other',
    class: 'surroundings',
    term: 'pd:Identifying', // parent of all: nobody knows what it is
    title: 'other value',
    keys: [],
    forms: ['case-folded'],
    check: checkText,
    canary: canary.token,
  }),
] as const;
