// Files of figures: asked for by a press, told of in the direct channel, taken by a link; and activities in La Coop's columns.
import { expect } from 'vitest';
import { textIn, xmlParts } from '#test/support/ecrits.ts';
import { habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { addressIn } from '#test/support/pages.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';

async function travaille(qui: Quelquun): Promise<void> {
  for (const message of ['/cra individuel 45 email', '/cra atelier 8 1h email hier']) {
    await qui.tape(message);
    await qui.appuie('Enregistrer');
  }
}

/** Waits for the file that was just asked for, and takes it. */
async function recoit(
  stage: Stage,
  qui: Quelquun,
): Promise<{ readonly nom: string; readonly bytes: Uint8Array }> {
  await stage.minute();
  expect(qui.messages.at(-1)?.message).toContain('Le fichier que vous avez demandé est prêt');
  await qui.appuie('Télécharger');
  const address = addressIn(qui.ecran());
  expect(await (await fetch(address)).text(), 'a look at the address takes nothing').toContain(
    'Votre fichier est prêt',
  );
  const given = await fetch(address, { method: 'POST' });
  const nom = /filename="([^"]+)"/.exec(given.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return { nom, bytes: new Uint8Array(await given.arrayBuffer()) };
}

parcours('le tableur de mes chiffres, en deux appuis', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await travaille(lea);
  await lea.tape('/stats mois');
  await lea.prend('Excel', { menu: 'Fichier' });
  expect(lea.ecran()).toContain('Je prépare le fichier');
  const { nom, bytes } = await recoit(stage, lea);
  expect(nom).toMatch(/^statistiques-mes-chiffres-.*\.xlsx$/);
  const text = textIn(await xmlParts(bytes), /worksheets|sharedStrings/);
  expect(text).toContain('Accompagnements');
  expect(text).toContain('E-mail');
});

parcours('le même en PDF et en diapositives', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await travaille(lea);
  await lea.tape('/stats mois');
  await lea.prend('PDF', { menu: 'Fichier' });
  const pdf = await recoit(stage, lea);
  expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
  await lea.tape('/stats mois');
  await lea.prend('PPTX', { menu: 'Fichier' });
  const { bytes } = await recoit(stage, lea);
  expect(textIn(await xmlParts(bytes), /slides\/slide/)).toContain('9');
});

parcours(
  '/exporter activites : les colonnes de La Coop, les notes seulement si on les demande',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await travaille(lea);
    await lea.tape('/exporter activites mois csv');
    const { nom, bytes } = await recoit(stage, lea);
    expect(nom).toMatch(/^activites-.*\.csv$/);
    const lines = Buffer.from(bytes).toString('utf8').split('\r\n').filter(Boolean);
    expect(lines[0]).toMatch(/^\uFEFF/);
    expect(lines[0]).not.toContain('Notes');
    expect(lines.length).toBe(3);
    await lea.tape('/exporter activites mois csv avec notes');
    const withNotes = await recoit(stage, lea);
    expect(Buffer.from(withNotes.bytes).toString('utf8').split('\r\n')[0]).toContain('otes');
  },
);

parcours('/bilan écrit l’année, avec les mots de qui l’a vécue', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await travaille(lea);
  await lea.tape('/bilan');
  lea.ecrit('Bilan de', 'nimporte quoi');
  await lea.appuie('Préparer le bilan');
  expect(lea.ecran()).toContain('Bilan de');
  lea.ecrit('Bilan de', 'année');
  lea.ecrit('Temps forts', 'Les ateliers du jeudi.');
  lea.ecrit('Paroles recueillies', '« Je n’ai plus peur. »');
  await lea.appuieDeuxFois('Préparer le bilan');
  const { nom, bytes } = await recoit(stage, lea);
  expect(nom).toMatch(/^bilan-d-?activite-.*\.docx$/);
  const text = textIn(await xmlParts(bytes), /document\.xml/);
  expect(text).toContain('Les ateliers du jeudi.');
  expect(text).toContain('Je n’ai plus peur.');
  expect(text).toContain('9 accompagnements ont été réalisés');
});

parcours('/exporter sans rien dire propose', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/exporter');
  expect(lea.ecran()).toContain('Activités');
  await lea.appuie('Mes bénéficiaires');
  expect(lea.ecran()).toContain('Télécharger vos bénéficiaires');
  await lea.tape('/exporter stats trimestre dernier pptx');
  expect(lea.ecran()).toContain('Je prépare le fichier');
});
