import { describe, expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock.ts';

describe('a virtual clock', () => {
  test('fires what comes due at its moment, in the order of time', async () => {
    const clock = new VirtualClock(100);
    const fired: string[] = [];
    clock.every(30, async () => void fired.push(`a${clock.now()}`));
    clock.every(20, async () => void fired.push(`b${clock.now()}`));
    await clock.pass(60);
    expect(fired).toEqual(['b120', 'a130', 'b140', 'a160', 'b160']);
    expect(clock.now()).toBe(160);
  });

  test('does not drift by what a timer takes', async () => {
    const clock = new VirtualClock(0);
    const fired: number[] = [];
    clock.every(10, async () => {
      fired.push(clock.now());
      clock.advance(3);
    });
    await clock.pass(30);
    expect(fired).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(33);
  });

  test('waits for one thing before the next', async () => {
    const clock = new VirtualClock(0);
    let busy = 0;
    clock.every(1, async () => {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      busy -= 1;
    });
    await clock.pass(5);
  });

  test('forgets a timer that is stopped, and begins anew with one that is restarted', async () => {
    const clock = new VirtualClock(0);
    const fired: number[] = [];
    const timer = clock.every(10, async () => void fired.push(clock.now()));
    await clock.pass(9);
    timer.restart();
    await clock.pass(9);
    expect(fired).toEqual([]);
    await clock.pass(1);
    timer.stop();
    await clock.pass(100);
    expect(fired).toEqual([19]);
  });
});
