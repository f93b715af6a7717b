import type { Kind } from '../../src/index.ts';
import type { Random } from '../random.ts';

/** Names that telemetry gives a kind; the generator's own list, of what is seen in the wild. */
const TELLING: Readonly<Record<Kind, readonly string[]>> = {
  imei: ['imei', 'IMEI', 'device_id', 'deviceId'],
  meid: ['meid', 'device_meid'],
  serial: ['serial', 'serial_number', 'sn'],
  'wifi-mac': ['mac', 'mac_address', 'wifi_mac'],
  'bluetooth-mac': ['bt_mac', 'bluetooth_address'],
  'drm-id': ['drm_id', 'widevine_id'],
  imsi: ['imsi', 'subscriber_id'],
  iccid: ['iccid', 'sim_serial'],
  msisdn: ['msisdn', 'phone', 'phone_number'],
  carrier: ['carrier', 'operator_name', 'networkOperator'],
  'cell-id': ['cell_id', 'cid'],
  'android-id': ['android_id', 'androidId', 'ssaid'],
  'gsf-id': ['gsf_id', 'gsfid'],
  'advertising-id': ['aaid', 'gaid', 'advertising_id', 'idfa'],
  'installation-id': ['installation_id', 'iid', 'instanceId'],
  'account-id': ['account_id', 'uid', 'username'],
  email: ['email', 'e_mail', 'mail'],
  name: ['full_name', 'displayName', 'owner_name'],
  'postal-address': ['address', 'street'],
  'contact-name': ['contact_name', 'displayName'],
  'contact-number': ['contact_number', 'phone', 'tel'],
  'contact-email': ['contact_email', 'email'],
  'call-number': ['caller', 'callee', 'number'],
  'sms-number': ['sender', 'recipient', 'sms_number'],
  'sms-text': ['sms_body', 'message', 'text'],
  'mms-content': ['mms_text', 'subject'],
  clipboard: ['clipboard', 'clip_text'],
  location: ['location', 'gps', 'll'],
  'order-id': ['order_id', 'transaction_id'],
  url: ['url', 'page_url', 'referrer'],
  ssid: ['ssid', 'wifi_ssid'],
  bssid: ['bssid', 'ap_mac'],
  'ip-address': ['ip', 'local_ip'],
  'device-name': ['device_name', 'hostname'],
  'build-fingerprint': ['fingerprint', 'build'],
  'app-list': ['apps', 'installed_packages'],
  other: ['ref', 'tag'],
};

const NEUTRAL = ['data', 'd', 'p', 'v1', 'payload', 'info', 'q', 'ctx', 'x', 'body', 'k2', 'ext'] as const;

export function tellingName(kind: Kind, random: Random): string {
  return random.pick(TELLING[kind]);
}

export function neutralName(random: Random): string {
  return random.pick(NEUTRAL);
}
