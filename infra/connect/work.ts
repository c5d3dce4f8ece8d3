// What every step of `connect` is given.
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import type { Lookup } from './addresses.ts';
import type { AdminApi } from './admin-api.ts';
import type { ConnectOptions } from './options.ts';
import type { Report } from './report.ts';
import type { Reached } from './session.ts';
import type { Me } from './wire.ts';

/** What `connect` asks of the machine. */
export interface ConnectPorts {
  readonly say: (line: string) => void;
  readonly now: () => Date;
  /** 26 characters among a–z and 0–9, not to be guessed. */
  readonly newToken: () => string;
  readonly lookup: Lookup;
  readonly picture: Uint8Array<ArrayBuffer>;
}

export interface Work {
  readonly api: AdminApi;
  readonly report: Report;
  readonly options: ConnectOptions & { readonly botUrl: string };
  readonly ports: ConnectPorts;
  readonly reached: Reached;
  readonly me: Me;
  /** What the last `connect` left, for this server. */
  readonly stored: Connexion | undefined;
}

/** Does what is missing and says so; with `--check`, says only that it is missing. True when all is well afterwards. */
export async function repair(
  { report, options }: Pick<Work, 'report' | 'options'>,
  {
    wrong,
    done,
    act,
  }: { readonly wrong: string; readonly done: string; readonly act: () => Promise<unknown> },
): Promise<boolean> {
  if (options.mode === 'check') {
    report.todo(wrong, 'Relancez sans --check.');
    return false;
  }
  await act();
  report.changed(done);
  return true;
}
