import type { EndpointId } from '../../../wire/index.ts';
import type { ToldField } from '../../index.ts';
import type { SignedIn } from '../sign-in.ts';

export const IMEI = '490154203237518';
export const IMSI = '404100123456789';
export const NUMBER = '+919876543210';

export const json = (value: unknown) => JSON.stringify(value);

export const told = (fields: Readonly<Record<string, string>>): ToldField[] =>
  Object.entries(fields).map(([field, value]) => ({ field, value }));

/** One request, what is answered, and what goes on record. */
export interface EndpointCase {
  readonly id: EndpointId;
  readonly does: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | ((user: SignedIn) => string);
  /** `user` has an account with the key that `body` encrypts with. */
  readonly isSignedIn?: boolean;
  /** 200 where it is left out. */
  readonly status?: number;
  readonly answer?: unknown;
  readonly what: readonly ToldField[];
}
