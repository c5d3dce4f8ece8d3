// Files of people come and go by links: dropped, told of, agreed to; taken away; given to the person herself. The chat never holds one.
import { expect } from 'vitest';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { addressIn, texteDe } from '#test/support/pages.ts';
import { parcours } from '#test/support/parcours.ts';
import { MINUTE, type Stage } from '#test/support/stage.ts';
import { tableauDe } from '#test/support/tableaux.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', notes: 'le mardi' } };
const LISTE =
  'Nom;Prénom;Né en;Tél\nDUPONT;Paul;1952;06 12 34 56 78\nLe Bihan;Awa;1990;\nKervella;Yann;;06 12\n;Zoé;;\n';

/** The address of the last message, as a browser reaches it. */
function lien(stage: Stage, qui: Quelquun): string {
  return stage.jobDeps.publicUrl + new URL(addressIn(qui.ecran())).pathname;
}

async function page(address: string, fields?: Readonly<Record<string, string>>) {
  const answer = await fetch(address, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {});
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  return { bytes, html: text, text: texteDe({ status: answer.status, headers: {}, body: text }) };
}

async function depose(address: string, contents: string | Uint8Array, nom = 'liste.csv'): Promise<void> {
  const [, depot = ''] = /name="depot" value="([^"]+)"/.exec((await page(address)).html) ?? [];
  const form = new FormData();
  for (const [name, value] of Object.entries({ depot, partie: '0', parties: '1' })) form.append(name, value);
  const bytes = typeof contents === 'string' ? contents : new Uint8Array(contents);
  form.append('fichier', new Blob([bytes]), nom);
  expect((await fetch(address, { method: 'POST', body: form })).ok).toBe(true);
}

/** Agrees to what the page shows. */
async function accepte(address: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const [, id = ''] = /name="import" value="([^"]+)"/.exec((await page(address)).html) ?? [];
  await page(address, { action: 'accepter', import: id, ...fields });
}

const gens = async (stage: Stage, { acteur }: Quelquun) =>
  (await readRepertoire(acteur, stage.deps)).map(({ prenom, nom }) => `${prenom} ${nom}`).toSorted();

parcours(
  'une liste déposée : un rapport, un accord, les personnes, un message sans aucun nom',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, [PAUL]);
    await lea.tape('/beneficiaire');
    await lea.appuie('Importer');
    expect(lea.compte).toMatchObject({ messages: 1, appuis: 1 });
    const adresse = lien(stage, lea);
    await depose(adresse, LISTE);
    await stage.minute();
    const rapport = await page(adresse);
    expect(rapport.text).toMatch(/2 personnes nouvelles.*1 personne peut-être déjà là.*1 ligne refusée/);
    expect(rapport.text).toMatch(/4 Tél Ce numéro n’est pas valide/);
    expect(await gens(stage, lea)).toEqual(['Paul Dupont']);
    await accepte(adresse, { nouvelles: 'oui', doubles: 'completer' });
    await stage.minute();
    expect((await page(adresse)).text).toContain('2 personnes ajoutées, 1 fiche complétée');
    expect(await gens(stage, lea)).toEqual(['Awa Le Bihan', 'Paul Dupont', 'Yann Kervella']);
    expect(lea.ecran()).toContain('L’import est terminé : 2 personnes ajoutées, 1 fiche complétée.');
    expect(lea.ecran()).not.toMatch(/Awa|Paul|Yann/);
    await lea.appuie('Voir');
    expect(lea.ecran()).toContain('est importé');
    await lea.tape('/beneficiaire le bihan');
    expect(lea.ecran()).toContain('Awa Le Bihan');
  },
);

parcours('deux onglets, un double appui, une relivraison : chaque personne une fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/beneficiaire importer');
  const adresse = lien(stage, lea);
  await lea.tape('/beneficiaire importer');
  const autre = lien(stage, lea);
  await depose(adresse, LISTE);
  await Promise.all([stage.minute(), stage.minute()]);
  const accord = { nouvelles: 'oui', doubles: 'creer' };
  await Promise.all([accepte(adresse, accord), accepte(adresse, accord)]);
  await Promise.all([stage.minute(), stage.minute()]);
  stage.wait(11 * MINUTE);
  await stage.minute();
  await depose(autre, LISTE);
  await stage.minute();
  expect((await page(autre)).text).toMatch(/0 personne nouvelle.*3 personnes peut-être déjà là/);
  expect(await gens(stage, lea)).toHaveLength(3);
  expect(lea.messages.filter(({ message }) => message?.includes('L’import est terminé'))).toHaveLength(1);
});

parcours('le lien d’il y a une heure, ou celui d’une autre page, n’ouvre plus rien', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/beneficiaire importer');
  const adresse = lien(stage, lea);
  expect((await page(adresse.replace('importer', 'exporter'))).text).toContain('Ce lien n’est plus valable');
  stage.wait(61 * MINUTE);
  expect((await page(adresse)).text).toContain('Ce lien n’est plus valable');
});

parcours('exportées, effacées, importées : les mêmes personnes', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/beneficiaire exporter');
  expect(lea.ecran()).not.toContain('Dupont');
  const { bytes } = await page(lien(stage, lea), { format: 'xlsx' });
  expect((await tableauDe(bytes)).lignes[0]?.cellules.slice(0, 3)).toEqual(['Dupont', 'Paul', '1952']);
  await lea.tape('/beneficiaire dupont');
  await lea.prend('Droits de la personne');
  await lea.appuie('Effacer');
  await lea.appuie('Effacer définitivement');
  await lea.tape('/beneficiaire importer');
  const adresse = lien(stage, lea);
  await depose(adresse, bytes, 'export.xlsx');
  await stage.minute();
  await accepte(adresse, { nouvelles: 'oui' });
  await stage.minute();
  await lea.tape('/beneficiaire dupont');
  expect(lea.ecran()).toMatch(/Paul Dupont[\s\S]*1952/);
  await lea.tape('/beneficiaire journal');
  expect(lea.ecran()).toMatch(/export dans un fichier · 1 personne/);
});

parcours(
  'tout lui remettre : de ses droits à un document qui la nomme, hors de la messagerie',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, [PAUL]);
    await lea.tape('/beneficiaire dupont');
    await lea.prend('Droits de la personne');
    await lea.appuie('Tout lui remettre');
    const adresse = lien(stage, lea);
    expect((await page(adresse)).text).not.toContain('Dupont');
    const { html } = await page(adresse, { format: 'json' });
    expect(JSON.parse(html)).toMatchObject({ notes: 'le mardi', consultations: expect.any(Array) });
    const { bytes } = await page(adresse, { format: 'pdf' });
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
  },
);
