// Whatever the bot may answer: empty, short and endless sentences, buttons, screens, refusals, options.
import fc from 'fast-check';
import { text } from '#bot/forms/field.ts';
import type { Block, Reply } from '#bot/ports.ts';

const BLOCKS: readonly Block[] = [
  { text: 'Et maintenant ?', buttons: [{ id: 'suite', label: 'Suite', ticket: 'billet-suite' }] },
];

const sentences = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constant('é\n'.repeat(30_000)),
);
const messages = fc.record({
  text: sentences,
  lasting: sentences,
  blocks: fc.constant(BLOCKS),
});
export const titre = { label: 'Titre', maxLength: 80 };
const screens = fc.record({
  titre: sentences,
  submit: fc.constant('Enregistrer'),
  fields: fc.subarray([{ name: 'titre', field: text(titre) }]),
});

export const replies: fc.Arbitrary<Reply> = fc.oneof(
  messages.map((said): Reply => ({ show: 'message', message: said })),
  messages.map((said): Reply => ({ show: 'closed', message: said })),
  fc.constant<Reply>({ show: 'closed' }),
  fc.constant<Reply>({ show: 'nothing' }),
  fc
    .tuple(screens, messages)
    .map(([screen, again]): Reply => ({ show: 'screen', screen, ticket: 'billet', again })),
  fc
    .tuple(sentences, fc.dictionary(fc.constantFrom('titre', 'autre', 'titre.part'), sentences))
    .map(([error, errors]): Reply => ({ show: 'invalid', error, errors })),
  fc
    .array(fc.record({ code: fc.string(), label: fc.string() }))
    .map((options): Reply => ({ show: 'options', options })),
);
