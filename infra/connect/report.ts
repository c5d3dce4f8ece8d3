// What `connect` says, line by line, and the exit code that follows from it. Secrets entrusted to it never come out.

export interface Report {
  /** Opens a chapter; what fails unexpectedly is said to have failed there. */
  step(title: string): void;
  fine(text: string): void;
  changed(text: string): void;
  /** Something that a person must do, and how. */
  todo(text: string, cure: string): void;
  note(text: string): void;
  /** From now on, this token is masked wherever it would appear. Not for passwords: one that is a common word would show by its absence. */
  hide(secret: string): void;
  stop(sentence: string, cure: string): void;
  readonly current: string;
  readonly exitCode: 0 | 1 | 2;
}

/** Going on makes no sense. The sentence says what is wrong, the cure what to do. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly cure: string;

  constructor(sentence: string, cure: string) {
    super(sentence);
    this.cure = cure;
  }
}

export function startReport(say: (line: string) => void): Report {
  const secrets = new Set<string>();
  let exitCode: 0 | 1 | 2 = 0;
  let current = '';
  const tell = (line: string) => say(masked(line, secrets));
  const tellWithCure = (mark: string, text: string, cure: string) => {
    tell(`  ${mark} ${text}`);
    if (cure !== '') tell(`      → ${cure}`);
  };
  return {
    step: (title) => {
      current = title;
      tell(`\n${title}`);
    },
    fine: (text) => tell(`  ✓ ${text}`),
    changed: (text) => tell(`  + ${text}`),
    note: (text) => tell(`  · ${text}`),
    todo: (text, cure) => {
      if (exitCode === 0) exitCode = 1;
      tellWithCure('!', text, cure);
    },
    stop: (sentence, cure) => {
      exitCode = 2;
      tellWithCure('✗', sentence, cure);
    },
    hide: (secret) => {
      secrets.add(secret);
    },
    get current() {
      return current;
    },
    get exitCode() {
      return exitCode;
    },
  };
}

function masked(line: string, secrets: ReadonlySet<string>): string {
  let shown = line;
  for (const secret of secrets) shown = shown.replaceAll(secret, '•••');
  return shown;
}
