// Somebody who presses again until it goes through, on a store that fails.
import { expect } from 'vitest';

export async function insist(press: () => Promise<unknown>): Promise<void> {
  for (let again = 0; again < 30; again += 1) {
    const failed = await press().then(
      () => false,
      () => true,
    );
    if (!failed) return;
  }
  expect.fail('never went through');
}
