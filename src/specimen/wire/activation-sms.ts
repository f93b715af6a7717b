import { hashed } from './hashed.ts';

/** The text of the SMS that activates: outside IP, the vendor learns the number from the sender. As published. */
export function activationSms(imei: string, imsi: string, parameter: string): string {
  return `XM/${hashed(imei)}/${hashed(imsi)}/${parameter}`;
}

/** `H(IMEI)` and `H(IMSI)` of such a text; null where it is another SMS. */
export function readActivationSms(text: string): { readonly device: string; readonly imsi: string } | null {
  const [, device, imsi] = /^XM\/([\w-]{16})\/([\w-]{16})\/[^/]*$/.exec(text) ?? [];
  return device === undefined || imsi === undefined ? null : { device, imsi };
}
