// A commune out of one, two or three cells, on the real index.
import { describe, expect, test } from 'vitest';
import { communeLue } from '#bot/domain/beneficiaire/commune-lue.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import { loadCommunes } from '../../../lambdas/communes.ts';

const communes = communeMatcher(await loadCommunes());
const read = (cells: Partial<Parameters<typeof communeLue>[0]>) =>
  communeLue({ nom: '', insee: '', postal: '', ...cells }, communes);

describe('found', () => {
  test.each([
    ['by its INSEE code', { insee: '29232' }, 'Quimper (29)'],
    ['by a code that lost its zero', { insee: '1004' }, 'Ambérieu-en-Bugey (01)'],
    ['by a Corsican code', { insee: '2a004' }, 'Ajaccio (2A)'],
    [
      'by its INSEE code, whatever else is said',
      { insee: '29232', nom: 'Ergué', postal: '75001' },
      'Quimper (29)',
    ],
    ['by an INSEE code that is the postcode of others', { insee: '35000' }, undefined],
    ['by its name when the code is none', { insee: '00000', nom: 'Quimper' }, 'Quimper (29)'],
    ['by postcode and name', { nom: 'Saint-Denis', postal: '97400' }, 'Saint-Denis (974)'],
    ['by a postcode that lost its zero', { nom: 'BOURG EN BRESSE', postal: '1000' }, 'Bourg-en-Bresse (01)'],
    ['by a postcode of one commune', { postal: '29000' }, 'Quimper (29)'],
    ['by its name', { nom: 'quimper' }, 'Quimper (29)'],
    ['by all in one cell', { nom: '29000 QUIMPER' }, 'Quimper (29)'],
    ['by its label', { nom: 'Quimper (29)' }, 'Quimper (29)'],
    ['without its cedex', { nom: 'QUIMPER CEDEX 9' }, 'Quimper (29)'],
    [
      'by its name, the postcode being of a P.O. box of its département',
      { nom: 'Quimper', postal: '29196' },
      'Quimper (29)',
    ],
    ['in Corsica, likewise', { nom: 'Ajaccio', postal: '20999' }, 'Ajaccio (2A)'],
    ['as an arrondissement', { nom: 'Paris', postal: '75012' }, 'Paris 12e Arrondissement (75)'],
  ])('%s', (_how, cells, label) => {
    const lue = read(cells);
    expect('value' in lue ? lue.value.nom : undefined).toBe(label);
  });
});

describe('not guessed', () => {
  test.each([
    ['several of one name', { nom: 'Saint-Denis' }, 'Plusieurs communes possibles : Saint-Denis'],
    ['several of one postcode', { postal: '29170' }, 'Plusieurs communes possibles :'],
    ['a mistyped name', { nom: 'Quimpper' }, 'Commune introuvable. Vouliez-vous dire : Quimper (29)'],
    ['a name of nowhere', { nom: 'Zzyzxville' }, 'Commune introuvable.'],
    [
      'a name and the postcode of elsewhere',
      { nom: 'Quimper', postal: '35999' },
      'Le code postal n’est pas celui',
    ],
    ['a code of nowhere', { insee: '00000' }, 'Aucune commune n’a ce code INSEE.'],
  ])('%s', (_what, cells, said) => {
    const lue = read(cells);
    expect('error' in lue ? lue.error : lue.value.nom).toContain(said);
  });
});
