import { PROTECTIONS, type Protection } from '../judge/index.ts';

/** Less than 0 where the first is weaker. */
export function byProtection(a: Protection, b: Protection): number {
  return PROTECTIONS.indexOf(a) - PROTECTIONS.indexOf(b);
}
