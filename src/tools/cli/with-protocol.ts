import { dirname } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Case, Protocol } from '../../case/index.ts';
import { loadProtocol, withServicesOf } from '../../run/index.ts';

/** The case with what the protocol that it names brings. */
export function withProtocolServices(examined: Case, path: string): Case {
  const protocol = protocolNamed(examined, path);
  return protocol === null ? examined : withServicesOf(examined, protocol);
}

/** The protocol of a case; null where it names none, and where it cannot be read: a scan needs none. */
export function protocolNamed({ protocol }: Pick<Case, 'protocol'>, path: string): Protocol | null {
  if (protocol === null) return null;
  try {
    return loadProtocol(protocol, dirname(path));
  } catch (error) {
    if (error instanceof TelltaleError) return null;
    throw error;
  }
}
