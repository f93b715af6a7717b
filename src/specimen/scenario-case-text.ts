import { caseEntry } from '../case/index.ts';
import { builtInProtocols } from '../run/index.ts';
import { SCENARIO_MARKET, type ScenarioRun } from './run-scenario.ts';

/** The maker's names, so that its servers count as its own. */
const CONTROLLER = { name: 'Xiaomi', hosts: ['xiaomi.com', 'xiaomi.net', 'miui.com'] } as const;

/**
 * The case that a scenario is run for, as a file: whoever has it and the recording judges as of the same phone. What the
 * phone did and what was agreed to when is not in it; the recording's marks tell that.
 */
export function scenarioCaseText({ scenario, identity }: Pick<ScenarioRun, 'scenario' | 'identity'>): string {
  const { services, builds = [], id, phases } = scenario.protocol();
  const device = {
    vendor: 'Xiaomi',
    model: 'Redmi 1S',
    ...(phases[0] === undefined ? {} : { build: phases[0].build }),
    market: SCENARIO_MARKET,
  };
  return [
    'telltale: case/1',
    `title: ${JSON.stringify(scenario.title)}`,
    `device: ${JSON.stringify(device)}`,
    `controller: ${JSON.stringify(CONTROLLER)}`,
    ...waysOut(scenario),
    ...(isBuiltIn(id) ? [`protocol: ${id}`] : []),
    'services:',
    ...services.map(({ id: service, ...rest }) => `  ${service}: ${JSON.stringify(rest)}`),
    ...(builds.length === 0
      ? []
      : [
          'builds:',
          ...builds.map(({ id: build, ...rest }) => `  ${JSON.stringify(build)}: ${JSON.stringify(rest)}`),
        ]),
    'claims: xiaomi-2014',
    'identity:',
    ...identity.map(caseEntry),
    '',
  ].join('\n');
}

const isBuiltIn = (id: string) => (builtInProtocols as readonly string[]).includes(id);

/** The handset has no cellular data, and what it sends as SMS of itself is in the scenario's key. */
function waysOut(scenario: ScenarioRun['scenario']): string[] {
  const sentItself = scenario.key(scenario.protocol()).sms.length > 0;
  const bearers = { wifi: 'watched', cellular: 'off', sms: sentItself ? 'unwatched' : 'watched' };
  return [
    sentItself
      ? '# The phone sends SMS of itself here, which nothing in the recording shows.'
      : '# The phone sends no SMS of itself here, as its list of sent ones shows.',
    `vantage: ${JSON.stringify({ egressCountry: SCENARIO_MARKET, bearers, interception: scenario.interception ?? 'trusted' })}`,
  ];
}
