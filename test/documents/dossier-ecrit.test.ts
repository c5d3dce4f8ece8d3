// What is given to a person who asks what is kept of her: each part in its place, and said to be empty where it is.
import { describe, expect, it } from 'vitest';
import { dossierEcrit } from '#bot/documents/dossier-ecrit.ts';
import { dossierPdf } from '#bot/documents/dossier-pdf.ts';
import { readPdf } from '#test/support/pdf-reading.ts';
import { HABITUEL, RIEN } from './dossiers.ts';

describe('the document', () => {
  it('says of what there is none that there is none', () => {
    const said = dossierEcrit(RIEN).sections.map(({ title, blocks }) => [
      title,
      blocks.map((block) => 'text' in block && block.text).join(),
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['Ce qui a été fait (0)', 'Aucune activité n’est notée.'],
        ['Ce qui reste à faire', 'Rien.'],
        ['À qui votre fiche a été envoyée', 'À personne.'],
        ['Avec qui votre suivi est partagé', 'Avec personne.'],
        ['Qui a consulté votre fiche', 'Personne, depuis un an.'],
        ['Ce que vous avez accepté ou refusé', 'Rien n’est noté.'],
      ]),
    );
    expect(said.map(([title]) => title)).not.toContain('Ce que d’autres gardent');
  });

  it('has every word of what is kept', async () => {
    const { drawn, info } = await readPdf(await dossierPdf(HABITUEL));
    const text = drawn.join(' ').replace(/\s+/g, ' ');
    for (const words of [
      'préfère le mardi matin',
      'Quervella',
      '3 mars 2026 : Accompagnement individuel',
      '<b>sans</b>',
      'rappeler la CAF (pour le 30 novembre 2026)',
      'imprimer l’attestation (fait le 10 novembre 2026)',
      'assistante.sociale@ccas-quimper.exemple.fr',
      'réf. k3f9a2',
      'envoyé, lu 21/11/2026',
      'fiche ouverte',
      'Sami Morel garde 3 éléments',
      'cnil.fr',
    ])
      expect(text).toContain(words);
    // What file managers show names nobody.
    expect(JSON.stringify(info)).not.toContain('Kervella');
  });
});
