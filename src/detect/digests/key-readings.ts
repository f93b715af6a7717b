import { bytesOf } from '../../base/index.ts';

/** The bytes that a key of any length may mean: its letters, and what it is in hexadecimal or in base64. */
export function readingsOf(text: string): Uint8Array[] {
  const readings: Uint8Array[] = [bytesOf(text)];
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) readings.push(Buffer.from(text, 'hex'));
  else if (/^(?:[\w+/-]{4})*(?:[\w+/-]{2}==|[\w+/-]{3}=)?$/.test(text))
    readings.push(Buffer.from(text, 'base64'));
  return readings;
}
