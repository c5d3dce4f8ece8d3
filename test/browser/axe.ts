// What axe holds against a page, down to what is serious.
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface WithAxe {
  readonly axe?: { readonly run: () => Promise<{ readonly violations: readonly Finding[] }> };
}

export async function serious(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axePath });
  const findings = await page.evaluate(async () => {
    const run = await (window as unknown as WithAxe).axe?.run();
    return run?.violations ?? [{ id: 'axe', impact: 'critical', nodes: [] }];
  });
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
