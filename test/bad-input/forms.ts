// Every form that the bot can open, how to get to it, and what may be sent instead of an answer.
import { typesCra } from '#bot/domain/cra/index.ts';
import { lieuForm } from '#bot/domain/lieu.ts';
import { accueilForm, profilForm } from '#bot/domain/profil.ts';
import { tacheForm } from '#bot/domain/tache.ts';
import type { Role } from '#bot/domain/vocabulary/roles.ts';
import type { Form } from '#bot/forms/form.ts';

export interface Opened {
  readonly form: Form;
  readonly typed: string;
  /** Undefined: somebody never seen. */
  readonly role: Role | undefined;
}

export const OPENED: readonly Opened[] = [
  { form: accueilForm, typed: '/cra', role: undefined },
  { form: profilForm, typed: '/profil', role: 'mediateur' },
  { form: lieuForm, typed: '/lieux ajouter', role: 'mediateur' },
  { form: tacheForm, typed: '/rappels vendredi', role: 'mediateur' },
  ...typesCra.map((type) => ({
    form: type.form,
    typed: `/cra ${type.id} complet`,
    role: type.metier === 'coordination' ? ('coordinateur' as const) : ('mediateur' as const),
  })),
];

/** A word that must never be logged. */
export const TYPED = 'zqxjk';

const LINES = Array.from({ length: 10_000 }, (_, i) => `${TYPED} ${i}`);

/** Texts of every sort, by what makes them bad. */
export const TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  'only spaces': ' \t\u00a0\u202f \r\n ',
  'only invisible characters': '\u200b\u200e\ufeff\u2060\u00ad',
  emoji: `😀 ${TYPED} 👩‍👩‍👧‍👦🏳️‍🌈`,
  'right to left': `\u202e${TYPED}\u202c مرحبا שלום`,
  'zero width': `z\u200bq\u200dx\ufeffj\u2060k ${TYPED}`,
  'combining characters': `${TYPED} ${'e\u0301\u0302\u0303'.repeat(20)}`,
  'line ends of Windows': `${TYPED}\r\n\r\n\r\n\r\nfin\rfin`,
  '10,000 lines': LINES.join('\n'),
  'too long': TYPED.repeat(2_000),
  'half a character': `${TYPED} \ud83d`,
  'control characters': `${TYPED}\u0000\u0007\u001b[31m`,
  markup: `[${TYPED}](https://piege.exemple) @all | \`x\``,
  'a number too large': '9'.repeat(400),
  'a name of JavaScript': 'constructor',
};

/** Values of every kind but the right one. */
export const WRONG_KINDS: Readonly<Record<string, unknown>> = {
  null: null,
  number: 12.5,
  'negative number': -3,
  'huge number': 1e308,
  true: true,
  false: false,
  'list of texts': [TYPED, `${TYPED}2`],
  'empty list': [],
  'list of lists': [[[TYPED]]],
  'list of everything': [null, 3, true, { value: TYPED }, TYPED],
  object: { [TYPED]: TYPED },
  'object with a deep value': { value: { value: { value: TYPED } } },
  'option with its label': { label: TYPED, value: TYPED },
  'object named as a prototype': JSON.parse('{"__proto__":{"value":"zqxjk"},"constructor":1}'),
};
