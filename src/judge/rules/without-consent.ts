import { isPersonal, type Service } from '../../case/index.ts';
import { isCertain, type Lack, lackOf } from '../agreement.ts';
import type { Evidence } from '../evidence.ts';
import type { Found } from '../rule.ts';
import { perSighting } from './per-sighting.ts';
import { listed } from './subject.ts';

/** What has no bearing on a person is no more than a warning. */
export function levelFor(kind: Parameters<typeof isPersonal>[0]): 'error' | 'warning' {
  return isPersonal(kind) ? 'error' : 'warning';
}

/**
 * What left although the person had not agreed: `because` goes on from “was sent to <host>”. Where it may have been
 * for another service at the same host, which had been agreed to or of which nobody says so, somebody has to look.
 */
export function withoutConsent(
  evidence: Evidence,
  consent: Lack['consent'],
  because: (services: string) => string,
): Found[] {
  return perSighting(evidence, (sighting, host) => {
    if (sighting.direction !== 'request') return null;
    const lack = lackOf(sighting, evidence);
    if (lack === null || lack.consent !== consent) return null;
    const said = `was sent to ${host} ${because(listed(titles(lack.services)))}`;
    if (isCertain(lack)) return { level: levelFor(sighting.kind), because: said };
    return { level: 'warning', outcome: 'review', because: `${said}${doubt(lack)}` };
  });
}

function doubt({ services, granted, unstated }: Lack): string {
  if (services.length === 0) return '';
  const others = [
    ...(granted.length === 0
      ? []
      : [`${listed(titles(granted), 'or')}, which is at the same host and was agreed to`]),
    ...(unstated.length === 0
      ? []
      : [
          `${listed(titles(unstated), 'or')}, which may be at the same host, and nobody says whether it was agreed to`,
        ]),
  ];
  return `, unless it was for ${others.join('; or for ')}`;
}

function titles(services: readonly Service[]): string[] {
  return services.map(({ title }) => title);
}
