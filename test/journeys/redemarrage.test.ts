// The whole product on one machine, stopped and started again on the same folder: everything said is still there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Product, startProduct } from '#local/product.ts';
import { arrive, type Chat, type Quelquun } from '#test/support/lea.ts';

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'coopilote-redemarrage-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

interface Ouvert {
  readonly product: Product;
  readonly lea: Quelquun;
}

async function ouvre(): Promise<Ouvert> {
  const product = await startProduct({
    data,
    port: 0,
    version: '11.6',
    seed: false,
    chat: 'pocket',
    say: () => {},
    log: () => {},
  });
  if (!product.pocket) throw new Error('no pocket server');
  const chat: Chat = { version: '11.6', pocket: product.pocket, now: Date.now };
  return { product, lea: await arrive(chat, 'lea') };
}

it('Léa retrouve tout après un redémarrage : profil, activités, notes, saisie laissée, lieux', async () => {
  const first = await ouvre();
  const { lea } = first;
  await lea.tape('/cra individuel 45 mail');
  lea.choisit('Votre rôle', 'Médiation numérique');
  lea.ecrit('Votre lieu principal', 'Médiathèque Jean-Moulin');
  lea.ecrit('Commune', 'Quimper');
  await lea.appuie('Continuer');
  await lea.continue();
  await lea.appuie('Enregistrer');
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Revient mardi.');
  await lea.appuie('Enregistrer');
  await lea.tape('/cra atelier 8');
  await lea.ferme();
  await first.product.close();

  const second = await ouvre();
  const apres = second.lea;
  await apres.tape('/historique');
  expect(apres.ecran()).toContain('**Aujourd’hui** : 1 activité, 45 min');
  expect(apres.ecran()).toContain('Médiathèque Jean-Moulin');
  await apres.prend('Voir');
  expect(apres.ecran()).toContain('Revient mardi.');
  await apres.tape('/cra');
  expect(apres.ecran()).toContain('Non terminé : CRA atelier');
  await apres.appuie('Reprendre');
  expect(apres.ecran()).toContain('Bénéficiaires anonymes : 8');
  apres.choisit('Durée', '2 h');
  apres.choisit('Thématiques', 'Bureautique');
  await apres.appuie('Enregistrer');
  expect(apres.ecran()).toContain('Enregistré');
  await apres.tape('/lieux');
  expect(apres.ecran()).toContain('★ **Médiathèque Jean-Moulin**');
  await second.product.close();
});
