import { markets } from '../../case/index.ts';
import type { Family } from './written.ts';

/** The codes (ITU-T E.212) of operators of that name, as far as the table of markets has them. */
export const mccMnc: Family = (value) => {
  const name = value.trim().toLowerCase();
  const codes = [...markets.values()].flatMap(({ operators }) =>
    operators.filter((operator) => operator.name.toLowerCase() === name).map((operator) => operator.mccMnc),
  );
  return [...new Set(codes)].flatMap((code) =>
    ['', '-'].map((between) => ({
      text: `${code.slice(0, 3)}${between}${code.slice(3)}`,
      forms: ['mcc-mnc'],
      exactCase: true,
      boundary: 'digit' as const,
      isWeak: true,
    })),
  );
};
