import type { RunEvent } from '../../run/index.ts';

/** What a run is at, for the line that shows it. */
export function eventText(event: RunEvent): string {
  switch (event.kind) {
    case 'preparing':
      return `preparing ${event.phase.id}`;
    case 'phase':
      return event.phase.id;
    case 'step':
      return `${event.phase} · ${event.step} ${event.repeat} of ${event.of}`;
    case 'waiting':
      return `${event.phase} · ${event.step}, waiting`;
    case 'not-done':
      return `${event.phase} · ${event.step} could not be done`;
    case 'ended':
      return 'examining';
    default:
      return event satisfies never;
  }
}
