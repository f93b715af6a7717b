import { TelltaleError } from '../../base/index.ts';
import { openCapture } from '../../capture/index.ts';
import {
  type Case,
  type Claim,
  checkClaims,
  checkPolicy,
  checkProtocol,
  type PolicyRule,
  type Protocol,
  readCase,
  readClaims,
  readPolicy,
  readProtocol,
} from '../../case/index.ts';
import { KeyRing } from '../../connection/index.ts';
import { compileIdentity } from '../../detect/index.ts';
import { Examiner } from '../../examine.ts';
import type { Examination } from '../../judge/index.ts';
import { withServicesOf } from '../../run/index.ts';
import type { Material } from '../material/material.ts';

export interface ReexamineOptions {
  readonly tool: Examination['tool'];
  /** As the examination to be compared with was made: values shown, which also changes names in paths. */
  readonly reveal?: boolean;
}

/**
 * Examines raw bytes again, by what lies beside them and nothing else: no file of this machine is asked but the captures
 * themselves. What is made of the case is made once, for any number of tries. Throws what reading a case or a capture throws.
 */
export function reexaminer(
  material: Omit<Material, 'captures'>,
  { tool, reveal = false }: ReexamineOptions,
): (captures: Material['captures']) => Examination {
  const { tables, caseText } = material;
  const keys = new KeyRing();
  for (const file of material.keyLogs) keys.addFile(file);
  const read = readCase(caseText, 'the case in the bundle');
  const protocol = protocolOf(read.case, material);
  const examined = protocol === null ? read.case : withServicesOf(read.case, protocol);
  const needles = compileIdentity(examined.identity, examined);
  const promises = { claims: claimsOf(examined, material), policy: policyOf(examined, material) };
  return (captures) => {
    const notices = [...read.notices, ...needles.notices];
    const examiner = new Examiner({
      case: examined,
      ...promises,
      needles,
      notices,
      tables,
      tool,
      keys,
      reveal,
    });
    for (const { path, file } of captures) {
      const capture = openCapture(path);
      const examination = examiner.capture(file);
      for (const recorded of capture.records()) examination.take(recorded);
      examination.finish(capture.summary());
    }
    return examiner.finish();
  };
}

/** A scan needs no protocol, so one that cannot be read is left out there, and here too. */
function protocolOf({ protocol: wanted }: Case, { protocol }: Pick<Material, 'protocol'>): Protocol | null {
  if (wanted === null) return null;
  try {
    if (typeof wanted !== 'string') return checkProtocol(wanted, 'the protocol in the case');
    return protocol === null ? null : readProtocol(protocol.text, protocol.name);
  } catch (error) {
    if (error instanceof TelltaleError) return null;
    throw error;
  }
}

function claimsOf({ claims: wanted }: Case, { claims }: Pick<Material, 'claims'>): Claim[] {
  if (wanted === null) return [];
  if (typeof wanted !== 'string') return checkClaims(wanted, 'the claims in the case');
  return claims === null ? [] : readClaims(claims.text, claims.name);
}

function policyOf({ policy: wanted = null }: Case, { policy }: Pick<Material, 'policy'>): PolicyRule[] {
  if (wanted === null) return [];
  if (typeof wanted !== 'string') return checkPolicy(wanted, 'the policy in the case');
  return policy === null ? [] : readPolicy(policy.text, policy.name);
}
