import type { Protocol, ProtocolPhase } from '../src/case/index.ts';
import { actionSentence, builtInProtocols, byId, loadProtocol, spanOfTime } from '../src/run/index.ts';
import { table } from './table.ts';

/** The page of the built-in protocols, from their files. */
export function protocolsPage(): string {
  return `# Protocols

<!-- Generated from protocols/*.yaml by \`npm run generate\`. -->

What is done with a phone, in order. A case names one of these, or brings [its own](formats/protocol.md). What is
*chosen* is nobody's but ours: the source does not tell it.

${builtInProtocols.map((name) => protocolSection(loadProtocol(name))).join('\n\n')}
`;
}

function protocolSection({ id, title, source, services, phases }: Protocol): string {
  return `## \`${id}\`

${title}. Source: ${source}.

Services: ${services.map((service) => `\`${service.id}\` (${service.title})`).join(', ')}.

${phases.map(phaseSection).join('\n\n')}`;
}

const ready = {
  new: 'as new',
  updated: 'updated over the air, not reset',
  'updated-and-reset': 'updated over the air, then reset',
  same: 'as the phase before left it',
} as const;

function phaseSection({
  id,
  title,
  basis,
  prepare,
  build,
  services,
  consent,
  control,
  steps,
}: ProtocolPhase): string {
  const states = Object.entries(consent).map(
    ([service, state]) => `\`${service}\` ${services[service] ?? 'unknown'}, ${state}`,
  );
  const facts = [
    `Build \`${build}\`, ${ready[prepare.as]}, ${prepare.sim ? 'with the SIM in it' : 'without a SIM'}`,
    ...states,
    ...(control ? ['a control arm'] : []),
    ...(basis === null ? [] : [`basis: ${basis}`]),
  ];
  const rows = steps.map((step) => [
    `\`${step.id}\``,
    actionSentence(step.action, byId),
    `${step.repeat} ×`,
    spanOfTime(step.waitSeconds),
    step.basis ?? '',
  ]);
  return `### \`${id}\`: ${title}

${facts.join('; ')}.

${table(['step', 'what is done', 'how often', 'then wait', 'basis'], rows)}`;
}
