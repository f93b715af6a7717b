export { androidId, drmId, gsfId, imei, mac, meid, serial, uuid } from './device.ts';
export { buildFingerprint, deviceName, ipAddress, ssid } from './environment.ts';
export { accountId, email, location, orderId, personName, postalAddress, url } from './personal.ts';
export { phoneNumber } from './phone-number.ts';
export { carrier, cellId, iccid, imsi } from './subscriber.ts';
export { appList, messageText, token } from './text.ts';
