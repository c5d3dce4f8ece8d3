// Sendings as they are kept: once whatever is repeated, sealed, with the person and gone with her; from one state to another for one alone.
import { beforeAll, describe, expect, it } from 'vitest';
import { isPreview } from '#bot/domain/beneficiaire/envoi.ts';
import type { Table } from '#bot/ports.ts';
import { recentDestinataires, rememberDestinataire } from '#bot/storage/destinataires.ts';
import { eraseEnvois, fichierDe, nameOf } from '#bot/storage/envoi-fichier.ts';
import { changeEnvoi, createEnvoi, envoisOf, findEnvoi, isPassword, moveEnvoi } from '#bot/storage/envois.ts';
import { keyOf } from '#bot/storage/keys.ts';
import {
  ADRESSE,
  asked,
  envoiKept,
  MOT_DE_PASSE,
  posteOn,
  prepared,
  someEnvoi,
} from '#test/support/envois.ts';
import type { Fault } from '#test/support/faulty-table.ts';
import { failing } from '#test/support/records.ts';

const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];
const bytes = new TextEncoder().encode('%PDF-1.7 Kervoëlen');

export function envoisContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  describe('a sending', () => {
    it('reads as it was prepared, and no record holds a name, an address or a password', async () => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      expect(await findEnvoi(of, poste.lea)).toEqual({ ...someEnvoi(poste.lea, of), rev: 1 });
      const [kept] = await table.get([keyOf.envoi(of.personne, of.id)]);
      expect(JSON.stringify(kept)).not.toMatch(/Kervo|ccas|bodufi|mediatheque/);
      expect(kept?.expire).toBe(Math.ceil((poste.lea.clock() + 24 * 3_600_000) / 1000));
    });

    it('prepared again by the same gesture is the first', async () => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      const other = someEnvoi(poste.lea, of);
      await createEnvoi({ ...other, scelle: { ...other.scelle, adresse: 'autre@exemple.fr' } }, poste.lea);
      expect((await envoiKept(of, poste)).scelle.adresse).toBe(ADRESSE);
    });

    it('that left is in the list of her sendings, the last first; one that was only prepared is not', async () => {
      const poste = posteOn(table);
      const first = await prepared(poste, { id: '001' });
      await createEnvoi({ ...someEnvoi(poste.lea, { ...first, id: '002' }) }, poste.lea);
      await createEnvoi({ ...someEnvoi(poste.lea, { ...first, id: '003' }) }, poste.lea);
      for (const id of ['001', '003']) await asked({ ...first, id }, poste);
      expect((await envoisOf(first.personne, poste.lea)).map(({ id }) => id)).toEqual(['003', '001']);
      const [kept] = await table.get([keyOf.envoi(first.personne, '003')]);
      expect(kept, 'it stays').not.toHaveProperty('expire');
    });

    it('goes from one state to another for one of those who try at once', async () => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      const moves = await Promise.all(
        [1, 2, 3].map(() =>
          moveEnvoi(of, { from: 'prepare', to: (now) => ({ ...now, etat: 'annule' }) }, poste.lea),
        ),
      );
      expect(moves.filter((move) => move?.changed)).toHaveLength(1);
      expect((await envoiKept(of, poste)).rev).toBe(2);
    });

    it.each(faults)('is changed once when the write is %s', async (fault) => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      const faulty = failing(poste.lea, { write: { calls: { 1: fault } } });
      const apply = (now: Parameters<typeof isPassword>[0]) =>
        now.erreurs === 0 ? { ...now, erreurs: now.erreurs + 1 } : undefined;
      await changeEnvoi(of, { apply }, faulty);
      expect((await envoiKept(of, poste)).erreurs).toBe(1);
    });

    it('tells its password from any other, and keeps no other trace of it once the file is made', async () => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      await fichierDe(await envoiKept(of, poste), async () => bytes, poste.deps);
      const { scelle, ...rest } = await envoiKept(of, poste);
      expect(scelle).not.toHaveProperty('motDePasse');
      expect(scelle).not.toHaveProperty('fiche');
      expect(isPassword({ ...rest, scelle }, MOT_DE_PASSE)).toBe(true);
      expect(isPassword({ ...rest, scelle }, `${MOT_DE_PASSE}x`)).toBe(false);
      expect(isPreview(rest, poste.lea.clock() + 24 * 3_600_000)).toBe(false);
    });
  });

  describe('its file', () => {
    it('is made once: whoever asks meanwhile gets the same', async () => {
      const poste = posteOn(table);
      const envoi = await envoiKept(await prepared(poste, { voie: 'lien' }), poste);
      const render = async () => new TextEncoder().encode(poste.lea.newId());
      const made = await Promise.all([1, 2, 3].map(() => fichierDe(envoi, render, poste.deps)));
      expect(new Set(made.map((file) => Buffer.from(file ?? []).toString())).size).toBe(1);
    });

    it('lies sealed where no password protects it', async () => {
      const poste = posteOn(table);
      const envoi = await envoiKept(await prepared(poste, { voie: 'lien' }), poste);
      expect(await fichierDe(envoi, async () => bytes, poste.deps)).toEqual(bytes);
      const lying = Buffer.from((await poste.deps.files.read(nameOf(envoi))) ?? []);
      expect(lying.length).toBeGreaterThan(0);
      expect(lying.toString()).not.toMatch(/PDF|Kervo/);
      expect(Buffer.from(lying.toString(), 'base64').toString()).not.toContain('Kervo');
    });

    it('is gone with the person, and so is every word of the sending', async () => {
      const poste = posteOn(table);
      const of = await prepared(poste);
      await fichierDe(await envoiKept(of, poste), async () => bytes, poste.deps);
      await eraseEnvois(of.personne, poste.deps);
      expect(await poste.deps.files.read(nameOf(of))).toBeUndefined();
      expect(await findEnvoi(of, poste.lea)).toBeUndefined();
      await eraseEnvois(of.personne, poste.deps);
    });
  });

  describe('addresses written to', () => {
    it('are offered again, the last first, each once, eight at most, sealed', async () => {
      const { lea } = posteOn(table);
      const remember = async (adresse: string) =>
        table.write([await rememberDestinataire(lea.acteur, adresse, lea)]);
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await remember(`as${n}@ccas.exemple.fr`);
      await remember('as5@ccas.exemple.fr');
      const known = await recentDestinataires(lea.acteur, lea);
      expect(known.map((adresse) => adresse.charAt(2)).join('')).toBe('59876432');
      expect(JSON.stringify(await table.get([keyOf.destinataires(lea.acteur)]))).not.toContain('ccas');
      expect(await recentDestinataires(posteOn(table).lea.acteur, lea)).toEqual([]);
    });
  });
}
