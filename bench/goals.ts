/** One goal of a bench, what was measured for it, and how much of it that is. */
export interface Goal {
  readonly goal: string;
  readonly asked: number;
  readonly measured: number;
  /** 1 where it is just met; more is better. */
  readonly share: number;
}

/** At least so much; left out where it was not measured. */
export function atLeast(goal: string, asked: number, measured: number | null | undefined): Goal[] {
  return measured === null || measured === undefined
    ? []
    : [{ goal, asked, measured, share: measured / asked }];
}

/** At most so much. */
export function atMost(goal: string, asked: number, measured: number | null | undefined): Goal[] {
  return measured === null || measured === undefined
    ? []
    : [{ goal, asked, measured, share: asked / measured }];
}

/** A line for each, which says of a missed one by how much. */
export function goalLines(goals: readonly Goal[]): string[] {
  return goals.map(({ goal, asked, measured, share }) => {
    const verdict = share >= 1 ? 'met' : `MISSED: ${(100 * share).toFixed(0)} % of it`;
    return `${goal.padEnd(62)} ${String(asked).padStart(6)}  ${Number(measured.toPrecision(3)).toString().padStart(7)}  ${verdict}`;
  });
}
