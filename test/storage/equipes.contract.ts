// Teams: made, joined by who was asked and agrees, left or put out of; coordinated by somebody at all times.
import { beforeAll, describe, expect, it } from 'vitest';
import { presencesIn } from '#bot/domain/equipe.ts';
import type { Table } from '#bot/ports.ts';
import { equipesCoordonnees, findEquipe, invitationsIn, invitationsOf } from '#bot/storage/equipes.ts';
import {
  changeRole,
  createEquipe,
  endInvitation,
  inviteToEquipe,
  joinEquipe,
  leaveEquipe,
} from '#bot/storage/save-equipe.ts';
import { failing, type Records, recordsOn } from '#test/support/records.ts';

const TODAY = '2026-11-19';
const TOMORROW = '2026-11-20';

export function equipesContract(open: () => Promise<Table>): void {
  let table: Table;
  let nadia: Records;
  let lea: Records;
  let id: string;
  let made = 0;
  beforeAll(async () => {
    table = await open();
  });
  const meet = async () => {
    nadia = recordsOn(table);
    lea = recordsOn(table);
    made += 1;
    id = `equipe${made}`;
    await createEquipe({ id, nom: 'Nord', de: nadia.acteur, today: TODAY }, nadia);
  };
  const by = (who: Records, today = TODAY) => ({ equipe: id, de: who.acteur, today, id: who.gesture() });
  const join = (who: Records, today = TODAY) => joinEquipe({ ...by(who, today), role: 'conseiller' }, who);
  const welcome = async (who: Records, today = TODAY) => {
    await inviteToEquipe(who.acteur, by(nadia, today), nadia);
    return join(who, today);
  };
  const stays = async () => (await findEquipe(id, { table }))?.membres ?? [];
  const told = async (who: Records) => {
    const { items } = await table.query({ pk: `M#${who.acteur}`, prefix: 'J#', limit: 20 });
    return items.map((item) => (item.sur as { quoi: string }).quoi);
  };

  it('is of whoever makes it, once, whatever is repeated', async () => {
    await meet();
    await createEquipe({ id, nom: 'Autre', de: lea.acteur, today: TODAY }, lea);
    expect(await stays()).toEqual([{ acteur: nadia.acteur, role: 'coordinateur', du: TODAY }]);
    expect(await equipesCoordonnees(lea.acteur, TODAY, lea)).toEqual([]);
    expect((await equipesCoordonnees(nadia.acteur, TODAY, nadia)).map(({ nom }) => nom)).toEqual(['Nord']);
  });

  it('counts nobody who has not agreed, and tells both sides', async () => {
    await meet();
    expect(await inviteToEquipe(lea.acteur, by(nadia), nadia)).toBe('invite');
    expect(await inviteToEquipe(lea.acteur, by(nadia), nadia)).toBe('deja_invite');
    expect(await stays()).toHaveLength(1);
    expect((await invitationsOf(lea.acteur, lea)).map(({ nom, de }) => [nom, de])).toEqual([
      ['Nord', nadia.acteur],
    ]);
    expect((await join(lea))?.membres).toHaveLength(2);
    expect([await invitationsOf(lea.acteur, lea), await invitationsIn(id, lea)]).toEqual([[], []]);
    expect(await inviteToEquipe(lea.acteur, by(nadia), nadia)).toBe('deja_membre');
    expect([await told(lea), await told(nadia)]).toEqual([['propose'], ['accepte']]);
  });

  it('cannot be joined unasked, or once the invitation was withdrawn', async () => {
    await meet();
    expect(await join(lea)).toBeUndefined();
    await inviteToEquipe(lea.acteur, by(nadia), nadia);
    expect(await endInvitation(lea.acteur, by(nadia), nadia)).toBe(true);
    expect(await endInvitation(lea.acteur, by(nadia), nadia)).toBe(false);
    expect(await join(lea)).toBeUndefined();
    await inviteToEquipe(lea.acteur, by(nadia), nadia);
    expect(await endInvitation(lea.acteur, by(lea), lea)).toBe(true);
    expect(await invitationsIn(id, nadia)).toEqual([]);
  });

  it('is changed by its coordinators alone', async () => {
    await meet();
    await welcome(lea);
    const somebody = recordsOn(table).acteur;
    await inviteToEquipe(somebody, by(nadia), nadia);
    await expect(endInvitation(somebody, by(lea), lea)).rejects.toThrow('Seuls les coordinateurs');
    await expect(inviteToEquipe(somebody, by(lea), lea)).rejects.toThrow('Seuls les coordinateurs');
    await expect(leaveEquipe(nadia.acteur, by(lea), lea)).rejects.toThrow('Seuls les coordinateurs');
    await expect(changeRole({ acteur: lea.acteur, role: 'coordinateur' }, by(lea), lea)).rejects.toThrow();
    expect(await changeRole({ acteur: lea.acteur, role: 'coordinateur' }, by(nadia), nadia)).toBe(true);
    expect(await equipesCoordonnees(lea.acteur, TODAY, lea)).toHaveLength(1);
  });

  it('keeps the days of who left, that day included, and those of who came back', async () => {
    await meet();
    await welcome(lea);
    expect(await leaveEquipe(lea.acteur, by(nadia, TOMORROW), nadia)).toBe(true);
    expect(await leaveEquipe(lea.acteur, by(nadia, '2026-11-25'), nadia)).toBe(false);
    await welcome(lea, '2026-12-01');
    const equipe = await findEquipe(id, { table });
    const days = equipe ? presencesIn([equipe], { from: '2026-11-01', to: '2026-12-31' }) : [];
    expect(days.filter(({ acteur }) => acteur === lea.acteur).map(({ from, to }) => [from, to])).toEqual([
      [TODAY, TOMORROW],
      ['2026-12-01', '2026-12-31'],
    ]);
  });

  it('takes back who left that very day as if they had not', async () => {
    await meet();
    await welcome(lea);
    await leaveEquipe(lea.acteur, by(lea), lea);
    await welcome(lea);
    expect(await stays()).toContainEqual({ acteur: lea.acteur, role: 'conseiller', du: TODAY });
  });

  it('always has a coordinator, even where two leave at once', async () => {
    await meet();
    await expect(leaveEquipe(nadia.acteur, by(nadia), nadia)).rejects.toThrow('au moins un coordinateur');
    await welcome(lea);
    await changeRole({ acteur: lea.acteur, role: 'coordinateur' }, by(nadia), nadia);
    const left = await Promise.allSettled([
      leaveEquipe(nadia.acteur, by(nadia), nadia),
      leaveEquipe(lea.acteur, by(lea), lea),
    ]);
    expect(left.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const coordinators = (await stays()).filter((s) => s.role === 'coordinateur' && s.au === undefined);
    expect(coordinators).toHaveLength(1);
  });

  describe('on a store that fails', () => {
    it('is joined once, or not at all', async () => {
      await meet();
      await inviteToEquipe(lea.acteur, by(nadia), nadia);
      const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const;
      const unlucky = failing(lea, { seed: 5, write: { probability: 0.5, faults } });
      await join(unlucky);
      expect((await stays()).filter(({ acteur }) => acteur === lea.acteur)).toHaveLength(1);
      expect(await told(nadia)).toEqual(['accepte']);
    });
  });
}
