// Options that are not, or are no more, and counts that cannot be.
import { describe, expect, it } from 'vitest';
import { expectSentence } from './sentences.ts';
import { knownStage, leastOf, VERSIONS } from './stage.ts';

describe.each(VERSIONS)('on Mattermost %s, an option', (version) => {
  it.each([
    ['duree', 'jamais', /^Durée : /],
    ['lieu', 'lieu.inconnu', /^Lieu : Ce lieu n’existe plus : choisissez-en un autre\.$/],
    ['lieu', 'mon_bureau', /^Lieu : Ce choix n’existe plus/],
    ['lieu', 'domicile.99999', /^Lieu : /],
    ['lieu', 'constructor', /^Lieu : Ce choix n’existe plus/],
    ['thematiques', ['inconnue'], /^Thématiques : Ce choix n’existe plus/],
    ['thematiques', 'email,inconnue', /^Thématiques : Ce choix n’existe plus/],
    ['thematiques', ['papiers_elections_citoyennete'], /^Thématiques : Ce choix n’existe plus/],
    ['materiel', ['toString'], /^Matériel : Ce choix n’existe plus/],
    ['materiel', ['aucun', 'ordinateur'], /^Matériel : « .* » ne va avec aucun autre choix\.$/],
  ])('of « %s » that is %j is refused by the name of its field', async (field, value, sentence) => {
    const stage = await knownStage({ version });
    const dialog = await stage.open('/cra individuel complet');
    const answers = leastOf(dialog);
    for (const name of Object.keys(answers)) if (name.startsWith(`${field}__`)) delete answers[name];
    const { error } = await stage.submit(dialog, { ...answers, [field]: value });
    expectSentence(error);
    expect(error).toMatch(sentence);
    expect(await stage.cras()).toEqual([]);
  });

  it('« _vide », its label, or both as an object, is nothing', async () => {
    const stage = await knownStage({ version });
    const dialog = await stage.open('/cra individuel complet');
    const empty = { materiel: ['_vide'], genre: '_vide', suite: { label: 'Non renseigné', value: '_vide' } };
    expect(await stage.submit(dialog, { ...leastOf(dialog), ...empty })).toEqual({});
    const values = (await stage.cras())[0]?.values ?? {};
    for (const name of Object.keys(empty)) expect(values).not.toHaveProperty(name);
  });

  it('sent with its label is read by its value', async () => {
    const stage = await knownStage({ version });
    const dialog = await stage.open('/cra individuel complet');
    const genre = { label: 'Féminin', value: 'feminin' };
    await stage.submit(dialog, { ...leastOf(dialog), genre });
    expect((await stage.cras())[0]?.values.genre).toBe('feminin');
  });
});

const SUM = 'La somme des données socio-démographiques dépasse le total des bénéficiaires anonymes.';

describe('counters', () => {
  it.each([
    ['above the total', { genre__feminin: '5', genre__masculin: '4' }, /^Genre : /],
    ['above the total in another group', { trancheAge__moins_de_douze: '9' }, /^Tranche d’âge : /],
    ['above the total among those who came before', { dejaAccompagnes: '9' }, /^Déjà accompagnés : /],
  ])('%s are refused by the name of their group', async (_what, counted, named) => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra atelier 8 complet');
    const { error } = await stage.submit(dialog, { ...leastOf(dialog), ...counted });
    expectSentence(error);
    expect(error).toMatch(named);
    expect(await stage.cras()).toEqual([]);
    if (!('dejaAccompagnes' in counted)) expect(error).toContain(SUM);
  });

  it.each([
    ['-1', /Féminin : ce nombre ne peut pas être négatif\.$/],
    ['1,5', /Féminin : écrivez un nombre entier/],
    ['1.5', /Féminin : écrivez un nombre entier/],
    ['1e3', /Féminin : écrivez un nombre entier/],
    ['0x10', /Féminin : écrivez un nombre entier/],
    ['deux', /Féminin : écrivez un nombre entier/],
    ['NaN', /Féminin : écrivez un nombre entier/],
    ['99999999999999999999', /Féminin : indiquez au plus 10.000\.$/],
  ])('of %s are refused by their own name', async (typed, sentence) => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra atelier 8 complet');
    const { error, errors } = await stage.submit(dialog, { ...leastOf(dialog), genre__feminin: typed });
    expectSentence(error);
    expect(error).toMatch(sentence);
    expect(Object.keys(errors ?? {})).toEqual(['genre__feminin']);
    expect(await stage.cras()).toEqual([]);
  });

  it('at the total are taken, and a nought says nothing', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra atelier 8 complet');
    const counted = { genre__feminin: '5', genre__masculin: 3, genre__non_communique: '0' };
    expect(await stage.submit(dialog, { ...leastOf(dialog), ...counted })).toEqual({});
    expect((await stage.cras())[0]?.values.genre).toEqual({ feminin: 5, masculin: 3 });
  });
});
