// Reading who an activity is for: somebody chosen, nobody in particular, or somebody to be found on a screen of its own.
import { cleanLine } from './clean.ts';
import type { PersonDirectory } from './context.ts';
import { choice, type FieldOf, type TextField, text } from './field.ts';
import { SEARCH } from './raw.ts';
import { absent, type Reader, type Reading, type Source, textOf } from './reading.ts';

const LONGEST = 100;

const NOBODY = 'Personne ne correspond. Pour créer une fiche, écrivez le prénom et le nom.';

const who: TextField = text({
  label: 'Qui ?',
  help: 'Nom, téléphone ou année de naissance',
  required: true,
  maxLength: LONGEST,
  missing: 'Écrivez un nom, un téléphone ou une année.',
});

export const readPerson: Reader<'person'> = (field, source) => {
  const code = textOf(source);
  const { persons } = source.context;
  if (code === '' || code === field.anonymous) return absent;
  if (code === SEARCH && persons) return sought(field, source, persons);
  return persons?.has(code) ? { value: code } : { error: 'Cette personne est introuvable.' };
};

/** Words first, then a choice among the near ones: the same two screens on every client, phones included. */
function sought(field: FieldOf<'person'>, source: Source, persons: PersonDirectory): Reading<string> {
  const wordsName = `${source.name}.recherche`;
  const typed = cleanLine(textOf({ ...source, name: wordsName })).slice(0, LONGEST);
  if (typed === '') return { ask: { [wordsName]: who } };
  const choiceName = `${source.name}.choix`;
  const chosen = textOf({ ...source, name: choiceName });
  if (chosen === field.anonymous) return absent;
  if (persons.has(chosen)) return { value: chosen };
  const found = persons.search(typed);
  // Nothing to choose from: other words are typed over these.
  if (found.length === 0) return { error: NOBODY, at: wordsName };
  const options = [...found, { code: field.anonymous, label: field.anonymous }];
  return {
    ask: {
      [choiceName]: choice({
        label: field.label,
        required: true,
        options,
        missing: 'Choisissez la personne.',
      }),
    },
  };
}
